"""What the team committed takes effect: attention, lending, promises, choices, budget.

`D` holds the decisions; `menu.py` has said which are legal, so nothing is refused here.
"""

from __future__ import annotations

from game.engine.bound import (
    ACTIVE,
    ACTIVE_COUNT,
    ANSWERS_CHALLENGE,
    BUDGET_STEP,
    CARD_FIRST,
    CARD_REPEATS,
    CHALLENGED,
    CHANGED,
    CHOSEN,
    D_AMBITION,
    D_CHOICE,
    D_GAIN,
    D_LEND,
    D_MOVE_FROM,
    D_MOVE_TO,
    D_PROMISE,
    D_PROPOSAL,
    D_TOKEN,
    DUE,
    FEATURE,
    FOLLOW_AFTER,
    FOLLOW_CARD,
    FOLLOW_FIRST,
    GAIN_RULE,
    GIVES,
    GOAL_SHIFT,
    INITIATIVE_OF,
    INITIATIVE_THING,
    LENT,
    LENT_OF,
    N_AMBITIONS,
    N_GOALS,
    N_LINES,
    N_MOVES,
    N_PROMISES,
    N_ROLES,
    OFFERED,
    OPENED,
    OVERRUN_FACTOR,
    PENDING,
    PENDING_BUDGET,
    PRICE,
    PRICE_GROUP,
    PROMISE,
    PROMISE_AT_START,
    PROMISE_CHANGED,
    PROMISE_DEADLINE,
    PROMISE_LATE,
    QUARTERS,
    STAKE,
    STATUS,
    TOKEN,
    TOKENS_INITIATIVES,
    TOKENS_OF,
    WORK,
    Floats,
    Whole,
    choice_at_once,
    gain_posts,
    line_least,
    line_most,
    overrun_of,
    promise_kept,
    promise_posts,
    proposal_level,
)
from game.engine.chance import OVERRUN
from game.engine.layout import AMBITION, BROKEN, FIRST_INITIATIVE, NOT_GIVEN, OPEN, RUNNING, SLOT_COUNT, TURN
from game.engine.rules.posting import draw, post, settle_level

FEATURE_TOKENS, FEATURE_PROMISES = 1, 4
GIVEN_MOMENT, KEPT_MOMENT, BROKEN_MOMENT = 0, 1, 2
RENEW, WITHDRAW = 1, 2


def place_tokens(F: Floats, I: Whole, D: Whole) -> None:
    """Each leader's attention on a dimension (1 to 4) or an initiative (5 and up).

    Where the game is played without tokens, or not yet with them, attention is spread evenly over the dimensions.
    """
    for d in range(4):
        F[TOKENS_OF + d] = 0.0 if 0 < I[FEATURE + FEATURE_TOKENS] <= I[TURN] else N_ROLES / 4.0
    F[TOKENS_INITIATIVES] = 0.0
    for r in range(N_ROLES):
        token = D[D_TOKEN + r]
        I[TOKEN + r] = token
        if 0 < token < FIRST_INITIATIVE:
            F[TOKENS_OF + token - 1] += 1.0
        elif token >= FIRST_INITIATIVE:
            F[TOKENS_INITIATIVES] += 1.0


def lend(F: Floats, I: Whole, D: Whole) -> None:
    """Points lent for this half-year: one point from a role to another."""
    for r in range(N_ROLES):
        F[LENT_OF + r] = 0.0
    for r in range(N_ROLES):
        to = D[D_LEND + r]
        I[LENT + r] = to
        if to > 0:
            F[LENT_OF + r] -= 1.0
            F[LENT_OF + to - 1] += 1.0


def give_promise(p: int, F: Floats, I: Whole, L: Floats) -> None:
    """A promise is made in public.

    Nothing happens where promises are not played (yet), for one that was made before or whose day has passed, and for
    one that already holds (unless only its day counts): nobody promises what is so.
    """
    if not 0 < I[FEATURE + FEATURE_PROMISES] <= I[TURN]:
        return
    if I[PROMISE + p] != NOT_GIVEN or I[TURN] > PROMISE_DEADLINE[p]:
        return
    if PROMISE_LATE[p] == 1 or not promise_kept(p, F, I):
        I[PROMISE + p] = OPEN
        I[PROMISE_CHANGED + p] = I[TURN]
        I[STAKE + p] = 1
        promise_posts(p, GIVEN_MOMENT, 1.0, F, I, L)


def raise_ambition(level: int, F: Floats, I: Whole, L: Floats) -> None:
    """More is asked from now on, and what was promised when the game began is heard in public once more.

    A goal that an event had moved above the old ambition stays within the highest one.
    """
    if level <= I[AMBITION]:
        return
    I[AMBITION] = level
    for g in range(N_GOALS):
        if level + I[GOAL_SHIFT + g] >= N_AMBITIONS:
            I[GOAL_SHIFT + g] = 0
    for p in range(N_PROMISES):
        if PROMISE_AT_START[p] == 1 and I[PROMISE + p] == OPEN:
            promise_posts(p, GIVEN_MOMENT, 1.0, F, I, L)


