"""The last beat: what changed, who says so, what the table thought, and how the promises stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.engine.layout import OPEN, TURN
from game.engine.state import State
from game.session.views.case import felt_turn
from game.session.views.figures import rounded, shown_trend, trend_of, value_of, written
from game.session.views.names import choice_name
from game.session.views.news import Due, promises_due, situations_due
from game.session.views.play import Play, Trend, when
from game.session.views.promises import PromiseView, given_promises
from game.session.views.straight_away import straight_away
from game.session.views.voices import Voice, moment_of_turn, moment_voice
from game.session.views.workload import decided_choices, overloaded

CLOSE = 0.5
"""A sentence that has not led yet may lead if its figure moved this share of what the first one did."""
Guess = tuple[str, Trend]
"""The indicator that the table predicted, and which way."""


@dataclass(frozen=True, slots=True)
class Change:
    """An indicator before and after."""

    indicator: str
    name: str
    unit: str
    before: str
    after: str
    change: str
    """"+1,6"; it is the difference of the two figures that are shown."""
    trend: Trend
    """Of the two figures that are shown."""
    good: bool | None


@dataclass(frozen=True, slots=True)
class Thought:
    """What the table predicted, and what came."""

    indicator: str
    name: str
    thought: Trend
    thought_text: str
    became: Trend
    became_text: str
    thought_good: bool | None
    became_good: bool | None
    right: bool
    note: str
    """When what was chosen will be felt, where that is still to come."""


@dataclass(frozen=True, slots=True)
class Consequences:
    """The last beat of a half-year."""

    season: str
    sentence: str
    indicator: str | None
    """The indicator of the sentence, which "why" opens with; None when all is level."""
    second: str
    """"" where no second sentence fits."""
    person: Voice | None
    thought: Thought | None
    promises: tuple[PromiseView, ...]
    """Open ones, and those kept or broken in this half-year."""
    gauges: tuple[Change, ...]
    indicators: tuple[Change, ...]
    """All others."""
    due: tuple[Due, ...]
    """Promises kept or broken, situations that started or stopped in this half-year and that `second` does not tell."""


def consequences(play: Play, thought: Guess | None = None) -> Consequences:
    """What the half-year just played came to; `thought` is the table's prediction. ValueError before the first one."""
    if play.before is None:
        raise ValueError("no half-year has been played yet")
    changes = tuple(indicator_changes(play))
    place = len(play.steps) - 1
    shown = _leading(play, place)
    said = moment_of_turn(play, place)
    gauges, second = play.scenario.settings.gauges, _second(play)
    return Consequences(
        when(play, play.last_day.whole[TURN]).heading,
        play.say("consequences.level") if shown is None else _sentence(play, shown),
        shown,
        second,
        moment_voice(play, said) if said else None,
        _thought(play, *thought) if thought else None,
        tuple(_promises(play)),
        tuple(change for name in gauges for change in changes if change.indicator == name),
        tuple(change for change in changes if change.indicator not in gauges),
        tuple(due for due in (*promises_due(play), *situations_due(play)) if due.text != second),
    )


def indicator_changes(play: Play, first: int | None = None, last: int | None = None) -> Iterator[Change]:
    """Every indicator at the end of step `first` and of step `last`; without them, over the half-year just played."""
    last = len(play.steps) - 1 if last is None else last
    before = play.steps[last - 1 if first is None else first].closed
    return (
        change_of(play, name, before, play.steps[last].closed) for name in play.scenario.settings.indicators
    )


def change_of(play: Play, name: str, before: State, after: State) -> Change:
    """One indicator between two moments."""
    indicator, layout = play.scenario.settings.indicators[name], play.rules.layout
    old, new = value_of(layout, before, name), value_of(layout, after, name)
    trend, good = shown_trend(indicator, old, new)
    difference = rounded(new, indicator.decimals) - rounded(old, indicator.decimals)
    return Change(
        name,
        indicator.name,
        indicator.unit or "",
        written(play, old, indicator.decimals),
        written(play, new, indicator.decimals),
        written(play, difference, indicator.decimals, signed=True),
        trend,
        good,
    )


