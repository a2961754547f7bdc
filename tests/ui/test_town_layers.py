"""Who only watches the town can tell how it goes: each thing looks well at one end and badly at the other."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import get_args

import pytest

from game.pack.town import TownLayer
from game.ui.geometry import Rect
from game.ui.town import places
from game.ui.town.dwellings import dwellings, place_of
from game.ui.town.face import Face, Mood, face_of
from game.ui.town.hall import hall
from game.ui.town.houses import back_row, front_row, houses
from game.ui.town.land import ground, mountains
from game.ui.town.life import bus, chairs, crane, lamps, old_machines, stalls, van
from game.ui.town.motion import moving, sails_electric
from game.ui.town.paint import changed_areas
from game.ui.town.palette import Paint, palette
from game.ui.town.people import children, helped, protest, queue
from game.ui.town.portrait import portrait
from game.ui.town.public import care_cars, public_houses
from game.ui.town.scene import Look, still
from game.ui.town.shapes import HEIGHT, WIDTH, Disc, Shapes, Slab
from game.ui.town.svg import Window, svg
from game.ui.town.view import SHARES, Dweller, Home, Season, TownView, Weather

MOODS: tuple[Mood, ...] = ("content", "tired", "worried")


def _all(share: float) -> TownView:
    """A municipality that does so well in everything; the queue is the one thing that is good when it is short."""
    return TownView(**{name: 1 - share if name == "queue" else share for name in SHARES})  # type: ignore[arg-type]


WELL, BADLY = _all(0.95), _all(0.06)


def _painted(shapes: Shapes, paint: Paint) -> int:
    return sum(getattr(shape, "paint", None) is paint for shape in shapes)


def _heads(shapes: Shapes) -> int:
    return sum(isinstance(shape, Disc) and shape.paint is Paint.HAIR for shape in shapes)


def _people_in_boat(view: TownView) -> int:
    return max(_heads(placed.sprite.shapes) for placed in moving(view, 0))


@pytest.mark.parametrize("name", SHARES)
def test_each_layer_looks_otherwise_at_its_two_ends(name: str) -> None:
    low, high = (TownView(**{name: share}) for share in (0.0, 1.0))  # type: ignore[arg-type]
    assert (still(low), moving(low, 0)) != (still(high), moving(high, 0))


def test_the_picture_has_every_layer_of_a_pack_and_no_other() -> None:
    assert set(SHARES) == set(get_args(TownLayer))


@pytest.mark.parametrize(
    ("count", "more_when_well"),
    [
        (lambda view: _heads(queue(view)), False),
        (lambda view: _heads(children(view)), True),
        (lambda view: _painted(helped(view), Paint.COAT_GREEN), True),
        (lambda view: len(protest(view)), False),
        (lambda view: len(stalls(view)), True),
        (lambda view: len(crane(view)), True),
        (lambda view: _painted(lamps(view), Paint.LIT), True),
        (lambda view: len(chairs(view)), False),
        (lambda view: len(van(view)), False),
        (lambda view: _painted(old_machines(view), Paint.PANEL_LINE), False),
        (lambda view: _painted(bus(view), Paint.SMOKE), False),
        (lambda view: _painted(mountains(view), Paint.HAZE), False),
        (lambda view: _painted((*front_row(view), *back_row(view)), Paint.SMOKE), False),
        (lambda view: _painted((*front_row(view), *back_row(view)), Paint.FADED), False),
        (lambda view: _painted((*front_row(view), *back_row(view)), Paint.COAT_RED), True),
        (lambda view: _painted(ground(view), Paint.BLOSSOM), True),
        (lambda view: _painted(ground(view), Paint.SLATE), False),
        (lambda view: _painted(public_houses(view), Paint.LIT), True),
        (lambda view: _painted(hall(view), Paint.LIT), True),
        (lambda view: _painted(hall(view), Paint.FLAG_BLUE), True),
        (lambda view: _painted(hall(view), Paint.ALARM), False),
        (lambda view: _painted(care_cars(view), Paint.YELLOW), False),
        (_people_in_boat, True),
    ],
    ids=[
        "queue", "children", "help table", "placards", "stalls", "crane", "lamps", "empty chairs", "removal van",
        "old machines", "fumes", "haze", "chimneys", "bare walls", "flags", "blossom", "holes", "lit rooms",
        "lit offices", "the flag", "the warning", "the ambulance", "rowers",
    ],
)  # fmt: skip
def test_a_town_that_does_well_can_be_told_from_one_that_does_badly(
    count: Callable[[TownView], int], more_when_well: bool
) -> None:
    well, badly = count(WELL), count(BADLY)
    assert (well > badly) if more_when_well else (well < badly)


def test_doing_badly_takes_away_more_than_it_adds() -> None:
    assert len(still(BADLY)) < 1.1 * len(still(WELL))


def test_a_ferry_in_good_air_needs_no_mark_to_be_electric() -> None:
    assert sails_electric(TownView(air=0.9))
    assert not sails_electric(TownView(air=0.5))


def test_work_that_is_under_way_stands_as_scaffolds_on_different_houses() -> None:
    counts = [_painted(front_row(TownView(works=number)), Paint.OCHRE) for number in range(6)]
    assert counts == sorted(counts)
    assert counts[4] == counts[5] == counts[0] + 3 * 4
    assert len({houses()[number].x for number in range(4)}) == 4


def test_every_weather_looks_otherwise_in_either_season() -> None:
    pictures = [
        (
            still(TownView(season, weather=weather)),
            tuple(palette(season, evening=False, weather=weather).values()),
        )
        for season in Season
        for weather in Weather
    ]
    assert all(first != second for first, second in combinations(pictures, 2))


@pytest.mark.parametrize("home", Home)
def test_a_window_is_dark_to_the_worried_and_half_lit_to_the_tired(home: Home) -> None:
    lit = {mood: _painted(dwellings(TownView(dwellers=(Dweller(home, mood),))), Paint.LIT) for mood in MOODS}
    unlit = {
        mood: _painted(dwellings(TownView(dwellers=(Dweller(home, mood),))), Paint.UNLIT) for mood in MOODS
    }
    assert (lit, unlit) == (
        {"content": 1, "tired": 1, "worried": 0},
        {"content": 0, "tired": 1, "worried": 1},
    )


def test_everybody_has_a_window_of_their_own_in_the_picture() -> None:
    spots = [place_of(home) for home in Home]
    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in spots)
    assert all(abs(a - c) + abs(b - d) > 40 for (a, b), (c, d) in combinations(spots, 2))


def test_every_layer_and_mark_has_its_place_for_a_tag() -> None:
    spots = [places.place_of_layer(layer, good=good) for layer in SHARES for good in (True, False)]
    spots += [place for mark in places._MARKS if (place := places.place_of_mark(mark)) is not None]
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in spots)
    assert places.place_of_mark("statue") is None
    assert places.place_of_work(0) is not None
    assert places.place_of_work(99) is None


FACES = (
    Face(),
    Face(skin="dark"),
    Face(hair="red"),
    Face(hair_style="long"),
    Face(hair_style="bun"),
    Face(hair_style="curls"),
    Face(hair_style="bald"),
    Face(hair_style="scarf"),
    *(Face(clothes=clothes) for clothes in ("scrubs", "overalls", "hoodie", "suit", "shirt")),
    Face(glasses=True),
    Face(beard=True),
    Face(cap=True),
)


def test_each_trait_and_each_mood_makes_another_portrait() -> None:
    drawn = [portrait(face, mood) for face in FACES for mood in MOODS]
    assert all(first != second for first, second in combinations(drawn, 2))


def test_somebody_of_whom_nothing_is_said_always_has_the_same_face_and_not_everybody_the_same() -> None:
    names = ("kari", "ola", "nils", "eva", "per")
    assert [face_of(name) for name in names] == [face_of(name) for name in names]
    assert len({face_of(name) for name in names}) > 2


def test_only_what_moves_is_drawn_again() -> None:
    rect = Rect(0, 0, 1920, 460)
    for view in (WELL, BADLY):
        for tenth in range(40):
            parts = changed_areas(rect, Look(view), tenth / 10, tenth / 10 + 0.125)
            assert sum(part.width * part.height for part in parts) < 0.13 * rect.width * rect.height


def test_translucent_slabs_are_translucent_in_the_drawing() -> None:
    written = svg(
        (Slab(0, 0, 4, 4, Paint.HAZE, opacity=0.5),),
        palette(Season.SPRING, evening=False),
        Window(0, 0, 4, 4),
    )
    assert 'fill-opacity="0.5"' in written
