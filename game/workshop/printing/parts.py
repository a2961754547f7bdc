"""The parts of the printed matter in their order, and all of them as one piece of data for the templates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from game.workshop.printing.deck import cases, event_codes, notes
from game.workshop.printing.form import form
from game.workshop.printing.guide import guide
from game.workshop.printing.matter import Data, Matter
from game.workshop.printing.paper_game import paper_game
from game.workshop.printing.people import booklets, signs, votes
from game.workshop.printing.room import envelope, host, plan
from game.workshop.printing.run_sheet import run_sheets

_MADE: Mapping[str, Callable[[Matter], Data]] = MappingProxyType(
    {
        "run-sheets": run_sheets,
        "host": host,
        "signs": signs,
        "booklets": booklets,
        "votes": votes,
        "cases": cases,
        "event-codes": event_codes,
        "envelope": envelope,
        "notes": notes,
        "paper-game": paper_game,
        "form": form,
        "plan": plan,
        "guide": guide,
    }
)
CONTENTS = "contents"
PARTS = (CONTENTS, *_MADE)
"""The parts by the names that the command line and the templates know them by."""


def parts_of(matter: Matter) -> tuple[str, ...]:
    """Those parts that this scenario has, in their order."""
    return tuple(name for name in PARTS if name != "form" or matter.settings.form is not None)


def printed(matter: Matter, parts: Iterable[str] = PARTS) -> Data:
    """These parts of a scenario, always in the same order; KeyError for one that there is not.

    A scenario without a form has none to print.
    """
    wanted = frozenset(parts)
    if unknown := wanted - set(PARTS):
        raise KeyError(min(unknown))
    names = [name for name in parts_of(matter) if name in wanted]
    return {
        "title": matter.settings.title,
        "lang": matter.say.language,
        "edition": matter.edition,
        "parts": [_part(matter, name, names) for name in names],
    }


def _part(matter: Matter, name: str, names: list[str]) -> Data:
    made = _contents(matter, names) if name == CONTENTS else _MADE[name](matter)
    return {"name": name, "title": _title(matter, name), **made}


def _title(matter: Matter, name: str) -> str:
    return matter.say(f"print.part.{name}")


def _contents(matter: Matter, names: list[str]) -> Data:
    """What is in the pile, how to print it, and how many copies of it."""
    say = matter.say
    return {
        "lead": say("print.contents.lead", subtitle=matter.settings.subtitle),
        "rows": [
            {
                "name": _title(matter, name),
                "how": say(f"print.part.{name}.how"),
                "copies": say(f"print.part.{name}.copies"),
            }
            for name in names
            if name != CONTENTS
        ],
    }
