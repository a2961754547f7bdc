"""What a step of the debrief is: a row of calm pages, each with one thing to talk about."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from game.report import Retold
from game.report.home import NOTHING
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Column, Gap, Grow, Row
from game.ui.pages.frame import next_button
from game.ui.pages.town import over_town
from game.ui.room import Room
from game.ui.screens import Edited, Settings, Transition, Typed
from game.ui.theme import Ink, Type
from game.ui.widgets.button import Button
from game.ui.widgets.field import EditLine, TextField
from game.ui.widgets.text import Text, heading

LARGE = 84
"""The size of a question that stands alone."""
IDLE = 4.0
"""Seconds without a key until what was written is kept."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of a step."""

    body: Element
    hint: str
    buttons: tuple[Button, ...]
    """What stands in the foot after the page's own buttons; the last one is what Enter does."""


class Step(ABC):
    """One of the five steps; `at` is its page, counted from 0."""

    name: ClassVar[str]
    """Its texts are `window.debrief.<name>...`."""
    arrows: frozenset[str] = frozenset()
    """The arrows that its page takes."""

    def __init__(self, room: Room) -> None:
        """Its first page."""
        self.room = room
        self.at = 0

    @property
    def retold(self) -> Retold:
        """The game as the debrief tells it."""
        return self.room.retold()

    @property
    @abstractmethod
    def count(self) -> int:
        """How many pages it has."""

    @abstractmethod
    def show(self, settings: Settings) -> Shown:
        """The page as it is now."""

    def enter(self, *, at_end: bool) -> None:
        """Come to its first page, or back to its last."""
        self.at = self.count - 1 if at_end else 0

    def forward(self) -> bool:
        """Its next page; False after the last one."""
        if self.at + 1 >= self.count:
            return False
        self.at += 1
        return True

    def back(self) -> bool:
        """Its page before; False before the first one."""
        if self.at == 0:
            return False
        self.at -= 1
        return True

    def keep(self) -> bool:
        """The page is left, or nobody writes any more: what was written shall count. Whether any of it was new."""
        return False

    def key(self, name: str) -> bool:  # noqa: ARG002  for steps with keys of their own
        """A key of its own; False for one that it does not know."""
        return False

    def press(self, action: Action) -> Transition:  # noqa: ARG002  for steps with buttons of their own
        """A button of its own."""
        return None

    def written(self, given: Typed | Edited) -> None:  # noqa: B027  (a step need not)
        """Text for a field."""

    def seconds(self) -> float | None:
        """How long until something happens by itself."""
        return None

    def tick(self) -> None:  # noqa: B027  (a step need not)
        """So long has passed."""


class Fields:
    """Lines to write in, by name, and which of them are not kept yet."""

    def __init__(self, kept: Mapping[str, str]) -> None:
        """`kept` is what was written earlier."""
        self.lines = {key: EditLine(text, len(text)) for key, text in kept.items()}
        self._kept = dict(kept)
        self._last = ""

    @property
    def texts(self) -> dict[str, str]:
        """What is written now."""
        return {key: line.text.strip() for key, line in self.lines.items() if line.text.strip()}

    @property
    def changed(self) -> dict[str, str]:
        """What is written and not kept; `NOTHING` for what was taken back."""
        now = self.texts
        names = (*now, *(key for key in self._kept if key not in now))
        return {key: now.get(key, NOTHING) for key in names if now.get(key) != self._kept.get(key)}

    def kept(self) -> None:
        """All that is written is kept now."""
        self._kept = self.texts

    def written(self, given: Typed | Edited) -> None:
        """Text or an editing key in the field of this name."""
        key = given.field.removeprefix("field:")
        line = self.lines.get(key, EditLine())
        self.lines[key] = line.typed(given.text) if isinstance(given, Typed) else line.edited(given.edit)
        self._last = key

    def field(self, key: str, name: str) -> TextField:
        """The field itself."""
        line = self.lines.get(key, EditLine())
        return TextField(name, line, Action("keep", key), f"field:{key}", active=key == self._last, wide=400)


def going_on(room: Room) -> Button:
    """What Enter does on most pages."""
    return next_button(room.say("window.next"))


def prompt(room: Room, question: str, lead: str) -> Element:
    """One question, large, over the town as it ended."""

    def words(size: float, gap: float) -> Element:
        return Column(
            (heading(question, size), Text(lead, Type.LEAD, ink=Ink.MUTED)), gap=gap, padding=(90, 2 * gap)
        )

    return Fit(tuple(over_town(room, words(size, gap)) for size, gap in ((LARGE, 26), (Type.TITLE, 16))))


def two_columns(parts: tuple[Element, ...], gap: float) -> Element:
    """Things two by two, each as wide as the other."""
    pairs = [parts[at : at + 2] for at in range(0, len(parts), 2)]
    lines = tuple(
        Row((*(Grow(each) for each in pair), *(() if pair[1:] else (Grow(),))), gap=40) for pair in pairs
    )
    return Column(lines, gap=gap)


def titled(  # noqa: PLR0913  (a page is made of these)
    room: Room, title: str, lead: str, parts: tuple[Element, ...], gap: float, *, small: bool = False
) -> Element:
    """A heading, a line below it, and what the page is about."""
    head = heading(title, Type.LEAD if small else Type.HEADING)
    told = (Text(lead, Type.SMALL if small else Type.BODY, ink=Ink.MUTED),) if lead else ()
    return over_town(room, Column((head, *told, Gap(gap), *parts), gap=gap, padding=(60, 2 * gap)))
