"""What the tests of the window put in place of fonts, screens and a host."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from game.ui.access import Asked
from game.ui.boxes import Action
from game.ui.element import Context, Element
from game.ui.geometry import Grid, Size
from game.ui.layout import Column
from game.ui.screens import Input, Screen, Settings, Transition
from game.ui.spoken import Telling
from game.ui.typeset import Face
from game.ui.widgets.button import Button
from game.ui.widgets.text import Text

FULL = Size(1920, 1080)


class EvenFont:
    """Every character is half as wide as it is high, in bold a tenth wider: so widths can be counted."""

    def text_width(self, text: str, face: Face, size: int) -> int:
        return round(len(text) * size * (0.5 if face is Face.REGULAR else 0.55))

    def ascent(self, face: Face, size: int) -> int:
        return size

    def descent(self, face: Face, size: int) -> int:
        return size // 4


def context(size: Size = FULL, percent: int = 100) -> Context:
    return Context(Grid(size, percent), EvenFont())


@dataclass
class FakeHost:
    help: Screen | None = None
    title: str = "Fjordvik"
    languages: tuple[str, ...] = ("nb", "nn", "en")
    heard: list[Settings] = field(default_factory=list)
    broken: dict[str, Screen] = field(default_factory=dict)
    """What is shown instead of a language."""

    def help_screen(self, settings: Settings, current: Screen) -> Screen | None:
        return None if current is self.help else self.help

    def unspoken(self, language: str, current: Screen) -> Screen | None:
        return self.broken.get(language)

    def settings_changed(self, settings: Settings) -> None:
        self.heard.append(settings)


class FakeBridge:
    """Notes what it was told, and asks for what a test wants."""

    def __init__(self) -> None:
        self.told: list[Telling] = []
        self.wants: list[Asked] = []
        self.focused: list[bool] = []
        self.moves = 0

    def hear(self, telling: Telling) -> None:
        self.told.append(telling)

    def attended(self, *, focused: bool) -> None:
        self.focused.append(focused)

    def moved(self) -> None:
        self.moves += 1

    def asked(self) -> Iterator[Asked]:
        wants, self.wants = self.wants, []
        yield from wants


@dataclass
class FakeScreen:
    """Shows buttons, notes its inputs, and answers the one input that it has an answer for."""

    labels: tuple[str, ...] = ("En", "To", "Tre")
    answer: Callable[[Input], Transition] = lambda _: None
    tick: float | None = None
    extra: tuple[Element, ...] = ()
    given: list[Input] = field(default_factory=list)
    seen: list[Settings] = field(default_factory=list)

    def view(self, settings: Settings) -> Element:
        self.seen.append(settings)
        buttons = tuple(Button(label, Action("press", label), key=label) for label in self.labels)
        return Column((Text(settings.language), *buttons, *self.extra), gap=20)

    def on_input(self, given: Input) -> Transition:
        self.given.append(given)
        return self.answer(given)

    def next_tick(self) -> float | None:
        return self.tick
