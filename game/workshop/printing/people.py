"""For the people at the table: table signs, role booklets and vote cards."""

from __future__ import annotations

from game.workshop.printing.matter import Data, Matter

VOTES = ("A", "B", "C")


def signs(matter: Matter) -> Data:
    """A sign a role, to fold."""
    roles = matter.settings.roles.values()
    return {"signs": [{"name": role.name, "line": matter.settings.title} for role in roles]}


def booklets(matter: Matter) -> Data:
    """What a role stands for, what it keeps to itself, and what it alone knows about each card."""
    say, settings = matter.say, matter.settings
    facts = settings.features.private
    return {
        "lead": say("print.booklets.lead"),
        "mandate": say("print.booklets.mandate"),
        "concern": say("print.booklets.concern"),
        "facts": say("print.booklets.facts"),
        "facts-how": say("print.booklets.facts_how"),
        "roles": [
            {
                "name": role.name,
                "mandate": role.mandate.text,
                "concern": role.concern,
                "facts": [
                    {"code": card.code, "text": card.private[name]}
                    for card in (matter.scenario.cards[each] for each in matter.cards)
                    if facts and name in card.private
                ],
            }
            for name, role in settings.roles.items()
        ],
    }


def votes(matter: Matter) -> Data:
    """Three cards a role, and a fourth with its name, which fills the page and lies on top of the others."""
    say = matter.say
    cards: list[Data] = []
    for role in matter.settings.roles.values():
        cards.append({"letter": "", "role": role.name, "line": say("print.votes.how")})
        for letter in VOTES:
            line = say("print.votes.not_now") if letter == VOTES[-1] else ""
            cards.append({"letter": letter, "role": role.short, "line": line})
    return {"cards": cards}
