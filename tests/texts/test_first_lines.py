"""What is told of a broken pack where there is room for a few lines."""

from __future__ import annotations

import pytest

from game.errors import PackError, Place, Problem, UsageError
from game.texts.catalogue import LANGUAGES, first_lines, words

WARNING = Problem.at(Place("a.yaml", 1, 1), "file-missing", severity="warning")
ERRORS = [Problem.at(Place("a.yaml", line, 1), "file-missing") for line in (2, 3, 4)]


def test_errors_are_told_and_the_rest_of_them_counted_without_warnings() -> None:
    say = words("nb")
    error = PackError([WARNING, *ERRORS])
    one = first_lines(error, say, 1)
    assert one[0].startswith("a.yaml:2:1: feil:")
    assert one[1:] == ("Og 2 feil til. Kjør main.py check, den viser alle.",)
    assert first_lines(error, say, 2)[2] == "Og en feil til. Kjør main.py check, den viser alle."
    assert len(first_lines(error, say, 3)) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_other_error_is_one_line(language: str) -> None:
    assert first_lines(UsageError("It is so."), words(language), 1) == ("It is so.",)
