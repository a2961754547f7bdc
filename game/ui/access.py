"""Screen readers, where the extra `access` is installed: what the window asks of a bridge, and finding one."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Literal, Protocol

from game.ui.spoken import Telling

HIDDEN_FIRST = sys.platform in ("win32", "darwin")
"""Whether a bridge must be there before its window is seen for the first time."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A reader wants something pressed or brought into focus."""

    what: Literal["press", "focus"]
    key: str


class Bridge(Protocol):
    """A line to the screen readers of the desktop."""

    def hear(self, telling: Telling) -> None:
        """Take in what is on the screen now."""
        ...

    def attended(self, *, focused: bool) -> None:
        """Whether people work in this window."""
        ...

    def moved(self) -> None:
        """The window may lie elsewhere, or have another size."""
        ...

    def asked(self) -> Iterator[Asked]:
        """What readers have wanted done since the last time."""
        ...


def is_there() -> bool:
    """Whether the extra `access` is installed."""
    return find_spec("accesskit") is not None


def bridge_for(wake: Callable[[], None]) -> Bridge | None:
    """A bridge for the window that is open; None without the extra. `wake` ends the window's waiting."""
    if not is_there():
        return None
    made: Bridge = importlib.import_module("game.ui.accesskit_bridge").AccessKitBridge(wake)
    return made
