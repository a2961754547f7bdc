"""Texts that are too long to be read aloud, also in translation, or that do not fit where the window shows them.

What is measured are the window's own widgets in its own type, laid out as wide as the window makes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from game.errors import Problem
from game.pack.schema import Card, Language
from game.pack.scope import Path
from game.ui.boxes import Box, Letters
from game.ui.element import Context, Element
from game.ui.fonts import Fonts
from game.ui.geometry import DESIGN_HEIGHT, DESIGN_WIDTH, Grid, Rect, Size
from game.ui.inspect import misfits
from game.ui.pages.frame import SIDE
from game.ui.theme import Dimension, Type
from game.ui.typeset import Face, plain_text
from game.ui.widgets.capacity import Capacity
from game.ui.widgets.card import card as sheet
from game.ui.widgets.option import OptionRow, Touch
from game.ui.widgets.text import Text, heading, label
from game.workshop.deep.wording import Worded, Wording

OTHER_SIDE = 0.88
"""The right side of the frame is so much narrower than the left one."""
MIDDLE = DESIGN_WIDTH - 2 * 28 - 2 * 22 - SIDE * (1 + OTHER_SIDE)
"""The width of the frame's middle, in design units: what its sides, gaps and edges leave."""
PADDING = (36.0, 18.0)
SIDE_PADDING = (24.0, 18.0)
LONGEST_GAUGE = 14
"""Letters of a gauge's name that an option's row has room for beside its words."""
MOST_LINES = {"option row": 1, "card title": 1, "case text": 7, "gauge name": 2, "role name": 1}
"""More lines press the page into smaller type, or out of the picture."""
ROUNDED = 4
"""So many pixels may a line set in parts be wider than its parts by themselves."""

Names: TypeAlias = Mapping[tuple[Language, Path], str]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands beside a text on its one line: the widget without the text, and the text's type."""

    element: Element
    face: Face
    size: float


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the window: which kind it is, the widget with the text in it, and how wide that is, design units."""

    kind: str
    element: Element
    width: float
    around: Around | None = None


@dataclass(frozen=True)
class Ruler:
    """Tells of most texts by their bare widths that they fit; setting them takes longer."""

    context: Context
    beside: dict[Element, int] = field(default_factory=dict)
    """How wide what stands beside a text is, worked out once."""

    def surely_fits(self, text: str, slot: Slot, wide: int) -> bool:
        """Whether a text needs no closer look."""
        if slot.kind == "case text":
            return self._in_few_lines(text, wide)
        if slot.around is not None and "**" not in text:
            return self._beside(slot.around.element) + self._width(text, slot.around) + ROUNDED <= wide
        return self.context.width(slot.element) <= wide  # on one line

    def _beside(self, element: Element) -> int:
        if element not in self.beside:
            self.beside[element] = element.width(self.context)
        return self.beside[element]

    def _width(self, text: str, around: Around) -> int:
        return self.context.measure.text_width(text, around.face, self.context.text_px(around.size))

    def _in_few_lines(self, text: str, wide: int) -> bool:
        measure, size = self.context.measure, self.context.text_px(Type.LEAD)
        longest = measure.text_width(max(text.split(), key=len, default=""), Face.REGULAR, size)
        # twice the longest word: letters are not equally wide, and each line may end a word early
        line = wide - 2 * self.context.px(PADDING[0]) - 2 * longest
        return measure.text_width(text, Face.REGULAR, size) <= MOST_LINES["case text"] * max(0, line)


def fitting_problems(wording: Wording) -> Iterator[Problem]:
    """Translations beyond their limits, and texts that do not fit the window."""
    for worded in wording.translated:
        yield from _too_long(worded)
    ruler = Ruler(Context(Grid(Size(DESIGN_WIDTH, DESIGN_HEIGHT)), Fonts()))
    texts = wording.all
    names = {(each.language, each.path): each.text for each in texts}
    for worded in texts:
        slot = _slot(wording, worded, names)
        if slot is not None and not _is_long(worded):
            yield from _misfit(ruler, worded, slot)
    ruler.context.forget_elements()


def _is_long(worded: Worded) -> bool:
    """Whether it is beyond its limit, which is told anyway."""
    mark = worded.mark
    letters = bool(mark.letters) and len(worded.text) > mark.letters
    return letters or (bool(mark.words) and len(worded.text.split()) > mark.words)


def _too_long(worded: Worded) -> Iterator[Problem]:
    """The limits of originals are looked at with the pack's other errors."""
    words, letters, mark = len(worded.text.split()), len(worded.text), worded.mark
    if mark.words and words > mark.words:
        yield Problem.at(worded.place, "too-many-words", "warning", found=words, limit=mark.words)
    if mark.letters and letters > mark.letters:
        yield Problem.at(worded.place, "too-many-letters", "warning", found=letters, limit=mark.letters)


