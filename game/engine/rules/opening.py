"""A half-year begins: the budget takes effect, an event may come, cases are dealt, the news is chosen."""

from __future__ import annotations

from game.engine.bound import (
    ACTIVE,
    ACTIVE_COUNT,
    BUDGET_CUT,
    CALENDAR_CASE,
    CALENDAR_EVENT,
    CARD_CHALLENGES,
    CARD_DELAY,
    CARD_DIMENSION,
    CARD_KEY,
    CARD_KIND,
    CARD_ONLY_FOLLOW,
    CARD_OPTIONS,
    CARD_OWNER,
    CARD_REPEATS,
    CARD_REPRIORITISES,
    CARD_SCRIPTED,
    CARD_THING,
    CARD_WEIGHT,
    CHALLENGED,
    CHOSEN,
    DEALT,
    DECK_CARD,
    DECK_FIRST,
    DIMENSION_KEY,
    DUE,
    FEATURE,
    FIRST_SEASON,
    GOAL_SHIFT,
    GOAL_THING,
    HOLDS,
    LINE_GROUP,
    LINE_SERVICE,
    LINE_STOCK,
    N_AMBITIONS,
    N_DELEGATED,
    N_GOALS,
    N_LINES,
    N_PROMISES,
    OFFERED,
    OPENED,
    PENDING,
    PENDING_BUDGET,
    PROMISE,
    PROMISE_THING,
    SAYING_HOLDS,
    SAYING_KEY,
    SAYING_RANGE,
    STATUS,
    STOCK,
    USED,
    WORK,
    Floats,
    Whole,
    cards_hold,
    event_at_once,
    hazard,
    promise_posts,
    sayings_hold,
)
from game.engine.chance import CHALLENGE, EVENT, EVENT_PICK, PRIORITY, SEVERITY_DRAW
from game.engine.layout import AMBITION, OPEN, OPEN_SLOTS, RUNNING, SEASON, SEVERITY, SLOT_COUNT, TURN
from game.engine.rules.goals import judge_goals
from game.engine.rules.posting import draw, post
from game.engine.rules.working import look

CASE, DELEGATED, EVENT_CARD = 0, 1, 2
MORE_DRAWS = 100
"""Streams apart, for the second and further draws of a weight."""
FEATURE_DELEGATED, FEATURE_EVENTS = 0, 5
GIVEN_MOMENT = 0
BY_CHANCE = -2
"""That the calendar and the draw say which event comes, in place of a card."""


def budget_takes_effect(F: Floats, I: Whole, L: Floats) -> None:
    """Move the budget lines to what was adopted; note what the services lost (M NOK a year)."""
    F[BUDGET_CUT] = 0.0
    if I[PENDING_BUDGET] == 0:
        return
    lost = 0.0
    for line in range(N_LINES):
        before = F[STOCK + LINE_STOCK[line]]
        post(LINE_GROUP[line], F[PENDING + line] - before, F, I, L)
        if LINE_SERVICE[line] == 1:
            lost += before - F[STOCK + LINE_STOCK[line]]
        F[PENDING + line] = 0.0
    I[PENDING_BUDGET] = 0
    F[BUDGET_CUT] = lost if lost > 0.0 else 0.0


def event_rank(c: int, turn: int, key: int) -> float:
    """Which of several events comes: the largest of as many draws as its weight says."""
    rank = draw(key, EVENT_PICK, turn, CARD_THING[c])
    for more in range(1, CARD_WEIGHT[c]):
        other = draw(key, EVENT_PICK + MORE_DRAWS * more, turn, CARD_THING[c])
        if other > rank:
            rank = other
    return rank


def event_of_turn(F: Floats, I: Whole, key: int) -> int:
    """The card of the event that comes now, or -1: the scripted one, else one of those whose draw hits."""
    turn = I[TURN]
    best = CALENDAR_EVENT[turn]
    if best >= 0 and (I[OFFERED + best] == 0 or CARD_REPEATS[best] == 1):
        return best
    best = -1
    best_key = -1.0
    if turn == 1 or not 0 < I[FEATURE + FEATURE_EVENTS] <= turn:
        return best
    for d in range(DECK_FIRST[EVENT_CARD * 5], DECK_FIRST[EVENT_CARD * 5 + 5]):
        c = DECK_CARD[d]
        if I[OFFERED + c] > 0 and CARD_REPEATS[c] == 0:
            continue
        due = 0 < I[DUE + c] <= turn
        if not due and (CARD_SCRIPTED[c] == 1 or CARD_ONLY_FOLLOW[c] == 1):
            continue
        if I[HOLDS + c] == 0 or not (due or draw(key, EVENT, turn, CARD_THING[c]) < hazard(c, F, I)):
            continue
        rank = event_rank(c, turn, key)
        if rank > best_key:
            best_key = rank
            best = c
    return best