def answer_challenge(answer: int, F: Floats, I: Whole, L: Floats) -> None:
    """Stand by the challenged promise, with twice at stake, or give it up now."""
    p = I[CHALLENGED] - 1
    if p < 0 or I[PROMISE + p] != OPEN:
        return
    if answer == RENEW:
        I[STAKE + p] = 2
    elif answer == WITHDRAW:
        I[PROMISE + p] = BROKEN
        I[PROMISE_CHANGED + p] = I[TURN]
        promise_posts(p, BROKEN_MOMENT, 1.0, F, I, L)


def start_work(i: int, F: Floats, I: Whole, key: int) -> None:
    """An initiative begins; how much longer it will take than planned is drawn now and stays hidden."""
    factor = overrun_of(draw(key, OVERRUN, 0, INITIATIVE_THING[i]), F, I)
    F[OVERRUN_FACTOR + i] = factor
    F[WORK + i] = QUARTERS[i] * factor
    I[STATUS + i] = RUNNING
    I[CHANGED + i] = I[TURN]
    I[ACTIVE + I[ACTIVE_COUNT]] = i
    I[ACTIVE_COUNT] += 1


def choose(card: int, position: int, F: Floats, I: Whole, L: Floats, key: int) -> None:
    """One answer to one card: act at once, start the work, plan what follows."""
    c = CARD_FIRST[card] + position - 1
    I[CHOSEN + card] = position
    choice_at_once(c, F, I, L)
    if INITIATIVE_OF[c] >= 0:
        start_work(INITIATIVE_OF[c], F, I, key)
    for f in range(FOLLOW_FIRST[c], FOLLOW_FIRST[c + 1]):
        follow = FOLLOW_CARD[f]
        due = I[TURN] + FOLLOW_AFTER[f]
        fresh = I[OFFERED + follow] == 0 or CARD_REPEATS[follow] == 1
        if fresh and (I[DUE + follow] == 0 or due < I[DUE + follow]):
            I[DUE + follow] = due
    if GIVES[c] >= 0:
        give_promise(GIVES[c], F, I, L)
    if ANSWERS_CHALLENGE[c] > 0:
        answer_challenge(ANSWERS_CHALLENGE[c], F, I, L)


def bounded_level(p: int, line: int, F: Floats, I: Whole) -> float:
    """A proposal's level of a line within its bounds, M NOK a year.

    The least counts first, should a pack have the bounds the wrong way round.
    """
    level = proposal_level(p, line, F, I)
    least = line_least(line, F, I)
    most = line_most(line, F, I)
    return least if level < least else (most if level > most else level)


def decided_level(p: int, line: int, F: Floats, I: Whole, D: Whole) -> float:
    """A proposal's level of a line with the sums that were moved."""
    level = bounded_level(p, line, F, I)
    for m in range(N_MOVES):
        if D[D_MOVE_FROM + m] == line + 1:
            level -= BUDGET_STEP
        if D[D_MOVE_TO + m] == line + 1:
            level += BUDGET_STEP
    return level


def adopt_budget(F: Floats, I: Whole, L: Floats, D: Whole) -> None:
    """Next year's lines: a proposal with at most a few sums moved; the gains rule holds at once."""
    if D[D_PROPOSAL] > 0:
        for line in range(N_LINES):
            level = decided_level(D[D_PROPOSAL] - 1, line, F, I, D)
            F[PENDING + line] = settle_level(level, I)
        I[PENDING_BUDGET] = D[D_PROPOSAL]
    if D[D_GAIN] > 0:
        I[GAIN_RULE] = D[D_GAIN]
        gain_posts(D[D_GAIN] - 1, F, I, L)


def decide(F: Floats, I: Whole, L: Floats, D: Whole, key: int) -> None:
    """Everything that was committed.

    The budget comes first, for it was decided on the figures that were shown; then everything is paid for, so that no
    answer can pay for another; then the answers act.
    """
    place_tokens(F, I, D)
    lend(F, I, D)
    adopt_budget(F, I, L, D)
    for slot in range(SLOT_COUNT):
        if I[OPENED + slot] > 0 and D[D_CHOICE + slot] > 0:
            c = CARD_FIRST[I[OPENED + slot] - 1] + D[D_CHOICE + slot] - 1
            if PRICE[c] > 0.0:
                post(PRICE_GROUP[c], -PRICE[c], F, I, L)
    if D[D_PROMISE] > 0:
        give_promise(D[D_PROMISE] - 1, F, I, L)
    if D[D_AMBITION] > 0:
        raise_ambition(D[D_AMBITION] - 1, F, I, L)
    for slot in range(SLOT_COUNT):
        if I[OPENED + slot] > 0 and D[D_CHOICE + slot] > 0:
            choose(I[OPENED + slot] - 1, D[D_CHOICE + slot], F, I, L, key)
