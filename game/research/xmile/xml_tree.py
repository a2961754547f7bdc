"""Reads XML from anywhere safely, and remembers where every letter stood.

No document type is accepted, so there are no entities to expand and nothing outside the file is asked for. Size, depth
and the number of elements are bounded. Prefixes are left as they stand: real files use some that they never declare.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from game.errors import ModelError, Place

BYTES: Final = 16 * 1024 * 1024
DEPTH: Final = 64
ELEMENTS: Final = 100_000


@dataclass
class Node:
    """An element: its tag without the namespace, its attributes, its own text and what it holds."""

    tag: str
    attributes: dict[str, str]
    place: Place
    children: list[Node] = field(default_factory=list)
    _texts: list[str] = field(default_factory=list)
    _starts: list[tuple[int, int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text that stands directly in it, with the blanks around it."""
        return "".join(self._texts)

    def add_text(self, text: str, line: int, column: int) -> None:
        """Go on with text that begins at this place and stays on its line."""
        self._starts.append((sum(map(len, self._texts)), line, column))
        self._texts.append(text)

    def at(self, offset: int) -> Place:
        """Where the letter with this number in `text` stands."""
        if not self._starts:
            return self.place
        begin, line, column = self._starts[max(bisect_right(self._starts, (offset, 1 << 60, 0)) - 1, 0)]
        return Place(self.place.file, line, column + offset - begin)

    def all(self, *tags: str) -> Iterator[Node]:
        """The elements directly in it with one of these tags."""
        return (child for child in self.children if child.tag in tags)

    def first(self, tag: str) -> Node | None:
        """The first element directly in it with this tag."""
        return next(self.all(tag), None)

    def word(self, tag: str) -> str:
        """The text of the first element with this tag, without the blanks around it; "" where there is none."""
        found = self.first(tag)
        return found.text.strip() if found is not None else ""


def read_tree(data: bytes, file: str) -> Node:
    """The root of an XML file; ModelError where it is none, or one that is not read."""
    if len(data) > BYTES:
        raise ModelError(f"{file}: error: this is more than {BYTES // 2**20} MiB, too much for a model.")
    return _Reader(file).read(data)


class _Reader:
    """Builds the tree from the parser's events."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.count = 0
        self.open: list[Node] = []
        self.root: Node | None = None
        self.parser = expat.ParserCreate()
        self.parser.ordered_attributes = False
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def read(self, data: bytes) -> Node:
        try:
            self.parser.Parse(data, True)  # noqa: FBT003  (the last and only part)
        except expat.ExpatError as error:
            place = Place(self.file, error.lineno, error.offset + 1)
            raise ModelError(f"{place}: error: this is no XML: {expat.ErrorString(error.code)}.") from error
        except (LookupError, ValueError) as error:  # an encoding that Python does not have
            raise ModelError(f"{self.file}:1:1: error: this cannot be read: {error}.") from error
        if self.root is None:  # the parser has refused a file without one
            raise ModelError(f"{self.file}:1:1: error: this is no XML.")
        return self.root

    def _here(self) -> Place:
        return Place(self.file, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def _doctype(self, *_: object) -> None:
        raise ModelError(f"{self._here()}: error: a file with a DOCTYPE is not read: a model needs none.")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if len(self.open) >= DEPTH or self.count > ELEMENTS:
            raise ModelError(f"{self._here()}: error: this is too deep or too long for a model.")
        node = Node(tag, attributes, self._here())
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node
        self.open.append(node)

    def _end(self, _: str) -> None:
        self.open.pop()

    def _text(self, text: str) -> None:
        self.open[-1].add_text(text, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
