"""How fast a playtest is, measured on demand: `pytest -m benchmark -s`. Nothing is asserted about the clock."""

from __future__ import annotations

import sys
import time

import pytest

from game.policy import POLICIES
from game.workshop.playtest import plan_of, run
from tests import games

pytestmark = pytest.mark.benchmark


@pytest.mark.parametrize("workers", [1, 2])
def test_a_playtest_of_all_teams(workers):
    rules = games.rules_of("fjordvik")
    plan = plan_of(rules.scenario, tuple(POLICIES), 30, 1, maturity="typical", ambition="middle")
    begin, used = time.perf_counter(), time.process_time()
    played = run(rules, plan, workers)
    seconds, used = time.perf_counter() - begin, time.process_time() - used
    sys.stdout.write(
        f"\nplaytest of fjordvik, {workers} processes: {seconds:.1f} s ({used:.1f} s of the processor in this one) for "
        f"{len(played.records)} games and {len(played.tried)} moments, "
        f"{len(played.records) / seconds:.0f} games a second in all "
        "(target: 300 games of all teams in about half a minute on two idle cores)\n"
    )
    assert len(played.records) == plan.total
