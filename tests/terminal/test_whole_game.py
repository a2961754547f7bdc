from __future__ import annotations

import unicodedata
from pathlib import Path
from random import Random

import pytest

from game.log.read import read_log
from game.log.replay import Replayed, replay, verify_log
from game.session.edition import Edition
from game.session.views import Play, budget, cases, choice, consequences, epilogue, news
from game.terminal.app import FINE
from game.texts.catalogue import LANGUAGES, words
from tests.told import english

from .support import Reader, Screen, edition_of, play


def play_through(
    edition: Edition, language: str, log: Path, seed: int = 3, width: int = 80
) -> tuple[Screen, Reader]:
    """A whole game by somebody who types what is offered."""
    screen = Screen(width)
    reader = Reader(screen, Random(seed).choice)
    code = play(edition, screen.console(reader), log, seed=seed, language=language, debrief=lambda path: path)
    assert code == FINE
    return screen, reader


def offered_texts(edition: Edition, language: str, replayed: Replayed) -> list[str]:
    """Everything that stood on the table in a game, as the views say it."""
    found: list[str] = []
    for place in range(len(replayed.steps)):
        play_ = Play(
            edition.rules,
            edition.in_language(language),
            replayed.setup,
            replayed.steps[: place + 1],
            words(language),
        )
        if place:
            thought = replayed.turns[place - 1].prediction
            came = consequences(play_, thought)
            found += [came.sentence, came.second, came.person.spoken if came.person else ""]
            found += [change.after for change in came.gauges]
        if place == len(replayed.steps) - 1:
            ended = epilogue(play_)
            return [*found, ended.text, *(person.text for person in ended.people)]
        paper = news(play_)
        found += [paper.headline, paper.small, paper.person.spoken if paper.person else ""]
        found += [paper.event.text if paper.event else ""]
        for seen in cases(play_):
            found += [seen.title, seen.text]
            found += [answer.spoken for answer in choice(play_, seen.card).answers if answer.legal]
        money = budget(play_)
        if money is not None:
            found += [text for proposal in money.proposals for text in (proposal.name, proposal.text)]
            found += [line.name for line in money.proposals[0].lines]
            found += [text for rule in money.gains for text in (rule.name, rule.text)]
        found += [
            edition.in_language(language).settings.roles[role].short for role in edition.rules.layout.roles
        ]
    raise AssertionError("a game has at least its start")


def flat(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pack", ["tiny", "fjordvik"])
def test_a_whole_game_from_the_start_to_the_epilogue_reads_out_all_that_it_offers(
    tmp_path: Path, pack: str, language: str
) -> None:
    edition, log = edition_of(pack), tmp_path / "game.jsonl"
    screen, reader = play_through(edition, language, log)
    assert reader.unread == []
    replayed = replay(read_log(log), edition.scenario, rules=edition.rules)
    assert replayed.finished
    said = screen.flat
    missing = [text for text in offered_texts(edition, language, replayed) if flat(text) not in said]
    assert missing == []
    assert str(log) in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_log_of_a_game_at_the_terminal_is_whole_and_replays(tmp_path: Path, language: str) -> None:
    log = tmp_path / "game.jsonl"
    play_through(edition_of("tiny"), language, log, seed=11)
    verification = verify_log(log, edition_of("tiny").scenario)
    assert verification.chain.state == "whole"
    assert verification.ok, english(verification.what)
    assert read_log(log).header.language == language


def test_every_screen_says_where_we_are_and_what_can_be_done(tmp_path: Path) -> None:
    screen, _ = play_through(edition_of("tiny"), "nb", tmp_path / "game.jsonl")
    pages = screen.flat.split(", halvår ")[1:]
    assert len(pages) > 4 * 7
    for page in pages:
        assert page.partition(" av 4. ")[0] in {"1", "2", "3", "4"}
        assert "Enter:" in page or "Skriv" in page
        assert "? forklarer." in page


@pytest.mark.parametrize("width", [80, 40, 20, 5])
def test_lines_fit_the_terminal_and_hold_nothing_that_cannot_be_said(tmp_path: Path, width: int) -> None:
    screen, _ = play_through(edition_of("tiny"), "nb", tmp_path / "game.jsonl", width=width)
    for line in screen.written.split("\n"):
        assert len(line) <= max(width, 20) or " " not in line.strip(), line
        assert all(unicodedata.category(sign) not in {"Cc", "Cf", "Co", "So"} for sign in line), line
        assert not any("\u2500" <= sign <= "\u25ff" for sign in line), line


def test_a_wide_terminal_still_has_short_lines(tmp_path: Path) -> None:
    screen, _ = play_through(edition_of("tiny"), "nb", tmp_path / "game.jsonl", width=300)
    assert max(len(line) for line in screen.written.split("\n") if "game.jsonl" not in line) <= 80


def test_private_facts_are_not_said_aloud_unless_asked_for(tmp_path: Path) -> None:
    edition = edition_of("tiny")
    screen, _ = play_through(edition, "nb", tmp_path / "game.jsonl")
    for name, card in edition.scenario.cards.items():
        for fact in card.private.values():
            assert fact not in screen.flat, name
