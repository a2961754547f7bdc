"""What is legal now: one answer for screens, built-in teams, logs and tests alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.engine.bringing import bringing_obstacle, opened_as, with_brought
from game.engine.calling import is_called, obstacle
from game.engine.decisions import BudgetDecision, Decisions
from game.engine.layout import (
    AMBITION,
    FEATURES,
    FINISHED,
    OPEN_SLOTS,
    RUNNING,
    Layout,
)
from game.engine.rules import allowing
from game.engine.state import Rules, State
from game.engine.tables import price_of
from game.pack.schema import DIMENSIONS


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something is not legal: a code (see `game.texts`) and the facts of its sentence."""

    code: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a card; `refusal` is None where it is legal."""

    key: str
    price: float
    refusal: Refusal | None


@dataclass(frozen=True, slots=True)
class OpenCard:
    """A card on the table; `owner` is the role that decides it alone, None for the whole table."""

    card: str
    owner: str | None
    answers: tuple[Answer, ...]

    @property
    def legal(self) -> tuple[str, ...]:
        """The keys of the answers that may be chosen."""
        return tuple(answer.key for answer in self.answers if answer.refusal is None)


@dataclass(frozen=True, slots=True)
class BudgetMenu:
    """What the autumn budget allows: by proposal the level of each line, and each line's bounds, M NOK a year."""

    proposals: dict[str, dict[str, float]]
    least: dict[str, float]
    most: dict[str, float]
    step: float
    moves: int
    gains: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Menu:
    """All legal commands of one moment; what may be combined is said by `refusals`."""

    cards: tuple[OpenCard, ...]
    money: float
    """M NOK that prices are paid from."""
    token_targets: tuple[str, ...]
    lenders: tuple[str, ...]
    budget: BudgetMenu | None
    promises: tuple[str, ...]
    ambitions: tuple[str, ...] = ()
    """In the half-year in which the ambition is confirmed or raised: the one that holds, then the higher ones."""


def legal_commands(rules: Rules, state: State) -> Menu:
    """What the team may decide in this half-year; empty when the game is over."""
    layout, whole = rules.layout, state.whole
    money = state.floats[layout.stock[layout.stocks[rules.scenario.model.initiatives.money]]]
    if whole[FINISHED]:
        return Menu((), money, (), (), None, ())
    is_played, listed = rules.kernel.functions["is_played"], list(whole)
    features = {name: is_played(number, listed) for number, name in enumerate(FEATURES)}
    running = tuple(
        layout.choices[layout.initiatives[i]].id
        for i in range(len(layout.initiatives))
        if whole[layout.status[i]] == RUNNING
    )
    return Menu(
        tuple(_open_cards(rules, state, money)),
        money,
        (*DIMENSIONS, *running) if features["tokens"] else (),
        tuple(_lenders(rules, state)) if features["lending"] else (),
        _budget_menu(rules, state) if features["budget"] else None,
        tuple(_promises(rules, state)) if features["promises"] else (),
        _ambitions(rules, state) if features["promises"] else (),
    )


def _open_cards(rules: Rules, state: State, money: float) -> Iterator[OpenCard]:
    layout, call = rules.layout, rules.kernel.functions
    floats, whole = list(state.floats), list(state.whole)
    limit = call["price_limit"](whole)
    for slot in range(layout.open.size):
        number = whole[layout.open[slot]] - 1
        if number < 0:
            continue
        name = layout.cards.ids[number]
        answers = []
        for place, choice in enumerate(layout.choices):
            if choice.card == name:
                price = price_of(choice)
                refusal = _answer_refusal(
                    call["answer_obstacle"](place, limit, floats, whole), price, money, limit
                )
                answers.append(Answer(choice.key, price, refusal))
        card = rules.scenario.cards[name]
        owner = card.owner if slot > 0 or slot == OPEN_SLOTS else None
        yield OpenCard(name, owner, tuple(answers))


