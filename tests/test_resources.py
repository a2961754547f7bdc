from __future__ import annotations

import sys
from pathlib import Path

import pytest

from game import resources
from game.errors import ResourceError, UsageError


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with two scenarios, a folder that is none, and one icon; returns its top."""
    for name in ("fjordvik", "havn"):
        _make_pack(tmp_path / "scenarios" / name)
    (tmp_path / "scenarios" / "drafts").mkdir()
    (tmp_path / "scenarios" / "LICENSE").write_text("CC BY 4.0", encoding="utf-8")
    _write(tmp_path / "assets" / "icons" / "ship.svg", "<svg/>")
    (tmp_path / "game").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "game")
    return tmp_path


def _make_pack(folder: Path) -> Path:
    _write(folder / "scenario.yaml", "title: x\n")
    return folder


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_this_checkout_has_scenarios_and_assets() -> None:
    top = Path(resources.__file__).parent.parent
    assert resources.scenarios_dir() == top / "scenarios"
    assert resources.assets_dir() == top / "assets"


def test_only_folders_with_a_scenario_file_are_shipped_scenarios(shipped: Path) -> None:
    assert resources.shipped_packs() == ("fjordvik", "havn")


def test_a_shipped_scenario_is_found_by_its_name(shipped: Path) -> None:
    assert resources.find_pack("havn") == shipped / "scenarios" / "havn"


@pytest.mark.parametrize("called", ["to-turer", "to_turer"])
def test_a_scenario_whose_folder_has_a_hyphen_is_found_by_its_id_too(shipped: Path, called: str) -> None:
    folder = _make_pack(shipped / "scenarios" / "to-turer")
    assert resources.find_pack(called) == folder
    assert resources.shipped_pack(called) == "to-turer"


def test_what_is_not_shipped_has_no_shipped_name(shipped: Path) -> None:
    assert resources.shipped_pack("to_turer") is None


@pytest.mark.parametrize("ending", ["", "/", "/scenario.yaml"])
def test_a_scenario_is_found_by_a_path_to_it(shipped: Path, tmp_path: Path, ending: str) -> None:
    mine = _make_pack(tmp_path / "elsewhere" / "mine")
    assert resources.find_pack(f"{mine}{ending}") == mine


def test_a_scenario_is_found_by_a_relative_path(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _make_pack(tmp_path / "elsewhere" / "mine")
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert resources.find_pack("mine") == Path("mine")
    monkeypatch.chdir("mine")
    assert resources.find_pack("scenario.yaml") == Path()


def test_a_folder_at_hand_wins_over_a_shipped_scenario_of_the_same_name(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _make_pack(tmp_path / "elsewhere" / "fjordvik")
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert resources.find_pack("fjordvik").resolve() == tmp_path / "elsewhere" / "fjordvik"


def test_a_near_miss_gets_a_suggestion_and_the_list(shipped: Path) -> None:
    with pytest.raises(UsageError) as caught:
        resources.find_pack("Fjordvk")
    assert 'no scenario "Fjordvk". Did you mean fjordvik?' in str(caught.value)
    assert "Shipped scenarios: fjordvik, havn." in str(caught.value)


def test_a_name_like_no_other_gets_no_suggestion(shipped: Path) -> None:
    with pytest.raises(UsageError) as caught:
        resources.find_pack("xyz")
    assert "Did you mean" not in str(caught.value)


def test_a_folder_without_a_scenario_file_is_told_apart_from_no_folder(shipped: Path) -> None:
    with pytest.raises(UsageError, match=r"drafts is no scenario: it has no scenario\.yaml"):
        resources.find_pack(str(shipped / "scenarios" / "drafts"))


def test_no_shipped_scenario_at_all_is_said(shipped: Path) -> None:
    for name in ("fjordvik", "havn"):
        (shipped / "scenarios" / name / "scenario.yaml").unlink()
    with pytest.raises(UsageError, match="Shipped scenarios: none"):
        resources.find_pack("fjordvik")


def test_an_asset_is_found_by_its_parts(shipped: Path) -> None:
    assert resources.asset("icons", "ship.svg") == shipped / "assets" / "icons" / "ship.svg"


def test_in_a_checkout_a_missing_file_is_got_back_with_git(shipped: Path) -> None:
    with pytest.raises(ResourceError, match=r"(?s)submarine\.svg\n.*git status"):
        resources.asset("icons", "submarine.svg")


def test_in_an_installed_wheel_data_lies_inside_the_package_and_is_got_back_with_pip(shipped: Path) -> None:
    inside = shipped / "game" / "_data"
    _make_pack(inside / "scenarios" / "installed")
    assert resources.shipped_packs() == ("installed",)
    with pytest.raises(ResourceError, match=r"(?s)assets\nInstall it again: pip install --force-reinstall"):
        resources.assets_dir()


def test_in_a_frozen_bundle_data_lies_in_the_bundle_and_is_got_back_by_unpacking(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = tmp_path / "bundle" / "_internal"
    _make_pack(bundle / "game" / "_data" / "scenarios" / "frozen")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(bundle), raising=False)
    assert resources.shipped_packs() == ("frozen",)
    with pytest.raises(ResourceError, match=r"(?s)assets\nUnpack the downloaded game again"):
        resources.assets_dir()


def test_games_are_kept_where_the_system_keeps_a_users_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    folder = resources.user_data_dir()
    assert folder.name == "fjordvik"
    assert sys.platform != "linux" or folder == tmp_path / "fjordvik"
