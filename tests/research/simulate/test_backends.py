"""The numba backend's way into the tables, with plain Python in the place of what numba compiles.

That compiled games have the bits of plain ones is shown in `tests/research/test_compiled.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from game.engine.decisions import encode
from game.engine.layout import FINISHED
from game.engine.state import Rules, Setup
from game.engine.step import Step, start, step
from game.errors import TableError
from game.policy.tabled import DecisionTable, tabled
from game.research.compiled import Played
from game.research.simulate import playing
from game.research.simulate.running import simulate
from game.research.simulate.team import team_of
from tests.games import tiny
from tests.research.simulate.support import bytes_of, edition, plan, rows

TABLE = """half_year,about,name,wish
,answer,,b a
,token,,strategy
3,answer,,not_now
,promise,,random
"""


@dataclass
class Plain:
    """Plays like a `Compiled`, and says how many games it was asked for in one go."""

    rules: Rules
    asked: list[int] = field(default_factory=list)

    def play(
        self,
        setup: Setup,
        seeds: Sequence[int],
        table: DecisionTable,
        *,
        floats: Sequence[int],
        whole: Sequence[int],
    ) -> Played:
        self.asked.append(len(seeds))
        policy, layout = tabled(self.rules, table), self.rules.layout
        played = [start(self.rules, setup, seed) for seed in seeds]
        vectors = np.zeros((len(seeds), setup.turns, layout.decision_count), np.int64)
        days = [[each.closed] for each in played]
        for game, begun in enumerate(played):
            now = begun
            while not now.closed.whole[FINISHED]:
                decided = policy(self.rules, now.state)
                turn = len(days[game]) - 1
                vectors[game, turn] = encode(layout, now.state.whole, decided)
                after = step(self.rules, now.state, decided)
                assert isinstance(after, Step)
                now = after
                days[game].append(now.closed)
        return Played(
            np.array([[[day.floats[slot] for slot in floats] for day in game] for game in days]),
            np.array([[[day.whole[slot] for slot in whole] for day in game] for game in days], np.int64),
            vectors,
            np.array([len(game) - 1 for game in days]),
            np.array([game[-1].floats for game in days]),
            np.array([game[-1].whole for game in days]),
            tuple(seeds),
            np.array([game[-1].key for game in days], np.uint64),
        )


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> Plain:
    """What stands in for the compiled scenario."""
    plain = Plain(tiny())
    monkeypatch.setattr(playing, "compiled_of", lambda rules: plain)
    return plain


@pytest.mark.parametrize("team", ["random", "always-b", "greedy"])
def test_both_backends_give_the_same_bytes(tmp_path: Path, compiled: Plain, team: str) -> None:
    here = simulate(plan(40, team, detail="turns"), tmp_path / "here.parquet")
    there = simulate(plan(40, team, detail="turns", backend="numba"), tmp_path / "there.parquet")
    assert bytes_of(there) == bytes_of(here)
    assert compiled.asked == ([40] if team != "greedy" else []), "whole games where a table can say it"


def test_without_half_years_only_the_last_day_is_asked_for(tmp_path: Path, compiled: Plain) -> None:
    here = simulate(plan(5), tmp_path / "here.parquet")
    assert simulate(plan(5, backend="numba"), tmp_path / "there.parquet").read_bytes() == here.read_bytes()


def test_a_table_of_decisions_is_followed(
    tmp_path: Path, compiled: Plain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.csv").write_text(TABLE, encoding="utf-8")
    team = team_of("mine.csv", edition().rules)
    out = simulate(plan(8, team, detail="turns"), tmp_path / "out.parquet")
    for day in rows(tmp_path / "out.turns.parquet"):
        if day["turn"] > 0:
            wanted = "not_now" if day["turn"] == 3 else "b"
            assert wanted in dict(day["choices"]).values()
            assert set(dict(day["tokens"]).values()) == {"strategy"}
    there = simulate(plan(8, team, detail="turns", backend="numba"), tmp_path / "there.parquet")
    assert bytes_of(there) == bytes_of(out)
    assert rows(out)[0]["policy"] == "mine.csv"
    Path("mine.csv").write_text(TABLE.replace("b a", "a b"), encoding="utf-8")
    assert plan(8, team_of("mine.csv", edition().rules)).run != plan(8, team).run


def test_what_is_wrong_with_a_table_is_told_by_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.csv").write_text(TABLE + "9,answer,,a\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"^mine\.csv:6: "):
        team_of("mine.csv", edition().rules)
