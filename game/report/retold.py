"""A debrief for a screen: its parts one by one, each worked out once, and what is slow in pieces.

Whoever shows it calls `work` between two looks at the keyboard until it answers that all is done.
"""

from __future__ import annotations

from functools import cached_property

from game.report.causes import Causes, causes_of
from game.report.debrief import Debrief
from game.report.home import FollowUp, follow_ups, questions
from game.report.lines import GaugeLine, gauge_lines
from game.report.table_talk import Ballot, Known, Loads, Note, ballots, known, loads, notes
from game.report.turning import Candidate, Turning, candidates, replays, turnings
from game.report.years import HalfYearFilm, half_year
from game.research.whatif import WhatIf, WhatIfs


class Retold:
    """One game in one language. What a part needs is read when it is asked for."""

    def __init__(self, debrief: Debrief, before: Retold | None = None) -> None:
        """`before` is the same game in another language: its replays are not done again."""
        self.debrief = debrief
        self.replays: WhatIfs = replays(debrief) if before is None else before.replays
        self._films: dict[int, HalfYearFilm] = {}
        self._causes: dict[str, Causes] = {}

    @property
    def half_years(self) -> int:
        """How many were played."""
        return len(self.debrief.steps) - 1

    @property
    def gauges(self) -> tuple[str, ...]:
        """The gauges' ids."""
        return self.debrief.scenario.settings.gauges

    # ------------------------------------------------------------------------------------ what is done in pieces

    def work(self) -> bool:
        """Do one more piece: replay one decision, or find one gauge's causes; False when nothing was left to do."""
        if not self.replays.done:
            self.replays.work()
            return True
        missing = next((gauge for gauge in self.gauges if gauge not in self._causes), None)
        if missing is None:
            return False
        self.causes(missing)
        return True

    @property
    def pieces(self) -> int:
        """How many pieces of work there are in all."""
        return self.replays.total + len(self.gauges)

    @property
    def done(self) -> int:
        """How many of them are done."""
        return len(self.replays.found) + len(self._causes)

    # ------------------------------------------------------------------------------------ the parts

    def half_year(self, turn: int) -> HalfYearFilm:
        """One half-year of the film, counted from 1."""
        if turn not in self._films:
            self._films[turn] = half_year(self.debrief, turn)
        return self._films[turn]

    def causes(self, gauge: str) -> Causes:
        """What moved a gauge over the whole game."""
        if gauge not in self._causes:
            self._causes[gauge] = causes_of(self.debrief.play, gauge)
        return self._causes[gauge]

    @cached_property
    def lines(self) -> tuple[GaugeLine, ...]:
        """The gauges over the half-years."""
        return tuple(gauge_lines(self.debrief.play))

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:
        """The decisions to guess among: only once the replays are done."""
        return tuple(candidates(self.debrief, self._replayed()))

    @cached_property
    def turnings(self) -> tuple[Turning, ...]:
        """The turning points: only once the replays are done."""
        return tuple(turnings(self.debrief, self._replayed()))

    @cached_property
    def known(self) -> tuple[Known, ...]:
        """What each role knew about the cases that were played."""
        return tuple(known(self.debrief))

    @cached_property
    def loads(self) -> Loads:
        """Whose capacity was free while others had too much."""
        return loads(self.debrief)

    @cached_property
    def ballots(self) -> tuple[Ballot, ...]:
        """The votes with a minority, or with a reason that was kept."""
        return tuple(each for each in ballots(self.debrief) if each.minority or each.reasons)

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """What the table wrote for itself."""
        return tuple(notes(self.debrief))

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """What the cases ask one's own municipality."""
        return questions(self.debrief)

    @cached_property
    def follow_ups(self) -> tuple[FollowUp, ...]:
        """What the gatherings ask to do afterwards."""
        return tuple(follow_ups(self.debrief))

    def _replayed(self) -> tuple[WhatIf, ...]:
        if not self.replays.done:
            raise ValueError("the decisions are not all replayed yet")
        return self.replays.found
