"""What the facilitator may do to a half-year before it is committed: bring cards by their codes, put cases aside."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias, assert_never

from game.engine.bringing import TWICE, begun_anew, bringing_obstacle
from game.engine.calling import obstacle, with_called
from game.engine.decisions import Decisions
from game.engine.menu import Menu, legal_commands, may_be_put_aside, not_called, refusals
from game.engine.state import Rules, State
from game.pack.codes import plain_code
from game.pack.schema import Scenario
from game.session.inputs import Bring, CallEvent, CatchUp, NoEvent, PutAside, TakeUp
from game.session.refused import Refused, refused
from game.session.table import Pairs, Pending, TableState, main_case, menu_of

Facilitating: TypeAlias = CallEvent | Bring | NoEvent | PutAside | CatchUp | TakeUp
BEFORE_COMMIT = ("news", "case", "choice")
NOW, END = "now", "end"
"""How long delegated cases are put aside: this half-year's, or those of the whole game."""


def card_of_code(scenario: Scenario, printed: str) -> str | None:
    """The card with a printed code; small letters and blanks do not matter. None where there is no such card."""
    wanted = plain_code(printed)
    return next((name for name, card in scenario.cards.items() if plain_code(card.code) == wanted), None)


def facilitate(rules: Rules, table: TableState, act: Facilitating) -> TableState | Refused:
    """The table after what the facilitator did, or why it is not allowed."""
    if table.beat not in BEFORE_COMMIT:
        return refused("not-now-in-beat", beat=table.beat)
    match act:
        case CallEvent(event):
            return _call(rules, table, event)
        case Bring(card):
            return _bring(rules, table, card)
        case NoEvent():
            kept = _without_kind(rules, table.pending.brought, "event")
            return _begin_anew(rules, table, kept, quiet=True, called=None)
        case PutAside(card):
            return _put_aside(rules, table, (card,))
        case CatchUp(until):
            return _catch_up(rules, table, until)
        case TakeUp():
            if not table.without_delegated:
                return refused("delegated-played")
            back = set(dropped(rules, table.state))
            aside = tuple(card for card in table.pending.aside if card not in back)
            return replace(table, without_delegated=False, pending=replace(table.pending, aside=aside))
        case _:
            assert_never(act)


def dropped(rules: Rules, state: State) -> tuple[str, ...]:
    """The delegated cases of a half-year, by its first day."""
    return _delegated(rules, legal_commands(rules, state))


def _call(rules: Rules, table: TableState, event: str) -> TableState | Refused:
    code = obstacle(rules, table.state, event)
    if code is not None:
        return Refused((not_called(rules, code, event),))
    called = with_called(rules, table.state, event)
    pending = _still_legal(rules, called, replace(table.pending, called=event))
    return replace(table, called=called, pending=pending)


def _bring(rules: Rules, table: TableState, card: str) -> TableState | Refused:
    """A second main case or event takes the place of the first that was brought."""
    cards, pending = rules.scenario.cards, table.pending
    kind = cards[card].kind if card in cards else ""
    if card in pending.brought:
        return Refused((not_called(rules, TWICE, card),))
    kept = pending.brought if kind == "delegated" else _without_kind(rules, pending.brought, kind)
    brought = (*kept, card)
    found = bringing_obstacle(rules, table.state, brought)
    if found is not None:
        return Refused((not_called(rules, *found),))
    is_event = kind == "event"
    called = None if is_event else pending.called
    return _begin_anew(rules, table, brought, quiet=pending.quiet and not is_event, called=called)


def _begin_anew(
    rules: Rules, table: TableState, brought: tuple[str, ...], *, quiet: bool, called: str | None
) -> TableState:
    """The half-year with these cards; what was put down for a case that has gone, goes with it."""
    main = main_case(rules, menu_of(rules, table))
    state = with_called(rules, begun_anew(rules, table.state, brought, quiet=quiet), called)
    pending = replace(table.pending, brought=brought, quiet=quiet, called=called)
    on_table = {each.card for each in legal_commands(rules, state).cards}
    pending = replace(
        pending, aside=tuple(each for each in pending.aside if each in on_table and each not in brought)
    )
    if main is not None and main.card not in on_table:
        pending = replace(pending, votes=(), abstained=(), votes_done=False, prediction=None)
    return replace(table, called=state, pending=_still_legal(rules, state, pending))


