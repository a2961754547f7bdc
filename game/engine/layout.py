"""Where everything lies in the two flat vectors, laid out by the pack.

The state of a game is one vector of floats and one of whole numbers. A `Layout` gives every thing its index; ids are
sorted, so that the order in which an author writes a file changes nothing (but ambitions, which go from easy to hard).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from game.pack.schema import DIMENSIONS, Card, LaterPart, NotNow, Option, Scenario
from game.pack.scope import ROLE_QUANTITIES

# ---- fixed slots of the whole-number vector
ZERO_DIVISIONS, NOT_FINITE, TOO_LARGE, TURN, LAST_TURN, SEASON, PROFILE, AMBITION, FINISHED = range(9)
OPEN_SLOTS = 5  # main case, up to four delegated ones; the event's slot comes last
SLOT_COUNT = OPEN_SLOTS + 1
FEATURES: tuple[LaterPart, ...] = ("delegated", "tokens", "lending", "budget", "promises", "events")
"""Each has a slot with the turn from which it is played; 0 where it is not."""
FIRST_FREE = FINISHED + 1

# ---- fixed slots of the float vector
TIME, SEVERITY, ONE = range(3)

# ---- what a token lies on: nothing, a dimension (1 to 4) or an initiative from here on
FIRST_INITIATIVE = 5

# ---- what an initiative can be
NONE, RUNNING, LIVE, FAILED, SETTLED = range(5)
# ---- what a promise can be
NOT_GIVEN, OPEN, KEPT, BROKEN = range(4)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a card; `key` is a, b, c or not_now, `position` counts from 1 on the card."""

    card: str
    key: str
    position: int
    option: Option | NotNow

    @property
    def id(self) -> str:
        """The choice as causes and logs name it."""
        return f"{self.card}.{self.key}"


