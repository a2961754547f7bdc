"""Numbers as people in Norway and their spreadsheets write them."""

from __future__ import annotations

import re

_BLANKS = dict.fromkeys(map(ord, " \u00a0\u2009\u202f'\u2019"))
"""What groups of thousands are kept apart by, besides points and commas."""
_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-"})
NO_FIGURE = frozenset({"", "-", ".", "..", ":", "n/a", "na", "i.t.", "*"})
"""What stands in a cell where there is no figure; SSB writes points and colons."""
_PLAIN = re.compile(r"[+-]?\d+")
_ONE_SIGN = re.compile(r"([+-]?\d*)([.,])(\d+)")
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*")
_BOTH = re.compile(r"([+-]?\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*)([.,])(\d+)")


def readings(text: str) -> tuple[float, ...]:
    """What a text may mean as a number, the likeliest first: two for "22.000", none for what is no number.

    A decimal comma or point, thousands with blanks, points or commas, a real minus and a percent sign are understood.
    """
    bare = text.translate(_MINUS).translate(_BLANKS).removesuffix("%")
    if _PLAIN.fullmatch(bare):
        return (float(bare),)
    found: list[float] = []
    if one := _ONE_SIGN.fullmatch(bare):
        found.append(float(f"{one[1]}.{one[3]}"))
    if grouped := _GROUPED.fullmatch(bare):
        found.append(float(bare.replace(grouped[1], "")))
    if (both := _BOTH.fullmatch(bare)) and both[2] != both[3]:
        found.append(float(f"{both[1].replace(both[2], '')}.{both[4]}"))
    return tuple(found)
