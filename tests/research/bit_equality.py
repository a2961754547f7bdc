"""The proof that all ways of playing have the same bits: `python -m tests.research.bit_equality --games 10000`.

Each game is played three times, half-year by half-year: with the ledger, as at a table; without it, in plain Python;
and with the kernel that numba compiles. Half of the games take random legal decisions of every kind, called and brought
cards and cases put aside among them; the other half follow random tables and are played once more as whole games inside
numba. After every half-year the hashes of both states must agree. What is printed last is a hash of all of them, which
must be the same under every PYTHONHASHSEED and every Python.
"""

from __future__ import annotations

import argparse
import hashlib
import platform
import random
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import numba

from game.engine.bringing import bringing_obstacle, opened_as
from game.engine.calling import obstacle
from game.engine.decisions import Decisions
from game.engine.layout import FEATURES, FINISHED
from game.engine.menu import may_be_put_aside
from game.engine.state import Rules, Setup, State, state_hash
from game.engine.step import Rejection, Step, start, step
from game.policy.tabled import DecisionTable, tabled
from game.policy.wishes import CHEAPEST, DRAWN, EVEN, QUIET, wish_layout
from game.research.compiled import Compiled, compile_numba
from tests import games

PACKS = ("tiny", "forste-halvar", "mellomleder", "fjordvik")
AT_ONCE = 25
RARELY = 0.12
"""How often the facilitator does something in a half-year."""


class Different(AssertionError):
    """Two ways of playing have other bits."""


@cache
def compiled_pack(pack: str, folder: Path | None = None) -> Compiled:
    """A pack's compiled kernel, once a process."""
    return compile_numba(games.rules_of(pack), cache=folder)


def random_setup(rules: Rules, luck: random.Random) -> Setup:
    """Any setup that a table could choose."""
    settings = rules.scenario.settings
    off = tuple(name for name in FEATURES if luck.random() < RARELY)
    short = settings.short is not None and luck.random() < 0.3
    return Setup(
        luck.choice(rules.layout.profiles.ids),
        luck.choice(rules.layout.ambitions.ids),
        luck.randint(max(1, settings.turns - 3), settings.turns),
        off,
        short,
    )


def random_decisions(rules: Rules, state: State, luck: random.Random) -> Decisions:
    """Anything that a table and its facilitator may commit."""
    cards = rules.layout.cards.ids
    begun = Decisions((), quiet=luck.random() < RARELY)
    if luck.random() < RARELY:
        able = [card for card in cards if bringing_obstacle(rules, state, (card,)) is None]
        begun = replace(begun, brought=(luck.choice(able),) if able else ())
    if luck.random() < RARELY:
        opened = opened_as(rules, state, begun)
        able = [card for card in cards if obstacle(rules, opened, card) is None]
        begun = replace(begun, called=luck.choice(able) if able else None)
    decided = games.legal_decisions(rules, opened_as(rules, state, begun), luck.choice)
    aside = tuple(
        card for card, _ in decided.choices if may_be_put_aside(rules, card) and luck.random() < RARELY
    )
    choices = tuple(pair for pair in decided.choices if pair[0] not in aside)
    return replace(
        decided, choices=choices, called=begun.called, brought=begun.brought, quiet=begun.quiet, aside=aside
    )


def random_table(rules: Rules, luck: random.Random) -> DecisionTable:
    """Any table: wishes of every kind, also for what is not legal."""
    layout = rules.layout
    return DecisionTable(tuple(_random_row(rules, luck) for _ in range(layout.scenario.settings.turns)))


def _random_row(rules: Rules, luck: random.Random) -> tuple[int, ...]:
    layout, wishes = rules.layout, wish_layout(rules.layout)
    row = [0] * wishes.size
    for name, first in zip(layout.cards, layout.first_choice, strict=True):
        positions = [choice.position for choice in layout.choices if choice.card == name]
        luck.shuffle(positions)
        kept = positions[: luck.randint(0, len(positions))]
        row[first : first + len(kept)] = kept
        if kept and luck.random() < RARELY:
            row[first] = DRAWN
    roles, targets = len(layout.roles), 4 + len(layout.initiatives)
    proposals = list(range(1, len(layout.proposals) + 1))
    luck.shuffle(proposals)
    for role in range(roles):
        row[wishes.tokens + role] = luck.choice((EVEN, DRAWN, luck.randint(0, targets)))
        row[wishes.lending + role] = luck.choice((DRAWN, luck.randint(0, roles)))
    row[wishes.proposals : wishes.proposals + len(proposals)] = proposals
    if luck.random() < 0.5:
        row[wishes.proposals] = luck.choice((QUIET, CHEAPEST, DRAWN))
    row[wishes.moves] = luck.choice((0, DRAWN))
    row[wishes.gains] = luck.choice((DRAWN, luck.randint(0, len(layout.gain_rules))))
    row[wishes.promise] = luck.choice((DRAWN, luck.randint(0, len(layout.promises))))
    row[wishes.ambition] = luck.randint(0, len(layout.ambitions))
    return tuple(row)