def _without_kind(rules: Rules, brought: tuple[str, ...], kind: str) -> tuple[str, ...]:
    return tuple(card for card in brought if rules.scenario.cards[card].kind != kind)


def _still_legal(rules: Rules, state: State, pending: Pending) -> Pending:
    """What lies on the table without what the event has made impossible: a price, a loan, a sum moved."""
    menu = legal_commands(rules, state)
    legal = {(card.card, key) for card in menu.cards for key in card.legal}
    votes = tuple(
        (role, key) for role, key in pending.votes if any(answer == key for _, answer in _main(rules, menu))
    )
    kept = replace(
        pending,
        votes=votes,
        choices=_together(menu, tuple(pair for pair in pending.choices if pair in legal)),
        lending=tuple(pair for pair in pending.lending if pair[0] in menu.lenders),
        promise=pending.promise if pending.promise in menu.promises else None,
        ambition=pending.ambition if pending.ambition in menu.ambitions else None,
    )
    return _budget_still_legal(rules, state, kept)


def _main(rules: Rules, menu: Menu) -> Pairs:
    """The answers to the main case that may be voted for."""
    main = main_case(rules, menu)
    return tuple((main.card, key) for key in main.legal) if main is not None else ()


def _together(menu: Menu, choices: Pairs) -> Pairs:
    """The answers that cost nothing, where the money no longer reaches for all together."""
    prices = {(card.card, answer.key): answer.price for card in menu.cards for answer in card.answers}
    if sum(prices[pair] for pair in choices) <= menu.money:
        return choices
    return tuple(pair for pair in choices if prices[pair] <= 0)


def _budget_still_legal(rules: Rules, state: State, pending: Pending) -> Pending:
    if pending.proposal is None:
        return pending
    asked = Decisions((), budget=pending.decisions().budget)
    codes = {reason.code for reason in refusals(rules, state, asked)}
    if "no-such-proposal" in codes:
        return replace(pending, proposal=None, moves=(), gains=None)
    return replace(pending, moves=()) if "line-out-of-bounds" in codes else pending


def _put_aside(rules: Rules, table: TableState, cards: tuple[str, ...]) -> TableState | Refused:
    menu, pending = menu_of(rules, table), table.pending
    on_table = {card.card for card in menu.cards}
    for card in cards:
        if card not in on_table or not may_be_put_aside(rules, card):
            return refused("no-such-case", card=card)
    left = replace(
        pending,
        choices=tuple(pair for pair in pending.choices if pair[0] not in cards),
        aside=(*pending.aside, *cards),
    )
    main = main_case(rules, menu)
    if main is None or main.card not in cards:
        return replace(table, pending=left)
    without_main = replace(left, votes=(), votes_done=False, prediction=None)
    return replace(table, pending=without_main, beat="choice" if table.beat == "case" else table.beat)


def _catch_up(rules: Rules, table: TableState, until: str) -> TableState | Refused:
    cards = _delegated(rules, menu_of(rules, table))
    match until:
        case "now" if not cards:
            return refused("nothing-delegated")
        case "end" if table.without_delegated:
            return refused("delegated-dropped")
        case "now" | "end":
            after = _put_aside(rules, table, cards)
            if isinstance(after, Refused):
                return after
            return replace(after, without_delegated=until == END or table.without_delegated)
        case _:
            return refused("nothing-delegated")


def _delegated(rules: Rules, menu: Menu) -> tuple[str, ...]:
    return tuple(card.card for card in menu.cards if rules.scenario.cards[card.card].kind == "delegated")
