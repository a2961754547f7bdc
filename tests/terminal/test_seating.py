"""At the terminal: votes one at a time, people with two roles, and who comes and goes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from game.engine.step import default_setup
from game.log.read import read_log
from game.terminal.console import SCROLL
from tests.session.facts_read import facts_read

from .support import TO_THE_CHOICE, edition_of, play_script, table_in

LAPTOP = replace(default_setup(edition_of("tiny").scenario), voting="laptop")
AWAY = "\n" * SCROLL


def test_the_machine_goes_round_and_every_vote_is_pushed_off_the_screen(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    _, screen = play_script(log, [*TO_THE_CHOICE, "", "b", "", "a", "", "", "q"], setup=LAPTOP)
    assert dict(table_in(log).pending.votes) == {"director": "b", "finance": "a"}
    pages = screen.written.split(AWAY)
    mine = [page for page in pages if "Hva stemmer du, Direktør?" in page.replace("\n", " ")]
    assert len(mine) == 1
    assert "Gi maskinen" not in mine[0]
    handed = next(page for page in pages if "Gi maskinen til Økonomi" in page)
    assert "stemte" not in handed
    assert "Direktør stemte B" in screen.flat


def test_a_vote_at_the_machine_can_be_left_out_and_the_vote_goes_on_where_it_stopped(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    play_script(log, [*TO_THE_CHOICE, "", "", "", "q"], setup=LAPTOP)
    table = table_in(log)
    assert (table.pending.votes, table.pending.abstained) == ((), (("director", ""),))


def test_a_double_role_is_set_up_and_votes_once_under_both_names(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    set_up = ["v", "", "", "", "", "2", "1", "", "2"]
    _, screen = play_script(log, [*set_up, *TO_THE_CHOICE, "", "a", "", "q"])
    table = table_in(log)
    assert table.setup.together == (("finance", "director"),)
    assert table.setup.voting == "laptop"
    assert table.pending.votes == (("director", "a"),)
    assert "Direktør + Økonomi stemte A" in screen.flat


def test_a_double_role_said_again_gets_a_person_of_its_own(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    _, screen = play_script(log, ["v", "", "", "", "", "2", "1", "2", "", "", "", "q"])
    assert "Økonomi, sammen med Kommunedirektør" in screen.flat
    assert table_in(log).setup == default_setup(edition_of("tiny").scenario)


def test_somebody_leaves_in_the_middle_of_the_votes_and_comes_back(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    _, screen = play_script(log, [*TO_THE_CHOICE, "r", "2", "2", "a", "r", "2", "1", "q"])
    assert "Økonomi er ikke her. Direktør avgjør." in screen.flat
    assert "Økonomi er her." in screen.flat
    table = table_in(log)
    assert table.setup.empty_seats == ()
    assert table.pending.votes == (("director", "a"),)
    assert table.pending.votes_done, "what was shown is not hidden again"


def test_the_way_to_vote_changes_in_the_middle_of_a_game(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    _, screen = play_script(log, [*TO_THE_CHOICE, "v", "2", "", "a", "q"])
    assert "Slik stemmer dere nå: alene ved maskinen" in screen.flat
    assert "Gi maskinen til Direktør" in screen.flat


def test_what_a_person_with_two_roles_knows_is_read_at_once_and_noted(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    both = replace(default_setup(edition_of("tiny").scenario), together=(("finance", "director"),))
    _, screen = play_script(log, ["", "", "p", "2", "", "", "q"], setup=both)
    assert "Nå skal bare Direktør + Økonomi lese" in screen.flat
    assert "Ordføreren har lovet" in screen.flat
    assert "Leverandøren tar betalt" in screen.flat
    assert {each.role for each in facts_read(read_log(log).records)} == {"director", "finance"}


def test_an_empty_seat_s_adviser_is_heard_by_all(tmp_path: Path) -> None:
    log = tmp_path / "g.jsonl"
    empty = replace(default_setup(edition_of("tiny").scenario), empty_seats=("finance",))
    _, screen = play_script(log, ["", "", "p", "2", "q"], setup=empty)
    assert "så dette får alle høre. Rådgiveren sier: Leverandøren" in screen.flat
    assert "Det du ikke sier høyt" not in screen.flat
