"""Units as vectors of exponents: how a pack's text becomes one, and how they multiply.

Own code, not pint: a pack's units are its author's words ("kh/year", "cases per day", "M NOK", "0-100"), which pint
would have to be taught one by one; what is left is this page, and it starts in no time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import combinations_with_replacement

TIME = "quarter"
TIMES: Mapping[str, Fraction] = {
    "year": Fraction(4),
    "half-year": Fraction(2),
    "quarter": Fraction(1),
    "month": Fraction(1, 3),
    "week": Fraction(1, 13),
}
"""Units of time that are converted, in quarters. A day is not: a pack's days may be working days."""
OTHER_WORDS: Mapping[str, str] = {
    "years": "year", "år": "year", "half-years": "half-year", "halvår": "half-year", "quarters": "quarter",
    "kvartal": "quarter", "months": "month", "måned": "month", "måneder": "month", "månad": "month",
    "månader": "month", "weeks": "week", "uke": "week", "uker": "week", "veke": "week", "veker": "week",
    "poeng": "point", "andel": "share", "forhold": "ratio", "indeks": "index", "prosent": "%", "percent": "%",
    "per cent": "%", "mill. kr": "m nok", "mill kr": "m nok", "mnok": "m nok",
}  # fmt: skip
"""The same in other words."""
PLAIN = ("1", "share", "ratio", "index")
"""Numbers without a unit. Percent is a unit of its own: 5 % and a share of 0.05 must not be added."""
LEVEL = re.compile(r"-?\d+ ?[-–] ?\d+")
"""A level such as 0-100: a unit of its own."""
MOST_WORDS = 2
"""More units of time are not multiplied in any unit that a person can read."""
_WORD = re.compile(r"[^\W_][\w.²³%-]*|%")
_ENDING = re.compile(r"(?:es|er|ar|s|e|r)$")
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """A product of powers of base units, times a factor where time was converted to quarters."""

    powers: frozenset[tuple[str, int]] = frozenset()
    factor: Fraction = Fraction(1)

    def times(self, other: Unit, sign: int = 1) -> Unit:
        """The product; with `sign` -1, the quotient."""
        powers = dict(self.powers)
        for base, power in other.powers:
            powers[base] = powers.get(base, 0) + sign * power
        left = frozenset((base, power) for base, power in powers.items() if power)
        return Unit(left, self.factor * other.factor**sign)


ONE = Unit()
A_QUARTER = Unit(frozenset({(TIME, 1)}))


@dataclass(frozen=True)
class Units:
    """Reads units and writes them in the words of the pack, which it gets to know while reading."""

    spelled: dict[str, str] = field(default_factory=dict)

    def read(self, text: str) -> Unit | None:
        """The unit that a text means; None for one that cannot be read.

        `M NOK/year`, `cases per day`, `per quarter`, `points per quarter per token`, `kWh/m2`: words or products with
        `*`, divided by `/` or `per`; what stands after one of these divides.
        """
        whole = " ".join(text.split())
        if LEVEL.fullmatch(whole):
            return self._base(whole)
        unit, sign = ONE, 1
        for number, part in enumerate(re.split(r"\s*/\s*|\b\s*per\s+|^per\s+", whole)):
            sign = -1 if number else 1
            if not part and not number:
                continue  # "per quarter" and "/quarter"
            for factor in re.split(r"\s*[*·]\s*", part):
                base = self._base(factor)
                if base is None:
                    return None
                unit = unit.times(base, sign)
        return unit if whole else None

    def write(self, unit: Unit) -> str:
        """A unit in the pack's words, such as "M NOK/year"."""
        over = [(base, power) for base, power in sorted(unit.powers) if base != TIME and power > 0]
        under = [(base, -power) for base, power in sorted(unit.powers) if base != TIME and power < 0]
        time = dict(unit.powers).get(TIME, 0)
        times, factor = self._times(abs(time), unit.factor if time >= 0 else 1 / unit.factor)
        factor = factor if time >= 0 else 1 / factor
        above = [*_repeated(over), *(times if time > 0 else ())]
        below = [*_repeated(under), *(times if time < 0 else ())]
        text = "/".join(["*".join(map(self._word, above)) or "1", *map(self._word, below)])
        return text if factor == 1 else f"{float(factor):.4g} {text}"

    def _base(self, text: str) -> Unit | None:
        """One word or several, as one unit."""
        words = text.split()
        name = OTHER_WORDS.get(text.lower(), text.lower())
        readable = LEVEL.fullmatch(name) or all(_WORD.fullmatch(word) for word in name.split())
        if not words or not readable or "per" in name.split():
            return None
        if name in TIMES:
            self.spelled.setdefault(name, text)
            return Unit(frozenset({(TIME, 1)}), TIMES[name])
        if name in PLAIN:
            return ONE
        key = _stem(name)
        self.spelled.setdefault(key, text)
        return Unit(frozenset({(key, 1)}))

    def _word(self, base: str) -> str:
        return self.spelled.get(base, base)

    @staticmethod
    def _times(count: int, size: Fraction) -> tuple[tuple[str, ...], Fraction]:
        """So many words of time whose product has this size; quarters, and what is left over, if there are none."""
        if count <= MOST_WORDS:
            for words in combinations_with_replacement(TIMES, count):
                product = Fraction(1)
                for word in words:
                    product *= TIMES[word]
                if product == size:
                    return words, Fraction(1)
        return (TIME,) * count, size


def _stem(name: str) -> str:
    """A word without the endings of its plural: days and day, saker and sak are the same."""
    while len(shorter := _ENDING.sub("", name)) >= _SHORTEST and shorter != name:
        name = shorter
    return name


def _repeated(powers: list[tuple[str, int]]) -> Iterator[str]:
    for base, power in powers:
        yield from [base] * power
