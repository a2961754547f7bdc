"""Plays, judges and prints: see the package's page for what is asked."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from game.engine.state import Rules, Setup
from game.policy import POLICIES
from game.research.workers import Workers, sensible_count
from game.session.clock import minutes_of_game
from tests import games
from tests.scenarios import answers
from tests.scenarios.proof import aloud, arriving, climbing, judging, playing, reference
from tests.scenarios.proof.judging import Claim
from tests.scenarios.proof.teams import TEAMS

ALOUD = 130
READING = 10
"""Of so many games one is read."""
ALONE = 8
"""Of the searches, an eighth are made with each dimension alone."""


class Proof:
    """One scenario, and how much of it is played."""

    def __init__(self, asked: argparse.Namespace, rules: Rules, workers: Workers) -> None:
        self.asked, self.rules, self.workers = asked, rules, workers
        settings = rules.scenario.settings
        self.setup = Setup(
            asked.profile or settings.profile, asked.ambition or settings.ambition, settings.turns
        )
        self.seeds = range(asked.first, asked.first + asked.games)
        self.records: Mapping[str, playing.Record] = {}

    def played(self) -> Mapping[str, playing.Record]:
        """The games at the middle profile and ambition, played once."""
        if not self.records:
            teams = (*POLICIES, *TEAMS)
            self.records = playing.play(self.rules, teams, self.setup, self.seeds, self.workers)
        return self.records

    def lesson(self) -> Iterator[Claim]:
        """Teams against each other."""
        for line in table(self.played()):
            say(line)
        yield from judging.lesson(self.played())

    def detail(self) -> Iterator[Claim]:
        """Goals, situations and promises by team."""
        settings = self.rules.scenario.settings
        for name, record in self.played().items():
            goals = ", ".join(f"{goal} {record.goal(goal):.0f}" for goal in settings.goals)
            began = ", ".join(f"{each} {record.situation(each):.0f}" for each in settings.situations)
            promises = ", ".join("{} {:.0f}/{:.0f}".format(p, *record.promise(p)) for p in settings.promises)
            say(f"{name}: goals met %: {goals}")
            say(f"  situations %: {began}; promises given %/kept %: {promises}")
        return iter(())

    def reference(self) -> Iterator[Claim]:
        """The tables of the README; `tests/scenarios/test_proof.py` holds the model against them."""
        for line in reference.tables(self.played()):
            say(line)
        return iter(())

    def values(self) -> Iterator[Claim]:
        """Values stay believable."""
        shipped = {name: record for name, record in self.played().items() if name in POLICIES}
        yield from judging.values(self.asked.pack, shipped)

    def ends(self) -> Iterator[Claim]:
        """The lowest and the highest ambition."""
        ambitions = list(self.rules.layout.ambitions)
        low = Setup(self.setup.profile, ambitions[0], self.setup.turns)
        random = playing.play(self.rules, ["random"], low, self.seeds, self.workers)["random"]
        high = Setup(self.setup.profile, ambitions[-1], self.setup.turns)
        count, tries = self.asked.searches, self.asked.tries
        searched = self._climbs([climbing.Climb(high, seed, tries) for seed in range(1, count + 1)])
        alone = {
            name: self._climbs(
                [climbing.Climb(high, seed, tries, name) for seed in range(1, max(1, count // ALONE) + 1)]
            )
            for name in judging.SINGLE_DIMENSIONS
        }
        yield from judging.ends_of_the_range(random, searched, alone)

    def _climbs(self, asked: Sequence[climbing.Climb]) -> list[climbing.Found]:
        return list(self.workers.each(climbing.climb, asked))

    def arriving(self) -> Iterator[Claim]:
        """Worse before better."""
        names = arriving.options_of(self.rules)
        pieces = [(names[at : at + 10], 8) for at in range(0, len(names), 10)]
        found = [each for piece in self.workers.each(arriving.arrivals, pieces) for each in piece]
        yield from judging.worse_before_better(found)

    def coverage(self) -> Iterator[Claim]:
        """Every card and answer, in many random games; the other teams are never stuck."""
        seeds = range(self.asked.first, self.asked.first + self.asked.coverage)
        for team in POLICIES:
            try:
                found = playing.coverage(self.rules, team, self.setup, seeds, self.workers)
            except playing.StuckError as error:
                yield Claim(f"{team} is never stuck", False, str(error))
                continue
            if team == "random":
                yield from judging.came(self.rules, team, found)
            yield Claim(f"{team} is never stuck", True, f"{found.games} games played to their end")

    def answers(self) -> Iterator[Claim]:
        """For whose mandate each answer is the best."""
        names = answers.cards_of(self.rules)
        at = range(0, len(names), answers.PIECE)
        pieces = [(tuple(names[n : n + answers.PIECE]), self.asked.answers) for n in at]
        found = [each for piece in self.workers.each(answers.verdicts, pieces) for each in piece]
        failed = [each.card for each in found if not each.holds]
        yield Claim(
            "every option is the best for somebody's mandate, and no answer is dominated",
            not failed,
            f"{len(found) - len(failed)} of {len(found)} cards"
            + (f"; not {', '.join(failed)}" if failed else ""),
        )
        waiting = [each for each in found if "not_now" in each.best_for]
        wise = sum(bool(each.best_for["not_now"]) for each in waiting)
        yield Claim(
            "to wait is somebody's best on most cards", wise > len(waiting) / 2, f"{wise} of {len(waiting)}"
        )

    def reading(self) -> Iterator[Claim]:
        """Reading aloud."""
        seeds = self.seeds[::READING] or self.seeds
        pieces = [(self.setup, tuple(seeds[at : at + 5])) for at in range(0, len(seeds), 5)]
        minutes = [each / ALOUD for piece in self.workers.each(aloud.words_aloud, pieces) for each in piece]
        yield judging.reading(minutes, minutes_of_game(self.rules.scenario.settings))


def table(records: Mapping[str, playing.Record]) -> Iterator[str]:
    """The teams, in Markdown."""
    first = next(iter(records.values()))
    settings = first.rules.scenario.settings
    shown = list(dict.fromkeys((*settings.gauges, *(goal.indicator for goal in settings.goals.values()))))
    yield "| " + " | ".join(["team", "goals", "all %", "floor %", *shown]) + " |"
    yield "|" + "---|" * (len(shown) + 4)
    for name, record in records.items():
        row = [name, f"{record.goals:.2f}", f"{record.wins:.1f}", f"{record.broken:.0f}"]
        yield "| " + " | ".join([*row, *(f"{record.indicator(each):.1f}" for each in shown)]) + " |"
    yield "| *start* | | | | " + " | ".join(f"{first.indicator(each, 0):.1f}" for each in shown) + " |"


def say(line: str) -> None:
    """A line of the report."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


