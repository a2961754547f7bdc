"""Cards without a note, promises without a sentence, and figures or notes that do not say where they are from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from game.errors import Problem
from game.pack.scope import Path
from game.session.views.pledges import says_itself
from game.workshop.deep.material import Material

ASSUMED = "assumption"
"""What the guide asks authors to write where there is no source."""
NO_SOURCE = re.compile(r"[?.…\-–\s]*|x+|tbd|todo|n/a|source|kilde", re.IGNORECASE)
"""What people write where they mean to look something up."""


def note_problems(material: Material) -> Iterator[Problem]:
    """Cards without note, promises that cannot be told, and sources that are none."""
    yield from _promises(material)
    for name, card in material.scenario.cards.items():
        if card.note is None:
            here: Path = ("cards", name)
            if not material.checker.is_gap((*here, "note")):
                yield from material.warn_at_key(here, "no-note", card=name)
        else:
            yield from _source(material, ("cards", name, "note", "source"), card.note.source)
    model = material.scenario.model
    tables: tuple[tuple[str, Mapping[str, object]], ...] = (
        ("stocks", model.stocks),
        ("flows", model.flows),
        ("auxiliaries", model.auxiliaries),
        ("parameters", model.parameters),
    )
    for table, things in tables:
        for name, thing in things.items():
            yield from _source(material, ("model", table, name, "source"), str(getattr(thing, "source")))  # noqa: B009  (four classes, one field)


def _promises(material: Material) -> Iterator[Problem]:
    """Promises of which the screen could only show the condition itself."""
    settings = material.scenario.settings
    for name, promise in settings.promises.items():
        here: Path = ("settings", "promises", name)
        tree = material.trees.get((*here, "kept"))
        if not promise.text and tree is not None and not says_itself(tree, settings.indicators):
            yield from material.warn_at_key(here, "promise-without-words", name=name)


def _source(material: Material, path: Path, source: str) -> Iterator[Problem]:
    if NO_SOURCE.fullmatch(source.strip()):
        yield from material.warn(path, "no-source", found=source.strip(), otherwise=ASSUMED)
