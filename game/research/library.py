"""Logs and archives to study, each with the scenario that it was played by and what lies beside it.

Scenarios are compiled once and kept, the last few of them, so that many logs of one scenario cost one compilation
and memory stays flat over any number of logs.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from game.errors import LogError
from game.log.archive import Archive
from game.log.form_file import FormFile, Sheet, form_path
from game.log.private import PrivateFile, private_path
from game.log.read import LogFile, parse_log
from game.log.replay import Replayed, replay_checked
from game.log.setup import refuse_other_rules
from game.log.source import source_at, unpack
from game.pack.hashes import content_hash
from game.resources import find_pack, shipped_pack
from game.session.edition import Edition, open_edition

MOST_EDITIONS = 8
"""So many compiled scenarios are kept."""
_Kept = tuple[Edition, "TemporaryDirectory[str] | None"]
"""An edition, and the folder of its own that it lies in, if it has one."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A log's longest valid prefix, its edition, and how to read what lies beside it."""

    path: Path
    file: LogFile
    edition: Edition
    archive: Archive | None

    def replay(self) -> Replayed:
        """The game played again, with the ledger. LogError where its rules are others than the log's."""
        refuse_other_rules(self.file.header, self.edition.rules_hash, self.edition.scenario.settings.id)
        return replay_checked(self.file.header, self.file.records, self.edition.rules)

    def private(self) -> PrivateFile:
        """The private texts, empty where there are none; LogError where they cannot be used."""
        if self.archive is None:
            return PrivateFile.open(private_path(self.path))
        return PrivateFile.of_bytes(self.archive.private, self.path)

    def sheets(self) -> tuple[Sheet, ...]:
        """The forms that were filled in, in an order that says nothing; LogError where they cannot be used."""
        if self.archive is None:
            return FormFile.open(form_path(self.path)).sheets
        return FormFile.of_bytes(self.archive.form, self.path).sheets


class Library:
    """Opens logs and archives; close it, or use it as a context manager, to remove what archives were unpacked to."""

    def __init__(self, pack: str | None = None) -> None:
        """`pack` is the scenario for all logs; else that of the archive, or the shipped one that a log names."""
        self._pack = pack
        self._editions: OrderedDict[str, _Kept] = OrderedDict()

    def open(self, path: Path) -> Opened:
        """Open a log or an archive.

        Raises LogError for one that cannot be read or whose scenario is not at hand, PackError for a scenario with
        problems.
        """
        source = source_at(path)
        file = parse_log(source.content, path)
        return Opened(path, file, self._edition(path, file, source.archive), source.archive)

    def close(self) -> None:
        """Remove what was unpacked."""
        while self._editions:
            self._drop_oldest()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _edition(self, path: Path, file: LogFile, archive: Archive | None) -> Edition:
        if self._pack is None and archive is not None:
            return self._kept(content_hash(archive.pack), lambda: _unpacked(path, archive))
        name = self._pack or shipped_pack(file.header.scenario)
        if name is None:
            raise LogError("scenario-not-at-hand", path=path, scenario=file.header.scenario)
        return self._kept(name, lambda: (open_edition(find_pack(name), name), None))

    def _kept(self, name: str, make: Callable[[], _Kept]) -> Edition:
        if name not in self._editions:
            while len(self._editions) >= MOST_EDITIONS:
                self._drop_oldest()
            self._editions[name] = make()
        self._editions.move_to_end(name)
        return self._editions[name][0]

    def _drop_oldest(self) -> None:
        _, (_, folder) = self._editions.popitem(last=False)
        if folder is not None:
            folder.cleanup()


def _unpacked(path: Path, archive: Archive) -> _Kept:
    """An archive's edition, in a folder of its own."""
    folder = TemporaryDirectory(prefix="fjordvik-")
    try:
        unpack(archive, Path(folder.name))
        return open_edition(Path(folder.name), f"{path}/pack"), folder
    except BaseException:
        folder.cleanup()
        raise
