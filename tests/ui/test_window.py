"""The real window on SDL's dummy screen: events in, pictures out, and quiet when nothing happens."""

from __future__ import annotations

import os
from collections.abc import Iterator
from threading import Thread

import pygame
import pytest

from game.ui.boxes import Action
from game.ui.draw import levels_of, scenes
from game.ui.focus import box_of
from game.ui.geometry import Size
from game.ui.pointer import DOUBLE_SECONDS
from game.ui.screens import Adjust, Edited, Key, Pop, Pressed, Push, Quit, Screen, Settings, Tick, Typed
from game.ui.showing import FADE_SECONDS, GROW_SECONDS
from game.ui.theme import LIGHT, Ink
from game.ui.town.pace import LIVELY, SLOWING
from game.ui.town.view import TownView
from game.ui.widgets.field import Edit, EditLine, TextField
from game.ui.widgets.meter import Gauge, Trend
from game.ui.widgets.picture import Town
from game.ui.window import ATTENTIVE, RESTING, Window, wake
from tests.ui.fakes import FakeHost, FakeScreen

SMALL = Size(960, 540)
TOWN = Town(TownView(), "Fjordvik", 200)


class Clock:
    """Time that passes only when told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    pygame.display.quit()


def _window(
    screen: Screen, clock: Clock, host: FakeHost | None = None, *, reduce_motion: bool = False
) -> Window:
    settings = Settings("nb", reduce_motion=reduce_motion)
    window = Window(screen, settings, host or FakeHost(), size=SMALL, clock=clock)
    window.step(0.0)
    _settle(window)
    return window


def _settle(window: Window) -> None:
    """Let pass what SDL itself sends when a window opens."""
    for _ in range(3):
        window.step(0.0)


def _press(window: Window, key: int, unicode: str = "", mod: int = 0) -> None:
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, unicode=unicode, mod=mod))
    pygame.event.post(pygame.event.Event(pygame.KEYUP, key=key, mod=mod))
    window.step(0.0)


def test_the_first_step_shows_the_first_screen(clock: Clock) -> None:
    window = Window(FakeScreen(), Settings("nb"), FakeHost(), size=SMALL, clock=clock)
    assert window.step(None)
    assert pygame.display.get_caption()[0] == "Fjordvik"
    picture = pygame.display.get_surface()
    assert picture is not None
    assert len({tuple(picture.get_at((x, 40))) for x in range(0, 960, 3)}) > 1


def test_when_nothing_happens_nothing_is_drawn(clock: Clock) -> None:
    window = _window(FakeScreen(), clock)
    assert window._patience() is None
    assert not window.step(0.0)


def test_keys_reach_the_screen(clock: Clock) -> None:
    screen = FakeScreen()
    window = _window(screen, clock)
    _press(window, pygame.K_TAB)
    _press(window, pygame.K_RETURN)
    _press(window, pygame.K_b, "B")
    _press(window, pygame.K_ESCAPE)
    _press(window, pygame.K_F8)
    _press(window, pygame.K_F9)
    assert screen.given == [Pressed(Action("press", "En")), *map(Key, ("b", "escape", "f8", "f9"))]


def test_shift_and_tab_goes_back(clock: Clock) -> None:
    window = _window(FakeScreen(), clock)
    _press(window, pygame.K_TAB, mod=pygame.KMOD_LSHIFT)
    assert window.stage.focus == "Tre"


def test_a_key_held_down_confirms_once(clock: Clock) -> None:
    screen = FakeScreen()
    window = _window(screen, clock)
    for _ in range(5):
        pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, unicode="\r", mod=0))
    window.step(0.0)
    assert screen.given == [Key("enter")]


def test_a_click_presses(clock: Clock) -> None:
    screen = FakeScreen()
    window = _window(screen, clock)
    box = box_of(window.stage.tree, "To")
    assert box is not None
    where = (box.rect.centre.x, box.rect.centre.y)
    pygame.event.post(pygame.event.Event(pygame.MOUSEMOTION, pos=where, rel=(0, 0), buttons=(0, 0, 0)))
    _click(window, where)
    assert screen.given == [Pressed(Action("press", "To"))]
    assert window.stage.hover == "To"


def _mouse(window: Window, kind: int, where: tuple[int, int], touch: bool = False) -> None:
    pygame.event.post(pygame.event.Event(kind, pos=where, button=pygame.BUTTON_LEFT, touch=touch))
    window.step(0.0)


def _click(window: Window, where: tuple[int, int], touch: bool = False) -> None:
    _mouse(window, pygame.MOUSEBUTTONDOWN, where, touch=touch)
    _mouse(window, pygame.MOUSEBUTTONUP, where, touch=touch)


def _finger(window: Window, kind: int, where: tuple[int, int], finger: int = 0) -> None:
    """A finger on the screen; SDL tells its place as a share of the window."""
    x, y = (where[0] + 0.5) / SMALL.width, (where[1] + 0.5) / SMALL.height
    pygame.event.post(pygame.event.Event(kind, touch_id=1, finger_id=finger, x=x, y=y, dx=0.0, dy=0.0))
    window.step(0.0)


def _tap(window: Window, where: tuple[int, int], finger: int = 0) -> None:
    _finger(window, pygame.FINGERDOWN, where, finger)
    _finger(window, pygame.FINGERUP, where, finger)


def _centre(window: Window, key: str) -> tuple[int, int]:
    box = box_of(window.stage.tree, key)
    assert box is not None
    return box.rect.centre.x, box.rect.centre.y


def test_a_double_click_turns_one_page(clock: Clock) -> None:
    second = FakeScreen()
    screen = FakeScreen(answer=lambda given: Push(second) if isinstance(given, Pressed) else None)
    window = _window(screen, clock)
    where = _centre(window, "To")
    _click(window, where)
    clock.now += DOUBLE_SECONDS / 2
    _click(window, where)
    assert second.given == []
    clock.now += DOUBLE_SECONDS
    _click(window, where)
    assert second.given == [Pressed(Action("press", "To"))]


def test_a_double_tap_turns_one_page(clock: Clock) -> None:
    second = FakeScreen()
    screen = FakeScreen(answer=lambda given: Push(second) if isinstance(given, Pressed) else None)
    window = _window(screen, clock)
    where = _centre(window, "To")
    _tap(window, where)
    _tap(window, where)
    assert second.given == []
    clock.now += DOUBLE_SECONDS
    _tap(window, where)
    assert second.given == [Pressed(Action("press", "To"))]


def test_a_finger_presses_when_it_is_lifted_and_needs_no_hover(clock: Clock) -> None:
    screen = FakeScreen()
    window = _window(screen, clock)
    where = _centre(window, "To")
    _finger(window, pygame.FINGERDOWN, where)
    assert screen.given == []
    assert window.stage.hover == "To", "what the finger lies on shows it"
    _finger(window, pygame.FINGERUP, where)
    assert screen.given == [Pressed(Action("press", "To"))]
    assert window.stage.hover is None, "a finger that has left points at nothing"


@pytest.mark.parametrize("touch", [False, True])
def test_a_press_slid_off_its_target_is_cancelled_and_one_that_comes_back_counts(
    clock: Clock, touch: bool
) -> None:
    screen = FakeScreen()
    window = _window(screen, clock)
    act = _finger if touch else _mouse
    down, move, up = (
        (pygame.FINGERDOWN, pygame.FINGERMOTION, pygame.FINGERUP)
        if touch
        else (pygame.MOUSEBUTTONDOWN, pygame.MOUSEMOTION, pygame.MOUSEBUTTONUP)
    )
    one, other = _centre(window, "To"), _centre(window, "Tre")
    act(window, down, one)
    act(window, move, other)
    assert window.stage.hover == (None if touch else "Tre")
    act(window, up, other)
    assert screen.given == []
    act(window, down, one)
    act(window, move, other)
    act(window, move, one)
    act(window, up, one)
    assert screen.given == [Pressed(Action("press", "To"))]


def test_a_mouse_event_that_sdl_made_of_a_finger_does_not_press_a_second_time(clock: Clock) -> None:
    screen = FakeScreen()
    window = _window(screen, clock)
    where = _centre(window, "To")
    _click(window, where, touch=True)
    assert screen.given == []
    _tap(window, where)
    _click(window, where, touch=True)
    assert screen.given == [Pressed(Action("press", "To"))]


def test_sdl_is_asked_to_make_no_mouse_of_a_finger(clock: Clock) -> None:
    _window(FakeScreen(), clock)
    assert os.environ["SDL_TOUCH_MOUSE_EVENTS"] == "0"


def test_fingers_on_the_trackpad_of_a_mac_press_nothing(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.ui.window.ON_THE_SCREEN", False)
    screen = FakeScreen()
    window = _window(screen, clock)
    _tap(window, _centre(window, "To"))
    assert screen.given == []


def test_a_second_finger_changes_nothing(clock: Clock) -> None:
    screen = FakeScreen()
    window = _window(screen, clock)
    one, other = _centre(window, "To"), _centre(window, "Tre")
    _finger(window, pygame.FINGERDOWN, one, 0)
    _tap(window, other, 1)
    assert screen.given == []
    _finger(window, pygame.FINGERUP, one, 0)
    assert screen.given == [Pressed(Action("press", "To"))]


def test_what_is_let_go_in_another_window_presses_nothing(clock: Clock) -> None:
    screen = FakeScreen()
    window = _window(screen, clock)
    where = _centre(window, "To")
    _mouse(window, pygame.MOUSEBUTTONDOWN, where)
    window._handle(pygame.event.Event(pygame.WINDOWFOCUSLOST))
    _mouse(window, pygame.MOUSEBUTTONUP, where)
    assert screen.given == []


def test_a_press_does_not_end_on_a_page_that_came_meanwhile(clock: Clock) -> None:
    second = FakeScreen()
    screen = FakeScreen(answer=lambda given: Push(second) if given == Key("z") else None)
    window = _window(screen, clock)
    where = _centre(window, "To")
    _finger(window, pygame.FINGERDOWN, where)
    _press(window, pygame.K_z, "z")
    _finger(window, pygame.FINGERUP, where)
    assert second.given == []


def test_the_mouse_that_leaves_the_window_points_at_nothing(clock: Clock) -> None:
    window = _window(FakeScreen(), clock)
    _mouse(window, pygame.MOUSEMOTION, _centre(window, "To"))
    assert window.stage.hover == "To"
    window._handle(pygame.event.Event(pygame.WINDOWLEAVE))
    assert window.stage.hover is None


def test_two_quick_clicks_count_twice_where_the_page_stays_or_the_place_is_another(clock: Clock) -> None:
    screen = FakeScreen()
    window = _window(screen, clock)
    where = _centre(window, "To")
    _click(window, where)
    _click(window, where)
    assert screen.given == [Pressed(Action("press", "To"))] * 2
    second = FakeScreen()
    screen.answer = lambda given: Push(second) if isinstance(given, Pressed) else None
    _click(window, where)
    _click(window, _centre(window, "Tre"))
    assert second.given == [Pressed(Action("press", "Tre"))]


def test_writing_reaches_the_field(clock: Clock) -> None:
    field = TextField("Bord", EditLine(), Action("done"), "table")
    screen = FakeScreen(labels=(), extra=(field,))
    window = _window(screen, clock)
    _press(window, pygame.K_TAB)
    _press(window, pygame.K_b, "b")
    pygame.event.post(pygame.event.Event(pygame.TEXTINPUT, text="b"))
    _press(window, pygame.K_BACKSPACE)
    assert screen.given == [Typed("table", "b"), Edited("table", Edit.BACKSPACE)]


def test_a_finger_in_a_field_asks_the_desktop_for_its_keyboard_once(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(pygame.key, "set_text_input_rect", lambda rect: asked.append(f"{rect.w}x{rect.h}"))
    monkeypatch.setattr(pygame.key, "start_text_input", lambda: asked.append("start"))
    field = TextField("Bord", EditLine(), Action("done"), "table")
    window = _window(FakeScreen(labels=("En",), extra=(field,)), clock)
    _tap(window, _centre(window, "En"))
    assert asked == []
    _tap(window, _centre(window, "table"))
    box = window.stage.field
    assert box is not None
    assert asked == [f"{box.rect.width}x{box.rect.height}", "start"]
    clock.now += 1
    _tap(window, _centre(window, "table"))
    assert len(asked) == 2
    _tap(window, _centre(window, "En"))
    _tap(window, _centre(window, "table"))
    assert len(asked) == 4


def test_the_function_keys_and_ctrl_do_what_they_promise(clock: Clock) -> None:
    host = FakeHost(help=FakeScreen())
    window = _window(FakeScreen(), clock, host)
    _press(window, pygame.K_F2)
    _press(window, pygame.K_PLUS, "+", pygame.KMOD_LCTRL)
    _press(window, pygame.K_KP_PLUS, "+", pygame.KMOD_LCTRL)
    _press(window, pygame.K_MINUS, "-", pygame.KMOD_LCTRL)
    assert [(s.language, s.text_percent) for s in host.heard] == [
        ("nn", 100),
        ("nn", 115),
        ("nn", 130),
        ("nn", 115),
    ]
    _press(window, pygame.K_0, "0", pygame.KMOD_LCTRL)
    assert host.heard[-1].text_percent == 100
    _press(window, pygame.K_F1)
    assert window.stage.screen is host.help


def test_full_screen_and_back(clock: Clock) -> None:
    window = _window(FakeScreen(), clock)
    _press(window, pygame.K_F11)
    surface = pygame.display.get_surface()
    assert surface is not None
    assert surface.get_flags() & pygame.FULLSCREEN
    assert window.stage.grid.window == Size(*surface.get_size())
    _press(window, pygame.K_F11)
    surface = pygame.display.get_surface()
    assert surface is not None
    assert not surface.get_flags() & pygame.FULLSCREEN
    assert window.stage.grid.window == SMALL


def test_a_screen_can_ask_for_the_full_screen(clock: Clock) -> None:
    full = Settings("nb", full_screen=True)
    window = _window(FakeScreen(answer=lambda _: Adjust(full)), clock)
    _press(window, pygame.K_z, "z")
    surface = pygame.display.get_surface()
    assert surface is not None
    assert surface.get_flags() & pygame.FULLSCREEN
    assert window.stage.grid.window == Size(*surface.get_size())


def test_a_new_size_is_followed(clock: Clock) -> None:
    window = _window(FakeScreen(), clock)
    pygame.display.set_mode((640, 480), pygame.RESIZABLE)
    assert window._showing.fonts._drawn
    window.stage.changed = False
    window._handle(pygame.event.Event(pygame.VIDEORESIZE, size=(640, 480), w=640, h=480))
    window._follow_size()
    assert window.stage.grid.window == Size(640, 480)
    assert not window._showing.fonts._drawn, "pictures for the old size fill the memory"
    assert window.step(0.0)


def test_a_new_page_fades_in(clock: Clock) -> None:
    second = FakeScreen(labels=("Annen",))
    screen = FakeScreen(answer=lambda given: Push(second) if given == Key("a") else None)
    window = _window(screen, clock)
    _press(window, pygame.K_a, "a")
    assert window._showing._fade is not None
    clock.now += FADE_SECONDS / 2
    assert window.step(0.0)
    clock.now += FADE_SECONDS
    assert window.step(0.0)
    assert not window.step(0.0)


def _gauge(share: float) -> Gauge:
    return Gauge("Folk", "57", "", Trend.LEVEL, True, share, None, "57")


def _filled(window: Window) -> int:
    """How many pixels of the gauge's bar are filled, along its middle."""
    surface, level = pygame.display.get_surface(), levels_of(window.stage.tree)["Folk"]
    assert surface is not None
    y, colour = level.rect.centre.y, pygame.Color(*LIGHT[Ink.FILL])
    return sum(surface.get_at((x, y)) == colour for x in range(level.rect.x, level.rect.right))


