"""Interval arithmetic: whatever the names' values are, the result lies where it is said to lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.lang import Expr, Kind, Memory, Ref, Smooth, Start, memories, parse
from game.lang.tree import Delay
from game.session.causality.interval import ANYTHING, Interval, exactly
from game.session.causality.values import ALWAYS, EITHER, NEVER, Truths, assuming, number_in, truth_in
from tests.lang.trees import NAMES, STOCKS, Evaluator, State, numbers, truths

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster


@dataclass(frozen=True)
class Boxes:
    """A world made by hand."""

    numbers: Mapping[str, Interval]
    crisis: Truths = EITHER

    def number(self, name: str) -> Interval:
        return self.numbers[name]

    def truth(self, name: str) -> Truths:
        return self.crisis

    def start(self, stock: str) -> Interval:
        return self.numbers[f"start {stock}"]


KEYS: tuple[Ref | Start, ...] = (Ref("fund"), Ref("clarity"), Ref("t"), *(Start(stock) for stock in STOCKS))
ends = st.one_of(st.integers(-20, 20).map(float), st.floats(-1e4, 1e4))


@st.composite
def boxes(draw: st.DrawFn) -> Boxes:
    found = {}
    for key in KEYS:
        low, high = sorted((draw(ends), draw(ends)))
        found[key.name if isinstance(key, Ref) else f"start {key.name}"] = Interval(low, high)
    return Boxes(found, draw(st.sampled_from([ALWAYS, NEVER, EITHER])))


def point(draw: st.DrawFn, world: Boxes) -> dict[Ref | Start | Memory, float]:
    """Values of all names within their boxes."""
    values: dict[Ref | Start | Memory, float] = {}
    for key in KEYS:
        box = world.numbers[key.name if isinstance(key, Ref) else f"start {key.name}"]
        values[key] = draw(st.one_of(st.sampled_from([box.low, box.high]), st.floats(box.low, box.high)))
    values[Ref("crisis")] = float(draw(st.sampled_from(sorted(world.crisis))))
    return values


@st.composite
def states(draw: st.DrawFn, world: Boxes, tree: Expr) -> State:
    """A moment, with memories that lie between two earlier values of what they follow."""
    now, before = point(draw, world), point(draw, world)
    for memory in memories(tree):
        one, two = (Evaluator(state).number(memory.x) for state in (now, before))
        now[memory] = one + (two - one) * draw(st.floats(0, 1))
        before[memory] = two
    return now


@given(data=st.data(), world=boxes(), tree=numbers(4))
def test_a_number_lies_in_its_interval(data: st.DataObject, world: Boxes, tree: Expr) -> None:
    where = number_in(tree, world)
    value = Evaluator(data.draw(states(world, tree))).number(tree)
    assert not where.known or where.low <= value <= where.high


@given(data=st.data(), world=boxes(), tree=truths(4))
def test_a_condition_is_what_it_is_said_it_can_be(data: st.DataObject, world: Boxes, tree: Expr) -> None:
    can_be = truth_in(tree, world)
    state = data.draw(states(world, tree))
    holds = Evaluator(state).truth(tree)
    assert holds in can_be
    if holds:
        inner = assuming(tree, world)
        assert inner is not None
        for key in KEYS:
            if isinstance(key, Ref):
                where = inner.number(key.name)
                assert where.low <= state[key] <= where.high


WORLD = Boxes(
    {
        "fund": Interval(-10.0, 20.0),
        "clarity": Interval(0.0, 100.0),
        "t": Interval(0.0, 16.0),
        "start fund": exactly(5.0),
        "start clarity": Interval(30.0, 50.0),
    }
)


def tree_of(text: str, want: Kind) -> Expr:
    parsed = parse(text, NAMES, want=want, stocks=STOCKS, memory=True)
    assert parsed.expression is not None
    return parsed.expression


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("fund + clarity", -10, 120),
        ("fund - clarity", -110, 20),
        ("-fund * 2", -40, 20),
        ("fund * fund", -200, 400),
        ("clarity / (t + 1)", 0, 100),
        ("clarity / 0", 0, 0),
        ("min(fund, 5)", -10, 5),
        ("max(0, fund)", 0, 20),
        ("abs(fund)", 0, 20),
        ("abs(clarity)", 0, 100),
        ("clamp(fund, 0, 8)", 0, 8),
        ("clamp(fund, 8, 0)", 0, 8),
        ("where(fund > 0, 1, 2)", 1, 2),
        ("where(clarity >= 0, fund, 999)", -10, 20),
        ("where(fund > 5, fund, 5)", 5, 20),
        ("curve(clarity, 0, 3, 100, 3)", 3, 3),
        ("start(clarity) - start(fund)", 25, 45),
    ],
)
def test_intervals_are_as_narrow_as_can_be(text: str, low: float, high: float) -> None:
    assert number_in(tree_of(text, Kind.NUMBER), WORLD) == Interval(low, high)


def test_a_curve_and_a_memory_are_a_little_wider_for_rounding() -> None:
    for text in ("curve(clarity, 20, 1, 60, 5, 100, 2)", "smooth(max(1, min(5, fund)), 2)"):
        found = number_in(tree_of(text, Kind.NUMBER), WORLD)
        assert found.low < 1
        assert found.high > 5
        assert (found.low, found.high) == pytest.approx((1, 5), abs=1e-4)


@pytest.mark.parametrize(
    "text", ["1 / fund", "fund / clarity", "1e308 * fund", "max(0, 1 / fund)", "abs(1 / fund)"]
)
def test_what_may_grow_without_end_may_be_anything(text: str) -> None:
    assert number_in(tree_of(text, Kind.NUMBER), WORLD) == ANYTHING


@pytest.mark.parametrize(
    ("text", "can_be"),
    [
        ("fund > 20", NEVER),
        ("fund >= 20", EITHER),
        ("clarity >= 0", ALWAYS),
        ("clarity > 0", EITHER),
        ("fund == 21", NEVER),
        ("fund != 21", ALWAYS),
        ("start(fund) == 5", ALWAYS),
        ("fund < 3 and fund > 4", NEVER),
        ("fund < 3 and fund >= 3", NEVER),
        ("fund <= 3 and fund >= 3", EITHER),
        ("3 > fund and 4 < fund", NEVER),
        ("fund == 3 and clarity > 5 and fund > 3", NEVER),
        ("fund < 3 or fund > 30", EITHER),
        ("crisis and not crisis", NEVER),
        ("not (clarity < 0)", ALWAYS),
        ("1 / fund > 3", EITHER),
        ("0 <= clarity <= 100", ALWAYS),
    ],
)
def test_conditions_that_are_decided_are_known_to_be(text: str, can_be: Truths) -> None:
    assert truth_in(tree_of(text, Kind.TRUTH), WORLD) == can_be


def test_a_condition_is_no_number_and_a_number_no_condition() -> None:
    with pytest.raises(ValueError, match="no number"):
        number_in(tree_of("fund > 3", Kind.TRUTH), WORLD)
    with pytest.raises(ValueError, match="no condition"):
        truth_in(tree_of("fund + 1", Kind.NUMBER), WORLD)


def test_the_memories_of_the_language_are_the_two_that_are_tested() -> None:
    kinds = {type(node) for node in memories(tree_of("smooth(fund, 1) + delay(fund, 1)", Kind.NUMBER))}
    assert kinds == {Smooth, Delay}
