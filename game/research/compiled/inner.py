"""How numba compiles the kernel's functions: exactly as CPython works them out, and each once."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from typing import Any

import numba
from llvmlite import ir  # type: ignore[import-untyped]
from numba import types
from numba.core import cgutils
from numba.core.imputils import lower_constant
from numba.extending import intrinsic, models, overload, register_model, typeof_impl

njit: Any = numba.njit  # its types do not know all of its options
OPTIONS = {"error_model": "numpy"}
"""Division by zero gives no exception. Never `fastmath`: it may fuse and reorder, and games would have other bits."""


def inner(function: Callable[..., Any], *, inline: bool = False) -> Any:  # noqa: ANN401  (numba has no types)
    """A function that others of the kernel call.

    numba would compile it anew for every number that is written at a call, thousands of times in one pack; so a number
    counts as any other.
    """
    compiled = njit(no_cpython_wrapper=True, no_cfunc_wrapper=True, forceinline=inline, **OPTIONS)(function)
    template = compiled.get_call_template
    compiled.get_call_template = lambda args, kws: template(tuple(map(types.unliteral, args)), kws)
    return compiled


def inlined(function: Callable[..., Any]) -> Any:  # noqa: ANN401  (as above)
    """An inner function that is put into those that call it: numba's calls cost more than those of C."""
    return inner(function, inline=True)


def entry(function: Any, signature: tuple[Any, ...], *, keep: bool) -> Any:  # noqa: ANN401  (as above)
    """A function of the kernel that Python calls, compiled for these types; `keep`: from the cache, if it is there.

    What the cache holds may be damaged (numba writes it without fsync); it is compiled anew then.
    """
    compiled = njit(cache=keep, **OPTIONS)(function.py_func)
    try:
        compiled.compile(signature)
    except (EOFError, pickle.UnpicklingError):
        compiled = njit(cache=keep, **OPTIONS)(function.py_func)
        compiled._cache.flush()  # noqa: SLF001  (numba offers no other way)
        compiled.compile(signature)
    return compiled


def pointer(array: Any, place: int) -> Any:  # noqa: ANN401  (as above)
    """Where the numbers of a contiguous array lie from a place on, counted through all its rows; for numba alone.

    That is all a rule needs of a vector: half the compiling, and nothing is counted or checked while it runs.
    """
    raise NotImplementedError


def _address(_typing: Any, array: Any, place: Any) -> Any:  # noqa: ANN401, ARG001  (numba passes all types)
    """How numba types and builds it."""

    def build(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:  # noqa: ANN401
        first = context.make_array(signature.args[0])(context, builder, arguments[0]).data
        return builder.gep(first, [arguments[1]])

    address: Any = types.CPointer
    return address(array.dtype)(array, types.int64), build


_pointer: Any = intrinsic(_address)


@overload(pointer)
def _pointer_of(array, place):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202, ARG001  (numba compares signatures)
    return lambda array, place: _pointer(array, place)  # noqa: PLW0108  (numba compiles the function that is returned)


class KernelTable:
    """A table of the kernel, for numba an address in read-only memory, as in C.

    With an array numba would ask at each access whether the index is below zero.
    """

    def __init__(self, numbers: Sequence[float], kind: str) -> None:
        self.numbers = numbers
        self.kind = kind


class _TableType(types.CPointer):
    """The address of a table."""


register_model(_TableType)(models.PointerModel)


@typeof_impl.register(KernelTable)
def _type_of_table(table: KernelTable, _context: object) -> Any:  # noqa: ANN401  (as above)
    address: Any = _TableType
    return address(getattr(types, table.kind))


def _table_in_memory(context: Any, builder: Any, kind: Any, table: KernelTable) -> Any:  # noqa: ANN401
    number = context.get_data_type(kind.dtype)
    numbers = ir.Constant(ir.ArrayType(number, len(table.numbers)), [number(each) for each in table.numbers])
    constant: Any = cgutils.global_constant
    return builder.bitcast(constant(builder, "table", numbers), number.as_pointer())


lowering: Any = lower_constant
lowering(_TableType)(_table_in_memory)
