from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from game.engine.decisions import Decisions
from game.engine.layout import FINISHED
from game.engine.state import Rules, Setup, State, state_hash
from game.engine.step import Step, default_setup
from game.errors import LogError
from game.log.header import Header
from game.log.outcome import outcome_of, stocks_as_data
from game.log.read import LogFile, read_log
from game.log.replay import replay, verify_log
from game.log.setup import setup_as_data, setup_from_data
from game.log.store import LogWriter
from game.log.verification import Reached
from game.pack.hashes import rules_hash
from game.rules import RULES_VERSION
from tests.games import commit, first, plain_decisions, tiny
from tests.told import english, refused

Change = Callable[[str, dict[str, Any]], None]
"""Gets a record's kind and content before it is written, to tamper with it under a valid chain."""


@cache
def hash_of_tiny() -> str:
    return rules_hash(tiny().scenario)


def header(**changes: Any) -> Header:
    plain = {
        "rules": RULES_VERSION,
        "scenario": "tiny",
        "rules_hash": hash_of_tiny(),
        "content_hash": "b" * 32,
        "seed": "7",
        "setup": setup_as_data(default_setup(tiny().scenario)),
        "language": "nb",
        "table": "t",
    }
    return Header.model_validate(plain | changes)


def seen(rules: Rules, state: State) -> dict[str, Any]:
    return {"hash": state_hash(state), "stocks": stocks_as_data(rules, state)}


def write_game(path: Path, change: Change | None = None, *, turns: int = 4) -> list[Step]:
    """Write the log of a plain game, as a session does; what `change` does to its records is in the log."""
    rules = tiny()
    steps = [first(rules)]
    with LogWriter.create(path, header()) as log:

        def put(kind: str, content: dict[str, Any]) -> None:
            if change is not None:
                change(kind, content)
            log.append(kind, content)

        put("start", {"turn": 0, **seen(rules, steps[0].closed)})
        for turn in range(1, turns + 1):
            put("input", {"turn": turn, "kind": "go_on"})
            decisions = plain_decisions(rules, steps[-1].state, form="b")
            steps.append(commit(rules, steps[-1].state, decisions))
            content = {"turn": turn, "decisions": decisions.as_data(), **seen(rules, steps[-1].closed)}
            content |= {"votes": [["finance", "b"]], "prediction": ["services", "up"]} if turn == 1 else {}
            put("turn", content)
        early = {} if steps[-1].closed.whole[FINISHED] else {"ended_early": True}
        put("end", {"turns": turns, **early, **outcome_of(rules, steps[-1].closed).as_data()})
    return steps


def play_again(path: Path) -> tuple[LogFile, Any]:
    log = read_log(path)
    return log, replay(log, tiny().scenario, rules=tiny())


def test_a_replay_comes_to_the_same_states_bit_for_bit(tmp_path: Path) -> None:
    steps = write_game(tmp_path / "g.jsonl")
    _, replayed = play_again(tmp_path / "g.jsonl")
    assert replayed.fault is None
    assert list(replayed.steps) == steps
    assert [turn.turn for turn in replayed.turns] == [1, 2, 3, 4]
    assert replayed.turns[0].votes == (("finance", "b"),)
    assert replayed.turns[0].prediction == ("services", "up")
    assert replayed.decisions[0] == plain_decisions(tiny(), steps[0].state, form="b")
    assert (replayed.ended, replayed.ended_early, replayed.finished) == (True, False, True)


def test_a_game_that_ended_early_is_finished(tmp_path: Path) -> None:
    write_game(tmp_path / "g.jsonl", turns=2)
    _, replayed = play_again(tmp_path / "g.jsonl")
    assert (replayed.fault, replayed.ended_early, replayed.finished) == (None, True, True)


def test_an_unfinished_game_replays_as_far_as_it_goes(tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    write_game(path)
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:5]))
    _, replayed = play_again(path)
    assert replayed.fault is None
    assert len(replayed.steps) == 2
    assert not replayed.finished


