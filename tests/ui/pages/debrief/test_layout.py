"""Every page of the debrief in the hardest windows and all languages: nothing sticks out, nothing overlaps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.resources import shipped_packs
from game.ui.app import PAGES
from game.ui.fonts import Fonts
from game.ui.geometry import Size
from game.ui.pages.debrief import DebriefPage
from game.ui.pages.debrief.known import KnownStep
from game.ui.pages.debrief.turning import TurningStep
from game.ui.pages.epilogue import EpiloguePage
from game.ui.room import Room
from tests.ui.pages.debrief.support import finished
from tests.ui.pages.support import Debriefs
from tests.ui.sharing import Inspection

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster

HARDEST = ((Size(1280, 720), 130), (Size(1024, 768), 130))
PACKS = ("tiny", *shipped_packs())


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    """Real type; its widths are kept for all tests."""
    return Fonts()


def pages(room: Room) -> Iterator[tuple[str, DebriefPage]]:
    """Each page of each step, with each alternative of a turning point."""
    page = DebriefPage(room)
    page.at = next(at for at, step in enumerate(page.steps) if step.name == "turning")
    yield "turning, before the work", page
    while room.retold().work():
        pass
    page.home.write()
    for at, step in enumerate(page.steps):
        page.at = at
        step.enter(at_end=False)
        if isinstance(step, KnownStep):  # all that roles knew as it is told, one thing as it is hidden
            step.everything = True
            step.told = {place for place in step.places[1:] if place.part == "secret"}
        more, number = True, 0
        while more:
            yield f"{step.name} {number}", page
            if isinstance(step, TurningStep):
                points = step.retold.turnings
                here = points[step.at - 1].alternatives if 0 < step.at <= len(points) else ()
                for other in range(len(here)):
                    step._seen[step.at] = other
                    yield f"{step.name} {number}, alternative {other}", page
            more, number = step.forward(), number + 1


@pytest.mark.parametrize("pack", PACKS)
def test_every_page_fits_the_hardest_windows_in_every_language(
    tmp_path: Path, fonts: Fonts, pack: str
) -> None:
    game = finished(tmp_path, pack).game
    flaws = []
    for language in ("nb", "nn", "en"):
        inspection, room = Inspection(HARDEST, fonts, language), Room(game, PAGES, Debriefs(), language)
        end = EpiloguePage(room)
        end.at = len(end.parts) - 1
        flaws += inspection.flaws("epilogue talk", end.view)
        flaws += [
            flaw for name, page in pages(room) for flaw in inspection.flaws(f"{language} {name}", page.view)
        ]
    assert flaws == []
