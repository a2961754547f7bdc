"""Initiatives: what they load on the roles, how the work goes on, and what they deliver."""

from __future__ import annotations

from game.engine.bound import (
    ACTIVE,
    ACTIVE_COUNT,
    AGE,
    AREA_OF,
    BURDEN_FIRST,
    BURDEN_POINTS,
    BURDEN_ROLE,
    CAPACITY_OF,
    CHANGED,
    CHOICE_OF,
    DIMENSION_OF,
    DIP_OF,
    DT,
    EFFECT_AMOUNT,
    EFFECT_FIRST,
    EFFECT_GROUP,
    EFFECT_HEAD,
    EFFECT_READY,
    HAD_POINTS,
    INITIATIVE_THING,
    LOAD_OF,
    LOAD_TOTAL,
    MONEY,
    N_AREAS,
    N_ROLES,
    OVER_MONEY_GROUP,
    OVER_RESERVE_GROUP,
    OVERLOAD_OF,
    OVERRUN_FACTOR,
    POINTS,
    PRICE,
    RAMP,
    RISK,
    RUNNING_TOTAL,
    RUSH,
    STATUS,
    STEPS,
    STRAIN,
    TOKEN,
    USED_POINTS,
    WORK,
    WORKED,
    Floats,
    Whole,
    dip_live_of,
    dip_running_of,
    failed_posts,
    failure_of,
    observe,
    overrun_cost_of,
    quarter,
    ramp_of,
    rush_of,
    speed_of,
)
from game.engine.chance import FAILURE
from game.engine.layout import FAILED, FIRST_INITIATIVE, LIVE, RUNNING, SETTLED, TURN
from game.engine.rules.posting import draw, post


def loads(F: Floats, I: Whole) -> None:
    """Sum what the initiatives under way load on each role and each area."""
    for r in range(N_ROLES):
        F[LOAD_OF + r] = 0.0
    for a in range(N_AREAS):
        F[DIP_OF + a] = 0.0
    total = 0.0
    running = 0.0
    for k in range(I[ACTIVE_COUNT]):
        i = I[ACTIVE + k]
        area = AREA_OF[i]
        if I[STATUS + i] == RUNNING:
            running += 1.0
            for b in range(BURDEN_FIRST[i], BURDEN_FIRST[i + 1]):
                F[LOAD_OF + BURDEN_ROLE[b]] += BURDEN_POINTS[b]
            total += POINTS[i]
            if area >= 0:
                F[DIP_OF + area] += POINTS[i] * dip_running_of(F, I)
        elif area >= 0:
            F[DIP_OF + area] += POINTS[i] * dip_live_of(F[AGE + i], F, I)
    F[LOAD_TOTAL] = total
    F[RUNNING_TOTAL] = running


def look(F: Floats, I: Whole) -> None:
    """Bring auxiliaries, capacities and indicators up to this moment."""
    loads(F, I)
    observe(F, I)


def strain_on(i: int, F: Floats) -> float:
    """The worst overload among the roles that an initiative needs (1 is full)."""
    worst = 0.0
    for b in range(BURDEN_FIRST[i], BURDEN_FIRST[i + 1]):
        overload = F[OVERLOAD_OF + BURDEN_ROLE[b]]
        if overload > worst:
            worst = overload
    return worst


def tokens_on(i: int, I: Whole) -> float:
    """How many attention tokens lie on an initiative."""
    tokens = 0.0
    for r in range(N_ROLES):
        if I[TOKEN + r] == FIRST_INITIATIVE + i:
            tokens += 1.0
    return tokens


def finish(i: int, speed: float, F: Floats, I: Whole, L: Floats, key: int) -> None:
    """The work is done: pay the overrun, then go live or fail.

    The overshoot is carried into the age, so that the step size does not matter.
    """
    c = CHOICE_OF[i]
    cost = overrun_cost_of(PRICE[c], F[OVERRUN_FACTOR + i], F, I)
    if cost > 0.0:
        purse = F[MONEY] if F[MONEY] > 0.0 else 0.0
        paid = cost if cost < purse else purse
        post(OVER_MONEY_GROUP[i], -paid, F, I, L)
        post(OVER_RESERVE_GROUP[i], paid - cost, F, I, L)
    strain = F[STRAIN + i] / F[WORKED + i] if F[WORKED + i] > 0.0 else 0.0
    I[CHANGED + i] = I[TURN]
    if draw(key, FAILURE, 0, INITIATIVE_THING[i]) < failure_of(RISK[i], strain, F, I):
        I[STATUS + i] = FAILED
        failed_posts(i, POINTS[i], PRICE[c], F, I, L)
        return
    I[STATUS + i] = LIVE
    F[RUSH + i] = rush_of(strain, F, I)
    age = -F[WORK + i] / speed if speed > 0.0 else 0.0
    F[AGE + i] = age if age < DT else DT


def advance(i: int, F: Floats, I: Whole, L: Floats, key: int) -> None:
    """One step of work on a running initiative."""
    strain = strain_on(i, F)
    speed = speed_of(strain, tokens_on(i, I), F, I)
    F[WORK + i] -= speed * DT
    F[STRAIN + i] += strain * DT
    F[WORKED + i] += DT
    if F[WORK + i] <= 0.0:
        finish(i, speed, F, I, L, key)


def deliver(i: int, F: Floats, I: Whole, L: Floats) -> None:
    """One step of a live initiative: what more of the ramp has arrived, at this moment's readiness."""
    age = F[AGE + i] + DT
    ramp = ramp_of(DIMENSION_OF[i], age, F, I)
    more = (ramp - F[RAMP + i]) * F[RUSH + i]
    F[AGE + i] = age
    F[RAMP + i] = ramp
    if more != 0.0:
        for e in range(EFFECT_FIRST[i], EFFECT_FIRST[i + 1]):
            post(EFFECT_GROUP[e], EFFECT_AMOUNT[e] * more * F[EFFECT_READY[e]] * F[EFFECT_HEAD[e]], F, I, L)
    if ramp >= 1.0 and dip_live_of(age, F, I) == 0.0:
        I[STATUS + i] = SETTLED


def work(F: Floats, I: Whole, L: Floats, key: int) -> None:
    """One step of all initiatives under way; those that have settled or failed leave the list."""
    under_way = I[ACTIVE_COUNT]
    left = 0
    for k in range(under_way):
        i = I[ACTIVE + k]
        if I[STATUS + i] == RUNNING:
            advance(i, F, I, L, key)
        else:
            deliver(i, F, I, L)
        if I[STATUS + i] == RUNNING or I[STATUS + i] == LIVE:
            I[ACTIVE + left] = i
            left += 1
    for k in range(left, under_way):
        I[ACTIVE + k] = 0
    I[ACTIVE_COUNT] = left


def half_year(F: Floats, I: Whole, L: Floats, key: int) -> None:
    """All steps of a half-year; the mean points that each role had and used are kept for the debrief."""
    for r in range(N_ROLES):
        F[USED_POINTS + r] = 0.0
        F[HAD_POINTS + r] = 0.0
    for _ in range(STEPS):
        loads(F, I)
        quarter(F, I, L)
        for r in range(N_ROLES):
            F[USED_POINTS + r] += F[LOAD_OF + r] / STEPS
            F[HAD_POINTS + r] += F[CAPACITY_OF + r] / STEPS
        work(F, I, L, key)
