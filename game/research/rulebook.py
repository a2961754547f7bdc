"""A scenario's rules, ready to replay logs by: what `verify`, `replay`, `whatif` and `archive` ask, and nothing more.

This is the seam between the program and a version of the rules. Logs go in as their records, and what comes out are
counts, sentences' codes and the documented forms of `game.research.told`; no state, layout or scenario. A frozen
version (`game.past`) has a copy of this module beside its copy of the rules, and that copy must go on answering as
this one does: change the signatures here, and each frozen copy needs the same change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from game.engine.decisions import Decisions
from game.engine.state import Rules, Setup
from game.engine.step import compile_rules
from game.errors import LogError
from game.log.read import LogFile
from game.log.replay import Replayed, reached, replay_checked
from game.log.setup import refuse_other_rules
from game.log.verification import Reached
from game.pack.hashes import rules_hash
from game.pack.load import load
from game.pack.schema import Scenario
from game.research.slips import slips_text
from game.research.told import Data, told_game, told_what_if
from game.research.whatif import all_what_ifs, what_if
from game.texts.catalogue import Words


class Rulebook:
    """One scenario by one version of the rules. It can replay any number of logs, and is made ready by the first."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario

    @cached_property
    def rules_hash(self) -> str:
        """What a log's header must name."""
        return rules_hash(self._scenario)

    @cached_property
    def _rules(self) -> Rules:
        return compile_rules(self._scenario)

    def reached(self, log: LogFile) -> Reached:
        """How far a log replays to the same states. Raises LogError when it is not a game by these rules."""
        return reached(log, self._rules_of(log))

    def game(self, log: LogFile, path: Path) -> LoggedGame:
        """A log's game, replayed; `path` only names it in errors.

        Raises LogError when it is not a game by these rules, or comes out otherwise.
        """
        replayed = replay_checked(log.header, log.records, self._rules_of(log))
        if replayed.fault is not None:
            raise LogError("apart", path=path, turn=replayed.fault.turn, what=replayed.fault.what)
        return LoggedGame(replayed)

    def _rules_of(self, log: LogFile) -> Rules:
        refuse_other_rules(log.header, self.rules_hash, self._scenario.settings.id)
        return self._rules


class LoggedGame:
    """A game that was replayed to the states that its log tells."""

    def __init__(self, replayed: Replayed) -> None:
        self._replayed = replayed

    @property
    def half_years(self) -> int:
        """How many were played."""
        return len(self._replayed.turns)

    @property
    def state_hash(self) -> str:
        """That of the last half-year's last day."""
        return str(self.told(self.half_years)["turns"][0]["state_hash"])

    def told(self, turn: int | None = None) -> Data:
        """The game, or one half-year of it (0 is the start), as `game.research.told` says."""
        return told_game(self._replayed, turn)

    def slips(self, speak: Words) -> str | None:
        """A sentence about amounts that no equation should come to; None where there were none."""
        return slips_text(self._replayed.rules, [step.closed for step in self._replayed.steps], speak)

    def answers(self, turn: int) -> Mapping[str, tuple[str, ...]]:
        """The cards that were decided in a half-year (from 1), each with all the answers that it has."""
        choices = self._replayed.rules.layout.choices
        return {
            card: tuple(choice.key for choice in choices if choice.card == card)
            for card, _ in self._replayed.decisions[turn - 1].choices
        }

    def what_if(self, turn: int, card: str, option: str) -> Data:
        """The game with another answer to a card, told as `game.research.told` says.

        ValueError when that answer was not legal then.
        """
        return told_what_if(what_if(*self._recorded(), turn, card, option))

    def what_ifs(self) -> Iterator[Data]:
        """As `what_if`, for every decision with each of its other legal answers, in the order of the game."""
        return map(told_what_if, all_what_ifs(*self._recorded()))

    def _recorded(self) -> tuple[Rules, Setup, int, tuple[Decisions, ...]]:
        replayed = self._replayed
        return replayed.rules, replayed.setup, int(replayed.header.seed), replayed.decisions


def open_rulebook(folder: Path, shown_as: str | None = None) -> Rulebook:
    """The rules of a pack. Raises PackError with every problem of the pack."""
    return Rulebook(load(folder, shown_as))
