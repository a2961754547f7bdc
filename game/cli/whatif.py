"""The command `whatif`: another answer, the same luck."""

from __future__ import annotations

from pathlib import Path

from game.cli.ending import FINE
from game.cli.near import known
from game.cli.sources import played
from game.cli.talk import say, say_json
from game.cli.whatif_earlier import game_of_earlier_rules, what_if_then
from game.errors import UsageError
from game.log.replay import Replayed
from game.research.told import told_what_if
from game.research.whatif import WhatIf, all_what_ifs, what_if

Asked = tuple[int, str, str]
"""Half-year, card and option."""


def what_if_of(log: Path, asked: Asked | None, pack: str | None, *, as_json: bool) -> int:
    """Show one decision with another answer, or (`asked` None) every decision with each of its other answers."""
    earlier = game_of_earlier_rules(log, pack)
    if earlier is not None:
        return what_if_then(earlier, asked, as_json=as_json)
    with played(log, pack) as game:
        found = _found(game.replayed, asked)
    if as_json:
        say_json([told_what_if(each) for each in found])
        return FINE
    for each in found:
        _print(each)
    return FINE


def _found(replayed: Replayed, asked: Asked | None) -> tuple[WhatIf, ...]:
    recorded = (replayed.rules, replayed.setup, int(replayed.header.seed), replayed.decisions)
    if asked is None:
        return tuple(all_what_ifs(*recorded))
    _refuse_what_was_not_decided(replayed, *asked)
    try:
        return (what_if(*recorded, *asked),)
    except ValueError as error:
        turn, card, option = asked
        raise UsageError(
            f"{card} could not be answered with {option} in half-year {turn}: {error}."
        ) from error


def _refuse_what_was_not_decided(replayed: Replayed, turn: int, card: str, option: str) -> None:
    count = len(replayed.decisions)
    if turn > count:
        raise UsageError(
            f"The log holds the decisions of {count} half-years; --turn {turn} is not among them."
        )
    known(
        card, tuple(name for name, _ in replayed.decisions[turn - 1].choices), "card", f"in half-year {turn}"
    )
    known(
        option, tuple(choice.key for choice in replayed.rules.layout.choices if choice.card == card), "option"
    )


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
