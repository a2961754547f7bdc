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
from game.engine.rules.opening import open_turn
from game.policy.following import follow

Array = Any  # the engine's types are lists; here everything is an array, and numba knows which


def record(F: Array, I: Array, floats: Array, whole: Array, seen_F: Array, seen_I: Array) -> None:
    """Copy the slots that were asked for."""
    for k in range(len(floats)):
        seen_F[k] = F[floats[k]]
    for k in range(len(whole)):
        seen_I[k] = I[whole[k]]


def play_game(
    short: int,
    W: Array,
    F: Array,
    I: Array,
    L: Array,
    key: Any,
    floats: Array,
    whole: Array,
    seen_F: Array,
    seen_I: Array,
    decided: Array,
) -> int:
    """Play one game from what was set up in `F` and `I`; how many half-years it had."""
    begin(short, F, I, key)
    record(F, I, floats, whole, seen_F[0], seen_I[0])
    turn = 0
    while I[FINISHED] == 0:
        open_turn(F, I, L, key)
        follow(W[turn], F, I, decided[turn], key)
        close_turn(F, I, L, decided[turn], key)
        turn += 1
        record(F, I, floats, whole, seen_F[turn], seen_I[turn])
    return turn


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
    L: Array,
    seen_F: Array,
    seen_I: Array,
    decided: Array,
    turns: Array,
) -> None:
    """Play one game for each key."""
    for game in range(len(keys)):
        F = last_F[game]
        I = last_I[game]
        for n in range(len(blank_F)):
            F[n] = blank_F[n]
        for n in range(len(blank_I)):
            I[n] = blank_I[n]
        turns[game] = play_game(
            short, W, F, I, L, keys[game], floats, whole, seen_F[game], seen_I[game], decided[game]
        )
