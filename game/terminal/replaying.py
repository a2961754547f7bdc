"""The game without one decision, and the causal map about a figure, as lines of text."""

from __future__ import annotations

from game.research.without import turn_of, without
from game.session.views.causal import around, loops_through
from game.session.views.figures import written
from game.terminal.client import Client


def tell_without(client: Client, indicator: str, choice: str) -> None:
    """Play the game again with "Not now" in a decision's place, and say what was different."""
    play, console = client.play, client.console
    recorded = tuple(half.decisions for half in client.table.played)
    if turn_of(play, recorded, choice) is None:
        console.line(play.say("causes.without.cannot"))
        return
    settings = play.scenario.settings
    figure = indicator if indicator in settings.indicators else settings.gauges[0]
    seen = without(play, recorded, choice, figure)
    console.gap()
    console.line(play.say("causes.without.title", choice=seen.label))
    console.line(play.say("causes.without.how", when=seen.decided))
    if seen.told:
        console.line(seen.told)
    decimals = max(1, settings.indicators[figure].decimals)
    for season, went, other in zip(seen.seasons, seen.went, seen.without, strict=True):
        if season:
            here, there = written(play, went, decimals), written(play, other, decimals)
            console.line(
                play.say("causes.terminal.way", season=season, figure=seen.figure, went=here, other=there)
            )
    console.line(f"{play.say('causes.without.gauges')}:")
    for gauge in seen.gauges:
        console.line(f"{gauge.name}: {gauge.difference} ({gauge.without} → {gauge.went})")


def tell_map(client: Client, name: str) -> None:
    """What moves a figure and what it moves, strongest first, then the loops that pass through it."""
    play, console = client.play, client.console
    seen = around(play, name)
    console.gap()
    for title, arrows, nothing in (
        (play.say("causal.moves_it"), seen.left, seen.nothing[0]),
        (play.say("causal.it_moves"), seen.right, seen.nothing[1]),
    ):
        console.line(f"{title}:")
        for arrow in arrows:
            console.line(f"{arrow.spoken}.")
        if not arrows:
            console.line(nothing)
    for loop in loops_through(play, name):
        console.line(f"{loop.name} {loop.kind}: {loop.story}")
