"""Packs at the edge of what the checks accept: each compiles, starts and plays to the end."""

from random import Random

import pytest

from game.engine.state import Setup
from game.engine.step import compile_rules, default_setup, start
from game.pack.hashes import rules_hash
from tests import games
from tests.pack.support import CASES, MODEL, MORE, SCENARIO, read_edited

ROLE = "  {0}: {{name: En til, short: En til, capacity: 1, mandate: {{text: x, value: 5}}, concern: x}}\n"
STOCK = "  spare: {name: Ekstra, unit: x, start: 1, low: 0, high: 9, why: Prøve., source: assumption}\n"

UNUSUAL = {
    "a crowd": ((SCENARIO, "roles:\n", "roles:\n" + "".join(ROLE.format(f"more_{n}") for n in range(10))),),
    "one role": (
        (
            SCENARIO,
            (
                "  finance:\n    name: Økonomi\n    short: Økonomi\n    capacity: curve(fatigue, 20,2, 80,1)\n"
                '    mandate: {text: Jeg vil at regnskapet går opp., value: "clamp(50 + 10 * economy, 0, 100)"}\n'
                "    concern: Ingen spør meg før pengene er brukt.\n"
            ),
            "",
        ),
        (SCENARIO, "  director:\n", "  finance:\n"),
        (CASES, "    director: Ordføreren har lovet at det kommer til sommeren.\n", ""),
        (CASES, "{director: 1, finance: 1}", "{finance: 1}"),
        (CASES, "burden: {director: 2}", "burden: {finance: 2}"),
        (CASES, "    director: Tre av målene er like.\n", ""),
        (CASES, "private: {director: Hun har et jobbtilbud., finance", "private: {finance"),
        (CASES, "price: 0.3, burden: {director: 1}", "price: 0.3, burden: {finance: 1}"),
        (CASES, "price: 0.5, burden: {director: 1}", "price: 0.5, burden: {finance: 1}"),
        (CASES, "private: {director: Ordføreren har brukt pengene alt., finance", "private: {finance"),
        (MORE, "  owner: director\n  title: Rapporten", "  owner: finance\n  title: Rapporten"),
        (MORE, "  owner: director\n  title: Kurset", "  owner: finance\n  title: Kurset"),
        (MORE, "price: 0.3, burden: {director: 1}", "price: 0.3, burden: {finance: 1}"),
        (MORE, "burden: {director: 1, finance: 1}", "burden: {finance: 1}"),
        (MORE, "  owner: director\n  hazard", "  owner: finance\n  hazard"),
    ),
    "names with underscores": (
        (
            SCENARIO,
            "  better: {name: Bedre",
            (
                "  better_open: {name: Igjen, kept: true, deadline: 2, given: x, kept_line: x, broken_line: x}\n"
                "  better: {name: Bedre"
            ),
        ),
        (MORE, "archive:\n", "form_not:\n"),
    ),
    "fine steps": (
        (SCENARIO, "steps_per_quarter: 4", "steps_per_quarter: 64"),
        (SCENARIO, "quarters_per_turn: 2", "quarters_per_turn: 4"),
    ),
    "coarse steps": (
        (SCENARIO, "steps_per_quarter: 4", "steps_per_quarter: 1"),
        (SCENARIO, "quarters_per_turn: 2", "quarters_per_turn: 1"),
        (MODEL, "delay(quality - start(quality), 2)", "delay(quality - start(quality), 3)"),
    ),
    "no money ever": ((MODEL, "start: 6, low: 0, high: 60", "start: 0, low: 0, high: 0.001"),),
    "great numbers": (
        (MODEL, "value: 412,", "value: 412000000000000,"),
        (MODEL, "equation: 0.1 * fatigue", "equation: 1e308 * 1e308"),
    ),
    "division by zero": (
        (MODEL, "equation: 0.1 * fatigue", "equation: fatigue / (trust - trust)"),
        (
            SCENARIO,
            "capacity: curve(fatigue, 20,2, 80,1)\n    mandate: {text: Jeg vil at regn",
            "capacity: -1 / (trust - trust)\n    mandate: {text: Jeg vil at regn",
        ),
    ),
    "nested memories": (
        (MODEL, "equation: 0.1 * fatigue", '"equation": "delay(smooth(fatigue, 1), 2) * 0.1"'),
    ),
    "a situation that moves by an equation": (
        (
            SCENARIO,
            "effects: {quality: -0.5}",
            "effects: {quality: -0.5 * fatigue / 30, trust: fatigue - 45}",
        ),
    ),
    "situations that never end": ((SCENARIO, "on: fund < 0, off: fund >= 5", "on: true, off: false"),),
    "a budget without lines": (
        (SCENARIO, "lines: {services: budget_services + 1, development: budget_development}", "lines: {}"),
    ),
    "a budget in every season and the last": (
        (SCENARIO, "  season: autumn\n", "  season: autumn\n  last_turn: true\n"),
        (SCENARIO, "  moves: 2\n", "  moves: 4\n"),
    ),
    "no moves": ((SCENARIO, "  moves: 2\n", "  moves: 0\n"),),
    "bounds that contradict": ((SCENARIO, "least: 2, most: 20", "least: 20, most: 2"),),
    "many delegated cases": ((SCENARIO, "delegated_per_turn: 1", "delegated_per_turn: 4"),),
    "none": ((SCENARIO, "delegated_per_turn: 1", "delegated_per_turn: 0"),),
    "one turn": (
        (SCENARIO, "\nturns: 4\n", "\nturns: 1\n"),
        (SCENARIO, "  - {turn: 3, event: election}\n", ""),
        (SCENARIO, "turns: [1, 2]", "turns: [1]"),
        (SCENARIO, "turns: [3, 4]", "turns: []"),
        (SCENARIO, "  turns: 2\n", "  turns: 1\n"),
    ),
    "no case but follow-ups": tuple(
        (CASES, f"\n  code: {code}\n", f"\n  code: {code}\n  only_follow_up: true\n")
        for code in ("T1", "S1", "L1", "O1")
    ),
    "an event with nothing but a third option": (
        (
            MORE,
            (
                "    a: {text: Fortell alt i dag, at_once: {trust: 2, fatigue: 2}, touches: {confidence: 2}}\n"
                "    b: {text: Vent"
            ),
            "    c: {text: Vent",
        ),
    ),
    "an event at once, every time": ((MORE, "  hazard: 0.3\n", "  hazard: 5\n  repeats: true\n"),),
    "an event that starts work by script": (
        (MORE, "code: E3\n", "code: E3\n  dimension: strategy\n"),
        (
            MORE,
            "a: {text: Vi står ved løftet,",
            "a: {text: Vi står ved løftet, burden: {director: 1}, quarters: 1,",
        ),
    ),
    "requirements that never hold": (
        (CASES, "text: Digitaliser alt nå\n", "text: Digitaliser alt nå\n      requires: turn > 99\n"),
    ),
    "a follow-up to itself": ((CASES, "{card: errors, after: 1}", "{card: form, after: 1}"),),
    "a sum of nothing": ((SCENARIO, "sum: {quality: 0.8, skill: 0.2}", "sum: {}"),),
    "more initiatives under way": (
        (
            SCENARIO,
            "[{card: form, option: b, done: 0.5}]",
            "[{card: form, option: b, done: 1}, {card: goals, option: a, done: 0}, {card: archive, option: a}]",
        ),
    ),
    "a stock that nothing moves": ((MODEL, "stocks:\n", "stocks:\n" + STOCK),),
    "an initiative of no time at all": ((CASES, "quarters: 2\n", "quarters: 1e-9\n"),),
    "speed without end": (
        (MODEL, "speed: min(1, 1 / max(strain, 0.001)) * (1 + 0.2 * tokens)", "speed: 1e290 * 1e290"),
    ),
    "work that never ends": (
        (MODEL, "speed: min(1, 1 / max(strain, 0.001)) * (1 + 0.2 * tokens)", "speed: -1"),
    ),
    "failure that does nothing": ((MODEL, "  failed: {fatigue: 1.2 * points, trust: -0.5 * points}\n", ""),),
    "a rule for gains that moves nothing": ((SCENARIO, "shares: {share_service: 0}", "shares: {}"),),
    "nothing fails": (
        (
            MODEL,
            "failure: risk * curve(strain, 1,1, 2.5,2.3) * curve(readiness, 0.2,2, 0.8,0.5)",
            "failure: 0",
        ),
    ),
    "everything fails": (
        (
            MODEL,
            "failure: risk * curve(strain, 1,1, 2.5,2.3) * curve(readiness, 0.2,2, 0.8,0.5)",
            "failure: 1",
        ),
    ),
}


