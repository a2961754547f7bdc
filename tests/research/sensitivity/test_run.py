from __future__ import annotations

from dataclasses import replace
from statistics import fmean

import pytest

from game.engine.step import compile_rules, default_setup
from game.research.luck.fortunes import by_team
from game.research.sensitivity.factors import Factor
from game.research.sensitivity.lesson import Faring, Question, outputs, play_samples
from game.research.sensitivity.run import Design, study
from tests.games import tiny

SCENARIO = tiny().scenario
QUESTION = Question(
    "always-a",
    ("cautious", "cheapest"),
    (1, 2),
    default_setup(SCENARIO),
    (Factor("flow", "rest"), Factor("start", "skill"), Factor("parameter", "idle")),
)


@pytest.fixture(scope="module")
def idle():
    """The tiny pack with an assumption that nothing uses."""
    unused = SCENARIO.model.parameters["revenue"].model_copy(update={"value": 3})
    parameters = {**SCENARIO.model.parameters, "idle": unused}
    model = SCENARIO.model.model_copy(update={"parameters": parameters})
    return compile_rules(SCENARIO.model_copy(update={"model": model}))


def test_an_assumption_that_nothing_uses_decides_nothing_whatever_the_method(idle) -> None:
    told = list[int]()
    found = study(idle, QUESTION, Design("morris", 3, 0.2, 1), 1, told.append)
    assert sum(told) == len(found.samples) + 1 == 3 * 4 + 1
    assert {each["parameter:idle"].size for each in found.indices.values()} == {0.0}
    assert found.indices["services"]["flow:rest"].size > 0
    assert found.ranked("services")[-1] == "parameter:idle"
    shares = study(idle, QUESTION, Design("sobol", 4, 0.2, 1), 1)
    assert {each["parameter:idle"].size for each in shares.indices.values()} == {0.0}
    assert shares.ranked("services")[-1] == "parameter:idle"


def test_random_samples_are_ranked_by_how_they_go_with_the_lesson(idle) -> None:
    found = study(idle, QUESTION, Design("random", 12, 0.2, 1), 1)
    assert len(found.samples) == 12
    assert found.ranked("services")[0] == "start:skill"
    sizes = [found.indices["services"][name].size for name in found.ranked("services")]
    assert sizes == sorted(sizes, reverse=True)


def test_a_study_is_the_same_in_several_processes(idle) -> None:
    design = Design("morris", 2, 0.2, 4)
    assert study(idle, QUESTION, design, 2) == study(idle, QUESTION, design, 1)


def test_a_sample_is_played_by_every_team_with_the_same_seeds(idle) -> None:
    (farings,) = play_samples(idle, (QUESTION, ((1.0, 1.0, 1.0),)))
    half_years = SCENARIO.settings.turns
    for team, faring in zip(QUESTION.teams, farings, strict=True):
        ends = [by_team(tiny(), QUESTION.setup, seed, team, half_years) for seed in QUESTION.seeds]
        goals, *gauges = (fmean(column) for column in zip(*ends, strict=True))
        assert (faring.goals, faring.gauges) == (goals, tuple(gauges))


def test_the_lesson_is_the_lead_over_the_best_of_the_others() -> None:
    gauges = tuple(SCENARIO.settings.gauges)
    bars = [SCENARIO.settings.indicators[name] for name in gauges]
    width = [float(bar.high - bar.low) for bar in bars]
    plain = tuple(0.0 for _ in gauges)
    higher = tuple(share / 10 for share in width)  # a tenth of each bar
    own, best, worst = Faring(2.0, 0.0, higher), Faring(1.5, 0.0, plain), Faring(0.5, 1.0, plain)
    found = outputs(SCENARIO, QUESTION, (own, best, worst))
    assert (found["lead"], found["goals"]) == (0.5, 2.0)
    assert (found["over_cautious"], found["over_cheapest"]) == (0.5, 1.5)
    if all(bar.good == "up" for bar in bars):
        assert found["lead_gauges"] == pytest.approx(10.0)
        assert [found[name] for name in gauges] == pytest.approx(higher)


def test_a_share_of_samples_in_which_the_lesson_holds(idle) -> None:
    found = study(idle, QUESTION, Design("morris", 2, 0.2, 4), 1)
    held = replace(found, outputs={"lead": (1.0, 0.0, -1.0, 0.25)})
    assert held.holds("lead") == 0.5
