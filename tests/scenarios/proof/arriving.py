"""When what was started is first felt, and whether it gets worse before it gets better.

Each option that starts work is tried alone: a table that answers everything else with "not now" starts it in the second
half-year, or does not. The difference between the two games is what the option did, under the same luck.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import mean

from game.engine.layout import FAILED, FINISHED
from game.engine.menu import legal_commands
from game.engine.state import Rules, Setup, State
from game.engine.step import start
from game.pack.schema import Option
from game.policy import POLICIES
from game.research.legal import Recorded, legalise
from tests.scenarios.answers import laid
from tests.scenarios.proof.playing import committed

TURN_OF_START = 2
FELT = 0.1
"""What is felt: a tenth of the most that comes."""
NOTHING = 1e-9
Path = tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of one option, over the games in which it did not fail."""

    choice: str
    games: int
    worse_first: bool
    """Whether the gauge that moved first and most moved the wrong way."""
    better_later: bool
    """Whether that gauge rose again above where it was then, by the end."""
    first_felt: float | None
    """Quarters from the decision until a tenth of the greatest gain had come; None if nothing ever gains."""


def options_of(rules: Rules) -> tuple[str, ...]:
    """The cases' options that start work."""
    return tuple(
        choice.id
        for choice in rules.layout.choices
        if isinstance(choice.option, Option)
        and choice.option.quarters > 0
        and rules.scenario.cards[choice.card].kind != "event"
    )


def arrivals(rules: Rules, asked: tuple[tuple[str, ...], int]) -> tuple[Arrival, ...]:
    """Try some options in so many games each."""
    names, seeds = asked
    settings = rules.scenario.settings
    setup = Setup(settings.profile, settings.ambition, settings.turns)
    found = []
    for name in names:
        card, key = name.split(".")
        paths = [path for seed in range(1, seeds + 1) for path in _paths(rules, setup, seed, card, key)]
        if paths:
            found.append(_judged(rules, name, paths))
    return tuple(found)


def _paths(rules: Rules, setup: Setup, seed: int, card: str, key: str) -> list[Path]:
    state = start(rules, setup, seed, ledger=False).state
    for _ in range(TURN_OF_START - 1):
        state = committed(rules, state, POLICIES["cautious"](rules, state))[1]
    state_with = laid(rules, state, card)
    if state_with is None:
        return []
    menu = {each.card: each for each in legal_commands(rules, state_with).cards}
    waits = next((k for k in ("not_now",) if k in menu[card].legal), None)
    if key not in menu[card].legal or waits is None:
        return []
    taken, ends = _ends(rules, state_with, card, key), _ends(rules, state_with, card, waits)
    if taken[-1].whole[rules.layout.status[rules.layout.initiative_of[f"{card}.{key}"]]] == FAILED:
        return []
    return [tuple(_better(rules, a, b) for a, b in zip(taken, ends, strict=True))]


def _ends(rules: Rules, state: State, card: str, key: str) -> list[State]:
    ends: list[State] = []
    answers: Mapping[str, str] = {}
    while True:
        quiet = POLICIES["cautious"](rules, state)
        fixed = {card: key} if not ends else {}
        kept = legalise(rules, state, Recorded(TURN_OF_START + len(ends), quiet, answers), fixed)
        closed, state = committed(rules, state, kept.decisions)
        ends.append(closed)
        if closed.whole[FINISHED]:
            return ends


def _better(rules: Rules, one: State, other: State) -> tuple[float, ...]:
    """How much better each indicator is, as a share of its bar."""
    layout, indicators = rules.layout, rules.scenario.settings.indicators
    return tuple(
        (1.0 if indicators[name].good == "up" else -1.0)
        * (one.floats[layout.indicator[n]] - other.floats[layout.indicator[n]])
        / float(indicators[name].high - indicators[name].low)
        for n, name in enumerate(layout.indicators)
    )


def _judged(rules: Rules, name: str, paths: list[Path]) -> Arrival:
    layout, settings = rules.layout, rules.scenario.settings
    turns = len(paths[0])
    middle = [
        [mean(path[turn][n] for path in paths) for n in range(len(layout.indicators))]
        for turn in range(turns)
    ]
    gauges = [layout.indicators[gauge] for gauge in settings.gauges]
    first = max(gauges, key=lambda n: abs(middle[0][n]))
    gains = max(range(len(layout.indicators)), key=lambda n: max(row[n] for row in middle))
    most = max(row[gains] for row in middle)
    quarters = settings.quarters_per_turn
    felt = (
        next((t for t in range(turns) if middle[t][gains] >= FELT * most), None) if most > NOTHING else None
    )
    return Arrival(
        name,
        len(paths),
        middle[0][first] < -NOTHING,
        max(row[first] for row in middle[1:]) > middle[0][first] + NOTHING,
        None if felt is None else float((felt + 1) * quarters),
    )
