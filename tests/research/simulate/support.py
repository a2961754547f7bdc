"""Small simulations of the tiny pack, and teams of one's own."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import parquet

from game.research.simulate.parts import turns_file
from game.research.simulate.plan import Plan, plan_of
from game.research.simulate.team import Team, team_of
from game.resources import find_pack
from game.session.edition import Edition, open_edition
from tests.games import PACKS

Changes = Any  # what plan_of takes


@cache
def edition(name: str = str(PACKS / "tiny")) -> Edition:
    """A pack as it is played, opened once."""
    return open_edition(find_pack(name))


def plan(games: int = 40, team: str | Team = "random", **changes: Changes) -> Plan:
    """A plan for the tiny pack."""
    asked = team_of(team, edition().rules) if isinstance(team, str) else team
    return plan_of(edition(), asked, games, **changes)


def bytes_of(out: Path) -> tuple[bytes, bytes]:
    """The files of games and of half-years."""
    return out.read_bytes(), turns_file(out).read_bytes()


def rows(path: Path) -> list[dict[str, Any]]:
    """A file's rows."""
    table: pa.Table = parquet.read_table(path)
    found: list[dict[str, Any]] = table.to_pylist()
    return found
