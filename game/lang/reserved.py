"""The words that nobody may use as a name, since a reader of the model would take them for something else."""

from __future__ import annotations

import re
from typing import Final

NAME: Final = re.compile(r"[a-z][a-z0-9_]*")

FUNCTIONS: Final = ("abs", "clamp", "curve", "delay", "max", "min", "smooth", "start", "where")
TRUTHS: Final = {"true": True, "false": False}
WORDS: Final = frozenset({"and", "or", "not"})

# OASIS XMILE 1.0, chapter 3: operators and statement words, then the built-in functions and constants of
# section 3.5 group by group, and the array functions of section 3.7. XMILE does not tell upper from lower
# case.
_XMILE: Final = (
    "and or not mod if then else "
    "abs arccos arcsin arctan cos exp inf int ln log10 max min pi sin sqrt tan "
    "exprnd lognormal normal poisson random "
    "delay delay1 delay3 delayn forcst smth1 smth3 smthn trend "
    "pulse ramp step "
    "dt starttime stoptime time "
    "init previous self "
    "mean rank size stddev sum"
)

# The host language's words, spelt out because the set must not change with its version.
_PYTHON: Final = (
    "False None True and as assert async await break class continue def del elif else except finally for "
    "from global if import in is lambda nonlocal not or pass raise return try while with yield"
)
PYTHON: Final = frozenset(_PYTHON.split())

RESERVED: Final = frozenset(
    {*_XMILE.split(), *FUNCTIONS, *TRUTHS, *WORDS, "t", *(word for word in PYTHON if NAME.fullmatch(word))}
)
