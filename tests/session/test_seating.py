"""Who sits at the table, before and during the game, and what that does to votes."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from game.engine.state import Setup
from game.engine.step import default_setup
from game.log.read import read_log
from game.log.replay import replay
from game.policy import POLICIES
from game.session.auto import play_to_end
from game.session.deciding import still_to_vote, votes_shown
from game.session.edition import Edition, open_edition
from game.session.game import Game
from game.session.inputs import (
    Abstain,
    Commit,
    GoOn,
    Input,
    ReadFact,
    Sit,
    Undo,
    Vote,
    VoteBy,
    VotesDone,
)
from game.session.refused import Refused
from game.session.seats import is_seating, person_of, persons, seated, speaks_for, voters
from game.session.table import new_table
from tests.games import SHIPPED
from tests.session.facts_read import FactRead, facts_read

from .support import after, at_the_choice, codes, inputs_for, played, setup_of, table_of, tiny


@pytest.fixture(scope="module")
def fjordvik() -> Edition:
    return open_edition(SHIPPED / "fjordvik")


def _fjordvik(edition: Edition, **changes: object) -> Setup:
    return replace(default_setup(edition.scenario), **changes)  # type: ignore[arg-type]


def test_four_people_play_six_roles_with_four_votes(fjordvik: Edition) -> None:
    setup = _fjordvik(fjordvik, together=(("health", "finance"), ("digital", "community")))
    assert persons(fjordvik.scenario, setup) == (
        ("director",), ("finance", "health"), ("childhood",), ("community", "digital"),
    )  # fmt: skip
    assert voters(fjordvik.scenario, setup) == ("director", "finance", "childhood", "community")
    assert person_of(fjordvik.scenario, setup, "health") == ("finance", "health")
    assert speaks_for(fjordvik.scenario, setup, "health") == "health"


def test_a_double_role_votes_once_and_its_second_role_is_told_who_does() -> None:
    table = at_the_choice(table_of(together=(("finance", "director"),)))
    assert codes(table, Vote("finance", "a")) == ("one-vote",)
    assert votes_shown(tiny().rules, after(table, Vote("director", "a")))


def test_whoever_abstains_or_is_out_of_the_room_is_not_waited_for() -> None:
    table = after(at_the_choice(table_of()), Abstain("finance", "away"))
    assert still_to_vote(tiny().rules, table) == ("director",)
    back = after(table, Vote("finance", "a"))
    assert (back.pending.votes, back.pending.abstained) == ((("finance", "a"),), ())
    gone = after(back, Abstain("finance"))
    assert (gone.pending.votes, gone.pending.abstained) == ((), (("finance", ""),))
    assert votes_shown(tiny().rules, after(gone, Vote("director", "b")))


def test_when_somebody_leaves_the_director_decides_and_nobody_waits() -> None:
    table = after(at_the_choice(table_of()), Vote("director", "a"), Sit("finance"))
    assert votes_shown(tiny().rules, table)
    assert speaks_for(tiny().scenario, table.setup, "finance") == "director"
    back = after(table, Undo())
    assert still_to_vote(tiny().rules, back) == ("finance",)
    assert back.setup == table_of().setup


def test_who_is_here_outlasts_the_half_year_and_undo_goes_no_further_back() -> None:
    table = after(table_of(), Sit("finance"), VoteBy("laptop"))
    table = played(table, 1)
    assert (table.setup.empty_seats, table.setup.voting) == (("finance",), "laptop")
    table = after(at_the_choice(table), Sit("finance", "finance"), Undo())
    assert (table.setup.empty_seats, table.setup.voting) == (("finance",), "laptop")


def test_votes_of_people_who_left_before_the_reveal_do_not_count() -> None:
    table = after(at_the_choice(table_of()), Vote("finance", "a"), Sit("finance"))
    assert table.pending.votes == ()
    shown = after(at_the_choice(table_of()), Vote("finance", "a"), Vote("director", "b"), Sit("finance"))
    assert dict(shown.pending.votes) == {"finance": "a", "director": "b"}


def test_who_comes_after_the_reveal_hides_nothing_again() -> None:
    table = after(at_the_choice(table_of(empty_seats=("finance",))), Vote("director", "a"))
    assert votes_shown(tiny().rules, after(table, Sit("finance", "finance")))


def test_somebody_stays_at_the_table() -> None:
    table = after(table_of(), Sit("finance"))
    assert codes(table, Sit("director")) == ("nobody-left",)
    assert codes(table, Sit("director", "finance")) == ("seat-empty",)
    assert codes(table, Sit("nobody")) == ("no-such-role",)
    assert codes(table, VoteBy("pigeon")) == ("no-such-way",)


def test_every_seating_that_can_be_reached_is_one_that_can_be_set_up(fjordvik: Edition) -> None:
    scenario, start = fjordvik.scenario, _fjordvik(fjordvik)
    roles = tuple(scenario.settings.roles)
    for first, second, third in product(roles[:4], roles[:4], ("", *roles[:4])):
        setup = seated(roles, start, first, second)
        for role, by in ((second, third), (first, ""), (third or first, first)):
            setup = setup and (seated(roles, setup, role, by) or setup)
        assert setup is not None
        assert is_seating(scenario, setup)
        assert {role for person in persons(scenario, setup) for role in person} == set(roles) - set(
            setup.empty_seats
        )


def test_who_shared_a_person_with_a_role_that_goes_keeps_that_person(fjordvik: Edition) -> None:
    setup = _fjordvik(fjordvik, together=(("health", "finance"), ("digital", "finance")))
    left = seated(fjordvik.scenario.settings.roles, setup, "finance", "")
    assert left is not None
    assert ("health", "digital") in persons(fjordvik.scenario, left)
    assert left.empty_seats == ("finance",)


@pytest.mark.parametrize("pairs", [(("nobody", "director"),), (("finance", "finance"),)])
def test_double_roles_that_there_are_not_cannot_be_played(pairs: tuple[tuple[str, str], ...]) -> None:
    with pytest.raises(ValueError, match="double roles"):
        new_table(tiny().rules, setup_of(tiny(), together=pairs), 1)


def _do(game: Game, *acts: Input) -> None:
    for act in acts:
        outcome = game.submit(act)
        assert not isinstance(outcome, Refused), (act, outcome)


def test_a_game_with_comings_and_goings_is_gone_on_with_and_replays(tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    with Game.new(tiny(), setup_of(tiny()), 7, "nb", path) as game:
        _do(
            game,
            GoOn(),
            GoOn(),
            VoteBy("laptop"),
            Vote("finance", "a"),
            Sit("finance"),
            Vote("director", "b"),
        )
        _do(game, *[act for act in inputs_for(game.rules, game.table) if not isinstance(act, Vote)], Commit())
        while game.table.beat != "choice":
            _do(game, GoOn())
        _do(game, Sit("finance", "finance"), Abstain("finance", "away"))
        before = game.table
    with Game.resume(path, tiny()) as game:
        assert game.table == before
        assert still_to_vote(game.rules, game.table) == ("director",)
        _do(game, VotesDone(), Undo())
        assert still_to_vote(game.rules, game.table) == ("director",)
        _do(
            game,
            *[act for act in inputs_for(game.rules, game.table) if getattr(act, "role", "") != "finance"],
        )
        _do(game, Commit())
        assert game.table.played[-1].abstained == (("finance", "away"),)
    log = read_log(path)
    assert replay(log, tiny().scenario).fault is None
    last = [record for record in log.records if record.k == "turn"][-1]
    assert list(last.d["abstained"]) == [["finance", "away"]]  # type: ignore[arg-type]


def test_that_a_fact_was_read_is_in_the_log_and_changes_nothing_else(tmp_path: Path) -> None:
    card = next(name for name, card in tiny().scenario.cards.items() if card.private)
    role = next(iter(tiny().scenario.cards[card].private))
    path = tmp_path / "g.jsonl"
    with Game.new(tiny(), setup_of(tiny()), 7, "nb", path) as game:
        _do(game, GoOn())
        before = game.table
        _do(game, ReadFact(role, card), ReadFact(role, card))
        assert game.table is before
        assert isinstance(game.submit(ReadFact(role, "nothing")), Refused)
        _do(game, Undo())
        assert game.table.beat == "news"
    with Game.resume(path, tiny()) as game:
        assert game.table.beat == "news"
    assert facts_read(read_log(path).records) == (FactRead(1, card, role),)


def test_a_built_in_team_votes_once_for_each_person(tmp_path: Path) -> None:
    setup = setup_of(tiny(), together=(("finance", "director"),), voting="phones")
    with Game.new(tiny(), setup, 7, "nb", tmp_path / "g.jsonl") as game:
        play_to_end(game, POLICIES["balanced"])
        assert {role for half_year in game.table.played for role, _ in half_year.votes} == {"director"}
    log = read_log(tmp_path / "g.jsonl")
    assert log.header.setup["together"] == [["finance", "director"]]
    assert log.header.setup["voting"] == "phones"
    assert replay(log, tiny().scenario).fault is None
