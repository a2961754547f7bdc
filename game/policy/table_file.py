"""Tables of decisions that are written by hand or by a program: a CSV file with a line for each wish.

    half_year,about,name,wish
    ,answer,,b a
    ,answer,night_watch,not_now
    3,answer,,random
    ,token,mayor,strategy
    ,budget,,careful even
    4,promise,,faster_answers

The header names the columns. `half_year` is empty for all; `name` is the card or role, empty for all. What is said of
one half-year goes before what is said of all, then what is said of one card or role before what is said of all. A
`wish` is a list of words, best first; what is not legal at the moment is passed over:

    answer     a, b, c, not_now in the order wanted, or random: any that can be paid
    token      a dimension, an initiative (card.option; its dimension while it does not run), even, random or none
    lend       the role that gets a point of the one named, random or none
    budget     proposals in the order wanted; or quiet (changes least), cheapest, random
    moves      none, or random: sums moved by luck
    gains      a gains rule, random or none
    promise    a promise, random or none
    ambition   an ambition to raise to, or none

What no line speaks of is as the team `cautious` has it: not now, attention spread evenly, the quiet budget.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from game.engine.decisions import token_number
from game.engine.layout import Layout
from game.errors import TableError
from game.pack.schema import DIMENSIONS, Scenario
from game.policy.table import waiting
from game.policy.wishes import (
    CHEAPEST,
    DRAWN,
    EVEN,
    QUIET,
    DecisionTable,
    WishLayout,
    liked_answers,
    wish_layout,
)

FEW = 8
COLUMNS = ("half_year", "about", "name", "wish")


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the file; the half-year is 0 for all, the name "" for all."""

    number: int
    half_year: int
    about: str
    name: str
    words: tuple[str, ...]


class _Wrong(Exception):
    """What is wrong with a line."""


def read_table(path: Path, scenario: Scenario) -> DecisionTable:
    """The table in a file; raises `TableError` with file and line of everything that is wrong, OSError without one."""
    return _Reader(path, scenario).table()


