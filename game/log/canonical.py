"""Canonical JSON: one value has exactly one spelling, so that a hash of the bytes is a hash of the value.

UTF-8, keys sorted by code point, no spaces, nothing escaped that need not be. There are no floats: two
programs may print the same float differently, so numbers that matter are written as text (`float.hex`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import NoReturn, TypeAlias

from game.errors import LogError

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"
JsonInput: TypeAlias = "bool | int | str | Sequence[JsonInput] | Mapping[str, JsonInput] | None"

MAX_INT = 2**53
"""The largest whole number, either sign, that every JSON reader keeps exact."""
MAX_DEPTH = 32
"""How deeply lists and objects may lie in one another, the outermost counted."""


def plain(value: JsonInput, where: str = "value", depth: int = 0) -> Json:
    """Copy a value into plain lists and dicts, refusing what canonical JSON cannot hold.

    `where` names the value in the error's text. Tuples become lists. Subclasses of str and int (an Enum, say)
    are refused, because they would come back as something else. Raises LogError.
    """
    if value is None or type(value) is bool or type(value) is str:
        return value
    if type(value) is int:
        if abs(value) > MAX_INT:
            raise LogError("too-large-number", where=where)
        return value
    if isinstance(value, float):
        raise LogError("not-a-whole-number", where=where)
    if isinstance(value, Mapping | list | tuple):
        if depth >= MAX_DEPTH:
            raise LogError("too-deep", where=where, most=MAX_DEPTH)
        if not isinstance(value, Mapping):
            return [plain(item, f"{where}[{place}]", depth + 1) for place, item in enumerate(value)]
        return {_key(key, where): plain(item, f"{where}.{key}", depth + 1) for key, item in value.items()}
    raise LogError("not-json-value", where=where, kind=type(value).__name__)


def _key(key: object, where: str) -> str:
    if type(key) is not str:
        raise LogError("key-not-text", where=where, key=repr(key))
    return key


def encode(value: JsonInput) -> bytes:
    """The canonical bytes of a value, without a newline. Raises LogError for what `plain` refuses."""
    return encode_plain(plain(value))


def encode_plain(value: Json) -> bytes:
    """The canonical bytes of what `plain` or `decode` returned. Raises LogError for lone surrogates."""
    try:
        return _encoder.encode(value).encode("utf-8")
    except UnicodeEncodeError:
        raise LogError("half-a-character") from None


def decode(data: bytes) -> Json:
    """Read canonical bytes back. Raises LogError unless encoding the result gives the same bytes again.

    That comparison also finds a key that is there twice.
    """
    try:
        value: Json = _decoder.decode(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise LogError("not-utf-8") from None
    except RecursionError:
        raise LogError("nested-too-deeply") from None
    except ValueError:
        raise LogError("not-json") from None
    if encode(value) != data:
        raise LogError("not-canonical")
    return value


def _whole_number(digits: str) -> int:
    if len(digits) > len(str(-MAX_INT)):
        raise LogError("holds-too-large-number")
    return int(digits)


def _no_float(digits: str) -> NoReturn:
    raise LogError("holds-number-not-whole", digits=digits[:30])


_encoder = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
_decoder = json.JSONDecoder(parse_int=_whole_number, parse_float=_no_float, parse_constant=_no_float)
