"""The grid on which all amounts lie, for values that come from the pack rather than the kernel."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import add

from game.engine.rules.posting import GRID

GREATEST = float(2**19)
"""Bounds and start values lie below this, so that sums on the grid are exact."""
CAPACITY_FLOOR = 0.25
"""Nobody's capacity counts as less, so that overload stays a number."""


def on_grid(value: float) -> float:
    """A value rounded to a multiple of 2^-32; |value| must be below 2^19."""
    return (float(value) + GRID) - GRID


def total(values: Iterable[float]) -> float:
    """The sum from left to right, each step rounded: the same on every Python, for `sum` compensates from 3.12 on."""
    return reduce(add, values, 0.0)
