"""The icons: all load, take the colour asked for, and a missing one is named."""

from __future__ import annotations

import re
from pathlib import Path

import pygame
import pytest

from game.errors import ResourceError
from game.resources import asset, assets_dir
from game.ui.icons import Icons
from game.ui.theme import LIGHT, Ink

NAMES = sorted(path.stem for path in (assets_dir() / "icons").glob("*.svg"))
UI = Path(__file__).parents[2] / "game" / "ui"


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_drawn_in_the_colour_asked_for(name: str) -> None:
    picture = Icons().drawn(name, 48, LIGHT[Ink.BAD])
    solid = [pixel for pixel in _pixels(picture) if pixel.a > 250]
    assert solid
    # SDL's reader is off by a shade or two.
    assert all(
        abs(channel - wanted) <= 3
        for pixel in solid
        for channel, wanted in zip(pixel, LIGHT[Ink.BAD], strict=False)
    )


def test_beside_bold_letters_lines_are_heavier() -> None:
    icons = Icons()
    thin, thick = (icons.drawn("x", 48, LIGHT[Ink.TEXT], bold=bold) for bold in (False, True))
    assert _covered(thick) > _covered(thin)


def test_a_missing_icon_is_named() -> None:
    with pytest.raises(ResourceError, match=r"no-such-icon\.svg"):
        Icons().drawn("no-such-icon", 20, LIGHT[Ink.TEXT])


def test_every_icon_that_widgets_name_is_there() -> None:
    named = {
        match.group(1)
        for path in UI.rglob("*.py")
        for match in re.finditer(r"(?:Icon\(|icon=|step\()\"([a-z-]+)\"", path.read_text(encoding="utf-8"))
    }
    assert "chevron-left" in named
    assert named <= set(NAMES)


@pytest.mark.parametrize("folder", ["fonts", "icons"])
def test_the_licence_lies_beside_what_it_covers(folder: str) -> None:
    assert "Copyright" in asset(folder, "LICENSE.txt").read_text(encoding="utf-8")


def _pixels(picture: pygame.Surface) -> list[pygame.Color]:
    return [picture.get_at((x, y)) for x in range(picture.get_width()) for y in range(picture.get_height())]


def _covered(picture: pygame.Surface) -> int:
    return sum(pixel.a for pixel in _pixels(picture))
