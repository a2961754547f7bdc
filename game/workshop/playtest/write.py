"""The page of a playtest as text: one HTML file without script and without requests, everything escaped."""

from __future__ import annotations

from collections.abc import Sequence

from game.pack.files import PackFiles
from game.report.write import template
from game.workshop.playtest.finding import Finding
from game.workshop.playtest.page import page_of
from game.workshop.playtest.summary import Summary

TEMPLATE = "playtest.html.j2"
SHOWN = 12
"""Digits of a hash that the page shows."""


def render(summary: Summary, found: Sequence[Finding], files: PackFiles, hashes: tuple[str, str]) -> str:
    """The whole file."""
    settings = summary.scenario.settings
    edition = summary.say(
        "playtest.edition",
        title=settings.title,
        version=settings.version,
        rules=hashes[0][:SHOWN],
        content=hashes[1][:SHOWN],
    )
    page = page_of(summary, found, files, edition)
    return template(TEMPLATE).render(page=page, say=page.say)
