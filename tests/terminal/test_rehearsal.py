"""Practising alone at the keyboard: the machine's roles talk, vote, decide and advise; the log replays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from game.engine.state import Setup
from game.engine.step import default_setup
from game.log.read import read_log
from game.log.replay import replay
from game.session.seats import played_by_machine
from game.terminal.app import FINE
from game.texts.catalogue import LANGUAGES, words

from .support import Reader, Screen, edition_of, play, script


def setup_of(*people: str, pack: str = "fjordvik", turns: int = 2) -> Setup:
    scenario = edition_of(pack).scenario
    roles = tuple(scenario.settings.roles)
    plain = replace(default_setup(scenario), turns=turns)
    return played_by_machine(roles, plain, (role for role in roles if role not in people))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_whole_game_is_practised_by_somebody_who_types_what_is_offered(
    tmp_path: Path, language: str
) -> None:
    screen, log = Screen(), tmp_path / "g.jsonl"
    reader = Reader(screen, Random(3).choice)
    edition = edition_of("fjordvik")
    people = ("health",) if language == "nb" else ()
    assert play(edition, screen.console(reader), log, language=language, setup=setup_of(*people)) == FINE
    replayed = replay(read_log(log), edition.scenario)
    assert replayed.fault is None
    machine = set(setup_of(*people).machine)
    assert [machine <= {role for role, _ in turn.votes} for turn in replayed.turns] == [True, True]
    assert words(language)("rehearsal.times") in screen.flat
    assert reader.unread == []


def test_the_table_talks_and_tells_more_to_whom_asks(tmp_path: Path) -> None:
    screen, log = Screen(), tmp_path / "g.jsonl"
    keys = ["", "", *"123456", "q"]
    assert play(edition_of("fjordvik"), screen.console(script(keys)), log, setup=setup_of()) == FINE
    facts = [record.d for record in read_log(log).records if record.d.get("kind") == "read_fact"]
    assert facts
    for fact in facts:
        known = edition_of("fjordvik").scenario.cards[str(fact["card"])].private
        assert " ".join(known[str(fact["role"])].split()) in screen.flat


def test_undo_takes_back_the_persons_vote_and_those_that_the_machine_gave_after_it(tmp_path: Path) -> None:
    screen, log = Screen(), tmp_path / "g.jsonl"
    keys = ["", "", "", "a", "", "u", "q"]
    assert play(edition_of("fjordvik"), screen.console(script(keys)), log, setup=setup_of("health")) == FINE
    records = read_log(log).records
    assert [record.d.get("kind") for record in records].count("vote") == 6
    assert [record.k for record in records].count("undo") == 6
    assert words("nb")("undone.vote") in screen.flat
