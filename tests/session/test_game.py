from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from game.errors import LogBusy, LogDead, LogError, UsageError
from game.log.canonical import decode
from game.log.files import Disk
from game.log.private import private_path
from game.log.read import read_log
from game.log.record import Record
from game.log.replay import verify_log
from game.log.store import LogWriter
from game.session.edition import open_edition
from game.session.game import LONGEST_TEXT, Game
from game.session.inputs import Commit, EndAfterThisTurn, GoOn, Input, Undo, Vote, VotesDone, Write
from game.session.refused import Refused
from tests.log.support import verify_chain
from tests.told import english, refused

from .support import TINY, everything, inputs_for, setup_of, tiny


def new_game(folder: Path, **changes: Any) -> Game:
    return Game.new(
        tiny(),
        setup_of(tiny(), **changes),
        7,
        "nb",
        folder / "games" / "game.jsonl",
        clock=lambda: "2026-11-24T10:00:00Z",
    )


def do(game: Game, *acts: Input) -> None:
    for act in acts:
        outcome = game.submit(act)
        assert not isinstance(outcome, Refused), (act, outcome)


def play_half_year(game: Game) -> None:
    while game.table.beat != "choice":
        do(game, GoOn())
    do(game, *inputs_for(game.rules, game.table), Commit())


def records(game: Game) -> tuple[Record, ...]:
    return read_log(game.path).records


def test_a_new_game_has_its_header_and_its_start_on_the_disk(tmp_path: Path) -> None:
    with new_game(tmp_path, empty_seats=("finance",), features_off=("votes",)) as game:
        log = read_log(game.path)
    assert [record.k for record in log.records] == ["header", "start"]
    assert log.header.scenario == "tiny"
    assert log.header.seed == "7"
    assert log.header.setup == {
        "profile": "usual",
        "ambition": "low",
        "turns": 4,
        "features_off": ["votes"],
        "empty_seats": ["finance"],
    }
    start = log.records[1].d
    assert start["turn"] == 0
    assert isinstance(start["stocks"], dict)
    assert start["stocks"]["trust"] == (60.0).hex()


def test_every_input_is_a_record_and_the_clock_stands_in_x_only(tmp_path: Path) -> None:
    with new_game(tmp_path) as game:
        do(game, GoOn(), GoOn(), Vote("finance", "b"), Undo())
        found = records(game)
    assert [(record.k, dict(record.d)) for record in found[2:]] == [
        ("input", {"turn": 1, "kind": "go_on"}),
        ("input", {"turn": 1, "kind": "go_on"}),
        ("input", {"turn": 1, "kind": "vote", "role": "finance", "key": "b"}),
        ("undo", {"turn": 1}),
    ]
    assert all(dict(record.x) == {"at": "2026-11-24T10:00:00Z"} for record in found)


def test_a_refusal_leaves_no_trace(tmp_path: Path) -> None:
    with new_game(tmp_path) as game:
        before, content = game.table, game.path.read_bytes()
        assert isinstance(game.submit(Commit()), Refused)
        assert (game.table, game.path.read_bytes()) == (before, content)


def test_a_commit_s_record_holds_what_replay_needs(tmp_path: Path) -> None:
    with new_game(tmp_path) as game:
        play_half_year(game)
        (turn,) = (record for record in records(game) if record.k == "turn")
        half_year = game.table.played[0]
    assert turn.d["turn"] == 1
    assert turn.d["decisions"] == decode_like(half_year.decisions.as_data())
    assert turn.d["prediction"] == ["services", "up"]
    assert turn.d["votes"] == [["director", "a"], ["finance", "a"]]
    assert isinstance(turn.d["stocks"], dict)
    layout = game.rules.layout
    trust = half_year.step.closed.floats[layout.stock[layout.stocks["trust"]]]
    assert turn.d["stocks"]["trust"] == trust.hex()


def decode_like(value: object) -> object:
    """Tuples as the lists that JSON has."""
    if isinstance(value, dict):
        return {key: decode_like(item) for key, item in value.items()}
    return [decode_like(item) for item in value] if isinstance(value, tuple | list) else value


def test_a_whole_game_is_whole_and_replays(tmp_path: Path) -> None:
    with new_game(tmp_path) as game:
        for _ in range(4):
            play_half_year(game)
        do(game, GoOn(), GoOn())
        assert game.table.beat == "over"
        end = records(game)[-1]
    assert end.k == "end"
    assert set(end.d) == {"turns", "goals", "floors", "promises"}
    assert end.d["turns"] == 4
    verification = verify_log(game.path, tiny().scenario)
    assert verification.chain.state == "whole"
    assert verification.ok, english(verification.what)


