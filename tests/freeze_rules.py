"""Freezes the rules as they are, before a new version changes them. `game/past/README.md` says when and how.

    python -m tests.freeze_rules

copies the rulebook and every module below it that knows the rules into `game/past/v<version>`, where their
imports name each other instead of the present ones, and keeps a golden game of this version beside them: an archive,
and what its rulebook says of it today. What a module knows is read from its imports, so there is no list to
keep: whatever the rulebook comes to need is frozen too.
"""

from __future__ import annotations

import ast
import json
import re
import shutil
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import game
from game.cli.rulebooks import Rulebooks, logged_game
from game.research.versions import module_name
from game.rules import RULES_VERSION

TOP = Path(game.__file__).parent.parent
ENTRIES = ("game.research.rulebook",)
"""What the program asks a frozen version by (`game.research.versions.module_of`); each brings along what it needs."""
RULES = ("game.lang", "game.pack", "game.engine", "game.rules")
"""What the rules are; a module that imports any of it, be it through others, knows them."""
GOLDEN = TOP / "tests" / "golden"


def freeze() -> Path:
    """Make the package of today's version; SystemExit where it is there already."""
    folder = TOP / "game" / "past" / module_name(RULES_VERSION)
    if folder.exists():
        raise SystemExit(f"{folder} is there already: version {RULES_VERSION} is frozen.")
    frozen = frozenset(name for entry in ENTRIES for name in _below(entry) if _knows_rules(name))
    for name in sorted(frozen):
        copy = folder.joinpath(*_file(name).relative_to(TOP / "game").parts)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(_with_own_imports(name, frozen), encoding="utf-8", newline="\n")
    for parent in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
        mark = parent / "__init__.py"
        if not mark.exists():
            mark.write_text(
                f'"""Version {RULES_VERSION} of the rules, frozen."""\n', encoding="utf-8", newline="\n"
            )
    return folder


def keep_golden() -> Path:
    """Keep the golden archive as one of this version, with what the program tells of it."""
    folder = GOLDEN / "past"
    folder.mkdir(exist_ok=True)
    archive = folder / f"{RULES_VERSION}.zip"
    shutil.copyfile(GOLDEN / "tiny.zip", archive)
    for ending, text in told(archive).items():
        archive.with_name(RULES_VERSION + ending).write_text(text, encoding="utf-8", newline="\n")
    return archive


def told(archive: Path) -> dict[str, str]:
    """What a rulebook says of an archived game, by the ending of the file in which that is kept beside it."""
    game = logged_game(Rulebooks(), archive)
    said = {".replay.json": game.told(), ".whatif.json": list(game.what_ifs())}
    return {ending: json.dumps(each, sort_keys=True, indent=1) + "\n" for ending, each in said.items()}


# ------------------------------------------------------------------------------------------------ modules


@cache
def _knows_rules(name: str) -> bool:
    return any(_is_of(below, RULES) for below in _below(name))


def _is_of(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


@cache
def _below(name: str) -> frozenset[str]:
    """A module of the game and all that it imports, be it through others."""
    found, todo = {name}, [name]
    while todo:
        for imported in _imports(todo.pop()):
            if imported not in found:
                found.add(imported)
                todo.append(imported)
    return frozenset(found)


@cache
def _imports(name: str) -> frozenset[str]:
    """The modules of the game that a module imports, wherever in it, and the packages that they lie in."""
    named = {each for node in _import_nodes(name) for each in _named(node)}
    return frozenset(parent for each in named for parent in _with_parents(each))


def _import_nodes(name: str) -> Iterator[ast.Import | ast.ImportFrom]:
    for node in ast.walk(ast.parse(_file(name).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node


def _named(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if _is_of(alias.name, ("game",)))
    elif node.module is not None and _is_of(node.module, ("game",)):
        yield node.module
        yield from (each for alias in node.names if _is_module(each := f"{node.module}.{alias.name}"))


def _with_parents(name: str) -> Iterator[str]:
    parts = name.split(".")
    yield from (".".join(parts[:count]) for count in range(2, len(parts) + 1))


def _is_module(name: str) -> bool:
    path = TOP.joinpath(*name.split("."))
    return path.is_dir() or path.with_suffix(".py").is_file()


def _file(name: str) -> Path:
    path = TOP.joinpath(*name.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def _with_own_imports(name: str, frozen: frozenset[str]) -> str:
    """A module's source in which the frozen modules are imported from their frozen package."""
    lines = _file(name).read_text(encoding="utf-8").splitlines(keepends=True)
    for node in _import_nodes(name):
        for module in _named(node):
            if module in frozen:
                here = node.lineno - 1
                lines[here] = re.sub(
                    rf"\b{re.escape(module)}\b(?!\.)",
                    f"game.past.{module_name(RULES_VERSION)}{module.removeprefix('game')}",
                    lines[here],
                    count=1,
                )
    return "".join(lines)


if __name__ == "__main__":
    sys.stdout.write(f"{freeze()}\n{keep_golden()}\n")
