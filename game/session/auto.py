"""Lets a built-in team play a table's game: its decisions come as the same inputs that people would give.

Every seat that is taken votes as its team decides, and the team predicts that the indicator goes on as it went:
what it did in the half-year before it will do again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.engine.decisions import Decisions
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
    SetGains,
    Vote,
)
from game.session.prediction import outcome_of_prediction
from game.session.refused import Refused
from game.session.seats import is_on, taken_seats
from game.session.table import TableState, main_case, menu_of

Decide = Callable[[Rules, State], Decisions]


def play_to_end(game: Game, decide: Decide) -> None:
    """Play what is left of a game; the log is as if people had played it.

    Raises ValueError if the team decides something that the rules refuse.
    """
    while game.table.beat != "over":
        for act in next_inputs(game.rules, game.table, decide):
            answer = game.submit(act)
            if isinstance(answer, Refused):
                raise ValueError(f"{act} was refused: {', '.join(answer.codes)}")


def next_inputs(rules: Rules, table: TableState, decide: Decide) -> Iterator[Input]:
    """What a built-in team does in this beat: everything it decides, or on to the next one."""
    if table.beat != "choice":
        yield GoOn()
        return
    decided = decide(rules, table.state)
    main = main_case(rules, menu_of(rules, table))
    if main is not None and is_on(rules.scenario, table.setup, "votes"):
        answer = dict(decided.choices)[main.card]
        for role in taken_seats(rules.scenario, table.setup):
            yield Vote(role, answer)
    for card, key in decided.choices:
        yield Choose(card, key)
    for role, target in decided.tokens:
        yield PlaceToken(role, target)
    for lender, borrower in decided.lending:
        yield Lend(lender, borrower)
    if decided.budget is not None:
        yield Propose(decided.budget.proposal)
        for source, target in decided.budget.moves:
            yield MoveSum(source, target)
        if decided.budget.gains is not None:
            yield SetGains(decided.budget.gains)
    if decided.promise is not None:
        yield GivePromise(decided.promise)
    asked = prediction_asked(rules, table)
    if asked is not None:
        yield Predict(asked, outcome_of_prediction(rules, table.before.closed, table.step.closed, asked))
    yield Commit()
