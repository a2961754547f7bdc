"""A field for one line of text, and how its text changes while somebody writes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

from game.ui.boxes import Action, Box, Fill, Letters, Mark, Role
from game.ui.element import Context, Element
from game.ui.geometry import Point, Rect
from game.ui.theme import RADIUS, RULE, Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.text import label


class Edit(Enum):
    """A key that changes a line or moves in it."""

    BACKSPACE = auto()
    DELETE = auto()
    LEFT = auto()
    RIGHT = auto()
    HOME = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class EditLine:
    """A line being written and where the next letter goes (`caret`, counted in characters)."""

    text: str = ""
    caret: int = 0

    def typed(self, text: str, longest: int = 200) -> EditLine:
        """The line after writing; control characters go, what exceeds `longest` characters too."""
        printable = "".join(letter for letter in text if letter.isprintable())
        fitting = printable[: max(0, longest - len(self.text))]
        return EditLine(
            self.text[: self.caret] + fitting + self.text[self.caret :], self.caret + len(fitting)
        )

    def edited(self, edit: Edit) -> EditLine:
        """The line after a key."""
        text, caret = self.text, self.caret
        match edit:
            case Edit.BACKSPACE:
                return EditLine(text[: max(0, caret - 1)] + text[caret:], max(0, caret - 1))
            case Edit.DELETE:
                return EditLine(text[:caret] + text[caret + 1 :], caret)
            case Edit.LEFT:
                return EditLine(text, max(0, caret - 1))
            case Edit.RIGHT:
                return EditLine(text, min(len(text), caret + 1))
            case Edit.HOME:
                return EditLine(text, 0)
            case Edit.END:
                return EditLine(text, len(text))


@dataclass(frozen=True, slots=True)
class TextField(Element):
    """A label over a line to write in. A text longer than the field shows the part around the caret."""

    name: str
    line: EditLine
    action: Action
    key: str
    active: bool = False
    wide: float = 620
    high: float = 68

    def width(self, context: Context) -> int:
        return context.px(self.wide)

    def height(self, context: Context, width: int) -> int:
        return self._label_height(context, width) + self._line_height(context)

    def place(self, context: Context, rect: Rect) -> Box:
        top = self._label_height(context, rect.width)
        line = Rect(rect.x, rect.y + top, rect.width, self._line_height(context))
        caption = label(self.name, ink=Ink.MUTED).place(context, Rect(rect.x, rect.y, rect.width, top))
        frame = Fill(line, Ink.CARD, context.px(RADIUS), Ink.EDGE, context.px(RULE))
        field = Box(
            Role.FIELD,
            line,
            self.name,
            self.line.text,
            marks=(frame, *self._written(context, line)),
            action=self.action,
            key=self.key,
        )
        return Box(Role.GROUP, rect, children=(replace(caption, role=Role.DECORATION), field))

    def _written(self, context: Context, line: Rect) -> tuple[Mark, ...]:
        size = context.text_px(Type.BODY)
        room = line.width - 2 * context.px(22)
        shown, before = self._window(context, size, room)
        ascent, descent = (m(Face.REGULAR, size) for m in (context.measure.ascent, context.measure.descent))
        x = line.x + context.px(22)
        top = line.y + (line.height - ascent - descent) // 2
        marks: list[Mark] = []
        if shown:
            marks.append(Letters(Point(x, top + ascent), shown, Face.REGULAR, size, Ink.TEXT))
        if self.active:
            caret = x + context.measure.text_width(before, Face.REGULAR, size)
            marks.append(Fill(Rect(caret, top, context.px(3), ascent + descent), Ink.TEXT))
        return tuple(marks)

    def _window(self, context: Context, size: int, room: int) -> tuple[str, str]:
        """The part of the text that is shown, and what of it stands before the caret."""
        text, caret = self.line.text, self.line.caret
        first = 0
        while first < caret and context.measure.text_width(text[first:caret], Face.REGULAR, size) > room:
            first += 1
        last = len(text)
        while last > caret and context.measure.text_width(text[first:last], Face.REGULAR, size) > room:
            last -= 1
        return text[first:last], text[first:caret]

    def _label_height(self, context: Context, width: int) -> int:
        return label(self.name).height(context, width) + context.px(8)

    def _line_height(self, context: Context) -> int:
        return max(context.px(self.high), context.text_px(Type.BODY * 1.6))
