"""The page of the choice beat: which sheet lies on it, how it turns, and the keys that mean the same on all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.session.inputs import GoBack, Undo
from game.session.parts import Part, PartKind, parts_of
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.pages.choice.ambition import AmbitionSheet
from game.ui.pages.choice.booth import BoothPage
from game.ui.pages.choice.budget import BudgetSheet
from game.ui.pages.choice.card_sheet import CardSheet
from game.ui.pages.choice.first import first_hint
from game.ui.pages.choice.lending import LendingSheet
from game.ui.pages.choice.prediction import PredictionSheet
from game.ui.pages.choice.promise import PromiseSheet
from game.ui.pages.choice.seats import SeatsPage
from game.ui.pages.choice.sheet import Outcome, Sheet, Shown, Turn
from game.ui.pages.choice.summary import SummarySheet
from game.ui.pages.choice.tokens import TokensSheet
from game.ui.pages.choice.votes import VotesSheet, votes_sheet, way_of
from game.ui.pages.frame import back_button, framed
from game.ui.pages.page import Page
from game.ui.pages.secret import KnowersPage, opened
from game.ui.room import Room
from game.ui.screens import Edited, Push, Replace, Settings, Transition, Typed
from game.ui.screens import Input as Given
from game.ui.widgets.button import Button, Kind

SUMMARY = "summary"
Place = tuple[str, str]
"""A part's kind and card ("" where it has none), or the summary: where the page can stand."""
_ROUTE: frozenset[PartKind] = frozenset({"votes", "card", "tokens", "budget", "ambition", "prediction"})
"""What a table is led through; a promise or a loan is there for those who look for it."""
_SHEETS: Mapping[str, Callable[[Room, str], Sheet]] = {
    "votes": votes_sheet,
    "card": lambda _, card: CardSheet(card),
    "tokens": lambda *_: TokensSheet(),
    "lending": lambda *_: LendingSheet(),
    "budget": lambda *_: BudgetSheet(),
    "promise": lambda *_: PromiseSheet(),
    "ambition": lambda *_: AmbitionSheet(),
    "prediction": lambda *_: PredictionSheet(),
    SUMMARY: lambda *_: SummarySheet(),
}
TOPICS: Mapping[str, str] = {
    "votes": "choice",
    "card": "choice_card",
    "tokens": "choice_tokens",
    "lending": "choice_lending",
    "budget": "choice_budget",
    "promise": "choice_promise",
    "ambition": "choice_ambition",
    "prediction": "choice_prediction",
    SUMMARY: "choice_summary",
}
"""What the help says about each sheet: the texts `window.help.<topic>`."""
_ASIDE = {"g": "lending", "p": "promise"}
"""Keys of what lies beside the way."""


