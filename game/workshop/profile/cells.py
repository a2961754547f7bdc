"""A file of separated values as cells that know their place, however a spreadsheet wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

SEPARATORS = ";\t,"
_SAYS_SEPARATOR = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""A first line by which Excel tells itself what separates."""
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True, slots=True)
class Cell:
    """One value, without blanks at its ends, and where it begins; line and column count from 1."""

    text: str
    line: int
    column: int


class NoTableError(Exception):
    """The bytes are no text; `code` says what they are instead."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def decoded(content: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16 where it says so or fits, else what Excel writes in Norway (cp1252).

    Raises NoTableError for a workbook or other bytes that are no text.
    """
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise NoTableError("workbook")
    encodings = [name for mark, name in _BOMS if content.startswith(mark)] or ["utf-8", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NoTableError("no-text")


def separator_of(text: str) -> str:
    """What separates the values: as the file says, else the first of `;`, tab and `,` in its first line."""
    said = _SAYS_SEPARATOR.match(text)
    if said:
        return said[1]
    first = next((line for line in text.splitlines() if line.strip()), "")
    return next((sign for sign in SEPARATORS if sign in first), ";")


def rows_of(text: str, separator: str) -> Iterator[tuple[Cell, ...]]:
    """The rows that hold anything; a value in quotes may hold separators, line breaks and doubled quotes."""
    said = _SAYS_SEPARATOR.match(text)
    reader = _Reader(text, separator, said.end() if said else 0, 2 if said else 1)
    while reader.index < len(text):
        row = tuple(reader.row())
        if any(cell.text for cell in row):
            yield row


@dataclass(slots=True)
class _Reader:
    text: str
    separator: str
    index: int
    line: int
    line_start: int = 0

    def __post_init__(self) -> None:
        self.line_start = self.index

    def row(self) -> Iterator[Cell]:
        while True:
            yield self._cell()
            if self.index >= len(self.text):
                return
            if self.text[self.index] == self.separator:
                self.index += 1
                continue
            self._break()
            return

    def _cell(self) -> Cell:
        while self._here() == " ":
            self.index += 1
        line, column = self.line, self.index - self.line_start + 1
        text = self._quoted() if self._here() == '"' else ""
        begin = self.index
        while self._here() not in ("", self.separator, "\r", "\n"):
            self.index += 1
        return Cell((text + self.text[begin : self.index]).strip(), line, column)

    def _quoted(self) -> str:
        self.index += 1
        parts: list[str] = []
        while self.index < len(self.text):
            sign = self.text[self.index]
            if sign == '"':
                self.index += 1
                if self._here() != '"':
                    break
            elif sign in "\r\n":
                self._break()
                parts.append("\n")
                continue
            parts.append(sign)
            self.index += 1
        return "".join(parts)

    def _here(self) -> str:
        return self.text[self.index : self.index + 1]

    def _break(self) -> None:
        self.index += 2 if self.text.startswith("\r\n", self.index) else 1
        self.line += 1
        self.line_start = self.index
