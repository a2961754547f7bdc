"""The sheet of the setup that says who sits at the table, how it votes, and where roles read what they know."""

from __future__ import annotations

from dataclasses import replace

from game.engine.state import VOTINGS, Setup, Voting
from game.pack.schema import ScenarioFile
from game.session.seats import groups, seated
from game.texts.catalogue import Words
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.layout import Column, Flow
from game.ui.theme import Ink, Type
from game.ui.widgets.button import Stepper
from game.ui.widgets.text import Text

WIDE = 540
"""Three beside each other."""
ROOMY = 12
"""From this gap between things there is room for words about them."""


def seats_sheet(
    say: Words, shown: ScenarioFile, setup: Setup, ways: tuple[Voting, ...], gap: float
) -> Element:
    """For each role who plays it; below, how the table votes, and whether it has booklets."""
    director = next(role for role in shown.roles.values() if role.director)
    roles = tuple(
        _stepper(say, role.name, _plays(say, shown, setup, name), "seat", name)
        for name, role in shown.roles.items()
    )
    facts = say("window.setup.booklets" if setup.booklets else "window.setup.on_screen")
    rest = []
    if shown.features.votes:
        way = setup.voting if setup.voting in ways else VOTINGS[0]
        rest.append(
            replace(_stepper(say, say("window.setup.votes"), say(f"window.voting.{way}"), "way"), wide=860)
        )
    if shown.features.private:
        rest.append(replace(_stepper(say, say("window.setup.facts"), facts, "booklets"), wide=620))
    told = (say("window.setup.seats_note", director=director.name), say("window.setup.doubled"))
    roomy = gap >= ROOMY
    notes = tuple(Text(note, Type.LABEL, ink=Ink.MUTED, leading=1.3) for note in told if roomy)
    return Column((*notes, Flow(roles, 36, gap * 0.75), Flow(tuple(rest), 36, gap / 2)), gap)


def seat_changed(setup: Setup, settings: ScenarioFile, action: Action, ways: tuple[Voting, ...]) -> Setup:
    """The setup after "seat" or "seat_back" (a role), "way", "way_back", "booklets" or "booklets_back"."""
    name, _, back = action.name.partition("_")
    step = -1 if back else 1
    match name:
        case "seat":
            return _stepped(setup, tuple(settings.roles), action.argument, step)
        case "way":
            now = ways.index(setup.voting) if setup.voting in ways else 0
            return replace(setup, voting=ways[(now + step) % len(ways)])
        case "booklets":
            return replace(setup, booklets=not setup.booklets)
        case _:
            return setup


def _stepped(setup: Setup, roles: tuple[str, ...], role: str, step: int) -> Setup:
    """The next one who may play a role: its own person, nobody, then the persons of the other roles."""
    beside = [tuple(each for each in person if each != role) for person in groups(roles, setup)]
    own = next((person for person in groups(roles, setup) if role in person), ())
    others = tuple(each for each in own if each != role)
    now = others[0] if others else role if own else ""
    players = (role, "", *sorted((person[0] for person in beside if person), key=roles.index))
    at = players.index(now)
    for further in range(1, len(players)):
        found = seated(roles, setup, role, players[(at + step * further) % len(players)])
        if found is not None and found != setup:
            return found
    return setup


def _plays(say: Words, shown: ScenarioFile, setup: Setup, role: str) -> str:
    """Who plays a role: nobody, its own person, or one who plays other roles too."""
    if role in setup.empty_seats:
        return say("window.setup.seat_empty")
    person = next(person for person in groups(shown.roles, setup) if role in person)
    others = [shown.roles[each].short for each in person if each != role]
    if len(others) > 1:
        return say("window.setup.seat_shared", role=others[0], number=len(others) - 1)
    return say("window.seats.shared", roles=others[0]) if others else say("window.setup.seat_own")


def _stepper(say: Words, name: str, value: str, action: str, argument: str = "") -> Stepper:
    before, after = Action(f"{action}_back", argument), Action(action, argument)
    return Stepper(name, value, before, after, say("window.setup.before"), say("window.setup.after"), WIDE)
