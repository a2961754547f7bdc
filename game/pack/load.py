"""From a folder to a scenario: read, validate, check, and either a frozen value or every problem at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.errors import PackError, Problem
from game.pack.check import check_scenario
from game.pack.files import PackFiles, read_files
from game.pack.salvage import salvage
from game.pack.schema import Card, Model, Scenario, ScenarioFile
from game.pack.validate import build, build_table
from game.pack.words import Name
from game.pack.yaml_nodes import Mapping


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a pack; `scenario` is None exactly when there are errors."""

    scenario: Scenario | None
    problems: tuple[Problem, ...]
    files: PackFiles

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the pack from being played."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


def read_pack(folder: Path, shown_as: str | None = None) -> Reading:
    """Read a pack and find all its problems; never raises for what stands in the files."""
    files = read_files(folder, shown_as)
    problems = list(files.problems)
    gaps: set[tuple[str | int, ...]] = set()
    parts: dict[str, ScenarioFile | Model | None] = {}
    for part, model in (("settings", ScenarioFile), ("model", Model)):
        node = files.roots.get(part)
        if node is None:
            parts[part] = None
            continue
        built, wrong = build(model, node)
        problems += wrong
        if built is None:
            built, dropped = salvage(model, node)
            gaps |= {(part, *path) for path in dropped}
        parts[part] = built  # type: ignore[assignment]  # one of the two classes, told apart below
    cards, found = _cards(files, gaps)
    problems += found
    settings, model_part = parts["settings"], parts["model"]
    if not isinstance(settings, ScenarioFile) or not isinstance(model_part, Model):
        return Reading(None, _ordered(problems), files)
    scenario = Scenario(settings=settings, model=model_part, cards=cards)
    problems += check_scenario(scenario, files, frozenset(gaps))
    whole = not any(problem.severity == "error" for problem in problems)
    return Reading(scenario if whole else None, _ordered(problems), files)


def load(folder: Path, shown_as: str | None = None) -> Scenario:
    """The scenario of a pack; raises PackError with every problem if it has errors."""
    reading = read_pack(folder, shown_as)
    if reading.scenario is None:
        raise PackError(reading.problems)
    return reading.scenario


def _cards(files: PackFiles, gaps: set[tuple[str | int, ...]]) -> tuple[dict[str, Card], list[Problem]]:
    cards: dict[str, Card] = {}
    problems: list[Problem] = []
    for table in files.card_files.values():
        built, found = build_table(Card, table, Name)
        problems += found
        if isinstance(table, Mapping):
            for entry in table.items:
                name = entry.key.text
                if name in cards:
                    problems.append(Problem.at(entry.key.start, "duplicate-card", card=name))
                    continue
                card = built.get(name)
                if card is None:
                    card, dropped = salvage(Card, entry.value)
                    gaps |= {("cards", name, *path) for path in dropped} or {("cards", name)}
                if card is not None:
                    cards[name] = card
                else:
                    gaps.add(("cards", name))
    return cards, problems


def _ordered(problems: list[Problem]) -> tuple[Problem, ...]:
    """In file order, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda each: (each.place, each.code)))
