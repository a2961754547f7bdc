"""What a YAML file must be before a parser sees it: UTF-8, not too big, no control characters, no tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from game.errors import Place, Problem
from game.pack.yaml_nodes import Source

MAX_BYTES = 5_000_000
MAX_REPEATS = 20
"""How many places of each such problem are listed: a binary file has them everywhere."""

# Also refused: other line separators, which editors and YAML readers count differently, and byte order marks
# inside the text. The parser reads exactly what is left, the same with and without its C part.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
# The first tab of a line, with what stands before it.
_TO_TAB = re.compile(r"(?<![^\r\n])([^\t\r\n]*)\t")
# A hard or other uncommon blank in a line's indentation: it comes with copied text, and no reader of YAML counts it.
_UNCOMMON_BLANK = re.compile("[\xa0\u1680\u2000-\u200b\u202f\u205f\u3000]")
_COMMENT = re.compile(r"(?:^| )#")


def decode(content: bytes | str, shown_as: str) -> Source | tuple[Problem, ...]:
    """Turn a file's bytes into text that a parser may see, or say what is wrong with them."""
    if len(content) > MAX_BYTES:
        return (_too_big(shown_as),)
    try:
        # Halves of surrogate pairs are let through here, to be reported as the characters they are.
        text = content if isinstance(content, str) else content.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        return (_not_utf8(error, shown_as),)
    source = Source.of(shown_as, text.removeprefix("\ufeff"))
    problems = (*_forbidden(source), *_tabs(source), *_uncommon_blanks(source))
    return problems or source


def control_character(place: Place, character: str) -> Problem:
    """The problem of a character that no text needs."""
    return Problem.at(place, "yaml-control-character", character=f"U+{ord(character):04X}")


def _too_big(shown_as: str) -> Problem:
    """The problem of a file that is too long to be read."""
    return Problem.at(Place(shown_as, 1, 1), "yaml-too-big", limit=f"{MAX_BYTES // 1_000_000} MB")


def _not_utf8(error: UnicodeDecodeError, shown_as: str) -> Problem:
    before = error.object[: error.start].decode("utf-8", "surrogatepass").removeprefix("\ufeff")
    place = Source.of(shown_as, before).place(len(before))
    return Problem.at(place, "yaml-not-utf8", byte=f"0x{error.object[error.start]:02X}")


def _forbidden(source: Source) -> Iterator[Problem]:
    for found in islice(FORBIDDEN.finditer(source.text), MAX_REPEATS):
        yield control_character(source.place(found.start()), found.group())


def _uncommon_blanks(source: Source) -> Iterator[Problem]:
    """Report those in a line's indentation; in a text they may be meant."""
    found = (
        blank for blank in _UNCOMMON_BLANK.finditer(source.text) if _begins_line(source.text, blank.start())
    )
    for blank in islice(found, MAX_REPEATS):
        yield control_character(source.place(blank.start()), blank[0])


def _begins_line(text: str, index: int) -> bool:
    """Whether nothing but spaces stands before an index in its line."""
    return text[max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1 : index].strip(" ") == ""


def _tabs(source: Source) -> Iterator[Problem]:
    """Report the first tab of each line; behind the "#" of a comment it harms nobody.

    YAML's readers disagree about tabs, and people cannot see them. Where " #" stands in quotes or in a block,
    a tab behind it is let through too: there all readers agree.
    """
    found = (match for match in _TO_TAB.finditer(source.text) if _COMMENT.search(match[1]) is None)
    for match in islice(found, MAX_REPEATS):
        yield Problem.at(source.place(match.end() - 1), "yaml-tab")
