"""Every screen of a game that a built-in team plays, in order, and a camera that makes pictures of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame

from game.log.form_file import When
from game.session.auto import Decide, next_inputs
from game.session.facilitating import END
from game.session.game import Game
from game.session.inputs import CallEvent, CatchUp, Commit, Undo, Vote
from game.session.keying import CODES
from game.session.refused import Refused
from game.session.repertoire import Repertoire
from game.session.seats import voters
from game.session.views import case, choice, news, why
from game.session.views.causal import around, loops_through
from game.ui.app import PAGES
from game.ui.draw import Attention, Pen
from game.ui.element import Context
from game.ui.geometry import Grid, Size
from game.ui.layout import layout
from game.ui.lobby import Lobby
from game.ui.pages.case import CasePage
from game.ui.pages.choice import ChoicePage
from game.ui.pages.choice.booth import BoothPage
from game.ui.pages.choice.seats import SeatsPage
from game.ui.pages.choice.summary import SummarySheet
from game.ui.pages.debrief import DebriefPage
from game.ui.pages.debrief.known import KnownStep
from game.ui.pages.epilogue import EpiloguePage
from game.ui.pages.facilitator import FacilitatorPage, PausePage
from game.ui.pages.facilitator.aside import AsidePage
from game.ui.pages.facilitator.call import CalledPage, CallPage
from game.ui.pages.facilitator.dispute import DisputePage
from game.ui.pages.facilitator.notes import NotesPage
from game.ui.pages.facilitator.paper import PaperPage
from game.ui.pages.facilitator.time import TimePage
from game.ui.pages.facilitator.what_if import WhatIfPage
from game.ui.pages.form import Draft, FormPage
from game.ui.pages.help import HelpPage
from game.ui.pages.news import NewsPage, parts_of_news
from game.ui.pages.overview import OverviewPage
from game.ui.pages.overview.page import TABS
from game.ui.pages.overview.past import PastPage
from game.ui.pages.secret import SecretPage
from game.ui.pages.setup import SHEETS, SetupPage
from game.ui.pages.start import StartPage
from game.ui.pages.telling import TownPage
from game.ui.pages.why import CausePage, LinkPage, MapPage, WhyPage, WithoutPage
from game.ui.pages.why.without import can_be_left_out
from game.ui.room import Room
from game.ui.screens import Key, Screen, Settings
from game.ui.theme import THEMES

FACILITATED = 2
"""The half-year in which the facilitator's pages are shown: from then on there is something to replay."""
MOST_SHEETS = 24
"""No choice beat has more things to decide."""
Named = tuple[str, Screen]


class Camera:
    """Draws screens at one size and in one language."""

    def __init__(
        self, wide: int, high: int, language: str, text_percent: int = 100, *, theme: str = "light"
    ) -> None:
        """`wide` and `high` in pixels; `theme` is a key of `theme.THEMES`."""
        self._pen = Pen()
        self._size = Size(wide, high)
        self._settings = Settings(language, text_percent, theme)

    def shoot(self, screen: Screen, path: Path) -> Path:
        """Write a PNG of a screen; where it lies."""
        pygame.image.save(self.picture(screen), path)
        return path

    def picture(self, screen: Screen) -> pygame.Surface:
        """A screen as it looks."""
        grid = Grid(self._size, self._settings.text_percent)
        tree = layout(screen.view(self._settings), Context(grid, self._pen.fonts))
        surface = pygame.Surface((self._size.width, self._size.height))
        self._pen.draw(surface, tree, THEMES[self._settings.theme], grid, Attention())
        return surface


def screens_of(game: Game, language: str, decide: Decide) -> Iterator[Named]:
    """Play a new game to its end and give each screen as it comes, named in plain words.

    A screen must be drawn before the next one is asked for: the game goes on. ValueError if the team decides
    something that the rules refuse.
    """
    room = Room(game, PAGES, _no_debrief, language)
    lobby = Lobby(Repertoire.around(game.edition), lambda *_: game, _no_debrief, PAGES, game.path.parent)
    yield "start", StartPage(lobby)
    setup = SetupPage(lobby)
    for setup.sheet in SHEETS:
        yield f"setup-{setup.sheet}", setup
    if room.has_form:
        yield from form_screens(room, "before")
    while game.table.beat not in ("epilogue", "over"):
        turn = game.table.turn
        for name, screen in _beat(room):
            yield f"{turn}-{name}", screen
        yield from ((f"{turn}-{name}", screen) for name, screen in _moves(room, decide))
    end = EpiloguePage(room)
    end.write()
    for at, part in enumerate(end.parts):
        end.at = at
        yield f"end-{part}", end
    yield from _debrief(room)


