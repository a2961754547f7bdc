"""The built-in teams by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from game.policy.plain import always, at_random, cautious, cheapest, greedy
from game.policy.planned import balanced, devoted_to
from game.policy.table import Policy

POLICIES: Mapping[str, Policy] = MappingProxyType(
    {
        "random": at_random,
        "cautious": cautious,
        "balanced": balanced,
        "greedy": greedy,
        "strategy": devoted_to("strategy"),
        "leadership": devoted_to("leadership"),
        "organisation": devoted_to("organisation"),
        "technology": devoted_to("technology"),
        "always-a": always("a"),
        "always-b": always("b"),
        "cheapest": cheapest,
    }
)
"""Every team that `--policy` and `--auto` may name."""
