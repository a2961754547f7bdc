"""Reads a municipality's figures: every mistake in the file at once, each at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeAlias

from game.errors import Place, Severity
from game.pack.check_figures import MUNICIPALITY
from game.pack.schema import Figure
from game.workshop.profile.amounts import NO_FIGURE, readings
from game.workshop.profile.cells import Cell, NoTableError, decoded, rows_of, separator_of

ID, VALUE = "id", "value"
MAX_BYTES = 1_000_000
Fact: TypeAlias = "str | float"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about the file: where, how grave, what (`figures.<code>`), and its facts."""

    place: Place
    severity: Severity
    code: str
    facts: tuple[tuple[str, Fact], ...] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """What a municipality has filled in; `municipality` is "" where it gave no name."""

    municipality: str
    values: Mapping[str, float]
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What must be mended before a profile can be made."""
        return tuple(finding for finding in self.findings if finding.severity == "error")


def read_figures(content: bytes, shown_as: str, asked: Mapping[str, Figure]) -> Filled:
    """Read the figures of a file; `shown_as` is its name in findings. Never raises for what stands in it."""
    reader = _Reader(shown_as, asked)
    if len(content) > MAX_BYTES:
        reader.note(Cell("", 1, 1), "too-big")
    else:
        try:
            reader.read(decoded(content))
        except NoTableError as error:
            reader.note(Cell("", 1, 1), error.code)
    findings = tuple(sorted(reader.findings, key=lambda finding: (finding.place, finding.code)))
    return Filled(reader.municipality, reader.values, findings)


class _Reader:
    """Collects what a file says."""

    def __init__(self, shown_as: str, asked: Mapping[str, Figure]) -> None:
        self.shown_as = shown_as
        self.asked = asked
        self.municipality = ""
        self.values: dict[str, float] = {}
        self.findings: list[Finding] = []
        self._lines: dict[str, int] = {}

    def note(self, cell: Cell, code: str, **facts: Fact) -> None:
        """Keep a mistake at a cell."""
        self.add(cell, "error", code, facts)

    def add(self, cell: Cell, severity: Severity, code: str, facts: Mapping[str, Fact]) -> None:
        """Keep a finding at a cell."""
        place = Place(self.shown_as, cell.line, cell.column)
        self.findings.append(Finding(place, severity, code, tuple(facts.items())))

    def read(self, text: str) -> None:
        """Read the header and every row."""
        separator = separator_of(text)
        rows = rows_of(text, separator)
        header = next(rows, ())
        if not header:
            self.note(Cell("", 1, 1), "empty")
            return
        columns = {cell.text.lower(): number for number, cell in reversed(tuple(enumerate(header)))}
        missing = [name for name in (ID, VALUE) if name not in columns]
        if missing:
            self._no_header(header, missing)
            return
        for row in rows:
            self._row(row, columns[ID], columns[VALUE], len(header), separator)
        if not self.values and not self.findings:
            self.note(header[columns[VALUE]], "no-figures")

    def _no_header(self, header: tuple[Cell, ...], missing: list[str]) -> None:
        for name in missing:
            near = get_close_matches(name, [cell.text.lower() for cell in header], n=1)
            self.note(header[0], "no-column", name=name, near=near[0] if near else "")

    def _row(self, row: tuple[Cell, ...], at_id: int, at_value: int, width: int, separator: str) -> None:
        name = row[at_id] if at_id < len(row) else Cell("", row[0].line, 1)
        value = row[at_value] if at_value < len(row) else Cell("", row[-1].line, row[-1].column)
        if name.text.startswith("#"):
            return
        if not name.text:
            if value.text:
                self.note(value, "no-id")
            return
        if separator == "," and len(row) > width and any(cell.text for cell in row[width:]):
            self.note(row[width], "too-many-cells")
            return
        if name.text in self._lines:
            self.note(name, "twice", name=name.text, line=str(self._lines[name.text]))
            return
        self._lines[name.text] = name.line
        if name.text == MUNICIPALITY:
            self.municipality = " ".join(value.text.split())
        elif name.text not in self.asked:
            near = get_close_matches(name.text.lower(), [*self.asked, MUNICIPALITY], n=1)
            self.note(name, "unknown-id", name=name.text, near=near[0] if near else "")
        elif value.text.lower() not in NO_FIGURE:
            self._figure(name.text, value)

    def _figure(self, name: str, cell: Cell) -> None:
        figure = self.asked[name]
        meant = readings(cell.text)
        possible = tuple(number for number in meant if _is_possible(figure, number))
        plausible = [number for number in possible if figure.low <= number <= figure.high]
        if not meant:
            self.note(cell, "no-number", name=figure.name, text=cell.text)
        elif not possible:
            self._impossible(cell, figure, meant[0])
        elif len(meant) > 1 and len(plausible) != 1:
            self.note(cell, "two-readings", text=cell.text, one=meant[0], other=meant[1])
        else:
            number = plausible[0] if plausible else possible[0]
            self.values[name] = number
            if len(meant) > 1:
                self.add(cell, "warning", "read-as", {"text": cell.text, "value": number})
            if not plausible:
                self.add(cell, "warning", "implausible", _facts(figure, number))

    def _impossible(self, cell: Cell, figure: Figure, number: float) -> None:
        facts = {**_facts(figure, number), **dict(_bounds(figure))}
        code = "impossible"
        if figure.least is None or figure.most is None:
            code = "impossible-most" if figure.least is None else "impossible-least"
        self.add(cell, "error", code, facts)


def _facts(figure: Figure, number: float) -> dict[str, Fact]:
    usual: dict[str, Fact] = {"low": figure.low, "high": figure.high, "source": figure.source}
    return {"name": figure.name, "unit": figure.unit, "value": number, **usual}


def _bounds(figure: Figure) -> Iterator[tuple[str, float]]:
    if figure.least is not None:
        yield "least", figure.least
    if figure.most is not None:
        yield "most", figure.most


def _is_possible(figure: Figure, number: float) -> bool:
    below = figure.least is not None and number < figure.least
    return not below and not (figure.most is not None and number > figure.most)
