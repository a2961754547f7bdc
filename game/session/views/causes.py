"""What a cause in the ledger is called, who chose it, and what moved a quantity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from game.engine.state import State
from game.lang import references
from game.pack.schema import DIMENSIONS
from game.session.views.names import choice_name, choice_of, quantity_name, quantity_texts
from game.session.views.news import decided_when, was_under_way
from game.session.views.play import Play, when

Chosen = Literal["table", "nobody"]


@dataclass(frozen=True, slots=True)
class Reading:
    """Something that an equation reads, before and after, as people read it."""

    name: str
    before: str
    """"" for what moved a stock, which has an amount only; the same as `after` for what did not change."""
    after: str


@dataclass(frozen=True, slots=True)
class Detail:
    """What a cause shows when it is opened."""

    why: str
    equation: str
    """The author's own text; "" where there is none."""
    source: str
    reads: tuple[Reading, ...]
    words: str = ""
    """The equation as people would say it: "Nye saker − Ferdige saker"."""
    unit: str = ""
    """What the equation gives: "poeng i kvartalet"; "" where it is no number."""


@dataclass(frozen=True, slots=True)
class Label:
    """A cause in words."""

    label: str
    note: str
    chosen: Chosen
    """Whether the table decided it, so that its bar may be green or red."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days between which something is explained, and what the indicator sums."""

    before: State
    after: State
    first: int
    """The turn whose end `before` is."""
    last: int
    stocks: tuple[str, ...]


OF_CHOICES = ("effect", "running", "price", "choice", "overrun", "failure")


def cause_label(play: Play, cause: str) -> Label:
    """The words of a cause such as `flow:leak` or `effect:night_sensors.a`."""
    kind, _, name = cause.partition(":")
    settings, say = play.scenario.settings, play.say
    if kind in OF_CHOICES:
        return _choice_label(play, kind, name)
    match kind:
        case "flow":
            return Label(play.scenario.model.flows[name].name, "", "nobody")
        case "event":
            return Label(play.scenario.cards[name].title, _event_note(play, name), "nobody")
        case "situation":
            return Label(settings.situations[name].name, say("cause.situation"), "nobody")
        case "promise":
            promise, _, word = name.partition(".")
            return Label(settings.promises[promise].name, say(f"cause.promise.{word}"), "table")
        case "budget":
            return Label(say("cause.budget"), say("cause.budget.note"), "table")
        case "gains":
            return Label(say("cause.gains"), say("cause.gains.note"), "table")
        case "bound":
            stock = play.scenario.model.stocks[name].name
            return Label(say("cause.bound", stock=stock), say("cause.bound.note"), "nobody")
        case _:
            raise ValueError(f"the ledger has a cause {cause!r} that has no words")


def flow_reads(play: Play, flow: str) -> tuple[str, ...]:
    """The names in a flow's equation, in alphabetical order."""
    return tuple(sorted(references(play.rules.plan.equations.trees["model", "flows", flow, "equation"])))


def goes_by_itself(play: Play, name: str, span: Span) -> bool:
    """Whether the table has no hand in a name: not through attention, work, budget or the rule for gains.

    A stock is judged by the flow that moved it most.
    """
    layout, names = play.rules.layout, [name]
    if name in layout.stocks:
        amounts = stock_amounts(play, name, span)
        largest = max(amounts, key=lambda cause: abs(amounts[cause]), default="")
        if largest and not largest.startswith("flow:"):
            return False
        names = list(flow_reads(play, largest.removeprefix("flow:"))) if largest else []
    return not read_through(play, names) & _in_hand(play)


def hand_of(play: Play, name: str) -> Literal["", "attention", "work"]:
    """Whether a name is nothing but the table's own attention, or its own work; "" for everything else."""
    layout, stocks = play.rules.layout, play.rules.layout.stocks
    leaves = {each for each in read_through(play, (name,)) if each not in layout.auxiliaries}
    leaves -= set(play.rules.scenario.model.parameters)
    if not leaves or not leaves <= _in_hand(play) or any(leaf in stocks for leaf in leaves):
        return ""
    return "attention" if all(leaf.startswith("tokens_") for leaf in leaves) else "work"


def _in_hand(play: Play) -> set[str]:
    """The names that the table moves itself."""
    settings, budget = play.scenario.settings, play.scenario.settings.budget
    names = {"load", "running", "overload", "overload_worst", "budget_cut", "tokens_initiatives"}
    names |= {f"tokens_{dimension}" for dimension in DIMENSIONS}
    names |= {f"{word}_{role}" for word in ("load", "overload", "lent") for role in settings.roles}
    names |= {f"dip_{area}" for area in settings.areas}
    names |= {line.stock for line in budget.lines.values()} if budget else set()
    return names | ({stock for rule in budget.gains.values() for stock in rule.shares} if budget else set())


def stock_amounts(play: Play, stock: str, span: Span) -> dict[str, float]:
    """By cause what moved a stock in a span."""
    amounts: dict[str, float] = {}
    for step in play.steps[span.first + 1 : span.last + 1]:
        for posting in step.ledger.of_stock(stock) if step.ledger else ():
            amounts[posting.cause] = amounts.get(posting.cause, 0.0) + posting.amount
    return amounts


def read_through(play: Play, names: Iterable[str]) -> frozenset[str]:
    """Names and, where they are auxiliaries, what these read in turn."""
    trees, found, waiting = play.rules.plan.equations.trees, set[str](), list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            if name in play.rules.layout.auxiliaries:
                waiting += references(trees["model", "auxiliaries", name, "equation"])
    return frozenset(found)


def readings(play: Play, names: Iterable[str], span: Span) -> tuple[Reading, ...]:
    """What quantities were before and after; those that have no value are left out."""
    found = []
    for name in names:
        before, after = quantity_texts(play, (span.before, span.after), name)
        if after:
            stays = after == quantity_texts(play, (span.before, span.before), name)[1]
            found.append(Reading(quantity_name(play, name), after if stays else before, after))
    return tuple(found)


def _choice_label(play: Play, kind: str, name: str) -> Label:
    choice = choice_of(play.rules.layout, name)
    key = "cause.under_way" if was_under_way(play, choice) else f"cause.{kind}"
    note = play.say(key, when=decided_when(play, choice), title=play.scenario.cards[choice.card].title)
    return Label(choice_name(play, choice), note, "table")


def _event_note(play: Play, card: str) -> str:
    layout = play.rules.layout
    turn = play.today.whole[layout.offered[layout.cards[card]]]
    return play.say("cause.event", when=when(play, turn).inside)
