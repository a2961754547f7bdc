"""The film of the years: what was decided in each half-year, what happened, and how the gauges went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.report.charts import LineChart, line_chart
from game.report.debrief import Debrief
from game.session.views.case import case
from game.session.views.consequences import consequences, indicator_changes
from game.session.views.disputes import about_name
from game.session.views.figures import value_of, with_unit
from game.session.views.goals import goal_of
from game.session.views.names import choice_text, letter
from game.session.views.news import Due, EventView, news
from game.session.views.play import Play, when


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision of a half-year."""

    dimension: str
    """The id, "" for budget and promise."""
    who: str
    title: str
    answer: str
    """"A: Skriv under, innfør overalt"."""


@dataclass(frozen=True, slots=True)
class Disputed:
    """One sentence of the table's against the model, and what it is about."""

    about: str
    text: str


@dataclass(frozen=True, slots=True)
class HalfYearFilm:
    """One half-year on the timeline."""

    season: str
    headline: str
    event: EventView | None
    decided: tuple[Decided, ...]
    due: tuple[Due, ...]
    """What came of earlier choices, in words."""
    sentence: str
    second: str
    called: bool = False
    """Whether the facilitator brought the event."""
    disputes: tuple[Disputed, ...] = ()
    """What the table disputed in it."""


@dataclass(frozen=True, slots=True)
class GaugeFilm:
    """A gauge from the start to the end."""

    name: str
    before: str
    after: str
    """With its unit."""
    trend: str
    chart: LineChart


def up_to(play: Play, turn: int) -> Play:
    """The game as it was when so many half-years had been played."""
    return replace(play, steps=play.steps[: turn + 1])


def film(debrief: Debrief) -> Iterator[HalfYearFilm]:
    """The half-years in order."""
    whole = debrief.play
    for turn in range(1, len(whole.steps)):
        before, after = up_to(whole, turn - 1), up_to(whole, turn)
        opened, ended = news(before), consequences(after)
        yield HalfYearFilm(
            when(whole, turn).heading,
            opened.headline,
            opened.event,
            tuple(_decided(debrief, before, turn)),
            tuple(due for due in (*_of_choices(news(after).due), *ended.due)),
            ended.sentence,
            ended.second,
            debrief.decisions[turn - 1].called is not None,
            tuple(
                Disputed(about_name(before, each.about), each.text)
                for each in debrief.disputes
                if each.turn == turn and each.text
            ),
        )


def gauge_films(debrief: Debrief) -> Iterator[GaugeFilm]:
    """The gauges in the scenario's order."""
    play = debrief.play
    last = len(play.steps) - 1
    labels = [play.say("report.years.start"), *(_short(play, turn) for turn in range(1, last + 1))]
    for change in indicator_changes(play, 0, last):
        if change.indicator not in play.scenario.settings.gauges:
            continue
        indicator = play.scenario.settings.indicators[change.indicator]
        goal = goal_of(play, play.last_day, change.indicator)
        values = [value_of(play.rules.layout, step.closed, change.indicator) for step in play.steps]
        scale = (float(indicator.high - indicator.low), goal.target if goal else None)
        chart = line_chart(play, values, labels, indicator.decimals, scale)
        yield GaugeFilm(
            change.name,
            change.before,
            with_unit(play, change.after, change.unit),
            play.say(f"trend.{change.trend}"),
            chart,
        )


def _short(play: Play, turn: int) -> str:
    """The label of a half-year under a chart: the year at each spring or first half-year, else nothing."""
    begin = play.scenario.settings.start
    halves = turn - 1 + (begin.season == "autumn")
    return str(begin.year + halves // 2) if halves % 2 == 1 else ""


def _of_choices(due: tuple[Due, ...]) -> Iterator[Due]:
    return (each for each in due if each.kind in {"live", "failed", "working", "late"})


def _decided(debrief: Debrief, before: Play, turn: int) -> Iterator[Decided]:
    decisions, say, layout = debrief.decisions[turn - 1], before.say, before.rules.layout
    for card, key in decisions.choices:
        view = case(before, card)
        answer = say("choice.spoken", letter=letter(layout, card, key), text=choice_text(before, card, key))
        yield Decided(view.dimension or "", view.decides, view.title, answer)
    for card in decisions.aside:
        view = case(before, card)
        yield Decided(view.dimension or "", view.decides, view.title, say("report.aside"))
    settings = before.scenario.settings
    if decisions.budget is not None and settings.budget is not None:
        answer = settings.budget.proposals[decisions.budget.proposal].name
        lines = settings.budget.lines
        moved = [
            say.count("report.years.moved", times, source=lines[a].name, target=lines[b].name)
            for (a, b), times in Counter(decisions.budget.moves).items()
        ]
        gains = decisions.budget.gains
        rule = [settings.budget.gains[gains].name] if gains is not None else []
        yield Decided("", say("case.table"), say("cause.budget"), ". ".join([answer, *moved, *rule]) + ".")
    if decisions.promise is not None:
        promise = settings.promises[decisions.promise].name
        yield Decided("", say("case.table"), say("report.years.promise"), promise)
    if decisions.ambition is not None:
        ambition = settings.ambitions[decisions.ambition].name
        yield Decided("", say("case.table"), say("report.years.ambition"), ambition)
