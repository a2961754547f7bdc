"""Equal parts that are laid out once give the same screens as laying out each."""

from __future__ import annotations

from itertools import product

import pytest

from game.ui.element import Context, Element
from game.ui.fonts import Fonts
from game.ui.geometry import Grid, Size
from game.ui.layout import Column, layout
from game.ui.screens import Settings
from game.ui.widgets.button import Button
from game.ui.widgets.text import Text
from tests.ui.demo import SCREENS
from tests.ui.sharing import Alike, Inspection, SharingContext

SIZES = (Size(1280, 720), Size(1024, 768))


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    return Fonts()


def test_screens_that_share_their_parts_are_the_same_as_alone(fonts: Fonts) -> None:
    alike = Alike()
    sharing = {size: SharingContext(Grid(size, 130), fonts, alike=alike) for size in SIZES}
    for name, size in product((*SCREENS, *SCREENS), SIZES):
        alone = layout(SCREENS[name](130), Context(Grid(size, 130), fonts))
        assert layout(SCREENS[name](130), sharing[size]) == alone, (name, size)


def test_what_differs_is_told_apart() -> None:
    alike = Alike()
    assert alike.number(Text("Ja")) == alike.number(Text("Ja"))
    assert (
        len({alike.number(each) for each in (Text("Ja"), Text("Ja", 30), Text("Nei"), Button("Ja", None))})
        == 4
    )


def test_a_flaw_is_told_in_each_window_where_it_is_and_for_every_screen(fonts: Fonts) -> None:
    def view(settings: Settings) -> Element:
        return Column(tuple(Text("Ja", 100) for _ in range(8 if settings.text_percent == 100 else 6)))

    windows = ((Size(1280, 720), 100), (Size(1024, 768), 100), (Size(1024, 768), 130))
    inspection = Inspection(windows, fonts, "nb")
    first = inspection.flaws("eight", view)
    assert [each.split(", ")[0] for each in first] == ["eight at 1280x720"]
    assert inspection.flaws("eight", view) == first
