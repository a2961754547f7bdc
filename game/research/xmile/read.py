"""From an XMILE file made elsewhere to stocks, flows, auxiliaries and parameters of a `model.yaml`.

Everything that the game's language cannot say is named with its variable and its place, all of it at once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from game.errors import ModelError
from game.lang import Expr, Kind, Negate, Number, parse, references, render
from game.pack.check_equations import loops_in
from game.pack.check_model import GREATEST, MOST_FLOWS
from game.research.xmile.bounds import Ends, without_cuts
from game.research.xmile.declared import Declared, Variable, declared
from game.research.xmile.read_model import TOO_GREAT, Part, Problems, ReadFlow, ReadModel, ReadStock
from game.research.xmile.trees import Trees
from game.research.xmile.xml_tree import read_tree


def read_xmile(data: bytes, file: str) -> ReadModel:
    """Read a file; `file` is how the user named it. ModelError with a line for each thing that cannot be read."""
    problems = Problems()
    found = declared(read_tree(data, file), problems)
    trees = Trees(found, problems)
    try:
        trees.read_all()
    except RecursionError as error:  # delays that start with delays that start with delays
        raise ModelError(f"{file}:1:1: error: its equations hang together too deeply to be read.") from error
    problems.tell()
    model = _Assembly(file, found, trees, problems).model()
    problems.tell()
    return model


class _Assembly:
    """Puts the parts of a model together, and looks for what the game would refuse."""

    def __init__(self, file: str, found: Declared, trees: Trees, problems: Problems) -> None:
        self.file = file
        self.found = found
        self.trees = trees
        self.problems = problems
        self.by_name = trees.by_name
        live = {each.name: each.tree for each in self.by_name.values() if each.tree is not None}
        ends = {each.name: Ends(each.into, each.out_of) for each, _ in self._of(live, "flow")}
        cut, bounds = without_cuts(live, ends, trees.constant)
        for name, both in bounds.items():
            self.by_name[name].bounds = both
        self.live = {name: tree for name, tree in live.items() if name not in cut}

    def model(self) -> ReadModel:
        """The model; what the game would refuse is noted."""
        found = self.found
        flows, auxiliaries = self._flows(), list(self._parts("aux", are_numbers=False))
        auxiliaries += [Part(*self._said(each, tree)) for each, tree in self._rates()]
        model = ReadModel(
            self.file,
            (*self._stocks(), *self.trees.stages),
            tuple(flows),
            tuple(auxiliaries),
            tuple(self._parts("aux", are_numbers=True)),
            found.stop - found.start,
            found.step,
            found.notes,
        )
        self._check(model)
        return model

    def _names(self, kind: str) -> set[str]:
        return {each.name for each in self.by_name.values() if each.kind == kind}

    def _all(self, kind: str) -> Iterator[tuple[Variable, Expr]]:
        return self._of(self.live, kind)

    def _of(self, trees: Mapping[str, Expr], kind: str) -> Iterator[tuple[Variable, Expr]]:
        """The variables of a kind with their trees."""
        for name, tree in trees.items():
            if self.by_name[name].kind == kind:
                yield self.by_name[name], tree

    # ------------------------------------------------------------------------------------------ the parts

    def _parts(self, kind: str, *, are_numbers: bool) -> Iterator[Part]:
        for each, tree in self._all(kind):
            if _is_number(tree) == are_numbers:
                yield Part(*self._said(each, tree))

    def _said(self, each: Variable, tree: Expr) -> tuple[str, str, str, str, str]:
        unit = " ".join(each.node.word("units").split()) or "1"
        why = " ".join(each.node.word("doc").split()) or each.label
        return each.name, each.label, unit, why, _text(tree)

    def _rates(self) -> Iterator[tuple[Variable, Expr]]:
        """The flows that are auxiliaries: equations name them, they fill or drain several stocks, or none.

        In the language nothing but a stock knows a flow.
        """
        stocks = self._names("stock")
        trees = {**self.live, **{each.name: each.tree for each in self.trees.flows}}
        read = {name for owner, tree in trees.items() if owner not in stocks for name in references(tree)}
        for each, tree in self._all("flow"):
            if each.name in read or max(len(each.into), len(each.out_of)) != 1:
                yield each, tree

    def _flows(self) -> list[ReadFlow]:
        rates = {each.name for each, _ in self._rates()}
        flows = []
        for each, tree in self._all("flow"):
            for into, out_of in zip_longest(each.into, each.out_of):
                name, label, unit, why, equation = self._said(each, tree)
                if each.name in rates:
                    name, equation = self.found.names.new(f"{name}_flow"), name
                flows.append(ReadFlow(name, label, unit, why, equation, into, out_of))
        for added in self.trees.flows:
            why = f"Moves {added.stock}."
            flows.append(ReadFlow(added.name, added.name, "1", why, _text(added.tree), added.stock))
        return flows

    def _stocks(self) -> Iterator[ReadStock]:
        for each, tree in self._all("stock"):
            name, label, unit, why, _ = self._said(each, tree)
            (low, high), begin = each.bounds, self.trees.initial(tree)
            wrong = ""
            if begin is None:
                wrong = "its initial value needs itself."
            elif not abs(begin) < GREATEST:
                wrong = f"it starts at {begin:g}; {TOO_GREAT}"
            elif not low <= begin <= high:
                wrong = f"it starts at {begin:g}, outside its bounds."
            if wrong:
                self.problems.add((each.node.first("eqn") or each.node).at(0), f"{label}: {wrong}")
            yield ReadStock(name, label, unit, why, repr(begin or 0.0), low, high)

    # ------------------------------------------------------------------------------------------ what the game refuses

    def _check(self, model: ReadModel) -> None:
        """Equations that are too long or too deep, loops, and stocks that too many flows move."""
        stocks = [each.name for each in model.stocks]
        known = ("t", *stocks, *(each.name for each in (*model.auxiliaries, *model.parameters)))
        names = dict.fromkeys(known, Kind.NUMBER)
        needs: dict[str, list[str]] = {}
        for each in (*model.auxiliaries, *model.flows):
            parsed = parse(each.equation, names, want=Kind.NUMBER, stocks=stocks, memory=True)
            for fault in parsed.faults:
                facts = ", ".join(f"{name} {fact}" for name, fact in fault.facts)
                self._against(each.name, f"as an equation of the game it is refused ({fault.code}: {facts}).")
            if parsed.expression is not None and not isinstance(each, ReadFlow):
                needs[each.name] = sorted(references(parsed.expression))
        for loop in loops_in(needs):
            self._against(loop[0], f"these need each other at the same moment: {' → '.join(loop)}.")
        moved = Counter(end for each in model.flows for end in (each.into, each.out_of) if end is not None)
        for name, count in moved.items():
            if count > MOST_FLOWS:
                self._against(name, f"{count} flows fill and drain it; {MOST_FLOWS} can.")

    def _against(self, name: str, text: str) -> None:
        owners = {added.name: added.owner for added in self.trees.flows}
        each = self.by_name[name] if name in self.by_name else owners[name]
        self.problems.add((each.node.first("eqn") or each.node).at(0), f"{each.label}: {text}")


def _is_number(tree: Expr) -> bool:
    """Whether a tree is a number, with or without a sign."""
    return isinstance(tree.operand if isinstance(tree, Negate) else tree, Number)


def _text(tree: Expr) -> str:
    """An equation as people write it: 3, not 3.0."""
    return re.sub(r"(?<=\d)\.0(?!\d)", "", render(tree))
