"""What has a number on the sheet: the lists to pick from, in the scenario's order, so that the sheet's numbers hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from game.engine.menu import Menu
from game.session.deciding import prediction_asked
from game.session.inputs import (
    DIRECTIONS,
    GivePromise,
    Input,
    Lend,
    MoveSum,
    PlaceToken,
    Predict,
    SetAmbition,
    SetGains,
)
from game.session.keying import Place, PlaceKind
from game.session.table import TableState, menu_of
from game.session.views.names import target_name
from game.session.views.play import Play


@dataclass(frozen=True, slots=True)
class Listed:
    """One thing of a list: its words, what is keyed in with it, and where that leads if not to the next line."""

    title: str
    acts: tuple[Input, ...]
    then: Place | None = None


@dataclass(frozen=True, slots=True)
class Here:
    """Where a list is asked for; `about` is the role or the line that the place is about."""

    play: Play
    table: TableState
    about: str

    @property
    def menu(self) -> Menu:
        """What may be decided."""
        return menu_of(self.play.rules, self.table)

    def role(self, role: str) -> str:
        """What a role is called in short."""
        return self.play.scenario.settings.roles[role].short


def listed(play: Play, table: TableState, place: Place) -> Iterator[Listed]:
    """The list of a place; nothing for one that asks for something else."""
    found = _LISTS.get(place.kind)
    return iter(()) if found is None else found(Here(play, table, place.about))


def line_name(play: Play, line: str) -> str:
    """What a line of the budget is called."""
    budget = play.scenario.settings.budget
    return budget.lines[line].name if budget is not None else line


def _lines(play: Play) -> tuple[str, ...]:
    budget = play.scenario.settings.budget
    return tuple(budget.lines) if budget is not None else ()


def _tokens(here: Here) -> Iterator[Listed]:
    for target in here.menu.token_targets:
        yield Listed(target_name(here.play, target), (PlaceToken(here.about, target),))


def _lenders(here: Here) -> Iterator[Listed]:
    lent = dict(here.table.pending.lending)
    for role in here.menu.lenders:
        if role not in lent:
            yield Listed(here.role(role), (), Place("borrow", role))


def _borrowers(here: Here) -> Iterator[Listed]:
    for role in here.play.scenario.settings.roles:
        if role != here.about:
            yield Listed(here.role(role), (Lend(here.about, role),))


def _from(here: Here) -> Iterator[Listed]:
    for line in _lines(here.play):
        yield Listed(line_name(here.play, line), (), Place("move_to", line))


def _to(here: Here) -> Iterator[Listed]:
    for line in _lines(here.play):
        if line != here.about:
            yield Listed(line_name(here.play, line), (MoveSum(here.about, line),))


def _gains(here: Here) -> Iterator[Listed]:
    budget, menu = here.play.scenario.settings.budget, here.menu.budget
    if budget is not None and menu is not None:
        for rule in menu.gains:
            yield Listed(budget.gains[rule].name, (SetGains(rule),))


def _ambitions(here: Here) -> Iterator[Listed]:
    for name in here.menu.ambitions:
        yield Listed(here.play.scenario.settings.ambitions[name].name, (SetAmbition(name),))


def _promises(here: Here) -> Iterator[Listed]:
    for name in here.menu.promises:
        yield Listed(here.play.scenario.settings.promises[name].name, (GivePromise(name),))


def _directions(here: Here) -> Iterator[Listed]:
    asked = prediction_asked(here.play.rules, here.table) or ""
    for direction in DIRECTIONS:
        yield Listed(here.play.say(f"window.choice.predict.{direction}"), (Predict(asked, direction),))


_LISTS: Mapping[PlaceKind, Callable[[Here], Iterator[Listed]]] = {
    "token": _tokens,
    "lend": _lenders,
    "borrow": _borrowers,
    "move_from": _from,
    "move_to": _to,
    "gains": _gains,
    "ambition": _ambitions,
    "promise": _promises,
    "prediction": _directions,
}
