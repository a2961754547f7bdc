"""The third step: the table guesses, then the turning points are shown, then the causes of it all."""

from __future__ import annotations

from dataclasses import replace

from game.report.causes import Causes
from game.report.lines import GaugeLine
from game.report.turning import Alternative, Candidate, Shift, Turning
from game.session.views.why import Cause
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Flow, Gap, Grow, Row
from game.ui.pages.choice.rows import PickRow
from game.ui.pages.debrief.film import grid_of
from game.ui.pages.debrief.step import Shown, Step, going_on, prompt, titled
from game.ui.pages.frame import next_button
from game.ui.room import Room
from game.ui.screens import Settings, Transition
from game.ui.theme import Dimension, Ink, Type
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.film import OTHER_FORM, FilmLine
from game.ui.widgets.meter import Meter
from game.ui.widgets.ornament import FormMark
from game.ui.widgets.text import Text, heading, label

WORDS, CHARTS = 6, 5
"""How the width is shared."""
CAUSES = 3
"""So many causes of each gauge are told."""
CAUSE_MANNERS = (
    (Type.BODY, 26, True),
    (Type.BODY, 14, False),
    (Type.SMALL, 6, False),
    (Type.SMALL, 2, False),
)
"""How the causes are arranged: the type size, the gap, and whether it is told what stands behind each."""


