"""The page with its tabs; O opens it at the tab that suits where one is, and closes it again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal, TypeGuard, get_args

from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.layout import Column, Flow, Grow
from game.ui.pages.frame import foot_bar, top_bar
from game.ui.pages.help import adjusted
from game.ui.pages.overview.figures import figures_sheet
from game.ui.pages.overview.goals import goals_tab
from game.ui.pages.overview.history import history_sheet
from game.ui.pages.overview.past import PastPage
from game.ui.pages.overview.promises import promises_sheet
from game.ui.pages.overview.sheet import SIDE, Sheet
from game.ui.pages.overview.work import work_sheet
from game.ui.pages.page import Page
from game.ui.pages.screen_sheet import SCREEN_ACTIONS, languages, screen_sheet
from game.ui.pages.town import over_town
from game.ui.room import Room
from game.ui.screens import Adjust, Pop, Push, Settings, Transition
from game.ui.theme import Type
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.text import Text, heading

Tab = Literal["goals", "work", "promises", "figures", "history", "screen"]
TABS: Final[tuple[Tab, ...]] = get_args(Tab)
SUITS: Final[dict[str, Tab]] = {
    "news": "history",
    "choice": "work",
    "choice_card": "work",
    "choice_tokens": "work",
    "choice_lending": "work",
    "choice_budget": "figures",
    "choice_promise": "promises",
    "choice_prediction": "figures",
    "choice_summary": "work",
    "consequences": "figures",
    "epilogue": "history",
    "over": "history",
}
"""The tab to open at, by what one looks at; the goals everywhere else."""
FIRST: Final[dict[Tab, int]] = {"history": 1000}
"""The page that a tab opens at, if not its first; as many as there are, for the last."""
SHEETS: Final[dict[Tab, Callable[[Room, Settings, int], Sheet]]] = {
    "goals": goals_tab,
    "work": work_sheet,
    "promises": promises_sheet,
    "figures": figures_sheet,
    "history": history_sheet,
}


def is_tab(name: str) -> TypeGuard[Tab]:
    """Whether there is such a tab."""
    return name in TABS


class OverviewPage(Page):
    """Six tabs: 1 to 6 or the arrows take another, Page Up and Page Down turn the pages of a long one."""

    name = "overview"

    def __init__(self, room: Room, about: str | None = None) -> None:
        """`about` is a tab, or what the table looks at: the name of a page or what lies on it."""
        super().__init__(room)
        about = about or room.table.beat
        suits = SUITS.get(about, "goals")
        self.tab: Tab = about if is_tab(about) else suits if self._has_something(suits) else "goals"
        self.at = FIRST.get(self.tab, 0)
        self._pages = 1
        self._settings = Settings(room.language)

    def show(self, settings: Settings) -> Element:
        """The tab, below the row that chooses it."""
        self._settings = settings
        sheet, say = self._sheet(settings), self.room.say
        self._pages, self.at = sheet.pages, min(self.at, sheet.pages - 1)
        hint = sheet.hint
        if sheet.pages > 1:
            hint = f"{say('overview.page', page=self.at + 1, pages=sheet.pages)}  ·  {hint}"
        back = Button(say("window.back"), Action("back"), Kind.PRIMARY, icon="corner-down-left")
        foot = foot_bar(self.room, hint, (*self._turners(sheet.pages), back))
        tabs = Column((Flow(self._tabs(), gap=14, line_gap=8),), padding=(SIDE, 12))
        return Column((top_bar(self.room, self.room.table.beat), tabs, Grow(sheet.body), foot))

    @property
    def topic(self) -> str:
        """The help tells of the overview, whatever tab is open."""
        return self.name

    def asides(self) -> tuple[str, ...]:
        """H, for those without a keyboard."""
        return ("h",) if self.room.table.played else ()

    def forward(self) -> Transition:
        """Back to where it was asked for."""
        return Pop()

    def back(self) -> Transition:
        """Back to where it was asked for."""
        return Pop()

    def key(self, name: str) -> Transition:
        """A tab by its number, its neighbour by an arrow, another page of it; O closes what O opened."""
        match name:
            case "o":
                return Pop()
            case "left" | "right":
                step = 1 if name == "right" else -1
                self._turn_to(TABS[(TABS.index(self.tab) + step) % len(TABS)])
            case "pageup" | "pagedown":
                self._leaf(1 if name == "pagedown" else -1)
            case _ if name.isdigit() and 0 < int(name) <= len(TABS):
                self._turn_to(TABS[int(name) - 1])
            case "h":
                return super().key(name)
            case _:
                pass
        return None

    def press(self, action: Action) -> Transition:
        """A tab, a page of it, or what one of its rows leads to."""
        match action:
            case Action("tab", name) if is_tab(name):
                self._turn_to(name)
                return None
            case Action("leaf", step):
                self._leaf(int(step))
                return None
            case Action("read", card):
                return Push(self.room.pages.read_case(self.room, card))
            case Action("past", turn):
                return Push(PastPage(self.room, int(turn)))
            case Action(name) if name in SCREEN_ACTIONS:
                return Adjust(adjusted(self._settings, action))
            case _:
                return super().press(action)

    def _has_something(self, tab: Tab) -> bool:
        """Whether a tab has anything to show before the first half-year is over."""
        return bool(self.room.table.played) or tab in ("goals", "work", "promises", "screen")

    def _turn_to(self, tab: Tab) -> None:
        if tab != self.tab:
            self.tab, self.at = tab, FIRST.get(tab, 0)

    def _leaf(self, step: int) -> None:
        self.at = min(max(0, self.at + step), self._pages - 1)

    def _sheet(self, settings: Settings) -> Sheet:
        if self.tab == "screen":
            return Sheet(_screen(self.room, settings), self.room.say("overview.screen.hint"))
        return SHEETS[self.tab](self.room, settings, self.at)

    def _tabs(self) -> tuple[Button, ...]:
        """Each with the number that is its key."""
        return tuple(
            Button(
                self.room.say(f"overview.{name}"),
                Action("tab", name),
                Kind.PRIMARY if name == self.tab else Kind.QUIET,
                hint=str(number),
                size=Type.LABEL,
                high=56,
                padding=24,
                selected=name == self.tab,
            )
            for number, name in enumerate(TABS, 1)
        )

    def _turners(self, pages: int) -> tuple[Button, ...]:
        """For the pages of a long tab."""
        if pages == 1:
            return ()
        ends = (
            ("-1", "chevron-left", "before", self.at > 0),
            ("1", "chevron-right", "after", self.at < pages - 1),
        )
        return tuple(
            Button(
                "",
                Action("leaf", step) if there else None,
                Kind.QUIET,
                icon=icon,
                padding=18,
                name=self.room.say(f"overview.leaf.{way}"),
            )
            for step, icon, way, there in ends
        )


def _screen(room: Room, settings: Settings) -> Element:
    say = room.say
    parts = (
        heading(say("overview.screen.title"), Type.FIGURE),
        Text(say("overview.screen.lead"), Type.BODY, leading=1.3),
        screen_sheet(say, settings),
        languages(say, settings),
    )
    return over_town(room, Column(parts, gap=22, padding=(2 * SIDE, 16)))