@pytest.mark.parametrize("edits", UNUSUAL.values(), ids=UNUSUAL)
def test_an_unusual_pack_plays_to_the_end(edits, tmp_path):
    reading = read_edited(tmp_path, *edits)
    scenario = reading.scenario
    assert scenario is not None, reading.problems
    assert rules_hash(scenario)
    rules = compile_rules(scenario)
    plain = default_setup(scenario)
    setups = [plain, Setup(plain.profile, plain.ambition, plain.turns, (), short=True)]
    for seed, setup in enumerate(setups * 2):
        steps = games.play_out(rules, start(rules, setup, seed), Random(seed).choice)
        assert len(steps) == setup.turns + 1


def test_memories_inside_memories_start_at_the_value_they_follow(tmp_path):
    edit = (MODEL, "equation: 0.1 * fatigue", '"equation": "delay(smooth(trust, 3), 2) * 0.1"')
    scenario = read_edited(tmp_path, edit).scenario
    assert scenario is not None
    rules = compile_rules(scenario)
    closed = start(rules, default_setup(rules.scenario), 1).closed
    floats = {name: closed.floats[rules.layout.memory[n]] for n, name in enumerate(rules.layout.memories)}
    assert {floats[name] for name in floats if "trust, 3.0" in name} == {60.0}
