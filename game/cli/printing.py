"""The command that makes the printed matter of a scenario."""

from __future__ import annotations

from pathlib import Path

from game.cli.ending import FINE
from game.cli.language import told_in
from game.cli.started import quoted
from game.cli.talk import say
from game.errors import UsageError
from game.resources import find_pack
from game.texts.catalogue import LANGUAGES
from game.workshop.printing import PARTS, printed, typeset
from game.workshop.printing.matter import open_matter
from game.workshop.printing.parts import parts_of
from game.writing import write_bytes


def print_pack(pack: str, out: Path, language: str | None, parts: tuple[str, ...]) -> int:
    """Write a PDF. UsageError for an unknown language or part; PackError for a pack that cannot be read."""
    if language is not None and language not in LANGUAGES:
        raise UsageError(f"There is no language {language!r}. Choose one of {', '.join(LANGUAGES)}.")
    if unknown := [part for part in parts if part not in PARTS]:
        raise UsageError(f"There is no part {unknown[0]!r}. Choose from {', '.join(PARTS)}.")
    matter = open_matter(find_pack(pack), pack, language)
    if parts and not set(parts) & set(parts_of(matter)):
        raise UsageError(f"{pack} has no {parts[0]}: add `form` to its scenario.yaml.")
    with told_in(lambda: matter.say.language):
        made = typeset(printed(matter, parts or PARTS))
    out.parent.mkdir(parents=True, exist_ok=True)
    write_bytes(out, made)
    say(matter.say("print.written", file=quoted(out)))
    return FINE
