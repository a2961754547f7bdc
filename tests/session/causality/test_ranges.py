"""Where the quantities of a pack are said to lie, against games in which anything is decided."""

from __future__ import annotations

from random import Random

import pytest

from game.engine.state import Rules, State
from game.pack.load import read_pack
from game.session.causality.interval import ANYTHING, Interval
from game.session.causality.ranges import Ranges
from game.workshop.deep.material import material_of
from tests import games
from tests.pack.support import MODEL, SCENARIO, read_edited


@pytest.fixture(scope="module")
def tiny_ranges() -> Ranges:
    return Ranges(material_of(read_pack(games.PACKS / "tiny")).parts)


def quantities(rules: Rules, state: State) -> dict[str, float]:
    """Every number that an expression may read, by name."""
    layout = rules.layout
    found: dict[str, float] = {}
    for region, index in (
        (layout.stock, layout.stocks),
        (layout.auxiliary, layout.auxiliaries),
        (layout.given, layout.built),
        (layout.indicator, layout.indicators),
    ):
        found |= {name: state.floats[region[number]] for number, name in enumerate(index)}
    for number, name in enumerate(layout.indicators):
        last, previous = state.floats[layout.last_seen[number]], state.floats[layout.previous[number]]
        found[f"change_{name}"] = last - previous
    return found


@pytest.mark.parametrize(("pack", "count"), [("tiny", 12), ("fjordvik", 3)])
def test_no_game_leaves_the_ranges(pack: str, count: int) -> None:
    rules = games.rules_of(pack)
    folder = (games.PACKS if pack == "tiny" else games.SHIPPED) / pack
    ranges = Ranges(material_of(read_pack(folder)).parts)
    for seed in range(count):
        profile = sorted(rules.scenario.settings.profiles)[seed % len(rules.scenario.settings.profiles)]
        begun = games.first(rules, seed, profile=profile, short=bool(seed % 2))
        for step in (begun, *games.play_out(rules, begun, Random(seed).choice)):
            for state in (step.closed, step.state):
                for name, value in quantities(rules, state).items():
                    where = ranges.number(name)
                    assert not where.known or where.low <= value <= where.high, (name, value, where)


def test_of_fjordvik_everything_is_known() -> None:
    rules = games.rules_of("fjordvik")
    ranges = Ranges(material_of(read_pack(games.SHIPPED / "fjordvik")).parts)
    names = quantities(rules, games.first(rules).closed)
    assert [name for name in names if not ranges.number(name).known] == []


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("fund", Interval(-50, 200)),
        ("revenue", Interval(412, 412)),
        ("turn", Interval(0, 4)),
        ("tokens_strategy", Interval(0, 2)),
        ("lent_finance", Interval(-1, 1)),
        ("running", Interval(0, 6)),
        ("goals_met", Interval(0, 2)),
        ("goals_total", Interval(2, 2)),
        ("floors_broken", Interval(0, 1)),
        ("capacity_finance", Interval(0.25, 3)),
        ("confidence", Interval(0, 100)),
        ("change_confidence", Interval(-100, 100)),
        ("nothing_of_that_name", ANYTHING),
    ],
)
def test_where_quantities_lie(tiny_ranges: Ranges, name: str, where: Interval) -> None:
    found = tiny_ranges.number(name)
    assert (found.low, found.high) == pytest.approx((where.low, where.high), abs=1e-6)


def test_what_rests_on_a_gap_may_be_anything(tmp_path):
    reading = read_edited(tmp_path, (MODEL, "low: -50, high: 200", "low: -50, high: many"))
    ranges = Ranges(material_of(reading).parts)
    assert ranges.number("fund") == ANYTHING
    assert ranges.number("quality").known
    assert ranges.number("economy").known
    assert ranges.number("running") == ANYTHING  # a card may be missing


def test_a_quantity_that_needs_itself_may_be_anything(tmp_path):
    reading = read_edited(tmp_path, (MODEL, "dip_running: 0.35", "dip_running: 0.35 + 0 * dip_services"))
    assert reading.errors == ()
    assert Ranges(material_of(reading).parts).number("dip_services") == ANYTHING


def test_the_first_day_of_a_half_year_is_known(tmp_path):
    ranges = Ranges(
        material_of(read_edited(tmp_path, (SCENARIO, "season: spring}", "season: autumn}"))).parts
    )
    third = ranges.on_turn(3)
    assert third.number("turn") == Interval(3, 3)
    assert third.number("t") == Interval(4, 4)
    assert third.truth("autumn") == {True}
    assert ranges.on_turn(2).truth("autumn") == {False}
