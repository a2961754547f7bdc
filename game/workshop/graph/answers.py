"""What the answers of a card do to the model: the stocks that they move, and what these move in turn."""

from __future__ import annotations

from dataclasses import replace

from game.pack.equations import Equations
from game.pack.schema import Option, Scenario
from game.session.causality.extents import starts_of
from game.session.causality.interval import Interval, exactly
from game.session.causality.links import STRONG, WEAK, Link, everything, links_of
from game.session.causality.loops import loops_of, overview
from game.session.causality.slopes import slope_of
from game.workshop.graph.deck import NOT_NOW, answers
from game.workshop.graph.loop_view import LoopView, without_weak

ANSWER = "answer:"
"""What stands before the card and the letter in the id of an answer's node."""


def following_from(scenario: Scenario, card: str, steps: int, *, every: bool) -> LoopView:
    """What the answers of a card move, and what that moves in turn, within so many steps."""
    own = answer_links(scenario, card)
    links = links_of(scenario, every=every)
    reached, kept = {link.target for link in own}, dict[Link, None]()
    for _ in range(steps - 1):
        found = [link for link in links if link.source in reached]
        kept |= dict.fromkeys(found)
        reached |= {link.target for link in found}
    loops = loops_of(links if every else overview(links, scenario))
    view = LoopView(tuple(link for link in links if link in kept), loops, 0, card, steps)
    inside = view if every else without_weak(view)
    return replace(inside, links=(*own, *inside.links))


def answer_links(scenario: Scenario, card: str) -> tuple[Link, ...]:
    """What each answer of a card does to stocks: at once, and when its work is done."""
    equations, model = Equations(scenario), scenario.model
    known, starts = everything(scenario, equations), starts_of(scenario, scenario.settings.profile)
    found: list[Link] = []
    for key, reply in answers(scenario.cards[card]):
        source, moved = f"{ANSWER}{card}.{key}", dict[tuple[str, float], Interval]()
        if isinstance(reply, Option):
            late = float(reply.quarters)
            for channel, amount in reply.effects.items():
                moved[model.channels[channel].stock, late] = exactly(float(amount))
            moved[model.initiatives.running_cost, late] = exactly(float(reply.running))
            moved[model.initiatives.money, 0.0] = exactly(-float(reply.price))
        for stock in reply.at_once:
            where = (NOT_NOW,) if key == NOT_NOW else ("options", key)
            tree = equations.trees["cards", card, *where, "at_once", stock]
            moved[stock, 0.0] = slope_of(tree, known, starts).value
        found += [
            Link(source, stock, sign, late > 0, late, STRONG - WEAK)
            for (stock, late), amount in moved.items()
            if (sign := amount.sign) is not None
        ]
    return tuple(found)
