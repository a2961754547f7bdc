"""A decimal comma, which people write out of habit: alone it makes a text of a number, in braces two entries of one."""

from __future__ import annotations

import re
from itertools import pairwise

from game.errors import Place
from game.pack.validate_faults import NUMBER, WHOLE_NUMBER, Fault
from game.pack.yaml_nodes import Mapping, Node, Scalar, find

_COMMA = re.compile(r"(-?\d+),(\d+)")


def named_as_comma(fault: Fault, root: Node) -> Fault:
    """The fault as it is; or, where a decimal comma made it, a fault that says so and how to write the number."""
    node, path = fault.spot.node, fault.spot.path
    wanted = fault.fact("wanted").split(" or ")
    if (
        not fault.spot.on_key
        and fault.code == "wrong-type"
        and {NUMBER, WHOLE_NUMBER} & set(wanted)
        and isinstance(node, Scalar)
    ):
        found = _COMMA.fullmatch(node.text)
        if found is not None:
            return _comma(fault, fault.place, f"{found[1]}.{found[2]}")
    around = find(root, path[:-1])
    return _second_half(fault, around) if path and isinstance(around, Mapping) else fault


def _second_half(fault: Fault, around: Mapping) -> Fault:
    """Of `{fund: 0,1}` the reader makes `fund: 0` and a key `1` without a value."""
    for before, entry in pairwise(around.items):
        if entry.key.text == fault.spot.path[-1] and entry.key.text.isdecimal():
            whole, half = before.value, entry.value
            empty = isinstance(half, Scalar) and half.value is None
            if empty and isinstance(whole, Scalar) and type(whole.value) is int:
                return _comma(fault, whole.start, f"{whole.value}.{entry.key.text}")
    return fault


def _comma(fault: Fault, place: Place, wanted: str) -> Fault:
    return Fault(fault.spot, place, "decimal-comma", (("wanted", wanted),))
