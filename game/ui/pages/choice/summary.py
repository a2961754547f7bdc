"""Everything once more before it holds: what is decided, what is not, and the yes that nobody can undo."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.session.inputs import Commit
from game.session.parts import Part, parts_of
from game.session.table import menu_of
from game.session.views import ambitions, case
from game.session.views.names import choice_text, letter
from game.ui.boxes import Action
from game.ui.layout import Flow
from game.ui.pages.choice.budget import budget_of, chosen_proposal
from game.ui.pages.choice.prediction import predicted_name
from game.ui.pages.choice.rows import ROOMY, PickRow, link, sheet_card
from game.ui.pages.choice.sheet import Outcome, Sheet, Shown, digits, onward, short_name
from game.ui.room import Room
from game.ui.screens import Settings
from game.ui.theme import Type
from game.ui.widgets.button import Button
from game.ui.widgets.text import heading

TOLD = frozenset({"card", "tokens", "budget", "ambition", "prediction"})
"""What has a line of its own; votes only while they are missing, a loan and a promise only when there are any."""


@dataclass(frozen=True, slots=True)
class SummarySheet(Sheet):
    """One line for each thing to decide, each the way back to it. The page opens what is pressed."""

    def show(self, room: Room, settings: Settings) -> Shown:  # noqa: ARG002  the signature of every sheet
        say, parts = room.say, told(room)
        title = say("window.choice.summary.title")
        missing = tuple(part for part in parts if part.needed and not part.done)
        links = self._links(room)
        rows = {short: self._rows(room, parts, short=short) for short in (False, True)}
        tall = {
            high: tuple(replace(row, slim=False, high=high, size=Type.LARGE) for row in rows[False])
            for high in (ROOMY, ROOMY * 0.75)
        }

        middle = (
            *(sheet_card(title, (heading(title), *each, *links), 14) for each in tall.values()),
            *(
                sheet_card(title, (heading(title, size), *rows[short], *links), gap, tight=gap < 10)  # noqa: PLR2004
                for size, gap, short in (
                    (Type.HEADING, 12, False),
                    (50, 6, False),
                    (44, 4, True),
                    (40, 2, True),
                )
            ),
        )
        hint = say("window.choice.summary.hint")
        if missing:
            hint = say.count("window.choice.summary.missing", len(missing))
        keys = digits(row.action for row in rows[False] if row.action)
        return Shown(middle, hint, (self._button(room, missing),), keys)

    def act(self, room: Room, action: Action) -> Outcome:
        if action.name == "commit":
            room.submit(Commit())
        return None

    def _button(self, room: Room, missing: tuple[Part, ...]) -> Button:
        if not missing:
            button = onward(room.say("window.choice.summary.commit"))
            return Button(button.text, Action("commit"), button.kind, icon="check", padding=34)
        first = missing[0]
        button = onward(room.say("window.choice.summary.to_missing"))
        return Button(button.text, _open(first), button.kind, "to_missing", button.icon, padding=34)

    def _rows(self, room: Room, parts: tuple[Part, ...], *, short: bool) -> tuple[PickRow, ...]:
        return tuple(
            PickRow(
                str(number),
                part_name(room, part),
                f"part:{part.kind}:{part.card or ''}",
                _open(part),
                end=decided(room, part, short=short) or room.say("window.choice.summary.undecided"),
                warn=part.needed and not part.done,
                size=Type.LABEL,
                slim=True,
            )
            for number, part in enumerate(parts, 1)
        )

    def _links(self, room: Room) -> tuple[Flow, ...]:
        say, menu = room.say, menu_of(room.game.rules, room.table)
        found = []
        if menu.lenders:
            found.append(link(say("window.choice.lending.open"), Action("lending"), "G"))
        if menu.promises:
            found.append(link(say("window.choice.promise.open"), Action("promise_sheet"), "P"))
        return (Flow(tuple(found), gap=48, line_gap=4),) if found else ()


def told(room: Room) -> tuple[Part, ...]:
    """The parts that have a line."""
    return tuple(
        part
        for part in parts_of(room.game.rules, room.table)
        if part.kind in TOLD
        or (part.kind == "votes" and not part.done)
        or (part.kind in ("lending", "promise") and part.done)
    )


def part_name(room: Room, part: Part) -> str:
    """What a part is called: a case by its title."""
    if part.kind == "card" and part.card is not None:
        return case(room.play(), part.card).title
    return room.say(f"window.choice.part.{part.kind}")


def decided(room: Room, part: Part, *, short: bool) -> str:
    """What was decided in a part, "" for nothing; `short` leaves out what another page tells."""
    pending, play, say = room.table.pending, room.play(), room.say
    settings = play.scenario.settings
    match part.kind:
        case "votes":
            return ""
        case "card":
            return _answer(room, part.card or "", short=short)
        case "tokens":
            if not pending.tokens:
                return ""
            return say("window.choice.summary.tokens", placed=len(pending.tokens), roles=len(settings.roles))
        case "lending":
            return _loans(room, short=short)
        case "budget":
            return _budget(room, short=short)
        case "promise":
            return settings.promises[pending.promise].name if pending.promise else ""
        case "ambition":
            held = next(view.name for view in ambitions(play) if view.holds)
            return settings.ambitions[pending.ambition].name if pending.ambition else held
        case "prediction":
            return _prediction(room, short=short)


def _prediction(room: Room, *, short: bool) -> str:
    said = room.table.pending.prediction
    if said is None:
        return ""
    way = room.say(f"window.choice.predict.{said.direction}")
    return way if short else room.say("window.choice.summary.predicted", name=predicted_name(room), way=way)


def _answer(room: Room, card: str, *, short: bool) -> str:
    key = dict(room.table.pending.choices).get(card)
    if key is None:
        return ""
    name = letter(room.game.rules.layout, card, key)
    return name if short else f"{name}: {choice_text(room.play(), card, key)}"


def _loans(room: Room, *, short: bool) -> str:
    lending = room.table.pending.lending
    if short:
        return str(len(lending)) if lending else ""
    names = ((short_name(room, lender), short_name(room, borrower)) for lender, borrower in lending)
    return ", ".join(
        room.say("window.choice.summary.lent", lender=lender, borrower=borrower) for lender, borrower in names
    )


def _budget(room: Room, *, short: bool) -> str:
    chosen = chosen_proposal(budget_of(room))
    if chosen is None:
        return ""
    moves = len(room.table.pending.moves)
    if short or not moves:
        return chosen.name
    return room.say.count("window.choice.summary.moved", moves, name=chosen.name)


def _open(part: Part) -> Action:
    return Action("open", f"{part.kind}:{part.card or ''}")
