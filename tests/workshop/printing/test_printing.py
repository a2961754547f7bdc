"""What is printed for the day: the right things, in the right language, and nothing outside its box."""

from __future__ import annotations

import io
import json
import sys
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pygame
import pytest

from game.cli import main
from game.errors import PrintError
from game.pack.schema import Session, Stretch
from game.resources import find_pack
from game.session.course import fold
from game.session.inputs import Commit, GoOn
from game.session.keying import places
from game.session.table import new_table
from game.session.views.paper import row_key
from game.workshop.printing import PARTS, printed, typeset
from game.workshop.printing.deck import piles
from game.workshop.printing.matter import Data, Matter, open_matter
from game.workshop.printing.paper_game import lengths
from game.workshop.printing.run_sheet import length_of, rows_of, sessions_of
from game.workshop.printing.typeset import pages
from tests.games import PACKS as TEST_PACKS
from tests.session.support import inputs_for

PACKS = ("fjordvik", "mellomleder", "forste-halvar")
LANGUAGES = ("nb", "nn", "en")
PPI = 36
MM = PPI / 25.4
TINY = TEST_PACKS / "tiny"
CARDS = ("votes", "cases")
DARK = 90
"""A colour's darkest channel in letters; the lines to cut along are paler."""
SHEETS = {"fjordvik": (94, 93, 95), "mellomleder": (53, 53, 53), "forste-halvar": (33, 33, 33)}
"""How many pages each language makes. Another number is fine, if more paper is what you want: then write it here."""


@cache
def matter_of(pack: str, language: str = "nb") -> Matter:
    return open_matter(find_pack(pack), pack, language)


def part(matter: Matter, name: str) -> Data:
    (found,) = printed(matter, [name])["parts"]
    assert isinstance(found, dict)
    assert json.loads(json.dumps(found)) == found, "the templates read it as JSON"
    return found


def picture(png: bytes) -> pygame.Surface:
    return pygame.image.load(io.BytesIO(png), "page.png")


def inked(page: pygame.Surface, left: float, top: float, right: float, bottom: float) -> bool:
    """Whether anything darker than a cutting line is printed in this rectangle, given in millimetres."""
    x, y = round(left * MM), round(top * MM)
    size = min(round(right * MM), page.get_width()) - x, min(round(bottom * MM), page.get_height()) - y
    return min(pygame.image.tobytes(page.subsurface((x, y), size), "RGB")) < DARK


def test_all_parts_come_in_their_order_and_only_those_asked_for():
    matter = matter_of("forste-halvar")
    assert [each["name"] for each in printed(matter)["parts"]] == list(PARTS)
    assert [each["name"] for each in printed(matter, ["plan", "host"])["parts"]] == ["host", "plan"]
    with pytest.raises(KeyError):
        printed(matter, ["poster"])


def test_the_first_page_names_every_other_part():
    made = json.loads(json.dumps(printed(matter_of("fjordvik"))))
    contents, *others = made["parts"]
    assert [row["name"] for row in contents["rows"]] == [each["title"] for each in others]


def test_a_booklet_holds_the_role_s_own_facts_by_code_and_nobody_else_s():
    matter = matter_of("fjordvik")
    for name, role in zip(matter.settings.roles, part(matter, "booklets")["roles"], strict=True):
        own = {
            card.code: card.private[name] for card in matter.scenario.cards.values() if name in card.private
        }
        assert own
        assert {fact["code"]: fact["text"] for fact in role["facts"]} == own
        assert role["concern"] == matter.settings.roles[name].concern


def test_every_card_is_in_one_pile_and_what_only_follows_lies_by_itself():
    matter = matter_of("fjordvik")
    cases, delegated, events, later = piles(matter)
    assert sorted((*cases, *delegated, *events, *later)) == sorted(matter.scenario.cards)
    planned = {name for each in matter.settings.calendar for name in (each.case, each.event)}
    assert all(matter.scenario.cards[name].only_follow_up or name in planned for name in later)
    assert planned - {None} <= set(later), "the calendar has them, nobody draws them"
    followers = part(matter, "cases")["piles"][-1]
    assert all(card["comes"] for card in followers)
    after = next(card["comes"] for card in followers if card["code"] == "T5")
    assert after == "Kommer bare etter T1 A (om 3 halvår)."


