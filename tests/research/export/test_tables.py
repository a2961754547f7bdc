"""The tables tell a game as it was played, and are what the codebook says they are."""

from __future__ import annotations

import shutil
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest

from game.log.read import read_log
from game.log.replay import replay
from game.policy import POLICIES
from game.research.export.codebook import LANGUAGES, codebook
from game.research.export.extract import Extract
from game.research.export.names import form_items, names
from game.research.export.tables import ROWS
from game.session.auto import play_to_end
from game.session.edition import Edition, open_edition
from game.session.game import Game
from game.session.inputs import Commit, GoBack, GoOn, Input, PutAside, Undo
from game.session.pace import BEATS
from game.session.refused import Refused
from game.session.table import main_case, menu_of
from tests.cli.support import copied_pack, edit
from tests.games import SHIPPED
from tests.log.support import QuickDisk
from tests.research.export.support import (
    BEGUN,
    CHALLENGE,
    DISPUTE,
    KEY,
    NAME,
    NOTE,
    all_faults,
    extract_of,
    led_game,
    rows,
    ticking,
)
from tests.session.support import inputs_for, setup_of, tiny


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return led_game(tmp_path_factory.mktemp("led") / "game.jsonl")


@pytest.fixture(scope="module")
def led(log: Path) -> Extract:
    return extract_of(log)


@pytest.fixture(scope="module")
def edition() -> Edition:
    """A shipped scenario, with forms."""
    return open_edition(SHIPPED / "forste-halvar")


def only(found: list[dict[str, object]], *columns: str) -> list[tuple[object, ...]]:
    return [tuple(each[column] for column in columns) for each in found]


# ------------------------------------------------------------------------------------------------ the codebook


def test_every_table_about_games_is_declared_and_told_and_no_other():
    declared = {name for name, table in codebook().items() if not table.about_packs and name != "forms"}
    assert set(ROWS) == declared
    assert [name for name, table in codebook().items() if table.private] == ["texts"]


def test_every_column_says_what_it_means_in_every_language():
    for table in codebook().values():
        assert set(table.key) <= set(table.names)
        for meaning in (table.meaning, *(column.meaning for column in table.columns)):
            assert all(meaning[language].strip() for language in LANGUAGES)


def test_a_range_is_said_for_people():
    columns = {column.name: column for table in codebook().values() for column in table.columns}
    assert columns["season"].range == "spring | autumn"
    assert columns["seconds"].range == "0 or more"
    assert columns["place"].range == "1 to 7"
    assert columns["text"].range == ""


def test_a_led_game_is_what_the_codebook_says(led: Extract):
    assert all_faults(led.rows) == []
    assert [name for name, found in led.rows.items() if not found] == ["situations"]


@pytest.mark.parametrize("team", ["random", "greedy", "always-a"])
def test_games_of_built_in_teams_are_what_the_codebook_says(tmp_path: Path, team: str):
    for seed in range(2):
        path = tmp_path / f"{seed}.jsonl"
        with Game.new(tiny(), setup_of(tiny(), profile="poor"), seed, "nb", path, fs=QuickDisk()) as game:
            play_to_end(game, POLICIES[team])
        extract = extract_of(path)
        assert all_faults(extract.rows) == []
        assert {each["second"] for each in rows(extract, "votes")} == {None}, "no clock, no time"
        assert (extract.begun, rows(extract, "games")[0]["started"]) == (None, None)


def test_a_game_of_a_shipped_scenario_is_what_the_codebook_says(edition: Edition, tmp_path: Path):
    path = tmp_path / "game.jsonl"
    with Game.new(edition, setup_of(edition), 4, "en", path, fs=QuickDisk()) as game:
        play_to_end(game, POLICIES["cheapest"])
    extract = extract_of(path, pack="forste-halvar")
    assert all_faults(extract.rows) == []
    days = edition.scenario.settings.turns + 1
    assert len(rows(extract, "stocks")) == days * len(edition.scenario.model.stocks)


# ------------------------------------------------------------------------------------------------ figures


