"""The causal map about one quantity: what moves it, what it moves, which way, how strongly now, and how late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Literal
from weakref import WeakKeyDictionary

from game.engine.state import Rules
from game.lang import Ref, references
from game.pack.equations import Equations
from game.session.causality.links import SITUATION, STRONG, WEAK, Link, links_of
from game.session.causality.loops import TELLING, Loop, loops_of, overview
from game.session.causality.now import links_now
from game.session.views.causes import Detail, Span, flow_reads, hand_of, readings
from game.session.views.details import cause_detail, driver_detail, own_detail
from game.session.views.figures import plain
from game.session.views.linear import weights_of
from game.session.views.names import quantity_name, quantity_texts, quantity_value
from game.session.views.play import Play
from game.session.views.sources import source_text
from game.session.views.subject import can_be_asked, tree_of
from game.session.views.worded import worded

Side = Literal["left", "right"]
SIGNS = {"+": "+", "-": "−", "?": "±"}
MOST_LOOPS = 3
"""So many loops are told of one quantity."""


@dataclass(frozen=True, slots=True)
class Node:
    """A quantity on the map."""

    key: str
    name: str
    value: str
    """Now, with its unit; "" for what has no number."""
    asked: bool
    """Whether "why" can be asked of it."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """One quantity pulls another."""

    key: str
    """`source>target>sign`, as `link_opened` takes it."""
    node: Node
    """The one at the far end, seen from the middle."""
    sign: str
    """"+", "−", or "±" where it depends on the state."""
    weight: int
    """0 to 3: how strongly now; 0 where it moves nothing just now."""
    slow: bool
    """Whether it takes time: it fills or drains something, or is read late."""
    late: str
    """"etter 2 kvartaler"; "" where it is read at once."""
    spoken: str
    """"Sykefravær øker Vikarbruk, sterkt, etter 2 kvartaler"."""


@dataclass(frozen=True, slots=True)
class Around:
    """The map about one quantity; both sides strongest first."""

    centre: Node
    left: tuple[Arrow, ...]
    right: tuple[Arrow, ...]
    nothing: tuple[str, str]
    """What is said in place of an empty side, left and right."""


@dataclass(frozen=True, slots=True)
class LoopTold:
    """A feedback loop that passes through a quantity."""

    name: str
    """"R1" reinforces itself, "B2" balances, "?1" depends on the state; the same names as in the author's picture."""
    kind: str
    """In words: "forsterker seg selv"."""
    story: str
    """Its names in order, each with the sign of the link that leads to it."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What an arrow shows when it is opened."""

    title: str
    note: str
    detail: Detail


def hub_of(play: Play, name: str) -> str:
    """The quantity to map: an indicator that only passes a quantity on, or is one stock alone, is mapped as that."""
    if name not in play.rules.layout.indicators:
        return name
    tree, weights = tree_of(play.rules, name), weights_of(play.rules, name)
    if isinstance(tree, Ref) and tree.name != name and can_be_asked(play, tree.name):
        return tree.name
    return weights[0][0] if weights is not None and len(weights) == 1 and weights[0][1] > 0 else name


def around(play: Play, name: str) -> Around:
    """The map about an indicator, a stock, a computed quantity or a situation, as things stand now."""
    hub, links = hub_of(play, name), links_at(play)
    shown = _node(play, hub)
    centre = Node(name, quantity_name(play, name), shown.value or _node(play, name).value, shown.asked)
    passed = {each for each in play.rules.layout.indicators if hub_of(play, each) == hub and each != hub}
    into = [link for link in links if link.target == hub]
    out_of = [link for link in links if link.source == hub and link.target not in passed]
    return Around(
        centre,
        tuple(_arrow(play, link, link.source, name) for link in _ranked(into)),
        tuple(_arrow(play, link, link.target, name) for link in _ranked(out_of)),
        (_nothing_before(play, hub), play.say("causal.nothing_after")),
    )


def links_at(play: Play) -> tuple[Link, ...]:
    """Every link of the model as things stand now."""
    rules, state = play.rules, play.last_day if play.before is not None else play.today
    values: dict[str, float] = {}
    for name in _numbers(rules):
        value = quantity_value(rules, state, name)
        if value is not None:
            values[name] = float(value)
    return links_now(rules, play.setup.profile, values)


def loops_through(play: Play, name: str) -> tuple[LoopTold, ...]:
    """The loops that pass through a quantity, those that are told first in front. Slow the first time for a pack."""
    say, hub = play.say, hub_of(play, name)
    kinds = {"R": say("causal.loop.r"), "B": say("causal.loop.b"), "?": say("causal.loop.open")}
    through = [loop for loop in _loops(play.rules) if hub in loop.nodes or name in loop.nodes]
    told = sorted(through, key=lambda loop: loop.pull < TELLING)[:MOST_LOOPS]
    return tuple(LoopTold(loop.name, kinds[loop.name[0]], _story(play, loop)) for loop in told)


