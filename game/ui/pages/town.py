"""The town large, somebody saying something over it, and words below: News, events, Consequences, the end."""

from __future__ import annotations

from game.session.views.voices import Voice
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Column, Grow, Over, Row, Sized
from game.ui.pages.scene import town_of, town_words
from game.ui.room import Room
from game.ui.widgets.card import Bubble
from game.ui.widgets.picture import Town
from game.ui.widgets.text import Text

ROOMY, LITTLE = 260, 110
"""The least height of the town with and without somebody speaking over it."""
BUBBLE_WIDE = 900


def town_and_words(room: Room, said: Voice | None, words: tuple[tuple[Element, ...], ...]) -> Element:
    """The town above `words`, of which the fullest arrangement that fits is taken; without room the town shrinks."""
    play = room.play()
    view = town_of(play, closed=room.table.beat in ("consequences", "epilogue", "over"))
    name = town_words(play, view)

    def page(parts: tuple[Element, ...], least: float, padding: float) -> Element:
        return Column((_town(Town(view, name, least), said), Column(parts, gap=6, padding=(60, padding))))

    tight = tuple(
        page(parts, least, padding) for parts in words for least, padding in ((ROOMY, 22), (LITTLE, 12))
    )
    # Where even the smallest words leave no room, what somebody says stands with them, and the town gives way.
    spoken = (_quoted(said),) if said is not None else ()
    bare = tuple(Column((Column((*spoken, *parts), gap=6, padding=(60, 12)), Grow())) for parts in words[-1:])
    return Fit((*tight, *bare))


def over_town(room: Room, words: Element) -> Element:
    """Words on the paper, and the town in what room they leave, if that is enough for a picture."""
    play = room.play()
    view = town_of(play, closed=room.table.beat in ("consequences", "epilogue", "over"))
    town = Grow(Town(view, town_words(play, view), LITTLE))
    return Fit((Column((words, town)), Column((words, Grow()))))


def quoted(said: Voice) -> str:
    """What somebody says, with the name in bold."""
    if not said.name:
        return said.text
    head, _, rest = said.spoken.partition(": ")
    return f"**{head}:** {rest}"


def _town(town: Town, said: Voice | None) -> Element:
    if said is None:
        return Grow(town)
    bubble = Row((Sized(Bubble(quoted(said)), wide=BUBBLE_WIDE), Grow()))
    return Grow(Over((town, Column((bubble, Grow()), padding=(60, 30)))))


def _quoted(said: Voice) -> Element:

    return Text(quoted(said), leading=1.3)
