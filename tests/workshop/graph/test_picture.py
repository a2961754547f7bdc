"""The picture itself: one file that is whole, the same each time, with words for who cannot see it."""

from __future__ import annotations

import re
import sys
from functools import cache
from itertools import combinations
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest

from game.errors import UsageError
from game.resources import scenarios_dir
from game.session.edition import Edition, open_edition
from game.ui.typeset import Face
from game.workshop.graph import layout
from game.workshop.graph.diagram import Arrow, Box, Diagram
from game.workshop.graph.layout import place
from game.workshop.graph.picture import Wish, names_of, svg, text
from game.workshop.graph.setting import Setter
from tests.workshop.graph.support import TINY, changed

SVG = "{http://www.w3.org/2000/svg}"


@cache
def edition(pack: str) -> Edition:
    return open_edition(TINY if pack == "tiny" else scenarios_dir() / pack)


@cache
def drawn(pack: str, wish: Wish, language: str = "nb") -> Element:
    return fromstring(svg(edition(pack), wish, language))


def words(picture: Element) -> str:
    return " ".join(each.text or "" for each in picture.iter(f"{SVG}text"))


@pytest.mark.parametrize(
    "wish",
    [
        Wish(),
        Wish(every=True),
        Wish(of="staff"),
        Wish(of="form", kind="loops"),
        Wish("cards"),
        Wish(of="errors"),
    ],
    ids=str,
)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_picture_is_whole_in_every_language(wish: Wish, language: str) -> None:
    picture = drawn("tiny", wish, language)
    assert picture.get("role") == "img"
    title, description = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
    assert title is not None
    assert title.text
    assert description is not None
    assert description.text
    assert picture.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert title.text.split()[0] in words(picture)


def test_the_same_pack_gives_the_same_bytes() -> None:
    again = open_edition(TINY)
    for wish in (Wish(), Wish("cards")):
        assert svg(edition("tiny"), wish, "nb") == svg(again, wish, "nb")


def test_a_picture_names_every_stock_and_gauge_and_the_loops_in_words() -> None:
    scenario = edition("fjordvik").scenario
    seen = words(drawn("fjordvik", Wish())).replace(" ", "")
    for name, stock in scenario.model.stocks.items():
        assert stock.name.replace(" ", "") in seen, name
    for gauge in scenario.settings.gauges:
        assert scenario.settings.indicators[gauge].name in seen
    for loop in ("R1", "B1"):
        assert seen.count(loop) >= 2  # at its arrow and in the list
    described = drawn("fjordvik", Wish()).findtext(f"{SVG}desc")
    assert described is not None
    assert "R1: Slitasje → + Sykefraværet → + Slitasje." in described


def test_the_whole_of_fjordvik_fits_a_sheet_on_which_it_can_be_read() -> None:
    """On A2 (594 mm wide) the names are 7 points or more; `--of` draws what fits a smaller sheet."""
    width = float(drawn("fjordvik", Wish()).get("width", "0"))
    assert 21 / width * 594 / 25.4 * 72 >= 7


@pytest.mark.parametrize("wish", [Wish(), Wish("cards"), Wish(of="people")], ids=str)
def test_no_box_lies_on_another_and_nothing_outside_the_paper(wish: Wish) -> None:
    picture = drawn("fjordvik", wish)
    wide, high = float(picture.get("width", 0)), float(picture.get("height", 0))
    (group,) = picture.findall(f"{SVG}g")
    x, y = map(float, re.findall(r"[\d.]+", group.get("transform", "")))
    boxes = [_sides(each) for each in group.findall(f"{SVG}rect") if each.get("rx") == "12.0"]
    assert len(boxes) > 10
    for box in boxes:
        assert box[0] + x >= 0
        assert box[2] + x <= wide
        assert box[1] + y >= 0
        assert box[3] + y <= high
    for a, b in combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def _sides(rect: Element) -> tuple[float, float, float, float]:
    x, y, wide, high = (float(rect.get(name, "0")) for name in ("x", "y", "width", "height"))
    return x, y, x + wide, y + high


