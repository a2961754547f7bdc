"""What is measured is what the window shows: the widths are those of a real page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.ui.boxes import Box, Role
from game.ui.element import Context
from game.ui.geometry import Grid
from game.ui.layout import layout
from game.ui.pages.frame import SIDE, framed, next_button
from game.ui.screens import Settings
from game.ui.theme import Dimension
from game.ui.widgets.card import card
from game.ui.widgets.option import OptionRow
from game.workshop.deep.fitting import MIDDLE, OTHER_SIDE, PADDING
from tests.pack.support import SCENARIO, found, replaced
from tests.ui.fakes import FULL, EvenFont
from tests.ui.pages.support import new_room
from tests.workshop.deep.support import NYNORSK, all_texts, read


def boxes(box: Box) -> Iterator[Box]:
    yield box
    for child in box.children:
        yield from boxes(child)


def test_the_middle_and_the_sides_are_as_wide_as_on_a_page(tmp_path: Path) -> None:
    room, context = new_room(tmp_path), Context(Grid(FULL), EvenFont())
    row = OptionRow("A", "Ja", (), (), Dimension.STRATEGY, chosen=False, action=None)
    middle = (card(row, PADDING, "the middle"),)
    page = layout(framed(room, Settings("nb"), "choice", middle, "", (next_button("On"),)), context)
    widths = {box.name: box.rect.width for box in boxes(page) if box.role is Role.CARD}
    assert widths["the middle"] == pytest.approx(MIDDLE, abs=2)
    assert widths[room.say("window.gauges")] == pytest.approx(SIDE, abs=2)
    assert widths[room.say("window.resources")] == pytest.approx(SIDE * OTHER_SIDE, abs=2)


def test_a_gauge_whose_name_is_too_long_is_told_and_not_every_option_that_touches_it(tmp_path: Path) -> None:
    texts = all_texts()
    del texts[NYNORSK]
    texts[SCENARIO] = replaced(
        texts[SCENARIO], "confidence: {name: Tillit,", f"confidence: {{name: {'Tillit ' * 5},"
    )
    reading, problems = read(tmp_path, texts)
    assert [code for code, _ in found((*reading.problems, *problems))] == ["too-many-letters"]
