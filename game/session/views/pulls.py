"""What pulled at a figure: how much each name that its equation reads would have moved it alone.

Two kinds of figures need this. A figure that is worked out at once (the days to an answer) is taken with one name at
a time at its later value. A figure that follows (a flow towards a target, a yearly mean) is followed through the span
with one name at a time on its way; what it would have done with every name held still was on its way before. What is
left over is what they did together. Inside a half-year only its first and last day are known: a stock or a computed
quantity is taken to go straight from the one to the other, whatever is decided to hold from the first day on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from game.engine.state import Rules
from game.lang import Ref, Smooth, render
from game.session.views.measure import Measure, equations_of, measure, memory_of, opened, read_by, slot_of
from game.session.views.play import Play
from game.session.views.subject import tree_of

DOMINATES = 0.6
"""A quantity that did this share of all is looked through, to what it reads itself."""
MOST_NAMES = 14
"""No deeper where more names than this would stand side by side."""
DECIDED = ("effect", "running", "price", "choice", "overrun", "failure", "budget", "gains", "promise")
"""The causes that the table decided."""
NAMED = (*DECIDED, "event", "situation")
"""The causes that are told apart from the stock that they moved: it was not the stock that went by itself."""
FIRST_DAY = ("choice", "price", "budget", "gains", "event", "promise")
"""The causes that act at the beginning of a half-year and not bit by bit."""

Turns = tuple[int, int]
"""The turn at whose end a span begins, and the turn at whose end it ends."""
Way = tuple[tuple[float, float], ...]
"""A quantity's way: for each half-year its value on the first day and on the last."""


@dataclass(frozen=True, slots=True)
class Pull:
    """What one name did alone."""

    key: str
    """The name that the equation reads, or the cause that moved it (`running:form.a`, `event:storm`)."""
    name: str
    """The name that the equation reads."""
    effect: float
    rest: bool = False
    """Whether it is what is left of a name whose named causes stand beside it."""


@dataclass(frozen=True, slots=True)
class Pulled:
    """A figure's change, taken apart."""

    pulls: tuple[Pull, ...]
    """Largest first."""
    carried: float
    """What it would have done with every name held still: on its way before, or going by itself."""
    together: float
    """What is left over, which none of them did alone."""

    @property
    def whole(self) -> float:
        """All of it."""
        return sum(pull.effect for pull in self.pulls) + self.carried + self.together

    def times(self, weight: float) -> Pulled:
        """The same as it counts in a sum."""
        pulls = tuple(replace(pull, effect=pull.effect * weight) for pull in self.pulls)
        return Pulled(pulls, self.carried * weight, self.together * weight)


def pulled_flow(play: Play, flow: str, stock: str, turns: Turns, amount: float) -> Pulled:
    """What a flow that moved a stock by `amount` was pulled by, in the stock's unit.

    The stock's own level is no pull. Where no other flow moves it, it follows; else it is held still.
    """
    part = play.scenario.model.flows[flow]
    sign = 1.0 if part.into == stock else -1.0
    model = play.rules.scenario.model
    alone = [name for name, each in model.flows.items() if stock in (each.into, each.out_of)] == [flow]
    follows, own = slot_of(play.rules, stock) if alone else None, frozenset((stock,))

    def follow(found: Measure, ways: Mapping[str, Way]) -> float:
        return _follow(play, turns, ways, follows, lambda floats, whole: sign * found.value(floats, whole))

    tree = play.rules.plan.equations.trees["model", "flows", flow, "equation"]
    return _taken_apart(play, turns, _Figure(measure(play.rules, tree), own, follow), amount)


def pulled_value(play: Play, indicator: str, turns: Turns, amount: float) -> Pulled:
    """What an indicator that is no sum of stocks was pulled by."""
    rules = play.rules
    tree = tree_of(rules, indicator)
    while isinstance(tree, Ref) and tree.name in rules.layout.auxiliaries:
        tree = rules.plan.equations.trees["model", "auxiliaries", tree.name, "equation"]
    if isinstance(tree, Smooth):
        memory, slot = tree, slot_of(rules, render(tree))

        def follow(found: Measure, ways: Mapping[str, Way]) -> float:
            def rate(floats: list[float], whole: list[int]) -> float:
                assert slot is not None
                return (found.value(floats, whole) - floats[slot]) / memory.quarters

            return _follow(play, turns, ways, slot, rate)

        return _taken_apart(play, turns, _Figure(measure(rules, tree.x), frozenset(), follow), amount)

    def at_once(found: Measure, ways: Mapping[str, Way]) -> float:
        before = play.steps[turns[0]].closed
        floats, whole = list(before.floats), list(before.whole)
        old = found.value(floats, whole)
        for name, way in ways.items():
            slot = slot_of(rules, name)
            assert slot is not None
            floats[slot] = way[-1][1]
        return found.value(floats, whole) - old

    return _taken_apart(play, turns, _Figure(measure(rules, tree), frozenset(), at_once), amount)