def test_a_card_says_what_the_screen_says_of_price_capacity_and_time():
    matter = matter_of("fjordvik")
    sensors = next(card for card in part(matter, "cases")["piles"][0] if card["code"] == "T1")
    first, second, last = sensors["answers"]
    assert first["facts"].startswith("4,4 mill. · −1,6 i året · Kapasitet: Helse 1, Digital 1")
    assert "merkes etter 1 halvår" in first["facts"]
    assert [touch["count"] for touch in first["touches"]] == [2, 3, 3]
    assert (second["letter"], last["letter"], last["text"]) == ("B", "C", "Ikke nå")
    assert sensors["knows"] == "Vet noe mer: Helse · Digital"


def test_the_code_list_has_every_event_and_the_notes_every_card_with_a_note():
    matter = matter_of("fjordvik")
    events = {card.code for card in matter.scenario.cards.values() if card.kind == "event"}
    assert {row["code"] for row in part(matter, "event-codes")["rows"]} == events
    noted = {card.code for card in matter.scenario.cards.values() if card.note is not None}
    assert {card["code"] for card in part(matter, "notes")["cards"]} == noted


@pytest.mark.parametrize(
    ("pack", "lengths"), [("fjordvik", [90, 210]), ("mellomleder", [90, 150]), ("forste-halvar", [45])]
)
def test_a_form_takes_the_minutes_in_its_name_and_a_third_of_them_is_debrief(pack, lengths):
    matter = matter_of(pack)
    forms = sessions_of(matter)
    assert [length_of(matter, form) for form in forms] == lengths
    for form, minutes in zip(forms, lengths, strict=True):
        assert form.name.startswith(str(minutes))
        play = sum(row.minutes for row in rows_of(matter, form) if row.play)
        assert float(form.after[0].minutes) >= (play + float(form.after[0].minutes)) / 3


def test_a_row_begins_where_the_one_before_it_ends():
    rows = rows_of(matter_of("fjordvik"), sessions_of(matter_of("fjordvik"))[1])
    assert rows[0].begins == 0
    assert all(one.begins + one.minutes == other.begins for one, other in pairwise(rows))
    assert sum(row.play for row in rows) == 8


def test_a_scenario_without_forms_gets_all_its_half_years_and_a_debrief_of_a_third():
    matter = matter_of("forste-halvar")
    bare = matter.settings.model_copy(update={"sessions": ()})
    plain = Matter(
        play=type(matter.play)(
            matter.play.rules,
            matter.scenario.model_copy(update={"settings": bare}),
            matter.play.setup,
            matter.play.steps,
            matter.say,
        )
    )
    (form,) = sessions_of(plain)
    rows = rows_of(plain, form)
    assert sum(row.play for row in rows) == bare.turns
    assert rows[-1].minutes * 2 >= sum(row.minutes for row in rows if row.play) - 5


def test_the_paper_game_has_a_line_for_all_that_a_half_year_decides():
    turns = part(matter_of("fjordvik"), "paper-game")["sheets"]
    budgets = [any(row["name"] == "Budsjett" for row in turn["rows"]) for turn in turns]
    short = [False, True, False, False]
    assert budgets == [*short, False, True, False, True, False, True, False, False]


def test_there_are_sheets_for_the_half_years_of_each_form():
    matter = matter_of("fjordvik")
    forms = Counter(sheet["form"] for sheet in part(matter, "paper-game")["sheets"])
    assert forms == {"90 minutter: fire halvår": 4, "210 minutter: hele perioden": 8}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pack", PACKS)
def test_the_sheet_and_the_page_that_keys_it_in_have_the_same_lines_in_the_same_words(pack, language):
    matter = matter_of(pack, language)
    rules, say = matter.play.rules, matter.say
    last = lengths(matter)[-1][1]
    table = new_table(rules, replace(matter.play.setup, turns=last), 1)
    turns = part(matter, "paper-game")["sheets"][-last:]
    for turn in turns:
        asked: list[str] = []
        for place in places(rules, table):
            key = row_key(place.kind)
            follows = place.kind == "answer" and rules.scenario.cards[place.about].kind != "case"
            if key != "confirm" and not follows and say(f"print.paper.{key}") not in asked[-1:]:
                asked.append(say(f"print.paper.{key}"))
        lines = list(dict.fromkeys(row["name"] for row in turn["rows"]))
        state_decides = {say("print.paper.lending"), say("print.paper.promise"), say("print.paper.event")}
        assert [line for line in lines if line in asked] == asked
        assert set(lines) - set(asked) <= state_decides
        for act in (*advance(rules, table), Commit()):
            table = fold(rules, table, (act,))


def advance(rules, table):
    """On to the choice, and what it needs there."""
    while table.beat != "choice":
        yield GoOn()
        table = fold(rules, table, (GoOn(),))
    yield from inputs_for(rules, table)


