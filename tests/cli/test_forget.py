"""The command `forget`: now, for whole folders, or when a day has passed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from game.log.form_file import FormFile, Sheet, form_path
from game.log.keep_until import keep_until, keep_until_path, set_keep_until
from game.log.private import PrivateFile, private_path
from tests.cli.support import Cli

YESTERDAY = datetime.now(UTC).date() - timedelta(days=1)


def with_private_files(log: Path) -> Path:
    PrivateFile.open(private_path(log)).put("name", "Åse")
    FormFile.open(form_path(log)).put(Sheet("before", {"forecast": 3}))
    return log


def beside(log: Path) -> list[str]:
    return sorted(path.name for path in log.parent.glob(f"{log.stem}.*") if path != log)


def test_a_folder_is_forgotten_with_all_that_lies_in_it(cli: Cli, log: Path) -> None:
    with_private_files(log)
    (log.parent / "deep").mkdir()
    gone = with_private_files(log.parent / "deep" / "gone.jsonl")
    before = log.read_bytes()
    ended = cli("forget", log.parent)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.count("\n") == 2
    assert (beside(log), beside(gone), log.read_bytes()) == ([], [], before)


def test_several_logs_are_forgotten_at_once_and_the_day_goes_with_them(cli: Cli, log: Path) -> None:
    other = log.with_name("other.jsonl")
    other.write_bytes(log.read_bytes())
    for each in (log, other):
        set_keep_until(with_private_files(each), date(2030, 1, 1))
    assert cli("forget", log, other).code == 0
    assert (beside(log), beside(other)) == ([], [])


def test_a_day_is_set_in_a_file_that_anybody_can_read(cli: Cli, log: Path) -> None:
    with_private_files(log)
    ended = cli("forget", log, "--keep-until", "2031-06-30")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        f"Det som ligger ved siden av {log}, kan ligge til og med 2031-06-30. "
        "Etter den dagen sletter main.py forget --due det.\n"
    )
    assert keep_until_path(log).read_text(encoding="utf-8") == "2031-06-30\n"
    assert keep_until(log) == date(2031, 6, 30)
    assert private_path(log).exists()


def test_what_is_due_is_deleted_and_the_rest_stays(cli: Cli, log: Path) -> None:
    due, later, always = (
        with_private_files(log.with_name(f"{name}.jsonl")) for name in ("due", "later", "always")
    )
    set_keep_until(due, YESTERDAY)
    set_keep_until(later, datetime.now(UTC).date() + timedelta(days=1))
    ended = cli("forget", "--due", log.parent)
    assert (ended.code, ended.err) == (0, "")
    assert beside(due) == []
    assert beside(later) == ["later.form.json", "later.keep-until.txt", "later.private.json"]
    assert beside(always) == ["always.form.json", "always.private.json"]
    assert cli("forget", "--due", log.parent).out == f"Nothing in {log.parent} is due to be deleted.\n"


@pytest.mark.parametrize("content", ["", "30.06.2031", "2031-02-30", "\xff"])
def test_a_day_that_is_none_is_said_and_nothing_is_deleted(cli: Cli, log: Path, content: str) -> None:
    with_private_files(log)
    keep_until_path(log).write_text(content, encoding="latin-1")
    ended = cli("forget", "--due", log.parent)
    assert ended.code == 1
    assert "er ikke en dato som 2027-06-30" in ended.err
    assert private_path(log).exists()


def test_a_day_written_by_hand_on_windows_is_read(log: Path) -> None:
    keep_until_path(log).write_bytes(b"\xef\xbb\xbf2031-06-30\r\n")
    assert keep_until(log) == date(2031, 6, 30)


def test_wrong_usage_and_wrong_names_are_said(cli: Cli, log: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for words, code, said in (
        ((log, "--due", "--keep-until", "2031-06-30"), 2, "Either --due"),
        ((log, "--keep-until", "soon"), 2, "'soon'"),
        ((tmp_path / "none.jsonl", "--keep-until", "2031-06-30"), 1, "Check the name"),
        ((tmp_path / "none.jsonl",), 1, "Check the name"),
        ((tmp_path / "empty",), 1, "There are no logs in"),
    ):
        ended = cli("forget", *words)
        assert (ended.code, ended.out) == (code, ""), words
        assert said in ended.err
