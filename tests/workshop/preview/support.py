"""A preview of a pack of one's own, with hands that press keys and save files, and no window."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from game.ui.geometry import Size
from game.ui.inspect import describe
from game.ui.screens import Settings
from game.ui.stage import Stage
from game.workshop.preview.screen import Preview, PreviewHost
from tests.games import PACKS
from tests.ui.fakes import FULL, EvenFont


@dataclass
class Desk:
    """An author's desk: the pack in an editor, and the preview beside it."""

    folder: Path
    preview: Preview
    stage: Stage
    saved: int = 0

    @property
    def seen(self) -> str:
        """The window as text."""
        return describe(self.stage.tree)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.stage.key(key)

    def save(self, file: str, old: str, new: str) -> None:
        """Change a file, and wait until the preview has noticed."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")
        self.saved += 1
        # two saves within one tick of the file system's clock must differ in time all the same
        os.utime(path, ns=(self.saved * 10**9, self.saved * 10**9))
        self.stage.tick()
        self.stage.tick()


def desk(folder: Path, card: str, size: Size = FULL, settings: Settings | None = None) -> Desk:
    """The tiny pack, copied, with one of its cards in the preview."""
    shutil.copytree(PACKS / "tiny", folder, dirs_exist_ok=True)
    preview = Preview(folder, "pack", card)
    stage = Stage(preview, settings or Settings("nb"), PreviewHost("test"), EvenFont(), size)
    return Desk(folder, preview, stage)