def test_a_game_that_ended_early_is_whole_and_says_so(tmp_path: Path) -> None:
    with new_game(tmp_path) as game:
        play_half_year(game)
        do(game, EndAfterThisTurn(), GoOn())
        assert game.table.beat == "epilogue"
    end = read_log(game.path).records[-1]
    assert (end.k, end.d["ended_early"], end.d["turns"]) == ("end", True, 1)
    assert "ambition" not in dict(end.d)["promises"]  # type: ignore[operator]
    assert verify_log(game.path, tiny().scenario).ok


@pytest.mark.parametrize("stop", range(0, 70, 3))
def test_a_game_goes_on_after_any_record_as_if_nothing_had_happened(tmp_path: Path, stop: int) -> None:
    random = Random(stop)
    with new_game(tmp_path) as game:
        for _ in range(stop):
            acts: Sequence[Input] = everything(game.rules, game.table)
            if game.table.beat == "choice" and random.random() < 0.3:
                acts = [*inputs_for(game.rules, game.table), Commit(), Undo()]
            game.submit(random.choice([*acts, GoOn(), GoOn()]))
            if random.random() < 0.1:
                game.submit(Write("note", f"note {random.random()}"))
        table, written = game.table, game.written
    with Game.resume(game.path, tiny()) as again:
        if table.beat != "epilogue":  # then closing has ended it
            assert again.table == table
        assert again.written == written


def test_a_finished_game_can_be_looked_at_and_not_played(tmp_path: Path) -> None:
    with new_game(tmp_path, turns=1) as game:
        play_half_year(game)
        do(game, GoOn())
    with Game.resume(game.path, tiny()) as again:
        assert again.table.beat == "over"
        outcome = again.submit(GoOn())
        assert isinstance(outcome, Refused)
        assert outcome.codes == ("game-over",)


def test_a_game_that_stopped_before_its_start_was_written_begins_again(tmp_path: Path) -> None:
    with new_game(tmp_path) as game:
        pass
    first_line = game.path.read_bytes().split(b"\n")[0] + b"\n"
    game.path.write_bytes(first_line)
    with Game.resume(game.path, tiny()) as again:
        assert [record.k for record in records(again)] == ["header", "start"]


def test_a_cut_off_record_is_set_aside_and_somebody_is_told(tmp_path: Path) -> None:
    with new_game(tmp_path) as game:
        do(game, GoOn(), GoOn())
    content = game.path.read_bytes()
    game.path.write_bytes(content[:-20])
    with Game.resume(game.path, tiny()) as again:
        assert again.table.beat == "case"
        assert again.removed is not None


class FailingDisk(Disk):
    """A disk that is full from the moment it is told so."""

    full = False

    def write(self, fd: int, offset: int, content: bytes) -> int:
        if self.full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().write(fd, offset, content)


def test_when_the_log_cannot_be_written_nothing_has_happened(tmp_path: Path) -> None:
    disk = FailingDisk()
    game = Game.new(tiny(), setup_of(tiny()), 7, "nb", tmp_path / "game.jsonl", fs=disk)
    with game:
        do(game, GoOn())
        before = game.table
        disk.full = True
        with refused(LogDead, "play --resume"):
            game.submit(GoOn())
        assert game.table == before
        assert game.dead
        disk.full = False
        with pytest.raises(LogDead):
            game.submit(GoOn())
    with Game.resume(game.path, tiny()) as again:
        assert again.table == before


def test_two_programs_cannot_play_the_same_game(tmp_path: Path) -> None:
    with new_game(tmp_path) as game, pytest.raises(LogBusy):
        Game.resume(game.path, tiny())


def test_a_game_is_never_written_over_another(tmp_path: Path) -> None:
    with new_game(tmp_path):
        pass
    with refused(LogError, "--out"):
        new_game(tmp_path)


def test_a_setup_that_the_scenario_does_not_have_makes_no_log(tmp_path: Path) -> None:
    for wrong in ({"profile": "rich"}, {"turns": 9}, {"empty_seats": ("nobody",)}):
        with pytest.raises(UsageError):
            new_game(tmp_path, **wrong)
    assert not list(tmp_path.rglob("*.jsonl"))


def test_a_log_of_other_rules_is_refused_and_left_alone(tmp_path: Path) -> None:
    with new_game(tmp_path) as game:
        do(game, GoOn())
    changed = tmp_path / "tiny"
    shutil.copytree(TINY, changed)
    model = changed / "model.yaml"
    model.write_text(
        model.read_text(encoding="utf-8").replace("0.17 * freed", "0.18 * freed"), encoding="utf-8"
    )
    content = game.path.read_bytes()
    with refused(LogError, "rules of the scenario “tiny”"):
        Game.resume(game.path, open_edition(changed))
    assert game.path.read_bytes() == content
    with Game.resume(game.path, tiny()):
        pass


