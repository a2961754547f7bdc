"""A simulation's files: the same bytes whatever plays, stops or is cut; and the games are those that people play."""

from __future__ import annotations

import errno
import json
from collections.abc import Generator, Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from game.engine.decisions import Decisions
from game.engine.layout import FINISHED
from game.engine.state import Rules, State, state_hash
from game.engine.step import Step, default_setup, start, step
from game.errors import UsageError
from game.policy import POLICIES
from game.research.simulate import joining, parts
from game.research.simulate import plan as planning
from game.research.simulate.engines import Local, Packed
from game.research.simulate.joining import join_shards
from game.research.simulate.parts import SimulationError, turns_file
from game.research.simulate.plan import Piece
from game.research.simulate.running import play_here, simulate
from game.research.simulate.tables import MARK, games_schema, turns_schema
from game.writing import write_bytes
from tests.research.simulate.support import bytes_of, edition, plan, rows

GAMES = 40


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """What forty games of the random team come to, half-years and all."""
    return bytes_of(simulate(plan(detail="turns"), tmp_path_factory.mktemp("whole") / "out.parquet"))


class Watched:
    """Plays in this process, and counts."""

    def __init__(self) -> None:
        self.games = 0

    def each(self, rules: Rules, pieces: Sequence[Piece]) -> Generator[tuple[Piece, Packed]]:
        for piece, packed in Local().each(rules, pieces):
            self.games += piece.count
            yield piece, packed


def _stops(after: int) -> object:
    """Ctrl-C once so many games are done."""

    def progress(done: int, before: int) -> None:
        if done >= after:
            raise KeyboardInterrupt

    return progress


# ------------------------------------------------------------------------------------------------ the same bytes


@pytest.mark.parametrize(("pieces", "group"), [(7, 65_536), (40, 65_536), (3, 11)])
def test_how_the_work_was_cut_cannot_be_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pieces: int, group: int
) -> None:
    monkeypatch.setattr(joining, "GROUP", group)
    whole = bytes_of(simulate(plan(detail="turns"), tmp_path / "whole.parquet"))
    monkeypatch.setattr(planning, "BY_HAND", pieces)
    assert bytes_of(simulate(plan(detail="turns"), tmp_path / "cut.parquet")) == whole
    assert parquet.ParquetFile(tmp_path / "cut.parquet").metadata.num_row_groups == -(-GAMES // group)


def test_how_many_processes_played_cannot_be_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: tuple[bytes, bytes]
) -> None:
    monkeypatch.setattr(planning, "BY_HAND", 8)
    assert bytes_of(simulate(plan(detail="turns"), tmp_path / "out.parquet", Local(2))) == whole


def test_a_stopped_run_goes_on_where_it_was_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: tuple[bytes, bytes]
) -> None:
    monkeypatch.setattr(planning, "BY_HAND", 8)
    out, engine = tmp_path / "out.parquet", Watched()
    with pytest.raises(KeyboardInterrupt):
        simulate(plan(detail="turns"), out, engine, _stops(16))  # type: ignore[arg-type]
    assert not out.exists()
    told: list[tuple[int, int]] = []
    simulate(plan(detail="turns"), out, engine, lambda done, before: told.append((done, before)))
    assert engine.games == GAMES
    assert told == [(16, 16), (24, 16), (32, 16), (40, 16)]
    assert bytes_of(out) == whole
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.parquet", "out.turns.parquet"]


def test_half_a_piece_is_played_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: tuple[bytes, bytes]
) -> None:
    """The power went between its two files."""
    monkeypatch.setattr(planning, "BY_HAND", 8)
    out = tmp_path / "out.parquet"
    with pytest.raises(KeyboardInterrupt):
        simulate(plan(detail="turns"), out, Local(), _stops(16))  # type: ignore[arg-type]
    (tmp_path / "out.parquet.parts" / "000000000008.parquet").unlink()
    (tmp_path / "out.parquet.parts" / "000000000008.turns.parquet").write_bytes(b"")
    assert bytes_of(simulate(plan(detail="turns"), out)) == whole


