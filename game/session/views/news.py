"""The first beat: what the town says, and what came due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from game.engine.layout import BROKEN, KEPT, NOT_GIVEN, TURN, Choice
from game.engine.state import State
from game.session.views.figures import plain
from game.session.views.goals import goals
from game.session.views.late import late
from game.session.views.names import card_words, choice_name
from game.session.views.play import Play, when
from game.session.views.promises import challenged_promise, withdrawn
from game.session.views.voices import Moment, Voice, moment_of_turn, moments, person_voice, voice
from game.session.views.weight import is_new, weight

DueKind = Literal[
    "live",
    "failed",
    "working",
    "late",
    "later",
    "back",
    "kept",
    "broken",
    "withdrawn",
    "given",
    "starts",
    "stops",
    "budget",
]
_GOOD: dict[DueKind, bool] = {
    "failed": False,
    "late": False,
    "working": True,
    "kept": True,
    "broken": False,
    "withdrawn": False,
    "starts": False,
    "stops": True,
}


MOST_TOLD = 4
"""So much of what came due is told; the rest is counted, and lies in the overview."""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that came due: an initiative, a follow-up, a promise, a situation, the budget."""

    kind: DueKind
    subject: str
    """The id of the choice (`card.key`), card, promise or situation; "budget"."""
    title: str
    """What it is about: "Nattevakter eller sensorer? A"."""
    text: str
    """What happened: "er i drift nå"."""
    voice: Voice | None
    good: bool | None


@dataclass(frozen=True, slots=True)
class EventView:
    """What happened in this half-year without anybody's choosing."""

    card: str
    code: str
    title: str
    text: str
    marks: tuple[str, ...]
    has_options: bool
    told: tuple[str, ...] = ()
    """What it does to promises and goals, as sentences: which is put in question, which goals moved."""


@dataclass(frozen=True, slots=True)
class News:
    """The first beat of a half-year."""

    season: str
    headline: str
    """"" when no headline is left; the same holds for the small news."""
    small: str
    person: Voice | None
    due: tuple[Due, ...]
    """All that came due."""
    told: tuple[Due, ...]
    """What of it a table is told, the weightiest first, and nothing that the last beat has just told."""
    more: int
    """How many things more would be told, if there were time."""
    rest: str
    """Them in a sentence, with where to look; "" for none."""
    event: EventView | None


def news(play: Play) -> News:
    """What stands in the paper on the first day of the half-year that opens."""
    headline, small, line = _sayings(play)
    due = (
        *_came_due(play),
        *_overdue(play),
        *promises_due(play),
        *situations_due(play),
        *_came_back(play),
        *_budget_due(play),
    )
    fresh = [each for each in due if is_new(play, each.kind)]
    by_weight = sorted(fresh, key=lambda each: weight(play, each.kind, each.subject))
    once = {each.subject: each for each in reversed(by_weight)}  # of one choice, the weightiest thing
    told = tuple(each for each in by_weight if once[each.subject] is each)[:MOST_TOLD]
    heading = when(play, play.turn).heading
    more = len(fresh) - len(told)
    rest = play.say.count("news.more", more) if more else ""
    return News(heading, headline, small, line, due, told, more, rest, event(play))


def event(play: Play) -> EventView | None:
    """The event of the half-year that opens, None where nothing happened."""
    layout, today = play.rules.layout, play.today
    for name, card in play.scenario.cards.items():
        if card.kind == "event" and today.whole[layout.offered[layout.cards[name]]] == play.turn:
            questioned = challenged_promise(play, today) if card.challenges_promise else None
            told = [*_challenged(play, questioned), *_moved_goals(play)]
            return EventView(
                name, card.code, *card_words(play, name), card.marks, bool(card.options), tuple(told)
            )
    return None


def _challenged(play: Play, promise: str | None) -> Iterator[str]:
    """Which promise is in question, and what it means to stand by it."""
    if promise is not None:
        yield play.say("event.challenged", promise=play.scenario.settings.promises[promise].name)


def _moved_goals(play: Play) -> Iterator[str]:
    """The goals that are asked for otherwise since this half-year began."""
    earlier = {view.goal: view for view in goals(play, play.last_day)}
    for view in goals(play, play.today):
        before = earlier[view.goal]
        if view.target != before.target:
            way = "up" if view.moved == "up" or before.moved == "down" else "down"
            yield play.say(f"event.goal.{way}", goal=view.name, target=view.asked, before=before.asked)


def promises_due(play: Play) -> Iterator[Due]:
    """Promises that were given, kept or broken in the half-year just played (or at the start)."""
    layout, state = play.rules.layout, play.last_day
    for name, promise in play.scenario.settings.promises.items():
        number = layout.promises[name]
        status = state.whole[layout.promise[number]]
        if status == NOT_GIVEN or state.whole[layout.promise_changed[number]] != state.whole[TURN]:
            continue
        kinds: dict[int, tuple[DueKind, str]] = {
            KEPT: ("kept", promise.kept_line),
            BROKEN: ("broken", promise.broken_line),
        }
        kind, text = kinds.get(status, ("given", promise.given))
        if withdrawn(play, state, name):
            kind, text = "withdrawn", play.say("promise.withdrawn")
        yield Due(kind, name, promise.name, text, None, _GOOD.get(kind))


