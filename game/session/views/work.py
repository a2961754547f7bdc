"""What the table has started: how far it has come, half-year by half-year, what holds it up, what it has given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from game.engine.layout import FAILED, FINISHED, LIVE, NONE, SETTLED, Choice
from game.pack.schema import Option
from game.session.views.figures import decimals_for, plain, rounded, with_unit, written
from game.session.views.held_up import held_back_by, slowed_by
from game.session.views.late import per_turn, promised_turn, quarters_left
from game.session.views.names import choice_name, quantity_name, quantity_unit
from game.session.views.news import was_under_way
from game.session.views.play import Play, when
from game.session.views.voices import WORKS_AT
from game.session.views.workload import burden_of, points

Phase = Literal["building", "learning", "working", "failed"]
Cell = Literal["", "building", "learning", "working", "failed", "to_build", "to_use"]
"""What an initiative was in a half-year that has passed; `to_build` and `to_use` are what is to come."""
MOST_GIVEN = 4
"""So many of the things that an initiative has moved are named."""


@dataclass(frozen=True, slots=True)
class Carried:
    """Whose capacity an initiative takes."""

    role: str
    short: str
    points: int


@dataclass(frozen=True, slots=True)
class Work:
    """One initiative."""

    choice: str
    """The id, `card.key`."""
    card: str
    name: str
    """The answer in its own words."""
    note: str
    """"Nattevakter eller sensorer? · høsten 2026"."""
    phase: Phase
    phase_text: str
    """"Bygges", "I bruk, folk lærer": with the half-year in which it went live or failed."""
    ended: bool
    """Whether there is nothing more to come of it."""
    burdens: tuple[Carried, ...]
    """Nothing once the work is done."""
    promised: str
    """"vår 2027"; "" where nobody named a day."""
    expected: str
    """When it can be expected, or was ready; "" for what failed."""
    promised_turn: int | None
    expected_turn: int | None
    late: bool
    dates: str
    """Both days in one line: "Lovet vår 2027, kommer trolig høst 2027"."""
    reasons: tuple[str, ...]
    """What holds it up, as sentences."""
    given: str
    """"Har gitt: Frigjorte timer +1,2, Slitasje −0,4"; "" while nothing shows."""
    cells: tuple[Cell, ...]
    """One for each half-year of the game."""

    @property
    def spoken(self) -> str:
        """All of it in one line."""
        carried_by = ", ".join(f"{each.short} {each.points}" for each in self.burdens)
        parts = (self.phase_text, self.dates, carried_by, *self.reasons, self.given)
        return " ".join(part if part.endswith(".") else f"{part}." for part in parts if part)


def works(play: Play) -> tuple[Work, ...]:
    """All that was started, what is late first, then what is being built, what is in use, and last what has ended."""
    found = tuple(_works(play))
    order: tuple[Phase, ...] = ("building", "learning", "working", "failed")

    def rank(each: Work) -> tuple[bool, bool, int]:
        return each.ended, not (each.late and each.phase == "building"), order.index(each.phase)

    return tuple(sorted(found, key=rank))


def counted(play: Play, found: tuple[Work, ...]) -> str:
    """How many are being built, in use and late, as sentences: "Tre tiltak bygges. Ett er forsinket."."""
    running = [each for each in found if not each.ended]
    building = [each for each in running if each.phase == "building"]
    numbers = {
        "building": len(building),
        "used": len(running) - len(building),
        "late": sum(each.late for each in building),
    }
    told: list[str] = []
    for kind, number in numbers.items():
        if number:
            told.append(play.say.count(f"work.{'count' if told else 'first'}.{kind}", number))
    return " ".join(told) or play.say("work.count.none")


def _works(play: Play) -> Iterator[Work]:
    layout, today = play.rules.layout, play.today.whole
    for number, place in enumerate(layout.initiatives):
        choice = layout.choices[place]
        if today[layout.status[number]] != NONE and isinstance(choice.option, Option):
            yield _work(play, number, choice, choice.option)


def _work(play: Play, number: int, choice: Choice, option: Option) -> Work:
    layout, say, today = play.rules.layout, play.say, play.today
    phase = _phase(play, number, len(play.steps) - 1)
    status = today.whole[layout.status[number]]
    decided = today.whole[layout.offered[layout.cards[choice.card]]]
    given_to_begin_with = was_under_way(play, choice)
    promised = None if given_to_begin_with else promised_turn(play, choice, option, decided)
    expected = _expected(play, number, phase)
    late = promised is not None and expected is not None and expected > promised
    since = say("since.start") if given_to_begin_with else when(play, decided).inside
    burdens = tuple(_burdens(play, choice)) if phase == "building" else ()
    return Work(
        choice.id,
        choice.card,
        choice_name(play, choice),
        f"{play.scenario.cards[choice.card].title} · {since}",
        phase,
        _phase_text(play, number, phase, settled=status == SETTLED),
        status in (FAILED, SETTLED),
        burdens,
        "" if promised is None else when(play, promised).short,
        "" if expected is None else when(play, expected).short,
        promised,
        expected,
        late,
        _dates(play, promised, expected, phase),
        tuple(_reasons(play, number, choice, phase, late=late, settled=status == SETTLED)),
        _given(play, number, choice, option),
        tuple(_cells(play, number, phase, expected)),
    )


def _phase(play: Play, number: int, place: int) -> Phase:
    """What an initiative that has begun is at the end of the half-year of `play.steps[place]`."""
    layout, closed = play.rules.layout, play.steps[place].closed
    status = closed.whole[layout.status[number]]
    if status == FAILED:
        return "failed"
    if status == SETTLED or (status == LIVE and closed.floats[layout.ramp[number]] >= WORKS_AT):
        return "working"
    return "learning" if status == LIVE else "building"


def _phase_text(play: Play, number: int, phase: Phase, *, settled: bool) -> str:
    changed = play.today.whole[play.rules.layout.changed[number]]
    key = "settled" if settled else phase
    return play.say(f"work.is.{key}", when=when(play, max(1, changed)).inside)


def _expected(play: Play, number: int, phase: Phase) -> int | None:
    """The half-year in which it was ready, or in which it will be at the pace so far; None for what failed."""
    match phase:
        case "failed":
            return None
        case "building":
            opened = _open_turn(play)
            return opened + int(quarters_left(play, number, len(play.steps)) // per_turn(play))
        case _:
            return max(1, play.today.whole[play.rules.layout.changed[number]])


def _open_turn(play: Play) -> int:
    """The half-year that would come next, also after the last one."""
    return play.turn + (play.today.whole[FINISHED] == 1)


def _dates(play: Play, promised: int | None, expected: int | None, phase: Phase) -> str:
    if expected is None:
        return (
            "" if promised is None else play.say("work.dates.promised", promised=when(play, promised).inside)
        )
    now, building = when(play, expected).inside, phase == "building"
    if building and expected > play.turns:
        now = play.say("work.after_the_end")
    if promised is None:
        return play.say("work.dates.expected", expected=now) if building else ""
    if not building and expected <= promised:
        return play.say("work.dates.in_time", promised=when(play, promised).inside)
    if building and expected <= promised:
        return play.say("work.dates.promised", promised=when(play, promised).inside)
    key = "work.dates.late" if building else "work.dates.was_late"
    return play.say(key, promised=when(play, promised).inside, expected=now)


def _reasons(  # noqa: PLR0913  (what holds it up depends on how far it has come)
    play: Play, number: int, choice: Choice, phase: Phase, *, late: bool, settled: bool
) -> Iterator[str]:
    match phase:
        case "building":
            yield from slowed_by(play, number, choice, late=late)
        case "failed":
            return
        case _:
            yield from held_back_by(play, choice, learning=phase == "learning", settled=settled)


def _burdens(play: Play, choice: Choice) -> Iterator[Carried]:
    for role, part in play.scenario.settings.roles.items():
        taken = burden_of(choice, role)
        if taken > 0:
            yield Carried(role, part.short, points(taken))


def _given(play: Play, number: int, choice: Choice, option: Option) -> str:
    """What it has moved so far, in the order in which its author names it, and the running cost that has come."""
    told = []
    for channel in option.effects:
        stock = play.scenario.model.channels[channel].stock
        amount = _posted(play, choice, stock)
        if rounded(amount, 1):
            text = written(play, amount, min(1, decimals_for(amount)), signed=True)
            unit = quantity_unit(play, stock)
            told.append(f"{quantity_name(play, stock)} {with_unit(play, text, unit)}")
    given = play.say("work.given", what=", ".join(told[:MOST_GIVEN])) if told else ""
    running = float(option.running) * play.last_day.floats[play.rules.layout.ramp[number]]
    stays = play.say("work.running", amount=plain(play, running)) if rounded(running, 2) > 0 else ""
    return " ".join(part for part in (given, stays) if part)


def _posted(play: Play, choice: Choice, stock: str) -> float:
    """What the work of a choice has done to a stock so far."""
    cause = f"effect:{choice.id}"
    return sum(
        posting.amount
        for step in play.steps
        if step.ledger is not None
        for posting in step.ledger.of_stock(stock)
        if posting.cause == cause
    )


def _cells(play: Play, number: int, phase: Phase, expected: int | None) -> Iterator[Cell]:
    slot = play.rules.layout.status[number]
    for turn in range(1, play.turns + 1):
        if turn < len(play.steps):
            begun = play.steps[turn].closed.whole[slot] != NONE
            now = _phase(play, number, turn) if begun else ""
            before = _phase(play, number, turn - 1) if turn > 1 else now
            yield "" if now == before == "failed" else now
        elif phase == "failed" or expected is None:
            yield ""
        else:
            yield "to_build" if phase == "building" and turn < expected else "to_use"
