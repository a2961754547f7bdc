"""Numbers with the units that packs write, as an author reads them in each language."""

from __future__ import annotations

from collections.abc import Mapping

from game.texts.catalogue import Words
from game.texts.numbers import MINUS, NO_BREAK

_UNITS: Mapping[str, str] = {
    "M NOK": "mnok",
    "M NOK/year": "mnok-year",
    "kh/year": "kh-year",
    "cases": "cases",
    "days": "days",
    "half-years": "half-years",
    "points": "points",
}
"""Units that are written in English in every pack, by the end of their key."""
_NO_UNITS = frozenset({"0-100", "share", "ratio", "index", "1"})
MOST_DECIMALS = 6
THOUSAND, TEN = 1000.0, 10.0


def shown(value: float, language: str, decimals: int = MOST_DECIMALS) -> str:
    """A number with at most so many decimals and no zeros behind them."""
    text = f"{value:,.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    if text == "-0":
        text = "0"
    if language != "en":
        text = text.replace(",", NO_BREAK).replace(".", ",")
    return text.replace("-", MINUS)


def rough(value: float, language: str) -> str:
    """A number with about four digits, for sentences."""
    size = abs(value)
    return shown(value, language, 0 if size >= THOUSAND else 1 if size >= TEN else 2)


def measured(number: str, unit: str | None, speak: Words) -> str:
    """A written number with its unit; a level from 0 to 100, a share or an index has none."""
    if not unit or unit in _NO_UNITS:
        return number
    if unit == "%" and speak.language == "en":
        return f"{number}%"
    said = speak(f"measure.{_UNITS[unit]}") if unit in _UNITS else unit
    return f"{number}{NO_BREAK}{said}"
