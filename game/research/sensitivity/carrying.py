"""A scenario whose equations carry factors: an ordinary scenario in its own language, compiled once for all samples.

Each factor becomes a parameter that a game can start with another value of. At 1 the games are those of the scenario
itself, to the last bit: `1 * x` is x, and `x + (1 - 1) * y` is x.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from game.engine.state import Rules, Setup
from game.engine.step import compile_rules, start
from game.errors import FjordvikError
from game.lang.reserved import RESERVED
from game.pack.schema import (
    DIMENSIONS,
    Auxiliary,
    Card,
    Channel,
    Dimension,
    InitiativeRules,
    NotNow,
    Option,
    Parameter,
    Scenario,
    ScenarioFile,
)
from game.pack.scope import state_scope
from game.pack.words import Formula
from game.research.sensitivity.factors import WORK, Factor, Kind, is_nothing

K = TypeVar("K", bound=str)

ANY_SEED = 1
"""The first day's quantities do not depend on luck."""


class CarryError(FjordvikError):
    """A scenario's equations cannot carry the factors."""


@dataclass(frozen=True, slots=True)
class Study:
    """Rules that can be played with any values of the factors."""

    rules: Rules
    factors: tuple[Factor, ...]
    setup: Setup
    names: Mapping[Factor, str]
    """The parameter or the stock that each factor turns."""
    nominal: Mapping[str, float]
    """What these are where all factors are 1."""
    bases: Mapping[str, str]
    """By the parameter of a first-day level, the auxiliary that it is of."""

    def values(self, sample: Sequence[float]) -> dict[str, float]:
        """What a game of a sample (one number for each factor) starts with."""
        turned = {self.names[each]: by for each, by in zip(self.factors, sample, strict=True)}
        values = {name: self._turned(name, by) for name, by in turned.items()}
        responses = {self.names[each]: 1.0 for each in self.factors if each.kind == "response"}
        if responses:
            first = start(self.rules, self.setup, ANY_SEED, ledger=False, values=values | responses).closed
            region, index = self.rules.layout.auxiliary, self.rules.layout.auxiliaries
            values |= {base: first.floats[region[index[name]]] for base, name in self.bases.items()}
        return values

    def _turned(self, name: str, by: float) -> float:
        value = self.nominal[name] * by
        if name in self.rules.layout.stocks:
            stock = self.rules.scenario.model.stocks[name]
            value = min(max(value, float(stock.low)), float(stock.high))
        return value


def study_of(scenario: Scenario, factors: tuple[Factor, ...], setup: Setup) -> Study:
    """Write the factors into a scenario and compile it. CarryError where an equation would become too long."""
    writer = _Writer(scenario, factors)
    carrying = writer.written()
    try:
        rules = compile_rules(carrying, writer.turnable)
    except ValueError as error:
        raise CarryError(
            f"An equation of {scenario.settings.id} is too long to be varied: {error}. Split it in two auxiliaries."
        ) from error
    nominal = dict.fromkeys(writer.turnable, 1.0)
    nominal |= {each.of: _nominal(scenario, each, setup) for each in factors if writer.names[each] == each.of}
    return Study(rules, factors, setup, writer.names, nominal, writer.bases)


def _nominal(scenario: Scenario, factor: Factor, setup: Setup) -> float:
    if factor.kind == "parameter":
        return float(scenario.model.parameters[factor.of].value)
    begin = scenario.model.stocks[factor.of].start
    return float(begin[setup.profile] if isinstance(begin, dict) else begin)