def test_a_full_disk_is_told_and_costs_nothing_that_was_played(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: tuple[bytes, bytes]
) -> None:
    monkeypatch.setattr(planning, "BY_HAND", 8)
    written: list[Path] = []

    def until_full(path: Path, file: bytes) -> None:
        if len(written) == 5:
            raise OSError(errno.ENOSPC, "No space left on device")
        write_bytes(path, file)
        written.append(path)

    out = tmp_path / "out.parquet"
    with monkeypatch.context() as full:
        full.setattr(parts, "write_bytes", until_full)
        with pytest.raises(
            SimulationError, match=r"000016\.parquet cannot be written \(No space left on device\)"
        ):
            simulate(plan(detail="turns"), out)
    engine = Watched()
    assert bytes_of(simulate(plan(detail="turns"), out, engine)) == whole
    assert engine.games == GAMES - 16


def test_what_is_there_already_is_not_played_again(tmp_path: Path) -> None:
    out, engine = tmp_path / "out.parquet", Watched()
    simulate(plan(8), out, engine)
    before = out.read_bytes()
    assert simulate(plan(8), out, engine) == out
    assert engine.games == 8
    with pytest.raises(SimulationError, match=r"another simulation \(games: 8, not 9; count: 8, not 9"):
        simulate(plan(9), out, engine)
    assert out.read_bytes() == before


def test_a_run_that_ended_before_it_could_tidy_up_is_tidied_up(tmp_path: Path) -> None:
    """It was killed after its two files were there; or between them; or somebody has deleted one."""
    out, engine = tmp_path / "out.parquet", Watched()
    simulate(plan(8, detail="turns"), out, engine)
    before = bytes_of(out)
    (tmp_path / "out.parquet.parts").mkdir()
    simulate(plan(8, detail="turns"), out, engine)
    assert engine.games == 8
    for lost in (out, turns_file(out)):
        lost.unlink()
        assert bytes_of(simulate(plan(8, detail="turns"), out, engine)) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.parquet", "out.turns.parquet"]


