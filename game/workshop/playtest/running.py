"""Runs a playtest: plays the games, tries the answers, and keeps what there is when somebody presses Ctrl-C."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from game.engine.state import Rules
from game.research.workers import Workers
from game.workshop.playtest.plan import Plan, rounds
from game.workshop.playtest.playing import Record, play_round
from game.workshop.playtest.trying import Tried, trials, try_answers

Progress = Callable[[str, int], AbstractContextManager[Callable[[int], object]]]
"""Opens a bar of a kind ("games", "answers") and a length; what it gives is told of each step."""


@dataclass(frozen=True, slots=True)
class Played:
    """What came of a plan. Broken off, it holds the games (and then the moments) so far."""

    rules: Rules
    plan: Plan
    records: tuple[Record, ...]
    tried: tuple[Tried, ...]
    stopped: bool

    @property
    def whole(self) -> tuple[Record, ...]:
        """The games that were played to their end."""
        return tuple(record for record in self.records if record.crash is None)

    def main(self, team: str) -> tuple[Record, ...]:
        """A team's games from the plan's first setup."""
        return self.cell(0, team)

    def cell(self, place: int, team: str) -> tuple[Record, ...]:
        """A team's games from one setup."""
        return tuple(record for record in self.whole if (record.place, record.team) == (place, team))


def no_progress(what: str, length: int) -> AbstractContextManager[Callable[[int], object]]:  # noqa: ARG001
    """A bar that nobody sees."""
    return nullcontext(lambda count: count)


def run(rules: Rules, plan: Plan, workers: int, progress: Progress = no_progress) -> Played:
    """Play a plan. KeyboardInterrupt only before the first piece of work is done; later it ends the playtest early."""
    records: list[Record] = []
    tried: list[Tried] = []
    try:
        with Workers(rules, workers) as pool:
            with progress("games", plan.total) as tell:
                for games in pool.each(play_round, rounds(plan)):
                    records += games
                    tell(len(games))
            able = [record for record in records if record.place == 0 and record.crash is None]
            pieces = trials(plan.setups[0], able, plan.teams)
            with progress("answers", sum(len(trial.moments) for piece in pieces for trial in piece)) as tell:
                for found in pool.each(try_answers, pieces):
                    tried += found
                    tell(len(found))
    except KeyboardInterrupt:
        if not records:
            raise
        return Played(rules, plan, tuple(records), tuple(tried), stopped=True)
    return Played(rules, plan, tuple(records), tuple(tried), stopped=False)
