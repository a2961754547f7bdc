"""Runs a simulation: plays what is missing, keeps every part, joins them; or plays a few games into memory."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]

from game.research.simulate.engines import Engine, Local
from game.research.simulate.joining import in_order, part_at, write_joined
from game.research.simulate.parts import Parts, SimulationError, turns_file
from game.research.simulate.plan import Plan, differences
from game.research.simulate.tables import Rows, rows_of, told_columns

Progress = Callable[[int, int], object]
"""Is told how many games are done, and how many of them were already when the run began."""


def simulate(plan: Plan, out: Path, engine: Engine | None = None, progress: Progress | None = None) -> Path:
    """Play a plan into a Parquet file (with half-years: two, see `turns_file`), and give its path.

    The bytes are the same whatever engine, workers and backend play, and however often the run was stopped: what is
    done lies in a folder beside `out`, and the same call goes on from there. A file that is there already is kept if
    it is this simulation's. Raises SimulationError, or PolicyFault for a team of the user's own that fails; in both
    cases, and for KeyboardInterrupt, what was played is kept.
    """
    outs = _outs(plan, out)
    for path in outs:
        if path.exists():
            _same(plan, path)
    out.parent.mkdir(parents=True, exist_ok=True)
    parts = Parts(out, plan)
    with parts.opened():
        if not all(path.exists() for path in outs):
            _play(plan, parts, engine or Local(), progress)
            _join(plan, parts, outs)
    parts.remove()
    return out


def _outs(plan: Plan, out: Path) -> tuple[Path, ...]:
    """The files that a plan gives, in the order in which they are written."""
    return (turns_file(out), out) if plan.asked.detail == "turns" else (out,)


def _same(plan: Plan, out: Path) -> None:
    there = part_at(out)
    if there.run == plan.run and there.games == plan.share:
        return
    asked = _described(plan)
    named = (*plan.identity(), "first", "count")
    found = differences(*({name: each.get(name) for name in named} for each in (there.said, asked)))
    raise SimulationError(
        f"{out} is there already and is another simulation ({found}). Choose another --out."
    )


def _play(plan: Plan, parts: Parts, engine: Engine, progress: Progress | None) -> None:
    missing = [piece for piece in plan.pieces() if not parts.has(piece)]
    before = done = len(plan.share) - sum(piece.count for piece in missing)
    if progress is not None:
        progress(done, before)
    if not missing:
        return
    with closing(engine.each(plan.edition.rules, missing)) as played:
        for piece, packed in played:
            parts.keep(piece, packed)
            done += piece.count
            if progress is not None:
                progress(done, before)


def _join(plan: Plan, parts: Parts, outs: tuple[Path, ...]) -> None:
    names = [parts.names(piece) for piece in plan.pieces()]
    for paths, out in zip(zip(*names, strict=True), outs, strict=True):
        ordered = in_order([part_at(path) for path in paths], plan.run, plan.share)
        write_joined([part.path for part in ordered], _described(plan), out)


def _described(plan: Plan) -> dict[str, object]:
    """What the result's metadata says."""
    share = {"run": plan.run, "first": plan.share.start, "count": len(plan.share)}
    return plan.identity() | share | {"columns": told_columns(plan.edition.rules)}


def play_here(plan: Plan) -> Rows:
    """The tables of a plan that memory has room for, played in this process; `.to_pandas()` gives data frames."""
    rows = [rows_of(plan.edition.rules, piece) for piece in plan.pieces()]
    turns = [each.turns for each in rows if each.turns is not None]
    return Rows(pa.concat_tables([each.games for each in rows]), pa.concat_tables(turns) if turns else None)
