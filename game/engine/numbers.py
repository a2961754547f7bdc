"""The grid on which all amounts lie, for values that come from the pack rather than the kernel."""

from __future__ import annotations

from game.engine.rules.posting import GRID

GREATEST = float(2**19)
"""Bounds and start values lie below this, so that sums on the grid are exact."""
CAPACITY_FLOOR = 0.25
"""Nobody's capacity counts as less, so that overload stays a number."""


def on_grid(value: float) -> float:
    """A value rounded to a multiple of 2^-32; |value| must be below 2^19."""
    return (float(value) + GRID) - GRID
