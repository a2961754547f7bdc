"""Why a figure moved: its causes as bars that start at zero, the chain, what the table did; each opens inwards."""

from __future__ import annotations

from dataclasses import dataclass

from game.session.views import Why, consequences, why
from game.session.views.figures import with_unit
from game.session.views.why import Cause as CauseView
from game.session.views.yours import Yours
from game.ui.boxes import Action, Role
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Flow, Gap, Grow, Panel, Row, Sized
from game.ui.pages.frame import wide
from game.ui.pages.page import Page
from game.ui.pages.why.cause import CausePage, cause_of
from game.ui.pages.why.map import MapPage
from game.ui.pages.why.opened import back_button
from game.ui.pages.why.without import WithoutPage, can_be_left_out
from game.ui.room import Room
from game.ui.screens import Pop, Push, Screen, Settings, Transition
from game.ui.theme import Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.bars import BarChart, Cause
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.card import card
from game.ui.widgets.ornament import Divider, Icon
from game.ui.widgets.text import Text, heading, label

FEW = 4
"""With no more causes than this there is room for what pulled at them."""


@dataclass(frozen=True, slots=True)
class Manner:
    """One arrangement: how large the type is (0 to 2), whether rows stand close, and what is told besides the bars."""

    type: int
    dense: bool
    noted: bool = True
    behind: bool = False
    chain: bool = True
    yours: int = 0


MANNERS = (
    Manner(0, dense=False, behind=True, yours=3),
    Manner(0, dense=False, yours=4),
    Manner(0, dense=False, yours=2),
    Manner(0, dense=True, behind=True, yours=3),
    Manner(0, dense=True, yours=4),
    Manner(0, dense=True, yours=2),
    Manner(0, dense=True, yours=1),
    Manner(1, dense=True, behind=True, yours=2),
    Manner(1, dense=True, yours=2),
    Manner(1, dense=True, yours=1),
    Manner(1, dense=True),
    Manner(2, dense=True),
    Manner(2, dense=True, chain=False),
    Manner(2, dense=True, noted=False, yours=2),
    Manner(2, dense=True, noted=False, yours=1),
    Manner(2, dense=True, noted=False),
    Manner(2, dense=True, chain=False, noted=False),
)
"""From the fullest to the barest."""


def explained(room: Room, name: str | None) -> Screen:
    """Why a figure moved; before the first half-year there is nothing to explain, and the map shows what moves it."""
    if room.table.played:
        return WhyPage(room, name)
    return MapPage(room, name or room.play().scenario.settings.gauges[0])


