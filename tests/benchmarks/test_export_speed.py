"""How fast logs are exported, measured on demand: `pytest -m benchmark -s`.

Memory over many logs is measured by `python -m tests.research.export.many`.
"""

from __future__ import annotations

from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from game.policy import POLICIES
from game.research.export.codebook import tables
from game.research.export.extract import Wanted, extracted
from game.research.export.forms import Shuffle
from game.research.export.ocel import OcelSink
from game.research.export.parquet import ParquetWriter
from game.research.export.sinks import CsvWriter, Sink, TableSink
from game.research.export.xapi import XapiSink
from game.research.library import Library
from game.session.auto import play_to_end
from game.session.edition import open_edition
from game.session.game import Game
from tests.benchmarks.measuring import best, report
from tests.games import PACKS, SHIPPED
from tests.log.support import QuickDisk
from tests.research.export.support import KEY, NOW, ticking
from tests.session.support import setup_of

pytestmark = pytest.mark.benchmark


@pytest.mark.parametrize("folder", [PACKS / "tiny", SHIPPED / "fjordvik"], ids=lambda path: path.name)
def test_exporting_a_whole_game(folder: Path, tmp_path: Path) -> None:
    edition, log = open_edition(folder), tmp_path / "game.jsonl"
    with Game.new(edition, setup_of(edition), 1, "nb", log, clock=ticking(), fs=QuickDisk()) as game:
        play_to_end(game, POLICIES["cheapest"])
    wanted = Wanted(KEY, False, NOW.date())
    with Library(str(folder)) as library:
        extract = extracted(library, log, wanted).extract
        assert extract is not None
        rows = sum(map(len, extract.rows.values()))
        reading = best(lambda: extracted(library, log, wanted), 9, 3)
        report(f"{folder.name}: a log of {rows} rows read, replayed and told", reading, "none")
    for form, sink in _sinks(tmp_path).items():
        with closing(sink):
            sink.edition(edition)
            writing = best(partial(sink.game, extract), 9, 20)
            report(f"{folder.name}: its rows written as {form}", writing, "none")


def _sinks(folder: Path) -> dict[str, Sink]:
    told = tables(private=False)
    shuffles = [Shuffle(folder / f"{number}.part", KEY, private=False) for number in range(2)]
    return {
        "csv": TableSink(told, CsvWriter(folder), shuffles[0]),
        "parquet": TableSink(told, ParquetWriter(folder, "en"), shuffles[1]),
        "xapi": XapiSink(folder),
        "ocel": OcelSink(folder),
    }