def challenge(I: Whole, key: int) -> None:
    """Pick the open promise that the event puts in question."""
    best_key = -1.0
    for p in range(N_PROMISES):
        if I[PROMISE + p] == OPEN:
            rank = draw(key, CHALLENGE, I[TURN], PROMISE_THING[p])
            if rank > best_key:
                best_key = rank
                I[CHALLENGED] = p + 1


def reprioritise(I: Whole, key: int) -> None:
    """One goal is asked for at the next ambition up, another at the next one down; at the ends only one of the two."""
    up = -1
    down = -1
    up_key = -1.0
    down_key = 2.0
    for g in range(N_GOALS):
        rank = draw(key, PRIORITY, I[TURN], GOAL_THING[g])
        if rank > up_key:
            up_key = rank
            up = g
        if rank < down_key:
            down_key = rank
            down = g
    if up != down:
        I[GOAL_SHIFT + up] = 1 if I[AMBITION] + 1 < N_AMBITIONS else 0
        I[GOAL_SHIFT + down] = -1 if I[AMBITION] > 0 else 0


def event_comes(event: int, F: Floats, I: Whole, L: Floats, key: int) -> bool:
    """Let this half-year's event happen, if there is one; whether there was. See `open_with` for `event`."""
    c = event
    if event == BY_CHANCE:
        c = event_of_turn(F, I, key)
    if c < 0:
        return False
    event_happens(c, F, I, L, key)
    if event >= 0:
        I[DUE + c] = 0
    return True


def event_happens(c: int, F: Floats, I: Whole, L: Floats, key: int) -> None:
    """What an event does when it comes, whoever brought it; one with options lies on the table then."""
    I[OFFERED + c] = I[TURN]
    I[CHOSEN + c] = 0
    if I[DUE + c] <= I[TURN]:
        I[DUE + c] = 0
    F[SEVERITY] = draw(key, SEVERITY_DRAW, I[TURN], CARD_THING[c])
    event_at_once(c, F, I, L)
    for k in range(I[ACTIVE_COUNT]):
        i = I[ACTIVE + k]
        if I[STATUS + i] == RUNNING:
            F[WORK + i] += CARD_DELAY[c]
    if CARD_CHALLENGES[c] == 1:
        challenge(I, key)
    if CARD_REPRIORITISES[c] == 1:
        reprioritise(I, key)
    if CARD_OPTIONS[c] > 0:
        I[OPENED + OPEN_SLOTS] = c + 1


def can_be_dealt(c: int, I: Whole) -> bool:
    """Whether a card is still in its deck and fits the moment."""
    return I[OFFERED + c] == 0 and CARD_ONLY_FOLLOW[c] == 0 and CARD_SCRIPTED[c] == 0 and I[HOLDS + c] == 1


def due_card(kind: int, I: Whole, F: Floats) -> int:
    """The follow-up of this kind that is due and fits the moment and has waited longest, or -1."""
    best = -1
    for d in range(DECK_FIRST[kind * 5], DECK_FIRST[kind * 5 + 5]):
        c = DECK_CARD[d]
        if I[DUE + c] == 0 or I[DUE + c] > I[TURN] or I[HOLDS + c] == 0:
            continue
        if kind == DELEGATED and owner_is_busy(c, I):
            continue
        if (
            best < 0
            or I[DUE + c] < I[DUE + best]
            or (I[DUE + c] == I[DUE + best] and F[CARD_KEY + c] > F[CARD_KEY + best])
        ):
            best = c
    return best


def owner_is_busy(c: int, I: Whole) -> bool:
    """Whether the owner of a delegated case already has one in this half-year."""
    for slot in range(1, OPEN_SLOTS):
        other = I[OPENED + slot] - 1
        if other >= 0 and other != c and CARD_OWNER[other] == CARD_OWNER[c]:
            return True
    return False


