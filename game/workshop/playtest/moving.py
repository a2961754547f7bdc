"""What each answer moves, from the moments that were tried: against "not now", under the same luck."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from game.engine.decisions import NOT_NOW
from game.engine.layout import Choice
from game.engine.state import Rules
from game.pack.schema import Option
from game.workshop.playtest.shares import Band, Share, band_of
from game.workshop.playtest.trying import Outcome, Tried

LEAST_MOMENTS = 8
"""From fewer moments no answer is called dominated, or best, or without effect."""
SAME = 1e-9
"""Differences below this share of an indicator's bar are none: what rounding leaves of two equal games."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What an answer moved against the card's reference, over the moments where both were legal."""

    key: str
    moments: int
    soon: Mapping[str, Band]
    """By gauge, after two half-years (that of the decision counted), in the gauge's unit."""
    end: Mapping[str, Band]
    """By gauge, at the end of the game."""
    goals: float
    """Goals more, or fewer, on average."""
    floors: float
    """Floors broken more, or fewer, on average."""


@dataclass(frozen=True, slots=True)
class Dominated:
    """An answer that another one beats: nowhere worse, dearer or heavier, somewhere better."""

    key: str
    by: str
    moments: int


@dataclass(frozen=True, slots=True)
class CardMoves:
    """A card's answers under the same luck."""

    card: str
    reference: str
    """not_now, or for a card without it the first answer."""
    moments: int
    moved: tuple[Moved, ...]
    """Every answer but the reference, in the order of the card."""
    best: Mapping[str, Share]
    """By answer, in how many of the moments where it was legal it was the best one, alone."""
    dominated: tuple[Dominated, ...]
    alike: bool
    """Whether all answers came to the same in every moment."""


def moves(rules: Rules, tried: Sequence[Tried]) -> tuple[CardMoves, ...]:
    """Every card that was tried, in the order of the pack."""
    by_card: dict[str, list[Tried]] = {}
    for each in tried:
        by_card.setdefault(each.card, []).append(each)
    judge = _Judge(rules)
    return tuple(judge.card(name, by_card[name]) for name in rules.scenario.cards if name in by_card)


class _Judge:
    """Knows the figures that count: gauges, and what goals and floors ask for, each with its good direction."""

    def __init__(self, rules: Rules) -> None:
        settings, layout = rules.scenario.settings, rules.layout
        self._rules = rules
        self._gauges = {name: layout.indicators[name] for name in settings.gauges}
        bars = settings.indicators
        counted = [(name, bars[name].good == "up") for name in settings.gauges]
        asked = (*settings.goals.values(), *settings.floors.values())
        counted += [(goal.indicator, goal.direction == "at_least") for goal in asked]
        self._counted = tuple(
            (
                layout.indicators[name],
                1.0 if up else -1.0,
                float(bars[name].high) - float(bars[name].low),
            )
            for name, up in dict.fromkeys(counted)
        )
        self._bars = len(settings.gauges)

    def card(self, name: str, tried: Sequence[Tried]) -> CardMoves:
        choices = {choice.key: choice for choice in self._rules.layout.choices if choice.card == name}
        tables = [{outcome.key: outcome for outcome in each.outcomes} for each in tried]
        reference = NOT_NOW if NOT_NOW in choices else next(iter(choices))
        others = [key for key in choices if key != reference]
        moved = (self._moved(key, reference, tables) for key in others)
        return CardMoves(
            name,
            reference,
            len(tried),
            tuple(each for each in moved if each is not None),
            {key: self._best(key, tables) for key in choices},
            tuple(self._dominated(choices, tables)),
            len(tried) >= LEAST_MOMENTS and all(self._alike(table) for table in tables),
        )

    def _moved(self, key: str, reference: str, tables: Sequence[Mapping[str, Outcome]]) -> Moved | None:
        pairs = [(table[key], table[reference]) for table in tables if key in table and reference in table]
        if not pairs:
            return None
        soon = {
            name: band_of([a.soon[number] - b.soon[number] for a, b in pairs])
            for name, number in self._gauges.items()
        }
        end = {
            name: band_of([a.end[number] - b.end[number] for a, b in pairs])
            for name, number in self._gauges.items()
        }
        n = len(pairs)
        goals = fsum(float(sum(a.met) - sum(b.met)) for a, b in pairs) / n
        floors = fsum(float(sum(a.broken) - sum(b.broken)) for a, b in pairs) / n
        return Moved(key, n, soon, end, goals, floors)

    def _best(self, key: str, tables: Sequence[Mapping[str, Outcome]]) -> Share:
        able = [table for table in tables if key in table]
        wins = 0
        for table in able:
            here = self._rank(table[key])
            others = [self._rank(outcome) for name, outcome in table.items() if name != key]
            wins += all(_ahead(here, other) for other in others)
        return Share(wins, len(able))

    def _rank(self, outcome: Outcome) -> tuple[int, int, float]:
        """Fewer floors broken first, then more goals, then the gauges' mean as a share of their bars."""
        gauges = self._counted[: self._bars]
        mean = fsum(sign * outcome.end[number] / bar for number, sign, bar in gauges) / len(gauges)
        return -sum(outcome.broken), sum(outcome.met), mean

    def _dominated(
        self, choices: Mapping[str, Choice], tables: Sequence[Mapping[str, Outcome]]
    ) -> Iterator[Dominated]:
        for key in choices:
            for other in choices:
                able = [table for table in tables if key in table]
                if key == other or len(able) < LEAST_MOMENTS or not all(other in table for table in able):
                    continue
                burden = _no_heavier(choices[other], choices[key])
                if burden is None:
                    continue
                verdicts = [self._compare(table[other], table[key]) for table in able]
                if all(verdict is not None for verdict in verdicts) and (burden or any(verdicts)):
                    yield Dominated(key, other, len(able))
                    break

    def _compare(self, one: Outcome, other: Outcome) -> bool | None:
        """Whether one outcome is better than another somewhere; None where it is worse anywhere."""
        if any(there and not here for here, there in zip(one.met, other.met, strict=True)):
            return None
        if any(here and not there for here, there in zip(one.broken, other.broken, strict=True)):
            return None
        better = one.met != other.met or one.broken != other.broken
        for number, sign, bar in self._counted:
            for here, there in ((one.soon, other.soon), (one.end, other.end)):
                ahead = sign * (here[number] - there[number]) / bar
                if ahead < -SAME:
                    return None
                better = better or ahead > SAME
        return better

    def _alike(self, table: Mapping[str, Outcome]) -> bool:
        first, *others = table.values()
        return all(self._compare(first, each) is False for each in others)


def _ahead(here: tuple[int, int, float], other: tuple[int, int, float]) -> bool:
    return here[:2] > other[:2] or (here[:2] == other[:2] and here[2] > other[2] + SAME)


def _no_heavier(one: Choice, other: Choice) -> bool | None:
    """Whether an answer asks for less than another somewhere; None where it asks for more anywhere."""
    a, b = asked_by(one), asked_by(other)
    names = {*a, *b}
    if any(a.get(name, 0.0) > b.get(name, 0.0) for name in names):
        return None
    return any(a.get(name, 0.0) < b.get(name, 0.0) for name in names)


def asked_by(choice: Choice) -> dict[str, float]:
    """What an answer asks for: price, running cost, and for each role its points and its points times quarters."""
    option = choice.option
    if not isinstance(option, Option):
        return {}
    asked = {"price": float(option.price), "running": float(option.running)}
    for role, points in option.burden.items():
        asked[f"points {role}"] = float(points)
        asked[f"work {role}"] = float(points) * float(option.quarters)
    return asked
