"""The checks that come before parsing: what passes is short, shallow and made of the language's own words.

They keep hostile text away from Python's parser, and they find syntax errors themselves, because the
columns that Python reports for those differ between its versions.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from game.lang.fault import Fault
from game.lang.reserved import PYTHON, WORDS

LENGTH: Final = 1_000
BRACKETS: Final = 30
SIGNS: Final = 100

_STRANGE = re.compile(r"[^ -~\n]")
_TOKEN = re.compile(
    r"""(?P<blank>[ \n]+)
    |(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?[A-Za-z0-9_.]*)
    |(?P<word>[A-Za-z_][A-Za-z0-9_]*)
    |(?P<mark>\*\*|//|<<|>>|<>|[<>=!]=|.)""",
    re.VERBOSE,
)
_NUMBER = re.compile(r"(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_UNARY: Final = frozenset({"+", "-", "not"})
_COMPARES: Final = frozenset({"<", "<=", ">", ">=", "==", "!="})
_BINARY: Final = frozenset({"+", "-", "*", "/", "and", "or"}) | _COMPARES
_MARKS: Final = frozenset({"+", "-", "*", "/", "(", ")", ","}) | _COMPARES
_BEFORE_NOT: Final = frozenset({"", "(", ",", "and", "or", "not"})
_FOREIGN: Final = PYTHON - WORDS


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text; `sort` is "number", "word" or "mark"."""

    sort: str
    text: str
    column: int


def check(text: str) -> Fault | None:
    """Find the first reason not to parse this text, or None."""
    if len(text) > LENGTH:
        return Fault.at(LENGTH + 1, "too-long", limit=LENGTH, found=len(text))
    if strange := _STRANGE.search(text):
        return Fault.at(strange.start() + 1, "not-ascii", character=f"U+{ord(strange.group()):04X}")
    tokens = tuple(_tokens(text))
    for token in tokens:
        if fault := _vocabulary(token):
            return fault
    return _depth(tokens) or _shape(tokens, end=len(text.rstrip()) + 1)


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        sort = str(match.lastgroup)
        if sort != "blank":
            yield Token(sort, match.group(), match.start() + 1)


def _vocabulary(token: Token) -> Fault | None:
    match token.sort:
        case "number":
            if not _NUMBER.fullmatch(token.text) or math.isinf(float(token.text)):
                return Fault.at(token.column, "bad-number", text=token.text)
        case "word":
            if token.text in _FOREIGN:
                return Fault.at(token.column, "not-allowed", what=token.text)
        case _:
            if token.text not in _MARKS:
                return Fault.at(token.column, "not-allowed", what=token.text)
    return None


def _depth(tokens: tuple[Token, ...]) -> Fault | None:
    brackets = signs = 0
    for token in tokens:
        brackets += (token.text == "(") - (token.text == ")")
        signs = signs + 1 if token.text in _UNARY else 0
        if brackets > BRACKETS:
            return Fault.at(token.column, "too-deep", limit=BRACKETS)
        if signs > SIGNS:
            return Fault.at(token.column, "too-deep", limit=SIGNS)
    return None


def _shape(tokens: tuple[Token, ...], end: int) -> Fault | None:
    """Find the first token that cannot stand where it stands: operands and operators take turns."""
    brackets: list[tuple[Token, bool]] = []  # each with whether a function's arguments stand in it
    operand_next = True
    for before, token in pairwise((Token("mark", "", 0), *tokens)):
        if operand_next:
            fits = _may_begin(before, token, in_call=bool(brackets) and brackets[-1][1])
        else:
            fits = _may_follow(before, token, brackets)
        if not fits:
            return Fault.at(token.column, "syntax", found=token.text)
        if token.text == "(":
            brackets.append((token, not operand_next))
        elif token.text == ")":
            brackets.pop()
        operand_next = token.text in {"(", ","} or token.text in _UNARY or token.text in _BINARY
    if operand_next:
        return Fault.at(end, "syntax", found="")
    if brackets:
        return Fault.at(brackets[-1][0].column, "syntax", found="(")
    return None


def _may_begin(before: Token, token: Token, *, in_call: bool) -> bool:
    """Say whether this token can stand where an operand begins."""
    if token.text == ")":
        return in_call and before.text == "("
    if token.text == "not":
        return before.text in _BEFORE_NOT
    return token.sort == "number" or _is_name(token) or token.text in {"(", "+", "-"}


def _may_follow(before: Token, token: Token, brackets: list[tuple[Token, bool]]) -> bool:
    """Say whether this token can stand where an operand has ended."""
    match token.text:
        case "(":
            return _is_name(before)
        case ")":
            return bool(brackets)
        case ",":
            return bool(brackets) and brackets[-1][1]
        case _:
            return token.text in _BINARY


def _is_name(token: Token) -> bool:
    return token.sort == "word" and token.text not in WORDS