def dealt_before(dimension: int, kind: int, I: Whole) -> int:
    """How many cards of a dimension and kind have been dealt; this half-year's main case counts for all kinds."""
    count = I[DEALT + kind * 4 + dimension]
    main = I[OPENED] - 1
    if kind != CASE and main >= 0 and CARD_DIMENSION[main] == dimension:
        count += 1
    return count


def best_of_deck(kind: int, dimension: int, I: Whole, F: Floats) -> int:
    """The card with the largest key among those of a deck that can be dealt, or -1."""
    best = -1
    deck = kind * 5 + dimension + 1
    for d in range(DECK_FIRST[deck], DECK_FIRST[deck + 1]):
        c = DECK_CARD[d]
        if not can_be_dealt(c, I) or (kind == DELEGATED and owner_is_busy(c, I)):
            continue
        if best < 0 or F[CARD_KEY + c] > F[CARD_KEY + best]:
            best = c
    return best


def deal(kind: int, I: Whole, F: Floats) -> int:
    """The best card of the dimension that has had fewest (the draw decides between equals), or -1."""
    best = -1
    best_count = 0
    best_key = 0.0
    for dimension in range(4):
        count = dealt_before(dimension, kind, I)
        rank = F[DIMENSION_KEY + dimension]
        if best < 0 or count < best_count or (count == best_count and rank > best_key):
            found = best_of_deck(kind, dimension, I, F)
            if found >= 0:
                best = found
                best_count = count
                best_key = rank
    return best


def put_on_table(c: int, slot: int, I: Whole) -> None:
    """Open a card in a slot; what comes because of an earlier choice is due no more."""
    if c >= 0:
        I[OPENED + slot] = c + 1
        I[OFFERED + c] = I[TURN]
        I[DUE + c] = 0
        I[DEALT + CARD_KIND[c] * 4 + CARD_DIMENSION[c]] += 1


def deal_cases(F: Floats, I: Whole) -> None:
    """The main case, then the delegated ones: scripted first, then what is due, then from the decks."""
    c = CALENDAR_CASE[I[TURN]]
    if c < 0 or I[OFFERED + c] > 0:
        c = due_card(CASE, I, F)
    if c < 0:
        c = deal(CASE, I, F)
    put_on_table(c, 0, I)
    if not 0 < I[FEATURE + FEATURE_DELEGATED] <= I[TURN]:
        return
    for slot in range(1, 1 + N_DELEGATED):
        c = due_card(DELEGATED, I, F)
        if c < 0:
            c = deal(DELEGATED, I, F)
        put_on_table(c, slot, I)


def choose_news(F: Floats, I: Whole) -> None:
    """One headline, one line of small news and one person's line: of those that hold, the largest key."""
    sayings_hold(F, I)
    for kind in range(3):
        best = -1
        for k in range(SAYING_RANGE[kind], SAYING_RANGE[kind + 1]):
            if I[SAYING_HOLDS + k] == 0 or I[USED + k] > 0:
                continue
            if best < 0 or F[SAYING_KEY + k] > F[SAYING_KEY + best]:
                best = k
        if best >= 0:
            I[USED + best] = I[TURN]


def first_promises(F: Floats, I: Whole, L: Floats) -> None:
    """What was promised before the game began is heard on its first day."""
    if I[TURN] > 1:
        return
    for p in range(N_PROMISES):
        if I[PROMISE + p] == OPEN:
            promise_posts(p, GIVEN_MOMENT, 1.0, F, I, L)


def open_turn(F: Floats, I: Whole, L: Floats, key: int) -> None:
    """Begin the next half-year."""
    open_with(BY_CHANCE, F, I, L, key)


def open_with(event: int, F: Floats, I: Whole, L: Floats, key: int) -> None:
    """Begin the next half-year with an event of its own: a card, none (-1), or as the game has it (`BY_CHANCE`)."""
    I[TURN] += 1
    I[SEASON] = (FIRST_SEASON + I[TURN] - 1) % 2
    I[CHALLENGED] = 0
    for slot in range(SLOT_COUNT):
        I[OPENED + slot] = 0
    first_promises(F, I, L)
    budget_takes_effect(F, I, L)
    look(F, I)
    cards_hold(F, I)
    if event_comes(event, F, I, L, key):
        look(F, I)
        judge_goals(F, I)
        cards_hold(F, I)
    deal_cases(F, I)
    choose_news(F, I)
