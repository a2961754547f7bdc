"""What a member of the table says: a short line, made of what it knows and of what its look ahead tells.

No line says a fact that the role does not have, and none says what will happen: only how two answers compare as far
as the member can see. Which of several wordings it is follows from the card and the role, so a replay says the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.engine.chance import thing_number
from game.policy.members import Opinion
from game.session.views.names import letter, quantity_name
from game.session.views.play import Play

WORDINGS = 6
"""So many ways to say each kind of line."""
Manner = Literal["fact", "view"]


@dataclass(frozen=True, slots=True)
class Line:
    """What a role says, and whether that is what it knows or how it looks at the case."""

    role: str
    text: str
    manner: Manner


def tells_unasked(role: str, card: str) -> bool:
    """Whether a role says by itself what it knows about a case; about half of them must be asked."""
    return thing_number(f"tells:{role}:{card}") % 2 == 0


def knows(play: Play, role: str, card: str) -> str:
    """A role's private fact about a case, "" where it has none."""
    return play.scenario.cards[card].private.get(role, "") if play.has("private") else ""


def discussed(play: Play, opinion: Opinion, *, asked: bool = False) -> Line:
    """What a role says before the vote: what it knows, if it tells that or was asked; else what it looks after."""
    role, card = opinion.role, opinion.card
    fact = knows(play, role, card)
    number = _wording(play, role, card)
    if fact and asked and not tells_unasked(role, card):
        return Line(role, play.say(f"rehearsal.asked.{number}", fact=fact), "fact")
    if fact and tells_unasked(role, card):
        return Line(role, play.say(f"rehearsal.fact.{number}", fact=fact), "fact")
    if asked:
        return Line(role, play.say(f"rehearsal.no_more.{number}"), "view")
    return Line(role, _looked_at(play, opinion, number), "view")


def voted(play: Play, opinion: Opinion) -> str:
    """Why a role voted as it did."""
    own, number = (
        letter(play.rules.layout, opinion.card, opinion.key),
        _wording(play, opinion.role, opinion.card),
    )
    if opinion.near:
        return play.say(f"rehearsal.near.{number}", letter=own)
    if opinion.better is None:
        return play.say(f"rehearsal.plain.{number}", letter=own)
    other = letter(play.rules.layout, opinion.card, opinion.against)
    what = inside(quantity_name(play, opinion.better.quantity))
    return play.say(f"rehearsal.better.{number}", letter=own, other=other, what=what)


def decided(play: Play, opinion: Opinion, key: str) -> str:
    """Why a role decided a case of its own as it did; `key` may be another than it liked best, where money is short."""
    own, number = letter(play.rules.layout, opinion.card, key), _wording(play, opinion.role, opinion.card)
    if key != opinion.key:
        return play.say("rehearsal.decided.short", letter=own)
    if opinion.near or opinion.better is None:
        return play.say(f"rehearsal.decided.plain.{number}", letter=own)
    other = letter(play.rules.layout, opinion.card, opinion.against)
    what = inside(quantity_name(play, opinion.better.quantity))
    return play.say(f"rehearsal.decided.{number}", letter=own, other=other, what=what)


def inside(name: str) -> str:
    """A figure's name inside a sentence: "Sykefravær" becomes "sykefravær", "IT" stays."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _looked_at(play: Play, opinion: Opinion, number: int) -> str:
    """A worry or an interest, by what the answers differ in for its mandate."""
    worried = thing_number(f"worried:{opinion.role}:{opinion.card}") % 2 == 0
    if worried and opinion.worse is not None:
        return play.say(f"rehearsal.fear.{number}", what=inside(quantity_name(play, opinion.worse.quantity)))
    if opinion.matters is not None:
        return play.say(f"rehearsal.view.{number}", what=inside(quantity_name(play, opinion.matters)))
    return play.say(f"rehearsal.calm.{number}")


def _wording(play: Play, role: str, card: str) -> int:
    """Which wording a role uses on a case: no two roles of the first six the same."""
    return (thing_number(f"wording:{card}") + play.rules.layout.roles[role]) % WORDINGS