def _debrief(room: Room) -> Iterator[Named]:
    """Every page of the talk after the game; of what roles knew only the first thing, hidden and shown."""
    page = DebriefPage(room)
    while room.retold().work():
        pass
    page.home.write()
    for at, step in enumerate(page.steps):
        page.at = at
        step.enter(at_end=False)
        number, more = 1, True
        while more:
            yield f"talk-{page.at + 1}-{step.name}-{number:02}", page
            if isinstance(step, KnownStep) and step.told and step.place.part == "secret":
                step.at = next(n for n, place in enumerate(step.places) if place.part != "secret")
            else:
                more = step.forward()
            number += 1


def form_screens(room: Room, when: When) -> Iterator[Named]:
    """The cover of a form, every question without and with an answer, and the code."""
    page = FormPage(room, when, over=True)
    yield f"form-{when}-cover", page
    for number in range(len(page.items) + 1):
        page.draft = Draft(number, {})
        yield f"form-{when}-{number + 1:02}", page
        if page.item is not None and page.item.kind != "words":
            page.on_input(Key("b" if page.item.kind == "choice" else "right"))
            yield f"form-{when}-{number + 1:02}-answered", page


def _beat(room: Room) -> Iterator[Named]:
    match room.table.beat:
        case "news":
            page = NewsPage(room)
            if room.table.turn == 1:
                helped = HelpPage(page)
                yield "help", helped
                helped.terms = True
                yield "help-words", helped
                yield "overview-goals", OverviewPage(room, "goals")
                yield "town", TownPage(room)
            for at in range(len(parts_of_news(news(room.play())))):
                page.at = at
                yield f"news-{at + 1}", page
        case "case":
            yield "case", CasePage(room)
            if room.table.turn == FACILITATED:
                yield from facilitator_screens(room)
            yield from _secrets(room)
        case "choice":
            yield from _sheets(room)
            if room.table.turn == 1 and room.has("votes"):
                yield from _votes(room)
        case "consequences":
            yield "consequences", room.page_for()
            yield from _why(room)
            yield from ((f"overview-{tab}", OverviewPage(room, tab)) for tab in TABS)
            yield "past", PastPage(room, room.table.turn)
            yield "town-closed", TownPage(room)
        case _:
            pass


def _why(room: Room) -> Iterator[Named]:
    """Why, the largest cause opened, the map about the figure, and the game without a decision."""
    page = WhyPage(room, None)
    yield "why", page
    seen = why(room.play(), page.indicator)
    yield "why-cause", CausePage(room, page.indicator, next((each.key for each in seen.causes), None))
    loops_through(room.play(), page.indicator)
    yield "why-map", MapPage(room, page.indicator)
    yield from (
        ("why-arrow", LinkPage(room, arrow.key)) for arrow in around(room.play(), page.indicator).left[:1]
    )
    own = [each.choice for each in seen.yours if can_be_left_out(room, each.choice)]
    yield from (("why-without", WithoutPage(room, page.indicator, choice)) for choice in own[:1])


def facilitator_screens(room: Room) -> Iterator[Named]:
    """The facilitator's pages in any beat before the commit; what was done there is taken back."""
    before, given = len(room.table.moves), room.main_card or ""
    yield "facilitator", FacilitatorPage(room, given)
    yield "facilitator-pause", PausePage(room)
    room.go_on()
    if room.length() is not None:
        yield "facilitator-time", TimePage(room)
    yield "facilitator-call", CallPage(room)
    yield "facilitator-aside", AsidePage(room)
    notes = NotesPage(room, given)
    for number in range(len(notes.cards)):
        notes.at = number
        for notes.open in (False, True):
            yield f"facilitator-notes-{number}{'-open' if notes.open else ''}", notes
    yield "facilitator-dispute", DisputePage(room, given)
    if room.table.played:
        yield from _what_if(room)
    yield from _called(room)
    _take_back(room, before)
    yield from _paper(room)
    if room.submit(CatchUp(END)) is None:
        yield "facilitator-caught-up", AsidePage(room)
    _take_back(room, before)


