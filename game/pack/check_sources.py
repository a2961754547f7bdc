"""Checks of the sources: a tag in square brackets stands in the scenario's list, if it has one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from game.errors import Problem
from game.pack.finding import Checker
from game.pack.schema import Scenario
from game.pack.scope import Path

TAG = re.compile(r"\[([^\[\]]+)\]")


def source_problems(checker: Checker) -> Iterator[Problem]:
    """Warnings for tags that nobody can look up; a scenario without a list is asked for nothing."""
    listed, here = checker.scenario.settings.sources, ("settings", "sources")
    if not listed or not checker.is_whole(here):
        return
    for path, source in _sources(checker.scenario):
        for tag in TAG.findall(source):
            if tag not in listed:
                near = get_close_matches(tag, listed, n=1)
                yield from checker.at(
                    path, "source-unlisted", "warning", tag=tag, suggestion=near[0] if near else ""
                )


def _sources(scenario: Scenario) -> Iterator[tuple[Path, str]]:
    model = scenario.model
    for table in ("stocks", "flows", "auxiliaries", "parameters"):
        for name, part in getattr(model, table).items():
            yield ("model", table, name, "source"), part.source
    for name, card in scenario.cards.items():
        if card.note is not None:
            yield ("cards", name, "note", "source"), card.note.source
