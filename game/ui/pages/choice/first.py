"""What is said of a part of the choice, and of the signs on an answer, in the half-year in which they are new."""

from __future__ import annotations

from collections.abc import Mapping

from game.session.parts import PartKind
from game.session.views.first_time import Thing, first_words, is_first_time
from game.ui.element import Element
from game.ui.layout import Align, Flow, Gap, Row
from game.ui.room import Room
from game.ui.theme import Ink, Type
from game.ui.widgets.ornament import Dots, Icon
from game.ui.widgets.text import Text

_THINGS: Mapping[PartKind, Thing] = {
    "votes": "votes",
    "tokens": "tokens",
    "lending": "lending",
    "budget": "budget",
    "ambition": "ambition",
    "prediction": "prediction",
}
_SIGNS = (
    ("circle-dollar-sign", "price"),
    ("rotate-cw", "running"),
    ("user", "capacity"),
    ("calendar", "felt"),
)


def first_hint(room: Room, kind: str, card: str, usual: str, voting: str = "paper") -> str:
    """The hint of a part of the choice, of votes by the way of `voting`; a card that is decided keeps its own."""
    play, thing, role = room.play(), _THINGS.get(kind), ""  # type: ignore[call-overload]  # the summary is none
    if kind == "card" and card not in dict(room.table.pending.choices):
        shown = play.scenario.cards[card]
        thing = "delegated" if shown.kind == "delegated" else "event" if shown.kind == "event" else None
        role = play.scenario.settings.roles[shown.owner].short if shown.owner else ""
    if thing == "votes" and voting != "paper":
        begun = bool(room.table.pending.votes or room.table.pending.abstained)
        new = is_first_time(play, thing) and not begun
        return room.say(f"first.votes.{voting}") if new else usual
    return usual if thing is None else first_words(play, thing, usual, role=role)


def signs(room: Room) -> tuple[Element, ...]:
    """What the signs on an answer mean, on one line; nothing once the table has seen them."""
    if not is_first_time(room.play(), "case"):
        return ()
    say = room.say
    told = [(Icon(icon, Type.SMALL, Ink.MUTED), say(f"first.sign.{name}")) for icon, name in _SIGNS]
    dots = (Dots(2, 3, 18), say("first.sign.dots"))
    parts = tuple(
        Row((mark, Text(text, Type.SMALL, ink=Ink.MUTED, leading=1.25)), gap=9, align=Align.CENTRE)
        for mark, text in (*told, dots)
    )
    return (Flow(parts, gap=26, line_gap=2, align=Align.CENTRE), Gap(4))
