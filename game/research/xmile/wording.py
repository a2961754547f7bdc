"""Writes an expression of the language in XMILE's, with the structure that it needs set out beside it.

XMILE has no function for a curve, so every use becomes an auxiliary with a graphical function; smooth() and delay()
become the stocks and flows that they stand for; a division whose divisor may be zero says what it then yields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, Protocol, assert_never

from game.lang import (
    RESERVED,
    Binary,
    Call,
    Compare,
    Curve,
    Delay,
    Expr,
    Kind,
    Logic,
    Memory,
    Negate,
    Not,
    Number,
    Ref,
    Smooth,
    Start,
    Truth,
    Where,
    render,
)
from game.research.xmile.constants import value
from game.research.xmile.parts import Variable

_COMPARE: Final = {"==": "=", "!=": "<>"}
_RANKS: Final = {"or": 1, "and": 2, "compare": 3, "+": 4, "-": 4, "*": 5, "/": 5}
_ATOM: Final = 7
CURVES, DELAYS = "curves", "delays"


Meaning = Callable[[str], str]
"""What a name stands for: the text that reads it, safe without brackets; that of a truth can stand as a condition."""


class Facts(Protocol):
    """What is known of the names, whatever they mean in the file."""

    def kind(self, name: str) -> Kind:
        """Whether it yields a number or a truth."""

    def constant(self, name: str) -> float:
        """The value of a name that never changes; KeyError for one that may."""

    def start(self, stock: str) -> float:
        """The start value of a stock."""

    def is_never_zero(self, name: str) -> bool:
        """Whether it stands for what is never zero, though it changes."""


class Names:
    """Hands out the file's names, each once."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = {*taken, *RESERVED}

    def new(self, wish: str) -> str:
        """The wish itself, or with the next free number behind it."""
        name, number = wish, 2
        while name in self._taken:
            name, number = f"{wish}_{number}", number + 1
        self._taken.add(name)
        return name


@dataclass
class Wording:
    """Writes equations of one document; `added` collects the variables that they need beside themselves."""

    names: Names
    facts: Facts
    going: Meaning
    """What names mean while time goes on."""
    before: Meaning
    """What they mean on a last day, before the next half-year begins: memories begin with what they read then."""
    added: list[Variable] = field(default_factory=list)
    starts: dict[str, str] = field(default_factory=dict)
    """By stock, the auxiliary that holds the value it starts with, for those that start() names."""
    _curves: dict[tuple[str, str], str] = field(default_factory=dict)
    _memories: dict[str, str] = field(default_factory=dict)

    def equation(self, expr: Expr, owner: str, meaning: Meaning) -> str:
        """The text of an equation of `owner`, after whom what it needs is named."""
        text = self.part(expr, owner, meaning)
        return text[1:-1] if text.startswith("(IF ") and _closes_last(text) else text

    def part(self, expr: Expr, owner: str, meaning: Meaning) -> str:
        """The same as a part of an equation: between THEN and ELSE, or as an argument."""
        return _Writer(self, owner, meaning).place(expr, 0)

    def start(self, stock: str) -> str:
        """The auxiliary that holds the start value of a stock."""
        if stock not in self.starts:
            self.starts[stock] = self.names.new(f"{stock}_start")
        return self.starts[stock]

    def curve(self, owner: str, x: str, expr: Curve) -> str:
        """The auxiliary that holds a curve's value; equal curves of equal inputs are one."""
        key = (x, repr(expr.points))
        if key not in self._curves:
            name = self._curves[key] = self.names.new(f"{owner}_curve")
            self.added.append(Variable("aux", name, x, graph=expr.points, group=CURVES))
        return self._curves[key]

    def memory(self, owner: str, node: Memory) -> str:
        """The last stock of a memory: smooth() has one, delay() three, each following the one before it.

        Like every stock it is the same before and after a half-year begins.
        """
        text = render(node)
        if text in self._memories:
            return self._memories[text]
        word, stages = ("smooth", 1) if isinstance(node, Smooth) else ("delay", 3)
        base = self.names.new(f"{owner}_{word}")
        stocks = [base] if stages == 1 else [self.names.new(f"{base}_{stage}") for stage in (1, 2)] + [base]
        self._memories[text] = base
        initial = inputs = self.names.new(f"{base}_input")
        followed = self.equation(node.x, inputs, self.going)
        self.added.append(Variable("aux", inputs, followed, group=DELAYS))
        at_first = self.equation(node.x, inputs, self.before)
        if at_first != followed:
            initial = self.names.new(f"{base}_initial")
            self.added.append(Variable("aux", initial, at_first, group=DELAYS))
        follows = inputs
        for stock in stocks:
            flow = self.names.new(f"{stock}_follows")
            self.added.append(Variable("stock", stock, quoted(initial), inflows=(flow,), group=DELAYS))
            rate = f"({quoted(follows)} - {quoted(stock)}) / {_third(node.quarters, stages)}"
            self.added.append(Variable("flow", flow, rate, group=DELAYS))
            follows = stock
        return base


