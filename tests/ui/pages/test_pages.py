"""What each page shows and where its keys and buttons lead."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import get_args

import pytest

from game.engine.step import default_setup
from game.log.read import read_log
from game.policy import POLICIES
from game.session.auto import next_inputs
from game.session.inputs import GoOn
from game.session.parts import PartKind
from game.session.refused import Refused
from game.session.table import Beat
from game.session.views import News, consequences, news, why
from game.session.views.news import Due, EventView
from game.session.views.why import Cause
from game.texts.catalogue import LANGUAGES, words
from game.ui.app import PAGES, AppHost, kept_settings
from game.ui.boxes import Action
from game.ui.geometry import Size
from game.ui.outside import Outside
from game.ui.pages.asking import EndPage, LeavePage
from game.ui.pages.case import CasePage, ReadCasePage
from game.ui.pages.choice.page import SUMMARY, TOPICS
from game.ui.pages.consequences import ConsequencesPage
from game.ui.pages.debrief import DebriefPage
from game.ui.pages.epilogue import EpiloguePage
from game.ui.pages.help import KEYS, TERMS, HelpPage
from game.ui.pages.news import CameDue, Happened, NewsPage, Paper, parts_of_news
from game.ui.pages.overview import OverviewPage
from game.ui.pages.secret import SecretPage
from game.ui.pages.setup import SetupPage, changed
from game.ui.pages.start import GamesPage, StartPage
from game.ui.pages.why import CausePage, WhyPage
from game.ui.room import Room
from game.ui.screens import Screen, Settings
from game.ui.stage import Stage
from game.ui.typeset import plain_text
from tests.ui.fakes import FULL, EvenFont
from tests.ui.pages.support import (
    Debriefs,
    edition_of,
    new_game,
    new_lobby,
    new_room,
    offers,
    press,
    shown,
    stage_of,
)


def _stage(screen: Screen, language: str = "nb") -> Stage:
    return Stage(screen, Settings(language), AppHost(lambda: edition_of("tiny"), None), EvenFont(), FULL)


def _play_to(room: Room, beat: Beat, turn: int = 1) -> None:
    """Let the built-in team play until this beat."""
    decide = POLICIES["balanced"]
    while (room.table.beat, room.table.turn) != (beat, turn):
        for act in next_inputs(room.game.rules, room.table, decide):
            assert not isinstance(room.game.submit(act), Refused)


def test_start_begins_a_game_and_enter_does_the_same(tmp_path: Path) -> None:
    for number, start in enumerate((lambda stage: press(stage, "start"), lambda stage: stage.key("enter"))):
        lobby = new_lobby(tmp_path / str(number))
        stage = stage_of(lobby)
        start(stage)
        assert isinstance(stage.screen, NewsPage)
        lobby.close()


def test_a_game_that_cannot_begin_says_why_and_stays_at_the_start(tmp_path: Path) -> None:
    lobby = new_lobby(tmp_path)
    first = stage_of(lobby)
    press(first, "start")
    lobby.close()
    stage = stage_of(new_lobby(tmp_path))
    press(stage, "start")
    assert isinstance(stage.screen, StartPage)
    assert "game.jsonl" in shown(stage)


def test_an_unfinished_game_is_offered_and_gone_on_with(tmp_path: Path) -> None:
    game = new_game(tmp_path / "2026-11-25-090000")
    room = Room(game, PAGES, Debriefs(), "nb")
    _play_to(room, "case", 2)
    game.close()
    lobby = new_lobby(tmp_path)
    stage = stage_of(lobby)
    assert "halvår 2 av 4" in shown(stage)
    press(stage, "resume")
    assert isinstance(stage.screen, CasePage)
    lobby.close()


@pytest.mark.parametrize(("hours", "offered"), [(0.5, "halvår 2 av 4"), (15.0, "halvår 1 av 4")])
def test_a_start_by_mistake_hides_no_game_but_the_next_day_s_is_no_mistake(
    tmp_path: Path, hours: float, offered: str
) -> None:
    played = new_game(tmp_path / "2026-11-25-090000")
    _play_to(Room(played, PAGES, Debriefs(), "nb"), "case", 2)
    played.close()
    begun = new_game(tmp_path / "2026-11-25-100000")
    _play_to(Room(begun, PAGES, Debriefs(), "nb"), "case")  # somebody read on a little
    begun.close()
    now = begun.path.stat().st_mtime
    os.utime(played.path, (now, now - hours * 3600))
    lobby = new_lobby(tmp_path)
    assert offered in shown(stage_of(lobby))
    lobby.close()


def test_a_game_that_is_gone_on_with_asks_what_was_played_on_paper_until_something_is_done(
    tmp_path: Path,
) -> None:
    game = new_game(tmp_path / "2026-11-25-090000")
    _play_to(Room(game, PAGES, Debriefs(), "nb"), "news", 2)
    game.close()
    lobby = new_lobby(tmp_path)
    stage = stage_of(lobby)
    press(stage, "resume")
    assert "på papir imens? Trykk F9, så 0." in shown(stage)
    assert lobby.room is not None
    lobby.room.submit(GoOn())
    assert "på papir imens" not in shown(_stage(lobby.room.page_for()))
    lobby.close()


def test_the_games_are_listed_by_day_and_time_as_people_write_them(tmp_path: Path) -> None:
    new_game(tmp_path / "2026-11-25-090000").close()
    new_game(tmp_path / "Bord 7").close()
    lobby = new_lobby(tmp_path)
    stage = stage_of(lobby)
    press(stage, "games")
    assert "25.11.2026 kl. 09.00: 0 av 4 halvår spilt" in shown(stage)
    assert "Bord 7: 0 av 4 halvår spilt" in shown(stage)
    lobby.close()


@pytest.mark.parametrize("beat", ["news", "case", "choice", "consequences"])
def test_a_game_is_gone_on_with_in_its_beat_and_in_the_language_that_it_was_begun_in(
    tmp_path: Path, beat: Beat
) -> None:
    game = new_game(tmp_path / "2026-11-25-090000", language="en")
    _play_to(Room(game, PAGES, Debriefs(), "en"), beat, 2)
    table = game.table
    game.close()
    lobby = new_lobby(tmp_path)
    stage = stage_of(lobby)
    press(stage, "resume")
    assert lobby.room is not None
    assert lobby.room.table == table
    assert type(stage.screen) is type(PAGES.for_beat(lobby.room, beat))
    assert (stage.settings.language, lobby.room.language) == ("en", "en")
    lobby.close()


def test_a_language_chosen_on_the_start_page_holds_for_the_game_that_is_gone_on_with(tmp_path: Path) -> None:
    new_game(tmp_path / "2026-11-25-090000", language="en").close()
    lobby = new_lobby(tmp_path)
    stage = stage_of(lobby)
    press(stage, "language", "nn")
    press(stage, "resume")
    assert lobby.room is not None
    assert (stage.settings.language, lobby.room.language) == ("nn", "nn")
    lobby.close()


def test_a_finished_game_is_not_gone_on_with_but_can_be_looked_at(tmp_path: Path) -> None:
    game = new_game(tmp_path / "2026-11-25-090000")
    _play_to(Room(game, PAGES, Debriefs(), "nb"), "over", 4)
    game.close()
    lobby = new_lobby(tmp_path)
    stage = stage_of(lobby)
    assert not offers(stage, "resume")
    press(stage, "games")
    assert isinstance(stage.screen, GamesPage)
    press(stage, "open", "0")
    assert isinstance(stage.screen, EpiloguePage)
    lobby.close()


def test_what_was_cut_off_a_log_is_told_on_the_first_page(tmp_path: Path) -> None:
    game = new_game(tmp_path / "2026-11-25-090000")
    game.close()
    with game.path.open("ab") as log:
        log.write(b'{"n":2,"half a rec')
    lobby = new_lobby(tmp_path)
    stage = stage_of(lobby)
    press(stage, "resume")
    assert "game.jsonl.removed-1" in shown(stage)
    lobby.close()


def test_the_window_closed_at_the_end_leaves_a_debrief_and_a_finished_log(tmp_path: Path) -> None:
    lobby = new_lobby(tmp_path)
    stage = stage_of(lobby)
    press(stage, "start")
    assert lobby.room is not None
    _play_to(lobby.room, "epilogue", 4)
    lobby.close()
    path = lobby.room.game.path
    assert path.with_name("debrief.html").exists()
    assert read_log(path).finished


def test_a_game_given_up_in_the_middle_leaves_no_debrief(tmp_path: Path) -> None:
    lobby = new_lobby(tmp_path)
    press(stage_of(lobby), "start")
    lobby.close()
    assert lobby.room is not None
    assert not lobby.room.game.path.with_name("debrief.html").exists()


def test_setup_changes_the_game_that_start_opens(tmp_path: Path) -> None:
    lobby = new_lobby(tmp_path)
    stage = stage_of(lobby)
    press(stage, "setup")
    assert isinstance(stage.screen, SetupPage)
    press(stage, "profile", "1")
    press(stage, "sheet", "seats")
    press(stage, "seat", "finance")
    press(stage, "sheet", "features")
    press(stage, "feature", "tokens")
    press(stage, "start")
    assert lobby.room is not None
    setup = lobby.room.table.setup
    assert (setup.profile, setup.empty_seats, setup.features_off) == ("poor", ("finance",), ("tokens",))
    lobby.close()


def test_setup_steps_through_every_length_and_never_empties_the_table() -> None:
    settings = edition_of("tiny").scenario.settings
    setup = default_setup(edition_of("tiny").scenario)
    seen = []
    for _ in range(5):
        setup = changed(setup, settings, Action("length", "1"))
        seen.append((setup.short, setup.turns))
    assert seen == [(True, 2), (False, 1), (False, 2), (False, 3), (False, 4)]
    alone = changed(setup, settings, Action("seat", "finance"))
    alone_by_machine = changed(alone, settings, Action("seat", "director"))
    assert (alone_by_machine.empty_seats, alone_by_machine.machine) == (("finance",), ("director",))
    assert changed(alone_by_machine, settings, Action("seat", "director")) == alone


def test_the_screen_is_set_in_setup_and_at_once(tmp_path: Path) -> None:
    stage = stage_of(new_lobby(tmp_path))
    press(stage, "setup")
    press(stage, "sheet", "screen")
    press(stage, "text", "1")
    press(stage, "theme", "1")
    assert (stage.settings.text_percent, stage.settings.theme) == (115, "dark")


def test_news_goes_to_the_case_and_back(tmp_path: Path) -> None:
    room = new_room(tmp_path)
    stage = _stage(room.page_for())
    stage.key("enter")
    assert isinstance(stage.screen, CasePage)
    stage.key("escape")
    assert isinstance(stage.screen, NewsPage)


def test_the_news_has_three_pages_at_most_and_counts_what_is_left_out() -> None:
    due = tuple(Due("live", f"form.{n}", f"Tiltak {n}", "i drift nå", None, None) for n in range(4))
    event = EventView("flood", "E1", "Vann", "Det kom vann.", (), has_options=False)
    few = News("Vår 2026", "", "", None, due, due[:2], 0, "", event)
    many = News("Vår 2026", "", "", None, due, due, 5, "Og fem til.", event)
    assert parts_of_news(few) == (Paper(due[:2]), Happened(event))
    assert parts_of_news(many) == (Paper(), CameDue(due, "Og fem til."), Happened(event))


def test_what_the_news_leaves_out_is_counted_with_the_key_that_shows_it(tmp_path: Path) -> None:
    room = new_room(tmp_path, "fjordvik")
    counted = 0
    while not room.table.played_out:
        if room.table.beat == "news" and (rest := news(room.play()).rest):
            stage = _stage(room.page_for())
            stage.key("enter")
            assert rest in shown(stage)
            counted += 1
        for act in next_inputs(room.game.rules, room.table, POLICIES["always-a"]):
            assert room.submit(act) is None
    assert counted > 2


def test_the_first_page_asks_before_it_closes_the_game(tmp_path: Path) -> None:
    stage = _stage(new_room(tmp_path).page_for())
    assert "Lukk spillet" in shown(stage)
    assert "Tilbake" not in shown(stage)
    stage.key("escape")
    assert isinstance(stage.screen, LeavePage)
    stage.key("enter")
    assert isinstance(stage.screen, NewsPage)
    press(stage, "back")
    press(stage, "yes")
    assert stage.done


def test_a_secret_is_covered_until_the_one_person_shows_it_and_nothing_opens_over_it(tmp_path: Path) -> None:
    room = new_room(tmp_path)
    _play_to(room, "case")
    stage = _stage(room.page_for())
    secret = "Ordføreren har lovet"
    press(stage, "knows", "director")
    assert secret not in shown(stage)
    press(stage, "next")
    assert secret in shown(stage)
    for key in ("h", "e", "o", "space", "escape"):
        assert isinstance(stage.screen, SecretPage), key
        stage.key(key)
        assert isinstance(stage.screen, CasePage), "any key hides it, and opens nothing else"
        press(stage, "knows", "director")
        press(stage, "next")
    press(stage, "next")
    assert isinstance(stage.screen, CasePage)
    assert secret not in shown(stage)


def test_an_adviser_speaks_for_an_empty_seat_without_a_cover(tmp_path: Path) -> None:
    setup = replace(default_setup(edition_of("tiny").scenario), empty_seats=("finance",))
    room = new_room(tmp_path, setup=setup)
    _play_to(room, "case")
    stage = _stage(room.page_for())
    press(stage, "knows", "finance")
    assert "Leverandøren tar betalt" in shown(stage)


def test_a_case_read_again_goes_back_to_where_it_was_asked_for(tmp_path: Path) -> None:
    room = new_room(tmp_path)
    _play_to(room, "choice")
    for key in ("s", "enter", "escape"):
        stage = _stage(room.page_for())
        stage.key("s")
        assert isinstance(stage.screen, ReadCasePage)
        assert "Søknadsskjemaet har 40 felt" in shown(stage)
        stage.key(key)
        assert not isinstance(stage.screen, ReadCasePage)


def test_consequences_say_what_the_table_thought_and_what_it_became(tmp_path: Path) -> None:
    room = new_room(tmp_path)
    _play_to(room, "consequences")
    stage = _stage(room.page_for())
    assert isinstance(stage.screen, ConsequencesPage)
    assert "Dere trodde · det ble" in shown(stage)
    press(stage, "next")
    assert isinstance(stage.screen, NewsPage)
    assert room.table.turn == 2


def test_consequences_without_anything_thought_or_promised_show_the_gauges(tmp_path: Path) -> None:
    off = ("predictions", "promises")
    setup = replace(default_setup(edition_of("tiny").scenario), features_off=off)
    room = new_room(tmp_path, setup=setup)
    _play_to(room, "consequences")
    text = shown(_stage(room.page_for()))
    assert "Dere trodde" not in text
    assert all(room.play().scenario.settings.indicators[name].name in text for name in ("economy", "staff"))


def test_why_opens_inwards_to_the_rule_and_its_source_and_back(tmp_path: Path) -> None:
    room = new_room(tmp_path)
    _play_to(room, "consequences", 3)
    stage = _stage(room.page_for())
    press(stage, "why")
    while not (flows := [cause.key for cause in _causes(room, stage) if cause.key.startswith("flow:")]):
        stage.key("pagedown")
    press(stage, "cause", flows[0])
    assert isinstance(stage.screen, CausePage)
    detail = next(
        cause.detail for cause in why(room.play(), stage.screen.indicator).causes if cause.key == flows[0]
    )
    assert detail is not None
    assert detail.why in shown(stage)
    assert "Kilde: " in shown(stage)
    stage.key("enter")
    stage.key("escape")
    assert isinstance(stage.screen, ConsequencesPage)


def _causes(room: Room, stage: Stage) -> tuple[Cause, ...]:
    assert isinstance(stage.screen, WhyPage)
    return why(room.play(), stage.screen.indicator).causes


def test_h_explains_the_figure_that_the_last_beat_speaks_of(tmp_path: Path) -> None:
    room = new_room(tmp_path)
    for turn in (1, 2, 3, 4):
        _play_to(room, "consequences", turn)
        stage = _stage(room.page_for())
        stage.key("h")
        assert isinstance(stage.screen, WhyPage)
        assert stage.screen.indicator == (consequences(room.play()).indicator or stage.screen.indicators[0])


def test_why_turns_to_the_other_figures_and_around(tmp_path: Path) -> None:
    room = new_room(tmp_path)
    _play_to(room, "consequences")
    page = WhyPage(room, None)
    stage = _stage(page)
    seen = []
    for _ in page.indicators:
        seen.append(page.indicator)
        stage.key("pagedown")
    assert tuple(seen) == page.indicators
    assert page.indicator == seen[0]
    press(stage, "other", "-1")
    assert page.indicator == seen[-1]


def test_the_amounts_that_why_shows_are_on_the_screen_with_their_sum(tmp_path: Path) -> None:
    room = new_room(tmp_path)
    _play_to(room, "consequences")
    seen = why(room.play(), "services")
    text = shown(_stage(WhyPage(room, "services")))
    assert seen.causes
    assert all(cause.amount in text and cause.label in text for cause in seen.causes)
    assert repr(f"{seen.total}\u00a0{seen.unit}") in text
    assert repr(seen.change) in text


def test_ending_early_is_asked_and_enter_alone_does_not_end(tmp_path: Path) -> None:
    room = new_room(tmp_path)
    stage = _stage(room.page_for())
    stage.key("e")
    assert isinstance(stage.screen, EndPage)
    stage.key("enter")
    asked = room.table
    assert asked.ends_after is None
    stage.key("e")
    press(stage, "yes")
    assert room.table.ends_after == 1
    assert "1 av 1" in shown(_stage(room.page_for()))
    _play_to(room, "consequences")
    stage = _stage(room.page_for())
    stage.key("enter")
    assert isinstance(stage.screen, EpiloguePage)


def test_ending_early_can_be_taken_back(tmp_path: Path) -> None:
    room = new_room(tmp_path)
    stage = _stage(room.page_for())
    for _ in range(2):
        stage.key("e")
        press(stage, "yes")
    assert room.table.ends_after is None


def _to_the_close(stage: Stage) -> str:
    """Enter, while time passes, until the game is closed; the last screen before that."""
    last = ""
    while not stage.done:
        last = shown(stage)
        if stage.screen.next_tick() is not None:
            stage.tick()
        else:
            stage.key("enter")
    return last


def test_the_debrief_is_written_once_when_the_end_is_on_the_screen(tmp_path: Path) -> None:
    debriefs = Debriefs()
    room = Room(new_game(tmp_path), PAGES, debriefs, "nb")
    _play_to(room, "epilogue", 4)
    stage = _stage(room.page_for())
    assert stage.screen.next_tick() is not None
    stage.tick()
    assert debriefs.asked == ["nb"]
    assert stage.screen.next_tick() is None
    last = _to_the_close(stage)
    assert debriefs.asked == ["nb"]
    assert "debrief.html" in last
    assert "game.jsonl" in last
    assert room.table.beat == "over"


def test_a_debrief_that_cannot_be_written_is_told_and_stops_nothing(tmp_path: Path) -> None:
    def full_disk(*_: object) -> Path:
        raise OSError("No space left on device")

    room = Room(new_game(tmp_path), PAGES, full_disk, "nb")
    _play_to(room, "epilogue", 4)
    stage = _stage(room.page_for())
    stage.tick()
    last = _to_the_close(stage)
    assert "No space left on device" in last
    assert room.table.beat == "over"


@dataclass
class Desktop:
    """Notes what was to be opened, and says whether it could be."""

    works: bool = True
    pages: list[Path] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)

    def outside(self) -> Outside:
        return Outside(self._page, self._folder)

    def _page(self, path: Path) -> bool:
        self.pages.append(path)
        return self.works

    def _folder(self, path: Path) -> bool:
        self.folders.append(path)
        return self.works


def _last_sheet(folder: Path, desktop: Desktop, *, written: bool = True) -> tuple[Room, Stage]:
    room = Room(new_game(folder), PAGES, Debriefs(), "nb", outside=desktop.outside())
    _play_to(room, "epilogue", 4)
    stage = _stage(room.page_for())
    stage.tick()
    assert isinstance(stage.screen, EpiloguePage)
    for _ in stage.screen.parts[1:]:
        stage.key("enter")
    press(stage, "files")
    while written and stage.screen.next_tick() is not None:
        stage.tick()
    return room, stage


def test_on_the_last_sheet_enter_opens_the_debrief_and_then_closes_the_game(tmp_path: Path) -> None:
    desktop = Desktop()
    room, stage = _last_sheet(tmp_path, desktop)
    assert desktop.pages == []
    stage.key("enter")
    assert desktop.pages == [room.game.path.with_name("debrief.html")]
    assert words("nb")("window.epilogue.opened") in shown(stage)
    press(stage, "debrief")
    assert len(desktop.pages) == 2
    assert words("nb")("window.epilogue.opened") in shown(stage)
    stage.key("enter")
    assert stage.done
    assert room.table.beat == "over"


def test_who_is_quicker_than_the_writing_of_the_debrief_sees_it_all_the_same(tmp_path: Path) -> None:
    desktop = Desktop()
    room, stage = _last_sheet(tmp_path, desktop, written=False)
    stage.key("enter")
    assert not stage.done
    assert desktop.pages == [room.game.path.with_name("debrief.html")]


def test_the_game_can_be_closed_without_opening_the_debrief(tmp_path: Path) -> None:
    desktop = Desktop()
    room, stage = _last_sheet(tmp_path, desktop)
    press(stage, "finish")
    assert stage.done
    assert (desktop.pages, room.table.beat) == ([], "over")


def test_the_folder_of_the_game_can_be_shown(tmp_path: Path) -> None:
    desktop = Desktop()
    room, stage = _last_sheet(tmp_path, desktop)
    press(stage, "folder")
    assert desktop.folders == [room.game.path.parent]
    assert words("nb")("window.epilogue.folder_opened") in shown(stage)


def test_what_cannot_be_opened_is_told_and_stops_nothing(tmp_path: Path) -> None:
    _, stage = _last_sheet(tmp_path, Desktop(works=False))
    press(stage, "folder")
    assert words("nb")("window.epilogue.folder_not_opened") in shown(stage)
    stage.key("enter")
    assert words("nb")("window.epilogue.not_opened") in shown(stage)
    assert "debrief.html" in shown(stage)
    stage.key("enter")
    assert stage.done


def test_help_knows_every_page_in_every_language(tmp_path: Path) -> None:
    names = [page.name for page in (StartPage, SetupPage, GamesPage, NewsPage, CasePage, ConsequencesPage)]
    names += [WhyPage.name, CausePage.name, EpiloguePage.name, EndPage.name, LeavePage.name, SecretPage.name]
    names += [OverviewPage.name, DebriefPage.name, *TOPICS.values()]
    assert set(TOPICS) == {*get_args(PartKind), SUMMARY}
    for language in LANGUAGES:
        say = words(language)
        assert [name for name in names if f"window.help.{name}" not in say] == []
        assert [key for key in KEYS if f"window.key.{key}.does" not in say] == []
        assert [term for term in TERMS if f"window.term.{term}" not in say] == []


def test_help_explains_the_words_of_the_game_at_once_or_a_press_away(tmp_path: Path) -> None:
    told = [plain_text(words("nb")(f"window.term.{term}")) for term in TERMS]
    roomy = _stage(HelpPage(new_room(tmp_path).page_for()))
    assert [text for text in told if text not in shown(roomy)] == []
    tight = Stage(
        HelpPage(),
        Settings("nb", 130),
        AppHost(lambda: edition_of("tiny"), None),
        EvenFont(),
        Size(1280, 720),
    )
    assert [text for text in told if text in shown(tight)] == []
    press(tight, "terms")
    assert [text for text in told if text not in shown(tight)] == []
    press(tight, "terms")
    assert words("nb")("window.key.enter.does") in shown(tight)


def test_help_says_how_everything_is_set_and_what_is_pressed_changes_it(tmp_path: Path) -> None:
    stage = _stage(HelpPage(new_room(tmp_path).page_for()))
    for before, action, after in (
        ("Tekst: 100 %", "text", "Tekst: 115 %"),
        ("Farger: lyse", "theme", "Farger: mørke"),
        ("Bevegelse: vanlig", "motion", "Bevegelse: mindre"),
        ("Hele skjermen: av", "full", "Hele skjermen: på"),
    ):
        assert before in shown(stage)
        press(stage, action)
        assert after in shown(stage)
    assert "'Bokmål', selected" in shown(stage)
    assert "'Nynorsk', selected" not in shown(stage)
    assert stage.settings == Settings("nb", 115, "dark", reduce_motion=True, full_screen=True)


def test_what_the_table_thought_stands_with_the_two_figures(tmp_path: Path) -> None:
    room = new_room(tmp_path, "fjordvik")
    for turn in range(1, 4):
        _play_to(room, "consequences", turn)
        guessed = room.table.played[-1].prediction
        assert guessed is not None
        seen = consequences(room.play(), (guessed.indicator, guessed.direction))
        told = next(c for c in (*seen.gauges, *seen.indicators) if c.indicator == guessed.indicator)
        names = [box.name for box in _stage(room.page_for()).tree.walk()]
        assert any(name.startswith(f"{told.before} → {told.after}") for name in names)


def test_a_gauge_never_says_level_when_its_figure_has_changed(tmp_path: Path) -> None:
    room = new_room(tmp_path, "fjordvik")
    before: dict[str, str] = {}
    for turn in range(1, 9):
        _play_to(room, "consequences", turn)
        for gauge in room.status().gauges:
            changed = before.get(gauge.indicator, gauge.value) != gauge.value
            assert turn == 1 or changed == (gauge.trend != "level")
            before[gauge.indicator] = gauge.value


@pytest.mark.parametrize(
    "leave", [lambda stage: stage.key("escape"), lambda stage: press(stage, "leave")], ids=["key", "mouse"]
)
def test_the_start_page_asks_before_it_closes(tmp_path: Path, leave: Callable[[Stage], None]) -> None:
    stage = stage_of(new_lobby(tmp_path))
    leave(stage)
    assert words("nb")("window.leave.start") in shown(stage)
    stage.key("escape")
    assert isinstance(stage.screen, StartPage)
    leave(stage)
    press(stage, "yes")
    assert stage.done


def test_help_speaks_of_the_question_that_is_on_the_screen(tmp_path: Path) -> None:
    room = new_room(tmp_path)
    say = words("nb")
    assert say("window.help.leave") in shown(_stage(HelpPage(LeavePage(room))))
    assert say("window.help.end") in shown(_stage(HelpPage(EndPage(room))))


def test_help_opens_from_the_bar_changes_what_belongs_to_the_screen_and_leads_back(tmp_path: Path) -> None:
    stage = _stage(new_room(tmp_path).page_for())
    press(stage, "help")
    assert isinstance(stage.screen, HelpPage)
    press(stage, "language", "en")
    assert "What do we do now?" in shown(stage)
    press(stage, "text")
    assert stage.settings.text_percent == 115
    stage.key("escape")
    assert isinstance(stage.screen, NewsPage)
    assert "To the case" in shown(stage)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_is_a_sentence_in_the_foot_bar_until_the_next_input(tmp_path: Path, language: str) -> None:
    room = new_room(tmp_path, language=language)
    stage = _stage(room.page_for(), language)
    stage.key("u")
    assert room.message
    assert room.message in shown(stage)
    stage.key("x")
    assert not room.message


def test_what_belongs_to_the_person_is_kept_and_nonsense_is_not_taken(tmp_path: Path) -> None:
    keep = tmp_path / "window.json"
    AppHost(lambda: edition_of("tiny"), keep).settings_changed(
        Settings("en", 130, "dark", reduce_motion=True)
    )
    assert kept_settings(keep, "nb") == Settings("nb", 130, "dark", reduce_motion=True)
    for text in ('{"text": 900, "theme": "pink"}', "[1]", "no json"):
        keep.write_text(text, encoding="utf-8")
        assert kept_settings(keep, "nb") == Settings("nb")
    assert kept_settings(tmp_path / "none.json", "nn") == Settings("nn")