def test_stocks_are_the_log_s_to_the_last_bit(led: Extract, log: Path):
    records: list[Any] = [
        record.d["stocks"] for record in read_log(log).records if record.k in ("start", "turn")
    ]
    logged = {(day, name, value) for day, stocks in enumerate(records) for name, value in stocks.items()}
    assert {(each["turn"], each["stock"], each["hex"]) for each in rows(led, "stocks")} == logged
    assert all(each["value"].hex() == each["hex"] for each in rows(led, "stocks"))


def test_the_ledger_sums_to_every_stock_s_change_exactly(led: Extract):
    levels: dict[str, list[Fraction]] = {}
    for each in rows(led, "stocks"):
        levels.setdefault(each["stock"], []).append(Fraction(each["value"]))
    moved: dict[tuple[int, str], Fraction] = {}
    for each in rows(led, "ledger"):
        place = (each["turn"], each["stock"])
        moved[place] = moved.get(place, Fraction(0)) + Fraction(each["amount"])
    for stock, days in levels.items():
        for turn, (before, after) in enumerate(pairwise(days), 1):
            assert moved.get((turn, stock), Fraction(0)) == after - before
    assert {each["cause_kind"] for each in rows(led, "ledger")} >= {
        "flow",
        "price",
        "effect",
        "event",
        "budget",
    }


def test_an_indicator_s_change_is_from_last_day_to_last_day(led: Extract):
    trust = [each for each in rows(led, "indicators") if each["indicator"] == "confidence"]
    assert [each["turn"] for each in trust] == [0, 1, 2, 3, 4]
    assert trust[0]["change"] is None
    assert all(now["change"] == now["value"] - before["value"] for before, now in pairwise(trust))


def test_predictions_stand_beside_what_became(led: Extract):
    first, *_ = rows(led, "predictions")
    assert (first["indicator"], first["predicted"], first["became"], first["right"]) == (
        "services",
        "up",
        "level",
        False,
    )
    values = {
        each["turn"]: each["value"] for each in rows(led, "indicators") if each["indicator"] == "services"
    }
    assert first["change"] == values[1] - values[0]


def test_a_led_game_s_goals_are_the_log_s_outcome(led: Extract, log: Path):
    end: Any = read_log(log).records[-1].d
    told = {(each["kind"], each["goal"]): each["met"] for each in rows(led, "goals")}
    assert told == {
        **{("goal", name): met for name, met in end["goals"].items()},
        **{("floor", name): met for name, met in end["floors"].items()},
    }
    for each in rows(led, "goals"):
        if each["kind"] == "goal":
            good = each["value"] >= each["target"]
            assert each["direction"] == "at_least"
            assert each["met"] == good
    (game,) = rows(led, "games")
    assert game["goals_met"] == sum(told["goal", name] for name in ("sound", "good"))


def test_capacity_is_what_the_debrief_reads(led: Extract, log: Path):
    replayed = replay(read_log(log), tiny().scenario, rules=tiny().rules)
    layout = tiny().rules.layout
    for each in rows(led, "capacity"):
        closed, number = replayed.steps[each["turn"]].closed, layout.roles[each["role"]]
        assert each["had"] == closed.floats[layout.had_points[number]]
        assert each["used"] == closed.floats[layout.used_points[number]]
    assert any(each["used"] > 0 for each in rows(led, "capacity"))


# ------------------------------------------------------------------------------------------------ decisions


def test_votes_and_minority_are_told_with_their_times(led: Extract):
    first = rows(led, "votes")[:2]
    assert only(first, "role", "option", "agrees", "second") == [
        ("director", "a", False, 90),
        ("finance", "b", True, 100),
    ]
    decision = rows(led, "decisions")[0]
    assert (decision["option"], decision["votes"], decision["minority"], decision["against_most"]) == (
        "b",
        2,
        1,
        False,
    )
    assert decision["second"] == 130, "the answer that held, not the one that was taken back"


