from __future__ import annotations

import pytest

from game.engine.menu import Refusal
from game.session.views.refusals import refusal_text
from tests.session.views.support import random_game


@pytest.mark.parametrize(
    ("pack", "seat", "director", "said"),
    [
        ("fjordvik", "finance", "director", "Kommunedirektør"),
        ("mellomleder", "office", "leader", "Enhetsleder"),
    ],
)
def test_who_decides_for_an_empty_seat_is_called_as_the_pack_calls_it(
    pack: str, seat: str, director: str, said: str
) -> None:
    refusal = Refusal("seat-empty", (("role", seat), ("director", director)))
    assert f"Rollen {said} bestemmer" in refusal_text(random_game(pack, 1), refusal)
