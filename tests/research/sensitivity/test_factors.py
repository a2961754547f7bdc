from __future__ import annotations

import pytest

from game.engine.state import Rules
from game.engine.step import compile_rules, default_setup, start
from game.pack.schema import Scenario
from game.policy import POLICIES
from game.research.sensitivity.carrying import CarryError, Study, study_of
from game.research.sensitivity.factors import Factor, factors_of
from tests.games import commit, plain_decisions, rules_of, stock, tiny
from tests.research.recorded import recording

SCENARIO = tiny().scenario
SETUP = default_setup(SCENARIO)


def with_equation(part: str, name: str, equation: str) -> Scenario:
    """The tiny pack with another equation."""
    return with_part(part, name, equation=equation)


def with_part(part: str, name: str, **update: object) -> Scenario:
    table = getattr(SCENARIO.model, part)
    model = SCENARIO.model.model_copy(update={part: {**table, name: table[name].model_copy(update=update)}})
    return SCENARIO.model_copy(update={"model": model})


def with_work(**update: object) -> Scenario:
    rules = SCENARIO.model.initiatives.model_copy(update=update)
    return SCENARIO.model_copy(update={"model": SCENARIO.model.model_copy(update={"initiatives": rules})})


def ends(rules: Rules, values: dict[str, float]) -> list[dict[str, float]]:
    """Every stock on each last day of a game with work in it."""
    state, found = start(rules, SETUP, 7, values=values).state, []
    for _ in range(4):
        played = commit(rules, state, plain_decisions(rules, state, form="a"))
        state = played.state
        found.append({name: stock(rules, played.closed, name) for name in SCENARIO.model.stocks})
    return found


def turned(study: Study, **by: float) -> dict[str, float]:
    """The values of a sample in which the factors named by kind and id (with `__` between) are turned."""
    wanted = {name.replace("__", ":"): value for name, value in by.items()}
    assert set(wanted) <= {each.id for each in study.factors}
    return study.values([wanted.get(each.id, 1.0) for each in study.factors])


@pytest.fixture(scope="module")
def study() -> Study:
    return study_of(SCENARIO, factors_of(SCENARIO), SETUP)


def test_what_is_assumed_is_a_factor_and_what_is_derived_is_not() -> None:
    ids = {each.id for each in factors_of(SCENARIO)}
    assert {
        "parameter:revenue",
        "start:fatigue",
        "flow:rest",
        "level:readiness",
        "response:quality_gap",
    } <= ids
    assert {
        "work:speed",
        "work:ramp",
        "cards:effects_on_hours",
        "cards:hazards",
        "promises",
        "situations",
    } <= ids
    assert not {"start:running_cost", "start:service_hours"} & ids  # they start at 0
    sourced = with_part("flows", "rest", source="[KSF], derived")
    assert ids - {each.id for each in factors_of(sourced)} == {"flow:rest"}
    nothing = with_part("flows", "rest", equation=0)
    assert ids - {each.id for each in factors_of(nothing)} == {"flow:rest"}


@pytest.mark.parametrize("pack", ["tiny", "forste-halvar"])
def test_where_all_factors_are_one_the_games_are_those_of_the_scenario(pack: str) -> None:
    rules = rules_of(pack)
    setup = default_setup(rules.scenario)
    made = study_of(rules.scenario, factors_of(rules.scenario), setup)
    values = made.values([1.0] * len(made.factors))
    here, there = start(rules, setup, 3), start(made.rules, setup, 3, values=values)
    for decided in recording(rules, 3).decisions:
        assert POLICIES["balanced"](rules, here.state) == POLICIES["balanced"](made.rules, there.state)
        here, there = commit(rules, here.state, decided), commit(made.rules, there.state, decided)
        for name in rules.layout.stocks:
            assert stock(rules, here.closed, name) == stock(made.rules, there.closed, name)
        assert here.closed.whole == there.closed.whole


