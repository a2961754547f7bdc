"""For the room: what to print, the host's card, the sealed envelope and the action plan."""

from __future__ import annotations

from game.session.views.figures import plain
from game.workshop.printing.matter import Data, Matter
from game.workshop.printing.run_sheet import BEATS, sessions_of

STEPS = {"news": 2, "case": 3, "choice": 5, "consequences": 3}
"""How many lines the host's card has for each beat."""
KEYS = ("enter", "escape", "abc", "h", "o", "s", "u", "f1", "f2", "f8", "f9", "f11")
PLAN = ("stop", "who", "when", "if", "then", "date", "ask")


def host(matter: Matter) -> Data:
    """What the person at the laptop does in each beat, and the keys."""
    say = matter.say
    return {
        "lead": say("print.host.lead"),
        "beats": [
            {
                "name": say(f"beat.{beat}"),
                "minutes": say("print.minutes", minutes=_minutes(matter, beat)),
                "steps": [say(f"print.host.{beat}.{step}") for step in range(1, STEPS[beat] + 1)],
            }
            for beat in BEATS
        ],
        "keys-title": say("print.host.keys"),
        "keys": [{"key": say(f"print.key.{key}"), "what": say(f"print.key.{key}.what")} for key in KEYS],
    }


def envelope(matter: Matter) -> Data:
    """The front of an envelope that the facilitator fills with one event."""
    say = matter.say
    return {
        "lead": say("print.envelope.lead"),
        "front": say("print.envelope.front"),
        "front-sub": say("print.envelope.open"),
        "blanks": [say("print.envelope.turn"), say("print.envelope.code")],
    }


def plan(matter: Matter) -> Data:
    """The action plan for one's own municipality, blank."""
    say = matter.say
    return {"lead": say("print.plan.lead"), "fields": [say(f"report.plan.{field}") for field in PLAN]}


def _minutes(matter: Matter, beat: str) -> str:
    """From the form that gives a beat the least to the one that gives it the most."""
    own = matter.settings.minutes
    forms = (session.minutes or own for session in sessions_of(matter))
    least, *others = sorted({float(getattr(minutes, beat)) for minutes in forms})
    return "–".join(plain(matter.play, minutes) for minutes in (least, *others[-1:]))
