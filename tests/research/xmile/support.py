"""A scenario played without any decision, step by step; and a small scenario around a model that was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import yaml

from game.engine.bringing import begun_anew
from game.engine.decisions import Decisions
from game.engine.layout import FEATURES, FINISHED, SEASON, TURN
from game.engine.state import Rules, State
from game.engine.step import compile_rules, default_setup
from game.pack.load import load
from game.research.xmile import exported, model_yaml, read_xmile, text_of
from game.research.xmile.read_model import ReadModel
from tests import games
from tests.pack.support import MODEL, SCENARIO, read_edited, write_pack

Levels = dict[str, float]

# What every pack needs beside its stocks; nobody decides, so that none of it ever moves one.
AROUND = """
format: 1
id: host
title: Host
subtitle: A town around a model from elsewhere.
version: "1"
license: CC-BY-4.0
language: en
start: {year: 2026}
areas: {all: {name: All}}
roles:
  alone: {name: Alone, short: Alone, capacity: 2, director: true, mandate: {text: Steer., value: 50}, concern: None.}
indicators:
  purse: {name: Purse, sum: {money_of_host: 1}, low: 0, high: 1, explain: What is left.}
gauges: [purse, purse, purse, purse]
profiles: {only: {name: Only, text: The only one.}}
profile: only
ambitions: {only: {name: Only, text: The only one.}}
ambition: only
goals: {kept: {indicator: purse, name: Kept, direction: at_least, target: {only: 0}}}
floors: {kept_too: {indicator: purse, name: Kept, direction: at_least, target: {only: 0}}}
epilogues: {end: {text: It is over.}}
"""
INITIATIVES = """
stocks:
  money_of_host: {name: Money, unit: M NOK, start: 0, low: 0, high: 1, why: Pays., source: assumption}
auxiliaries:
  ready_of_host: {name: Ready, unit: share, equation: 1, why: Effects are scaled by it., source: assumption}
initiatives:
  money: money_of_host
  reserve: money_of_host
  running_cost: money_of_host
  overrun: 1
  overrun_cost: 0
  speed: 1
  failure: 0
  rush: 1
  ramp: {strategy: 1, leadership: 1, organisation: 1, technology: 1}
  readiness:
    {strategy: ready_of_host, leadership: ready_of_host, organisation: ready_of_host, technology: ready_of_host}
  dip_live: 0
  dip_running: 0
"""
CASE = """
case:
  kind: case
  dimension: strategy
  title: Case
  text: What do you do?
  options:
    a: {text: This, at_once: {money_of_host: 0}}
    b: {text: That, at_once: {money_of_host: 0}}
"""


def hosted(folder: Path, model: ReadModel, turns: int, quarters: int) -> Rules:
    """The rules of a scenario whose model is the one that was read."""
    setting = yaml.safe_load(AROUND)
    setting |= {"turns": turns, "quarters_per_turn": quarters, "steps_per_quarter": round(1 / model.step)}
    tables = {name: table or {} for name, table in yaml.safe_load(model_yaml(model)).items()}
    for name, table in yaml.safe_load(INITIATIVES).items():
        tables[name] = {**tables.get(name, {}), **table}
    texts = {"scenario.yaml": yaml.safe_dump(setting), "model.yaml": yaml.safe_dump(tables)}
    return compile_rules(load(write_pack(folder, {**texts, "cards/case.yaml": CASE})))


def undecided(rules: Rules, profile: str | None = None) -> list[Levels]:
    """Every stock at the start and after every step of a game in which nobody decides anything.

    The features that can be switched off are, every card that lies on the table is put aside, and no event comes. The
    half-years are played by `step`; between their first and last days the kernel's `quarter` is called, and it must
    arrive where `step` does.
    """
    days = undecided_days(rules, profile)
    settings, kernel = rules.scenario.settings, rules.kernel.functions
    levels = [stocks_of(rules, days[0])]
    for before, after in pairwise(days):
        floats, whole = list(before.floats), list(before.whole)
        whole[TURN] += 1
        whole[SEASON] = after.whole[SEASON]
        for _ in range(settings.quarters_per_turn * settings.steps_per_quarter):
            kernel["loads"](floats, whole)
            kernel["quarter"](floats, whole, [])
            levels.append(stocks_of(rules, replace(before, floats=tuple(floats))))
        assert levels[-1] == stocks_of(rules, after)
    return levels


def undecided_days(rules: Rules, profile: str | None = None) -> list[State]:
    """The last days of these half-years, the day before the first one first."""
    setup = default_setup(rules.scenario)
    begin = games.first(rules, setup=replace(setup, profile=profile or setup.profile, features_off=FEATURES))
    played = [begin]
    opened = rules.layout.open
    while not played[-1].closed.whole[FINISHED]:
        state = played[-1].state
        quiet = begun_anew(rules, state, (), quiet=True)
        aside = tuple(rules.layout.cards.ids[card - 1] for card in quiet.whole[opened.slice] if card)
        played.append(games.commit(rules, state, Decisions((), aside=aside, quiet=True)))
    return [each.closed for each in played]


def stocks_of(rules: Rules, state: State) -> Levels:
    """The stocks of a moment by name."""
    return {name: state.floats[rules.layout.stock[number]] for number, name in enumerate(rules.layout.stocks)}


def read_back(rules: Rules, profile: str | None = None) -> ReadModel:
    """A scenario's model, written and read."""
    text = text_of(exported(rules.scenario, profile or rules.scenario.settings.profile))
    return read_xmile(text.encode(), "model.xmile")


