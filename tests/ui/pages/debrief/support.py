"""A finished game with its debrief on the stage: a built-in team plays, some vote against it, and somebody writes."""

from __future__ import annotations

from pathlib import Path

from game.engine.state import Setup
from game.policy import POLICIES
from game.session.auto import next_inputs
from game.session.inputs import EndAfterThisTurn, Vote, Write
from game.session.refused import Refused
from game.session.seats import taken_seats
from game.ui.app import PAGES, AppHost
from game.ui.pages.debrief import DebriefPage
from game.ui.room import Room
from game.ui.screens import Settings
from game.ui.stage import Stage
from tests.ui.fakes import FULL, EvenFont
from tests.ui.pages.support import Debriefs, new_game

REASON = "Ingen har spurt dem som gjør jobben."
PLAIN = Settings("nb")
NOTE = "Ordføreren var ikke i rommet."


def finished(folder: Path, pack: str = "tiny", setup: Setup | None = None, turns: int = 99) -> Room:
    """The room of a game in its epilogue after so many half-years, or all that there are."""
    room = Room(new_game(folder, pack, setup), PAGES, Debriefs(), "nb")
    game = room.game
    loner = taken_seats(game.edition.scenario, game.table.setup)[-1]
    while game.table.beat != "epilogue":
        for act in next_inputs(game.rules, game.table, POLICIES["balanced"]):
            if isinstance(act, Vote) and act.role == loner:
                act = Vote(act.role, "b" if act.key == "a" else "a")  # noqa: PLW2901  (one stands alone)
            assert not isinstance(game.submit(act), Refused)
        if game.table.beat == "choice" and game.table.turn == 1:
            room.submit(Write("reason", REASON))
            room.submit(Write("note", NOTE))
        if game.table.beat == "consequences" and game.table.turn == turns:
            room.submit(EndAfterThisTurn())
    return room


def talk(room: Room, settings: Settings = PLAIN, *, worked: bool = True) -> tuple[Stage, DebriefPage]:
    """The stage with the debrief's first page; `worked`: all its slow work is done."""
    while worked and room.retold().work():
        pass
    page = DebriefPage(room)
    return Stage(page, settings, AppHost(lambda: room.game.edition, None), EvenFont(), FULL), page


def step_to(stage: Stage, page: DebriefPage, name: str) -> None:
    """Go to a step by the page key."""
    while page.step.name != name:
        stage.key("pagedown")
