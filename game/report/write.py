"""The debrief as one HTML file: no script, no request to anywhere, everything escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from game.report.debrief import Debrief
from game.report.page import page_of
from game.resources import asset
from game.writing import write_text

TEMPLATE = "debrief.html.j2"


def render_debrief(debrief: Debrief) -> str:
    """The whole file as text."""
    page = page_of(debrief)
    return template(TEMPLATE).render(page=page, say=page.say)


def write_debrief(debrief: Debrief, path: Path) -> None:
    """Write the file as `write_whole` does."""
    write_whole(render_debrief(debrief), path)


def template(name: str) -> Template:
    """A template of the report's folder: what it is given is escaped, and what is missing is an error."""
    return _environment(asset("report")).get_template(name)


@cache
def _environment(folder: Path) -> Environment:
    """What keeps the templates that it has compiled."""
    return Environment(
        loader=FileSystemLoader(folder, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def write_whole(text: str, path: Path) -> None:
    """Write a file whole or not at all; its folder is made if need be. OSError where that cannot be done."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_text(path, text)