class WhyPage(Page):
    """The causes of one figure's change; Page Up and Page Down, or the arrows beside the title, take another."""

    name = "why"

    def __init__(self, room: Room, indicator: str | None) -> None:
        """`indicator`: one, or a stock, a computed quantity or `capacity_<role>`; None takes the last beat's.

        ValueError before the first half-year, and for what has no number.
        """
        super().__init__(room)
        settings = room.play().scenario.settings
        rest = tuple(name for name in settings.indicators if name not in settings.gauges)
        self.indicators = (*settings.gauges, *rest)
        self.indicator = indicator or consequences(room.play()).indicator or self.indicators[0]
        if self.indicator not in self.indicators:
            self.indicators = (self.indicator, *self.indicators)

    @property
    def about(self) -> str:
        """The indicator."""
        return self.indicator

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  the frame asks for no size here
        say, seen = self.room.say, why(self.room.play(), self.indicator)
        rule = Button(say("window.why.rule"), Action("rule"), Kind.SECONDARY, icon="info", icon_first=True)
        chart = Button(say("causal.open"), Action("map"), Kind.SECONDARY, hint="K")
        open_ = frozenset(each.choice for each in seen.yours if can_be_left_out(self.room, each.choice))
        body = Fit(tuple(self._body(seen, manner, open_) for manner in MANNERS))
        buttons = (chart, rule, back_button(self.room))
        return wide(self.room, "consequences", body, say("window.why.hint"), buttons)

    def forward(self) -> Transition:
        """Back to where H was pressed."""
        return Pop()

    def back(self) -> Transition:
        """Back to where H was pressed."""
        return Pop()

    def key(self, name: str) -> Transition:
        """Another figure; H closes what H opened, K opens the map."""
        match name:
            case "h":
                return Pop()
            case "k":
                return Push(MapPage(self.room, self.indicator))
            case "pageup" | "left":
                self._turn(-1)
            case "pagedown" | "right":
                self._turn(1)
            case _:
                pass
        return None

    def press(self, action: Action) -> Transition:
        """A cause, a decision to leave out, the rule of the whole, the map, or another figure."""
        match action:
            case Action("cause", key):
                cause = cause_of(why(self.room.play(), self.indicator), key)
                return (
                    Push(CausePage(self.room, self.indicator, key))
                    if cause is not None and cause.detail
                    else None
                )
            case Action("without", choice):
                return Push(WithoutPage(self.room, self.indicator, choice))
            case Action("rule"):
                return Push(CausePage(self.room, self.indicator, None))
            case Action("map"):
                return self.key("k")
            case Action("other", step):
                self._turn(int(step))
                return None
            case _:
                return super().press(action)

    def _turn(self, step: int) -> None:
        here = self.indicators.index(self.indicator)
        self.indicator = self.indicators[(here + step) % len(self.indicators)]

    def _body(self, seen: Why, manner: Manner, open_: frozenset[str]) -> Element:
        say, type_ = self.room.say, manner.type
        name = say("window.why.causes" if seen.kind == "account" else "window.why.pulls", unit=seen.unit)
        sheet = card(self._chart(seen, manner), (40, 10 if type_ < 2 else 2), name)  # noqa: PLR2004
        told = seen.lead if manner.noted else ""
        lead = (Text(told, (Type.BODY, Type.SMALL, Type.SMALL)[type_], leading=1.3),) if told else ()
        chain = (_chain(self.room, seen.chain, type_),) if seen.chain and manner.chain else ()
        # A rule of the budget is decided too, though it is no answer: then it stands among the causes.
        silent = not seen.yours and any(cause.good is not None for cause in seen.causes)
        yours = (self._yours(seen.yours, manner, open_),) if manner.yours and not silent else ()
        gap, above = ((14, 24), (6, 10), (4, 4))[type_]
        return Column(
            (self._top(seen, type_), *lead, sheet, *chain, *yours, Grow()), gap=gap, padding=(60, above)
        )

    def _top(self, seen: Why, type_: int) -> Element:
        """The question, the change in words, and the way to other figures."""
        say, ink = self.room.say, _ink(good=seen.good)
        title = Column(
            (
                heading(seen.title, (Type.HEADING, Type.FIGURE, Type.LEAD)[type_]),
                Text(seen.change, (Type.LEAD, Type.LEAD, Type.LABEL)[type_], Face.BOLD, ink),
            )
        )

        def other(step: str, icon: str, name: str) -> Button:
            return Button("", Action("other", step), Kind.QUIET, icon=icon, padding=14, name=name)

        before = other("-1", "chevron-left", say("window.why.before"))
        after = other("1", "chevron-right", say("window.why.after"))
        return Row((Grow(title), before, after), gap=16, align=Align.CENTRE)

    def _chart(self, seen: Why, manner: Manner) -> Element:
        say, causes = self.room.say, tuple(_bar(each, noted=manner.noted) for each in seen.causes)
        if not causes:
            return Column((Text(say("window.why.nothing"), Type.LARGE),), padding=(0, 30))
        total = with_unit(self.room.play(), seen.total, seen.unit)
        chart = BarChart(causes, say("window.why.total"), total, _ink(good=seen.good), dense=manner.dense)
        if not manner.behind or not seen.behind or len(causes) > FEW:
            return chart
        rows: list[Element] = [chart, Gap(8), Text(say("window.why.behind"), Type.SMALL, ink=Ink.MUTED)]
        for each in seen.behind:
            rows += [_driver(each), Divider()]
        return Column(tuple(rows))

    def _yours(self, seen: tuple[Yours, ...], manner: Manner, open_: frozenset[str]) -> Element:
        """What the table did, the most first; what is on its way says when it will be felt."""
        say = self.room.say
        title = say("causes.yours")
        if not seen:
            return Text(say("causes.yours.nothing"), Type.SMALL, ink=Ink.MUTED)
        rows: list[Element] = [label(title, Type.SMALL, Ink.MUTED)]
        shown, left = seen[: manner.yours], len(seen) - manner.yours
        for each in shown:
            action = Action("without", each.choice) if each.choice in open_ else None
            rows += [*([Divider()] if len(rows) > 1 else []), _own(each, action, say("causes.on_its_way"))]
        if left > 0:
            rows.append(Text(say.count("causes.yours.more", left), Type.SMALL, ink=Ink.MUTED))
        return card(Column(tuple(rows)), (40, 8), title)