PARTS: Mapping[str, Callable[[Proof], Iterator[Claim]]] = MappingProxyType(
    {
        "lesson": Proof.lesson,
        "detail": Proof.detail,
        "reference": Proof.reference,
        "values": Proof.values,
        "ends": Proof.ends,
        "arriving": Proof.arriving,
        "answers": Proof.answers,
        "reading": Proof.reading,
        "coverage": Proof.coverage,
    }
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Play, judge, print; 1 if a claim fails."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pack", default="fjordvik")
    parser.add_argument("--part", nargs="*", choices=[*PARTS], default=[*PARTS])
    parser.add_argument("--profile", help="another than the scenario's own")
    parser.add_argument("--ambition", help="another than the scenario's own")
    parser.add_argument("--games", type=int, default=1000, help="of each team")
    parser.add_argument("--coverage", type=int, default=10_000, help="games of each team to see what comes")
    parser.add_argument(
        "--answers", type=int, default=10, help="games of each team and profile to try answers in"
    )
    parser.add_argument("--searches", type=int, default=16)
    parser.add_argument("--tries", type=int, default=1500, help="of each search")
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--jobs", type=int, default=sensible_count())
    asked = parser.parse_args(arguments)
    rules = games.rules_of(asked.pack)
    failed = 0
    with Workers(rules, asked.jobs) as workers:
        proof = Proof(asked, rules, workers)
        for part in asked.part:
            for claim in partial(PARTS[part], proof)():
                failed += not claim.holds
                say(f"{'holds' if claim.holds else 'FAILS'}: {claim.says} ({claim.figures})")
    say(f"{failed} claims fail" if failed else "every claim holds")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
