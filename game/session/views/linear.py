"""Which indicators can be told exactly as a sum of stocks, so that the ledger's postings are their causes."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.state import Rules
from game.lang import Binary, Expr, Negate, Number, Ref


@dataclass(frozen=True, slots=True)
class Linear:
    """A constant and a weight by stock."""

    constant: float
    weights: tuple[tuple[str, float], ...]

    def scaled(self, factor: float) -> Linear:
        """All of it times a number."""
        return Linear(
            self.constant * factor, tuple((stock, weight * factor) for stock, weight in self.weights)
        )

    def plus(self, other: Linear) -> Linear:
        """The sum of two."""
        together = dict(self.weights)
        for stock, weight in other.weights:
            together[stock] = together.get(stock, 0.0) + weight
        return Linear(self.constant + other.constant, tuple(together.items()))


def weights_of(rules: Rules, indicator: str) -> tuple[tuple[str, float], ...] | None:
    """The weights of the stocks that an indicator sums, None for one that is no such sum."""
    part = rules.scenario.settings.indicators.get(indicator)
    if part is None:  # a stock, or what is computed of stocks
        found = _named(rules, indicator)
        return found.weights if found is not None and found.weights else None
    if part.sum is not None:
        return tuple((stock, float(weight)) for stock, weight in part.sum.items())
    found = _linear(rules, rules.plan.equations.trees["settings", "indicators", indicator, "value"])
    return found.weights if found is not None and found.weights else None


def _linear(rules: Rules, tree: Expr) -> Linear | None:
    """A tree as a sum of stocks; auxiliaries and parameters are read through."""
    match tree:
        case Number(value):
            return Linear(value, ())
        case Ref(name):
            return _named(rules, name)
        case Negate(operand):
            inner = _linear(rules, operand)
            return inner.scaled(-1.0) if inner else None
        case Binary(op, left, right):
            first, second = _linear(rules, left), _linear(rules, right)
            if first is None or second is None:
                return None
            return _combined(op, first, second)
        case _:
            return None


def _named(rules: Rules, name: str) -> Linear | None:
    model = rules.scenario.model
    if name in model.stocks:
        return Linear(0.0, ((name, 1.0),))
    if name in model.parameters:
        return Linear(float(model.parameters[name].value), ())
    if name in model.auxiliaries:
        return _linear(rules, rules.plan.equations.trees["model", "auxiliaries", name, "equation"])
    return None


def _combined(op: str, first: Linear, second: Linear) -> Linear | None:
    match op:
        case "+":
            return first.plus(second)
        case "-":
            return first.plus(second.scaled(-1.0))
        case "*" if not second.weights:
            return first.scaled(second.constant)
        case "*" if not first.weights:
            return second.scaled(first.constant)
        case "/" if not second.weights and second.constant != 0:
            return first.scaled(1.0 / second.constant)
        case _:
            return None
