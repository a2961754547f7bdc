"""Lines that choices bring, when they are said, and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from game.engine.layout import FAILED, LIVE, SETTLED, TURN, Choice
from game.pack.schema import Line, NotNow, Option
from game.session.views.play import Play

WORKS_AT = 0.7
"""The share of the ramp from which an initiative counts as working: about a year after it went live."""

MomentKind = Literal["live", "failed", "working", "decided", "later"]


@dataclass(frozen=True, slots=True)
class Voice:
    """A line and who says it; `name` and `title` are "" where the town itself speaks."""

    person: str | None
    name: str
    title: str
    text: str
    spoken: str
    """"Solveig, nattevakt: «Vi rakk ikke opplæringen.»"."""
    feels: Literal["content", "worried"] | None = None
    """How the person is about this one thing, where that is known; else as they are."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that a choice brought in one half-year."""

    kind: MomentKind
    choice: Choice
    line: Line | None


def voice(play: Play, line: Line | None) -> Voice | None:
    """A line as it is said; None without one, and for a person's line where people are not played."""
    if line is None or (line.by is not None and not play.has("people")):
        return None
    if line.by is None:
        return Voice(None, "", "", line.text, line.text)
    return person_voice(play, line.by, line.text)


def person_voice(play: Play, person: str, text: str) -> Voice:
    """What one of the recurring people says."""
    who = play.scenario.settings.people[person]
    spoken = play.say("voice.spoken", name=who.name, title=who.title, text=text)
    return Voice(person, who.name, who.title, text, spoken)


def moments(play: Play, place: int) -> Iterator[Moment]:
    """What choices brought in the half-year of `play.steps[place]`, people's lines before others."""
    found = list(_all_moments(play, place))
    order = ("live", "failed", "working", "decided", "later")
    yield from sorted(found, key=lambda moment: (_unsaid(play, moment), order.index(moment.kind)))


def moment_voice(play: Play, moment: Moment) -> Voice | None:
    """The line of a moment as it is said: gladly of what works, with worry of what failed."""
    said = voice(play, moment.line)
    if said is None or said.person is None or moment.kind not in {"working", "failed"}:
        return said
    return replace(said, feels="content" if moment.kind == "working" else "worried")


def moment_of_turn(play: Play, place: int) -> Moment | None:
    """The moment whose line the last beat of a half-year shows: a person's if one speaks, else any that has a line."""
    if place < 1:
        return None
    return next((moment for moment in moments(play, place) if voice(play, moment.line) is not None), None)


def _unsaid(play: Play, moment: Moment) -> int:
    said = voice(play, moment.line)
    return 2 if said is None else 1 if said.person is None else 0


def _all_moments(play: Play, place: int) -> Iterator[Moment]:
    layout, closed = play.rules.layout, play.steps[place].closed
    turn = closed.whole[TURN]
    for choice in layout.choices:
        card = layout.cards[choice.card]
        taken = closed.whole[layout.chosen[card]] == choice.position
        if not taken:
            continue
        decided_in = closed.whole[layout.offered[card]]
        option = _translated(play, choice)
        if choice.id in layout.initiative_of:
            yield from _work_moments(play, place, choice)
        if decided_in == turn > 0 and play.steps[place - 1].closed.whole[layout.offered[card]] != turn:
            yield Moment("decided", choice, option.decided)
        if option.later is not None and decided_in > 0 and turn == _later_turn(play, place, choice):
            yield Moment("later", choice, option.later)


def _later_turn(play: Play, place: int, choice: Choice) -> int | None:
    """The half-year at whose end a choice is remembered: a year after it was made.

    A choice that started work is not spoken of before the work has been live for half a year; if it failed, never.
    """
    layout = play.rules.layout
    a_year_after = play.steps[place].closed.whole[layout.offered[layout.cards[choice.card]]] + 1
    if choice.id not in layout.initiative_of:
        return a_year_after
    status = layout.status[layout.initiative_of[choice.id]]
    for step in play.steps[: place + 1]:
        if step.closed.whole[status] in {LIVE, SETTLED}:
            went_live = step.closed.whole[TURN]
            return a_year_after if went_live < a_year_after else went_live + 1
    return None


def _work_moments(play: Play, place: int, choice: Choice) -> Iterator[Moment]:
    layout, closed = play.rules.layout, play.steps[place].closed
    number, option = layout.initiative_of[choice.id], _translated(play, choice)
    if not isinstance(option, Option) or place < 1:
        return
    status = closed.whole[layout.status[number]]
    changed_now = closed.whole[layout.changed[number]] == closed.whole[TURN]
    if changed_now and status in {LIVE, SETTLED}:
        yield Moment("live", choice, option.live)
    elif changed_now and status == FAILED:
        yield Moment("failed", choice, option.failed)
    ramp = layout.ramp[number]
    if play.steps[place - 1].closed.floats[ramp] < WORKS_AT <= closed.floats[ramp]:
        yield Moment("working", choice, option.working)


def _translated(play: Play, choice: Choice) -> Option | NotNow:
    card = play.scenario.cards[choice.card]
    answer = card.not_now if choice.key == "not_now" else card.options.get(choice.key)  # type: ignore[call-overload]
    assert answer is not None
    return answer
