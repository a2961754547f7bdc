"""The terminal asks which scenario is played, in plain lines, where there are several and nobody has said."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from game.errors import PackError
from game.log.read import read_log
from game.session.edition import open_edition
from game.session.repertoire import Repertoire
from game.terminal.app import FINE
from game.texts.catalogue import LANGUAGES

from .support import TOP, Screen, edition_of, play, script

SHORT = "forste-halvar"
SHIPPED = {name: TOP / "scenarios" / name for name in ("fjordvik", SHORT)}


def opened(
    log: Path, lines: list[str], shipped: dict[str, Path] | None = None, pack: str = "fjordvik", **how: Any
) -> tuple[int, Screen]:
    """The table is asked, and types these lines."""
    screen, edition = Screen(), edition_of(pack)
    repertoire = Repertoire(edition, SHIPPED if shipped is None else shipped)
    return play(edition, screen.console(script(lines)), log, repertoire=repertoire, **how), screen


def test_enter_takes_the_first_and_each_is_offered_on_a_line_of_its_own(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    _, screen = opened(log, ["", "", "q"])
    begin = screen.written.replace("\u00a0", " ")
    assert begin.startswith("1: Fjordvik. Tar omtrent 120 minutter: 8 halvår. Dere leder kommunen")
    assert "\n2: Første halvår. Tar omtrent 30 minutter: 2 halvår. To halvår" in begin
    assert "Hva vil dere spille? Skriv et nummer. Enter velger Fjordvik." in screen.flat
    assert read_log(log).header.scenario == "fjordvik"


def test_a_number_takes_another_one_with_its_own_setup(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    _, screen = opened(log, ["7", "x", "2", "", "q"])
    assert screen.flat.count("Skriv et nummer fra 1 til 2, eller bare Enter.") == 2
    settings = edition_of(SHORT).scenario.settings
    assert f"{settings.profiles[settings.profile].name}. Ambisjon:" in screen.flat
    header = read_log(log).header
    assert header.scenario == "forste_halvar"
    assert header.setup == {"profile": settings.profile, "ambition": settings.ambition, "turns": 2}


@pytest.mark.parametrize("lines", [["q"], ["Q"], [], ["2", "q"]])
def test_who_leaves_at_the_choice_leaves_nothing_behind(tmp_path: Path, lines: list[str]) -> None:
    log = tmp_path / "g.jsonl"
    code, screen = opened(log, lines)
    assert code == FINE
    assert "begynte ikke" in screen.flat
    assert not log.exists()


@pytest.mark.parametrize(("number", "language"), list(enumerate(LANGUAGES, 1)))
def test_the_scenarios_are_told_in_the_language_that_was_chosen_before(
    tmp_path: Path, number: int, language: str
) -> None:
    screen, edition = Screen(), edition_of("fjordvik")
    console = screen.console(script([str(number), "q"]))
    play(edition, console, tmp_path / "g.jsonl", language=None, repertoire=Repertoire(edition, SHIPPED))
    for pack in ("fjordvik", SHORT):
        settings = edition_of(pack).in_language(language).settings
        assert f": {settings.title}. " in screen.flat
        assert settings.subtitle.replace("\u00a0", " ") in screen.flat


def test_where_there_is_one_scenario_nothing_is_asked(tmp_path: Path) -> None:
    _, screen = opened(tmp_path / "g.jsonl", ["q"], {}, "tiny")
    assert "Hva vil dere spille?" not in screen.flat
    assert screen.flat.count("Lillevik.") == 1


def test_one_that_cannot_be_read_is_named_with_what_is_wrong_and_not_offered(tmp_path: Path) -> None:
    broken = copytree(SHIPPED[SHORT], tmp_path / SHORT)
    text = (broken / "scenario.yaml").read_text(encoding="utf-8")
    (broken / "scenario.yaml").write_text(text.replace("turns: 2", "turns: two", 1), encoding="utf-8")
    log = tmp_path / "g.jsonl"
    shipped = {"fjordvik": SHIPPED["fjordvik"], SHORT: broken}
    _, screen = opened(log, ["2", "", "q"], shipped, "tiny")
    assert "Scenariet forste-halvar kan ikke leses. Det som er galt, er dette:" in screen.flat
    assert "forste-halvar/scenario.yaml:" in screen.flat
    assert "Første halvår" not in screen.flat
    assert "Enter velger Lillevik." in screen.flat
    assert read_log(log).header.scenario == "fjordvik"
    _, alone = opened(tmp_path / "h.jsonl", ["q"], {SHORT: broken}, "tiny")
    assert "Scenariet forste-halvar kan ikke leses." in alone.flat
    assert "Hva vil dere spille?" not in alone.flat


def test_where_none_can_be_read_it_is_an_error(tmp_path: Path) -> None:
    torn = copytree(TOP / "tests" / "packs" / "tiny", tmp_path / "tiny")
    (torn / "texts").mkdir()
    (torn / "texts" / "nn.po").write_text('msgctxt "title"\nmsgid "torn\n', encoding="utf-8")
    other = copytree(torn, tmp_path / SHORT)
    edition, screen = open_edition(torn), Screen()
    with pytest.raises(PackError):
        play(
            edition,
            screen.console(script([])),
            tmp_path / "g.jsonl",
            language="nn",
            repertoire=Repertoire(edition, {SHORT: other}),
        )
    assert "Scenarioet forste-halvar kan ikkje lesast." in screen.flat
