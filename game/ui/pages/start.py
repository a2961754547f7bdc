"""The first screen: the town, one sentence, and Start. Then the games that lie there already."""

from __future__ import annotations

import re
from dataclasses import replace

from game.texts.catalogue import LANGUAGES, Words, words
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Column, Flow, Grow, Panel, Row, Sized
from game.ui.lobby import Lobby
from game.ui.pages.asking import LeaveStartPage
from game.ui.pages.scene import CALM
from game.ui.pages.setup import SetupPage
from game.ui.screens import Adjust, Input, Key, Pop, Pressed, Push, Settings, Tick, Transition
from game.ui.shelf import Saved
from game.ui.theme import Ink, Type
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.frame import FootBar
from game.ui.widgets.picture import Town
from game.ui.widgets.text import Text, heading

MOST_SHOWN = 6
SOON = 0.1
"""Seconds before the rules are made, so that the first picture is on the screen before."""


class StartPage:
    """Start, go on, setup, languages."""

    name = "start"

    def __init__(self, lobby: Lobby) -> None:
        """For a scenario and the games in a folder."""
        self.lobby = lobby
        self._settings = Settings(LANGUAGES[0])
        self._ready = False
        """Whether the rules are there already, so that Start need not wait for them."""

    def view(self, settings: Settings) -> Element:
        """The dark panel above the town."""
        self._settings = settings
        self.lobby.seen_in(settings.language)
        say = words(settings.language)
        shown = self.lobby.edition.in_language(settings.language).settings
        wide = 560 * settings.text_percent / 100

        def panel(name: float, lead: float, above: float) -> Element:
            words_ = [
                heading(shown.title, name, Ink.ON_NIGHT),
                Text(shown.subtitle, lead, ink=Ink.MUTED_ON_NIGHT),
            ]
            if self.lobby.message:
                words_.append(Text(self.lobby.message, Type.BODY, ink=Ink.SUN))
            top = Row(
                (Grow(Column(tuple(words_), gap=8)), Sized(self._buttons(settings, above), wide=wide)),
                gap=60,
                padding=(110, above),
            )
            return Panel(top, Ink.NIGHT)

        town = Grow(Town(CALM, say("window.town.autumn", title=shown.title), 200))
        return Fit(
            (
                Column((panel(Type.NAME, Type.LEAD, 76), town)),
                Column((panel(Type.TITLE, Type.LEAD, 40), town)),
                Column((Grow(panel(Type.TITLE, Type.BODY, 20)),)),
            )
        )

    def on_input(self, given: Input) -> Transition:
        """Enter starts; Esc asks whether to leave."""
        match given:
            case Tick():
                self.lobby.edition.make_ready()
                self._ready = True
                return None
            case Key("enter") | Pressed(Action("start")):
                return self.lobby.begin(self._settings.language)
            case Pressed(Action("resume")):
                saved = self.lobby.to_resume()
                return self.lobby.resume(saved, self._settings.language) if saved else None
            case Pressed(Action("games")):
                return Push(GamesPage(self.lobby))
            case Pressed(Action("setup")):
                return Push(SetupPage(self.lobby))
            case Pressed(Action("help")):
                return Push(self.lobby.pages.help(self))
            case Pressed(Action("language", code)):
                return Adjust(replace(self._settings, language=code))
            case Key("escape") | Pressed(Action("leave")):
                return Push(LeaveStartPage())
            case _:
                return None

    def next_tick(self) -> float | None:
        """Once, to make the rules while the page is being read."""
        return None if self._ready else SOON

    def _buttons(self, settings: Settings, above: float) -> Element:
        say, roomy = words(settings.language), above > 40  # noqa: PLR2004  (the first arrangement)
        parts: list[Element] = [
            Button(
                say("window.start"),
                Action("start"),
                Kind.INVITING,
                icon="corner-down-left",
                size=46 if roomy else Type.LEAD,
                high=110 if roomy else 80,
            )
        ]
        high = 92 if roomy else 70
        saved = self.lobby.to_resume()
        if saved is not None:
            texts = self._resume_words(saved, settings.language)
            resume = Button(
                "", Action("resume"), Kind.NIGHT, size=Type.LARGE, high=high, padding=20, name=texts[0]
            )
            parts.append(Fit(tuple(replace(resume, text=text) for text in texts)))
        languages = tuple(
            Button(
                code.upper(),
                Action("language", code),
                Kind.NIGHT if code == settings.language else Kind.NIGHT_LINK,
                padding=16,
                name=say(f"window.language.{code}"),
                selected=code == settings.language,
            )
            for code in LANGUAGES
        )
        several = len(self.lobby.repertoire.names) > 1
        setup = say("window.setup.with_scenario" if several else "window.setup")
        links = [Button(setup, Action("setup"), Kind.NIGHT_LINK)]
        if not self.lobby.shelf.is_empty:
            links.append(Button(say("window.games"), Action("games"), Kind.NIGHT_LINK))
        links.append(Button(say("window.leave"), Action("leave"), Kind.NIGHT_LINK))
        help_ = Button(say("window.help"), Action("help"), Kind.NIGHT_LINK)
        parts += [Flow(tuple(links), gap=36), Flow((*languages, help_), gap=36)]
        return Column(tuple(parts), gap=22 if roomy else 10)

    def _resume_words(self, saved: Saved, language: str) -> tuple[str, ...]:
        """Where the game stands; of another scenario than the one that is shown, which it is, if there is room."""
        say = words(language)
        if saved.scenario != self.lobby.scenario:
            title = self.lobby.title(saved, language)
            return say("window.resume.other", title=title), say("window.resume.last")
        return (say("window.resume", turn=min(saved.turns_played + 1, saved.turns), turns=saved.turns),)


