"""From a scenario to an XMILE document: the whole model of a town in which nobody decides anything.

What the game adds to the equations of `model.yaml` is set out as equations of its own: capacities and overload of
roles, situations that start and stop at the end of a half-year, bounds that cut. What only decisions and chance move
stands as a constant: no initiative, no load, attention spread evenly, no card, no event, no budget, no promise.
"""

from __future__ import annotations

from collections.abc import Iterator

from game import __version__
from game.pack.equations import Equations
from game.pack.schema import Scenario
from game.pack.scope import Path
from game.research.xmile.calendar import HalfYears
from game.research.xmile.meanings import Meanings, described
from game.research.xmile.parts import Document, Specification, Variable
from game.research.xmile.units import unit_text
from game.research.xmile.wording import Wording, number_text, quoted


def exported(scenario: Scenario, profile: str) -> Document:
    """The model of a checked scenario, as it starts in a profile. ValueError for a profile that it does not have.

    ModelError where a situation asks for what only the game knows.
    """
    if profile not in scenario.settings.profiles:
        raise ValueError(f"the scenario has no profile {profile!r}")
    return _Export(scenario, profile).document()


class _Export:
    """Collects the variables of one document."""

    def __init__(self, scenario: Scenario, profile: str) -> None:
        self.scenario = scenario
        self.equations = Equations(scenario)
        self.meanings = Meanings(self.equations, profile)
        self.wording: Wording = self.meanings.wording
        self.half_years = HalfYears(self.equations, self.meanings)
        self.into: dict[str, list[str]] = {name: [] for name in scenario.model.stocks}
        self.out_of: dict[str, list[str]] = {name: [] for name in scenario.model.stocks}

    def document(self) -> Document:
        settings = self.scenario.settings
        model = [*self._parameters(), *self._flows(), *self.meanings.computed()]
        model += self._situations()
        model += [*self.half_years.calendar(), *self._bounds()]
        # last of all, when everything has said what it needs
        stocks, last = list(self._stocks()), [*self.meanings.given(), *self._starts()]
        return Document(
            settings.title,
            f"{settings.id} {settings.version}",
            f"{settings.subtitle} Profile: {self.meanings.profile}. Nothing is decided.",
            __version__,
            Specification(settings.turns * settings.quarters_per_turn, settings.steps_per_quarter),
            (*stocks, *model, *self.wording.added, *last),
        )

    def _text(self, path: Path, owner: str) -> str:
        return self.wording.equation(self.equations.trees[path], owner, self.meanings.going)

    # ------------------------------------------------------------------------------------------ the model

    def _parameters(self) -> Iterator[Variable]:
        for name, parameter in self.scenario.model.parameters.items():
            doc = described(parameter.name, parameter.why, parameter.source)
            yield Variable(
                "aux", name, number_text(parameter.value), unit_text(parameter.unit), doc, group="parameters"
            )

    def _stocks(self) -> Iterator[Variable]:
        for name, stock in self.scenario.model.stocks.items():
            start = number_text(self.meanings.start(name))
            yield Variable(
                "stock",
                name,
                quoted(self.wording.starts[name]) if name in self.wording.starts else start,
                unit_text(stock.unit),
                described(stock.name, stock.why, stock.source),
                tuple(self.into[name]),
                tuple(self.out_of[name]),
                group="stocks",
            )

    def _flows(self) -> Iterator[Variable]:
        model = self.scenario.model
        for name, flow in model.flows.items():
            equation = self._text(("model", "flows", name, "equation"), name)
            if flow.out_of is not None and flow.into is not None:
                left = f"({quoted(flow.out_of)} - {number_text(model.stocks[flow.out_of].low)})"
                equation = f"MIN({equation}, {left} / {self.meanings.step()})"
            self._connect(name, flow.into, flow.out_of)
            stock = model.stocks[flow.into or flow.out_of or ""]
            yield Variable(
                "flow",
                name,
                equation,
                unit_text(stock.unit, a_quarter=True),
                described(flow.name, flow.why, flow.source),
                group="flows",
            )

    def _connect(self, flow: str, into: str | None, out_of: str | None) -> None:
        if into is not None:
            self.into[into].append(flow)
        if out_of is not None:
            self.out_of[out_of].append(flow)

    # ------------------------------------------------------------------------------------------ what the game adds

    def _situations(self) -> Iterator[Variable]:
        for name, situation in sorted(self.scenario.settings.situations.items()):
            yield from self.half_years.situation(name)
            for stock in sorted(situation.effects):
                flow = self.wording.names.new(f"situation_{name}_moves_{stock}")
                tree = self.equations.trees["settings", "situations", name, "effects", stock]
                effect = self.wording.part(tree, flow, self.meanings.going)
                equation = f"IF situation_{name} > 0.5 THEN {effect} ELSE 0"
                self._connect(flow, stock, None)
                yield Variable("flow", flow, equation, group="situations")

    def _bounds(self) -> Iterator[Variable]:
        """What a bound cuts off in a step, as a flow of its own: the game's ledger posts it as such too."""
        step = self.meanings.step()
        for name, stock in self.scenario.model.stocks.items():
            moves = [*(f"+ {quoted(flow)}" for flow in self.into[name])]
            moves += [f"- {quoted(flow)}" for flow in self.out_of[name]]
            if not moves:
                continue
            free, cut = (self.wording.names.new(f"{name}_{word}") for word in ("unbounded", "cut"))
            total = " ".join(moves).removeprefix("+ ").removeprefix("- ")
            if not self.into[name]:
                total = f"0 - {total}"
            low, high = number_text(stock.low), number_text(stock.high)
            yield Variable("aux", free, f"{quoted(name)} + {step} * ({total})", group="bounds")
            equation = f"(MAX({low}, MIN({high}, {quoted(free)})) - {quoted(free)}) / {step}"
            yield Variable("flow", cut, equation, group="bounds")
            self.into[name].append(cut)

    def _starts(self) -> Iterator[Variable]:
        for stock, name in self.wording.starts.items():
            unit = unit_text(self.scenario.model.stocks[stock].unit)
            yield Variable("aux", name, number_text(self.meanings.start(stock)), unit, group="starts")
