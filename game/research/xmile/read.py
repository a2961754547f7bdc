"""From an XMILE file made elsewhere to stocks, flows, auxiliaries and parameters of a `model.yaml`.

Everything that the game's language cannot say is named with its variable and its place, all of it at once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from game.errors import ModelError, Place
from game.lang import (
    Binary,
    Call,
    Delay,
    Expr,
    Kind,
    Negate,
    Number,
    Points,
    Ref,
    Smooth,
    Start,
    parse,
    references,
    render,
)
from game.pack.check_equations import loops_in
from game.pack.check_model import GREATEST, MOST_FLOWS
from game.research.xmile.bounds import Bounds, without_cuts
from game.research.xmile.constants import value
from game.research.xmile.equation import Argument, read_equation
from game.research.xmile.functions import FORMS, MEMORIES, NONE, UNSUPPORTED, graphed, ramped, signed, stepped
from game.research.xmile.identifiers import OwnNames, key
from game.research.xmile.xml_tree import Node, read_tree

WIDEST: Final = float(GREATEST - 1)
"""Bounds of a stock that the file leaves unbounded."""
PI: Final = 3.141592653589793
_VARIABLES: Final = ("stock", "flow", "aux", "gf")
_HARMLESS: Final = frozenset({"group", "event_poster"})
_NEEDS: Final = {
    "conveyor": "a conveyor keeps the order of what is under way; the language has plain stocks.",
    "queue": "a queue keeps the order of what waits; the language has plain stocks.",
    "leak": "this belongs to a conveyor; the language has plain stocks.",
    "overflow": "this belongs to a queue; the language has plain stocks.",
    "dimensions": "the language has no arrays.",
    "element": "the language has no arrays.",
    "init_eqn": "an equation for the first moment alone; in the language one equation holds at every moment.",
}
_PARTS: Final = {
    "dimensions": "the language has no arrays.",
    "macro": "the language has no macros; write the equation out.",
    "data": "the language reads no data from outside the model.",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A stock, flow, auxiliary or parameter that was read; `equation` is a stock's start or a parameter's value."""

    name: str
    label: str
    unit: str
    why: str
    equation: str


@dataclass(frozen=True, slots=True)
class ReadStock(Part):
    """A stock with its bounds."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ReadFlow(Part):
    """A flow with the stocks at its ends, None where there is no stock."""

    into: str | None
    out_of: str | None


@dataclass(frozen=True, slots=True)
class ReadModel:
    """What came of a file, and what whoever uses it must know."""

    file: str
    stocks: tuple[ReadStock, ...]
    flows: tuple[ReadFlow, ...]
    auxiliaries: tuple[Part, ...]
    parameters: tuple[Part, ...]
    length: float
    """How long the file's run is, in its unit of time."""
    step: float
    """The length of its step in that unit."""
    notes: tuple[str, ...]


def read_xmile(data: bytes, file: str) -> ReadModel:
    """Read a file; `file` is how the user named it. ModelError with a line for each thing that cannot be read."""
    return _File(read_tree(data, file), file).model()


@dataclass
class _Variable:
    """A variable of the file while it is read."""

    node: Node
    name: str
    label: str
    graph: Points = ()
    graph_kind: str = "continuous"
    tree: Expr | None = None
    is_read: bool = False
    into: str | None = None
    out_of: str | None = None
    bounds: Bounds = (-WIDEST, WIDEST)

    @property
    def kind(self) -> str:
        return self.node.tag


