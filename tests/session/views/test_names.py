"""What things are called on screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.session.views.names import UNITS, quantity_name, quantity_unit
from tests.session.views.support import cut, quiet_play, random_game


def test_a_parameter_is_called_by_its_name_and_one_without_by_its_id() -> None:
    play = quiet_play(0)
    model = play.scenario.model
    nameless = model.parameters["revenue"].model_copy(update={"name": None})
    unnamed = play.scenario.model_copy(
        update={"model": model.model_copy(update={"parameters": {"need_growth": nameless}})}
    )
    assert quantity_name(play, "revenue") == "Inntektene i året"
    assert quantity_name(replace(play, scenario=unnamed), "need_growth") == "need growth"


@pytest.mark.parametrize(
    ("language", "posts"), [("nb", "årsverk"), ("nn", "årsverk"), ("en", "full-time posts")]
)
def test_a_packs_units_are_said_in_the_tables_language(language: str, posts: str) -> None:
    play = cut(random_game("mellomleder", 1, language), 0)
    assert quantity_unit(play, "posts") == posts
    assert quantity_unit(play, "driving") == play.say(f"unit.{UNITS['thousand km']}")
