"""A table at the window without a window: a room, a stage, and hands that press keys or buttons."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from game.engine.state import Setup
from game.engine.step import default_setup
from game.session.ballots import Ballots
from game.session.edition import Edition, open_edition
from game.session.game import Game
from game.session.repertoire import Repertoire
from game.ui.app import PAGES, AppHost
from game.ui.boxes import Action, Box
from game.ui.focus import focus_order
from game.ui.geometry import Size
from game.ui.inspect import describe
from game.ui.lobby import Lobby
from game.ui.pages.start import StartPage
from game.ui.room import Room
from game.ui.screens import Settings
from game.ui.stage import Stage
from tests.games import PACKS, SHIPPED
from tests.ui.fakes import FULL, EvenFont

SEED = 7
MOST_KEYS = 2000
"""No game needs more: beyond this a pilot has lost its way."""


@cache
def edition_of(pack: str) -> Edition:
    """A test pack or a shipped one, compiled once."""
    folder = PACKS / pack if (PACKS / pack).exists() else SHIPPED / pack
    return open_edition(folder)


def new_game(folder: Path, pack: str = "tiny", setup: Setup | None = None, language: str = "nb") -> Game:
    """A game whose log is `folder`/game.jsonl."""
    edition = edition_of(pack)
    return Game.new(edition, setup or default_setup(edition.scenario), SEED, language, folder / "game.jsonl")


@dataclass
class Debriefs:
    """Stands in for the report: writes one line, and notes for which language it was asked."""

    asked: list[str] = field(default_factory=list)

    def __call__(self, game: Game, language: str) -> Path:
        self.asked.append(language)
        path = game.path.with_name("debrief.html")
        path.write_text(language, encoding="utf-8")
        return path


def new_room(folder: Path, pack: str = "tiny", setup: Setup | None = None, language: str = "nb") -> Room:
    """A room with a new game."""
    return Room(new_game(folder, pack, setup), PAGES, Debriefs(), language)


def new_lobby(
    folder: Path, pack: str = "tiny", setup: Setup | None = None, ballots: Ballots | None = None
) -> Lobby:
    """A lobby whose games go into `folder`/now, beside which earlier ones lie; `setup` is what `pack` begins with."""

    def open_game(edition: Edition, chosen: Setup | None, language: str) -> Game:
        own = setup if edition is edition_of(pack) else None
        plain = chosen or own or default_setup(edition.scenario)
        return Game.new(edition, plain, SEED, language, folder / "now" / "game.jsonl")

    around = Repertoire.around(edition_of(pack))
    return Lobby(around, open_game, Debriefs(), PAGES, folder, setup=setup, ballots=ballots)


def stage_of(lobby: Lobby, size: Size = FULL, language: str = "nb") -> Stage:
    """The stage with the start screen."""
    return Stage(StartPage(lobby), Settings(language), AppHost(lambda: lobby.spoken, None), EvenFont(), size)


def shown(stage: Stage) -> str:
    """The screen as text."""
    return describe(stage.tree)


def buttons(stage: Stage) -> tuple[Box, ...]:
    """What can be pressed, in the order of Tab."""
    return tuple(focus_order(stage.tree))


def press(stage: Stage, name: str, argument: str | None = None) -> None:
    """Press the first thing with this action, in its middle; AssertionError when there is none."""
    for box in buttons(stage):
        if box.action is not None and box.action.name == name and argument in (None, box.action.argument):
            stage.click(box.rect.centre)
            return
    raise AssertionError(f"nothing does {Action(name, argument or '')} on this screen:\n{shown(stage)}")


def offers(stage: Stage, name: str) -> bool:
    """Whether something with this action can be pressed."""
    return any(box.action is not None and box.action.name == name for box in buttons(stage))