@dataclass
class _File:
    """Reads one file; `problems` collects what stands against it."""

    root: Node
    file: str
    problems: dict[tuple[Place, str], None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    variables: dict[str, _Variable] = field(default_factory=dict)
    by_name: dict[str, _Variable] = field(default_factory=dict)
    names: OwnNames = field(default_factory=OwnNames)
    under_way: list[str] = field(default_factory=list)
    added_stocks: list[ReadStock] = field(default_factory=list)
    added_flows: list[tuple[str, str, Expr]] = field(default_factory=list)
    start: float = 0.0
    stop: float = 0.0
    step: float = 1.0

    def model(self) -> ReadModel:
        """The model; ModelError with everything that cannot be read."""
        if self.root.tag != "xmile":
            self.refuse(self.root.place, f"<{self.root.tag}> is no XMILE file; it begins with <xmile>.")
            self.stop_if_wrong()
        self._specification()
        for node in self._nodes():
            self._declare(node)
        for variable in self.variables.values():
            self._shape(variable)
        self._connect()
        for variable in list(self.variables.values()):
            self._read(variable)
        self.stop_if_wrong()
        made = self._made()
        self.stop_if_wrong()
        return made

    def refuse(self, place: Place, text: str) -> None:
        """Note something that cannot be read."""
        self.problems[place, text] = None

    def stop_if_wrong(self) -> None:
        """Tell everything that was noted, if there is anything."""
        if self.problems:
            lines = (f"{place}: error: {text}" for place, text in sorted(self.problems))
            raise ModelError("\n".join(lines))

    # ------------------------------------------------------------------------------------------ declarations

    def _specification(self) -> None:
        node = next(self.root.all("sim_specs"), None)
        if node is None:
            return
        self.start, self.stop = self._figure(node, "start", 0.0), self._figure(node, "stop", 0.0)
        self.step = self._figure(node, "dt", 1.0)
        dt = node.first("dt")
        if dt is not None and dt.attributes.get("reciprocal", "").lower() == "true" and self.step:
            self.step = 1.0 / self.step
        if not self.step > 0.0:
            self.refuse(node.place, "dt should be above 0.")
        method = node.attributes.get("method", "Euler")
        if method.lower() != "euler":
            self.notes.append(f"The file asks for {method}; the game steps by Euler.")
        unit = node.attributes.get("time_units") or node.word("time_units")
        if unit and not unit.lower().startswith("quarter"):
            self.notes.append(
                f"The file counts time in {unit}; one of these is what the game calls a quarter."
            )

    def _figure(self, node: Node, tag: str, otherwise: float) -> float:
        text = node.word(tag)
        try:
            return float(text) if text else otherwise
        except ValueError:
            self.refuse(node.place, f"<{tag}> should be a number, not {text!r}.")
            return otherwise

    def _nodes(self) -> Iterator[Node]:
        """The variables of the only model; older files have them directly in it."""
        for node in self.root.children:
            if node.tag in _PARTS and (node.tag != "dimensions" or node.children):
                self.refuse(node.place, f"<{node.tag}>: {_PARTS[node.tag]}")
        models = list(self.root.all("model"))
        for node in models[1:]:
            name = node.attributes.get("name", "")
            self.refuse(node.place, f"<model> {name}: the language has one model without modules.")
        for node in models[:1]:
            for inside in (*node.all("variables"), node):
                yield from self._known(inside)

    def _known(self, inside: Node) -> Iterator[Node]:
        for child in inside.children:
            if child.tag in _VARIABLES:
                yield child
            elif child.tag == "module" or (inside.tag == "variables" and self._is_strange(child)):
                name = child.attributes.get("name", "")
                self.refuse(child.place, f"<{child.tag}> {name}: the language has one model without modules.")

    def _is_strange(self, child: Node) -> bool:
        return ":" not in child.tag and child.tag not in _HARMLESS

    def _declare(self, node: Node) -> None:
        label = re.sub(r"(?:\\n|\s)+", " ", node.attributes.get("name", "")).strip().strip('"')
        known = key(label)
        if not known:
            self.refuse(node.place, f"<{node.tag}> has no name.")
        elif known in self.variables:
            self.refuse(node.place, f"{label}: there is another variable of this name.")
        else:
            name = self.names.new(label)
            self.variables[known] = self.by_name[name] = _Variable(node, name, label)
            if name != known:
                self.notes.append(f"{label} is called {name}.")

    def _shape(self, variable: _Variable) -> None:
        """What is said of a variable beside its equation: what the language lacks, and a graphical function."""
        node = variable.node
        for child in node.children:
            if child.tag in _NEEDS:
                self.refuse(child.place, f"{variable.label}: <{child.tag}>: {_NEEDS[child.tag]}")
        graph = node if node.tag == "gf" else node.first("gf")
        if graph is not None:
            variable.graph_kind = graph.attributes.get("type", "continuous").lower()
            variable.graph = self._points(graph, variable.label)

    def _points(self, graph: Node, label: str) -> Points:
        ys = self._numbers(graph, "ypts", label)
        xs = self._numbers(graph, "xpts", label)
        scale = graph.first("xscale")
        if not xs and scale is not None and len(ys) > 1:
            try:
                low, high = (float(scale.attributes[end]) for end in ("min", "max"))
            except (KeyError, ValueError):
                self.refuse(scale.place, f"{label}: <xscale> should have numbers as min and max.")
                return ((0.0, 0.0), (1.0, 0.0))
            last = len(ys) - 1
            xs = [low + (high - low) * place / last for place in range(last)] + [high]
        points = tuple(zip(xs, ys, strict=False))
        if len(points) < 2 or len(xs) != len(ys):  # noqa: PLR2004  (a line has two ends)
            self.refuse(
                graph.place, f"{label}: a graphical function has two points or more, each with an x and a y."
            )
        elif any(not left[0] < right[0] for left, right in pairwise(points)):
            self.refuse(
                graph.place, f"{label}: the x of a graphical function should rise from point to point."
            )
        else:
            return points
        return ((0.0, 0.0), (1.0, 0.0))

    def _numbers(self, graph: Node, tag: str, label: str) -> list[float]:
        node = graph.first(tag)
        if node is None:
            return []
        words = node.text.strip().split(node.attributes.get("sep") or ",")
        try:
            return [float(word) for word in words if word.strip()]
        except ValueError:
            self.refuse(node.place, f"{label}: <{tag}> should hold numbers.")
            return []

    def _connect(self) -> None:
        """Which flow fills and drains which stock."""
        for stock in self.variables.values():
            if stock.kind != "stock":
                continue
            for node in stock.node.all("inflow", "outflow"):
                flow = self.variables.get(key(node.text))
                if flow is None or flow.kind != "flow":
                    self.refuse(node.at(0), f"{stock.label}: there is no flow {node.text.strip()!r}.")
                    continue
                end = "into" if node.tag == "inflow" else "out_of"
                if getattr(flow, end) is not None:
                    self.refuse(node.at(0), f"{flow.label}: it has two stocks at the same end.")
                setattr(flow, end, stock.name)
            low = 0.0 if self._is_non_negative(stock) else -WIDEST
            stock.bounds = (low, WIDEST)

    def _is_non_negative(self, variable: _Variable) -> bool:
        """Whether it may not fall below 0: by its own word, else by the model's or the file's."""
        own = variable.node.first("non_negative")
        if own is not None:
            return own.text.strip().lower() != "false"
        for above in (*self.root.all("model"), self.root):
            behaviour = above.first("behavior")
            if behaviour is None:
                continue
            for around in (*behaviour.all(variable.kind), behaviour):
                said = around.first("non_negative")
                if said is not None:
                    return said.text.strip().lower() != "false"
        return False

    # ------------------------------------------------------------------------------------------ equations

    def _read(self, variable: _Variable) -> None:
        """Read a variable's equation, once; a stock's is its initial value."""
        if variable.is_read or variable.kind == "gf":
            return
        variable.is_read = True
        node = variable.node.first("eqn")
        if node is None:
            if not variable.graph:
                self.refuse(variable.node.place, f"{variable.label}: an equation is missing.")
            return
        tree = read_equation(node.text, _Equation(self, variable, node))
        if tree is not None and variable.graph:
            tree = graphed(tree, variable.graph, variable.graph_kind)
        if tree is not None and variable.kind == "flow" and self._is_non_negative(variable):
            tree = Call("max", (tree, Number(0.0)))
        variable.tree = tree

    def constant(self, tree: Expr) -> float | None:
        """The value of a tree that never changes, or None where it may."""
        try:
            return value(tree, self._constant_name, self._constant_name)
        except (KeyError, RecursionError):
            return None

    def _constant_name(self, name: str) -> float:
        variable = self.by_name.get(name)
        if variable is None or variable.kind in {"stock", "flow"}:
            raise KeyError(name)
        return self._value_of(variable, constant=True)

    def initial(self, tree: Expr) -> float | None:
        """The value of a tree on the first day, or None where it needs itself."""
        try:
            return value(tree, self._initial_name, self._initial_name)
        except (KeyError, RecursionError):
            return None

    def _initial_name(self, name: str) -> float:
        if name == "t":
            return 0.0
        for stock in self.added_stocks:
            if stock.name == name:
                return float(stock.equation)
        return self._value_of(self.by_name[name], constant=False)

    def _value_of(self, variable: _Variable, *, constant: bool) -> float:
        if variable.name in self.under_way:
            raise KeyError(variable.name)
        self.under_way.append(variable.name)
        try:
            self._read(variable)
            if variable.tree is None:
                raise KeyError(variable.name)
            read = self._constant_name if constant else self._initial_name
            return value(variable.tree, read, read)
        finally:
            self.under_way.pop()

    # ------------------------------------------------------------------------------------------ the model

    def _made(self) -> ReadModel:
        """Put the parts together; a flow that equations read becomes an auxiliary that the flow reads too."""
        trees = {each.name: each.tree for each in self.by_name.values() if each.tree is not None}
        ends = {each.name: (each.into, each.out_of) for each in self.by_name.values() if each.kind == "flow"}
        stocks = {each.name for each in self.by_name.values() if each.kind == "stock"}
        cut, bounds = without_cuts(trees, ends, stocks, self.constant)
        for name in cut:
            del trees[name]
        for name, found in bounds.items():
            self.by_name[name].bounds = found
        live = {**trees, **{name: tree for name, _, tree in self.added_flows}}
        read = {name for owner, tree in live.items() if owner not in stocks for name in references(tree)}
        parts = [each for each in self.by_name.values() if each.name in trees]
        flows: list[ReadFlow] = []
        auxiliaries: list[Part] = []
        parameters: list[Part] = []
        for each in parts:
            tree = trees[each.name]
            ended = (each.into, each.out_of) != (None, None)
            if each.kind == "flow" and ended and each.name not in read:
                flows.append(ReadFlow(*self._part(each, tree), each.into, each.out_of))
            elif each.kind == "flow" and ended:
                auxiliaries.append(Part(*self._part(each, tree)))
                twin = self.names.new(f"{each.name}_flow")
                flows.append(ReadFlow(twin, each.label, "1", each.label, each.name, each.into, each.out_of))
            elif each.kind in {"flow", "aux"}:
                listed = parameters if _is_number(tree) else auxiliaries
                listed.append(Part(*self._part(each, tree)))
        for name, stock, tree in self.added_flows:
            flows.append(ReadFlow(name, name, "1", f"Moves {stock}.", self._text(tree), stock, None))
        made = [self._stock(each) for each in parts if each.kind == "stock"]
        model = ReadModel(
            self.file,
            (*made, *self.added_stocks),
            tuple(flows),
            tuple(auxiliaries),
            tuple(parameters),
            self.stop - self.start,
            self.step,
            tuple(self.notes),
        )
        self._check(model)
        return model

    def _part(self, each: _Variable, tree: Expr) -> tuple[str, str, str, str, str]:
        unit = re.sub(r"\s+", " ", each.node.word("units")) or "1"
        why = re.sub(r"\s+", " ", each.node.word("doc")) or each.label
        return each.name, each.label, unit, why, self._text(tree)

    @staticmethod
    def _text(tree: Expr) -> str:
        return re.sub(r"(?<=\d)\.0(?![\d])", "", render(tree))

    def _stock(self, each: _Variable) -> ReadStock:
        name, label, unit, why, _ = self._part(each, Number(0.0))
        low, high = each.bounds
        node = each.node.first("eqn") or each.node
        begin = self.initial(each.tree) if each.tree is not None else None
        if begin is None:
            self.refuse(node.at(0), f"{label}: its initial value needs itself.")
        elif not abs(begin) < GREATEST:
            self.refuse(
                node.at(0),
                f"{label}: it starts at {begin:g}; the game holds numbers below {GREATEST}: use a larger unit.",
            )
        elif not low <= begin <= high:
            self.refuse(node.at(0), f"{label}: it starts at {begin:g}, outside its bounds.")
        return ReadStock(name, label, unit, why, repr(begin or 0.0), low, high)

    def _check(self, model: ReadModel) -> None:
        """What the game would refuse: equations too long or too deep, loops, stocks that too many flows move."""
        stocks = [each.name for each in model.stocks]
        names = dict.fromkeys(
            ("t", *stocks, *(each.name for each in (*model.auxiliaries, *model.parameters))), Kind.NUMBER
        )
        needs: dict[str, list[str]] = {}
        for each in (*model.auxiliaries, *model.flows):
            place = self.by_name[each.name].node.place if each.name in self.by_name else self.root.place
            parsed = parse(each.equation, names, want=Kind.NUMBER, stocks=stocks, memory=True)
            for fault in parsed.faults:
                facts = ", ".join(f"{name}: {fact}" for name, fact in fault.facts)
                self.refuse(
                    place, f"{each.label}: the game would refuse its equation ({fault.code}; {facts})."
                )
            if parsed.expression is not None and not isinstance(each, ReadFlow):
                needs[each.name] = sorted(references(parsed.expression))
        for loop in loops_in(needs):
            place = self.by_name[loop[0]].node.place
            self.refuse(place, f"these need each other at the same moment: {' → '.join(loop)}.")
        moved = Counter(end for each in model.flows for end in (each.into, each.out_of) if end is not None)
        for name, count in moved.items():
            if count > MOST_FLOWS:
                self.refuse(
                    self.by_name[name].node.place, f"{name}: {count} flows move it; at most {MOST_FLOWS} can."
                )


def _is_number(tree: Expr) -> bool:
    """Whether a tree is a number, with or without a sign."""
    return isinstance(tree.operand if isinstance(tree, Negate) else tree, Number)


@dataclass(frozen=True, slots=True)
class _Equation:
    """What an equation of a variable reads: see `equation.Setting`."""

    file: _File
    variable: _Variable
    node: Node

    def refuse(self, offset: int, text: str) -> None:
        self.file.refuse(self.node.at(offset), f"{self.variable.label}: {text}")

    def now(self) -> Expr:
        """The time: the game's begins at 0."""
        start = self.file.start
        if start == 0.0:
            return Ref("t")
        return Binary("+" if start > 0.0 else "-", Ref("t"), Number(abs(start)))

    def name(self, name: str, offset: int) -> Expr:
        known = key(name)
        variable = self.file.variables.get(known)
        if variable is not None:
            if variable.kind == "gf" or (variable.graph and variable.node.first("eqn") is None):
                self.refuse(offset, f"{name} is a graphical function: it needs an argument in brackets.")
                return Number(0.0)
            return Ref(variable.name)
        match known:
            case "time":
                return self.now()
            case "dt":
                return Number(self.file.step)
            case "starttime":
                return signed(self.file.start)
            case "stoptime":
                return signed(self.file.stop)
            case "pi":
                return Number(PI)
            case _:
                more = " Parts of modules cannot be read." if "." in name else ""
                self.refuse(offset, f"there is no variable {name}.{more}")
                return Number(0.0)

    def call(self, function: str, arguments: Sequence[Argument], offset: int) -> Expr:
        known = key(function)
        table = self.file.variables.get(known)
        if table is not None and table.graph:
            return self._table(table, function, arguments, offset)
        if known == "lookup" and len(arguments) == 2:  # noqa: PLR2004  (LOOKUP(table, x))
            self.refuse(offset, f"LOOKUP: write the table's name with its argument in brackets. {NONE}")
            return Number(0.0)
        if known in FORMS:
            counts, form = FORMS[known]
            return self._counted(function, arguments, counts, offset) or form(
                [each.tree for each in arguments]
            )
        if known in MEMORIES:
            counts = MEMORIES[known][2]
            return self._counted(function, arguments, counts, offset) or self._memory(
                known, arguments, offset
            )
        if known == "step":
            return self._counted(function, arguments, range(2, 3), offset) or stepped(arguments, self.now())
        if known == "ramp":
            return self._counted(function, arguments, range(2, 4), offset) or ramped(arguments, self.now())
        if known == "init":
            return self._counted(function, arguments, range(1, 2), offset) or self._init(arguments[0])
        self.refuse(offset, f"{function.upper()}: {UNSUPPORTED.get(known, NONE)}")
        return Number(0.0)

    def _counted(
        self, function: str, arguments: Sequence[Argument], counts: range, offset: int
    ) -> Expr | None:
        """None when a function has as many arguments as it takes; else that is noted."""
        if len(arguments) in counts:
            return None
        wanted = f"{counts[0]} to {counts[-1]}" if len(counts) > 1 else f"{counts[0]}"
        self.refuse(offset, f"{function.upper()} takes {wanted} arguments, not {len(arguments)}.")
        return Number(0.0)

    def _table(self, table: _Variable, function: str, arguments: Sequence[Argument], offset: int) -> Expr:
        wrong = self._counted(function, arguments, range(1, 2), offset)
        return wrong or graphed(arguments[0].tree, table.graph, table.graph_kind)

    def _init(self, argument: Argument) -> Expr:
        match argument.tree:
            case Ref(name) if name in self.file.by_name and self.file.by_name[name].kind == "stock":
                return Start(name)
            case Ref("t"):
                return signed(self.file.start)
            case tree if (number := self.file.constant(tree)) is not None:
                return signed(number)
            case _:
                self.refuse(
                    argument.offset,
                    "INIT: only of a stock or of what never changes; the game keeps no other first values.",
                )
                return Number(0.0)

    def _memory(self, function: str, arguments: Sequence[Argument], offset: int) -> Expr:
        """A smoothing or a delay: the language's own where it can be, else stocks and flows of its own."""
        material, order, _ = MEMORIES[function]
        x, quarters, *others = arguments
        if order == 0:
            said = self.file.constant(others.pop(0).tree)
            order = int(said) if said in (1.0, 3.0) else 0
            if order == 0:
                self.refuse(
                    offset, f"{function.upper()}: the language has delays of first and third order only."
                )
                return Number(0.0)
        time = self.file.constant(quarters.tree)
        if time is not None and time < self.file.step * order:
            self.refuse(
                quarters.offset,
                f"{function.upper()}: its time should be at least {self.file.step * order:g}: a step for each order.",
            )
            return Number(0.0)
        if others and others[0].tree == x.tree:
            others = []
        if time is not None and not others:
            return Smooth(x.tree, time) if order == 1 else Delay(x.tree, time)
        if material and time is None:
            self.refuse(quarters.offset, f"{function.upper()}: the time of a delay should never change.")
            return Number(0.0)
        return self._stages(x.tree, quarters.tree, order, others[0].tree if others else x.tree, offset)

    def _stages(self, x: Expr, time: Expr, order: int, begin: Expr, offset: int) -> Expr:
        """The stocks and flows of an exponential delay with a start or a changing time of its own."""
        file = self.file
        initial = file.initial(begin)
        if initial is None:
            self.refuse(offset, "its initial value needs itself.")
            return Number(0.0)
        follows = x
        share = time if order == 1 else Binary("/", time, Number(float(order)))
        for _ in range(order):
            stock = file.names.new(f"{self.variable.name}_stage")
            why = f"A stage of the delay in {self.variable.label}."
            file.added_stocks.append(ReadStock(stock, stock, "1", why, repr(initial), -WIDEST, WIDEST))
            moves = Binary("/", Binary("-", follows, Ref(stock)), share)
            file.added_flows.append((file.names.new(f"{stock}_follows"), stock, moves))
            follows = Ref(stock)
        return follows
