from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.cli.support import TINY, Cli

SAMPLE = 150
"""So many byte positions of a real log are flipped one by one, beside one in each line."""


def test_a_whole_log_is_whole_and_replays(cli: Cli, log: Path) -> None:
    ended = cli("verify", log, "--pack", TINY)
    assert ended.code == 0
    assert f"{log}: whole: " in ended.out
    assert "4 half-years come to the same states, bit for bit" in ended.out


def test_without_its_scenario_the_chain_alone_is_verified_and_that_is_said(cli: Cli, log: Path) -> None:
    ended = cli("verify", log)
    assert ended.code == 0
    assert "Not replayed: its scenario is not at hand." in ended.out


def test_a_log_of_another_scenario_is_whole_but_not_replayed(cli: Cli, log: Path) -> None:
    ended = cli("verify", log, "--pack", "fjordvik")
    assert ended.code == 0
    assert "Not replayed: This is a game of “tiny”, and the scenario here is “fjordvik”" in ended.out


@pytest.mark.parametrize("lines", [1, 2, 3, 20, -2])
def test_a_log_without_its_end_is_unfinished(cli: Cli, log: Path, lines: int) -> None:
    content = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join(content[:lines]))
    ended = cli("verify", log, "--pack", TINY)
    assert ended.code == 0
    assert "unfinished" in ended.out


def test_a_torn_last_line_is_unfinished_and_no_fault(cli: Cli, log: Path) -> None:
    content = log.read_bytes()
    log.write_bytes(content[:-40])
    ended = cli("verify", log, "--pack", TINY)
    assert ended.code == 0
    assert "unfinished" in ended.out
    assert "cut off" in ended.out


@pytest.mark.parametrize("size", [0, 1, 5, 100])
def test_what_was_cut_off_inside_its_header_is_unfinished(cli: Cli, log: Path, size: int) -> None:
    log.write_bytes(log.read_bytes()[:size])
    ended = cli("verify", log, "--pack", TINY)
    assert ended.code == 0
    assert "unfinished" in ended.out


@pytest.mark.no_cover  # what it reaches, others reach faster; counting lines doubles its time
def test_a_flipped_byte_anywhere_is_found_in_its_line(cli: Cli, log: Path) -> None:
    content = log.read_bytes()
    starts = [0, *(at + 1 for at, byte in enumerate(content) if byte == ord("\n"))][:-1]
    pick = random.Random(7)
    positions = {pick.randrange(len(content)) for _ in range(SAMPLE)}
    positions |= {
        pick.randrange(first, last) for first, last in zip(starts, [*starts[1:], len(content)], strict=True)
    }
    for at in sorted(positions):
        changed = bytearray(content)
        changed[at] ^= 1 << pick.randrange(8)
        log.write_bytes(changed)
        ended = cli("verify", log)
        line = content.count(b"\n", 0, at) + 1
        assert ended.code == 1, at
        assert f", line {line}: " in ended.said, (at, ended.said)


@pytest.mark.no_cover  # what it reaches, others reach faster; counting lines doubles its time
def test_every_line_that_is_removed_doubled_or_moved_is_found(cli: Cli, log: Path) -> None:
    lines = log.read_bytes().splitlines(keepends=True)
    for at in range(len(lines) - 1):
        removed = lines[:at] + lines[at + 1 :]
        doubled = lines[: at + 1] + lines[at:]
        moved = [*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]]
        for damaged in (removed, doubled, moved):
            log.write_bytes(b"".join(damaged))
            ended = cli("verify", log)
            assert ended.code == 1, at
            line = at + 2 if damaged is doubled else at + 1
            assert f", line {line}: " in ended.said, (at, ended.said)


def test_verify_never_writes(cli: Cli, log: Path) -> None:
    content = log.read_bytes()
    for damaged in (content, content[:-40], content.replace(b"2", b"3", 1), b""):
        log.write_bytes(damaged)
        before = {file: (file.stat().st_mtime_ns, file.read_bytes()) for file in log.parent.iterdir()}
        cli("verify", log, "--pack", TINY)
        assert {file: (file.stat().st_mtime_ns, file.read_bytes()) for file in log.parent.iterdir()} == before


def test_every_log_is_told_and_the_worst_decides(cli: Cli, log: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_bytes(log.read_bytes().replace(b"7", b"8", 1))
    ended = cli("verify", log, broken, tmp_path / "none.jsonl", log)
    assert ended.code == 1
    assert ended.out.count("whole: ") == 2
    assert str(broken) in ended.said
    assert "none.jsonl could not be read: No such file" in ended.err


def test_a_recomputed_log_that_comes_out_otherwise_is_found_by_its_replay(cli: Cli, log: Path) -> None:
    from game.log.read import read_log  # noqa: PLC0415
    from game.log.record import GENESIS, make_record  # noqa: PLC0415

    prev, lines = GENESIS, []
    for record in read_log(log).records:
        d = dict(record.d)
        if record.k == "turn" and d["turn"] == 3:
            d["hash"] = "0" * 32
        changed, line = make_record(record.n, prev, record.k, d, record.x)
        prev = changed.h
        lines.append(line)
    log.write_bytes(b"".join(lines))
    assert cli("verify", log).code == 0
    ended = cli("verify", log, "--pack", TINY)
    assert ended.code == 1
    assert "out of step in half-year 3" in ended.out
    in_english, in_norwegian = "comes out otherwise in half-year 3", "kommer noe annet ut i halvår 3"
    for command, sentence in (
        (("replay", log), in_english),
        (("report", log), in_norwegian),
        (("report", log, "--lang", "en"), in_english),
        (("whatif", log, "--all"), in_english),
    ):
        refused = cli(*command, "--pack", TINY)
        assert refused.code == 1
        assert sentence in refused.err


def test_an_unknown_pack_is_wrong_usage(cli: Cli, log: Path) -> None:
    ended = cli("verify", log, "--pack", "fjrdvik")
    assert ended.code == 2
    assert "Did you mean fjordvik?" in ended.err


def test_a_log_names_its_shipped_scenario_whose_folder_has_a_hyphen(cli: Cli, tmp_path: Path) -> None:
    assert cli("play", "forste-halvar", "--auto", "cautious", "--seed", "7", "--out", tmp_path).code == 0
    log = tmp_path / "game.jsonl"
    assert "2 half-years come to the same states, bit for bit" in cli("verify", log).out
    assert cli("play", "--resume", log, "--auto", "cautious").code == 0