def test_a_change_of_texts_alone_does_no_harm(tmp_path: Path) -> None:
    with new_game(tmp_path) as game:
        do(game, GoOn())
    changed = tmp_path / "tiny"
    shutil.copytree(TINY, changed)
    cards = changed / "cards" / "cases.yaml"
    cards.write_text(cards.read_text(encoding="utf-8").replace("Skjemaet", "Blanketten"), encoding="utf-8")
    edition = open_edition(changed)
    assert edition.content_hash != tiny().content_hash
    with Game.resume(game.path, edition) as again:
        assert again.table.beat == "case"


def test_names_notes_and_reasons_stand_beside_the_log_and_only_commitments_in_it(tmp_path: Path) -> None:
    secret = "Ingen har spurt nattevaktene."
    with new_game(tmp_path) as game:
        do(game, Write("reason", secret, "finance"), Write("challenge", "Slutt med skjema 40."))
        content = game.path.read_bytes()
        reason = records(game)[2]
        assert [(text.what, text.role, text.text) for text in game.written] == [
            ("reason", "finance", secret),
            ("challenge", "", "Slutt med skjema 40."),
        ]
    assert "nattevaktene" not in content.decode()
    assert dict(reason.d) == {"turn": 1, "kind": "write", "what": "reason", "role": "finance"}
    assert set(reason.x) == {"at", "commitment"}
    private = decode(private_path(game.path).read_bytes().rstrip(b"\n"))
    assert isinstance(private, dict)
    assert reason.x["commitment"] in dict(private)["entries"]  # type: ignore[operator]
    private_path(game.path).unlink()
    assert verify_chain(game.path).ok
    with Game.resume(game.path, tiny()) as again:
        assert [text.text for text in again.written] == [None, None]


def test_an_empty_or_endless_text_is_refused(tmp_path: Path) -> None:
    with new_game(tmp_path) as game:
        for text, code in ((" \n", "no-text"), ("x" * (LONGEST_TEXT + 1), "text-too-long")):
            outcome = game.submit(Write("note", text))
            assert isinstance(outcome, Refused)
            assert outcome.codes == (code,)
        assert len(records(game)) == 2
    assert not private_path(game.path).exists()


def test_undo_after_a_note_takes_back_the_move_and_not_the_note(tmp_path: Path) -> None:
    with new_game(tmp_path) as game:
        do(game, GoOn(), GoOn(), VotesDone(), Write("note", "x"), Undo())
        assert not game.table.pending.votes_done
        assert [text.text for text in game.written] == ["x"]


@pytest.mark.parametrize(
    ("kind", "content", "why"),
    [
        ("teleport", {"turn": 1}, "no record of this kind"),
        ("input", {"turn": 1, "kind": "teleport"}, "no input of kind"),
        ("input", {"turn": 1, "kind": "vote", "role": "finance", "key": "a"}, "not-now-in-beat"),
        ("input", {"turn": 2, "kind": "go_on"}, "something else than it says"),
        ("turn", {"turn": 1}, "not-now-in-beat"),
        ("end", {"turns": 4}, "record of kind “input”"),
        ("start", {"turn": 0, "hash": "0" * 32, "stocks": {}}, "something else than it says"),
    ],
)
def test_a_record_that_does_not_fit_is_named_and_the_log_left_alone(
    tmp_path: Path, kind: str, content: dict[str, Any], why: str
) -> None:
    with new_game(tmp_path) as game:
        pass
    writer, _ = LogWriter.open_for_append(game.path)
    with writer:
        writer.append(kind, content)
    written = game.path.read_bytes()
    with refused(LogError, "record 3") as caught:
        Game.resume(game.path, tiny())
    assert why in english(caught.value.finding)
    assert game.path.read_bytes() == written


def test_a_half_year_that_comes_out_otherwise_is_not_played_on(tmp_path: Path) -> None:
    with new_game(tmp_path) as game:
        play_half_year(game)
        kept = records(game)
    changed = game.path.with_name("changed.jsonl")
    with LogWriter.create(changed, read_log(game.path).header) as writer:
        for record in kept[1:]:
            content = {**record.d, "hash": "0" * 32} if record.k == "turn" else record.d
            writer.append(record.k, content)
    with refused(LogError, "turn"):
        Game.resume(changed, tiny())


def test_a_setup_that_the_pack_does_not_have_cannot_be_played_on(tmp_path: Path) -> None:
    with new_game(tmp_path) as game:
        header = read_log(game.path).header
    other = tmp_path / "other.jsonl"
    setup = {**header.setup, "profile": "rich"}
    with LogWriter.create(other, header.model_copy(update={"setup": setup})):
        pass
    with refused(LogError, "rich"):
        Game.resume(other, tiny())
