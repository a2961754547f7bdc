"""The sheets of a table without a screen: what it decides, in the order in which it is keyed in afterwards.

The order and the words are those of `game.session.keying`, and the numbers of its lists are those of the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.pack.schema import DIMENSIONS, ScenarioFile
from game.session.clock import half_years, has_budget
from game.session.keying import KINDS, PlaceKind
from game.session.views.names import LETTERS, dimension_name
from game.session.views.paper import MARKS, row_key
from game.session.views.play import when
from game.workshop.printing.matter import Data, Matter
from game.workshop.printing.run_sheet import sessions_of


def paper_game(matter: Matter) -> Data:
    """A sheet a half-year, for each length that the scenario's forms have, and what the numbers on it mean."""
    say = matter.say
    return {
        "lead": say("print.paper.lead"),
        "sheets": [sheet for form, last in lengths(matter) for sheet in _sheets(matter, form, last)],
        "numbers-title": say("print.paper.numbers"),
        "numbers": [{"name": name, "what": what} for name, what in _numbers(matter) if what],
    }


def lengths(matter: Matter) -> tuple[tuple[str, int], ...]:
    """The forms of the gathering by how many half-years they play; forms of the same length share their sheets."""
    settings = matter.settings
    found: dict[int, list[str]] = {}
    for session in sessions_of(matter):
        found.setdefault(half_years(settings, session), []).append(session.name)
    return tuple((" / ".join(names), last) for last, names in found.items())


def _sheets(matter: Matter, form: str, last: int) -> Iterator[Data]:
    for turn in range(1, last + 1):
        yield {"title": _turn_name(matter, turn), "form": form, "rows": list(_rows(matter, turn, last))}


def _turn_name(matter: Matter, turn: int) -> str:
    return matter.say("print.run.turn", turn=turn, when=when(matter.play, turn).heading)


def _rows(matter: Matter, turn: int, last: int) -> Iterator[Data]:
    """What there is to decide in a half-year; what begins later or is switched off has no line."""
    say, settings = matter.say, matter.settings
    boxes = dict(_boxes(matter, turn, last))
    for kind in KINDS:
        if kind in boxes:
            for _ in range(settings.delegated_per_turn if kind == "small" else 1):
                yield {"name": say(f"print.paper.{row_key(kind)}"), "boxes": boxes[kind]}


def _boxes(matter: Matter, turn: int, last: int) -> Iterator[tuple[PlaceKind, list[str]]]:
    """The lines of a half-year by their kind, each with its boxes."""
    say, settings = matter.say, matter.settings
    code, answer = say("print.paper.code"), say("print.paper.answer")
    roles = [role.short for role in settings.roles.values()]
    planned = {item.turn: item for item in settings.calendar}.get(turn)
    cards = matter.scenario.cards

    def comes(card: str | None) -> str:
        return say("print.paper.planned", code=cards[card].code) if card is not None else code

    if played(settings, "events", turn) or (planned is not None and planned.event):
        yield "event", [comes(planned.event if planned is not None else None), answer]
    yield "case", [comes(planned.case if planned is not None else None)]
    if settings.features.votes:
        yield "vote", roles
    yield "answer", [answer]
    if played(settings, "delegated", turn):
        yield "small", [code, answer]
    yield from _shared(matter, turn, last)


def _shared(matter: Matter, turn: int, last: int) -> Iterator[tuple[PlaceKind, list[str]]]:
    """Attention, loans, the budget, and what is said aloud."""
    say, settings = matter.say, matter.settings
    if played(settings, "tokens", turn):
        yield "token", [role.short for role in settings.roles.values()]
    if played(settings, "lending", turn):
        yield "lend", [say("print.paper.lender"), say("print.paper.borrower")] * 2
    budget = settings.budget
    if budget is not None and has_budget(settings, turn, last):
        yield "proposal", [say("print.paper.proposal")]
        if budget.moves:
            yield "move_from", [say("print.paper.moves")] * budget.moves
        if budget.gains:
            yield "gains", [say("print.paper.rule")]
    if played(settings, "promises", turn):
        if turn == settings.raise_ambition and turn < last:
            yield "ambition", [say("print.paper.ambition.box")]
        yield "promise", []
    if settings.features.predictions:
        yield "prediction", [say("print.paper.of"), say("print.paper.way")]


def played(settings: ScenarioFile, part: str, turn: int) -> bool:
    """Whether a part of the game is played in a half-year."""
    return bool(getattr(settings.features, part)) and turn >= settings.from_turn.get(part, 1)  # type: ignore[call-overload]


def _numbers(matter: Matter) -> Iterator[tuple[str, str]]:
    """What the letters and numbers on the sheet mean: where attention goes, the budget, promises."""
    say, settings = matter.say, matter.settings
    if settings.features.tokens:
        yield say("print.paper.tokens"), _listed(MARKS, (dimension_name(matter.play, d) for d in DIMENSIONS))
    budget = settings.budget
    if budget is not None and settings.features.budget:
        kept = {
            name for each in settings.situations.values() if each.limits for name in each.limits.proposals
        }
        offered = (part.name for name, part in budget.proposals.items() if name not in kept)
        yield say("print.paper.budget"), _listed(LETTERS, offered)
        yield say("print.paper.moved"), _listed(MARKS, (line.name for line in budget.lines.values()))
        yield say("print.paper.gains"), _listed(MARKS, (rule.name for rule in budget.gains.values()))


def _listed(marks: str, names: Iterable[str]) -> str:
    return " · ".join(f"{mark} {name}" for mark, name in zip(marks, names, strict=False))
