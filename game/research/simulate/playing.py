"""Plays the games of a piece of work, and keeps of them what the tables are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.engine.decisions import Decisions, decode
from game.engine.layout import FINISHED, TURN, Layout
from game.engine.menu import Refusal
from game.engine.state import Rules, State, state_hash
from game.engine.step import Rejection, start, step
from game.policy import Policy
from game.policy.tabled import DecisionTable
from game.research.compiled import Compiled, compile_numba
from game.research.simulate.plan import Piece
from game.research.simulate.team import PolicyFault

Whole = NDArray[np.int64]

FEW = 3
_COMPILED: list[tuple[Rules, Compiled]] = []
"""What this process has compiled last, by the very rules (a scenario has no hash): a run needs it for every piece."""


@dataclass(frozen=True, slots=True)
class Slots:
    """The slots of the two vectors that the tables need."""

    floats: tuple[int, ...]
    whole: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """The needed slots on some days, a row for each."""

    floats: NDArray[np.float64]
    """(days, len(Slots.floats))."""
    whole: Whole
    """(days, len(Slots.whole))."""


@dataclass(frozen=True, slots=True)
class Games:
    """Games in the order of their seeds."""

    seeds: NDArray[np.uint64]
    turns: Whole
    """(games,) half-years that were played."""
    ends: Days
    """Each game's last day."""
    hashes: tuple[str, ...]
    """Of each game's last state (`game.engine.state.state_hash`)."""
    days: Days | None = None
    """Where asked for: the start and the last day of each half-year, game after game."""
    decided: tuple[tuple[Decisions, ...], ...] = ()
    """By game and half-year, where `days` are kept."""


def compiled_of(rules: Rules) -> Compiled:
    """The rules compiled by numba, once in each process."""
    for known, compiled in _COMPILED:
        if known is rules:
            return compiled
    compiled = compile_numba(rules)
    _COMPILED[:] = [(rules, compiled), *_COMPILED[:FEW]]
    return compiled


def _tabled(rules: Rules, piece: Piece, table: DecisionTable, slots: Slots) -> Games:
    """Whole games without Python in between."""
    layout, by_turn = rules.layout, piece.asked.detail == "turns"
    opened = range(layout.open.first, layout.open.first + layout.open.size)
    played = compiled_of(rules).play(
        piece.asked.setup,
        piece.seeds,
        table,
        floats=slots.floats if by_turn else (),
        whole=(*slots.whole, *opened) if by_turn else (),
    )
    ends = Days(played.last_floats[:, slots.floats], played.last_whole[:, slots.whole])
    hashes = tuple(played.state_hash(game) for game in range(len(piece.seeds)))
    seeds = np.array(piece.seeds, np.uint64)
    if not by_turn:
        return Games(seeds, played.turns, ends, hashes)
    came = np.arange(played.whole.shape[1]) <= played.turns[:, np.newaxis]
    days = Days(played.floats[came], played.whole[came][:, : len(slots.whole)])
    decided = tuple(
        tuple(_decoded(layout, *half_year) for half_year in zip(whole[1 : turns + 1], vectors, strict=False))
        for whole, vectors, turns in zip(
            played.whole[:, :, len(slots.whole) :].tolist(),
            played.decisions.tolist(),
            played.turns.tolist(),
            strict=True,
        )
    )
    return Games(seeds, played.turns, ends, hashes, days, decided)


def _decoded(layout: Layout, opened: list[int], vector: list[int]) -> Decisions:
    """What was decided about the cards that were open, which a half-year's last day still names."""
    return decode(layout, [0] * layout.open.first + opened, vector)


@dataclass(frozen=True, slots=True)
class Moment:
    """A half-year that was played: what was decided on its first day, and its last day."""

    decided: Decisions
    closed: State


def play(rules: Rules, piece: Piece, slots: Slots) -> Games:
    """The games of a piece. PolicyFault where its team fails, or decides what the rules refuse."""
    team, setup, by_turn = piece.asked.team, piece.asked.setup, piece.asked.detail == "turns"
    if piece.asked.backend == "numba":
        if team.table is not None:
            return _tabled(rules, piece, team.table, slots)
        rules = compiled_of(rules).rules
    turns, decided, hashes = [], [], []
    days: list[State] = []
    ends: list[State] = []
    for seed in piece.seeds:
        begun = start(rules, setup, seed, ledger=False)
        played = tuple(moments(rules, team.policy(rules, seed), begun.state, team.name))
        ends.append(played[-1].closed)
        turns.append(len(played))
        hashes.append(state_hash(ends[-1]))
        if by_turn:
            days += [begun.closed, *(moment.closed for moment in played)]
            decided.append(tuple(moment.decided for moment in played))
    return Games(
        np.array(piece.seeds, np.uint64),
        np.array(turns, np.int64),
        _days(ends, slots),
        tuple(hashes),
        _days(days, slots) if by_turn else None,
        tuple(decided),
    )


def moments(rules: Rules, policy: Policy, first: State, team: str) -> Iterator[Moment]:
    """A game from a first day to its end. PolicyFault for decisions that the rules refuse."""
    while not first.whole[FINISHED]:
        decided = policy(rules, first)
        played = step(rules, first, decided, ledger=False)
        if isinstance(played, Rejection):
            raise PolicyFault(
                f"{team} decided what the rules refuse in game {first.seed}, half-year {first.whole[TURN]}: "
                f"{refused(played.refusals)}."
            )
        yield Moment(decided, played.closed)
        first = played.state


def refused(refusals: Sequence[Refusal]) -> str:
    """Refusals for a programmer: "too-dear (price: 3.0, money: 1.0); card-undecided (card: flood)"."""
    told = []
    for refusal in refusals:
        facts = ", ".join(f"{name}: {value}" for name, value in refusal.facts)
        told.append(f"{refusal.code} ({facts})" if facts else refusal.code)
    return "; ".join(told)


def _days(states: Sequence[State], slots: Slots) -> Days:
    floats = [[state.floats[slot] for slot in slots.floats] for state in states]
    whole = [[state.whole[slot] for slot in slots.whole] for state in states]
    return Days(
        np.array(floats, np.float64).reshape(len(states), len(slots.floats)),
        np.array(whole, np.int64).reshape(len(states), len(slots.whole)),
    )