def _leading(play: Play, place: int) -> str | None:
    """The indicator whose sentence leads the half-year of `play.steps[place]`, of those that have one for it."""
    leads = _leads(play, place)[-1]
    return leads[0] if leads is not None else None


def _leads(play: Play, place: int) -> list[tuple[str, bool] | None]:
    """What led each half-year up to a place, and whether it went well.

    The indicator that changed most for the length of its bar; if it has led in this direction before, the next that
    has not and that changed nearly as much.
    """
    leads: list[tuple[str, bool] | None] = []
    for each in range(1, place + 1):
        ranked = _ranked(play, each)
        close = [item[:2] for item in ranked if item[2] >= CLOSE * ranked[0][2]]
        leads.append(next((item for item in close if item not in leads), close[0] if close else None))
    return leads


def _ranked(play: Play, place: int) -> list[tuple[str, bool, float]]:
    """Indicators with a sentence for how they went: whether for the better, and how far, the farthest first.

    A change that the figures on screen do not show is not talked of.
    """
    layout = play.rules.layout
    before, after = play.steps[place - 1].closed, play.steps[place].closed
    found = []
    for name, indicator in play.scenario.settings.indicators.items():
        old, new = value_of(layout, before, name), value_of(layout, after, name)
        _, good = trend_of(indicator, old, new)
        seen = good == shown_trend(indicator, old, new)[1]
        if good is not None and seen and (indicator.better if good else indicator.worse):
            found.append((name, good, abs(new - old) / (indicator.high - indicator.low)))
    return sorted(found, key=lambda item: -item[2])


def _sentence(play: Play, name: str) -> str:
    """What is said of an indicator; when it has led in this direction before, the words for this time."""
    indicator, good = play.scenario.settings.indicators[name], _went_well(play, name)
    texts = (indicator.better, *indicator.better_again) if good else (indicator.worse, *indicator.worse_again)
    *earlier, now = _leads(play, len(play.steps) - 1)
    said = earlier.count(now)
    return texts[min(said, len(texts) - 1)] or ""


def _went_well(play: Play, name: str) -> bool | None:
    indicator, layout = play.scenario.settings.indicators[name], play.rules.layout
    old, new = (value_of(layout, state, name) for state in (play.steps[-2].closed, play.last_day))
    return trend_of(indicator, old, new)[1]


def _second(play: Play) -> str:
    """What started, else the role that had most to carry beyond its points, else what stopped or was felt at once."""
    situations = tuple(situations_due(play))
    started = next((due.text for due in situations if due.kind == "starts"), None)
    if started is not None:
        return started
    over = overloaded(play, len(play.steps) - 1)
    if over is not None:
        role, had, used, running = over
        short = play.scenario.settings.roles[role].short
        return play.say.count("consequences.overload", running, role=short, had=had, used=used)
    return next((due.text for due in situations), "") or straight_away(play, len(play.steps) - 1)


def _thought(play: Play, name: str, guess: Trend) -> Thought:
    indicator, layout = play.scenario.settings.indicators[name], play.rules.layout
    old, new = (value_of(layout, state, name) for state in (play.steps[-2].closed, play.last_day))
    became, good = trend_of(indicator, old, new)
    guess_good = None if guess == "level" else (guess == "up") == (indicator.good == "up")
    return Thought(
        name,
        indicator.name,
        guess,
        play.say(f"trend.{guess}"),
        became,
        play.say(f"trend.{became}"),
        guess_good,
        good,
        guess == became,
        _still_to_come(play),
    )


def _still_to_come(play: Play) -> str:
    """When the main case's choice will be felt, if that is later than the half-year just played."""
    turn = play.last_day.whole[TURN]
    main = next(decided_choices(play, len(play.steps) - 1), None)
    felt = felt_turn(play, main.card, main.key, turn) if main else None
    if main is None or felt is None or felt <= turn:
        return ""
    return play.say("consequences.felt", choice=choice_name(play, main), when=when(play, felt).inside)


def _promises(play: Play) -> Iterator[PromiseView]:
    layout, state = play.rules.layout, play.last_day
    for view in given_promises(play, state):
        number = layout.promises[view.promise]
        status = state.whole[layout.promise[number]]
        if status == OPEN or state.whole[layout.promise_changed[number]] == state.whole[TURN]:
            yield view
