"""Many logs become one folder: whole or not at all, with what is wrong said, and nothing private in it."""

from __future__ import annotations

import csv
import json
import shutil
import sys
import tracemalloc
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from game.errors import LogError, LogFinding, UsageError
from game.log.archive import write_archive
from game.log.form_file import Sheet, form_path
from game.log.keep_until import set_keep_until
from game.log.private import private_path
from game.log.read import read_log
from game.log.record import GENESIS, make_record
from game.research import library
from game.research.export.codebook import tables
from game.research.export.forms import Shuffle
from game.research.export.keys import Key
from game.research.export.package import is_export
from game.research.export.run import FORMATS, Exported, export, logs_in
from game.session.edition import pack_bytes
from game.texts.catalogue import log_text, words
from tests.research.export.many import make
from tests.research.export.support import CODE, KEY, SECRETS, SHEETS, led_game, order, read_csv
from tests.session.support import tiny


@pytest.fixture(scope="module")
def led(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return led_game(tmp_path_factory.mktemp("led") / "game.jsonl")


@pytest.fixture
def log(led: Path, tmp_path: Path) -> Path:
    """The led game in a folder of its own."""
    return Path(shutil.copytree(led.parent, tmp_path / "logs")) / "game.jsonl"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    folder = tmp_path_factory.mktemp("many")
    make(folder, 60)
    return tuple(sorted(folder.glob("000/*.jsonl")))


def exported(to: Path, *logs: Path, **more: object) -> tuple[Exported, list[str]]:
    """What came of an export, and the codes of what was wrong."""
    wrong: list[LogFinding] = []
    found = export(order(to, *logs, **more), wrong.append)
    return found, [finding.code for finding in wrong]


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


# ------------------------------------------------------------------------------------------------ what is in it


def test_an_export_has_a_file_for_every_table_and_says_what_they_mean(log: Path, tmp_path: Path):
    out = tmp_path / "out"
    assert exported(out, log) == (Exported(1, 0, 0), [])
    wanted = {f"{table.name}.csv" for table in tables(private=False)}
    beside = {"datapackage.json", "codebook.csv", "CITATION.cff", "README.txt", "versions.json", "packs"}
    assert {path.name for path in out.iterdir()} == wanted | beside
    assert sorted(path.name for path in tmp_path.iterdir()) == ["logs", "out"], "nothing is left beside it"
    described = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    for resource in described["resources"]:
        with (out / resource["path"]).open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file))
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert resource["bytes"] == (out / resource["path"]).stat().st_size
    lines = read_csv(out, "codebook")
    assert {(line["table"], line["column"]) for line in lines if line["column"]} == {
        (table.name, column) for table in tables(private=False) for column in table.names
    }


def test_a_table_is_csv_as_rfc_4180_has_it(log: Path, tmp_path: Path):
    exported(tmp_path / "out", log, private=True)
    content = (tmp_path / "out" / "texts.csv").read_bytes()
    assert content.startswith(b"game,record,turn,second,kind,role,about,text,genuine\r\n")
    assert content.endswith(b"true\r\n")
    note = next(each for each in read_csv(tmp_path / "out", "texts") if each["kind"] == "note")
    assert note["text"] == "=1+1 og mer; «sitat», linje\nto"
    values = {each["value"] for each in read_csv(tmp_path / "out", "indicators")}
    assert any("." in value for value in values)
    assert not any("," in value for value in values)


def test_floats_come_back_from_a_csv_to_the_last_bit(log: Path, tmp_path: Path):
    exported(tmp_path / "out", log)
    for each in read_csv(tmp_path / "out", "stocks"):
        assert float(each["value"]) == float.fromhex(each["hex"])


