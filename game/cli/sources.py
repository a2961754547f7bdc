"""A game to read: a log or an archive, and the scenario that it was played by.

An archive brings its scenario along, so it needs nothing else and replays anywhere; what is in it is unpacked into
a folder of its own for as long as it is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from game.errors import LogError, UsageError
from game.log.read import LogFile, parse_log, read_some
from game.log.replay import Replayed, replay
from game.log.setup import refuse_other_version
from game.log.source import ZIP, source_at
from game.pack.load import load
from game.resources import find_pack, shipped_pack, shipped_packs


@dataclass(frozen=True, slots=True)
class Played:
    """A game that was replayed, and the folder of its scenario; the folder of an archive's goes when it is closed."""

    replayed: Replayed
    folder: Path


def is_archive(path: Path) -> bool:
    """Whether a file is an archive and not a log. LogError when it cannot be read."""
    return read_some(path, len(ZIP)) == ZIP


@contextmanager
def played(path: Path, pack: str | None) -> Iterator[Played]:
    """Replay a log or an archive by `pack`, by what the archive holds, or by the shipped scenario that the log names.

    By the present rules, for whoever looks into the states; `game.cli.rulebooks` knows those of every version. Raises
    LogError where the log is broken, is of another version, or comes out otherwise.
    """
    with opened(path) as (content, own):
        file = whole(parse_log(content, path), path)
        refuse_other_version(file.header)
        folder, shown_as = scenario_of(file, path, pack, own)
        replayed = replay(file, load(folder, shown_as))
        if replayed.fault is not None:
            raise LogError("apart", path=path, turn=replayed.fault.turn, what=replayed.fault.what)
        yield Played(replayed, folder)


@contextmanager
def pack_at(name: str) -> Iterator[tuple[Path, str]]:
    """The folder of a scenario, or of the one that an archive brings along, and how its files are named in problems."""
    path = Path(name)
    if not path.is_file() or not is_archive(path):
        yield find_pack(name), name
        return
    with opened(path) as (_, own):
        if own is None:
            raise LogError("archive-no-scenario", path=path)
        yield own, f"{path}/pack"


@contextmanager
def opened(path: Path) -> Iterator[tuple[bytes, Path | None]]:
    """A log's bytes, and the folder of the scenario that came with it."""
    source = source_at(path)
    with source.unpacked() as own:
        yield source.content, own


def whole(file: LogFile, path: Path) -> LogFile:
    """The log itself. Raises LogError when it is broken."""
    if file.problem is not None:
        raise LogError("broken", path=path, line=file.problem.line, what=file.problem.what)
    return file


def scenario_of(file: LogFile, path: Path, pack: str | None, own: Path | None) -> tuple[Path, str]:
    """The folder of a log's scenario (`pack`, the archive's `own`, or a shipped one), and how its files are named.

    UsageError where there is none.
    """
    if pack is not None:
        return find_pack(pack), pack
    if own is not None:
        return own, f"{path}/pack"
    name = file.header.scenario
    shipped = shipped_pack(name)
    if shipped is None:
        raise UsageError(
            f"The game was played with the scenario {name!r}, which is not one of those that come with Fjordvik "
            f"({', '.join(shipped_packs())}). Say where it lies: --pack FOLDER."
        )
    return find_pack(shipped), shipped