@dataclass(frozen=True, slots=True)
class _Writer:
    wording: Wording
    owner: str
    meaning: Meaning

    def place(self, expr: Expr, rank: int) -> str:
        own, text = self.write(expr)
        return text if own >= rank else f"({text})"

    def write(self, expr: Expr) -> tuple[int, str]:
        match expr:
            case Number(number):
                return _ATOM, number_text(number)
            case Truth(truth):
                return _RANKS["compare"], "1 = 1" if truth else "1 = 0"
            case Ref(name):
                is_truth = self.wording.facts.kind(name) is Kind.TRUTH
                return (_RANKS["compare"] if is_truth else _ATOM), self.meaning(name)
            case Start(name):
                return _ATOM, quoted(self.wording.start(name))
            case Smooth() | Delay():
                return _ATOM, quoted(self.wording.memory(self.owner, expr))
            case Curve(x):
                return _ATOM, quoted(
                    self.wording.curve(self.owner, self.wording.equation(x, self.owner, self.meaning), expr)
                )
            case Where(test, then, otherwise):
                parts = (self.place(part, 0) for part in (test, then, otherwise))
                return _ATOM, "(IF {} THEN {} ELSE {})".format(*parts)
            case Call():
                return _ATOM, self._call(expr)
            case _:
                return self._operation(expr)

    def _operation(self, expr: Negate | Not | Binary | Compare | Logic) -> tuple[int, str]:
        match expr:
            case Negate(operand):
                return _RANKS["+"], f"-{self.place(operand, _ATOM)}"
            case Not(operand):
                return _RANKS["and"] + 1, f"NOT ({self.place(operand, 0)})"
            case Binary("/", left, right) if not self._never_zero(right):
                return _ATOM, self._guarded(left, right)
            case Binary(op, left, right):
                own = _RANKS[op]
                return own, f"{self.place(left, own)} {op} {self.place(right, own + 1)}"
            case Compare(op, left, right):
                own = _RANKS["compare"]
                return own, f"{self.place(left, own + 1)} {_COMPARE.get(op, op)} {self.place(right, own + 1)}"
            case Logic(op, operands):
                own = _RANKS[op]
                return own, f" {op.upper()} ".join(
                    self.place(operand, _RANKS["compare"]) for operand in operands
                )
            case _:
                assert_never(expr)

    def _guarded(self, left: Expr, right: Expr) -> str:
        below, own = self.place(right, _RANKS["/"] + 1), _RANKS["/"]
        return f"(IF {below} = 0 THEN 0 ELSE {self.place(left, own)} / {below})"

    def _never_zero(self, divisor: Expr) -> bool:
        facts = self.wording.facts
        if isinstance(divisor, Ref) and facts.is_never_zero(divisor.name):
            return True
        try:
            return value(divisor, facts.constant, facts.start) != 0.0
        except KeyError:
            return False

    def _call(self, call: Call) -> str:
        arguments = [self.place(argument, 0) for argument in call.arguments]
        if call.function == "abs":
            return f"ABS({arguments[0]})"
        if call.function == "clamp":
            x, low, high = call.arguments
            below = self.place(Compare("<", x, low), 0)
            return (
                f"(IF {below} THEN {self.place(low, 0)} ELSE MIN({self.place(x, 0)}, {self.place(high, 0)}))"
            )
        folded, *others = arguments
        for other in others:
            folded = f"{call.function.upper()}({folded}, {other})"
        return folded


def quoted(name: str) -> str:
    """A name as equations write it; in quotes where a reader could take its beginning for an operator.

    PySD 3.14 reads `notice` as NOT `ice`.
    """
    return f'"{name}"' if name.startswith("not") else name


def number_text(number: float) -> str:
    """A number as short as it can be and still the same."""
    text = repr(float(number))
    return text.removesuffix(".0")


def _third(quarters: float, stages: int) -> str:
    return number_text(quarters) if stages == 1 else f"({number_text(quarters)} / 3)"


def _closes_last(text: str) -> bool:
    depth = 0
    for place, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return place == len(text) - 1
    return False
