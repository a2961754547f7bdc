"""One equation of the pack by itself: what it reads, and what it comes to when some of that is changed.

It exists so that "why" can say how much each name did. The source is written by the kernel's own writer, so that
there is no second implementation of the language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from game.engine.emit_quarter import QuarterWriter
from game.engine.layout import TIME
from game.engine.state import Rules
from game.lang import RUNTIME, Curves, Delay, Expr, Memory, Ref, Smooth, render, walk
from game.pack.equations import Equations
from game.pack.scope import Path

Value = Callable[[list[float], list[int]], float]


@dataclass(frozen=True, slots=True)
class Measure:
    """An equation that can be worked out for any state of the vectors."""

    tree: Expr
    inside: frozenset[str]
    """The computed quantities that it looks through, down to what these read."""
    reads: tuple[str, ...]
    """The names that it depends on and that can change, in alphabetical order; a memory goes by its text."""
    value: Value


_MADE: WeakKeyDictionary[Equations, dict[tuple[Expr, frozenset[str]], Measure]] = WeakKeyDictionary()
"""What has been made, for as long as the pack's equations are in use."""


def measure(rules: Rules, tree: Expr, inside: frozenset[str] = frozenset()) -> Measure:
    """Make an equation ready to be worked out, once: every page of "why" asks for many of the same."""
    made = _MADE.setdefault(rules.plan.equations, {})
    key = (tree, inside)
    if key not in made:
        made[key] = _made(rules, tree, inside)
    return made[key]


def _made(rules: Rules, tree: Expr, inside: frozenset[str]) -> Measure:
    plan, curves = rules.plan, Curves()
    writer = QuarterWriter(plan.equations, plan.layout, plan.accounts, curves)
    body = writer.measure(tree, inside)
    space: dict[str, Value] = {}
    exec(f"{RUNTIME}\n\n{curves.source()}\n\n{body}", space)  # noqa: S102  (the program's own source)
    return Measure(tree, inside, tuple(sorted(set(_reads(rules, tree, inside)))), space["measure"])


def slot_of(rules: Rules, name: str) -> int | None:
    """Where a name's value lies among the floats; None for what is no number there."""
    layout = rules.layout
    for index, region in (
        (layout.stocks, layout.stock),
        (layout.auxiliaries, layout.auxiliary),
        (layout.built, layout.given),
    ):
        if name in index:
            return region[index[name]]
    slots = rules.plan.equations.memory_slots()
    if name in slots:
        return layout.memory[layout.memories[slots[name][-1]]]
    return TIME if name == "t" else None


def equations_of(rules: Rules, name: str) -> tuple[Path, ...]:
    """The equations behind a computed quantity: its own, or for capacity those of the roles; () for others."""
    roles, (kind, _, role) = rules.scenario.settings.roles, name.partition("_")
    if name in rules.layout.auxiliaries:
        return (("model", "auxiliaries", name, "equation"),)
    if name == "capacity_total":
        return tuple(("settings", "roles", role, "capacity") for role in roles)
    if kind == "capacity" and role in roles:
        return (("settings", "roles", role, "capacity"),)
    return ()


def read_by(rules: Rules, name: str) -> frozenset[str]:
    """What a computed quantity reads at the same moment."""
    trees = rules.plan.equations.trees
    return frozenset(n for path in equations_of(rules, name) for n in _reads(rules, trees[path], frozenset()))


def opened(rules: Rules, name: str) -> frozenset[str]:
    """The computed quantities that a measure looks through when it looks through this one."""
    parts = [f"capacity_{role}" for role in rules.layout.roles] if name == "capacity_total" else []
    return frozenset((name, *parts))


def memory_of(rules: Rules, name: str) -> Memory | None:
    """The memory with a text, None for a plain name."""
    return rules.plan.equations.memories.get(name)


def _reads(rules: Rules, tree: Expr, inside: frozenset[str]) -> Iterator[str]:
    model, trees = rules.scenario.model, rules.plan.equations.trees
    for node in walk(tree, inside_memories=False):
        match node:
            case Smooth() | Delay():
                yield render(node)
            case Ref(name) if name in inside:
                for path in equations_of(rules, name):
                    yield from _reads(rules, trees[path], inside)
            case Ref(name) if name not in model.parameters:
                yield name
            case _:
                pass
