"""The town large, somebody saying something over it, and words below: News, events, Consequences, the end."""

from __future__ import annotations

from game.session.views.voices import Voice
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Grow, Over, Row, Sized
from game.ui.pages.scene import home_of, likeness_words, mood_of, portrait_of, town_of, town_words
from game.ui.room import Room
from game.ui.town.dwellings import place_of
from game.ui.town.face import Mood
from game.ui.widgets.card import Bubble
from game.ui.widgets.likeness import Likeness
from game.ui.widgets.picture import Tag, Town
from game.ui.widgets.text import Text

ROOMY, LITTLE = 260, 110
"""The least height of the town with and without somebody speaking over it."""
BUBBLE_WIDE = 816
SPOKEN_WIDE = 680
"""Bubbles end left of the town hall's tower, alone as well as beside a portrait."""
PORTRAIT, SMALL_PORTRAIT = 132, 76
BELOW = 66
"""How far below somebody's window their name ends, in town units: a bubble may cover what is above it."""


def town_and_words(room: Room, said: Voice | None, words: tuple[tuple[Element, ...], ...]) -> Element:
    """The town above `words`, of which the fullest arrangement that fits is taken; without room the town shrinks."""

    def page(parts: tuple[Element, ...], least: float, padding: float) -> Element:
        return Column((_town(room, said, least), Column(parts, gap=6, padding=(60, padding))))

    tight = tuple(
        page(parts, least, padding) for parts in words for least, padding in ((ROOMY, 22), (LITTLE, 12))
    )
    # Where even the smallest words leave no room, what somebody says stands with them, and the town gives way.
    spoken = (_quoted(room, said),) if said is not None else ()
    bare = tuple(Column((Column((*spoken, *parts), gap=6, padding=(60, 12)), Grow())) for parts in words[-1:])
    return Fit((*tight, *bare))


def over_town(room: Room, words: Element) -> Element:
    """Words on the paper, and the town in what room they leave, if that is enough for a picture."""
    return Fit((Column((words, Grow(town_picture(room, LITTLE)))), Column((words, Grow()))))


def town_picture(room: Room, least: float, tags: tuple[Tag, ...] = (), *, opens: bool = True) -> Town:
    """The town as it is in this beat; one that `opens` tells what is in it when it is pressed."""
    play, closed = room.play(), is_closed(room)
    view = town_of(play, closed=closed)
    return Town(view, town_words(play, view, closed=closed), least, tags=tags, opens=opens)


def is_closed(room: Room) -> bool:
    """Whether the beat shows the last day of a half-year, not the first of the next one."""
    return room.table.beat in ("consequences", "epilogue", "over")


def likeness(room: Room, person: str, size: float, feels: Mood | None = None) -> Likeness:
    """Somebody's portrait as they are in this beat, or as they feel about what they speak of."""
    play, closed = room.play(), is_closed(room)
    mood = feels or mood_of(play, person, closed=closed)
    return Likeness(portrait_of(play, person), mood, likeness_words(play, person, mood), size)


def quoted(said: Voice) -> str:
    """What somebody says, with the name in bold."""
    if not said.name:
        return said.text
    head, _, rest = said.spoken.partition(": ")
    return f"**{head}:** {rest}"


def _town(room: Room, said: Voice | None, least: float) -> Element:
    if said is None:
        return Grow(town_picture(room, least))
    if said.person is None:
        bubble = Row((Sized(Bubble(quoted(said)), wide=BUBBLE_WIDE), Grow()))
        return Grow(Over((town_picture(room, least), Column((bubble, Grow()), padding=(60, 30)))))
    x, y = place_of(home_of(room.play(), said.person))
    town = town_picture(room, least, (Tag(said.name, x, y + BELOW),))
    spoken = Sized(Bubble(quoted(said), aside=True), wide=SPOKEN_WIDE)
    row = Row((likeness(room, said.person, PORTRAIT, said.feels), spoken, Grow()), gap=4, align=Align.START)
    return Grow(Over((town, Column((row, Grow()), padding=(60, 24)))))


def _quoted(room: Room, said: Voice) -> Element:
    words = Text(quoted(said), leading=1.3)
    if said.person is None:
        return words
    return Row(
        (likeness(room, said.person, SMALL_PORTRAIT, said.feels), Grow(words)), gap=18, align=Align.CENTRE
    )