def _answer_refusal(obstacle: int, price: float, money: float, limit: float) -> Refusal | None:
    match obstacle:
        case allowing.TOO_DEAR:
            return _fact("too-dear", price=repr(price), money=repr(money))
        case allowing.SUPERVISED:
            return _fact("supervised", limit=repr(limit))
        case allowing.NOT_READY:
            return _fact("not-ready")
        case _:
            return None


def _lenders(rules: Rules, state: State) -> Iterator[str]:
    may_lend, floats = rules.kernel.functions["may_lend"], list(state.floats)
    return (role for number, role in enumerate(rules.layout.roles) if may_lend(number, floats))


def _promises(rules: Rules, state: State) -> Iterator[str]:
    may_promise, floats, whole = rules.kernel.functions["may_promise"], list(state.floats), list(state.whole)
    return (name for number, name in enumerate(rules.layout.promises) if may_promise(number, floats, whole))


def _ambitions(rules: Rules, state: State) -> tuple[str, ...]:
    if not rules.kernel.functions["may_raise_ambition"](list(state.whole)):
        return ()
    return rules.layout.ambitions.ids[state.whole[AMBITION] :]


def _budget_menu(rules: Rules, state: State) -> BudgetMenu | None:
    budget, layout, call = rules.scenario.settings.budget, rules.layout, rules.kernel.functions
    floats, whole = list(state.floats), list(state.whole)
    if budget is None or not call["budget_is_asked"](whole):
        return None
    lines = list(enumerate(layout.lines))
    proposals = {
        name: {
            line: call["bounded_level"](layout.proposals[name], number, floats, whole)
            for number, line in lines
        }
        for name in budget.proposals
        if call["may_propose"](layout.proposals[name], whole)
    }
    least = {line: call["line_least"](number, floats, whole) for number, line in lines}
    most = {line: call["line_most"](number, floats, whole) for number, line in lines}
    return BudgetMenu(proposals, least, most, float(budget.step), budget.moves, tuple(budget.gains))


def refusals(rules: Rules, state: State, decisions: Decisions) -> tuple[Refusal, ...]:
    """Everything that is not legal about these decisions; empty when they may be committed."""
    if state.whole[FINISHED]:
        return (Refusal("game-over"),)
    why_not = opening_refusal(rules, state, decisions)
    if why_not is not None:
        return (why_not,)
    menu = legal_commands(rules, opened_as(rules, state, decisions))
    return (
        *_aside_refusals(rules, menu, decisions),
        *_choice_refusals(menu, decisions),
        *_token_refusals(rules.layout, menu, decisions),
        *_lending_refusals(rules.layout, menu, decisions),
        *_budget_refusals(menu, decisions),
        *_promise_refusals(menu, decisions),
        *_ambition_refusals(menu, decisions),
    )


def opening_refusal(rules: Rules, state: State, decisions: Decisions) -> Refusal | None:
    """Why a half-year cannot begin with the cards that were brought and called; None when it can, or has."""
    found = bringing_obstacle(rules, state, decisions.brought)
    if found is not None:
        return not_called(rules, *found)
    begun = with_brought(rules, state, decisions.brought, quiet=decisions.quiet)
    return call_refusal(rules, begun, decisions.called)


def call_refusal(rules: Rules, state: State, card: str | None) -> Refusal | None:
    """Why an event cannot be on a half-year's first day as a called one; None when it can, or is there already."""
    if card is None or is_called(rules, state, card):
        return None
    code = obstacle(rules, state, card)
    return None if code is None else not_called(rules, code, card)


def not_called(rules: Rules, code: str, card: str) -> Refusal:
    """The refusal of a card that is brought: it names it by its printed code, as its title is not for the table yet."""
    cards = rules.scenario.cards
    return _fact(code, printed=cards[card].code if card in cards else card)


def may_be_put_aside(rules: Rules, card: str) -> bool:
    """Whether a table may leave a card undecided: a case, but no event, which has happened already."""
    return rules.scenario.cards[card].kind != "event"


