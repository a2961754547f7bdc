"""From an author's text to a tree, or to everything that is wrong with it."""

from __future__ import annotations

import ast
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from game.lang import guard
from game.lang.fault import Fault
from game.lang.read import Reader
from game.lang.tree import Expr, Kind


@dataclass(frozen=True, slots=True)
class Parsed:
    """What parsing gives: `expression` is None exactly when there are `faults`, which are in text order."""

    expression: Expr | None
    faults: tuple[Fault, ...]


def parse(
    text: str,
    names: Mapping[str, Kind],
    *,
    want: Kind,
    stocks: Collection[str] = (),
    memory: bool = False,
) -> Parsed:
    """Read one expression; any text is either understood or refused with faults, never with an exception.

    `names` may be read, `stocks` may stand in start(); with `memory` smooth() and delay() are allowed.
    Columns count the characters of the whole text from 1, newlines included. A fault of the text itself
    (`guard`) comes alone; all unknown names, wrong kinds and wrong arguments of a well-formed text come
    together.
    """
    if fault := guard.check(text):
        return Parsed(None, (fault,))
    body = python_tree(text)
    if isinstance(body, Fault):
        return Parsed(None, (body,))
    reader = Reader(text, names, stocks=stocks, memory=memory)
    expression = reader.read_whole(body, want)
    return Parsed(expression, tuple(sorted(reader.faults, key=lambda fault: fault.column)))


def python_tree(text: str) -> ast.expr | Fault:
    """Let Python parse a text that `guard` has let pass; its columns are those of the text.

    The guard leaves no syntax error to find. Should some Python see one all the same, it is a fault like
    any other.
    """
    # Python allows no leading blanks; in brackets it does, and they make its columns count from 1.
    line = f"({text})".replace("\n", " ")
    try:
        return ast.parse(line, mode="eval").body
    except SyntaxError as error:
        return Fault.at(min(max((error.offset or 1) - 1, 1), len(text) + 1), "syntax", found=error.msg)
