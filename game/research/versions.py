"""Which versions of the rules this program can replay by: the present one, and those frozen in `game.past`."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path
from types import ModuleType
from typing import cast

from game import past
from game.errors import LogError
from game.research.rulebook import Rulebook
from game.rules import RULES_VERSION

_FROZEN = "v"


def known_versions() -> tuple[str, ...]:
    """The versions by which logs can be replayed, the oldest first."""
    names = (module.name for module in pkgutil.iter_modules(past.__path__) if module.ispkg)
    frozen = [name.removeprefix(_FROZEN).replace("_", ".") for name in names]
    return tuple(sorted({*frozen, RULES_VERSION}, key=_numbers))


def open_rulebook(version: str, folder: Path, shown_as: str | None = None) -> Rulebook:
    """A pack's rules as a version of the rules understands them.

    Raises LogError for a version that this program does not have, PackError for a pack that is none by that version.
    """
    return cast("Rulebook", module_of(version, "game.research.rulebook").open_rulebook(folder, shown_as))


def module_of(version: str, name: str) -> ModuleType:
    """A module that knows the rules, as a version of them has it: that of the program, or its frozen copy.

    Raises LogError for a version that this program does not have. `name` must be one that is frozen: the rulebook, or
    what it imports.
    """
    if version == RULES_VERSION:
        return importlib.import_module(name)
    known = known_versions()
    if version not in known:
        code = "newer-rules-version" if _numbers(version) > _numbers(RULES_VERSION) else "older-rules-version"
        raise LogError(code, played=version, known=", ".join(known))
    # By name, and only when a log asks for it: a version is a package that is there, and there is no list to keep.
    return importlib.import_module(name.replace("game", f"{past.__name__}.{module_name(version)}", 1))


def module_name(version: str) -> str:
    """What the package of a frozen version is called: `v0_1` for "0.1"."""
    return _FROZEN + version.replace(".", "_")


def _numbers(version: str) -> tuple[int, ...]:
    """A version for comparing; empty, and so older than all, for what is no number."""
    parts = version.split(".")
    return tuple(map(int, parts)) if all(part.isdecimal() for part in parts) else ()
