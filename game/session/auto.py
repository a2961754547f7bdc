"""Lets a built-in team play a table's game: its decisions come as the same inputs that people would give.

Every seat that is taken votes as its team decides, and the team predicts that the indicator goes on as it went:
what it did in the half-year before it will do again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.engine.decisions import BudgetDecision, Decisions
from game.engine.state import Rules, State
from game.session.deciding import prediction_asked
from game.session.game import Game
from game.session.inputs import (
    Choose,
    Commit,
    GivePromise,
    GoOn,
    Input,
    Lend,
    MoveSum,
    PlaceToken,
    Predict,
    Propose,
    SetAmbition,
    SetGains,
    Undo,
    Vote,
)
from game.session.prediction import outcome_of_prediction
from game.session.refused import Refused
from game.session.seats import is_on, voters
from game.session.table import TableState, main_case, menu_of, without_moves

Decide = Callable[[Rules, State], Decisions]


def play_to_end(game: Game, decide: Decide) -> None:
    """Play what is left of a game; the log is as if people had played it.

    What lies half decided on the table is taken back first: the team decides by itself. Raises ValueError if it
    decides something that the rules refuse.
    """
    while game.table.pending != without_moves(game.table).pending:
        _submit(game, Undo())
    while game.table.beat != "over":
        for act in next_inputs(game.rules, game.table, decide):
            _submit(game, act)


def _submit(game: Game, act: Input) -> None:
    match game.submit(act):
        case Refused() as refusal:
            raise ValueError(f"{act} was refused: {', '.join(refusal.codes)}")
        case TableState():
            return


def next_inputs(rules: Rules, table: TableState, decide: Decide) -> Iterator[Input]:
    """What a built-in team does in this beat: everything it decides, or on to the next one."""
    if table.beat != "choice":
        yield GoOn()
        return
    decided = decide(rules, table.state)
    yield from _votes(rules, table, decided)
    on_table = {card.card for card in menu_of(rules, table).cards}
    for card, key in decided.choices:
        if card in on_table:  # what was put aside is not decided
            yield Choose(card, key)
    for role, target in decided.tokens:
        yield PlaceToken(role, target)
    for lender, borrower in decided.lending:
        yield Lend(lender, borrower)
    if decided.budget is not None:
        yield from _budget(decided.budget)
    if decided.promise is not None:
        yield GivePromise(decided.promise)
    if decided.ambition is not None:
        yield SetAmbition(decided.ambition)
    asked = prediction_asked(rules, table)
    if asked is not None:
        yield Predict(asked, outcome_of_prediction(rules, table.before.closed, table.step.closed, asked))
    yield Commit()


def _votes(rules: Rules, table: TableState, decided: Decisions) -> Iterator[Vote]:
    """Everybody votes as the team decides."""
    main = main_case(rules, menu_of(rules, table))
    if main is None or not is_on(rules.scenario, table.setup, "votes"):
        return
    answer = dict(decided.choices)[main.card]
    for role in voters(rules.scenario, table.setup):
        yield Vote(role, answer)


def _budget(budget: BudgetDecision) -> Iterator[Propose | MoveSum | SetGains]:
    yield Propose(budget.proposal)
    for source, target in budget.moves:
        yield MoveSum(source, target)
    if budget.gains is not None:
        yield SetGains(budget.gains)
