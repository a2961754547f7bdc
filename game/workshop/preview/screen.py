"""The preview itself: one screen that steps through the pages about a card, and reads the pack anew after a save."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, cast

from game.errors import PackError, Problem
from game.texts.catalogue import LANGUAGES, Words, problem_text, words
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.pages.help import HelpPage
from game.ui.pages.language import unspoken
from game.ui.pages.page import Page
from game.ui.screens import (
    Input,
    Key,
    Pressed,
    Push,
    Quit,
    Replace,
    Screen,
    Settings,
    Tick,
    Transition,
)
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.frame import FootBar
from game.workshop.preview.pages import pages_of
from game.workshop.preview.staging import NoSuchCard, OnTable, put_on_table
from game.workshop.preview.trouble import leave_button, trouble_page
from game.workshop.preview.watching import SECONDS, Watch

ONWARD, BACKWARD = frozenset({"enter", "right", "pagedown"}), frozenset({"escape", "left", "pageup"})
_NOT_HERE = frozenset({"e", "h", "g", "p"})
"""Keys of a running game that lead away from the card."""
_UNDO = (Key("u"), Pressed(Action("undo")))


class Preview:
    """A screen of one card. Close it when the window is left."""

    def __init__(self, folder: Path, shown_as: str, card: str) -> None:
        """Read the pack. With problems in it, or without the card, the screen says so and waits for the next save."""
        self._folder, self._shown_as, self._card = folder, shown_as, card
        self._watch = Watch(folder)
        self._table: OnTable | None = None
        self._pages: tuple[Page, ...] = ()
        self._at = 0
        self._problems: tuple[Problem, ...] = ()
        self._cards: tuple[str, ...] | None = None
        """The cards that there are, when this one is not among them."""
        self._peek = False
        """Whether the last good version is shown although the pack has problems now."""
        self.reload()

    @property
    def page(self) -> Page | None:
        """The page about the card that is shown; None while problems are."""
        return self._pages[self._at] if self._pages and (self._peek or not self._troubled) else None

    @property
    def pages(self) -> tuple[Page, ...]:
        """All pages about the card in its last good version."""
        return self._pages

    @property
    def _troubled(self) -> bool:
        return bool(self._problems) or self._cards is not None

    def reload(self) -> None:
        """Read the pack anew; where it has problems, the last good version is kept."""
        self._peek = False
        language = self._table.room.language if self._table is not None else None
        try:
            table = put_on_table(self._folder, self._shown_as, self._card, language)
        except PackError as error:
            self._problems, self._cards = error.problems, None
            return
        except NoSuchCard as error:
            self._problems, self._cards = (), error.cards
            return
        self.close()
        self._table, self._pages = table, pages_of(table)
        self._at = min(self._at, len(self._pages) - 1)
        self._problems, self._cards = (), None

    def close(self) -> None:
        """Let go of the game that the card lies in."""
        if self._table is not None:
            self._table.close()
            self._table = None

    def turn_to(self, number: int) -> None:
        """Show one of the pages, counted from 0."""
        self._at = number

    # ------------------------------------------------------------------------------------------- as a screen

    def view(self, settings: Settings) -> Element:
        """The page about the card with the preview's own foot, or what is wrong with the pack."""
        say = words(settings.language)
        if self.page is None:
            return self._trouble(say)
        return with_foot(self.page.view(settings), self._foot(say))

    def on_input(self, given: Input) -> Transition:
        """Step through the pages; everything else is the page's own."""
        match given:
            case Tick():
                if self._watch.settled():
                    self.reload()
                    return Replace(self, turn=True)
                return None
            case Pressed(Action("leave")):
                return Quit()
            case Pressed(Action("peek")) | Key("v") if self._troubled and self._pages:
                self._peek = not self._peek
                return Replace(self, turn=True)
            case _ if self.page is None:
                return Quit() if given == Key("escape") else None
            case _:
                return self._on_page(given)

    def next_tick(self) -> float | None:
        """Seconds until the files are looked at again."""
        return SECONDS

    def _on_page(self, given: Input) -> Transition:
        assert self.page is not None
        match given:
            case Pressed(Action("next")):
                return self._step(1)
            case Pressed(Action("back")):
                return self._step(-1)
            case Key(name) if name in ONWARD:
                return self._step(1)
            case Key(name) if name in BACKWARD:
                return self._step(-1)
            case Key(name) if name in _NOT_HERE:
                return None
            case _ if given in _UNDO and not self.page.room.table.pending.choices:
                return None  # what brought the table to this card is not to be taken back
            case _:
                led = self.page.on_input(given)
                # a secret, or the text again, may be laid on top; the rest of the game is not what is previewed
                return led if isinstance(led, Push) else None

    def _step(self, by: int) -> Transition:
        """To the next page or the one before; after the last comes the first, before the first the end."""
        if self._at + by < 0:
            return Quit()
        self._at = (self._at + by) % len(self._pages)
        if self._table is not None:
            self._table.room.message = ""
        return Replace(self, turn=True)

    # ------------------------------------------------------------------------------------------- words

    def _foot(self, say: Words) -> str:
        where = say("preview.where", card=self._card, number=self._at + 1, count=len(self._pages))
        if self._troubled:
            return f"{say('preview.old')} {where}"
        warnings = len(self._table.warnings) if self._table is not None else 0
        more = say.count("preview.warnings", warnings) if warnings else say("preview.hint")
        return f"{where} {more}"

    def _trouble(self, say: Words) -> Element:
        buttons: tuple[Button, ...] = (leave_button(say("preview.leave")),)
        if self._pages:
            buttons = (*buttons, Button(say("preview.peek"), Action("peek"), Kind.SECONDARY, hint="V"))
        if self._cards is None:
            lines = [problem_text(problem, say) for problem in self._problems]
            lead = say("preview.problems.lead")
            return trouble_page(say("preview.problems"), lead, lines, buttons, say)
        near = get_close_matches(self._card, self._cards, n=3)
        lead = say("preview.gone.near", cards=", ".join(near)) if near else say("preview.gone.lead")
        return trouble_page(say("preview.gone", card=self._card), lead, (), buttons, say)


