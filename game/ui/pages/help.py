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
from game.ui.screens import Adjust, Input, Key, Pop, Pressed, Push, Screen, Settings, Through, Transition
from game.ui.theme import THEMES, Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.frame import FootBar
from game.ui.widgets.text import Text, heading

T = TypeVar("T")
KEYS = ("enter", "escape", "tab", "abc", "h", "o", "s", "u", "e", "f1", "f2", "f8", "f9", "f11", "ctrl")
TERMS = ("capacity", "attention", "goals")
"""What the game does not explain while it is played."""


class HelpPage:
    """What can be done on the page `about`, by its name, and everywhere."""

    def __init__(self, about: Screen | None = None) -> None:
        """The screen that asked; one without a `name` gets the help of the start page."""
        self.page = about if isinstance(about, Page) else None
        name = self.page.topic if self.page is not None else getattr(about, "name", "")
        self.about = name if isinstance(name, str) and name else "start"
        self.terms = False
        """Whether it explains the words of the game alone, large."""
        self._settings = Settings(LANGUAGES[0])

    def view(self, settings: Settings) -> Element:
        """What to do now, the keys, what can be pressed, and where there is room the words of the game."""
        self._settings = settings
        say = words(settings.language)
        back = Button(say("window.back"), Action("back"), Kind.PRIMARY, icon="corner-down-left")
        leave = Button(
            say("window.help.to_leave"), Action("leave"), Kind.SECONDARY, icon="log-out", icon_first=True
        )
        other = say("window.help.title" if self.terms else "window.help.terms")
        foot = FootBar("", (leave, Button(other, Action("terms"), Kind.SECONDARY), back), say("window.on"))
        sizes = ((Type.LEAD, Type.LABEL, 14.0), (Type.BODY, Type.SMALL, 8.0), (Type.SMALL, Type.SMALL, 3.0))
        if self.terms:
            bodies = tuple(_terms(say, size, gap) for size, _, gap in sizes)
        else:
            with_terms = tuple(self._body(say, *size, terms=True) for size in sizes[:2])
            bodies = (*with_terms, *(self._body(say, *size) for size in sizes))
        return Column((Grow(Fit(bodies)), foot))

    def on_input(self, given: Input) -> Transition:
        """Back with Enter or Esc, or something of what it offers."""
        match given:
            case Key("enter" | "escape"):
                return Pop()
            case Pressed(Action("terms")):
                self.terms = not self.terms
                return None
            case Key("f8" | "f9" as key):
                return self._opened("pause" if key == "f8" else "facilitator")
            case Pressed(Action("overview" | "facilitator" | "seats" | "leave" | "end" as name)):
                return self._opened(name) or Pop()
            case Pressed(Action("back")):
                return Pop()
            case Pressed(Action("aside", key)):
                return Through(Key(key))
            case Pressed(action):
                return Adjust(adjusted(self._settings, action))
            case _:
                return None

    def _opened(self, name: str) -> Transition:
        """Another page, over this one; None before a game has begun."""
        if self.page is None:
            return None
        room = self.page.room
        match name:
            case "overview":
                return Push(room.pages.overview(room, self.about))
            case "facilitator":
                return Push(room.pages.facilitator(room, self.page.about))
            case "seats":
                return Push(room.pages.seats(room))
            case "end":
                return Push(room.pages.end(room))
            case "leave":
                return Push(room.pages.leave(room))
            case _:
                return Push(room.pages.pause(room))

    def next_tick(self) -> float | None:
        """It shows no time."""
        return None

    def _body(self, say: Words, lead: float, small: float, gap: float, *, terms: bool = False) -> Element:
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
            *(
                (Gap(gap), *(Text(say(f"window.term.{term}"), small, leading=1.3) for term in TERMS))
                if terms
                else ()
            ),
        )
        return Column((*parts, Grow()), gap=gap, padding=(60, 2 * gap + 6))

    def _buttons(self, say: Words, gap: float) -> Element:
        """Each says how it is set now."""
        settings = self._settings

        def button(text: str, action: Action, icon: str, *, selected: bool = False) -> Button:
            kind = Kind.SECONDARY if selected else Kind.QUIET
            return Button(
                text,
                action,
                kind,
                icon=icon,
                icon_first=True,
                size=Type.LABEL,
                high=58,
                padding=22,
                selected=selected,
            )

        languages = tuple(
            button(
                say(f"window.language.{code}"),
                Action("language", code),
                "check" if code == settings.language else "languages",
                selected=code == settings.language,
            )
            for code in LANGUAGES
        )
        rest = tuple(
            button(f"{name}: {set_to}", action, icon)
            for name, set_to, action, icon in (
                (say("window.text_size"), f"{settings.text_percent} %", Action("text"), "a-large-small"),
                (say("window.theme"), say(f"window.theme.{settings.theme}"), Action("theme"), "contrast"),
                (say("window.motion"), motion_words(say, settings), Action("motion"), "wind"),
                (say("window.full_screen"), full_screen_words(say, settings), Action("full"), "maximize"),
            )
        )
        several = (
            (button(f"{say('window.screen')}: {screen_words(say, settings)}", Action("screen"), "maximize"),)
            if settings.screens > 1
            else ()
        )
        keys = self.page.asides() if self.page is not None else ()
        aside = {
            "h": (say("window.why"), "info"),
            "u": (say("window.choice.undo"), "undo-2"),
            "s": (say("window.choice.read_again"), "book-open"),
        }
        asides = tuple(button(aside[key][0], Action("aside", key), aside[key][1]) for key in keys)
        goals = (button(say("window.overview"), Action("overview"), "list"),) if self.page is not None else ()
        table = self.page.room.table if self.page is not None else None
        playing = table is not None and table.beat not in ("epilogue", "over")
        end = (button(say("window.help.to_end"), Action("end"), "flag"),) if playing else ()
        here = (button(say("window.seats.title"), Action("seats"), "users"),) if playing else ()
        led = (
            (button(say("window.facilitator"), Action("facilitator"), "users"),) if table is not None else ()
        )
        return Flow(
            (*languages, *rest, *several, *asides, *goals, *here, *end, *led),
            gap=16,
            line_gap=gap,
            align=Align.CENTRE,
        )


