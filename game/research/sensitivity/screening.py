"""Designs of samples and what they say, by SALib: Morris' elementary effects, Sobol' indices, and plain chance.

They work on any function of several numbers. A factor lies between its two bounds, evenly likely everywhere.

- **Morris** (Morris 1991; mu* by Campolongo, Cariboni and Saltelli 2007): `n` trajectories through a grid of four
  levels, each of which moves one factor after the other by two thirds of its range: `n * (factors + 1)` samples. An
  elementary effect is the change of the output for such a step, divided by the step as a share of the range, so effects
  are in the output's unit per whole range. `mu_star` is the mean of their sizes (how much the factor matters), `mu` of
  the signed ones (which way), `sigma` their standard deviation (whether it depends on the others, or bends).
- **Sobol'** (Sobol' 1993; Saltelli et al. 2010, with Jansen's estimator of the total): `n * (factors + 2)` samples, `n`
  a power of two. `S1` is the share of the output's variance that a factor explains by itself, `ST` the share that
  vanishes when it is known, with all its interactions. Intervals are of 95 %, by bootstrap.
- **Random** (a Latin hypercube: McKay, Beckman and Conover 1979): `n` samples that do not depend on each other, so that
  shares of them are shares of all there could be. `rho` is Spearman's rank correlation of a factor with the output.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from SALib.analyze import morris as morris_analysis  # type: ignore[import-untyped]
from SALib.analyze import sobol as sobol_analysis
from SALib.sample import latin as latin_design  # type: ignore[import-untyped]
from SALib.sample import morris as morris_design
from SALib.sample import sobol as sobol_design

LEVELS = 4
BOOTSTRAPS = 1000

Samples = tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The factors by name, each with its least and its greatest value."""

    names: tuple[str, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]

    @property
    def problem(self) -> dict[str, Any]:  # SALib's form
        """As SALib wants it."""
        pairs = [list(pair) for pair in zip(self.low, self.high, strict=True)]
        return {"num_vars": len(self.names), "names": list(self.names), "bounds": pairs}


@dataclass(frozen=True, slots=True)
class Effect:
    """A factor's elementary effects on an output, in the output's unit per whole range of the factor."""

    mu_star: float
    mu_star_conf: float
    """Half the 95 % interval of `mu_star`, by bootstrap."""
    mu: float
    sigma: float

    @property
    def size(self) -> float:
        """What factors are ranked by."""
        return self.mu_star


@dataclass(frozen=True, slots=True)
class Share:
    """A factor's shares of an output's variance, and half their 95 % intervals."""

    S1: float
    S1_conf: float
    ST: float
    ST_conf: float

    @property
    def size(self) -> float:
        """What factors are ranked by."""
        return self.ST


@dataclass(frozen=True, slots=True)
class Correlation:
    """How an output goes with a factor."""

    rho: float
    """Spearman's rank correlation, -1 to 1; 0 where the output never varies."""

    @property
    def size(self) -> float:
        """What factors are ranked by."""
        return abs(self.rho)


def morris_samples(bounds: Bounds, n: int, seed: int) -> Samples:
    """A design of `n` trajectories, the same for the same seed."""
    return _plain(morris_design.sample(bounds.problem, n, num_levels=LEVELS, seed=seed))


def morris_effects(
    bounds: Bounds, samples: Samples, output: Sequence[float], seed: int
) -> Mapping[str, Effect]:
    """By factor, its effects on an output that was found for `morris_samples`."""
    found = morris_analysis.analyze(
        bounds.problem,
        np.array(samples),
        np.array(output),
        num_resamples=BOOTSTRAPS,
        num_levels=LEVELS,
        seed=seed,
    )
    columns = (found["mu_star"], found["mu_star_conf"], found["mu"], found["sigma"])
    return {name: Effect(*map(float, row)) for name, *row in zip(bounds.names, *columns, strict=True)}


def sobol_samples(bounds: Bounds, n: int, seed: int) -> Samples:
    """Saltelli's design over a scrambled Sobol' sequence; `n` must be a power of two."""
    return _plain(sobol_design.sample(bounds.problem, n, calc_second_order=False, seed=seed))


def sobol_shares(bounds: Bounds, output: Sequence[float], seed: int) -> Mapping[str, Share]:
    """By factor, its shares of the variance of an output that was found for `sobol_samples`; 0 where nothing varies."""
    if max(output) == min(output):
        return {name: Share(0.0, 0.0, 0.0, 0.0) for name in bounds.names}
    found = sobol_analysis.analyze(
        bounds.problem, np.array(output), calc_second_order=False, num_resamples=BOOTSTRAPS, seed=seed
    )
    columns = (found["S1"], found["S1_conf"], found["ST"], found["ST_conf"])
    return {name: Share(*map(float, row)) for name, *row in zip(bounds.names, *columns, strict=True)}


def latin_samples(bounds: Bounds, n: int, seed: int) -> Samples:
    """A Latin hypercube: each factor takes a value from every `n`-th part of its range, in an order of its own."""
    return _plain(latin_design.sample(bounds.problem, n, seed=seed))


def correlations(bounds: Bounds, samples: Samples, output: Sequence[float]) -> Mapping[str, Correlation]:
    """By factor, its rank correlation with an output; equal values share their mean rank."""
    columns = zip(*samples, strict=True)
    return {
        name: Correlation(_rho(column, output)) for name, column in zip(bounds.names, columns, strict=True)
    }


def _rho(one: Sequence[float], other: Sequence[float]) -> float:
    first, second = _ranks(one), _ranks(other)
    if np.ptp(first) == 0.0 or np.ptp(second) == 0.0:
        return 0.0
    return float(np.corrcoef(first, second)[0, 1])


def _ranks(values: Sequence[float]) -> Any:  # noqa: ANN401  (an array)
    _, place, count = np.unique(np.array(values), return_inverse=True, return_counts=True)
    last = np.cumsum(count)
    return (last - (count - 1) / 2.0)[place]


def _plain(samples: Any) -> Samples:  # noqa: ANN401  (an array; SALib has no types)
    return tuple(tuple(map(float, row)) for row in samples)
