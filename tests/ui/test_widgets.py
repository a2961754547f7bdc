"""What each widget says, how it shows its state, and that it fits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.boxes import Action, Box, Fill, Letters, Level, Picture, Role, Shape
from game.ui.element import Element
from game.ui.geometry import Rect
from game.ui.inspect import describe, misfits
from game.ui.theme import Dimension, Form, Ink
from game.ui.widgets.bars import Bar, BarChart, Cause
from game.ui.widgets.button import Button, Kind, Stepper
from game.ui.widgets.capacity import Capacity
from game.ui.widgets.card import Bubble, TabStrip
from game.ui.widgets.field import Edit, EditLine, TextField
from game.ui.widgets.meter import Gauge, Meter, Trend
from game.ui.widgets.option import Fact, OptionRow, Touch
from game.ui.widgets.ornament import Dots
from game.ui.widgets.text import Text, heading
from tests.ui.fakes import context


def _placed(element: Element, wide: int = 900) -> Box:
    ctx = context()
    return element.place(ctx, Rect(0, 0, wide, element.height(ctx, wide)))


def _marks(box: Box) -> list[object]:
    return [mark for part in box.walk() for mark in part.marks]


def _words(box: Box) -> str:
    return " ".join(mark.text for mark in _marks(box) if isinstance(mark, Letters))


OPTION = OptionRow(
    "B",
    "La nattevaktene prøve",
    (Fact("coins", "1,2", "Pris"), Fact("user", "Helse 2", "Kapasitet")),
    (Touch("Folk", 2), Touch("Tjenester", 3)),
    Dimension.TECHNOLOGY,
    chosen=True,
    action=Action("choose", "B"),
    chosen_word="valgt",
)


def test_a_heading_leaves_no_single_word_on_its_last_line() -> None:
    text = "Ni av ti er fornøyde med undersøkelsen om hvor fornøyde de er."
    plain, balanced = Text(text, 60), heading(text, 60)
    ctx = context()
    wide = next(each for each in range(1900, 900, -10) if _line_words(_placed(plain, each))[-1:] == ["er."])
    last = _line_words(_placed(balanced, wide))
    assert len(last) > 2
    assert balanced.height(ctx, wide) == len(_lines(_placed(balanced, wide))) * balanced.height(ctx, 90_000)


def _lines(box: Box) -> dict[int, list[str]]:
    lines: dict[int, list[str]] = {}
    for mark in _marks(box):
        if isinstance(mark, Letters):
            lines.setdefault(mark.at.y, []).append(mark.text)
    return lines


def _line_words(box: Box) -> list[str]:
    """The words of the last line."""
    lines = _lines(box)
    return " ".join(lines[max(lines)]).split()


def test_a_button_says_its_text_and_its_key() -> None:
    box = _placed(Button("Hvorfor", Action("why"), hint="H"))
    assert (box.role, box.name, box.key, box.action) == (Role.BUTTON, "Hvorfor H", "why:", Action("why"))


def test_a_button_without_an_action_cannot_be_pressed_and_says_so() -> None:
    box = _placed(Button("Start", None, Kind.PRIMARY))
    assert not box.focusable
    assert box.state == ("unavailable",)
    assert {mark.ink for mark in _marks(box) if isinstance(mark, Letters)} == {Ink.MUTED}


@pytest.mark.parametrize("kind", Kind)
def test_a_button_is_large_enough_for_a_finger(kind: Kind) -> None:
    ctx = context()
    button = Button("A", Action("a"), kind)
    assert button.width(ctx) >= 44
    assert button.height(ctx, button.width(ctx)) >= 44


def test_an_option_says_everything_that_it_shows() -> None:
    box = _placed(OPTION)
    assert describe(box) == (
        "option 'B: La nattevaktene prøve': Pris 1,2; Kapasitet Helse 2; Folk 2/3; Tjenester 3/3, valgt"
    )


def test_a_chosen_option_differs_in_more_than_colour() -> None:
    chosen = _placed(OPTION)
    other = _placed(OptionRow("B", "Nei", (), (), Dimension.TECHNOLOGY, chosen=False, action=Action("b")))
    frames = [next(mark for mark in _marks(box) if isinstance(mark, Fill)) for box in (chosen, other)]
    assert frames[0].edge_width > frames[1].edge_width
    assert other.state == ()


def test_dots_stand_below_each_other_however_long_the_names_are() -> None:
    touches = (Touch("Folk", 3), Touch("Oppvekst og opplæring", 3))
    box = _placed(replace(OPTION, touches=touches))
    dots = [mark.rect.x for mark in _marks(box) if isinstance(mark, Shape)]
    assert dots[:3] == dots[3:]


def test_choosing_moves_nothing() -> None:
    other = replace(OPTION, chosen=False)
    places = [
        [mark.at for mark in _marks(_placed(option)) if isinstance(mark, Letters)]
        for option in (OPTION, other)
    ]
    assert places[0] == places[1]


def test_an_option_shows_how_strongly_but_not_in_which_direction() -> None:
    forms = [mark.form for mark in _marks(_placed(OPTION)) if isinstance(mark, Shape)]
    assert forms.count(Form.CIRCLE) == 5
    assert forms.count(Form.RING) == 1
    assert len(forms) == 6


@pytest.mark.parametrize(
    ("trend", "good", "form", "ink"),
    [
        (Trend.UP, True, Form.TRIANGLE_UP, Ink.GOOD),
        (Trend.UP, False, Form.TRIANGLE_UP, Ink.BAD),
        (Trend.DOWN, False, Form.TRIANGLE_DOWN, Ink.BAD),
    ],
)
def test_a_gauge_shows_where_it_went_and_whether_that_is_welcome(
    trend: Trend, good: bool, form: Form, ink: Ink
) -> None:
    box = _placed(Gauge("Folk", "57", "%", trend, good, 0.5, 0.6, "57 %, ned"))
    assert [(mark.form, mark.ink) for mark in _marks(box) if isinstance(mark, Shape)] == [(form, ink)]
    assert describe(box) == "gauge 'Folk': 57 %, ned"


def test_a_level_gauge_shows_an_equals_sign() -> None:
    box = _placed(Gauge("Folk", "57", "", Trend.LEVEL, True, 0.5, None, "57, som før"))
    assert "=" in _words(box)


@pytest.mark.parametrize(("share", "filled"), [(-1, 0), (0, 0), (0.5, 0.5), (1, 1), (7, 1)])
def test_a_meter_fills_from_the_left_and_stays_in_its_track(share: float, filled: float) -> None:
    marks = _marks(_placed(Meter(share), 200))
    (level,) = [mark for mark in marks if isinstance(mark, Level)]
    (track,) = [mark for mark in marks if isinstance(mark, Fill)]
    assert (level.share, level.ink) == (filled, Ink.FILL)
    assert (level.rect, track.rect.width) == (track.rect, 200)


@pytest.mark.parametrize("goal", [0.0, 0.3, 1.0])
def test_a_goal_mark_stays_within_the_meter(goal: float) -> None:
    box = _placed(Meter(0.5, goal), 200)
    (mark,) = [mark for mark in _marks(box) if isinstance(mark, Fill) and mark.ink is Ink.GOAL]
    assert box.rect.encloses(mark.rect)


@given(st.integers(0, 5), st.integers(0, 5))
def test_dots_show_what_is_used_what_is_free_and_what_is_too_much(filled: int, total: int) -> None:
    shapes = [mark for mark in _marks(_placed(Dots(filled, total))) if isinstance(mark, Shape)]
    free = [shape for shape in shapes if shape.form is Form.RING and shape.ink is Ink.FILL]
    over = [shape for shape in shapes if shape.ink is Ink.BAD]
    assert sum(shape.form is Form.CIRCLE for shape in shapes) == filled
    assert (len(free), len(over)) == (max(0, total - filled), max(0, filled - total))


def test_an_overdrawn_role_is_marked_by_more_than_colour() -> None:
    normal, over = (_placed(Capacity("Helse", used, 2, f"{used} av 2")) for used in (2, 3))
    faces = [next(mark.face for mark in _marks(box) if isinstance(mark, Letters)) for box in (normal, over)]
    assert faces[0] is not faces[1]
    assert describe(over) == "capacity 'Helse': 3 av 2"


@pytest.mark.parametrize(("amount", "left"), [(-2.0, True), (3.0, False)])
def test_a_bar_starts_at_zero(amount: float, left: bool) -> None:
    box = _placed(Bar(amount, -2, 3, Ink.BAD), 503)
    bar, _, axis = (mark.rect for mark in _marks(box) if isinstance(mark, Fill))
    assert axis.x == 200
    assert (bar.right if left else bar.x) == axis.x
    assert bar.width == abs(amount) * 100


def test_bars_on_one_chart_share_their_scale_and_zero() -> None:
    causes = (
        Cause("A", "", -1.0, "−1", Ink.BAD),
        Cause("B", "merk", 3.0, "+3", Ink.GOOD, Action("cause", "b")),
        Cause("C", "", 0.0, "0", Ink.NEUTRAL),
    )
    box = _placed(BarChart(causes, "Til sammen", "+2", Ink.GOOD), 1200)
    bars = {mark.ink: mark.rect for mark in reversed(_marks(box)) if isinstance(mark, Fill)}
    axes = {mark.rect.x for mark in _marks(box) if isinstance(mark, Fill) and mark.ink is Ink.TEXT}
    assert len(axes) == 1
    assert bars[Ink.GOOD].width == pytest.approx(3 * bars[Ink.BAD].width, abs=3)
    assert Ink.NEUTRAL not in bars
    assert [part.key for part in box.walk() if part.focusable] == ["cause:b"]
    assert misfits(box) == ()


@pytest.mark.parametrize("sign", [1, -1])
def test_a_chart_of_only_gains_or_only_losses_starts_at_zero_too(sign: int) -> None:
    causes = (Cause("A", "", 2.0 * sign, "2", Ink.GOOD), Cause("B", "", 4.0 * sign, "4", Ink.BAD))
    box = _placed(BarChart(causes, "Til sammen", "6", Ink.TEXT), 1200)
    bars = {mark.ink: mark.rect for mark in reversed(_marks(box)) if isinstance(mark, Fill)}
    assert bars[Ink.BAD].width == pytest.approx(2 * bars[Ink.GOOD].width, abs=2)


def test_a_chart_of_nothing_but_zeros_has_no_bars() -> None:
    box = _placed(BarChart((Cause("A", "", 0.0, "0", Ink.BAD),), "Til sammen", "0", Ink.TEXT))
    assert misfits(box) == ()


def test_a_bubble_speaks_without_marks() -> None:
    box = _placed(Bubble("**Solveig, nattevakt:** «Vi rakk ikke opplæringen.»"), 400)
    assert box.name == "Solveig, nattevakt: «Vi rakk ikke opplæringen.»"
    assert misfits(box) == ()


def test_the_strip_of_beats_shows_which_one_it_is_and_cannot_be_pressed() -> None:
    box = _placed(TabStrip("Halvåret", ("Nytt", "Saken", "Valget", "Følger"), 1, "nå"), 1200)
    assert describe(box).splitlines() == [
        "tablist 'Halvåret'", "  tab 'Nytt'", "  tab 'Saken', nå", "  tab 'Valget'", "  tab 'Følger'",
    ]  # fmt: skip
    assert not any(part.focusable for part in box.walk())


def test_a_stepper_has_a_button_for_each_side_and_stops_at_the_ends() -> None:
    box = _placed(Stepper("Modenhet", "Ung", None, Action("step", "next"), "forrige", "neste"))
    assert describe(box).splitlines() == [
        "stepper 'Modenhet': Ung",
        "  text 'Modenhet'",
        "  button 'Modenhet: forrige', unavailable",
        "  text 'Ung'",
        "  button 'Modenhet: neste'",
    ]
    assert [mark.icon for mark in _marks(box) if isinstance(mark, Picture)] == [
        "chevron-left",
        "chevron-right",
    ]


def test_a_field_shows_its_caret_only_when_it_is_written_in() -> None:
    line = EditLine("Bord 7", 4)
    carets = [
        [
            m
            for m in _marks(_placed(TextField("Bord", line, Action("go"), "t", active)))
            if isinstance(m, Fill)
        ][1:]
        for active in (False, True)
    ]
    assert [len(found) for found in carets] == [0, 1]


@given(st.text("abc ", max_size=80), st.data())
def test_a_long_text_shows_the_part_around_the_caret(text: str, data: st.DataObject) -> None:
    caret = data.draw(st.integers(0, len(text)))
    box = _placed(TextField("Bord", EditLine(text, caret), Action("go"), "t", active=True), 300)
    field = box.children[1]
    line = field.rect
    for mark in field.marks[1:]:
        if isinstance(mark, Fill):
            assert line.x < mark.rect.x < line.right
        if isinstance(mark, Letters):
            assert mark.text in text
            assert len(mark.text) * 17 <= line.width
    assert field.value == text


EDITS = st.one_of(st.sampled_from(Edit), st.text(max_size=5))


@pytest.mark.no_cover  # what it reaches, others reach faster; counting lines doubles its time
@given(st.lists(EDITS, max_size=30))
def test_the_caret_never_leaves_the_text(edits: list[Edit | str]) -> None:
    line = EditLine()
    for edit in edits:
        line = line.edited(edit) if isinstance(edit, Edit) else line.typed(edit, longest=20)
        assert 0 <= line.caret <= len(line.text) <= 20
        assert line.text.isprintable()


def test_editing_changes_what_stands_at_the_caret() -> None:
    line = EditLine("Brd", 1).typed("o")
    assert line == EditLine("Bord", 2)
    assert line.edited(Edit.BACKSPACE) == EditLine("Brd", 1)
    assert line.edited(Edit.DELETE) == EditLine("Bod", 2)
    assert line.edited(Edit.HOME).edited(Edit.BACKSPACE) == EditLine("Bord", 0)
    assert line.edited(Edit.END).edited(Edit.RIGHT).edited(Edit.LEFT) == EditLine("Bord", 3)
