"""Building the bundle, and a display of its own to start it on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SPEC = ROOT / ".ci" / "bundle" / "fjordvik.spec"
PATIENCE = 60.0
"""Seconds for the window to come, and for the whole game, on a busy machine."""


def built(folder: Path) -> Path:
    """The one folder, as PyInstaller makes it below `folder`."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    places = ["--distpath", str(folder / "dist"), "--workpath", str(folder / "build")]
    subprocess.run([*command, *places, str(SPEC)], cwd=ROOT, check=True)
    return folder / "dist" / "Fjordvik"


def size_of(folder: Path) -> int:
    """Bytes in all files below a folder; a link takes none."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


@contextmanager
def screen(xvfb: str, *options: str) -> Iterator[str]:
    """A display that can be reached by its name alone, as a root without sockets in it must."""
    read, write = os.pipe()
    plain = ["-displayfd", str(write), "-screen", "0", "1280x720x24", "-nolisten", "tcp"]
    server = subprocess.Popen([xvfb, *plain, *options], pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            yield f":{pipe.readline().strip()}"
    finally:
        server.terminate()
        server.wait(PATIENCE)
