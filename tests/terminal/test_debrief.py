"""The talk after the game at the terminal: asked for, told, and left."""

from __future__ import annotations

from pathlib import Path

from game.engine.step import default_setup
from game.policy import POLICIES
from game.report.home import plan_of
from game.session.auto import next_inputs
from game.session.game import Game
from game.terminal.app import FINE, run
from game.texts.catalogue import words
from tests.terminal.support import Screen, edition_of, script

NB = words("nb")
WAITS = 3 + 5 + 4 + 3 + 1
"""How often the talk about four half-years with two turning points and two roles that knew something waits."""


def _at_the_end(folder: Path) -> Path:
    """The log of a game that stands in its epilogue."""
    edition, path = edition_of("tiny"), folder / "game.jsonl"
    game = Game.new(edition, default_setup(edition.scenario), 7, "nb", path)
    while game.table.beat != "epilogue":
        for act in next_inputs(game.rules, game.table, POLICIES["balanced"]):
            game.submit(act)
    game._log.close()
    return path


def _talk(path: Path, *lines: str) -> tuple[Screen, Game]:
    edition, screen, games = edition_of("tiny"), Screen(), list[Game]()

    def resumed(*_: object) -> Game:
        games.append(Game.resume(path, edition))
        return games[0]

    code = run(
        edition,
        resumed,
        "nb",
        lambda game, _: game.path.with_name("debrief.html"),
        at_once=True,
        console=screen.console(script(lines)),
    )
    assert code == FINE
    return screen, games[0]


def test_enter_ends_the_game_without_the_talk(tmp_path: Path) -> None:
    screen, game = _talk(_at_the_end(tmp_path), "")
    assert NB("report.felt.1") not in screen.flat
    assert game.table.beat == "over"


def test_the_five_steps_are_told_with_the_facts_and_the_plan_is_kept(tmp_path: Path) -> None:
    plan = ("Rapporten", "Kari til alle", "Mandag", "", "", "1. februar", "")
    screen, game = _talk(_at_the_end(tmp_path), "d", *[""] * WAITS, *plan)
    said = screen.flat
    for number, step in enumerate(("felt", "film", "turning", "known", "home"), 1):
        assert NB("terminal.debrief.step", number=number, title=NB(f"window.debrief.{step}.title")) in said
    for key in ("report.felt.3", "report.years.talk", "report.turning.talk", "window.debrief.turning.replay"):
        assert NB(key) in said
    assert "Oppmerksomhet:" in said
    assert "Leverandøren tar betalt for hvert felt." in said
    assert plan_of(game.written) == {
        "stop": "Rapporten",
        "who": "Kari til alle",
        "when": "Mandag",
        "date": "1. februar",
    }
    assert game.table.beat == "over"


def test_who_leaves_in_the_middle_of_the_talk_hears_no_more_and_loses_nothing(tmp_path: Path) -> None:
    path = _at_the_end(tmp_path)
    screen, _ = _talk(path, "d", "", "q")
    assert NB("report.felt.2") in screen.flat
    assert NB("report.felt.3") not in screen.flat
    assert NB("report.years.talk") not in screen.flat
