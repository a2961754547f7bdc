"""Six pages as they look, committed: `python -m tests.ui.golden_pictures` records them again.

They come from the tiny pack, seed 7, played by the balanced team, at 960x540 in bokmål. Look at each new picture
before it is committed: the test only says that something looks different, not whether it looks better.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.policy import POLICIES
from game.ui.shots import Camera, screens_of
from tests.ui.pages.support import new_game

FOLDER = Path(__file__).with_name("pictures")
WIDE, HIGH = 960, 540
PICTURES = {
    "start": ("start", "light"),
    "case": ("1-case", "light"),
    "choice": ("1-choice-01-votes", "light"),
    "consequences": ("3-consequences", "light"),
    "why": ("3-why", "light"),
    "dark": ("1-choice-decided", "dark"),
}
"""By the file's name the page's name in `screens_of`, and the theme."""
COMMAND = "python -m tests.ui.golden_pictures"


def path_of(name: str) -> Path:
    """Where a picture lies."""
    return FOLDER / f"{name}.png"


def drawn() -> Iterator[tuple[str, pygame.Surface]]:
    """Every picture as it is drawn now, by its file's name."""
    cameras = {theme: Camera(WIDE, HIGH, "nb", theme=theme) for _, theme in PICTURES.values()}
    wanted = {page: (name, theme) for name, (page, theme) in PICTURES.items()}
    with TemporaryDirectory() as folder:
        game = new_game(Path(folder))
        for page, screen in screens_of(game, "nb", POLICIES["balanced"]):
            if page in wanted:
                name, theme = wanted.pop(page)
                yield name, cameras[theme].picture(screen)
            if not wanted:
                break
        game.close()
    if wanted:
        raise LookupError(f"no page is called {', '.join(wanted)}: see `game.ui.shots.screens_of`")


def main() -> None:
    """Record them all."""
    FOLDER.mkdir(exist_ok=True)
    for name, picture in drawn():
        pygame.image.save(picture, path_of(name))
        sys.stdout.write(f"{path_of(name)}\n")


if __name__ == "__main__":
    main()
