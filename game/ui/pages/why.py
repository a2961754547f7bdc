"""Why a figure moved: its causes as bars that start at zero; each opens inwards, to the equation and its source."""

from __future__ import annotations

from collections.abc import Iterator

from game.session.views import Why, consequences, why
from game.session.views.figures import with_unit
from game.session.views.why import Cause as CauseView
from game.session.views.why import Detail, Reading
from game.ui.boxes import Action, Role
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Flow, Gap, Grow, Panel, Row, Sized
from game.ui.pages.choice.rows import grid
from game.ui.pages.frame import wide
from game.ui.pages.page import Page
from game.ui.room import Room
from game.ui.screens import Pop, Push, Settings, Transition
from game.ui.theme import Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.bars import BarChart, Cause
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.card import card
from game.ui.widgets.ornament import Divider, Icon
from game.ui.widgets.text import Text, heading, label

BARE = 3
"""The tightest arrangement."""
FEW = 4
"""With no more causes than this there is room for what pulled at them."""
MOST_READS = 6
"""So many things that an equation reads are shown; more would not be read."""


class WhyPage(Page):
    """The causes of one indicator's change; Page Up and Page Down, or the arrows beside the title, take another."""

    name = "why"

    def __init__(self, room: Room, indicator: str | None) -> None:
        """None takes the one that the last beat speaks of. ValueError before the first half-year."""
        super().__init__(room)
        settings = room.play().scenario.settings
        rest = tuple(name for name in settings.indicators if name not in settings.gauges)
        self.indicators = (*settings.gauges, *rest)
        self.indicator = indicator or consequences(room.play()).indicator or self.indicators[0]

    @property
    def about(self) -> str:
        """The indicator."""
        return self.indicator

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  the frame asks for no size here
        say, seen = self.room.say, why(self.room.play(), self.indicator)
        inner = Button(say("window.why.rule"), Action("rule"), Kind.SECONDARY, icon="info", icon_first=True)
        body = Fit(tuple(self._body(seen, tight=tight) for tight in (0, 1, 2, 3)))
        back = _back(self.room)
        return wide(self.room, "consequences", body, say("window.why.hint"), (inner, back))

    def forward(self) -> Transition:
        """Back to where H was pressed."""
        return Pop()

    def back(self) -> Transition:
        """Back to where H was pressed."""
        return Pop()

    def key(self, name: str) -> Transition:
        """Another figure; H closes what H opened."""
        match name:
            case "h":
                return Pop()
            case "pageup" | "left":
                self._turn(-1)
            case "pagedown" | "right":
                self._turn(1)
            case _:
                pass
        return None

    def press(self, action: Action) -> Transition:
        """A cause, the rule of the whole, or another figure."""
        match action:
            case Action("cause", key):
                cause = _cause(why(self.room.play(), self.indicator), key)
                return (
                    Push(CausePage(self.room, self.indicator, key))
                    if cause is not None and cause.detail
                    else None
                )
            case Action("rule"):
                return Push(CausePage(self.room, self.indicator, None))
            case Action("other", step):
                self._turn(int(step))
                return None
            case _:
                return super().press(action)

    def _turn(self, step: int) -> None:
        here = self.indicators.index(self.indicator)
        self.indicator = self.indicators[(here + step) % len(self.indicators)]

    def _body(self, seen: Why, *, tight: int) -> Element:
        """From the fullest to the barest: at 2 without what stands behind the causes, at 3 without their notes."""
        ink = _ink(good=seen.good)
        say, type_ = self.room.say, min(tight, 2)
        title = Column(
            (
                heading(seen.title, (Type.HEADING, Type.FIGURE, Type.LEAD)[type_]),
                Text(seen.change, Type.LEAD if tight < 2 else Type.LABEL, Face.BOLD, ink),  # noqa: PLR2004
            )
        )
        step = (
            Button(
                "",
                Action("other", "-1"),
                Kind.QUIET,
                icon="chevron-left",
                padding=14,
                name=say("window.why.before"),
            ),
            Button(
                "",
                Action("other", "1"),
                Kind.QUIET,
                icon="chevron-right",
                padding=14,
                name=say("window.why.after"),
            ),
        )
        top = Row((Grow(title), *step), gap=16, align=Align.CENTRE)
        chart = self._chart(seen, tight)
        name = say("window.why.causes" if seen.kind == "account" else "window.why.pulls", unit=seen.unit)
        sheet = card(chart, (40, 10 if tight < 2 else 2), name)  # noqa: PLR2004
        told = seen.lead if tight < BARE else ""
        lead = (Text(told, (Type.BODY, Type.SMALL, Type.SMALL)[type_], leading=1.3),) if told else ()
        chain = (Gap(8), _chain(self.room, seen.chain)) if seen.chain and tight < 2 else ()  # noqa: PLR2004
        gap, above = ((16, 24), (6, 10), (4, 4))[type_]
        return Column((top, *lead, sheet, *chain, Grow()), gap=gap, padding=(60, above))

    def _chart(self, seen: Why, tight: int) -> Element:
        say, causes = self.room.say, tuple(_bar(each, noted=tight < BARE) for each in seen.causes)
        if not causes:
            return Column((Text(say("window.why.nothing"), Type.LARGE),), padding=(0, 30))
        total = with_unit(self.room.play(), seen.total, seen.unit)
        chart = BarChart(causes, say("window.why.total"), total, _ink(good=seen.good), dense=tight > 0)
        if tight > 1 or not seen.behind or len(causes) > FEW:
            return chart
        rows: list[Element] = [chart, Gap(8), Text(say("window.why.behind"), Type.SMALL, ink=Ink.MUTED)]
        for each in seen.behind:
            rows += [_driver(each), Divider()]
        return Column(tuple(rows))