def bit(text: str) -> str:
    """The next larger float."""
    value = float.fromhex(text)
    return (value + 2.0**-32).hex()


def tamper_stock(kind: str, content: dict[str, Any]) -> None:
    if kind == "turn" and content["turn"] == 3:
        content["stocks"]["trust"] = bit(content["stocks"]["trust"])


def tamper_hash(kind: str, content: dict[str, Any]) -> None:
    if kind == "turn" and content["turn"] == 3:
        content["hash"] = "0" * 32


def tamper_decision(kind: str, content: dict[str, Any]) -> None:
    if kind == "turn" and content["turn"] == 1:
        content["decisions"]["choices"][0][1] = "a"


def tamper_start(kind: str, content: dict[str, Any]) -> None:
    if kind == "start":
        content["stocks"]["fund"] = bit(content["stocks"]["fund"])


def tamper_end(kind: str, content: dict[str, Any]) -> None:
    if kind == "end":
        content["goals"] = {name: not met for name, met in content["goals"].items()}


def tamper_count(kind: str, content: dict[str, Any]) -> None:
    if kind == "end":
        content["turns"] = 5


def tamper_early(kind: str, content: dict[str, Any]) -> None:
    if kind == "end":
        content["ended_early"] = True


def illegal(kind: str, content: dict[str, Any]) -> None:
    if kind == "turn" and content["turn"] == 2:
        content["decisions"]["choices"] = []


def no_decisions(kind: str, content: dict[str, Any]) -> None:
    if kind == "turn" and content["turn"] == 2:
        del content["decisions"]


def other_number(kind: str, content: dict[str, Any]) -> None:
    if kind == "turn" and content["turn"] == 2:
        content["turn"] = 3


def no_direction(kind: str, content: dict[str, Any]) -> None:
    if kind == "turn" and content["turn"] == 1:
        content["prediction"] = ["services", "sideways"]


def fewer_stocks(kind: str, content: dict[str, Any]) -> None:
    if kind == "turn" and content["turn"] == 2:
        del content["stocks"]["trust"]


@pytest.mark.parametrize(
    ("change", "turn", "word"),
    [
        (tamper_stock, 3, "trust"),
        (tamper_hash, 3, "hash"),
        (tamper_decision, 1, "stock"),
        (tamper_start, 0, "fund"),
        (tamper_end, 4, "goals"),
        (tamper_count, 4, "5"),
        (tamper_early, 4, "rightly"),
        (illegal, 2, "refuse"),
        (no_decisions, 2, "half-year"),
        (no_direction, 1, "half-year"),
        (other_number, 2, "half-year 3"),
        (fewer_stocks, 2, "stocks"),
    ],
)
def test_the_first_turn_out_of_step_is_found_though_the_chain_is_whole(
    tmp_path: Path, change: Change, turn: int, word: str
) -> None:
    path = tmp_path / "g.jsonl"
    write_game(path, change)
    _, replayed = play_again(path)
    assert replayed.fault is not None
    assert replayed.fault.turn == turn
    assert word in english(replayed.fault.what)
    assert len(replayed.steps) == {0: 1, 4: 5}.get(turn, turn)
    verification = verify_log(path, tiny().scenario)
    assert verification.chain.ok
    assert not verification.ok
    assert f"half-year {turn}" in english(verification.what)


def test_an_early_end_must_say_so(tmp_path: Path) -> None:
    write_game(tmp_path / "g.jsonl", lambda _, content: content.pop("ended_early", None), turns=2)
    _, replayed = play_again(tmp_path / "g.jsonl")
    assert replayed.fault is not None
    assert "rightly" in english(replayed.fault.what)


@pytest.mark.parametrize(("kinds", "record"), [(("input",), 2), (("start", "start"), 3)])
def test_a_game_begins_once_right_after_the_header(
    tmp_path: Path, kinds: tuple[str, ...], record: int
) -> None:
    path = tmp_path / "g.jsonl"
    with LogWriter.create(path, header()) as log:
        for kind in kinds:
            log.append(kind, {"turn": 0, **seen(tiny(), first(tiny()).closed)})
    _, replayed = play_again(path)
    assert replayed.fault is not None
    assert f"Record {record} " in english(replayed.fault.what)


