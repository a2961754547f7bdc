"""The little system-dynamics language: text in, tree and source out.

Equations, conditions, effects and goals of a scenario are written by people who are not programmers, and
run in the turn kernel. This layer stands between: it refuses whatever is not the language, says where and
why, and writes the Python source that the kernel is made of. It is pure and imports nothing from the rest
of the game; `pack` and everything above may import it.
"""

from game.lang.emit import RUNTIME, Curves, emit
from game.lang.fault import Fault
from game.lang.parse import Parsed, parse
from game.lang.render import render
from game.lang.reserved import FUNCTIONS, NAME, RESERVED
from game.lang.tree import (
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
    Points,
    Read,
    Ref,
    Smooth,
    Start,
    Truth,
    Where,
)
from game.lang.walk import children, memories, references, starts, walk

__all__ = [
    "FUNCTIONS",
    "NAME",
    "RESERVED",
    "RUNTIME",
    "Binary",
    "Call",
    "Compare",
    "Curve",
    "Curves",
    "Delay",
    "Expr",
    "Fault",
    "Kind",
    "Logic",
    "Memory",
    "Negate",
    "Not",
    "Number",
    "Parsed",
    "Points",
    "Read",
    "Ref",
    "Smooth",
    "Start",
    "Truth",
    "Where",
    "children",
    "emit",
    "memories",
    "parse",
    "references",
    "render",
    "starts",
    "walk",
]