class CausePage(Page):
    """One cause opened: why in words, the equation as its author wrote it, what it reads, and the source."""

    name = "cause"

    def __init__(self, room: Room, indicator: str, cause: str | None) -> None:
        """`cause` as the views name it; None for the indicator's own rule."""
        super().__init__(room)
        self.indicator, self.cause = indicator, cause

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  the frame asks for no size here
        seen = why(self.room.play(), self.indicator)
        cause = _cause(seen, self.cause)
        if cause is not None and cause.detail is not None:
            title, note, detail = cause.label, cause.note, cause.detail
            figure = with_unit(self.room.play(), cause.amount, seen.unit)
        else:
            title, note, detail = seen.title, seen.explain, seen.detail
            figure = with_unit(self.room.play(), seen.total, seen.unit)
        body = Fit(tuple(self._body((title, note, figure), detail, tight=tight) for tight in (0, 1, 2, 3)))
        return wide(self.room, "consequences", body, self.room.say("window.cause.hint"), (_back(self.room),))

    def forward(self) -> Transition:
        """Back to the causes."""
        return Pop()

    def back(self) -> Transition:
        """Back to the causes."""
        return Pop()

    def key(self, name: str) -> Transition:  # noqa: ARG002  no key means anything more here
        """No further pages open here."""
        return None

    def _body(self, head: tuple[str, str, str], detail: Detail, *, tight: int) -> Element:
        title, note, figure = head
        say, beside, tight = self.room.say, tight > 2, min(tight, 2)  # noqa: PLR2004
        size = (Type.LARGE, Type.BODY, Type.SMALL)[tight]
        top = Row(
            (
                Grow(heading(title, (Type.HEADING, Type.FIGURE, Type.LEAD)[tight])),
                Text(figure, Type.LEAD, Face.BOLD),
            ),
            gap=28,
            align=Align.BASELINE,
        )
        parts: list[Element] = []
        if detail.why and detail.why != note:
            parts.append(Text(detail.why, size, leading=1.35))
        if detail.equation:
            parts += [label(say("window.cause.equation"), Type.SMALL, Ink.MUTED)]
            parts += [
                Text(_breakable(line), size, Face.SEMIBOLD, leading=1.25)
                for line in detail.equation.splitlines()
            ]
        reads = tuple(_reading(each, size) for each in _telling(detail.reads))
        if reads:
            parts += [
                label(say("window.cause.reads"), Type.SMALL, Ink.MUTED),
                grid(reads, 24, 2) if beside else Column(reads, gap=2),
            ]
        if detail.source:
            parts.append(
                Text(say("window.cause.source", source=detail.source), Type.SMALL, ink=Ink.MUTED, leading=1.3)
            )
        gap, above = ((14, 24), (8, 12), (4, 6))[tight]
        notes = (Text(note, size, ink=Ink.MUTED, leading=1.3),) if note else ()
        sheet = (card(Column(tuple(parts), gap=gap), (40, 20 - 6 * tight), title),) if parts else ()
        return Column((top, *notes, *sheet, Grow()), gap=gap, padding=(60, above))


