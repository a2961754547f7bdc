"""Compares the answers to each card of a scenario under the same luck: for whose mandate is which answer the best?

    python -m tests.scenarios.answers [--pack fjordvik] [--card NAME ...] [--dimension strategy ...] [--seeds 6]

A card is laid on the table in games of several built-in teams from every profile, in turns 2 to 6, in the place of the
card that came. Each legal answer is then given in turn; everything else is decided as in the game itself, as far as
that is legal. What counts is the mean of each role's mandate over all half-years from then on, and the gauges and
goals at the end. A card fails where an option is the best answer for nobody's mandate, on average over the moments in
which all answers were legal, or where another answer is never worse, in any moment, for any gauge, goal or mandate.
"Not now" may serve nobody where waiting is no way out, but must not do so on most cards.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from statistics import mean

from game.engine.decisions import NOT_NOW, Decisions
from game.engine.layout import OPEN_SLOTS, TURN
from game.engine.menu import legal_commands
from game.engine.state import Rules, Setup, State
from game.engine.step import Step, start, step
from game.policy import POLICIES
from game.research.legal import Recorded, legalise
from game.research.workers import Workers
from tests import games

TEAMS = ("balanced", "random", "cautious")
"""A table that goes well, one that takes what comes, and one that has nothing else to do."""
TURNS = (2, 3, 4, 5, 6)
SAME = 1e-9
PIECE = 12
"""Cards that are tried from the same games."""


@dataclass(frozen=True, slots=True)
class Base:
    """A game as its team played it: the first day of each half-year, and what was decided."""

    states: tuple[State, ...]
    decided: tuple[Decisions, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a game came to; everything counted so that more is better."""

    mandates: tuple[float, ...]
    gauges: tuple[float, ...]
    goals: tuple[bool, ...]


Moment = Mapping[str, Outcome]
"""By answer."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found about a card."""

    card: str
    moments: int
    """In which all answers were legal."""
    best_for: Mapping[str, tuple[str, ...]]
    """By answer, the roles whose mandate it serves best."""
    mandates: Mapping[str, tuple[float, ...]]
    """By answer, the mean of each role's mandate against the mean over all answers."""
    gauges: Mapping[str, tuple[float, ...]]
    goals: Mapping[str, float]
    dominated: Mapping[str, str]
    """An answer, and the one that is never worse."""

    @property
    def holds(self) -> bool:
        """Every option is somebody's best, and no answer is dominated; to wait need not always be wise."""
        served = all(roles for key, roles in self.best_for.items() if key != NOT_NOW)
        return self.moments > 0 and served and not self.dominated


def bases(rules: Rules, seeds: int) -> tuple[Base, ...]:
    """The games that moments are taken from."""
    settings = rules.scenario.settings
    return tuple(
        _played(rules, team, Setup(profile, settings.ambition, settings.turns), seed)
        for profile in settings.profiles
        for team in TEAMS
        for seed in range(1, seeds + 1)
    )


def _played(rules: Rules, team: str, setup: Setup, seed: int) -> Base:
    state, states, decided = start(rules, setup, seed, ledger=False).state, [], []
    for _ in range(setup.turns):
        decisions = POLICIES[team](rules, state)
        states.append(state)
        decided.append(decisions)
        state = _commit(rules, state, decisions).state
    return Base(tuple(states), tuple(decided))


def _commit(rules: Rules, state: State, decisions: Decisions) -> Step:
    played = step(rules, state, decisions, ledger=False)
    assert isinstance(played, Step), played.refusals
    return played


def laid(rules: Rules, state: State, card: str) -> State | None:
    """The same moment with the card on the table; None where it has been there before, or needs another moment."""
    layout, kind = rules.layout, rules.scenario.cards[card].kind
    number = layout.cards[card]
    if number + 1 in state.whole[layout.open.slice]:
        return state
    if state.whole[layout.offered[number]] or not state.whole[layout.open[0]]:
        return None
    slot = {"case": 0, "delegated": 1, "event": OPEN_SLOTS}[kind]
    whole = list(state.whole)
    whole[layout.open[slot]] = number + 1
    whole[layout.offered[number]] = whole[TURN]
    return replace(state, whole=tuple(whole))


def moments(rules: Rules, played: Sequence[Base], card: str) -> Iterator[Moment]:
    """The card in one half-year of each game, in turn; one in the calendar on its day."""
    settings = rules.scenario.settings
    scripted = [entry.turn for entry in settings.calendar if entry.case == card]
    turns = scripted or [turn for turn in TURNS if turn <= settings.turns - 1] or [settings.turns]
    for place, base in enumerate(played):
        turn = turns[place % len(turns)]
        state = laid(rules, base.states[turn - 1], card)
        if state is not None:
            menu = {each.card: each for each in legal_commands(rules, state).cards}
            yield {key: _with_answer(rules, base, state, (card, key)) for key in menu[card].legal}


def _with_answer(rules: Rules, base: Base, state: State, answer: tuple[str, str]) -> Outcome:
    first = state.whole[TURN]
    answers = {card: key for decisions in base.decided for card, key in decisions.choices}
    ends: list[State] = []
    for number in range(first, len(base.decided) + 1):
        recorded = Recorded(number, base.decided[number - 1], answers)
        fixed = dict([answer]) if number == first else {}
        played = _commit(rules, state, legalise(rules, state, recorded, fixed).decisions)
        state = played.state
        ends.append(played.closed)
    return _outcome(rules, ends)


