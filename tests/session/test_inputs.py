from __future__ import annotations

from dataclasses import fields

import pytest

from game.session.inputs import KINDS, Input, Vote, Write, as_data, from_data


def example(kind: str) -> Input:
    member = KINDS[kind]
    texts = {field.name: f"some_{field.name}" for field in fields(member) if field.name != "text"}
    return member(**texts)


@pytest.mark.parametrize("kind", KINDS)
def test_every_input_comes_back_from_its_form_in_the_log(kind: str) -> None:
    act = example(kind)
    assert from_data(as_data(act)) == act
    assert as_data(act)["kind"] == kind


def test_a_private_text_never_stands_in_the_log_s_form() -> None:
    act = Write("reason", "Ingen har spurt nattevaktene.", "finance")
    assert as_data(act) == {"kind": "write", "what": "reason", "role": "finance"}
    assert from_data(as_data(act)) == Write("reason", "", "finance")


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"kind": "teleport"},
        {"kind": ["vote"]},
        {"kind": "vote", "role": "finance"},
        {"kind": "vote", "role": "finance", "key": "a", "more": "x"},
        {"kind": "vote", "role": "finance", "key": 1},
        {"kind": "write", "what": "note", "text": "smuggled"},
    ],
)
def test_what_is_no_input_is_refused_with_a_value_error(data: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"kind|input"):
        from_data(data)


def test_a_vote_has_its_role_and_its_answer() -> None:
    assert as_data(Vote("finance", "not_now")) == {"kind": "vote", "role": "finance", "key": "not_now"}