def test_the_half_years_of_another_simulation_are_not_overwritten(tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    simulate(plan(8, detail="turns"), out)
    out.unlink()
    with pytest.raises(SimulationError, match=r"out\.turns\.parquet is there already and is another"):
        simulate(plan(9, detail="turns"), out)


def test_parts_of_another_plan_are_refused_with_what_differs(tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    with pytest.raises(KeyboardInterrupt):
        simulate(plan(64), out, Local(), _stops(32))  # type: ignore[arg-type]
    with pytest.raises(SimulationError, match=r"policy: random, not cautious; first seed: 1, not 2\)"):
        simulate(plan(64, "cautious", seed=2), out)
    with pytest.raises(SimulationError, match=r"backend: python, not numba\)"):
        simulate(plan(64, backend="numba"), out)
    (tmp_path / "out.parquet.parts" / "plan.json").write_text("[", encoding="utf-8")
    with pytest.raises(SimulationError, match=r"plan\.json cannot be read\. Delete"):
        simulate(plan(64), out)


def test_two_runs_do_not_share_a_folder(tmp_path: Path) -> None:
    def meanwhile(done: int, before: int) -> None:
        with pytest.raises(SimulationError, match=r"Another run is at work in .*out\.parquet\.parts"):
            simulate(plan(8), tmp_path / "out.parquet")

    simulate(plan(8), tmp_path / "out.parquet", Local(), meanwhile)


def test_a_foreign_or_damaged_part_is_found_before_it_is_joined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "BY_HAND", 8)
    for name, team in (("mine", "random"), ("other", "cautious")):
        with pytest.raises(KeyboardInterrupt):
            simulate(plan(16, team), tmp_path / name, Local(), _stops(8))  # type: ignore[arg-type]
    mine = tmp_path / "mine.parts" / "000000000000.parquet"
    kept = mine.read_bytes()
    for bad, said in (
        ((tmp_path / "other.parts" / mine.name).read_bytes(), "belongs to another simulation"),
        (kept[:-9], "is no file that simulate has written"),
    ):
        mine.write_bytes(bad)
        with pytest.raises(SimulationError, match=said):
            simulate(plan(16), tmp_path / "mine")
    mine.unlink()
    simulate(plan(16), tmp_path / "mine")
    assert not mine.parent.exists()


# ------------------------------------------------------------------------------------------------ shards


@pytest.fixture(scope="module")
def shards(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("shards")
    return [
        simulate(plan(detail="turns", shard=(number, 3)), folder / f"{number}.parquet")
        for number in (1, 2, 3)
    ]


def test_shards_join_to_the_file_without_shards(
    tmp_path: Path, whole: tuple[bytes, bytes], shards: list[Path]
) -> None:
    first, second, third = shards
    assert bytes_of(join_shards([third, first, second], tmp_path / "out.parquet")) == whole


def test_shards_that_do_not_belong_together_are_refused(tmp_path: Path, shards: list[Path]) -> None:
    first, second, third = shards
    out = tmp_path / "out.parquet"
    foreign = simulate(plan(seed=2, shard=(3, 3)), tmp_path / "foreign.parquet")
    alien = tmp_path / "alien.parquet"
    parquet.write_table(pa.table({"seed": [1]}), alien)
    for files, said in (
        ([first, second], "Games 26 to 39 are missing"),
        ([second, third], "Games 0 to 12 are missing before"),
        ([first, third], "Games 13 to 25 are missing before"),
        ([first, second, second, third], "holds games that another file holds too"),
        ([first, second, foreign], r"detail: games, not turns; first seed: 2, not 1\)"),
        ([first, alien], "is no file that simulate has written"),
        ([first, tmp_path / "nothing"], "cannot be read"),
    ):
        with pytest.raises(SimulationError, match=said):
            join_shards(files, out)
        assert not out.exists()
    with pytest.raises(SimulationError, match=r"2\.parquet is there already"):
        join_shards(shards, second)


@given(games=st.integers(1, 300), of=st.integers(1, 300), compiled=st.booleans())
def test_the_pieces_of_all_shards_are_all_games_once(games: int, of: int, compiled: bool) -> None:
    backend = "numba" if compiled else "python"
    if of > games:
        with pytest.raises(UsageError):
            plan(games, shard=(1, of))
        return
    plans = [plan(games, backend=backend, shard=(number, of)) for number in range(1, of + 1)]
    assert [number for each in plans for piece in each.pieces() for number in _numbers(piece)] == list(
        range(games)
    )
    assert len({each.run for each in plans}) == 1
    assert max(len(each.share) for each in plans) - min(len(each.share) for each in plans) <= 1


def _numbers(piece: Piece) -> range:
    assert list(piece.seeds) == [number + 1 for number in range(piece.first, piece.first + piece.count)]
    return range(piece.first, piece.first + piece.count)


# ------------------------------------------------------------------------------------------------ what is in it


def test_a_game_is_the_one_that_a_table_plays(tmp_path: Path) -> None:
    rules = edition().rules
    found = rows(simulate(plan(3, "balanced", seed=2**64 - 3), tmp_path / "out.parquet"))
    for row in found:
        played = start(rules, default_setup(rules.scenario), row["seed"])
        while not played.closed.whole[FINISHED]:
            after = step(rules, played.state, POLICIES["balanced"](rules, played.state))
            assert isinstance(after, Step)
            played = after
        assert row["state_hash"] == state_hash(played.closed)
        assert row["turns"] == 4
        _agrees(rules, row, played.closed)


def test_half_years_hold_all_that_was_decided(tmp_path: Path) -> None:
    """A game that is played again by its rows alone ends in the same state."""
    rules = edition().rules
    out = simulate(plan(6, detail="turns", ambition="high"), tmp_path / "out.parquet")
    days = rows(turns_file(out))
    for game in rows(out):
        begin, *own = [day for day in days if day["seed"] == game["seed"]]
        played = start(rules, replace(default_setup(rules.scenario), ambition="high"), game["seed"])
        _agrees(rules, begin, played.closed)
        for turn, day in enumerate(own, 1):
            after = step(rules, played.state, _decided(day))
            assert isinstance(after, Step), after
            played = after
            assert day["turn"] == turn
            _agrees(rules, day, played.closed)
        assert state_hash(played.closed) == game["state_hash"]


def _agrees(rules: Rules, row: dict[str, object], closed: State) -> None:
    layout = rules.layout
    for name, number in ((name, layout.stocks[name]) for name in layout.stocks):
        assert row[f"stock_{name}"] == closed.floats[layout.stock[number]]
    for name in layout.indicators:
        assert row[f"indicator_{name}"] == closed.floats[layout.indicator[layout.indicators[name]]]
    for name in layout.goals:
        assert row[f"goal_{name}"] == (closed.whole[layout.goal_met[layout.goals[name]]] == 1)
    for name in layout.floors:
        assert row[f"floor_broken_{name}"] == (closed.whole[layout.floor_broken[layout.floors[name]]] == 1)
    for name in layout.situations:
        assert row[f"situation_{name}"] == (closed.whole[layout.situation[layout.situations[name]]] == 1)
    for name in layout.promises:
        status = closed.whole[layout.promise[layout.promises[name]]]
        assert row[f"promise_{name}"] == ("none", "open", "kept", "broken")[status]


def _decided(day: dict[str, object]) -> Decisions:
    """What a row says was decided, in the log's form."""
    single = {name: day[name] for name in ("promise", "called") if day[name] is not None}
    lists = {name: day[name] for name in ("choices", "tokens", "lending", "aside", "brought") if day[name]}
    if day["raised"] is not None:
        single["ambition"] = day["raised"]
    if day["proposal"] is not None:
        moves = [[move["from_line"], move["to_line"]] for move in day["moves"]]  # type: ignore[attr-defined]
        budget = {"proposal": day["proposal"], "moves": moves}
        single["budget"] = budget if day["gains"] is None else budget | {"gains": day["gains"]}
    return Decisions.from_data({**single, **lists, "quiet": day["quiet"]})


def test_the_file_says_what_it_holds(tmp_path: Path) -> None:
    schema = parquet.read_schema(simulate(plan(2, detail="turns"), tmp_path / "out.parquet"))
    said = json.loads(schema.metadata[MARK])
    assert (said["pack"], said["policy"], said["first_seed"], said["games"]) == ("tiny", "random", 1, 2)
    assert (said["rules_hash"], said["content_hash"]) == (edition().rules_hash, edition().content_hash)
    assert said["columns"]["indicator_economy"] == {"name": "Økonomi", "unit": "%"}
    of_turns = parquet.read_schema(tmp_path / "out.turns.parquet")
    assert set(schema.names) | set(of_turns.names) == set(said["columns"])
    assert schema.equals(games_schema(edition().rules))
    assert of_turns.equals(turns_schema(edition().rules))


def test_a_few_games_come_as_data_frames(tmp_path: Path) -> None:
    asked = plan(5, detail="turns")
    here = play_here(asked)
    out = simulate(asked, tmp_path / "out.parquet")
    assert here.games.to_pylist() == rows(out)
    assert here.turns is not None
    assert here.turns.to_pylist() == rows(turns_file(out))
    assert list(here.games.to_pandas()["seed"]) == [1, 2, 3, 4, 5]
    assert play_here(plan(2)).turns is None


# ------------------------------------------------------------------------------------------------ what is asked


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"maturity": "rich"}, "There is no maturity profile 'rich'. There are: "),
        ({"ambition": "none"}, "There is no ambition 'none'. There are: low, high"),
        ({"turns": 5}, "from 1 to 4 half-years, not 5"),
        ({"seed": 2**64 - 39}, "40 games must fit in there"),
        ({"shard": (4, 3)}, "no share 4/3"),
    ],
)
def test_what_the_scenario_has_not_cannot_be_planned(changes: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        plan(**changes)  # type: ignore[arg-type]


def test_a_shorter_game_is_played_to_its_end() -> None:
    assert play_here(plan(3, turns=2)).games["turns"].to_pylist() == [2, 2, 2]
