"""The ways out of the window: they never raise, and say whether something could be opened."""

from __future__ import annotations

import subprocess
import sys
import time
import webbrowser
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from game.ui.outside import open_folder, open_page


@dataclass
class Browser:
    """Stands in for one of Python's browsers."""

    name: str = "firefox"
    works: bool = True
    asked: list[str] = field(default_factory=list)

    def open(self, url: str) -> bool:
        self.asked.append(url)
        return self.works


@pytest.mark.parametrize("works", [True, False])
def test_a_page_opens_as_an_address_and_the_browser_says_whether(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, works: bool
) -> None:
    browser = Browser(works=works)
    monkeypatch.setattr(webbrowser, "get", lambda: browser)
    page = tmp_path / "et bord med mellomrom.html"
    assert open_page(page) is works
    assert browser.asked == [page.as_uri()]


def test_a_browser_that_would_write_into_the_terminal_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    browser = Browser("/usr/bin/w3m")
    monkeypatch.setattr(webbrowser, "get", lambda: browser)
    assert not open_page(Path("debrief.html"))
    assert browser.asked == []


def test_without_a_browser_nothing_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise webbrowser.Error("could not locate runnable browser")

    monkeypatch.setattr(webbrowser, "get", missing)
    assert not open_page(Path("debrief.html"))


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="their own ways to open a folder")
def test_a_folder_is_handed_to_the_desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen, tool = tmp_path / "seen.txt", tmp_path / "xdg-open"
    tool.write_text(f'#!/bin/sh\nprintf %s "$1" > "{seen}.part"\n/bin/mv "{seen}.part" "{seen}"\n')
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert open_folder(tmp_path)
    end = time.monotonic() + 20
    while not seen.exists() and time.monotonic() < end:
        time.sleep(0.01)
    assert seen.read_text() == str(tmp_path)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="their own ways to open a folder")
def test_without_a_desktop_no_folder_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not open_folder(tmp_path)
    tool = tmp_path / "xdg-open"
    tool.write_text("no program")
    tool.chmod(0o755)

    def refuse(*_: object, **__: object) -> None:
        raise OSError("no such format")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert not open_folder(tmp_path)