def with_foot(element: Element, hint: str) -> Element:
    """A page whose foot bars say something else, unless they say what went wrong; nothing else is touched."""
    changed = _with_foot(element, hint)
    assert isinstance(changed, Element)
    return changed


def _with_foot(part: object, hint: str) -> object:
    """The part itself where there is no foot bar in it."""
    match part:
        case FootBar():
            return part if part.wrong else replace(part, hint=hint, clock="")
        case tuple():
            parts = tuple(_with_foot(each, hint) for each in part)
            return parts if any(one is not other for one, other in zip(parts, part, strict=True)) else part
        case Element():
            names = getattr(part, "__dataclass_fields__", ())
            held = {name: getattr(part, name) for name in names}
            changed = {name: _with_foot(value, hint) for name, value in held.items()}
            changes = {name: value for name, value in changed.items() if value is not held[name]}
            return replace(cast("Any", part), **changes) if changes else part
        case _:
            return part


class PreviewHost:
    """What the window of a preview needs around it."""

    languages: tuple[str, ...] = LANGUAGES

    def __init__(self, title: str) -> None:
        """`title` stands on the window's frame."""
        self.title = title

    def help_screen(self, settings: Settings, current: Screen) -> Screen | None:  # noqa: ARG002  the protocol's
        """The help of the page about the card."""
        page = current.page if isinstance(current, Preview) else None
        return HelpPage(page) if page is not None else None

    def unspoken(self, language: str, current: Screen) -> Screen | None:
        """Why a language cannot be spoken; the author mends it, and tries again."""
        shown = current.pages if isinstance(current, Preview) else ()
        return unspoken(language, shown[0].room.game.edition) if shown else None

    def settings_changed(self, settings: Settings) -> None:
        """A preview keeps no settings: they belong to whoever plays."""
