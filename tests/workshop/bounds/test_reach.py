"""What can come, and when: what no game brings is known, and what a game brings is never called impossible."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from game.engine.step import compile_rules
from game.pack.equations import Equations
from game.pack.load import load
from game.session.causality.parts import parts_of
from game.session.causality.ranges import Ranges
from game.workshop.bounds.reach import Reach, lost_cards, reach_of
from tests import games
from tests.cli.support import copied_pack, edit

CASES, MORE, SETTINGS = "cards/cases.yaml", "cards/more.yaml", "scenario.yaml"
COURSE, REPORT, ARCHIVE = "  title: Kurset\n", "  title: Rapporten\n", "  title: Arkivet\n"


def when(title: str, condition: str) -> tuple[str, str, str]:
    return MORE, title, f"  when: {condition}\n{title}"


def pack(folder: Path, *edits: tuple[str, str, str]) -> Path:
    copied = copied_pack(folder / "pack")
    for file, old, new in edits:
        edit(copied / file, old, new)
    return copied


def reach(folder: Path) -> Reach:
    scenario = load(folder)
    parts = parts_of(scenario, Equations(scenario).trees)
    return reach_of(parts, Ranges(parts))


def test_what_comes_from_where_is_known(tmp_path: Path) -> None:
    found = reach(pack(tmp_path, (CASES, "  title: Tolv mål", "  when: autumn\n  title: Tolv mål")))
    assert found.turns["form"] == (1,)  # the calendar
    assert found.turns["errors"] == (2, 3, 4)  # from the half-year after form
    assert found.turns["goals"] == (2, 4)  # the season
    assert found.turns["flood"] == (2, 3, 4)  # no event by chance in the first half-year
    assert found.turns["election"] == (3,)
    assert found.answers["errors.a"] == 2
    assert found.answers["form.b"] == 0  # the short game begins with it
    assert found.situations == {"worn", "supervision"}
    assert found.lost == frozenset()


@pytest.mark.parametrize(
    ("edits", "lost"),
    [
        ([when(REPORT, "offered_archive"), when(ARCHIVE, "chose_report_a")], {"report", "archive"}),
        (
            [when(REPORT, "live_course_a"), (MORE, "Fem får gå, ", "Fem får gå, requires: skill > 100, ")],
            {"report"},
        ),
        ([when(REPORT, "not chose_course_a"), when(COURSE, "false")], {"course"}),
        ([when(REPORT, "situation_worn"), (SETTINGS, "on: fatigue >= 45", "on: fatigue > 100")], {"report"}),
        ([when(REPORT, "turn == 2 and spring"), when(COURSE, "turn == 2 and autumn")], {"report"}),
        ([(MORE, "  when: chose_form_a\n", "  when: chose_form_a and t < 2\n")], {"errors"}),
        (
            [(SETTINGS, "delegated_per_turn: 1", "delegated_per_turn: 0")],
            {"errors", "cloud", "report", "course", "archive"},
        ),
        ([when(REPORT, "chose_form_b or offered_election"), when(COURSE, "offered_report")], set()),
        (
            [
                (MORE, "  hazard: 0.3\n", "  hazard: where(chose_errors_a, 1, 0)\n"),
                (CASES, "      price: 3\n", "      price: 61\n"),
            ],
            {"errors", "flood"},
        ),
    ],
)
def test_cards_that_no_game_brings_are_known(
    tmp_path: Path, edits: list[tuple[str, str, str]], lost: set[str]
) -> None:
    assert lost_cards(load(pack(tmp_path, *edits))) == lost


def test_what_a_short_game_begins_with_brings_what_a_long_one_has_no_time_for(tmp_path: Path) -> None:
    late = (CASES, "- {turn: 1, case: form}", "- {turn: 4, case: form}")
    after = (
        CASES,
        "      gives: better\n",
        "      gives: better\n      follow_ups: [{card: errors, after: 1}]\n",
    )
    condition = (MORE, "  when: chose_form_a\n", "")
    first = pack(tmp_path, (SETTINGS, *late[1:]), after, condition)
    assert reach(first).turns["errors"] == (1, 2, 3, 4)
    none = (SETTINGS, "  under_way: [{card: form, option: b, done: 0.5}]\n", "")
    assert reach(pack(tmp_path / "none", (SETTINGS, *late[1:]), after, condition, none)).lost == {"errors"}


EDITS = (
    when(REPORT, "live_course_a or running_form_b"),
    when(COURSE, "autumn and not situation_worn"),
    (MORE, "  hazard: 0.3\n", "  hazard: where(chose_errors_a or turn > 2, 1, 0)\n"),
)


@pytest.mark.parametrize("edits", [(), EDITS], ids=["as it is", "with conditions"])
def test_no_game_brings_what_is_called_impossible(
    tmp_path: Path, edits: tuple[tuple[str, str, str], ...]
) -> None:
    folder = pack(tmp_path, *edits)
    found, rules = reach(folder), compile_rules(load(folder))
    layout, came = rules.layout, set()
    for seed in range(24):
        begun = games.first(rules, seed, short=bool(seed % 2))
        under_way = {"form"} if seed % 2 else set()
        for step in (begun, *games.play_out(rules, begun, Random(seed).choice)):
            for number, name in enumerate(layout.cards):
                turn = step.state.whole[layout.offered[number]]
                if turn > 0 and name not in under_way:
                    assert turn in found.turns[name], name
                    came.add(name)
                chosen = step.state.whole[layout.chosen[number]]
                for choice in layout.choices:
                    if choice.card == name and choice.position == chosen:
                        assert found.answers[choice.id] <= turn
    assert came >= {"form", "flood", "election", "course"}
