"""Small changes to a pack's files that leave everything else as its author wrote it, comments and all.

A library that reads and writes YAML with its comments would be one more dependency with an opinion on quotes and line
breaks; adding one entry to a table whose place is known takes a few lines.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

from game.pack.yaml_nodes import Mapping, Scalar

_TOKEN = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"|(?<=\s)#[^\r\n]*|[\[\]{}]|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Change:
    """At `index` of a text, `length` characters become `new`."""

    index: int
    length: int
    new: str


def added(mapping: Mapping, key: str, value: str) -> Change:
    """One more entry in a table that has some: the last one in braces, the first one on lines of their own."""
    text = mapping.source.text
    entry = f"{key}: {value}"
    if text[mapping.index] == "{":
        end = _closing(text, mapping.index)
        behind = len(text[:end].rstrip())
        comma = "" if text[behind - 1] in "{," else ","
        return Change(behind, 0, f"{comma} {entry}")
    first = mapping.items[0].key
    column = first.start.column
    line_break = "\r\n" if "\r\n" in text else "\n"
    return Change(first.index, 0, f"{entry}{line_break}{' ' * (column - 1)}")


def replaced(scalar: Scalar, new: str) -> Change:
    """Another value in the place of a plain one."""
    return Change(scalar.index, len(scalar.text), new)


def changed(text: str, changes: Iterable[Change]) -> str:
    """A text with all changes made."""
    for change in sorted(changes, key=lambda each: each.index, reverse=True):
        text = text[: change.index] + change.new + text[change.index + change.length :]
    return text


def quoted(text: str) -> str:
    """A text as YAML can always read it."""
    return json.dumps(text, ensure_ascii=False)


def _closing(text: str, index: int) -> int:
    """The place of the brace that ends the table which begins at `index`."""
    depth = 0
    for token in _TOKEN.finditer(text, index):
        match token[0]:
            case "{" | "[":
                depth += 1
            case "}" | "]":
                depth -= 1
                if depth == 0:
                    return token.start()
            case _:
                continue
    raise ValueError("a table in braces has no end")
