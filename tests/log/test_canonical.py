from __future__ import annotations

import enum
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.errors import LogError
from game.log.canonical import MAX_DEPTH, MAX_INT, decode, encode, plain
from tests.told import refused

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-MAX_INT, MAX_INT) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


class Colour(enum.IntEnum):
    RED = 1


@given(values)
def test_every_value_comes_back_as_it_was(value: Any) -> None:
    assert decode(encode(value)) == value


@given(values, st.data())
def test_the_order_of_keys_does_not_matter(value: Any, data: st.DataObject) -> None:
    members = list({"a": value, "b": 1, "ø": None}.items())
    assert encode(dict(data.draw(st.permutations(members)))) == encode(dict(members))


def test_the_form_is_sorted_without_spaces_and_in_utf_8() -> None:
    assert encode({"å": (True, None), "b": {"z": -1, "a": "\n\u2028"}}) == (
        '{"b":{"a":"\\n\u2028","z":-1},"å":[true,null]}'.encode()
    )


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (0.5, "decimals"),
        (float("nan"), "decimals"),
        (MAX_INT + 1, "2\\^53"),
        (-MAX_INT - 1, "2\\^53"),
        ({"a": [1, {"b": 0.5}]}, r"value\.a\[1\]\.b is a number with decimals.*float\.hex"),
        ({1: "a"}, "not text"),
        ({1, 2}, "set"),
        (b"bytes", "bytes"),
        (Colour.RED, "Colour"),
        ("half \ud83d", "surrogate"),
        ({"half \udc00": 1}, "surrogate"),
    ],
)
def test_what_json_cannot_keep_is_refused_with_the_place_and_a_way_out(value: Any, why: str) -> None:
    with refused(LogError, why):
        encode(value)


def test_nesting_is_bounded_when_writing_and_when_reading() -> None:
    deep: Any = 0
    for _ in range(MAX_DEPTH):
        deep = [deep]
    assert decode(encode(deep)) == deep
    with refused(LogError, "nested"):
        encode([deep])
    for depth in (MAX_DEPTH + 1, 100_000):
        with refused(LogError, "nested"):
            decode(b"[" * depth + b"]" * depth)


def test_a_plain_copy_shares_nothing_with_what_it_was_made_from() -> None:
    inner = [1]
    copy = plain({"a": inner, "b": (2,)})
    inner.append(2)
    assert copy == {"a": [1], "b": [2]}


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b" 1",
        b"1 ",
        b"01",
        b"-0",
        b"1.0",
        b"1e3",
        b"NaN",
        b"Infinity",
        b"9007199254740993",
        b"9" * 5_000,
        b'"\\u0061"',
        b'"\\ud83d"',
        b'"\\ud83d\\ude00"',
        b'"\\/"',
        b'"a',
        b'"\xff"',
        b'"\xed\xa0\x80"',
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a": 1}',
        b"[1,]",
        b"\xef\xbb\xbf1",
        "\uff11".encode(),
        b'"\x00"',
    ],
)
def test_any_other_spelling_of_a_value_is_refused(line: bytes) -> None:
    with pytest.raises(LogError):
        decode(line)


@given(st.binary(max_size=40) | values.map(lambda value: json.dumps(value).encode()))
def test_reading_anything_gives_a_value_with_exactly_these_bytes_or_a_log_error(line: bytes) -> None:
    try:
        value = decode(line)
    except LogError:
        return
    assert encode(value) == line
