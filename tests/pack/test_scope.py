"""What each equation may name, and that no equation of the schema is overlooked."""

from collections.abc import Iterator
from typing import get_args

import pytest
from pydantic import BaseModel

from game.lang import Kind
from game.pack.load import load
from game.pack.scope import (
    LOCAL_NAMES,
    figure_sites,
    given_names,
    initiative_names,
    model_scope,
    sites,
    state_scope,
)
from game.pack.words import FormulaMark
from tests.games import PACKS


@pytest.fixture(scope="module")
def tiny():
    return load(PACKS / "tiny")


def test_the_model_sees_this_moment_and_conditions_also_what_was_shown_and_chosen(tiny):
    model, state = model_scope(tiny), state_scope(tiny)
    assert model["fund"] is model["readiness"] is model["revenue"] is model["turn"] is Kind.NUMBER
    assert model["situation_worn"] is model["spring"] is Kind.TRUTH
    assert model.keys() < state.keys()
    assert {
        "services",
        "change_services",
        "goals_met",
        "promise_better_kept",
        "offered_flood",
    } <= state.keys()
    assert not {"services", "change_services", "goals_met"} & model.keys()


def test_only_options_that_take_time_run_go_live_and_fail(tiny):
    state = state_scope(tiny)
    assert state.keys() >= set(initiative_names("form", "a"))
    assert not set(initiative_names("goals", "b")) & state.keys()
    assert "chose_goals_b" in state
    assert "chose_flood_not_now" in state


def test_every_role_and_area_has_its_quantities(tiny):
    names = given_names(tiny)
    assert {
        "load_director",
        "capacity_finance",
        "overload_finance",
        "lent_director",
        "dip_services",
    } <= names.keys()


def test_local_names_mean_nothing_elsewhere(tiny):
    assert not LOCAL_NAMES & state_scope(tiny).keys()
    local = {name for site in sites(tiny) for name in site.local}
    assert local == LOCAL_NAMES


def marked(annotation: object) -> bool:
    if any(isinstance(item, FormulaMark) for item in getattr(annotation, "__metadata__", ())):
        return True
    return any(marked(inner) for inner in get_args(annotation))


def formulas(path: tuple[str | int, ...], value: object, is_formula: bool) -> Iterator[tuple[str | int, ...]]:
    """The paths of all formulas of a value, found through the schema's marks alone."""
    match value:
        case BaseModel():
            for field, info in type(value).model_fields.items():
                own = any(isinstance(item, FormulaMark) for item in info.metadata) or marked(info.annotation)
                yield from formulas((*path, field), getattr(value, field), own)
        case dict():
            for key, item in value.items():
                yield from formulas((*path, key), item, is_formula)
        case tuple():
            for place, item in enumerate(value):
                yield from formulas((*path, place), item, is_formula)
        case None:
            return
        case _:
            if is_formula:
                yield path


def test_every_formula_of_the_schema_is_a_site_and_the_reverse(tiny):
    expected = {
        *formulas(("settings",), tiny.settings, False),
        *formulas(("model",), tiny.model, False),
        *(path for name, card in tiny.cards.items() for path in formulas(("cards", name), card, False)),
    }
    found = [site.path for site in (*sites(tiny), *figure_sites(tiny))]
    assert len(found) == len(set(found))
    assert set(found) == expected


@pytest.mark.parametrize(("text", "source"), [(True, "true"), (3, "3.0"), (0.25, "0.25"), ("a + 1", "a + 1")])
def test_a_bare_number_or_truth_is_an_equation_too(tiny, text, source):
    site = next(sites(tiny))
    assert type(site)(site.path, text, site.want).source == source