def _turned_to(share: float, clock: Clock, *, reduce_motion: bool = False) -> Window:
    """A window that has just turned from a page with the gauge at 0.2 to one where it stands elsewhere."""
    second = FakeScreen(labels=("Annen",), extra=(_gauge(share),))
    first = FakeScreen(answer=lambda given: Push(second) if given == Key("a") else None, extra=(_gauge(0.2),))
    window = _window(first, clock, reduce_motion=reduce_motion)
    _press(window, pygame.K_a, "a")
    return window


def test_a_gauge_that_changed_grows_from_its_old_place_to_its_new_one(clock: Clock) -> None:
    window = _turned_to(0.8, clock)
    wide = levels_of(window.stage.tree)["Folk"].rect.width
    clock.now += FADE_SECONDS
    window.step(0.0)
    assert _filled(window) == pytest.approx(0.2 * wide, abs=3)
    clock.now += GROW_SECONDS / 2
    patience = window._patience()
    assert patience is not None
    assert patience < 0.02
    assert window.step(0.0)
    assert 0.3 * wide < _filled(window) < 0.75 * wide
    clock.now += GROW_SECONDS
    assert window.step(0.0)
    assert _filled(window) == pytest.approx(0.8 * wide, abs=3)
    assert window._patience() is None
    assert not window.step(0.0)


