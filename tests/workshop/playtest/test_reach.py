"""What can never come is found by reading the pack, with what only it leads to."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.engine.step import compile_rules
from game.pack.load import load
from game.workshop.playtest.reach import unreachable
from tests import games
from tests.cli.support import copied_pack, edit

CASES, MORE, SETTINGS = "cards/cases.yaml", "cards/more.yaml", "scenario.yaml"


def _lost(folder: Path, *edits: tuple[str, str, str]) -> dict[str, str]:
    pack = copied_pack(folder / "pack")
    for file, old, new in edits:
        edit(pack / file, old, new)
    return {each.thing.seen_as: each.reason for each in unreachable(compile_rules(load(pack)))}


@pytest.mark.parametrize("pack", ["tiny", "fjordvik"])
def test_everything_in_a_sound_pack_can_come(pack: str) -> None:
    assert unreachable(games.rules_of(pack)) == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "lost"),
    [
        (
            MORE,
            "  title: Rapporten\n",
            "  title: Rapporten\n  when: trust > 120\n",
            {"card:report": "condition"},
        ),
        (MORE, "  hazard: 0.3\n", "  hazard: 0 * skill\n", {"card:flood": "chance"}),
        (CASES, "      follow_ups: [{card: errors, after: 1}]\n", "", {"card:errors": "nothing-leads"}),
        (CASES, "card: errors, after: 1", "card: errors, after: 4", {"card:errors": "nothing-leads"}),
        (
            SETTINGS,
            "delegated_per_turn: 1",
            "delegated_per_turn: 0",
            {f"card:{name}": "not-dealt" for name in ("errors", "cloud", "report", "course", "archive")},
        ),
        (
            CASES,
            "      price: 3\n",
            "      price: 61\n",
            {"option:form.a": "price", "card:errors": "nothing-leads"},
        ),
        (
            SETTINGS,
            "on: fund < 0,",
            "on: fund < -51,",
            {"situation:supervision": "condition"},
        ),
        (
            SETTINGS,
            "happy: {text: Reidar ringte for å takke., when: services >= 60}",
            "happy: {text: Reidar ringte for å takke., when: services >= -60}",
            {"ending:reidar.plain": "shadowed"},
        ),
        (
            SETTINGS,
            "when: quality < 63",
            'when: "2 * quality < min(-1, skill)"',
            {"line:reidar.queue": "condition"},
        ),
        (SETTINGS, "when: change_services < -0.5", "when: services > 100.5", {"headline:worse": "condition"}),
    ],
)
def test_what_can_never_come_is_found_with_its_reason(
    tmp_path: Path, file: str, old: str, new: str, lost: dict[str, str]
) -> None:
    assert _lost(tmp_path, (file, old, new)) == lost


def test_what_only_something_unreachable_leads_to_is_lost_too(tmp_path: Path) -> None:
    first = (MORE, "  title: Rapporten\n", "  title: Rapporten\n  when: skill > 100 + 1\n")
    then = (MORE, "  title: Arkivet\n", "  title: Arkivet\n  when: offered_report\n")
    found = _lost(tmp_path, first, then)
    assert found == {"card:report": "condition", "card:archive": "condition"}


def test_the_calendar_brings_a_card_whatever_its_condition_says(tmp_path: Path) -> None:
    assert _lost(tmp_path, (CASES, "  title: Skjemaet\n", "  title: Skjemaet\n  when: trust > 120\n")) == {}
