"""The sheet as it has been keyed in so far, line by line, in its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.session.keying import event_here, smalls
from game.session.table import TableState, main_case, menu_of
from game.session.views.names import letter, target_name
from game.session.views.paper_lists import line_name
from game.session.views.play import Play


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the sheet as it has been keyed in; "" for nothing yet."""

    name: str
    value: str


def rows(play: Play, table: TableState) -> tuple[Row, ...]:
    """The sheet as it has been keyed in so far, in its order."""
    return (
        *_card_rows(play, table),
        *_people_rows(play, table),
        *_budget_rows(play, table),
        *_said(play, table),
    )


def calendar_events(play: Play, table: TableState) -> tuple[str, ...]:
    """The event that the calendar has for the half-year to come."""
    turn = len(table.played) + 1
    return tuple(each.event for each in play.scenario.settings.calendar if each.turn == turn and each.event)


def _row(play: Play, name: str, *values: str) -> Row:
    return Row(play.say(f"print.paper.{name}"), ", ".join(value for value in values if value))


def _card_rows(play: Play, table: TableState) -> Iterator[Row]:
    """The event, the main case with its votes and answer, the small cases."""
    pending, layout, cards = table.pending, play.rules.layout, play.scenario.cards
    chosen, roles = dict(pending.choices), play.scenario.settings.roles

    def answered(card: str) -> str:
        return letter(layout, card, chosen[card]) if card in chosen else ""

    event = event_here(play.rules, table)
    if event is not None and event in (*pending.brought, pending.called, *calendar_events(play, table)):
        yield _row(play, "event", cards[event].code, answered(event))
    main = main_case(play.rules, menu_of(play.rules, table))
    if main is not None:
        if main.card in pending.brought:
            yield _row(play, "case", cards[main.card].code)
        votes = (f"{roles[role].short} {letter(layout, main.card, key)}" for role, key in pending.votes)
        yield _row(play, "votes", *votes)
        yield _row(play, "answered", answered(main.card))
    for card in smalls(play.rules, table):
        yield _row(play, "delegated", cards[card].code, answered(card))


def _people_rows(play: Play, table: TableState) -> Iterator[Row]:
    pending, roles = table.pending, play.scenario.settings.roles
    yield _row(
        play, "tokens", *(f"{roles[role].short}: {target_name(play, at)}" for role, at in pending.tokens)
    )
    yield _row(play, "lending", *(f"{roles[a].short} → {roles[b].short}" for a, b in pending.lending))


def _budget_rows(play: Play, table: TableState) -> Iterator[Row]:
    pending, budget = table.pending, play.scenario.settings.budget
    if budget is None or pending.proposal is None:
        return
    yield _row(play, "budget", budget.proposals[pending.proposal].name)
    yield _row(play, "moved", *(f"{line_name(play, a)} → {line_name(play, b)}" for a, b in pending.moves))
    if pending.gains is not None:
        yield _row(play, "gains", budget.gains[pending.gains].name)


def _said(play: Play, table: TableState) -> Iterator[Row]:
    """The ambition, a promise, the prediction."""
    pending, settings = table.pending, play.scenario.settings
    if pending.ambition is not None:
        yield _row(play, "ambition", settings.ambitions[pending.ambition].name)
    if pending.promise is not None:
        yield _row(play, "promise", settings.promises[pending.promise].name)
    if pending.prediction is not None:
        yield _row(play, "prediction", play.say(f"window.choice.predict.{pending.prediction.direction}"))