def _outcome(rules: Rules, ends: Sequence[State]) -> Outcome:
    layout, settings = rules.layout, rules.scenario.settings
    value = rules.kernel.functions["mandate"]
    mandates = tuple(
        mean(value(number, list(end.floats), list(end.whole)) for end in ends)
        for number in range(len(layout.roles))
    )
    gauges = tuple(
        (1.0 if settings.indicators[name].good == "up" else -1.0)
        * ends[-1].floats[layout.indicator[layout.indicators[name]]]
        for name in settings.gauges
    )
    return Outcome(mandates, gauges, tuple(met > 0 for met in ends[-1].whole[layout.goal_met.slice]))


def verdict(rules: Rules, played: Sequence[Base], card: str) -> Verdict:
    """Try the card's answers, and judge."""
    keys = [choice.key for choice in rules.layout.choices if choice.card == card]
    tried = list(moments(rules, played, card))
    whole = [moment for moment in tried if len(moment) == len(keys)]
    roles = list(rules.layout.roles)
    mandates = (
        {key: [mean(m[key].mandates[r] for m in whole) for r in range(len(roles))] for key in keys}
        if whole
        else {}
    )
    best: dict[str, list[str]] = {key: [] for key in keys}
    for number, role in enumerate(roles):
        ranked = sorted(mandates, key=lambda key: mandates[key][number], reverse=True)
        if ranked and (len(ranked) == 1 or mandates[ranked[0]][number] > mandates[ranked[1]][number] + SAME):
            best[ranked[0]].append(role)
    middle = [mean(mandates[key][r] for key in keys) for r in range(len(roles))] if whole else []
    return Verdict(
        card,
        len(whole),
        {key: tuple(names) for key, names in best.items()},
        {key: tuple(a - b for a, b in zip(values, middle, strict=True)) for key, values in mandates.items()},
        {key: tuple(mean(m[key].gauges[g] for m in whole) for g in range(4)) for key in mandates},
        {key: mean(sum(m[key].goals) for m in whole) for key in mandates},
        dict(_dominated(keys, tried)),
    )


def _dominated(keys: Sequence[str], tried: Sequence[Moment]) -> Iterator[tuple[str, str]]:
    for key in keys:
        able = [moment for moment in tried if key in moment]
        for other in keys:
            if other != key and able and all(other in m and _no_worse(m[other], m[key]) for m in able):
                yield key, other
                break


def _no_worse(one: Outcome, other: Outcome) -> bool:
    figures = zip((*one.mandates, *one.gauges), (*other.mandates, *other.gauges), strict=True)
    return all(a >= b - SAME for a, b in figures) and all(
        a or not b for a, b in zip(one.goals, other.goals, strict=True)
    )


# ---------------------------------------------------------------------------------------------- the report


def cards_of(rules: Rules) -> list[str]:
    """Every card with more than one answer; a challenged promise needs its own moment, so that card is left out."""
    return [
        name
        for name, card in rules.scenario.cards.items()
        if len([choice for choice in rules.layout.choices if choice.card == name]) > 1
        and not card.challenges_promise
    ]


def lines(rules: Rules, found: Verdict) -> Iterator[str]:
    """A card's report."""
    card, roles = rules.scenario.cards[found.card], list(rules.layout.roles)
    yield f"{'holds' if found.holds else 'FAILS'} {card.code} {found.card}: {found.moments} moments"
    yield (
        "    answer     "
        + " ".join(f"{role[:9]:>9}" for role in roles)
        + " | "
        + " ".join(f"{name[:8]:>8}" for name in rules.scenario.settings.gauges)
        + " | goals"
    )
    for key, values in found.mandates.items():
        reference = found.gauges[list(found.gauges)[-1]]
        gauges = " ".join(f"{a - b:8.2f}" for a, b in zip(found.gauges[key], reference, strict=True))
        served = ", ".join(found.best_for[key]) or "NOBODY"
        beaten = f"; DOMINATED by {found.dominated[key]}" if key in found.dominated else ""
        yield (
            f"    {key:<10} "
            + " ".join(f"{v:9.2f}" for v in values)
            + f" | {gauges} | {found.goals[key]:5.2f}  best for {served}{beaten}"
        )


def verdicts(rules: Rules, asked: tuple[tuple[str, ...], int]) -> tuple[Verdict, ...]:
    """Those of some cards, from so many games of each team and profile."""
    names, seeds = asked
    played = bases(rules, seeds)
    return tuple(verdict(rules, played, name) for name in names)


def main(arguments: Sequence[str] | None = None) -> int:
    """Try, print, judge."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pack", default="fjordvik")
    parser.add_argument("--card", nargs="*", default=[])
    parser.add_argument("--dimension", nargs="*", default=[])
    parser.add_argument("--seeds", type=int, default=6, help="base games for each team and profile")
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args(arguments)
    rules = games.rules_of(asked.pack)
    names = [
        name
        for name in cards_of(rules)
        if (not asked.card or name in asked.card)
        and (not asked.dimension or rules.scenario.cards[name].dimension in asked.dimension)
    ]
    failed, waiting = [], []
    with Workers(rules, asked.jobs) as workers:
        pieces = [(tuple(names[at : at + PIECE]), asked.seeds) for at in range(0, len(names), PIECE)]
        for found in chain.from_iterable(workers.each(verdicts, pieces)):
            sys.stdout.write("\n".join(lines(rules, found)) + "\n")
            failed += [] if found.holds else [found.card]
            waiting += [bool(found.best_for[NOT_NOW])] if NOT_NOW in found.best_for else []
    sys.stdout.write(
        f"{len(names) - len(failed)} of {len(names)} cards hold; failed: {', '.join(failed) or 'none'}\n"
    )
    sys.stdout.write(f"not now is somebody's best on {sum(waiting)} of {len(waiting)} cards that have it\n")
    return 1 if failed or not names else 0


if __name__ == "__main__":
    sys.exit(main())
