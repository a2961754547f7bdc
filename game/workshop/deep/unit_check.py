"""Whether the units in every equation agree.

A number written in an equation is of any unit: it takes that of what it stands beside in a sum or a comparison, and a
product with it may be of any. So only names speak, and what they say is certain. The sides of `+ - < <= > >= == !=`
and the values of `min max clamp where` must agree; years and quarters agree only after a conversion.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from game.errors import Problem
from game.lang import (
    Binary,
    Call,
    Compare,
    Curve,
    Delay,
    Expr,
    Logic,
    Negate,
    Not,
    Number,
    Ref,
    Smooth,
    Start,
    Truth,
    Where,
)
from game.pack.schema import DIMENSIONS
from game.pack.scope import ROLE_QUANTITIES, Path
from game.workshop.deep.dimensions import A_QUARTER, ONE, Unit, Units
from game.workshop.deep.material import Material, written

MONEY, MONEY_A_YEAR, POINTS, TOKENS = "M NOK", "M NOK/year", "points", "tokens"
LOCAL_UNITS: Mapping[str, str] = {
    "luck": "1", "severity": "1", "risk": "1", "strain": "1", "overrun": "1",
    "age": "quarter", "tokens": TOKENS, "points": POINTS, "price": MONEY,
}  # fmt: skip
"""Of the names that only some equations have; `base` is of its indicator's unit, which is a text for the screen."""
EXAMPLES = "M NOK/year, cases per day, per quarter, 0-100, share"
SHOWN = 60


@dataclass(frozen=True)
class UnitCheck:
    """The units of a pack's names, and what is wrong in one expression after the other."""

    material: Material
    units: Units
    names: Mapping[str, Unit]
    found: list[Problem] = field(default_factory=list)

    def check(self, path: Path, wanted: Unit | None, what: str = "") -> None:
        """One expression, and whether it gives the unit that is `wanted` (None: any) for `what`."""
        tree = self.material.trees.get(path)
        if tree is None:
            return
        names = dict(self.names)
        for local in self.material.sites[path].local:
            text = LOCAL_UNITS.get(local)
            unit = self.units.read(text) if text is not None else None
            names.pop(local, None)
            if unit is not None:
                names[local] = unit
        given = self._unit(path, tree, names)
        if given is None or wanted is None or given == wanted:
            return
        facts = {"wanted": self.units.write(wanted), "found": self.units.write(given)}
        if given.powers == wanted.powers:
            factor = f"{float(given.factor / wanted.factor):.6g}"
            self._warn(path, tree.column, "unit-factor", **facts, factor=factor)
        else:
            self._warn(path, tree.column, "unit-not-expected", **facts, what=what)

    def _warn(self, path: Path, column: int, code: str, **facts: object) -> None:
        self.found.extend(self.material.warn_inside(path, column, code, **facts))

    def _unit(  # noqa: C901  one case for each kind of node
        self, path: Path, tree: Expr, names: Mapping[str, Unit]
    ) -> Unit | None:
        """The unit of an expression; None where it may be any."""

        def unit(part: Expr) -> Unit | None:
            return self._unit(path, part, names)

        match tree:
            case Number() | Truth():
                return None
            case Ref(name) | Start(name):
                return names.get(name)
            case Negate(inner) | Smooth(inner) | Delay(inner):
                return unit(inner)
            case Binary("*" | "/" as op, left, right):
                one, two = unit(left), unit(right)
                if one is None or two is None:
                    return None
                return one.times(two, 1 if op == "*" else -1)
            case Binary(_, left, right):
                return self._agreed(path, (left, right), unit)
            case Compare(_, left, right):
                self._agreed(path, (left, right), unit)
                return None
            case Call(_, arguments):
                return self._agreed(path, arguments, unit)
            case Where(test, then, otherwise):
                unit(test)
                return self._agreed(path, (then, otherwise), unit)
            case Curve(inner) | Not(inner):
                unit(inner)
                return None
            case Logic(_, operands):
                for part in operands:
                    unit(part)
                return None

    def _agreed(
        self, path: Path, parts: tuple[Expr, ...], unit: Callable[[Expr], Unit | None]
    ) -> Unit | None:
        """The unit of parts that must be of one, told at the first that is of another."""
        first: Expr | None = None
        common: Unit | None = None
        for part in parts:
            found = unit(part)
            if found is None:
                continue
            if common is None or first is None:
                first, common = part, found
            elif found != common:
                self._clash(path, (first, common), (part, found))
                return None
        return common

    def _clash(self, path: Path, one: tuple[Expr, Unit], two: tuple[Expr, Unit]) -> None:
        (left, unit), (right, other) = one, two
        facts = {
            "left": written(left, SHOWN),
            "unit": self.units.write(unit),
            "right": written(right, SHOWN),
            "other": self.units.write(other),
        }
        self._warn(path, right.column, "units-differ", **facts)


