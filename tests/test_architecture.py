"""The layers hold, and the check that says so can fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
CONTRACTS = {
    contract["id"]: contract["name"]
    for contract in tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
        "importlinter"
    ]["contracts"]
}

# For each contract, a file and a line in it that break this contract.
BREACHES = {
    "layers": ("game/pack/breach.py", "import game.engine"),
    "lang-is-pure": ("game/lang/breach.py", "import game.resources"),
    "engine-is-pure": ("game/engine/breach.py", "def draw():\n    import random"),
    "screen": ("game/terminal/breach.py", "import pygame.font"),
    "screen-through-ui": ("game/cli/breach.py", "import pygame"),
    "past-behind-its-door": ("game/report/breach.py", "import game.past"),
    "past-stands-alone": ("game/past/breach.py", "import game.log.replay"),
    "extras": ("game/session/breach.py", "import numpy"),
    "extras-through-research": ("game/workshop/breach.py", "from pyarrow import parquet"),
}


def _lint_imports(top: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the package under `top`; wide, so that the names of contracts stay on one line."""
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports as lint; exit(lint(no_cache=True))",
        ],
        cwd=top,
        env=os.environ | {"COLUMNS": "200", "NO_COLOR": "1", "PYTHONUTF8": "1", "PYTHONPATH": str(top)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def copy_of_the_game(tmp_path: Path) -> Path:
    shutil.copytree(TOP / "game", tmp_path / "game", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(TOP / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_layers_import_downwards_only() -> None:
    outcome = _lint_imports(TOP)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken" in outcome.stdout


def test_every_contract_can_be_broken(copy_of_the_game: Path) -> None:
    for file, line in BREACHES.values():
        (copy_of_the_game / file).write_text(f"{line}\n", encoding="utf-8")
    outcome = _lint_imports(copy_of_the_game)
    assert outcome.returncode != 0
    kept = [name for id_, name in CONTRACTS.items() if f"{name} BROKEN" not in outcome.stdout]
    assert set(BREACHES) == set(CONTRACTS)
    assert kept == [], outcome.stdout + outcome.stderr


def test_a_new_package_must_be_given_its_layer(copy_of_the_game: Path) -> None:
    newcomer = copy_of_the_game / "game" / "newcomer"
    newcomer.mkdir()
    (newcomer / "__init__.py").write_text('"""Nobody knows where this belongs."""\n', encoding="utf-8")
    outcome = _lint_imports(copy_of_the_game)
    assert outcome.returncode != 0
    assert "newcomer" in outcome.stdout


def test_the_command_line_starts_without_a_screen_or_the_research_extra() -> None:
    heavy = ("pygame", "numpy", "numba", "pyarrow", "duckdb", "dask", "typst", "starlette")
    program = f"import sys, game.cli; print([name for name in {heavy!r} if name in sys.modules])"
    outcome = subprocess.run(
        [sys.executable, "-c", program], cwd=TOP, capture_output=True, text=True, check=True
    )
    assert outcome.stdout.strip() == "[]"
