"""What an XMILE file holds, as values: variables in order, groups, and the specification of the run.

The names are those of the standard: XML Interchange Language for System Dynamics (XMILE) 1.0, OASIS, 2015.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.lang import Points

VariableKind = Literal["stock", "flow", "aux"]
NAMESPACE = "http://docs.oasis-open.org/xmile/ns/XMILE/v1.0"


@dataclass(frozen=True, slots=True)
class Variable:
    """A stock (its equation is the initial value), a flow or an auxiliary; equations are XMILE's."""

    kind: VariableKind
    name: str
    equation: str
    unit: str = ""
    doc: str = ""
    inflows: tuple[str, ...] = ()
    outflows: tuple[str, ...] = ()
    graph: Points = ()
    """The points of a graphical function of the equation, continuous between them and flat outside."""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Specification:
    """How long and how finely a model runs: from 0 to `stop` quarters in steps of one of `steps`, by Euler's way."""

    stop: int
    steps: int


@dataclass(frozen=True, slots=True)
class Document:
    """A whole file."""

    title: str
    edition: str
    """Which scenario in which edition it was made of."""
    caption: str
    version: str
    """The program's."""
    specification: Specification
    variables: tuple[Variable, ...]
