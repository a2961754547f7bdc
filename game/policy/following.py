"""A team that follows a row of wishes, written as the rules are: once, for CPython and numba.

`W` is the row of a half-year (see `wishes.py`), `D` the decisions' vector that is filled, `F` and `I` are the state on
the half-year's first day. What is wanted and not legal is left out, or the next best is taken, so that the decisions
are always legal.
"""
# ruff: noqa: E741, FURB136, N803, PLR0913, PLR0917, PLR1730 - as in game/engine, for the same reasons

from __future__ import annotations

from collections.abc import Sequence

from game.engine.bound import (
    BUDGET_STEP,
    CARD_ANSWERS,
    CARD_FIRST,
    D_AMBITION,
    D_CHOICE,
    D_GAIN,
    D_LEND,
    D_MOVE_FROM,
    D_MOVE_TO,
    D_PROMISE,
    D_PROPOSAL,
    D_TOKEN,
    DIMENSION_OF,
    LINE_STOCK,
    MONEY,
    N_DECISIONS,
    N_GAINS,
    N_INITIATIVES,
    N_LINES,
    N_MOVES,
    N_PROMISES,
    N_PROPOSALS,
    N_ROLES,
    OPENED,
    PRICE,
    STATUS,
    STOCK,
    Floats,
    Whole,
    line_least,
    line_most,
)
from game.engine.chance import POLICY
from game.engine.layout import (
    AMBITION,
    FIRST_INITIATIVE,
    NOT_FINITE,
    RUNNING,
    SLOT_COUNT,
    TOO_LARGE,
    TURN,
    ZERO_DIVISIONS,
)
from game.engine.rules.allowing import (
    ALLOWED,
    answer_obstacle,
    budget_is_asked,
    is_played,
    may_lend,
    may_promise,
    may_propose,
    may_raise_ambition,
    price_limit,
)
from game.engine.rules.deciding import FEATURE_PROMISES, FEATURE_TOKENS, bounded_level, decided_level
from game.engine.rules.posting import draw
from game.policy.wishes import (
    ANSWER_THING,
    BORROWER_THING,
    CHEAPEST,
    DRAWN,
    EVEN,
    GAIN_ORDER,
    LENDS_THING,
    MOVE_THING,
    MOVES_THING,
    OF_GAINS,
    OF_PROMISE,
    OF_PROMISING,
    OF_PROPOSAL,
    PROPOSAL_ORDER,
    TEAM_THING,
    TOKEN_THING,
    W_AMBITION,
    W_ANSWER,
    W_GAIN,
    W_LEND,
    W_MOVES,
    W_PROMISE,
    W_PROPOSAL,
    W_TOKEN,
)

FEATURE_LENDING, FEATURE_BUDGET = 2, 3
LENDS, MOVES, PROMISES = 0.15, 0.5, 0.25
"""How often luck lends a point, moves a sum of the budget, gives a promise."""

Row = Sequence[int]


def luck(thing: int, I: Whole, key: int) -> float:
    """A number from 0 up to 1 of the team's own, by what it is for."""
    return draw(key, POLICY, I[TURN], thing)


def drawn_of(thing: int, count: int, I: Whole, key: int) -> int:
    """One of so many by luck."""
    return int(luck(thing, I, key) * count)


# ---------------------------------------------------------------------------------------------------- answers


def can_be_taken(c: int, left: float, limit: float, F: Floats, I: Whole) -> bool:
    """Whether an answer is legal and can be paid from what is left, M NOK."""
    return (PRICE[c] <= left or PRICE[c] == 0.0) and answer_obstacle(c, limit, F, I) == ALLOWED


def drawn_answer(card: int, left: float, limit: float, F: Floats, I: Whole, key: int) -> int:
    """The position of any answer that can be taken, by luck; 0 where none can."""
    able = 0
    for k in range(CARD_ANSWERS[card]):
        if can_be_taken(CARD_FIRST[card] + k, left, limit, F, I):
            able += 1
    wanted = drawn_of(ANSWER_THING[card], able, I, key)
    for k in range(CARD_ANSWERS[card]):
        if can_be_taken(CARD_FIRST[card] + k, left, limit, F, I):
            if wanted == 0:
                return k + 1
            wanted -= 1
    return 0


def wished_answer(card: int, left: float, limit: float, W: Row, F: Floats, I: Whole, key: int) -> int:
    """The position of the answer that is wanted most of those that can be taken; 0 where none can."""
    first = CARD_FIRST[card]
    if W[W_ANSWER + first] == DRAWN:
        return drawn_answer(card, left, limit, F, I, key)
    for k in range(CARD_ANSWERS[card]):
        position = W[W_ANSWER + first + k]
        if position > 0 and can_be_taken(first + position - 1, left, limit, F, I):
            return position
    for k in range(CARD_ANSWERS[card]):
        if can_be_taken(first + k, left, limit, F, I):
            return k + 1
    return 0