def test_a_key_shows_at_once_where_a_gauge_comes_to(clock: Clock) -> None:
    window = _turned_to(0.8, clock)
    clock.now += FADE_SECONDS
    window.step(0.0)
    _press(window, pygame.K_z, "z")
    wide = levels_of(window.stage.tree)["Folk"].rect.width
    assert _filled(window) == pytest.approx(0.8 * wide, abs=3)
    assert not window.step(0.0)


def test_with_reduced_motion_or_the_same_figure_no_gauge_grows(clock: Clock) -> None:
    window = _turned_to(0.8, clock, reduce_motion=True)
    wide = levels_of(window.stage.tree)["Folk"].rect.width
    assert _filled(window) == pytest.approx(0.8 * wide, abs=3)
    assert window._patience() is None
    window = _turned_to(0.2, clock)
    clock.now += FADE_SECONDS
    window.step(0.0)
    assert window._patience() is None


def test_any_key_skips_the_fading(clock: Clock) -> None:
    second = FakeScreen(labels=("Annen",))
    screen = FakeScreen(answer=lambda given: Push(second) if given == Key("a") else None)
    window = _window(screen, clock)
    _press(window, pygame.K_a, "a")
    _press(window, pygame.K_b, "b")
    assert not window.step(0.0)


def test_with_reduced_motion_nothing_fades_or_moves(clock: Clock) -> None:
    second = FakeScreen(labels=("Annen",), extra=(TOWN,))
    screen = FakeScreen(answer=lambda given: Push(second) if given == Key("a") else None)
    window = _window(screen, clock, reduce_motion=True)
    _press(window, pygame.K_a, "a")
    assert window._showing._fade is None
    assert window._patience() is None
    assert not window.step(0.0)


