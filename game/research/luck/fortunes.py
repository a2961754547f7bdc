"""A recorded game played once more under other luck, and how it ended."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from game.engine.chance import seed_key
from game.engine.decisions import Decisions
from game.engine.state import Rules, Setup, State
from game.engine.step import start
from game.pack.schema import Scenario
from game.policy import POLICIES
from game.research.legal import legalise
from game.research.luck.habits import habits
from game.research.whatif import Game, committed

GOALS = "goals"
"""The measure beside the gauges: how many goals are met at the end."""
Traits = tuple[float, ...]
"""How a game ended: the goals met, then the gauges in the scenario's order and units."""


def other_seeds(seed: int, count: int) -> tuple[int, ...]:
    """Seeds (0 to 2^64 - 1) that follow from a game's own; the first ones of more are those of fewer."""
    return tuple(
        int.from_bytes(
            hashlib.blake2b(f"luck:{seed}:{number}".encode("ascii"), digest_size=8).digest(), "little"
        )
        for number in range(count)
    )


def traits_of(rules: Rules, closed: State) -> Traits:
    """How a game ended, by its last day."""
    layout = rules.layout
    gauges = (layout.indicator[layout.indicators[name]] for name in rules.scenario.settings.gauges)
    return (
        float(sum(closed.whole[layout.goal_met.slice])),
        *(closed.floats[slot] for slot in gauges),
    )


def measures(scenario: Scenario) -> tuple[str, ...]:
    """The names of `Traits`: goals, then the gauges."""
    return (GOALS, *scenario.settings.gauges)


@dataclass(frozen=True, slots=True)
class Held:
    """Of the answers that a game asked for: how many were given as the table gave them, by its habits, otherwise."""

    own: int
    habit: int
    other: int


@dataclass(frozen=True, slots=True)
class Ended:
    """A game that was played once more."""

    traits: Traits
    held: Held


def under_fortune(game: Game, setup: Setup, seed: int, fortune: int) -> Ended:
    """The table's decisions with the cases of its own game, and all other luck that of `fortune`."""
    begun = start(game.rules, setup, seed, ledger=False).state
    return _played(game, with_fortune(begun, fortune))


def in_other_game(game: Game, setup: Setup, seed: int) -> Ended:
    """The table's decisions in the game of another seed."""
    begun = start(game.rules, setup, seed, ledger=False).state
    return _played(game, begun)


def by_team(rules: Rules, setup: Setup, seed: int, team: str, half_years: int) -> Traits:
    """The game of a built-in team."""
    state = start(rules, setup, seed, ledger=False).state
    closed = state
    for turn in range(1, half_years + 1):
        played = committed(rules, state, POLICIES[team](rules, state), turn)
        state, closed = played.state, played.closed
    return traits_of(rules, closed)


def with_fortune(state: State, fortune: int) -> State:
    """The same moment with the same cases to come, where all that is yet to be drawn falls otherwise."""
    key = seed_key(fortune)
    before = replace(state.before, key=key) if state.before is not None else None
    return replace(state, key=key, before=before)


def _played(game: Game, state: State) -> Ended:
    read = habits(game.rules.scenario, game.recorded)
    own = {card: key for decisions in game.recorded for card, key in decisions.choices}
    closed, counts = state, Counter[str]()
    for turn in range(1, len(game.recorded) + 1):
        asked = game.decided(turn)
        kept = legalise(game.rules, state, replace(asked, answers={**read, **own}), {})
        counts.update(_sources(kept.decisions, dict(asked.decisions.choices), own, read))
        played = committed(game.rules, state, kept.decisions, turn)
        state, closed = played.state, played.closed
    return Ended(traits_of(game.rules, closed), Held(counts["own"], counts["habit"], counts["other"]))


def _sources(
    decided: Decisions, now: Mapping[str, str], own: Mapping[str, str], read: Mapping[str, str]
) -> Iterator[str]:
    """Whose each answer is."""
    for card, key in decided.choices:
        if key == now.get(card, own.get(card)):
            yield "own"
        else:
            yield "habit" if card not in own and key == read.get(card) else "other"
