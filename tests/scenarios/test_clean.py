"""Every scenario that is shipped passes `check` without a warning."""

from __future__ import annotations

import pytest

from game.cli import main
from game.pack.load import load
from game.resources import find_pack, shipped_pack, shipped_packs


@pytest.mark.parametrize("name", shipped_packs())
def test_a_shipped_scenario_is_checked_without_a_warning(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(find_pack(name)), "--strict"]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("name", shipped_packs())
def test_a_shipped_scenario_is_found_by_the_id_that_its_logs_hold(name: str) -> None:
    assert shipped_pack(load(find_pack(name)).settings.id) == name


def test_there_are_scenarios_to_check() -> None:
    assert {"fjordvik", "forste-halvar"} <= set(shipped_packs())