def test_the_moving_town_draws_only_its_own_rectangle(clock: Clock) -> None:
    window = _window(FakeScreen(extra=(TOWN,)), clock)
    surface = pygame.display.get_surface()
    assert surface is not None
    patience = window._patience()
    assert patience is not None
    assert patience > 0.05
    outside = (5, 5)
    before = pygame.image.tobytes(surface, "RGB")
    surface.set_at(outside, "magenta")
    clock.now += 3
    assert window.step(0.0)
    assert surface.get_at(outside) == pygame.Color("magenta")
    assert pygame.image.tobytes(surface, "RGB") != before
    assert surface.get_clip() == surface.get_rect()


def test_of_the_moving_town_only_what_moved_is_drawn_again(clock: Clock) -> None:
    window = _window(FakeScreen(extra=(TOWN,)), clock)
    surface = pygame.display.get_surface()
    assert surface is not None
    (scene,) = scenes(window.stage.tree)
    town = scene.rect.tuple
    surface.fill("magenta", town)
    clock.now += 3
    assert window.step(0.0)
    left = pygame.mask.from_threshold(surface.subsurface(town), "magenta", (1, 1, 1, 255)).count()
    assert left > 0.7 * scene.rect.width * scene.rect.height
    assert not window.step(0.0), "nothing has moved since"