def test_who_gave_no_vote_is_there_without_an_answer(led: Extract):
    away = [each for each in rows(led, "votes") if each["option"] is None]
    assert only(away, "turn", "role", "away", "agrees") == [(2, "finance", True, None)]


def test_every_card_says_why_it_came(led: Extract):
    why = {(each["turn"], each["card"]): each["why"] for each in rows(led, "offers")}
    assert why[1, "form"] == why[3, "election"] == "calendar"
    assert why[1, "breach"] == "called"
    assert why[1, "course"] == "dealt"
    (form,) = [each for each in rows(led, "offers") if each["card"] == "form"]
    assert (form["facts"], form["facts_read"], form["answers"]) == (2, 1, 3)


def test_a_follow_up_and_an_event_by_chance_say_why_they_came(tmp_path: Path):
    path = tmp_path / "game.jsonl"
    with Game.new(tiny(), setup_of(tiny()), 1, "nb", path, fs=QuickDisk()) as game:
        play_to_end(game, POLICIES["always-a"])
    why = {each["card"]: each["why"] for each in rows(extract_of(path), "offers")}
    assert (why["errors"], why["flood"], why["breach"]) == ("follow_up", "chance", "chance")


def test_what_was_put_aside_was_offered_and_not_decided(led: Extract):
    aside = [each for each in rows(led, "offers") if each["aside"]]
    assert only(aside, "turn", "kind") == [(2, "delegated")]
    assert aside[0]["card"] not in {each["card"] for each in rows(led, "decisions")}


def test_alternatives_hold_every_answer_and_the_one_that_was_chosen(led: Extract):
    form = [each for each in rows(led, "alternatives") if each["card"] == "form"]
    assert only(form, "option", "price", "initiative", "chosen", "votes") == [
        ("a", 3.0, True, False, 1),
        ("b", 1.0, True, True, 1),
        ("not_now", 0.0, False, False, 0),
    ]
    for decision in rows(led, "decisions"):
        same = [
            each
            for each in rows(led, "alternatives")
            if (each["turn"], each["card"]) == (decision["turn"], decision["card"])
        ]
        assert [each["option"] for each in same if each["chosen"]] == [decision["option"]]
        assert sum(each["legal"] for each in same) == decision["legal"]


def test_what_cannot_be_paid_for_says_so(tmp_path: Path):
    pack = copied_pack(tmp_path / "pack")
    edit(pack / "cards" / "cases.yaml", "price: 3\n", "price: 30\n")
    edition, path = open_edition(pack), tmp_path / "game.jsonl"
    with Game.new(edition, setup_of(edition, turns=1), 3, "nb", path, fs=QuickDisk()) as game:
        play_to_end(game, POLICIES["always-a"])
    found = rows(extract_of(path, pack=str(pack)), "alternatives")
    refused = [each for each in found if not each["legal"]]
    assert only(refused, "card", "option", "refusal", "chosen") == [("form", "a", "too-dear", False)]


def test_budget_and_loans_are_told(led: Extract):
    assert only(rows(led, "budget_lines"), "line", "before", "proposed", "adopted") == [
        ("development", 8.0, 8.0, 9.0),
        ("services", 400.0, 401.0, 400.0),
    ]
    assert only(rows(led, "budget_moves"), "move", "source", "target", "amount") == [
        (1, "services", "development", 1.0)
    ]
    assert only(rows(led, "loans"), "turn", "lender", "borrower") == [(1, "director", "finance")]
    second = rows(led, "turns")[1]
    assert (second["proposal"], second["gains"], second["ambition_chosen"]) == ("even", "move", "high")


def test_attention_lies_on_dimensions_and_initiatives(led: Extract):
    first, second, third, *_ = rows(led, "tokens")
    assert (first["target"], first["target_kind"]) == ("technology", "dimension")
    assert (second["turn"], third["target"], third["target_kind"]) == (1, "form.b", "initiative")


