"""What the table disputes, as it is written in the debrief."""

from __future__ import annotations

from game.session.views.play import Play


def about_name(play: Play, about: str) -> str:
    """What a sentence is about: a card's title, an indicator's name, or the whole half-year."""
    if about in play.scenario.cards:
        return play.scenario.cards[about].title
    if about in play.scenario.settings.indicators:
        return play.scenario.settings.indicators[about].name
    return play.say("dispute.half_year")
