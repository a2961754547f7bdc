"""The preview at work: pages, saves, problems, and what is never lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.ui.focus import focus_order
from game.ui.geometry import Size
from game.ui.inspect import describe, problems
from game.ui.pages.case import CasePage
from game.ui.pages.choice import ChoicePage
from game.ui.screens import Settings
from game.ui.stage import Stage
from game.workshop.preview.pages import EventPage, LinesPage
from game.workshop.preview.screen import Preview, PreviewHost, with_foot
from tests.ui.fakes import FULL, EvenFont, context
from tests.workshop.preview.support import Desk, desk

CASES, MORE = "cards/cases.yaml", "cards/more.yaml"
SMALL = Size(1024, 768)
Open = Callable[..., Desk]


@pytest.fixture
def open_card(tmp_path: Path) -> Iterator[Open]:
    opened: list[Desk] = []

    def opener(card: str, size: Size = FULL, settings: Settings | None = None) -> Desk:
        opened.append(desk(tmp_path / "pack", card, size, settings))
        return opened[-1]

    yield opener
    for each in opened:
        each.preview.close()


def kinds(at: Desk) -> list[str]:
    return [type(page).__name__ for page in at.preview.pages]


@pytest.mark.parametrize(
    ("card", "pages"),
    [
        ("form", [CasePage, ChoicePage, LinesPage, LinesPage]),
        ("manager", [CasePage, ChoicePage]),
        ("errors", [ChoicePage]),  # comes only after a choice
        ("report", [ChoicePage]),
        ("flood", [EventPage]),
        ("breach", [EventPage, ChoicePage]),
        ("election", [EventPage, ChoicePage]),
    ],
)
def test_each_kind_of_card_has_the_pages_that_a_table_sees(
    open_card: Open, card: str, pages: list[type]
) -> None:
    at = open_card(card)
    assert kinds(at) == [page.__name__ for page in pages]
    for number, _ in enumerate(pages):
        assert f"Forhåndsvisning av {card}, side {number + 1} av {len(pages)}." in at.seen
        at.press("pagedown")


def test_the_pages_show_the_text_the_answers_and_what_is_said_later(open_card: Open) -> None:
    at = open_card("form")
    assert "Søknadsskjemaet har 40 felt" in at.seen
    at.press("enter")
    assert "Digitaliser alt nå" in at.seen
    assert "Ikke nå" in at.seen
    at.press("enter")
    assert "Leverandøren har bestilt kake." in at.seen
    assert "Skjemaet spør om det samme to ganger" in at.seen
    assert "Reidar, båtbygger: «Jeg fikk svar samme dag.»" in at.seen
    assert "Skjemaet ligger nede." in at.seen
    at.press("enter")
    assert "felt nummer 41" in at.seen


def test_a_card_stands_on_the_table_whatever_it_waits_for(open_card: Open) -> None:
    at = open_card("errors")  # it has a condition and comes only after a choice
    assert "Skjemaet du innførte" in at.seen
    assert "Ring alle ni" in at.seen


def test_answers_that_are_too_dear_or_not_ready_are_open_for_show(open_card: Open) -> None:
    at = open_card("goals")
    at.save(
        CASES,
        'a: {text: "Stryk ni, og si det høyt", price: 0.5,',
        "a: {text: Nå, requires: fund < -40, price: 40,",
    )
    at.press("enter")
    assert "'A: Nå'" in at.seen
    at.press("a")
    assert "valgt" in at.seen.lower()


def test_steps_go_round_and_before_the_first_page_lies_the_end(open_card: Open) -> None:
    at = open_card("manager")
    first = at.seen
    at.press("enter", "enter")
    assert at.seen == first
    at.press("right", "left")
    assert at.seen == first
    at.press("escape")
    assert at.stage.done


def test_buttons_step_too_and_a_private_fact_opens_on_top(open_card: Open) -> None:
    at = open_card("form")
    _click(at, "Til valget")
    assert "side 2 av 4" in at.seen
    at.press("pageup")
    _click(at, "vet noe mer")
    at.press("enter")
    assert "Ordføreren har lovet at det kommer til sommeren." in at.seen
    at.press("escape")
    assert "side 1 av 4" in at.seen


def _click(at: Desk, name: str) -> None:
    box = next(each for each in focus_order(at.stage.tree) if name in each.name)
    at.stage.click(box.rect.centre)


def test_an_answer_can_be_chosen_and_taken_back_but_the_table_stays(open_card: Open) -> None:
    at = open_card("form")
    at.press("enter")
    before = at.seen
    at.press("a")
    assert at.seen != before
    at.press("u", "u", "u", "e", "h", "g", "p")
    assert at.seen == before


def test_after_a_save_the_same_page_shows_the_new_text(open_card: Open) -> None:
    at = open_card("form")
    at.press("enter")
    at.save(CASES, "text: Digitaliser alt nå", "text: Digitaliser nesten alt")
    assert "Digitaliser nesten alt" in at.seen
    assert "side 2 av 4" in at.seen


def test_a_save_that_changes_nothing_of_the_card_changes_nothing_on_the_page(open_card: Open) -> None:
    at = open_card("form")
    before = at.seen
    at.save("scenario.yaml", "title: Lillevik", "title: Storvik")
    assert at.seen == before.replace("Lillevik", "Storvik")


def test_problems_stand_in_the_cards_place_with_file_line_and_column_until_they_are_mended(
    open_card: Open,
) -> None:
    at = open_card("form")
    at.press("enter")
    good = at.seen
    at.save(CASES, "text: Digitaliser alt nå\n      price: 3", "text: Digitaliser alt nå\n      price: tre")
    assert "Pakken har feil" in at.seen
    assert "cases.yaml:15:14: feil:" in at.seen.replace("\u200b", "")
    assert "Digitaliser alt nå" not in at.seen
    at.save(CASES, "price: tre", "price: 3")
    assert at.seen == good


def test_the_last_good_version_can_be_looked_at_while_the_pack_has_problems(open_card: Open) -> None:
    at = open_card("form")
    at.save(CASES, "dimension: strategy", "dimension: strategi")
    at.press("v")
    assert "Søknadsskjemaet har 40 felt" in at.seen
    assert "Pakken har feil. Dette er den forrige utgaven" in at.seen
    at.press("enter")
    assert "Digitaliser alt nå" in at.seen
    at.press("v")
    assert "not-one-of" in at.seen
    at.press("escape")
    assert at.stage.done


def test_a_pack_that_is_broken_from_the_start_shows_its_card_once_it_is_mended(tmp_path: Path) -> None:
    at = desk(tmp_path / "pack", "form")
    at.save(CASES, "kind: case\n  code: S1", "kind: sak\n  code: S1")
    at.preview.close()
    again = desk_again(at)
    assert "not-one-of" in again.seen
    assert "Vis den forrige" not in again.seen
    again.saved = 9
    again.save(CASES, "kind: sak", "kind: case")
    assert "Søknadsskjemaet har 40 felt" in again.seen
    again.preview.close()


def desk_again(at: Desk) -> Desk:
    """The preview opened anew on the same files."""
    preview = Preview(at.folder, "pack", "form")
    return Desk(at.folder, preview, Stage(preview, Settings("nb"), PreviewHost("test"), EvenFont(), FULL))


def test_a_card_that_is_renamed_is_missed_with_the_nearest_name(open_card: Open) -> None:
    at = open_card("cloud")
    at.save(MORE, "\ncloud:\n", "\nclouds:\n")
    assert "Kortet cloud finnes ikke nå" in at.seen
    assert "Det som ligner mest: clouds, " in at.seen
    at.save(MORE, "\nclouds:\n", "\ncloud:\n")
    assert "Regningen er 40 prosent over budsjett" in at.seen


@pytest.mark.parametrize("percent", [100, 130])
def test_many_problems_fit_any_window_and_the_rest_is_counted(open_card: Open, percent: int) -> None:
    at = open_card("form", SMALL, Settings("en", percent))
    whole = (at.folder / CASES).read_text(encoding="utf-8")
    at.save(CASES, whole, re.sub("(touches|price|text|title|burden):", r"x\1:", whole))
    assert "more problems" in at.seen
    assert problems(at.stage.tree, at.stage.grid) == ()


@pytest.mark.parametrize("card", ["form", "errors", "breach"])
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_page_fits_a_small_window_with_large_text(open_card: Open, card: str, language: str) -> None:
    at = open_card(card, SMALL, Settings(language, 130))
    for _ in at.preview.pages:
        assert problems(at.stage.tree, at.stage.grid) == ()
        at.press("pagedown")


def test_the_foot_is_all_that_differs_from_the_game(open_card: Open) -> None:
    at = open_card("form")
    page = at.preview.pages[0].view(Settings("nb"))
    plain, noted = (
        each.place(context(), context().grid.frame) for each in (page, with_foot(page, "PREVIEW"))
    )
    changed = [
        (one, other)
        for one, other in zip(describe(plain).splitlines(), describe(noted).splitlines(), strict=True)
        if one != other
    ]
    assert len(changed) == 1
    assert "PREVIEW" in changed[0][1]


def test_warnings_are_counted_in_the_foot(open_card: Open) -> None:
    at = open_card("manager")
    at.save(CASES, "title: Hun har gode grunner", "title: Hun har svært gode grunner til det")
    assert "Pakken har én advarsel" in at.seen


def test_the_language_follows_f2_also_over_problems(open_card: Open) -> None:
    at = open_card("form")
    at.stage.next_language()
    assert "Førehandsvising av form" in at.seen
    at.save(CASES, "dimension: strategy", "dimension: strategi")
    at.stage.next_language()
    assert "The pack has problems" in at.seen


def test_a_language_whose_texts_cannot_be_read_is_told_and_the_preview_keeps_its_own(open_card: Open) -> None:
    at = open_card("form")
    texts = at.folder / "texts"
    texts.mkdir()
    (texts / "nn.po").write_text('msgctxt "title"\nmsgid "Lillevik\n', encoding="utf-8")
    at.stage.next_language()
    assert "texts/nn.po:2:7: feil: " in at.seen
    at.press("enter")
    assert at.stage.screen is at.preview
    assert at.stage.settings.language == "nb"


def test_help_is_that_of_the_page(open_card: Open) -> None:
    at = open_card("form")
    before = at.seen
    at.stage.help()
    assert at.seen != before
    at.press("escape")
    assert at.seen == before
