from __future__ import annotations

import sys

import pytest

from game.cli.columns import aligned, wrapped
from game.cli.progress import bar


def test_long_work_shows_how_far_it_is_where_somebody_watches(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for watched in (False, True):
        with monkeypatch.context() as patch:
            patch.setattr(sys.stderr, "isatty", lambda here=watched: here)
            with bar("Games", 3) as told:
                told(1)
                told(2)
        assert ("Games" in capsys.readouterr().err) == watched


def test_a_table_has_words_to_the_left_and_numbers_to_the_right() -> None:
    rows = [
        {"": "goals", "here": 2.0, "by": "+1.5", "count": 3},
        {"": "economy (%)", "here": 10.25, "by": "-10.5", "count": 12},
    ]
    assert list(aligned(rows)) == [
        "              here     by  count",
        "goals         2.00   +1.5      3",
        "economy (%)  10.25  -10.5     12",
    ]
    assert list(aligned([])) == []


def test_a_paragraph_is_wrapped_and_a_line_of_a_table_is_not() -> None:
    assert max(map(len, wrapped("word " * 60).splitlines())) <= 110
    assert wrapped("a  table" * 60) == "a  table" * 60