def prove(pack: str, number: int, folder: Path | None = None) -> str:
    """Play one game in all ways; the hash of its states. Raises `Different`."""
    luck = random.Random(f"{pack} {number}")
    rules, compiled = games.rules_of(pack), compiled_pack(pack, folder)
    setup = random_setup(rules, luck)
    table = random_table(rules, luck) if number % 2 else None
    team = tabled(rules, table) if table is not None else None
    ways = ((rules, True), (rules, False), (compiled.rules, False))
    steps = [start(each, setup, number, ledger=ledger) for each, ledger in ways]
    seen = [_agreed(steps, pack, number)]
    while not steps[0].closed.whole[FINISHED]:
        state = steps[0].state
        decided = team(rules, state) if team is not None else random_decisions(rules, state, luck)
        steps = [
            _stepped(each, before, decided, ledger=ledger)
            for (each, ledger), before in zip(ways, steps, strict=True)
        ]
        seen.append(_agreed(steps, pack, number))
    if table is not None:
        played = compiled.play(setup, [number], table, floats=(), whole=())
        if (played.state_hash(0), played.turns[0]) != (state_hash(steps[0].closed), len(seen) - 1):
            raise Different(f"{pack}, game {number} as a whole inside numba ends otherwise")
    return hashlib.blake2b(" ".join(seen).encode(), digest_size=16).hexdigest()


def _stepped(rules: Rules, before: Step, decided: Decisions, *, ledger: bool) -> Step:
    played = step(rules, before.state, decided, ledger=ledger)
    if isinstance(played, Rejection):
        raise Different(f"refused: {played.refusals} of {decided}")
    return played


def _agreed(steps: list[Step], pack: str, number: int) -> str:
    """The hash of the closed state and the next one, on which all ways must agree."""
    found = {f"{state_hash(each.closed)} {state_hash(each.state)}" for each in steps}
    if len(found) > 1:
        raise Different(f"{pack}, game {number}, turn {steps[0].closed.whole}: {found}")
    return found.pop()


def _prove_some(pack: str, numbers: range, folder: Path | None) -> list[str]:
    return [prove(pack, number, folder) for number in numbers]


def proofs(pack: str, count: int, jobs: int, folder: Path | None) -> Iterator[str]:
    """The hashes of so many games of a pack, in order; `jobs` processes share the work."""
    parts = [range(first, min(first + AT_ONCE, count)) for first in range(0, count, AT_ONCE)]
    if jobs == 1:
        for part in parts:
            yield from _prove_some(pack, part, folder)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for hashes in pool.map(_prove_some, [pack] * len(parts), parts, [folder] * len(parts)):
            yield from hashes


def main(arguments: list[str] | None = None) -> int:
    """Prove, and print a hash for each pack and one for all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--games", type=int, default=10_000, help="how many in all, shared among the packs")
    parser.add_argument("--packs", nargs="+", default=PACKS)
    parser.add_argument("--jobs", type=int, default=1, help="how many processes")
    parser.add_argument("--cache", type=Path, default=None, help="the folder of compiled kernels")
    asked = parser.parse_args(arguments)
    whole = hashlib.blake2b(digest_size=16)
    for pack in asked.packs:
        begun, count = time.perf_counter(), asked.games // len(asked.packs)
        mine = hashlib.blake2b(digest_size=16)
        for each in proofs(pack, count, asked.jobs, asked.cache):
            mine.update(each.encode())
        whole.update(mine.digest())
        seconds = time.perf_counter() - begun
        sys.stdout.write(f"{pack}: {count} games, {mine.hexdigest()} ({seconds:.0f} s)\n")
        sys.stdout.flush()
    sys.stdout.write(
        f"all equal: {whole.hexdigest()} (Python {platform.python_version()}, numba {numba.__version__})\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
