"""The facilitator at the keyboard."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from game.engine.step import default_setup
from tests.session.support import disputes_beside

from .support import FIRST_HALF_YEAR, TO_THE_CHOICE, Screen, edition_of, play, script, table_in

QUIET = replace(default_setup(edition_of("tiny").scenario), features_off=("events",))


def _play(log: Path, lines: list[str]) -> Screen:
    """A game in which chance brings nothing."""
    screen = Screen()
    assert play(edition_of("tiny"), screen.console(script(lines)), log, setup=QUIET) == 0
    return screen


def _annotations(log: Path) -> list[dict[str, str]]:
    records = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    return [record["x"] for record in records if record["k"] == "annotation"]


def test_an_event_comes_by_its_code_and_the_news_tells_it(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    screen = _play(log, ["", "f", "1", "e2", "q"])
    assert "Klokka 03.12" in screen.flat
    assert table_in(log).pending.called == "breach"


def test_an_event_in_the_choice_is_read_at_once_and_asked_for(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    screen = _play(log, [*TO_THE_CHOICE, "f", "1", "E2", "a", "a", "b", "c", "", "", "a", "1", "ja", "q"])
    assert screen.flat.count("Skjermene er svarte.") == 2, "when it comes, and when it is decided"
    decided = table_in(log).played[0].decisions
    assert decided.called == "breach"
    assert dict(decided.choices)["breach"] == "a"


def test_a_wrong_code_is_told_and_nothing_happens(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    screen = _play(log, ["", "f", "1", "E99", "f", "1", "e3", "f", "1", "", "q"])
    assert "Ingen kort har koden E99." in screen.flat
    assert "E3 står i kalenderen" in screen.flat
    assert table_in(log).moves == ()


def test_the_main_case_is_put_aside_and_undo_brings_it_back(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    _play(log, ["", "", "f", "2", "1", "q"])
    assert (table_in(log).beat, table_in(log).pending.aside) == ("choice", ("form",))
    again = tmp_path / "h.jsonl"
    screen = _play(again, ["", "", "f", "2", "1", "u", "q"])
    assert "Saken ligger på bordet igjen." in screen.flat
    assert (table_in(again).beat, table_in(again).pending.aside) == ("case", ())


def test_the_delegated_cases_go_now_or_for_good_and_come_back(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    screen = _play(log, ["", "f", "3", "f", "3", "f", "4", "f", "4", "q"])
    assert "Det ligger ingen delegerte saker på bordet nå." in screen.flat
    table = table_in(log)
    assert [act.kind for act in table.moves] == ["catch_up", "catch_up", "take_up"]
    assert not table.without_delegated


def test_a_note_is_read_only_when_it_was_asked_for(tmp_path: Path) -> None:
    screen = _play(tmp_path / "g.jsonl", ["", "", "f", "5", "1", "q"])
    assert "Alle ved skjermen kan lese det." in screen.flat
    assert "Poenget: " in screen.flat
    assert "Kilde: antakelse" in screen.flat
    assert "Poenget: " not in _play(tmp_path / "h.jsonl", ["", "", "f", "5", "", "q"]).flat


def test_what_if_replays_the_game_without_a_decision(tmp_path: Path) -> None:
    lines = [*FIRST_HALF_YEAR, "f", "2", "1", "1", "1", "q"]
    screen = _play(tmp_path / "g.jsonl", lines)
    assert "Spilt om igjen med samme flaks, men våren 2026 fikk" in screen.flat
    assert "det ville vært" in screen.flat


def test_a_dispute_is_kept_with_its_card_beside_the_log(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    screen = _play(log, ["", "", "f", "6", "2", "Skjemaet var aldri så langt.", "q"])
    assert "Det står i gjennomgangen." in screen.flat
    assert [(each.about, each.text) for each in disputes_beside(log)] == [
        ("form", "Skjemaet var aldri så langt.")
    ]
    assert "aldri så langt" not in log.read_text(encoding="utf-8")


def test_a_pause_and_more_time_hold_the_soft_clock_and_are_noted(tmp_path: Path) -> None:
    log, time = tmp_path / "g.jsonl", [0.0]

    def typed(*lines: tuple[float, str]) -> Iterator[str]:
        for seconds, line in lines:
            time[0] += seconds
            yield line

    def played(path: Path, *lines: tuple[float, str]) -> str:
        screen = Screen()
        console = screen.console(script(typed(*lines)))
        assert play(edition_of("tiny"), console, path, setup=QUIET, now=lambda: time[0]) == 0
        return screen.flat

    up = "Tida for denne delen er brukt."
    # an hour's break and five more minutes leave the news its time
    led = ((0, ""), (1, "f"), (1, "8"), (3600, ""), (1, "f"), (0, "7"), (0, "2"), (200, "0"), (1, "q"))
    assert up not in played(log, *led)
    assert [each["what"] for each in _annotations(log)] == ["pause", "pause_over", "more_time"]
    assert _annotations(log)[-1]["minutes"] == "5"
    assert up in played(tmp_path / "h.jsonl", (0, ""), (3600, "0"), (1, "q"))
