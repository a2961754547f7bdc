"""The whole debrief as one value: every section with finished texts, for the template to set."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.layout import AMBITION
from game.report.charts import Bar, signed_bar
from game.report.debrief import Debrief
from game.report.table_talk import (
    Ballot,
    Loads,
    Prediction,
    Unsaid,
    ballots,
    hits,
    loads,
    predictions,
    unsaid,
)
from game.report.turning import Turning, turnings
from game.report.years import GaugeFilm, HalfYearFilm, film, gauge_films
from game.session.views.outcome import Epilogue, Outcome, epilogue, outcome
from game.session.views.play import Play, when
from game.session.views.why import Cause, Why, why
from game.texts.catalogue import Words

QUESTIONS = 6
"""So many questions of the facilitator's notes stand before the action plan."""


@dataclass(frozen=True, slots=True)
class Causes:
    """What moved a gauge over the whole game."""

    name: str
    why: Why
    rows: tuple[tuple[Cause, Bar], ...]
    """Each cause and its bar."""
    behind: tuple[tuple[Cause, Bar], ...]
    """What pulled at the flows among them."""


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the template needs."""

    say: Words
    title: str
    subtitle: str
    """The table, the seasons, the profile and the ambition."""
    years: tuple[HalfYearFilm, ...]
    gauges: tuple[GaugeFilm, ...]
    causes: tuple[Causes, ...]
    turnings: tuple[Turning, ...]
    predictions: tuple[Prediction, ...]
    hits: int
    ballots: tuple[Ballot, ...]
    unsaid: tuple[Unsaid, ...]
    loads: Loads
    outcome: Outcome
    epilogue: Epilogue
    questions: tuple[str, ...]
    edition: str


def page_of(debrief: Debrief) -> Page:
    """All sections of a debrief."""
    play = debrief.play
    thought = tuple(predictions(debrief))
    return Page(
        say=play.say,
        title=play.scenario.settings.title,
        subtitle=_subtitle(debrief, play),
        years=tuple(film(debrief)),
        gauges=tuple(gauge_films(debrief)),
        causes=tuple(_causes(play, gauge) for gauge in play.scenario.settings.gauges),
        turnings=tuple(turnings(debrief)),
        predictions=thought,
        hits=hits(thought),
        ballots=tuple(ballots(debrief)),
        unsaid=tuple(unsaid(debrief)),
        loads=loads(debrief),
        outcome=outcome(play),
        epilogue=epilogue(play),
        questions=_questions(debrief),
        edition=play.say(
            "report.edition",
            title=play.scenario.settings.title,
            version=play.scenario.settings.version,
            seed=debrief.seed,
        ),
    )


def _subtitle(debrief: Debrief, play: Play) -> str:
    settings, last = play.scenario.settings, len(play.steps) - 1
    span = play.say("report.span", first=when(play, 1).short, last=when(play, last).short)
    names = (settings.profiles[debrief.setup.profile].name, settings.ambitions[_ambition(play)].name)
    return " · ".join(part for part in (debrief.table, span, *names) if part)


def _ambition(play: Play) -> str:
    """The one that held at the end: a table may have raised it."""
    return play.rules.layout.ambitions.ids[play.last_day.whole[AMBITION]]


def _causes(play: Play, gauge: str) -> Causes:
    found = why(play, gauge, 0, len(play.steps) - 1, net=True)
    rows, behind = (
        tuple((cause, signed_bar(cause.share, 1.0)) for cause in causes)
        for causes in (found.causes, found.behind)
    )
    return Causes(play.scenario.settings.indicators[gauge].name, found, rows, behind)


def _questions(debrief: Debrief) -> tuple[str, ...]:
    """The questions that the played main cases put to one's own municipality."""
    cards = debrief.scenario.cards
    notes = [
        note.question
        for decisions in debrief.decisions
        for card, _ in decisions.choices
        if cards[card].kind == "case" and (note := cards[card].note) is not None
    ]
    return tuple(notes[:QUESTIONS])
