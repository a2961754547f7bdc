from __future__ import annotations

import itertools
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.errors import LogError
from game.log.chain import scan
from game.log.header import Header
from game.log.read import parse_log, read_log
from game.log.record import GENESIS, Record, make_record
from game.log.store import LogWriter
from game.log.verify import verify_bytes
from tests.log.support import verify_chain
from tests.told import english, refused

from .support import HEADER, lines_of, neighbours, write_log


@pytest.fixture
def whole(tmp_path: Path) -> bytes:
    return write_log(tmp_path / "game.jsonl")


@pytest.fixture
def unfinished(tmp_path: Path) -> bytes:
    return write_log(tmp_path / "open.jsonl", finished=False)


def line_at(content: bytes, place: int) -> int:
    return content.count(b"\n", 0, place) + 1


def test_a_log_with_its_end_is_whole(tmp_path: Path, whole: bytes) -> None:
    verdict = verify_chain(tmp_path / "game.jsonl")
    assert (verdict.state, verdict.line, verdict.records, verdict.ok) == ("whole", None, 5, True)


def test_a_log_without_its_end_is_unfinished_and_fine(tmp_path: Path, unfinished: bytes) -> None:
    verdict = verify_chain(tmp_path / "open.jsonl")
    assert (verdict.state, verdict.line, verdict.records, verdict.ok) == ("unfinished", None, 4, True)
    assert "unfinished" in english(verdict.what)


def test_a_log_cut_anywhere_is_unfinished(whole: bytes) -> None:
    for size in range(len(whole)):
        verdict = verify_bytes(whole[:size])
        assert (verdict.state, verdict.records) == ("unfinished", whole.count(b"\n", 0, size)), size
        assert "unfinished" in english(verdict.what)
        assert verdict.line == (None if whole[:size].endswith(b"\n") else verdict.records + 1)


def test_reading_a_cut_log_gives_the_whole_records_and_the_torn_bytes(whole: bytes) -> None:
    lines = lines_of(whole)
    for size in range(len(lines[0]), len(whole)):
        log = parse_log(whole[:size], Path("game.jsonl"))
        assert b"".join(record.line() for record in log.records) + log.torn == whole[:size]
        assert log.problem is None
        assert not log.finished
        assert len(log.torn) < len(lines[len(log.records)])


@pytest.mark.parametrize("finished", [True, False])
def test_a_flip_of_any_bit_breaks_the_log_in_its_line(tmp_path: Path, finished: bool) -> None:
    content = write_log(tmp_path / "flip.jsonl", finished=finished)
    for place, bit in itertools.product(range(len(content)), range(8)):
        if not finished and bit != place % 8:
            continue  # One bit of each byte is enough the second time.
        changed = bytearray(content)
        changed[place] ^= 1 << bit
        verdict = verify_bytes(bytes(changed))
        assert (verdict.state, verdict.line) == ("broken", line_at(content, place)), (place, bit)
        assert english(verdict.what)


def test_a_flip_before_a_torn_line_is_found_as_well(whole: bytes) -> None:
    lines = lines_of(whole)
    sound = b"".join(lines[:3])
    for cut in (1, 40, len(lines[3]) - 1):
        content = sound + lines[3][:cut]
        assert verify_bytes(content).state == "unfinished"
        for place in range(len(content)):
            changed = bytearray(content)
            changed[place] ^= 1
            verdict = verify_bytes(bytes(changed))
            if place < len(sound):
                assert (verdict.state, verdict.line) == ("broken", line_at(content, place)), (cut, place)
            else:  # A torn line may hold anything; it was never acknowledged.
                assert verdict.line == 4
                assert verdict.records == 3


@given(st.data())
def test_any_other_byte_anywhere_breaks_a_finished_log(data: st.DataObject) -> None:
    content = b"".join(EXAMPLE)
    place = data.draw(st.integers(0, len(content) - 1))
    changed = bytearray(content)
    changed[place] = data.draw(st.integers(0, 255).filter(lambda byte: byte != content[place]))
    verdict = verify_bytes(bytes(changed))
    assert (verdict.state, verdict.line) == ("broken", line_at(content, place))


def chain_of(*kinds: str, header: Header = HEADER) -> list[bytes]:
    records: list[Record] = []
    lines = []
    for kind in kinds:
        n, prev = len(records) + 1, records[-1].h if records else GENESIS
        record, line = make_record(n, prev, kind, header.to_json() if kind == "header" else {}, {})
        records.append(record)
        lines.append(line)
    return lines


