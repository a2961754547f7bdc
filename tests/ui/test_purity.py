"""Only the parts that draw know pygame; the rest can be tested and reused without a screen."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

UI = Path(__file__).parents[2] / "game" / "ui"
DRAWING = {
    "__init__.py",
    "accesskit_bridge.py",
    "display.py",
    "draw.py",
    "fonts.py",
    "icons.py",
    "keyboard.py",
    "shots.py",
    "showing.py",
    "stencils.py",
    "town/paint.py",
    "window.py",
}


def test_only_the_parts_that_draw_import_pygame() -> None:
    assert {name for name in _names() if "pygame" in _imports(name)} == DRAWING


def test_only_the_window_and_the_soft_clock_have_a_clock_and_nothing_has_chance() -> None:
    assert {name for name in _names() if "time" in _imports(name)} == {"room.py", "window.py"}
    # A game that is gone on with notes the time of day in its log, as one that the command line opens does.
    assert {name for name in _names() if "datetime" in _imports(name)} == {"lobby.py"}
    assert not {name for name in _names() if _imports(name) & {"random", "secrets"}}


def test_the_window_greets_nobody_on_standard_output() -> None:
    code = "import os; os.environ.pop('PYGAME_HIDE_SUPPORT_PROMPT', None); import game.ui"
    outcome = subprocess.run([sys.executable, "-c", code], cwd=UI.parents[1], capture_output=True, check=True)
    assert outcome.stdout == b""


def _names() -> list[str]:
    return [path.relative_to(UI).as_posix() for path in UI.rglob("*.py")]


def _imports(name: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse((UI / name).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found
