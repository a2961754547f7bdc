"""The command that gives an editor the form of a pack's files."""

from __future__ import annotations

from pathlib import Path

from game.cli.ending import FINE
from game.cli.talk import say, say_json
from game.workshop.schemas import KINDS, schema_of, write_schemas


def give_schemas(folder: Path | None) -> int:
    """Write the schemas into a folder and print their paths; without a folder print them, by kind of file."""
    if folder is None:
        say_json({kind: schema_of(kind) for kind in KINDS})
    else:
        for path in write_schemas(folder):
            say(str(path))
    return FINE
