"""What is said where a library of an extra is missing."""

import sys

import pytest

from game.cli.extras import research_extra
from game.errors import UsageError


@pytest.mark.parametrize(
    ("bundled", "how"), [(False, "Install it: pip"), (True, "Install Fjordvik as its README says")]
)
def test_a_missing_library_is_told_with_what_to_install(monkeypatch, bundled, how):
    monkeypatch.setattr(sys, "frozen", bundled, raising=False)
    with pytest.raises(UsageError) as told, research_extra("Simulation"):
        raise ModuleNotFoundError("No module named 'pyarrow'", name="pyarrow.parquet")
    assert str(told.value).startswith("Simulation needs pyarrow, which is not installed. ")
    assert how in str(told.value)


def test_a_module_of_the_game_itself_that_is_missing_is_no_extra():
    with pytest.raises(ModuleNotFoundError), research_extra("Simulation"):
        raise ModuleNotFoundError("No module named 'game.nothing'", name="game.nothing")
