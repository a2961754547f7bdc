"""The command `whatif` for games of earlier versions of the rules: what a rulebook can be asked, about cards."""

from __future__ import annotations

from pathlib import Path

from game.cli.ending import FINE
from game.cli.near import known
from game.cli.rulebooks import Rulebooks, logged_game
from game.cli.talk import say, say_json
from game.errors import UsageError
from game.log.read import parse_log
from game.log.source import source_at
from game.research.rulebook import LoggedGame
from game.research.told import Data
from game.rules import RULES_VERSION

Asked = tuple[int, str, str]
"""Half-year, card and option."""


def game_of_earlier_rules(log: Path, pack: str | None) -> LoggedGame | None:
    """A game that other rules than the present ones have played, by these; None for one of the present rules.

    Raises LogError for a version of the rules that this program does not have.
    """
    if parse_log(source_at(log).content, log).header.rules == RULES_VERSION:
        return None
    return logged_game(Rulebooks(pack), log)


def what_if_then(game: LoggedGame, asked: Asked | None, *, as_json: bool) -> int:
    """Show one decision with another answer, or (`asked` None) every decision with each of its other answers."""
    found = game.what_ifs() if asked is None else [_one(game, *asked)]
    if as_json:
        say_json(list(found))
        return FINE
    for each in found:
        _print(each)
    return FINE


def _one(game: LoggedGame, turn: int, card: str, option: str) -> Data:
    if turn > game.half_years:
        raise UsageError(
            f"The log holds the decisions of {game.half_years} half-years; --turn {turn} is not among them."
        )
    answers = game.answers(turn)
    known(card, tuple(answers), "card", f"in half-year {turn}")
    known(option, answers[card], "option")
    try:
        return game.what_if(turn, card, option)
    except ValueError as error:
        raise UsageError(
            f"{card} could not be answered with {option} in half-year {turn}: {error}."
        ) from error


def _print(each: Data) -> None:
    say(
        f"Half-year {each['turn']}, {each['card']}: {each['option']} instead of {each['chosen']}, the same luck"
    )
    at_the_end = {name: by_turn[-1] for name, by_turn in each["differences"].items()}
    for name, difference in sorted(at_the_end.items(), key=lambda item: -abs(item[1])):
        if difference != 0.0:
            say(f"  {name}: {difference:+.4g} at the end")
    for word, names in (
        ("goals met instead", each["goals_gained"]),
        ("goals missed instead", each["goals_lost"]),
        ("floors kept instead", each["floors_saved"]),
        ("floors broken instead", each["floors_broken"]),
    ):
        if names:
            say(f"  {word}: {', '.join(names)}")
    if each["changed"]:
        say(f"  {each['changed']} later decisions could not hold and became others")
