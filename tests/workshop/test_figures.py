"""A municipality's figures are read as spreadsheets and people write them, and every mistake is found at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.pack.load import load
from game.pack.schema import Figures
from game.texts.catalogue import LANGUAGES, words
from game.workshop.profile.amounts import readings
from game.workshop.profile.cells import decoded, rows_of, separator_of
from game.workshop.profile.read import Filled, read_figures
from game.workshop.profile.template import template
from game.workshop.profile.told import finding_text
from tests.cli.support import TINY


def tiny_figures() -> Figures:
    figures = load(TINY).settings.figures
    assert figures is not None
    return figures


def read(text: str | bytes) -> Filled:
    content = text if isinstance(text, bytes) else text.encode("utf-8")
    return read_figures(content, "f.csv", tiny_figures().ask)


def codes(filled: Filled) -> list[tuple[int, int, str]]:
    return [(each.place.line, each.place.column, each.code) for each in filled.findings]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("12", (12.0,)),
        ("12,5", (12.5,)),
        ("12.5", (12.5,)),
        ("-0,9", (-0.9,)),
        ("\u22120,9", (-0.9,)),
        ("22 000", (22000.0,)),
        ("22\u00a0000", (22000.0,)),
        ("22\u202f000,5", (22000.5,)),
        ("1.234,5", (1234.5,)),
        ("1,234.5", (1234.5,)),
        ("1.234.567", (1234567.0,)),
        ("22.000", (22.0, 22000.0)),
        ("22,000", (22.0, 22000.0)),
        ("0.100", (0.1,)),
        ("38 %", (38.0,)),
        (",5", (0.5,)),
        ("mye", ()),
        ("1.2.3", ()),
        ("12,5,6", ()),
        ("1e9", ()),
        ("nan", ()),
    ],
)
def test_numbers_are_read_as_people_write_them(written: str, meant: tuple[float, ...]) -> None:
    assert readings(written) == meant


@given(st.integers(-(10**9), 10**9), st.integers(0, 99))
def test_a_number_in_norwegian_writing_comes_back(whole: int, cents: int) -> None:
    value = float(f"{whole}.{cents:02d}")
    written = f"{value:,.2f}".replace(",", "\u00a0").replace(".", ",")
    assert value in readings(written)


FILLED = "id;value\nmunicipality;Blåvik\npeople;4\u00a0000\nreserves;12,5\n"


@pytest.mark.parametrize(
    "content",
    [
        FILLED.encode("utf-8"),
        FILLED.encode("utf-8-sig"),
        FILLED.encode("cp1252"),
        FILLED.encode("utf-16"),
        FILLED.replace("\n", "\r\n").encode("utf-8"),
        FILLED.replace("\n", "\r").encode("utf-8"),
        FILLED.replace(";", "\t").encode("utf-8"),
        FILLED.replace(";", ",").replace("12,5", '"12,5"').encode("utf-8"),
        FILLED.replace(";", ",").replace("12,5", "12.5").encode("utf-8"),
        ("sep=;\n" + FILLED).encode("utf-8"),
        b"VALUE;Id;note\nBl\xe5vik;municipality\n4000;people;\n12,5;reserves;x\n",
    ],
)
def test_every_way_in_which_a_spreadsheet_saves_is_read(content: bytes) -> None:
    filled = read(content)
    assert filled.findings == ()
    assert filled.municipality == "Blåvik"
    assert dict(filled.values) == {"people": 4000.0, "reserves": 12.5}


def test_a_value_in_quotes_may_hold_separators_quotes_and_line_breaks() -> None:
    text = 'id;value;note\nreserves;"12,5";"a;b ""c""\nd"\npeople;4000;\n'
    rows = list(rows_of(text, separator_of(text)))
    assert [[cell.text for cell in row] for row in rows][1] == ["reserves", "12,5", 'a;b "c"\nd']
    assert (rows[2][0].line, rows[2][0].column) == (4, 1)


def test_where_there_is_no_figure_nothing_is_read() -> None:
    filled = read("id;value\npeople;4000\nreserves;..\nset_aside;\nabsent;:\n")
    assert (dict(filled.values), filled.findings) == ({"people": 4000.0}, ())


def test_all_mistakes_are_found_at_once_each_at_its_place() -> None:
    filled = read(
        "id;value\npeopel;4000\nreserves;mye\npeople;0\nabsent;41\n;7\nset_aside;1\nset_aside;2\npeople;5\n"
    )
    assert codes(filled) == [
        (2, 1, "unknown-id"),
        (3, 10, "no-number"),
        (4, 8, "impossible-least"),
        (5, 8, "impossible"),
        (6, 2, "no-id"),
        (8, 1, "twice"),
        (9, 1, "twice"),
    ]
    assert dict(filled.findings[0].facts)["near"] == "people"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (b"id;value\n", "no-figures"),
        (b"id;verdi\npeople;1\n", "no-column"),
        (b"people;4000\n", "no-column"),
        (b"PK\x03\x04rest", "workbook"),
        (b"id;value\0", "no-text"),
        (b"\x81\x8d", "no-text"),
        (b"id,value\nreserves,12,5\n", "too-many-cells"),
        (b"x" * 1_000_001, "too-big"),
    ],
)
def test_what_is_no_table_of_figures_is_refused_with_a_reason(content: bytes, code: str) -> None:
    assert code in {each.code for each in read(content).errors}


def test_an_unusual_figure_is_used_with_a_warning() -> None:
    filled = read("id;value\nreserves;55\n")
    assert [(each.severity, each.code) for each in filled.findings] == [("warning", "implausible")]
    assert dict(filled.values) == {"reserves": 55.0}


def test_of_two_readings_the_only_plausible_one_is_taken_and_said() -> None:
    filled = read("id;value\npeople;4.000\n")
    assert dict(filled.values) == {"people": 4000.0}
    assert [each.code for each in filled.findings] == ["read-as"]
    assert [each.code for each in read("id;value\npeople;75.000\n").errors] == ["two-readings"]


@given(st.binary(max_size=200))
def test_no_bytes_make_the_reader_fail(content: bytes) -> None:
    read_figures(content, "f.csv", {})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_empty_table_is_read_as_empty_and_asks_for_every_figure(language: str) -> None:
    content = template(tiny_figures(), words(language))
    assert content.startswith(b"\xef\xbb\xbf")
    assert [each.code for each in read(content).findings] == ["no-figures"]
    rows = list(rows_of(decoded(content), separator_of(decoded(content))))
    assert [row[0].text for row in rows] == ["id", "municipality", *tiny_figures().ask]
    assert rows[2][4].text == "500"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_has_its_sentence_with_place_and_code(language: str) -> None:
    filled = read("id;value\npeopel;4000\nreserves;300\nabsent;15\npeople;75.000\nset_aside;-3\n")
    said = [finding_text(each, words(language)) for each in filled.findings]
    assert [line.rpartition(" [")[2] for line in said] == [
        *("unknown-id]", "impossible]", "implausible]", "two-readings]", "impossible-least]")
    ]
    assert all(line.startswith(f"f.csv:{number}:") for number, line in enumerate(said, 2))
