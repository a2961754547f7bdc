"""The whole debrief as one value: every section with finished texts, for the template to set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.engine.layout import AMBITION
from game.report.causes import Causes, causes_of
from game.report.debrief import Debrief
from game.report.forms import FormsShown, forms_shown
from game.report.home import FollowUp, follow_ups, plan_of, questions
from game.report.table_talk import (
    Ballot,
    Loads,
    Note,
    Prediction,
    Unsaid,
    ballots,
    hits,
    loads,
    notes,
    predictions,
    unsaid,
)
from game.report.turning import Turning, turnings
from game.report.years import GaugeFilm, HalfYearFilm, film, gauge_films, other_figures
from game.session.views.consequences import Change
from game.session.views.outcome import Epilogue, Outcome, epilogue, outcome
from game.session.views.play import Play, when
from game.texts.catalogue import Words


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
    follow_ups: tuple[FollowUp, ...]
    plan: Mapping[str, str]
    """What was written of it on the screen."""
    forms: FormsShown | None
    """What a group sees of the form before and after."""
    notes: tuple[Note, ...]
    others: tuple[Change, ...]
    """All indicators that are no gauges, from the start to the end."""
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
        causes=tuple(causes_of(play, gauge) for gauge in play.scenario.settings.gauges),
        turnings=tuple(turnings(debrief)),
        predictions=thought,
        hits=hits(thought),
        ballots=tuple(ballots(debrief)),
        unsaid=tuple(unsaid(debrief)),
        loads=loads(debrief),
        outcome=outcome(play),
        epilogue=epilogue(play),
        questions=questions(debrief),
        follow_ups=tuple(follow_ups(debrief)),
        plan=plan_of(debrief.written),
        forms=forms_shown(play, debrief.sheets),
        notes=tuple(note for note in notes(debrief) if note.kind == "note"),
        others=other_figures(debrief),
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
