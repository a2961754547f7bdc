"""Whole games as one function, written as the rules are; numba compiles it with them.

`blank_F` and `blank_I` are the vectors as they were set up; `W` has a row of wishes for each half-year. Each game is
played where its last state will lie; after each half-year the slots asked for are copied into the records.
"""
# ruff: noqa: E741, N803, N806, PLR0913, PLR0917 - F, I, L, D and W are the kernel's vectors, and each part gets them

from __future__ import annotations

from typing import Any

from game.engine.layout import FINISHED
from game.engine.rules.beginning import begin
from game.engine.rules.closing import close_turn
from game.engine.rules.opening import open_turn, open_with
from game.policy.following import follow
from game.research.compiled.inner import pointer

Array = Any  # the engine's types are lists; here everything is an array, and numba knows which


def record(F: Array, I: Array, floats: Array, whole: Array, seen_F: Array, seen_I: Array) -> None:
    """Copy the slots that were asked for."""
    for k in range(len(floats)):
        seen_F[k] = F[floats[k]]
    for k in range(len(whole)):
        seen_I[k] = I[whole[k]]


def play_games(
    short: int,
    W: Array,
    blank_F: Array,
    blank_I: Array,
    keys: Array,
    floats: Array,
    whole: Array,
    last_F: Array,
    last_I: Array,
    ledger: Array,
    seen_F: Array,
    seen_I: Array,
    decided: Array,
    turns: Array,
) -> None:
    """Play one game for each key."""
    L = pointer(ledger)
    for game in range(len(keys)):
        key = keys[game]
        last_F[game] = blank_F
        last_I[game] = blank_I
        F = pointer(last_F[game])
        I = pointer(last_I[game])
        begin(short, F, I, key)
        record(F, I, floats, whole, seen_F[game, 0], seen_I[game, 0])
        turn = 0
        while I[FINISHED] == 0:
            D = pointer(decided[game, turn])
            open_turn(F, I, L, key)
            follow(pointer(W[turn]), F, I, D, key)
            close_turn(F, I, L, D, key)
            turn += 1
            record(F, I, floats, whole, seen_F[game, turn], seen_I[game, turn])
        turns[game] = turn


def begin_one(short: int, floats: Array, whole: Array, key: Array) -> None:
    """The day before the first half-year."""
    begin(short, pointer(floats), pointer(whole), key)


def open_one(event: int, floats: Array, whole: Array, ledger: Array, key: Array) -> None:
    """A half-year begins."""
    open_with(event, pointer(floats), pointer(whole), pointer(ledger), key)


def close_one(floats: Array, whole: Array, ledger: Array, decided: Array, key: Array) -> None:
    """A half-year from decision to its last day."""
    close_turn(pointer(floats), pointer(whole), pointer(ledger), pointer(decided), key)
