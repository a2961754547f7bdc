"""What things are called on screen."""

from __future__ import annotations

from dataclasses import replace

from game.session.views.names import quantity_name
from tests.session.views.support import quiet_play


def test_a_parameter_is_called_by_its_name_and_one_without_by_its_id() -> None:
    play = quiet_play(0)
    model = play.scenario.model
    nameless = model.parameters["revenue"].model_copy(update={"name": None})
    unnamed = play.scenario.model_copy(
        update={"model": model.model_copy(update={"parameters": {"need_growth": nameless}})}
    )
    assert quantity_name(play, "revenue") == "Inntektene i året"
    assert quantity_name(replace(play, scenario=unnamed), "need_growth") == "need growth"
