"""A game to read: a log or an archive, and the scenario that it was played by.

An archive brings its scenario along, so it needs nothing else and replays anywhere; what is in it is unpacked into
a folder of its own for as long as it is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from game.cli.language import ZIP
from game.errors import LogError, PackError, UsageError
from game.log.archive import Archive, read_archive
from game.log.read import LogFile, parse_log, read_bytes
from game.log.replay import Replayed, Verification, replay, verify_content
from game.pack.load import load
from game.pack.schema import Scenario
from game.resources import find_pack, shipped_pack, shipped_packs


@dataclass(frozen=True, slots=True)
class Played:
    """A game that was replayed, and the folder of its scenario; the folder of an archive's goes when it is closed."""

    replayed: Replayed
    folder: Path


def is_archive(path: Path) -> bool:
    """Whether a file is an archive and not a log. LogError when it cannot be read."""
    return read_bytes(path).startswith(ZIP)


@contextmanager
def played(path: Path, pack: str | None) -> Iterator[Played]:
    """Replay a log or an archive by `pack`, by what the archive holds, or by the shipped scenario that the log names.

    Raises LogError where the log is broken or comes out otherwise.
    """
    with opened(path) as (content, own):
        file = _whole(parse_log(content, path), path)
        folder, shown_as = _scenario_of(file, path, pack, own)
        replayed = replay(file, load(folder, shown_as))
        if replayed.fault is not None:
            raise LogError("apart", path=path, turn=replayed.fault.turn, what=replayed.fault.what)
        yield Played(replayed, folder)


def verified(path: Path, scenario: Scenario | None) -> Verification:
    """Judge a log or an archive by `scenario`, else as `played`; without a scenario at hand by its chain alone.

    An archive brings its scenario, so one that does not replay by it is broken: LogError.
    """
    with opened(path) as (content, own):
        by = scenario or _at_hand(content, path, own)
        found = verify_content(content, path, by)
    if own is not None and scenario is None and found.chain.ok and found.replayed is None:
        raise LogError("archive-not-replayed", path=path, why=found.not_replayed)
    return found


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
    content = read_bytes(path)
    if not content.startswith(ZIP):
        yield content, None
        return
    archive = read_archive(path)
    with TemporaryDirectory(prefix="fjordvik-") as name:
        _unpack(archive, Path(name))
        yield archive.log, Path(name)


def _unpack(archive: Archive, folder: Path) -> None:
    """Write the pack's files; their names are safe, for `read_archive` has seen to that."""
    for name, content in archive.pack.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _whole(file: LogFile, path: Path) -> LogFile:
    if file.problem is not None:
        raise LogError("broken", path=path, line=file.problem.line, what=file.problem.what)
    return file


def _scenario_of(file: LogFile, path: Path, pack: str | None, own: Path | None) -> tuple[Path, str]:
    """The folder of the scenario, and how its files are named in problems."""
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


def _at_hand(content: bytes, path: Path, own: Path | None) -> Scenario | None:
    """The scenario to replay by, or None: then only the chain is judged."""
    try:
        folder, shown_as = _scenario_of(parse_log(content, path), path, None, own)
        return load(folder, shown_as)
    except (LogError, UsageError, PackError):
        return None
