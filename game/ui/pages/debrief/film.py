"""The second step: the film of the years, half-year by half-year, by itself or by the arrows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.report.lines import GaugeLine
from game.report.years import Decided, HalfYearFilm, up_to
from game.session.views.play import Play
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Grow, Row, Sized
from game.ui.pages.debrief.step import Shown, Step, going_on, prompt
from game.ui.pages.frame import next_button
from game.ui.pages.scene import town_of, town_words
from game.ui.room import Room
from game.ui.screens import Settings, Transition
from game.ui.theme import Dimension, Ink, Type
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.film import FilmLine
from game.ui.widgets.ornament import FormMark
from game.ui.widgets.picture import Town
from game.ui.widgets.text import Text, heading

SECONDS = 9.0
"""How long a half-year stays while the film runs by itself."""
WORDS, CHARTS = 3, 2
"""How the width is shared."""
STRIP = 150
"""Up to this height the town shows only its row of houses."""
APART = "\u00a0· "
"""Between things of a kind: no line begins with the dot."""


@dataclass(frozen=True, slots=True)
class Manner:
    """One arrangement: the type size, the town's height (0: none), the gap, and whether all is told."""

    title: float
    size: float
    town: float
    gap: float
    everything: bool = True


MANNERS = (
    Manner(Type.FIGURE, Type.BODY, 300, 10),
    Manner(Type.FIGURE, Type.BODY, 170, 8),
    Manner(Type.LEAD, Type.LABEL, 200, 7),
    Manner(Type.LEAD, Type.LABEL, 110, 4),
    Manner(Type.LEAD, Type.SMALL, 150, 4),
    Manner(Type.LEAD, Type.SMALL, 0, 3),
    Manner(Type.LEAD, Type.SMALL, 0, 2, everything=False),
)


class FilmStep(Step):
    """Before the first half-year, each half-year, and the question where the table would stop and wind back."""

    name = "film"
    arrows = frozenset({"left", "right"})

    def __init__(self, room: Room) -> None:
        """The film stands still at its beginning."""
        super().__init__(room)
        self.playing = False
        self._moves = True

    @property
    def count(self) -> int:
        return self.retold.half_years + 2

    @property
    def _last(self) -> int:
        """The last half-year of the film."""
        return self.retold.half_years

    def enter(self, *, at_end: bool) -> None:
        self.playing = False
        super().enter(at_end=at_end)

    def forward(self) -> bool:
        self.playing = False
        return super().forward()

    def back(self) -> bool:
        self.playing = False
        return super().back()

    def keep(self) -> bool:
        """Whoever leaves the page or turns it stops the film."""
        self.playing = False
        return False

    def key(self, name: str) -> bool:
        match name:
            case "right":
                self._go(1)
            case "left":
                self._go(-1)
            case "home":
                self._go(-self.at)
            case "end":
                self._go(self._last - self.at)
            case "space" if self._moves:
                self._play()
            case _:
                return False
        return True

    def press(self, action: Action) -> Transition:
        if action.name == "play":
            self._play()
        return None

    def seconds(self) -> float | None:
        return SECONDS if self.playing else None

    def tick(self) -> None:
        """The next half-year; at the last one the film stops."""
        if self.playing:
            self.at += 1
            self.playing = self.at < self._last

    def show(self, settings: Settings) -> Shown:
        say = self.room.say
        self._moves = not settings.reduce_motion
        self.playing = self.playing and self._moves
        if self.at > self._last:
            body = prompt(self.room, say("report.years.talk"), say("window.debrief.film.talk.hint"))
            return Shown(body, "", (going_on(self.room),))
        body = Fit(tuple(self._frame(manner) for manner in MANNERS))
        on = next_button(say("window.debrief.film.next" if self.at < self._last else "window.next"))
        hint = say(f"window.debrief.film.{self._hint()}")
        return Shown(body, hint, (*self._player(), on))

    def _hint(self) -> str:
        return "playing" if self.playing else "hint" if self._moves else "still"

    def _player(self) -> tuple[Button, ...]:
        """The button that starts and stops the film, where things may move and there is more to see."""
        if not self._moves or self.at >= self._last:
            return ()
        what, icon = ("pause", "pause") if self.playing else ("play", "play")
        name = self.room.say(f"window.debrief.film.{what}")
        return (Button(name, Action("play"), Kind.SECONDARY, icon=icon, icon_first=True, padding=24),)

    def _go(self, steps: int) -> None:
        self.playing = False
        self.at = min(max(self.at + steps, 0), self._last)

    def _play(self) -> None:
        """Start, from the beginning where the film is over, or stop."""
        if not self.playing and self.at >= self._last:
            self.at = 0
        self.playing = not self.playing

    def _frame(self, manner: Manner) -> Element:
        play = up_to(self.room.play(), self.at)
        words = Column(tuple(self._words(manner)), gap=manner.gap)
        left = Column((*_town(play, manner.town), words, Grow()), gap=2 * manner.gap)
        lines = charts(self.room, self.retold.lines, self.at)
        return Row((Grow(left, WORDS), Grow(lines, CHARTS)), gap=50, padding=(50, 2 * manner.gap + 4))

    def _words(self, manner: Manner) -> Iterator[Element]:
        say = self.room.say
        if self.at == 0:
            yield heading(say("window.debrief.film.begin"), manner.title)
            yield Text(say("window.debrief.film.opening"), Type.LEAD)
            return
        film = self.retold.half_year(self.at)
        yield heading(film.season, manner.title)
        if film.headline:
            yield Text(film.headline, manner.size, ink=Ink.MUTED, leading=1.25)
        yield from told(self.room, film, manner.size, everything=manner.everything)