def wish_answers(W: Row, F: Floats, I: Whole, D: Whole, key: int) -> None:
    """An answer to each open card, the main case first, as long as the money lasts."""
    left = F[MONEY]
    limit = price_limit(I)
    for slot in range(SLOT_COUNT):
        card = I[OPENED + slot] - 1
        if card >= 0:
            position = wished_answer(card, left, limit, W, F, I, key)
            D[D_CHOICE + slot] = position
            if position > 0:
                left -= PRICE[CARD_FIRST[card] + position - 1]


# ---------------------------------------------------------------------------------------------------- attention


def drawn_token(r: int, I: Whole, key: int) -> int:
    """A dimension or an initiative that runs, by luck."""
    running = 0
    for i in range(N_INITIATIVES):
        if I[STATUS + i] == RUNNING:
            running += 1
    wanted = drawn_of(TOKEN_THING[r], 4 + running, I, key)
    if wanted < 4:  # noqa: PLR2004  (the dimensions)
        return wanted + 1
    for i in range(N_INITIATIVES):
        if I[STATUS + i] == RUNNING:
            if wanted == 4:  # noqa: PLR2004
                return FIRST_INITIATIVE + i
            wanted -= 1
    return 0


def wished_token(r: int, W: Row, I: Whole, key: int) -> int:
    """What a role gives its attention to; for an initiative that does not run, to its dimension."""
    wish = W[W_TOKEN + r]
    if wish == DRAWN:
        return drawn_token(r, I, key)
    if wish == EVEN:
        return 1 + (r + I[TURN]) % 4
    if wish >= FIRST_INITIATIVE and I[STATUS + wish - FIRST_INITIATIVE] != RUNNING:
        return 1 + DIMENSION_OF[wish - FIRST_INITIATIVE]
    return wish


def wish_lending(W: Row, F: Floats, I: Whole, D: Whole, key: int) -> None:
    """Points that are lent, of those roles that have one to spare."""
    for r in range(N_ROLES):
        wish = W[W_LEND + r]
        if wish == 0 or not may_lend(r, F):
            continue
        if wish > 0:
            D[D_LEND + r] = wish if wish != r + 1 else 0
        elif N_ROLES > 1 and luck(LENDS_THING[r], I, key) < LENDS:
            borrower = drawn_of(BORROWER_THING[r], N_ROLES - 1, I, key)
            D[D_LEND + r] = borrower + 1 if borrower < r else borrower + 2


# ---------------------------------------------------------------------------------------------------- promises


def drawn_promise(F: Floats, I: Whole, key: int) -> int:
    """Now and then one of the promises that may be given, its number + 1; else 0."""
    able = 0
    for p in range(N_PROMISES):
        if may_promise(p, F, I):
            able += 1
    if able == 0 or luck(TEAM_THING[OF_PROMISING], I, key) >= PROMISES:
        return 0
    wanted = drawn_of(TEAM_THING[OF_PROMISE], able, I, key)
    for p in range(N_PROMISES):
        if may_promise(p, F, I):
            if wanted == 0:
                return p + 1
            wanted -= 1
    return 0


def wish_promises(W: Row, F: Floats, I: Whole, D: Whole, key: int) -> None:
    """The promise that is given, and the ambition that is raised."""
    wish = W[W_PROMISE]
    if wish == DRAWN:
        D[D_PROMISE] = drawn_promise(F, I, key)
    elif wish > 0 and may_promise(wish - 1, F, I):
        D[D_PROMISE] = wish
    level = W[W_AMBITION] - 1
    if level >= I[AMBITION] and may_raise_ambition(I):
        D[D_AMBITION] = level + 1


# ---------------------------------------------------------------------------------------------------- budget


def greatest_change(p: int, F: Floats, I: Whole) -> float:
    """How much a proposal changes the line that it changes most, as a share of what the line is."""
    greatest = 0.0
    for line in range(N_LINES):
        now = F[STOCK + LINE_STOCK[line]]
        change = bounded_level(p, line, F, I) - now
        size = now if now > 0.0 else -now
        share = (change if change > 0.0 else -change) / (size if size > 1.0 else 1.0)
        if share > greatest:
            greatest = share
    return greatest


def total_of(p: int, F: Floats, I: Whole) -> float:
    """What a proposal costs, M NOK a year."""
    total = 0.0
    for line in range(N_LINES):
        total += bounded_level(p, line, F, I)
    return total


