"""A what-if in a table's words: what the gauges and goals would be now with another answer, under the same luck."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.bringing import opened_as
from game.engine.decisions import Decisions
from game.engine.menu import legal_commands
from game.research.whatif import WhatIf, what_if
from game.session.views.case import case
from game.session.views.figures import shown_trend, value_of, with_unit, written
from game.session.views.names import choice_text, letter
from game.session.views.play import Play, Trend, when


@dataclass(frozen=True, slots=True)
class AnswerMade:
    """An answer that was given, or that could have been: its key, its letter on the screen, its text."""

    key: str
    letter: str
    text: str


@dataclass(frozen=True, slots=True)
class DecisionMade:
    """A decision of a half-year that was played, and what else was legal then."""

    card: str
    title: str
    chosen: AnswerMade
    others: tuple[AnswerMade, ...]


@dataclass(frozen=True, slots=True)
class GaugeInstead:
    """A gauge as it became, and as it would be."""

    name: str
    here: str
    there: str
    """With its unit."""
    trend: Trend
    """Where `there` is from `here`."""
    good: bool | None


@dataclass(frozen=True, slots=True)
class Instead:
    """What would be now."""

    season: str
    """"høsten 2027", of the decision."""
    title: str
    chosen: AnswerMade
    option: AnswerMade
    gauges: tuple[GaugeInstead, ...]
    goals: tuple[str, ...]
    """Goals and floors that would stand otherwise, as sentences."""
    changed: int
    """How many later decisions had to be others."""


def decisions_made(play: Play, decided: tuple[Decisions, ...], turn: int) -> tuple[DecisionMade, ...]:
    """The decisions of a half-year (from 1) that had an alternative, in the order of the table."""
    opened = opened_as(play.rules, play.steps[turn - 1].state, decided[turn - 1])
    legal = {card.card: card.legal for card in legal_commands(play.rules, opened).cards}
    return tuple(
        DecisionMade(
            card,
            case(play, card).title,
            _answer(play, card, chosen),
            tuple(_answer(play, card, key) for key in legal[card] if key != chosen),
        )
        for card, chosen in decided[turn - 1].choices
        if len(legal[card]) > 1
    )


def instead(play: Play, decided: tuple[Decisions, ...], turn: int, card: str, option: str) -> Instead:
    """The game so far with `option` for `card` in half-year `turn`, replayed.

    ValueError where that was not decided then, or was not legal.
    """
    seed = play.steps[0].closed.seed
    found = what_if(play.rules, play.setup, seed, decided, turn, card, option)
    return Instead(
        when(play, turn).inside,
        case(play, card).title,
        _answer(play, card, found.chosen),
        _answer(play, card, option),
        tuple(_gauge(play, found, name) for name in play.scenario.settings.gauges),
        _goals(play, found),
        len(found.changed),
    )


def _answer(play: Play, card: str, key: str) -> AnswerMade:
    return AnswerMade(key, letter(play.rules.layout, card, key), choice_text(play, card, key))


def _gauge(play: Play, found: WhatIf, name: str) -> GaugeInstead:
    indicator = play.scenario.settings.indicators[name]
    here = value_of(play.rules.layout, play.last_day, name)
    there = here + next(each.end for each in found.differences if each.indicator == name)
    trend, good = shown_trend(indicator, here, there)
    became, would_be = (
        with_unit(play, written(play, value, indicator.decimals), indicator.unit) for value in (here, there)
    )
    return GaugeInstead(indicator.name, became, would_be, trend, good)


def _goals(play: Play, found: WhatIf) -> tuple[str, ...]:
    goals, floors = play.scenario.settings.goals, play.scenario.settings.floors
    return (
        *(play.say("instead.gained", goal=goals[name].name) for name in found.goals_gained),
        *(play.say("instead.lost", goal=goals[name].name) for name in found.goals_lost),
        *(play.say("instead.saved", floor=floors[name].name) for name in found.floors_saved),
        *(play.say("instead.broken", floor=floors[name].name) for name in found.floors_broken),
    )
