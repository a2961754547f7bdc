"""The links of a model: which way, how late, how sure."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from game.pack.schema import Scenario
from game.session.causality.links import Link, links_of
from tests.games import rules_of
from tests.workshop.graph.support import changed


@cache
def links(pack: str, *, every: bool = False) -> tuple[Link, ...]:
    return links_of(rules_of(pack).scenario, every=every)


def signs(found: tuple[Link, ...]) -> dict[tuple[str, str], str]:
    return {(link.source, link.target): link.sign for link in found}


@pytest.mark.parametrize(
    ("source", "target", "sign"),
    [
        ("budget_development", "devmoney", "+"),
        ("budget_development", "fund", "-"),
        ("share_service", "freed_hours", "-"),  # through a flow out of it
        ("share_service", "service_hours", "+"),  # the same flow, where it arrives
        ("fatigue", "quality", "-"),  # through an auxiliary
        ("load", "fatigue", "+"),  # through the roles' overload
        ("fatigue", "situation_worn", "+"),
        ("situation_worn", "fatigue", "+"),  # where() in a flow
        ("situation_worn", "quality", "-"),  # the situation's effect
        ("fund", "situation_supervision", "-"),
        ("fatigue", "staff", "-"),  # a weight in a sum
        ("running_cost", "economy", "-"),
    ],
)
def test_the_sign_of_a_link_follows_from_the_equations(source: str, target: str, sign: str) -> None:
    assert signs(links("tiny"))[source, target] == sign


def test_a_flow_that_is_turned_turns_its_sign(tmp_path: Path) -> None:
    turned = changed(
        tmp_path,
        "model.yaml",
        "equation: budget_development / 4, into: devmoney",
        "equation: budget_development / 4, out_of: devmoney",
    )
    assert signs(links_of(turned, every=False))["budget_development", "devmoney"] == "-"


def test_what_depends_on_the_state_is_no_sign(tmp_path: Path) -> None:
    bent = changed(
        tmp_path,
        "model.yaml",
        "equation: 0.02 * skill, out_of: skill",
        "equation: 0.02 * skill + 0.001 * trust * (trust - 50), out_of: skill",
    )
    assert signs(links_of(bent, every=False))["trust", "skill"] == "?"


def test_what_a_stock_does_to_itself_and_the_clock_are_no_links() -> None:
    found = links("fjordvik")
    assert not [link for link in found if link.source == link.target]
    assert not {"t", "turn", "spring", "autumn"} & {link.source for link in found}


def test_memories_make_links_late_and_flows_make_them_slow() -> None:
    by_ends = {(link.source, link.target): link for link in links("tiny")}
    assert by_ends["quality", "trust"].late == 2.0
    assert by_ends["fatigue", "quality"].late == 1.0
    assert by_ends["budget_development", "devmoney"].fills
    assert not by_ends["fatigue", "staff"].fills
    assert by_ends["fatigue", "situation_worn"].fills


def test_a_cut_that_helps_at_once_and_hurts_later_is_two_links() -> None:
    found = [
        (link.sign, link.late) for link in links("fjordvik") if _ends(link) == ("budget_cut", "sick_leave")
    ]
    assert found == [("-", 0.0), ("+", 2.0)]


def test_with_everything_auxiliaries_stand_between() -> None:
    found = signs(links("tiny", every=True))
    assert found["fatigue", "quality_gap"] == "-"
    assert found["quality_gap", "quality"] == "+"
    assert found["capacity_total", "overload"] == "-"
    assert found["load", "overload"] == "+"
    assert ("fatigue", "quality") not in found


def test_a_sign_that_cannot_be_proven_is_tried() -> None:
    by_ends = {(link.source, link.target): link for link in links("fjordvik")}
    longer_queue = by_ends["backlog", "response_days"]
    assert (longer_queue.sign, longer_queue.proven) == ("+", False)
    assert sum(not link.proven for link in links("fjordvik")) <= 3


def test_strength_says_how_much_of_a_range_moves() -> None:
    by_ends = {(link.source, link.target): link for link in links("tiny")}
    assert by_ends["trust", "confidence"].strength == pytest.approx(1.0)
    assert by_ends["quality", "services"].strength == pytest.approx(0.8)
    assert by_ends["skill", "services"].strength == pytest.approx(0.2)


@pytest.mark.no_cover  # what it reaches, others reach faster; counting lines doubles its time
def test_signs_hold_in_every_profile() -> None:
    """The same pack with one profile alone may know more, but never says the opposite."""
    scenario = rules_of("fjordvik").scenario
    whole = {(each.source, each.target, each.late): each.sign for each in links("fjordvik")}
    for profile in scenario.settings.profiles:
        alone = _only(scenario, profile)
        for link in links_of(alone, every=False):
            sign = whole.get((link.source, link.target, link.late), "?")
            assert sign in {link.sign, "?"}, link


def _only(scenario: Scenario, profile: str) -> Scenario:
    settings = scenario.settings
    profiles = {profile: settings.profiles[profile]}
    return scenario.model_copy(
        update={"settings": settings.model_copy(update={"profiles": profiles, "profile": profile})}
    )


def _ends(link: Link) -> tuple[str, str]:
    return link.source, link.target