def _aside_refusals(rules: Rules, menu: Menu, decisions: Decisions) -> Iterator[Refusal]:
    open_cards, chosen = {card.card for card in menu.cards}, dict(decisions.choices)
    if len(set(decisions.aside)) != len(decisions.aside):
        yield _fact("aside-twice")
    for name in decisions.aside:
        if name not in open_cards or not may_be_put_aside(rules, name):
            yield _fact("no-such-case", card=name)
        elif name in chosen:
            yield _fact("card-aside", card=name)


def _fact(code: str, **facts: str) -> Refusal:
    return Refusal(code, tuple(facts.items()))


def _choice_refusals(menu: Menu, decisions: Decisions) -> Iterator[Refusal]:
    chosen = dict(decisions.choices)
    if len(chosen) != len(decisions.choices):
        yield _fact("card-twice")
    open_cards = {card.card: card for card in menu.cards}
    for name in open_cards:
        if name not in chosen and name not in decisions.aside:
            yield _fact("card-undecided", card=name)
    total = 0.0
    for name, key in chosen.items():
        answer = (
            next((a for a in open_cards[name].answers if a.key == key), None) if name in open_cards else None
        )
        if answer is None:
            yield _fact("no-such-choice", card=name, choice=key)
        elif answer.refusal is not None:
            yield answer.refusal
        else:
            total += answer.price
    if total > 0 and total > menu.money:
        yield _fact("too-dear-together", price=repr(total), money=repr(menu.money))


def _token_refusals(layout: Layout, menu: Menu, decisions: Decisions) -> Iterator[Refusal]:
    if len(dict(decisions.tokens)) != len(decisions.tokens):
        yield _fact("token-twice")
    for role, target in decisions.tokens:
        if role not in layout.roles or target not in menu.token_targets:
            yield _fact("no-such-token", role=role, target=target)


def _lending_refusals(layout: Layout, menu: Menu, decisions: Decisions) -> Iterator[Refusal]:
    if len(dict(decisions.lending)) != len(decisions.lending):
        yield _fact("lends-twice")
    for lender, borrower in decisions.lending:
        if lender not in menu.lenders or borrower not in layout.roles or lender == borrower:
            yield _fact("cannot-lend", lender=lender, borrower=borrower)


def _budget_refusals(menu: Menu, decisions: Decisions) -> Iterator[Refusal]:
    budget, decided = menu.budget, decisions.budget
    if budget is None:
        if decided is not None:
            yield _fact("no-budget-now")
    elif decided is None:
        yield _fact("budget-undecided")
    elif decided.proposal not in budget.proposals:
        yield _fact("no-such-proposal", proposal=decided.proposal)
    else:
        if decided.gains is not None and decided.gains not in budget.gains:
            yield _fact("no-such-gains", gains=decided.gains)
        yield from _move_refusals(budget, decided)


def _move_refusals(budget: BudgetMenu, decided: BudgetDecision) -> Iterator[Refusal]:
    if len(decided.moves) > budget.moves:
        yield _fact("too-many-moves", moves=str(budget.moves))
    proposed = budget.proposals[decided.proposal]
    levels = dict(proposed)
    for source, target in decided.moves:
        if source not in levels or target not in levels or source == target:
            yield _fact("no-such-move", source=source, target=target)
            return
        levels[source] -= budget.step
        levels[target] += budget.step
    for line, level in levels.items():
        if level != proposed[line] and not budget.least[line] <= level <= budget.most[line]:
            yield _fact("line-out-of-bounds", line=line)


def _promise_refusals(menu: Menu, decisions: Decisions) -> Iterator[Refusal]:
    if decisions.promise is not None and decisions.promise not in menu.promises:
        yield _fact("no-such-promise", promise=decisions.promise)


def _ambition_refusals(menu: Menu, decisions: Decisions) -> Iterator[Refusal]:
    if decisions.ambition is not None and decisions.ambition not in menu.ambitions:
        yield _fact("no-such-ambition", ambition=decisions.ambition)