def far_apart(
    ours: Iterable[Levels], theirs: Iterable[Mapping[str, float]], relative: float, absolute: float = 0.0
) -> list[tuple[int, str, float, float]]:
    """The steps and names at which two runs differ by more than either of these; what only one has does not count."""
    return [
        (number, name, mine, other[name])
        for number, (levels, other) in enumerate(zip(ours, theirs, strict=True))
        for name, mine in levels.items()
        if name in other
        and abs(mine - other[name]) > max(relative * max(abs(mine), abs(other[name])), absolute)
    ]


MOODS = """\
  mood:
    name: Mood
    unit: "1"
    equation: where(situation_worn, 1, 0) + where(spring, 0.25, 0) - 0.1 * turn
    why: It turns.
    source: assumption
  slow_mood:
    name: Slow mood
    unit: "1"
    equation: smooth(mood, 1.5) + delay(max(mood, capacity_total), 3)
    why: It follows.
    source: assumption
"""
SITUATIONS = """\
situations:
  dark: {name: Dark, on: autumn, off: spring, effects: {service_hours: 0.3}, starts: Dark., stops: Light.}
  early: {name: Early, on: turn == 1, off: turn >= 2, effects: {skill: 0.2}, starts: Now., stops: Not now.}
  followed: {name: Followed, on: situation_early, off: not situation_early, effects: {trust: 0.1}, starts: X, stops: Y}
  growing: {name: Growing, on: change_services > 5, off: change_services <= 5, effects: {fund: 2}, starts: X, stops: Y}
"""
WORN_ON = "mood < 0.2 and (change_services < 0.05 or not situation_supervision)"
RESTLESS = (
    (SCENARIO, "situations:\n", SITUATIONS),
    (MODEL, "  quality_gap:", f"{MOODS}  quality_gap:"),
    (MODEL, '"3 + where(situation_worn, 1, 0)"', '"3 + where(autumn, 4, 0) + turn * mood"'),
    (
        MODEL,
        "equation: quality_gap / 3",
        "equation: quality_gap / 3 + slow_mood + quality_gap / (skill - skill)",
    ),
    (
        MODEL,
        "0.5 * share_service * freed_hours",
        "'freed_hours / share_service + max(1 + t, 2, t * t) - abs(-t)'",
    ),
    (MODEL, "start: 1, low: 0, high: 100, why: Timer ingen", "start: 60, low: 2, high: 70, why: Timer ingen"),
    (MODEL, "equation: 0.17 * freed_hours", 'equation: "clamp(80 * curve(t, 2,-1, 3,1, 5,0), -70, skill)"'),
    (
        SCENARIO,
        "on: fatigue >= 45, off: fatigue < 40",
        f"on: {WORN_ON}, off: fatigue < 20 or change_staff < 1 and turn >= 2",
    ),
    (
        SCENARIO,
        "on: fund < 0, off: fund >= 5",
        "on: not situation_worn and change_confidence <= 0, off: situation_worn or autumn",
    ),
    (
        SCENARIO,
        "effects: {quality: -0.5}",
        "effects: {quality: 'where(t > 5, mood, -1)', trust: fatigue / 50}",
    ),
    (SCENARIO, "steps_per_quarter: 4", "steps_per_quarter: 3"),
    (SCENARIO, "quarters_per_turn: 2", "quarters_per_turn: 3"),
    (SCENARIO, "season: spring", "season: autumn"),
)
"""Edits of the tiny pack after which everything happens that an export has to say: see `restless`."""


def restless(folder: Path) -> Rules:
    """A tiny pack with seasons, half-years of three quarters of three steps, and memories of what jumps at their ends.

    Its situations ask for each other and for what has changed, it divides by zero, and its stocks hit their bounds.
    """
    reading = read_edited(folder, *RESTLESS)
    assert reading.scenario is not None, reading.errors
    return compile_rules(reading.scenario)


SAMPLES = Path(__file__).parent / "samples"
SAMPLE_NAMES = ("epidemic.stmx", "orders.xmile", "fishing.xml")
QUARTERS = 4
"""In a turn of the scenario around a sample."""


def sample(name: str, folder: Path) -> tuple[ReadModel, Rules]:
    """A sample as it was read, and a scenario around it that is as long."""
    model = read_xmile((SAMPLES / name).read_bytes(), name)
    return model, hosted(folder, model, -(-int(model.length) // QUARTERS), QUARTERS)
