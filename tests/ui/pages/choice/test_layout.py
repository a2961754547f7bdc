"""Every card and every sheet of the choice, in every language, at every size and text scale: nothing sticks out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product, zip_longest

import pytest

from game.resources import shipped_packs
from game.session.inputs import GivePromise, Lend, MoveSum, PlaceToken, Propose, Undo, Vote
from game.session.seats import taken_seats
from game.session.table import Pending, menu_of
from game.session.views import case
from game.texts.catalogue import LANGUAGES
from game.ui.element import Context
from game.ui.geometry import TEXT_PERCENTS, Grid, Size
from game.ui.layout import layout
from game.ui.pages.choice import ChoicePage
from game.ui.pages.choice.budget import BudgetSheet, GainsSheet, MovesSheet
from game.ui.pages.choice.card_sheet import CardSheet
from game.ui.pages.choice.lending import LendingSheet
from game.ui.pages.choice.prediction import PredictionSheet
from game.ui.pages.choice.promise import PromiseSheet
from game.ui.pages.choice.reveal import VotesSeen
from game.ui.pages.choice.sheet import Sheet
from game.ui.pages.choice.summary import SummarySheet
from game.ui.pages.choice.tokens import TokensSheet
from game.ui.pages.choice.votes import KeyingSheet, VotesSheet
from game.ui.room import Room
from game.ui.screens import Settings
from tests.ui.pages.choice.support import at_the_choice, fonts, room_of, submit, with_open, with_situation
from tests.ui.sharing import Inspection

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster

PACKS = ("tiny", *shipped_packs())
SIZES = (Size(1280, 720), Size(1366, 768), Size(1024, 768), Size(1920, 1080), Size(3840, 2160))
EVERYTHING = tuple(product(SIZES, TEXT_PERCENTS))
HARDEST = ((Size(1280, 720), 130), (Size(1024, 768), 130), (Size(1280, 720), 100))


def _inspection(windows: Iterable[tuple[Size, int]], language: str) -> Inspection:
    return Inspection(windows, fonts(), language)


def _flaws(inspection: Inspection, room: Room, sheet: Sheet) -> list[str]:
    page = ChoicePage(room)
    page._sheet = sheet
    return inspection.flaws(str(sheet), page.view)


def _tables(room: Room) -> Iterator[tuple[str, tuple[str, ...], str | None]]:
    """Tables on which every card that can be answered lies once."""
    cards = room.game.rules.scenario.cards
    main = [name for name, card in cards.items() if card.kind == "case"]
    delegated = [name for name, card in cards.items() if card.kind == "delegated"]
    events = [name for name, card in cards.items() if card.kind == "event" and card.options]
    pairs = list(zip_longest(delegated[::2], delegated[1::2]))
    for first, pair, event in zip_longest(main, pairs, events):
        yield first or main[0], tuple(name for name in pair or () if name), event


def _all_cards(pack: str, language: str, inspection: Inspection) -> list[str]:
    found: list[str] = []
    done = set[Sheet]()
    with room_of(pack, language=language) as room:
        at_the_choice(room)
        for main, delegated, event in _tables(room):
            with_open(room, main, delegated, event)
            sheets: list[Sheet] = [VotesSheet(main), CardSheet(main), KeyingSheet(main)]
            for name in (*delegated, *((event,) if event else ())):
                sheets += [CardSheet(name), CardSheet(name, read=True)]
            for sheet in sheets:
                if sheet not in done:
                    found += _flaws(inspection, room, sheet)
                    done.add(sheet)
    return found


def _other_sheets(room: Room) -> tuple[Sheet, ...]:
    """All sheets but those of cards, also where they have nothing to offer now; not what the pack never plays."""
    rules, budget = room.game.rules, menu_of(room.game.rules, room.table).budget
    main = room.main_card
    names = tuple(rules.layout.roles)
    of_features: Mapping[str, tuple[Sheet, ...]] = {
        "tokens": (TokensSheet(), TokensSheet(names[-1])),
        "lending": (LendingSheet(), LendingSheet(names[0])),
        "promises": (PromiseSheet(),),
        "predictions": (PredictionSheet(),),
        "votes": (KeyingSheet(main), VotesSeen(main)) if main else (),
    }
    sheets: list[Sheet] = [SummarySheet()]
    sheets += [sheet for feature, found in of_features.items() if room.has(feature) for sheet in found]
    if budget is not None:
        sheets += [BudgetSheet()]
        if room.table.pending.proposal is not None:
            sheets += [MovesSheet(), MovesSheet(next(iter(rules.layout.lines))), GainsSheet()]
    return tuple(sheets)


def _fill(room: Room) -> None:
    """Put down something of everything, as much as the table may."""
    menu, rules = menu_of(room.game.rules, room.table), room.game.rules
    roles = tuple(rules.layout.roles)
    if room.main_card is not None and room.has("votes"):
        legal = next(card.legal for card in menu.cards if card.card == room.main_card)
        for number, role in enumerate(taken_seats(rules.scenario, room.table.setup)):
            submit(room, Vote(role, legal[number % len(legal)]))
    for number, role in enumerate(roles if menu.token_targets else ()):
        submit(room, PlaceToken(role, menu.token_targets[-1 - number % len(menu.token_targets)]))
    for lender in menu.lenders:
        submit(room, Lend(lender, roles[(roles.index(lender) + 1) % len(roles)]))
    if menu.budget is not None:
        first, second = tuple(rules.layout.lines)[:2]
        submit(room, Propose(next(iter(menu.budget.proposals))), MoveSum(first, second))
    if menu.promises:
        submit(room, GivePromise(menu.promises[0]))


def _all_other_sheets(pack: str, language: str, inspection: Inspection) -> list[str]:
    found: list[str] = []
    with room_of(pack, language=language) as room:
        for turn in range(1, room.game.rules.scenario.settings.turns + 1):
            at_the_choice(room, turn)
            for full in (False, True):
                if full:
                    _fill(room)
                for sheet in _other_sheets(room):
                    found += _flaws(inspection, room, sheet)
            while room.table.pending != Pending():
                submit(room, Undo())
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pack", PACKS)
def test_every_card_fits_where_room_is_short(pack: str, language: str) -> None:
    assert _all_cards(pack, language, _inspection(HARDEST, language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pack", PACKS)
def test_every_other_sheet_fits_where_room_is_short(pack: str, language: str) -> None:
    assert _all_other_sheets(pack, language, _inspection(HARDEST, language)) == []


@pytest.mark.layout
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pack", PACKS)
def test_every_card_fits_at_every_size(pack: str, language: str) -> None:
    assert _all_cards(pack, language, _inspection(EVERYTHING, language)) == []


@pytest.mark.layout
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pack", PACKS)
def test_every_other_sheet_fits_at_every_size(pack: str, language: str) -> None:
    assert _all_other_sheets(pack, language, _inspection(EVERYTHING, language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_closed_answers_fit(language: str) -> None:
    inspection = _inspection(HARDEST[:1], language)
    with room_of("fjordvik", language=language) as room:
        with_situation(at_the_choice(room), "supervision")
        for main, delegated, event in _tables(room):
            with_open(room, main, delegated, event)
            assert _flaws(inspection, room, CardSheet(main)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_the_usual_text_size_a_new_case_shows_its_text_with_its_answers(language: str) -> None:
    context = Context(Grid(Size(1280, 720)), fonts())
    with room_of("fjordvik", language=language) as room:
        at_the_choice(room)
        for main, delegated, event in _tables(room):
            with_open(room, main, delegated, event)
            for name in (*delegated, *((event,) if event else ())):
                page = ChoicePage(room)
                page._sheet = CardSheet(name)
                tree = layout(page.view(Settings(language)), context)
                text = case(room.play(), name).text
                assert any(box.name == text for box in tree.walk()), (name, language)
                assert any(box.key == "option:A" for box in tree.walk()), (name, language)
