"""Every scenario that is shipped passes `check` without a warning."""

from __future__ import annotations

import pytest

from game.cli import main
from game.resources import find_pack, shipped_packs


@pytest.mark.parametrize("name", shipped_packs())
def test_a_shipped_scenario_is_checked_without_a_warning(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(find_pack(name)), "--strict"]) == 0, capsys.readouterr().out


def test_there_are_scenarios_to_check() -> None:
    assert "fjordvik" in shipped_packs()
