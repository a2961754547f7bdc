"""The command `preview`: a card in the real window, read anew after every save, or as a picture without a screen."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from game.cli.ending import FINE
from game.cli.near import known_id, known_language
from game.cli.shots import size_of
from game.cli.talk import say
from game.errors import UsageError
from game.pack.load import read_pack
from game.resources import find_pack

PICTURE = (1920, 1080)
TEXT_SIZES = (100, 115, 130)


@dataclass(frozen=True, slots=True)
class PreviewWish:
    """How a card should be shown."""

    shot: Path | None = None
    page: int = 1
    lang: str | None = None
    size: str | None = None
    text_size: int = 100


def preview_card(pack: str, card: str, wish: PreviewWish) -> int:
    """Show a card until the window is left, or write its picture. UsageError for what is not there."""
    if wish.lang is not None:
        known_language(wish.lang)
    if wish.text_size not in TEXT_SIZES:
        sizes = ", ".join(map(str, TEXT_SIZES))
        raise UsageError(f"There is no text size {wish.text_size}. There are: {sizes} (percent).")
    size = None if wish.size is None else size_of(wish.size)
    folder = find_pack(pack)
    language = _language(folder, pack, card, wish.lang)
    if wish.shot is not None:
        return _write(folder, pack, card, wish, language, size or PICTURE)
    return _open(folder, pack, card, wish, language, size)


def _language(folder: Path, pack: str, card: str, asked: str | None) -> str:
    """The language to begin in. A card that a sound pack does not have is refused with the nearest ones."""
    scenario = read_pack(folder, pack).scenario
    if scenario is None:
        return asked or "nb"
    known_id(card, scenario.cards, "card")
    return asked or scenario.settings.language


def _open(  # noqa: PLR0913, PLR0917  (as `preview_card`)
    folder: Path, pack: str, card: str, wish: PreviewWish, language: str, size: tuple[int, int] | None
) -> int:
    from game.ui.display import screen_answers
    from game.ui.geometry import Size
    from game.ui.screens import Settings
    from game.workshop.preview.show import in_window

    if not screen_answers():
        raise UsageError("There is no screen for a window here. Ask for a picture: --shot FILE.png.")
    settings = Settings(language, wish.text_size)
    in_window(folder, pack, card, settings, None if size is None else Size(*size))
    return FINE


def _write(  # noqa: PLR0913, PLR0917  (as `preview_card`)
    folder: Path, pack: str, card: str, wish: PreviewWish, language: str, size: tuple[int, int]
) -> int:
    assert wish.shot is not None
    if wish.shot.suffix.lower() != ".png":
        raise UsageError(f"{wish.shot} should end in .png: that is what the picture is.")
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    # Only now: pygame reads the variable when it is imported.
    from game.ui.geometry import Size
    from game.ui.screens import Settings
    from game.workshop.preview.show import as_picture

    settings = Settings(language, wish.text_size)
    with TemporaryDirectory() as drawn:
        picture = Path(drawn) / "card.png"
        as_picture(folder, pack, card, settings, Size(*size), wish.page, picture)
        try:
            wish.shot.write_bytes(picture.read_bytes())
        except OSError as error:
            raise UsageError(f"The picture could not be written to {wish.shot}: {error.strerror}.") from error
    say(str(wish.shot))
    return FINE