def merged(parts: Iterator[Pulled]) -> Pulled:
    """Several figures' pulls as those of their sum."""
    effects: dict[tuple[str, str], float] = {}
    rest = set[str]()
    carried = together = 0.0
    for part in parts:
        carried, together = carried + part.carried, together + part.together
        for pull in part.pulls:
            effects[pull.key, pull.name] = effects.get((pull.key, pull.name), 0.0) + pull.effect
            rest |= {pull.name} if pull.rest else set()
    pulls = (Pull(key, name, effect, key == name and name in rest) for (key, name), effect in effects.items())
    return Pulled(_ordered(pulls), carried, together)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure to take apart: its equation, the names that are no pulls, and how far it went on given ways."""

    found: Measure
    own: frozenset[str]
    follow: Callable[[Measure, Mapping[str, Way]], float]


def _taken_apart(play: Play, turns: Turns, figure: _Figure, amount: float) -> Pulled:
    found, follow = figure.found, figure.follow
    carried = follow(found, {})
    while True:
        names = [
            name for name in found.reads if name not in figure.own and slot_of(play.rules, name) is not None
        ]
        ways = {name: _way(play, name, *turns) for name in names}
        effects = {name: follow(found, {name: way}) - carried for name, way in ways.items()}
        deeper = _deeper(play.rules, found, effects)
        if deeper is None:
            break
        found = deeper
    pulls = []
    for name, effect in effects.items():
        own = dict(_named_ways(play, name, *turns))
        parts = {cause: follow(found, {name: way}) - carried for cause, way in own.items()}
        pulls += [Pull(cause, name, part) for cause, part in parts.items()]
        pulls.append(Pull(name, name, effect - sum(parts.values()), bool(parts)))
    return Pulled(_ordered(pulls), carried, amount - carried - sum(effects.values()))


def _deeper(rules: Rules, found: Measure, effects: Mapping[str, float]) -> Measure | None:
    """The same figure looked at one step further in, where one computed quantity does nearly all of it."""
    largest = max(effects, key=lambda name: (abs(effects[name]), name), default=None)
    if largest is None or not equations_of(rules, largest):
        return None
    inner = read_by(rules, largest)
    if abs(effects[largest]) < DOMINATES * sum(map(abs, effects.values())):
        return None
    if not 1 < len(inner) <= MOST_NAMES - len(effects) or all(memory_of(rules, name) for name in inner):
        return None
    return measure(rules, found.tree, found.inside | opened(rules, largest))


def _ordered(pulls: Iterator[Pull] | list[Pull]) -> tuple[Pull, ...]:
    return tuple(
        sorted((pull for pull in pulls if pull.effect), key=lambda pull: (-abs(pull.effect), pull.key))
    )


def _way(play: Play, name: str, first: int, last: int) -> Way:
    """The way that a name went; what is decided holds from the first day of the half-year."""
    slot = slot_of(play.rules, name)
    assert slot is not None
    decided = name in play.rules.layout.built
    return tuple(
        (step.closed.floats[slot] if decided else before.state.floats[slot], step.closed.floats[slot])
        for before, step in zip(play.steps[first:last], play.steps[first + 1 : last + 1], strict=True)
    )


def _named_ways(play: Play, name: str, first: int, last: int) -> Iterator[tuple[str, Way]]:
    """The ways that a stock would have gone if one decision, event or situation alone had moved it."""
    if name not in play.rules.layout.stocks:
        return
    slot = slot_of(play.rules, name)
    assert slot is not None
    moved: dict[str, list[float]] = {}
    for place, step in enumerate(play.steps[first + 1 : last + 1]):
        for posting in step.ledger.of_stock(name) if step.ledger else ():
            if posting.cause.partition(":")[0] in NAMED:
                moved.setdefault(posting.cause, [0.0] * (last - first))[place] += posting.amount
    for cause, amounts in moved.items():
        at_once, value, way = cause.partition(":")[0] in FIRST_DAY, play.steps[first].closed.floats[slot], []
        for amount in amounts:
            way.append((value + amount if at_once else value, value + amount))
            value += amount
        yield cause, tuple(way)


def _follow(
    play: Play,
    turns: Turns,
    ways: Mapping[str, Way],
    follows: int | None,
    rate: Callable[[list[float], list[int]], float],
) -> float:
    """How far a rate brings its stock over a span; without `follows` the stock's own level is held still."""
    settings, before = play.scenario.settings, play.steps[turns[0]].closed
    steps, dt = settings.quarters_per_turn * settings.steps_per_quarter, 1.0 / settings.steps_per_quarter
    floats, whole = list(before.floats), list(before.whole)
    slots = {name: slot for name in ways if (slot := slot_of(play.rules, name)) is not None}
    moved = 0.0
    for half in range(turns[1] - turns[0]):
        for step in range(steps):
            for name, slot in slots.items():
                start, end = ways[name][half]
                floats[slot] = start + (end - start) * step / steps
            amount = rate(floats, whole) * dt
            moved += amount
            if follows is not None:
                floats[follows] += amount
    return moved
