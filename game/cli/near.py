"""A name that is not there, with the nearest one that is."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

from game.errors import UsageError
from game.texts.catalogue import LANGUAGES


def known(name: str, names: Collection[str], kind: str, where: str = "") -> str:
    """The name itself; UsageError with the nearest and all names if it is not among them.

    `where` ends the first sentence, as in "There is no card 'x' in half-year 3".
    """
    if name in names:
        return name
    near = get_close_matches(name.lower(), names, n=1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    raise UsageError(
        f"There is no {kind} {name!r}{where and f' {where}'}.{hint} There are: {', '.join(names)}."
    )


def known_language(name: str) -> str:
    """A language of the program; UsageError as `known`."""
    return known(name, LANGUAGES, "language")
