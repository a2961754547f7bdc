"""The town follows the state, always in the same way, and fits every picture."""

from __future__ import annotations

import random
import xml.etree.ElementTree as ET
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.geometry import Rect
from game.ui.town.buildings import street
from game.ui.town.chance import noise
from game.ui.town.houses import houses, upper_houses
from game.ui.town.motion import moving, towers
from game.ui.town.paint import TownPainter
from game.ui.town.palette import Paint, palette
from game.ui.town.people import LARGEST_CROWD, LONGEST_QUEUE, crowd, queue
from game.ui.town.scene import Look, still, window_of
from game.ui.town.shapes import GROUND_Y, HEIGHT, SEA_Y, WIDTH, Disc, Shape, Slab, moved
from game.ui.town.svg import svg
from game.ui.town.view import SHARES as SHARE_NAMES
from game.ui.town.view import TRACES, Dweller, Home, Season, TownView, Trace, Weather

TOWN = Path(__file__).parents[2] / "game" / "ui" / "town"
SHARES = st.floats(0, 1)
VIEWS = st.builds(
    TownView,
    st.sampled_from(Season),
    SHARES,
    SHARES,
    SHARES,
    SHARES,
    SHARES,
    st.frozensets(st.sampled_from(sorted(TRACES))),
    **dict.fromkeys(SHARE_NAMES[5:], SHARES),
    works=st.integers(0, 6),
    weather=st.sampled_from(Weather),
    dwellers=st.lists(st.builds(Dweller, st.sampled_from(Home)), max_size=3).map(tuple),
)


def _count(shapes: tuple[Shape, ...], paint: Paint) -> int:
    return sum(getattr(shape, "paint", None) is paint for shape in shapes)


def _heads(shapes: tuple[Shape, ...]) -> int:
    return sum(isinstance(shape, Disc) and shape.paint is Paint.HAIR for shape in shapes)


@given(VIEWS)
def test_the_same_state_is_the_same_town(view: TownView) -> None:
    random.seed(1)
    first = still(view)
    random.seed(2)
    assert still(view) == first


def test_the_towns_chance_never_touches_random() -> None:
    assert not [
        path.name for path in TOWN.glob("*.py") if "import random" in path.read_text(encoding="utf-8")
    ]


@given(VIEWS)
def test_every_town_is_a_drawing(view: TownView) -> None:
    picture = svg(still(view), palette(view.season, evening=False), window_of(1920, 540, strip=False))
    assert ET.fromstring(picture).get("viewBox") == "0 0 1920 540"


@pytest.mark.parametrize(
    ("share", "count"),
    [
        (lambda share: TownView(queue=share), lambda view: _heads(queue(view))),
        (lambda share: TownView(crowd=share), lambda view: _heads(crowd(view))),
        (lambda share: TownView(lights=share), lambda view: _count(street(view), Paint.LIT)),
        (lambda share: TownView(green=share), lambda view: _count(street(view), Paint.TURF)),
        (lambda share: TownView(green=share), lambda view: len(towers(view))),
        (lambda share: TownView(tech=share), lambda view: _count(still(view), Paint.SMOKE)),
    ],
    ids=["queue", "crowd", "lights", "turf", "turbines", "masts"],
)
def test_more_of_it_shows_more_of_it(
    share: Callable[[float], TownView], count: Callable[[TownView], int]
) -> None:
    counts = [count(share(step / 20)) for step in range(21)]
    assert counts == sorted(counts)
    assert counts[-1] >= counts[0] + 3


def test_a_full_queue_and_crowd_have_a_known_size() -> None:
    view = TownView(queue=1, crowd=1)
    assert (_heads(queue(view)), _heads(crowd(view))) == (LONGEST_QUEUE, LARGEST_CROWD)


def test_people_never_stand_in_the_queue_by_chance() -> None:
    xs = {
        tuple(s.x for s in part(TownView(queue=1, crowd=1)) if isinstance(s, Disc)) for part in (queue, crowd)
    }
    waiting, strolling = sorted(xs, key=len, reverse=True)
    assert not [x for x in strolling if min(waiting) - 15 < x < max(waiting) + 15]


@pytest.mark.parametrize("trace", Trace)
def test_every_trace_changes_the_picture(trace: Trace) -> None:
    with_it, without = TownView(marks=frozenset({trace.value})), TownView()
    changed = still(with_it) != still(without) or moving(with_it, 0) != moving(without, 0)
    assert changed


def test_spring_has_snow_on_the_tops_and_autumn_has_not() -> None:
    assert _count(still(TownView(Season.SPRING)), Paint.SNOW) > 0
    assert _count(still(TownView(Season.AUTUMN)), Paint.SNOW) == 0


def test_a_worn_out_town_goes_dark() -> None:
    assert _count(street(TownView(lights=0)), Paint.UNLIT) > 3 * _count(
        street(TownView(lights=1)), Paint.UNLIT
    )


