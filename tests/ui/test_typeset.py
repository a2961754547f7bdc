"""Wrapping text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.typeset import Face, Line, Span, plain_text, spans, wrap
from tests.ui.fakes import EvenFont

WORDS = st.text(alphabet="abcdeøå-\u00a0\u202f\u00ad«»12,.", min_size=1, max_size=12)
TEXTS = st.lists(WORDS, min_size=0, max_size=12).map(" ".join)


def _set(text: str, characters: int) -> list[str]:
    """Wrap to a width in characters: at size 10, one is 5 pixels wide."""
    return [_written(line) for line in wrap(spans(text), 10, characters * 5, EvenFont())]


def _written(line: Line) -> str:
    return "".join(run.text for run in line.runs)


def test_lines_break_at_spaces() -> None:
    assert _set("En to tre fire", 6) == ["En to", "tre", "fire"]


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_a_number_stays_with_its_unit(space: str) -> None:
    assert _set(f"Vi har 12{space}kr", 7) == ["Vi har", f"12{space}kr"]


def test_a_word_that_is_too_long_sticks_out_whole() -> None:
    assert _set("a kommunedirektør b", 5) == ["a", "kommunedirektør", "b"]


def test_a_soft_hyphen_shows_only_where_the_line_breaks() -> None:
    assert _set("kommune\u00addirektør", 30) == ["kommunedirektør"]
    assert _set("kommune\u00addirektør", 9) == ["kommune-", "direktør"]


def test_a_path_breaks_at_a_zero_width_space_which_is_never_drawn() -> None:
    path = "/hjem/\u200bspill/\u200blogg"
    assert _set(path, 30) == ["/hjem/spill/logg"]
    assert _set(path, 7) == ["/hjem/", "spill/", "logg"]
    assert plain_text(path) == "/hjem/spill/logg"


def test_a_line_may_break_after_a_hyphen_between_letters_only() -> None:
    assert _set("e-post", 4) == ["e-", "post"]
    assert _set("til -5 grader", 4) == ["til", "-5", "grader"]


def test_a_newline_starts_a_new_line_and_an_empty_one_stays() -> None:
    assert _set("En\n\nto", 20) == ["En", "", "to"]


def test_two_asterisks_make_a_part_bold() -> None:
    assert spans("**Solveig:** «Nei.»") == (Span("Solveig:", Face.BOLD), Span(" «Nei.»", Face.REGULAR))


def test_a_bold_word_and_its_comma_stay_together() -> None:
    assert _set("Så **ja**, da", 7) == ["Så ja,", "da"]
    assert _set("Så **ja**, da", 5) == ["Så", "ja,", "da"]


def test_neighbours_in_one_face_are_one_run_so_that_kerning_is_as_drawn() -> None:
    (line,) = wrap(spans("En to tre"), 10, 500, EvenFont())
    assert len(line.runs) == 1


def test_what_is_spoken_has_no_marks() -> None:
    assert plain_text("**Ja**, kommune\u00addirektør") == "Ja, kommunedirektør"


@given(TEXTS, st.integers(0, 40))
def test_no_letter_is_lost_or_cut_short(text: str, characters: int) -> None:
    lines = _set(text, characters)
    shown = "".join(lines).replace("-", "").replace(" ", "")
    assert shown == text.replace("-", "").replace("\u00ad", "").replace(" ", "")


@given(TEXTS, st.integers(0, 40))
def test_a_line_is_wider_than_its_column_only_if_it_cannot_break(text: str, characters: int) -> None:
    for line in wrap(spans(text), 10, characters * 5, EvenFont()):
        written = _written(line)
        assert line.width <= characters * 5 or " " not in written


@given(TEXTS, st.integers(0, 40))
def test_no_line_begins_or_ends_at_a_no_break_space_within_a_word(text: str, characters: int) -> None:
    whole = {piece for word in text.split(" ") for piece in word.replace("-", "\u00ad").split("\u00ad")}
    for line in _set(text, characters):
        for edge in (line[:1], line[-1:]):
            if edge in ("\u00a0", "\u202f"):
                assert any(piece.startswith(edge) or piece.endswith(edge) for piece in whole)
