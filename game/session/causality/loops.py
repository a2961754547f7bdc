"""Names the feedback loops of a model: R1, R2, ... reinforce themselves, B1, B2, ... balance.

A model of a few dozen stocks has more loops than anybody could name, so this takes the shortest independent ones
(R. Oliva, Model structure analysis through graph theory, System Dynamics Review 20, 2004): for every link the shortest
way back, and of these loops, short and strong ones first, each that has a link that no loop before it had.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Literal

from game.pack.schema import Scenario
from game.session.causality.interval import Sign
from game.session.causality.links import SITUATION, Link

LONGEST = 6
"""Nobody can tell a longer loop aloud."""
TELLING = 0.05
"""A loop whose weakest link moves less than this share of a range in a game is told after all others."""

Turn = Literal["R", "B", "?"]


@dataclass(frozen=True, slots=True)
class Loop:
    """A circle of causes: `links[0]` starts where the last one ends."""

    name: str
    """"R1", "B2"; "?1" where it depends on the state which of the two it is."""
    links: tuple[Link, ...]
    mark: Link
    """A link that no loop before it has: where its name can stand in a picture."""

    @property
    def pull(self) -> float:
        """How strongly it turns: its weakest link."""
        return _pull(self.links)

    @property
    def nodes(self) -> tuple[str, ...]:
        """What it runs through, in order."""
        return tuple(link.source for link in self.links)


def loops_of(links: Iterable[Link]) -> tuple[Loop, ...]:
    """The named loops among links, those that are told first in front. The same links give the same names."""
    best = _best(links)
    after: dict[str, list[Link]] = {}
    for link in sorted(best.values(), key=lambda link: (-link.strength, link.target)):
        after.setdefault(link.source, []).append(link)
    found = {_key(circle): circle for link in best.values() if (circle := _way_back(link, after))}
    counts: dict[Turn, int] = {}
    loops, seen = [], set[Link]()
    for circle in sorted(found.values(), key=_rank):
        fresh = [link for link in circle if link not in seen]
        if fresh:
            seen.update(circle)
            turn = _turn(circle)
            counts[turn] = counts.get(turn, 0) + 1
            loops.append(Loop(f"{turn}{counts[turn]}", circle, fresh[0]))
    return tuple(loops)


def overview(links: Iterable[Link], scenario: Scenario) -> tuple[Link, ...]:
    """The links between stocks, situations and gauges; the loops among them have the same names in all pictures."""
    nodes = {
        *scenario.model.stocks,
        *scenario.settings.gauges,
        *(SITUATION + name for name in scenario.settings.situations),
    }
    return tuple(link for link in links if {link.source, link.target} <= nodes)


def _best(links: Iterable[Link]) -> dict[tuple[str, str], Link]:
    """Between two quantities the strongest link."""
    found: dict[tuple[str, str], Link] = {}
    for link in links:
        ends = (link.source, link.target)
        if ends not in found or link.strength > found[ends].strength:
            found[ends] = link
    return found


def _way_back(link: Link, after: Mapping[str, list[Link]]) -> tuple[Link, ...]:
    """The shortest loop through a link, turned so that the first of its names in the alphabet begins; () if none."""
    ways: dict[str, tuple[Link, ...]] = {link.target: (link,)}
    edge = [link.target]
    while edge and link.source not in ways and len(ways[edge[0]]) < LONGEST:
        further: list[str] = []
        for node in edge:
            for step in after.get(node, ()):
                if step.target not in ways:
                    ways[step.target] = (*ways[node], step)
                    further.append(step.target)
        edge = further
    circle = ways.get(link.source, ())
    first = min(range(len(circle)), key=lambda place: circle[place].source, default=0)
    return circle[first:] + circle[:first]


def _rank(circle: tuple[Link, ...]) -> tuple[bool, int, float, tuple[str, ...]]:
    return (_pull(circle) < TELLING, len(circle), -_pull(circle), _key(circle))


def _key(circle: tuple[Link, ...]) -> tuple[str, ...]:
    return tuple(link.source for link in circle)


def _pull(circle: tuple[Link, ...]) -> float:
    return min(link.strength for link in circle)


def _turn(circle: tuple[Link, ...]) -> Turn:
    sign = reduce(_times, (link.sign for link in circle))
    return {"+": "R", "-": "B", "?": "?"}[sign]  # type: ignore[return-value]  # the three of Turn


def _times(first: Sign, second: Sign) -> Sign:
    if "?" in {first, second}:
        return "?"
    return "+" if first == second else "-"
