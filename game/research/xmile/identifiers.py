"""Names of XMILE files, and what they are called in a `model.yaml`."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from game.lang import RESERVED
from game.pack.schema import DIMENSIONS
from game.pack.scope import LOCAL_NAMES

LONGEST: Final = 40
OF_THE_GAME: Final = frozenset(
    {
        *("t", "turn", "spring", "autumn", "tokens_initiatives", "load", "running", "capacity_total"),
        *("overload", "overload_worst", "budget_cut", "goals_met", "goals_total", "floors_broken"),
        *(f"tokens_{dimension}" for dimension in DIMENSIONS),
        *LOCAL_NAMES,
    }
)
"""What equations of every scenario may name, whatever its roles, areas and cards are called."""
_LETTERS: Final = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ł": "l", "þ": "th"})


def key(name: str) -> str:
    """A name as XMILE compares it: case, kinds of blank and underscores do not matter (section 3.2.2.2)."""
    return re.sub(r"(?:\\n|\\r|\\t|[\s_\u00a0])+", "_", name.strip().strip('"')).casefold()


def own_name(name: str) -> str:
    """A name as equations of the game can write it, without regard to others: `Fødsler (%)` becomes `fodsler`."""
    plain = unicodedata.normalize("NFKD", key(name).translate(_LETTERS)).encode("ascii", "ignore").decode()
    word = re.sub(r"[^a-z0-9]+", "_", plain).strip("_") or "unnamed"
    return (word if word[0].isalpha() else f"x_{word}")[:LONGEST].rstrip("_")


class OwnNames:
    """Gives every variable of a file a name that the game can read, each once."""

    def __init__(self) -> None:
        self._taken: set[str] = {*RESERVED, *OF_THE_GAME}

    def new(self, wish: str) -> str:
        """The wish as a name; where that is taken, or means something in every scenario, with a number behind it."""
        plain = own_name(wish)
        name, number = plain, 2
        while name in self._taken:
            end = f"_{number}"
            name, number = plain[: LONGEST - len(end)] + end, number + 1
        self._taken.add(name)
        return name
