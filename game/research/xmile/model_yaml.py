"""Writes what was read as the stocks, flows, auxiliaries and parameters of a `model.yaml`."""

from __future__ import annotations

from pathlib import PurePath

import yaml

from game.research.xmile.read_model import Part, ReadModel

MOST_STEPS = 64
"""A scenario has no more steps in a quarter."""
LABEL = 28
"""What the screen calls a thing has no more letters."""


def model_yaml(model: ReadModel) -> str:
    """The text of the file: above, what the scenario around it needs to know; below, the four tables."""
    tables: dict[str, dict[str, dict[str, object]]] = {
        "stocks": {
            each.name: {
                **_named(each, model),
                "start": _plain(float(each.equation)),
                "low": _plain(each.low),
                "high": _plain(each.high),
            }
            for each in model.stocks
        },
        "parameters": {
            each.name: {**_named(each, model), "value": _plain(float(each.equation))}
            for each in model.parameters
        },
        "auxiliaries": {
            each.name: {**_named(each, model), "equation": each.equation} for each in model.auxiliaries
        },
        "flows": {
            each.name: {
                **{name: text for name, text in _named(each, model).items() if name != "unit"},
                "equation": each.equation,
                **({"into": each.into} if each.into else {}),
                **({"out_of": each.out_of} if each.out_of else {}),
            }
            for each in model.flows
        },
    }
    lines = [f"# {line}" for line in _head(model)]
    for name, table in tables.items():
        lines.append("")
        lines.append(
            yaml.safe_dump({name: table}, sort_keys=False, allow_unicode=True, width=110).rstrip("\n")
        )
    return "\n".join(lines) + "\n"


def _named(each: Part, model: ReadModel) -> dict[str, object]:
    label = each.label if len(each.label) <= LABEL else f"{each.label[: LABEL - 1].rstrip()}…"
    return {"name": label, "unit": each.unit, "why": each.why, "source": PurePath(model.file).name}


def _plain(number: float) -> float | int:
    return int(number) if number.is_integer() else number


def _head(model: ReadModel) -> list[str]:
    """What whoever puts the tables into a scenario has to know."""
    name = PurePath(model.file).name
    lines = [
        f"Read from {name}. A scenario has besides: `initiatives` in this file, scenario.yaml and cards."
    ]
    steps = round(1.0 / model.step)
    fitting = min(max(steps, 1), MOST_STEPS)
    lines.append(
        f"The file runs for {model.length:g} in steps of {model.step:g}: "
        f"`steps_per_quarter: {fitting}` in scenario.yaml."
    )
    if abs(fitting * model.step - 1.0) > 1e-9:  # noqa: PLR2004  (what a decimal loses)
        lines.append("That is not the file's step: the game has 1 to 64 equal steps in a quarter.")
    return [*lines, *model.notes]
