"""Every word that the views use exists in every language."""

from __future__ import annotations

import pytest

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
from game.texts.catalogue import words
from tests.session.views.support import cut, is_over, random_play


def test_the_three_languages_have_the_same_keys() -> None:
    keys = {language: set(words(language).entries) for language in ("nb", "nn", "en")}
    assert keys["nb"] == keys["nn"] == keys["en"]


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
