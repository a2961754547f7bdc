"""What the machine's roles advise where the facilitator decides: on the budget and the prediction."""

from __future__ import annotations

from collections.abc import Mapping

from game.session.views import budget
from game.ui.pages.choice.sheet import short_names
from game.ui.room import Room


def proposals_advice(room: Room) -> str:
    """Which proposal each of the machine's roles would take, as one line; "" where there is nobody to ask."""
    if not room.table.setup.machine:
        return ""
    liked = room.machine.members.proposals(room.table)
    seen = budget(room.play(), room.draft)
    letters = (
        {each.proposal: letter for each, letter in zip(seen.proposals, "ABC", strict=False)} if seen else {}
    )
    return _line(room, liked, letters)


def predictions_advice(room: Room) -> str:
    """What each of the machine's roles thinks the figure will do; "" where there is nobody to ask."""
    if not room.table.setup.machine:
        return ""
    words = {way: room.say(f"window.choice.predict.{way}") for way in ("up", "level", "down")}
    return _line(room, room.machine.members.predictions(room.table), words)


def _line(room: Room, liked: Mapping[str, str], words: Mapping[str, str]) -> str:
    """By what is liked who likes it, most first."""
    machine = room.table.setup.machine
    groups: dict[str, list[str]] = {}
    for role in room.play().scenario.settings.roles:
        if role in machine and liked.get(role) in words:
            groups.setdefault(liked[role], []).append(role)
    parts = (
        room.say("rehearsal.advice.each", proposal=words[key], roles=short_names(room, roles))
        for key, roles in sorted(groups.items(), key=lambda pair: -len(pair[1]))
    )
    told = ", ".join(parts)
    return room.say("rehearsal.advice", advice=told) if told else ""
