"""The facilitator's keys in the window: by the tree, and by what stands in the log."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from game.engine.step import default_setup
from game.log.read import read_log
from game.policy import POLICIES
from game.session.auto import next_inputs
from game.session.game import Game
from game.session.inputs import CallEvent, GoOn
from game.session.refused import Refused
from game.session.table import Beat
from game.ui.app import PAGES, AppHost
from game.ui.boxes import Action, Role
from game.ui.pages.case import CasePage
from game.ui.pages.choice import ChoicePage
from game.ui.pages.facilitator import FacilitatorPage, PausePage
from game.ui.pages.facilitator.aside import AsidePage
from game.ui.pages.facilitator.call import CalledPage, CallPage
from game.ui.pages.facilitator.dispute import DisputePage
from game.ui.pages.facilitator.notes import NotesPage
from game.ui.pages.facilitator.time import TimePage
from game.ui.pages.facilitator.what_if import WhatIfPage
from game.ui.pages.help import HelpPage
from game.ui.pages.news import NewsPage
from game.ui.pages.secret import SecretPage
from game.ui.pages.why import WhyPage
from game.ui.room import Room
from game.ui.screens import Screen, Settings
from game.ui.stage import Stage
from tests.session.support import disputes_of
from tests.ui.fakes import FULL, EvenFont
from tests.ui.pages.support import Debriefs, buttons, edition_of, offers, press, shown


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """A room in which chance brings nothing; its clock is `seconds` of its own."""
    edition = edition_of("tiny")
    setup = replace(default_setup(edition.scenario), features_off=("events",))
    with Game.new(edition, setup, 7, "nb", tmp_path / "game.jsonl") as game:
        seconds = [0.0]
        made = Room(game, PAGES, Debriefs(), "nb", now=lambda: seconds[0])
        made.seconds = seconds  # type: ignore[attr-defined]
        yield made


def _stage(screen: Screen) -> Stage:
    return Stage(screen, Settings("nb"), AppHost(lambda: edition_of("tiny"), None), EvenFont(), FULL)


def _play_to(room: Room, beat: Beat, turn: int = 1) -> None:
    while (room.table.beat, room.table.turn) != (beat, turn):
        for act in next_inputs(room.game.rules, room.table, POLICIES["balanced"]):
            assert not isinstance(room.game.submit(act), Refused)


def _opened(room: Room) -> Stage:
    """The facilitator's page over the beat's."""
    stage = _stage(room.page_for())
    stage.key("f9")
    assert isinstance(stage.screen, FacilitatorPage)
    return stage


def _type(stage: Stage, keys: str) -> None:
    for key in keys:
        stage.key(key)


def _annotations(room: Room) -> list[str]:
    return [str(each.x["what"]) for each in read_log(room.game.path).records if each.k == "annotation"]


@pytest.mark.parametrize("beat", ["news", "case", "choice", "consequences", "epilogue"])
def test_f8_and_f9_open_over_every_beat_and_close_again(room: Room, beat: Beat) -> None:
    _play_to(room, beat, 4 if beat == "epilogue" else 1)
    for key, page in (("f8", PausePage), ("f9", FacilitatorPage)):
        for close in (key, "escape", "enter"):
            below = room.page_for()
            stage = _stage(below)
            stage.key(key)
            assert isinstance(stage.screen, page)
            stage.key(close)
            assert stage.screen is below


def test_they_open_over_what_lies_over_a_beat_too(room: Room) -> None:
    _play_to(room, "consequences")
    for below in (
        WhyPage(room, None),
        room.pages.overview(room, None),
        room.pages.end(room),
        HelpPage(NewsPage(room)),
    ):
        for key, page in (("f8", PausePage), ("f9", FacilitatorPage)):
            stage = _stage(below)
            stage.key(key)
            assert isinstance(stage.screen, page), below


def test_help_leads_to_the_facilitator_by_a_button(room: Room) -> None:
    stage = _stage(HelpPage(NewsPage(room)))
    press(stage, "facilitator")
    assert isinstance(stage.screen, FacilitatorPage)
    assert not offers(_stage(HelpPage(None)), "facilitator"), "before a game there is nothing to lead"


def test_everything_on_the_page_is_a_large_button_with_its_number(room: Room) -> None:
    _play_to(room, "case", 2)
    stage = _opened(room)
    large = [box for box in buttons(stage) if box.rect.height >= 2 * stage.grid.px(44)]
    names = [box.name for box in large]
    assert [name[-1] for name in names] == list("123456780")
    for number, page in zip("1234567", (PausePage, TimePage, CallPage, AsidePage, NotesPage, WhatIfPage, DisputePage),
                            strict=True):  # fmt: skip
        again = _opened(room)
        again.key(number)
        assert isinstance(again.screen, page)
    stage.key("8")
    press(stage, "yes")
    assert room.table.ends_after == 2


def test_a_pause_holds_the_clock_and_is_noted_in_the_log(room: Room) -> None:
    seconds = room.seconds  # type: ignore[attr-defined]
    length = room.length()
    assert length is not None
    seconds[0] = (length - 0.5) * 60.0
    assert room.minutes_left() == 1
    stage = _stage(room.page_for())
    stage.key("f8")
    seconds[0] += 3600.0
    assert (room.minutes_left(), stage.screen.next_tick(), room.next_tick()) == (1, None, None)
    stage.key("x")
    assert isinstance(stage.screen, PausePage), "only Enter, Esc, F8 or the button goes on"
    press(stage, "next")
    assert room.minutes_left() == 1
    seconds[0] += 90.0
    assert room.minutes_left() == 0
    assert _annotations(room) == ["pause", "pause_over"]
    assert room.table.moves == (), "a pause is no move"


def test_more_time_is_for_this_beat_shown_and_noted(room: Room) -> None:
    seconds = room.seconds  # type: ignore[attr-defined]
    planned = room.length()
    assert planned is not None
    seconds[0] = planned * 60.0
    assert room.minutes_left() == 0
    stage = _opened(room)
    _type(stage, "212")
    assert room.more_minutes == 2 + 5
    assert f"{round(planned + 7)} minutter på klokka" in shown(stage)
    assert room.length() == planned + 7
    assert room.minutes_left() is None
    assert _annotations(room) == ["more_time", "more_time"]
    room.submit(GoOn())
    assert room.more_minutes == 0, "the next beat has its own time"


def test_a_pause_is_no_state_so_a_resumed_game_goes_on_without_it(room: Room) -> None:
    stage = _stage(room.page_for())
    stage.key("f8")
    room.add_minutes(5)
    table = room.table
    room.game.close()
    with Game.resume(room.game.path, edition_of("tiny")) as again:
        assert again.table == table
        fresh = Room(again, PAGES, Debriefs(), "nb", now=lambda: 0.0)
        assert (fresh.more_minutes, fresh.minutes_left()) == (0, None)


def test_a_code_is_keyed_in_by_letters_or_on_the_keypad_and_the_event_comes(room: Room) -> None:
    _play_to(room, "case")
    stage = _opened(room)
    _type(stage, "3e1")
    stage.key("backspace")
    press(stage, "type", "2")
    assert "E2" in shown(stage)
    stage.key("enter")
    assert isinstance(stage.screen, CalledPage)
    assert "Klokka 03.12" in shown(stage)
    assert "E2" in shown(stage)
    stage.key("enter")
    assert isinstance(stage.screen, CasePage), "and nothing of the page before is left below"
    stage.key("escape")
    assert isinstance(stage.screen, NewsPage)
    assert room.table.pending.called == "breach"
    assert room.table.moves[1] == CallEvent("breach")


def test_in_the_news_the_event_stands_among_the_news(room: Room) -> None:
    stage = _opened(room)
    _type(stage, "3E2")
    press(stage, "fetch")
    assert isinstance(stage.screen, NewsPage)
    while "Klokka 03.12" not in shown(stage):
        stage.key("enter")
        assert isinstance(stage.screen, NewsPage)
    assert "E2" in shown(stage)


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("e99", "Ingen kort har koden E99."),
        ("e3", "E3 står i kalenderen og kommer av seg selv."),
    ],
)
def test_a_code_that_cannot_be_is_refused_with_a_sentence(room: Room, code: str, why: str) -> None:
    stage = _opened(room)
    _type(stage, f"3{code.lower()}")
    stage.key("enter")
    assert isinstance(stage.screen, CallPage)
    assert why in shown(stage)
    assert room.table.moves == ()


def test_a_case_comes_by_its_code_in_place_of_the_dealt_one_and_undo_takes_it_back(room: Room) -> None:
    _play_to(room, "case")
    before, cards = room.table, room.game.edition.scenario.cards
    card, code = next((n, c.code) for n, c in cards.items() if c.kind == "case" and n != room.main_card)
    stage = _opened(room)
    _type(stage, f"3{code.lower()}")
    stage.key("enter")
    assert isinstance(stage.screen, CasePage)
    assert cards[card].title in shown(stage)
    assert room.main_card == card
    stage.key("u")
    assert (room.table.state, room.table.pending) == (before.state, before.pending)


def test_a_second_event_is_refused_and_undo_takes_the_first_back(room: Room) -> None:
    _play_to(room, "case")
    before = room.table.state
    stage = _opened(room)
    _type(stage, "3e2")
    stage.key("enter")
    stage.key("enter")
    stage.key("f9")
    _type(stage, "3e1")
    stage.key("enter")
    assert "Dette halvåret har alt sin hendelse." in shown(stage)
    stage.key("escape")
    stage.key("u")
    assert "Hendelsen har ikke skjedd." in shown(stage)
    assert room.table.state == before


def test_the_case_on_the_screen_is_put_aside_and_the_choice_opens_without_it(room: Room) -> None:
    _play_to(room, "case")
    main = room.main_card
    assert main is not None
    stage = _opened(room)
    _type(stage, "41")
    assert f"«{room.play().scenario.cards[main].title}» er lagt bort." in shown(stage)
    stage.key("escape")
    stage.key("escape")
    assert isinstance(stage.screen, ChoicePage)
    assert room.table.pending.aside == (main,)
    assert room.main_card is None
    assert room.play().scenario.cards[main].title not in shown(stage)
    stage.key("u")
    assert isinstance(stage.screen, CasePage)
    assert room.main_card == main


def test_a_case_put_aside_in_the_middle_of_the_choice_is_gone_from_the_sheet(room: Room) -> None:
    _play_to(room, "choice")
    stage = _stage(room.page_for())
    stage.key("f9")
    press(stage, "aside")
    press(stage, "catch_up", "now")
    assert "De delegerte sakene i dette halvåret er lagt bort." in shown(stage)
    stage.key("escape")
    stage.key("escape")
    assert isinstance(stage.screen, ChoicePage)
    aside = room.table.pending.aside
    assert aside
    while stage.screen.topic != "choice_summary":
        assert not any(room.play().scenario.cards[card].title in shown(stage) for card in aside)
        stage.key("enter")


def test_undo_on_the_sheet_of_a_called_event_takes_the_sheet_away_with_it(room: Room) -> None:
    _play_to(room, "choice")
    assert not isinstance(room.game.submit(CallEvent("breach")), Refused)
    page = ChoicePage(room)
    stage = _stage(page)
    page.press(Action("open", "card:breach"))
    stage.key("x")
    assert "Klokka 03.12" in shown(stage)
    stage.key("u")
    assert room.table.pending.called is None
    assert "Klokka 03.12" not in shown(stage)
    assert "Hendelsen har ikke skjedd." in shown(stage)


def test_delegated_cases_go_for_the_rest_of_the_game_and_come_back(room: Room) -> None:
    stage = _opened(room)
    _type(stage, "4")
    dropped = [room.table.without_delegated]
    for action in ("catch_up:end", "take_up:", "undo:"):
        press(stage, *action.split(":"))
        dropped.append(room.table.without_delegated)
    assert dropped == [False, True, False, True]
    assert not offers(stage, "catch_up")


def test_a_note_is_covered_until_it_is_called_and_covered_again(room: Room) -> None:
    _play_to(room, "case")
    note = room.play().scenario.cards[room.main_card or ""].note
    assert note is not None
    stage = _opened(room)
    stage.key("5")
    assert note.point not in shown(stage)
    stage.key("enter")
    assert note.point in shown(stage)
    assert note.question in shown(stage)
    stage.key("n")
    assert note.point not in shown(stage)
    other = stage.screen
    assert isinstance(other, NotesPage)
    assert not other.open
    press(stage, "show")
    stage.key("f8")
    stage.key("enter")
    assert not other.open, "a pause covers it"


def test_the_notes_begin_with_the_card_that_was_on_the_screen(room: Room) -> None:
    _play_to(room, "choice")
    page = ChoicePage(room)
    stage = _stage(page)
    stage.key("f9")
    stage.key("5")
    assert isinstance(stage.screen, NotesPage)
    assert stage.screen.cards[stage.screen.at] == page.about


def test_what_if_replays_a_past_decision_and_says_that_it_is_a_replay(room: Room) -> None:
    _play_to(room, "news", 3)
    before = room.table
    stage = _opened(room)
    stage.key("6")
    assert "Høst 2026" in shown(stage)
    press(stage, "turn", "-1")
    assert "Vår 2026" in shown(stage)
    chosen = dict(room.table.played[0].decisions.choices)
    stage.key("1")
    press(stage, "answer")
    told = shown(stage)
    assert "samme flaks" in told
    assert "ville vært" in told
    page = stage.screen
    assert isinstance(page, WhatIfPage)
    assert page.result is not None
    assert page.result.chosen.key == chosen[page.card or ""] != page.result.option.key
    assert room.table is before
    for _ in range(3):
        stage.key("escape")
    assert isinstance(stage.screen, FacilitatorPage)


def test_before_a_half_year_is_played_there_is_nothing_to_replay(room: Room) -> None:
    stage = _opened(room)
    stage.key("6")
    assert isinstance(stage.screen, FacilitatorPage)


def test_after_the_commit_nothing_is_called_or_put_aside(room: Room) -> None:
    _play_to(room, "consequences")
    stage = _opened(room)
    _type(stage, "34")
    assert isinstance(stage.screen, FacilitatorPage)


def test_a_dispute_is_written_for_the_indicator_that_was_on_the_screen(room: Room) -> None:
    _play_to(room, "consequences")
    stage = _stage(WhyPage(room, "services"))
    stage.key("f9")
    stage.key("7")
    assert "Tjenester" in shown(stage)
    empty = next(box for box in stage.tree.walk() if box.role is Role.FIELD)
    assert len(empty.marks) == 1  # its frame, and no caret where letters go nowhere
    press(stage, "keep")
    stage.text("Det er ikke kvaliteten som driver dette.")
    stage.key("enter")
    assert "Skrevet ned." in shown(stage)
    assert "Det er ikke kvaliteten som driver dette." in shown(stage)
    press(stage, "about", "")
    press(stage, "keep")
    stage.text("Vi er for få.")
    stage.key("enter")
    assert [(each.turn, each.about, each.text) for each in disputes_of(room.game)] == [
        (1, "services", "Det er ikke kvaliteten som driver dette."),
        (1, "", "Vi er for få."),
    ]
    assert "kvaliteten" not in room.game.path.read_text(encoding="utf-8")


def test_a_secret_is_covered_by_a_pause_and_nothing_of_the_facilitator_opens_over_it(room: Room) -> None:
    _play_to(room, "case")
    role = next(iter(room.play().scenario.cards[room.main_card or ""].private))
    secret = SecretPage(room, room.main_card or "", role)
    stage = _stage(secret)
    stage.key("f9")
    assert stage.screen is secret
    stage.key("enter")
    shown = stage.screen
    assert isinstance(shown, SecretPage)
    assert shown.open
    stage.key("f8")
    assert isinstance(stage.screen, PausePage)
    stage.key("enter")
    assert stage.screen is shown
    assert not shown.open


def test_a_case_shows_the_code_by_which_a_role_finds_its_paper(room: Room) -> None:
    _play_to(room, "case")
    code = room.play().scenario.cards[room.main_card or ""].code
    stage = _stage(room.page_for())
    assert f"· {code}" in shown(stage)
