"""Rows about a game as a whole: the game, its half-years, goals, promises, situations and initiatives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from game.engine.layout import (
    AMBITION,
    BROKEN,
    FAILED,
    KEPT,
    LIVE,
    NONE,
    NOT_GIVEN,
    OPEN,
    RUNNING,
    SETTLED,
)
from game.engine.state import state_hash
from game.log.outcome import outcome_of
from game.pack.schema import Option, Season
from game.research.export.codebook import Row
from game.research.export.told import Told
from game.session.seats import persons

_PROMISE = {OPEN: "open", KEPT: "kept", BROKEN: "broken"}
_WORK = {RUNNING: "running", LIVE: "live", FAILED: "failed", SETTLED: "settled"}


def games(told: Told) -> Iterator[Row]:
    """The game itself."""
    header, setup, settings = told.header, told.replayed.setup, told.scenario.settings
    outcome = outcome_of(told.rules, told.last_day)
    yield (
        told.game,
        told.group,
        header.scenario,
        settings.version,
        told.pack,
        header.content_hash,
        header.rules_hash,
        header.rules,
        header.language,
        header.seed,
        setup.profile,
        setup.ambition,
        setup.short,
        setup.turns,
        len(told.turns),
        told.status,
        setup.voting,
        setup.booklets,
        " ".join(setup.features_off) or None,
        len(settings.roles),
        len(persons(told.scenario, setup)),
        len(setup.machine),
        told.started,
        told.course.seconds,
        sum(outcome.goals.values()),
        sum(not held for held in outcome.floors.values()),
        sum(outcome.promises.values()),
        sum(not kept for kept in outcome.promises.values()),
    )


def turns(told: Told) -> Iterator[Row]:
    """Each half-year that was played."""
    ambitions = told.rules.layout.ambitions.ids
    for turn in told.turns:
        decisions, moves = turn.decisions, told.course.of_turn(turn.turn)
        commit = told.course.commits[turn.turn - 1]
        before = [move.undone for move in moves if move.record < commit.record]
        year, season = _when(told, turn.turn)
        yield (
            told.game,
            turn.turn,
            year,
            season,
            ambitions[told.closed(turn.turn).whole[AMBITION]],
            decisions.ambition,
            told.menu(turn.turn).money,
            decisions.budget.proposal if decisions.budget else None,
            decisions.budget.gains if decisions.budget else None,
            decisions.promise,
            before.count(False),
            before.count(True),
            told.course.opened(turn.turn),
            commit.second,
            state_hash(told.closed(turn.turn)),
        )


def _when(told: Told, turn: int) -> tuple[int, Season]:
    """Year and season of a half-year (from 1)."""
    begin = told.scenario.settings.start
    halves = turn - 1 + (0 if begin.season == "spring" else 1)
    seasons: tuple[Season, Season] = ("spring", "autumn")
    return begin.year + halves // 2, seasons[halves % 2]


def goals(told: Told) -> Iterator[Row]:
    """Goals and floors, at the ambition that holds in the end."""
    layout, settings, day = told.rules.layout, told.scenario.settings, told.last_day
    levels, ambition = len(layout.ambitions), day.whole[AMBITION]
    for number, name in enumerate(layout.goals):
        goal, level = settings.goals[name], ambition + day.whole[layout.goal_shift[number]]
        target = day.floats[layout.goal_target[number * levels + level]]
        value = day.floats[layout.indicator[layout.indicators[goal.indicator]]]
        met = day.whole[layout.goal_met[number]] == 1
        yield told.game, "goal", name, goal.indicator, goal.direction, target, value, met, None
    for number, name in enumerate(layout.floors):
        floor, broken = settings.floors[name], day.whole[layout.floor_broken[number]]
        target = day.floats[layout.floor_target[number * levels + ambition]]
        value = day.floats[layout.indicator[layout.indicators[floor.indicator]]]
        yield (
            told.game,
            "floor",
            name,
            floor.indicator,
            floor.direction,
            target,
            value,
            broken == 0,
            broken or None,
        )


def promises(told: Told) -> Iterator[Row]:
    """Each promise that was given."""
    layout = told.rules.layout
    for number, name in enumerate(layout.promises):
        states = _course_of(told, layout.promise[number])
        if states[-1] == NOT_GIVEN:
            continue
        given = next(turn for turn, state in enumerate(states) if state != NOT_GIVEN)
        yield (
            told.game,
            name,
            given,
            _given_by(told, name, given),
            told.scenario.settings.promises[name].deadline,
            _challenged(told, number),
            _PROMISE[states[-1]],
            None if states[-1] == OPEN else _since(states),
        )


def _given_by(told: Told, promise: str, turn: int) -> str:
    if turn == 0:
        return "start"
    return "team" if told.turns[turn - 1].decisions.promise == promise else "option"


def _challenged(told: Told, number: int) -> int | None:
    place = told.rules.layout.challenged.first
    return next(
        (turn.turn for turn in told.turns if told.decided_on(turn.turn).whole[place] == number + 1), None
    )


def situations(told: Told) -> Iterator[Row]:
    """Each time that a situation was on."""
    layout = told.rules.layout
    for number, name in enumerate(layout.situations):
        states = _course_of(told, layout.situation[number])
        changes = [turn for turn, (old, new) in enumerate(pairwise((0, *states))) if old != new]
        for place in range(0, len(changes), 2):
            yield told.game, name, changes[place], changes[place + 1] if place + 1 < len(changes) else None


def initiatives(told: Told) -> Iterator[Row]:
    """Each initiative that was started."""
    layout, cards = told.rules.layout, told.scenario.cards
    for number, place in enumerate(layout.initiatives):
        states = _course_of(told, layout.status[number])
        choice = layout.choices[place]
        if states[-1] == NONE or not isinstance(choice.option, Option):
            continue
        planned, worked = float(choice.option.quarters), told.last_day.floats[layout.worked[number]]
        done = next((turn for turn, state in enumerate(states) if state in (LIVE, FAILED, SETTLED)), None)
        yield (
            told.game,
            choice.id,
            choice.card,
            choice.key,
            cards[choice.card].dimension,
            choice.option.area,
            next(turn for turn, state in enumerate(states) if state != NONE),
            planned,
            worked,
            None if done is None else worked - planned,
            _WORK[states[-1]],
            done,
        )


def _course_of(told: Told, place: int) -> tuple[int, ...]:
    """What a whole number of the state was on every last day, the start first."""
    return tuple(step.closed.whole[place] for step in told.replayed.steps)


def _since(states: Sequence[int]) -> int:
    """The half-year since which it has been as it is in the end."""
    return max((turn for turn, state in enumerate(states, 1) if state != states[-1]), default=0)
