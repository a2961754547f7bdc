"""An equation as people would say it: the names of the quantities, signs, and words for the functions."""

from __future__ import annotations

from typing import assert_never

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
from game.lang.render import ATOM, RANKS, SIGN
from game.session.views.figures import rounded, written
from game.session.views.names import FINEST, quantity_name
from game.session.views.play import Play

SIGNS = {"+": "+", "-": "−", "*": "×", "/": "/"}
LOCAL = frozenset(
    ("luck", "price", "overrun", "strain", "tokens", "risk", "age", "points", "severity", "base")
)
"""Names that only some expressions have."""
COMPARED = {"<": "below", "<=": "at_most", ">": "above", ">=": "at_least", "==": "is", "!=": "is_not"}


def worded(play: Play, tree: Expr) -> str:
    """An equation in the table's language."""
    return _Wording(play).place(tree, 0)


def number_worded(play: Play, value: float, *, signed: bool = False) -> str:
    """A number of an equation, with the decimals that it needs."""
    decimals = next(n for n in range(FINEST + 1) if rounded(value, n) == rounded(value, FINEST))
    return written(play, value, decimals, signed=signed)


def of_stock(play: Play, stock: str) -> str:
    """What fills a stock less what drains it, by the flows' names: "Nye saker − Ferdige saker"."""
    flows = play.scenario.model.flows.values()
    filled = [flow.name for flow in flows if flow.into == stock]
    drained = [flow.name for flow in flows if flow.out_of == stock]
    return " ".join([" + ".join(filled), *(f"− {name}" for name in drained)]).strip()


def stock_equation(play: Play, stock: str) -> str:
    """The same as the pack has it: a line for each flow, with its sign and its equation."""
    flows = play.scenario.model.flows.items()
    filled = [f"+ {name}: {flow.equation}" for name, flow in flows if flow.into == stock]
    return "\n".join(
        [*filled, *(f"- {name}: {flow.equation}" for name, flow in flows if flow.out_of == stock)]
    )


class _Wording:
    """The words of one table."""

    def __init__(self, play: Play) -> None:
        self.play = play

    def place(self, tree: Expr, rank: int) -> str:
        """A part, in brackets where it binds less tightly than `rank`."""
        own, text = self._write(tree)
        return text if own >= rank else f"({text})"

    def _write(self, tree: Expr) -> tuple[int, str]:
        say = self.play.say
        match tree:
            case Number(value):
                return ATOM, number_worded(self.play, value)
            case Truth(value):
                return ATOM, say("truth.yes" if value else "truth.no")
            case Ref(name):
                return ATOM, self._named(name)
            case Negate(operand):
                return SIGN, f"−{self.place(operand, SIGN)}"
            case Not(operand):
                return RANKS["not"], say("worded.not", of=self.place(operand, RANKS["not"]))
            case Binary(op, left, right):
                own = RANKS[op]
                return own, f"{self.place(left, own)} {SIGNS[op]} {self.place(right, own + 1)}"
            case Compare(op, left, right):
                own = RANKS["compare"]
                first, second = self.place(left, own + 1), self.place(right, own + 1)
                return own, say(f"worded.{COMPARED[op]}", first=first, second=second)
            case Logic(op, operands):
                own = RANKS[op]
                joined = say(f"worded.{op}")
                return own, f" {joined} ".join(self.place(each, own + 1) for each in operands)
            case Where() | Call() | Curve() | Start() | Smooth() | Delay():
                return ATOM, self._call(tree)  # square brackets hold it together
            case _:
                assert_never(tree)

    def _call(self, tree: Where | Call | Curve | Start | Smooth | Delay) -> str:
        say, of = self.play.say, self._inner
        match tree:
            case Where(test, then, otherwise):
                return say("worded.where", test=of(test), then=of(then), otherwise=of(otherwise))
            case Call("clamp", (x, low, high)):
                return say("worded.clamp", of=of(x), low=of(low), high=of(high))
            case Call(function, arguments):
                return say(f"worded.{function}", of="; ".join(of(each) for each in arguments))
            case Curve(x, points):
                start, end = (number_worded(self.play, point[1]) for point in (points[0], points[-1]))
                return say("worded.curve", of=of(x), first=start, last=end)
            case Start(name):
                return say("worded.start", of=quantity_name(self.play, name))
            case Smooth(x, quarters):
                return say("worded.smooth", of=of(x), quarters=number_worded(self.play, quarters))
            case Delay(x, quarters):
                return say("worded.delay", of=of(x), quarters=number_worded(self.play, quarters))
            case _:
                assert_never(tree)

    def _named(self, name: str) -> str:
        """A quantity; the names that only some equations have, and the change of an indicator, are the game's own."""
        indicators, of = self.play.scenario.settings.indicators, name.removeprefix("change_")
        if name in LOCAL:
            return self.play.say(f"worded.local.{name}")
        if of != name and of in indicators:
            return self.play.say("worded.change", of=indicators[of].name)
        return quantity_name(self.play, name)

    def _inner(self, tree: Expr) -> str:
        """A part inside the words of a function, which hold it together."""
        return self.place(tree, 0)
