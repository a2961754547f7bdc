"""The command that writes a scenario as one document to read."""

from __future__ import annotations

from pathlib import Path

from game.cli.ending import FINE
from game.cli.started import quoted
from game.cli.talk import say
from game.pack.texts import words_in
from game.resources import find_pack
from game.workshop.script import document, open_script
from game.workshop.translate import language_named
from game.writing import write_text


def write_script(pack: str, language: str | None, out: Path | None) -> int:
    """Print a scenario's texts as Markdown, or write them into a file. UsageError for a language that nobody knows."""
    code = str(language_named(language)) if language is not None else None
    script = open_script(find_pack(pack), pack, code)
    text = document(script)
    if out is None:
        say(text.removesuffix("\n"))
        return FINE
    out.parent.mkdir(parents=True, exist_ok=True)
    write_text(out, text)
    total = sum(words_in(found.text) for found in script.texts.values())
    say(script.say("script.written", file=quoted(out), words=total))
    return FINE
