"""Notices that a file of a pack was saved, by looking at times and sizes now and then."""

from __future__ import annotations

from pathlib import Path

from game.pack.files import CARDS
from game.pack.translation import TEXTS

SECONDS = 0.5
"""How often to look."""
Stamp = tuple[tuple[str, int, int], ...]


class Watch:
    """The files of one pack, as they were when `settled` last answered yes."""

    def __init__(self, folder: Path) -> None:
        """What lies there now counts as seen."""
        self._folder = folder
        self._seen = self._last = stamp_of(folder)

    def settled(self) -> bool:
        """Whether something has changed since the last yes, and is no longer changing.

        Some editors empty a file before they fill it, or write it under another name and then swap the two: so what has
        changed must look the same twice.
        """
        now = stamp_of(self._folder)
        still, self._last = now == self._last, now
        if now == self._seen or not still:
            return False
        self._seen = now
        return True


def stamp_of(folder: Path) -> Stamp:
    """Name, time and size of each file that belongs to a pack; a file that is gone meanwhile is left out."""
    paths = [*folder.glob("*.yaml"), *(folder / CARDS).glob("*.yaml"), *(folder / TEXTS).glob("*.po")]
    found = []
    for path in sorted(paths):
        try:
            status = path.stat()
        except OSError:
            continue
        found.append((path.relative_to(folder).as_posix(), status.st_mtime_ns, status.st_size))
    return tuple(found)
