"""Every word that the views use exists in every language."""

from __future__ import annotations

import re

import pytest

from game.resources import asset
from game.session.views import (
    budget,
    cases,
    choice,
    consequences,
    epilogue,
    news,
    outcome,
    status,
    why,
)
from game.texts.catalogue import read_catalogue
from tests.session.views.support import cut, is_over, random_play


@pytest.mark.parametrize("domain", ["table", "report"])
def test_the_three_languages_have_the_same_keys_and_slots(domain: str) -> None:
    found = {
        language: read_catalogue(asset("texts", language, f"{domain}.po"), language)
        for language in ("nb", "nn", "en")
    }
    assert found["nb"].keys() == found["nn"].keys() == found["en"].keys()
    for key, forms in found["nb"].items():
        slots = slots_of(forms[-1])
        assert slots_of(found["nn"][key][-1]) == slots_of(found["en"][key][-1]) == slots, key


def slots_of(text: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", text))


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("seed", [2, 5])
def test_every_view_can_be_made_at_every_moment(language: str, seed: int) -> None:
    whole = random_play(seed, language)
    for turn in range(5):
        play = cut(whole, turn)
        texts = [repr(status(play)), repr(news(play)), repr(budget(play)), repr(outcome(play))]
        texts += [repr(choice(play, view.card)) for view in cases(play)]
        if turn:
            texts += [repr(consequences(play)), repr(epilogue(play)), repr(status(play, closed=True))]
            texts += [repr(why(play, name)) for name in play.scenario.settings.indicators]
        assert not any("{" in text or "}" in text for text in texts)
    assert is_over(whole)
