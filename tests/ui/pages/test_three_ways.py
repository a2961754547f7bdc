"""Keys, mouse and finger each do everything: what a key does on a page, something to press does too, and back.

Each page of a game is asked what every key and every press would do: which inputs it would submit, and what it
would show then. The room answers no to all of them, so that nothing happens in truth.
"""

from __future__ import annotations

import string
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.policy import POLICIES
from game.session.inputs import Input as Act
from game.ui.element import Context
from game.ui.focus import focus_order
from game.ui.geometry import Grid
from game.ui.inspect import describe
from game.ui.layout import layout
from game.ui.pages.asking import EndPage, LeavePage
from game.ui.pages.case import CasePage, ReadCasePage
from game.ui.pages.choice import ChoicePage
from game.ui.pages.choice.lending import LendingSheet
from game.ui.pages.choice.promise import PromiseSheet
from game.ui.pages.choice.reveal import VotesSeen
from game.ui.pages.choice.summary import SummarySheet
from game.ui.pages.help import HelpPage
from game.ui.pages.page import Page
from game.ui.pages.secret import SecretPage
from game.ui.pages.why import CausePage, WhyPage
from game.ui.screens import Input, Key, Pressed, Push, Screen, Settings, Through, Transition
from game.ui.shots import screens_of
from tests.ui.fakes import FULL, EvenFont
from tests.ui.pages.support import new_game

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster

KEYS = (*string.ascii_lowercase, *string.digits, "enter", "escape", "pageup", "pagedown")
CONTEXT = Context(Grid(FULL), EvenFont())
SETTINGS = Settings("nb")
IN_THE_SUMMARY = frozenset({"g", "p"})
"""What lies beside the way has its button in the summary, where the way leads anyway."""
EARLY = frozenset({"a", "b", "c"})
"""Where the votes have been seen, an answer's letter only says that the choice comes next."""
SHARED = frozenset({"DebriefPage", "TimePage", "CallPage", "PaperPage"})
"""Pages whose state lies in the room, so that one try would change the next; their own tests press them."""
Effect = tuple[tuple[Act, ...], str, str]


@dataclass
class _Tries:
    """One page, tried out on copies."""

    page: Page

    def by(self, given: Input) -> Effect | None:
        """What an input would do: submitted inputs, how it would turn, what it would show; None for nothing."""
        page = _copied(self.page)
        before, said = dict(vars(page)), self.page.room.message
        acts: list[Act] = []

        def refuse(act: Act) -> str:
            acts.append(act)
            return "nei"

        self.page.room.submit = refuse  # type: ignore[method-assign]
        try:
            turn = page.on_input(given)
            if turn is None and not acts and vars(page) == before:
                return None
            return tuple(acts), type(turn).__name__, _seen(page, turn)
        finally:
            del self.page.room.submit
            self.page.room.message = said

    def presses(self) -> Iterator[Input]:
        """Everything that can be pressed here, and what the help offers in addition."""
        for box in focus_order(_tree(self.page)):
            assert box.action is not None
            yield Pressed(box.action)
        if _offers(self.page, "help"):
            helped = HelpPage(self.page)
            for box in focus_order(_tree(helped)):
                assert box.action is not None
                turn = helped.on_input(Pressed(box.action))
                if isinstance(turn, Through):
                    yield turn.given


def _copied(page: Page) -> Page:
    """The page with lists of its own, so that a try leaves no trace."""
    made = copy(page)
    for name, value in vars(page).items():
        if isinstance(value, (list, dict, set)):
            setattr(made, name, copy(value))
    return made


def _tree(screen: Screen):
    CONTEXT.forget_elements()
    return layout(screen.view(SETTINGS), CONTEXT)


def _offers(screen: Screen, name: str) -> bool:
    return any(box.action is not None and box.action.name == name for box in focus_order(_tree(screen)))


def _seen(page: Page, turn: Transition) -> str:
    shown = getattr(turn, "screen", page)
    return f"{type(shown).__name__}\n{describe(_tree(shown))}"


