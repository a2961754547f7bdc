from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from game.errors import LogError
from game.log.header import Header, header_of
from game.log.record import GENESIS, make_record
from tests.told import refused

from .support import HEADER


def test_a_header_comes_back_from_its_record() -> None:
    record, _ = make_record(1, GENESIS, "header", HEADER.to_json(), {"at": "10:00"})
    assert header_of(record) == HEADER


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("format", 0),
        ("format", "1"),
        ("format", True),
        ("seed", "18446744073709551616"),
        ("seed", "-1"),
        ("seed", "007"),
        ("seed", ""),
        ("seed", "1" * 5_000),
        ("seed", 7),
        ("rules_hash", "A" * 64),
        ("content_hash", ""),
        ("scenario", "../etc"),
        ("rules", ""),
        ("table", "Kari Nordmann"),
        ("language", "norsk"),
        ("setup", {"share": 0.5}),
        ("setup", []),
        ("unknown", 1),
    ],
)
def test_a_header_that_says_something_else_is_refused(name: str, value: Any) -> None:
    with pytest.raises(ValidationError, match=name):
        Header.model_validate({**HEADER.model_dump(), name: value})


def test_a_wrong_header_in_a_log_is_explained_by_the_name_of_its_member() -> None:
    record, _ = make_record(1, GENESIS, "header", {**HEADER.to_json(), "seed": "-1"}, {})
    with refused(LogError, r"seed: .*whole number from 0 to 2\^64 - 1"):
        header_of(record)


def test_a_log_that_begins_otherwise_has_no_header() -> None:
    with refused(LogError, "“vote”"):
        header_of(make_record(1, GENESIS, "vote", HEADER.to_json(), {})[0])


def test_a_newer_format_says_what_to_do_before_anything_else_is_looked_at() -> None:
    record, _ = make_record(1, GENESIS, "header", {"format": 2, "something": "new"}, {})
    with refused(LogError, r"format 2.*newer version"):
        header_of(record)