class ChoicePage(Page):
    """The choice. It opens at the first part that is not decided, and ends with the summary."""

    name = "choice"
    of_a_beat = True

    def __init__(self, room: Room, *, at_votes: bool = False) -> None:
        """For a table in its choice beat; `at_votes` opens it at the votes, also where they are shown already."""
        super().__init__(room)
        self._said = ""
        self._aside: tuple[Place, Sheet] | None = None
        """What lay on the page before something beside the way was opened."""
        self._shown: Shown | None = None
        self._place: Place = ("votes", room.main_card or "") if at_votes else _first_open(room)
        self._seen_all = self._place[0] == SUMMARY
        """Whether the table has been led to the end of the way once."""
        self._sheet = _sheet_at(self.room, self._place)

    @property
    def sheet(self) -> Sheet:
        """What lies on the page."""
        return self._sheet

    @property
    def topic(self) -> str:
        """What lies on the page."""
        return TOPICS[self._place[0]]

    def asides(self) -> tuple[str, ...]:
        """Also S, where there is a case to read again."""
        return (*super().asides(), *(("s",) if self._sheet.card(self.room) else ()))

    @property
    def about(self) -> str:
        """The card of the sheet that lies on the page."""
        return self._sheet.card(self.room) or ""

    def show(self, settings: Settings) -> Element:
        self._sheet = self._sheet.now(self.room)
        self._shown = shown = self._sheet.show(self.room, settings)
        buttons = (back_button(self.room), *self._undo(), *shown.buttons)
        hint = self._said or (shown.hint if shown.urgent else self._first(shown.hint))
        return framed(self.room, settings, "choice", shown.middle, hint, buttons, self.room.draft)

    def _first(self, usual: str) -> str:
        """What the part is, where it is new; a sheet that has come further says its own."""
        kind, card = self._place
        if kind == "votes" and (self.room.table.pending.votes or self.room.table.setup.voting != "paper"):
            return usual  # what is new is said of cards on the table
        first = VotesSheet if kind == "votes" else type(_sheet_at(self.room, self._place))
        if not isinstance(self._sheet, first):
            return usual
        return first_hint(self.room, kind, card, usual, way_of(self.room))

    def written(self, given: Given) -> Transition:
        """Text for the sheet's field."""
        if isinstance(given, Typed | Edited):
            self._sheet = self._sheet.written(given)
        return None

    def forward(self) -> Transition:
        """What Enter does: what the last button does."""
        if self._shown is None or not self._shown.buttons:
            return None
        action = self._shown.buttons[-1].action
        return self.press(action) if action is not None else None

    def back(self) -> Transition:
        """The sheet before; from the first one, the beat before."""
        self._said = ""
        return self._follow(self._sheet.back())

    def key(self, name: str) -> Transition:
        """The sheet's own keys first, then S for the text, G and P for what lies beside the way."""
        action = self._shown.keys.get(name) if self._shown is not None else None
        if action is not None:
            return self.press(action)
        if name == "s":
            return self.press(Action("recall"))
        if name in _ASIDE and self._offers(_ASIDE[name]):
            return self._open((_ASIDE[name], ""))
        if name == "u":
            return self._take_back()
        return super().key(name)

    def press(self, action: Action) -> Transition:
        """What the page does for all sheets; the rest is the sheet's."""
        self._said = ""
        match action.name:
            case "back":
                return self.back()
            case "undo":
                return self._take_back()
            case "recall" | "knows" | "facts" | "booth" | "seats":
                return self._over(action)
            case "lending" | "promise_sheet":
                return self._open((action.name.removesuffix("_sheet"), ""))
            case "open":
                kind, _, card_name = action.argument.partition(":")
                return self._open((kind, card_name))
            case "why" | "end" | "leave" | "help" | "overview":
                return super().press(action)
            case _:
                return self._follow(self._sheet.act(self.room, action))

    def _over(self, action: Action) -> Transition:
        """A page that is laid over this one: about the card that lies here, or about those at the table."""
        card = self._sheet.card(self.room)
        match action.name:
            case "seats":
                return Push(SeatsPage(self.room))
            case "recall" if card is not None:
                return Push(self.room.pages.read_case(self.room, card))
            case "knows" if card is not None:
                return opened(self.room, card, action.argument)
            case "facts" if card is not None:
                return Push(KnowersPage(self.room, card))
            case "booth" if card is not None:
                self.room.machine.cast_votes()
                return Push(BoothPage(self.room, card))
            case _:
                return None

    def _follow(self, outcome: Outcome) -> Transition:
        """Lay down the sheet that comes next, or leave the beat when it is over."""
        if self.room.table.beat != "choice":
            return Replace(self.room.page_for(), turn=True)
        match outcome:
            case Sheet():
                self._sheet = outcome
            case Turn.NEXT | Turn.BACK if self._aside is not None:
                (self._place, self._sheet), self._aside = self._aside, None
            case Turn.NEXT:
                self._lay(self._next_missing() if self._seen_all else self._beside(1))
            case Turn.BACK:
                place = self._beside(-1)
                if place is None:
                    return self.go(GoBack())
                self._lay(place)
            case None:
                pass
        return None

    def _open(self, place: Place) -> Transition:
        """Lay something else down; what lies beside the way remembers from where."""
        if place[0] in _ASIDE.values():
            if self._aside is None:
                self._aside = (self._place, self._sheet)
            self._place, self._sheet = place, _sheet_at(self.room, place)
        else:
            self._lay(place)
        return None

    def _lay(self, place: Place | None) -> None:
        self._place = place or (SUMMARY, "")
        self._sheet, self._aside = _sheet_at(self.room, self._place), None
        self._seen_all = self._seen_all or self._place[0] == SUMMARY

    def _next_missing(self) -> Place | None:
        """From the summary's lines the way goes only to what must still be decided; None when that is nothing."""
        way = _way(self.room)
        after = way[way.index(self._place) + 1 :]
        missing = {
            _place(part)
            for part in parts_of(self.room.game.rules, self.room.table)
            if part.needed and not part.done
        }
        return next((place for place in after if place in missing), None)

    def _beside(self, steps: int) -> Place | None:
        """The place so many steps along the way; None before its begin, the summary at its end."""
        way = (*_way(self.room), (SUMMARY, ""))
        at = way.index(self._place) + steps
        return way[min(at, len(way) - 1)] if at >= 0 else None

    def _take_back(self) -> Transition:
        """Undo the last move, say what it was, and go where it was made."""
        last = self.room.last_move
        transition = self.go(Undo())
        if transition is not None or self.room.message or self.room.trouble or last is None:
            return transition
        self._said = self.room.say(f"undone.{last.kind}")
        place = _place_of(last.kind, getattr(last, "card", ""), self.room)
        if place is not None and place != self._place:
            self._open(place)
        elif self._place not in _places(self.room):  # an event that was called has gone with its card
            self._lay(_first_open(self.room))
        elif not isinstance(self._sheet, CardSheet):  # a card stays as it is read
            self._sheet = _sheet_at(self.room, self._place)
        return None

    def _undo(self) -> tuple[Button, ...]:
        """The way to undo for those without a keyboard, once something of this beat can be undone."""
        if not self.room.table.moves:
            return ()
        name = self.room.say("window.choice.undo")
        return (Button("", Action("undo"), Kind.QUIET, icon="undo-2", padding=20, name=name),)

    def _offers(self, kind: str) -> bool:
        return any(part.kind == kind for part in parts_of(self.room.game.rules, self.room.table))


