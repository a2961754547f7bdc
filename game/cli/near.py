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


def known_id(name: str, names: Collection[str], kind: str) -> str:
    """As `known`, for ids of which there are too many to name: only the nearest few are."""
    if name in names:
        return name
    near = get_close_matches(name.lower(), names, n=3, cutoff=0.5)
    parts = [other for other in names if name.lower() in other and other not in near][:3]
    hint = f" Did you mean {' or '.join(map(repr, [*near, *parts][:4]))}?" if near or parts else ""
    raise UsageError(f"There is no {kind} {name!r}.{hint}")


def known_language(name: str) -> str:
    """A language of the program; UsageError as `known`."""
    return known(name, LANGUAGES, "language")
