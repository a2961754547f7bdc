"""The form in the debrief: the way to it, and what the group may see of it."""

from __future__ import annotations

from game.report.forms import DotLine as Line
from game.report.forms import FormsShown, forms_shown
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Gap, Grow, Row
from game.ui.pages.town import over_town
from game.ui.room import Room
from game.ui.theme import Form, Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.dotline import SIDE, DotLine, DotMark
from game.ui.widgets.text import Text, heading

MARKS = (("before", Form.RING), ("then", Form.DIAMOND), ("after", Form.CIRCLE))
"""What each mean looks like, from the first one to the last."""
AIRY = 8


def seen_of(room: Room) -> FormsShown | None:
    """What the group sees; None where nobody has filled in a form."""
    return forms_shown(room.play(), room.sheets())


def invitation(room: Room) -> Element:
    """The form after the game, for whoever wants to."""
    say, seen = room.say, seen_of(room)
    counts = f"{seen.counts} {seen.hidden}".strip() if seen is not None else ""

    def sheet(head: float, size: float, gap: float) -> Element:
        way = Button(say("window.debrief.home.form.open"), Action("form"), Kind.SECONDARY)
        parts = (
            heading(say("window.debrief.home.form"), head),
            Gap(gap),
            Text(say("window.debrief.home.form.lead"), size),
            Text(counts, size, ink=Ink.MUTED),
            Gap(gap),
            Row((way, Grow())),
        )
        return over_town(room, Column(parts, gap=gap, padding=(90, 2 * gap)))

    return Fit(
        (
            sheet(Type.TITLE, Type.LEAD, 18),
            sheet(Type.FIGURE, Type.BODY, 10),
            sheet(Type.LEAD, Type.SMALL, 4),
        )
    )


def before_and_after(room: Room, seen: FormsShown) -> Element:
    """The sentences with their dots, and what was said of the rest."""
    say = room.say

    def sheet(size: float, gap: float, sentences: int) -> Element:
        told = tuple(Text(each, size, leading=1.25) for each in seen.sentences[:sentences])
        head = heading(say("window.debrief.home.form_seen"), Type.HEADING if gap > AIRY else Type.LEAD)
        dots = (_legend(room, size), *(_row(room, line, size) for line in seen.lines)) if seen.lines else ()
        return Column((head, *dots, Gap(gap), *told, Grow()), gap=gap, padding=(60, gap + 4))

    few = len(seen.sentences)
    return Fit(
        (
            sheet(Type.BODY, 16, few),
            sheet(Type.LABEL, 10, few),
            sheet(Type.SMALL, 7, few),
            *(sheet(Type.SMALL, 2, shown) for shown in range(few, -1, -1)),
        )
    )


def _legend(room: Room, size: float) -> Element:
    parts = [
        Row(
            (DotLine((DotMark(50, form),), wide=SIDE), Text(room.say(f"form.{when}"), size, ink=Ink.MUTED)),
            gap=12,
            align=Align.CENTRE,
        )
        for when, form in MARKS
    ]
    return Row((*parts, Grow()), gap=44)


def _row(room: Room, line: Line, size: float) -> Element:
    found = {"before": line.before, "then": line.then, "after": line.after}
    dots = tuple(DotMark(dot.at, form) for when, form in MARKS if (dot := found[when]) is not None)
    spoken = ", ".join(
        f"{room.say(f'form.{when}')}: {dot.text}" for when, _ in MARKS if (dot := found[when]) is not None
    )
    ends = [dot.text if dot is not None else "–" for dot in (line.before, line.after)]
    figure = Text(" → ".join(ends), size, Face.BOLD)
    return Row(
        (
            Grow(Text(line.text, size, leading=1.2), 5),
            Grow(DotLine(dots, line.text, spoken), 4),
            Grow(figure, 2),
        ),
        gap=30,
        align=Align.CENTRE,
    )
