"""Scenarios and assets are found from a checkout, an editable install and a wheel, wherever one stands."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

import game

TOP = Path(__file__).parent.parent
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))

README_LINES = (
    "python3 -m venv .venv && .venv/bin/pip install -q -e . -c constraints.txt && .venv/bin/python main.py",
    "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]' -c constraints.txt && .venv/bin/pytest",
)

# Prints where the package lies, then the two folders; fails if one is missing.
ASK = "from game import resources as r; print(r.__file__, r.scenarios_dir(), r.assets_dir(), sep='\\n')"


def _run(*command: str | Path, cwd: Path, first: Path | None = None) -> str:
    """Run a program in `cwd` and return what it prints; `first` goes to the front of its import path."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if first is not None:
        environment["PYTHONPATH"] = str(first)
    outcome = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    return outcome.stdout


def _ask(cwd: Path, first: Path | None) -> tuple[Path, Path, Path]:
    package, scenarios, assets = _run(sys.executable, "-c", ASK, cwd=cwd, first=first).splitlines()
    return Path(package), Path(scenarios), Path(assets)


def _files(folder: Path) -> set[str]:
    files = (file for file in folder.rglob("*") if file.is_file() and file.suffix != ".pyc")
    return {file.relative_to(folder).as_posix() for file in files}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with sdist and wheel, built without network by the pinned backend that `dev` installs."""
    folder = tmp_path_factory.mktemp("built")
    _run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-t", "wheel", "-d", folder, cwd=TOP)
    return folder


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the import path, into which pip has installed the wheel."""
    target = tmp_path_factory.mktemp("installed")
    (wheel,) = built.glob("*.whl")
    pip = (sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target")
    _run(*pip, target, wheel, cwd=target)
    return target


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    return tmp_path


def test_a_checkout_finds_its_data_from_anywhere(elsewhere: Path) -> None:
    package, scenarios, assets = _ask(elsewhere, first=TOP)
    assert package == TOP / "game" / "resources.py"
    assert (scenarios, assets) == (TOP / "scenarios", TOP / "assets")


def test_an_editable_install_finds_the_data_of_the_checkout(elsewhere: Path) -> None:
    program = f"from hatchling.build import build_editable; print(build_editable({str(elsewhere)!r}))"
    wheel = _run(sys.executable, "-c", program, cwd=TOP).splitlines()[-1]
    site = elsewhere / "site"
    with zipfile.ZipFile(elsewhere / wheel) as archive:
        archive.extractall(site)
    assert not (site / "game").exists(), "an editable install copies nothing"
    # -S leaves out what the environment of this test adds by itself; then as Python treats its site-packages.
    libraries = sysconfig.get_path("purelib")
    add = f"import site, sys; site.addsitedir({str(site)!r}); sys.path.append({libraries!r})"
    package, scenarios, assets = _run(sys.executable, "-S", "-c", f"{add}; {ASK}", cwd=elsewhere).splitlines()
    assert Path(package) == TOP / "game" / "resources.py"
    assert (Path(scenarios), Path(assets)) == (TOP / "scenarios", TOP / "assets")


def test_a_wheel_finds_its_own_data_from_anywhere(installed: Path, elsewhere: Path) -> None:
    package, scenarios, assets = _ask(elsewhere, first=installed)
    assert package == installed / "game" / "resources.py"
    assert scenarios == installed / "game" / "_data" / "scenarios"
    assert _files(scenarios) == _files(TOP / "scenarios")
    assert _files(assets) == _files(TOP / "assets")


def test_a_wheel_installs_the_command(installed: Path, elsewhere: Path) -> None:
    find = "(command,) = importlib.metadata.distribution('fjordvik').entry_points"
    program = f"import importlib.metadata; {find}; print(command.name); command.load()(['--version'])"
    said = _run(sys.executable, "-c", program, cwd=elsewhere, first=installed)
    assert said == f"fjordvik\nfjordvik {game.__version__}\n"


def test_the_wheel_holds_what_the_sdist_holds(built: Path, tmp_path: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    (wheel,) = built.glob("*.whl")
    with tarfile.open(sdist) as archive:
        # Python 3.11.3 and older know no filters, and from 3.12 on one must be chosen
        archive.extraction_filter = getattr(tarfile, "data_filter", lambda member, _: member)
        archive.extractall(tmp_path)
    (unpacked,) = tmp_path.iterdir()
    _run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, cwd=unpacked)
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


def test_main_runs_from_anywhere(elsewhere: Path) -> None:
    said = _run(sys.executable, TOP / "main.py", "--version", cwd=elsewhere)
    assert said == f"fjordvik {game.__version__}\n"


def test_the_readme_has_the_two_lines_that_are_promised() -> None:
    readme = (TOP / "README.md").read_text(encoding="utf-8")
    for line in README_LINES:
        assert f"\n```sh\n{line}\n```\n" in readme


def test_the_build_backend_has_one_version_everywhere() -> None:
    (backend,) = PROJECT["build-system"]["requires"]
    assert backend in PROJECT["project"]["optional-dependencies"]["dev"]
    assert backend in (TOP / "constraints.txt").read_text(encoding="utf-8").splitlines()
