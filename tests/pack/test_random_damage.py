"""A damaged pack is reported, never raised; and one that is accepted can be played."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.engine.layout import FINISHED
from game.engine.step import compile_rules, default_setup, start
from game.pack.hashes import rules_hash
from game.texts.catalogue import LANGUAGES, problem_text, words
from tests import games
from tests.pack.mutations import mutated
from tests.pack.support import read_texts, tiny_texts

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster; counting lines doubles its time

SPEECH = [words(language) for language in LANGUAGES]
TINY = tiny_texts()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("damaged")


def read_damaged(folder, random, most):
    texts = mutated(TINY, random, most)
    return texts, read_texts(folder, texts)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(random=st.randoms(use_true_random=False))
def test_a_damaged_pack_is_reported_and_never_raises(folder, random):
    texts, reading = read_damaged(folder, random, most=4)
    assert (reading.scenario is None) == bool(reading.errors)
    assert list(reading.problems) == sorted(
        set(reading.problems), key=lambda problem: (problem.place, problem.code, problem.facts)
    )
    for problem in reading.problems:
        file = problem.place.file.removeprefix("pack/")
        lines = texts[file].split("\n") if file in texts else [""]
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        assert problem.place.line <= len(lines) + 1 or "\r" in texts[file]
        for say in SPEECH:
            text = problem_text(problem, say)
            assert text.startswith(f"{problem.place}: ")
            assert "\n" not in text


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(random=st.randoms(use_true_random=False), seed=st.integers(min_value=0, max_value=2**64 - 1))
def test_what_is_accepted_compiles_starts_and_plays(folder, random, seed):
    _, reading = read_damaged(folder, random, most=1)
    if reading.scenario is None:
        return
    assert len(rules_hash(reading.scenario)) == 32
    rules = compile_rules(reading.scenario)
    setup = default_setup(reading.scenario)
    for short in {False, reading.scenario.settings.short is not None}:
        step = start(rules, replace(setup, short=short), seed)
        for _ in range(2):
            if not step.closed.whole[FINISHED]:
                decisions = games.legal_decisions(rules, step.state, random.choice)
                step = games.commit(rules, step.state, decisions)