def test_after_a_while_without_anybody_the_town_rests_until_a_key_comes(clock: Clock) -> None:
    window = _window(FakeScreen(extra=(TOWN,)), clock)
    clock.now += LIVELY + SLOWING
    window.step(0.0)
    assert window._patience() is None
    clock.now += 100
    assert not window.step(0.0)
    _press(window, pygame.K_z, "z")
    assert window._patience() is not None


@pytest.mark.parametrize("left", [pygame.WINDOWFOCUSLOST, pygame.WINDOWMINIMIZED, pygame.WINDOWHIDDEN])
def test_a_window_that_nobody_looks_at_stands_still(clock: Clock, left: int) -> None:
    window = _window(FakeScreen(extra=(TOWN,)), clock)
    window._handle(pygame.event.Event(left))
    clock.now += 1
    assert window._patience() is None
    assert not window.step(0.0)
    back = pygame.WINDOWFOCUSGAINED if left == pygame.WINDOWFOCUSLOST else pygame.WINDOWRESTORED
    window._handle(pygame.event.Event(back))
    _press(window, pygame.K_z, "z")
    assert window._patience() is not None


def test_what_changes_while_the_window_is_hidden_is_drawn_when_it_comes_back(clock: Clock) -> None:
    window = _window(FakeScreen(), clock)
    window._handle(pygame.event.Event(pygame.WINDOWMINIMIZED))
    window.stage.next_language()
    assert not window.step(0.0)
    window._handle(pygame.event.Event(pygame.WINDOWRESTORED))
    assert window.step(0.0)


