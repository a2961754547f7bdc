"""The form before and after as the debrief shows it: what a group may see, as dots on a line from 0 to 100."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.log.form_file import Sheet
from game.session.forms import FEWEST, Mean, summary
from game.session.views.figures import plain, written
from game.session.views.play import Play


@dataclass(frozen=True, slots=True)
class Dot:
    """A mean on its line: `at` from 0 to 100, and the same as written."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class DotLine:
    """A sentence before, as people now see themselves before, and after; None where fewer than three answered."""

    text: str
    before: Dot | None
    then: Dot | None
    after: Dot | None


@dataclass(frozen=True, slots=True)
class FormsShown:
    """All that a group sees of its forms."""

    counts: str
    """How many were filled in."""
    lines: tuple[DotLine, ...]
    """Empty until three people have answered something."""
    sentences: tuple[str, ...]
    """The question, the forecast and whether those who disagreed were heard, in words."""
    hidden: str
    """Why nothing is shown yet; "" where something is."""


def forms_shown(play: Play, sheets: Iterable[Sheet]) -> FormsShown | None:
    """What a group sees; None where nobody has filled in a form."""
    found, say = summary(play.scenario, sheets), play.say
    if found is None:
        return None
    lines = tuple(
        DotLine(each.text, _dot(play, each.before), _dot(play, each.then), _dot(play, each.after))
        for each in found.sentences
    )
    sentences = []
    if found.known is not None:
        for key, share in (("before", found.known.before), ("after", found.known.after)):
            if share is not None:
                facts = {"count": share.count, "right": round(share.value * share.count / 100)}
                told = say(f"report.form.known.{key}", answer=found.known.answer, **facts)
                sentences.append(told)
    if found.forecast is not None:
        mean = plain(play, round(found.forecast.value, 1))
        reached = sum(play.last_day.whole[play.rules.layout.goal_met.slice])
        sentences.append(say("report.form.forecast", mean=mean, reached=reached))
    if found.heard is not None:
        mean = written(play, found.heard.value, 0)
        sentences.append(say("report.form.heard", text=found.heard_text, mean=mean, count=found.heard.count))
    shown = found.shown or bool(sentences)
    return FormsShown(
        say("report.form.counts", before=found.before, after=found.after),
        lines if found.shown else (),
        tuple(sentences),
        "" if shown else say("report.form.hidden", fewest=FEWEST),
    )


def _dot(play: Play, mean: Mean | None) -> Dot | None:
    return None if mean is None else Dot(round(mean.value, 1), written(play, mean.value, 0))
