"""The log of a real game, cut off at every byte and changed in every byte: all with `-m damage`, else a sample."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest

from game.errors import LogError
from game.log.archive import read_archive
from game.log.read import LogFile, read_log
from game.log.replay import reached
from game.log.store import LogWriter
from game.log.verification import TURN, Reached, verify_content
from game.log.verify import verify_bytes
from tests.games import tiny
from tests.golden_games import ARCHIVE
from tests.told import english

from .support import QuickDisk, lines_of
from .test_replay import write_game

pytestmark = pytest.mark.no_cover

CONTENT = read_archive(ARCHIVE).log
LINES = lines_of(CONTENT)
FIRST = len(LINES[0])
"""Before this byte there is no whole header."""


def some(count: int) -> list[int]:
    """So many places of the log, by chance."""
    return sorted(Random(11).sample(range(len(CONTENT)), count))


def sound(place: int) -> bytes:
    """The lines that end before a place."""
    return b"".join(LINES[: CONTENT.count(b"\n", 0, place)])


def cut_off_at(path: Path, size: int) -> None:
    """Verify and repair what is left of the log when it is cut off there."""
    left = CONTENT[:size]
    verdict = verify_bytes(left)
    assert (verdict.state, verdict.records) == ("unfinished", left.count(b"\n")), size
    if size < FIRST:
        path.write_bytes(left)
        with pytest.raises(LogError):
            LogWriter.open_for_append(path, fs=QuickDisk())
        assert path.read_bytes() == left
    else:
        repaired(path, left, sound(size))


def changed_at(path: Path, place: int) -> None:
    """Verify and repair the log with one bit of a byte flipped."""
    changed = bytearray(CONTENT)
    changed[place] ^= 1 << place % 8
    line = CONTENT.count(b"\n", 0, place) + 1
    verdict = verify_bytes(bytes(changed))
    assert (verdict.state, verdict.line, verdict.records) == ("broken", line, line - 1), place
    if place >= FIRST:
        repaired(path, bytes(changed), sound(place))


def repaired(path: Path, content: bytes, prefix: bytes) -> None:
    """Repair a log twice: the first time leaves its sound lines and keeps the rest, the second changes nothing."""
    path.write_bytes(content)
    log, recovered = LogWriter.open_for_append(path, fs=QuickDisk())
    log.close()
    assert path.read_bytes() == prefix
    if recovered.removed is None:
        assert content == prefix
    else:
        assert prefix + recovered.removed.path.read_bytes() == content
        recovered.removed.path.unlink()
    log, again = LogWriter.open_for_append(path, fs=QuickDisk())
    log.close()
    assert (again.removed, again.records) == (None, recovered.records)
    assert path.read_bytes() == prefix


def each(places: Iterable[int], path: Path) -> None:
    for place in places:
        cut_off_at(path, place)
        changed_at(path, place)


def test_a_real_log_cut_or_changed_somewhere_is_found_out_and_repaired(tmp_path: Path) -> None:
    each(some(60), tmp_path / "game.jsonl")


def test_of_a_log_changed_anywhere_the_half_years_before_are_trusted_and_no_others(tmp_path: Path) -> None:
    def check(log: LogFile) -> Reached:
        return reached(log, tiny())

    write_game(tmp_path / "game.jsonl")
    log = read_log(tmp_path / "game.jsonl")
    lines = [record.line() for record in log.records]
    for number in range(1, len(lines)):
        damaged = lines[number][:-9] + b"0" + lines[number][-8:]
        if damaged == lines[number]:
            damaged = lines[number][:-9] + b"1" + lines[number][-8:]
        found = verify_content(b"".join([*lines[:number], damaged, *lines[number + 1 :]]), check)
        before = sum(record.k == TURN for record in log.records[:number])
        assert (found.state, found.chain.line) == ("broken", number + 1)
        assert (found.half_years, found.reached) == (before, Reached(before, None))
        assert ("cannot be trusted" if before else "No half-year in it") in english(found.what)


@pytest.mark.damage
@pytest.mark.parametrize("part", range(8))
def test_a_real_log_cut_or_changed_at_every_byte_is_found_out_and_repaired(tmp_path: Path, part: int) -> None:
    each(range(part, len(CONTENT), 8), tmp_path / "game.jsonl")
