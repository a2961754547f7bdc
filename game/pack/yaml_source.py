"""Read a YAML file strictly, into a tree whose every value knows its place.

Strictly means: what two readers of YAML could take differently is refused or warned about (see `yaml_values`
and `yaml_characters`), and what a scenario has no use for is refused (tags, merge keys, second documents,
endless aliases). Every problem of a file is found in one run; only a syntax error ends the reading.

The events come from PyYAML's C parser. Where it is missing, or has refused a file, they come from PyYAML's
parser in Python: its word on what is wrong is final, so that an author is told the same on every machine.
"""

from __future__ import annotations

import stat
from pathlib import Path

from game.errors import Place, Problem
from game.pack.yaml_characters import MAX_BYTES, decode
from game.pack.yaml_events import C_PARSER, PythonParser
from game.pack.yaml_nodes import Entry, Mapping, Node, Scalar, Sequence, Source, find, key_place
from game.pack.yaml_places import place_in
from game.pack.yaml_tree import Reading, read_tree

__all__ = [
    "Entry",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "Source",
    "find",
    "key_place",
    "parse_yaml",
    "place_in",
    "read_yaml",
]

# The parser in Python needs seconds for this much text; longer files that are broken keep the message of the
# C parser, which may be worded a little differently.
SECOND_OPINION_CHARACTERS = 1_000_000


def read_yaml(path: Path, shown_as: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """Read a file; `shown_as` is its name in the problems.

    The node is None when there is nothing to check further (missing file, syntax error, empty). Otherwise it
    is the whole tree even when there are errors: the parts that they spoil are `flawed`. Problems are in file
    order.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None, (_unreadable(shown_as, "not a file"),)
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return None, (Problem.at(Place(shown_as, 1, 1), "file-missing"),)
    except OSError as error:
        return None, (_unreadable(shown_as, error.strerror or type(error).__name__),)
    except ValueError as error:  # a path that no file can have, such as one with a NUL
        return None, (_unreadable(shown_as, str(error)),)
    return parse_yaml(content, shown_as)


def parse_yaml(
    content: bytes | str, shown_as: str, *, use_c_parser: bool = True
) -> tuple[Node | None, tuple[Problem, ...]]:
    """Read YAML that is already in memory, else as `read_yaml`; ten times slower without the C parser."""
    source = decode(content, shown_as)
    reading = _read(source, use_c_parser=use_c_parser)
    return reading.node, tuple(sorted(reading.problems, key=lambda problem: problem.place))


def _read(source: Source | tuple[Problem, ...], *, use_c_parser: bool) -> Reading:
    if not isinstance(source, Source):
        return Reading(None, source)
    if use_c_parser and C_PARSER is not None:
        reading = read_tree(source, C_PARSER(source.text))
        # About tabs (those that `decode` let through) the parsers have different rules too.
        doubtful = reading.doubtful or "\t" in source.text
        if not doubtful or len(source.text) > SECOND_OPINION_CHARACTERS:
            return reading
    return read_tree(source, PythonParser(source.text))


def _unreadable(shown_as: str, detail: str) -> Problem:
    return Problem.at(Place(shown_as, 1, 1), "file-unreadable", detail=detail)
