"""The inputs of the choice beat: each puts something down, moves it or takes it back, within the rules."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias, assert_never

from game.engine.menu import Refusal, refusals
from game.engine.state import Rules
from game.session.inputs import (
    DIRECTIONS,
    Abstain,
    Choose,
    GivePromise,
    Lend,
    MoveSum,
    PlaceToken,
    Predict,
    Propose,
    SetAmbition,
    SetGains,
    TakeLoan,
    TakeMove,
    TakePromise,
    TakeToken,
    Vote,
    VotesDone,
)
from game.session.prediction import predicted_indicator
from game.session.refused import Refused, refused
from game.session.seats import director_of, is_on, person_of, taken_seats, voters
from game.session.table import Pairs, Pending, Prediction, TableState, main_case, menu_of

Deciding: TypeAlias = (
    Vote
    | Abstain
    | VotesDone
    | Choose
    | PlaceToken
    | TakeToken
    | Lend
    | TakeLoan
    | Propose
    | MoveSum
    | TakeMove
    | SetGains
    | GivePromise
    | TakePromise
    | SetAmbition
    | Predict
)
UNDECIDED = frozenset({"card-undecided", "budget-undecided", "line-out-of-bounds"})
"""What may still come right before the commit: two sums moved can be legal together and not one by one."""
AWAY = "away"
"""Why somebody abstains who is out of the room."""
_FEATURES: dict[type[Deciding], str] = {
    Vote: "votes",
    Abstain: "votes",
    VotesDone: "votes",
    PlaceToken: "tokens",
    TakeToken: "tokens",
    Lend: "lending",
    TakeLoan: "lending",
    Propose: "budget",
    MoveSum: "budget",
    TakeMove: "budget",
    SetGains: "budget",
    GivePromise: "promises",
    TakePromise: "promises",
    SetAmbition: "promises",
    Predict: "predictions",
}


def decide(rules: Rules, table: TableState, act: Deciding) -> Pending | Refused:
    """What lies on the table after `act`, or why it is not allowed."""
    feature = _FEATURES.get(type(act))
    if feature is not None and not is_on(rules.scenario, table.setup, feature):
        return refused("feature-off", feature=feature)
    made = _put_down(rules, table, act)
    if isinstance(made, Refused):
        return made
    wrong = tuple(
        reason for reason in refusals(rules, table.state, made.decisions()) if reason.code not in UNDECIDED
    )
    return Refused(wrong) if wrong else made


def missing(rules: Rules, table: TableState) -> tuple[Refusal, ...]:
    """Everything that stands between the table and its commit; empty when it may confirm."""
    reasons = refusals(rules, table.state, table.pending.decisions())
    asked = prediction_asked(rules, table)
    if asked is not None and table.pending.prediction is None:
        return (*reasons, Refusal("prediction-missing", (("indicator", asked),)))
    return reasons


def prediction_asked(rules: Rules, table: TableState) -> str | None:
    """The indicator that the table predicts in this half-year; None when it predicts nothing."""
    case = main_case(rules, menu_of(rules, table))
    if case is None or not is_on(rules.scenario, table.setup, "predictions"):
        return None
    return predicted_indicator(rules.scenario, case.card)


def votes_shown(rules: Rules, table: TableState) -> bool:
    """Whether the votes may be seen: all who sit here have voted or do not want to, or no more will come."""
    if not is_on(rules.scenario, table.setup, "votes"):
        return True
    return table.pending.votes_done or not still_to_vote(rules, table)


def still_to_vote(rules: Rules, table: TableState) -> tuple[str, ...]:
    """The roles whose votes are waited for, in the scenario's order."""
    done = {role for role, _ in (*table.pending.votes, *table.pending.abstained)}
    return tuple(role for role in voters(rules.scenario, table.setup) if role not in done)


