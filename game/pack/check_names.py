"""Checks of names: one name, one thing; and none that the language, the game or other tools use otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from game.errors import Problem
from game.lang import RESERVED
from game.pack.finding import TABLES, Checker
from game.pack.scope import LOCAL_NAMES, given_names, told_names

KINDS = ("stock", "auxiliary", "parameter", "flow", "indicator")
"""The things that share one space of names."""
TAKEN_ROLES = ("total", "worst")
"""`capacity_total` and `overload_worst` mean something else."""


def name_problems(checker: Checker) -> Iterator[Problem]:
    """Everything that is wrong with names."""
    of_the_game = {*given_names(checker.scenario), *told_names(checker.scenario), *LOCAL_NAMES}
    seen: dict[str, str] = {}
    for kind in KINDS:
        for name in checker.names(kind):
            path = (*TABLES[kind], name)
            if name in RESERVED:
                yield from checker.at_key(path, "reserved-name", name=name)
            elif name in of_the_game:
                yield from checker.at_key(path, "name-of-the-game", name=name)
            elif name in seen:
                yield from checker.at_key(path, "name-twice", name=name, kind=kind, other=seen[name])
            seen.setdefault(name, kind)
    for role in checker.names("role"):
        if role in TAKEN_ROLES:
            yield from checker.at_key((*TABLES["role"], role), "reserved-name", name=role)
