"""How long the beats of a game took against the plan: read from what the log notes when a beat is left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.engine.state import Setup
from game.pack.schema import ScenarioFile
from game.session.clock import has_budget, minutes_for, minutes_in
from game.session.game import Noted
from game.session.table import Beat

TOOK = "beat_took"
"""The annotation with the facts `beat` and `seconds`, written when a beat is left."""
BEATS: tuple[Beat, ...] = ("news", "case", "choice", "consequences")


@dataclass(frozen=True, slots=True)
class Pace:
    """One half-year: what each beat took and should have taken, minutes, in the order of `BEATS`."""

    turn: int
    spent: tuple[float, ...]
    planned: tuple[float, ...]


def paces(settings: ScenarioFile, noted: Iterable[Noted], setup: Setup) -> tuple[Pace, ...]:
    """Every half-year of which something is noted; a beat that was left and read again took both times."""
    minutes = minutes_in(settings, setup)
    seconds: dict[int, dict[str, float]] = {}
    for note in noted:
        facts = dict(note.facts)
        if note.what == TOOK and facts.get("seconds", "").isdecimal() and facts.get("beat") in BEATS:
            turn = int(facts["turn"]) if facts.get("turn", "").isdecimal() else note.turn
            beats = seconds.setdefault(turn, {})
            beats[facts["beat"]] = beats.get(facts["beat"], 0.0) + int(facts["seconds"])
    return tuple(
        Pace(
            turn,
            tuple(beats.get(beat, 0.0) / 60.0 for beat in BEATS),
            tuple(
                minutes_for(minutes, beat, budget=has_budget(settings, turn, setup.turns)) or 0.0
                for beat in BEATS
            ),
        )
        for turn, beats in sorted(seconds.items())
    )
