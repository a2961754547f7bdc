"""The form that each person fills in before and after the game, one page each."""

from __future__ import annotations

from game.pack.schema import Form
from game.workshop.printing.matter import Data, Matter

STEPS = tuple(range(0, 101, 10))
"""What can be ticked."""
ACTION_LINES = 2


def form(matter: Matter) -> Data:
    """The page before and the page after. ValueError for a scenario without a form."""
    asked = matter.settings.form
    if asked is None:
        raise ValueError("this scenario has no form")
    say = matter.say
    shared = {
        "fits": say("form.fits"),
        "ends": say("form.ends", low=asked.low, high=asked.high),
        "steps": [str(step) for step in STEPS],
        "question": _question(matter, asked),
        "consent": say("form.paper.consent"),
        "code": say("form.paper.code"),
        "honest": say("form.honest"),
    }
    before = {
        "title": say("form.before"),
        "lead": say("form.before.lead"),
        "sentences": [{"text": text, "rows": [""]} for text in asked.confidence.values()],
        "forecast": _forecast(matter, asked),
        "action": None,
    }
    twice = [say("form.now"), say("form.then")]
    heard = [{"text": asked.heard, "rows": [""]}] if asked.heard else []
    after = {
        "title": say("form.after"),
        "lead": say("form.after.lead"),
        "sentences": [
            *({"text": text, "rows": twice} for text in asked.confidence.values()),
            *heard,
        ],
        "forecast": None,
        "action": {"text": asked.action, "lines": ACTION_LINES} if asked.action else None,
    }
    return {"pages": [{**shared, **before}, {**shared, **after}]}


def _question(matter: Matter, asked: Form) -> Data | None:
    if asked.question is None:
        return None
    answers = [*asked.question.answers.values(), matter.say("form.unknown")]
    return {"text": asked.question.text, "answers": answers}


def _forecast(matter: Matter, asked: Form) -> Data | None:
    if asked.forecast is None:
        return None
    return {
        "text": asked.forecast,
        "answers": [str(count) for count in range(len(matter.settings.goals) + 1)],
    }
