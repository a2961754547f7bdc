"""The film of the years: what was decided in each half-year, what happened, and how the gauges went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from game.report.charts import LineChart, line_chart
from game.report.debrief import Debrief
from game.session.reasons import DISPUTE
from game.session.views.case import case
from game.session.views.consequences import Change, Thought, consequences, indicator_changes
from game.session.views.disputes import about_name
from game.session.views.figures import value_of, with_unit
from game.session.views.goals import goal_of
from game.session.views.names import choice_text, letter, target_name
from game.session.views.news import Due, DueKind, EventView, news
from game.session.views.play import Play, when

DecidedKind = Literal["case", "delegated", "event", "budget", "promise", "ambition"]
GROUPED: tuple[DueKind, ...] = ("live", "working", "failed")
"""What became of choices that is told by what it was, not one by one."""


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision of a half-year."""

    kind: DecidedKind
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
    attention: tuple[str, ...]
    """Where the roles had their attention: "Teknologi: Helse, Digital"."""
    lent: tuple[str, ...]
    """Capacity that was lent: "Økonomi lånte ett poeng til Digital"."""
    thought: Thought | None
    """What the table predicted, and what it became."""
    came: tuple[str, ...]
    """What came of earlier choices, in a line for each kind."""
    sentence: str
    second: str
    called: bool = False
    """Whether the facilitator brought the event."""
    disputes: tuple[Disputed, ...] = ()
    """What the table disputed in it."""
    came_by: str = ""
    """How the event came: "hentet av møtelederen", "hentet med kode"; "" for one that came by itself."""


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
    return (half_year(debrief, turn) for turn in range(1, len(debrief.steps)))


def half_year(debrief: Debrief, turn: int) -> HalfYearFilm:
    """One half-year, counted from 1."""
    whole = debrief.play
    before, after = up_to(whole, turn - 1), up_to(whole, turn)
    opened, ended = news(before), consequences(after, debrief.predictions[turn - 1])
    return HalfYearFilm(
        when(whole, turn).heading,
        opened.headline,
        opened.event,
        tuple(_decided(debrief, before, turn)),
        tuple(_attention(debrief, before, turn)),
        tuple(lent_in(debrief, turn)),
        ended.thought,
        (*_came(after), *(told_due(due) for due in ended.due)),
        ended.sentence,
        ended.second,
        debrief.decisions[turn - 1].called is not None,
        tuple(
            Disputed(about_name(before, each.about), each.text)
            for each in debrief.written
            if each.turn == turn and each.what == DISPUTE and each.text
        ),
        came_by=_came_by(debrief, turn),
    )


def _came_by(debrief: Debrief, turn: int) -> str:
    decided, cards = debrief.decisions[turn - 1], debrief.scenario.cards
    if decided.called is not None:
        return debrief.play.say("report.called")
    if any(cards[card].kind == "event" for card in decided.brought):
        return debrief.play.say("report.brought")
    return ""


def told_due(due: Due) -> str:
    """What came due, in one line."""
    return f"{due.title}: {due.text}"


def gauge_films(debrief: Debrief) -> Iterator[GaugeFilm]:
    """The gauges in the scenario's order."""
    play = debrief.play
    last = len(play.steps) - 1
    labels = [play.say("report.years.start"), *(short_label(play, turn) for turn in range(1, last + 1))]
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


def other_figures(debrief: Debrief) -> tuple[Change, ...]:
    """All indicators but the gauges, from the start to the end."""
    play = debrief.play
    gauges = play.scenario.settings.gauges
    found = indicator_changes(play, 0, len(play.steps) - 1)
    return tuple(each for each in found if each.indicator not in gauges)


def short_label(play: Play, turn: int) -> str:
    """The label of a half-year under a chart: the year at each spring or first half-year, else nothing."""
    begin = play.scenario.settings.start
    halves = turn - 1 + (begin.season == "autumn")
    return str(begin.year + halves // 2) if halves % 2 == 1 else ""


def _came(after: Play) -> Iterator[str]:
    """What became of choices: what went live, works or failed by its names, what is late one by one."""
    due = news(after).due
    for kind in GROUPED:
        names = ", ".join(
            after.say("report.years.named", name=each.title) for each in due if each.kind == kind
        )
        if names:
            yield after.say(f"report.years.came.{kind}", names=names)
    yield from (told_due(each) for each in due if each.kind == "late")


def _attention(debrief: Debrief, before: Play, turn: int) -> Iterator[str]:
    roles, placed = before.scenario.settings.roles, dict(debrief.decisions[turn - 1].tokens)
    for target in dict.fromkeys(placed[role] for role in roles if role in placed):
        here = ", ".join(roles[role].short for role in roles if placed.get(role) == target)
        yield f"{target_name(before, target)}: {here}"


def lent_in(debrief: Debrief, turn: int) -> Iterator[str]:
    """Who lent whom a point in a half-year."""
    play = debrief.play
    roles = play.scenario.settings.roles
    for lender, borrower in debrief.decisions[turn - 1].lending:
        yield play.say("report.years.lent", lender=roles[lender].short, borrower=roles[borrower].short)


def _decided(debrief: Debrief, before: Play, turn: int) -> Iterator[Decided]:
    decisions, say, layout = debrief.decisions[turn - 1], before.say, before.rules.layout
    for card, key in decisions.choices:
        view = case(before, card)
        answer = say("choice.spoken", letter=letter(layout, card, key), text=choice_text(before, card, key))
        if card in decisions.brought:
            answer = f"{answer} ({say('report.brought')})"
        yield Decided(
            debrief.scenario.cards[card].kind, view.dimension or "", view.decides, view.title, answer
        )
    for card in decisions.aside:
        view = case(before, card)
        kind = debrief.scenario.cards[card].kind
        yield Decided(kind, view.dimension or "", view.decides, view.title, say("report.aside"))
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
        yield Decided(
            "budget", "", say("case.table"), say("cause.budget"), ". ".join([answer, *moved, *rule]) + "."
        )
    if decisions.promise is not None:
        promise = settings.promises[decisions.promise].name
        yield Decided("promise", "", say("case.table"), say("report.years.promise"), promise)
    if decisions.ambition is not None:
        ambition = settings.ambitions[decisions.ambition].name
        yield Decided("ambition", "", say("case.table"), say("report.years.ambition"), ambition)
