"""A decision left out: the same game with "Not now" in its place, under the same luck, as a table reads it."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.decisions import Decisions
from game.engine.menu import legal_commands
from game.research.whatif import WhatIf, what_if
from game.session.views.figures import rounded, value_of, with_unit, written
from game.session.views.names import choice_name, choice_of
from game.session.views.play import Play, when
from game.session.views.subject import unit_of_amount

NOT_NOW = "not_now"


@dataclass(frozen=True, slots=True)
class Compared:
    """A gauge at the end, as it went and without the decision."""

    indicator: str
    name: str
    went: str
    without: str
    difference: str
    """What the decision did to it, signed, with its unit: as it went, less without."""
    good: bool | None
    """Whether that was for the better; None where nothing shows."""


@dataclass(frozen=True, slots=True)
class Without:
    """What one decision did."""

    label: str
    decided: str
    """"høsten 2026"."""
    figure: str
    """The name of the indicator whose two ways are shown."""
    unit: str
    """Of the level that both ways show: "%", "dager"."""
    went: tuple[float, ...]
    """Its way as it was played: the start, then the end of each half-year."""
    without: tuple[float, ...]
    turn: int
    """The half-year of the decision: until its beginning both ways are one."""
    ends: tuple[str, str]
    """The last figure of each way, written."""
    seasons: tuple[str, ...]
    """By half-year of the ways: "" for the start, then "vår 2026" and so on."""
    gauges: tuple[Compared, ...]
    changed: int
    """How many later choices could not be held in the other game."""
    told: str
    """The same as a sentence; "" where all could."""


def turn_of(play: Play, recorded: tuple[Decisions, ...], choice: str) -> int | None:
    """The half-year in which a choice was made and "Not now" could have been said instead; None if there is none."""
    card, _, key = choice.partition(".")
    if key == NOT_NOW:
        return None
    for turn in range(len(recorded), 0, -1):
        if dict(recorded[turn - 1].choices).get(card) == key:
            open_cards = {
                each.card: each for each in legal_commands(play.rules, play.steps[turn - 1].state).cards
            }
            return turn if NOT_NOW in open_cards[card].legal else None
    return None


def without(play: Play, recorded: tuple[Decisions, ...], choice: str, indicator: str) -> Without:
    """The game without a choice, up to the half-year played last. ValueError for a choice that cannot be left out."""
    turn = turn_of(play, recorded, choice)
    if turn is None:
        raise ValueError(f"{choice!r} was not decided in this game, or could not be left out")
    card, _, _ = choice.partition(".")
    seed = play.steps[0].state.seed
    found = what_if(play.rules, play.setup, seed, recorded, turn, card, NOT_NOW)
    part, layout = play.scenario.settings.indicators[indicator], play.rules.layout
    went = tuple(value_of(layout, step.closed, indicator) for step in play.steps)
    differences = next(each for each in found.differences if each.indicator == indicator).by_turn
    other = (*went[:turn], *(a + b for a, b in zip(went[turn:], differences, strict=True)))
    return Without(
        choice_name(play, choice_of(layout, choice)),
        when(play, turn).inside,
        part.name,
        part.unit or play.say("unit.points"),
        went,
        other,
        turn,
        (_shown(play, indicator, went[-1]), _shown(play, indicator, other[-1])),
        ("", *(when(play, number).short for number in range(1, len(play.steps)))),
        tuple(_compared(play, found, name) for name in play.scenario.settings.gauges),
        len(found.changed),
        play.say.count("causes.without.changed", len(found.changed)) if found.changed else "",
    )


def _compared(play: Play, found: WhatIf, name: str) -> Compared:
    part = play.scenario.settings.indicators[name]
    here = value_of(play.rules.layout, play.last_day, name)
    there = here + next(each.end for each in found.differences if each.indicator == name)
    decimals = max(1, part.decimals)
    did = rounded(here, decimals) - rounded(there, decimals)
    good = None if not did else (did > 0) == (part.good == "up")
    amount = written(play, did, decimals, signed=True) if did else written(play, 0, decimals)
    shown = with_unit(play, amount, unit_of_amount(play, name))
    return Compared(name, part.name, _shown(play, name, here), _shown(play, name, there), shown, good)


def _shown(play: Play, name: str, value: float) -> str:
    part = play.scenario.settings.indicators[name]
    return with_unit(play, written(play, value, max(1, part.decimals)), part.unit)
