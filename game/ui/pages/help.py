"""Help, one page for every screen: what to do now, the keys, and the same by mouse or finger."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from game.texts.catalogue import LANGUAGES, Words, words
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.geometry import TEXT_PERCENTS
from game.ui.layout import Align, Column, Flow, Gap, Grow, Panel, Row, Sized
from game.ui.pages.page import Page
from game.ui.screens import Adjust, Input, Key, Pop, Pressed, Push, Screen, Settings, Transition
from game.ui.theme import THEMES, Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.frame import FootBar
from game.ui.widgets.text import Text, heading

T = TypeVar("T")
KEYS = ("enter", "escape", "tab", "abc", "h", "s", "u", "e", "f1", "f2", "f11", "ctrl")


class HelpPage:
    """What can be done on the page `about`, by its name, and everywhere."""

    def __init__(self, about: Screen | None = None) -> None:
        """The screen that asked; one without a `name` gets the help of the start page."""
        self.page = about if isinstance(about, Page) else None
        name = self.page.topic if self.page is not None else getattr(about, "name", "")
        self.about = name if isinstance(name, str) and name else "start"
        self._settings = Settings(LANGUAGES[0])

    def view(self, settings: Settings) -> Element:
        """What to do now, then the keys, then what can be pressed."""
        self._settings = settings
        say = words(settings.language)
        back = Button(say("window.back"), Action("back"), Kind.PRIMARY, icon="corner-down-left")
        leave = Button(
            say("window.help.to_leave"), Action("leave"), Kind.SECONDARY, icon="log-out", icon_first=True
        )
        foot = FootBar("", (leave, back), say("window.on"))
        sizes = ((Type.LEAD, Type.LABEL, 14.0), (Type.BODY, Type.SMALL, 8.0), (Type.SMALL, Type.SMALL, 3.0))
        return Column((Grow(Fit(tuple(self._body(say, *size) for size in sizes))), foot))

    def on_input(self, given: Input) -> Transition:
        """Back with Enter or Esc, or something of what it offers."""
        match given:
            case Key("enter" | "escape"):
                return Pop()
            case Pressed(Action("leave")) if self.page is not None:
                return Push(self.page.room.pages.leave(self.page.room))
            case Pressed(Action("leave")):
                return Pop()
            case Pressed(Action("end")) if self.page is not None:
                return Push(self.page.room.pages.end(self.page.room))
            case Pressed(Action("back")):
                return Pop()
            case Pressed(action):
                return Adjust(adjusted(self._settings, action))
            case _:
                return None

    def next_tick(self) -> float | None:
        """It shows no time."""
        return None

    def _body(self, say: Words, lead: float, small: float, gap: float) -> Element:
        now = f"window.help.{self.about}"
        what = Text(say(now if now in say else "window.help.start"), lead, leading=1.35)
        half = (len(KEYS) + 1) // 2
        columns = Row(
            tuple(
                Grow(Column(tuple(_key(say, key, small) for key in part), gap=gap))
                for part in (KEYS[:half], KEYS[half:])
            ),
            gap=60,
        )
        parts = (
            heading(say("window.help.title"), Type.FIGURE),
            what,
            Gap(gap),
            columns,
            Gap(gap),
            self._buttons(say, gap),
        )
        return Column((*parts, Grow()), gap=gap, padding=(60, 2 * gap + 6))

    def _buttons(self, say: Words, gap: float) -> Element:
        def button(text: str, action: Action, icon: str) -> Button:
            return Button(
                text, action, Kind.QUIET, icon=icon, icon_first=True, size=Type.LABEL, high=58, padding=22
            )

        languages = tuple(
            button(say(f"window.language.{code}"), Action("language", code), "languages")
            for code in LANGUAGES
        )
        rest = (
            button(say("window.text_size"), Action("text"), "a-large-small"),
            button(say("window.theme"), Action("theme"), "contrast"),
            button(say("window.motion"), Action("motion"), "wind"),
        )
        table = self.page.room.table if self.page is not None else None
        playing = table is not None and table.beat not in ("epilogue", "over")
        end = (button(say("window.help.to_end"), Action("end"), "flag"),) if playing else ()
        return Flow((*languages, *rest, *end), gap=16, line_gap=gap, align=Align.CENTRE)


def adjusted(settings: Settings, action: Action) -> Settings:
    """The settings after "language" with a code, "text", "theme" or "motion", each of which takes the next one."""
    match action.name:
        case "language":
            return replace(settings, language=action.argument)
        case "text":
            return replace(settings, text_percent=_after(TEXT_PERCENTS, settings.text_percent, action))
        case "theme":
            return replace(settings, theme=_after(tuple(THEMES), settings.theme, action))
        case "motion":
            return replace(settings, reduce_motion=not settings.reduce_motion)
        case _:
            return settings


def _after(among: tuple[T, ...], now: T, action: Action) -> T:
    step = -1 if action.argument == "-1" else 1
    here = among.index(now) if now in among else 0
    return among[(here + step) % len(among)]


def _key(say: Words, key: str, size: float) -> Element:
    cap = Panel(
        Text(say(f"window.key.{key}"), size, Face.SEMIBOLD, leading=1.2),
        Ink.BADGE,
        radius=10,
        padding=(14, 3),
    )
    capped = Sized(Row((cap, Grow())), wide=210, at_least=True)
    return Row(
        (capped, Grow(Text(say(f"window.key.{key}.does"), size, ink=Ink.MUTED, leading=1.25))),
        gap=18,
        align=Align.BASELINE,
    )
