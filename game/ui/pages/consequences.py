"""The last beat: the town first, one sentence, one person, what the table thought and what came, the promises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.session.views import Consequences, Trend, consequences
from game.session.views.consequences import Change, Thought
from game.session.views.first_time import first_words
from game.session.views.promises import PromiseView
from game.ui.boxes import Action, Role
from game.ui.element import Element
from game.ui.layout import Align, Column, Flow, Gap, Grow, Panel, Row, Sized
from game.ui.pages.frame import next_button, trend, wide
from game.ui.pages.page import Page
from game.ui.pages.town import town_and_words
from game.ui.room import Room
from game.ui.screens import Settings
from game.ui.theme import TARGET, Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.card import card
from game.ui.widgets.meter import Meter, trend_mark
from game.ui.widgets.text import Text, heading, label


class ConsequencesPage(Page):
    """What the half-year came to."""

    name = "consequences"
    of_a_beat = True

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  the frame asks for no size here
        say, table = self.room.say, self.room.table
        predicted = table.played[-1].prediction
        guess = (predicted.indicator, predicted.direction) if predicted is not None else None
        seen = consequences(self.room.play(), guess)
        body = town_and_words(self.room, seen.person, tuple(_words(self.room, seen, size) for size in SIZES))
        why = Button(say("window.why"), Action("why", seen.indicator or ""), Kind.SECONDARY, hint="H")
        on = next_button(say("window.to_the_end" if table.played_out else "window.next_half_year"))
        ending = table.ends_after == table.turn
        usual = say("window.consequences.hint")
        hint = say("window.consequences.ends") if ending else first_words(self.room.play(), "why", usual)
        return wide(self.room, "consequences", body, hint, (why, on))


@dataclass(frozen=True, slots=True)
class Size:
    """One arrangement of the words: type sizes, gaps, and how many promises are shown."""

    title: float
    lead: float
    name: float
    text: float
    gap: float
    most: int


SIZES = (
    Size(Type.HEADING, Type.LEAD, Type.LEAD, Type.SMALL, 14, 3),
    Size(Type.HEADING, Type.LEAD, Type.OPTION, Type.SMALL, 10, 2),
    Size(Type.FIGURE, Type.BODY, Type.BODY, Type.SMALL, 6, 1),
    Size(Type.LEAD, Type.SMALL, Type.SMALL, Type.SMALL, 2, 1),
)


def _words(room: Room, seen: Consequences, size: Size) -> tuple[Element, ...]:
    lead = (Text(seen.second, size.lead, leading=1.3),) if seen.second else ()
    cards = []
    if seen.thought is not None:
        changes = (*seen.gauges, *seen.indicators)
        told = next(each for each in changes if each.indicator == seen.thought.indicator)
        cards.append(_thought(room, seen.thought, told, size))
    if seen.promises:
        cards.append(_promises(room, seen, size))
    if len(cards) < 2:  # noqa: PLR2004  (two fill the width)
        cards.append(_figures(room, seen.gauges, size))
    row = Row(tuple(Grow(each) for each in cards), gap=24)
    return (heading(seen.sentence, size.title), *lead, Gap(size.gap), row)


def _thought(room: Room, seen: Thought, told: Change, size: Size) -> Element:
    """What the table thought that a figure would do, what it did, and the two figures.

    A small change may count as level though the figures differ, so it says "about", as the choice did.
    """
    mark, level = size.name * 0.86, room.say("window.choice.predict.level")
    thought = level if seen.thought == "level" else seen.thought_text
    became = level if seen.became == "level" else seen.became_text
    arrow = Text("→", size.name, Face.SEMIBOLD, Ink.MUTED, name=room.say("window.became"))
    figures = f"{told.before} → {told.after}" + (f"\u00a0{told.unit}" if told.unit else "")
    line = Flow(
        (
            Text(seen.name, size.name, Face.BOLD),
            _went(seen.thought, thought, good=seen.thought_good, size=size),
            Row(
                (arrow, _went(seen.became, became, good=seen.became_good, size=size)),
                mark,
                align=Align.BASELINE,
            ),
        ),
        gap=mark,
    )
    title = room.say("window.thought")
    note = Text(
        " · ".join(part for part in (figures, seen.note) if part), size.text, ink=Ink.MUTED, leading=1.25
    )
    return card(Column((label(title, size.text, Ink.MUTED), line, note), gap=4), (30, size.gap + 4), title)


def _went(went: Trend, text: str, *, good: bool | None, size: Size) -> Element:
    ink = Ink.MUTED if good is None else Ink.GOOD if good else Ink.BAD
    sign = trend_mark(trend(went), good=good is not False, size=size.name * 0.86)
    return Row((sign, Text(text, size.name, Face.BOLD, ink)), 14, align=Align.BASELINE)


def _promises(room: Room, seen: Consequences, size: Size) -> Element:
    """Those that were kept or broken first; what does not fit is counted."""
    ordered = sorted(seen.promises, key=lambda each: each.state == "open")
    lines = {due.subject: due.text for due in seen.due if due.kind in ("kept", "broken", "withdrawn")}
    parts: list[Element] = [label(room.say("window.promise"), size.text, Ink.MUTED)]
    for each in ordered[: size.most]:
        parts += _promise(room, each, lines.get(each.promise, ""), size)
    if len(ordered) > size.most:
        parts.append(Text(room.say("window.more", number=len(ordered) - size.most), size.text, ink=Ink.MUTED))
    return card(Column(tuple(parts), gap=4), (30, size.gap + 4), room.say("window.promise"))


def _promise(room: Room, seen: PromiseView, line: str, size: Size) -> Iterator[Element]:
    name = size.name if size.most == 1 else min(size.name, Type.BODY)
    if seen.state != "open":
        ink = Ink.GOOD if seen.state == "kept" else Ink.BAD
        text = room.say(f"window.promise.{seen.state}", name=seen.name)
        yield Text(text, name, Face.BOLD, ink, leading=1.25)
        if line:
            yield Text(line, size.text, ink=Ink.MUTED, leading=1.25)
        return
    now = seen.now or seen.due
    yield Text(f"**{seen.name}:** {now}", name, leading=1.25)
    if seen.progress is not None:
        spoken = f"{round(100 * seen.progress)} %"
        yield Meter(seen.progress, None, Ink.GOAL, 22 if size.most == 1 else 14, seen.name, spoken)


def _figures(room: Room, gauges: tuple[Change, ...], size: Size) -> Element:
    """The gauges before and after, where there was nothing to predict or to promise."""
    rows = tuple(_figure(each, size) for each in gauges)
    title = room.say("window.gauges")
    return card(Column((label(title, size.text, Ink.MUTED), *rows), gap=2), (30, size.gap + 4), title)


def _figure(seen: Change, size: Size) -> Element:
    """A gauge before and after; pressing it asks why."""
    line = Row(
        (
            Grow(Text(seen.name, size.text, Face.SEMIBOLD)),
            Text(f"{seen.before} → {seen.after}", size.text),
            trend_mark(trend(seen.trend), good=seen.good is not False, size=size.text * 0.8),
        ),
        gap=18,
        align=Align.BASELINE,
    )
    spoken = f"{seen.name}: {seen.before} → {seen.after}"
    key = f"figure:{seen.indicator}"
    panel = Panel(line, role=Role.ROW, name=spoken, action=Action("why", seen.indicator), key=key)
    return Sized(panel, high=TARGET, at_least=True)
