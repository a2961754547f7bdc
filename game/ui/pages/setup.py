"""What a facilitator may set before the game: scenario, municipality, length, seats, parts of the game, the screen."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, TypeVar, get_args

from game.engine.state import VOTINGS, Setup, Voting
from game.pack.schema import Features, ScenarioFile
from game.session.clock import minutes_planned
from game.texts.catalogue import LANGUAGES, Words, words
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Column, Flow, Gap, Grow, Row
from game.ui.lobby import Lobby
from game.ui.pages.help import adjusted
from game.ui.pages.scene import CALM
from game.ui.pages.screen_sheet import screen_sheet, stepper
from game.ui.pages.seating import seat_changed, seats_sheet
from game.ui.pages.unread import UnreadPage
from game.ui.screens import Adjust, Input, Key, Pop, Pressed, Push, Settings, Transition
from game.ui.theme import Ink, Type
from game.ui.widgets.button import Button, Kind, Stepper
from game.ui.widgets.frame import FootBar
from game.ui.widgets.picture import Town
from game.ui.widgets.text import Text, heading

T = TypeVar("T")
Sheet = Literal["game", "seats", "features", "screen"]
SHEETS: tuple[Sheet, ...] = get_args(Sheet)
FEATURES = tuple(Features.model_fields)


class SetupPage:
    """Four sheets, each with a few things to set; Enter starts, Esc goes back and keeps what was set."""

    name = "setup"

    def __init__(self, lobby: Lobby) -> None:
        """What is set goes into the lobby."""
        self.lobby = lobby
        self.sheet: Sheet = "game"
        self._settings = Settings(LANGUAGES[0])

    def view(self, settings: Settings) -> Element:
        """The sheet, below the row that chooses it."""
        self._settings = settings
        say = words(settings.language)
        shown = self.lobby.edition.in_language(settings.language).settings
        tabs = tuple(
            Button(
                say(f"window.setup.{name}"),
                Action("sheet", name),
                Kind.PRIMARY if name == self.sheet else Kind.QUIET,
                size=Type.LABEL,
                high=60,
                padding=28,
                selected=name == self.sheet,
            )
            for name in SHEETS
        )

        def body(gap: float, above: float, below: Grow) -> Element:
            sheet = self._sheet(say, shown, settings, gap)
            parts = (
                heading(say("window.setup"), Type.FIGURE),
                Flow(tabs, gap=16, line_gap=8),
                Gap(gap),
                sheet,
            )
            return Column((Column(parts, gap=gap, padding=(110, above)), below))

        town = Grow(Town(CALM, "", 110))
        wrong = self.lobby.message
        back = Button(say("window.back"), Action("back"), Kind.SECONDARY)
        help_ = Button(say("window.help"), Action("help"), Kind.SECONDARY)
        start = Button(say("window.start"), Action("start"), Kind.PRIMARY, icon="corner-down-left")
        foot = FootBar(
            wrong or say("window.setup.hint"), (help_, back, start), say("window.on"), wrong=bool(wrong)
        )
        return Column(
            (
                Grow(Fit((body(24, 40, town), body(12, 16, town), body(12, 16, Grow()), body(5, 6, Grow())))),
                foot,
            )
        )

    def on_input(self, given: Input) -> Transition:
        """Set something, start, or go back."""
        match given:
            case Key("enter") | Pressed(Action("start")):
                return self.lobby.begin(self._settings.language)
            case Key("escape") | Pressed(Action("back")):
                return Pop()
            case Pressed(Action("help")):
                return Push(self.lobby.pages.help(self))
            case Pressed(Action("sheet", name)):
                self.sheet = next(sheet for sheet in SHEETS if sheet == name)
                return None
            case Pressed(Action("scenario", step)):
                unread = self.lobby.choose(int(step), self._settings.language)
                return Push(UnreadPage(self.lobby, unread)) if unread else None
            case Pressed(Action("form")):
                self.lobby.form = not self.lobby.form
                return None
            case Pressed(Action("text" | "theme" | "motion" | "full" | "screen" | "language") as action):
                return Adjust(adjusted(self._settings, action))
            case Pressed(action):
                self.lobby.setup = changed(
                    self.lobby.chosen, self.lobby.edition.scenario.settings, action, self.lobby.ways
                )
                return None
            case _:
                return None

    def next_tick(self) -> float | None:
        """It shows no time."""
        return None

    def _sheet(self, say: Words, shown: ScenarioFile, settings: Settings, gap: float) -> Element:
        setup = self.lobby.chosen
        match self.sheet:
            case "game":
                return Column((self._scenario(say, shown), *_game(say, shown, setup)), gap)
            case "seats":
                return seats_sheet(say, shown, setup, self.lobby.ways, gap)
            case "features":
                parts = tuple(
                    _toggle(
                        say(f"window.feature.{name}"),
                        Action("feature", name),
                        on=name not in setup.features_off,
                    )
                    for name in FEATURES
                    if getattr(shown.features, name)
                )
                if shown.form is not None:
                    parts += (_toggle(say("window.setup.form"), Action("form"), on=self.lobby.form),)
                return Column((_note(say("window.setup.features_note")), Flow(parts, 18, 12)), gap)
            case "screen":
                return screen_sheet(say, settings)

    def _scenario(self, say: Words, shown: ScenarioFile) -> Element:
        chosen = stepper(say, say("window.setup.scenario"), shown.title, "scenario")
        if len(self.lobby.repertoire.names) == 1:
            chosen = replace(chosen, before=None, after=None)
        takes = say(
            "window.setup.takes",
            minutes=minutes_planned(shown),
            length=say.count("window.setup.turns", shown.turns),
        )
        return _with_note(chosen, shown.subtitle, takes)


def changed(
    setup: Setup, settings: ScenarioFile, action: Action, ways: tuple[Voting, ...] = VOTINGS
) -> Setup:
    """The setup after "profile", "ambition", "length" (a step of 1 or -1), "feature" (a name) or a seat's stepper."""
    match action:
        case Action("profile", step):
            return replace(setup, profile=_next(tuple(settings.profiles), setup.profile, step))
        case Action("ambition", step):
            return replace(setup, ambition=_next(tuple(settings.ambitions), setup.ambition, step))
        case Action("length", step):
            short, turns = _next(_lengths(settings), (setup.short, setup.turns), step)
            return replace(setup, short=short, turns=turns)
        case Action("feature", name):
            return replace(setup, features_off=_toggled(FEATURES, setup.features_off, name))
        case _:
            return seat_changed(setup, settings, action, ways)


