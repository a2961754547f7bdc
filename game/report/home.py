"""Back home: what the table takes with it, and the plan that it writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from game.report.debrief import Debrief
from game.session.game import Written

PLAN = ("stop", "who", "when", "if", "then", "date", "ask")
"""The lines of the plan, in the order in which they are asked."""
NOTHING = "–"
"""Stands where a text was taken back: an empty one cannot be written, and what was written stays in the log."""
CHALLENGE, FELT = "challenge", "felt"
"""The private texts that hold the plan, and the word of a role."""
QUESTIONS = 6
"""So many questions of the facilitator's notes stand before the plan."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What a gathering that was played asks to do afterwards."""

    name: str
    text: str


def plan_text(plan: Mapping[str, str]) -> str:
    """The plan as one private text, a line for each part that is written."""
    return "\n".join(f"{key}: {plan[key].strip()}" for key in PLAN if plan.get(key, "").strip()) or NOTHING


def plan_of(written: Iterable[Written]) -> dict[str, str]:
    """The plan that was written last; a text without the names of its lines is what the table stops with."""
    texts = [each.text for each in written if each.what == CHALLENGE and each.text]
    plan: dict[str, str] = {}
    for line in texts[-1].splitlines() if texts and texts[-1] != NOTHING else ():
        key, parted, text = line.partition(": ")
        if parted and key in PLAN:
            plan[key] = text
        else:
            plan["stop"] = " ".join(part for part in (plan.get("stop", ""), line) if part)
    return plan


def felt(written: Iterable[Written]) -> dict[str, str]:
    """The word that each role gave last."""
    words = {each.role: each.text for each in written if each.what == FELT and each.role and each.text}
    return {role: word for role, word in words.items() if word != NOTHING}


def questions(debrief: Debrief) -> tuple[str, ...]:
    """The questions that the played main cases put to one's own municipality."""
    cards = debrief.scenario.cards
    notes = [
        note.question
        for decisions in debrief.decisions
        for card, _ in decisions.choices
        if cards[card].kind == "case" and (note := cards[card].note) is not None
    ]
    return tuple(notes[:QUESTIONS])


def follow_ups(debrief: Debrief) -> Iterator[FollowUp]:
    """What the gatherings that were played to their end, or begun, ask to do; where the scenario has any."""
    last = len(debrief.steps) - 1
    for module in debrief.scenario.settings.modules:
        if min(module.turns, default=last + 1) <= last:
            yield FollowUp(module.name, module.follow_up)
