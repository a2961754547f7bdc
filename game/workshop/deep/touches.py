"""Whether options touch what they say they touch: games are played, and each answer is tried in place of the others.

A team that answers by luck plays a few games; then every decision is replayed with each other answer under the same
luck (`research.whatif`). What an answer does to a gauge is how far it comes from "not now", or for an event that
cannot wait from its other answers, at its farthest up to the end. Games in which other choices had to give way are
left out. This says what happened in those games, not what must happen, so only plain contradictions are told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from game.engine.decisions import NOT_NOW, Decisions
from game.engine.layout import FINISHED
from game.engine.state import Rules
from game.engine.step import Step, compile_rules, default_setup, start, step
from game.errors import Problem
from game.pack.load import Reading
from game.pack.schema import Scenario, Touches
from game.pack.scope import Path
from game.policy import POLICIES
from game.research.whatif import WhatIf, all_what_ifs
from game.workshop.deep.material import Material, material_of

GAMES = 24
TEAM = "random"
FEWEST = 5
"""An answer that came up less often says nothing."""
SMALL = 0.005
"""Of a bar, what counts as level where the indicator has no `level`."""
NOTHING = 0.1
"""Of an indicator's `level`, what is no move at all: one option is rarely felt alone, so a tenth is little asked."""
BOLD, BOLDEST = 2, 0.75
"""So many dots say that a gauge is touched strongly; what is not declared must beat this share of such options."""
Answer = tuple[str, str]
"""A card and the key of one of its answers."""


@dataclass(frozen=True, slots=True)
class Moved:
    """How far an answer has moved a gauge, in each game where it was compared."""

    sizes: tuple[float, ...]

    @property
    def farthest(self) -> float:
        """The most in any game."""
        return max(self.sizes)

    @property
    def usual(self) -> float:
        """The median."""
        return float(median(self.sizes))


Movements = Mapping[tuple[Answer, str], Moved]


def played_problems(
    reading: Reading, progress: Callable[[int, int], None] | None = None
) -> tuple[Problem, ...]:
    """Options whose `touches` say other than what games show; nothing for a pack with errors.

    `progress` is told after each game how many have been played, and of how many.
    """
    if reading.scenario is None:
        return ()
    return tuple(_judged(material_of(reading), movements(reading.scenario, GAMES, progress)))


def movements(
    scenario: Scenario, games: int, progress: Callable[[int, int], None] | None = None
) -> Movements:
    """What each answer does to each gauge, over so many games of a team that answers by luck."""
    rules = compile_rules(scenario)
    sizes: dict[tuple[Answer, str], list[float]] = {}
    for seed in range(games):
        decided = _played(rules, seed)
        for key, size in _compared(rules, all_what_ifs(rules, default_setup(scenario), seed, decided)):
            sizes.setdefault(key, []).append(size)
        if progress is not None:
            progress(seed + 1, games)
    return {key: Moved(tuple(found)) for key, found in sizes.items()}


def _played(rules: Rules, seed: int) -> tuple[Decisions, ...]:
    decided = []
    here = start(rules, default_setup(rules.scenario), seed, ledger=False)
    while not here.closed.whole[FINISHED]:
        decisions = POLICIES[TEAM](rules, here.state)
        following = step(rules, here.state, decisions, ledger=False)
        if not isinstance(following, Step):
            raise TypeError(f"the team's decisions are refused: {following.refusals}")
        decided.append(decisions)
        here = following
    return tuple(decided)


def _compared(rules: Rules, what_ifs: Iterable[WhatIf]) -> Iterator[tuple[tuple[Answer, str], float]]:
    """For each answer and gauge, how far it comes from what it is compared with, decision by decision."""
    decisions: dict[tuple[int, str], list[WhatIf]] = {}
    for each in what_ifs:
        decisions.setdefault((each.turn, each.card), []).append(each)
    for (_, card), found in decisions.items():
        clear = [each for each in found if not _disturbed(each)]
        for gauge in rules.scenario.settings.gauges:
            courses = {each.option: _course(each, gauge) for each in clear}
            if courses:
                length = len(next(iter(courses.values())))
                courses[found[0].chosen] = (0.0,) * length
            for key, course in courses.items():
                others = [other for name, other in courses.items() if name != key]
                standard = [courses[NOT_NOW]] if NOT_NOW in courses else others
                if key != NOT_NOW and others:
                    yield ((card, key), gauge), _distance(course, standard)


def _disturbed(each: WhatIf) -> bool:
    """Whether another recorded choice had to give way, so that the difference is not of this answer alone."""
    return any(changed.what == "choice" and changed.recorded for changed in each.changed)


def _course(each: WhatIf, gauge: str) -> tuple[float, ...]:
    return {difference.indicator: difference.by_turn for difference in each.differences}[gauge]


def _distance(course: tuple[float, ...], standard: list[tuple[float, ...]]) -> float:
    """The farthest from the mean of the others at the end of any half-year."""
    means: list[float] = [sum(values) / len(values) for values in zip(*standard, strict=True)]
    return max(abs(value - mean) for value, mean in zip(course, means, strict=True))


def _judged(material: Material, moved: Movements) -> Iterator[Problem]:
    settings = material.scenario.settings
    strong = {gauge: _strong(material.scenario, moved, gauge) for gauge in settings.gauges}
    for (answer, gauge), found in sorted(moved.items()):
        card, key = answer
        if len(found.sizes) < FEWEST:
            continue
        here: Path = ("cards", card, "options", key, "touches")
        touches = _touches(material.scenario, answer)
        declared = touches.get(gauge, 0)
        facts = {"option": key, "card": card, "gauge": gauge, "games": len(found.sizes)}
        if declared and found.farthest < NOTHING * _level(material.scenario, gauge):
            yield from material.warn_at_key((*here, gauge), "touches-nothing", **facts)
        elif not declared and found.usual >= strong[gauge]:
            place = here if touches else here[:-1]
            usual = f"{found.usual:.3g}"
            yield from material.warn_at_key(place, "touches-more", **facts, moved=usual)


def _touches(scenario: Scenario, answer: Answer) -> Touches:
    """What an answer says that it touches."""
    card, key = answer
    return next(option.touches for name, option in scenario.cards[card].options.items() if name == key)


def _level(scenario: Scenario, gauge: str) -> float:
    """A smaller change counts as level on the screen."""
    indicator = scenario.settings.indicators[gauge]
    return float(indicator.level) or SMALL * abs(indicator.high - indicator.low)


def _strong(scenario: Scenario, moved: Movements, gauge: str) -> float:
    """What counts as strong: more than most of the pack's options with two or three dots there come to."""
    bold = sorted(
        found.usual
        for (answer, name), found in moved.items()
        if name == gauge and _touches(scenario, answer).get(gauge, 0) >= BOLD
    )
    most = bold[int(BOLDEST * (len(bold) - 1))] if bold else 0.0
    return max(_level(scenario, gauge), most)
