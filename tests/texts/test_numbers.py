"""Numbers as people write them, and parts that add up."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.texts.numbers import Language, money, number, percent, rounded_parts

NB = "\u00a0"


@pytest.mark.parametrize(
    ("language", "written"),
    [("nb", f"1{NB}234{NB}567,5"), ("nn", f"1{NB}234{NB}567,5"), ("en", "1,234,567.5")],
)
def test_each_language_groups_and_points_in_its_own_way(language: Language, written: str) -> None:
    assert number(1234567.46, language, 1) == written


def test_the_minus_is_a_real_minus_sign() -> None:
    assert number(-1.4, "nb", 1) == "\u22121,4"
    assert "-" not in money(-1234.5, "en", signed=True)


def test_a_plus_is_written_only_when_asked_for() -> None:
    assert number(1.6, "nb", 1) == "1,6"
    assert number(1.6, "nb", 1, signed=True) == "+1,6"


def test_what_rounds_to_zero_has_no_sign() -> None:
    assert number(-0.04, "nb", 1, signed=True) == "0,0"
    assert number(0.04, "en", 1, signed=True) == "0.0"


def test_halves_are_rounded_away_from_zero() -> None:
    assert [number(value, "en", 1) for value in (0.25, 0.35, -0.25)] == ["0.3", "0.4", "\u22120.3"]
    assert number(2.5, "nb") == "3"


def test_decimals_are_fixed() -> None:
    assert number(6, "nb", 2) == "6,00"


def test_units_are_joined_so_that_no_line_breaks_before_them() -> None:
    assert percent(1.75, "nb", 2) == f"1,75{NB}%"
    assert percent(150, "en") == "150%"
    assert money(6.8, "nn") == f"6,8{NB}mill.{NB}kr"
    assert money(1234.5, "en") == f"NOK{NB}1,234.5{NB}million"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN")])
def test_what_is_no_number_is_refused(value: float | Decimal) -> None:
    with pytest.raises(ValueError, match="no number"):
        number(value, "nb")


def test_the_causes_on_the_screen_add_up_to_the_change() -> None:
    causes = rounded_parts([-1.36, -1.24, 1.57, -0.06])
    assert sum(causes) == Decimal("-1.1")
    assert causes == (Decimal("-1.4"), Decimal("-1.2"), Decimal("1.6"), Decimal("-0.1"))


def test_parts_can_be_made_to_add_up_to_the_difference_that_is_shown() -> None:
    assert rounded_parts([0.34, 0.34, 0.34], total=Decimal("1.1")) == (
        Decimal("0.4"),
        Decimal("0.4"),
        Decimal("0.3"),
    )
    assert sum(rounded_parts([0.34, 0.34, 0.34], total=0.8)) == Decimal("0.8")


def test_no_parts_round_to_no_parts() -> None:
    assert rounded_parts([]) == ()


PARTS = st.lists(st.floats(-1000, 1000, allow_nan=False), min_size=1, max_size=12)


@given(PARTS, st.integers(0, 3))
def test_rounded_parts_add_up_and_none_is_off_by_a_whole_unit(parts: list[float], decimals: int) -> None:
    shown = rounded_parts(parts, decimals)
    unit = Decimal(1).scaleb(-decimals)
    exact = sum((Decimal(repr(part)) for part in parts), Decimal(0))
    assert abs(sum(shown) - exact) <= unit / 2
    assert all(abs(one - Decimal(repr(part))) < unit for one, part in zip(shown, parts, strict=True))
    assert all(-one.as_tuple().exponent == decimals for one in shown)  # type: ignore[operator]  # all are finite


@given(st.floats(-1e6, 1e6), st.integers(0, 4))
def test_norwegian_and_english_write_the_same_digits(value: float, decimals: int) -> None:
    norwegian, english = number(value, "nb", decimals), number(value, "en", decimals)
    assert norwegian.replace(NB, "").replace(",", ".") == english.replace(",", "")
