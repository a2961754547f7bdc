"""The equations of an XMILE file as trees of the game's language, each read when it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import Final

from game.lang import (
    Binary,
    Call,
    Compare,
    Delay,
    Expr,
    Logic,
    Number,
    Ref,
    Smooth,
    Start,
    Where,
    references,
    starts,
)
from game.pack.check_model import GREATEST
from game.research.xmile.constants import value
from game.research.xmile.declared import Declared, Variable
from game.research.xmile.equation import TOO_LARGE, Argument, is_too_large, read_equation
from game.research.xmile.functions import FORMS, MEMORIES, NONE, TIMED, UNSUPPORTED, graphed, signed
from game.research.xmile.identifiers import key
from game.research.xmile.read_model import TOO_GREAT, Problems, ReadStock
from game.research.xmile.xml_tree import Node

PI: Final = 3.141592653589793
COUNTS: Final[dict[str, range]] = {
    "init": range(1, 2),
    "pulse": range(2, 4),
    **{name: counts for name, (counts, _) in FORMS.items()},
    **{name: counts for name, (counts, _) in TIMED.items()},
    **{name: counts for name, (_, _, counts) in MEMORIES.items()},
}
"""By function, how many arguments it takes."""
MACRO: Final = "the language has no macros: write out what it does."


@dataclass(frozen=True, slots=True)
class AddedFlow:
    """A flow into a stage of a delay that has its own stocks."""

    name: str
    stock: str
    tree: Expr
    owner: Variable
    """Whose equation has the delay."""


class Trees:
    """Reads the equations of one file; `stages` and `flows` are what delays with stocks of their own have added."""

    def __init__(self, file: Declared, problems: Problems) -> None:
        self.file = file
        self.problems = problems
        self.by_name = {each.name: each for each in file.variables.values()}
        self.stages: list[ReadStock] = []
        self.flows: list[AddedFlow] = []
        self._constants: dict[str, float] = {}
        self._initials: dict[str, float] = {}

    def read_all(self) -> None:
        """Read every equation."""
        for variable in self.file.variables.values():
            self.read(variable)

    def read(self, variable: Variable) -> None:
        """Read a variable's equation, once; a stock's is its initial value."""
        if variable.is_read or variable.is_table:
            return
        variable.is_read = True
        node = variable.node.first("eqn")
        if node is None:
            self.problems.add(variable.node.place, f"{variable.label}: an equation is missing.")
            return
        equation = _Equation(self, variable, node)
        tree = read_equation(node.text, equation)
        if tree is not None and variable.graph:
            tree = graphed(tree, variable.graph, variable.graph_kind)
        if tree is not None and variable.kind == "flow" and variable.is_non_negative:
            tree = Call("max", (tree, Number(0.0)))
        if tree is not None and is_too_large(tree):
            equation.give_up(0, TOO_LARGE)
            tree = None
        variable.tree = tree

    def constant(self, tree: Expr) -> float | None:
        """The value of a tree that never changes, or None where it may."""
        return self._value(tree, self._constants, {"stock", "flow"})

    def initial(self, tree: Expr) -> float | None:
        """The value of a tree on the first day, or None where it needs itself."""
        stages = {stage.name: float(stage.equation) for stage in self.stages}
        self._initials.update({"t": 0.0, **stages})
        return self._value(tree, self._initials, set())

    def _value(self, tree: Expr, known: dict[str, float], without: set[str]) -> float | None:
        """The value of a tree; what it reads is worked out first and kept in `known`, without these kinds."""
        needs: dict[str, set[str]] = {}
        waiting = _names(tree)
        while waiting:
            name = waiting.pop()
            if name in known or name in needs:
                continue
            variable = self.by_name.get(name)
            if variable is None or variable.kind in without:
                return None
            self.read(variable)
            if variable.tree is None:
                return None
            needs[name] = _names(variable.tree)
            waiting |= needs[name]
        try:
            for name in TopologicalSorter(needs).static_order():
                if name in needs:
                    known[name] = value(self._tree(name), known.__getitem__, known.__getitem__)
        except CycleError:
            return None
        found = value(tree, known.__getitem__, known.__getitem__)
        return found if found - found == 0.0 else None

    def _tree(self, name: str) -> Expr:
        tree = self.by_name[name].tree
        assert tree is not None, name
        return tree


def _names(tree: Expr) -> set[str]:
    return {*references(tree), *starts(tree)}


@dataclass(frozen=True, slots=True)
class _Equation:
    """What an equation of a variable reads: see `equation.Setting`."""

    trees: Trees
    variable: Variable
    node: Node

    def give_up(self, offset: int, text: str) -> None:
        self.trees.problems.add(self.node.at(offset), f"{self.variable.label}: {text}")

    def _refused(self, offset: int, text: str) -> Expr:
        self.give_up(offset, text)
        return Number(0.0)

    def _now(self) -> Expr:
        """The time; the game's begins at 0."""
        start = self.trees.file.start
        if start == 0.0:
            return Ref("t")
        return Binary("+" if start > 0.0 else "-", Ref("t"), Number(abs(start)))

    def name(self, name: str, offset: int) -> Expr:
        file, known = self.trees.file, key(name)
        variable = file.variables.get(known)
        if variable is not None:
            if variable.is_table:
                return self._refused(
                    offset, f"{name} is a graphical function: it needs an argument in brackets."
                )
            return Ref(variable.name)
        match known:
            case "time":
                return self._now()
            case "dt":
                return Number(file.step)
            case "starttime":
                return signed(file.start)
            case "stoptime":
                return signed(file.stop)
            case "pi":
                return Number(PI)
            case _:
                more = " Parts of modules cannot be read." if "." in name else ""
                return self._refused(offset, f"there is no variable {name}.{more}")

    def call(self, function: str, arguments: Sequence[Argument], offset: int) -> Expr:
        known = key(function)
        table = self.trees.file.variables.get(known)
        is_table = table is not None and bool(table.graph)
        counts = range(1, 2) if is_table else COUNTS.get(known)
        if counts is None:
            why = MACRO if known in self.trees.file.macros else UNSUPPORTED.get(known, NONE)
            return self._refused(offset, f"{function.upper()}: {why}")
        if len(arguments) not in counts:
            wanted = f"{counts[0]} to {counts[-1]}" if len(counts) > 1 else f"{counts[0]}"
            return self._refused(
                offset, f"{function.upper()} takes {wanted} arguments, not {len(arguments)}."
            )
        inputs = [each.tree for each in arguments]
        if table is not None and table.graph:
            made = graphed(inputs[0], table.graph, table.graph_kind)
            return self._refused(offset, TOO_LARGE) if is_too_large(made) else made
        if known in FORMS:
            return FORMS[known][1](inputs)
        if known in TIMED:
            return TIMED[known][1](inputs, self._now())
        if known == "init":
            return self._init(arguments[0])
        return self._pulse(arguments) if known == "pulse" else self._memory(known, arguments, offset)

    def _init(self, argument: Argument) -> Expr:
        match argument.tree:
            case Ref(name) if name in self.trees.by_name and self.trees.by_name[name].kind == "stock":
                return Start(name)
            case tree if (number := self.trees.constant(tree)) is not None:
                return signed(number)
            case _:
                return self._refused(argument.offset, "INIT: only of a stock, or of what never changes.")

    def _pulse(self, arguments: Sequence[Argument]) -> Expr:
        """PULSE(amount, time[, every]): all of the amount in one step. What would come again must lie after the end."""
        amount, begin, *every = arguments
        file = self.trees.file
        if every:
            interval = self.trees.constant(every[0].tree)
            if interval is None or interval < file.stop - file.start:
                return self._refused(
                    every[0].offset, "PULSE: the language has none that comes again and again."
                )
        half = Number(file.step / 2.0)
        after = Compare(">", self._now(), Binary("-", begin.tree, half))
        until = Compare("<", self._now(), Binary("+", begin.tree, half))
        once = Binary("/", amount.tree, Number(file.step))
        return Where(Logic("and", (after, until)), once, Number(0.0))

    # ------------------------------------------------------------------------------------------ smoothing and delays

    def _memory(self, function: str, arguments: Sequence[Argument], offset: int) -> Expr:
        """A smoothing or a delay: the language's own where it can be, else with stocks and flows of its own."""
        holds_material, order, _ = MEMORIES[function]
        x, quarters, *others = arguments
        if order == 0:
            said = self.trees.constant(others.pop(0).tree)
            if said not in {1.0, 3.0}:
                return self._refused(
                    offset, f"{function.upper()}: the language has the first and third order only."
                )
            order = 1 if said == 1.0 else 3
        time, least = self.trees.constant(quarters.tree), self.trees.file.step * order
        if time is not None and time < least:
            wanted = f"its time should be at least {least:g}: a step for each order."
            return self._refused(quarters.offset, f"{function.upper()}: {wanted}")
        begin = others[0].tree if others and others[0].tree != x.tree else None
        if time is not None and begin is None:
            return Smooth(x.tree, time) if order == 1 else Delay(x.tree, time)
        if holds_material and time is None:
            return self._refused(
                quarters.offset, f"{function.upper()}: the time of a delay should never change."
            )
        return self._stages(x.tree, quarters.tree, order, begin or x.tree, offset)

    def _stages(self, x: Expr, time: Expr, order: int, begin: Expr, offset: int) -> Expr:
        """The stocks and flows of an exponential delay with a start, or a changing time, of its own."""
        initial = self.trees.initial(begin)
        if initial is None:
            return self._refused(offset, "its initial value needs itself.")
        if not abs(initial) < GREATEST:
            return self._refused(offset, f"it starts at {initial:g}; {TOO_GREAT}")
        names, follows = self.trees.file.names, x
        share = time if order == 1 else Binary("/", time, Number(float(order)))
        for _ in range(order):
            stock = names.new(f"{self.variable.name}_stage")
            why = f"A stage of the delay in {self.variable.label}."
            self.trees.stages.append(ReadStock(stock, stock, "1", why, repr(initial)))
            moves = Binary("/", Binary("-", follows, Ref(stock)), share)
            self.trees.flows.append(AddedFlow(names.new(f"{stock}_follows"), stock, moves, self.variable))
            follows = Ref(stock)
        return follows