def test_a_card_that_can_never_come_stands_out_and_is_named(tmp_path: Path) -> None:
    changed(tmp_path, "cards/cases.yaml", "follow_ups: [{card: errors, after: 1}]", "follow_ups: []")
    lost = open_edition(tmp_path)
    seen = words(fromstring(svg(lost, Wish("cards"), "en")))
    assert "can never come" in seen
    assert "Cards that can never come" in seen
    assert "Cards that can never come" not in words(drawn("tiny", Wish("cards"), "en"))
    assert text(lost, Wish("cards"), "en")[-1].startswith(
        "Feil i skjemaet (errors). Its condition never holds, or nothing leads here"
    )


def test_a_picture_about_an_indicator_shows_what_leads_to_it_and_no_more() -> None:
    near, far = (
        text(edition("tiny"), Wish(of="staff", steps=1), "nb"),
        text(edition("tiny"), Wish(of="staff"), "nb"),
    )
    assert near == ("Slitasje → − Folk", "Kompetanse → + Folk")
    assert set(near) < set(far)
    assert not any("Tillit" in line for line in far)


def test_a_picture_about_a_card_begins_with_its_answers() -> None:
    lines = text(edition("tiny"), Wish(of="form", kind="loops"), "en")
    assert "A: Digitaliser alt nå → − Utviklingspenger" in lines
    assert "A: Digitaliser alt nå → + Frigjorte timer (2 quarters)" in lines
    assert "B: Rydd skjemaet først → + Kompetanse (3 quarters)" in lines
    assert "Kompetanse → + Folk" in lines


def test_what_is_told_has_a_name_in_every_language() -> None:
    assert "Slitasje → + Slitne folk → + Slitasje" in text(edition("tiny"), Wish(), "nn")[-1]
    assert text(edition("tiny"), Wish(), "en")[-1].startswith("R1 (reinforces itself): ")
    assert "form → errors (follows, A, 2 quarters)" in text(edition("tiny"), Wish("cards"), "en")


def test_everything_that_can_be_asked_about_can_be_told() -> None:
    for name in names_of(edition("tiny").scenario):
        text(edition("tiny"), Wish(of=name), "nb")


def test_cards_about_something_that_is_neither_card_nor_indicator_are_refused() -> None:
    with pytest.raises(UsageError, match="'fatigue' is neither"):
        text(edition("tiny"), Wish("cards", "fatigue"), "nb")


def test_without_graphviz_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    with pytest.raises(UsageError, match=r"pip install -e '\.\[workshop\]'"):
        svg(edition("tiny"), Wish(), "nb")
    assert text(edition("tiny"), Wish(), "nb")


def test_graphviz_gives_places_only_and_keeps_the_sizes_it_is_given() -> None:
    boxes = (Box("a", "first", "stock"), Box("b", "second", "stock", group="Group"))
    diagram = Diagram("", "", "", boxes, (Arrow("a", "b", "plus"),), ())
    placed = place(diagram, {"a": (144.0, 36.0), "b": (72.0, 72.0)}, 72.0)
    assert placed.boxes["a"][0] == pytest.approx(72, abs=1)
    assert placed.boxes["b"][0] - placed.boxes["a"][0] >= 72 + 72 + 36
    (curve,) = placed.arrows
    assert (len(curve) - 2) % 3 == 0
    left, _, right, _ = placed.groups["Group"]
    assert left < placed.boxes["b"][0] < right
    assert layout.MISSING.count("workshop") == 2


def test_lines_are_as_wide_as_asked_and_evenly_long() -> None:
    setter = Setter()
    face, widest = Face.SEMIBOLD, 150.0
    lines = setter.lines("Nattevakter eller sensorer på Fjordheim", face, 20, widest)
    assert " ".join(lines) == "Nattevakter eller sensorer på Fjordheim"
    assert all(setter.width(line, face, 20) <= widest for line in lines)
    assert len(setter.balanced("Budsjettet til samfunn", face, 20, 200)) == 2
    assert setter.lines("", face, 20, widest) == ()
