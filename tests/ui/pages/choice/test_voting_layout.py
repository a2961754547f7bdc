"""Every page and sheet around the votes fits where room is short, for every table from two to six people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice, product
from pathlib import Path

import pytest

from game.engine.state import VOTINGS
from game.resources import shipped_packs
from game.session.ballots import Mailbox
from game.session.inputs import Abstain, Sit, Undo, Vote, VoteBy, VotesDone
from game.session.seats import voters
from game.session.table import Pending
from game.session.views import case
from game.texts.catalogue import LANGUAGES
from game.ui.element import Element
from game.ui.geometry import TEXT_PERCENTS, Size
from game.ui.pages.choice import ChoicePage
from game.ui.pages.choice.booth import BoothPage
from game.ui.pages.choice.reveal import VotesSeen
from game.ui.pages.choice.seats import SeatsPage
from game.ui.pages.choice.sheet import Sheet
from game.ui.pages.choice.votes import KeyingSheet, VotesSheet, WaitingSheet
from game.ui.pages.secret import KnowersPage, SecretPage
from game.ui.pages.setup import SetupPage
from game.ui.room import Room
from game.ui.screens import Settings
from tests.ui.pages.choice.support import at_the_choice, fonts, room_of, submit, with_open
from tests.ui.pages.support import new_lobby
from tests.ui.sharing import Inspection

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster

PACKS = ("tiny", *shipped_packs())
HARDEST = ((Size(1280, 720), 130), (Size(1024, 768), 130))
SIZES = (Size(1280, 720), Size(1366, 768), Size(1024, 768), Size(1920, 1080), Size(3840, 2160))
EVERYTHING = tuple(product(SIZES, TEXT_PERCENTS))
View = Callable[[Settings], Element]


def _sheet(room: Room, sheet: Sheet) -> View:
    page = ChoicePage(room)
    page._sheet = sheet
    return page.view


def _tables(room: Room) -> Iterator[str]:
    """From everybody alone to two people who play all roles, each a name for what came to be."""
    roles = tuple(room.play().scenario.settings.roles)
    yield "everybody alone"
    for role, host in zip(roles[2:], [*roles[:2]] * 3, strict=False):
        submit(room, Sit(role, host))
        if role in (roles[2], roles[-1]):
            yield f"{role} with {host}"
    submit(room, Sit(roles[0]))
    yield "somebody gone"


def _ballots(room: Room, card: str) -> Iterator[str]:
    """All, all but two, and all of them for something else."""
    seats = voters(room.game.edition.scenario, room.table.setup)
    keys = [*room.game.rules.scenario.cards[card].options, "not_now"]
    for name, picked in (
        ("agreed", [keys[0]] * len(seats)),
        ("one against", [keys[1], *[keys[0]] * len(seats)]),
        ("every answer", keys * len(seats)),
    ):
        before = len(room.table.moves)
        submit(room, *(Vote(role, key) for role, key in zip(seats, picked, strict=False)))
        yield name
        while len(room.table.moves) > before:
            submit(room, Undo())
    before = len(room.table.moves)
    submit(room, *(Abstain(role, ("", "away")[n % 2]) for n, role in enumerate(seats[2:])))
    submit(room, *(Vote(role, key) for role, key in zip(seats[:2], keys, strict=False)))
    yield "two of many"
    while len(room.table.moves) > before:
        submit(room, Undo())
    submit(room, VotesDone())
    yield "nobody"
    submit(room, Undo())


def _pages(room: Room, card: str, *, whole: bool) -> Iterator[tuple[str, View]]:
    for way in VOTINGS:
        submit(room, VoteBy(way))
        yield f"the answers, {way}", _sheet(room, VotesSheet(card))
    yield "keying", _sheet(room, KeyingSheet(card))
    yield "waiting", _sheet(room, WaitingSheet(card))
    for at in ({}, {"shown": True}, {"shown": True, "reading": True}):
        yield f"booth {at}", BoothPage(room, card, **at).view
    if whole:
        yield "seats", SeatsPage(room).view
        for role in room.play().scenario.settings.roles:
            yield f"who plays {role}", SeatsPage(room, role).view
        yield "knowers", KnowersPage(room, card).view
    for fact in case(room.play(), card).private:
        yield f"cover over {fact.role}", SecretPage(room, card, fact.role).view
        yield f"secret of {fact.role}", SecretPage(room, card, fact.role, shown=True).view
    for name in _ballots(room, card):
        yield f"seen: {name}", _sheet(room, VotesSeen(card))
        if name != "nobody":
            yield "all in", BoothPage(room, card).view


def _flaws(pack: str, language: str, inspection: Inspection) -> list[str]:
    found: list[str] = []
    with room_of(pack, language=language, voting="phones") as room:
        if not room.has("votes"):
            return found
        room.ballots = Mailbox()
        at_the_choice(room)
        cards = [name for name, card in room.game.rules.scenario.cards.items() if card.kind == "case"]
        longest = sorted(cards, key=lambda name: len(case(room.play(), name).text), reverse=True)
        for table in _tables(room):
            for card in islice(longest, 2 if "alone" in table else 1):
                with_open(room, card)
                for name, view in _pages(room, card, whole=card == longest[0]):
                    found += inspection.flaws(f"{table}: {name}: {card}", view)
        assert room.table.pending == Pending()
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pack", PACKS)
def test_everything_around_the_votes_fits_where_room_is_short(pack: str, language: str) -> None:
    assert _flaws(pack, language, Inspection(HARDEST, fonts(), language)) == []


@pytest.mark.layout
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pack", PACKS)
def test_everything_around_the_votes_fits_at_every_size(pack: str, language: str) -> None:
    assert _flaws(pack, language, Inspection(EVERYTHING, fonts(), language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pack", shipped_packs())
def test_the_sheet_of_seats_fits_with_the_longest_values(pack: str, language: str, tmp_path: Path) -> None:
    inspection, lobby = Inspection(HARDEST, fonts(), language), new_lobby(tmp_path, pack, ballots=Mailbox())
    page, settings = SetupPage(lobby), lobby.edition.in_language(language).settings
    page.sheet = "seats"
    longest = max(settings.roles, key=lambda name: len(settings.roles[name].short))
    others = tuple((name, longest) for name in settings.roles if name != longest)
    for way in VOTINGS:
        lobby.setup = replace(lobby.chosen, together=others, voting=way, booklets=True)
        assert inspection.flaws(f"seats, {way}", page.view) == []
