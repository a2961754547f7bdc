"""Luck as a function: the same seed, stream, turn and thing always give the same draw, and nothing else matters.

A draw is splitmix64's finaliser (Steele, Lea and Flood 2014) over the seed's key, the stream, the turn and the
thing's number, so that a what-if keeps all other luck. The key is a blake2b hash of the seed, made once a game; a
thing's number is a hash of its id, so that adding a card changes nobody else's luck.
"""

from __future__ import annotations

import hashlib

MASK = (1 << 64) - 1

# streams: one for each kind of luck
CARD, DIMENSION, SAYING, EVENT, EVENT_PICK, SEVERITY_DRAW, OVERRUN, FAILURE, CHALLENGE, PRIORITY, POLICY = (
    range(1, 12)
)


def seed_key(seed: int) -> int:
    """The 64-bit key of a game's seed."""
    return int.from_bytes(hashlib.blake2b(str(seed).encode("ascii"), digest_size=8).digest(), "little")


def thing_number(name: str) -> int:
    """The 64-bit number by which chance knows a thing."""
    return int.from_bytes(hashlib.blake2b(name.encode("utf-8"), digest_size=8).digest(), "little")
