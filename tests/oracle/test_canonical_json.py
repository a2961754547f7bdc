"""The log's canonical JSON against an independent implementation of RFC 8785."""

from __future__ import annotations

from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from game.log.canonical import encode
from game.log.record import GENESIS, make_record

pytestmark = pytest.mark.oracle

# The RFC stops one short of 2^53.
whole_numbers = st.integers(min_value=-(2**53) + 1, max_value=2**53 - 1)
texts = st.text(st.characters(exclude_categories=["Cs"]))
# The RFC sorts keys by UTF-16 code unit, the log by code point: the same order for all keys up to U+FFFF.
keys = st.text(st.characters(exclude_categories=["Cs"], max_codepoint=0xFFFF))
values = st.recursive(
    st.none() | st.booleans() | whole_numbers | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)
members = st.dictionaries(keys, values, max_size=4)


@given(values)
def test_any_value_is_written_as_the_rfc_writes_it(value: Any) -> None:
    assert encode(value) == rfc8785.dumps(value)


@pytest.mark.parametrize("code", [*range(0x20), 0x22, 0x2F, 0x5C, 0x7F, 0x80, 0x2028, 0xFEFF, 0x1F6A2])
def test_every_delicate_character_is_escaped_as_the_rfc_escapes_it(code: int) -> None:
    assert encode(chr(code)) == rfc8785.dumps(chr(code))


@given(st.integers(min_value=1, max_value=10**6), members, members)
def test_a_record_is_one_line_as_the_rfc_writes_it(n: int, d: dict[str, Any], x: dict[str, Any]) -> None:
    record, line = make_record(n, GENESIS, "vote", d, x)
    assert (
        line == rfc8785.dumps({"n": n, "prev": GENESIS, "k": "vote", "d": d, "x": x, "h": record.h}) + b"\n"
    )