def _put_down(rules: Rules, table: TableState, act: Deciding) -> Pending | Refused:
    pending = table.pending
    match act:
        case Vote() | Abstain() | VotesDone():
            return _vote(rules, table, act)
        case Choose(card, key):
            case = main_case(rules, menu_of(rules, table))
            if case is not None and card == case.card and not votes_shown(rules, table):
                return refused("votes-missing")
            return replace(pending, choices=_with(pending.choices, card, key))
        case PlaceToken() | TakeToken() | Lend() | TakeLoan():
            return _people(pending, act)
        case Propose() | MoveSum() | TakeMove() | SetGains():
            return _budget(pending, act)
        case GivePromise(promise):
            return replace(pending, promise=promise)
        case TakePromise():
            return _nothing_taken() if pending.promise is None else replace(pending, promise=None)
        case SetAmbition(ambition):
            return replace(pending, ambition=ambition)
        case Predict(indicator, direction):
            return _predict(rules, table, indicator, direction)
        case _:
            assert_never(act)


def _people(pending: Pending, act: PlaceToken | TakeToken | Lend | TakeLoan) -> Pending | Refused:
    """Attention placed or taken back, a point lent or taken back."""
    match act:
        case PlaceToken(role, target):
            return replace(pending, tokens=_with(pending.tokens, role, target))
        case TakeToken(role):
            tokens = _without(pending.tokens, role)
            return _nothing_taken() if tokens == pending.tokens else replace(pending, tokens=tokens)
        case Lend(lender, borrower):
            return replace(pending, lending=_with(pending.lending, lender, borrower))
        case TakeLoan(lender):
            lending = _without(pending.lending, lender)
            return _nothing_taken() if lending == pending.lending else replace(pending, lending=lending)
        case _:
            assert_never(act)


def _vote(rules: Rules, table: TableState, act: Vote | Abstain | VotesDone) -> Pending | Refused:
    pending = table.pending
    case = main_case(rules, menu_of(rules, table))
    if case is None:
        return refused("no-case-now")
    if votes_shown(rules, table):
        return refused("votes-shown")
    if isinstance(act, VotesDone):
        return replace(pending, votes_done=True)
    if act.role not in taken_seats(rules.scenario, table.setup):
        return refused("seat-empty", role=act.role, director=director_of(rules.scenario))
    voter = person_of(rules.scenario, table.setup, act.role)[0]
    if voter != act.role:
        return refused("one-vote", role=act.role, voter=voter)
    if isinstance(act, Abstain):
        if act.why not in ("", AWAY):
            return refused("no-such-text")
        abstained = _with(pending.abstained, act.role, act.why)
        return replace(pending, votes=_without(pending.votes, act.role), abstained=abstained)
    answer = next((answer for answer in case.answers if answer.key == act.key), None)
    if answer is None:
        return refused("no-such-choice", card=case.card, choice=act.key)
    if answer.refusal is not None:
        return Refused((answer.refusal,))
    abstained = _without(pending.abstained, act.role)
    return replace(pending, votes=_with(pending.votes, act.role, act.key), abstained=abstained)


def _budget(pending: Pending, act: Propose | MoveSum | TakeMove | SetGains) -> Pending | Refused:
    if isinstance(act, Propose):
        return replace(pending, proposal=act.proposal, moves=())
    if pending.proposal is None:
        return refused("proposal-first")
    match act:
        case MoveSum(source, target):
            return replace(pending, moves=(*pending.moves, (source, target)))
        case TakeMove():
            return (
                replace(pending, moves=pending.moves[:-1])
                if pending.moves
                else refused("nothing-to-take-back")
            )
        case SetGains(rule):
            return replace(pending, gains=rule)
        case _:
            assert_never(act)


def _predict(rules: Rules, table: TableState, indicator: str, direction: str) -> Pending | Refused:
    asked = prediction_asked(rules, table)
    if asked is None:
        return refused("no-case-now")
    if indicator != asked:
        return refused("predicts-another", indicator=asked)
    for known in DIRECTIONS:
        if direction == known:
            return replace(table.pending, prediction=Prediction(indicator, known))
    return refused("no-such-direction", direction=direction)


def _with(pairs: Pairs, first: str, second: str) -> Pairs:
    """The pairs with this one in the place of an older one of the same name, or at the end."""
    return tuple({**dict(pairs), first: second}.items())


def _without(pairs: Pairs, first: str) -> Pairs:
    return tuple(pair for pair in pairs if pair[0] != first)


def _nothing_taken() -> Refused:
    return refused("nothing-to-take-back")
