"""Reads an equation of an XMILE file as a tree of the game's language (OASIS XMILE 1.0, chapter 3).

XMILE takes numbers for truths and truths for numbers; the language does not, so a number that stands for a truth is
compared with 0, and a truth that stands for a number becomes 1 or 0.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol, cast

from game.lang import Binary, Compare, Expr, Kind, Logic, Negate, Not, Number, Truth, Where, children
from game.lang.read import DEPTH as LANGUAGE_DEPTH
from game.lang.read import NODES
from game.lang.tree import ArithmeticOp, CompareOp

DEPTH: Final = 60
"""Brackets within each other."""
_TOKEN: Final = re.compile(
    r"""(?P<blank>\s+|\{[^}]*\})
    |(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
    |(?P<name>"(?:[^"\\]|\\.)*"|[^\W\d][\w$'.]*)
    |(?P<mark><>|<=|>=|//|[-+*/^()\[\],=<>]|.)""",
    re.VERBOSE | re.DOTALL,
)
TOO_LARGE: Final = "this is larger than an equation of the game can be: set parts of it out as auxiliaries."
_WORDS: Final = frozenset({"if", "then", "else", "and", "or", "not", "mod"})
_COMPARES: Final[dict[str, CompareOp]] = {"<": "<", "<=": "<=", ">": ">", ">=": ">=", "=": "==", "<>": "!="}
_POWERS: Final = range(1, 5)