_STAMP = re.compile(r"(\d{4})-(\d\d)-(\d\d)-(\d\d)(\d\d)\d\d")
"""The folder of a game that was begun without a place of its own."""


def _began(name: str, say: Words) -> str:
    """When a game was begun, as people write it; of a folder with a name of its own, that name."""
    found = _STAMP.fullmatch(name)
    if found is None:
        return name
    year, month, day, hour, minute = found.groups()
    return say("window.games.began", year=year, month=month, day=day, hour=hour, minute=minute)


class GamesPage:
    """The newest games: those under way go on, finished ones can be looked at."""

    name = "games"

    def __init__(self, lobby: Lobby) -> None:
        """For a lobby with saved games."""
        self.lobby = lobby
        self._language = LANGUAGES[0]

    def view(self, settings: Settings) -> Element:
        """One button for each game."""
        self._language = settings.language
        say, games = words(settings.language), self.lobby.games(settings.language)
        rows = tuple(
            Button(
                say(
                    "window.games.finished" if each.finished else "window.games.under_way",
                    title=self.lobby.title(each, settings.language),
                    name=_began(each.name, say),
                    turn=each.turns_played,
                    turns=each.turns,
                ),
                Action("open", str(number)),
                Kind.QUIET,
                high=72,
                size=Type.LABEL,
                padding=20,
            )
            for number, each in enumerate(games[:MOST_SHOWN])
        )
        wrong = self.lobby.message
        back = Button(say("window.back"), Action("back"), Kind.PRIMARY, icon="corner-down-left")
        help_ = Button(say("window.help"), Action("help"), Kind.SECONDARY)
        foot = FootBar(
            wrong or say("window.games.hint" if games else "window.games.none"),
            (help_, back),
            say("window.on"),
            wrong=bool(wrong),
        )
        title = heading(say("window.games"))
        sheet = Column((title, *rows), gap=16, padding=(110, 40))
        return Fit((Column((sheet, Grow(Town(CALM, "", 110)), foot)), Column((sheet, Grow(), foot))))

    def on_input(self, given: Input) -> Transition:
        """Open one, or go back."""
        match given:
            case Pressed(Action("open", number)):
                return self.lobby.resume(self.lobby.shelf.games()[int(number)], self._language)
            case Pressed(Action("help")):
                return Push(self.lobby.pages.help(self))
            case Key("enter" | "escape") | Pressed(Action("back")):
                return Pop()
            case _:
                return None

    def next_tick(self) -> float | None:
        """It shows no time."""
        return None
