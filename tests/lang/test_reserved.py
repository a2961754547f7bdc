"""Words that are no names."""

from __future__ import annotations

import keyword

import pytest

from game.lang import FUNCTIONS, NAME, RESERVED, Kind, parse
from game.lang.calls import _COUNTS, _FORMS


def test_every_word_that_python_reads_otherwise_is_reserved() -> None:
    assert {word for word in keyword.kwlist if NAME.fullmatch(word)} <= RESERVED


def test_every_function_of_the_language_is_reserved_and_has_a_form() -> None:
    assert set(FUNCTIONS) <= RESERVED
    assert set(FUNCTIONS) == set(_FORMS) == set(_COUNTS)


@pytest.mark.parametrize(
    "word", ["and", "mod", "then", "time", "dt", "starttime", "pi", "inf", "smth1", "delay3"]
)
def test_xmiles_words_are_reserved(word: str) -> None:
    assert word in RESERVED


def test_reserved_words_are_names_otherwise() -> None:
    assert all(NAME.fullmatch(word) for word in RESERVED)


@pytest.mark.parametrize("name", ["fund", "q_care", "x1", "match", "case", "type", "stock"])
def test_a_name_that_is_not_reserved_can_be_read(name: str) -> None:
    assert name not in RESERVED
    assert parse(f"{name} + 1", {name: Kind.NUMBER}, want=Kind.NUMBER).faults == ()
