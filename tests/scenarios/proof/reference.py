"""Reference behaviour: how the indicators go, half-year by half-year, with teams that everybody understands.

The tables stand in a scenario's README, between two comments, and a test plays a sample against them: a model that has
come to behave otherwise is noticed, and what it now does is written down by the same command.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.scenarios.proof.playing import Record

TEAMS = ("balanced", "technology", "cautious")
BEGINS, ENDS = "<!-- reference behaviour -->", "<!-- end of reference behaviour -->"
Table = Mapping[str, tuple[float, ...]]
"""By indicator, the start and the end of each half-year."""


def tables(records: Mapping[str, Record]) -> Iterator[str]:
    """In Markdown."""
    yield BEGINS
    for team in TEAMS:
        record = records[team]
        settings = record.rules.scenario.settings
        yield ""
        turns = range(1, settings.turns + 1)
        yield f"| {team} | start | " + " | ".join(f"T{turn}" for turn in turns) + " |"
        yield "|" + "---|" * (settings.turns + 2)
        for name in settings.indicators:
            path = (record.indicator(name, turn) for turn in range(settings.turns + 1))
            yield f"| {name} | " + " | ".join(f"{value:.1f}" for value in path) + " |"
    yield ""
    yield ENDS


def written(readme: Path) -> Mapping[str, Table]:
    """By team, the table that stands in a README; nothing where there is none."""
    text = readme.read_text(encoding="utf-8")
    if BEGINS not in text:
        return {}
    found: dict[str, dict[str, tuple[float, ...]]] = {}
    rows: dict[str, tuple[float, ...]] = {}
    for line in text[text.index(BEGINS) : text.index(ENDS)].splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) > 1 and cells[1] == "start":
            rows = found.setdefault(cells[0], {})
        elif len(cells) > 1 and not cells[0].startswith("-"):
            rows[cells[0]] = tuple(map(float, cells[1:]))
    return found