def motion_words(say: Words, settings: Settings) -> str:
    """How much moves."""
    return say("window.motion.less" if settings.reduce_motion else "window.motion.full")


def full_screen_words(say: Words, settings: Settings) -> str:
    """Whether the window fills the screen."""
    return say("window.is_on" if settings.full_screen else "window.is_off")


def screen_words(say: Words, settings: Settings) -> str:
    """Which of several screens the window is on."""
    if settings.screen is None:
        return say("window.screen.here")
    return say("window.screen.which", number=settings.screen + 1, screens=settings.screens)


def adjusted(settings: Settings, action: Action) -> Settings:
    """The settings after "language" with a code, or "text", "theme", "motion", "full" or "screen": the next one."""
    match action.name:
        case "language":
            return replace(settings, language=action.argument)
        case "text":
            return replace(settings, text_percent=_after(TEXT_PERCENTS, settings.text_percent, action))
        case "theme":
            return replace(settings, theme=_after(tuple(THEMES), settings.theme, action))
        case "motion":
            return replace(settings, reduce_motion=not settings.reduce_motion)
        case "full":
            return replace(settings, full_screen=not settings.full_screen)
        case "screen":
            return replace(settings, screen=_after((None, *range(settings.screens)), settings.screen, action))
        case _:
            return settings


def _after(among: tuple[T, ...], now: T, action: Action) -> T:
    step = -1 if action.argument == "-1" else 1
    here = among.index(now) if now in among else 0
    return among[(here + step) % len(among)]


def _terms(say: Words, size: float, gap: float) -> Element:
    """The words of the game, and nothing else."""
    told = tuple(Text(say(f"window.term.{term}"), size, leading=1.35) for term in TERMS)
    title = heading(say("window.help.terms"), Type.FIGURE)
    return Column((title, Gap(gap), *told, Grow()), gap=2 * gap, padding=(60, 2 * gap + 6))


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
