"""Puts one kernel together: the rules' functions, bound to a pack's tables and to the functions emitted from it.

The functions of `game.engine.rules` are not copied: their code objects get a namespace of their own, in which the
names of `bound.py` are the pack's. What runs in a game is therefore exactly the code that is read, typed and tested
there. `Kernel.functions` holds them all; under numba the same functions are compiled as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import FunctionType, ModuleType
from typing import Any

from game.engine import bound, chance
from game.engine.accounts import Accounts
from game.engine.emit import Emitter
from game.engine.layout import Layout
from game.engine.rules import (
    allowing,
    beginning,
    calling,
    closing,
    deciding,
    goals,
    opening,
    posting,
    working,
)
from game.engine.tables import Table, account_tables, tables
from game.pack.equations import Equations
from game.pack.schema import Scenario

MODULES: tuple[ModuleType, ...] = (
    posting,
    working,
    goals,
    opening,
    calling,
    allowing,
    deciding,
    closing,
    beginning,
)
Floats = list[float]
Whole = list[int]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a pack's kernel is made of: its emitted source and its tables, for any way of compiling them."""

    layout: Layout
    accounts: Accounts
    equations: Equations
    source: str
    """Without the ledger."""
    source_with_ledger: str
    tables: Mapping[str, Table]


@dataclass(frozen=True, slots=True)
class Kernel:
    """The functions of one pack, ready to run; see `game.engine.rules` for what each does."""

    open_turn: Callable[[Floats, Whole, Floats, int], None]
    close_turn: Callable[[Floats, Whole, Floats, Whole, int], None]
    look: Callable[[Floats, Whole], None]
    begin: Callable[[int, Floats, Whole, int], None]
    functions: Mapping[str, Callable[..., Any]]  # one signature each; callers name what they need

    def extended(self, module: ModuleType, table: Mapping[str, Table]) -> Mapping[str, Callable[..., Any]]:
        """The functions of one more module that is written as the rules are, bound to them and to its own tables."""
        space = {**capitals(module), **self.functions["draw"].__globals__, **table}
        functions = rule_functions(space, (module,))
        space.update(functions)
        return functions


def plan(scenario: Scenario, turnable: Iterable[str] = ()) -> Plan:
    """Lay out a checked pack and write its kernel; `turnable` parameters are read from the state."""
    equations = Equations(scenario)
    layout = Layout(scenario, equations.memory_names(), turnable)
    accounts = Accounts(layout)
    table = tables(layout, accounts)
    emitter = Emitter(equations, layout, accounts)
    emitter.source(keep=False)
    accounts.finish()
    return Plan(
        layout,
        accounts,
        equations,
        emitter.source(keep=False),
        emitter.source(keep=True),
        table | emitter.tables | account_tables(layout, accounts),
    )


def bind(made: Plan, *, keep: bool) -> Kernel:
    """Compile a plan for CPython; `keep`: with the ledger."""
    space = namespace(made.tables, keep=keep)
    source = made.source_with_ledger if keep else made.source
    exec(compile(source, "<kernel>", "exec"), space)  # noqa: S102  (the program's own source, never the author's text)
    space.update(rule_functions(space))
    functions = {name: item for name, item in space.items() if isinstance(item, FunctionType)}
    return Kernel(
        functions["open_turn"], functions["close_turn"], functions["look"], functions["begin"], functions
    )


def namespace(table: Mapping[str, Table], *, keep: bool) -> dict[str, Any]:
    """The globals that rules and emitted functions share: constants of the rules, then the pack's tables."""
    space: dict[str, Any] = {}
    for module in (*MODULES, chance):
        space.update(capitals(module))
    space.update(table)
    space["KEEP"] = keep
    space["u64"] = bound.u64
    return space


def capitals(module: ModuleType) -> dict[str, Any]:
    """A module's constants, its own and those it has from others."""
    return {name: value for name, value in vars(module).items() if name.isupper() and name[0] != "_"}


def rule_functions(
    space: dict[str, Any], modules: tuple[ModuleType, ...] = MODULES
) -> dict[str, FunctionType]:
    """The functions that modules define, the rules' own unless others are named, with `space` as their globals."""
    return {
        name: FunctionType(item.__code__, space, name, item.__defaults__)
        for module in modules
        for name, item in vars(module).items()
        if isinstance(item, FunctionType) and item.__module__ == module.__name__
    }