def test_promises_say_who_gave_them_and_what_became_of_them(led: Extract):
    found = {each["promise"]: each for each in rows(led, "promises")}
    assert (found["ambition"]["given_by"], found["ambition"]["given_turn"]) == ("start", 0)
    better = found["better"]
    assert (better["given_by"], better["given_turn"], better["deadline"]) == ("option", 1, 3)
    assert (better["state"], better["settled_turn"], better["challenged_turn"]) == ("broken", 3, 3)


def test_initiatives_say_how_late_they_were(led: Extract):
    form = next(each for each in rows(led, "initiatives") if each["initiative"] == "form.b")
    assert (form["started_turn"], form["done_turn"], form["state"]) == (1, 2, "live")
    assert form["late_quarters"] == form["worked_quarters"] - form["planned_quarters"] == 1.0


def test_a_short_game_s_initiatives_were_under_way_before(tmp_path: Path):
    path = tmp_path / "game.jsonl"
    with Game.new(tiny(), setup_of(tiny(), short=True, turns=2), 3, "nb", path, fs=QuickDisk()) as game:
        play_to_end(game, POLICIES["cautious"])
    (form,) = rows(extract_of(path), "initiatives")
    assert (form["initiative"], form["started_turn"]) == ("form.b", 0)


def test_a_situation_says_from_when_to_when(tmp_path: Path):
    pack = copied_pack(tmp_path / "pack")
    edit(
        pack / "scenario.yaml", "on: fatigue >= 45, off: fatigue < 40", "on: fatigue > 30, off: fatigue < 30"
    )
    edition, path = open_edition(pack), tmp_path / "game.jsonl"
    with Game.new(edition, setup_of(edition), 0, "nb", path, fs=QuickDisk()) as game:
        play_to_end(game, POLICIES["always-b"])
    found = rows(extract_of(path, pack=str(pack)), "situations")
    layout = edition.rules.layout
    place = layout.situation[layout.situations["worn"]]
    replayed = replay(read_log(path), edition.scenario, rules=edition.rules)
    on = [step.closed.whole[place] == 1 for step in replayed.steps]
    told = [False] * len(on)
    for each in found:
        last = len(on) if each["to_turn"] is None else each["to_turn"]
        told[each["from_turn"] : last] = [True] * (last - each["from_turn"])
    assert told == on
    assert any(on)


# ------------------------------------------------------------------------------------------------ how it was led


def test_interventions_stand_in_the_order_of_the_log(led: Extract):
    assert only(rows(led, "interventions"), "turn", "kind", "subject", "detail", "undone") == [
        (1, "call_event", "breach", None, False),
        (1, "pause", None, None, False),
        (1, "pause_over", None, None, False),
        (1, "note", None, None, False),
        (1, "dispute", "services", None, False),
        (2, "more_time", None, "3", False),
        (2, "catch_up", None, "now", False),
    ]


def test_moves_that_were_taken_back_are_counted(led: Extract):
    first, second, *_ = rows(led, "turns")
    assert (first["undone"], second["undone"]) == (1, 0)
    assert (first["opened"], first["committed"]) == (0, 220)
    assert second["opened"] == 230, "when the consequences were left"


def test_beats_stand_against_their_plan_without_pauses(led: Extract):
    first = [each for each in rows(led, "clock") if each["turn"] == 1]
    assert only(first, "beat", "seconds", "planned") == [
        ("news", 40, 90.0),
        ("case", 30, 300.0),
        ("choice", 140, 240.0),
        ("consequences", 10, 150.0),
    ]
    assert first[0]["seconds"] + first[1]["seconds"] + first[2]["seconds"] == 220 - 10, (
        "a pause of ten seconds"
    )
    assert {each["planned"] for each in rows(led, "clock") if each["beat"] == "choice"} == {240.0, 360.0}


