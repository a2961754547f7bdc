"""Rows about decisions: what lay on the table and why, what could be chosen, votes, attention, loans, the budget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from game.engine.layout import is_initiative
from game.log.replay import Turn
from game.research.export.codebook import Row
from game.research.export.told import Told
from game.session.inputs import Choose, ReadFact


def offers(told: Told) -> Iterator[Row]:
    """Each card on the table in its order, then the event that came without a question."""
    cards = told.scenario.cards
    for turn in told.turns:
        shown = {card.card: card for card in told.menu(turn.turn).cards}
        for place, card in enumerate((*shown, *_silent_events(told, turn.turn)), 1):
            known = set(cards[card].private)
            yield (
                told.game,
                turn.turn,
                card,
                place,
                cards[card].kind,
                shown[card].owner if card in shown else None,
                cards[card].dimension,
                _why(told, turn, card),
                len(shown[card].answers) if card in shown else 0,
                len(known),
                len(known & _readers(told, turn.turn, card)),
                card in turn.decisions.aside,
            )


def _silent_events(told: Told, turn: int) -> Iterator[str]:
    """The events of a half-year that ask nothing."""
    layout, day = told.rules.layout, told.decided_on(turn)
    for number, name in enumerate(layout.cards):
        came = day.whole[layout.offered[number]] == turn and told.scenario.cards[name].kind == "event"
        if came and not told.scenario.cards[name].options:
            yield name


def _why(told: Told, turn: Turn, card: str) -> str:
    """Why a card lay on the table; the engine asks in this order."""
    if card == turn.decisions.called:
        return "called"
    if card in turn.decisions.brought:
        return "brought"
    calendar = told.scenario.settings.calendar
    if any(each.turn == turn.turn and card in (each.case, each.event) for each in calendar):
        return "calendar"
    layout = told.rules.layout
    due = told.closed(turn.turn - 1).whole[layout.due[layout.cards[card]]]
    if 0 < due <= turn.turn:
        return "follow_up"
    return "chance" if told.scenario.cards[card].kind == "event" else "dealt"


def _readers(told: Told, turn: int, card: str) -> set[str]:
    """The roles that read what they know about a card."""
    return {
        move.facts.get("role", "")
        for move in told.course.of_turn(turn)
        if move.kind == ReadFact.kind and move.facts.get("card") == card
    }


def alternatives(told: Told) -> Iterator[Row]:
    """Each answer to each card on the table."""
    layout = told.rules.layout
    options = {choice.id: choice.option for choice in layout.choices}
    for turn in told.turns:
        chosen, voted = dict(turn.decisions.choices), _votes(told, turn)
        for card in told.menu(turn.turn).cards:
            for answer in card.answers:
                yield (
                    told.game,
                    turn.turn,
                    card.card,
                    answer.key,
                    answer.price,
                    is_initiative(options[f"{card.card}.{answer.key}"]),
                    answer.refusal is None,
                    answer.refusal.code if answer.refusal else None,
                    chosen.get(card.card) == answer.key,
                    voted[1][answer.key] if voted is not None and voted[0] == card.card else None,
                )


def decisions(told: Told) -> Iterator[Row]:
    """What was decided on each card."""
    for turn in told.turns:
        shown = {card.card: card for card in told.menu(turn.turn).cards}
        voted = _votes(told, turn)
        for card, option in turn.decisions.choices:
            counted = voted[1] if voted is not None and voted[0] == card else None
            yield (
                told.game,
                turn.turn,
                card,
                option,
                shown[card].owner or "table",
                len(shown[card].legal),
                None if counted is None else counted.total(),
                None if counted is None else counted.total() - counted[option],
                None if counted is None else max(counted.values()) > counted[option],
                _chosen_at(told, turn.turn, card),
            )


def _votes(told: Told, turn: Turn) -> tuple[str, Counter[str]] | None:
    """The main case and how many votes each answer got; None where nobody voted."""
    main = told.main_case(turn.turn)
    if main is None or not turn.votes:
        return None
    return main, Counter(key for _, key in turn.votes)


def _chosen_at(told: Told, turn: int, card: str) -> int | None:
    """When the answer that held was put down."""
    moves = [
        move
        for move in told.course.of_turn(turn)
        if move.kind == Choose.kind and move.facts.get("card") == card and not move.undone
    ]
    return moves[-1].second if moves else None


def votes(told: Told) -> Iterator[Row]:
    """Each vote on a main case, and who gave none."""
    for turn in told.turns:
        main = told.main_case(turn.turn)
        if main is None:
            continue
        chosen, cast = dict(turn.decisions.choices)[main], told.cast(turn.turn)
        for role, key in turn.votes:
            second = cast[role].second if role in cast else None
            yield told.game, turn.turn, main, role, key, False, key == chosen, second
        for role, why in told.course.commits[turn.turn - 1].abstained:
            yield told.game, turn.turn, main, role, None, why == "away", None, None


def tokens(told: Told) -> Iterator[Row]:
    """Where each role placed its attention."""
    initiatives = told.rules.layout.initiative_of
    for turn in told.turns:
        for role, target in turn.decisions.tokens:
            kind = "initiative" if target in initiatives else "dimension"
            yield told.game, turn.turn, role, target, kind


def loans(told: Told) -> Iterator[Row]:
    """Each point of capacity that was lent."""
    for turn in told.turns:
        for lender, borrower in turn.decisions.lending:
            yield told.game, turn.turn, lender, borrower


def budget_lines(told: Told) -> Iterator[Row]:
    """Each line of each budget: as it is, as proposed, as adopted."""
    budget, layout = told.scenario.settings.budget, told.rules.layout
    for turn in told.turns:
        menu = told.menu(turn.turn).budget
        decided = turn.decisions.budget
        if budget is None or menu is None or decided is None:
            continue
        adopted = dict(menu.proposals[decided.proposal])
        for source, target in decided.moves:
            adopted[source] -= menu.step
            adopted[target] += menu.step
        for line, proposed in menu.proposals[decided.proposal].items():
            stock = layout.stock[layout.stocks[budget.lines[line].stock]]
            before = told.decided_on(turn.turn).floats[stock]
            yield told.game, turn.turn, line, before, proposed, adopted[line]


def budget_moves(told: Told) -> Iterator[Row]:
    """Each sum that was moved."""
    budget = told.scenario.settings.budget
    for turn in told.turns:
        if budget is None or turn.decisions.budget is None:
            continue
        for number, (source, target) in enumerate(turn.decisions.budget.moves, 1):
            yield told.game, turn.turn, number, source, target, float(budget.step)
