"""Exports thousands of logs and says how fast, and how much memory that took: python -m tests.research.export.many

    python -m tests.research.export.many FOLDER --logs 100000 --workers 2 --format csv

makes the logs in FOLDER, unless they are there, and exports those of the first thousand, ten thousand and so on, each
time in a process of its own. A hundred games of one half-year are really played; the others are these under another
table's name and at another time, so that each is a log of its own, with a chain that is whole.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from game.engine.step import default_setup
from game.log.canonical import JsonInput
from game.log.read import read_log
from game.log.record import GENESIS, Record, make_record
from game.policy import POLICIES
from game.session.auto import play_to_end
from game.session.edition import open_edition
from game.session.game import Game
from game.session.table import TableState
from tests.games import PACKS
from tests.log.support import QuickDisk

TOP = Path(__file__).parents[3]
PLAYED = 100
IN_FOLDER = 1000
_BEGIN = datetime(2026, 1, 5, 9, tzinfo=UTC)


def make(folder: Path, count: int) -> None:
    """So many logs, a thousand to a folder; those that are there stay."""
    bases = [read_log(path).records for path in _played(folder / "played", min(count, PLAYED))]
    for number in range(count):
        path = folder / f"{number // IN_FOLDER:03}" / f"{number:06}.jsonl"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"".join(_retold(bases[number % len(bases)], number)))


def _played(folder: Path, count: int) -> Iterator[Path]:
    edition, teams = open_edition(PACKS / "tiny"), tuple(POLICIES.values())
    setup = default_setup(edition.scenario)
    setup = type(setup)(setup.profile, setup.ambition, 1)
    for seed in range(count):
        path = folder / f"{seed}.log"
        if not path.exists():
            with Game.new(edition, setup, seed, "nb", path, fs=QuickDisk()) as game:
                play_to_end(game, teams[seed % len(teams)])
                assert isinstance(game.table, TableState)
        yield path


def _retold(records: tuple[Record, ...], number: int) -> Iterator[bytes]:
    """The lines of a game by another table, ten minutes after the one before."""
    prev, begin = GENESIS, _BEGIN + timedelta(minutes=10 * number)
    for record in records:
        d: dict[str, JsonInput] = dict(record.d)
        if record.k == "header":
            d["table"] = f"t-{number}"
        at = (begin + timedelta(seconds=20 * record.n)).isoformat(timespec="seconds")
        made, line = make_record(record.n, prev, record.k, d, {"at": at})
        prev = made.h
        yield line


def main() -> None:
    """Make them, and export ever more of them."""
    asked = argparse.ArgumentParser()
    asked.add_argument("folder", type=Path)
    asked.add_argument("--logs", type=int, default=10_000)
    asked.add_argument("--workers", type=int, default=1)
    asked.add_argument("--format", default="csv")
    given = asked.parse_args()
    make(given.folder, given.logs)
    count = IN_FOLDER
    while count <= given.logs:
        _measure(given, count)
        count *= 10


def _measure(given: argparse.Namespace, count: int) -> None:
    out = given.folder / "exported"
    shutil.rmtree(out, ignore_errors=True)
    folders = sorted(given.folder.glob("[0-9]*"))[: count // IN_FOLDER]
    command = [sys.executable, str(TOP / "main.py"), "export", *map(str, folders), "--to", str(out)]
    command += ["--format", given.format, "--workers", str(given.workers), "--pack", str(PACKS / "tiny")]
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - begun
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024.0  # the largest process so far
    sys.stdout.write(
        f"{count} logs, {given.format}, {given.workers} workers: {seconds:.1f} s, {count / seconds:.0f} logs a second, "
        f"{size / 2**20:.0f} MiB written, largest process {most:.0f} MiB\n"
    )
    sys.stdout.flush()


if __name__ == "__main__":
    main()
