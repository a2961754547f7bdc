"""What AccessKit is given, held against the library's own objects."""

from __future__ import annotations

from types import SimpleNamespace

import pygame
import pytest

accesskit = pytest.importorskip("accesskit", reason="needs the extra `access`")

from game.ui.access import Asked, bridge_for  # noqa: E402
from game.ui.accesskit_bridge import AccessKitBridge, update_of  # noqa: E402
from game.ui.boxes import Role  # noqa: E402
from game.ui.geometry import Rect  # noqa: E402
from game.ui.spoken import ROOT, Telling, Thing  # noqa: E402

KIT = accesskit.Role


def _thing(
    role: Role, name: str, value: str = "", *, number: int = 2, key: str = "", **more: object
) -> Thing:
    flags = {"selected": False, "disabled": False, "live": False, **more}
    return Thing(number, role, name, value, Rect(10, 20, 30, 40), key, (), **flags)  # type: ignore[arg-type]


def _node(thing: Thing):
    update = update_of(Telling((_thing(Role.WINDOW, "Fjordvik", number=ROOT), thing), thing.number, "nn"))
    return dict(update.nodes)[thing.number]


def test_the_whole_tree_with_its_root_focus_and_language() -> None:
    button = _thing(Role.BUTTON, "Start", key="start:")
    root = Thing(ROOT, Role.WINDOW, "Fjordvik", "", Rect(0, 0, 200, 100), "", (2,), False, False, False)
    update = update_of(Telling((root, button), 2, "nn"))
    nodes = dict(update.nodes)
    assert (update.focus, update.tree.root) == (2, ROOT)
    assert (nodes[ROOT].role, nodes[ROOT].label, nodes[ROOT].language) == (KIT.WINDOW, "Fjordvik", "nn")
    assert list(nodes[ROOT].children) == [2]


def test_a_button_has_its_name_its_place_and_what_can_be_done_with_it() -> None:
    node = _node(_thing(Role.BUTTON, "Start", key="start:"))
    assert (node.role, node.label) == (KIT.BUTTON, "Start")
    assert (node.bounds.x0, node.bounds.y0, node.bounds.x1, node.bounds.y1) == (10, 20, 40, 60)
    assert node.supports_action(accesskit.Action.CLICK)
    assert node.supports_action(accesskit.Action.FOCUS)
    assert node.toggled is None


def test_an_answer_is_a_button_that_is_pressed_when_chosen_and_says_why_when_closed() -> None:
    chosen = _node(_thing(Role.OPTION, "A: Prøv", "Pris 1,2", key="option:A", selected=True))
    assert (chosen.role, chosen.label, chosen.description) == (KIT.BUTTON, "A: Prøv", "Pris 1,2")
    assert chosen.toggled == accesskit.Toggled.TRUE
    closed = _node(_thing(Role.OPTION, "B: Kjøp", "for dyrt", key="option:B", disabled=True))
    assert closed.is_disabled
    assert closed.description == "for dyrt"


def test_a_gauge_is_read_as_one_sentence_and_a_heading_by_itself() -> None:
    assert _node(_thing(Role.GAUGE, "Økonomi", "1,2 prosent, ned")).value == "Økonomi: 1,2 prosent, ned"
    heading = _node(_thing(Role.HEADING, "Saken", live=True))
    assert (heading.role, heading.label, heading.live) == (KIT.HEADING, "Saken", accesskit.Live.POLITE)


def test_a_field_has_its_name_and_what_stands_in_it_and_a_tab_is_selected() -> None:
    field = _node(_thing(Role.FIELD, "Bord", "Bord 7", key="table"))
    assert (field.role, field.label, field.value) == (KIT.TEXT_INPUT, "Bord", "Bord 7")
    tab = _node(_thing(Role.TAB, "Valget", selected=True))
    assert (tab.role, tab.is_selected) == (KIT.TAB, True)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.DECORATION, Role.DIVIDER}))
def test_every_role_has_one_there(role: Role) -> None:
    assert _node(_thing(role, "Noe")).role != KIT.UNKNOWN


def test_what_a_reader_asks_for_waits_for_the_window_and_wakes_it() -> None:
    woken: list[bool] = []
    pygame.display.init()
    try:
        bridge = bridge_for(lambda: woken.append(True))
        assert isinstance(bridge, AccessKitBridge)
        ask = bridge._ask
        assert bridge._first() is None
        ask(SimpleNamespace(target=2, action=accesskit.Action.CLICK))
        assert list(bridge.asked()) == []
        bridge.hear(Telling((_thing(Role.BUTTON, "Start", key="start:"),), 2, "nb"))
        assert bridge._first() is not None
        ask(SimpleNamespace(target=2, action=accesskit.Action.FOCUS))
        ask(SimpleNamespace(target=2, action=accesskit.Action.CLICK))
        ask(SimpleNamespace(target=99, action=accesskit.Action.CLICK))
        assert list(bridge.asked()) == [Asked("focus", "start:"), Asked("press", "start:")]
        assert woken == [True, True]
    finally:
        pygame.display.quit()
