"""The command `whatif`: another answer, the same luck."""

from __future__ import annotations

from pathlib import Path

from game.cli.app import FINE
from game.cli.logs import read_game
from game.cli.talk import say, say_json
from game.errors import UsageError
from game.research.whatif import WhatIf, all_what_ifs, what_if


def what_if_of(log: Path, asked: tuple[int, str, str] | None, pack: str | None, *, as_json: bool) -> int:
    """Show one decision with another answer, or (`asked` None) every decision with each of its other answers."""
    replayed, _ = read_game(log, pack)
    recorded = (replayed.rules, replayed.setup, int(replayed.header.seed), replayed.decisions)
    if asked is None:
        found = tuple(all_what_ifs(*recorded))
    else:
        try:
            found = (what_if(*recorded, *asked),)
        except ValueError as error:
            raise UsageError(f"There is no such what-if: {error}.") from error
    if as_json:
        say_json([_as_data(each) for each in found])
        return FINE
    for each in found:
        _print(each)
    return FINE


def _print(each: WhatIf) -> None:
    say(f"Half-year {each.turn}, {each.card}: {each.option} instead of {each.chosen}, the same luck")
    for difference in sorted(each.differences, key=lambda item: -abs(item.end)):
        if difference.end != 0.0:
            say(f"  {difference.indicator}: {difference.end:+.4g} at the end")
    for word, names in (
        ("goals met instead", each.goals_gained),
        ("goals missed instead", each.goals_lost),
        ("floors kept instead", each.floors_saved),
        ("floors broken instead", each.floors_broken),
    ):
        if names:
            say(f"  {word}: {', '.join(names)}")
    if each.changed:
        say(f"  {len(each.changed)} later decisions could not hold and became others")


def _as_data(each: WhatIf) -> dict[str, object]:
    return {
        "turn": each.turn,
        "card": each.card,
        "chosen": each.chosen,
        "option": each.option,
        "differences": {item.indicator: list(item.by_turn) for item in each.differences},
        "goals_gained": list(each.goals_gained),
        "goals_lost": list(each.goals_lost),
        "floors_saved": list(each.floors_saved),
        "floors_broken": list(each.floors_broken),
        "changed": len(each.changed),
    }
