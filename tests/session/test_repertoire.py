"""Which scenarios can be chosen, that each is read only when it is needed, and by whose rules a game was played."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

import game.session.repertoire as module
from game.engine.step import default_setup
from game.errors import PackError
from game.log.header import Header
from game.resources import FIRST_PACK, shipped_packs
from game.session.edition import Edition, open_edition
from game.session.game import Game
from game.session.repertoire import Repertoire
from tests.games import SHIPPED

from .support import TINY, tiny

SHORT = "forste-halvar"


@pytest.fixture
def short(tmp_path: Path) -> Path:
    """The shipped scenario of two half-years, to be changed."""
    return copytree(SHIPPED / SHORT, tmp_path / SHORT)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def header_of(folder: Path, log: Path) -> Header:
    """What a log says that was begun with the pack in a folder."""
    edition = open_edition(folder)
    with Game.new(edition, default_setup(edition.scenario), 7, "nb", log) as game:
        return game.header


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the scenarios that were read."""
    read: list[str] = []

    def noted(folder: Path, name: str) -> Edition:
        read.append(name)
        return open_edition(folder, name)

    monkeypatch.setattr(module, "open_edition", noted)
    return read


def test_what_was_asked_for_stands_first_and_fjordvik_before_the_other_shipped_ones() -> None:
    found = Repertoire.around(tiny())
    assert found.first == found.names[0] == str(TINY.resolve())
    assert found.names[1] == FIRST_PACK
    assert sorted(found.names[1:]) == list(shipped_packs())
    assert found.edition(found.first) is tiny()


@pytest.mark.parametrize("way", [SHORT, f"fjordvik/../{SHORT}"])
def test_a_shipped_one_stands_once_however_it_was_asked_for(way: str) -> None:
    found = Repertoire.around(open_edition(SHIPPED / way))
    assert found.first == SHORT
    assert set(found.names) == set(shipped_packs())
    assert found.names[0] == FIRST_PACK


def test_a_scenario_is_read_when_it_is_asked_for_and_then_kept(reads: list[str]) -> None:
    found = Repertoire(tiny(), {SHORT: SHIPPED / SHORT})
    assert reads == []
    assert found.edition(SHORT) is found.edition(SHORT)
    assert found.edition(SHORT).scenario.settings.title == "Første halvår"
    assert reads == [SHORT]


def test_what_cannot_be_read_is_told_by_its_name_and_tried_anew(short: Path) -> None:
    scenario = short / "scenario.yaml"
    edit(scenario, "turns: 2", "turns: two")
    found = Repertoire(tiny(), {SHORT: short})
    with pytest.raises(PackError) as told:
        found.edition(SHORT)
    assert {problem.place.file for problem in told.value.problems} == {f"{SHORT}/scenario.yaml"}
    edit(scenario, "turns: two", "turns: 2")
    assert found.edition(SHORT).scenario.settings.turns == 2


def test_texts_that_cannot_be_read_matter_in_their_language_only(short: Path) -> None:
    (short / "texts" / "en.po").write_text('msgid "torn\n', encoding="utf-8")
    found = Repertoire(tiny(), {SHORT: short})
    assert found.readable(SHORT, "nn") is found.edition(SHORT)
    with pytest.raises(PackError):
        found.readable(SHORT, "en")


def test_a_game_of_the_same_files_is_told_without_reading_the_scenario(
    tmp_path: Path, short: Path, reads: list[str]
) -> None:
    header = header_of(short, tmp_path / "g.jsonl")
    found = Repertoire(tiny(), {SHORT: short})
    assert found.may_have(header)
    assert found.played_by(header, at_once=True) == found.played_by(header) == SHORT
    assert reads == []


def test_a_game_of_other_texts_is_told_by_the_rules_and_one_of_other_rules_is_none(
    tmp_path: Path, short: Path
) -> None:
    header = header_of(short, tmp_path / "g.jsonl")
    edit(short / "scenario.yaml", "title: Første halvår", "title: Andre halvår")
    found = Repertoire(tiny(), {SHORT: short})
    assert found.played_by(header, at_once=True) is None
    assert found.played_by(header) == SHORT
    edit(short / "scenario.yaml", "delegated_per_turn: 2", "delegated_per_turn: 1")
    other = Repertoire(tiny(), {SHORT: short})
    assert other.may_have(header), "not known before it is read"
    assert other.played_by(header) is None
    assert not other.may_have(header)


def test_a_game_of_the_scenario_that_was_asked_for_is_told_by_its_rules(tmp_path: Path) -> None:
    header = header_of(TINY, tmp_path / "g.jsonl")
    found = Repertoire(tiny(), {SHORT: SHIPPED / SHORT})
    assert found.played_by(header, at_once=True) == found.first
    stranger = Repertoire(found.edition(SHORT), {})
    assert not stranger.may_have(header)
    assert stranger.played_by(header) is None
