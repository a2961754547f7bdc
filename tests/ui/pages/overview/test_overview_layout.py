"""Every page of the overview fits the hardest windows, at the start and after a game in which all was begun."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from game.resources import shipped_packs
from game.ui.fonts import Fonts
from game.ui.geometry import TEXT_PERCENTS, Size
from game.ui.screens import Settings
from tests.ui.pages.overview.support import every_page, played
from tests.ui.pages.test_layout import HARDEST, LANGUAGES, SIZES
from tests.ui.sharing import Inspection

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster

PACKS = ("tiny", *shipped_packs())
SPOKEN = {"fjordvik": LANGUAGES, "mellomleder": ("nn",), "forste-halvar": ("en",)}
"""The ordinary run takes all languages where there is most to tell, one elsewhere."""


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    """Real type; its widths are kept for all tests."""
    return Fonts()


@pytest.mark.parametrize("pack", PACKS)
def test_every_page_of_the_overview_fits_the_hardest_windows(tmp_path: Path, fonts: Fonts, pack: str) -> None:
    flaws: list[str] = []
    for half_years in (0, 99):
        room = played(tmp_path / str(half_years), pack, "always-a", half_years)
        for language in SPOKEN.get(pack, ("nb",)):
            inspection = Inspection(HARDEST, fonts, language)
            for name, page in every_page(room, Settings(language, 130)):
                flaws += inspection.flaws(f"{language}, after {half_years}: {name}", page.view)
    assert flaws == []


@pytest.mark.layout
@pytest.mark.parametrize(("pack", "policy", "percent"), tuple(product(PACKS, ("always-a",), TEXT_PERCENTS)))
def test_every_page_of_the_overview_fits_every_window(
    tmp_path: Path, fonts: Fonts, pack: str, policy: str, percent: int
) -> None:
    flaws: list[str] = []
    for half_years in (0, 3, 99):
        room = played(tmp_path / str(half_years), pack, policy, half_years)
        for language in LANGUAGES:
            windows: tuple[tuple[Size, int], ...] = tuple((size, percent) for size in SIZES)
            inspection = Inspection(windows, fonts, language)
            for name, page in every_page(room, Settings(language, percent)):
                flaws += inspection.flaws(f"{language}, after {half_years}: {name}", page.view)
    assert flaws == []
