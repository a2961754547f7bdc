"""Numbers as each language writes them, and parts that still add up when they are rounded.

All groups and units are joined with U+00A0, so that a line never breaks inside a number, and the minus sign
is U+2212, as wide as the plus. Halves are rounded away from zero, as people do.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Literal, TypeAlias

from babel.numbers import format_decimal

Number: TypeAlias = int | float | Decimal
Language: TypeAlias = Literal["nb", "nn", "en"]

MINUS = "\u2212"
NO_BREAK = "\u00a0"
_MONEY = {"nb": "{}\u00a0mill.\u00a0kr", "nn": "{}\u00a0mill.\u00a0kr", "en": "NOK\u00a0{}\u00a0million"}
_PERCENT = {"nb": "{}\u00a0%", "nn": "{}\u00a0%", "en": "{}%"}


def number(value: Number, language: Language, decimals: int = 0, *, signed: bool = False) -> str:
    """Write a number with exactly so many decimals, as in "1 234,5" or "−0.1".

    `signed` puts a plus before what is above zero after rounding. What rounds to zero has no sign. ValueError
    for a number that is not finite.
    """
    rounded = _rounded(value, decimals)
    digits = _digits(abs(rounded), decimals, language)
    if rounded < 0:
        return MINUS + digits
    return "+" + digits if signed and rounded > 0 else digits


def percent(value: Number, language: Language, decimals: int = 0, *, signed: bool = False) -> str:
    """Write a share given in percent: 1.2 is "1,2 %" in Norwegian and "1.2%" in English."""
    return _PERCENT[language].format(number(value, language, decimals, signed=signed))


def money(value_mnok: Number, language: Language, decimals: int = 1, *, signed: bool = False) -> str:
    """Write an amount given in millions of Norwegian kroner, as in "6,8 mill. kr" or "NOK 6.8 million"."""
    return _MONEY[language].format(number(value_mnok, language, decimals, signed=signed))


def rounded_parts(
    parts: Sequence[Number], decimals: int = 1, total: Number | None = None
) -> tuple[Decimal, ...]:
    """Round parts so that they add up to their rounded total, by the method of largest remainders.

    `total` is what they shall add up to if something else than their sum is shown, such as the difference of
    two rounded figures; it is rounded too. Each part is rounded down, and the missing units go one by one to
    the part that is furthest below its true value; of equals, to the first.
    """
    unit = Decimal(1).scaleb(-decimals)
    exact = [_decimal(part) for part in parts]
    goal = _rounded(sum(exact, Decimal(0)) if total is None else total, decimals)
    if not exact:
        return ()
    rounded = [part.quantize(unit, ROUND_FLOOR) for part in exact]
    missing = int((goal - sum(rounded, Decimal(0))) / unit)
    side = 1 if missing > 0 else -1
    for _ in range(abs(missing)):
        lacking = [side * (part - shown) for part, shown in zip(exact, rounded, strict=True)]
        rounded[lacking.index(max(lacking))] += side * unit
    return tuple(part + 0 for part in rounded)  # + 0 makes -0.0 a plain zero


@lru_cache(maxsize=4096)  # a screen writes the same few figures again at every turn
def _digits(rounded: Decimal, decimals: int, language: Language) -> str:
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    # Babel writes Norwegian groups with U+00A0 and the minus as an ASCII hyphen.
    digits: str = format_decimal(rounded, format=pattern, locale=language)
    return digits


def _rounded(value: Number, decimals: int) -> Decimal:
    return _decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + 0


def _decimal(value: Number) -> Decimal:
    # By way of float, because the repr of another library's float is not just its digits.
    exact = Decimal(value) if isinstance(value, int | Decimal) else Decimal(repr(float(value)))
    if not exact.is_finite():
        raise ValueError(f"{value} is no number that can be shown")
    return exact
