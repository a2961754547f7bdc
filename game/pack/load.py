"""From a folder to a scenario: read, validate, check, and either a frozen value or every problem at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from game.errors import PackError, Place, Problem
from game.pack.check import check_scenario
from game.pack.codes import with_codes
from game.pack.files import CARDS, PARTS, PackFiles, read_files
from game.pack.finding import Gaps
from game.pack.salvage import Salvaged, holes, incomplete, salvage
from game.pack.schema import Card, Model, Scenario, ScenarioFile
from game.pack.scope import Path as PartPath
from game.pack.validate import build, build_table
from game.pack.words import Name
from game.pack.yaml_nodes import Entry, Mapping, Node, Source

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a pack; `scenario` is None exactly when there are errors.

    `salvaged` is what could be read all the same, with `gaps` where something is missing or a stand-in: for checks
    alone, never to be played.
    """

    scenario: Scenario | None
    problems: tuple[Problem, ...]
    files: PackFiles
    salvaged: Scenario
    gaps: Gaps

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the pack from being played."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


@dataclass(frozen=True, slots=True)
class _Kept(Generic[M]):
    """A part of the pack, what was wrong with it, and the gaps that this has left."""

    part: M
    node: Node
    problems: tuple[Problem, ...]
    gaps: frozenset[PartPath]
    tables: frozenset[PartPath]


def read_pack(folder: Path, shown_as: str | None = None) -> Reading:
    """Read a pack and find all its problems; never raises for what stands in the files."""
    files = read_files(folder, shown_as)
    settings = _file(ScenarioFile, files, "settings")
    model = _file(Model, files, "model")
    cards = _cards(files)
    files = replace(files, roots={"settings": settings.node, "model": model.node}, card_files=cards.files)
    # not validated as a whole: its parts are, and a card whose id is refused is checked all the same
    scenario = Scenario.model_construct(
        settings=settings.part, model=model.part, cards=with_codes(cards.cards)
    )
    gaps = Gaps(settings.gaps | model.gaps | cards.gaps, settings.tables | model.tables | cards.tables)
    problems = [*files.problems, *settings.problems, *model.problems, *cards.problems]
    problems += check_scenario(scenario, files, gaps)
    whole = not any(problem.severity == "error" for problem in problems)
    return Reading(scenario if whole else None, in_file_order(problems), files, scenario, gaps)


def load(folder: Path, shown_as: str | None = None) -> Scenario:
    """The scenario of a pack; raises PackError with every problem if it has errors."""
    reading = read_pack(folder, shown_as)
    if reading.scenario is None:
        raise PackError(reading.problems)
    return reading.scenario


def _file(model: type[M], files: PackFiles, part: str) -> _Kept[M]:
    node = files.roots.get(part)
    if node is None:
        empty = Mapping(0, Source.of(f"{files.shown_as}/{PARTS[part]}", ""), {})
        return _Kept(salvage(model, empty).part, empty, (), frozenset({(part,)}), frozenset())
    return _kept(model, node, (part,), *build(model, node))


def _kept(
    model: type[M], node: Node, here: PartPath, built: M | None, problems: tuple[Problem, ...]
) -> _Kept[M]:
    gaps = frozenset((*here, *path) for path in holes(node))
    tables = frozenset((*here, *path) for path in incomplete(node))
    if built is not None:
        return _Kept(built, node, problems, gaps, tables)
    saved = salvage(model, node)
    gaps |= {(*here, *path) for path in saved.gaps}
    return _Kept(saved.part, saved.node, _without_echoes(problems, saved), gaps, tables)


def _without_echoes(problems: Iterable[Problem], saved: Salvaged[M]) -> tuple[Problem, ...]:
    """Leave out that a field is missing where a misspelt one is reported already."""
    return tuple(
        problem
        for problem in problems
        if problem.code != "missing-field"
        or (problem.place, dict(problem.facts)["name"]) not in saved.explained
    )


class _Anything(BaseModel):
    """A card whose inside is looked at elsewhere."""

    model_config = ConfigDict(extra="allow")


@dataclass(frozen=True, slots=True)
class _Cards:
    """The cards of all files."""

    cards: dict[str, Card]
    files: dict[str, Node | None]
    problems: tuple[Problem, ...]
    gaps: frozenset[PartPath]
    tables: frozenset[PartPath]


def _cards(files: PackFiles) -> _Cards:
    cards: dict[str, Card] = {}
    first: dict[str, Place] = {}
    trees: dict[str, Node | None] = {}
    problems: list[Problem] = []
    gaps: set[PartPath] = set()
    tables: set[PartPath] = set()
    unread = not files.card_files
    for file, table in files.card_files.items():
        trees[file] = table
        if not isinstance(table, Mapping) or table.flawed:
            unread = True
        if table is not None:
            problems += build_table(_Anything, table, Name)[1]
        if not isinstance(table, Mapping):
            continue
        entries = dict(table.by_name)
        for name, entry in table.by_name.items():
            built, found = build(Card, entry.value)
            if name in cards:
                before = f"{first[name].file}:{first[name].line}"
                problems.append(Problem.at(entry.key.start, "duplicate-card", card=name, first=before))
                problems += found
                continue
            kept = _kept(Card, entry.value, ("cards", name), built, found)
            cards[name], entries[name], first[name] = kept.part, Entry(entry.key, kept.node), entry.key.start
            problems += kept.problems
            gaps |= kept.gaps
            tables |= kept.tables
        trees[file] = replace(table, by_name=entries)
    if not files.card_files or not (cards or unread):
        problems.append(Problem.at(Place(f"{files.shown_as}/{CARDS}", 1, 1), "no-cards"))
    if unread:
        tables.add(("cards",))
    return _Cards(cards, trees, tuple(problems), frozenset(gaps), frozenset(tables))


def in_file_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by place, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda each: (each.place, each.code, each.facts)))
