"""Teams of a simulation: built-in ones, and Python classes of a user's own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from game.engine.decisions import Decisions
from game.engine.state import Rules, State
from game.errors import UsageError
from game.policy import POLICIES
from game.research.simulate import plan as planning
from game.research.simulate.engines import Local
from game.research.simulate.running import play_here, simulate
from game.research.simulate.team import PolicyFault, own_team, team_of
from tests.research.simulate.support import edition, plan, rows

OWN = """
from game.policy import POLICIES

class Mixed:
    '''Random and always-a by turns, beginning by the seed.'''

    def begin(self, seed):
        self.count = seed

    def decide(self, rules, state):
        self.count += 1
        return POLICIES[("random", "always-a")[self.count % 2]](rules, state)

class Fails:
    def decide(self, rules, state):
        if state.whole[3] == 3:
            return 1 / 0
        return POLICIES["cautious"](rules, state)

number = 3
broken = Mixed
"""


class Mixed:
    """The same, typed here."""

    def begin(self, seed: int) -> None:
        self.count = seed

    def decide(self, rules: Rules, state: State) -> Decisions:
        self.count += 1
        return POLICIES[("random", "always-a")[self.count % 2]](rules, state)


class Illegal:
    def decide(self, rules: Rules, state: State) -> Decisions:
        return Decisions((("form", "a"),))


class Undecided:
    def decide(self, rules: Rules, state: State) -> Decisions | None:
        return None


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a module, as the current one; the module is forgotten afterwards."""
    path = tmp_path / "teams_of_mine.py"
    path.write_text(OWN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.delitem(sys.modules, path.stem, raising=False)
    return path


def test_a_class_from_the_current_folder_plays_in_every_process(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "BY_HAND", 4)
    team = team_of("teams_of_mine:Mixed", edition().rules)
    own.unlink()  # no process needs its file
    out = simulate(plan(12, team), tmp_path / "out.parquet", Local(2))
    here = play_here(plan(12, own_team(Mixed)))
    assert [row["state_hash"] for row in rows(out)] == here.games["state_hash"].to_pylist()
    names = ("random", "always-a")
    plain = [play_here(plan(12, name)).games["state_hash"].to_pylist() for name in names]
    assert not any(
        mixed in others for mixed, *others in zip(here.games["state_hash"].to_pylist(), *plain, strict=True)
    )
    assert rows(out)[0]["policy"] == "teams_of_mine:Mixed"


def test_another_class_under_the_same_name_is_another_plan(own: Path) -> None:
    before = team_of("teams_of_mine:Mixed", edition().rules)
    assert before == team_of("teams_of_mine:Mixed", edition().rules)
    own.write_text(OWN.replace("seed\n", "seed + 1\n"), encoding="utf-8")
    del sys.modules["teams_of_mine"]
    after = team_of("teams_of_mine:Mixed", edition().rules)
    assert plan(team=after).run != plan(team=before).run


def test_a_class_that_fails_is_told_with_game_half_year_and_line(own: Path) -> None:
    team = team_of("teams_of_mine:Fails", edition().rules)
    said = r"teams_of_mine:Fails failed in game 1, half-year 3: ZeroDivisionError: .* \(decide, line 17\)\.$"
    with pytest.raises(PolicyFault, match=said):
        play_here(plan(2, team))


def test_a_class_that_cannot_be_made_is_told() -> None:
    class Needs:
        def __init__(self, what: str) -> None:
            self.decide = what

    with pytest.raises(PolicyFault, match=r"Needs failed in game 1, half-year 1: TypeError: .*'what'"):
        play_here(plan(2, own_team(Needs)))  # type: ignore[arg-type]


def test_decisions_that_the_rules_refuse_are_named() -> None:
    said = r"Illegal decided what the rules refuse in game 1, half-year 1: card-undecided \(card: archive\)"
    with pytest.raises(PolicyFault, match=said):
        play_here(plan(2, own_team(Illegal)))
    with pytest.raises(PolicyFault, match="Undecided gave NoneType and no Decisions in game 1, half-year 1"):
        play_here(plan(2, own_team(Undecided)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("nothing_here:Team", "nothing_here:Team cannot be imported from .*No module named 'nothing_here'"),
        ("teams_of_mine:Nobody", "has no attribute 'Nobody'"),
        ("teams_of_mine:number", "teams_of_mine:number is no class"),
        (":Team", "cannot be imported"),
        ("nobody", "There is no policy 'nobody'"),
    ],
)
def test_a_team_that_is_not_there_is_told(own: Path, asked: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        team_of(asked, edition().rules)


def test_a_module_that_fails_when_it_is_imported_is_told(own: Path) -> None:
    own.write_text("import os\nraise RuntimeError('no such data')\n", encoding="utf-8")
    with pytest.raises(PolicyFault, match=r"RuntimeError: no such data \(<module>, line 2\)"):
        team_of("teams_of_mine:Team", edition().rules)