def test_parquet_holds_what_csv_holds(log: Path, tmp_path: Path):
    parquet = pytest.importorskip("pyarrow.parquet")
    exported(tmp_path / "csv", log, key=KEY, private=True)
    exported(tmp_path / "parquet", log, key=KEY, private=True, form="parquet", language="nn")
    for table in tables(private=True):
        found = parquet.read_table(tmp_path / "parquet" / f"{table.name}.parquet")
        assert found.column_names == list(table.names)
        spelled = [
            {name: _spelled(value) for name, value in row.items() if name != "sheet"}
            for row in found.to_pylist()
        ]
        lines = [
            {name: value for name, value in row.items() if name != "sheet"}
            for row in read_csv(tmp_path / "csv", table.name)
        ]
        assert sorted(spelled, key=str) == sorted(lines, key=str)
    field = parquet.read_schema(tmp_path / "parquet" / "names.parquet").field("nb")
    assert field.metadata == {b"unit": b"", b"description": "På bokmål".encode()}


def _spelled(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def test_the_scenario_lies_in_the_export_and_can_be_loaded(log: Path, tmp_path: Path):
    exported(tmp_path / "out", log)
    folder = tmp_path / "out" / "packs" / tiny().content_hash
    assert pack_bytes(folder) == pack_bytes(tiny().folder)
    versions = json.loads((tmp_path / "out" / "versions.json").read_text(encoding="utf-8"))
    assert versions["packs"] == {
        tiny().content_hash: {"id": "tiny", "version": "0.1.0", "license": "CC-BY-4.0"}
    }
    assert (versions["format"], versions["private"]) == ("csv", False)


def test_the_citation_names_program_scenario_and_day(log: Path, tmp_path: Path):
    exported(tmp_path / "out", log)
    cited = yaml.safe_load((tmp_path / "out" / "CITATION.cff").read_text(encoding="utf-8"))
    assert (cited["cff-version"], cited["type"], cited["date-released"]) == ("1.2.0", "dataset", "2027-01-02")
    assert [each["title"] for each in cited["references"]] == ["Fjordvik", "Lillevik"]
    assert all(each["authors"] and each["type"] for each in cited["references"])


@pytest.mark.parametrize("form", FORMATS)
def test_the_readme_speaks_three_languages_and_says_what_is_not_there(form: str, log: Path, tmp_path: Path):
    pytest.importorskip("pyarrow")
    exported(tmp_path / "out", log, form=form)
    exported(tmp_path / "private", log, form=form, private=True, key=KEY)
    public, private = ((tmp_path / name / "README.txt").read_text("utf-8") for name in ("out", "private"))
    for part in (
        "Antall spill: 1.",
        "Tal på spel: 1.",
        "Number of games: 1.",
        "are not here",
        "hold here only",
    ):
        assert part in public
    for part in ("ADVARSEL", "ÅTVARING", "WARNING", "same key file"):
        assert part in private
    assert "{" not in public + private


# ------------------------------------------------------------------------------------------------ privacy


@pytest.mark.parametrize("form", ["csv", "xapi", "ocel"])
def test_nothing_private_is_in_an_export_that_was_not_asked_for_it(form: str, log: Path, tmp_path: Path):
    exported(tmp_path / "out", log, form=form)
    content = everything_in(tmp_path / "out")
    for secret in (*SECRETS, CODE, "workshop-3", "2026-11-24", "T09:30"):
        assert secret.encode() not in content, secret
    header = read_log(log).records[0].h.encode()
    assert header not in content


def test_private_texts_are_there_when_they_are_asked_for(log: Path, tmp_path: Path):
    exported(tmp_path / "out", log, private=True)
    content = everything_in(tmp_path / "out").decode("utf-8")
    assert all(secret in content for secret in SECRETS)
    assert CODE not in content, "a code is never told"
    assert read_csv(tmp_path / "out", "games")[0]["started"] == "2026-11-24T09:30:00+00:00"


def test_forms_belong_to_no_game_and_a_code_links_before_and_after(log: Path, tmp_path: Path):
    exported(tmp_path / "out", log)
    found = read_csv(tmp_path / "out", "forms")
    assert set(found[0]) == {"sheet", "person", "pack", "when", "item", "number", "answer"}
    assert {each["item"] for each in found} == {"confidence.stop", "question"}, "no answer in words"
    by_sheet = {each["sheet"]: each["person"] for each in found}
    assert len(by_sheet) == len(SHEETS)
    linked = [person for person in by_sheet.values() if person]
    assert len(linked) == 2
    assert len(set(linked)) == 1


def test_sheets_lie_in_the_order_of_numbers_drawn_for_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    drawn = iter(("c", "a", "d", "b"))
    monkeypatch.setattr("game.research.export.forms.secrets.token_hex", lambda _: next(drawn))
    with closing(Shuffle(tmp_path / "sheets", KEY, private=True)) as shuffle:
        for level in (10, 20, 30, 40):
            shuffle.add("pack", [Sheet("before", {"forecast": level})])
        assert [(row[0], row[5]) for row in shuffle.rows()] == [
            ("s-a", 20),
            ("s-b", 40),
            ("s-c", 10),
            ("s-d", 30),
        ]
    assert list(tmp_path.iterdir()) == []


def test_a_key_file_keeps_pseudonyms_the_same_and_without_one_they_differ(log: Path, tmp_path: Path):
    key = Key.of_file(tmp_path / "key.txt")
    assert Key.of_file(tmp_path / "key.txt") == key
    assert (tmp_path / "key.txt").stat().st_mode & 0o077 == 0
    names = []
    for number, more in enumerate(({"key": key}, {"key": key}, {}, {})):
        exported(tmp_path / f"{number}", log, **more)
        names.append(read_csv(tmp_path / f"{number}", "games")[0]["game"])
    assert names[0] == names[1]
    assert len(set(names)) == 3


def test_a_file_that_is_no_key_is_refused(tmp_path: Path):
    (tmp_path / "key.txt").write_text("hemmelig\n", encoding="utf-8")
    with pytest.raises(UsageError, match="is no key file"):
        Key.of_file(tmp_path / "key.txt")
    with pytest.raises(LogError, match="key-file-refused"):
        Key.of_file(tmp_path / "nowhere" / "key.txt")


def test_what_should_have_been_deleted_is_left_out(log: Path, tmp_path: Path):
    set_keep_until(log, date(2027, 1, 2))
    assert exported(tmp_path / "still", log, private=True)[1] == []
    assert read_csv(tmp_path / "still", "texts")
    set_keep_until(log, date(2027, 1, 1))
    found, wrong = exported(tmp_path / "late", log, private=True)
    assert (found.games, wrong) == (1, ["kept-too-long"])
    assert (read_csv(tmp_path / "late", "texts"), read_csv(tmp_path / "late", "forms")) == ([], [])


# ------------------------------------------------------------------------------------------------ what is wrong


def test_a_broken_log_is_exported_up_to_the_fault(log: Path, tmp_path: Path):
    lines = log.read_bytes().splitlines(keepends=True)
    third = [record.n for record in read_log(log).records if record.k == "turn"][2]
    lines[third] = lines[third].replace(b'"k":"', b'"k":"x', 1)
    log.write_bytes(b"".join(lines))
    found, wrong = exported(tmp_path / "out", log)
    assert (found, wrong) == (Exported(1, 0, 0), ["broken"])
    (game,) = read_csv(tmp_path / "out", "games")
    assert (game["status"], game["turns_played"]) == ("broken", "3")


def test_a_game_out_of_step_is_exported_up_to_the_half_year_before(log: Path, tmp_path: Path):
    _forged(log, "turn", 2)
    found, wrong = exported(tmp_path / "out", log)
    assert (found, wrong) == (Exported(1, 0, 0), ["apart"])
    (game,) = read_csv(tmp_path / "out", "games")
    assert (game["status"], game["turns_played"]) == ("out_of_step", "1")
    assert {each["turn"] for each in read_csv(tmp_path / "out", "decisions")} == {"1"}


def test_what_cannot_be_exported_is_told_and_the_rest_is_written(log: Path, tmp_path: Path):
    other = tmp_path / "other.jsonl"
    shutil.copy(log, other)
    _forged(other, "start", 1)
    missing, text = tmp_path / "missing.jsonl", tmp_path / "text.jsonl"
    text.write_text("dear diary\n", encoding="utf-8")
    found, wrong = exported(tmp_path / "out", other, missing, text, log)
    assert found == Exported(1, 3, 0)
    assert wrong == ["apart", "log-unreadable", "unusable"]


def test_an_unknown_scenario_and_one_with_faults_are_told(log: Path, tmp_path: Path):
    with pytest.raises(LogError, match="nothing-exported"):
        export(order(tmp_path / "out", log, pack=None))
    assert not (tmp_path / "out").exists()
    bad = tmp_path / "bad.zip"
    write_archive(log, {"scenario.yaml": b"format: 1\n"}, {}, bad)
    wrong: list[LogFinding] = []
    with pytest.raises(LogError, match="nothing-exported"):
        export(order(tmp_path / "out", bad, pack=None), wrong.append)
    assert [finding.code for finding in wrong] == ["pack-faulty"]


def test_a_private_file_that_cannot_be_read_is_told_and_the_game_is_exported(log: Path, tmp_path: Path):
    private_path(log).write_text("{}", encoding="utf-8")
    assert exported(tmp_path / "public", log)[1] == []
    found, wrong = exported(tmp_path / "private", log, private=True)
    assert (found.games, wrong) == (1, ["private-unusable"])
    form_path(log).write_text("{}", encoding="utf-8")
    assert exported(tmp_path / "forms", log)[1] == ["private-unusable"]


def test_an_archive_is_exported_by_the_scenario_that_it_brings(log: Path, tmp_path: Path):
    archive = tmp_path / "game.zip"
    write_archive(log, pack_bytes(tiny().folder), {}, archive, include_private=True)
    found, wrong = exported(tmp_path / "out", archive, pack=None, private=True)
    assert (found, wrong) == (Exported(1, 0, 0), [])
    assert len(read_csv(tmp_path / "out", "texts")) == 4
    assert len({each["sheet"] for each in read_csv(tmp_path / "out", "forms")}) == len(SHEETS)


def test_a_game_that_is_there_twice_is_exported_once(log: Path, tmp_path: Path):
    found, wrong = exported(tmp_path / "out", log, log)
    assert (found, wrong) == (Exported(1, 0, 1), ["same-game"])
    assert len(read_csv(tmp_path / "out", "games")) == 1


def test_a_log_that_ends_anywhere_is_exported_as_far_as_it_goes(log: Path, tmp_path: Path):
    lines = log.read_bytes().splitlines(keepends=True)
    for place, cut in enumerate((2, 9, len(lines) - 1)):
        log.write_bytes(b"".join(lines[:cut]) + lines[cut][:30])
        found, wrong = exported(tmp_path / f"{place}", log)
        assert (found.games, wrong) == (1, [])
        (game,) = read_csv(tmp_path / f"{place}", "games")
        assert game["status"] == ("finished" if cut == len(lines) - 1 else "unfinished")


def test_a_log_of_other_rules_is_left_out_by_its_name(log: Path, tmp_path: Path):
    _forged(log, "header", 1)
    wrong: list[LogFinding] = []
    with pytest.raises(LogError, match="nothing-exported"):
        export(order(tmp_path / "out", log), wrong.append)
    (said,) = [log_text(finding, words("en")) for finding in wrong]
    assert said.startswith(f"{log} is left out: The game was played by version 0.0")


def _forged(log: Path, kind: str, number: int) -> None:
    """Another hash of the state, or other rules, in the log's `number`th record of a kind; its chain is whole again."""
    prev, content, count = GENESIS, b"", 0
    for record in read_log(log).records:
        d = dict(record.d)
        count += record.k == kind
        if (record.k, count) == (kind, number) and "hash" in d:
            d["hash"] = "0" * 32
        if kind == record.k == "header":
            d["rules"] = "0.0"
        made, line = make_record(record.n, prev, record.k, d, record.x)
        prev, content = made.h, content + line
    log.write_bytes(content)


# ------------------------------------------------------------------------------------------------ the folder


def test_a_folder_that_is_there_is_refused_unless_it_is_an_export_to_replace(log: Path, tmp_path: Path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("x", encoding="utf-8")
    for replace_it in (False, True):
        with pytest.raises(UsageError, match="is there already, and is no export"):
            exported(out, log, replace=replace_it)
    (out / "mine.txt").unlink()
    out.rmdir()
    exported(out, log)
    with pytest.raises(UsageError, match="--replace"):
        exported(out, log)
    before = (out / "games.csv").read_bytes()
    exported(out, log, replace=True, form="xapi")
    assert before
    assert not (out / "games.csv").exists()
    assert (out / "statements.jsonl").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["logs", "out"]


def test_an_export_that_is_interrupted_leaves_what_was_there(log: Path, tmp_path: Path):
    out = tmp_path / "out"
    exported(out, log)
    before = everything_in(out)

    def stop(count: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(order(out, log, replace=True), done=stop)
    assert everything_in(out) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["logs", "out"]


def test_a_folder_that_cannot_take_its_place_leaves_the_earlier_one(
    log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    out = tmp_path / "out"
    exported(out, log)
    before, rename = everything_in(out), Path.rename

    def refusing(self: Path, target: Path) -> Path:
        if self.suffix == ".part":
            raise PermissionError(13, "no")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refusing)
    with pytest.raises(LogError, match="export-unwritten"):
        exported(out, log, replace=True)
    assert everything_in(out) == before


def test_logs_are_found_in_folders_but_not_in_earlier_exports(log: Path, tmp_path: Path):
    deeper = tmp_path / "logs" / "b" / "c"
    deeper.mkdir(parents=True)
    shutil.copy(log, deeper / "other.jsonl")
    (deeper / "game.zip").write_bytes(b"PK")
    exported(tmp_path / "logs" / "out", log, form="xapi")
    assert is_export(tmp_path / "logs" / "out")
    assert list(logs_in([tmp_path / "logs"])) == [deeper / "game.zip", deeper / "other.jsonl", log]
    assert list(logs_in([log])) == [log]


def test_a_disk_that_refuses_the_sheets_is_told_as_any_other(tmp_path: Path):
    with pytest.raises(OSError, match="unable to open"):
        Shuffle(tmp_path / "nowhere" / "sheets", KEY, private=False)


# ------------------------------------------------------------------------------------------------ many


def test_several_processes_write_what_one_writes(many: tuple[Path, ...], tmp_path: Path):
    for workers in (1, 2):
        found, wrong = exported(tmp_path / f"{workers}", *many[:18], key=KEY, workers=workers)
        assert (found, wrong) == (Exported(18, 0, 0), [])
    assert everything_in(tmp_path / "1") == everything_in(tmp_path / "2")


def test_memory_does_not_grow_with_the_number_of_logs(many: tuple[Path, ...], tmp_path: Path):
    begin, first, last = 5, 10, 60
    kept: dict[int, int] = {}

    def done(count: int) -> None:
        kept[len(kept) + count] = tracemalloc.get_traced_memory()[0]
        if len(kept) == begin:
            tracemalloc.start()

    logs = (Path(*path.parts) for path in many[:last])  # what a path keeps of its own use goes with it
    try:
        assert export(replace(order(tmp_path / "out"), logs=logs), done=done).games == last
    finally:
        tracemalloc.stop()
    buffers = len(tables(private=False)) * 2**14
    assert kept[last] - kept[first] < buffers, "what waits to be written, and a few bytes a log"


def test_only_the_last_few_scenarios_are_kept(log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(library, "MOST_EDITIONS", 1)
    archives = []
    for number in range(3):
        pack = {**pack_bytes(tiny().folder), "cards/note.yaml": f"# {number}\n{{}}\n".encode()}
        archives.append(tmp_path / f"{number}.zip")
        write_archive(log, pack, {}, archives[-1])
    with library.Library() as kept:
        folders = [kept.open(path).edition.folder for path in archives]
        assert [folder.exists() for folder in folders] == [False, False, True]
        assert kept.open(archives[2]).edition.folder == folders[2]
    assert not folders[2].exists()


def test_an_extra_that_is_missing_is_one_sentence(log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "game.research.export.parquet", None)
    with pytest.raises(UsageError, match=r"pip install -e '\.\[research\]'"):
        exported(tmp_path / "out", log, form="parquet")
    assert not (tmp_path / "out").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["logs"]
