"""The rules that logs are replayed by, each opened once however many logs need it."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

from game.cli.sources import scenario_of, whole
from game.errors import LogError, PackError, UsageError
from game.log.read import LogFile, parse_log
from game.log.source import Source, source_at
from game.pack.hashes import content_hash
from game.research.rulebook import LoggedGame, Rulebook
from game.research.versions import open_rulebook

MOST = 8
"""So many rulebooks are kept, those that were needed last: a compiled scenario takes some megabytes."""

_Kept = Rulebook | UsageError | PackError | LogError


class Rulebooks:
    """Finds a log's rules: those of `pack`, of the archive that it came in, or of the shipped scenario that it names.

    Opening a pack takes longer than replaying a game by it, so that the last few are kept, also what was wrong with
    one. Each log's own version of the rules decides which program code reads the pack.
    """

    def __init__(self, pack: str | None = None) -> None:
        self._pack = pack
        self._kept: OrderedDict[tuple[str, ...], _Kept] = OrderedDict()

    def of(self, log: LogFile, source: Source, path: Path) -> Rulebook:
        """The rules for a log that was read from `source`, which lies at `path`.

        Raises UsageError where no scenario is at hand, PackError where it has errors, LogError for a version of the
        rules that this program does not have.
        """
        key = self._key(log, source)
        if key not in self._kept:
            self._kept[key] = self._opened(log, source, path)
            if len(self._kept) > MOST:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        found = self._kept[key]
        if isinstance(found, Exception):
            raise found.with_traceback(None)  # or it would keep the frames of every log that asked
        return found  # perhaps of a frozen version, whose class is its own

    def _key(self, log: LogFile, source: Source) -> tuple[str, ...]:
        version = log.header.rules
        if self._pack is not None:
            return version, "asked for"
        if source.archive is not None:
            return version, "archive", content_hash(source.archive.pack)
        return version, "shipped", log.header.scenario

    def _opened(self, log: LogFile, source: Source, path: Path) -> _Kept:
        try:
            with source.unpacked() as own:
                return open_rulebook(log.header.rules, *scenario_of(log, path, self._pack, own))
        except (UsageError, PackError, LogError) as error:
            return error


def logged_game(rulebooks: Rulebooks, path: Path) -> LoggedGame:
    """The game of a log or an archive, replayed.

    Raises LogError where it is broken or comes out otherwise, and what `Rulebooks.of` raises.
    """
    source = source_at(path)
    file = whole(parse_log(source.content, path), path)
    return rulebooks.of(file, source, path).game(file, path)