def link_opened(play: Play, key: str) -> Opened:
    """What an arrow shows: the equation that carries it, in words and as written, unit and source."""
    source, target, _ = key.split(">")
    arrow = next(
        _arrow(play, link, link.target, source)
        for link in links_at(play)
        if (link.source, link.target, SIGNS[link.sign]) == tuple(key.split(">"))
    )
    title = f"{quantity_name(play, source)} → {quantity_name(play, target)}"
    return Opened(title, arrow.spoken, _carried_by(play, source, target))


def _carried_by(play: Play, source: str, target: str) -> Detail:
    """The equation of the target that reads the source: for a stock, that of a flow."""
    model, span = play.scenario.model, _span_now(play)
    if target.startswith(SITUATION):
        return _situation(play, target.removeprefix(SITUATION), span)
    if target in play.rules.layout.indicators:
        return own_detail(play, target, span)
    if target in model.stocks:
        for name, flow in model.flows.items():
            if target in {flow.into, flow.out_of} and source in flow_reads(play, name):
                return cause_detail(play, f"flow:{name}", span)
        if source.startswith(SITUATION):
            return cause_detail(play, f"situation:{source.removeprefix(SITUATION)}", span)
    return driver_detail(play, target, span)


def _situation(play: Play, name: str, span: Span) -> Detail:
    situation, trees = play.scenario.settings.situations[name], play.rules.plan.equations.trees
    on, off = (trees["settings", "situations", name, side] for side in ("on", "off"))
    words = play.say("causal.situation", on=worded(play, on), off=worded(play, off))
    reads = readings(play, sorted(references(on) | references(off)), span)
    why = situation.way_out or play.say("detail.situation")
    equation, source = f"on: {situation.on}\noff: {situation.off}", source_text(play, "assumption")
    return Detail(why, equation, source, reads, words, play.say("causal.truth"))


def _span_now(play: Play) -> Span:
    last = len(play.steps) - 1
    first = max(0, last - 1)
    stocks = tuple(play.rules.layout.stocks)
    return Span(play.steps[first].closed, play.steps[last].closed, first, last, stocks)


def _node(play: Play, name: str) -> Node:
    """A quantity with what it is now; before the first half-year has been played, on the first day."""
    state = play.last_day if play.before is not None else play.today
    value = quantity_texts(play, (state, state), name)[1]
    return Node(name, quantity_name(play, name), value, can_be_asked(play, name))


def _arrow(play: Play, link: Link, far: str, name: str) -> Arrow:
    say = play.say
    weight = 0 if not link.strength else 3 if link.strength >= STRONG else 2 if link.strength >= WEAK else 1
    late = say.count("causal.late", ceil(link.late), quarters=plain(play, link.late)) if link.late else ""
    near = quantity_name(play, name)
    ends = (quantity_name(play, far), near) if far == link.source else (near, quantity_name(play, far))
    verb = {"+": "raises", "-": "lowers", "?": "moves"}[link.sign]
    parts = [say(f"causal.{verb}", source=ends[0], target=ends[1]), say(f"causal.weight.{weight}")]
    if late:
        parts.append(late)
    elif link.fills:
        parts.append(say("causal.slow"))
    key = f"{link.source}>{link.target}>{SIGNS[link.sign]}"
    spoken, slow = ", ".join(parts), link.fills or link.late > 0
    return Arrow(key, _node(play, far), SIGNS[link.sign], weight, slow, late, spoken)


def _ranked(links: list[Link]) -> list[Link]:
    return sorted(links, key=lambda link: (-link.strength, link.source, link.target, link.sign))


def _nothing_before(play: Play, hub: str) -> str:
    return play.say(
        "causal.yours" if hand_of(play, hub) or hub.startswith("tokens") else "causal.nothing_before"
    )


def _numbers(rules: Rules) -> Iterator[str]:
    layout = rules.layout
    yield from layout.stocks
    yield from layout.auxiliaries
    yield from layout.built
    yield from (f"{SITUATION}{name}" for name in layout.situations)
    yield from ("spring", "autumn", "turn", "t")


_LOOPS: WeakKeyDictionary[Equations, tuple[Loop, ...]] = WeakKeyDictionary()
"""The named loops of a pack, for as long as its equations are in use."""


def has_loops(rules: Rules) -> bool:
    """Whether the loops have been worked out already."""
    return rules.plan.equations in _LOOPS


def _loops(rules: Rules) -> tuple[Loop, ...]:
    """All loops of a pack, named as in the author's picture of the whole model."""
    equations = rules.plan.equations
    if equations not in _LOOPS:
        _LOOPS[equations] = loops_of(overview(links_of(rules.scenario, every=False), rules.scenario))
    return _LOOPS[equations]


def _story(play: Play, loop: Loop) -> str:
    steps = "".join(f" → {SIGNS[link.sign]} {quantity_name(play, link.target)}" for link in loop.links)
    return f"{quantity_name(play, loop.links[0].source)}{steps}"
