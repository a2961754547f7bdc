"""What every page of a game does alike: it follows the language, and the same keys mean the same everywhere."""

from __future__ import annotations

from abc import ABC, abstractmethod

from game.session.inputs import GoBack, GoOn, Input, Undo
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.room import Room
from game.ui.screens import Input as Given
from game.ui.screens import Key, Pressed, Push, Replace, Settings, Tick, Transition


class Page(ABC):
    """Base of the pages: Enter goes on, Esc back, H why, O the overview, U undo, E ends after this half-year.

    F8 is a pause and F9 the facilitator's page, on every page.
    """

    name: str
    """What the help says about it, unless its `topic` says more: the texts `window.help.<name>`."""

    of_a_beat = False
    """Whether it is a beat's own page, where undo and why count, and not something laid over one."""

    def __init__(self, room: Room) -> None:
        """A page of the game in `room`."""
        self.room = room

    @abstractmethod
    def show(self, settings: Settings) -> Element:
        """What it shows; the room speaks the language of the settings already."""

    def view(self, settings: Settings) -> Element:
        """The page in the language of the settings."""
        self.room.follow(settings)
        return self.show(settings)

    @property
    def topic(self) -> str:
        """What its help is about: the page, or what lies on it."""
        return self.name

    def asides(self) -> tuple[str, ...]:
        """Keys that do something here whether or not a button shows it; the help offers them to mouse and finger."""
        if not self.of_a_beat:
            return ()
        table = self.room.table
        return (*(("h",) if table.played else ()), *(("u",) if table.moves else ()))

    @property
    def about(self) -> str:
        """The card or the indicator that it shows; "" for none."""
        return ""

    def on_input(self, given: Given) -> Transition:
        """Where an input leads. A refusal is shown until the next one."""
        self.room.collect()
        if isinstance(given, Tick):
            self.room.tick()
            return None
        self.room.message = ""
        match given:
            case Key("f8"):
                return Push(self.room.pages.pause(self.room))
            case Key("f9"):
                return Push(self.room.pages.facilitator(self.room, self.about))
            case Key("enter"):
                return self.forward()
            case Key("escape"):
                return self.back()
            case Key(name):
                return self.key(name)
            case Pressed(action):
                return self.press(action)
            case _:
                return self.written(given)

    def next_tick(self) -> float | None:
        """Seconds until the soft clock shows something else."""
        return self.room.next_tick()

    def forward(self) -> Transition:
        """What Enter does: on to the next beat."""
        return self.go(GoOn())

    def back(self) -> Transition:
        """What Esc does: back to the beat before, and from the first one to the question whether to leave."""
        transition = self.go(GoBack())
        if transition is None:
            self.room.message = ""
            return Push(self.room.pages.leave(self.room))
        return transition

    def key(self, name: str) -> Transition:
        """Any other key; a page that has keys of its own asks this for the rest."""
        match name:
            case "h" if self.room.table.played:
                return Push(self.room.pages.why(self.room, None))
            case "u":
                return self.go(Undo())
            case "e" if self.room.table.beat not in ("epilogue", "over"):
                return Push(self.room.pages.end(self.room))
            case "o":
                return Push(self.room.pages.overview(self.room, self.topic))
            case _:
                return None

    def press(self, action: Action) -> Transition:
        """A button, such as "next", "back", "leave", "why" with an indicator or none, "help", "overview", "town"."""
        match action.name:
            case "next":
                return self.forward()
            case "back":
                return self.back()
            case "leave":
                return Push(self.room.pages.leave(self.room))
            case "why":
                return Push(self.room.pages.why(self.room, action.argument or None))
            case "help":
                return Push(self.room.pages.help(self))
            case "overview":
                return self.key("o")
            case "town":
                return Push(self.room.pages.town(self.room))
            case "undo" | "end":
                return self.key(action.name[0])
            case _:
                return None

    def written(self, given: Given) -> Transition:  # noqa: ARG002  for pages with a field to write in
        """Text or an editing key in a field."""
        return None

    def go(self, act: Input) -> Transition:
        """Submit an input, and turn to the page of the beat that it leads to; stay where it was refused."""
        before = (self.room.table.beat, self.room.table.turn)
        if self.room.submit(act) is not None:
            return None
        if (self.room.table.beat, self.room.table.turn) == before:
            return None
        return Replace(self.room.page_for(), turn=True)
