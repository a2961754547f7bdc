"""The written debrief tells the same from the table's game and from its log, also what the table wrote for itself."""

from __future__ import annotations

from pathlib import Path

from game.cli.debrief import write_debrief_of
from game.engine.step import default_setup
from game.log.private import private_path
from game.policy import POLICIES
from game.session.auto import next_inputs
from game.session.edition import open_edition
from game.session.game import Game
from game.session.inputs import Write
from tests.cli.support import TINY, Cli


def test_a_plan_and_a_note_stand_in_the_debrief_of_the_game_and_of_its_log_until_they_are_forgotten(
    cli: Cli, tmp_path: Path
) -> None:
    edition, log = open_edition(Path(TINY)), tmp_path / "game.jsonl"
    with Game.new(edition, default_setup(edition.scenario), 7, "nb", log) as game:
        while game.table.beat != "epilogue":
            for act in next_inputs(game.rules, game.table, POLICIES["balanced"]):
                game.submit(act)
            if game.table.beat == "choice" and game.table.turn == 2:
                game.submit(Write("note", "Ordføreren gikk."))
        game.submit(Write("challenge", "stop: Rapporten\ndate: 1. februar"))
        left = write_debrief_of(game, "nb", tmp_path / "left.html").read_text(encoding="utf-8")
    assert all(text in left for text in ("Ordføreren gikk.", "Rapporten", "1. februar"))
    again = tmp_path / "again.html"
    assert cli("report", log, "--pack", TINY, "--out", again).code == 0
    assert again.read_text(encoding="utf-8") == left
    private_path(log).unlink()
    assert cli("report", log, "--pack", TINY, "--out", again).code == 0
    assert "Ordføreren gikk." not in again.read_text(encoding="utf-8")
    assert "1. februar" not in again.read_text(encoding="utf-8")
