"""Which slip of an author a syntax error comes from, and where it was made.

A parser stops where it cannot go on, often lines below the slip, and speaks of tokens. The slips below are those that
people make who write YAML by hand; what is none of them keeps the parser's own words, at the place that it names.
The words are those of PyYAML's parser in Python, which has the last word on what is wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from game.errors import Problem
from game.pack.yaml_events import QUESTION_MARK, BadSyntax
from game.pack.yaml_nodes import Source

# Inside a text in quotes, a line that looks like the next field: the quote that should end the text is missing.
_FIELD_INSIDE = re.compile(r"[\r\n] *(?:- +)?\{?([a-z][a-z0-9_]*):(?=[ \r\n])")
_FIELD_WITH_VALUE = re.compile(r" *(?:- +)?[^:\s]+: +\S")
_FIELD_WITHOUT_BLANK = re.compile(r" *(?:- +)?([a-z][a-z0-9_]*:\S)")

_BRACKETS = ("while parsing a flow mapping", "while parsing a flow sequence")
_ANCHORS = ("while scanning an anchor", "while scanning an alias", "while scanning a block scalar")
_CANNOT_BEGIN = ("cannot start any token", "are not allowed here", "expected the node content")
_NOT_HERE = ("expected <block end>", "expected '<document start>'")
_FIELDS_AND_ITEMS = ("'<block mapping start>'", "'<block sequence start>'", "'-'", "'?'")


@dataclass(frozen=True, slots=True)
class Swallowed:
    """A text in quotes that goes on over what looks like a field; `last` is the line on which it ends."""

    problem: Problem
    last: int


def swallowed_by(source: Source, index: int, end: int) -> Swallowed | None:
    """What the text in quotes from `index` to `end` swallows; it may yet be meant, so the problem is a warning."""
    found = _FIELD_INSIDE.search(source.text, index, end)
    if found is None:
        return None
    problem = _open_quote(source, index, found.start(1))
    return Swallowed(replace(problem, severity="warning"), source.place(end - 1).line)


def slips_of(source: Source, error: BadSyntax, swallowed: Swallowed | None) -> tuple[Problem, ...]:
    """What to tell of a syntax error; `swallowed` is the first text before it that did so.

    Where the parser stumbled just behind such a text, the open quote is all that is wrong.
    """
    if swallowed is None:
        return (_slip(source, error),)
    quote = replace(swallowed.problem, severity="error")
    return (quote,) if source.place(error.met).line == swallowed.last else (quote, _slip(source, error))


def _slip(source: Source, error: BadSyntax) -> Problem:
    context, problem, begun, met = error.context, error.problem, error.begun, error.met
    if context == "while scanning a quoted scalar" and "end of stream" in problem:
        found = _FIELD_INSIDE.search(source.text, begun)
        return _open_quote(source, begun, found.start(1) if found else len(source.text.rstrip()))
    if context in _BRACKETS or problem == QUESTION_MARK:
        return _in_brackets(source, error)
    if context == "while scanning a simple key":
        return Problem.at(source.place(begun), "yaml-no-colon")
    if context == "while scanning a double-quoted scalar":
        return Problem.at(source.place(met), "yaml-escape")
    if problem == "mapping values are not allowed here":
        return _second_colon(source, met)
    if context in _ANCHORS or any(words in problem for words in _CANNOT_BEGIN):
        index = begun if context in _ANCHORS else met
        return Problem.at(source.place(index), "yaml-first-sign", sign=source.text[index : index + 1])
    if problem.startswith(_NOT_HERE):
        if problem.endswith(_FIELDS_AND_ITEMS):
            return _indentation(source, met)
        return Problem.at(source.place(met), "yaml-after-end")
    return Problem.at(source.place(error.index), "yaml-syntax", detail=error.detail)


def _open_quote(source: Source, index: int, inside: int) -> Problem:
    """A quote at `index` that does not end before what stands at `inside`."""
    line = source.place(inside).line
    return Problem.at(source.place(index), "yaml-open-quote", quote=source.text[index : index + 1], line=line)


def _in_brackets(source: Source, error: BadSyntax) -> Problem:
    """A bracket that was left open; or, where the parser stumbled in the bracket's own line, what stands there."""
    begun, met = source.place(error.begun), source.place(error.met)
    if begun.line == met.line or QUESTION_MARK in error.detail:
        return Problem.at(met, "yaml-in-brackets")
    return Problem.at(
        begun, "yaml-open-bracket", bracket=source.text[error.begun : error.begun + 1], line=met.line
    )


def _second_colon(source: Source, index: int) -> Problem:
    """A colon where a value has begun already: in a text, or because a line begins at the wrong place."""
    before = source.text[source.line_starts[source.place(index).line - 1] : index]
    if _FIELD_WITH_VALUE.match(before):
        return Problem.at(source.place(index), "yaml-colon")
    return _indentation(source, index)


def _indentation(source: Source, index: int) -> Problem:
    """A line that does not begin where those begin that it belongs to, or one above it without its blank."""
    line = source.place(index).line
    above = next((each for each in range(line - 1, 0, -1) if _code(source, each).strip()), line)
    crowded = _FIELD_WITHOUT_BLANK.match(_code(source, above))
    if above < line and crowded is not None:
        return Problem.at(source.place(source.line_starts[above - 1] + crowded.start(1)), "yaml-no-colon")
    indents = [len(text) - len(text.lstrip(" ")) for text in (_code(source, line), _code(source, above))]
    place = source.place(source.line_starts[line - 1] + indents[0])
    return Problem.at(place, "yaml-indentation", found=indents[0], above=indents[1], line=above)


def _code(source: Source, line: int) -> str:
    """A line (from 1) without its remark, if it is all remark."""
    begin = source.line_starts[line - 1]
    end = source.line_starts[line] if line < len(source.line_starts) else len(source.text)
    text = source.text[begin:end]
    return "" if text.lstrip(" ").startswith("#") else text
