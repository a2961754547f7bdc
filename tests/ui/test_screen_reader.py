"""The window read by a real AT-SPI client over a real D-Bus session, and a button pressed by it.

It needs `dbus-daemon`, `at-spi2-core` and the system's `python3-pyatspi`; where one is missing it is skipped.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.log.support import verify_chain

pytest.importorskip("accesskit", reason="needs the extra `access`")

ROOT = Path(__file__).parent.parent.parent
CLIENT = Path(__file__).with_name("reader_client.py")
SYSTEM_PYTHON = "/usr/bin/python3"
PATIENCE = 60.0
SESSION = """
gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus \\
  --method org.freedesktop.DBus.Properties.Set org.a11y.Status IsEnabled '<true>' >/dev/null || exit 3
DISPLAY=:none "$0" main.py play tests/packs/tiny --seed 7 --out "$1" >"$1/said.txt" 2>&1 &
program=$!
env -u PYTHONPATH "$2" "$3" Start
came=$?
kill $program
wait $program
exit $came
"""


@pytest.fixture
def session() -> str:
    """The program that gives a D-Bus session of one's own."""
    started = shutil.which("dbus-run-session")
    if started is None or shutil.which("gdbus") is None:
        pytest.skip("needs dbus-run-session and gdbus")
    asked = [SYSTEM_PYTHON, "-c", "import pyatspi"]
    if not Path(SYSTEM_PYTHON).exists() or subprocess.run(asked, capture_output=True, check=False).returncode:
        pytest.skip("needs python3-pyatspi")
    return started


@pytest.mark.system
def test_a_screen_reader_reads_the_start_page_and_starts_the_game(session: str, tmp_path: Path) -> None:
    run = subprocess.run(
        [session, "--", "sh", "-c", SESSION, sys.executable, str(tmp_path), SYSTEM_PYTHON, str(CLIENT)],
        cwd=ROOT,
        env={
            **os.environ,
            "SDL_VIDEODRIVER": "dummy",
            "XDG_DATA_HOME": str(tmp_path / "data"),
            "HOME": str(tmp_path),
        },
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    said = tmp_path / "said.txt"
    assert run.returncode == 0, (
        run.stderr[-1500:],
        said.read_text(encoding="utf-8") if said.exists() else "",
    )
    before, after = (
        {(role, name) for role, name in each} for each in json.loads(run.stdout.splitlines()[-1])
    )
    assert {("frame", "Lillevik"), ("heading", "Lillevik"), ("push button", "Start")} <= before
    assert ("toggle button", "Bokmål") in before, "the chosen language is told as pressed"
    assert ("heading", "Våren kom til rådhuset også") in after
    assert ("push button", "Til saken") in after
    assert verify_chain(tmp_path / "game.jsonl").ok
