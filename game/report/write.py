"""The debrief as one HTML file: no script, no request to anywhere, everything escaped."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from game.report.debrief import Debrief
from game.report.page import page_of
from game.resources import asset

TEMPLATE = "debrief.html.j2"


def render_debrief(debrief: Debrief) -> str:
    """The whole file as text."""
    folder = asset("report")
    environment = Environment(
        loader=FileSystemLoader(folder, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = page_of(debrief)
    return environment.get_template(TEMPLATE).render(page=page, say=page.say)


def write_debrief(debrief: Debrief, path: Path) -> None:
    """Write the file whole or not at all; its folder is made if need be. OSError where that cannot be done."""
    text = render_debrief(debrief)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(0o644)
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
