"""Chance that always falls the same way."""

from __future__ import annotations


def noise(*numbers: int) -> float:
    """A number from 0 to 1 (1 excluded) that depends on nothing but the whole numbers given."""
    state = 0x9E3779B9
    for number in numbers:
        state = (state ^ number) * 0x85EBCA6B & 0xFFFFFFFF
        state ^= state >> 13
        state = state * 0xC2B2AE35 & 0xFFFFFFFF
        state ^= state >> 16
    return state / 0x1_0000_0000
