"""What a screen reader is told: each thing once, by a number that lasts, and only what has something to say."""

from __future__ import annotations

from dataclasses import replace

from game.ui.boxes import Action, Box, Role
from game.ui.geometry import Rect
from game.ui.spoken import ROOT, Teller, Telling, Thing

WHOLE = Rect(0, 0, 200, 100)
HEADING = Box(Role.HEADING, Rect(0, 0, 200, 20), "Saken")


def _button(name: str, *parts: Box, **more: object) -> Box:
    box = Box(
        Role.BUTTON, Rect(0, 30, 50, 40), name, children=parts, action=Action("go", name), key=f"go:{name}"
    )
    return replace(box, **more)  # type: ignore[arg-type]


def _tell(*children: Box, focus: str | None = None, teller: Teller | None = None) -> Telling:
    tree = Box(Role.WINDOW, WHOLE, children=children)
    return (teller or Teller()).listed(tree, "Fjordvik", focus, "nb")


def _named(telling: Telling, name: str) -> Thing:
    return next(thing for thing in telling.things if thing.name == name)


def test_the_window_comes_first_and_carries_the_title_and_its_parts() -> None:
    telling = _tell(HEADING, _button("Videre"))
    root = telling.things[0]
    assert (root.number, root.role, root.name) == (ROOT, Role.WINDOW, "Fjordvik")
    assert root.children == tuple(thing.number for thing in telling.things[1:])
    assert [thing.name for thing in telling.things[1:]] == ["Saken", "Videre"]


def test_frames_without_a_name_and_ornament_are_no_things_and_what_is_in_them_is() -> None:
    frame = Box(Role.GROUP, WHOLE, children=(Box(Role.DIVIDER, WHOLE), HEADING))
    pretty = Box(Role.DECORATION, WHOLE, children=(_button("Videre"),))
    assert [thing.name for thing in _tell(frame, pretty).things] == ["Fjordvik", "Saken", "Videre"]


def test_what_has_a_name_for_the_whole_is_one_thing_unless_something_in_it_can_be_pressed() -> None:
    label = Box(Role.TEXT, WHOLE, "Videre")
    assert len(_tell(_button("Videre", label)).things) == 2
    row = Box(Role.ROW, WHOLE, "En rad", children=(label, _button("Pil")))
    assert [thing.name for thing in _tell(row).things] == ["Fjordvik", "En rad", "Videre", "Pil"]


def test_a_thing_keeps_its_number_while_it_is_there() -> None:
    teller = Teller()
    first = _tell(HEADING, _button("A"), _button("B"), teller=teller)
    second = _tell(_button("B"), _button("C"), HEADING, teller=teller)
    for name in ("Saken", "B"):
        assert _named(first, name).number == _named(second, name).number
    assert _named(second, "C").number not in {thing.number for thing in first.things}


def test_a_button_that_has_another_text_now_is_the_same_thing() -> None:
    teller = Teller()
    first = _tell(_button("A"), teller=teller)
    second = _tell(replace(_button("A"), name="A, valgt"), teller=teller)
    assert first.things[1].number == second.things[1].number


def test_two_things_of_the_same_name_have_two_numbers() -> None:
    text = Box(Role.TEXT, WHOLE, "63")
    telling = _tell(text, text)
    assert len({thing.number for thing in telling.things}) == 3


def test_what_is_in_focus_is_told_and_without_a_focus_it_is_the_window() -> None:
    assert _tell(_button("A")).focus == ROOT
    telling = _tell(_button("A"), _button("B"), focus="go:B")
    assert telling.focus == _named(telling, "B").number
    assert telling.key_of(telling.focus) == "go:B"
    assert telling.key_of(ROOT) is None


def test_a_heading_and_the_words_of_the_foot_are_read_out_by_themselves() -> None:
    top, foot = (Box(Role.BAR, WHOLE, name, children=(Box(Role.TEXT, WHOLE, f"i {name}"),)) for name in "AB")
    telling = _tell(top, HEADING, foot)
    assert {thing.name for thing in telling.things if thing.live} == {"Saken", "i B"}


def test_what_is_selected_or_closed_is_told() -> None:
    telling = _tell(_button("A", selected=True), _button("B", disabled=True, value="For dyrt."))
    assert _named(telling, "A").selected
    assert _named(telling, "B").disabled
    assert _named(telling, "B").value == "For dyrt."