def situations_due(play: Play) -> Iterator[Due]:
    """Situations that started or stopped in the half-year just played."""
    layout, state = play.rules.layout, play.last_day
    for name, situation in play.scenario.settings.situations.items():
        number = layout.situations[name]
        if state.whole[TURN] == 0 or state.whole[layout.situation_changed[number]] != state.whole[TURN]:
            continue
        lasts = state.whole[layout.situation[number]] == 1
        kind: DueKind = "starts" if lasts else "stops"
        text = situation.starts if lasts else situation.stops
        yield Due(kind, name, situation.name, text, None, not lasts)


def _sayings(play: Play) -> tuple[str, str, Voice | None]:
    layout, settings, today = play.rules.layout, play.scenario.settings, play.today
    headlines, small_news, lines = layout.saying_ranges()
    said = [
        next((number - range_.start for number in range_ if _is_said(play, today, number)), None)
        for range_ in (headlines, small_news, lines)
    ]
    headline = "" if said[0] is None else settings.headlines[layout.headlines.ids[said[0]]].text
    small = "" if said[1] is None else settings.small_news[layout.small_news.ids[said[1]]].text
    if said[2] is None or not play.has("people"):
        return headline, small, None
    person, _, line = layout.person_lines.ids[said[2]].partition(".")
    return headline, small, person_voice(play, person, settings.people[person].lines[line].text)


def _is_said(play: Play, today: State, number: int) -> bool:
    return play.turn > 0 and today.whole[play.rules.layout.used[number]] == play.turn


def _came_due(play: Play) -> Iterator[Due]:
    """What earlier choices brought; a line that the last beat has shown already is not said twice.

    Of what is remembered a year after a choice, one is told, or the news would outlast its beat.
    """
    place = len(play.steps) - 1
    shown = moment_of_turn(play, place)
    remembered = False
    found = tuple(moments(play, place))
    at_work = {moment.choice.id for moment in found if moment.kind == "working"}
    for moment in found:
        said = None if moment == shown else voice(play, moment.line)
        if moment.kind == "live" and said is None and moment.choice.id in at_work:
            continue  # It works already: that it is in use says nothing more.
        if moment.kind == "decided" or (moment.kind == "later" and remembered):
            continue
        remembered = remembered or moment.kind == "later"
        if moment.kind == "later" and moment == shown:
            continue  # A memory is nothing but its line.
        kind: DueKind = moment.kind
        text = play.say(f"due.{_what(play, moment)}", when=decided_when(play, moment.choice))
        yield Due(kind, moment.choice.id, choice_name(play, moment.choice), text, said, _GOOD.get(kind))


def _overdue(play: Play) -> Iterator[Due]:
    """What should have been ready by now, and when it can be expected."""
    for each in late(play):
        if was_under_way(play, each.choice):
            continue
        promised, expected = when(play, each.promised).inside, when(play, each.expected).inside
        key = "due.late" if each.expected <= play.turns else "due.late.after"
        text = play.say(key, promised=promised, expected=expected)
        yield Due("late", each.choice.id, choice_name(play, each.choice), text, None, _GOOD["late"])


def _what(play: Play, moment: Moment) -> str:
    """What is said of a moment; what waited for late work is remembered more than a year after."""
    layout, last = play.rules.layout, play.last_day.whole
    since = last[TURN] - last[layout.offered[layout.cards[moment.choice.card]]]
    return "later.waited" if moment.kind == "later" and since > 1 else moment.kind


def decided_when(play: Play, choice: Choice) -> str:
    """When a choice was made: "høsten 2026"; what was under way from the start has no season."""
    layout = play.rules.layout
    turn = play.today.whole[layout.offered[layout.cards[choice.card]]]
    return play.say("since.start") if was_under_way(play, choice) else when(play, turn).inside


def was_under_way(play: Play, choice: Choice) -> bool:
    """Whether the short game began with it."""
    short = play.scenario.settings.short
    items = short.under_way if play.setup.short and short else ()
    return any((item.card, item.option) == (choice.card, choice.key) for item in items)


def _came_back(play: Play) -> Iterator[Due]:
    """Cards on the table because of an earlier choice."""
    layout, today = play.rules.layout, play.today
    for slot in range(layout.open.size):
        number = today.whole[layout.open[slot]] - 1
        if number < 0:
            continue
        name = layout.cards.ids[number]
        reason = _reason(play, name)
        if reason is not None:
            text = play.say("due.back", choice=choice_name(play, reason), when=decided_when(play, reason))
            yield Due("back", name, play.scenario.cards[name].title, text, None, None)


def _reason(play: Play, card: str) -> Choice | None:
    layout, today = play.rules.layout, play.today
    for choice in layout.choices:
        number = layout.cards[choice.card]
        chosen = today.whole[layout.chosen[number]] == choice.position
        since = play.turn - today.whole[layout.offered[number]]
        if chosen and any(f.card == card and f.after <= since for f in choice.option.follow_ups):
            return choice
    return None


def _budget_due(play: Play) -> Iterator[Due]:
    layout, state, budget = play.rules.layout, play.last_day, play.scenario.settings.budget
    number = state.whole[layout.pending_budget.first] - 1
    if budget is None or number < 0 or play.turn == state.whole[TURN]:
        return
    parts = []
    for name, line in budget.lines.items():
        now = state.floats[layout.stock[layout.stocks[line.stock]]]
        change = state.floats[layout.pending[layout.lines[name]]] - now
        if round(change, 1):
            parts.append(f"{line.name} {plain(play, round(change, 1), signed=True)}")
    changes = ", ".join(parts) if parts else play.say("due.budget.level")
    text = play.say("due.budget", changes=changes)
    yield Due("budget", "budget", budget.proposals[layout.proposals.ids[number]].name, text, None, None)
