"""Runs commands as a person would, in this process or in one of their own, and games to run them on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.cli import main

TOP = Path(__file__).parent.parent.parent
TINY = TOP / "tests" / "packs" / "tiny"
OWN_FAULTS = ("a mistake of its own", "har gjort en feil selv", "har sjølv gjort ein feil")
"""What the program says of a bug, by language."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """Both outputs."""
        return self.out + self.err


Cli = Callable[..., Ended]


def command_line(capsys: pytest.CaptureFixture[str]) -> Cli:
    """A function that runs a command line in this process, and sees to it that no bug ends it."""

    def run(*words: object) -> Ended:
        capsys.readouterr()
        code = main([str(word) for word in words])
        ended = Ended(code, *capsys.readouterr())
        assert not own_fault(ended.said), ended.said
        assert "Traceback" not in ended.said, ended.said
        return ended

    return run


def environment(**more: str) -> dict[str, str]:
    """This process's environment without a screen, and with output that is kept back as it is for people."""
    without = {"DISPLAY", "WAYLAND_DISPLAY", "PYTHONUNBUFFERED"}
    kept = {name: value for name, value in os.environ.items() if name not in without}
    return {**kept, **more}


def program(*words: object) -> list[str]:
    """The command line of a process of its own."""
    return [sys.executable, str(TOP / "main.py"), *(str(word) for word in words)]


def process(*words: object, **more: str) -> Ended:
    """Run a command in a process of its own, without keyboard and screen; `more` goes into its environment."""
    outcome = subprocess.run(
        program(*words),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment(**more),
        check=False,
        timeout=60,
    )
    ended = Ended(outcome.returncode, outcome.stdout.decode("utf-8"), outcome.stderr.decode("utf-8"))
    assert not own_fault(ended.said), ended.said
    assert "Traceback" not in ended.said, ended.said
    return ended


def own_fault(said: str) -> bool:
    """Whether the program says that it has a bug."""
    return any(fault in said for fault in OWN_FAULTS)


def copied_pack(folder: Path) -> Path:
    """A tiny pack of its own, to damage."""
    return Path(shutil.copytree(TINY, folder))


def edit(path: Path, old: str, new: str) -> None:
    """Replace what must stand in a file exactly once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
