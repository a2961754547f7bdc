"""For the room: what to print, the host's card, the sealed envelope, the paper game and the action plan."""

from __future__ import annotations

from collections.abc import Iterator

from game.pack.schema import Minutes
from game.session.clock import has_budget
from game.session.views.figures import plain
from game.session.views.play import when
from game.workshop.printing.matter import Data, Matter

BEATS = ("news", "case", "choice", "consequences")
STEPS = {"news": 2, "case": 3, "choice": 4, "consequences": 3}
"""How many lines the host's card has for each beat."""
KEYS = ("enter", "escape", "abc", "h", "o", "s", "u", "f1", "f2", "f8", "f9", "f11")
PLAN = ("stop", "who", "when", "if", "then", "date", "ask")
TURNS_ON_A_PAGE = 2


def host(matter: Matter) -> Data:
    """What the person at the laptop does in each beat, and the keys."""
    say, minutes = matter.say, matter.settings.minutes
    return {
        "lead": say("print.host.lead"),
        "beats": [
            {
                "name": say(f"beat.{beat}"),
                "minutes": say("print.minutes", minutes=plain(matter.play, _minutes(minutes, beat))),
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


def paper_game(matter: Matter) -> Data:
    """Sheets on which a table without a screen writes what it decides, to be keyed in afterwards."""
    say, turns = matter.say, matter.settings.turns
    halves = []
    for first in range(1, turns + 1, TURNS_ON_A_PAGE):
        few = range(first, min(first + TURNS_ON_A_PAGE, turns + 1))
        title = (
            say("print.paper.half", first=few[0], last=few[-1]) if len(few) > 1 else say("print.paper.one")
        )
        halves.append(
            {
                "title": title,
                "turns": [
                    {"name": _turn_name(matter, turn), "rows": list(_rows(matter, turn))} for turn in few
                ],
            }
        )
    return {"lead": say("print.paper.lead"), "halves": halves}


def plan(matter: Matter) -> Data:
    """The action plan for one's own municipality, blank."""
    say = matter.say
    return {"lead": say("print.plan.lead"), "fields": [say(f"report.plan.{field}") for field in PLAN]}


def _minutes(minutes: Minutes, beat: str) -> float:
    return float(getattr(minutes, beat))


def _turn_name(matter: Matter, turn: int) -> str:
    return matter.say("print.run.turn", turn=turn, when=when(matter.play, turn).heading)


def _rows(matter: Matter, turn: int) -> Iterator[Data]:
    """What there is to decide in a half-year; what begins later or is switched off has no line."""
    say, settings = matter.say, matter.settings
    features, later = settings.features, settings.from_turn
    roles = [role.short for role in settings.roles.values()]

    def played(part: str) -> bool:
        return bool(getattr(features, part)) and turn >= later.get(part, 1)  # type: ignore[call-overload]

    yield {"name": say("print.paper.case"), "boxes": [say("print.paper.code"), say("print.paper.answer")]}
    if features.votes:
        yield {"name": say("print.paper.votes"), "boxes": roles}
    if played("delegated"):
        for _ in range(settings.delegated_per_turn):
            boxes = [say("print.paper.code"), say("print.paper.answer")]
            yield {"name": say("print.paper.delegated"), "boxes": boxes}
    if played("events"):
        yield {
            "name": say("print.paper.event"),
            "boxes": [say("print.paper.code"), say("print.paper.answer")],
        }
    if played("tokens"):
        yield {"name": say("print.paper.tokens"), "boxes": roles}
    if has_budget(settings, turn, settings.turns):
        yield {
            "name": say("print.paper.budget"),
            "boxes": [say("print.paper.proposal"), say("print.paper.moves")],
        }
    if played("promises"):
        yield {"name": say("print.paper.promise"), "boxes": []}
    if features.predictions:
        yield {
            "name": say("print.paper.prediction"),
            "boxes": [say("print.paper.of"), say("print.paper.way")],
        }
