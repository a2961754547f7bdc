"""The assumptions of a model, as factors: numbers that are 1 in the scenario as it is written, and vary around it.

Nobody has to list them. A factor is made of everything that a scenario's author has put a number on without a source
of its own: parameters, starts, flows and auxiliaries whose `source` names an `assumption`, and the strengths of
initiatives, cards, promises and situations, which have no source. What follows from figures ("derived", a tag) is
left as it is: to scale an account's identity by a fifth would ask what happens if sums did not add up.

What a factor does depends on what it belongs to:

    parameter     its value is multiplied
    start         the stock's start is multiplied (within the stock's bounds)
    flow          what moves in a quarter is multiplied (a flow multiplier)
    level         an auxiliary that is a product, a curve or a smooth: its value is multiplied
    response      an auxiliary that is a sum, or that reads `start(...)`: how far it goes from where it stood on the
                  first day is multiplied, so that the municipality begins as it did (targets are written as the
                  start plus deviations)
    work          how initiatives go: their overrun, speed, failures, rush, ramp and dips
    cards         what cards do: their effects by dimension, what happens at once, how likely events are
    promises      what promises do to the stocks when they are given, kept and broken
    situations    what situations do while they last
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from game.lang import Binary, Expr, Negate, Start
from game.lang.walk import walk
from game.pack.equations import Equations
from game.pack.schema import DIMENSIONS, Scenario
from game.pack.words import Formula

Kind = Literal[
    "parameter", "start", "flow", "level", "response", "work", "cards", "promises", "situations"
]  # fmt: skip
ASSUMPTION = "assumption"
"""The word by which a `source` says that a number is the author's own."""
WORK = ("overrun", "overrun_cost", "speed", "failure", "failed", "rush", "ramp", "dip_live", "dip_running")
"""The equations of `initiatives`, each a factor; `failed` and `ramp` are tables, and one factor each."""


@dataclass(frozen=True, slots=True)
class Factor:
    """One assumption: what it belongs to, by kind and id."""

    kind: Kind
    of: str

    @property
    def id(self) -> str:
        """As tables name it, such as `flow:fatigue_rests`."""
        return f"{self.kind}:{self.of}" if self.of else self.kind


def factors_of(scenario: Scenario) -> tuple[Factor, ...]:
    """Every assumption of a checked scenario, in the order of its files."""
    return (
        *_parameters(scenario),
        *_starts(scenario),
        *_auxiliaries(scenario),
        *_flows(scenario),
        *_work(scenario),
        *_cards(scenario),
        *_promises_and_situations(scenario),
    )


def is_assumed(source: str) -> bool:
    """Whether a source says that the number is an assumption, wholly or in part."""
    return ASSUMPTION in source.lower()


def is_nothing(formula: Formula) -> bool:
    """Whether an equation is the plain number 0, which no factor changes."""
    return not isinstance(formula, str) and float(formula) == 0.0


def _parameters(scenario: Scenario) -> Iterator[Factor]:
    for name, parameter in scenario.model.parameters.items():
        if is_assumed(parameter.source) and parameter.value:
            yield Factor("parameter", name)


def _starts(scenario: Scenario) -> Iterator[Factor]:
    for name, stock in scenario.model.stocks.items():
        starts = stock.start.values() if isinstance(stock.start, dict) else (stock.start,)
        if is_assumed(stock.source) and any(starts):
            yield Factor("start", name)


def _auxiliaries(scenario: Scenario) -> Iterator[Factor]:
    trees = Equations(scenario).trees
    for name, auxiliary in scenario.model.auxiliaries.items():
        if is_assumed(auxiliary.source) and not is_nothing(auxiliary.equation):
            tree = trees["model", "auxiliaries", name, "equation"]
            yield Factor("response" if _has_a_base(tree) else "level", name)


def _has_a_base(tree: Expr) -> bool:
    """Whether an equation is written about a level that it begins at: a sum, or one that reads a start."""
    inner = tree.operand if isinstance(tree, Negate) else tree
    is_sum = isinstance(inner, Binary) and inner.op in {"+", "-"}
    return is_sum or any(isinstance(part, Start) for part in walk(tree, inside_memories=True))


def _flows(scenario: Scenario) -> Iterator[Factor]:
    for name, flow in scenario.model.flows.items():
        if is_assumed(flow.source) and not is_nothing(flow.equation):
            yield Factor("flow", name)


def _work(scenario: Scenario) -> Iterator[Factor]:
    rules = scenario.model.initiatives
    for name in WORK:
        written = getattr(rules, name)
        table = written.values() if isinstance(written, dict) else (written,)
        if not all(is_nothing(formula) for formula in table):
            yield Factor("work", name)


def _cards(scenario: Scenario) -> Iterator[Factor]:
    cards, model = scenario.cards.values(), scenario.model
    own = [name for name, channel in model.channels.items() if channel.readiness is not None]
    effects = {
        (card.dimension, name)
        for card in cards
        for option in card.options.values()
        for name in option.effects
    }
    for dimension in DIMENSIONS:
        if any(of == dimension and name not in own for of, name in effects):
            yield Factor("cards", f"effects_{dimension}")
    for name in own:
        if any(used == name for _, used in effects):
            yield Factor("cards", f"effects_on_{name}")
    answers = [option for card in cards for option in (*card.options.values(), card.not_now) if option]
    if any(answer.at_once for answer in answers):
        yield Factor("cards", "at_once")
    if any(card.at_once for card in cards):
        yield Factor("cards", "events")
    if any(not is_nothing(card.hazard) for card in cards):
        yield Factor("cards", "hazards")


def _promises_and_situations(scenario: Scenario) -> Iterator[Factor]:
    promises = scenario.settings.promises.values()
    if any((*promise.on_given, *promise.on_kept, *promise.on_broken) for promise in promises):
        yield Factor("promises", "")
    if any(situation.effects for situation in scenario.settings.situations.values()):
        yield Factor("situations", "")
