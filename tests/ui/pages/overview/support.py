"""Games that a built-in team has played so far, to look up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from game.policy import POLICIES
from game.session.auto import next_inputs
from game.session.refused import Refused
from game.ui.pages.overview import OverviewPage
from game.ui.pages.overview.page import TABS
from game.ui.pages.overview.past import PastPage, parts_of
from game.ui.room import Room
from game.ui.screens import Settings
from tests.ui.pages.support import new_room


def played(folder: Path, pack: str, policy: str, half_years: int) -> Room:
    """A room whose table has played so many half-years, or all that there are."""
    room, decide = new_room(folder, pack), POLICIES[policy]
    while len(room.table.played) < half_years and room.table.beat not in ("epilogue", "over"):
        for act in next_inputs(room.game.rules, room.table, decide):
            assert not isinstance(room.game.submit(act), Refused)
    return room


def every_page(room: Room, settings: Settings) -> Iterator[tuple[str, OverviewPage | PastPage]]:
    """Every page of every tab, and of every half-year."""
    for tab in TABS:
        page = OverviewPage(room, tab)
        page.at, last = 0, -1
        page.view(settings)
        while page.at != last:
            yield f"{tab} {page.at + 1}", page
            last = page.at
            page.key("pagedown")
            page.view(settings)
    for seen in room.history():
        past = PastPage(room, seen.turn)
        for past.at in range(len(parts_of(seen, settings.text_percent))):
            yield f"half-year {seen.turn}, {past.at + 1}", past
