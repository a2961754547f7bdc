"""Where a number is from, in the reader's language: a pack writes `[TBU24], derived` or `assumption`."""

from __future__ import annotations

from game.session.views.play import Play

WORDS = ("assumption", "derived")


def source_text(play: Play, source: str) -> str:
    """A source with its title where the scenario's list of sources has one, and words for what is no source."""
    parts = (part.strip() for part in source.split(","))
    return ", ".join(_part(play, part) for part in parts if part)


def _part(play: Play, part: str) -> str:
    if part in WORDS:
        return play.say(f"source.{part}")
    tag = part.removeprefix("[").removesuffix("]")
    listed = play.scenario.settings.sources.get(tag)
    return part if listed is None else f"{listed.title} [{tag}]"
