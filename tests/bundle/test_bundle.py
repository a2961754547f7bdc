"""The bundle for locked laptops: built from its spec, and played where there is no Python.

The root that it plays in holds the bundle, the C library and the X11 client libraries that SDL opens; nothing else.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.errors import LogError
from game.log.read import LogFile, read_log
from game.resources import shipped_packs
from game.texts.catalogue import LANGUAGES
from tests.bundle.support import PATIENCE, ROOT, built, screen, size_of
from tests.log.support import verify_chain

pytestmark = pytest.mark.bundle

SYSTEM = (
    *("libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libutil.so.1"),
    *("libX11.so.6", "libXext.so.6", "libXcursor.so.1", "libXi.so.6", "libXfixes.so.3"),
    *("libXrandr.so.2", "libXss.so.1"),
)
"""What every Linux desktop has: the C library, and what SDL talks to the display with."""
MOST_MEGABYTES = 130


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The one folder, as PyInstaller makes it."""
    return built(tmp_path_factory.mktemp("bundle"))


@pytest.fixture
def display(need_program: Callable[[str], str]) -> Iterator[str]:
    """A display that can be reached by its name alone, as a root without sockets in it must."""
    with screen(need_program("Xvfb")) as name:
        yield name


@pytest.fixture
def bare_root(bundle: Path, tmp_path: Path) -> Path:
    """A root with the bundle in it and nothing that could help it."""
    if os.geteuid() != 0:
        pytest.skip("only root can change the root of a program")
    root = tmp_path / "root"
    shutil.copytree(bundle, root / "Fjordvik", symlinks=True)
    for library in _with_what_they_need(SYSTEM):
        place = root / library.relative_to("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(library, place)
    for name in ("tmp", "home", "dev"):
        (root / name).mkdir()
    for name in ("null", "urandom"):
        device = (Path("/dev") / name).stat()
        os.mknod(root / "dev" / name, device.st_mode, device.st_rdev)
    return root


def _with_what_they_need(names: tuple[str, ...]) -> set[Path]:
    """Where these libraries lie, and those that they need, the loader among them."""
    cache = subprocess.run(["/sbin/ldconfig", "-p"], check=True, capture_output=True, text=True).stdout
    known = {line.split()[0]: line.split()[-1] for line in cache.splitlines()[1:] if "=>" in line}
    missing = [name for name in names if name not in known]
    assert not missing, (
        f"on Debian: apt-get install libx11-6 libxcursor1 libxi6 libxrandr2 libxss1 ({missing})"
    )
    found: set[Path] = set()
    for name in names:
        found.add(Path(known[name]))
        needs = subprocess.run(["ldd", known[name]], check=True, capture_output=True, text=True).stdout
        for line in needs.splitlines():
            found |= {Path(word) for word in line.split() if word.startswith("/")}
    return found


def _inside(root: Path, *words: str, **environment: str) -> list[str]:
    """A command line that runs in the bare root, with no word of the world outside.

    A kernel tells every program in /proc where it lies; the bare root has a link in its place.
    """
    proc = root / "proc" / "self" / "exe"
    proc.parent.mkdir(parents=True, exist_ok=True)
    proc.symlink_to(f"/Fjordvik/{words[0]}")
    given = {"HOME": "/home", "LANG": "C.UTF-8", **environment}
    bare = ["env", "-i", *(f"{name}={value}" for name, value in given.items())]
    return [*bare, "/usr/sbin/chroot", str(root), f"/Fjordvik/{words[0]}", *words[1:]]


def _log(path: Path) -> LogFile | None:
    try:
        return read_log(path)
    except LogError:
        return None


def test_it_holds_all_packs_and_is_small(bundle: Path) -> None:
    data = bundle / "_internal" / "game" / "_data"
    for shipped in ("scenarios", "assets"):
        here = {path.relative_to(ROOT / shipped) for path in (ROOT / shipped).rglob("*") if path.is_file()}
        there = {path.relative_to(data / shipped) for path in (data / shipped).rglob("*") if path.is_file()}
        assert {path for path in here if "__pycache__" not in path.parts} <= there
    assert size_of(bundle) < MOST_MEGABYTES * 1_000_000


def test_what_is_printed_for_the_day_lies_ready_beside_it(bundle: Path) -> None:
    printed = {path.name for path in (bundle / "print").iterdir() if path.read_bytes().startswith(b"%PDF-")}
    assert printed == {f"{pack}-{language}.pdf" for pack in shipped_packs() for language in LANGUAGES}


def test_a_command_runs_where_no_python_is(bare_root: Path) -> None:
    ended = subprocess.run(
        _inside(bare_root, "fjordvik-command", "check", "fjordvik", "--lang", "en"),
        check=False,
        capture_output=True,
        text=True,
    )
    assert (ended.returncode, ended.stdout.strip()) == (0, "Errors: 0. Warnings: 0."), ended.stderr


def test_a_whole_game_is_played_in_its_window_where_no_python_is(
    bare_root: Path, display: str, need_program: Callable[[str], str]
) -> None:
    hand = [need_program("xdotool")]
    environment = {**os.environ, "DISPLAY": display}
    command = _inside(
        *(bare_root, "Fjordvik", "play", "forste-halvar", "--seed", "7", "--out", "/home/game"),
        DISPLAY=display,
    )
    program = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    log, end = bare_root / "home" / "game" / "game.jsonl", time.monotonic() + 2 * PATIENCE
    try:
        while program.poll() is None and time.monotonic() < end:
            # What is to be decided is decided by A; where A means nothing, it does nothing. Then Enter goes on.
            subprocess.run([*hand, "key", "a", "Return"], env=environment, check=False, capture_output=True)
            time.sleep(0.15)
    finally:
        program.kill()
    said = program.communicate()[0].decode(errors="replace")
    found = _log(log)
    assert found is not None, said
    assert found.finished, said
    assert verify_chain(log).ok
    assert (log.parent / "debrief.html").stat().st_size > 0