@pytest.mark.parametrize("seed", range(1, 4))
def test_beats_are_those_that_the_table_went_through(tmp_path: Path, seed: int):
    path, random, tick = tmp_path / "game.jsonl", Random(seed), ticking()
    took: dict[tuple[int, str], int] = {}
    with Game.new(tiny(), setup_of(tiny()), seed, "nb", path, clock=tick, fs=QuickDisk()) as game:
        while game.table.beat != "over":
            for act in _wandering(game, random):
                here = (game.table.turn, game.table.beat)
                if not isinstance(game.submit(act), Refused):
                    took[here] = took.get(here, 0) + 10
    found = {(each["turn"], each["beat"]): each["seconds"] for each in rows(extract_of(path), "clock")}
    took[1, "news"] += 10  # the record of the start
    assert found == {place: seconds for place, seconds in took.items() if place[1] in BEATS}


def _wandering(game: Game, random: Random) -> list[Input]:
    """Something that moves the table to and fro, and now and then a whole half-year."""
    if game.table.beat == "choice" and random.random() < 0.5:
        return [*inputs_for(game.rules, game.table), Commit()]
    main = main_case(game.rules, menu_of(game.rules, game.table))
    acts: list[Input] = [GoOn(), GoOn(), GoOn(), GoBack(), Undo()]
    if main is not None and random.random() < 0.2:
        acts.append(PutAside(main.card))
    return [random.choice(acts)]


def test_private_texts_are_the_ones_that_were_written(led: Extract, log: Path, tmp_path: Path):
    assert only(rows(led, "texts"), "kind", "role", "about", "text", "genuine") == [
        ("name", "finance", None, NAME, True),
        ("note", None, None, NOTE, True),
        ("dispute", None, "services", DISPUTE, True),
        ("challenge", "director", None, CHALLENGE, True),
    ]
    copy = Path(shutil.copytree(log.parent, tmp_path / "copy")) / "game.jsonl"
    beside = copy.with_name("game.private.json")
    beside.write_text(beside.read_text(encoding="utf-8").replace(NAME, "Noen Andre"), encoding="utf-8")
    changed = rows(extract_of(copy), "texts")[0]
    assert (changed["text"], changed["genuine"]) == ("Noen Andre", False)


def test_the_game_is_told_by_pseudonyms(led: Extract, log: Path):
    (game,) = rows(led, "games")
    assert game["game"] == KEY.game(read_log(log).records[0].h)
    assert game["group"] == KEY.group("workshop-3")
    assert (game["started"], game["seconds"]) == (BEGUN.isoformat(), 640)
    assert rows(extract_of(log, private=False), "games")[0]["started"] == "2026-11"


def test_times_are_never_before_the_game_began(tmp_path: Path):
    path = tmp_path / "game.jsonl"
    back = ticking()
    times = iter([back(), "2026-11-24T08:00:00+00:00", "soon", "2026-11-24T09:40:00"])
    with Game.new(
        tiny(), setup_of(tiny(), turns=1), 1, "nb", path, clock=lambda: next(times, back())
    ) as game:
        play_to_end(game, POLICIES["cautious"])
    extract = extract_of(path)
    assert all_faults(extract.rows) == []
    assert rows(extract, "games")[0]["started"] == BEGUN.isoformat()


# ------------------------------------------------------------------------------------------------ scenarios


def test_every_id_in_a_game_has_a_name(led: Extract):
    called = {(row[1], row[2]) for row in names(tiny())}
    columns = {
        "indicators": ("indicator", "indicator"),
        "stocks": ("stock", "stock"),
        "votes": ("role", "role"),
        "offers": ("card", "card"),
        "promises": ("promise", "promise"),
        "initiatives": ("initiative", "answer"),
        "budget_lines": ("line", "line"),
    }
    for table, (column, kind) in columns.items():
        assert {(kind, each[column]) for each in rows(led, table)} <= called


def test_the_rows_about_a_scenario_are_what_the_codebook_says(edition: Edition):
    found = {"names": tuple(names(edition)), "form_items": tuple(form_items(edition))}
    assert all_faults(found) == []
    translations = {row[2]: row[-3:] for row in found["names"] if row[1] == "card"}
    assert all(len(set(texts)) > 1 for texts in translations.values())
    assert {row[3] for row in found["form_items"]} == {"level", "choice", "count", "words"}
