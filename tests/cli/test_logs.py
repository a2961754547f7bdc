from __future__ import annotations

import json
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from game.log.archive import read_archive, write_archive
from game.log.private import PrivateFile, private_path
from game.log.read import read_log
from game.session.edition import pack_bytes
from tests.cli.support import TINY, Cli


def replayed(cli: Cli, log: Path, *more: object) -> Any:
    ended = cli("replay", log, "--pack", TINY, "--json", *more)
    assert (ended.code, ended.err) == (0, "")
    return json.loads(ended.out)


# ------------------------------------------------------------------------------------------------ replay


def test_replay_as_json_has_the_documented_structure(cli: Cli, log: Path) -> None:
    game = replayed(cli, log)
    header = read_log(log).header
    assert set(game) == {"scenario", "rules_hash", "seed", "setup", "turns", "outcome"}
    assert (game["scenario"], game["rules_hash"], game["seed"]) == ("tiny", header.rules_hash, 7)
    assert game["setup"] == header.setup
    assert [turn["turn"] for turn in game["turns"]] == [0, 1, 2, 3, 4]
    for turn in game["turns"]:
        assert set(turn) == {"turn", "state_hash", "stocks", "indicators", "decisions", "ledger"}
        assert set(turn["ledger"]) == set(turn["stocks"])
        assert all(set(each) == {"card", "option", "owner"} for each in turn["decisions"])
        assert all(set(each) == {"cause", "amount"} for lines in turn["ledger"].values() for each in lines)
        assert all(isinstance(value, float) for value in turn["stocks"].values())
    assert game["turns"][0]["decisions"] == []
    assert not any(game["turns"][0]["ledger"].values())
    assert set(game["outcome"]) == {"goals", "floors", "promises"}
    assert all(value in (True, False) for part in game["outcome"].values() for value in part.values())


def test_replay_tells_what_the_log_holds(cli: Cli, log: Path) -> None:
    game = replayed(cli, log)
    records = read_log(log).records
    turns: list[Any] = [record.d for record in records if record.k in ("start", "turn")]
    assert [turn["state_hash"] for turn in game["turns"]] == [d["hash"] for d in turns]
    for turn, d in zip(game["turns"], turns, strict=True):
        assert {name: value.hex() for name, value in turn["stocks"].items()} == d["stocks"]
    for turn, d in zip(game["turns"][1:], turns[1:], strict=True):
        told = [[each["card"], each["option"]] for each in turn["decisions"]]
        assert told == d["decisions"]["choices"]
    end = records[-1].d
    assert game["outcome"] == {part: end[part] for part in ("goals", "floors", "promises")}
    assert {"director", "finance", "table"} >= {
        each["owner"] for turn in game["turns"] for each in turn["decisions"]
    }
    assert len({each["owner"] for turn in game["turns"] for each in turn["decisions"]}) > 1


def test_the_ledger_sums_to_every_stock_s_change_to_the_last_bit(cli: Cli, log: Path) -> None:
    turns = replayed(cli, log)["turns"]
    lines = 0
    for before, after in pairwise(turns):
        for stock, postings in after["ledger"].items():
            exact = sum((Fraction(each["amount"]) for each in postings), Fraction(0))
            assert exact == Fraction(after["stocks"][stock]) - Fraction(before["stocks"][stock]), stock
            assert sum(each["amount"] for each in reversed(postings)) == float(exact)
            lines += len(postings)
    assert lines > 50


def test_one_half_year_of_a_replay(cli: Cli, log: Path) -> None:
    game, part = replayed(cli, log), replayed(cli, log, "--turn", 2)
    assert part == {**game, "turns": [game["turns"][2]]}
    text = cli("replay", log, "--pack", TINY, "--turn", 2)
    assert text.out.startswith(f"Half-year 2  state {game['turns'][2]['state_hash']}\n")
    assert "Half-year 1" not in text.out


def test_replay_as_text_tells_each_half_year_and_the_outcome(cli: Cli, log: Path) -> None:
    text = cli("replay", log, "--pack", TINY)
    assert text.code == 0
    assert [line.split()[1] for line in text.out.splitlines() if line.startswith("Half-year")] == list(
        "01234"
    )
    assert "Goals: " in text.out
    assert "Floors: " in text.out


def test_a_half_year_that_was_not_played_is_wrong_usage(cli: Cli, log: Path) -> None:
    ended = cli("replay", log, "--pack", TINY, "--turn", 5)
    assert ended.code == 2
    assert "0 (the start) to 4; --turn 5 is not there" in ended.err


