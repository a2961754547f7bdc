"""What the minority said is read from beside the log, and only from there."""

from __future__ import annotations

from pathlib import Path

from game.engine.step import default_setup
from game.log.private import private_path
from game.session.game import Game
from game.session.inputs import Write
from game.session.reasons import reasons_beside, reasons_of, texts_beside
from tests.session.support import tiny


def a_game(path: Path) -> Game:
    return Game.new(tiny(), default_setup(tiny().scenario), 7, "nb", path)


def test_reasons_are_the_same_from_the_game_and_from_its_log_and_gone_when_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    assert reasons_beside(path) == ()
    with a_game(path) as game:
        game.submit(Write("note", "Kaffe."))
        game.submit(Write("reason", "Ingen har spurt dem."))
        assert reasons_of(game) == ((1, "Ingen har spurt dem."),)
    assert reasons_beside(path) == ((1, "Ingen har spurt dem."),)
    private_path(path).unlink()
    assert reasons_beside(path) == ()


def test_a_private_file_that_cannot_be_used_does_not_stand_in_the_way(tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    with a_game(path) as game:
        game.submit(Write("reason", "Ingen har spurt dem."))
    private_path(path).write_bytes(b"{")
    assert reasons_beside(path) == ()


def test_other_private_texts_are_read_by_their_kind_with_whose_they_are(tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    role = next(iter(tiny().scenario.settings.roles))
    with a_game(path) as game:
        game.submit(Write("note", "Kaffe."))
        game.submit(Write("felt", "Trangt", role))
    assert [(each.turn, each.role, each.text) for each in texts_beside(path, "felt")] == [(1, role, "Trangt")]
    assert [each.text for each in texts_beside(path, "note")] == ["Kaffe."]
    assert texts_beside(path, "reason") == ()
