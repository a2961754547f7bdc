"""Whole games as one function, written as the rules are; numba compiles it with them.

`blank_F` and `blank_I` are the vectors as they were set up; `W` has a row of wishes for each half-year. Each game is
played where its last state will lie; after each half-year the slots asked for are copied into the records.
"""
# ruff: noqa: E741, N803, N806, PLR0913, PLR0917 - F, I, L, D and W are the kernel's vectors, and each part gets them

from __future__ import annotations

from typing import Any

from game.engine.bound import N_DECISIONS
from game.engine.layout import FINISHED
from game.engine.rules.beginning import begin
from game.engine.rules.closing import close_turn
from game.engine.rules.opening import open_turn, open_with
from game.policy.following import follow
from game.research.compiled.inner import pointer

Array = Any  # the engine's types are lists; here everything is an array, and numba knows which


def play_games(
    is_short: int,
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
    """Play one game for each key; row 0 of the records is the day before the first half-year."""
    L = pointer(ledger, 0)
    for game in range(len(keys)):
        key = keys[game]
        F = pointer(last_F, game * len(blank_F))
        I = pointer(last_I, game * len(blank_I))
        for n in range(len(blank_F)):
            F[n] = blank_F[n]
        for n in range(len(blank_I)):
            I[n] = blank_I[n]
        begin(is_short, F, I, key)
        turn = 0
        while True:
            for k in range(len(floats)):
                seen_F[game, turn, k] = F[floats[k]]
            for k in range(len(whole)):
                seen_I[game, turn, k] = I[whole[k]]
            if I[FINISHED] == 1:
                break
            D = pointer(decided, (game * decided.shape[1] + turn) * N_DECISIONS)
            open_turn(F, I, L, key)
            follow(pointer(W, turn * W.shape[1]), F, I, D, key)
            close_turn(F, I, L, D, key)
            turn += 1
        turns[game] = turn


def begin_one(is_short: int, floats: Array, whole: Array, key: Array) -> None:
    """The day before the first half-year."""
    begin(is_short, pointer(floats, 0), pointer(whole, 0), key)


def open_one(event: int, floats: Array, whole: Array, ledger: Array, key: Array) -> None:
    """A half-year begins."""
    open_with(event, pointer(floats, 0), pointer(whole, 0), pointer(ledger, 0), key)


def close_one(floats: Array, whole: Array, ledger: Array, decided: Array, key: Array) -> None:
    """A half-year from decision to its last day."""
    close_turn(pointer(floats, 0), pointer(whole, 0), pointer(ledger, 0), pointer(decided, 0), key)
