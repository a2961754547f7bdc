"""Tables at their choice beat, on a stage with real letters and nothing else of the window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from game.engine.layout import OPEN_SLOTS, RUNNING
from game.engine.step import default_setup
from game.policy import POLICIES
from game.session.auto import next_inputs
from game.session.edition import Edition, open_edition
from game.session.game import Game
from game.session.inputs import Input
from game.session.refused import Refused
from game.session.table import Beat
from game.ui.boxes import Box
from game.ui.focus import box_of
from game.ui.fonts import Fonts
from game.ui.geometry import Size
from game.ui.pages.choice import ChoicePage
from game.ui.room import Pages, Room
from game.ui.screens import Screen, Settings
from game.ui.stage import Stage
from tests.games import PACKS, SHIPPED
from tests.ui.fakes import FULL, FakeHost, FakeScreen


@cache
def edition_of(name: str) -> Edition:
    """A test pack or a shipped one."""
    return open_edition(PACKS / name if (PACKS / name).exists() else SHIPPED / name)


@cache
def fonts() -> Fonts:
    """The real letters, measured once for all tests."""
    return Fonts()


@dataclass
class OtherPage(FakeScreen):
    """A page that is not ours; `what` says which."""

    what: str = ""


def _for_beat(room: Room, beat: Beat) -> Screen:
    return ChoicePage(room) if beat == "choice" else OtherPage(what=beat)


PAGES = Pages(
    for_beat=_for_beat,
    why=lambda _, indicator: OtherPage(what=f"why {indicator}"),
    read_case=lambda _, card: OtherPage(what=f"read {card}"),
    end=lambda _: OtherPage(what="end"),
    leave=lambda _: OtherPage(what="leave"),
    overview=lambda _, about: OtherPage(what=f"overview {about}"),
    town=lambda _: OtherPage(what="town"),
    seats=lambda _: OtherPage(what="seats"),
    help=lambda screen: OtherPage(what="help"),
    facilitator=lambda _, about: OtherPage(what=f"facilitator {about}"),
    pause=lambda _: OtherPage(what="pause"),
    talk=lambda _: OtherPage(what="talk"),
    files=lambda _: OtherPage(what="files"),
    discussion=lambda _: OtherPage(what="discussion"),
    form=lambda _, when: OtherPage(what=f"form {when}"),
    form_first=lambda _: OtherPage(what="form first"),
)


def no_debrief(game: Game, language: str) -> Path:
    """The choice writes none."""
    raise AssertionError((game, language))


@contextmanager
def room_of(pack: str = "tiny", *, seed: int = 7, language: str = "nb", **changes: object) -> Iterator[Room]:
    """A new game; `changes` replace fields of the default setup."""
    edition = edition_of(pack)
    setup = replace(default_setup(edition.scenario), **changes)  # type: ignore[arg-type]
    with (
        TemporaryDirectory() as folder,
        Game.new(edition, setup, seed, language, Path(folder) / "g.jsonl") as game,
    ):
        yield Room(game, PAGES, no_debrief, language)


def submit(room: Room, *acts: Input) -> None:
    """Inputs that must be allowed."""
    for act in acts:
        outcome = room.game.submit(act)
        assert not isinstance(outcome, Refused), (act, outcome)


def at_the_choice(room: Room, turn: int = 1, team: str = "balanced") -> Room:
    """The table at the choice of a half-year; a built-in team has played those before."""
    while (room.table.turn, room.table.beat) != (turn, "choice"):
        assert not room.table.played_out, "the game is shorter"
        submit(room, *next_inputs(room.game.rules, room.table, POLICIES[team]))
    return room


class Pilot:
    """Presses keys and boxes on a stage, and reads what it shows."""

    def __init__(self, room: Room, percent: int = 100, size: Size = FULL, language: str = "nb") -> None:
        self.room = room
        self.stage = Stage(ChoicePage(room), Settings(language, percent), FakeHost(), fonts(), size)

    @property
    def page(self) -> ChoicePage:
        screen = self.stage.screen
        assert isinstance(screen, ChoicePage), screen
        return screen

    @property
    def sheet(self) -> str:
        """The kind of sheet that lies on the page."""
        return type(self.page.sheet).__name__

    def keys(self, *names: str) -> None:
        for name in names:
            self.stage.key(name)

    def press(self, key: str) -> None:
        """Press a box with the mouse, by its key."""
        box = box_of(self.stage.tree, key)
        assert box is not None, (key, self.pressable())
        self.stage.click(box.rect.centre)

    def pressable(self) -> tuple[str, ...]:
        return tuple(box.key for box in self.stage.tree.walk() if box.focusable)

    def boxes(self) -> dict[str, Box]:
        return {box.key: box for box in self.stage.tree.walk() if box.key}

    def says(self, text: str) -> bool:
        """Whether some box says this, in its name or value."""
        return any(text in box.name or text in box.value for box in self.stage.tree.walk())


def doctored(room: Room, whole: dict[int, int], floats: dict[int, float] | None = None) -> Room:
    """The table with other numbers in the state that it decides on."""
    table = room.game.table
    state = table.state
    numbers, amounts = list(state.whole), list(state.floats)
    for place, number in whole.items():
        numbers[place] = number
    for place, amount in (floats or {}).items():
        amounts[place] = amount
    changed = replace(state, whole=tuple(numbers), floats=tuple(amounts))
    if table.played:
        last = table.played[-1]
        half_years = (*table.played[:-1], replace(last, step=replace(last.step, state=changed)))
        room.game._table = replace(table, played=half_years)
    else:
        room.game._table = replace(table, opening=replace(table.opening, state=changed))
    return room


def with_open(room: Room, main: str | None, delegated: Sequence[str] = (), event: str | None = None) -> Room:
    """The table with these cards on it."""
    layout = room.game.rules.layout
    names = [main, *delegated, *[None] * (OPEN_SLOTS - 1 - len(delegated)), event]
    numbers = (0 if name is None else layout.cards[name] + 1 for name in names)
    return doctored(room, {layout.open[slot]: number for slot, number in enumerate(numbers)})


def form_and_cloud(room: Room) -> Room:
    """The tiny pack's first choice with the form for the table and the cloud bill for finance."""
    return with_open(at_the_choice(room), "form", ("cloud",))


def with_running(room: Room, count: int) -> Room:
    """The table with so many initiatives under way."""
    layout = room.game.rules.layout
    return doctored(room, {layout.status[number]: RUNNING for number in range(count)})


def with_situation(room: Room, situation: str) -> Room:
    """The table while a situation lasts."""
    layout = room.game.rules.layout
    return doctored(room, {layout.situation[layout.situations[situation]]: 1})
