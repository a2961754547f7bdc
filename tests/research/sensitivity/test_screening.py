from __future__ import annotations

import math

import pytest

from game.research.sensitivity.screening import (
    Bounds,
    Samples,
    correlations,
    latin_samples,
    morris_effects,
    morris_samples,
    sobol_samples,
    sobol_shares,
)

pytestmark = pytest.mark.no_cover

PI = Bounds(("x1", "x2", "x3"), (-math.pi,) * 3, (math.pi,) * 3)


def ishigami(samples: Samples) -> list[float]:
    """Ishigami and Homma (1990) with a = 7 and b = 0.1."""
    return [math.sin(x) + 7 * math.sin(y) ** 2 + 0.1 * z**4 * math.sin(x) for x, y, z in samples]


def test_sobol_shares_of_a_known_function_are_the_known_ones() -> None:
    """Analytic values, for instance in Saltelli et al. (2008), Global Sensitivity Analysis, chapter 4."""
    samples = sobol_samples(PI, 1024, 1)
    assert len(samples) == 1024 * 5
    found = sobol_shares(PI, ishigami(samples), 1)
    known = {"x1": (0.3139, 0.5576), "x2": (0.4424, 0.4424), "x3": (0.0, 0.2437)}
    for name, (first, total) in known.items():
        assert pytest.approx(first, abs=0.05) == found[name].S1
        assert pytest.approx(total, abs=0.05) == found[name].ST
        assert abs(found[name].S1 - first) <= 2 * found[name].S1_conf


def test_elementary_effects_of_a_straight_line_are_its_slopes() -> None:
    bounds = Bounds(("a", "b", "c"), (0.8, 0.8, 0.8), (1.2, 1.2, 1.2))
    samples = morris_samples(bounds, 6, 3)
    assert len(samples) == 6 * 4
    found = morris_effects(bounds, samples, [5 * a - 10 * b + 0 * c for a, b, c in samples], 3)
    for name, slope in {"a": 5 * 0.4, "b": -10 * 0.4, "c": 0.0}.items():
        effect = found[name]
        assert (effect.mu, effect.mu_star) == pytest.approx((slope, abs(slope)))
        assert effect.sigma == pytest.approx(0.0, abs=1e-9)


def test_a_product_has_effects_that_depend_on_the_others() -> None:
    bounds = Bounds(("a", "b"), (0.0, 0.0), (1.0, 1.0))
    samples = morris_samples(bounds, 20, 3)
    assert morris_effects(bounds, samples, [a * b for a, b in samples], 3)["a"].sigma > 0.2


def test_a_rank_correlation_sees_order_alone() -> None:
    bounds = Bounds(("a", "b"), (0.0, 0.0), (1.0, 1.0))
    samples = latin_samples(bounds, 20, 5)
    assert sorted(int(20 * a) for a, _ in samples) == list(range(20))
    up = correlations(bounds, samples, [a**5 for a, _ in samples])
    assert up["a"].rho == pytest.approx(1.0)
    assert abs(up["b"].rho) < 0.9
    assert correlations(bounds, samples, [-a for a, _ in samples])["a"].rho == pytest.approx(-1.0)
    assert correlations(bounds, samples, [3.0] * 20)["a"].rho == 0.0
    four = ((1.0, 1.0), (2.0, 1.0), (3.0, 1.0), (4.0, 2.0))
    tied = correlations(bounds, four, [1.0, 2.0, 2.0, 3.0])
    assert tied["a"].rho == pytest.approx(0.9487, abs=1e-4)  # by hand, with the tied ranks 2.5


def test_the_same_seed_gives_the_same_samples() -> None:
    assert morris_samples(PI, 4, 7) == morris_samples(PI, 4, 7) != morris_samples(PI, 4, 8)
    assert sobol_samples(PI, 8, 7) == sobol_samples(PI, 8, 7) != sobol_samples(PI, 8, 8)


def test_an_output_that_never_varies_has_no_shares() -> None:
    found = sobol_shares(PI, [2.0] * len(sobol_samples(PI, 8, 1)), 1)
    assert {(each.S1, each.ST) for each in found.values()} == {(0.0, 0.0)}
