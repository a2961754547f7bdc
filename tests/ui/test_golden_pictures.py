"""Six pages look as they did when somebody last looked at them."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from tests.ui.golden_pictures import COMMAND, PICTURES, drawn, path_of

DIFFERENT = 10
"""Of 255: less in every colour is another rounding, not another picture."""
TOLERATED = 0.002
"""The share of pixels that may differ."""


def difference(one: pygame.Surface, other: pygame.Surface) -> float:
    """The share of pixels that look different; 1 for another size."""
    if one.get_size() != other.get_size():
        return 1.0
    wide, high = one.get_size()
    same = pygame.mask.from_threshold(one, (0, 0, 0), (DIFFERENT, DIFFERENT, DIFFERENT, 255), other)
    return 1.0 - same.count() / (wide * high)


@pytest.fixture(scope="module")
def now() -> dict[str, pygame.Surface]:
    return dict(drawn())


@pytest.mark.parametrize("name", PICTURES)
def test_a_page_looks_as_it_did(name: str, now: dict[str, pygame.Surface], tmp_path: Path) -> None:
    picture, golden = now[name], pygame.image.load(path_of(name))
    share = difference(picture, golden)
    if share > TOLERATED:
        pygame.image.save(picture, tmp_path / f"{name}.png")
        pytest.fail(
            f"{name}: {100 * share:.2f} % of the pixels differ from {path_of(name)}.\n"
            f"As it looks now: {tmp_path / f'{name}.png'}\n"
            f"If that is meant, record all again and look at them: {COMMAND}",
            pytrace=False,
        )


def test_a_difference_would_be_found(now: dict[str, pygame.Surface]) -> None:
    picture = now["case"].copy()
    assert difference(picture, now["case"]) == 0
    assert difference(picture, now["why"]) > TOLERATED
    wide, high = picture.get_size()
    picture.fill("magenta", (0, 0, wide, high // 100))
    assert TOLERATED < difference(picture, now["case"]) < 0.02
    picture.blit(now["case"], (0, 0))
    picture.fill("magenta", (0, 0, 10, 10))
    assert difference(picture, now["case"]) < TOLERATED
