"""Many logs in one run of `verify` and `replay`: folders, processes, JSON lines, sums."""

from __future__ import annotations

import json
import shutil
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from game.cli import main
from game.cli.rulebooks import Rulebooks
from game.cli.verifying import Judged
from game.cli.verifying import judge_by_asked as really_judge
from game.engine.state import Rules
from game.engine.step import compile_rules
from game.log.archive import Archive
from game.log.read import parse_log, read_log
from game.log.record import GENESIS, make_record
from game.log.source import Source, source_at
from game.pack.schema import Scenario
from tests.cli.support import TINY, Cli
from tests.golden_games import ARCHIVE

KEYS = {
    *("log", "state", "ok", "line", "records", "half_years", "replayed", "rules", "code", "not_replayed"),
    *("differs", "said"),
}


def edited(log: Path) -> bytes:
    """The log with another trust after half-year 3, its chain made anew."""
    prev, lines = GENESIS, []
    for record in read_log(log).records:
        d: Any = dict(record.d)
        if record.k == "turn" and d["turn"] == 3:
            d["stocks"] = {**d["stocks"], "trust": "0x1.8p+3"}
        changed, line = make_record(record.n, prev, record.k, d, record.x)
        prev = changed.h
        lines.append(line)
    return b"".join(lines)


@pytest.fixture
def shelf(shelf_once: Path, tmp_path: Path) -> Path:
    """A folder with one log of each kind, an archive, and what is neither."""
    return Path(shutil.copytree(shelf_once, tmp_path / "shelf"))


