"""Any card of any pack can be put on the table, and nothing but the table changes for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.engine.menu import legal_commands
from game.errors import PackError
from game.pack.schema import Scenario
from game.resources import find_pack
from game.session.views import news
from game.workshop.preview.staging import NoSuchCard, put_on_table, with_card_first
from tests.cli.support import copied_pack, edit
from tests.games import PACKS, rules_of

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster

ALL = [(pack, card) for pack in ("tiny", "fjordvik") for card in rules_of(pack).scenario.cards]
SOME = [*(each for each in ALL if each[0] == "tiny"), *ALL[12::9]]


@pytest.mark.parametrize(("pack", "card"), SOME)
def test_every_card_lies_on_the_table_or_is_the_event(pack: str, card: str) -> None:
    folder = PACKS / pack if (PACKS / pack).exists() else find_pack(pack)
    table = put_on_table(folder, pack, card, "nb")
    try:
        game = table.room.game
        offered = [each.card for each in legal_commands(game.rules, table.room.table.state).cards]
        if table.kind == "event":
            happened = news(table.room.play()).event
            assert happened is not None
            assert happened.card == card
            assert (card in offered) == bool(game.rules.scenario.cards[card].options)
        else:
            assert card in offered
            assert (table.room.main_card == card) == (table.kind == "case")
        answers = [
            a
            for each in legal_commands(game.rules, table.room.table.state).cards
            if each.card == card
            for a in each.answers
        ]
        assert not any(answer.refusal for answer in answers)
    finally:
        table.close()
    assert not game.path.exists()


def test_only_what_brings_the_card_is_changed() -> None:
    scenario = rules_of("tiny").scenario
    staged = with_card_first(scenario, "errors")
    assert _without(staged) == _without(scenario)
    assert {name for name in scenario.cards if scenario.cards[name] != staged.cards[name]} == {
        "errors", "cloud", "report", "course", "archive"
    }  # fmt: skip
    assert staged.model == scenario.model


def _without(scenario: Scenario) -> object:
    return scenario.settings.model_dump(exclude={"features", "from_turn", "calendar", "delegated_per_turn"})


def test_a_pack_with_problems_is_not_opened(tmp_path: Path) -> None:
    pack = copied_pack(tmp_path / "pack")
    edit(pack / "scenario.yaml", "turns: 4", "turns: many")
    with pytest.raises(PackError):
        put_on_table(pack, "pack", "form", None)


def test_a_card_that_is_not_there_comes_with_those_that_are() -> None:
    with pytest.raises(NoSuchCard) as missing:
        put_on_table(PACKS / "tiny", "tiny", "forms", None)
    assert "form" in missing.value.cards
