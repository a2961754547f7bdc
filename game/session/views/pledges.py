"""Promises in full: what each says, to the letter, since when, until when, where it stands, and how it counts."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from game.engine.layout import NOT_GIVEN
from game.engine.state import State
from game.lang import Compare, Expr, Number, Ref
from game.session.views.figures import figure, plain, value_of
from game.session.views.play import Play, when
from game.session.views.promises import PromiseIs, PromiseView, given_promises

STATES: tuple[PromiseIs, ...] = ("open", "kept", "broken", "withdrawn")


@dataclass(frozen=True, slots=True)
class Pledge:
    """A promise that was given."""

    seen: PromiseView
    criterion: str
    """The whole of what it takes, as a sentence."""
    given: str
    """"Gitt høsten 2026"."""
    deadline: str
    """"Frist: ut høsten 2028", or when it was kept, broken or laid aside."""
    start: str
    """The figure that shows it when the promise was given, with its name; "" where none does."""
    needed: str
    """"løftet er 10,0 dager"; "" where nothing shows it as a figure."""
    counts: str
    """How it counts: at any time or on its day, once or twice."""

    @property
    def spoken(self) -> str:
        """All of it in one line."""
        parts = (self.criterion, self.given, self.deadline, self.seen.now, self.needed, self.counts)
        return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts if part)


def pledges(play: Play, *, closed: bool = False) -> tuple[Pledge, ...]:
    """The promises that have been given: the open ones by their deadline, then those that are decided.

    As they stand on the first day of the half-year that opens, or `closed` on the last day of the one before.
    """
    state = play.last_day if closed else play.today
    found = [_pledge(play, state, seen) for seen in given_promises(play, state)]
    return tuple(sorted(found, key=lambda each: (each.seen.state != "open", _due(play, each))))


def counted(play: Play, found: tuple[Pledge, ...]) -> str:
    """How many are open, kept, broken and laid aside, as sentences: "To løfter står åpne. Ett er holdt."."""
    numbers = {state: sum(each.seen.state == state for each in found) for state in STATES}
    told: list[str] = []
    for state, number in numbers.items():
        if number:
            told.append(play.say.count(f"pledge.{'count' if told else 'first'}.{state}", number))
    return " ".join(told) or play.say("pledge.count.none")


def _due(play: Play, pledge: Pledge) -> int:
    return play.scenario.settings.promises[pledge.seen.promise].deadline


def _pledge(play: Play, state: State, seen: PromiseView) -> Pledge:
    layout, say = play.rules.layout, play.say
    promise = play.scenario.settings.promises[seen.promise]
    number = layout.promises[seen.promise]
    given = _given_in(play, number)
    changed = state.whole[layout.promise_changed[number]]
    open_now = seen.state == "open"
    deadline = (
        say("pledge.due", when=when(play, min(promise.deadline, play.turns)).inside)
        if open_now
        else say(f"pledge.{seen.state}", when=when(play, max(1, changed)).inside)
    )
    start, needed = "", ""
    if promise.indicator is not None:
        name = play.scenario.settings.indicators[promise.indicator].name
        then = value_of(layout, play.steps[given].closed, promise.indicator)
        start = say("pledge.then", name=name, value=figure(play, promise.indicator, then))
        if promise.target is not None:
            needed = say("pledge.needed", value=figure(play, promise.indicator, promise.target))
    counts = tuple(_counts(play, seen, only_at_deadline=promise.only_at_deadline)) if open_now else ()
    since = say("pledge.at_start") if given == 0 else say("pledge.given", when=when(play, given).inside)
    return Pledge(seen, criterion(play, seen.promise), since, deadline, start, needed, " ".join(counts))


def says_itself(kept: Expr, indicators: Container[str]) -> bool:
    """Whether a condition can be told without a sentence of its author's: goals reached, or one figure and a number."""
    match kept:
        case Compare(">=", Ref("goals_met"), Number()):
            return True
        case Compare("<=" | ">=", Ref(name), Number()):
            return name in indicators
        case _:
            return False


def criterion(play: Play, name: str) -> str:
    """What it takes to keep a promise: as its author says it, else from its condition, else the condition itself."""
    promise, say = play.scenario.settings.promises[name], play.say
    if promise.text:
        return promise.text
    match play.rules.plan.equations.trees["settings", "promises", name, "kept"]:
        case Compare(">=", Ref("goals_met"), Number(needed)):
            return say.count("pledge.goals", int(needed), needed=plain(play, needed))
        case Compare("<=" | ">=" as sign, Ref(indicator), Number(needed)) if (
            indicator in play.scenario.settings.indicators
        ):
            way = "at_least" if sign == ">=" else "at_most"
            figure_name = play.scenario.settings.indicators[indicator].name
            target = say(f"goal.{way}", target=figure(play, indicator, needed))
            return say("pledge.figure", name=figure_name, target=target)
        case _:
            return say("pledge.condition", condition=str(promise.kept))


def _given_in(play: Play, number: int) -> int:
    """The half-year in which a promise was given; 0 for the first day."""
    slot = play.rules.layout.promise[number]
    return next((turn for turn, step in enumerate(play.steps) if step.closed.whole[slot] != NOT_GIVEN), 0)


def _counts(play: Play, seen: PromiseView, *, only_at_deadline: bool) -> Iterator[str]:
    yield play.say("pledge.on_its_day" if only_at_deadline else "pledge.at_any_time")
    if seen.stake:
        yield seen.stake
