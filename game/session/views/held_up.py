"""Why an initiative is slow, or gives less than it could: overload, its size, and the weakest link."""

from __future__ import annotations

from collections.abc import Iterator

from game.engine.layout import NONE, Choice
from game.pack.schema import Option
from game.session.views.causes import read_through
from game.session.views.figures import written
from game.session.views.late import pace
from game.session.views.names import quantity_name, quantity_value
from game.session.views.play import Play
from game.session.views.workload import burden_of, carried

SLOW, LARGER = 0.95, 1.15
"""Below this pace it is told that the work goes slowly; above this overrun, that it was larger than planned."""


def slowed_by(play: Play, number: int, choice: Choice, *, late: bool) -> Iterator[str]:
    """Why the work does not go as planned: its pace and whom it waits for, its size, and then readiness."""
    layout, say = play.rules.layout, play.say
    percent = round(100 * pace(play, number, len(play.steps)))
    over = _most_overloaded(play, number, choice)
    slow = percent < round(100 * SLOW)
    if over is not None:
        role, had, used = over
        short = play.scenario.settings.roles[role].short
        key = "work.why.overload" if slow else "work.why.overload.yet"
        yield say(key, percent=percent, role=short, had=had, used=used)
    elif slow:
        yield say("work.why.slow", percent=percent)
    if late and play.today.floats[layout.overrun[number]] > LARGER:
        yield say("work.why.larger")
    if late or over is not None:
        yield from _link(play, choice)


def _most_overloaded(play: Play, number: int, choice: Choice) -> tuple[str, int, int] | None:
    """Of the roles that the work needs, the one that had most to carry beyond its points while the work went on."""
    layout, worst = play.rules.layout, None
    for place in range(1, len(play.steps)):
        if play.steps[place].closed.whole[layout.status[number]] == NONE:
            continue
        for role in play.scenario.settings.roles:
            if burden_of(choice, role) <= 0:
                continue
            had, used, _ = carried(play, place, role)
            if used > had and (worst is None or used - had > worst[2] - worst[1]):
                worst = (role, had, used)
    return worst


def held_back_by(play: Play, choice: Choice, *, learning: bool, settled: bool) -> Iterator[str]:
    """What holds back what is in use: people who learn, and the weakest link; nothing once it is worked in."""
    if settled:
        return
    area = choice.option.area if isinstance(choice.option, Option) else None
    if learning and area is not None:
        yield play.say("work.dip", area=play.scenario.settings.areas[area].name)
    yield from _link(play, choice)


def _link(play: Play, choice: Choice) -> Iterator[str]:
    """The weakest of what the card's dimension rests on, and how much of the effect comes out."""
    dimension = play.scenario.cards[choice.card].dimension
    if dimension is None:
        return
    ready, stocks = play.scenario.model.initiatives.readiness[dimension], play.scenario.model.stocks
    links = {
        name: value
        for name in read_through(play, (ready,))
        if name in stocks
        and stocks[name].unit == "0-100"
        and isinstance(value := quantity_value(play.rules, play.today, name), float)
    }
    share = quantity_value(play.rules, play.today, ready)
    if not links or share is None:
        return
    weakest = min(links, key=lambda name: (links[name], name))
    percent = round(100 * share)
    key = "work.why.link" if percent < 100 else "work.why.link.all"  # noqa: PLR2004  (percent)
    yield play.say(
        key, link=quantity_name(play, weakest), value=written(play, links[weakest]), percent=percent
    )