def _town(play: Play, high: float) -> tuple[Element, ...]:
    """The town as it was."""
    if not high:
        return ()
    view = town_of(play, closed=True)
    return (Sized(Town(view, town_words(play, view), high, strip=high <= STRIP), high=high),)


def told(room: Room, film: HalfYearFilm, size: float, *, everything: bool) -> Iterator[Element]:
    """What a half-year was: its event, what was decided, where the attention was, what came of it."""
    say = room.say

    def line(text: str, ink: Ink = Ink.TEXT) -> Element:
        return Text(text, size, ink=ink, leading=1.25)

    if film.event is not None:
        came_by = f" ({film.came_by})" if film.came_by else ""
        yield line(say("window.debrief.film.event", title=f"{film.event.title}{came_by}"))
    delegated = [each for each in film.decided if each.kind == "delegated"]
    for each in film.decided:
        if everything or each.kind != "delegated":
            yield _decided(room, each, size)
    if delegated and not everything:
        yield line(say.count("window.debrief.film.more", len(delegated)), Ink.MUTED)
    if film.attention:
        yield line(say("window.debrief.film.attention", what=APART.join(film.attention)))
    if film.lent:
        yield line(say("window.debrief.film.lent", what=APART.join(film.lent)))
    if film.thought is not None:
        seen = film.thought
        facts = {"name": seen.name, "thought": seen.thought_text, "became": seen.became_text}
        yield line(say("report.years.thought", **facts))
    yield line(f"**{film.sentence}** {film.second}".rstrip())


def _decided(room: Room, each: Decided, size: float) -> Element:
    own = each.kind not in ("delegated", "event")
    key = "window.debrief.film.own" if own else "window.debrief.film.decided"
    words = Text(room.say(key, title=each.title, who=each.who, answer=each.answer), size, leading=1.25)
    if not each.dimension:
        return words
    dimension = Dimension[each.dimension.upper()]
    return Row((FormMark(dimension.form, 20, dimension.ink), Grow(words)), gap=12, align=Align.BASELINE)


def charts(room: Room, lines: tuple[GaugeLine, ...], shown: int) -> Element:
    """The gauges two by two, as far as the film has come."""
    each = tuple(FilmLine(line, shown, _spoken(room, line, shown)) for line in lines)
    return grid_of(each)


def grid_of(each: tuple[Element, ...]) -> Element:
    """Charts two by two, sharing the height."""
    pairs = [each[at : at + 2] for at in range(0, len(each), 2)]
    return Column(tuple(Grow(Row(tuple(Grow(part) for part in pair), gap=44)) for pair in pairs), gap=24)


def _spoken(room: Room, line: GaugeLine, shown: int) -> str:
    points = (
        room.say("window.debrief.film.point", season=season, figure=figure)
        for season, figure in zip(line.seasons[: shown + 1], line.figures, strict=False)
    )
    return room.say("window.debrief.film.line.spoken", name=line.name, course=", ".join(points))
