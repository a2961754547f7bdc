"""What each name of a scenario's equations stands for in the file, while time goes on and on a last day.

Within a half-year a name means one thing. On the last day, when situations are judged, and before the first one, when
memories begin, the half-year that follows has not begun: its number, its season and its situations are still those of
the one that ends. What depends on these has a variant then, whose name ends in `_before`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from game.engine.numbers import CAPACITY_FLOOR
from game.errors import ModelError
from game.lang import Binary, Call, Expr, Kind, Number, Ref, references
from game.pack.equations import Equations
from game.pack.schema import DIMENSIONS
from game.pack.scope import Path, state_scope
from game.research.xmile.parts import Variable
from game.research.xmile.units import unit_text
from game.research.xmile.wording import Names, Wording, number_text, quoted

TURN, AUTUMN = "turn", "autumn"
OF_THE_HALF_YEAR = frozenset({"turn", "spring", "autumn"})
JUDGED = frozenset({"goals_met", "goals_total", "floors_broken"})
CAPACITY, UNDECIDED, CALENDAR = "capacity", "nothing decided", "half-years"


class Meanings:
    """The names of one scenario in one profile; `asked` collects what equations need of the calendar."""

    def __init__(self, equations: Equations, profile: str) -> None:
        self.equations = equations
        self.scenario = equations.scenario
        self.profile = profile
        self.kinds = state_scope(self.scenario)
        self.asked: set[str] = set()
        self._given: dict[str, float] = {}
        self._variants: dict[str, str] = {}
        self._words: dict[str, str] = {}
        model = self.scenario.model
        self.names = Names([*self.kinds, *model.flows])
        self.wording = Wording(self.names, self, self.going, self.before)

    # ------------------------------------------------------------------------------------------ facts of names

    def kind(self, name: str) -> Kind:
        """Whether a name yields a number or a truth."""
        return self.kinds[name]

    def constant(self, name: str) -> float:
        """The value of a parameter; KeyError for what is none."""
        return float(self.scenario.model.parameters[name].value)

    def is_never_zero(self, name: str) -> bool:
        """Whether it is the capacity of a role, or of all."""
        return name in self.trees and not self._is_own(name) and name.startswith("capacity_")

    def start(self, stock: str) -> float:
        """The start value of a stock; KeyError for what is no stock."""
        begin = self.scenario.model.stocks[stock].start
        return float(begin[self.profile] if isinstance(begin, dict) else begin)

    def word(self, wish: str) -> str:
        """The name of something that the pack does not have: always the same, and never one of the pack's."""
        if wish not in self._words:
            self._words[wish] = self.names.new(wish)
        return self._words[wish]

    def step(self) -> str:
        """The name of the step's length. PySD has it too, and does not know XMILE's DT."""
        return self.word("time_step")

    # ------------------------------------------------------------------------------------------ computed quantities

    @cached_property
    def trees(self) -> dict[str, Expr]:
        """The equations of everything that is computed anew at every moment, in an order in which it can be."""
        settings = self.scenario.settings
        found = {name: self._computed_tree(name) for name in self.equations.computed_order()}
        for name, indicator in settings.indicators.items():
            path: Path = ("settings", "indicators", name, "value")
            found[name] = (
                self.equations.trees[path]
                if indicator.sum is None
                else _weighted(float(indicator.constant), {s: float(w) for s, w in indicator.sum.items()})
            )
        return found

    def _computed_tree(self, name: str) -> Expr:
        roles = sorted(self.scenario.settings.roles)
        if name in self.scenario.model.auxiliaries:
            return self.equations.trees["model", "auxiliaries", name, "equation"]
        if name == "capacity_total":
            return _sum([Ref(f"capacity_{role}") for role in roles])
        if name == "overload":
            return Binary("/", Ref("load"), Ref("capacity_total"))
        if name == "overload_worst":
            overloads = tuple(Ref(f"overload_{role}") for role in roles)
            return Call("max", overloads) if len(overloads) > 1 else overloads[0]
        quantity, _, role = name.partition("_")
        if quantity == "overload":
            return Binary("/", Ref(f"load_{role}"), Ref(f"capacity_{role}"))
        own = self.equations.trees["settings", "roles", role, "capacity"]
        return Call("max", (own, Number(CAPACITY_FLOOR)))

    def computed(self) -> Iterator[Variable]:
        """The variables of everything that is computed anew at every moment."""
        model, indicators = self.scenario.model, self.scenario.settings.indicators
        for name, tree in self.trees.items():
            equation = self.wording.equation(tree, name, self.going)
            if name in model.auxiliaries:
                aux = model.auxiliaries[name]
                doc = described(aux.name, aux.why, aux.source)
                yield Variable("aux", name, equation, unit_text(aux.unit), doc, group="auxiliaries")
            elif name in indicators:
                doc = described(indicators[name].name, indicators[name].explain, "")
                unit = unit_text(indicators[name].unit or "")
                yield Variable("aux", name, equation, unit, doc, group="indicators")
            else:
                yield Variable("aux", name, equation, group=CAPACITY)

    @cached_property
    def _changing(self) -> frozenset[str]:
        """What depends on the half-year, its season or its situations at the same moment."""
        found: set[str] = set()
        for name, tree in self.trees.items():
            read = references(tree, inside_memories=False)
            if any(_is_of_the_half_year(other) or other in found for other in read):
                found.add(name)
        return frozenset(found)

    # ------------------------------------------------------------------------------------------ given quantities

    def given(self) -> Iterator[Variable]:
        """The constants for what only decisions and chance move, those that an equation reads."""
        for name, number in self._given.items():
            yield Variable("aux", name, number_text(number), group=UNDECIDED)

    def time_step(self) -> Variable:
        """The length of a step as a variable of its own."""
        return Variable("aux", self.step(), "DT", "quarter", group=CALENDAR)

    def _undecided(self, name: str) -> float:
        """A quantity that the engine gives, where nothing was decided: attention lies evenly, all else is 0."""
        if name in {f"tokens_{dimension}" for dimension in DIMENSIONS}:
            return len(self.scenario.settings.roles) / len(DIMENSIONS)
        return 0.0

    # ------------------------------------------------------------------------------------------ names

    def going(self, name: str) -> str:
        """The text that reads a name while time goes on. ModelError for what only the game knows."""
        if name == "t":
            return "TIME"
        if name == "turn":
            self.asked.add(TURN)
            return TURN
        if name in {"spring", "autumn"}:
            self.asked.add(AUTUMN)
            return f"{AUTUMN} {'>' if name == 'autumn' else '<'} 0.5"
        if name.startswith("situation_") and name in self.kinds and not self._is_own(name):
            return f"{name} > 0.5"
        if name in JUDGED:
            raise ModelError(
                f"{name} is asked for where situations start or stop: goals and floors are the game's, not the model's."
            )
        if self.kinds[name] is Kind.TRUTH:  # what was offered, chosen or promised: nothing
            return "1 = 0"
        if not self._is_own(name) and name not in self.trees:
            self._given[name] = self._undecided(name)
        return quoted(name)

    def before(self, name: str) -> str:
        """The text that reads a name on a last day, before the next half-year begins."""
        if name == "turn":
            return f"({self.going(name)} - 1)"
        if name in {"spring", "autumn"}:
            self.asked.add(AUTUMN)
            self.asked.add(TURN)
            season = f"(IF {TURN} < 1.5 THEN {AUTUMN} ELSE 1 - {AUTUMN})"
            return f"{season} {'>' if name == 'autumn' else '<'} 0.5"
        if name.startswith("change_") and not self._is_own(name) and name not in self.trees:
            self.asked.add(name)
            return name
        if name not in self._changing:
            text = self.going(name)
            return f"{self.word(f'{name}_before')} > 0.5" if text == f"{name} > 0.5" else text
        if name not in self._variants:
            variant = self._variants[name] = self.names.new(f"{name}_before")
            equation = self.wording.equation(self.trees[name], variant, self.before)
            self.wording.added.append(Variable("aux", variant, equation, group=CALENDAR))
        return quoted(self._variants[name])

    def _is_own(self, name: str) -> bool:
        model = self.scenario.model
        return name in model.stocks or name in model.parameters or name in model.auxiliaries


def described(name: str | None, why: str, source: str) -> str:
    """What a reader is told of a variable: its name for people, why it is there and where its numbers are from."""
    parts = [f"{name}." if name else "", why, f"Source: {source}." if source else ""]
    return " ".join(part for part in parts if part)


def _is_of_the_half_year(name: str) -> bool:
    return name in OF_THE_HALF_YEAR or name.startswith("situation_")


def _sum(parts: list[Expr]) -> Expr:
    total, *others = parts
    for part in others:
        total = Binary("+", total, part)
    return total


def _weighted(constant: float, weights: dict[str, float]) -> Expr:
    """A weighted sum of stocks, those that count negatively taken away."""
    total: Expr = Number(constant)
    for stock, weight in weights.items():
        share: Expr = Ref(stock) if abs(weight) == 1.0 else Binary("*", Number(abs(weight)), Ref(stock))
        alone = total == Number(0.0) and weight > 0.0
        total = share if alone else Binary("+" if weight > 0.0 else "-", total, share)
    return total
