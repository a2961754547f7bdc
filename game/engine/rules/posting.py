"""Every change of a stock: rounded to the grid, cut at the bounds, kept in the ledger.

Amounts lie on a grid of 2^-32 by `(x + GRID) - GRID`, so sums of them are exact in any order and grouping (as long
as |x| < 2^19). An indicator that is a weighted sum of stocks is an account of its own: each posting's weighted amount
is rounded to the grid and added.
"""

from __future__ import annotations

from game.engine.bound import (
    A_LEDGER,
    A_SLOT,
    A_WEIGHT,
    G_CUT,
    G_FIRST,
    G_STOCK,
    GOLDEN,
    HIGH,
    KEEP,
    LOW,
    MASK,
    MIX_A,
    MIX_B,
    ONE_64,
    S11,
    S27,
    S30,
    S31,
    STOCK,
    Floats,
    Whole,
    u64,
)
from game.engine.layout import NOT_FINITE, TOO_LARGE

GRID = 1572864.0
"""1.5 * 2^20: adding and subtracting it rounds to a multiple of 2^-32."""
LIMIT = 65536.0
"""No single posting is larger, so that sixteen of them and a stock still sum exactly."""
LEVEL_LIMIT = 524288.0
"""2^19: levels below it are exact on the grid."""


def finite(value: float, I: Whole) -> float:
    """The value itself; what is infinite or no number counts as 0 and is reported."""
    if value - value != 0.0:
        I[NOT_FINITE] += 1
        return 0.0
    return value


def limited(value: float, limit: float, I: Whole) -> float:
    """A value on the grid; not finite counts as 0, too large is limited, and both are reported."""
    value = finite(value, I)
    if value > limit:
        I[TOO_LARGE] += 1
        value = limit
    elif value < -limit:
        I[TOO_LARGE] += 1
        value = -limit
    return (value + GRID) - GRID


def settle(amount: float, I: Whole) -> float:
    """An amount to post, on the grid."""
    return limited(amount, LIMIT, I)


def settle_level(level: float, I: Whole) -> float:
    """A level (of a memory, of a budget line), on the grid."""
    return limited(level, LEVEL_LIMIT, I)


def book(g: int, amount: float, F: Floats, L: Floats) -> None:
    """Add an amount on the grid to the stock of group `g`, its accounts and the ledger."""
    slot = STOCK + G_STOCK[g]
    F[slot] = F[slot] + amount
    if KEEP:
        L[g] = L[g] + amount
    for a in range(G_FIRST[g], G_FIRST[g + 1]):
        part = (A_WEIGHT[a] * amount + GRID) - GRID
        F[A_SLOT[a]] = F[A_SLOT[a]] + part
        if KEEP:
            L[A_LEDGER[a]] = L[A_LEDGER[a]] + part


def hold(s: int, F: Floats, L: Floats) -> None:
    """Hold a stock within its bounds; what a bound cuts off is posted as such."""
    value = F[STOCK + s]
    if value < LOW[s]:
        book(G_CUT[s], LOW[s] - value, F, L)
    elif value > HIGH[s]:
        book(G_CUT[s], HIGH[s] - value, F, L)


def post(g: int, amount: float, F: Floats, I: Whole, L: Floats) -> None:
    """Post an amount to the stock of group `g`."""
    book(g, settle(amount, I), F, L)
    hold(G_STOCK[g], F, L)


def mix(z: int) -> int:
    """splitmix64's finaliser on 64 bits (Steele, Lea and Flood 2014)."""
    z = ((z ^ (z >> S30)) * MIX_A) & MASK
    z = ((z ^ (z >> S27)) * MIX_B) & MASK
    return z ^ (z >> S31)


def draw(key: int, stream: int, turn: int, thing: int) -> float:
    """A number from 0 up to 1 that depends on these four alone."""
    z = mix((key + GOLDEN) & MASK)
    z = mix((z + (u64(stream) + ONE_64) * GOLDEN) & MASK)
    z = mix((z + (u64(turn) + ONE_64) * GOLDEN) & MASK)
    z = mix((z + (thing + ONE_64) * GOLDEN) & MASK)
    return float(z >> S11) * 1.1102230246251565e-16
