"""Keying in from paper: the lines of the sheet, one after the other, with the cards that were drawn."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from game.log.read import read_log
from game.log.replay import replay, verify_log
from game.report import debrief_of_game
from game.report.years import film
from game.research.whatif import all_what_ifs
from game.session.edition import open_edition
from game.session.game import Game
from game.session.inputs import Bring, Commit, GoOn, Input, NoEvent, Undo
from game.session.keying import Keying, Place, event_here, may_key_in
from game.session.refused import Refused
from game.session.table import TableState, main_case, menu_of
from game.session.views.paper import Question, found_by_code, question
from game.session.views.paper_rows import rows
from game.session.views.play import Play, play_of
from game.texts.catalogue import words
from tests.session.support import after, at_the_choice, codes, inputs_for, setup_of, table_of, tiny

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster

FJORDVIK = Path(__file__).parents[2] / "scenarios" / "fjordvik"


def play(game: Game, language: str = "nb") -> Play:
    return play_of(game.rules, game.edition.in_language(language), game.table, words(language))


def keying(game: Game) -> Keying:
    return Keying(
        game.rules, lambda: game.table, lambda act: not isinstance(game.submit(act), Refused), game.annotate
    )


class Table:
    """A table without a screen: shuffled piles, and a sheet on which it writes what it draws."""

    def __init__(self, game: Game, seed: int) -> None:
        self.chance = random.Random(seed)
        self.played: list[str] = []
        cards = game.edition.scenario.cards
        layout, whole = game.rules.layout, game.table.step.closed.whole
        seen = {name for name in cards if whole[layout.offered[layout.cards[name]]]}
        self.piles = {
            kind: [name for name, card in cards.items() if card.kind == kind and name not in seen]
            for kind in ("case", "delegated", "event")
        }
        for pile in self.piles.values():
            self.chance.shuffle(pile)

    def line(
        self, game: Game, asked: Question, wanted: dict[str, str]
    ) -> tuple[tuple[Input, ...], Place | None]:
        """What is keyed in for a line: the inputs, and where they lead."""
        if asked.code:
            kind = wanted[asked.place.kind]
            if kind == "event" and self.chance.random() < 0.5:
                assert asked.enter is not None
                return asked.enter.acts, None
            if not self.piles[kind]:
                assert asked.enter is not None
                return asked.enter.acts, None
            card = self.piles[kind].pop()
            found = found_by_code(play(game), game.table, asked.place, game.edition.scenario.cards[card].code)
            assert found.wrong == ""
            self.played.append(card)
            return found.acts, None
        open_ = [each for each in asked.answers if not each.refusal]
        if asked.enter is not None and (not open_ or self.chance.random() < 0.4):
            return asked.enter.acts, asked.enter.then
        picked = self.chance.choice(open_)
        return picked.acts, picked.then


@pytest.mark.parametrize("seed", [1, 2])
def test_a_game_half_on_screen_and_half_on_paper_has_the_cards_that_were_drawn(tmp_path: Path, seed: int):
    edition = open_edition(FJORDVIK)
    log = tmp_path / "game.jsonl"
    with Game.new(edition, setup_of(edition), seed, "nb", log) as game:
        for _ in range(4):
            while game.table.beat != "choice":
                game.submit(GoOn())
            for act in (*inputs_for(edition.rules, game.table), Commit()):
                assert not isinstance(game.submit(act), Refused)
    with Game.resume(log, edition) as game:
        table, keyer = Table(game, seed), keying(game)
        wanted = {"event": "event", "case": "case", "small": "delegated"}
        while keyer.place.kind != "done":
            asked = question(play(game), game.table, keyer.place)
            acts, then = table.line(game, asked, wanted)
            assert keyer.put(acts, then), (keyer.place, acts)
        assert game.table.played_out
        game.submit(GoOn())
        told = [
            each.title
            for half in list(film(debrief_of_game(game, edition.scenario, "nb")))[4:]
            for each in half.decided
            if "hentet med kode" in each.answer
        ]
        cases = [each for each in table.played if edition.scenario.cards[each].kind != "event"]
        events = [each for each in table.played if edition.scenario.cards[each].kind == "event"]
        titles = [edition.scenario.cards[each].title for each in cases]
        assert [each for each in told if each in titles] == titles
        films = list(film(debrief_of_game(game, edition.scenario, "nb")))
        brought = [each.event.card for each in films if each.came_by == "hentet med kode" and each.event]
        assert brought == events
    assert verify_log(log, edition.scenario).ok
    file = read_log(log)
    replayed = replay(file, edition.scenario)
    assert replayed.fault is None
    noted = [record.d["turn"] for record in file.records if record.x.get("what") == "paper"]
    assert noted == [5, 6, 7, 8]


def test_back_takes_back_what_was_keyed_in_to_the_last_bit(tmp_path: Path):
    with Game.new(tiny(), setup_of(tiny()), 7, "nb", tmp_path / "game.jsonl") as game:
        keyer, table = keying(game), Table(game, 3)
        begun = (game.table.state, game.table.pending, game.table.beat)
        trail = []
        while keyer.place.kind != "confirm":
            trail.append((keyer.place, game.table.pending, game.table.state))
            asked = question(play(game), game.table, keyer.place)
            kinds = {"event": "event", "case": "case", "small": "delegated"}
            assert keyer.put(*table.line(game, asked, kinds))
        assert [row.value for row in rows(play(game), game.table)]
        for place, pending, state in reversed(trail):
            assert keyer.back()
            assert (keyer.place, game.table.pending, game.table.state) == (place, pending, state)
        assert (game.table.state, game.table.pending, game.table.beat) == begun
        assert not keyer.back()


def test_what_is_refused_leaves_the_line_as_it_was(tmp_path: Path):
    with Game.new(tiny(), setup_of(tiny()), 7, "nb", tmp_path / "game.jsonl") as game:
        keyer = keying(game)
        before = keyer.place
        assert not keyer.put((Bring("nowhere"),))
        assert (keyer.place, game.table.moves) == (before, ())
        assert found_by_code(play(game), game.table, Place("case"), "Z9").wrong
        event = next(card.code for card in tiny().scenario.cards.values() if card.kind == "event")
        assert event in found_by_code(play(game), game.table, Place("case"), event).wrong


def test_a_second_code_for_the_main_case_takes_the_first_ones_place_and_undo_brings_it_back():
    rules = tiny().rules
    table = at_the_choice(table_of())
    dealt = main_case(rules, menu_of(rules, table))
    others = [
        name
        for name, card in tiny().scenario.cards.items()
        if card.kind == "case" and dealt is not None and name != dealt.card
    ]
    filled = after(table, *inputs_for(rules, table))
    first = after(filled, Bring(others[0]))
    assert (first.pending.votes, first.pending.prediction) == ((), None)
    second = after(first, Bring(others[1]))
    assert second.pending.brought == (others[1],)
    assert codes(second, Bring(others[1])) == ("card-brought",)
    main = main_case(rules, menu_of(rules, second))
    assert main is not None
    assert main.card == others[1]
    assert after(second, Undo(), Undo()) == filled
    done = after(second, *inputs_for(rules, second), Commit())
    assert done.played[-1].decisions.brought == (others[1],)
    assert codes(after(done, GoOn()), Bring(others[1])) == ("card-played",)


def test_no_event_came_where_chance_had_one():
    rules = tiny().rules

    def second(seed: int) -> TableState:
        table = at_the_choice(table_of(seed))
        return after(table, *inputs_for(rules, table), Commit(), GoOn())

    table = next(
        table for seed in range(200) for table in (second(seed),) if event_here(rules, table) is not None
    )
    quiet = after(table, NoEvent())
    assert event_here(rules, quiet) is None
    assert quiet.state.floats != table.state.floats
    assert after(quiet, Undo()).state == table.state
    choice = at_the_choice(quiet)
    done = after(choice, *inputs_for(rules, choice), Commit())
    assert done.played[-1].decisions.quiet


def test_what_if_keeps_the_cards_that_were_brought(tmp_path: Path):
    with Game.new(tiny(), setup_of(tiny()), 7, "nb", tmp_path / "game.jsonl") as game:
        keyer, table = keying(game), Table(game, 5)
        while keyer.place.kind != "done":
            asked = question(play(game), game.table, keyer.place)
            kinds = {"event": "event", "case": "case", "small": "delegated"}
            assert keyer.put(*table.line(game, asked, kinds))
        decided = tuple(half.decisions for half in game.table.played)
        found = tuple(all_what_ifs(game.rules, game.table.setup, 7, decided))
        assert found
        assert not [each for found_ in found for each in found_.changed if each.what == "brought"]
        assert not may_key_in(game.table)


def test_an_answer_to_the_case_closes_the_votes(tmp_path: Path) -> None:
    with Game.new(tiny(), setup_of(tiny()), 7, "nb", tmp_path / "game.jsonl") as game:
        keyer = keying(game)
        while keyer.place.kind != "vote":
            asked = question(play(game), game.table, keyer.place)
            if asked.place.kind == "case":
                code = next(card.code for card in tiny().scenario.cards.values() if card.kind == "case")
                assert keyer.put(found_by_code(play(game), game.table, asked.place, code).acts)
            else:
                assert asked.enter is not None
                assert keyer.put(asked.enter.acts)
        skip = question(play(game), game.table, keyer.place).answers[-1]
        assert skip.mark == "0"
        assert keyer.put(skip.acts, skip.then)
        answer = question(play(game), game.table, keyer.place).answers[-1]
        assert keyer.put(answer.acts)
        assert game.table.pending.votes_done