def least_proposal(wish: int, F: Floats, I: Whole) -> int:
    """The legal proposal that changes least, or costs least (`CHEAPEST`): its number + 1; 0 where none is legal."""
    best = 0
    best_measure = 0.0
    for k in range(N_PROPOSALS):
        p = PROPOSAL_ORDER[k]
        if may_propose(p, I):
            measure = total_of(p, F, I) if wish == CHEAPEST else greatest_change(p, F, I)
            if best == 0 or measure < best_measure:
                best = p + 1
                best_measure = measure
    return best


def drawn_proposal(I: Whole, key: int) -> int:
    """Any legal proposal by luck: its number + 1; 0 where none is legal."""
    able = 0
    for p in range(N_PROPOSALS):
        if may_propose(p, I):
            able += 1
    wanted = drawn_of(TEAM_THING[OF_PROPOSAL], able, I, key)
    for k in range(N_PROPOSALS):
        if may_propose(PROPOSAL_ORDER[k], I):
            if wanted == 0:
                return PROPOSAL_ORDER[k] + 1
            wanted -= 1
    return 0


def wished_proposal(W: Row, F: Floats, I: Whole, key: int) -> int:
    """The proposal that is wanted most of those that are legal, else the one that changes least: its number + 1."""
    if W[W_PROPOSAL] == DRAWN:
        return drawn_proposal(I, key)
    for k in range(N_PROPOSALS):
        wish = W[W_PROPOSAL + k]
        if wish > 0 and may_propose(wish - 1, I):
            return wish
    return least_proposal(W[W_PROPOSAL], F, I)


def can_be_moved(p: int, source: int, target: int, F: Floats, I: Whole, D: Whole) -> bool:
    """Whether one more sum can go from a line to another, after those that have gone."""
    if source == target:
        return False
    if decided_level(p, source, F, I, D) - BUDGET_STEP < line_least(source, F, I):
        return False
    return decided_level(p, target, F, I, D) + BUDGET_STEP <= line_most(target, F, I)


def move_by_luck(m: int, made: int, p: int, F: Floats, I: Whole, D: Whole, key: int) -> bool:
    """Now and then a sum goes from a line to another, noted as the move number `made`; whether one went."""
    able = 0
    for source in range(N_LINES):
        for target in range(N_LINES):
            if can_be_moved(p, source, target, F, I, D):
                able += 1
    if able == 0 or luck(MOVES_THING[m], I, key) >= MOVES:
        return False
    wanted = drawn_of(MOVE_THING[m], able, I, key)
    for source in range(N_LINES):
        for target in range(N_LINES):
            if can_be_moved(p, source, target, F, I, D):
                if wanted == 0:
                    D[D_MOVE_FROM + made] = source + 1
                    D[D_MOVE_TO + made] = target + 1
                    return True
                wanted -= 1
    return False


def wish_budget(W: Row, F: Floats, I: Whole, D: Whole, key: int) -> None:
    """The proposal, the sums moved, the gains rule."""
    proposal = wished_proposal(W, F, I, key)
    D[D_PROPOSAL] = proposal
    if proposal > 0 and W[W_MOVES] == DRAWN:
        made = 0
        for m in range(N_MOVES):
            if move_by_luck(m, made, proposal - 1, F, I, D, key):
                made += 1
    D[D_GAIN] = W[W_GAIN] if W[W_GAIN] > 0 else 0
    if W[W_GAIN] == DRAWN and N_GAINS > 0:
        D[D_GAIN] = GAIN_ORDER[drawn_of(TEAM_THING[OF_GAINS], N_GAINS, I, key)] + 1


def follow(W: Row, F: Floats, I: Whole, D: Whole, key: int) -> None:
    """Decide a half-year. The state stays as it is, and so do its counts of what could not be worked out."""
    divisions = I[ZERO_DIVISIONS]
    not_finite = I[NOT_FINITE]
    too_large = I[TOO_LARGE]
    for d in range(N_DECISIONS):
        D[d] = 0
    wish_answers(W, F, I, D, key)
    if is_played(FEATURE_TOKENS, I):
        for r in range(N_ROLES):
            D[D_TOKEN + r] = wished_token(r, W, I, key)
    if is_played(FEATURE_LENDING, I):
        wish_lending(W, F, I, D, key)
    if is_played(FEATURE_PROMISES, I):
        wish_promises(W, F, I, D, key)
    if is_played(FEATURE_BUDGET, I) and budget_is_asked(I):
        wish_budget(W, F, I, D, key)
    I[ZERO_DIVISIONS] = divisions
    I[NOT_FINITE] = not_finite
    I[TOO_LARGE] = too_large
