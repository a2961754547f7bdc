"""What a cause in the ledger is called, who chose it, and what it shows when it is opened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from game.engine.layout import LIVE, RUNNING
from game.engine.state import State
from game.lang import references
from game.pack.schema import Card, NotNow, Option
from game.pack.words import Formula
from game.session.views.figures import roughly
from game.session.views.names import (
    choice_name,
    choice_of,
    choice_text,
    quantity_name,
    quantity_text,
)
from game.session.views.news import decided_when, was_under_way
from game.session.views.play import Play, when

Chosen = Literal["table", "nobody"]


@dataclass(frozen=True, slots=True)
class Reading:
    """Something that an equation reads, before and after, as people read it."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Detail:
    """What a cause shows when it is opened."""

    why: str
    equation: str
    """The author's own text; "" where there is none."""
    source: str
    reads: tuple[Reading, ...]


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


def cause_label(play: Play, cause: str, span: Span) -> Label:
    """The words of a cause such as `flow:leak` or `effect:night_sensors.a`."""
    kind, _, name = cause.partition(":")
    settings, say = play.scenario.settings, play.say
    if kind in OF_CHOICES:
        return _choice_label(play, kind, name)
    match kind:
        case "flow":
            return Label(play.scenario.model.flows[name].name, _flow_note(play, name, span), "nobody")
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


def cause_detail(play: Play, cause: str, span: Span) -> Detail:
    """What a cause shows when it is opened."""
    kind, _, name = cause.partition(":")
    settings, say = play.scenario.settings, play.say
    if kind in OF_CHOICES:
        return _choice_detail(play, kind, name, span)
    match kind:
        case "flow":
            flow = play.scenario.model.flows[name]
            reads = flow_reads(play, name)
            return Detail(
                flow.why, str(flow.equation), _source(play, flow.source), readings(play, reads, span)
            )
        case "event":
            card = play.scenario.cards[name]
            return Detail(card.text, _amounts(card.at_once, span), _card_source(play, card), ())
        case "situation":
            situation = settings.situations[name]
            return Detail(situation.way_out or "", _amounts(situation.effects, span), "", ())
        case "promise":
            promise, _, word = name.partition(".")
            part = settings.promises[promise]
            lines = {"given": part.given, "kept": part.kept_line, "broken": part.broken_line}
            tables = {"given": part.on_given, "kept": part.on_kept, "broken": part.on_broken}
            return Detail(lines[word], _amounts(tables[word], span), "", ())
        case "bound":
            stock = play.scenario.model.stocks[name]
            limits = f"{stock.low} .. {stock.high}"
            return Detail(stock.why, limits, _source(play, stock.source), readings(play, (name,), span))
        case _:
            return Detail(say(f"cause.{kind}.why"), "", "", ())


def flow_reads(play: Play, flow: str) -> tuple[str, ...]:
    """The names in a flow's equation, in alphabetical order."""
    return tuple(sorted(references(play.rules.plan.equations.trees["model", "flows", flow, "equation"])))


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
        before, after = (quantity_text(play, state, name) for state in (span.before, span.after))
        if after:
            found.append(Reading(quantity_name(play, name), before, after))
    return tuple(found)


def _flow_note(play: Play, flow: str, span: Span) -> str:
    """Whether the table has a hand in a flow: its projects, its attention, its budget, or nobody."""
    names, settings = read_through(play, flow_reads(play, flow)), play.scenario.settings
    roles = settings.roles
    work = {"load", "overload", "overload_worst", "running"}
    work |= {f"{word}_{role}" for word in ("load", "overload") for role in roles}
    work |= {f"dip_{area}" for area in settings.areas}
    if names & work:
        layout = play.rules.layout
        statuses = span.after.whole[layout.status.first : layout.status.first + layout.status.size]
        under_way = sum(status in {RUNNING, LIVE} for status in statuses)
        return play.say.count("cause.flow.work", under_way) if under_way else play.say("cause.flow.work.none")
    if any(name.startswith("tokens_") for name in names):
        return play.say("cause.flow.attention")
    budget = settings.budget
    stocks = {line.stock for line in budget.lines.values()} if budget else set()
    rules = {stock for rule in budget.gains.values() for stock in rule.shares} if budget else set()
    if names & stocks:
        return play.say("cause.flow.budget")
    return play.say("cause.flow.gains") if names & rules else play.say("cause.nobody")


def _choice_label(play: Play, kind: str, name: str) -> Label:
    choice = choice_of(play.rules.layout, name)
    key = "cause.under_way" if was_under_way(play, choice) else f"cause.{kind}"
    note = play.say(key, when=decided_when(play, choice))
    return Label(choice_name(play, choice), note, "table")


def _event_note(play: Play, card: str) -> str:
    layout = play.rules.layout
    turn = play.today.whole[layout.offered[layout.cards[card]]]
    return play.say("cause.event", when=when(play, turn).inside)


