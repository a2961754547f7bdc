"""A damaged pack is reported, never raised: by the deep check too, and whatever its translation looks like.

A plain run tries some hundred packs; `pytest -m damage` tries thousands.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.pack.load import in_file_order
from game.texts.catalogue import LANGUAGES, problem_text, words
from game.workshop.deep import played_problems
from tests.pack.mutations import mutated
from tests.workshop.deep.support import NYNORSK, all_texts, read

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster; counting lines doubles its time

SPEECH = [words(language) for language in LANGUAGES]
MANY = 3000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("damaged")


def is_reported(folder: Path, random: Random, most: int) -> None:
    """Damage a pack and its translation, check it, and say every problem in every language."""
    texts = mutated(all_texts(), random, most)
    if random.random() < 0.5:
        texts = mutated(texts, random, most, files=(NYNORSK,))
    reading, problems = read(folder, texts)
    assert problems == in_file_order(problems)
    assert ("not-examined" in {problem.code for problem in problems}) == bool(reading.errors)
    for problem in problems:
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        for say in SPEECH:
            line = problem_text(problem, say)
            assert line.startswith(f"{problem.place}: ")
            assert "\n" not in line


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(random=st.randoms(use_true_random=False))
def test_a_damaged_pack_is_reported_and_never_raises(folder: Path, random: Random) -> None:
    is_reported(folder, random, most=4)


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(random=st.randoms(use_true_random=False))
def test_what_is_accepted_can_be_played_for_its_touches(folder: Path, random: Random) -> None:
    reading, _ = read(folder, mutated(all_texts(), random, 1))
    played_problems(reading)


@pytest.mark.damage
@pytest.mark.parametrize("first", range(0, MANY, 100))
def test_thousands_of_damaged_packs_are_reported(folder: Path, first: int) -> None:
    for seed in range(first, first + 100):
        random = Random(seed)
        is_reported(folder, random, random.choice((1, 1, 2, 4)))
