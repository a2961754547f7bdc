"""Units as XMILE writes them: names joined by `*` and `/`, each a word without blanks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from game.research.xmile.parts import Variable

_WORDS: Final = {"%": "percent", "0-100": "points", "1": "dmnl"}
"""What is no word, as one; a level from 0 to 100 counts in points."""


def unit_text(unit: str, *, a_quarter: bool = False) -> str:
    """A unit of the pack in XMILE's words, or "" where there is none; `a_quarter`: of what moves in a quarter."""
    parts = [_word(part) for part in re.split(r"/|\bper\b", unit) if part.strip()]
    if re.match(r"\s*(/|per\b)", unit):
        parts.insert(0, "1")
    if a_quarter:
        parts.append("quarter")
    return "/".join(parts)


def _word(part: str) -> str:
    plain = part.strip()
    return _WORDS.get(plain) or re.sub(r"\W+", "_", plain.replace("%", "percent")).strip("_")


def unit_names(variables: Iterable[Variable]) -> tuple[str, ...]:
    """All names of units, each once and sorted."""
    found = {name for each in variables for name in each.unit.split("/")}
    return tuple(sorted(found - {"", "1"}))
