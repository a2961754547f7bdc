"""Every screen of a game that a built-in team plays, in order, and a camera that makes pictures of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame

from game.session.auto import Decide, next_inputs
from game.session.game import Game
from game.session.inputs import Commit, Undo
from game.session.refused import Refused
from game.session.repertoire import Repertoire
from game.session.views import news
from game.ui.app import PAGES
from game.ui.draw import Attention, Pen
from game.ui.element import Context
from game.ui.geometry import Grid, Size
from game.ui.layout import layout
from game.ui.lobby import Lobby
from game.ui.pages.case import CasePage
from game.ui.pages.choice import ChoicePage
from game.ui.pages.choice.summary import SummarySheet
from game.ui.pages.epilogue import EpiloguePage
from game.ui.pages.goals import GoalsPage
from game.ui.pages.help import HelpPage
from game.ui.pages.news import NewsPage, parts_of_news
from game.ui.pages.setup import SHEETS, SetupPage
from game.ui.pages.start import StartPage
from game.ui.pages.why import WhyPage
from game.ui.room import Room
from game.ui.screens import Screen, Settings
from game.ui.theme import THEMES

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


def _beat(room: Room) -> Iterator[Named]:
    match room.table.beat:
        case "news":
            page = NewsPage(room)
            if room.table.turn == 1:
                helped = HelpPage(page)
                yield "help", helped
                helped.terms = True
                yield "help-words", helped
                yield "goals", GoalsPage(room)
            for at in range(len(parts_of_news(news(room.play())))):
                page.at = at
                yield f"news-{at + 1}", page
        case "case":
            yield "case", CasePage(room)
        case "choice":
            yield from _sheets(room)
        case "consequences":
            yield "consequences", room.page_for()
            yield "why", WhyPage(room, None)
        case _:
            pass


def _sheets(room: Room) -> Iterator[Named]:
    """The choice's parts, undecided, in the order in which a table takes them; what that put down is taken back."""
    before, page = len(room.table.moves), ChoicePage(room)
    for number in range(1, MOST_SHEETS):
        name = type(page.sheet).__name__.removesuffix("Sheet").lower()
        yield f"choice-{number:02}-{name}", page
        if isinstance(page.sheet, SummarySheet):
            break
        page.forward()
    while len(room.table.moves) > before:
        if room.submit(Undo()) is not None:
            raise ValueError(f"what was looked at cannot be taken back: {room.message}")


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