def _of_help(page: Page) -> Iterator[tuple[str, str]]:
    """What the help leads to over a page: the transitions to goals, end and leave are the page's own."""
    helped = HelpPage(page)
    for box in focus_order(_tree(helped)):
        assert box.action is not None
        turn = helped.on_input(Pressed(box.action))
        if isinstance(turn, Push):
            yield type(turn).__name__, _seen(page, turn)


def _pages(folder: Path) -> Iterator[tuple[str, Page]]:
    """The pages of a game as they come, and what can be laid over them, each kind once."""
    met: set[tuple[str, ...]] = set()
    for name, screen in screens_of(new_game(folder), "nb", POLICIES["balanced"]):
        if not isinstance(screen, Page) or type(screen).__name__ in SHARED:
            continue
        for page in (screen, *_over(screen)):
            sheet = type(page.sheet).__name__ if isinstance(page, ChoicePage) else ""
            kind = (
                type(page).__name__,
                sheet,
                str(bool(page.room.table.played)),
                str(getattr(page, "at", "")),
            )
            if kind not in met:
                met.add(kind)
                yield f"{name}: {' '.join(kind)}", page


def _over(page: Page) -> Iterator[Page]:
    """What is laid over a page, and the choice's sheets beside the way."""
    room = page.room
    if isinstance(page, CasePage):
        yield ReadCasePage(room, page.card)
        roles = [
            box.action.argument
            for box in focus_order(_tree(page))
            if box.action and box.action.name == "knows"
        ]
        yield from (SecretPage(room, page.card, role) for role in roles[:1])
        yield EndPage(room)
        yield LeavePage(room)
    if isinstance(page, WhyPage):
        yield CausePage(room, page.indicator, None)
    if isinstance(page, ChoicePage):
        for key in sorted(IN_THE_SUMMARY):
            beside = copy(page)
            beside.key(key)
            yield beside


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """By page the keys that do what nothing to press does. The game goes on meanwhile, so this is asked once."""
    found: dict[str, list[str]] = {}
    for name, page in _pages(tmp_path_factory.mktemp("ways")):
        _tree(page)
        tries = _Tries(page)
        by_key = {key: effect for key in KEYS if (effect := tries.by(Key(key))) is not None}
        pressed = {effect for given in tries.presses() if (effect := tries.by(given)) is not None}
        helped = set(_of_help(page)) if _offers(page, "help") else set()
        beside = IN_THE_SUMMARY if isinstance(page, ChoicePage) else frozenset()
        if isinstance(page, ChoicePage) and isinstance(page.sheet, VotesSeen):
            beside |= EARLY
        if not page.room.table.moves:
            beside |= {"u"}  # it only says that there is nothing to undo
        found[name] = [
            key
            for key, effect in by_key.items()
            if effect not in pressed and effect[1:] not in helped and key not in beside
        ]
        if isinstance(page, ChoicePage) and isinstance(page.sheet, SummarySheet):
            links = {box.action.name for box in focus_order(_tree(page)) if box.action}
            found[name] += [
                key
                for key, link in (("g", "lending"), ("p", "promise_sheet"))
                if key in by_key and link not in links
            ]
    return found


def test_what_a_key_does_can_be_done_by_mouse_and_finger(tried: dict[str, list[str]]) -> None:
    wrong = {name: keys for name, keys in tried.items() if keys}
    assert not wrong, "\n".join(f"{name}: {keys}" for name, keys in wrong.items())


def test_that_was_asked_of_every_kind_of_page(tried: dict[str, list[str]]) -> None:
    kinds = {name.partition(": ")[2] for name in tried}
    asked = {word for kind in kinds for word in kind.split()}
    assert {
        *(
            "NewsPage",
            "CasePage",
            "ReadCasePage",
            "SecretPage",
            "ChoicePage",
            "ConsequencesPage",
            "EpiloguePage",
        ),
        *("OverviewPage", "WhyPage", "CausePage", "EndPage", "LeavePage"),
        *("VotesSheet", "CardSheet", "TokensSheet", "BudgetSheet", "PredictionSheet", "SummarySheet"),
        *(LendingSheet.__name__, PromiseSheet.__name__),
    } <= asked