class _Reader:
    def __init__(self, path: Path, scenario: Scenario) -> None:
        self.path = path
        self.turns = scenario.settings.turns
        self.layout = Layout(
            scenario, ()
        )  # a table says nothing of the model, so its inner stocks do not matter
        self.wishes: WishLayout = wish_layout(self.layout)
        self.wrong: list[tuple[int, str]] = []

    def table(self) -> DecisionTable:
        rows = [self._cautious() for _ in range(self.turns)]
        lines = sorted(self._lines(), key=lambda line: (line.half_year > 0, line.name != ""))
        said: dict[tuple[int, str, str], int] = {}
        for line in lines:
            before = said.setdefault((line.half_year, line.about, line.name), line.number)
            if before != line.number:
                self._note(line.number, f"line {before} has said this already")
                continue
            try:
                for row in rows if line.half_year == 0 else [rows[line.half_year - 1]]:
                    self._write(row, line)
            except _Wrong as error:
                self._note(line.number, str(error))
        if self.wrong:
            raise TableError(f"{self.path}:{number}: {what}" for number, what in sorted(self.wrong))
        return DecisionTable(tuple(map(tuple, rows)))

    def _note(self, number: int, what: str) -> None:
        self.wrong.append((number, what))

    def _cautious(self) -> list[int]:
        row = [0] * self.wishes.size
        row[: self.wishes.tokens] = liked_answers(self.layout, waiting)
        row[self.wishes.tokens : self.wishes.lending] = [EVEN] * len(self.layout.roles)
        row[self.wishes.proposals] = QUIET
        return row

    def _lines(self) -> Iterator[_Line]:
        try:
            text = self.path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise TableError([f"{self.path}: this is no text in UTF-8 ({error.reason})"]) from None
        rows = csv.reader(text.splitlines())
        head = tuple(word.strip() for word in next(rows, []))
        if head != COLUMNS:
            raise TableError([f"{self.path}:1: the first line must be {','.join(COLUMNS)}"])
        for fields in rows:
            if any(field.strip() for field in fields):
                try:
                    yield self._line(rows.line_num, [field.strip() for field in fields])
                except _Wrong as error:
                    self._note(rows.line_num, str(error))

    def _line(self, number: int, fields: list[str]) -> _Line:
        if len(fields) != len(COLUMNS):
            raise _Wrong(f"a line has {len(COLUMNS)} fields, not {len(fields)}")
        half_year, about, name, wish = fields
        if half_year and not (half_year.isdecimal() and 1 <= int(half_year) <= self.turns):
            raise _Wrong(f"half_year is a number from 1 to {self.turns}, or empty for all, not {half_year!r}")
        if about not in _WRITERS:
            raise _Wrong(f"{about!r} is nothing to decide about; there is {_listed(_WRITERS)}")
        if not wish:
            raise _Wrong("the wish is missing")
        return _Line(number, int(half_year or 0), about, name, tuple(wish.split()))

    def _write(self, row: list[int], line: _Line) -> None:
        _WRITERS[line.about](self, row, line)

    # ---------------------------------------------------------------------------------------- one of each kind

    def _answer(self, row: list[int], line: _Line) -> None:
        cards = self._named(line, "card", self.layout.cards.ids)
        known = {choice.key for choice in self.layout.choices if choice.card in cards}
        for word in line.words:
            if word not in known and line.words != ("random",):
                raise _Wrong(f"{word!r} is no answer; there is {_listed(known)}, or random alone")
        first = dict(zip(self.layout.cards, self.layout.first_choice, strict=True))
        liked = liked_answers(self.layout, lambda card: [*line.words, *waiting(card)])
        for card in cards:
            count = sum(choice.card == card for choice in self.layout.choices)
            here = slice(first[card], first[card] + count)
            row[here] = liked[here]
            if count and line.words == ("random",):
                row[first[card]] = DRAWN

    def _token(self, row: list[int], line: _Line) -> None:
        words = {str(dimension): token_number(self.layout, dimension) for dimension in DIMENSIONS}
        words |= {name: token_number(self.layout, name) for name in self.layout.initiative_of}
        wanted = self._one(line, {**words, "even": EVEN, "random": DRAWN, "none": 0}, "target of attention")
        for role in self._named(line, "role", self.layout.roles.ids):
            row[self.wishes.tokens + self.layout.roles[role]] = wanted

    def _lend(self, row: list[int], line: _Line) -> None:
        words = {**_numbered(self.layout.roles.ids), "random": DRAWN, "none": 0}
        wanted = self._one(line, words, "role")
        for role in self._named(line, "role", self.layout.roles.ids):
            row[self.wishes.lending + self.layout.roles[role]] = wanted

    def _budget(self, row: list[int], line: _Line) -> None:
        self._without_name(line)
        here = slice(self.wishes.proposals, self.wishes.moves)
        room = here.stop - here.start
        ways = {"quiet": QUIET, "cheapest": CHEAPEST, "random": DRAWN}
        if len(line.words) == 1 and line.words[0] in ways:
            row[here] = [ways[line.words[0]], *[0] * (room - 1)]
            return
        proposals = _numbered(self.layout.proposals.ids)
        for word in line.words:
            if word not in proposals:
                known = _listed([*proposals, *ways])
                raise _Wrong(f"{word!r} is no proposal; there is {known}; the last three stand alone")
        wanted = list(dict.fromkeys(proposals[word] for word in line.words))
        row[here] = [*wanted, *[0] * (room - len(wanted))]

    def _moves(self, row: list[int], line: _Line) -> None:
        self._without_name(line)
        row[self.wishes.moves] = self._one(line, {"random": DRAWN, "none": 0}, "way of moving sums")

    def _gains(self, row: list[int], line: _Line) -> None:
        self._single(row, line, self.wishes.gains, self.layout.gain_rules.ids, "gains rule")

    def _promise(self, row: list[int], line: _Line) -> None:
        self._single(row, line, self.wishes.promise, self.layout.promises.ids, "promise")

    def _ambition(self, row: list[int], line: _Line) -> None:
        self._without_name(line)
        words = {**_numbered(self.layout.ambitions.ids), "none": 0}
        row[self.wishes.ambition] = self._one(line, words, "ambition")

    def _single(self, row: list[int], line: _Line, place: int, ids: tuple[str, ...], what: str) -> None:
        self._without_name(line)
        row[place] = self._one(line, {**_numbered(ids), "random": DRAWN, "none": 0}, what)

    # ---------------------------------------------------------------------------------------- words

    @staticmethod
    def _named(line: _Line, what: str, ids: tuple[str, ...]) -> tuple[str, ...]:
        """The cards or roles that a line is about."""
        if line.name and line.name not in ids:
            raise _Wrong(f"{line.name!r} is no {what}; there is {_listed(ids)}")
        return (line.name,) if line.name else ids

    @staticmethod
    def _without_name(line: _Line) -> None:
        if line.name:
            raise _Wrong(f"{line.about} is about the whole table, so the name stays empty, not {line.name!r}")

    @staticmethod
    def _one(line: _Line, words: Mapping[str, int], what: str) -> int:
        if len(line.words) != 1:
            raise _Wrong(f"one {what} is wanted, not {' '.join(line.words)!r}")
        if line.words[0] not in words:
            raise _Wrong(f"{line.words[0]!r} is no {what}; there is {_listed(words)}")
        return words[line.words[0]]


_WRITERS: Mapping[str, Callable[[_Reader, list[int], _Line], None]] = {
    "answer": _Reader._answer,  # noqa: SLF001  (the reader's own)
    "token": _Reader._token,  # noqa: SLF001
    "lend": _Reader._lend,  # noqa: SLF001
    "budget": _Reader._budget,  # noqa: SLF001
    "moves": _Reader._moves,  # noqa: SLF001
    "gains": _Reader._gains,  # noqa: SLF001
    "promise": _Reader._promise,  # noqa: SLF001
    "ambition": _Reader._ambition,  # noqa: SLF001
}
ABOUT = tuple(_WRITERS)
"""What a line may be about."""


def _numbered(ids: tuple[str, ...]) -> dict[str, int]:
    """As the decisions' vector numbers them, from 1."""
    return {name: number + 1 for number, name in enumerate(ids)}


def _listed(words: Iterable[str]) -> str:
    """Words for a sentence; of many, the first few."""
    known = list(words)
    more = [f"and {len(known) - FEW} more"] if len(known) > FEW else []
    return ", ".join([*known[:FEW], *more])
