"""Runs a study: a design of samples, all of them played, and what each assumption does to the lesson."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from game.engine.state import Rules
from game.research.sensitivity.lesson import Faring, Question, outputs, play_samples
from game.research.sensitivity.screening import (
    Bounds,
    Correlation,
    Effect,
    Samples,
    Share,
    correlations,
    latin_samples,
    morris_effects,
    morris_samples,
    sobol_samples,
    sobol_shares,
)
from game.research.workers import Workers

Method = Literal["morris", "sobol", "random"]
Indices = Effect | Share | Correlation
DESIGNS: Mapping[Method, Callable[[Bounds, int, int], Samples]] = MappingProxyType(
    {"morris": morris_samples, "sobol": sobol_samples, "random": latin_samples}
)
PIECE = 2
"""Samples in a piece of work: a second or two of play."""


@dataclass(frozen=True, slots=True)
class Design:
    """How the samples are laid: the method, its `n`, how far factors go from 1, and the seed of the design."""

    method: Method
    n: int
    spread: float
    seed: int


@dataclass(frozen=True, slots=True)
class Found:
    """What came of a study: the lesson in the scenario as it is written and in every sample, and each factor's part."""

    design: Design
    question: Question
    samples: Samples
    nominal: Mapping[str, float]
    """Every output where all factors are 1."""
    outputs: Mapping[str, tuple[float, ...]]
    """Every output by sample."""
    indices: Mapping[str, Mapping[str, Indices]]
    """By output and factor: effects of `morris`, shares of `sobol`, correlations of `random`."""

    def ranked(self, output: str) -> tuple[str, ...]:
        """The factors' ids, the one that matters most for an output first."""
        found = self.indices[output]
        return tuple(sorted(found, key=lambda name: (-found[name].size, name)))

    def holds(self, output: str) -> float:
        """The share of samples in which an output is above 0."""
        values = self.outputs[output]
        return sum(value > 0.0 for value in values) / len(values)


def bounds_of(question: Question, spread: float) -> Bounds:
    """Each factor from 1 less `spread` to 1 and `spread`."""
    count = len(question.factors)
    return Bounds(
        tuple(each.id for each in question.factors), (1.0 - spread,) * count, (1.0 + spread,) * count
    )


def samples_of(question: Question, design: Design) -> Samples:
    """The samples of a design, the same for the same seed."""
    bounds = bounds_of(question, design.spread)
    return DESIGNS[design.method](bounds, design.n, design.seed)


def study(
    rules: Rules,
    question: Question,
    design: Design,
    workers: int,
    told: Callable[[int], object] = lambda count: count,
) -> Found:
    """Play a design and say what it shows; `told` hears of every so many samples that are done.

    The same for any number of workers. KeyboardInterrupt ends it with nothing.
    """
    samples = samples_of(question, design)
    nominal = (1.0,) * len(question.factors)
    farings: list[tuple[Faring, ...]] = []
    with Workers(rules, workers) as pool:
        for done in pool.each(play_samples, _pieces(question, (nominal, *samples))):
            farings += done
            told(len(done))
    rows = [outputs(rules.scenario, question, each) for each in farings]
    by_output = {name: tuple(row[name] for row in rows[1:]) for name in rows[0]}
    bounds = bounds_of(question, design.spread)
    indices = {name: _indices(design, bounds, samples, values) for name, values in by_output.items()}
    return Found(design, question, samples, rows[0], by_output, indices)


def _pieces(question: Question, samples: Samples) -> Iterator[tuple[Question, Samples]]:
    for first in range(0, len(samples), PIECE):
        yield question, samples[first : first + PIECE]


def _indices(
    design: Design, bounds: Bounds, samples: Samples, values: Sequence[float]
) -> Mapping[str, Indices]:
    match design.method:
        case "morris":
            return morris_effects(bounds, samples, values, design.seed)
        case "sobol":
            return sobol_shares(bounds, values, design.seed)
        case "random":
            return correlations(bounds, samples, values)