class Unreadable(Exception):
    """The rest of an equation cannot be read; what is wrong has been noted."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of an equation; `sort` is "number", "name", "mark" or "end", a keyword is a mark in small letters."""

    sort: str
    text: str
    offset: int


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a function: its tree as a number, and where it begins."""

    tree: Expr
    offset: int


class Setting(Protocol):
    """What an equation needs of the file around it."""

    def give_up(self, offset: int, text: str) -> None:
        """Note what cannot be read."""

    def name(self, name: str, offset: int) -> Expr:
        """What a name stands for."""

    def call(self, function: str, arguments: Sequence[Argument], offset: int) -> Expr:
        """What a function, or a graphical function that is called like one, yields."""


def read_equation(text: str, setting: Setting) -> Expr | None:
    """The tree of an equation; None where it is unreadable, which `setting` has been told."""
    try:
        return _Parser(text, setting).whole()
    except Unreadable:
        return None


def is_too_large(tree: Expr) -> bool:
    """Whether a tree, with what stands in it twice counted twice, is larger or deeper than the language allows."""
    waiting, count = [(tree, 1)], 0
    while waiting:
        part, depth = waiting.pop()
        count += 1
        if depth > LANGUAGE_DEPTH or count > NODES:
            return True
        waiting += [(child, depth + 1) for child in children(part)]
    return False


def _tokens(text: str) -> list[Token]:
    found = []
    for match in _TOKEN.finditer(text):
        sort, word = str(match.lastgroup), match.group()
        if sort == "name" and word.lower() in _WORDS:
            sort, word = "mark", word.lower()
        if sort != "blank":
            found.append(Token(sort, word, match.start()))
    return [*found, Token("end", "", len(text.rstrip()))]


Typed = tuple[Expr, Kind]


class _Parser:
    """Reads by descent, one method for each step of precedence, loosest first."""

    def __init__(self, text: str, setting: Setting) -> None:
        self.setting = setting
        self.tokens = _tokens(text)
        self.here = 0
        self.depth = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.here]

    def take(self, *marks: str) -> Token | None:
        """Go past the next token if it is one of these marks."""
        token = self.token
        if token.sort == "mark" and token.text in marks:
            self.here += 1
            return token
        return None

    def need(self, mark: str) -> None:
        if self.take(mark) is None:
            self.fail(f"{mark.upper()} is missing here")

    def fail(self, why: str) -> None:
        found = f" before {self.token.text!r}" if self.token.text else " at the end"
        self.setting.give_up(self.token.offset, f"{why}{found}.")
        raise Unreadable

    def whole(self) -> Expr:
        if self.token.sort == "end":
            self.setting.give_up(self.token.offset, "an equation is missing.")
            raise Unreadable
        typed = self.expression()
        if self.token.sort != "end":
            self.fail("an operator is missing")
        return number(typed)

    def expression(self) -> Typed:
        self.depth += 1
        if self.depth > DEPTH:
            self.setting.give_up(self.token.offset, f"more than {DEPTH} brackets within each other.")
            raise Unreadable
        typed = self.either()
        self.depth -= 1
        return typed

    def either(self) -> Typed:
        return self.joined("or")

    def joined(self, word: str) -> Typed:
        below = self.equal if word == "and" else lambda: self.joined("and")
        parts = [below()]
        while self.take(word):
            parts.append(below())
        if len(parts) == 1:
            return parts[0]
        return Logic("and" if word == "and" else "or", tuple(map(truth, parts))), Kind.TRUTH

    def equal(self) -> Typed:
        left = self.ordered()
        while mark := self.take("=", "<>"):
            left = Compare(_COMPARES[mark.text], number(left), number(self.ordered())), Kind.TRUTH
        return left

    def ordered(self) -> Typed:
        left = self.sum()
        while mark := self.take("<", "<=", ">", ">="):
            left = Compare(_COMPARES[mark.text], number(left), number(self.sum())), Kind.TRUTH
        return left

    def sum(self) -> Typed:
        left = self.product()
        while mark := self.take("+", "-"):
            op = cast("ArithmeticOp", mark.text)
            left = Binary(op, number(left), number(self.product())), Kind.NUMBER
        return left

    def product(self) -> Typed:
        left = self.signed()
        while mark := self.take("*", "/", "//", "mod"):
            right = self.signed()
            if mark.text == "mod":
                self.setting.give_up(mark.offset, "MOD: the language has no remainder.")
                continue
            op: ArithmeticOp = "*" if mark.text == "*" else "/"  # a // b is 0 where b is, as / is in the game
            left = Binary(op, number(left), number(right)), Kind.NUMBER
        return left

    def signed(self) -> Typed:
        signs = []
        while mark := self.take("-", "+", "not"):
            signs.append(mark.text)
        if len(signs) > DEPTH:
            self.fail("too many signs")
        typed = self.power()
        for sign in reversed(signs):
            if sign == "-":
                typed = Negate(number(typed)), Kind.NUMBER
            elif sign == "not":
                typed = Not(truth(typed)), Kind.TRUTH
        return typed

    def power(self) -> Typed:
        base = self.atom()
        mark = self.take("^")
        if mark is None:
            return base
        begin = self.token.offset
        exponent = number(self.signed())
        if isinstance(exponent, Number) and exponent.value in _POWERS:
            factor = product = number(base)
            for _ in range(int(exponent.value) - 1):
                product = Binary("*", product, factor)
            if is_too_large(product):
                self.setting.give_up(begin, TOO_LARGE)
                raise Unreadable
            return product, Kind.NUMBER
        self.setting.give_up(
            begin, f"^: only the whole powers up to {_POWERS[-1]} can be written as products."
        )
        return base

    def atom(self) -> Typed:
        token = self.token
        if token.sort == "number":
            self.here += 1
            return self.number(token), Kind.NUMBER
        if token.sort == "name":
            self.here += 1
            return self.named(token), Kind.NUMBER
        if self.take("("):
            inner = self.expression()
            self.need(")")
            return inner
        if self.take("if"):
            return self.conditional()
        self.fail("a number, a name or a bracket is missing")
        raise AssertionError  # fail() never returns

    def number(self, token: Token) -> Expr:
        value = float(token.text)
        if value - value != 0.0:
            self.setting.give_up(token.offset, f"{token.text} is too large a number.")
            return Number(0.0)
        return Number(value)

    def conditional(self) -> Typed:
        test = truth(self.expression())
        self.need("then")
        then = number(self.expression())
        self.need("else")
        return Where(test, then, number(self.expression())), Kind.NUMBER

    def named(self, token: Token) -> Expr:
        if self.take("["):
            self.setting.give_up(token.offset, f"{token.text}[...]: the language has no arrays.")
            while self.token.sort != "end" and self.take("]") is None:
                self.here += 1
            return Number(0.0)
        if self.take("(") is None:
            return self.setting.name(token.text, token.offset)
        arguments: list[Argument] = []
        while self.take(")") is None:
            if arguments:
                self.need(",")
            begin = self.token.offset
            arguments.append(Argument(number(self.expression()), begin))
        return self.setting.call(token.text, arguments, token.offset)


def number(typed: Typed) -> Expr:
    """A tree as a number: a truth is 1 or 0."""
    tree, kind = typed
    return tree if kind is Kind.NUMBER else Where(tree, Number(1.0), Number(0.0))


def truth(typed: Typed) -> Expr:
    """A tree as a truth: a number is true unless it is 0."""
    tree, kind = typed
    if kind is Kind.TRUTH:
        return tree
    return Truth(tree.value != 0.0) if isinstance(tree, Number) else Compare("!=", tree, Number(0.0))