class Index:
    """The ids of one kind in order, each with its number."""

    __slots__ = ("_numbers", "ids")

    def __init__(self, ids: Iterable[str]) -> None:
        self.ids = tuple(ids)
        self._numbers = {name: number for number, name in enumerate(self.ids)}

    def __getitem__(self, name: str) -> int:
        return self._numbers[name]

    def __contains__(self, name: object) -> bool:
        return name in self._numbers

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a vector."""

    first: int
    size: int

    def __getitem__(self, number: int) -> int:
        if not 0 <= number < self.size:
            raise IndexError(number)
        return self.first + number

    @property
    def slice(self) -> slice:
        """The stretch as a slice of its vector."""
        return slice(self.first, self.first + self.size)


class _Cutter:
    """Cuts one vector into regions, one after the other."""

    def __init__(self, first: int) -> None:
        self.used = first

    def cut(self, size: int) -> Region:
        region = Region(self.used, size)
        self.used += size
        return region


class Layout:
    """The indices of one pack: ids by kind, and their regions in the float and whole-number vectors."""

    def __init__(self, scenario: Scenario, memory_names: Iterable[str], turnable: Iterable[str] = ()) -> None:
        """Lay out `scenario`; `memory_names` are the inner stocks of its smooth() and delay().

        `turnable` are the parameters that have a place in the state, so that a game can start with other values.
        """
        settings, model = scenario.settings, scenario.model
        self.scenario = scenario
        self.stocks = Index(sorted(model.stocks))
        self.auxiliaries = Index(sorted(model.auxiliaries))
        self.flows = Index(sorted(model.flows))
        self.channels = Index(sorted(model.channels))
        self.memories = Index(memory_names)
        self.parameters = Index(turnable)
        self.roles = Index(sorted(settings.roles))
        self.areas = Index(sorted(settings.areas))
        self.indicators = Index(sorted(settings.indicators))
        self.sums = Index(name for name in self.indicators if settings.indicators[name].sum is not None)
        self.goals = Index(sorted(settings.goals))
        self.floors = Index(sorted(settings.floors))
        self.promises = Index(sorted(settings.promises))
        self.situations = Index(sorted(settings.situations))
        self.profiles = Index(sorted(settings.profiles))
        self.ambitions = Index(settings.ambitions)
        self.cards = Index(sorted(scenario.cards))
        self.choices = tuple(
            choice for card in self.cards for choice in choices_of(card, scenario.cards[card])
        )
        self.initiatives = tuple(
            number for number, choice in enumerate(self.choices) if is_initiative(choice.option)
        )
        self.initiative_of: dict[str, int] = {
            self.choices[number].id: place for place, number in enumerate(self.initiatives)
        }
        budget = settings.budget
        self.lines = Index(sorted(budget.lines) if budget else ())
        self.proposals = Index(sorted(budget.proposals) if budget else ())
        self.gain_rules = Index(sorted(budget.gains) if budget else ())
        self.moves = budget.moves if budget else 0
        people = sorted(settings.people)
        self.headlines = Index(sorted(settings.headlines))
        self.small_news = Index(sorted(settings.small_news))
        self.person_lines = Index(
            f"{name}.{line}" for name in people for line in sorted(settings.people[name].lines)
        )
        self._built_names()
        self._cut_floats()
        self._cut_whole()
        self._cut_decisions()

    def _built_names(self) -> None:
        names = [
            "tokens_initiatives",
            "load",
            "running",
            "capacity_total",
            "overload",
            "overload_worst",
            "budget_cut",
        ]
        names += [f"tokens_{dimension}" for dimension in DIMENSIONS]
        names += [f"dip_{area}" for area in self.areas]
        names += [f"{quantity}_{role}" for quantity in ROLE_QUANTITIES for role in self.roles]
        names += ["goals_met", "goals_total", "floors_broken"]
        self.built = Index(names)

    def _cut_floats(self) -> None:
        cut = _Cutter(ONE + 1).cut
        work = len(self.initiatives)
        self.stock = cut(len(self.stocks))
        self.account = cut(len(self.sums))
        self.memory = cut(len(self.memories))
        self.start = cut(len(self.stocks))
        self.auxiliary = cut(len(self.auxiliaries))
        self.given = cut(len(self.built))
        self.head = cut(len(self.channels))
        self.used_points = cut(len(self.roles))
        self.had_points = cut(len(self.roles))
        self.indicator = cut(len(self.indicators))
        self.previous = cut(len(self.indicators))
        self.last_seen = cut(len(self.indicators))
        self.base = cut(len(self.indicators))
        self.goal_target = cut(len(self.goals) * len(self.ambitions))
        self.floor_target = cut(len(self.floors) * len(self.ambitions))
        self.pending = cut(len(self.lines))
        self.work, self.age, self.ramp, self.rush = (cut(work) for _ in range(4))
        self.strain, self.worked, self.overrun = (cut(work) for _ in range(3))
        self.card_key = cut(len(self.cards))
        self.saying_key = cut(self.sayings)
        self.dimension_key = cut(len(DIMENSIONS))
        self.parameter = cut(len(self.parameters))
        self.float_count = cut(0).first

    def _cut_whole(self) -> None:
        cut = _Cutter(FIRST_FREE).cut
        work = len(self.initiatives)
        self.feature = cut(len(FEATURES))
        self.open = cut(SLOT_COUNT)
        self.dealt = cut(3 * len(DIMENSIONS))
        self.offered, self.chosen, self.due, self.holds = (cut(len(self.cards)) for _ in range(4))
        self.status, self.changed, self.active = (cut(work) for _ in range(3))
        self.active_count = cut(1)
        self.token = cut(len(self.roles))
        self.lent = cut(len(self.roles))
        self.situation, self.situation_changed = (cut(len(self.situations)) for _ in range(2))
        self.promise, self.promise_changed, self.promise_holds, self.stake = (
            cut(len(self.promises)) for _ in range(4)
        )
        self.challenged = cut(1)
        self.goal_shift = cut(len(self.goals))
        self.goal_met = cut(len(self.goals))
        self.floor_broken = cut(len(self.floors))
        self.used, self.saying_holds = (cut(self.sayings) for _ in range(2))
        self.pending_budget = cut(1)
        self.gain_rule = cut(1)
        self.whole_count = cut(0).first

    def _cut_decisions(self) -> None:
        cut = _Cutter(0).cut
        self.d_choice = cut(SLOT_COUNT)
        self.d_token = cut(len(self.roles))
        self.d_lend = cut(len(self.roles))
        self.d_proposal = cut(1)
        self.d_move_from, self.d_move_to = (cut(self.moves) for _ in range(2))
        self.d_gain = cut(1)
        self.d_promise = cut(1)
        self.d_ambition = cut(1)
        self.decision_count = cut(0).first

    @property
    def sayings(self) -> int:
        """How many texts wait for their turn: headlines, then small news, then the people's lines."""
        return len(self.headlines) + len(self.small_news) + len(self.person_lines)

    one = ONE
    """The slot that always holds 1.0."""

    def saying_ranges(self) -> tuple[range, range, range]:
        """The numbers of headlines, small news and people's lines among the sayings."""
        first = len(self.headlines)
        second = first + len(self.small_news)
        return range(first), range(first, second), range(second, self.sayings)

    def choice_number(self, card: str, position: int) -> int:
        """The number of a card's answer among all choices."""
        return self.first_choice[self.cards[card]] + position - 1

    @property
    def first_choice(self) -> tuple[int, ...]:
        """By card, the number of its first choice."""
        numbers = count()
        first: dict[str, int] = {}
        for choice, number in zip(self.choices, numbers, strict=False):
            first.setdefault(choice.card, number)
        return tuple(first.get(card, -1) for card in self.cards)


def is_initiative(option: Option | NotNow) -> bool:
    """Whether choosing it starts work that takes time."""
    return isinstance(option, Option) and option.quarters > 0


def choices_of(card_id: str, card: Card) -> Iterator[Choice]:
    """The answers to a card in order; "not now" comes last, and some events do not have it."""
    positions = count(1)
    for key in sorted(card.options):
        yield Choice(card_id, key, next(positions), card.options[key])
    if card.options and card.not_now is not None:
        yield Choice(card_id, "not_now", next(positions), card.not_now)
