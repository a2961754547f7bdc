"""The sheet of the setup that says who sits at the table, how it votes, and where roles read what they know."""

from __future__ import annotations

from dataclasses import replace

from game.engine.state import VOTINGS, Setup, Voting
from game.pack.schema import ScenarioFile
from game.session.seats import groups, played_by_machine, seated
from game.texts.catalogue import Words
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.layout import Column, Flow
from game.ui.theme import Ink, Type
from game.ui.widgets.button import Stepper
from game.ui.widgets.text import Text

WIDE, GAP = 540, 36
"""Three beside each other."""
HALF = (3 * WIDE + GAP) / 2
"""Two beside each other, as wide together as three."""
MACHINE = "machine:"
"""Among those who can play a role: the machine, by what no role can be called."""
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
            replace(_stepper(say, say("window.setup.votes"), say(f"window.voting.{way}"), "way"), wide=HALF)
        )
    if shown.features.private:
        rest.append(replace(_stepper(say, say("window.setup.facts"), facts, "booklets"), wide=HALF))
    rest.append(
        replace(_stepper(say, say("rehearsal.switch"), _alone(say, shown, setup), "alone"), wide=HALF)
    )
    told = (say("window.setup.seats_note", director=director.name), say("window.setup.doubled"))
    roomy = gap >= ROOMY
    notes = tuple(Text(note, Type.LABEL, ink=Ink.MUTED, leading=1.3) for note in told if roomy)
    return Column((*notes, Flow(roles, GAP, gap * 0.75), Flow(tuple(rest), GAP, gap / 2)), gap)


def seat_changed(setup: Setup, settings: ScenarioFile, action: Action, ways: tuple[Voting, ...]) -> Setup:
    """The setup after "seat" (a role), "way", "booklets" or "alone", or one of them with "_back"."""
    name, _, back = action.name.partition("_")
    step = -1 if back else 1
    match name:
        case "seat":
            return _stepped(setup, tuple(settings.roles), action.argument, step)
        case "way":
            now = ways.index(setup.voting) if setup.voting in ways else 0
            return replace(setup, voting=ways[(now + step) % len(ways)])
        case "alone":
            return _next_alone(setup, tuple(settings.roles), step)
        case "booklets":
            return replace(setup, booklets=not setup.booklets)
        case _:
            return setup


def _stepped(setup: Setup, roles: tuple[str, ...], role: str, step: int) -> Setup:
    """The next one who may play a role: its own person, nobody, the persons of the other roles, then the machine."""
    now = MACHINE if role in setup.machine else _player(setup, roles, role)
    beside = [tuple(each for each in person if each != role) for person in groups(roles, setup)]
    people = (person[0] for person in beside if person and person[0] not in setup.machine)
    players = (role, "", *sorted(people, key=roles.index), MACHINE)
    at = players.index(now)
    for further in range(1, len(players)):
        by = players[(at + step * further) % len(players)]
        if by == MACHINE:
            return played_by_machine(roles, setup, (*setup.machine, role))
        found = seated(roles, setup, role, by)
        if found is not None and found != setup:
            return found
    return setup


def _player(setup: Setup, roles: tuple[str, ...], role: str) -> str:
    """Whose person plays a role: its own, another role's, or "" for nobody."""
    own = next((person for person in groups(roles, setup) if role in person), ())
    others = tuple(each for each in own if each != role)
    return others[0] if others else role if own else ""


def _next_alone(setup: Setup, roles: tuple[str, ...], step: int) -> Setup:
    """Nobody by the machine, all but one role in turn, then all; a seat that was empty stays so unless it is played."""
    ways: tuple[tuple[str, ...], ...] = ((), *(_all_but(roles, role) for role in roles), roles)
    at = ways.index(setup.machine) if setup.machine in ways else 0
    machine = ways[(at + step) % len(ways)]
    return played_by_machine(
        roles, replace(setup, empty_seats=(), together=()) if machine else setup, machine
    )


def _all_but(roles: tuple[str, ...], role: str) -> tuple[str, ...]:
    return tuple(each for each in roles if each != role)


def _alone(say: Words, shown: ScenarioFile, setup: Setup) -> str:
    """Who is played by the machine, in a line."""
    people = [role for role in shown.roles if role not in setup.machine]
    if not setup.machine:
        return say("rehearsal.switch.off")
    if not people:
        return say("rehearsal.switch.all")
    if len(people) == 1:
        return say("rehearsal.switch.one", role=shown.roles[people[0]].short)
    return say("rehearsal.switch.some", number=len(setup.machine))


def _plays(say: Words, shown: ScenarioFile, setup: Setup, role: str) -> str:
    """Who plays a role: nobody, its own person, or one who plays other roles too."""
    if role in setup.empty_seats:
        return say("window.setup.seat_empty")
    if role in setup.machine:
        return say("rehearsal.seat")
    person = next(person for person in groups(shown.roles, setup) if role in person)
    others = [shown.roles[each].short for each in person if each != role]
    if len(others) > 1:
        return say("window.setup.seat_shared", role=others[0], number=len(others) - 1)
    return say("window.seats.shared", roles=others[0]) if others else say("window.setup.seat_own")


def _stepper(say: Words, name: str, value: str, action: str, argument: str = "") -> Stepper:
    before, after = Action(f"{action}_back", argument), Action(action, argument)
    return Stepper(name, value, before, after, say("window.setup.before"), say("window.setup.after"), WIDE)