def _choice_detail(play: Play, kind: str, name: str, span: Span) -> Detail:
    choice, model = choice_of(play.rules.layout, name), play.scenario.model
    card = play.scenario.cards[choice.card]
    option, rules = choice.option, model.initiatives
    why = play.say(f"cause.{kind}.why", text=choice_text(play, choice.card, choice.key))
    equation = ""
    reads: tuple[str, ...] = ()
    match kind:
        case "effect" if isinstance(option, Option):
            equation, reads = _effect_equation(play, card, option, span)
        case "running" if isinstance(option, Option):
            equation = f"{option.running} * ramp"
        case "price" if isinstance(option, Option):
            equation = str(option.price)
        case "choice":
            equation = _amounts(option.at_once, span)
        case "overrun":
            equation = f"{rules.overrun_cost}\noverrun = {rules.overrun}"
        case "failure":
            equation = f"{_amounts(rules.failed, span)}\nrisk = {rules.failure}"
        case _:
            pass
    return Detail(why, equation, _card_source(play, card), readings(play, reads, span))


def _effect_equation(
    play: Play, card: Card, option: Option | NotNow, span: Span
) -> tuple[str, tuple[str, ...]]:
    model, lines, reads = play.scenario.model, [], dict[str, None]()
    assert isinstance(option, Option)
    dimension = card.dimension or "strategy"
    for name, amount in option.effects.items():
        channel = model.channels[name]
        if channel.stock in span.stocks:
            readiness = channel.readiness or model.initiatives.readiness[dimension]
            factor = f" * ({channel.factor})" if channel.factor != 1 and amount > 0 else ""
            lines.append(f"{channel.stock}: {amount} * ramp * {readiness}{factor}")
            reads[readiness] = None
    lines.append(f"ramp = {model.initiatives.ramp[dimension]}")
    return "\n".join(lines), tuple(reads)


def _amounts(table: Mapping[str, Formula], span: Span) -> str:
    return "\n".join(f"{stock}: {formula}" for stock, formula in table.items() if stock in span.stocks)


def _card_source(play: Play, card: Card) -> str:
    return _source(play, card.note.source) if card.note else ""


def _source(play: Play, source: str) -> str:
    return play.say("source.assumption") if source == "assumption" else source


def own_detail(play: Play, indicator: str, span: Span) -> Detail:
    """An indicator's own equation and what it reads."""
    part = play.scenario.settings.indicators[indicator]
    if part.sum is not None:
        terms = [f"{weight} * {stock}" for stock, weight in part.sum.items()]
        constant = [str(part.constant)] if part.constant else []
        return Detail(part.explain, " + ".join(constant + terms), "", readings(play, part.sum, span))
    tree = play.rules.plan.equations.trees["settings", "indicators", indicator, "value"]
    return Detail(part.explain, str(part.value), "", readings(play, sorted(references(tree)), span))


def driver_names(play: Play, indicator: str) -> Iterator[str]:
    """What moves an indicator that is no sum: the names it reads; a single auxiliary is read through."""
    trees = play.rules.plan.equations.trees
    names = sorted(references(trees["settings", "indicators", indicator, "value"]))
    while len(names) == 1 and names[0] in play.rules.layout.auxiliaries:
        names = sorted(references(trees["model", "auxiliaries", names[0], "equation"])) or names
    yield from (name for name in names if name not in play.scenario.model.parameters)


def driver_detail(play: Play, name: str, span: Span) -> Detail:
    """What a driver shows when it is opened: its equation and readings, or for a stock what it is."""
    model = play.scenario.model
    if name in model.auxiliaries:
        auxiliary = model.auxiliaries[name]
        reads = sorted(references(play.rules.plan.equations.trees["model", "auxiliaries", name, "equation"]))
        source = _source(play, auxiliary.source)
        return Detail(auxiliary.why, str(auxiliary.equation), source, readings(play, reads, span))
    if name in model.stocks:
        stock = model.stocks[name]
        return Detail(stock.why, "", _source(play, stock.source), _moved_by(play, name, span))
    return Detail("", "", "", ())


def _moved_by(play: Play, stock: str, span: Span) -> tuple[Reading, ...]:
    """The flows and choices that moved a stock most, each with what it did."""
    amounts: dict[str, float] = {}
    for step in play.steps[span.first + 1 : span.last + 1]:
        for posting in step.ledger.of_stock(stock) if step.ledger else ():
            amounts[posting.cause] = amounts.get(posting.cause, 0.0) + posting.amount
    largest = sorted(amounts, key=lambda cause: -abs(amounts[cause]))[:4]
    inside = Span(span.before, span.after, span.first, span.last, (stock,))
    return tuple(
        Reading(cause_label(play, cause, inside).label, "", roughly(play, amounts[cause], signed=True))
        for cause in largest
    )