def _bar(seen: CauseView, *, noted: bool) -> Cause:
    ink = Ink.NEUTRAL if seen.good is None else Ink.GOOD if seen.good else Ink.BAD
    action = Action("cause", seen.key) if seen.detail is not None else None
    return Cause(seen.label, seen.note if noted else "", seen.share, seen.amount, ink, action)


def _driver(seen: CauseView) -> Element:
    action = Action("cause", seen.key) if seen.detail is not None else None
    ink = Ink.NEUTRAL if seen.good is None else Ink.GOOD if seen.good else Ink.BAD
    return _line((seen.label, seen.note), Text(seen.amount, Type.LABEL, Face.BOLD, ink), seen.amount, action)


def _own(seen: Yours, action: Action | None, coming: str) -> Element:
    ink = Ink.MUTED if seen.good is None else Ink.GOOD if seen.good else Ink.BAD
    end: Element = Icon("clock", Type.LABEL, Ink.MUTED)
    if seen.amount:
        end = Text(seen.amount, Type.LABEL, Face.BOLD, ink)
    return _line((seen.label, seen.note), end, seen.amount or coming, action)


def _line(words: tuple[str, str], end: Element, spoken: str, action: Action | None) -> Element:
    """A name with its note, what stands at the end, and an arrow where it opens."""
    parts = (Text(words[0], Type.LABEL, Face.SEMIBOLD), Text(words[1], Type.SMALL, ink=Ink.MUTED))
    arrow = (Icon("chevron-right", Type.LABEL, Ink.MUTED),) if action is not None else ()
    line = Row((Grow(Flow(parts, gap=18)), end, *arrow), gap=24, align=Align.CENTRE)
    said = ", ".join(part for part in (f"{words[0]}: {spoken}", words[1]) if part)
    key = f"{action.name}:{action.argument}" if action is not None else ""
    panel = Panel(line, role=Role.ROW, name=said, action=action, key=key)
    return Sized(panel, high=52, at_least=True)


def _chain(room: Room, steps: tuple[str, ...], type_: int) -> Element:
    size = (Type.BODY, Type.SMALL, Type.SMALL)[type_]
    links: list[Element] = [Text(room.say("window.why.chain"), size, ink=Ink.MUTED)]
    for index, step in enumerate(steps):
        arrow = (Icon("arrow-right", 28, Ink.MUTED),) if index else ()
        links.append(Row((*arrow, Text(step, size, Face.SEMIBOLD)), gap=18, align=Align.CENTRE))
    return Flow(tuple(links), gap=18, line_gap=4, align=Align.CENTRE)


def _ink(*, good: bool | None) -> Ink:
    return Ink.MUTED if good is None else Ink.GOOD if good else Ink.BAD