def _lengths(settings: ScenarioFile) -> tuple[tuple[bool, int], ...]:
    """(short form, half-years): the short form first, then every length."""
    short = ((True, settings.short.turns),) if settings.short is not None else ()
    return (*short, *((False, turns) for turns in range(1, settings.turns + 1)))


def _next(among: tuple[T, ...], now: T, step: str) -> T:
    return among[(among.index(now) + int(step)) % len(among)]


def _toggled(order: tuple[str, ...], among: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(each for each in order if (each in among) != (each == name))


def _game(say: Words, shown: ScenarioFile, setup: Setup) -> tuple[Element, ...]:
    profile, ambition = shown.profiles[setup.profile], shown.ambitions[setup.ambition]
    length = (
        say("window.setup.short", number=setup.turns)
        if setup.short
        else say.count("window.setup.turns", setup.turns)
    )
    return (
        _with_note(stepper(say, say("window.setup.profile"), profile.name, "profile"), profile.text),
        _with_note(stepper(say, say("window.setup.ambition"), ambition.name, "ambition"), ambition.text),
        _with_note(
            stepper(say, say("window.setup.length"), length, "length"),
            say("window.setup.short_note" if setup.short else "window.setup.length_note"),
        ),
    )


def _with_note(shown: Stepper, *notes: str) -> Element:
    return Row((shown, Grow(Column((Grow(), *map(_note, notes), Gap(8))))), gap=40)


def _note(text: str) -> Text:
    return Text(text, Type.LABEL, ink=Ink.MUTED, leading=1.3)


def _toggle(text: str, action: Action, *, on: bool) -> Button:
    """What is on has a check mark and is said to be selected."""
    kind = Kind.SECONDARY if on else Kind.QUIET
    return Button(
        text,
        action,
        kind,
        icon="check" if on else "x",
        icon_first=True,
        size=Type.LABEL,
        high=62,
        padding=24,
        selected=on,
    )
