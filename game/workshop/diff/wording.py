"""Which words of a text changed, short enough to be read in a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

AROUND = 2
"""Words that are shown on each side of those that changed."""
MOST_PLACES = 3


@dataclass(frozen=True, slots=True)
class Reworded:
    """One place in a text: what stood there and what stands there now, with the words around it."""

    old: str
    new: str


def reworded(old: str, new: str) -> tuple[tuple[Reworded, ...], bool]:
    """The places where two texts differ, word by word, and whether there are more than are shown."""
    places = tuple(_places(old.split(), new.split()))
    return places[:MOST_PLACES], len(places) > MOST_PLACES


def _places(old: list[str], new: list[str]) -> Iterator[Reworded]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for group in matcher.get_grouped_opcodes(AROUND):
        first, last = group[0], group[-1]
        yield Reworded(_cut(old, first[1], last[2]), _cut(new, first[3], last[4]))


def _cut(words: list[str], begin: int, end: int) -> str:
    before = "… " if begin > 0 else ""
    after = " …" if end < len(words) else ""
    return f"{before}{' '.join(words[begin:end])}{after}"
