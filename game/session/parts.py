"""What the choice beat consists of in this half-year, in the order in which a table takes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from game.engine.menu import Menu
from game.engine.state import Rules
from game.session.deciding import prediction_asked, votes_shown
from game.session.seats import is_on
from game.session.table import TableState, main_case, menu_of

PartKind = Literal["votes", "card", "tokens", "lending", "budget", "promise", "ambition", "prediction"]


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to decide; `card` names it where there are several. `needed`: no commit without it."""

    kind: PartKind
    card: str | None = None
    done: bool = False
    needed: bool = True


def parts_of(rules: Rules, table: TableState) -> tuple[Part, ...]:
    """All parts of the half-year to decide on; those switched off or with nothing to offer are not there."""
    return tuple(_parts(rules, table, menu_of(rules, table)))


def _parts(rules: Rules, table: TableState, menu: Menu) -> Iterator[Part]:
    cards, pending = rules.scenario.cards, table.pending
    chosen = {card for card, _ in pending.choices}
    main = main_case(rules, menu)
    if main is not None:
        if is_on(rules.scenario, table.setup, "votes"):
            yield Part("votes", main.card, votes_shown(rules, table))
        yield Part("card", main.card, main.card in chosen)
    for kind in ("delegated", "event"):
        if kind == "event":
            yield from _shared(rules, table, menu)
        for card in menu.cards:
            if cards[card.card].kind == kind:
                yield Part("card", card.card, card.card in chosen)
    if prediction_asked(rules, table) is not None:
        yield Part("prediction", None, pending.prediction is not None)


def _shared(rules: Rules, table: TableState, menu: Menu) -> Iterator[Part]:
    """What comes between the delegated cases and an event."""
    pending = table.pending
    if menu.token_targets:
        yield Part("tokens", None, len(pending.tokens) == len(rules.layout.roles), needed=False)
    if menu.lenders:
        yield Part("lending", None, bool(pending.lending), needed=False)
    if menu.budget is not None:
        yield Part("budget", None, pending.proposal is not None)
    if menu.ambitions:
        yield Part("ambition", None, pending.ambition is not None, needed=False)
    if menu.promises:
        yield Part("promise", None, pending.promise is not None, needed=False)
