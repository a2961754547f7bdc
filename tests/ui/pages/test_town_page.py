"""People have faces and windows in the town, and the town can be pressed to tell what is in it."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.policy import POLICIES
from game.session.auto import next_inputs
from game.session.views.town import moods
from game.texts.catalogue import LANGUAGES
from game.ui.app import AppHost
from game.ui.boxes import Box, Likeness, Role, Scene
from game.ui.draw import Attention, Pen
from game.ui.element import Context
from game.ui.geometry import Grid, Point, Size
from game.ui.inspect import describe
from game.ui.layout import layout
from game.ui.pages.epilogue import EpiloguePage
from game.ui.pages.news import NewsPage
from game.ui.pages.scene import home_of, portrait_of, town_of, town_words
from game.ui.pages.telling import ON_A_PAGE, TownPage, numbered
from game.ui.room import Room
from game.ui.screens import Screen, Settings
from game.ui.stage import Stage
from game.ui.theme import LIGHT
from game.ui.town.view import Weather
from tests.ui.fakes import FULL, EvenFont
from tests.ui.pages.support import edition_of, new_room, press, shown


def _stage(room: Room, screen: Screen | None = None, size: Size = FULL) -> Stage:
    settings = Settings(room.language)
    return Stage(
        screen or room.page_for(), settings, AppHost(lambda: edition_of("fjordvik"), None), EvenFont(), size
    )


def _played(room: Room, turns: int) -> Room:
    """The game after so many half-years, in the last beat of the last of them."""
    while len(room.table.played) < turns or room.table.beat != "consequences":
        for act in next_inputs(room.game.rules, room.table, POLICIES["greedy"]):
            room.game.submit(act)
    return room


def _ended(room: Room) -> Room:
    while room.table.beat not in ("epilogue", "over"):
        for act in next_inputs(room.game.rules, room.table, POLICIES["greedy"]):
            room.game.submit(act)
    return room


def _town(stage: Stage) -> Box:
    return next(box for box in stage.tree.walk() if any(isinstance(mark, Scene) for mark in box.marks))


def _likenesses(stage: Stage) -> list[Likeness]:
    return [mark for box in stage.tree.walk() for mark in box.marks if isinstance(mark, Likeness)]


def _tags(stage: Stage) -> list[str]:
    return [box.name for tag in _town(stage).children for box in tag.walk() if box.role is Role.TEXT]


def test_who_speaks_is_seen_with_their_face_and_their_window_has_their_name(tmp_path: Path) -> None:
    room = new_room(tmp_path, "fjordvik")
    stage = _stage(room)
    speaker = next(
        name for name, who in room.play().scenario.settings.people.items() if f"{who.name}, " in shown(stage)
    )
    (face,) = _likenesses(stage)
    assert face.face == portrait_of(room.play(), speaker)
    assert face.mood == moods(room.play(), room.play().today)[speaker]
    assert _tags(stage) == [room.play().scenario.settings.people[speaker].name]
    assert home_of(room.play(), speaker) in {dweller.home for dweller in town_of(room.play()).dwellers}


def test_people_of_a_pack_without_portraits_have_faces_and_windows_too(tmp_path: Path) -> None:
    room = new_room(tmp_path, "tiny")
    assert room.play().scenario.settings.people["reidar"].portrait is None
    assert _likenesses(_stage(room))
    assert len({dweller.home for dweller in town_of(room.play()).dwellers}) == len(
        room.play().scenario.settings.people
    )


def test_three_people_look_like_three_people(tmp_path: Path) -> None:
    for pack in ("fjordvik", "mellomleder", "forste-halvar"):
        play = new_room(tmp_path / pack, pack).play()
        people = play.scenario.settings.people
        assert (
            len({portrait_of(play, name) for name in people})
            == len({home_of(play, name) for name in people})
            == 3
        )


def test_the_page_of_people_at_the_end_has_everybodys_face(tmp_path: Path) -> None:
    room = _ended(new_room(tmp_path, "fjordvik"))
    end = EpiloguePage(room)
    end.at = end.parts.index("people")
    assert len({mark.face for mark in _likenesses(_stage(room, end))}) == 3


def test_pressing_the_town_opens_what_it_tells_and_back_leads_back(tmp_path: Path) -> None:
    stage = _stage(new_room(tmp_path, "fjordvik"))
    press(stage, "town")
    assert isinstance(stage.screen, TownPage)
    assert "Byen forteller" in shown(stage)
    stage.key("escape")
    assert isinstance(stage.screen, NewsPage)
    for _ in range(8):
        if stage.focus != "town":
            stage.tab()
    assert stage.focus == "town"
    stage.key("enter")
    assert isinstance(stage.screen, TownPage)


def test_the_list_goes_on_by_enter_and_ends_where_it_began(tmp_path: Path) -> None:
    room = _played(new_room(tmp_path, "fjordvik"), 3)
    stage = _stage(room)
    press(stage, "town")
    page = stage.screen
    assert isinstance(page, TownPage)
    assert page.pages > 1
    for number in range(page.pages):
        assert page.at == number
        stage.key("enter")
    assert not isinstance(stage.screen, TownPage)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_thing_on_the_page_has_its_number_in_the_picture_and_its_words_in_the_list(
    tmp_path: Path, language: str
) -> None:
    room = _played(new_room(tmp_path, "fjordvik", language=language), 4)
    page = TownPage(room)
    told = numbered(room)
    for number in range(page.pages):
        page.at = number
        stage = _stage(room, page)
        here = told[number * ON_A_PAGE : (number + 1) * ON_A_PAGE]
        assert set(_tags(stage)) <= {str(n) for n, _ in here}
        assert {str(n) for n, each in here if each.kind in ("layer", "mark", "person")} <= set(_tags(stage))
        for _, each in here:
            assert each.text in shown(stage)
            assert each.since in shown(stage)


def test_tags_lie_in_the_picture_and_on_no_other(tmp_path: Path) -> None:
    room = _played(new_room(tmp_path, "fjordvik"), 4)
    page = TownPage(room)
    for size in (FULL, Size(1280, 720), Size(1024, 768)):
        for number in range(page.pages):
            page.at = number
            town = _town(_stage(room, page, size))
            rects = [tag.rect for tag in town.children]
            assert all(town.rect.encloses(rect) for rect in rects)
            assert not [1 for i, a in enumerate(rects) for b in rects[i + 1 :] if a.overlaps(b)]


def test_the_picture_is_described_in_full_for_those_who_cannot_see_it(tmp_path: Path) -> None:
    room = _played(new_room(tmp_path, "fjordvik"), 4)
    play = room.play()
    said = town_words(play, town_of(play, closed=True), closed=True)
    assert said in describe(_stage(room).tree)
    for _, each in numbered(room):
        if each.kind != "work":
            assert each.text in said


def test_years_have_weathers_of_their_own_and_the_same_game_the_same_ones(tmp_path: Path) -> None:
    def weathers(folder: Path) -> list[Weather]:
        room, found = new_room(folder, "fjordvik"), []
        for turn in range(1, 9):
            found.append(town_of(_played(room, turn).play(), closed=True).weather)
            assert found[-1] is Weather.CLEAR or "." in town_words(
                room.play(), town_of(room.play(), closed=True)
            )
        return found

    first = weathers(tmp_path / "a")
    assert first == weathers(tmp_path / "b")
    assert len(set(first[::2])) >= 3
    assert len(set(first[1::2])) >= 3


def test_the_focus_on_the_town_is_a_ring_inside_it_and_the_pointer_leaves_its_colours_alone(
    tmp_path: Path,
) -> None:
    pen, grid = Pen(), Grid(Size(640, 360))
    view = new_room(tmp_path, "fjordvik").page_for().view(Settings("nb"))
    tree = layout(view, Context(grid, pen.fonts))
    plain, focused, pointed = (pygame.Surface((640, 360)) for _ in range(3))
    for surface, attention in (
        (plain, Attention()),
        (focused, Attention(focus="town")),
        (pointed, Attention(hover="town")),
    ):
        pen.draw(surface, tree, LIGHT, grid, attention)
    town = next(box.rect for box in tree.walk() if box.key == "town")
    other = {(x, y) for x in range(640) for y in range(360) if plain.get_at((x, y)) != focused.get_at((x, y))}
    assert len(other) > 1000
    assert all(town.contains(Point(x, y)) for x, y in other)
    assert pygame.image.tobytes(plain, "RGB") == pygame.image.tobytes(pointed, "RGB")


def test_the_bubble_beside_a_portrait_leaves_the_tower_and_the_turbines_free(tmp_path: Path) -> None:
    room = new_room(tmp_path, "fjordvik")
    bubble = next(box for box in _stage(room).tree.walk() if box.role is Role.TEXT and "«" in box.name)
    assert bubble.rect.right < 880
