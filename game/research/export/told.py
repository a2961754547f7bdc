"""One game as its tables are told from it: its pseudonym, its replay, and what its records say beside that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from game.engine.menu import Menu
from game.engine.state import Rules, State
from game.log.header import Header
from game.log.private import PrivateFile
from game.log.replay import Replayed, Turn
from game.pack.schema import Scenario
from game.research.export.course import Course, Move
from game.session.inputs import Vote

Status = Literal["finished", "ended_early", "unfinished", "broken", "out_of_step"]


@dataclass(frozen=True, slots=True)
class Told:
    """A game that was replayed. `private` is there only where private texts were asked for and lie beside the log."""

    game: str
    group: str | None
    pack: str
    """The hash of the edition that it was replayed by."""
    replayed: Replayed
    course: Course
    broken: bool
    """Whether something is wrong with the log's chain after what is here."""
    private: PrivateFile | None
    menus: tuple[Menu, ...]
    """What could be decided, for each half-year that was played."""
    exact_time: bool
    """Whether the instant of its begin may be told, or only the month."""

    @property
    def rules(self) -> Rules:
        """The scenario's rules."""
        return self.replayed.rules

    @property
    def scenario(self) -> Scenario:
        """The scenario, with its author's texts."""
        return self.rules.scenario

    @property
    def header(self) -> Header:
        """What the log says of itself."""
        return self.replayed.header

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The half-years that were played."""
        return self.replayed.turns

    @property
    def last_day(self) -> State:
        """The last day of the last half-year that is here."""
        return self.replayed.steps[-1].closed

    @property
    def status(self) -> Status:
        """How far the game came."""
        if self.broken:
            return "broken"
        if self.replayed.fault is not None:
            return "out_of_step"
        if self.replayed.ended_early:
            return "ended_early"
        return "finished" if self.replayed.finished else "unfinished"

    @property
    def started(self) -> str | None:
        """When it began, ISO 8601: the month, or the instant where that may be told."""
        begun = self.course.begun
        if begun is None:
            return None
        return begun.isoformat() if self.exact_time else begun.strftime("%Y-%m")

    def decided_on(self, turn: int) -> State:
        """The first day of a half-year (from 1), with the cards that were brought onto it."""
        return self.replayed.steps[turn - 1].state

    def menu(self, turn: int) -> Menu:
        """What could be decided on that day."""
        return self.menus[turn - 1]

    def closed(self, turn: int) -> State:
        """The last day of a half-year; 0 is the start."""
        return self.replayed.steps[turn].closed

    def main_case(self, turn: int) -> str | None:
        """The case for the whole table that was decided in a half-year."""
        cards = self.scenario.cards
        choices = self.turns[turn - 1].decisions.choices
        return next((card for card, _ in choices if cards[card].kind == "case"), None)

    def cast(self, turn: int) -> Mapping[str, Move]:
        """By role, the move that cast its vote."""
        moves = self.course.of_turn(turn)
        return {move.facts["role"]: move for move in moves if _is_vote(move) and not move.undone}


def _is_vote(move: Move) -> bool:
    return move.kind == Vote.kind and "role" in move.facts
