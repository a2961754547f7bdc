"""The frame of all beats, the soft clock in it, and the town that follows the state."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.engine.layout import SEASON, TURN
from game.errors import LogDead
from game.resources import asset
from game.session.inputs import GoOn, Input
from game.session.views import Play
from game.session.views.status import Ongoing
from game.texts.catalogue import LANGUAGES, read_catalogue
from game.ui.app import PAGES, AppHost
from game.ui.boxes import Role, Scene
from game.ui.geometry import Size
from game.ui.pages.frame import _notes
from game.ui.pages.news import NewsPage
from game.ui.pages.scene import FEW_LIGHTS, town_of
from game.ui.room import Room
from game.ui.screens import Settings
from game.ui.stage import Stage
from game.ui.theme import Ink
from game.ui.town.view import Season
from tests.ui.fakes import FULL, EvenFont
from tests.ui.pages.support import Debriefs, edition_of, new_game, new_room, shown


def _room_on_a_clock(folder: Path) -> tuple[Room, list[float]]:
    now = [0.0]
    room = Room(new_game(folder), PAGES, Debriefs(), "nb", now=lambda: now[0])
    return room, now


def _stage(room: Room, percent: int = 100, size: Size = FULL) -> Stage:
    return Stage(
        room.page_for(),
        Settings(room.language, percent),
        AppHost(lambda: edition_of("tiny"), None),
        EvenFont(),
        size,
    )


def _roles(stage: Stage) -> list[Role]:
    return [box.role for box in stage.tree.walk()]


def _towns(stage: Stage) -> int:
    return sum(isinstance(mark, Scene) for box in stage.tree.walk() for mark in box.marks)


def test_the_frame_shows_gauges_promises_money_capacity_and_where_the_table_is(tmp_path: Path) -> None:
    room = new_room(tmp_path)
    room.submit(GoOn())
    text = shown(_stage(room))
    for part in (
        "'Økonomi': Økonomi",
        "'Løfte'",
        "'Penger'",
        "'Direktør': Direktør: 0 av 2 poeng",
        "'1 av 4'",
    ):
        assert part in text
    assert "tab 'Saken', nå" in text


@pytest.mark.parametrize(("percent", "towns"), [(100, 1), (115, 1), (130, 0)])
def test_the_town_gives_way_to_large_text(tmp_path: Path, percent: int, towns: int) -> None:
    room = new_room(tmp_path)
    room.submit(GoOn())
    assert _towns(_stage(room, percent)) == towns


def test_the_clock_is_silent_until_the_end_of_the_beat_and_then_soft(tmp_path: Path) -> None:
    room, now = _room_on_a_clock(tmp_path)
    room.submit(GoOn())  # the case takes five minutes
    stage = _stage(room)
    assert "minutt" not in shown(stage)
    assert room.next_tick() == pytest.approx(180.1)
    now[0] = 180.1
    stage.tick()
    assert "omtrent 2 minutter igjen" in shown(stage)
    assert room.next_tick() == pytest.approx(60.0, abs=0.2)
    now[0] = 301.0
    stage.tick()
    assert "rund gjerne av" in shown(stage)
    assert room.next_tick() is None


def test_the_clock_begins_anew_with_each_beat(tmp_path: Path) -> None:
    room, now = _room_on_a_clock(tmp_path)
    now[0] = 100.0
    room.submit(GoOn())
    assert room.began == 100.0
    assert room.minutes_left() is None


def test_a_log_that_cannot_be_written_says_so_on_every_page_and_nothing_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = new_room(tmp_path)

    def dead(act: Input) -> None:
        raise LogDead("log-unwritten", path=act.kind, why="full")

    monkeypatch.setattr(room.game, "submit", dead)
    stage = _stage(room)
    stage.key("enter")
    assert isinstance(stage.screen, NewsPage)
    assert "kunne ikke skrives: full" in shown(stage)
    stage.key("x")
    assert "kunne ikke skrives: full" in shown(stage)
    stage.key("escape")
    assert "kunne ikke skrives: full" in shown(stage)


def test_the_frame_speaks_the_language_that_the_table_turns_to(tmp_path: Path) -> None:
    room = new_room(tmp_path)
    room.submit(GoOn())
    stage = _stage(room)
    stage.next_language()
    assert "Til valet" in shown(stage)
    stage.next_language()
    assert "To the choice" in shown(stage)


def test_the_town_is_lit_where_people_are_well_and_dark_where_the_pack_marks_it(tmp_path: Path) -> None:
    play = new_room(tmp_path).play()
    rules, today = play.rules, play.today
    staff = rules.layout.indicator[rules.layout.indicators["staff"]]
    well, worn = (_changed(play, floats={staff: value}) for value in (90.0, 30.0))
    assert town_of(well).lights == pytest.approx(0.9)
    assert town_of(worn).lights == pytest.approx(0.3)
    crisis = rules.layout.situation[rules.layout.situations["worn"]]
    assert town_of(_changed(well, whole={crisis: 1})).lights == FEW_LIGHTS
    assert today.whole[crisis] == 0


def test_a_situation_that_has_no_way_out_because_it_is_welcome_is_not_red(tmp_path: Path) -> None:
    room = new_room(tmp_path, "fjordvik")
    named = room.play().scenario.settings.situations
    lasting = tuple(
        Ongoing(name, named[name].name, named[name].way_out or "", named[name].mark)
        for name in ("no_queue", "queue_crisis")
    )
    inks = [text.ink for text in _notes(room, replace(room.status(), situations=lasting))[:2]]  # type: ignore[attr-defined]
    assert inks == [Ink.GOOD, Ink.BAD]


def test_the_town_has_the_season_of_the_half_year(tmp_path: Path) -> None:
    play = new_room(tmp_path).play()
    assert town_of(play).season is Season.SPRING
    assert town_of(_changed(play, whole={SEASON: 1})).season is Season.AUTUMN


def test_what_an_event_leaves_stays_and_what_only_passes_goes(tmp_path: Path) -> None:
    play = new_room(tmp_path, "fjordvik").play()
    layout = play.rules.layout
    marks = {mark: name for name, card in play.scenario.cards.items() for mark in card.marks}
    offered = {mark: layout.offered[layout.cards[name]] for mark, name in marks.items()}
    later = dict.fromkeys(offered.values(), 1)
    here = _changed(play, whole=later)
    assert {"flood", "boarded-shop", "election", "dark-screens"} <= town_of(here).marks
    after = _changed(play, whole={**later, TURN: play.turn + 2})
    assert {"boarded-shop", "landslide"} <= town_of(after).marks
    assert not {"election", "dark-screens", "flood"} & town_of(after).marks
    assert town_of(here).lights < town_of(after).lights
    assert "sandbags" in town_of(after).marks - town_of(here).marks


def _changed(play: Play, floats: dict[int, float] | None = None, whole: dict[int, int] | None = None) -> Play:
    """The same game with other numbers on its first day."""
    state = play.today
    changed = replace(
        state,
        floats=tuple((floats or {}).get(place, value) for place, value in enumerate(state.floats)),
        whole=tuple((whole or {}).get(place, value) for place, value in enumerate(state.whole)),
    )
    step = replace(play.steps[-1], state=changed)
    return replace(play, steps=(*play.steps[:-1], step))


def test_the_interface_is_whole_in_every_language() -> None:
    keys = {}
    for language in LANGUAGES:
        entries = read_catalogue(asset("texts", language, "window.po"), language)
        keys[language] = {key: len(forms) for key, forms in entries.items()}
    assert keys["nn"] == keys["nb"] == keys["en"]
    assert len(keys["nb"]) > 150