def _sheet_at(room: Room, place: Place) -> Sheet:
    kind, card = place
    return _SHEETS[kind](room, card)


def _way(room: Room) -> tuple[Place, ...]:
    return tuple(_place(part) for part in parts_of(room.game.rules, room.table) if part.kind in _ROUTE)


def _places(room: Room) -> set[Place]:
    """Where the page can stand now."""
    return {_place(part) for part in parts_of(room.game.rules, room.table)} | {(SUMMARY, "")}


def _place(part: Part) -> Place:
    return (part.kind, part.card or "")


def _first_open(room: Room) -> Place:
    parts = (part for part in parts_of(room.game.rules, room.table) if part.kind in _ROUTE)
    return next((_place(part) for part in parts if not part.done), (SUMMARY, ""))


_MADE_AT: Mapping[str, str] = {
    "vote": "votes",
    "abstain": "votes",
    "votes_done": "votes",
    "choose": "card",
    "place_token": "tokens",
    "take_token": "tokens",
    "lend": "lending",
    "take_loan": "lending",
    "propose": "budget",
    "move_sum": "budget",
    "take_move": "budget",
    "set_gains": "budget",
    "give_promise": "promise",
    "take_promise": "promise",
    "set_ambition": "ambition",
    "predict": "prediction",
}
"""Where each kind of move is made."""


def _place_of(kind: str, card: str, room: Room) -> Place | None:
    """Where a move was made; None for one that has no place in the choice."""
    made = _MADE_AT.get(kind)
    if made == "votes":
        return (made, room.main_card or "")
    return (made, card if made == "card" else "") if made is not None else None
