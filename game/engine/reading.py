"""How emitted code reads each name: from the vectors, or from a local of the same function."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from game.engine.layout import (
    BROKEN,
    FAILED,
    KEPT,
    LIVE,
    OPEN,
    RUNNING,
    SEASON,
    SETTLED,
    TIME,
    TURN,
    Layout,
)
from game.lang import Curves, Expr, Memory, Ref, Start, emit, render

Read = Callable[[Ref | Start | Memory], str]


@dataclass(frozen=True, slots=True)
class Reader:
    """Says how emitted code reads a name: from the vectors, or from a local of the same function."""

    layout: Layout
    slots: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]
    curves: Curves

    def code(self, tree: Expr, local: Mapping[str, str] | None = None) -> str:
        """The source of an expression; `local` gives the names that are variables where it will stand."""
        known = local or {}

        def read(node: Ref | Start | Memory) -> str:
            if isinstance(node, Start):
                return f"F[{self.layout.start[self.layout.stocks[node.name]]}]"
            name = node.name if isinstance(node, Ref) else self.slots[render(node)][-1]
            return known[name] if name in known else self.names[name]

        return emit(tree, read, self.curves)


def vector_names(layout: Layout) -> dict[str, str]:
    """The code that reads each name from the vectors, for the equations of `state_scope`."""
    scenario = layout.scenario
    names = {"t": f"F[{TIME}]", "turn": f"(I[{TURN}] * 1.0)"}
    names["spring"], names["autumn"] = f"(I[{SEASON}] == 0)", f"(I[{SEASON}] == 1)"
    for region, index in (
        (layout.stock, layout.stocks),
        (layout.auxiliary, layout.auxiliaries),
        (layout.given, layout.built),
        (layout.memory, layout.memories),
        (layout.indicator, layout.indicators),
    ):
        names.update({name: f"F[{region[number]}]" for number, name in enumerate(index)})
    for number, name in enumerate(layout.indicators):
        names[f"change_{name}"] = f"(F[{layout.last_seen[number]}] - F[{layout.previous[number]}])"
    for name, parameter in scenario.model.parameters.items():
        names[name] = repr(float(parameter.value))
    names.update({name: f"F[{layout.parameter[number]}]" for number, name in enumerate(layout.parameters)})
    for number, name in enumerate(layout.situations):
        names[f"situation_{name}"] = f"(I[{layout.situation[number]}] == 1)"
    for number, name in enumerate(layout.promises):
        for word, status in (("open", OPEN), ("kept", KEPT), ("broken", BROKEN)):
            names[f"promise_{name}_{word}"] = f"(I[{layout.promise[number]}] == {status})"
    names.update(_card_names(layout))
    return names


def _card_names(layout: Layout) -> dict[str, str]:
    names = {f"offered_{card}": f"(I[{layout.offered[n]}] > 0)" for n, card in enumerate(layout.cards)}
    names |= {f"chose_{card}_not_now": "False" for card in layout.cards}
    for choice in layout.choices:
        slot = layout.chosen[layout.cards[choice.card]]
        names[f"chose_{choice.card}_{choice.key}"] = f"(I[{slot}] == {choice.position})"
        if choice.id in layout.initiative_of:
            status = f"I[{layout.status[layout.initiative_of[choice.id]]}]"
            end = f"{choice.card}_{choice.key}"
            names[f"running_{end}"] = f"({status} == {RUNNING})"
            names[f"live_{end}"] = f"({status} == {LIVE} or {status} == {SETTLED})"
            names[f"failed_{end}"] = f"({status} == {FAILED})"
    return names
