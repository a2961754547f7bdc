"""A bundle started by double click: nobody reads standard error, so a box says what is wrong."""

from __future__ import annotations

import io
import sys

import pygame
import pytest

from game.cli import main
from game.cli.unheard import is_unheard, told_in_a_box
from game.errors import ResourceError
from game.ui.display import show_box


class Console(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("frozen", "words", "stream", "unheard"),
    [
        (True, [], None, True),
        (True, [], io.StringIO(), True),
        (True, [], Console(), False),
        (True, ["check", "fjordvik"], None, False),
        (False, [], None, False),
    ],
)
def test_only_a_bundle_without_a_command_or_a_console_is_unheard(monkeypatch, frozen, words, stream, unheard):
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    monkeypatch.setattr(sys, "stderr", stream)
    assert is_unheard(words) is unheard


@pytest.mark.parametrize(("code", "shown"), [(0, []), (130, []), (1, [("Fjordvik", "Here\nand there.")])])
def test_the_box_says_what_standard_error_said_where_something_failed(capsys, code, shown):
    boxes: list[tuple[str, str]] = []

    def run():
        sys.stderr.write("Here\n")
        sys.stderr.write("and there.\n")
        return code

    assert told_in_a_box(run, lambda title, text: boxes.append((title, text))) == code
    assert boxes == shown
    assert capsys.readouterr().err == "Here\nand there.\n"


def test_a_bundle_with_a_part_missing_says_so_in_a_box(monkeypatch):
    boxes: list[tuple[str, ...]] = []

    def gone(_wishes: object) -> int:
        raise ResourceError("A part of the game is missing: scenarios")

    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    monkeypatch.setattr("game.cli.play.play_game", gone)
    monkeypatch.setattr("game.ui.display.show_box", lambda *told: boxes.append(told))
    assert main([]) == 1
    assert boxes == [("Fjordvik", "A part of the game is missing: scenarios")]


def test_where_no_box_can_be_shown_nothing_else_goes_wrong(monkeypatch):
    asked: list[str] = []

    def refuse(title: str, text: str, **_: object) -> int:
        asked.append(f"{title}: {text}")
        raise pygame.error("no display")

    monkeypatch.setattr(pygame.display, "message_box", refuse)
    show_box("Fjordvik", "Gone.")
    assert asked == ["Fjordvik: Gone."]
