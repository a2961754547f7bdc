"""Pictures of every screen of a game that a built-in team plays, for the README, for review and for translators."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from game.cli.ending import FINE
from game.cli.talk import say
from game.engine.step import default_setup
from game.errors import UsageError
from game.policy import POLICIES
from game.resources import find_pack
from game.session.edition import open_edition
from game.session.game import Game
from game.session.seats import played_by_machine
from game.texts.catalogue import LANGUAGES

TEAM, SEED = "balanced", 7
SMALLEST, LARGEST = 640, 7680
"""The sides of a picture in pixels: what the window can be opened with."""


def write_shots(pack: str, out: Path, lang: str, size: str) -> int:
    """Write a PNG of each screen of a game into `out`, print the paths. UsageError for a bad size or language."""
    if lang not in LANGUAGES:
        raise UsageError(f"There is no language {lang!r}. Choose one of {', '.join(LANGUAGES)}.")
    wide, high = size_of(size)
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    # Only now: pygame reads the variable when it is imported.
    from game.ui.shots import Camera, screens_of
    from game.ui.shots_rehearsal import rehearsal_screens

    edition = open_edition(find_pack(pack), pack)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{out} cannot be a folder for pictures: {error.strerror}.") from error
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "game" / "game.jsonl"
        with Game.new(edition, default_setup(edition.scenario), SEED, lang, path) as game:
            camera = Camera(wide, high, lang)
            for number, (name, screen) in enumerate(screens_of(game, lang, POLICIES[TEAM])):
                say(str(camera.shoot(screen, out / f"{number:03}-{name}.png")))
        path, plain = Path(folder) / "practised" / "game.jsonl", default_setup(edition.scenario)
        roles = tuple(edition.scenario.settings.roles)
        with Game.new(edition, played_by_machine(roles, plain, roles[1:]), SEED, lang, path) as game:
            for further, (name, screen) in enumerate(rehearsal_screens(game, lang), number + 1):
                say(str(camera.shoot(screen, out / f"{further:03}-{name}.png")))
    return FINE


def size_of(text: str) -> tuple[int, int]:
    """Width and height from a text such as 1920x1080; UsageError for what is no size for a picture."""
    found = re.fullmatch(r"(\d{1,5})[xX×](\d{1,5})", text.strip())
    sides = tuple(int(side) for side in found.groups()) if found else ()
    if len(sides) != 2 or not all(SMALLEST // 2 <= side <= LARGEST for side in sides):  # noqa: PLR2004  (wide and high)
        raise UsageError(f"{text!r} is no size for a picture. Write it as 1920x1080, up to {LARGEST} a side.")
    return sides[0], sides[1]
