"""The lesson of a scenario as numbers: how one team does against others, where the assumptions are turned.

Every sample of the factors is played by all teams with the same seeds (common random numbers), so that what differs
between samples is the assumptions and not the luck. Teams that weigh have learnt what things are worth in the scenario
as it is written, and keep to that: a table does not know either by how much its municipality differs from the model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import fmean

from game.engine.layout import FINISHED
from game.engine.state import Rules, Setup, State
from game.engine.step import Step, start, step
from game.pack.schema import Scenario
from game.policy import POLICIES
from game.research.sensitivity.carrying import Study, study_of
from game.research.sensitivity.factors import Factor

LEAD, GAUGES = "lead", "lead_gauges"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: which team against which others, over which factors and seeds."""

    team: str
    against: tuple[str, ...]
    seeds: tuple[int, ...]
    setup: Setup
    factors: tuple[Factor, ...]

    @property
    def teams(self) -> tuple[str, ...]:
        """All of them, the one that should win first."""
        return (self.team, *self.against)


@dataclass(frozen=True, slots=True)
class Faring:
    """How a team fared in a sample, on average over the seeds."""

    goals: float
    """Goals met at the end."""
    broken: float
    """Floors broken."""
    gauges: tuple[float, ...]
    """The gauges at the end, in the scenario's order and units."""


Piece = tuple[Question, tuple[tuple[float, ...], ...]]
"""Samples to play, each with one number for every factor."""


def play_samples(rules: Rules, piece: Piece) -> tuple[tuple[Faring, ...], ...]:
    """By sample, how each team of the question fared; `rules` are those of the scenario without factors."""
    question, samples = piece
    study = _study(_Asked(rules, question))
    return tuple(
        tuple(_faring(study, question, team, sample) for team in question.teams) for sample in samples
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """A question as a key of the memory; of the rules the same object, not an equal one (a scenario has no hash)."""

    rules: Rules
    question: Question

    def __hash__(self) -> int:
        return hash((id(self.rules), self.question))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and other.rules is self.rules and other.question == self.question


@lru_cache(maxsize=2)
def _study(asked: _Asked) -> Study:
    return study_of(asked.rules.scenario, asked.question.factors, asked.question.setup)


def _faring(study: Study, question: Question, team: str, sample: Sequence[float]) -> Faring:
    values = study.values(sample)
    ends = [_end(study.rules, question.setup, team, seed, values) for seed in question.seeds]
    layout, gauges = study.rules.layout, study.rules.scenario.settings.gauges
    slots = [layout.indicator[layout.indicators[name]] for name in gauges]
    return Faring(
        fmean(sum(end.whole[layout.goal_met.slice]) for end in ends),
        fmean(sum(end.whole[layout.floor_broken.slice]) for end in ends),
        tuple(fmean(end.floats[slot] for end in ends) for slot in slots),
    )


def _end(rules: Rules, setup: Setup, team: str, seed: int, values: Mapping[str, float]) -> State:
    """The last day of a game that a built-in team plays."""
    decide, played = POLICIES[team], start(rules, setup, seed, ledger=False, values=values)
    while not played.closed.whole[FINISHED]:
        following = step(rules, played.state, decide(rules, played.state), ledger=False)
        if not isinstance(following, Step):
            raise RuntimeError(f"{team} decided what is not legal: {following.refusals}")  # noqa: TRY004
        played = following
    return played.closed


def outputs(scenario: Scenario, question: Question, farings: Sequence[Faring]) -> dict[str, float]:
    """The lesson in a sample, as numbers.

    `lead`             goals met by the team, less those of the best of the others
    `lead_gauges`      the mean of the gauges as per cent of their bars (good is up), less that of the best other
    `goals`            goals met by the team itself
    `over_<other>`     goals met by the team, less those of this one
    `<gauge>`          the team's gauge at the end, less the others' mean, in its unit (good is up)
    """
    own, others = farings[0], farings[1:]
    bars = [scenario.settings.indicators[name] for name in scenario.settings.gauges]
    signs = [1.0 if bar.good == "up" else -1.0 for bar in bars]
    widths = [float(bar.high - bar.low) for bar in bars]

    def level(faring: Faring) -> float:
        return 100.0 * fmean(
            sign * value / width for sign, value, width in zip(signs, faring.gauges, widths, strict=True)
        )

    found = {
        LEAD: own.goals - max(other.goals for other in others),
        GAUGES: level(own) - max(map(level, others)),
        "goals": own.goals,
    }
    for name, other in zip(question.against, others, strict=True):
        found[f"over_{name}"] = own.goals - other.goals
    for place, name in enumerate(scenario.settings.gauges):
        mean = fmean(other.gauges[place] for other in others)
        found[name] = signs[place] * (own.gauges[place] - mean)
    return found
