"""The stack of screens, the focus and the settings: everything the window knows, without a window.

Keys and pointer arrive as plain calls, so that a test can play a whole game here with nothing but font
metrics.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol, assert_never

from game.ui.boxes import Box, Role
from game.ui.element import Context
from game.ui.focus import Direction, after_arrow, after_tab, box_of, hit
from game.ui.geometry import TEXT_PERCENTS, Grid, Point, Size
from game.ui.layout import layout
from game.ui.screens import (
    Adjust,
    Edited,
    Input,
    Key,
    Pop,
    Pressed,
    Push,
    Quit,
    Replace,
    Return,
    Screen,
    Settings,
    Steered,
    Through,
    Tick,
    Transition,
    Typed,
)
from game.ui.typeset import Measure
from game.ui.widgets.field import Edit


class Host(Protocol):
    """What the program around the screens provides."""

    languages: tuple[str, ...]

    @property
    def title(self) -> str:
        """What the window is called."""
        ...

    def help_screen(self, settings: Settings, current: Screen) -> Screen | None:
        """The help for the current screen; None if that one is the help."""
        ...

    def unspoken(self, language: str, current: Screen) -> Screen | None:
        """Why a language cannot be spoken on the current screen; None when it can."""
        ...

    def settings_changed(self, settings: Settings) -> None:
        """Called after every change, so that it can be kept for the next time."""
        ...


@dataclass(slots=True)
class _Level:
    screen: Screen
    focus: str | None = None
    left: str | None = None
    """Where the focus was when a page was laid on top: Tab and the arrows go on from there."""

    @property
    def near(self) -> str | None:
        """Where Tab and the arrows start."""
        return self.focus or self.left


_DIRECTIONS = {"left": Direction.LEFT, "right": Direction.RIGHT, "up": Direction.UP, "down": Direction.DOWN}
_EDITS = {
    "backspace": Edit.BACKSPACE,
    "delete": Edit.DELETE,
    "left": Edit.LEFT,
    "right": Edit.RIGHT,
    "home": Edit.HOME,
    "end": Edit.END,
}


class Stage:
    """One running window's state.

    `tree` is what is shown; `changed` is set whenever it must be drawn again and `turned` when another page
    came; the window clears both. `done` is set when the game has been left.
    """

    def __init__(self, first: Screen, settings: Settings, host: Host, measure: Measure, size: Size) -> None:
        self.settings = settings
        self.changed = True
        self.turned = False
        self.done = False
        self.hover: str | None = None
        self._host = host
        self._measure = measure
        self._levels = [_Level(first)]
        self._context = Context(Grid(size, settings.text_percent), measure)
        self.tree = self._laid_out()

    @property
    def grid(self) -> Grid:
        """The grid of the window as it is now."""
        return self._context.grid

    @property
    def screen(self) -> Screen:
        """The screen on top."""
        return self._levels[-1].screen

    @property
    def focus(self) -> str | None:
        """The key of the box in focus; None before somebody moves it, for nothing is preselected."""
        return self._levels[-1].focus

    @property
    def field(self) -> Box | None:
        """The text field that letters go into."""
        box = box_of(self.tree, self.focus)
        return box if box is not None and box.role is Role.FIELD else None

    @property
    def writing(self) -> bool:
        """Whether letters go into a text field."""
        return self.field is not None

    def resize(self, size: Size) -> None:
        """The window has another size."""
        self._context = Context(Grid(size, self.settings.text_percent), self._measure)
        self._refresh()

    def tab(self, *, backwards: bool = False) -> None:
        """Tab, or Shift and Tab."""
        self._focus_on(after_tab(self.tree, self._levels[-1].near, backwards=backwards))

    def key(self, name: str) -> None:
        """A key without Ctrl, by its name in lower case; letters by what they write."""
        if self.writing and name in _EDITS:
            self._give(Edited(self.focus or "", _EDITS[name]))
        elif name in _DIRECTIONS:
            self._arrow(name)
        elif name in ("enter", "space") and (box := box_of(self.tree, self.focus)) and box.action:
            if name == "enter" or not self.writing:
                self._give(Pressed(box.action))
        elif not (self.writing and len(name) == 1):
            self._give(Key(name))

    def text(self, text: str) -> None:
        """Text as the keyboard layout writes it; it matters only in a field."""
        if self.writing and self.focus is not None:
            self._give(Typed(self.focus, text))

    def press(self, key: str) -> None:
        """Press what has this key, as a screen reader does; nothing if it is gone."""
        box = box_of(self.tree, key)
        if box is not None and box.action is not None:
            self._press(box, self.focus)

    def focus_on(self, key: str) -> None:
        """Bring what has this key into focus; nothing if it is gone."""
        if box_of(self.tree, key) is not None:
            self._focus_on(key)

    def click(self, point: Point) -> None:
        """The mouse or a finger pressed here."""
        box = hit(self.tree, point)
        if box is None or box.action is None:
            return
        # A button that was clicked keeps no ring: only those who use the keyboard need it.
        self._press(box, None)

    def _press(self, box: Box, focus: str | None) -> None:
        """A press into a field is where to write, no more: what the field does is done by Enter."""
        if box.role is Role.FIELD:
            self._focus_on(box.key)
        elif box.action is not None:
            self._focus_on(focus)
            self._give(Pressed(box.action))

    def point_at(self, point: Point) -> None:
        """The pointer moved here."""
        box = hit(self.tree, point)
        self._hover_on(box.key if box else None)

    def point_away(self) -> None:
        """The pointer is nowhere: a finger was lifted, or the mouse left the window."""
        self._hover_on(None)

    def tick(self) -> None:
        """The time that the screen asked for has passed."""
        self._give(Tick())

    def help(self) -> None:
        """F1."""
        screen = self._host.help_screen(self.settings, self.screen)
        if screen is not None:
            self._go(Push(screen))

    def next_language(self) -> None:
        """F2: the next of the host's languages."""
        languages = self._host.languages
        here = languages.index(self.settings.language) if self.settings.language in languages else -1
        self._adjust(replace(self.settings, language=languages[(here + 1) % len(languages)]))

    def toggle_full_screen(self) -> None:
        """F11."""
        self._adjust(replace(self.settings, full_screen=not self.settings.full_screen))

    def scale_text(self, steps: int) -> None:
        """Ctrl and plus or minus: one of the text sizes further; 0 goes back to the smallest."""
        here = min(
            range(len(TEXT_PERCENTS)), key=lambda i: abs(TEXT_PERCENTS[i] - self.settings.text_percent)
        )
        there = min(max(here + steps, 0), len(TEXT_PERCENTS) - 1) if steps else 0
        self._adjust(replace(self.settings, text_percent=TEXT_PERCENTS[there]))

    def _arrow(self, name: str) -> None:
        if isinstance(self.screen, Steered) and name in self.screen.arrows:
            self._give(Key(name))
            return
        there = after_arrow(self.tree, self._levels[-1].near, _DIRECTIONS[name])
        if there == self.focus:
            self._give(Key(name))
        else:
            self._focus_on(there)

    def _give(self, given: Input) -> None:
        self._go(self.screen.on_input(given))

    def _go(self, transition: Transition) -> None:
        match transition:
            case None:
                pass
            case Push() | Replace() | Return():
                self._put(transition)
            case Pop():
                self._down()
                if self.done:
                    return
            case Through(given):
                self._down()
                self._give(given)
                return
            case Adjust(settings):
                self._adjust(settings)
                return
            case Quit():
                self.done = True
                return
            case _:
                assert_never(transition)
        self._refresh()

    def _put(self, transition: Push | Replace | Return) -> None:
        """Put a screen on top of the others, in the place of the one on top, or of all."""
        match transition:
            case Push(screen):
                self._levels.append(_Level(screen))
                self.turned = True
            case Replace(screen, turn, language):
                self._levels[-1] = _Level(screen, None if turn else self.focus)
                self.turned = self.turned or turn
                if language is not None:
                    self._adjust(replace(self.settings, language=language))
            case Return(screen):
                self._levels[:] = [_Level(screen)]
                self.turned = True

    def _down(self) -> None:
        """Take the page on top away, and leave the game with the last one.

        Enter is free on the page that is on top again: it must not open at once what was just closed.
        """
        self._levels.pop()
        self.turned = True
        if not self._levels:
            self.done = True
            return
        level = self._levels[-1]
        level.left, level.focus = level.near, None

    def _adjust(self, settings: Settings) -> None:
        if settings.language != self.settings.language:
            why_not = self._host.unspoken(settings.language, self.screen)
            if why_not is not None:
                self._go(Push(why_not))
                return
        if settings == self.settings:
            return
        if settings.text_percent != self.settings.text_percent:
            self._context = Context(Grid(self.grid.window, settings.text_percent), self._measure)
        self.settings = settings
        self._host.settings_changed(settings)
        self._refresh()

    def _refresh(self) -> None:
        self.tree = self._laid_out()
        self.changed = True
        if self.focus is not None and box_of(self.tree, self.focus) is None:
            self._levels[-1].focus = None
        if self.hover is not None and box_of(self.tree, self.hover) is None:
            self.hover = None

    def _laid_out(self) -> Box:
        return layout(self.screen.view(self.settings), self._context)

    def _focus_on(self, key: str | None) -> None:
        self._levels[-1].left = None
        if key != self.focus:
            self._levels[-1].focus = key
            self.changed = True

    def _hover_on(self, key: str | None) -> None:
        if key != self.hover:
            self.hover = key
            self.changed = True
