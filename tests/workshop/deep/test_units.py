"""Units: how an author's text is read and written, and which sums of them are refused."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.workshop.deep.dimensions import A_QUARTER, ONE, TIMES, Unit, Units

WORDS = ("M NOK", "kh", "cases", "day", "points", "0-100", "%", "t CO2e", "kWh", "m2", *TIMES)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("M NOK/year", "M NOK per year"),
        ("M NOK / year", "mill. kr/år"),
        ("cases per day", "case/days"),
        ("per quarter", "1/kvartal"),
        ("kh/year/quarter", "kh per quarter per year"),
        ("points per token per month", "poeng / måned / tokens"),
        ("share", "1"),
        ("index", "ratio"),
        ("prosent", "%"),
        ("kWh*day", "day · kWh"),
        ("saker per dag", "sak/dager"),
        ("timer/uke", "time/veke"),
        ("-5–5", "-5–5"),
    ],
)
def test_the_same_unit_may_be_written_in_several_ways(text: str, same: str) -> None:
    units = Units()
    assert units.read(text) is not None
    assert units.read(text) == units.read(same)


@pytest.mark.parametrize(
    "text", ["", " ", "/", "M NOK//year", "per", "points per", "a**b", "x per per y", "$", "(kr)"]
)
def test_what_is_no_unit_is_not_read(text: str) -> None:
    assert Units().read(text) is None


@pytest.mark.parametrize(
    ("one", "other"), [("M NOK", "kh"), ("%", "share"), ("0-100", "1"), ("day", "quarter")]
)
def test_these_units_are_different(one: str, other: str) -> None:
    units = Units()
    assert units.read(one) != units.read(other)


def test_years_and_quarters_differ_by_a_factor_alone() -> None:
    units = Units()
    a_year, a_quarter = units.read("M NOK/year"), units.read("M NOK/quarter")
    assert a_year is not None
    assert a_quarter is not None
    assert a_year.powers == a_quarter.powers
    assert a_quarter.factor / a_year.factor == Fraction(4)


words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=2)


@given(over=words, under=st.lists(st.sampled_from(WORDS), max_size=2))
def test_what_is_written_is_read_as_the_same_unit(over: list[str], under: list[str]) -> None:
    units = Units()
    unit = units.read("/".join(["*".join(over), *under]))
    assert unit is not None
    if len([word for word in (*over, *under) if word in TIMES]) <= 1:
        assert units.read(units.write(unit)) == unit


def test_a_unit_is_written_in_the_words_of_the_pack() -> None:
    units = Units()
    unit = units.read("saker per år")
    assert unit is not None
    assert units.write(unit) == "saker/år"
    assert units.write(unit.times(A_QUARTER)) == "0.25 saker"
    assert units.write(ONE) == "1"
    assert units.write(Unit(frozenset({("quarter", 3)}), Fraction(1))) == "quarter*quarter*quarter"


def test_a_product_with_its_inverse_is_a_plain_number() -> None:
    units = Units()
    unit = units.read("M NOK/year")
    assert unit is not None
    assert unit.times(unit, -1) == ONE
