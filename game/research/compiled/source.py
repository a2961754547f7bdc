"""The kernel as one Python module that numba can compile and keep: the emitted source, the rules, and their tables.

Nothing is written anew here: the emitted functions are the plan's own source, the others are copied, as text, from the
modules in which they are tested. No text of an author is in it: of a pack it holds numbers alone.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections import Counter
from collections.abc import Iterator
from types import FunctionType, ModuleType

from game.engine.kernel import MODULES, Plan, capitals, namespace
from game.engine.tables import Table
from game.policy import following
from game.policy.wishes import wish_tables
from game.research.compiled import playing

HEAD = '''\
"""The kernel of one scenario, written by the program for numba; what is changed here is not what the game plays."""

from __future__ import annotations

import numpy as np

from game.research.compiled.inner import KernelTable, inlined, inner, pointer

u64 = np.uint64
'''
UNSIGNED = frozenset({"MASK", "GOLDEN", "MIX_A", "MIX_B", "ONE_64", "S30", "S27", "S31", "S11"})
"""What is unsigned with 64 bits, so that mixing never turns into signed arithmetic; so are all tables of things."""
SITES = 3
"""Calls of a function that is inlined at each of them, if it runs again and again."""
SHORT = 6
"""Statements of a function that is always inlined, itself among them."""


def kernel_source(plan: Plan) -> str:
    """The module for a plan; every function is marked for how it is compiled."""
    tables = {**capitals(following), **namespace(plan.tables, keep=False), **wish_tables(plan.layout)}
    constants = "\n".join(
        f"{name} = {written(name, value)}"
        for name, value in sorted(tables.items())
        if isinstance(value, int | float | tuple) and name.isupper()
    )
    rules = "\n\n".join([plan.source, *map(inspect.getsource, _functions(*MODULES, following))])
    functions = "\n\n".join([rules, *map(inspect.getsource, _functions(playing))])
    inlined = _inlined(rules)

    def decorated(found: re.Match[str]) -> str:
        return f"@{'inlined' if found[1] in inlined else 'inner'}\n{found[0]}"

    return "\n\n".join([HEAD + constants, re.sub(r"(?m)^def (\w+)", decorated, functions)])


def _inlined(source: str) -> frozenset[str]:
    """The functions that are put into their callers: those that loops lead to and few call, and very short ones.

    numba's calls cost more than C's, and each function that is not inlined everywhere is compiled once more by itself.
    """
    tree = ast.parse(source)
    functions = {item.name: item for item in tree.body if isinstance(item, ast.FunctionDef)}
    often = Counter(_called(tree))
    found = {name for loop in ast.walk(tree) if isinstance(loop, ast.For) for name in _called(loop)}
    looped: set[str] = set()
    while found:
        looped |= found
        found = {name for each in found & functions.keys() for name in _called(functions[each])} - looped
    return frozenset(
        name
        for name, item in functions.items()
        if (often[name] <= SITES and name in looped)
        or sum(isinstance(node, ast.stmt) for node in ast.walk(item)) <= SHORT
    )


def _called(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id


def written(name: str, value: Table) -> str:
    """A number or a table as source; an empty table gets one row, since numba needs to know what is in it."""
    if isinstance(value, bool | float):
        return repr(value)
    if isinstance(value, int):
        return f"u64({value})" if name in UNSIGNED else repr(value)
    if name.endswith("_THING"):
        kind = "uint64"
    else:
        kind = "float64" if any(isinstance(item, float) for item in value) else "int64"
    return f"KernelTable({list(value) or [0]!r}, {kind!r})"


def _functions(*modules: ModuleType) -> Iterator[FunctionType]:
    for module in modules:
        for item in vars(module).values():
            if isinstance(item, FunctionType) and item.__module__ == module.__name__:
                yield item
