"""The codes on paper cards, printed and derived."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from game.pack.codes import PRINTED, plain_code, with_codes
from game.pack.hashes import rules_hash
from game.pack.load import load
from game.resources import find_pack, shipped_packs
from tests.games import PACKS

TINY = PACKS / "tiny"


def _without_codes(folder: Path) -> Path:
    """The tiny pack as if nobody had thought of codes."""
    pack = folder / "tiny"
    shutil.copytree(TINY, pack)
    for file in (pack / "cards").iterdir():
        file.write_text(re.sub(r"(?m)^  code: .*\n", "", file.read_text(encoding="utf-8")), encoding="utf-8")
    return pack


def test_a_card_without_a_code_gets_one_of_its_kind_and_place(tmp_path: Path) -> None:
    scenario, printed = load(_without_codes(tmp_path)), load(TINY)
    codes = {name: card.code for name, card in scenario.cards.items()}
    assert len({plain_code(code) for code in codes.values()}) == len(codes)
    for name, card in scenario.cards.items():
        head = {"event": "E", "case": "", "delegated": "D"}[card.kind]
        letters = head if card.kind == "event" else f"{(card.dimension or 'c')[0].upper()}{head}"
        assert re.fullmatch(rf"{letters}\d+", codes[name])
    assert [codes[name] for name in ("flood", "breach", "election")] == ["E1", "E2", "E3"]
    assert rules_hash(scenario) == rules_hash(printed), "a code is no rule"


def test_a_derived_code_goes_round_those_that_are_printed_and_stays_when_cards_are_added() -> None:
    cards = dict(load(TINY).cards)
    events = {name: card for name, card in cards.items() if card.kind == "event"}
    bare = {name: card.model_copy(update={"code": ""}) for name, card in events.items()}
    bare["breach"] = events["breach"].model_copy(update={"code": "e1"})
    found = {name: card.code for name, card in with_codes(bare).items()}
    assert found == {"flood": "E2", "breach": "e1", "election": "E3"}
    more = with_codes(bare | {"storm": events["flood"].model_copy(update={"code": ""})})
    assert {name: more[name].code for name in found} == found
    assert more["storm"].code == "E4"


@pytest.mark.parametrize("name", shipped_packs())
def test_the_shipped_codes_can_be_keyed_in(name: str) -> None:
    codes = [card.code for card in load(find_pack(name)).cards.values()]
    assert all(PRINTED.fullmatch(code) for code in codes)
    assert len({plain_code(code) for code in codes}) == len(codes)
