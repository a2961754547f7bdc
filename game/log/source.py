"""A log on the disk, by itself or in an archive: its bytes, and what the archive brings along."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from game.log.archive import MAX_TOTAL, Archive, parse_archive
from game.log.chain import refuse_too_large
from game.log.read import read_some

ZIP = b"PK\x03\x04"
"""What an archive begins with, and no log."""


@dataclass(frozen=True, slots=True)
class Source:
    """A log's bytes, and the archive that they came in, if they did."""

    content: bytes
    archive: Archive | None

    @contextmanager
    def unpacked(self) -> Iterator[Path | None]:
        """The folder of the scenario that came with the log, for as long as it is read; None where none came."""
        if self.archive is None:
            yield None
            return
        with TemporaryDirectory(prefix="fjordvik-") as name:
            unpack(self.archive, Path(name))
            yield Path(name)


def source_at(path: Path) -> Source:
    """Read a log or an archive. Raises LogError when it cannot be read, or the archive is unusable."""
    content = read_some(path, MAX_TOTAL + 1)  # Once: it may be a pipe. An archive may be larger than a log.
    if not content.startswith(ZIP):
        refuse_too_large(path, len(content))
        return Source(content, None)
    archive = parse_archive(content, path)
    return Source(archive.log, archive)


def unpack(archive: Archive, folder: Path) -> None:
    """Write the pack's files; their names are safe, for `parse_archive` has seen to that."""
    for name, content in archive.pack.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