@pytest.mark.parametrize("bad", [{"queue": 1.2}, {"lights": -0.1}, {"crowd": float("nan")}])
def test_a_share_outside_its_bounds_is_refused(bad: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        TownView(**bad)  # type: ignore[arg-type]  # as a caller without types would


def test_an_unknown_mark_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(ValueError, match=r"'statue'.*boarded-shop"):
        TownView(marks=frozenset({"statue"}))


def test_houses_stand_apart_in_the_picture_and_leave_the_square_free() -> None:
    row = houses()
    assert len(row) + len(upper_houses()) > 18
    for left, right in pairwise(row):
        assert left.x + left.width < right.x
    assert row[0].x >= 0
    assert row[-1].x + row[-1].width <= WIDTH
    assert not [house for house in row if house.x < 1000 and house.x + house.width > 810]


def test_at_second_zero_and_later_the_same_things_are_there() -> None:
    now, later = (moving(TownView(), seconds) for seconds in (0.0, 7.3))
    assert len(now) == len(later)
    assert now != later


def test_a_rotor_has_a_bounded_number_of_pictures() -> None:
    view = TownView(green=1)
    rotors = {placed.sprite for second in range(400) for placed in moving(view, second / 7, strip=True)}
    assert 2 < len(rotors) <= 20


@given(VIEWS, st.floats(0, 10_000))
def test_the_ferry_stays_in_the_water_and_in_the_picture(view: TownView, seconds: float) -> None:
    ferry = moving(view, seconds)[-1]
    assert ferry.x > 0
    assert ferry.x + 196 < WIDTH
    assert SEA_Y < ferry.y < HEIGHT


def test_only_a_diesel_ferry_smokes() -> None:
    electric = TownView(marks=frozenset({"electric-ferry"}))
    smoke = [
        any(isinstance(shape, Disc) and shape.paint is Paint.SMOKE for shape in placed.sprite.shapes)
        for view in (TownView(), electric)
        for placed in moving(view, 1.0)
    ]
    assert smoke.count(True) == 4
    assert len(moving(TownView(), 1.0)) == len(moving(electric, 1.0)) + 4


@pytest.mark.parametrize(("width", "height"), [(1920, 540), (1280, 100), (1024, 700), (3840, 300)])
@pytest.mark.parametrize("strip", [False, True])
def test_a_picture_of_any_shape_shows_the_whole_width(width: int, height: int, strip: bool) -> None:
    window = window_of(width, height, strip=strip)
    assert (window.x, window.width) == (0, WIDTH)
    assert window.height / window.width == pytest.approx(height / width)
    if strip:
        assert GROUND_Y < window.y + window.height < SEA_Y
    else:
        assert window.y + window.height == HEIGHT


def test_the_town_is_painted_into_its_rectangle_only_and_leaves_no_hole() -> None:
    surface = pygame.Surface((400, 300))
    surface.fill("magenta")
    rect = Rect(40, 60, 320, 180)
    TownPainter().draw(surface, rect, Look(TownView(green=1)), 3.0)
    magenta = pygame.Color("magenta")
    for x in range(400):
        for y in range(300):
            inside = 40 <= x < 360 and 60 <= y < 240
            assert (surface.get_at((x, y)) != magenta) == inside
    assert surface.get_clip() == surface.get_rect()


def test_a_still_town_is_drawn_once_and_old_ones_are_given_up() -> None:
    painter, surface = TownPainter(), pygame.Surface((192, 54))
    rect = Rect(0, 0, 192, 54)
    for step in range(8):
        painter.draw(surface, rect, Look(TownView(queue=step / 10)), 0.0)
        painter.draw(surface, rect, Look(TownView(queue=step / 10)), 1.0)
    assert len(painter._stills) == 4
    painter.clear()
    assert not painter._stills
    assert not painter._sprites


def test_an_empty_rectangle_is_no_picture() -> None:
    TownPainter().draw(pygame.Surface((10, 10)), Rect(0, 0, 0, 5), Look(TownView()), 0.0)


@given(st.lists(st.integers(0, 2**40), min_size=1, max_size=4))
def test_noise_is_a_share(numbers: list[int]) -> None:
    assert 0 <= noise(*numbers) < 1
    assert noise(*numbers) == noise(*numbers)


def test_noise_is_spread_evenly() -> None:
    values = [noise(3, index) for index in range(4000)]
    assert abs(sum(values) / 4000 - 0.5) < 0.02
    assert all(sum(low / 10 <= value < low / 10 + 0.1 for value in values) > 300 for low in range(10))


def test_shapes_can_be_moved() -> None:
    assert moved((Slab(1, 2, 3, 4, Paint.RED),), 10, 20) == (Slab(11, 22, 3, 4, Paint.RED),)


def test_a_snowy_spring_leaves_the_next_one_as_it_was() -> None:
    palette.cache_clear()
    snowy = palette(Season.SPRING, evening=False, weather=Weather.SNOW)
    assert palette(Season.SPRING, evening=False)[Paint.GROUND] != snowy[Paint.GROUND]