def _what_if(room: Room) -> Iterator[Named]:
    page = WhatIfPage(room)
    yield "facilitator-what-if", page
    for _ in range(2):
        page.act(next(item.action for item in page.items() if item.action is not None))
        yield f"facilitator-what-if-{'replayed' if page.result else 'answers'}", page


def _paper(room: Room) -> Iterator[Named]:
    """A half-year keyed in from paper, each kind of line once: the first card that there is, the first answer."""
    page, seen = PaperPage(room), set[str]()
    cards = room.game.edition.scenario.cards
    while True:
        kind = page.keying.place.kind
        if kind in CODES:
            had = {card for half in room.table.played for card, _ in half.decisions.choices}
            left = (each for name, each in cards.items() if each.kind == CODES[kind] and name not in had)
            page.code = next((each.code for each in left), "")
        if kind not in seen:
            seen.add(kind)
            yield f"facilitator-paper-{kind}", page
        if kind == "confirm":
            return
        before = page.keying.place
        if kind not in CODES and page.key("a") is None and page.keying.place == before:
            page.key("1")
        if page.keying.place == before:
            page.forward()
        if page.keying.place == before:
            return


def _called(room: Room) -> Iterator[Named]:
    """The first event that can be called now, as it is read aloud."""
    for name, card in room.game.edition.scenario.cards.items():
        if card.kind == "event" and room.submit(CallEvent(name)) is None:
            yield "facilitator-called", CalledPage(room)
            return
    room.message = ""


def _sheets(room: Room) -> Iterator[Named]:
    """The choice's parts, undecided, in the order in which a table takes them; what that put down is taken back."""
    before, page = len(room.table.moves), ChoicePage(room)
    for number in range(1, MOST_SHEETS):
        name = type(page.sheet).__name__.removesuffix("Sheet").lower()
        yield f"choice-{number:02}-{name}", page
        if isinstance(page.sheet, SummarySheet):
            break
        page.forward()
    _take_back(room, before)


def _take_back(room: Room, moves: int) -> None:
    """Undo until there are so many moves left."""
    while len(room.table.moves) > moves:
        if room.submit(Undo()) is not None:
            raise ValueError(f"what was looked at cannot be taken back: {room.message}")


def _secrets(room: Room) -> Iterator[Named]:
    """What one person reads alone in the first half-year: the cover, and what lies below."""
    card = room.main_card
    facts = case(room.play(), card).private if card is not None and room.table.turn == 1 else ()
    for fact in facts[:1]:
        yield "secret-cover", SecretPage(room, card or "", fact.role)
        yield "secret", SecretPage(room, card or "", fact.role, shown=True)


def _votes(room: Room) -> Iterator[Named]:
    """Voting at the machine, who is here, and the reveal with a minority; what was voted is taken back."""
    card, before = room.main_card, len(room.table.moves)
    if card is None:
        return
    yield "seats", SeatsPage(room)
    yield "seats-role", SeatsPage(room, tuple(room.play().scenario.settings.roles)[-1])
    yield "vote-cover", BoothPage(room, card)
    yield "vote-alone", BoothPage(room, card, shown=True)
    keys = [answer.key for answer in choice(room.play(), card).answers if answer.legal]
    seats = voters(room.game.edition.scenario, room.table.setup)
    for number, role in enumerate(seats):
        room.submit(Vote(role, keys[1 if number == 1 else 0]))
    yield "vote-all-in", BoothPage(room, card)
    yield "votes-seen", ChoicePage(room, at_votes=True)
    while len(room.table.moves) > before:
        room.submit(Undo())


def _moves(room: Room, decide: Decide) -> Iterator[Named]:
    """Let the team make its moves; before it confirms, the choice is shown as it was decided."""
    for act in next_inputs(room.game.rules, room.table, decide):
        if isinstance(act, Commit):
            yield "choice-decided", ChoicePage(room)
        answer = room.game.submit(act)
        if isinstance(answer, Refused):
            raise ValueError(  # noqa: TRY004  (a decision that the rules refuse is no type)
                f"{act} was refused: {', '.join(answer.codes)}"
            )


def _no_debrief(game: Game, language: str) -> Path:
    """Pictures need none: where it would lie is enough for the last page."""
    return game.path.with_name(f"debrief-{language}.html")
