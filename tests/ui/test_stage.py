"""A pilot plays the stage: keys, pointer, screens that come and go, settings."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from game.ui.boxes import Action
from game.ui.focus import box_of
from game.ui.geometry import Point, Size
from game.ui.screens import (
    Adjust,
    Edited,
    Input,
    Key,
    Pop,
    Pressed,
    Push,
    Quit,
    Replace,
    Settings,
    Through,
    Tick,
    Transition,
    Typed,
)
from game.ui.stage import Stage
from game.ui.widgets.field import Edit, EditLine, TextField
from tests.ui.fakes import FULL, EvenFont, FakeHost, FakeScreen

SETTINGS = Settings("nb")
FIELD = TextField("Bord", EditLine("Bord 7", 6), Action("done"), "table")


def _stage(screen: FakeScreen, host: FakeHost | None = None) -> Stage:
    return Stage(screen, SETTINGS, host or FakeHost(), EvenFont(), FULL)


def _answer(to: Input, transition: Transition) -> FakeScreen:
    return FakeScreen(answer=lambda given: transition if given == to else None)


def _middle(stage: Stage, key: str) -> Point:
    box = box_of(stage.tree, key)
    assert box is not None
    return box.rect.centre


def test_nothing_is_preselected() -> None:
    assert _stage(FakeScreen()).focus is None


def test_enter_presses_what_tab_has_reached() -> None:
    screen = FakeScreen()
    stage = _stage(screen)
    stage.tab()
    stage.tab()
    stage.key("enter")
    stage.key("space")
    assert screen.given == [Pressed(Action("press", "To"))] * 2


def test_without_focus_enter_and_letters_are_the_screens_own() -> None:
    screen = FakeScreen()
    stage = _stage(screen)
    for name in ("enter", "b", "escape"):
        stage.key(name)
    assert screen.given == [Key("enter"), Key("b"), Key("escape")]


def test_what_lies_on_top_can_give_a_key_to_the_page_below() -> None:
    below = _answer(Key("z"), Push(_answer(Pressed(Action("press", "En")), Through(Key("u")))))
    stage = _stage(below)
    stage.key("z")
    stage.click(_middle(stage, "En"))
    assert stage.screen is below
    assert below.given == [Key("z"), Key("u")]


def test_arrows_move_the_focus() -> None:
    stage = _stage(FakeScreen())
    stage.key("down")
    assert stage.focus == "En"
    stage.key("down")
    assert stage.focus == "To"
    stage.tab(backwards=True)
    assert stage.focus == "En"


def test_an_arrow_that_leads_nowhere_is_the_screens_own() -> None:
    screen = FakeScreen()
    stage = _stage(screen)
    stage.key("down")
    stage.key("left")
    assert (stage.focus, screen.given) == ("En", [Key("left")])


def test_a_click_presses_and_leaves_no_ring() -> None:
    screen = FakeScreen()
    stage = _stage(screen)
    stage.tab()
    stage.click(_middle(stage, "Tre"))
    assert screen.given == [Pressed(Action("press", "Tre"))]
    assert stage.focus is None


def test_a_click_on_nothing_does_nothing() -> None:
    screen = FakeScreen()
    stage = _stage(screen)
    stage.changed = False
    stage.click(Point(5, 1070))
    assert (screen.given, stage.changed) == ([], False)


def test_the_pointer_changes_the_picture_only_when_it_reaches_something_else() -> None:
    stage = _stage(FakeScreen())
    stage.changed = False
    stage.point_at(Point(5, 1070))
    assert not stage.changed
    stage.point_at(_middle(stage, "To"))
    assert (stage.hover, stage.changed) == ("To", True)


def test_a_pushed_screen_lies_on_top_until_it_pops() -> None:
    above = _answer(Key("escape"), Pop())
    below = _answer(Key("a"), Push(above))
    stage = _stage(below)
    stage.tab()
    stage.key("a")
    assert (stage.screen, stage.focus, stage.turned) == (above, None, True)
    stage.key("escape")
    assert stage.screen is below


def test_enter_is_the_pages_own_again_when_a_page_on_top_has_gone_and_tab_goes_on_from_there() -> None:
    above = _answer(Key("enter"), Pop())
    below = _answer(Pressed(Action("press", "En")), Push(above))
    stage = _stage(below)
    stage.tab()
    stage.key("enter")
    stage.key("enter")
    assert (stage.screen, stage.focus) == (below, None)
    stage.key("enter")
    assert below.given[-1] == Key("enter"), "Enter opened again what it had just closed"
    stage.tab()
    assert stage.focus == "To"


def test_popping_the_lowest_screen_leaves_the_game() -> None:
    stage = _stage(_answer(Key("escape"), Pop()))
    stage.key("escape")
    assert stage.done


def test_quit_leaves_from_anywhere() -> None:
    stage = _stage(_answer(Key("a"), Push(_answer(Key("q"), Quit()))))
    stage.key("a")
    stage.key("q")
    assert stage.done


def test_a_screen_that_replaces_itself_keeps_the_focus_and_a_new_page_does_not() -> None:
    second = FakeScreen()
    stage = _stage(_answer(Key("a"), Replace(second)))
    stage.tab()
    stage.key("a")
    assert (stage.screen, stage.focus, stage.turned) == (second, "En", False)
    stage = _stage(_answer(Key("a"), Replace(second, turn=True)))
    stage.tab()
    stage.key("a")
    assert (stage.focus, stage.turned) == (None, True)


def test_focus_on_what_is_gone_is_dropped() -> None:
    stage = _stage(_answer(Key("a"), Replace(FakeScreen(labels=("To",)))))
    stage.tab()
    stage.key("a")
    assert stage.focus is None


def test_a_view_is_asked_for_again_after_every_input_and_only_then() -> None:
    screen = FakeScreen()
    stage = _stage(screen)
    stage.tab()
    stage.point_at(_middle(stage, "To"))
    assert len(screen.seen) == 1
    stage.key("b")
    assert len(screen.seen) == 2


def test_f2_goes_round_the_languages_and_the_host_hears_of_it() -> None:
    host = FakeHost()
    stage = _stage(FakeScreen(), host)
    for _ in range(3):
        stage.next_language()
    assert [settings.language for settings in host.heard] == ["nn", "en", "nb"]


def test_text_grows_in_steps_and_stops_at_the_ends() -> None:
    stage = _stage(FakeScreen())
    percents = []
    for steps in (1, 1, 1, -1, 0, -1):
        stage.scale_text(steps)
        percents.append(stage.grid.text_percent)
    assert percents == [115, 130, 130, 115, 100, 100]


def test_a_screen_can_change_the_settings() -> None:
    dark = replace(SETTINGS, theme="dark", reduce_motion=True)
    host = FakeHost()
    screen = _answer(Key("d"), Adjust(dark))
    stage = _stage(screen, host)
    stage.key("d")
    assert (stage.settings, host.heard, screen.seen[-1]) == (dark, [dark], dark)


def test_f1_opens_the_help_once() -> None:
    help_screen = FakeScreen()
    stage = _stage(FakeScreen(), FakeHost(help=help_screen))
    stage.help()
    stage.help()
    stage.key("a")
    assert help_screen.given == [Key("a")]
    assert len(stage._levels) == 2


def test_letters_go_into_the_field_that_has_the_focus() -> None:
    screen = FakeScreen(labels=(), extra=(FIELD,))
    stage = _stage(screen)
    stage.text("x")
    stage.tab()
    assert stage.writing
    for name in ("b", "left", "backspace", "space"):
        stage.key(name)
    stage.text("b")
    stage.key("enter")
    stage.key("escape")
    assert screen.given == [
        Edited("table", Edit.LEFT),
        Edited("table", Edit.BACKSPACE),
        Typed("table", "b"),
        Pressed(Action("done")),
        Key("escape"),
    ]


def test_a_click_into_a_field_starts_writing() -> None:
    screen = FakeScreen(labels=(), extra=(FIELD,))
    stage = _stage(screen)
    stage.click(_middle(stage, "table"))
    assert stage.writing


def test_the_time_that_a_screen_asked_for_reaches_it() -> None:
    screen = FakeScreen()
    _stage(screen).tick()
    assert screen.given == [Tick()]


@pytest.mark.parametrize("size", [Size(1280, 720), Size(1024, 768)])
def test_a_resized_window_is_laid_out_again(size: Size) -> None:
    stage = _stage(FakeScreen())
    stage.changed = False
    stage.resize(size)
    assert (stage.tree.rect.width, stage.tree.rect.height, stage.changed) == (size.width, size.height, True)


@dataclass
class Film(FakeScreen):
    """A screen that takes one of the arrows."""

    arrows: frozenset[str] = frozenset({"right"})


def test_an_arrow_that_a_screen_takes_comes_to_it_and_the_others_move_the_focus() -> None:
    film = Film()
    stage = _stage(film)
    stage.key("right")
    assert film.given == [Key("right")]
    assert stage.focus is None
    stage.key("left")
    assert film.given == [Key("right")]
    assert stage.focus is not None