def test_an_unfinished_log_replays_as_far_as_it_goes(cli: Cli, log: Path) -> None:
    lines = log.read_bytes().splitlines(keepends=True)
    second = [n for n, record in enumerate(read_log(log).records) if record.k == "turn"][1]
    log.write_bytes(b"".join(lines[: second + 1]) + lines[second + 1][:20])
    assert [turn["turn"] for turn in replayed(cli, log)["turns"]] == [0, 1, 2]


# ------------------------------------------------------------------------------------------------ report


def test_a_report_is_written_beside_the_log_or_where_it_is_wanted(
    cli: Cli, log: Path, tmp_path: Path
) -> None:
    log.with_name("debrief.html").unlink()
    ended = cli("report", log, "--pack", TINY)
    assert (ended.code, ended.out) == (0, f"{log.with_name('debrief.html')}\n")
    elsewhere = tmp_path / "a" / "b.html"
    assert cli("report", log, "--pack", TINY, "--out", elsewhere, "--lang", "en").code == 0
    assert 'lang="nb"' in log.with_name("debrief.html").read_text(encoding="utf-8")
    assert 'lang="en"' in elsewhere.read_text(encoding="utf-8")


def test_the_report_of_a_log_is_the_one_that_the_game_left(cli: Cli, log: Path, tmp_path: Path) -> None:
    cli("report", log, "--pack", TINY, "--out", tmp_path / "again.html")
    assert (tmp_path / "again.html").read_bytes() == log.with_name("debrief.html").read_bytes()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("game.jsonl", "a file of the game itself"), ("x.pdf", "open it in a browser, and print it")],
)
def test_a_report_that_would_do_harm_or_lie_is_refused(cli: Cli, log: Path, name: str, sentence: str) -> None:
    before = log.read_bytes()
    ended = cli("report", log, "--pack", TINY, "--out", log.with_name(name))
    assert ended.code == 2
    assert sentence in ended.err
    assert log.read_bytes() == before
    assert not log.with_name("x.pdf").exists()


def test_a_game_without_a_half_year_has_nothing_to_report(cli: Cli, log: Path) -> None:
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:4]))
    ended = cli("report", log, "--pack", TINY)
    assert ended.code == 1
    assert "ikke noe halvår som er spilt ferdig" in ended.err


# ------------------------------------------------------------------------------------------------ whatif


def test_one_decision_is_answered_otherwise(cli: Cli, log: Path) -> None:
    choice = replayed(cli, log)["turns"][2]["decisions"][0]
    other = "a" if choice["option"] != "a" else "b"
    words = ("--turn", 2, "--card", choice["card"], "--option", other)
    ended = cli("whatif", log, "--pack", TINY, *words, "--json")
    assert (ended.code, ended.err) == (0, "")
    (found,) = json.loads(ended.out)
    assert (found["turn"], found["card"]) == (2, choice["card"])
    assert (found["chosen"], found["option"]) == (choice["option"], other)
    assert {len(values) for values in found["differences"].values()} == {3}
    assert any(value != 0.0 for values in found["differences"].values() for value in values)
    text = cli("whatif", log, "--pack", TINY, *words)
    assert f"{choice['card']}: {other} instead of {choice['option']}, the same luck" in text.out


def test_all_decisions_are_answered_otherwise(cli: Cli, log: Path) -> None:
    ended = cli("whatif", log, "--pack", TINY, "--all", "--json")
    assert ended.code == 0
    found = json.loads(ended.out)
    decided = {
        (turn["turn"], each["card"], each["option"])
        for turn in replayed(cli, log)["turns"]
        for each in turn["decisions"]
    }
    of_cards = {(each["turn"], each["card"], each["chosen"]) for each in found if each["kind"] == "choice"}
    assert of_cards == decided
    assert {each["card"] for each in found if each["kind"] != "choice"} == {""}
    assert all(each["option"] != each["chosen"] for each in found)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "Name the decision with --turn, --card and --option, or ask for --all."),
        (("--turn", 1), "Name the decision"),
        (("--all", "--turn", 1), "Either --all, or one decision"),
        (("--turn", 9, "--card", "form", "--option", "a"), "--turn 9 is not among them"),
        (
            ("--turn", 1, "--card", "frm", "--option", "a"),
            "no card 'frm' in half-year 1. Did you mean 'form'?",
        ),
        (("--turn", 1, "--card", "form", "--option", "x"), "no option 'x'. There are: a, b, not_now."),
        (("--turn", 0, "--card", "form", "--option", "a"), "--turn"),
    ],
)
def test_a_what_if_that_cannot_be_is_told_with_what_can(
    cli: Cli, log: Path, words: tuple[object, ...], sentence: str
) -> None:
    ended = cli("whatif", log, "--pack", TINY, *words)
    assert ended.code == 2
    assert sentence in ended.err


