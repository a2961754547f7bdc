"""Numbers about numbers: where one lies among others, how far they spread, and whose doing that is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

Z95 = 1.959963984540054
"""Of the normal distribution: 95 % lie within so many standard deviations of the mean."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Several values: how many, their mean, their standard deviation, the least and the greatest."""

    count: int
    mean: float
    sd: float
    least: float
    greatest: float


@dataclass(frozen=True, slots=True)
class Parts:
    """What of a table's variance is due to its columns, its rows, and to both together; all 0 where nothing varies.

    The three sum to 1.
    """

    luck: float
    """The columns: whose luck it was, whatever was decided."""
    choice: float
    """The rows: what was decided, whatever the luck."""
    both: float
    """That the same decisions fare better or worse than others by luck (the interaction)."""
    variance: float
    """The variance of all cells, in the square of their unit."""


def spread_of(values: Sequence[float]) -> Spread:
    """How far values spread; the standard deviation is that of a sample, 0 for a single value."""
    sd = stdev(values) if len(values) > 1 else 0.0
    return Spread(len(values), fmean(values), sd, min(values), max(values))


def place_among(value: float, others: Sequence[float]) -> float:
    """The percentile rank, 0 to 100: the share of others that lie below, equal ones counted half."""
    below = sum(other < value for other in others) + 0.5 * sum(other == value for other in others)
    return 100.0 * below / len(others)


def mean_interval(values: Sequence[float]) -> tuple[float, float]:
    """A 95 % interval of the mean of independent values, by the normal approximation (fair from about 20 on)."""
    found = spread_of(values)
    half = Z95 * found.sd / math.sqrt(found.count)
    return found.mean - half, found.mean + half


def share_interval(hits: int, count: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share (Wilson 1927, JASA 22:209), which holds for few and for extreme ones too."""
    share, z2 = hits / count, Z95 * Z95
    middle = (share + z2 / (2 * count)) / (1 + z2 / count)
    half = Z95 / (1 + z2 / count) * math.sqrt(share * (1 - share) / count + z2 / (4 * count * count))
    return max(0.0, middle - half), min(1.0, middle + half)


def crossed(table: Sequence[Sequence[float]]) -> Parts:
    """Split the variance of a table whose rows are choices and whose columns are luck, each cell played once.

    The two-way analysis of variance without replication (Scheffé 1959, The Analysis of Variance, chapter 4): with the
    cells y_ij of a rows and b columns, the row means y_i., the column means y_.j and the mean y..,

        SS_choice = b * sum_i (y_i. - y..)^2
        SS_luck   = a * sum_j (y_.j - y..)^2
        SS_both   = sum_ij (y_ij - y_i. - y_.j + y..)^2
        SS_total  = sum_ij (y_ij - y..)^2 = SS_choice + SS_luck + SS_both

    and the parts are their shares of SS_total. A game is exact, so what a textbook calls the residual is here the
    interaction and no noise; the shares are the Sobol' indices of the finite table (Sobol' 1993). Rows of equal
    length, at least one of one cell.
    """
    rows, columns = len(table), len(table[0])
    by_row = [fmean(row) for row in table]
    by_column = [fmean(column) for column in zip(*table, strict=True)]
    mean = fmean(by_row)
    choice = columns * sum((each - mean) ** 2 for each in by_row)
    luck = rows * sum((each - mean) ** 2 for each in by_column)
    both = sum(
        (value - row - column + mean) ** 2
        for cells, row in zip(table, by_row, strict=True)
        for value, column in zip(cells, by_column, strict=True)
    )
    total = choice + luck + both
    if total == 0.0:
        return Parts(0.0, 0.0, 0.0, 0.0)
    return Parts(luck / total, choice / total, both / total, total / (rows * columns))
