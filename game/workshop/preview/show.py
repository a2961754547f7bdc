"""Shows a preview: in a window until it is left, or as a picture without a screen."""

from __future__ import annotations

from pathlib import Path

from game.errors import UsageError
from game.ui.geometry import Size
from game.ui.screens import Settings
from game.ui.shots import Camera
from game.ui.window import Window
from game.workshop.preview.pages import pages_of
from game.workshop.preview.screen import Preview, PreviewHost
from game.workshop.preview.staging import put_on_table


def in_window(folder: Path, shown_as: str, card: str, settings: Settings, size: Size | None) -> None:
    """Open the window and show the card until it is left."""
    preview = Preview(folder, shown_as, card)
    try:
        Window(preview, settings, PreviewHost(f"{card} · {shown_as}"), size=size).run()
    finally:
        preview.close()


def as_picture(  # noqa: PLR0913, PLR0917  (a picture is made of all these)
    folder: Path, shown_as: str, card: str, settings: Settings, size: Size, page: int, path: Path
) -> None:
    """Write one page about the card, counted from 1, as a PNG, as the game shows it.

    Raises PackError for a pack with problems, NoSuchCard, UsageError for a page that is not there.
    """
    table = put_on_table(folder, shown_as, card, settings.language)
    try:
        pages = pages_of(table)
        if not 1 <= page <= len(pages):
            raise UsageError(f"There are {len(pages)} pages about {card}; --page {page} is not among them.")
        camera = Camera(size.width, size.height, settings.language, settings.text_percent)
        camera.shoot(pages[page - 1], path)
    finally:
        table.close()