def _bar(seen: CauseView, *, noted: bool) -> Cause:
    ink = Ink.NEUTRAL if seen.good is None else Ink.GOOD if seen.good else Ink.BAD
    action = Action("cause", seen.key) if seen.detail is not None else None
    return Cause(seen.label, seen.note if noted else "", seen.share, seen.amount, ink, action)


def _cause(seen: Why, key: str | None) -> CauseView | None:
    return next((each for each in (*seen.causes, *seen.behind) if each.key == key), None)


def _driver(seen: CauseView) -> Element:
    words = (Text(seen.label, Type.LABEL, Face.SEMIBOLD), Text(seen.note, Type.SMALL, ink=Ink.MUTED))
    ink = Ink.NEUTRAL if seen.good is None else Ink.GOOD if seen.good else Ink.BAD
    amount = Text(seen.amount, Type.LABEL, Face.BOLD, ink)
    arrow = (Icon("chevron-right", Type.LABEL, Ink.MUTED),) if seen.detail is not None else ()
    line = Row((Grow(Flow(words, gap=18)), amount, *arrow), gap=24, align=Align.CENTRE)
    action = Action("cause", seen.key) if seen.detail is not None else None
    spoken = ", ".join(part for part in (f"{seen.label}: {seen.amount}", seen.note) if part)
    return Sized(
        Panel(line, role=Role.ROW, name=spoken, action=action, key=f"cause:{seen.key}"),
        high=52,
        at_least=True,
    )


def _chain(room: Room, steps: tuple[str, ...]) -> Element:
    links: list[Element] = [Text(room.say("window.why.chain"), Type.BODY, ink=Ink.MUTED)]
    for index, step in enumerate(steps):
        arrow = (Icon("arrow-right", 28, Ink.MUTED),) if index else ()
        links.append(Row((*arrow, Text(step, Type.BODY, Face.SEMIBOLD)), gap=18, align=Align.CENTRE))
    return Flow(tuple(links), gap=18, line_gap=4, align=Align.CENTRE)


def _reading(seen: Reading, size: float) -> Element:
    values = f"{seen.before} → {seen.after}" if seen.before and seen.before != seen.after else seen.after
    return Row(
        (Grow(Text(seen.name, size, leading=1.25)), Text(values, size, Face.SEMIBOLD, leading=1.25)), gap=24
    )


def _telling(reads: tuple[Reading, ...]) -> Iterator[Reading]:
    """What changed first: that is what somebody looks for here."""
    ordered = sorted(reads, key=lambda each: each.before == each.after)
    yield from ordered[:MOST_READS]


def _breakable(equation: str) -> str:
    """An equation may be one long line without a space to break at; a space after each comma gives one."""
    return equation.replace(", ", ",").replace(",", ", ")


def _ink(*, good: bool | None) -> Ink:
    return Ink.MUTED if good is None else Ink.GOOD if good else Ink.BAD


def _back(room: Room) -> Button:
    return Button(room.say("window.back"), Action("back"), Kind.PRIMARY, icon="corner-down-left")
