"""What moved a gauge over the whole game."""

from __future__ import annotations

from dataclasses import dataclass

from game.report.charts import Bar, signed_bar
from game.session.views.play import Play
from game.session.views.why import Cause, Why, why


@dataclass(frozen=True, slots=True)
class Causes:
    """What moved a gauge over the whole game."""

    name: str
    why: Why
    rows: tuple[tuple[Cause, Bar], ...]
    """Each cause and its bar."""
    behind: tuple[tuple[Cause, Bar], ...]
    """What pulled at the flows among them."""


def causes_of(play: Play, gauge: str) -> Causes:
    """The causes of a gauge's change from the start to the end, each with its bar."""
    found = why(play, gauge, 0, len(play.steps) - 1, net=True)
    rows, behind = (
        tuple((cause, signed_bar(cause.share, 1.0)) for cause in causes)
        for causes in (found.causes, found.behind)
    )
    return Causes(play.scenario.settings.indicators[gauge].name, found, rows, behind)