@pytest.mark.parametrize(
    ("by", "other"),
    [
        ({"parameter__revenue": 1.25}, with_part("parameters", "revenue", value=412 * 1.25)),
        ({"start__fatigue": 0.8}, with_part("stocks", "fatigue", start=30 * 0.8)),
        ({"flow__rest": 1.25}, with_equation("flows", "rest", "1.25 * (0.1 * fatigue)")),
        (
            {"level__readiness": 0.75},
            with_equation("auxiliaries", "readiness", "0.75 * curve(skill, 0,0.1, 50,0.8, 100,1.2)"),
        ),
        ({"work__dip_running": 1.25}, with_work(dip_running="1.25 * 0.35")),
        (
            {"work__rush": 2.0},
            with_work(rush="(curve(strain, 1,1, 2.5,0.6)) - 1 + curve(strain, 1,1, 2.5,0.6)"),
        ),
        (
            {"work__ramp": 2.0},
            with_work(
                ramp={
                    "strategy": "curve(age / 2, 0,0, 1.5,0.45, 3.5,0.9, 5,1)",
                    "leadership": "curve(age / 2, 0,0, 1.5,0.45, 3.5,0.9, 5,1)",
                    "organisation": "curve(age / 2, 0,0, 2,0.28, 4,0.75, 6.5,1)",
                    "technology": "curve(age / 2, 0,0, 2,0.28, 4,0.75, 6.5,1)",
                }
            ),
        ),
    ],
)
def test_a_turned_factor_is_the_scenario_with_that_number_in_it(
    study: Study, by: dict[str, float], other: Scenario
) -> None:
    found, expected = ends(study.rules, turned(study, **by)), ends(compile_rules(other), {})
    for here, there in zip(found, expected, strict=True):
        assert here == pytest.approx(there, abs=1e-8)
    if "work__rush" not in by:  # nobody hurries in this game
        assert found != ends(study.rules, turned(study))


def test_a_response_begins_where_it_did_and_goes_farther(study: Study) -> None:
    layout = study.rules.layout

    def gaps(by: float) -> tuple[float, float]:
        begun = start(study.rules, SETUP, 7, values=turned(study, response__quality_gap=by))
        played = commit(study.rules, begun.state, plain_decisions(study.rules, begun.state, form="a"))
        slot = layout.auxiliary[layout.auxiliaries["quality_gap"]]
        return begun.closed.floats[slot], stock(study.rules, played.closed, "quality")

    (first, plain), (same, farther) = gaps(1.0), gaps(1.2)
    assert first == same
    assert abs(farther - 65) > abs(plain - 65)


def test_every_factor_is_felt_in_some_game(study: Study) -> None:
    """In random games that begin with tired people, so that the pack's situation comes."""

    def played(*by: float) -> list[tuple[float, ...]]:
        found = []
        for seed in range(8):
            values = {**study.values(by), "fatigue": 60.0 * by[fatigue]}
            state = start(study.rules, SETUP, seed, values=values).state
            for _ in range(SETUP.turns):
                state = commit(study.rules, state, POLICIES["random"](study.rules, state)).state
                found.append(state.floats[study.rules.layout.stock.slice])
        return found

    ids = [each.id for each in study.factors]
    fatigue = ids.index("start:fatigue")
    plain = played(*[1.0] * len(ids))
    unfelt = {
        each
        for place, each in enumerate(ids)
        if played(*(1.2 if number == place else 1.0 for number in range(len(ids)))) == plain
    }
    # The pack's one strategic option with an effect is never live in time, and a failure falls or does not.
    assert unfelt <= {"cards:effects_strategy", "work:failure"}


def test_failures_and_readiness_are_turned_too(study: Study) -> None:
    values = {"work__failure": 1.5, "cards__effects_strategy": 1.5}
    plain, other = (start(study.rules, SETUP, 7, values=turned(study, **by)).closed for by in ({}, values))
    chance = study.rules.kernel.functions["failure_of"]
    layout, ready = study.rules.layout, study.rules.scenario.model.initiatives.readiness["strategy"]
    for here, there in (
        [chance(0.2, 1.0, list(each.floats), list(each.whole)) for each in (plain, other)],
        [each.floats[layout.auxiliary[layout.auxiliaries[ready]]] for each in (plain, other)],
    ):
        assert there == pytest.approx(1.5 * here)
        assert here > 0.0


def test_a_start_stays_within_the_bounds_of_its_stock(study: Study) -> None:
    assert turned(study, start__quality=1.9)["quality"] == 100.0


def test_names_of_the_scenario_are_left_alone() -> None:
    parameter = SCENARIO.model.parameters["revenue"]
    model = SCENARIO.model.model_copy(
        update={"parameters": {**SCENARIO.model.parameters, "study_0": parameter}}
    )
    own = SCENARIO.model_copy(update={"model": model})
    made = study_of(own, (Factor("flow", "rest"),), SETUP)
    assert made.names[Factor("flow", "rest")] == "study_x_0"


def test_an_equation_that_is_too_long_to_be_varied_is_named() -> None:
    long = with_equation("flows", "rest", "0.1 * fatigue" + " + 0 * fatigue" * 70)
    compile_rules(long)
    with pytest.raises(CarryError, match="flows/rest"):
        study_of(long, factors_of(long), SETUP)
