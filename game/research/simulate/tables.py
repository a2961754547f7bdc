"""The two tables of a simulation: a row for each game, and a row for each half-year of each game."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
from numpy.typing import NDArray
from pyarrow import parquet

from game.engine.decisions import Decisions
from game.engine.state import Rules
from game.research.simulate.columns import arrays, slots_of, state_columns
from game.research.simulate.plan import Asked, Piece
from game.research.simulate.playing import Games, play

Table: TypeAlias = Any  # pa.Table: pyarrow has no types

COMPRESSION = "zstd"
MARK = b"fjordvik"
"""The key of a file's metadata: JSON with what was simulated, which games the file holds, what its columns are."""

_PAIRS = pa.map_(pa.string(), pa.string())
_NAMES = pa.list_(pa.string())
_MOVE = pa.struct([("from_line", pa.string()), ("to_line", pa.string())])

RUN = {
    "seed": (pa.uint64(), "the game's luck: `play PACK --auto POLICY --seed SEED` plays it again"),
    "policy": (pa.string(), "who decided"),
    "maturity": (pa.string(), "the maturity profile that the game began with"),
    "ambition": (pa.string(), "the ambition that the game began with"),
}
"""The columns that say which game a row belongs to."""

Pick = Callable[[Decisions], object]


def _moves(decided: Decisions) -> list[dict[str, str]] | None:
    if decided.budget is None:
        return None
    return [{"from_line": source, "to_line": target} for source, target in decided.budget.moves]


DECIDED: Mapping[str, tuple[object, str, Pick]] = {
    "choices": (_PAIRS, "card: answer (a, b, c, not_now)", lambda each: each.choices),
    "aside": (_NAMES, "cases that were put aside", lambda each: each.aside),
    "tokens": (_PAIRS, "role: what its attention lies on", lambda each: each.tokens),
    "lending": (_PAIRS, "role that lends a point: role that borrows it", lambda each: each.lending),
    "proposal": (pa.string(), "the budget that was taken", lambda each: each.budget and each.budget.proposal),
    "moves": (pa.list_(_MOVE), "sums moved in the budget", _moves),
    "gains": (pa.string(), "the gains rule that was taken", lambda each: each.budget and each.budget.gains),
    "promise": (pa.string(), "a promise that was given", lambda each: each.promise),
    "raised": (pa.string(), "the ambition that was confirmed or raised", lambda each: each.ambition),
    "called": (pa.string(), "the event that was called", lambda each: each.called),
    "brought": (_NAMES, "cards that were brought by their codes", lambda each: each.brought),
    "quiet": (pa.bool_(), "the event that chance had was left out", lambda each: each.quiet),
}
"""The columns of what was decided on the first day of a half-year; null at the start (turn 0)."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of some games; `turns` is None where nobody asked for half-years."""

    games: Table
    turns: Table | None


def rows_of(rules: Rules, piece: Piece) -> Rows:
    """Play a piece of work."""
    columns = state_columns(rules)
    games = play(rules, piece, slots_of(columns))
    return Rows(_games(rules, piece.asked, games), _turns(rules, piece.asked, games))


def games_schema(rules: Rules) -> object:
    """The Arrow schema of the table of games."""
    fields = [(name, kind) for name, (kind, _) in RUN.items()]
    fields += [("turns", pa.int64()), *((each.name, each.type) for each in state_columns(rules))]
    return pa.schema([*fields, ("state_hash", pa.string())])


def turns_schema(rules: Rules) -> object:
    """The Arrow schema of the table of half-years."""
    fields = [(name, kind) for name, (kind, _) in RUN.items()]
    fields += [("turn", pa.int64()), *((each.name, each.type) for each in state_columns(rules))]
    return pa.schema([*fields, *((name, kind) for name, (kind, _, _) in DECIDED.items())])


def told_columns(rules: Rules) -> dict[str, dict[str, str]]:
    """What each column of either table means, for the file's metadata: its name and its unit."""
    told = {name: what for name, (_, what) in RUN.items()}
    told |= {"turns": "half-years played", "turn": "the half-year, 0 is the start"}
    told |= {name: what for name, (_, what, _) in DECIDED.items()}
    told["state_hash"] = "of the last state, as a log has it"
    named = {name: {"name": what} for name, what in told.items()}
    for column in state_columns(rules):
        named[column.name] = {"name": column.told} | ({"unit": column.unit} if column.unit else {})
    return named


def _games(rules: Rules, asked: Asked, games: Games) -> Table:
    values = [
        *_run(asked, games.seeds),
        pa.array(games.turns),
        *arrays(state_columns(rules), games.ends),
        pa.array(games.hashes, pa.string()),
    ]
    return pa.Table.from_arrays(values, schema=games_schema(rules))


def _turns(rules: Rules, asked: Asked, games: Games) -> Table | None:
    if games.days is None:
        return None
    days = games.turns + 1
    decided = [each for game in games.decided for each in (None, *game)]
    values = [
        *_run(asked, np.repeat(games.seeds, days)),
        pa.array(np.concatenate([np.arange(count) for count in days])),
        *arrays(state_columns(rules), games.days),
        *(
            pa.array([None if each is None else pick(each) for each in decided], kind)
            for kind, _, pick in DECIDED.values()
        ),
    ]
    return pa.Table.from_arrays(values, schema=turns_schema(rules))


def _run(asked: Asked, seeds: NDArray[np.uint64]) -> list[object]:
    names = (asked.team.name, asked.setup.profile, asked.setup.ambition)
    return [pa.array(seeds), *(pa.array([name] * len(seeds), pa.string()) for name in names)]


def packed_rows(rules: Rules, piece: Piece) -> tuple[bytes, ...]:
    """Play a piece of work; its tables as small Parquet files that say where they belong, that of the games last."""
    rows = rows_of(rules, piece)
    said = {MARK: json.dumps({"run": piece.run, "first": piece.first, "count": piece.count})}
    return tuple(_packed(table, said) for table in (rows.turns, rows.games) if table is not None)


def _packed(table: Table, said: Mapping[bytes, str]) -> bytes:
    sink = io.BytesIO()
    parquet.write_table(table.replace_schema_metadata(said), sink, compression=COMPRESSION)
    return sink.getvalue()
