"""The hints say the very command that this person ran, quoted for the shell that it is pasted into."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli.started import Started, quoted
from tests.cli.support import TINY, TOP, environment

HERE = Path("/home/kari/spill")


@pytest.mark.parametrize(
    ("typed", "script", "said"),
    [
        (["python3", "main.py", "play"], "main.py", "python3 main.py"),
        ([".venv/bin/python", "main.py", "play", "main.py"], "main.py", ".venv/bin/python main.py"),
        (["/home/kari/spill/.venv/bin/python", "main.py"], "main.py", ".venv/bin/python main.py"),
        (
            ["/usr/bin/python3.11", "-X", "dev", "/opt/f/main.py"],
            "/opt/f/main.py",
            "/usr/bin/python3.11 -X dev /opt/f/main.py",
        ),
        (["python", "/home/kari/spill/main.py"], "/home/kari/spill/main.py", "python main.py"),
        (["/home/kari/mine spill/python", "main.py"], "main.py", "'/home/kari/mine spill/python' main.py"),
        ([], "main.py", "python main.py"),
    ],
)
def test_a_checkout_is_started_as_it_was(typed: list[str], script: str, said: str) -> None:
    assert Started(typed, script, HERE).command == said


def test_an_installed_program_goes_by_its_name_only_where_the_shell_finds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = tmp_path / "bin" / "fjordvik"
    found.parent.mkdir()
    found.write_text("#!/bin/sh\n", encoding="utf-8")
    found.chmod(0o755)
    typed = ["/usr/bin/python3", str(found), "play"]
    monkeypatch.setenv("PATH", str(found.parent))
    assert Started(typed, str(found), HERE).command == "fjordvik"
    monkeypatch.setenv("PATH", os.defpath)
    assert Started(typed, str(found), HERE).command == str(found)
    assert Started(typed, str(found), tmp_path).command == "bin/fjordvik"
    assert Started(typed, str(found), found.parent).command == "./fjordvik"


def test_on_windows_words_are_quoted_as_powershell_reads_them() -> None:
    assert quoted(r"C:\spill\game.jsonl", windows=True) == r"C:\spill\game.jsonl"
    assert quoted(r"C:\mine spill\game.jsonl", windows=True) == r'"C:\mine spill\game.jsonl"'
    typed = [r"C:\mine spill\.venv\Scripts\python.exe", "main.py"]
    assert Started(typed, "main.py", HERE, windows=True).command == rf'& "{typed[0]}" main.py'
    assert quoted("Kari's spill", windows=False) == shlex.quote("Kari's spill")


def test_the_hint_of_a_stopped_game_can_be_pasted_and_goes_on(tmp_path: Path) -> None:
    out = tmp_path / "mine spill"
    first = [sys.executable, "main.py", "play", str(TINY), "--terminal", "--lang", "nb", "--out", str(out)]
    stopped = subprocess.run(
        first, cwd=TOP, env=environment(), input=b"\n\n", capture_output=True, timeout=120, check=True
    )
    hint = stopped.stdout.decode("utf-8").strip().splitlines()[-1]
    python = Path(sys.executable)  # from the current folder, where it lies in it
    asked = python.relative_to(TOP) if python.is_relative_to(TOP) else python
    assert hint.startswith(f"{asked} main.py play ")
    assert shlex.split(hint)[-1] == str(out / "game.jsonl")
    again = subprocess.run(
        shlex.split(hint),
        cwd=TOP,
        env=environment(),
        input=b"q\n",
        capture_output=True,
        timeout=120,
        check=True,
    )
    assert "Dere går videre der dere slapp." in again.stdout.decode("utf-8")