def test_the_form_has_a_page_before_and_one_after_that_asks_each_sentence_twice():
    matter = matter_of("fjordvik")
    form = matter.settings.form
    assert form is not None
    before, after = part(matter, "form")["pages"]
    sentences = list(form.confidence.values())
    assert [(each["text"], len(each["rows"])) for each in before["sentences"]] == [(s, 1) for s in sentences]
    assert [(each["text"], len(each["rows"])) for each in after["sentences"]] == [
        *((s, 2) for s in sentences),
        (form.heard, 1),
    ]
    assert before["steps"] == [str(step) for step in range(0, 101, 10)]
    assert before["question"]["answers"][-1] == "Vet ikke"
    assert before["question"] == after["question"]
    assert before["forecast"]["answers"][-1] == str(len(matter.settings.goals))
    assert (before["action"], after["forecast"]) == (None, None)
    assert len(pages(printed(matter, ["form"]), "png", PPI)) == 2


def test_a_scenario_without_a_form_prints_none_and_its_contents_name_none(capsys, tmp_path: Path):
    matter = open_matter(TINY, "tiny", "nb")
    assert "form" not in [each["name"] for each in printed(matter)["parts"]]
    assert "Skjema" not in json.dumps(printed(matter, ["contents", "form", "plan"]))
    assert main(["print", str(TINY), "--out", str(tmp_path / "form.pdf"), "--part", "form"]) == 2
    assert "has no form" in capsys.readouterr().err


def test_a_text_without_room_is_named():
    matter = matter_of("forste-halvar")
    long = Session(name="Lang", before=tuple(Stretch(name=f"Del {n}", minutes=1) for n in range(90)))
    settings = matter.settings.model_copy(update={"sessions": (long,)})
    scenario = matter.scenario.model_copy(update={"settings": settings})
    play = type(matter.play)(matter.play.rules, scenario, matter.play.setup, matter.play.steps, matter.say)
    with pytest.raises(PrintError) as caught:
        typeset(printed(Matter(play), ["run-sheets"]))
    assert dict(caught.value.finding.facts)["what"] == "run sheet Lang"


def test_the_same_pack_gives_the_same_bytes():
    matter = matter_of("forste-halvar")
    once, twice = (typeset(printed(matter)) for _ in range(2))
    assert once == twice
    assert once.startswith(b"%PDF-")


@pytest.mark.no_cover  # what it reaches, others reach faster
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pack", PACKS)
def test_nothing_is_printed_outside_its_box(pack, language):
    matter = matter_of(pack, language)
    sheets = pages(printed(matter, [name for name in PARTS if name not in (*CARDS, "signs")]), "png", PPI)
    for page in map(picture, sheets):
        wide, high = page.get_width() / MM, page.get_height() / MM
        for edge in (
            (0, 0, wide, 12),
            (0, high - 8, wide, high),
            (0, 0, 15, high),
            (wide - 15, 0, wide, high),
        ):
            assert not inked(page, *edge)
    cards = pages(printed(matter, CARDS), "png", PPI)
    for page in map(picture, cards):
        for left in (0, 105):
            for top in (0, 148.5):
                for x, y, wide, high in ((1, 1, 103, 6), (1, 141, 103, 6), (1, 1, 6, 146), (98, 1, 6, 146)):
                    assert not inked(page, left + x, top + y, left + x + wide, top + y + high)
    assert len(sheets) + len(cards) == SHEETS[pack][LANGUAGES.index(language)]


def test_a_bundle_without_typst_says_where_the_ready_ones_lie(monkeypatch, tmp_path: Path, capsys):
    monkeypatch.setitem(sys.modules, "typst", None)
    out = tmp_path / "day.pdf"
    words = ["print", "forste-halvar", "--out", str(out), "--part", "plan", "--lang", "nn"]
    assert main(words) == 2
    assert "pip install" in capsys.readouterr().err
    ready = tmp_path / "Fjordvik" / "print"
    monkeypatch.setattr(sys.modules["game.workshop.printing.typeset"], "printed_dir", lambda: ready)
    assert main(words) == 1
    said = capsys.readouterr().err
    assert f"ligg ferdige i {ready}." in said
    assert "pip" not in said
    assert not out.exists()


def test_main_prints_and_says_what_it_cannot(tmp_path: Path, capsys):
    out = tmp_path / "new" / "day.pdf"
    assert main(["print", "forste-halvar", "--out", str(out), "--part", "plan", "--lang", "nn"]) == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert str(out) in capsys.readouterr().out
    assert main(["print", "forste-halvar", "--out", str(out), "--part", "poster"]) == 2
    assert "There is no part 'poster'" in capsys.readouterr().err
