"""A logged game by the rules of another version: where it first goes otherwise, what cannot hold, how it ends."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from game.engine.step import compile_rules
from game.log.read import read_log
from game.log.replay import Replayed, replay
from game.pack.load import load
from game.workshop.diff.games import Compared, compare_game
from game.workshop.diff.renames import renames_between
from tests.cli.support import TINY, Cli
from tests.workshop.conftest import Changed

CASES, MORE, MODEL, SCENARIO = "cards/cases.yaml", "cards/more.yaml", "model.yaml", "scenario.yaml"


@pytest.fixture
def archive(cli: Cli, game_log: Path, tmp_path: Path) -> Path:
    path = tmp_path / "game.zip"
    assert cli("archive", game_log, "--out", path, "--pack", TINY).code == 0
    return path


@pytest.fixture(scope="module")
def replayed(game_log: Path) -> Replayed:
    return replay(read_log(game_log), load(TINY), ledger=False)


@pytest.fixture
def compared(replayed: Replayed, changed: Changed):
    """Compare the game with the tiny pack after some edits."""

    def compare(*edits: tuple[str, str, str]) -> Compared:
        new = load(changed(*edits))
        return compare_game(replayed, compile_rules(new), renames_between(load(TINY), new)[0])

    return compare


def test_the_same_rules_give_the_same_game(compared, replayed: Replayed) -> None:
    same = compared((CASES, "title: Skjemaet", "title: Papiret"))
    assert (same.first, same.changed, same.stuck) == (None, (), None)
    assert same.new == same.old
    assert same.turns == len(replayed.turns) == 4


def test_a_start_value_is_a_difference_from_the_start_with_both_values(compared) -> None:
    first = compared((MODEL, "start: {poor: 35, usual: 45}", "start: {poor: 35, usual: 44}")).first
    assert (first.turn, first.when) == (0, "start")
    assert ("stock", "skill", 45.0, 44.0) in [(a.sort, a.name, a.old, a.new) for a in first.apart]


def test_a_price_is_an_offer_that_differs_before_anything_moves(compared) -> None:
    first = compared((CASES, "      price: 3\n", "      price: 2.5\n")).first
    assert (first.turn, first.when) == (1, "opening")
    assert [(a.sort, a.name, a.old, a.new) for a in first.apart] == [("price", "form.a", 3.0, 2.5)]


def test_an_equation_shows_at_the_end_of_the_first_half_year(compared) -> None:
    first = compared((MODEL, "equation: 0.1 * fatigue", "equation: 0.2 * fatigue")).first
    assert (first.turn, first.when) == (1, "end")
    assert {"fatigue", "staff"} <= {apart.name for apart in first.apart}


def test_an_answer_that_can_no_longer_be_paid_becomes_not_now(compared) -> None:
    game = compared((CASES, "      price: 3\n", "      price: 30\n"))
    assert [(c.turn, c.subject, c.recorded, c.instead) for c in game.changed][:1] == [
        (1, "form", "a", "not_now")
    ]
    assert ("shut", "form.a") in [(apart.sort, apart.name) for apart in game.first.apart]


def test_a_card_that_comes_no_more_is_named(compared) -> None:
    game = compared((SCENARIO, "  - {turn: 1, case: form}\n", "  - {turn: 1, case: goals}\n"))
    assert game.first.turn == 1
    assert {("not-offered", "form"), ("offered", "goals")} <= {(a.sort, a.name) for a in game.first.apart}


def test_a_renamed_card_keeps_its_answer(replayed: Replayed, changed: Changed) -> None:
    new = load(
        changed(
            (CASES, "form:\n  kind", "paper_form:\n  kind"),
            (MORE, "when: chose_form_a", "when: chose_paper_form_a"),
            (SCENARIO, "case: form}", "case: paper_form}"),
            (SCENARIO, "when: live_form_a or live_form_b", "when: live_paper_form_a or live_paper_form_b"),
            (SCENARIO, "under_way: [{card: form", "under_way: [{card: paper_form"),
        )
    )
    renames, _ = renames_between(load(TINY), new)
    game = compare_game(replayed, compile_rules(new), renames)
    assert not any(change.subject in {"form", "paper_form"} for change in game.changed)
    assert game.first is None or game.first.turn > 1  # its luck hangs on its id


def test_a_goal_that_is_missed_now_is_told(cli: Cli, changed: Changed, game_log: Path) -> None:
    folder = changed(
        (SCENARIO, "target: {low: base - 1, high: base}}", "target: {low: base + 90, high: base}}")
    )
    said = cli("diff", TINY, folder, game_log, "--lang", "en").out
    assert "Goals no longer met: Et resultat i balanse" in said
    assert "Goals met:" in said


def test_a_goal_that_is_met_now_is_told(cli: Cli, changed: Changed, tmp_path: Path) -> None:
    old = changed((SCENARIO, "target: {low: base - 1, high: base}}", "target: {low: base + 90, high: base}}"))
    game = tmp_path / "game"
    assert cli("play", old, "--auto", "cautious", "--seed", "7", "--out", game).code == 0
    said = cli("diff", old, TINY, game / "game.jsonl", "--lang", "en").out
    assert "Goals now met: Et resultat i balanse" in said


def test_a_card_or_a_rule_for_gains_that_is_gone_does_not_stop_the_comparison(
    replayed: Replayed, changed: Changed
) -> None:
    text = (TINY / SCENARIO).read_text(encoding="utf-8")
    rule = next(line for line in text.splitlines() if line.startswith("    move: {name: Flytt"))
    card = re.search(r"^goals:\n(?:  .*\n)+", (TINY / CASES).read_text(encoding="utf-8"), re.MULTILINE)
    assert card is not None
    new = load(changed((SCENARIO, rule + "\n", ""), (CASES, card[0], "")))
    game = compare_game(replayed, compile_rules(new), ())
    assert game.stuck is None
    assert game.new is not None


def test_a_profile_that_is_gone_is_told_in_a_sentence(cli: Cli, changed: Changed, game_log: Path) -> None:
    folder = changed(
        (SCENARIO, "  usual: {name: Vanlig", "  ordinary: {name: Vanlige"),
        (SCENARIO, "profile: usual", "profile: ordinary"),
        (MODEL, "start: {poor: 20, usual: 60}", "start: {poor: 20, ordinary: 60}"),
        (MODEL, "start: {poor: 35, usual: 45}", "start: {poor: 35, ordinary: 45}"),
    )
    ended = cli("diff", TINY, folder, game_log, "--lang", "en")
    assert ended.code == 0
    assert "Cannot be played with the new version: the profile usual is gone." in ended.out


def test_several_logs_each_get_their_line_and_a_broken_one_makes_it_bad_input(
    cli: Cli, changed: Changed, game_log: Path, archive: Path, tmp_path: Path
) -> None:
    folder = changed((CASES, "      price: 3\n", "      price: 2.5\n"))
    broken = Path(shutil.copy(game_log, tmp_path / "broken.jsonl"))
    broken.write_bytes(broken.read_bytes().replace(b'"k":"turn"', b'"k":"turm"', 1))
    unfinished = tmp_path / "unfinished.jsonl"
    lines = game_log.read_bytes().splitlines(keepends=True)
    second = [number for number, line in enumerate(lines) if b'"k":"turn"' in line][1]
    unfinished.write_bytes(b"".join(lines[: second + 1]))
    ended = cli(
        "diff", TINY, folder, game_log, broken, unfinished, archive, tmp_path / "nowhere", "--lang", "en"
    )
    assert ended.code == 1
    assert f"  {game_log}: Goes otherwise from half-year 1.\n" in ended.out
    assert (
        f"  {unfinished}: Goes otherwise from half-year 1. It is unfinished: 2 half-years were compared."
        in ended.out
    )
    assert f"  {archive}: Goes otherwise from half-year 1." in ended.out
    assert f"{broken}" in ended.err
    assert "nowhere could not be read" in ended.err


def test_a_log_of_the_new_pack_or_of_neither_is_no_bad_input(
    cli: Cli, changed: Changed, game_log: Path
) -> None:
    folder = changed((CASES, "      price: 3\n", "      price: 2.5\n"))
    turned = cli("diff", folder, TINY, game_log, "--lang", "en")
    assert turned.code == 0
    assert "Played with the new version, not with the old one." in turned.out
    neither = cli("diff", folder, folder, game_log, "--lang", "en")
    assert neither.code == 0
    assert "by other rules than those of both packs" in neither.out


def test_an_archive_stands_for_the_pack_that_it_holds(cli: Cli, archive: Path) -> None:
    ended = cli("diff", archive, TINY, "--lang", "en")
    assert ended.code == 0
    assert "The rules are the same" in ended.out


def test_the_output_for_programs_holds_what_is_said_and_the_values(
    cli: Cli, changed: Changed, game_log: Path
) -> None:
    folder = changed((CASES, "      price: 3\n", "      price: 2.5\n"))
    data = json.loads(cli("diff", TINY, folder, game_log, "--format", "json").out)
    assert set(data) == {"rules", "content", "renamed", "changes", "translations", "games"}
    assert data["rules"]["same"] is False
    (change,) = data["changes"]
    assert (change["old"], change["new"], change["line"], change["kind"]) == (3.0, 2.5, 15, "rule")
    (game,) = data["games"]
    assert game["first"] == {
        "turn": 1,
        "when": "opening",
        "apart": [{"sort": "price", "name": "form.a", "old": 3.0, "new": 2.5}],
    }
    assert set(game) == {
        *(
            "log",
            "said",
            "broken",
            "compared",
            "half_years",
            "finished",
            "stuck",
            "first",
            "changed",
            "old",
            "new",
        )
    }


def test_a_pack_with_mistakes_is_named_with_all_of_them(cli: Cli, changed: Changed) -> None:
    folder = changed(
        (CASES, "      price: 3\n", "      prise: 3\n"), (MODEL, "equation: 0.1 * fatigue", "equation: 1 +")
    )
    ended = cli("diff", TINY, folder)
    assert ended.code == 1
    assert "unknown-field" in ended.err
    assert "equation-unfinished" in ended.err


def test_a_pack_or_language_that_is_not_there_is_wrong_usage(cli: Cli, tmp_path: Path) -> None:
    assert cli("diff", TINY, tmp_path / "nothing").code == 2
    assert cli("diff", TINY, TINY, "--lang", "sv").code == 2