EXAMPLE = chain_of("header", "vote", "vote", "undo", "commit", "end")


@pytest.mark.parametrize("lines", [EXAMPLE, EXAMPLE[:-1]], ids=["finished", "unfinished"])
def test_a_line_removed_before_the_last_is_found_where_it_was(lines: list[bytes]) -> None:
    for place in range(len(lines) - 1):
        verdict = verify_bytes(b"".join(lines[:place] + lines[place + 1 :]))
        assert (verdict.state, verdict.line) == ("broken", place + 1)
        assert "removed" in english(verdict.what)


@pytest.mark.parametrize("lines", [EXAMPLE, EXAMPLE[:-1]], ids=["finished", "unfinished"])
def test_a_doubled_line_is_found(lines: list[bytes]) -> None:
    for place, again in itertools.product(range(len(lines)), range(len(lines) + 1)):
        content = b"".join([*lines[:again], lines[place], *lines[again:]])
        verdict = verify_bytes(content)
        assert verdict.state == "broken", (place, again)
        assert verdict.line == (again + 1 if again != place else again + 2)


@pytest.mark.parametrize("lines", [EXAMPLE, EXAMPLE[:-1]], ids=["finished", "unfinished"])
def test_lines_in_any_other_order_are_found(lines: list[bytes]) -> None:
    for order in itertools.permutations(range(len(lines))):
        if order != tuple(range(len(lines))):
            first = next(place for place, line in enumerate(order) if place != line)
            verdict = verify_bytes(b"".join(lines[line] for line in order))
            assert (verdict.state, verdict.line) == ("broken", first + 1)


def test_a_line_removed_just_before_a_torn_one_is_found_when_the_torn_one_tells_its_number() -> None:
    torn = EXAMPLE[4]
    number_ends = torn.index(b',"prev"')
    for cut in range(1, len(torn)):
        without = b"".join([*EXAMPLE[:3], torn[:cut]])  # The fourth line is gone.
        expected = "unfinished" if cut <= number_ends else "broken"
        assert verify_bytes(without).state == expected, cut


def test_a_torn_line_of_another_log_is_no_torn_line() -> None:
    other = chain_of("header", "vote", "vote", header=HEADER.model_copy(update={"seed": "1"}))
    verdict = verify_bytes(EXAMPLE[0] + EXAMPLE[1] + other[2][:-5])
    assert (verdict.state, verdict.line) == ("broken", 3)
    assert "continue" in english(verdict.what)


def test_a_line_of_another_log_is_found() -> None:
    other = chain_of("header", "vote", "vote", header=HEADER.model_copy(update={"seed": "1"}))
    verdict = verify_bytes(EXAMPLE[0] + EXAMPLE[1] + other[2])
    assert (verdict.state, verdict.line) == ("broken", 3)
    assert "another log" in english(verdict.what)


def test_an_edited_last_line_without_its_newline_is_broken_not_torn() -> None:
    edited = EXAMPLE[4].replace(b'"k":"commit"', b'"k":"commot"').rstrip(b"\n")
    verdict = verify_bytes(b"".join(EXAMPLE[:4]) + edited)
    assert (verdict.state, verdict.line) == ("broken", 5)


def test_a_last_line_with_a_hole_and_a_newline_is_broken_and_says_what_a_power_cut_means() -> None:
    line = EXAMPLE[4]
    holed = line[:20] + bytes(len(line) - 40) + line[-20:]
    verdict = verify_bytes(b"".join(EXAMPLE[:4]) + holed)
    assert (verdict.state, verdict.line) == ("broken", 5)
    assert "power" in english(verdict.what)


def test_a_torn_line_of_nothing_but_zeros_is_torn() -> None:
    verdict = verify_bytes(b"".join(EXAMPLE[:4]) + bytes(512))
    assert (verdict.state, verdict.line, verdict.records) == ("unfinished", 5, 4)


@pytest.mark.parametrize("rest", [b"\n", b" ", b"\x00", b"{", EXAMPLE[1], EXAMPLE[5], EXAMPLE[5][:9]])
def test_nothing_may_follow_the_end(rest: bytes) -> None:
    content = b"".join(EXAMPLE) + rest
    verdict = verify_bytes(content)
    assert (verdict.state, verdict.line, verdict.records) == ("broken", 7, 6)
    assert "after the log’s end" in english(verdict.what)
    assert "power" not in english(verdict.what)
    assert not parse_log(content, Path("game.jsonl")).finished


