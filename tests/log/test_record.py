from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.errors import LogError
from game.log.record import GENESIS, KEYS, MAX_LINE, make_record, parse_record
from tests.told import refused

from .test_canonical import texts, values

members = st.dictionaries(texts, values, max_size=4)


@given(st.integers(1, 10**6), st.sampled_from(["header", "vote", "end", "a.b-c_1"]), members, members)
def test_a_record_comes_back_from_its_line(n: int, k: str, d: dict[str, Any], x: dict[str, Any]) -> None:
    record, line = make_record(n, GENESIS, k, d, x)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert parse_record(line[:-1]) == record
    assert (record.n, record.prev, record.k, record.d, record.x) == (n, GENESIS, k, d, x)


def test_the_hash_is_blake2b_256_of_the_canonical_record_without_it() -> None:
    record, line = make_record(3, "c" * 64, "vote", {"option": "å"}, {"at": "10:00"})
    rest = f'{{"d":{{"option":"å"}},"k":"vote","n":3,"prev":"{"c" * 64}","x":{{"at":"10:00"}}}}'
    assert record.h == hashlib.blake2b(rest.encode(), digest_size=32).hexdigest()
    assert tuple(json.loads(line)) == KEYS


def test_a_record_keeps_what_it_was_given_when_the_giver_changes_it_later() -> None:
    seats = ["director"]
    record, line = make_record(1, GENESIS, "vote", {"seats": seats}, {})
    seats.append("health")
    assert record.line() == line


@given(st.data())
def test_any_changed_byte_is_found(data: st.DataObject) -> None:
    line = make_record(2, "d" * 64, "vote", {"text": "blåbær", "n": 5}, {"at": "10:00"})[1][:-1]
    place = data.draw(st.integers(0, len(line) - 1))
    changed = bytearray(line)
    changed[place] = data.draw(st.integers(0, 255).filter(lambda byte: byte != line[place]))
    with pytest.raises(LogError):
        parse_record(bytes(changed))


@pytest.mark.parametrize("kind", ["", "Vote", "vote!", "1vote", "a" * 65, "vote\n"])
def test_a_kind_is_a_short_plain_word(kind: str) -> None:
    with refused(LogError, "kind"):
        make_record(1, GENESIS, kind, {}, {})


def test_a_line_is_bounded_when_writing_and_when_reading() -> None:
    spare = MAX_LINE - len(make_record(1, GENESIS, "vote", {"text": ""}, {})[1])
    record, line = make_record(1, GENESIS, "vote", {"text": "a" * spare}, {})
    assert len(line) == MAX_LINE
    assert parse_record(line[:-1]) == record
    with refused(LogError, "long"):
        make_record(1, GENESIS, "vote", {"text": "a" * (spare + 1)}, {})
    with refused(LogError, "longer"):
        parse_record(b" " * MAX_LINE)


@pytest.mark.parametrize(
    "change",
    [
        {"n": 0},
        {"n": True},
        {"n": "1"},
        {"prev": "C" * 64},
        {"prev": ""},
        {"h": "0" * 63},
        {"k": "Vote"},
        {"d": []},
        {"x": None},
        {"extra": 1},
    ],
)
def test_a_record_of_another_form_is_refused_even_when_its_hash_is_right(change: dict[str, Any]) -> None:
    value = {"d": {}, "k": "vote", "n": 1, "prev": GENESIS, "x": {}} | change
    canonical = json.dumps(value, sort_keys=True, separators=(",", ":")).encode()
    value = {"h": hashlib.blake2b(canonical, digest_size=32).hexdigest()} | value
    with refused(LogError, r"form|keys"):
        parse_record(json.dumps(value, sort_keys=True, separators=(",", ":")).encode())
