"""Tables to play at: the tiny pack, ready to be played, and everything that could be keyed in at a moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from game.engine.state import Rules, Setup
from game.engine.step import default_setup
from game.session.course import apply
from game.session.deciding import prediction_asked
from game.session.edition import Edition, open_edition
from game.session.game import Game, Written
from game.session.inputs import (
    DIRECTIONS,
    Abstain,
    Bring,
    CallEvent,
    CatchUp,
    Choose,
    Commit,
    EndAfterThisTurn,
    GivePromise,
    GoBack,
    GoOn,
    Input,
    Lend,
    MoveSum,
    NoEvent,
    PlaceToken,
    PlayOn,
    Predict,
    Propose,
    PutAside,
    SetAmbition,
    SetGains,
    Sit,
    TakeLoan,
    TakeMove,
    TakePromise,
    TakeToken,
    TakeUp,
    Undo,
    Vote,
    VoteBy,
    VotesDone,
)
from game.session.parts import parts_of
from game.session.reasons import DISPUTE, texts_beside
from game.session.refused import Refused
from game.session.table import TableState, main_case, menu_of, new_table

TINY = Path(__file__).parent.parent / "packs" / "tiny"


@cache
def tiny() -> Edition:
    """The smallest pack in which everything happens."""
    return open_edition(TINY)


def setup_of(edition: Edition, **changes: Any) -> Setup:
    """The default setup with other fields."""
    return replace(default_setup(edition.scenario), **changes)


def table_of(seed: int = 7, **changes: Any) -> TableState:
    """A game of the tiny pack before its first half-year."""
    return new_table(tiny().rules, setup_of(tiny(), **changes), seed)


def after(table: TableState, *acts: Input) -> TableState:
    """The table after inputs that must be allowed."""
    for act in acts:
        outcome = apply(tiny().rules, table, act)
        assert not isinstance(outcome, Refused), (act, outcome)
        table = outcome
    return table


def codes(table: TableState, act: Input) -> tuple[str, ...]:
    """Why an input is refused; it must be."""
    outcome = apply(tiny().rules, table, act)
    assert isinstance(outcome, Refused), (act, outcome)
    return outcome.codes


def at_the_choice(table: TableState) -> TableState:
    """Go on until there is something to choose."""
    while table.beat != "choice":
        table = after(table, GoOn())
    return table


def first_of(options: Sequence[str]) -> str:
    """The plainest way to pick."""
    return options[0]


def inputs_for(
    rules: Rules, table: TableState, pick: Callable[[Sequence[str]], str] = first_of
) -> list[Input]:
    """What a table keys in to decide a whole half-year, without the commit; `pick` chooses among what is legal.

    Cards get their last legal answer, which costs least.
    """
    menu = menu_of(rules, table)
    cards = {card.card: card for card in menu.cards}
    acts: list[Input] = []
    for part in parts_of(rules, table):
        match part.kind:
            case "votes":
                main = main_case(rules, menu)
                assert main is not None
                seats = [
                    role for role in rules.scenario.settings.roles if role not in table.setup.empty_seats
                ]
                acts += [Vote(role, pick(main.legal)) for role in seats]
            case "card":
                assert part.card is not None
                acts.append(Choose(part.card, cards[part.card].legal[-1]))
            case "tokens":
                acts += [PlaceToken(role, pick(menu.token_targets)) for role in rules.scenario.settings.roles]
            case "budget":
                assert menu.budget is not None
                acts += [Propose(pick(list(menu.budget.proposals))), SetGains(pick(menu.budget.gains))]
            case "prediction":
                asked = prediction_asked(rules, table)
                assert asked is not None
                acts.append(Predict(asked, pick(DIRECTIONS)))
            case "lending" | "promise" | "ambition":
                continue
    return acts


def played(table: TableState, half_years: int) -> TableState:
    """The table after so many half-years, at the consequences of the last one."""
    for _ in range(half_years):
        table = at_the_choice(table)
        table = after(table, *inputs_for(tiny().rules, table), Commit())
    return table


def everything(rules: Rules, table: TableState) -> list[Input]:
    """Every input that a table could key in at a moment, most of them allowed, some not."""
    menu = menu_of(rules, table)
    roles = list(rules.layout.roles)
    acts: list[Input] = [
        GoOn(), GoBack(), VotesDone(), Undo(), TakePromise(), TakeMove(), Commit(), EndAfterThisTurn(), PlayOn(),
    ]  # fmt: skip
    for card in menu.cards:
        acts += [Choose(card.card, answer.key) for answer in card.answers]
        acts += [Vote(role, answer.key) for role in roles for answer in card.answers]
    acts += [Abstain(role, why) for role in roles for why in ("", "away")]
    acts += [Sit(role, by) for role in roles for by in ("", *roles)]
    acts += [VoteBy(way) for way in ("paper", "laptop", "phones", "pigeon")]
    acts += [PlaceToken(role, target) for role in roles for target in menu.token_targets]
    acts += [TakeToken(role) for role in roles]
    acts += [Lend(lender, borrower) for lender in roles for borrower in roles]
    acts += [TakeLoan(lender) for lender in roles]
    acts += [Propose(name) for name in rules.layout.proposals]
    acts += [MoveSum(a, b) for a in rules.layout.lines for b in rules.layout.lines]
    acts += [SetGains(rule) for rule in rules.layout.gain_rules]
    acts += [GivePromise(promise) for promise in rules.layout.promises]
    acts += [SetAmbition(ambition) for ambition in rules.layout.ambitions]
    acts += [CallEvent(card) for card in rules.layout.cards] + [PutAside(card.card) for card in menu.cards]
    acts += [Bring(card) for card in rules.layout.cards] + [NoEvent()]
    acts += [CatchUp("now"), CatchUp("end"), TakeUp()]
    acts += [
        Predict(gauge, direction) for gauge in rules.scenario.settings.gauges for direction in DIRECTIONS
    ]
    return acts


def disputes_of(game: Game) -> tuple[Written, ...]:
    """What a table disputed."""
    return tuple(each for each in game.written if each.what == DISPUTE and each.text)


def disputes_beside(log: Path) -> tuple[Written, ...]:
    """What the table of a log disputed, where its private file lies beside it."""
    return texts_beside(log, DISPUTE)