def _slot(wording: Wording, worded: Worded, names: Names) -> Slot | None:
    """Where the window shows a text; None where it has room enough for any."""
    settings, cards = wording.material.scenario.settings, wording.material.scenario.cards
    match worded.path:
        case ("cards", str(name), "options", "a" | "b" | "c" as key, "text") if name in cards:
            touches = tuple(
                Touch(_name(names, worded.language, gauge), dots)
                for gauge, dots in cards[name].options[key].touches.items()
            )
            dimension = _dimension(cards[name])
            row = OptionRow(key.upper(), worded.text, (), touches, dimension, chosen=False, action=None)
            bare = replace(row, letter="C", title="", dimension=Dimension.STRATEGY)
            around = Around(sheet(bare, PADDING), Face.BOLD, Type.OPTION)
            return Slot("option row", sheet(row, PADDING), MIDDLE, around)
        case ("cards", _, "title"):
            around = Around(sheet(heading(""), PADDING), Face.DISPLAY, Type.HEADING)
            return Slot("card title", sheet(heading(worded.text), PADDING), MIDDLE, around)
        case ("cards", _, "text"):
            return Slot("case text", sheet(Text(worded.text, Type.LEAD), PADDING), MIDDLE)
        case ("settings", "indicators", str(name), "name") if name in settings.gauges:
            return Slot("gauge name", sheet(label(worded.text), SIDE_PADDING), SIDE)
        case ("settings", "roles", _, "short"):
            return Slot("role name", sheet(Capacity(worded.text, 0, 2, ""), SIDE_PADDING), SIDE * OTHER_SIDE)
        case _:
            return None


def _name(names: Names, language: Language, gauge: str) -> str:
    """What a gauge is called in a language, cut where it is too long, which is told of the gauge and not of options."""
    return names.get((language, ("settings", "indicators", gauge, "name")), gauge)[:LONGEST_GAUGE]


def _dimension(card: Card) -> Dimension:
    return Dimension[(card.dimension or "strategy").upper()]


def _misfit(ruler: Ruler, worded: Worded, slot: Slot) -> Iterator[Problem]:
    context, wide = ruler.context, ruler.context.px(slot.width)
    if ruler.surely_fits(worded.text, slot, wide):
        return
    box = slot.element.place(context, Rect(0, 0, wide, context.height(slot.element, wide)))
    shown = plain_text(worded.text)
    most = MOST_LINES[slot.kind]
    lines = max((_lines(each) for each in _boxes(box) if each.name == shown and each.marks), default=0)
    if misfits(box):
        longest = max(shown.split(), key=len, default="")
        yield Problem.at(worded.place, "word-too-wide", "warning", word=longest)
    elif lines > most:
        facts = {"where": slot.kind, "found": lines, "limit": most, "text": shown[:60]}
        yield Problem.at(worded.place, "does-not-fit", "warning", **facts)


def _boxes(box: Box) -> Iterator[Box]:
    yield box
    for child in box.children:
        yield from _boxes(child)


def _lines(box: Box) -> int:
    """On how many lines the letters of a box stand."""
    return len({mark.at.y for mark in box.marks if isinstance(mark, Letters)})
