"""How numba compiles the kernel's functions: exactly as CPython works them out, and each once."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import numba
from numba import types
from numba.extending import intrinsic, overload

njit: Any = numba.njit  # its types do not know all of its options
OPTIONS = {"error_model": "numpy"}
"""Division by zero gives no exception. Never `fastmath`: it may fuse and reorder, and games would have other bits."""


def inner(function: Callable[..., Any]) -> Any:  # noqa: ANN401  (numba has no types)
    """A function that others of the kernel call.

    numba would compile it anew for every number that is written at a call, thousands of times in one pack; so a number
    counts as any other.
    """
    compiled = njit(no_cpython_wrapper=True, no_cfunc_wrapper=True, **OPTIONS)(function)
    template = compiled.get_call_template
    compiled.get_call_template = lambda args, kws: template(tuple(map(types.unliteral, args)), kws)
    return compiled


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


def pointer(array: Any) -> Any:  # noqa: ANN401  (as above)
    """Where an array's numbers lie: all that a rule needs of it. Half the compiling, and no checks while it runs."""
    return array


def _address(_typing: Any, array: Any) -> Any:  # noqa: ANN401
    """How numba types and builds the address of a contiguous array's first number."""

    def build(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:  # noqa: ANN401
        return context.make_array(signature.args[0])(context, builder, arguments[0]).data

    address: Any = types.CPointer
    return address(array.dtype)(array), build


_pointer: Any = intrinsic(_address)


@overload(pointer)
def _pointer_of(array):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202, ARG001  (numba compares signatures)
    return lambda array: _pointer(array)  # noqa: PLW0108  (numba compiles the function that is returned)