def test_a_log_is_not_replayed_with_other_rules(tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    with LogWriter.create(path, header(rules_hash="a" * 32)):
        pass
    with refused(LogError, "archive"):
        replay(read_log(path), tiny().scenario)
    verification = verify_log(path, tiny().scenario)
    assert verification.ok
    assert "Not replayed" in english(verification.what)


def test_a_log_of_another_rules_version_names_it(tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    with LogWriter.create(path, header(rules="99.1")):
        pass
    with refused(LogError, r"99\.1"):
        replay(read_log(path), tiny().scenario)


def test_without_a_scenario_only_the_chain_is_judged(tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    write_game(path, tamper_stock)
    verification = verify_log(path)
    assert verification.ok
    assert "not at hand" in english(verification.what)


def line_of(path: Path, kind: str, number: int) -> int:
    """The place among a log's lines, from 0, of the record of a kind that is the so-manieth from 1."""
    return [n for n, record in enumerate(read_log(path).records) if record.k == kind][number - 1]


def damage(path: Path, line: int) -> None:
    """Change something in one line, without its hash."""
    lines = path.read_bytes().splitlines(keepends=True)
    lines[line] = lines[line].replace(b'"x":{', b'"x":{"a":1', 1)
    path.write_bytes(b"".join(lines))


def test_a_broken_chain_is_replayed_up_to_its_fault_and_the_half_years_to_trust_are_named(
    tmp_path: Path,
) -> None:
    path = tmp_path / "g.jsonl"
    write_game(path)
    damage(path, line_of(path, "turn", 4))
    verification = verify_log(path, tiny().scenario)
    assert (verification.state, verification.ok, verification.half_years) == ("broken", False, 3)
    assert verification.reached == Reached(3, None)
    told = english(verification.what)
    assert told.endswith(
        "Half-years 1 to 3 are whole and replay to the same states, bit for bit; what follows cannot be trusted."
    )


def test_of_one_half_year_to_trust_a_broken_log_speaks_in_the_singular(tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    write_game(path)
    damage(path, line_of(path, "turn", 2))
    assert "Half-year 1 is whole and replays" in english(verify_log(path, tiny().scenario).what)


def test_without_its_scenario_a_broken_log_is_trusted_by_its_hashes_alone(tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    write_game(path)
    damage(path, line_of(path, "turn", 3))
    verification = verify_log(path)
    assert (verification.half_years, verification.reached) == (2, None)
    told = english(verification.what)
    assert "Half-years 1 to 2 are whole by their hashes, but were not replayed: its scenario" in told


@pytest.mark.parametrize("line", [1, 2, 3])
def test_a_log_broken_before_its_first_half_year_has_nothing_to_trust(tmp_path: Path, line: int) -> None:
    path = tmp_path / "g.jsonl"
    write_game(path)
    damage(path, line)
    assert english(verify_log(path, tiny().scenario).what).endswith("No half-year in it can be trusted.")


def test_a_log_without_a_whole_header_says_nothing_of_half_years(tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    write_game(path)
    damage(path, 0)
    verification = verify_log(path, tiny().scenario)
    assert (verification.state, verification.header, verification.half_years) == ("broken", None, 0)
    assert "half-year" not in english(verification.what).lower()


def test_a_broken_log_that_was_edited_too_is_trusted_only_up_to_the_edit(tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    write_game(path, tamper_stock)
    damage(path, line_of(path, "end", 1))
    verification = verify_log(path, tiny().scenario)
    assert (verification.state, verification.half_years) == ("broken", 4)
    told = english(verification.what)
    assert "already comes to something else in half-year 3. The stock trust" in told
    assert "Half-years 1 to 2 are whole" in told


def test_a_stock_that_differs_is_named_with_both_values_in_decimal_and_to_the_bit(tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    steps = write_game(path, tamper_stock)
    verification = verify_log(path, tiny().scenario)
    assert verification.reached is not None
    assert verification.reached.fault is not None
    right = stocks_as_data(tiny(), steps[3].closed)["trust"]
    wrong = bit(str(right))
    assert dict(verification.reached.fault.what.facts) == {
        "name": "trust",
        "logged": repr(float.fromhex(wrong)),
        "replayed": repr(float.fromhex(str(right))),
        "logged_bits": wrong,
        "replayed_bits": right,
    }
    told = english(verification.what)
    assert all(
        text in told for text in (wrong, str(right), "Half-years 1 to 2 are whole", "made its hashes anew")
    )


def test_a_stock_that_is_no_number_at_all_is_told_as_it_stands(tmp_path: Path) -> None:
    def no_number(kind: str, content: dict[str, Any]) -> None:
        if kind == "turn" and content["turn"] == 1:
            content["stocks"]["trust"] = "much"

    path = tmp_path / "g.jsonl"
    write_game(path, no_number)
    assert "The stock trust is much in the log" in english(verify_log(path, tiny().scenario).what)


def test_verifying_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    write_game(path)
    path.write_bytes(path.read_bytes()[:-10])
    content = path.read_bytes()
    verification = verify_log(path, tiny().scenario)
    assert verification.ok
    assert verification.chain.state == "unfinished"
    assert path.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir()] == ["g.jsonl"]


def test_a_log_that_ends_before_its_header_has_nothing_to_replay(tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    path.write_bytes(b'{"d":{"conte')
    assert "nothing was played" in english(verify_log(path, tiny().scenario).what)


def test_a_setup_comes_back_from_the_header() -> None:
    setups = [
        default_setup(tiny().scenario),
        Setup("poor", "high", 2, ("votes", "clock"), short=True, empty_seats=("finance",)),
        Setup("poor", "high", 2, together=(("finance", "director"),), voting="laptop", booklets=True),
    ]
    for setup in setups:
        assert setup_from_data(json.loads(json.dumps(setup_as_data(setup)))) == setup


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"profile": "poor", "ambition": "low"},
        {"profile": "poor", "ambition": "low", "turns": True},
        {"profile": "poor", "ambition": "low", "turns": 2, "cheats": True},
        {"profile": "poor", "ambition": "low", "turns": 2, "short": 1},
        {"profile": "poor", "ambition": "low", "turns": 2, "voting": "pigeon"},
        {"profile": "poor", "ambition": "low", "turns": 2, "together": ["finance"]},
        {"profile": "poor", "ambition": "low", "turns": 2, "booklets": "yes"},
        {"profile": "poor", "ambition": "low", "turns": 2, "features_off": [1]},
    ],
)
def test_what_is_no_setup_is_refused(data: dict[str, object]) -> None:
    with refused(LogError, "setup"):
        setup_from_data(data)


def test_a_setup_that_the_scenario_does_not_have_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    with LogWriter.create(path, header(setup={"profile": "rich", "ambition": "low", "turns": 2})):
        pass
    with refused(LogError, "rich"):
        replay(read_log(path), tiny().scenario)


def test_the_outcome_names_goals_floors_and_promises(tmp_path: Path) -> None:
    steps = write_game(tmp_path / "g.jsonl")
    outcome = outcome_of(tiny(), steps[-1].closed)
    assert set(outcome.goals) == {"sound", "good"}
    assert set(outcome.floors) == {"rested"}
    assert set(outcome.promises) == {"ambition", "better"}
    assert outcome_of(tiny(), steps[0].closed).promises == {}


def test_decisions_survive_the_log(tmp_path: Path) -> None:
    steps = write_game(tmp_path / "g.jsonl")
    log, _ = play_again(tmp_path / "g.jsonl")
    turn = next(record for record in log.records if record.k == "turn")
    assert Decisions.from_data(dict(turn.d)["decisions"]) == plain_decisions(  # type: ignore[arg-type]
        tiny(), steps[0].state, form="b"
    )
