from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from game.errors import DebriefError
from game.session.game import Game
from game.terminal.app import FAILED, FINE, INTERRUPTED

from .support import (
    FIRST_HALF_YEAR,
    TO_THE_CHOICE,
    Screen,
    edition_of,
    play,
    play_on,
    play_script,
    script,
    table_in,
)


@pytest.mark.parametrize("stop", range(1, len(FIRST_HALF_YEAR) + 1))
def test_when_no_more_is_typed_the_game_is_saved_and_says_how_to_go_on(tmp_path: Path, stop: int) -> None:
    log = tmp_path / "g.jsonl"
    code, screen = play_script(
        log, FIRST_HALF_YEAR[:stop], again=lambda path: f"main.py play --resume {path}"
    )
    assert code == FINE
    assert f"main.py play --resume {log}" in screen.written
    assert "Det kommer ikke mer inn fra tastaturet" in screen.flat
    before = table_in(log)
    again = Screen()
    assert play_on(edition_of("tiny"), again.console(script(["q"])), log) == FINE
    assert "Dere går videre der dere slapp." in again.flat
    assert table_in(log) == before


def test_a_path_with_a_space_can_be_copied_as_it_stands(tmp_path: Path) -> None:
    log = tmp_path / "mine spill" / "et langt navn som ikke får plass på en linje i noe vindu i verden.jsonl"
    _, screen = play_script(log, ["", "q"])
    assert f"--resume '{log}'\n" in screen.written


def test_q_stops_and_saves(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    code, screen = play_script(log, [*TO_THE_CHOICE, "a", "q"])
    assert code == FINE
    assert "Spillet er lagret." in screen.flat
    assert table_in(log).pending.votes == (("director", "a"),)


def interrupted_after(lines: list[str]) -> Callable[[], str]:
    """Types these lines, and then presses Ctrl-C."""
    left = iter(lines)

    def read() -> str:
        line = next(left, None)
        if line is None:
            raise KeyboardInterrupt
        return line

    return read


def test_ctrl_c_saves_says_so_in_a_line_and_ends_with_130(tmp_path: Path) -> None:
    log, screen = tmp_path / "g.jsonl", Screen()
    console = screen.console(interrupted_after([*TO_THE_CHOICE, "a"]))
    assert play(edition_of("tiny"), console, log, seed=7, language="nb") == INTERRUPTED
    assert "Spillet er lagret." in screen.flat
    assert table_in(log).pending.votes == (("director", "a"),)


@pytest.mark.parametrize(
    ("lines", "code"), [([], FINE), (["v"], FINE), (["1", "v", "1"], FINE), (["1", "q"], FINE), (["q"], FINE)]
)
def test_who_leaves_before_the_start_leaves_nothing_behind(
    tmp_path: Path, lines: list[str], code: int
) -> None:
    log = tmp_path / "g.jsonl"
    found, screen = play_script(log, lines, language=None)
    assert found == code
    assert not log.exists()
    assert "begynte ikke" in screen.flat or "byrja ikkje" in screen.flat


def test_ctrl_c_before_the_start_leaves_nothing_behind(tmp_path: Path) -> None:
    log, screen = tmp_path / "g.jsonl", Screen()
    console = screen.console(interrupted_after([]))
    assert play(edition_of("tiny"), console, log, seed=7) == INTERRUPTED
    assert not log.exists()


def test_the_language_is_asked_for_in_all_of_them_and_enter_takes_the_packs_own(tmp_path: Path) -> None:
    _, screen = play_script(tmp_path / "g.jsonl", ["3", "", "q"], language=None)
    assert "Type a number for your language." in screen.flat
    assert "Skriv eit nummer for språk." in screen.flat
    assert "Spring 2026, half-year 1 of 4. News." in screen.flat
    _, own = play_script(tmp_path / "h.jsonl", ["9", "", "", "q"], language=None)
    assert "Vår 2026, halvår 1 av 4. Nytt." in own.flat


def test_a_dead_log_is_told_and_what_was_saved_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "g.jsonl"
    lines = iter([*TO_THE_CHOICE, "a"])

    def read() -> str:
        line = next(lines, None)
        if line is not None:
            return line

        def full(*_: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr("game.log.files.Disk.write", full)
        return "b"

    screen = Screen()
    assert play(edition_of("tiny"), screen.console(read), log, seed=7, language="nb") == FAILED
    assert "Det siste dere gjorde, kunne ikke lagres." in screen.flat
    assert f"--resume {log}" in screen.written
    monkeypatch.undo()
    assert table_in(log).pending.votes == (("director", "a"),)


def test_a_debrief_is_made_at_the_end_and_its_place_is_told(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    asked: list[Path] = []

    def debrief(path: Path) -> Path:
        asked.append(path)
        return path.with_suffix(".html")

    lines = [*FIRST_HALF_YEAR, "e", "", ""]
    _, screen = play_script(log, lines, debrief=debrief)
    assert asked == [log]
    assert f"Etterpraten ligger i {tmp_path / 'g.html'}" in screen.flat
    play_script(tmp_path / "h.jsonl", [*FIRST_HALF_YEAR, "q"], debrief=debrief)
    assert asked == [log]


def test_a_debrief_that_fails_is_no_disaster(tmp_path: Path) -> None:
    def debrief(path: Path) -> Path:
        raise DebriefError("nothing-to-report", path=path)

    code, screen = play_script(tmp_path / "g.jsonl", [*FIRST_HALF_YEAR, "e", "", ""], debrief=debrief)
    assert code == FINE
    assert "har ikke noe halvår som er spilt ferdig" in screen.flat
    assert "kan lages seinere" in screen.flat


def test_a_cut_off_log_is_told_when_it_is_taken_up_again(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    play_script(log, [*TO_THE_CHOICE, "a", "q"])
    log.write_bytes(log.read_bytes()[:-7])
    screen = Screen()
    play_on(edition_of("tiny"), screen.console(script(["q"])), log)
    assert "Den er lagt til side" in screen.flat


def test_a_reader_who_goes_away_harms_nothing(tmp_path: Path) -> None:
    log, screen = tmp_path / "g.jsonl", Screen()
    console = screen.console(script(["", "", ""]))
    written: list[str] = []

    def write(text: str) -> None:
        written.append(text)
        if len(written) > 30:
            raise BrokenPipeError

    console._write = write
    assert play(edition_of("tiny"), console, log, seed=7, language="nb") == FINE
    with Game.resume(log, edition_of("tiny")):
        pass
