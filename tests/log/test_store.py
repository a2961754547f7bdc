from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.errors import LogBusy, LogDead, LogError
from game.log.files import Disk
from game.log.read import read_log
from game.log.record import Record
from game.log.store import LogWriter
from game.log.verify import verify_bytes
from tests.log.support import verify_chain
from tests.told import english, refused

from .support import HEADER, Fault, FaultyDisk, QuickDisk, lines_of, neighbours, write_log
from .test_record import members

FAULTS: list[Fault] = ["no space", "broken disk", "short write"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "game.jsonl"


class CountingDisk(Disk):
    """The real disk, which remembers the order of writes and fsyncs."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def write(self, fd: int, offset: int, content: bytes) -> int:
        self.calls.append("write")
        return super().write(fd, offset, content)

    def fsync(self, fd: int) -> None:
        self.calls.append("fsync")
        super().fsync(fd)


class Interrupted(BaseException):
    """What a person at the keyboard raises."""


def test_what_was_appended_can_be_read(path: Path) -> None:
    with LogWriter.create(path, HEADER) as log:
        written = [log.last, log.append("vote", {"option": "å"}), log.append("end", {}, {"note": "n"})]
        assert log.finished
    read = read_log(path)
    assert read.header == HEADER
    assert read.records == tuple(written)
    assert read.finished
    assert [record.n for record in read.records] == [1, 2, 3]
    assert verify_chain(path).state == "whole"


@settings(max_examples=40)
@given(st.lists(st.tuples(members, members), max_size=3))
def test_any_records_come_back(
    tmp_path_factory: pytest.TempPathFactory, items: list[tuple[dict[str, Any], dict[str, Any]]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    path.unlink(missing_ok=True)
    with LogWriter.create(path, HEADER, fs=QuickDisk()) as log:
        for d, x in items:
            log.append("vote", d, x)
    read = read_log(path)
    assert [(record.d, record.x) for record in read.records[1:]] == items
    log, recovered = LogWriter.open_for_append(path, fs=QuickDisk())
    log.close()
    assert recovered.records == read.records


def test_a_record_costs_one_write_and_one_fsync(path: Path) -> None:
    disk = CountingDisk()
    with LogWriter.create(path, HEADER, fs=disk) as log:
        disk.calls.clear()
        log.append("vote", {})
        log.append("vote", {})
        assert disk.calls == ["write", "fsync"] * 2


def test_a_record_is_in_the_file_when_append_returns(path: Path) -> None:
    with LogWriter.create(path, HEADER) as log:
        for _ in range(3):
            record = log.append("vote", {})
            assert path.read_bytes().endswith(record.line())


def test_the_clock_given_dates_every_record_and_without_one_there_is_no_date(path: Path) -> None:
    with LogWriter.create(path, HEADER, clock=iter(["10:00", "10:05"]).__next__) as log:
        log.append("vote", {}, {"note": "n"})
    log, _ = LogWriter.open_for_append(path, clock=lambda: "11:00")
    with log:
        log.append("vote", {})
        with refused(LogError, "“at”"):
            log.append("vote", {}, {"at": "12:00"})
    log, _ = LogWriter.open_for_append(path)
    with log:
        log.append("vote", {})
    dates = [dict(record.x) for record in read_log(path).records]
    assert dates == [{"at": "10:00"}, {"note": "n", "at": "10:05"}, {"at": "11:00"}, {}]


def test_an_existing_file_is_never_written_over(path: Path) -> None:
    path.write_text("mine")
    with refused(LogError, r"exists.*Choose another"):
        LogWriter.create(path, HEADER)
    assert path.read_text() == "mine"


def test_a_folder_that_is_not_there_is_explained(tmp_path: Path) -> None:
    with refused(LogError, "could not be created"):
        LogWriter.create(tmp_path / "none" / "game.jsonl", HEADER)
    with refused(LogError, "could not be opened"):
        LogWriter.open_for_append(tmp_path / "none" / "game.jsonl")


def test_a_refused_record_writes_nothing_and_the_log_lives_on(path: Path) -> None:
    with LogWriter.create(path, HEADER) as log:
        before = path.read_bytes()
        refused = [
            ("vote", {"share": 0.5}),
            ("Vote", {}),
            ("header", {}),
            ("vote", {"a": "\ud800"}),
            ("vote", [1]),
        ]
        for kind, d in refused:
            with pytest.raises(LogError) as caught:
                log.append(kind, d)  # type: ignore[arg-type]
            assert not isinstance(caught.value, LogDead)
        assert path.read_bytes() == before
        assert log.append("vote", {}).n == 2


def test_nothing_can_be_appended_after_the_end_also_after_reopening(path: Path) -> None:
    with LogWriter.create(path, HEADER) as log:
        log.append("end", {})
        with refused(LogError, "has its end"):
            log.append("vote", {})
    before = path.read_bytes()
    log, recovered = LogWriter.open_for_append(path)
    with log:
        assert recovered.finished
        with refused(LogError, "has its end"):
            log.append("vote", {})
    assert path.read_bytes() == before


def test_a_closed_log_takes_nothing_and_can_be_closed_again(path: Path) -> None:
    log = LogWriter.create(path, HEADER)
    log.close()
    log.close()
    with refused(LogError, "closed"):
        log.append("vote", {})


def test_a_log_stops_before_it_becomes_too_large_to_be_read_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with LogWriter.create(path, HEADER) as log:
        monkeypatch.setattr("game.log.store.MAX_LOG", path.stat().st_size + 10)
        with refused(LogError, "grow beyond"):
            log.append("vote", {})
        assert not log.dead


# One writer at a time


def test_a_second_writer_is_told_that_the_log_is_busy(path: Path) -> None:
    with LogWriter.create(path, HEADER) as first:
        with refused(LogBusy, "another program"):
            LogWriter.open_for_append(path)
        read_log(path)  # Reading must neither wait nor give the lock away.
        with pytest.raises(LogBusy):
            LogWriter.open_for_append(path)
        first.append("vote", {})
    second, _ = LogWriter.open_for_append(path)
    with second, pytest.raises(LogBusy):
        LogWriter.open_for_append(path)


def test_a_busy_log_is_not_changed_even_when_it_looks_torn(path: Path) -> None:
    with LogWriter.create(path, HEADER):
        with path.open("ab") as file:
            file.write(b'{"d":')  # As if the other one were just writing.
        before = neighbours(path)
        with pytest.raises(LogBusy):
            LogWriter.open_for_append(path)
        assert neighbours(path) == before


OPEN_ELSEWHERE = """
import sys
from pathlib import Path
from game.errors import LogBusy
from game.log.store import LogWriter
try:
    log, recovered = LogWriter.open_for_append(Path(sys.argv[1]))
except LogBusy:
    print("busy")
else:
    log.append("vote", {})
    log.close()
    print("written")
"""


def test_a_writer_in_another_process_is_told_as_well(path: Path) -> None:
    def elsewhere() -> str:
        command = [sys.executable, "-c", OPEN_ELSEWHERE, str(path)]
        root = Path(__file__).parents[2]
        return subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout.strip()

    log = LogWriter.create(path, HEADER)
    read_log(path)
    assert elsewhere() == "busy"
    log.close()
    assert elsewhere() == "written"
    assert verify_chain(path).records == 2


def test_a_file_that_another_program_changed_is_not_written_any_more(path: Path) -> None:
    with LogWriter.create(path, HEADER) as log:
        with path.open("ab") as file:
            file.write(b"hello\n")
        with refused(LogDead, "Another program has changed"):
            log.append("vote", {})
        assert path.read_bytes().endswith(b"hello\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let anybody delete an open file")
def test_a_file_that_was_deleted_acknowledges_nothing(path: Path) -> None:
    with LogWriter.create(path, HEADER) as log:
        path.unlink()
        with refused(LogDead, "deleted"):
            log.append("vote", {})


def test_a_folder_that_cannot_lock_files_is_explained(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(fd: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("game.log.lock._lock", no_locks)
    with refused(LogError, r"No locks available.*folder on this computer") as caught:
        LogWriter.create(path, HEADER)
    assert not isinstance(caught.value, LogBusy)
    assert not path.exists()


# Reopening


def test_a_cut_off_log_opens_at_its_longest_valid_prefix(path: Path) -> None:
    whole = write_log(path)
    lines = lines_of(whole)
    for size in range(len(lines[0]), len(whole)):
        for file in path.parent.iterdir():
            file.unlink()
        path.write_bytes(whole[:size])
        log, recovered = LogWriter.open_for_append(path, fs=QuickDisk())
        kept = whole.count(b"\n", 0, size)
        sound = b"".join(lines[:kept])
        assert b"".join(record.line() for record in recovered.records) == sound
        assert recovered.header == HEADER
        if len(sound) == size:
            assert recovered.removed is None
            assert neighbours(path) == {"game.jsonl": sound}
        else:
            assert recovered.removed is not None
            assert (recovered.removed.line, recovered.removed.size) == (kept + 1, size - len(sound))
            assert recovered.removed.path == path.with_name("game.jsonl.removed-1")
            assert neighbours(path) == {"game.jsonl": sound, "game.jsonl.removed-1": whole[len(sound) : size]}
        with log:
            assert log.last == recovered.records[-1]
            log.append("end", {})
        assert verify_chain(path).state == "whole"


def test_a_log_cut_inside_its_header_cannot_be_opened_and_stays_as_it_is(path: Path) -> None:
    whole = write_log(path)
    for size in range(len(lines_of(whole)[0])):
        path.unlink()
        path.write_bytes(whole[:size])
        with refused(LogError, "nothing was played"):
            LogWriter.open_for_append(path)
        assert neighbours(path) == {"game.jsonl": whole[:size]}


@pytest.mark.parametrize("finished", [True, False])
def test_a_flip_in_any_byte_keeps_everything_before_it_and_loses_nothing_after_it(
    path: Path, finished: bool
) -> None:
    whole = write_log(path, finished=finished)
    lines = lines_of(whole)
    for place in range(len(lines[0]), len(whole)):
        for file in path.parent.iterdir():
            file.unlink()
        changed = bytearray(whole)
        changed[place] ^= 1 << place % 8
        path.write_bytes(changed)
        log, recovered = LogWriter.open_for_append(path, fs=QuickDisk())
        log.close()
        line = whole.count(b"\n", 0, place)
        sound = b"".join(lines[:line])
        assert neighbours(path) == {
            "game.jsonl": sound,
            "game.jsonl.removed-1": bytes(changed[len(sound) :]),
        }
        assert recovered.removed is not None
        assert recovered.removed.line == line + 1
        assert english(recovered.removed.what)


def test_a_torn_line_with_a_newline_in_it_is_set_aside_like_any_other(path: Path) -> None:
    whole = write_log(path, finished=False)
    torn = bytes(100) + b'"}}\n'
    path.write_bytes(whole + torn)
    log, recovered = LogWriter.open_for_append(path)
    log.close()
    assert recovered.removed is not None
    assert neighbours(path) == {"game.jsonl": whole, "game.jsonl.removed-1": torn}


def test_what_was_set_aside_before_is_never_written_over(path: Path) -> None:
    whole = write_log(path, finished=False)
    for number in (1, 2, 3):
        path.write_bytes(whole + b"{" * number)
        log, recovered = LogWriter.open_for_append(path)
        log.close()
        assert recovered.removed is not None
        assert recovered.removed.path.name == f"game.jsonl.removed-{number}"
    assert [path.with_name(f"game.jsonl.removed-{number}").read_bytes() for number in (1, 2, 3)] == [
        b"{",
        b"{{",
        b"{{{",
    ]


def test_opening_a_sound_log_leaves_it_as_it_was(path: Path) -> None:
    whole = write_log(path, finished=False)
    log, recovered = LogWriter.open_for_append(path)
    log.close()
    assert recovered.removed is None
    assert neighbours(path) == {"game.jsonl": whole}


@pytest.mark.parametrize("content", [b"hello\n", b"", b'{"d": {"format": 9}}\n'])
def test_a_file_that_is_no_log_is_refused_and_stays_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(LogError):
        LogWriter.open_for_append(path)
    assert neighbours(path) == {"game.jsonl": content}


def test_a_log_with_windows_line_ends_stays_as_it_is_and_says_what_to_do(path: Path) -> None:
    content = write_log(path).replace(b"\n", b"\r\n")
    path.write_bytes(content)
    with refused(LogError, "CR LF"):
        LogWriter.open_for_append(path)
    assert neighbours(path) == {"game.jsonl": content}


# Disks that fail


def play(path: Path, disk: Disk) -> tuple[list[Record], LogError | None]:
    """Play until the disk fails or the game ends: what was acknowledged, and the failure."""
    acknowledged: list[Record] = []
    try:
        log = LogWriter.create(path, HEADER, fs=disk)
    except LogError as error:
        return acknowledged, error
    acknowledged.append(log.last)
    try:
        with log:
            for kind in ("vote", "vote", "commit", "end"):
                try:
                    acknowledged.append(log.append(kind, {"text": "x" * 200}))
                except LogDead as error:
                    assert log.dead
                    assert_dead(log, path)
                    return acknowledged, error
    except LogError as error:  # Closing failed.
        return acknowledged, error
    return acknowledged, None


def assert_dead(log: LogWriter, path: Path) -> None:
    """A dead log never touches its file again."""
    before = path.read_bytes()
    for _ in range(3):
        with refused(LogDead, "open the log again"):
            log.append("vote", {})
    assert path.read_bytes() == before


@pytest.mark.parametrize("fault", FAULTS)
def test_a_disk_that_fails_anywhere_in_a_game_loses_nothing_acknowledged(
    tmp_path: Path, fault: Fault
) -> None:
    failed: set[str | None] = set()
    for fail_at in range(1, 100):
        path = tmp_path / f"{fail_at}.jsonl"
        disk = FaultyDisk(fail_at, fault)
        acknowledged, error = play(path, disk)
        if disk.failed is None:
            assert error is None
            assert failed == {"open_new", "write", "fsync", "sync_folder", "close"}
            return
        failed.add(disk.failed)
        assert error is not None
        if not acknowledged:
            assert not path.exists()
            LogWriter.create(path, HEADER).close()  # The next try is not in the way of the last one.
            continue
        assert path.read_bytes().startswith(b"".join(record.line() for record in acknowledged))
        log, recovered = LogWriter.open_for_append(path)
        with log:
            assert list(recovered.records[: len(acknowledged)]) == acknowledged
            assert len(recovered.records) <= len(acknowledged) + 1
            if not recovered.finished:
                log.append("end", {})
        assert verify_chain(path).state == "whole"
    pytest.fail("the disk never stopped failing")


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("tail", [b'{"d":{"torn', b"wrong\n" * 3])
def test_a_disk_that_fails_anywhere_while_opening_loses_nothing(
    tmp_path: Path, fault: Fault, tail: bytes
) -> None:
    sound = write_log(tmp_path / "made.jsonl", finished=False)
    failed: set[str | None] = set()
    for fail_at in range(1, 100):
        folder = tmp_path / str(fail_at)
        folder.mkdir()
        path = folder / "game.jsonl"
        path.write_bytes(sound + tail)
        disk = FaultyDisk(fail_at, fault)
        try:
            log, _ = LogWriter.open_for_append(path, fs=disk)
        except LogError:
            failed.add(disk.failed)
        else:  # Nothing has failed, or a short write of the removed bytes was gone on with.
            failed_at, disk.fail_at = disk.failed, 0
            log.close()
            if failed_at is None:
                assert failed >= {"open_new", "write", "fsync", "sync_folder", "truncate", "close"}
                return
        files = neighbours(path)
        assert files["game.jsonl"] in (sound, sound + tail)
        if files["game.jsonl"] == sound:
            assert files["game.jsonl.removed-1"] == tail
        else:
            assert set(files.values()) <= {sound + tail, tail}
        log, recovered = LogWriter.open_for_append(path)
        log.close()
        assert b"".join(record.line() for record in recovered.records) == sound
        assert tail in neighbours(path).values()
    pytest.fail("the disk never stopped failing")


class ForgetfulDisk(Disk):
    """A disk whose fsync fails once and, as Linux does, keeps showing what it has dropped.

    `stored` is what a power cut would leave of the log. It starts with what is there.
    """

    def __init__(self, path: Path, *, fail_next: bool) -> None:
        self.path = path
        self.fail_next = fail_next
        self.stored = path.read_bytes()
        self.dirty: list[tuple[int, bytes]] = []

    def write(self, fd: int, offset: int, content: bytes) -> int:
        self.dirty.append((offset, content))
        return super().write(fd, offset, content)

    def fsync(self, fd: int) -> None:
        pages, self.dirty = self.dirty, []
        if self.fail_next:
            self.fail_next = False
            raise OSError(5, "Input/output error")
        for offset, content in pages:
            holes = self.stored.ljust(offset, b"\0")
            self.stored = holes[:offset] + content + holes[offset + len(content) :]


def test_a_record_whose_fsync_failed_is_safe_once_the_log_is_open_again(path: Path) -> None:
    write_log(path, finished=False)
    disk = ForgetfulDisk(path, fail_next=False)
    log, _ = LogWriter.open_for_append(path, fs=disk)
    with log:
        disk.fail_next = True
        with pytest.raises(LogDead):
            log.append("vote", {"option": "b"})
    assert disk.stored != path.read_bytes()
    log, recovered = LogWriter.open_for_append(path, fs=disk)
    with log:
        assert recovered.records[-1].d == {"option": "b"}
        assert disk.stored == path.read_bytes()
        log.append("vote", {})
    assert disk.stored == path.read_bytes()
    assert verify_bytes(disk.stored).records == 6


@pytest.mark.parametrize("step", ["write", "fsync"])
def test_an_interrupt_in_the_middle_of_an_append_leaves_the_log_dead(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    disk = Disk()
    with LogWriter.create(path, HEADER, fs=disk) as log:

        def interrupt(*args: object) -> None:
            raise Interrupted

        monkeypatch.setattr(disk, step, interrupt)
        with pytest.raises(Interrupted):
            log.append("vote", {})
        monkeypatch.undo()
        assert_dead(log, path)


def test_a_failure_is_explained_with_what_the_system_says_and_what_to_do(path: Path) -> None:
    with LogWriter.create(path, HEADER, fs=(disk := FaultyDisk(0, "no space"))) as log:
        disk.fail_at = len(disk.done) + 1
        with refused(LogDead, r"No space left.*Everything acknowledged before is safe.*open the log"):
            log.append("vote", {})


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
def test_a_real_full_device_kills_the_log() -> None:
    fd = os.open("/dev/full", os.O_RDWR)
    try:
        with pytest.raises(OSError, match="No space left"):
            Disk().write(fd, 0, b"x")
    finally:
        os.close(fd)
