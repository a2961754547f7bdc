"""A log's version of the rules is found, or named with the program that has it."""

from __future__ import annotations

import pytest

from game import __version__
from game.errors import LogError
from game.research.versions import known_versions, module_name, open_rulebook
from game.rules import RULES_VERSION
from tests.games import PACKS
from tests.told import refused


def test_the_present_version_is_known_and_opens_a_pack() -> None:
    assert known_versions()[-1] == RULES_VERSION
    assert len(open_rulebook(RULES_VERSION, PACKS / "tiny").rules_hash) == 32


@pytest.mark.parametrize(
    ("version", "sentence"),
    [
        ("0.10", r"Get Fjordvik 0\.10 or newer"),
        ("12.0.1", r"Get Fjordvik 12\.0\.1 or newer"),
        ("0.0", r"Get Fjordvik 0\.0:"),
        ("own-rules", r"Get Fjordvik own-rules:"),
    ],
)
def test_a_version_that_is_not_there_is_refused_with_the_program_to_get(version: str, sentence: str) -> None:
    with refused(LogError, sentence):
        open_rulebook(version, PACKS / "tiny")


def test_the_present_version_is_called_after_a_release_that_there_is() -> None:
    release, version = (tuple(map(int, text.split("."))) for text in (__version__, RULES_VERSION))
    assert version <= release


def test_a_frozen_version_lies_in_a_package_of_its_name() -> None:
    assert module_name("0.1") == "v0_1"
    assert module_name("1.12.3") == "v1_12_3"
