"""Power cuts while a real game is written: log, private texts, forms and archive. `power.py` says what a cut may leave.

A plain run cuts the power a hundred times, and shows that the same cuts lose something as soon as one of the two fsyncs
is taken out; `-m damage` cuts it two thousand times more, in games of fjordvik too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

import pytest

from game.engine.step import default_setup
from game.errors import LogDead, LogError
from game.log.archive import parse_archive, read_archive, write_archive
from game.log.form_file import FormFile, Sheet, form_path
from game.log.header import header_of
from game.log.private import PrivateFile, private_path
from game.log.read import parse_log, read_log
from game.log.record import Record
from game.log.store import LogWriter
from game.log.verify import verify_bytes
from game.policy import POLICIES
from game.resources import find_pack
from game.session.auto import play_to_end
from game.session.edition import open_edition
from game.session.game import Game
from tests.golden_games import ARCHIVE

from .power import PowerCut, PowerDisk

pytestmark = pytest.mark.no_cover

MOST_RECORDS = 12
MOST_OPERATIONS = 70
PACK = {"scenario.yaml": b"id: tiny\n" * 300}
LOG = "game.jsonl"


class Lost(AssertionError):
    """Something is gone that was acknowledged, or what is left is not what was written."""


def must(good: bool, what: str) -> None:
    if not good:
        raise Lost(what)


@dataclass(slots=True)
class Said:
    """What was acknowledged before the power went, and what was under way."""

    records: list[Record] = field(default_factory=list)
    next: tuple[str, object, object] | None = None
    texts: dict[str, str] = field(default_factory=dict)
    """By commitment."""
    sheets: list[Sheet] = field(default_factory=list)
    sheet: Sheet | None = None
    archives: list[bytes] = field(default_factory=list)
    """The log in each archive that was begun, the last acknowledged one first."""
    archived: bool = False


@cache
def tiny_game() -> tuple[Record, ...]:
    return parse_log(read_archive(ARCHIVE).log, ARCHIVE).records


def fjordvik_game(folder: Path) -> tuple[Record, ...]:
    edition = open_edition(find_pack("fjordvik"))
    log = folder / "fjordvik.jsonl"
    with Game.new(edition, default_setup(edition.scenario), 7, "nb", log) as game:
        play_to_end(game, POLICIES["random"])
    return read_log(log).records


class Table:
    """Who writes a game on a disk: real records, and beside them what a table writes."""

    def __init__(self, path: Path, disk: PowerDisk, chance: Random) -> None:
        self.path, self.disk, self.chance = path, disk, chance
        self.private = PrivateFile.open(private_path(path), disk)
        self.forms = FormFile.open(form_path(path), disk)
        self.said = Said()

    def play(self, game: Sequence[Record], begun: int) -> None:
        """Go on with a game of which `begun` records are written."""
        if begun:
            log, _ = LogWriter.open_for_append(self.path, fs=self.disk)
        else:
            log = LogWriter.create(self.path, header_of(game[0]), fs=self.disk)
        said = self.said
        said.records = list(game[:begun]) or [log.last]
        with log:
            for record in game[len(said.records) :][: self.chance.randint(1, MOST_RECORDS)]:
                x = {**record.x, **self._beside(record.n)}
                said.next = (record.k, dict(record.d), x)
                said.records.append(log.append(record.k, record.d, x))
                said.next = None

    def go_on(self) -> None:
        """What a person does whose log is dead: open it again. Whatever is there then counts as acknowledged."""
        log, recovered = LogWriter.open_for_append(self.path, fs=self.disk)
        with log:
            self.said.records, self.said.next = list(recovered.records), None

    def _beside(self, number: int) -> dict[str, str]:
        """Write what lies beside the log, now and then; what goes into the next record of it."""
        said, chance, x = self.said, self.chance, dict[str, str]()
        if chance.random() < 0.2:
            text = f"Fordi {number} " * chance.randint(1, 90)
            x["reason"] = self.private.put("reason", text)
            said.texts[x["reason"]] = text
        if chance.random() < 0.1:
            said.sheet = Sheet("before", {"hope": number, "words": "ord " * chance.randint(0, 200)})
            self.forms.put(said.sheet)
            said.sheets.append(said.sheet)
        if chance.random() < 0.1:
            said.archives.append(self.path.read_bytes())
            write_archive(self.path, PACK, {"rules": "0.1"}, self.path.with_name("game.zip"), fs=self.disk)
            said.archives, said.archived = said.archives[-1:], True
        return x


def reopened(folder: Path, chance: Random) -> list[Record]:
    """Bring a log back, with the power going up to twice while that is done; opening it again changes nothing."""
    for attempt in range(2):
        disk = PowerDisk(folder, chance, cut_at=chance.randint(1, 8))
        try:
            LogWriter.open_for_append(folder / LOG, fs=disk)[0].close()
        except PowerCut:
            folder = disk.left_in(folder.with_name(f"{folder.name}-{attempt}"))
        else:
            folder = disk.left_in(folder.with_name(f"{folder.name}-{attempt}"))
            break
    log, recovered = LogWriter.open_for_append(folder / LOG)
    log.close()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    log, again = LogWriter.open_for_append(folder / LOG)
    log.close()
    must(
        again.removed is None and again.records == recovered.records,
        "the second repair found something to do",
    )
    must(
        {path.name: path.read_bytes() for path in folder.iterdir()} == before,
        "the second repair changed something",
    )
    must(verify_bytes((folder / LOG).read_bytes()).ok, "what was repaired is broken")
    return list(recovered.records)


def check(folder: Path, said: Said, chance: Random) -> None:
    """Lost, unless all that was acknowledged is there, and nothing but what was written."""
    private = form = None
    try:
        private = PrivateFile.open(private_path(folder / LOG))
        form = FormFile.open(form_path(folder / LOG))
        archive = (
            parse_archive((folder / "game.zip").read_bytes(), folder)
            if (folder / "game.zip").exists()
            else None
        )
        records = reopened(folder, chance) if said.records else []
    except LogError as error:
        raise Lost(str(error)) from error
    must(records[: len(said.records)] == said.records, "an acknowledged record is gone")
    for extra in records[len(said.records) :]:
        must((extra.k, dict(extra.d), dict(extra.x)) == said.next, "a record that nobody wrote")
    must(len(records) <= len(said.records) + 1, "more records than were written")
    for commitment, text in said.texts.items():
        must(private.get(commitment) == text, "an acknowledged text is gone")
    for record in records:
        reason = record.x.get("reason")
        must(reason not in said.texts or private.check(str(reason)), "a record points to a text that is gone")
    sheets = list(form.sheets)
    for sheet in said.sheets:
        must(sheet in sheets, "an acknowledged sheet is gone")
        sheets.remove(sheet)
    must(sheets in ([], [said.sheet]), "a sheet that nobody wrote")
    must(archive is not None or not said.archived, "an acknowledged archive is gone")
    must(archive is None or archive.log in said.archives, "an archive that nobody wrote")


def cut(
    folder: Path, seed: int, game: Sequence[Record], *, syncs_files: bool = True, syncs_folders: bool = True
) -> int:
    """Write a game and cut the power somewhere; how many records had been acknowledged. Raises Lost."""
    chance = Random(seed)
    start = folder / f"{seed}"
    start.mkdir()
    begun = chance.choice([0, chance.randrange(1, len(game))])
    if begun:
        (start / LOG).write_bytes(b"".join(record.line() for record in game[:begun]))
    disk = PowerDisk(
        start,
        chance,
        cut_at=chance.randint(1, MOST_OPERATIONS),
        fail_at=chance.choice([0, 0, 0, chance.randint(1, 20)]),
        syncs_files=syncs_files,
        syncs_folders=syncs_folders,
    )
    table = Table(start / LOG, disk, chance)
    try:
        try:
            table.play(game, begun)
        except LogDead:
            table.go_on()
    except (PowerCut, LogError):
        pass  # or an fsync failed of a file beside the log: it was not acknowledged
    check(disk.left_in(folder / f"{seed}-left"), table.said, chance)
    return len(table.said.records) - begun


def losses(folder: Path, seeds: range, game: Sequence[Record], **without: bool) -> int:
    """How many of these cuts lose something."""
    lost = 0
    for seed in seeds:
        try:
            cut(folder, seed, game, **without)
        except Lost:
            lost += 1
    return lost


def test_a_hundred_power_cuts_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    acknowledged = [cut(tmp_path, seed, tiny_game()) for seed in range(100)]
    assert sum(acknowledged) > 100, "the power should not go before anything is written"


@pytest.mark.parametrize("without", ["syncs_files", "syncs_folders"])
def test_the_same_cuts_lose_something_when_an_fsync_is_taken_out(tmp_path: Path, without: str) -> None:
    assert losses(tmp_path, range(20), tiny_game(), **{without: False}) >= 3


def test_they_lose_something_when_a_record_whose_fsync_failed_is_not_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.log.recover._make_sure", lambda *_: None)
    assert losses(tmp_path, range(100), tiny_game()) >= 1


@pytest.mark.damage
@pytest.mark.parametrize("scenario", ["tiny", "fjordvik"])
def test_a_thousand_power_cuts_lose_nothing_that_was_acknowledged(tmp_path: Path, scenario: str) -> None:
    game = tiny_game() if scenario == "tiny" else fjordvik_game(tmp_path)
    (tmp_path / "cuts").mkdir()
    acknowledged = [cut(tmp_path / "cuts", seed, game) for seed in range(1_000, 2_000)]
    assert sum(acknowledged) > 1_000