class TurningStep(Step):
    """Guessing, a page for each turning point, the causes, and what could be known at the time."""

    name = "turning"

    def __init__(self, room: Room) -> None:
        """Nothing is guessed yet."""
        super().__init__(room)
        self.guess: tuple[int, str] | None = None
        """Half-year and card of the decision that the table pointed at."""
        self._seen: dict[int, int] = {}
        """By turning point the alternative that is shown, where another one was asked for."""

    @property
    def ready(self) -> bool:
        """Whether all decisions are replayed."""
        return self.retold.replays.done

    @property
    def count(self) -> int:
        return 1 + (len(self.retold.turnings) + 2 if self.ready else 0)

    def forward(self) -> bool:
        """On; the table waits here while the game is replayed."""
        return super().forward() if self.ready else True

    def press(self, action: Action) -> Transition:
        match action:
            case Action("guess", where):
                turn, _, card = where.partition(":")
                self.guess = None if self.guess == (int(turn), card) else (int(turn), card)
            case Action("other", place):
                self._seen[self.at] = int(place)
            case _:
                pass
        return None

    def key(self, name: str) -> bool:
        """Digits point at a decision."""
        if self.at == 0 and self.ready and name.isdigit():
            places = self.retold.candidates[int(name) - 1 : int(name)] if name != "0" else ()
            for each in places:
                self.press(_guess(each))
            return bool(places)
        return False

    def show(self, settings: Settings) -> Shown:  # noqa: ARG002  it fits itself
        say = self.room.say
        if not self.ready:
            return Shown(self._working(), say("window.debrief.turning.wait"), (going_on(self.room),))
        points = self.retold.turnings
        body: Element
        if self.at == 0:
            key = "window.debrief.turning.reveal" if points else "window.next"
            hint = say("window.debrief.turning.guess.hint") if points else ""
            return Shown(self._guessing(), hint, (next_button(say(key)),))
        if self.at <= len(points):
            return self._point(points[self.at - 1])
        if self.at == len(points) + 1:
            body = Fit(tuple(self._causes(size, gap, notes=notes) for size, gap, notes in CAUSE_MANNERS))
            return Shown(body, say("window.debrief.turning.causes.hint"), (going_on(self.room),))
        body = prompt(self.room, say("report.turning.talk"), say("window.debrief.turning.talk.hint"))
        return Shown(body, "", (going_on(self.room),))

    # ------------------------------------------------------------------------------------ the guess

    def _working(self) -> Element:
        say, replays = self.room.say, self.retold.replays
        done, pieces = len(replays.found), replays.total
        told = say("window.debrief.turning.working", done=done, pieces=pieces)
        meter = Meter(
            done / pieces if pieces else 1.0,
            name=say("window.debrief.turning.title"),
            value=f"{done}/{pieces}",
        )
        title = say("window.debrief.turning.title")
        return titled(self.room, title, "", (Text(told, Type.LEAD), meter), 24)

    def _guessing(self) -> Element:
        say, points = self.room.say, self.retold.candidates
        if not points:
            return prompt(self.room, say("report.turning.none"), "")
        title, lead = say("window.debrief.turning.guess"), say("window.debrief.turning.guess.lead")
        rows = tuple(self._candidate(number, each) for number, each in enumerate(points, 1))
        slim = tuple(replace(row, slim=True, size=Type.SMALL) for row in rows)
        bare = tuple(replace(row, note="") for row in slim)
        return Fit(
            (
                titled(self.room, title, lead, rows, 12),
                titled(self.room, title, lead, slim, 6),
                titled(self.room, title, lead, slim, 3, small=True),
                titled(self.room, title, "", bare, 3, small=True),
            )
        )

    def _candidate(self, number: int, each: Candidate) -> PickRow:
        mark = None
        if each.dimension:
            dimension = Dimension[each.dimension.upper()]
            mark = FormMark(dimension.form, 22, dimension.ink)
        return PickRow(
            str(number),
            f"{each.season}: {each.title}",
            f"guess:{each.turn}:{each.card}",
            _guess(each),
            note=each.chosen,
            mark=mark,
            chosen=self.guess == (each.turn, each.card),
            chosen_word=self.room.say("window.debrief.turning.guessed"),
        )

    # ------------------------------------------------------------------------------------ a turning point

    def _point(self, point: Turning) -> Shown:
        say = self.room.say
        place = self._seen.get(self.at, point.heaviest)
        others = tuple(
            Button(
                say("window.debrief.turning.alternative", letter=each.answer.partition(":")[0]),
                Action("other", str(number)),
                Kind.SECONDARY,
                padding=24,
            )
            for number, each in enumerate(point.alternatives)
            if number != place
        )
        other = point.alternatives[place]
        lines = grid_of(
            tuple(self._twin(line, shift) for line, shift in zip(other.lines, other.shifts, strict=True))
        )
        most = len(other.goals)
        manners = [(Type.TITLE, Type.LEAD, 18, most), (Type.FIGURE, Type.BODY, 14, most)]
        manners += [(Type.LEAD, Type.LABEL, 9, most)]
        manners += [(Type.LEAD, Type.SMALL, 5, shown) for shown in range(most, -1, -1)]
        manners += [(Type.BODY, Type.SMALL, 1, 0)]
        body = Fit(
            tuple(
                Row(
                    (Grow(self._told(point, other, title, size, gap, shown), WORDS), Grow(lines, CHARTS)),
                    gap=50,
                    padding=(50, gap + 8),
                )
                for title, size, gap, shown in manners
            )
        )
        return Shown(body, say("window.debrief.turning.point.hint"), (*others, going_on(self.room)))

    def _told(  # noqa: PLR0913, PLR0917  (what is told, and how large)
        self, point: Turning, other: Alternative, title: float, size: float, gap: float, shown: int
    ) -> Element:
        say = self.room.say

        def line(text: str, ink: Ink = Ink.TEXT) -> Element:
            return Text(text, size, ink=ink, leading=1.3)

        guessed = self.guess == (point.turn, point.card)
        goals = other.goals or (say("window.debrief.turning.same"),)
        left_out = len(other.goals) - shown
        changed = (
            (line(say.count("report.turning.changed", other.changed), Ink.MUTED),) if other.changed else ()
        )
        return Column(
            (
                label(
                    say(f"window.debrief.turning.{self._rank(point)}", season=point.season), size, Ink.MUTED
                ),
                heading(point.title, title),
                *((line(say("window.debrief.turning.right"), Ink.GOOD),) if guessed else ()),
                self._legend("chosen", say("window.debrief.turning.chosen", chosen=point.chosen), size),
                self._legend("other", say("window.debrief.turning.instead", answer=other.answer), size),
                Gap(gap),
                *(line(text) for text in goals[: max(shown, 1 if not other.goals else 0)]),
                *((label(say("window.more", number=left_out), size, Ink.MUTED),) if left_out else ()),
                Gap(gap),
                line(say("window.debrief.turning.replay"), Ink.MUTED),
                *changed,
                Grow(),
            ),
            gap=gap,
        )

    def _rank(self, point: Turning) -> str:
        """Whether no other turning point weighs more."""
        return "first" if point.weight == max(each.weight for each in self.retold.turnings) else "second"

    def _legend(self, which: str, text: str, size: float) -> Element:
        """An answer with the mark that its line ends in."""
        form, ink = (Dimension.ORGANISATION.form, Ink.FILL) if which == "chosen" else (OTHER_FORM, Ink.GOAL)
        return Row(
            (FormMark(form, 24, ink), Grow(Text(text, size, leading=1.3))), gap=14, align=Align.BASELINE
        )

    def _twin(self, line: GaugeLine, shift: Shift) -> Element:
        played, other = line.figures[-1], line.other_figures[-1]
        facts = {"name": line.name, "played": played, "other": other, "word": shift.word}
        spoken = self.room.say("window.debrief.turning.both", **facts)
        ink = Ink.MUTED if shift.good is None else Ink.GOOD if shift.good else Ink.BAD
        return FilmLine(line, len(line.heights) - 1, spoken, figure=f"{shift.amount} {shift.word}", ink=ink)

    # ------------------------------------------------------------------------------------ the causes

    def _causes(self, size: float, gap: float, *, notes: bool) -> Element:
        each = tuple(
            self._cause(self.retold.causes(gauge), size, notes=notes) for gauge in self.retold.gauges
        )
        pairs = [each[at : at + 2] for at in range(0, len(each), 2)]
        rows = tuple(Row(tuple(Grow(part) for part in pair), gap=60) for pair in pairs)
        title = self.room.say("window.debrief.turning.causes")
        return titled(self.room, title, "", rows, gap, small=size == Type.SMALL)

    def _cause(self, found: Causes, size: float, *, notes: bool) -> Element:
        ink = Ink.TEXT if found.why.good is None else Ink.GOOD if found.why.good else Ink.BAD
        change = f"{found.why.before} → {found.why.after}"
        head = Flow((label(found.name, Type.LARGE), label(change, Type.LARGE, ink)), gap=16)
        rows = tuple(
            Row(
                (Grow(_cause_words(cause, size, notes=notes)), Text(cause.amount, size, leading=1.25)), gap=16
            )
            for cause, _ in [row for row in found.rows if row[0].key != "rest"][:CAUSES]
        )
        return Column((head, *rows), gap=5 if notes else 2)


def _cause_words(cause: Cause, size: float, *, notes: bool) -> Element:
    """A cause, and below it what stands behind it."""
    name = Text(cause.label, size, leading=1.25)
    if not notes or not cause.note:
        return name
    return Column((name, Text(cause.note, Type.SMALL, ink=Ink.MUTED, leading=1.2)))


def _guess(each: Candidate) -> Action:
    return Action("guess", f"{each.turn}:{each.card}")