def test_a_rightly_chained_record_after_the_end_is_broken() -> None:
    verdict = verify_bytes(b"".join(chain_of("header", "end", "vote")))
    assert (verdict.state, verdict.line) == ("broken", 3)


def test_a_second_header_or_none_is_broken() -> None:
    assert verify_bytes(b"".join(chain_of("header", "header"))).line == 2
    assert verify_bytes(b"".join(chain_of("vote", "end"))).line == 1


def test_windows_line_ends_are_named_as_such(whole: bytes) -> None:
    verdict = verify_bytes(whole.replace(b"\n", b"\r\n"))
    assert (verdict.state, verdict.line) == ("broken", 1)
    assert "CR LF" in english(verdict.what)
    assert "binary" in english(verdict.what)
    with refused(LogError, "CR LF"):
        parse_log(whole.replace(b"\n", b"\r\n"), Path("game.jsonl"))


def test_a_byte_order_mark_is_named_as_such(whole: bytes) -> None:
    assert "byte order mark" in english(verify_bytes(b"\xef\xbb\xbf" + whole).what)


@pytest.mark.parametrize(
    "content", [b"hello", b"hello\n", b"{}", b'{"a":1}\n', b"\n", bytes(100), b"[" * 100_000, b"[]\n"]
)
def test_another_file_is_no_unfinished_log(content: bytes) -> None:
    verdict = verify_bytes(content)
    assert (verdict.state, verdict.line, verdict.records) == ("broken", 1, 0)
    with refused(LogError, "line 1"):
        parse_log(content, Path("game.jsonl"))


@given(st.binary(max_size=200), st.integers(0, len(EXAMPLE)))
def test_whatever_a_file_holds_there_is_a_verdict(rest: bytes, whole_lines: int) -> None:
    content = b"".join(EXAMPLE[:whole_lines]) + rest
    assert verify_bytes(content).records >= whole_lines
    chain = scan(content)
    assert b"".join(record.line() for record in chain.records) == content[: chain.size]
    assert not (chain.torn and chain.fault)


def test_a_log_from_the_future_says_so_however_much_its_records_have_changed() -> None:
    _, line = make_record(1, GENESIS, "header", {**HEADER.to_json(), "format": 7}, {})
    for first in (line, b'{"d": {"format": 7}, "sum": 1.5}\n'):
        with refused(LogError, r"format 7.*newer version"):
            parse_log(first, Path("game.jsonl"))
        verdict = verify_bytes(first)
        assert (verdict.state, verdict.line) == ("broken", 1)
        assert "format 7" in english(verdict.what)


def test_a_well_chained_log_with_a_wrong_header_is_broken_in_line_1() -> None:
    _, line = make_record(1, GENESIS, "header", {**HEADER.to_json(), "language": "norsk"}, {})
    verdict = verify_bytes(line)
    assert (verdict.state, verdict.line) == ("broken", 1)
    assert "language" in english(verdict.what)


def test_a_broken_log_is_read_up_to_its_fault(whole: bytes) -> None:
    lines = lines_of(whole)
    log = parse_log(b"".join([*lines[:2], *lines[3:]]), Path("game.jsonl"))
    assert (len(log.records), log.torn, log.finished) == (2, b"", False)
    assert log.problem is not None
    assert log.problem.line == 3
    assert log.header == HEADER


def test_a_missing_log_or_a_folder_is_explained(tmp_path: Path) -> None:
    for path in (tmp_path / "none.jsonl", tmp_path):
        for look in (read_log, verify_chain):
            with refused(LogError, r"could not be read: .*Check the name"):
                look(path)


def test_a_file_larger_than_any_log_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "game.jsonl"
    write_log(path)
    monkeypatch.setattr("game.log.chain.MAX_LOG", 100)
    for look in (read_log, verify_chain, LogWriter.open_for_append):
        with refused(LogError, "larger than 100 bytes"):
            look(path)


@pytest.mark.parametrize("damage", [b"", b"{torn", b"broken\n"])
def test_neither_reading_nor_verifying_changes_anything(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "game.jsonl"
    path.write_bytes(write_log(tmp_path / "made.jsonl", finished=False) + damage)
    os.utime(path, (1, 1))
    path.chmod(0o444)
    before = neighbours(path)
    read_log(path)
    verify_chain(path)
    assert neighbours(path) == before
    assert path.stat().st_mtime == 1
