"""The screens of a game that a facilitator practises alone: what the machine's roles say, how they vote and decide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from game.policy.rehearsal import decides_by_machine
from game.session.game import Game
from game.session.inputs import Choose, GoOn
from game.session.table import menu_of
from game.ui.app import PAGES
from game.ui.boxes import Action
from game.ui.pages.choice import ChoicePage
from game.ui.pages.discussion import DiscussionPage
from game.ui.room import Room
from game.ui.shots import Named


def rehearsal_screens(game: Game, language: str) -> Iterator[Named]:
    """The first half-year of a new game in which the machine plays roles; draw each before asking for the next.

    It ends at the decision of a role of the machine's that decides alone, where there is one.
    """
    room = Room(game, PAGES, _no_debrief, language)
    while room.table.beat == "news":
        room.submit(GoOn())
    if room.main_card is None:
        return
    page = DiscussionPage(room)
    yield "rehearsal-talk", page
    for role in room.table.setup.machine:
        page.press(Action("ask", role))
    yield "rehearsal-asked", page
    room.submit(GoOn())
    voting = ChoicePage(room)
    yield "rehearsal-answers", voting
    voting.forward()
    yield "rehearsal-voting", voting
    room.machine.cast_votes()
    yield "rehearsal-votes", ChoicePage(room, at_votes=True)
    card, answers = room.main_card, {each.card: each.legal for each in menu_of(game.rules, room.table).cards}
    room.submit(Choose(card, answers[card][0]))
    while room.machine.members.think(room.table):
        pass
    room.tick()
    for name in answers:
        if decides_by_machine(game.edition.scenario, room.table.setup, name):
            page_of_card = ChoicePage(room)
            page_of_card.press(Action("open", f"card:{name}"))
            yield "rehearsal-decided", page_of_card
            return


def _no_debrief(game: Game, language: str) -> Path:
    """The pictures come to no end of the game."""
    raise ValueError(f"no debrief of {game.path} in {language}: the game is not over")
