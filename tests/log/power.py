"""A disk that loses power: it holds real files, and beside them what of these would be left by a power cut.

A file is sectors of 512 bytes, of which each is written whole or not at all. What was written since the last fsync
lies in a cache: after a cut each such sector holds what it held at the fsync or anything that was written to it since,
whatever became of its neighbours, and the file has any of the sizes that it had since. A hole reads as zeros. Names
are no different: of what was created, renamed and deleted since the folder was last synced, any part has happened, as
long as each is done whole (a folder that keeps the order is one of the cases). A file whose fsync fails keeps showing
what it has dropped, and counts it as written, as Linux does.

That is no file system in particular, but what POSIX leaves open to all of them.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from game.log.files import Disk

SECTOR = 512


class PowerCut(BaseException):
    """The power is gone: nothing of the program runs on."""


@dataclass(slots=True)
class Node:
    """A file: what it shows, what is safe, and what of the rest might get to the disk."""

    shown: bytearray
    safe: bytes = b""
    sectors: dict[int, list[bytes]] = field(default_factory=dict)
    """By number of a sector what was written to it since the last fsync."""
    sizes: list[int] = field(default_factory=list)

    def write(self, offset: int, content: bytes) -> None:
        end = offset + len(content)
        if end > len(self.shown):
            self.shown.extend(bytes(end - len(self.shown)))
            self.sizes.append(end)
        self.shown[offset:end] = content
        for number in range(offset // SECTOR, (end - 1) // SECTOR + 1):
            self.sectors.setdefault(number, []).append(_sector(self.shown, number))

    def truncate(self, size: int) -> None:
        del self.shown[size:]
        self.sizes.append(size)

    def sync(self) -> None:
        self.safe = bytes(self.shown)
        self.drop()

    def drop(self) -> None:
        """Forget what waited to be written, and take it for written."""
        self.sectors.clear()
        self.sizes.clear()

    def left(self, chance: Random) -> bytes:
        """What a cut leaves of it."""
        size = chance.choice([len(self.safe), *self.sizes])
        content = bytearray()
        for number in range((size + SECTOR - 1) // SECTOR):
            content += chance.choice([_sector(self.safe, number), *self.sectors.get(number, ())])
        return bytes(content[:size])


def _sector(content: bytes | bytearray, number: int) -> bytes:
    return bytes(content[number * SECTOR : (number + 1) * SECTOR]).ljust(SECTOR, b"\0")


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the folder's names: `gone` is no name any more, `name` is that of `node`."""

    name: str | None
    node: Node | None
    gone: str | None

    def apply(self, names: dict[str, Node]) -> None:
        if self.gone is not None:
            names.pop(self.gone, None)
        if self.name is not None and self.node is not None:
            names[self.name] = self.node


class PowerDisk(Disk):
    """The files of one folder, which are safe when this is made.

    The power goes at the `cut_at`-th operation from now (0: never), before it or after it has begun. The `fail_at`-th
    fsync of a file fails. Without `syncs_files` or `syncs_folders` such an fsync returns at once and does nothing.
    """

    def __init__(  # noqa: PLR0917  (a test names them)
        self,
        folder: Path,
        chance: Random,
        cut_at: int = 0,
        fail_at: int = 0,
        syncs_files: bool = True,
        syncs_folders: bool = True,
    ) -> None:
        self.folder, self.chance = folder, chance
        self.cut_at, self.fail_at = cut_at, fail_at
        self.syncs_files, self.syncs_folders = syncs_files, syncs_folders
        self.names = {path.name: _safe(path.read_bytes()) for path in sorted(folder.iterdir())}
        self.safe_names = dict(self.names)
        self.changes: list[Change] = []
        self.open: dict[int, Node] = {}
        self.done = self.fsyncs = 0
        self.off = False

    def left_in(self, folder: Path) -> Path:
        """Cut the power, if it is not, and put what is left into a new folder."""
        self.off = True
        for fd in self.open:
            os.close(fd)
        self.open.clear()
        names, kept = dict(self.safe_names), self.changes
        if self.chance.random() < 0.5:
            kept = kept[: self.chance.randint(0, len(kept))]
        else:
            kept = [change for change in kept if self.chance.random() < 0.5]
        for change in kept:
            change.apply(names)
        folder.mkdir()
        left: dict[int, bytes] = {}  # one file may have two names
        for name, node in names.items():
            (folder / name).write_bytes(left.setdefault(id(node), node.left(self.chance)))
        return folder

    def _operation(self) -> Iterator[None]:
        """Goes on once where the power goes before the operation or not at all, else raises around it."""
        if self.off:
            raise PowerCut
        self.done += 1
        cut = self.done == self.cut_at
        if cut and self.chance.random() < 0.3:
            self.off = True
            raise PowerCut
        yield
        if cut:
            self.off = True
            raise PowerCut

    def _change(self, name: str | None, gone: str | None) -> None:
        node = self.names.get(gone if name is not None and gone is not None else name or "")
        change = Change(name, node, gone)
        change.apply(self.names)
        self.changes.append(change)

    def open_new(self, path: Path, mode: int) -> int:
        fd = -1
        for _ in self._operation():
            fd = super().open_new(path, mode)
            self.open[fd] = self.names[path.name] = Node(bytearray())
            self._change(path.name, None)
        return fd

    def open_old(self, path: Path) -> int:
        fd = super().open_old(path)
        self.open[fd] = self.names[path.name]
        return fd

    def write(self, fd: int, offset: int, content: bytes) -> int:
        taken = 0
        for _ in self._operation():
            taken = super().write(fd, offset, content)
            self.open[fd].write(offset, content[:taken])
        return taken

    def fsync(self, fd: int) -> None:
        for _ in self._operation():
            self.fsyncs += 1
            if self.fsyncs == self.fail_at:
                self.open[fd].drop()
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            # Cut in the middle of it, nothing is certain yet.
            if self.syncs_files and self.done != self.cut_at:
                self.open[fd].sync()

    def truncate(self, fd: int, size: int) -> None:
        for _ in self._operation():
            super().truncate(fd, size)
            self.open[fd].truncate(size)

    def close(self, fd: int) -> None:
        if not self.off:
            del self.open[fd]
            super().close(fd)

    def replace(self, source: Path, target: Path) -> None:
        for _ in self._operation():
            super().replace(source, target)
            self._change(target.name, source.name)

    def remove(self, path: Path) -> None:
        for _ in self._operation():
            super().remove(path)
            if path.name in self.names:
                self._change(None, path.name)

    def sync_folder(self, folder: Path) -> None:
        assert folder == self.folder
        for _ in self._operation():
            if self.syncs_folders and self.done != self.cut_at:
                self.safe_names = dict(self.names)
                self.changes.clear()


def _safe(content: bytes) -> Node:
    return Node(bytearray(content), content)