@pytest.fixture(scope="module")
def shelf_once(played_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, log = tmp_path_factory.mktemp("shelf"), played_once / "game.jsonl"
    (folder / "deep" / "deeper").mkdir(parents=True)
    content = log.read_bytes()
    lines = content.splitlines(keepends=True)
    middle = next(n for n, record in enumerate(read_log(log).records) if record.k == "turn") + 3
    (folder / "a.jsonl").write_bytes(content)
    (folder / "b.jsonl").write_bytes(b"".join(lines[:middle]))
    (folder / "c.jsonl").write_bytes(b"".join([*lines[:middle], b"{}\n", *lines[middle + 1 :]]))
    (folder / "deep" / "d.jsonl").write_bytes(edited(log))
    (folder / "deep" / "deeper" / "E.ZIP").write_bytes(b"PK\x03\x04 cut off")
    assert main(["archive", str(log), "--pack", str(TINY), "--out", str(folder / "deep" / "f.zip")]) == 0
    for name in ("debrief.html", "a.private.json", "a.jsonl.removed-1"):
        (folder / name).write_text("not a log", encoding="utf-8")
    return folder


def judged(cli: Cli, *words: object) -> list[dict[str, Any]]:
    return [json.loads(line) for line in cli("verify", *words, "--json").out.splitlines()]


def test_a_folder_is_every_log_and_archive_below_it_in_order_and_summed_up(cli: Cli, shelf: Path) -> None:
    ended = cli("verify", shelf, "--pack", TINY)
    assert ended.code == 1
    *lines, last = ended.out.splitlines()
    begins = [f"{shelf / name}" for name in ("a.jsonl", "b.jsonl", "c.jsonl", "deep/d.jsonl", "deep/f.zip")]
    assert len(lines) == len(begins)
    assert all(line.startswith(begin) for line, begin in zip(lines, begins, strict=True))
    assert last == "6 logs: 2 whole, 1 unfinished, 2 broken, 1 replaying otherwise."
    assert str(shelf / "deep/deeper/E.ZIP") in ended.err


def test_each_log_is_an_object_a_line_of_a_stable_form(cli: Cli, shelf: Path) -> None:
    found = judged(cli, shelf, "--pack", TINY)
    assert all(set(each) == KEYS for each in found)
    told = [(Path(each["log"]).name, each["state"], each["ok"], each["replayed"]) for each in found]
    assert told == [
        ("a.jsonl", "whole", True, 4),
        ("b.jsonl", "unfinished", True, 1),
        ("c.jsonl", "broken", False, 1),
        ("d.jsonl", "differs", False, 2),
        ("f.zip", "whole", True, 4),
        ("E.ZIP", "unreadable", False, None),
    ]
    whole, unfinished, broken, differs, archived, unreadable = found
    assert (whole["code"], whole["rules"], whole["line"], whole["half_years"]) == ("replayed", "0.1", None, 4)
    assert unfinished["records"] == broken["records"] == broken["line"] - 1
    assert broken["code"] == "other-keys"
    assert differs["code"] == "out-of-step"
    assert differs["differs"].keys() == {
        *("turn", "code", "stock", "logged", "replayed", "logged_bits", "replayed_bits")
    }
    assert (differs["differs"]["turn"], differs["differs"]["stock"]) == (3, "trust")
    assert (differs["differs"]["logged"], differs["differs"]["logged_bits"]) == ("12.0", "0x1.8p+3")
    replayed = float(differs["differs"]["replayed"])
    assert replayed.hex() == differs["differs"]["replayed_bits"]
    assert (unreadable["code"], unreadable["rules"]) == ("archive-unusable", None)
    assert archived["not_replayed"] is None


def test_why_a_log_was_not_replayed_is_told_and_counted(cli: Cli, shelf: Path) -> None:
    found = judged(cli, shelf / "a.jsonl", shelf / "b.jsonl")
    assert [(each["replayed"], each["not_replayed"]) for each in found] == [(None, "no-scenario")] * 2
    ended = cli("verify", shelf / "a.jsonl", shelf / "b.jsonl")
    assert ended.out.splitlines()[-1].endswith("0 replaying otherwise. 2 were not replayed.")
    assert (
        "logger: 1 hele, 1 uferdige"
        in cli("verify", shelf / "a.jsonl", shelf / "b.jsonl", "--lang", "nb").out
    )


def test_one_log_alone_is_not_summed_up(cli: Cli, shelf: Path) -> None:
    assert len(cli("verify", shelf / "a.jsonl").out.splitlines()) == 1


def test_however_many_processes_work_the_result_is_the_same(cli: Cli, shelf: Path) -> None:
    words = ("verify", shelf, ARCHIVE, "--pack", TINY, "--json")
    assert cli(*words, "--workers", 2) == cli(*words, "--workers", 1)


class EndedPool:
    """A pool whose processes were ended from outside."""

    def __init__(self, *_: object) -> None: ...

    def submit(self, *_: object) -> Future[object]:
        future = Future[object]()
        future.set_exception(BrokenProcessPool())
        return future

    def shutdown(self, **_: object) -> None: ...


def test_a_process_that_is_ended_is_told_with_what_to_do(
    cli: Cli, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.research.workers.ProcessPoolExecutor", EndedPool)
    ended = cli("verify", shelf, "--workers", 2)
    assert (ended.code, ended.out) == (1, "")
    assert "Try --workers 1." in ended.err


def test_who_watches_while_the_results_go_elsewhere_sees_a_bar(
    cli: Cli, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert "2/2" in cli("verify", shelf / "a.jsonl", shelf / "b.jsonl").err
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert cli("verify", shelf / "a.jsonl", shelf / "b.jsonl").err == ""


def test_a_folder_without_logs_is_told(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for command in ("verify", "replay"):
        ended = cli(command, tmp_path / "empty")
        assert ended.code == 1
        assert "empty. Logs end in .jsonl, archives in .zip." in ended.err


def test_ctrl_c_ends_with_what_was_reached(cli: Cli, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = iter(range(100))

    def judge(rulebooks: Rulebooks, path: Path) -> Judged:
        if next(calls) == 2:
            raise KeyboardInterrupt
        return really_judge(rulebooks, path)

    monkeypatch.setattr("game.cli.verifying.judge_by_asked", judge)
    ended = cli("verify", shelf, "--pack", TINY)
    assert ended.code == 130
    assert ended.out.splitlines()[-1] == (
        "2 logs: 1 whole, 1 unfinished, 0 broken, 0 replaying otherwise. "
        "Interrupted: what was not reached yet is not counted."
    )


def test_a_scenario_is_compiled_once_for_all_its_logs(
    cli: Cli, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[Scenario] = []

    def counted(scenario: Scenario) -> Rules:
        done.append(scenario)
        return compile_rules(scenario)

    monkeypatch.setattr("game.research.rulebook.compile_rules", counted)
    logs = [shutil.copy(shelf / "deep" / "f.zip", shelf / f"g{number}.zip") for number in range(3)]
    assert cli("verify", *logs).code == 0
    assert len(done) == 1
    assert cli("verify", shelf / "a.jsonl", shelf / "b.jsonl", "--pack", TINY).code == 0
    assert len(done) == 2


def test_only_the_last_few_scenarios_are_kept(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.cli.rulebooks.MOST", 2)
    rulebooks = Rulebooks()
    source = source_at(shelf / "deep" / "f.zip")
    assert source.archive is not None
    file = parse_log(source.content, shelf)
    first = rulebooks.of(file, source, shelf)
    assert rulebooks.of(file, source, shelf) is first
    for number in range(2):
        pack = {
            **source.archive.pack,
            "cards/more.yaml": source.archive.pack["cards/more.yaml"] + b"\n" * number,
        }
        other = Source(source.content, Archive(source.content, {**pack, "x": b""}, {}, None))
        assert rulebooks.of(file, other, shelf) is not first
    assert rulebooks.of(file, source, shelf) is not first


def test_an_archive_may_be_larger_than_any_log(
    cli: Cli, shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = shelf / "deep" / "f.zip"
    monkeypatch.setattr("game.log.chain.MAX_LOG", archive.stat().st_size - 1)
    assert "4 half-years come to the same states" in cli("verify", archive).out
    assert cli("replay", archive).code == 0
    assert cli("export", archive, "--to", tmp_path / "export").code == 0


def test_a_pack_with_errors_is_told_once_for_all_logs(cli: Cli, shelf: Path, tmp_path: Path) -> None:
    pack = shutil.copytree(TINY, tmp_path / "pack")
    (pack / "model.yaml").write_text("stocks: 1\n", encoding="utf-8")
    ended = cli("verify", shelf, "--pack", pack)
    assert ended.code == 1
    assert f"{pack}/model.yaml:1" in ended.err
    assert ended.out == ""


# ------------------------------------------------------------------------------------------------ replay


def test_many_logs_are_replayed_in_a_line_each_and_what_cannot_be_is_told(cli: Cli, shelf: Path) -> None:
    ended = cli("replay", shelf, "--pack", TINY)
    assert ended.code == 1
    lines = ended.out.splitlines()
    assert [Path(line.partition(": ")[0]).name for line in lines] == ["a.jsonl", "b.jsonl", "f.zip"]
    assert "tiny, seed 7, half-years played: 4, state " in lines[0]
    assert "half-years played: 1, state " in lines[1]
    assert "Goals: " in lines[0]
    assert [name in ended.err for name in ("c.jsonl", "d.jsonl", "E.ZIP")] == [True] * 3


def test_many_logs_as_json_are_an_object_a_line_as_for_one(cli: Cli, shelf: Path) -> None:
    logs = [shelf / "a.jsonl", shelf / "b.jsonl"]
    ended = cli("replay", *logs, "--pack", TINY, "--json")
    assert ended.code == 0
    lines = [json.loads(line) for line in ended.out.splitlines()]
    for log, line in zip(logs, lines, strict=True):
        assert line == {"log": str(log), **json.loads(cli("replay", log, "--pack", TINY, "--json").out)}


def test_a_half_year_that_one_of_many_did_not_play_is_told_for_that_one(cli: Cli, shelf: Path) -> None:
    ended = cli("replay", shelf / "a.jsonl", shelf / "b.jsonl", "--turn", 3, "--pack", TINY, "--json")
    assert ended.code == 1
    assert [turn["turn"] for turn in json.loads(ended.out)["turns"]] == [3]
    assert f"{shelf / 'b.jsonl'}: The log holds the half-years 0 (the start) to 1" in ended.err
