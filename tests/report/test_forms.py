"""The form before and after in the written debrief."""

from __future__ import annotations

from dataclasses import replace

from game.log.form_file import Sheet
from game.report.forms import forms_shown
from game.report.write import render_debrief
from tests.report.support import debrief_of_random_game, read

PACK = "forste-halvar"
BEFORE = tuple(Sheet("before", {"confidence.stop": level, "forecast": 2}) for level in (10, 20, 60))
AFTER = tuple(Sheet("after", {"confidence.stop": level, "heard": 70}) for level in (50, 80))


def test_a_debrief_without_forms_does_not_speak_of_them() -> None:
    page = read(render_debrief(debrief_of_random_game(pack=PACK)))
    assert not any(each.attributes.get("class") == "forms" for each in page.elements)
    assert "Skjemaet før og etter" not in page.elements[0].text


def test_means_of_three_are_dots_on_a_line_and_what_two_have_answered_is_left_out() -> None:
    debrief = replace(debrief_of_random_game(pack=PACK), sheets=(*BEFORE, *AFTER))
    page = read(render_debrief(debrief))
    assert page.faults == []
    (table,) = [each for each in page.elements if each.attributes.get("class") == "forms"]
    dots = [
        each.attributes
        for each in page.elements
        if each.tag == "i" and "mark" in each.attributes.get("class", "")
    ]
    assert dots == [{"class": "mark before", "style": "left:30.0%"}]
    assert "30––" in table.text.replace("\n", "")
    told = page.elements[0].text
    assert "3 svarte før spillet, 2 etter." in told
    assert "Dere trodde i snitt at bordet ville nå 2 mål." in told
    assert "Snitt 70" not in told


def test_two_forms_show_that_there_are_two_and_nothing_else() -> None:
    debrief = replace(debrief_of_random_game(pack=PACK), sheets=AFTER)
    seen = forms_shown(debrief.play, debrief.sheets)
    assert seen is not None
    assert (seen.lines, seen.sentences) == ((), ())
    told = read(render_debrief(debrief)).elements[0].text
    assert "0 svarte før spillet, 2 etter. Tall vises først når minst 3 har svart." in told
