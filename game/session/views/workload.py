"""Whose capacity is taken: by what runs, by what the team ponders, and by what it decided."""

from __future__ import annotations

from collections.abc import Iterator

from game.engine.decisions import Decisions
from game.engine.layout import RUNNING, Choice
from game.engine.state import State
from game.pack.schema import Option
from game.session.views.figures import rounded
from game.session.views.play import Play


def had_points(play: Play, state: State, role: str, draft: Decisions | None = None) -> float:
    """A role's points at a moment, with what the draft lends."""
    layout = play.rules.layout
    had = state.floats[layout.given[layout.built[f"capacity_{role}"]]]
    lending = draft.lending if draft else ()
    return had + sum((to == role) - (source == role) for source, to in lending)


def used_points(play: Play, state: State, role: str, draft: Decisions | None = None) -> float:
    """A role's points that running initiatives take at a moment, and what the draft would add."""
    layout = play.rules.layout
    running = state.floats[layout.given[layout.built[f"load_{role}"]]]
    return running + sum(burden_of(choice, role) for choice in drafted(play, draft))


def burden_of(choice: Choice, role: str) -> float:
    """The points of a role that a choice takes while its work goes on; a decision without work takes none."""
    option = choice.option
    return float(option.burden.get(role, 0)) if isinstance(option, Option) and option.quarters > 0 else 0.0


def drafted(play: Play, draft: Decisions | None) -> Iterator[Choice]:
    """The choices of a draft."""
    wanted = set(draft.choices) if draft else set()
    return (choice for choice in play.rules.layout.choices if (choice.card, choice.key) in wanted)


def points(value: float) -> int:
    """Capacity in whole points, halves up."""
    return int(rounded(value, 0))


def overloaded(play: Play, place: int) -> tuple[str, int, int, int] | None:
    """The role that was overdrawn most when the work of `play.steps[place]` began: points had and used, initiatives."""
    worst = None
    for role in play.scenario.settings.roles:
        had, used, running = carried(play, place, role)
        if used > had and (worst is None or used - had > worst[2] - worst[1]):
            worst = (role, had, used, running)
    return worst


def carried(play: Play, place: int, role: str) -> tuple[int, int, int]:
    """A role's points when the work of `play.steps[place]` began, those taken, and by how many initiatives."""
    opened, closed, layout = play.steps[place - 1].state, play.steps[place].closed, play.rules.layout
    lent = [closed.whole[slot] - 1 for slot in range(layout.lent.first, layout.lent.first + layout.lent.size)]
    number = layout.roles[role]
    had = had_points(play, opened, role) + lent.count(number) - (lent[number] >= 0)
    new = [choice for choice in decided_choices(play, place) if burden_of(choice, role) > 0]
    old = [
        choice
        for work, choice in enumerate(layout.choices[place_] for place_ in layout.initiatives)
        if opened.whole[layout.status[work]] == RUNNING and burden_of(choice, role) > 0
    ]
    used = used_points(play, opened, role) + sum(burden_of(choice, role) for choice in new)
    return points(had), points(used), len(old) + len(new)


def decided_choices(play: Play, place: int) -> Iterator[Choice]:
    """What was decided in the half-year of `play.steps[place]`, by the order of the cards on the table."""
    opened, closed, layout = play.steps[place - 1].state, play.steps[place].closed, play.rules.layout
    for slot in range(layout.open.size):
        card = opened.whole[layout.open[slot]] - 1
        position = closed.whole[layout.chosen[card]] if card >= 0 else 0
        if position > 0:
            yield layout.choices[layout.choice_number(layout.cards.ids[card], position)]
