"""The command `graph`: a pack's causal loops, or how its cards hang together, as a picture or in words."""

from __future__ import annotations

from pathlib import Path

from game.cli.ending import FINE
from game.cli.near import known_id, known_language
from game.cli.talk import say
from game.errors import UsageError
from game.resources import find_pack
from game.session.edition import Edition, open_edition
from game.workshop.graph.picture import Wish, names_of, svg, text
from game.writing import write_text


def write_graph(pack: str, out: Path | None, wish: Wish, language: str | None, *, as_text: bool) -> int:
    """Write the picture to `out`, or print it in words. UsageError for an unknown id, language or place."""
    if out is None and not as_text:
        raise UsageError("Say where the picture goes: --out FILE.svg. Or ask for it in words: --text.")
    if out is not None and out.suffix.lower() != ".svg":
        raise UsageError(f"{out} should end in .svg: that is what the picture is.")
    if language is not None:
        known_language(language)
    edition = open_edition(find_pack(pack), pack)
    if wish.of is not None:
        known_id(wish.of, names_of(edition.scenario), "indicator, stock, auxiliary, situation or card")
    chosen = language or edition.scenario.settings.language
    if as_text:
        for line in text(edition, wish, chosen):
            say(line)
    if out is not None:
        _write(edition, wish, chosen, out)
        say(str(out))
    return FINE


def _write(edition: Edition, wish: Wish, language: str, out: Path) -> None:
    picture = svg(edition, wish, language)
    try:
        write_text(out, picture)
    except OSError as error:
        raise UsageError(f"The picture could not be written to {out}: {error.strerror}.") from error