def unit_problems(material: Material) -> Iterator[Problem]:
    """Units that cannot be read, and equations in which they do not agree."""
    units = Units()
    declared, unclear = _declared(material, units)
    yield from unclear
    names = {**_given(material, units), **declared}
    check = UnitCheck(material, units, names)
    checked = set()
    for path, wanted, what in _wanted(material, names, units):
        check.check(path, wanted, what)
        checked.add(path)
    for path in material.trees:
        if path not in checked:
            check.check(path, None)
    yield from check.found


def _declared(material: Material, units: Units) -> tuple[dict[str, Unit], list[Problem]]:
    model = material.scenario.model
    found: dict[str, Unit] = {}
    unclear: list[Problem] = []
    tables = (("stocks", model.stocks), ("auxiliaries", model.auxiliaries), ("parameters", model.parameters))
    for table, things in tables:
        for name, thing in things.items():
            path: Path = ("model", table, name, "unit")
            if material.checker.is_gap(path):
                continue
            unit = units.read(thing.unit)
            if unit is None:
                unclear += material.warn(path, "unit-unclear", unit=thing.unit, examples=EXAMPLES)
            else:
                found[name] = unit
    return found, unclear


def _given(material: Material, units: Units) -> dict[str, Unit]:
    """The units of what the game gives; indicators are left out: their units are texts for the screen."""
    settings = material.scenario.settings
    texts = {"t": "quarter", "budget_cut": MONEY_A_YEAR, "load": POINTS, "capacity_total": POINTS}
    texts |= {"overload": "1", "overload_worst": "1", "tokens_initiatives": TOKENS}
    texts |= {f"tokens_{dimension}": TOKENS for dimension in DIMENSIONS}
    for role in settings.roles:
        for quantity in ROLE_QUANTITIES:
            texts[f"{quantity}_{role}"] = "1" if quantity == "overload" else POINTS
    quiet = Units()  # what the game calls them is not how the pack spells them
    found = {name: quiet.read(text) for name, text in texts.items()}
    for key, word in quiet.spelled.items():
        units.spelled.setdefault(key, word)
    return {name: unit for name, unit in found.items() if unit is not None}


def _wanted(
    material: Material, names: Mapping[str, Unit], units: Units
) -> Iterator[tuple[Path, Unit | None, str]]:
    """Every place whose unit is known, with the name of what it is for."""
    scenario = material.scenario
    model, settings = scenario.model, scenario.settings
    money, points = units.read(MONEY), units.read(POINTS)
    for name in model.auxiliaries:
        yield ("model", "auxiliaries", name, "equation"), names.get(name), name
    for name, flow in model.flows.items():
        stock = flow.into or flow.out_of or ""
        yield ("model", "flows", name, "equation"), _a_quarter(names.get(stock)), stock
    for name in model.channels:
        yield ("model", "channels", name, "factor"), ONE, "factor"
    rules: Path = ("model", "initiatives")
    for field_name in ("overrun", "speed", "failure", "rush"):
        yield (*rules, field_name), ONE, field_name
    yield (*rules, "overrun_cost"), money, "overrun_cost"
    for dimension in model.initiatives.ramp:
        yield (*rules, "ramp", dimension), ONE, "ramp"
    for role in settings.roles:
        yield ("settings", "roles", role, "capacity"), points, "capacity"
    for name, situation in settings.situations.items():
        for stock in situation.effects:
            yield ("settings", "situations", name, "effects", stock), _a_quarter(names.get(stock)), stock
    yield from _amounts(material, names)


def _amounts(material: Material, names: Mapping[str, Unit]) -> Iterator[tuple[Path, Unit | None, str]]:
    """Amounts that are posted to a stock at once, and levels of the budget's lines."""
    budget = material.scenario.settings.budget
    for path in material.trees:
        match path:
            case (*_, "at_once" | "failed" | "on_given" | "on_kept" | "on_broken", str(stock)):
                yield path, names.get(stock), stock
            case ("settings", "budget", "lines", str(line), "least" | "most") if budget is not None:
                yield path, names.get(budget.lines[line].stock), budget.lines[line].stock
            case ("settings", "budget", "proposals", _, "lines", str(line)) if (
                budget is not None and line in budget.lines
            ):
                yield path, names.get(budget.lines[line].stock), budget.lines[line].stock
            case ("cards", _, "hazard"):
                yield path, ONE, "hazard"
            case _:
                continue


def _a_quarter(unit: Unit | None) -> Unit | None:
    return unit.times(A_QUARTER, -1) if unit is not None else None