@pytest.mark.parametrize(("idle", "pause"), [(0.0, ATTENTIVE), (LIVELY + SLOWING, RESTING)])
def test_waiting_is_sleeping_not_looking_all_the_time(clock: Clock, idle: float, pause: float) -> None:
    slept: list[float] = []
    window = Window(FakeScreen(), Settings("nb"), FakeHost(), size=SMALL, clock=clock, sleep=slept.append)
    _settle(window)
    clock.now += idle
    window.step(1.0)
    assert sum(slept) == pytest.approx(1.0)
    assert max(slept) == pause


def test_what_happens_while_it_waits_ends_the_waiting(clock: Clock) -> None:
    screen, slept = FakeScreen(), 0

    def sleep(_: float) -> None:
        nonlocal slept
        slept += 1
        pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_b, unicode="b", mod=0))

    window = Window(screen, Settings("nb"), FakeHost(), size=SMALL, clock=clock, sleep=sleep)
    _settle(window)
    window.step(None)
    assert (screen.given, slept) == ([Key("b")], 1)


def test_a_screen_that_shows_time_is_woken_when_it_asked_to_be(clock: Clock) -> None:
    screen = FakeScreen(tick=5.0)
    window = _window(screen, clock)
    assert window._patience() == pytest.approx(5.0)
    window.step(0.0)
    assert screen.given == []
    clock.now += 5
    window.step(0.0)
    assert screen.given == [Tick()]
    assert window._patience() == pytest.approx(5.0)


@pytest.mark.parametrize("answer", [Quit(), Pop()])
def test_leaving_closes_the_window(clock: Clock, answer: Quit | Pop) -> None:
    window = _window(FakeScreen(answer=lambda _: answer), clock)
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_q, unicode="q", mod=0))
    window.run()
    assert not pygame.display.get_init()


def test_the_cross_of_the_window_leaves(clock: Clock) -> None:
    window = _window(FakeScreen(), clock)
    pygame.event.post(pygame.event.Event(pygame.QUIT))
    window.run()
    assert window.stage.done


def test_a_window_closes_also_when_a_screen_fails(clock: Clock) -> None:
    def fail(given: object) -> None:
        raise LookupError("a bug")

    window = _window(FakeScreen(answer=fail), clock)
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_q, unicode="q", mod=0))
    with pytest.raises(LookupError):
        window.run()
    assert not pygame.display.get_init()


def test_without_a_size_the_window_fits_the_desktop(clock: Clock) -> None:
    window = Window(FakeScreen(), Settings("nb"), FakeHost(), clock=clock)
    (wide, high), size = pygame.display.get_desktop_sizes()[0], window.stage.grid.window
    assert 640 <= size.width <= max(640, wide)
    assert 360 <= size.height <= max(360, high)


def test_another_thread_wakes_a_window_that_sleeps_until_something_happens(clock: Clock) -> None:
    screen = FakeScreen()
    window = _window(screen, clock)
    assert window._patience() is None
    phone = Thread(target=wake)
    phone.start()
    window.step(None)
    phone.join()
    assert screen.given == [Tick()]


def test_waking_a_window_that_has_closed_does_nothing(clock: Clock) -> None:
    _window(FakeScreen(), clock).close()
    wake()
