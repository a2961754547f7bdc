"""The codes that are printed on paper cards: what one may look like, and what a card without one is called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import count

from game.pack.schema import Card

PRINTED = re.compile(r"[^\W\d_]{1,4}[0-9]{1,3}")
"""One to four letters and a number: short enough to be printed and keyed in."""


def plain_code(code: str) -> str:
    """A code as it is compared: small letters and blanks do not matter."""
    return "".join(code.split()).casefold()


def with_codes(cards: Mapping[str, Card]) -> dict[str, Card]:
    """The cards, those without a code with one: letters for what the card is, and the next free number.

    The letters are the dimension's first one for a case, with a D behind it for a delegated case, and E for an event.
    Numbers follow the order of the files and of the cards in them, so that a card added at the end changes no other.
    """
    taken = {plain_code(card.code) for card in cards.values() if card.code}
    found: dict[str, Card] = {}
    for name, card in cards.items():
        if card.code:
            found[name] = card
            continue
        codes = (f"{_letters(card)}{number}" for number in count(1))
        code = next(code for code in codes if plain_code(code) not in taken)
        taken.add(plain_code(code))
        found[name] = card.model_copy(update={"code": code})
    return found


def _letters(card: Card) -> str:
    if card.kind == "event":
        return "E"
    first = card.dimension[0].upper() if card.dimension else "C"
    return f"{first}D" if card.kind == "delegated" else first