class _Writer:
    """Writes factors into a scenario, as parameters and auxiliaries with names that it does not use."""

    def __init__(self, scenario: Scenario, factors: tuple[Factor, ...]) -> None:
        self._scenario, self._model, self._factors = scenario, scenario.model, factors
        self._prefix = _unused(scenario)
        self.names = {
            each: each.of if each.kind in {"parameter", "start"} else f"{self._prefix}_{number}"
            for number, each in enumerate(factors)
        }
        self.bases = {
            f"{self._prefix}_base_{each.of}": f"{self._prefix}_raw_{each.of}"
            for each in factors
            if each.kind == "response"
        }

    @property
    def turnable(self) -> tuple[str, ...]:
        """The parameters that a game may start with other values of."""
        return (*(name for each, name in self.names.items() if each.kind != "start"), *self.bases)

    def written(self) -> Scenario:
        """The scenario with all factors in it."""
        model = self._model
        flows = {
            name: flow.model_copy(update={"equation": self._times("flow", name, flow.equation)})
            for name, flow in model.flows.items()
        }
        own = {name: _parameter() for name in self.turnable if name not in model.parameters}
        ready, by_dimension = self._readiness()
        changed = {
            "parameters": {**model.parameters, **own},
            "auxiliaries": {**self._auxiliaries(), **ready},
            "flows": flows,
            "channels": self._channels(),
            "initiatives": self._initiatives(by_dimension),
        }
        return self._scenario.model_copy(
            update={
                "model": model.model_copy(update=changed),
                "settings": self._settings(),
                "cards": {name: self._card(card) for name, card in self._scenario.cards.items()},
            }
        )

    def _name(self, kind: Kind, of: str = "") -> str | None:
        return self.names.get(Factor(kind, of))

    def _times(self, kind: Kind, of: str, formula: Formula) -> Formula:
        name = self._name(kind, of)
        return formula if name is None or is_nothing(formula) else f"{name} * ({formula})"

    def _table(self, kind: Kind, of: str, table: Mapping[K, Formula]) -> dict[K, Formula]:
        return {key: self._times(kind, of, formula) for key, formula in table.items()}

    # ------------------------------------------------------------------------------------------ the model

    def _auxiliaries(self) -> dict[str, Auxiliary]:
        """Those with a factor turned; one that answers from a base keeps its own equation in an auxiliary beside it."""
        written = {}
        for name, auxiliary in self._model.auxiliaries.items():
            turned = self._times("level", name, auxiliary.equation)
            factor = self._name("response", name)
            if factor is not None:
                raw, base = f"{self._prefix}_raw_{name}", f"{self._prefix}_base_{name}"
                written[raw] = auxiliary
                turned = f"{raw} + ({factor} - 1) * ({raw} - {base})"
            written[name] = auxiliary.model_copy(update={"equation": turned})
        return written

    def _readiness(self) -> tuple[dict[str, Auxiliary], dict[Dimension, str]]:
        """What scales the effects, turned: auxiliaries beside those of the scenario, and which one by dimension."""
        made, by_dimension = {}, dict(self._model.initiatives.readiness)
        for dimension in DIMENSIONS:
            factor = self._name("cards", f"effects_{dimension}")
            if factor is not None:
                own = f"{self._prefix}_ready_{dimension}"
                made[own] = self._scaled(by_dimension[dimension], factor)
                by_dimension[dimension] = own
        for name, channel in self._model.channels.items():
            factor = self._name("cards", f"effects_on_{name}")
            if factor is not None and channel.readiness is not None:
                made[self._ready_of(name)] = self._scaled(channel.readiness, factor)
        return made, by_dimension

    def _channels(self) -> dict[str, Channel]:
        return {
            name: channel.model_copy(update={"readiness": self._ready_of(name)})
            if self._name("cards", f"effects_on_{name}") is not None
            else channel
            for name, channel in self._model.channels.items()
        }

    def _ready_of(self, channel: str) -> str:
        return f"{self._prefix}_ready_on_{channel}"

    def _scaled(self, name: str, factor: str) -> Auxiliary:
        return self._model.auxiliaries[name].model_copy(update={"equation": f"{factor} * {name}"})

    def _initiatives(self, readiness: dict[Dimension, str]) -> InitiativeRules:
        rules = self._model.initiatives
        update: dict[str, object] = {"readiness": readiness}
        for name in WORK:
            factor, written = self._name("work", name), getattr(rules, name)
            if factor is None:
                continue
            if name == "ramp":  # later, not more: the age at which a share has arrived is multiplied
                later = f"(age / {factor})"
                update[name] = {key: re.sub(r"\bage\b", later, str(text)) for key, text in written.items()}
            elif name == "rush":  # of the share that is left, what is lost is multiplied
                update[name] = f"({written}) + (1 - {factor}) * (1 - ({written}))"
            elif isinstance(written, dict):
                update[name] = self._table("work", name, written)
            else:
                update[name] = self._times("work", name, written)
        return rules.model_copy(update=update)

    # ------------------------------------------------------------------------------------------ cards and settings

    def _card(self, card: Card) -> Card:
        update: dict[str, object] = {
            "hazard": self._times("cards", "hazards", card.hazard),
            "at_once": self._table("cards", "events", card.at_once),
            "options": {key: self._answer(option) for key, option in card.options.items()},
        }
        if card.not_now is not None:
            update["not_now"] = self._answer(card.not_now)
        return card.model_copy(update=update)

    def _answer(self, answer: Option | NotNow) -> Option | NotNow:
        return answer.model_copy(update={"at_once": self._table("cards", "at_once", answer.at_once)})

    def _settings(self) -> ScenarioFile:
        settings = self._scenario.settings
        moments = ("on_given", "on_kept", "on_broken")
        promises = {
            name: promise.model_copy(
                update={moment: self._table("promises", "", getattr(promise, moment)) for moment in moments}
            )
            for name, promise in settings.promises.items()
        }
        situations = {
            name: situation.model_copy(update={"effects": self._table("situations", "", situation.effects)})
            for name, situation in settings.situations.items()
        }
        return settings.model_copy(update={"promises": promises, "situations": situations})


def _parameter() -> Parameter:
    return Parameter(value=1, unit="1", why="How strong an assumption is.", source="assumption")


def _unused(scenario: Scenario) -> str:
    """The beginning of names that the scenario does not use."""
    taken = {*state_scope(scenario), *RESERVED}
    prefix = "study"
    while any(name.startswith(prefix) for name in taken):
        prefix += "_x"
    return prefix
