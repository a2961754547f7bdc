"""A sample of the proof (`python -m tests.scenarios.proof`): what would notice that a lesson is lost, in seconds."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

from game.engine.state import Rules, Setup
from game.policy import POLICIES
from game.research.workers import Workers
from game.resources import find_pack, shipped_packs
from game.session.clock import minutes_of_game
from tests import games
from tests.scenarios import answers
from tests.scenarios.proof import arriving, climbing, judging, playing, reference
from tests.scenarios.proof.__main__ import main
from tests.scenarios.proof.teams import TEAMS

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster

every_pack = pytest.mark.parametrize("pack", shipped_packs())


def rules() -> Rules:
    return games.rules_of("fjordvik")


def setup_of(pack: Rules, ambition: str | None = None) -> Setup:
    settings = pack.scenario.settings
    return Setup(settings.profile, ambition or settings.ambition, settings.turns)


@cache
def records() -> dict[str, playing.Record]:
    with Workers(rules(), 1) as workers:
        return playing.play(rules(), (*POLICIES, *TEAMS), setup_of(rules()), range(1, 25), workers)


def test_the_lesson_is_in_the_structure() -> None:
    """Shares of wins, and what lending is worth, need more games than a test has; the order of the teams does not."""
    broken = [claim.says for claim in judging.lesson(records()) if not claim.holds]
    assert set(broken) <= {
        "balanced meets all goals in 5 to 40 % of games",
        "in those games it loses to lending",
    }


def test_values_stay_believable() -> None:
    shipped = {name: record for name, record in records().items() if name in POLICIES}
    claims = list(judging.values("fjordvik", shipped))
    assert [claim for claim in claims if not claim.holds] == []
    assert len(claims) == len(judging.BELIEVABLE["fjordvik"]) + 1


NEAR = 0.06
"""How far a sample of games may lie from the mean of many, as a share of an indicator's bar."""


def test_the_reference_behaviour_is_what_the_readme_says() -> None:
    tables = reference.written(find_pack("fjordvik") / "README.md")
    bars = rules().scenario.settings.indicators
    assert set(tables) == set(reference.TEAMS)
    for team, table in tables.items():
        assert set(table) == set(bars)
        for name, path in table.items():
            width = float(bars[name].high - bars[name].low)
            for turn, value in enumerate(path):
                seen = records()[team].indicator(name, turn)
                assert abs(seen - value) <= NEAR * width, f"{team}, {name}, half-year {turn}: {seen} {value}"


def test_a_claim_fails_where_its_figures_do() -> None:
    turned = records() | {"balanced": records()["cautious"], "cautious": records()["balanced"]}
    says = {claim.says: claim.holds for claim in judging.lesson(turned)}
    assert not says["balanced meets at least 1.5 times the goals of each single-minded team"]
    assert not says["taking gains out beats leaving them"]
    assert not says["cautious ends with more than half of the gauges lower than they began"]
    wild = replace(records()["random"], results=tuple(
        replace(result, figures=tuple(tuple(9.0 * v for v in row) for row in result.figures), slips=1)
        for result in records()["random"].results
    ))  # fmt: skip
    assert not any(claim.holds for claim in judging.values("fjordvik", {"random": wild}))


@pytest.mark.parametrize("name", ["flood", "overload"])
def test_the_answers_to_a_case_serve_different_mandates(name: str) -> None:
    """The answers differ for somebody; that each is best for somebody is proved on more games."""
    found = answers.verdict(rules(), answers.bases(rules(), 2), name)
    assert found.moments >= 6
    assert not found.dominated
    assert len([key for key, roles in found.best_for.items() if roles]) >= 2
    assert {role for roles in found.best_for.values() for role in roles} <= set(rules().layout.roles)


def test_an_answer_that_is_never_better_is_found() -> None:
    same = answers.Outcome((1.0, 2.0), (3.0, 4.0), (True, False))
    better = replace(same, goals=(True, True))
    assert dict(answers._dominated(["a", "b"], [{"a": same, "b": better}])) == {"a": "b"}
    mixed = replace(same, mandates=(2.0, 1.0))
    assert dict(answers._dominated(["a", "b"], [{"a": same, "b": mixed}])) == {}


def test_most_work_is_felt_late_and_often_hurts_first() -> None:
    some = arriving.options_of(rules())[::4]
    found = arriving.arrivals(rules(), (some, 3))
    assert len(found) >= len(some) // 2
    falls, _ = judging.worse_before_better(found)
    assert falls.holds, falls.figures
    # In three games an option may be unlucky in each; the proof plays more.
    late = [each for each in found if each.first_felt is None or not 2.0 <= each.first_felt <= 8.0]
    assert len(late) <= len(found) // 10, late


def test_a_search_climbs_and_stays_within_the_rules() -> None:
    high = setup_of(rules(), list(rules().layout.ambitions)[-1])
    begun, climbed = (climbing.climb(rules(), climbing.Climb(high, 3, tries)) for tries in (0, 40))
    assert (climbed.met - 2 * climbed.broken) >= (begun.met - 2 * begun.broken)
    assert climbed.of == len(rules().layout.goals)


@every_pack
def test_random_play_is_never_stuck_and_gives_every_kind_of_answer(pack: str) -> None:
    played = games.rules_of(pack)
    with Workers(played, 1) as workers:
        came = playing.coverage(played, "random", setup_of(played), range(1, 41), workers)
    assert came.games == 40
    drawn = [
        name
        for name, card in played.scenario.cards.items()
        if card.kind != "event" and not card.only_follow_up
    ]
    seen = [name for name in drawn if came.offered[name]]
    assert len(seen) > 0.9 * len(drawn), set(drawn) - set(seen)
    assert {choice.rpartition(".")[2] for choice in came.given} >= {"a", "b", "not_now"}


def test_a_game_that_cannot_go_on_is_a_claim_that_fails(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = replace(POLICIES["cautious"](rules(), games.first(rules()).state), choices=(("no_card", "a"),))
    monkeypatch.setattr(playing, "EVERY_TEAM", dict.fromkeys(playing.EVERY_TEAM, lambda *_: refused))
    assert main(["--part", "coverage", "--coverage", "1", "--jobs", "1"]) == 1
    assert "FAILS: random is never stuck (seed 1, half-year 1" in capsys.readouterr().out


def test_a_card_that_seldom_comes_is_named() -> None:
    came = playing.Came(1000, Counter(dict.fromkeys(rules().scenario.cards, 500) | {"flood": 9}), Counter())
    seldom, answered = judging.came(rules(), "random", came)
    assert not seldom.holds
    assert "flood 0.90 %" in seldom.figures
    assert not answered.holds


@every_pack
def test_there_is_time_to_read(pack: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In one process, and for the smallest pack in two, as the whole proof is run."""
    jobs = "2" if pack == "forste-halvar" else "1"
    assert main(["--pack", pack, "--part", "reading", "--games", "10", "--jobs", jobs]) == 0
    assert f"{minutes_of_game(games.rules_of(pack).scenario.settings):g} planned" in capsys.readouterr().out