# ------------------------------------------------------------------------------------------------ archive


def test_an_archive_has_the_same_bytes_twice_and_replays_by_what_is_in_it(
    cli: Cli, log: Path, tmp_path: Path
) -> None:
    one, two = tmp_path / "one.zip", tmp_path / "two.zip"
    for path in (one, two):
        assert cli("archive", log, "--out", path, "--pack", TINY).out == f"{path}\n"
    assert one.read_bytes() == two.read_bytes()
    assert read_archive(one).log == log.read_bytes()
    verified = cli("verify", one)
    assert verified.code == 0
    assert "4 half-years come to the same states" in verified.out
    game = replayed(cli, log)
    assert json.loads(cli("replay", one, "--json").out) == game
    assert json.loads(cli("whatif", one, "--all", "--json").out)
    assert cli("report", one, "--out", tmp_path / "debrief.html").code == 0
    assert (tmp_path / "debrief.html").read_bytes() == log.with_name("debrief.html").read_bytes()


def test_an_archive_takes_private_texts_along_only_when_asked(cli: Cli, log: Path, tmp_path: Path) -> None:
    PrivateFile.open(private_path(log)).put("name", "Kari Nordmann")
    plain, full = tmp_path / "plain.zip", tmp_path / "full.zip"
    cli("archive", log, "--out", plain, "--pack", TINY)
    cli("archive", log, "--out", full, "--pack", TINY, "--private")
    assert b"Kari" not in plain.read_bytes()
    assert b"Kari" in full.read_bytes()


def test_what_cannot_be_archived_is_refused(cli: Cli, log: Path, tmp_path: Path) -> None:
    archive = tmp_path / "game.zip"
    assert cli("archive", log, "--out", archive, "--pack", "fjordvik").code == 1
    assert cli("archive", log, "--out", archive).code == 2
    assert not archive.exists()
    assert cli("archive", log, "--out", archive, "--pack", TINY).code == 0
    assert "is an archive already" in cli("archive", archive, "--out", tmp_path / "b.zip").err
    assert "Velg et annet navn på arkivet" in cli("archive", log, "--out", log, "--pack", TINY).err
    assert cli("archive", log, "--out", tmp_path / "no" / "b.zip", "--pack", TINY).code == 1


def test_a_damaged_archive_is_told_and_one_whose_pack_was_changed_does_not_verify(
    cli: Cli, log: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "game.zip"
    cli("archive", log, "--out", archive, "--pack", TINY)
    content = archive.read_bytes()
    archive.write_bytes(content[:-100])
    for command in ("verify", "replay"):
        ended = cli(command, archive)
        assert ended.code == 1
        assert "is not a whole zip file" in ended.err
    whole = pack_bytes(TINY)
    changed = {**whole, "model.yaml": whole["model.yaml"].replace(b"0.02 * skill", b"0.03 * skill")}
    write_archive(log, changed, {}, archive)
    ended = cli("verify", archive)
    assert ended.code == 1
    assert "does not replay by what is in its archive" in ended.err
    write_archive(log, {**whole, "model.yaml": b"stocks: ["}, {}, archive)
    for command in ("verify", "replay"):
        ended = cli(command, archive)
        assert ended.code == 1
        assert "game.zip/pack/model.yaml:1:" in ended.err or "does not replay" in ended.err


# ------------------------------------------------------------------------------------------------ forget


def test_forgetting_deletes_the_private_texts_and_leaves_the_log(cli: Cli, log: Path) -> None:
    PrivateFile.open(private_path(log)).put("name", "Kari Nordmann")
    before = log.read_bytes()
    ended = cli("forget", log)
    assert ended.code == 0
    assert "er slettet" in ended.out
    assert not private_path(log).exists()
    assert log.read_bytes() == before
    assert "Det er ingen navn" in cli("forget", log).out
    assert cli("verify", log, "--pack", TINY).code == 0


def test_forgetting_works_beside_a_broken_log_and_without_one(cli: Cli, log: Path) -> None:
    for damage in (lambda: log.write_bytes(b"broken"), log.unlink):
        PrivateFile.open(private_path(log)).put("name", "Kari Nordmann")
        damage()
        assert cli("forget", log).code == 0
        assert not private_path(log).exists()
    ended = cli("forget", log)
    assert ended.code == 1
    assert "Check the name" in ended.err
