"""Conditions that never hold or always do, and goals out of reach: what interval arithmetic proves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from game.errors import Problem
from game.lang import Compare, Expr, Kind, Logic, Not, Number, Ref, Truth, Where, children
from game.pack.schema import Goal, Scenario
from game.pack.scope import Path, initiative_names
from game.session.causality.interval import Interval
from game.session.causality.ranges import Ranges
from game.session.causality.values import ALWAYS, NEVER, World, truth_in
from game.session.causality.values import number_in as value_in
from game.workshop.deep.material import Material, written

Exclusive: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Decided:
    """A part of an expression that is decided whatever happens, and what an author is told of it."""

    part: Expr
    code: str
    facts: Mapping[str, str]


def condition_problems(material: Material, ranges: Ranges) -> Iterator[Problem]:
    """Every condition, and every part of one, that never holds or always does."""
    exclusive = exclusive_names(material.scenario)
    for path, tree in material.trees.items():
        world = ranges.within(path)
        if material.sites[path].want is Kind.TRUTH:
            found = (*_in_condition(tree, world, exclusive, whole=True), *_in_numbers(tree, world, exclusive))
        else:
            found = tuple(_in_numbers(tree, world, exclusive))
        for each in found:
            yield from material.warn_inside(path, each.part.column, each.code, **each.facts)
    yield from _goals(material, ranges)


def _in_numbers(tree: Expr, world: World, exclusive: Exclusive) -> Iterator[Decided]:
    """The tests of all where() in a tree."""
    for part in children(tree):
        if isinstance(tree, Where) and part is tree.test:
            yield from _in_condition(part, world, exclusive, whole=True)
        yield from _in_numbers(part, world, exclusive)


def _in_condition(tree: Expr, world: World, exclusive: Exclusive, *, whole: bool) -> Iterator[Decided]:
    """The smallest parts of a condition that are decided; a chain such as 0 < x < 5 counts as one part."""
    found = list(_in_parts(tree, world, exclusive)) if isinstance(tree, Logic) and not _is_chain(tree) else []
    if isinstance(tree, Not):
        found = list(_in_condition(tree.operand, world, exclusive, whole=False))
    if found:
        yield from found
        return
    if isinstance(tree, Truth):
        if whole and not tree.value:
            yield Decided(tree, "switched-off", {})
        return
    truths = NEVER if _contradicts_itself(tree, exclusive) else truth_in(tree, world)
    part = {"part": written(tree)}
    if truths == NEVER and isinstance(tree, Logic) and not _is_chain(tree):
        yield Decided(tree, "contradiction", part)
        return
    part["why"] = "; ".join(dict.fromkeys(_sides(tree, world)))
    if truths == NEVER:
        yield Decided(tree, "never-true", part)
    elif truths == ALWAYS:
        yield Decided(tree, "always-true", part)


def _in_parts(tree: Logic, world: World, exclusive: Exclusive) -> Iterator[Decided]:
    """The decided operands; in `a and b`, b by itself, so that what contradicts a is told of the whole."""
    for part in tree.operands:
        yield from _in_condition(part, world, exclusive, whole=False)


def exclusive_names(scenario: Scenario) -> Exclusive:
    """By name of a condition, what it belongs to: of the names of one thing, only one can be true at a time."""
    groups = {"spring": "season", "autumn": "season"}
    for card_id, card in scenario.cards.items():
        groups[f"chose_{card_id}_not_now"] = f"chose {card_id}"
        for key in card.options:
            groups[f"chose_{card_id}_{key}"] = f"chose {card_id}"
            groups |= dict.fromkeys(initiative_names(card_id, key), f"work {card_id}")
    for promise in scenario.settings.promises:
        groups |= {f"promise_{promise}_{how}": f"promise {promise}" for how in ("open", "kept", "broken")}
    return groups


def _contradicts_itself(tree: Expr, exclusive: Exclusive) -> bool:
    """Whether it asks for two things of which only one can be, such as spring and autumn."""
    if not isinstance(tree, Logic) or tree.op != "and":
        return False
    names = {part.name for part in tree.operands if isinstance(part, Ref)}
    groups = [exclusive[name] for name in names if name in exclusive]
    return len(groups) > len(set(groups))


def _is_chain(tree: Logic) -> bool:
    """Whether this was written as a < b < c."""
    pairs = pairwise(tree.operands)
    return tree.op == "and" and all(
        isinstance(one, Compare) and isinstance(two, Compare) and one.right is two.left for one, two in pairs
    )


def _sides(tree: Expr, world: World) -> Iterator[str]:
    """What is compared in a part and where it lies, as "fatigue: 0 … 100"; plain numbers only among themselves."""
    match tree:
        case Compare(_, left, right):
            sides: list[Expr] = [left, right]
            for side in [side for side in sides if not isinstance(side, Number)] or sides:
                yield f"{written(side)}: {shown(value_in(side, world))}"
        case _:
            for part in children(tree):
                yield from _sides(part, world)


def shown(where: Interval) -> str:
    """An interval as an author reads it: "0 … 100", without what only rounding has added."""
    wide = where.high - where.low > 1.0
    low, high = (f"{round(end, 2) + 0.0 if wide else end:.6g}" for end in (where.low, where.high))
    return low if low == high else f"{low} … {high}"


def _goals(material: Material, ranges: Ranges) -> Iterator[Problem]:
    """Goals that nobody can reach, or miss, whatever is done."""
    settings = material.scenario.settings
    for part, table in (("goals", settings.goals), ("floors", settings.floors)):
        for name, goal in table.items():
            for ambition in goal.target:
                path: Path = ("settings", part, name, "target", ambition)
                if path in material.trees:
                    yield from _goal(material, ranges, path, goal)


def _goal(material: Material, ranges: Ranges, path: Path, goal: Goal) -> Iterator[Problem]:
    checker = material.checker
    if any(checker.is_gap((*path[:3], field)) for field in ("indicator", "direction", "adjust")):
        return
    figure = ranges.number(goal.indicator)
    target = value_in(material.trees[path], ranges.within(path))
    adjust = [0.0, *(float(amount) for amount in goal.adjust.values())]
    least, most = target.low + min(adjust), target.high + max(adjust)
    if not (figure.known and target.known):
        return
    at_least = goal.direction == "at_least"
    facts = {"figure": goal.indicator, "range": shown(figure), "target": shown(Interval(least, most))}
    if (figure.high < least) if at_least else (figure.low > most):
        yield from material.warn(path, "goal-out-of-reach", **facts)
    elif (figure.low >= most) if at_least else (figure.high <= least):
        yield from material.warn(path, "goal-always-met", **facts)
