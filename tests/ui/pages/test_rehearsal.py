"""A facilitator practises alone: the machine's roles talk, vote and decide; the game replays; it all fits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.engine.step import default_setup
from game.log.read import read_log
from game.log.replay import verify_log
from game.policy.talk import knows, tells_unasked
from game.session.game import Game
from game.session.inputs import Choose, GoOn, Sit, Undo
from game.session.refused import Refused
from game.session.seats import played_by_machine
from game.ui.app import AppHost
from game.ui.boxes import Action
from game.ui.fonts import Fonts
from game.ui.geometry import Size
from game.ui.machine import BETWEEN_VOTES
from game.ui.pages.choice.booth import BoothPage
from game.ui.pages.choice.card_sheet import CardSheet
from game.ui.pages.choice.reveal import VotesSeen
from game.ui.pages.choice.votes import KeyingSheet
from game.ui.pages.discussion import DiscussionPage
from game.ui.pages.epilogue import EpiloguePage
from game.ui.pages.seating import MACHINE, seat_changed
from game.ui.pages.setup import SetupPage
from game.ui.pages.times import took_line
from game.ui.room import Room
from game.ui.screens import Settings
from game.ui.stage import Stage
from tests.ui.fakes import FULL, EvenFont
from tests.ui.pages.support import MOST_KEYS, edition_of, new_lobby, new_room, press, shown
from tests.ui.sharing import Inspection

LITTLE_ROOM = ((Size(1280, 720), 130), (Size(1024, 768), 130), (Size(1920, 1080), 100))


def rehearsal(
    folder: Path, *people: str, pack: str = "fjordvik", turns: int = 2, language: str = "nb"
) -> Room:
    """A game in which the machine plays all but these."""
    scenario = edition_of(pack).scenario
    roles = tuple(scenario.settings.roles)
    plain = replace(default_setup(scenario), turns=turns)
    return new_room(
        folder, pack, played_by_machine(roles, plain, (r for r in roles if r not in people)), language
    )


def stage_of(room: Room, *, still: bool = True) -> Stage:
    settings = Settings(room.language, reduce_motion=still)
    return Stage(room.page_for(), settings, AppHost(lambda: room.game.edition, None), EvenFont(), FULL)


def wait(stage: Stage) -> None:
    """Let pass what wants to happen soon."""
    for _ in range(100):
        soon = stage.screen.next_tick()
        if soon is None or soon > 0.05:
            return
        stage.tick()
    raise AssertionError("the machine never comes to rest")


def play_by_keys(stage: Stage, room: Room) -> None:
    """Enter, and an answer where one is asked for, until the end; each page has its time before the next key."""
    answered = None
    for _ in range(MOST_KEYS):
        wait(stage)
        if room.table.beat == "epilogue":
            return
        sheet, here = getattr(stage.screen, "sheet", None), shown(stage)
        if isinstance(sheet, KeyingSheet) or (sheet is not None and answered != (type(sheet), sheet)):
            answered = (type(sheet), sheet)
            stage.key("a")
            wait(stage)
            if shown(stage) != here:
                continue
        stage.key("enter")
    raise AssertionError("the game has no end")


@pytest.mark.no_cover  # what it reaches, others reach faster
@pytest.mark.parametrize("people", [("health",), ()])
def test_a_whole_game_is_practised_by_keys_and_replays_bit_for_bit(tmp_path: Path, people: tuple[str, ...]):
    room = rehearsal(tmp_path, *people)
    play_by_keys(stage_of(room), room)
    assert len(room.table.played) == 2
    for half_year in room.table.played:
        assert len(half_year.votes) == len(room.game.rules.layout.roles)
    log = room.game.path
    room.game.close()
    assert read_log(log).header.setup["machine"] == list(room.table.setup.machine)
    verdict = verify_log(log, room.game.edition.scenario)
    assert verdict.reached is not None
    assert verdict.reached.fault is None
    with Game.resume(log, room.game.edition) as again:
        assert again.table.step.closed == room.table.step.closed
        assert again.noted == room.game.noted


def to_the_case(room: Room) -> Stage:
    stage = stage_of(room)
    while not isinstance(stage.screen, DiscussionPage):
        wait(stage)
        stage.key("enter")
    return stage


def test_the_table_talks_before_it_votes_and_who_kept_quiet_tells_when_asked(tmp_path: Path):
    room = rehearsal(tmp_path)
    stage = to_the_case(room)
    card, roles = room.main_card or "", tuple(room.table.setup.machine)
    known = {role: fact for role in roles if (fact := knows(room.play(), role, card))}
    assert known
    for role, fact in known.items():
        assert (fact in shown(stage)) == tells_unasked(role, card)
    for number in range(1, len(roles) + 1):
        stage.key(str(number))
    assert all(fact in shown(stage) for fact in known.values())
    read = [
        record.d["role"] for record in read_log(room.game.path).records if record.d.get("kind") == "read_fact"
    ]
    assert set(read) == set(known)
    stage.key("enter")
    assert room.table.beat == "choice"


def test_a_role_is_asked_by_mouse_too(tmp_path: Path):
    room = rehearsal(tmp_path)
    stage = to_the_case(room)
    before = shown(stage)
    press(stage, "ask", room.table.setup.machine[0])
    assert shown(stage) != before


def test_the_machines_votes_come_one_by_one_and_none_is_shown_before_all_are_in(tmp_path: Path):
    room = rehearsal(tmp_path, "health")
    now = [0.0]
    room._now = lambda: now[0]
    stage = stage_of(room, still=False)
    while room.table.beat != "choice":
        wait(stage)
        stage.key("enter")
    wait(stage)
    assert room.table.pending.votes == (), "nobody votes before the table does"
    stage.key("enter")
    for number in range(1, 6):
        now[0] += BETWEEN_VOTES + 0.01
        stage.tick()
        assert len(room.table.pending.votes) == number
    assert not isinstance(stage.screen.sheet, VotesSeen)  # type: ignore[attr-defined]
    stage.key("b")
    assert isinstance(stage.screen.sheet, VotesSeen)  # type: ignore[attr-defined]


def test_who_speaks_first_says_why(tmp_path: Path):
    room = rehearsal(tmp_path)
    stage = to_the_case(room)
    for _ in range(2):
        stage.key("enter")
        wait(stage)
    assert isinstance(stage.screen.sheet, VotesSeen)  # type: ignore[attr-defined]
    assert "«" in shown(stage)


def to_an_own_case(room: Room) -> Stage:
    """The first case that one of the machine's roles decides."""
    stage = stage_of(room)
    for _ in range(MOST_KEYS):
        wait(stage)
        sheet = getattr(stage.screen, "sheet", None)
        owner = room.play().scenario.cards[sheet.name].owner if isinstance(sheet, CardSheet) else None
        if owner in room.table.setup.machine:
            return stage
        if isinstance(sheet, CardSheet | KeyingSheet):
            stage.key("a")
            wait(stage)
        if type(sheet).__name__ in {"PredictionSheet", "BudgetSheet"}:
            stage.key("a")
        stage.key("enter")
    raise AssertionError("no role ever decides alone")


def test_a_role_of_the_machines_decides_its_own_case_says_why_and_is_not_overruled(tmp_path: Path):
    room = rehearsal(tmp_path, "health", turns=4)
    stage = to_an_own_case(room)
    sheet = stage.screen.sheet  # type: ignore[attr-defined]
    chosen = dict(room.table.pending.choices)[sheet.name]
    assert "«" in shown(stage)
    for letter in "abc":
        stage.key(letter)
        assert dict(room.table.pending.choices)[sheet.name] == chosen
    assert room.message


def test_undo_takes_back_what_a_person_did_and_the_machine_answers_anew(tmp_path: Path):
    room = rehearsal(tmp_path, "health", turns=4)
    stage = to_an_own_case(room)
    own = {move for move in room.table.moves if isinstance(move, Choose)}
    assert len(own) > 1
    stage.key("u")
    main = room.main_card
    assert main not in dict(room.table.pending.choices)
    assert room.last_move is not None
    assert not isinstance(room.last_move, Choose)


def test_a_person_who_comes_late_takes_a_role_from_the_machine(tmp_path: Path):
    room = rehearsal(tmp_path, "health")
    assert room.submit(Sit("digital", "digital")) is None
    assert "digital" not in room.table.setup.machine
    assert room.submit(Sit("health", "finance")) is not None, "nobody shares a seat with the machine"
    assert room.submit(Undo()) is None
    assert "digital" in room.table.setup.machine


def test_how_long_a_half_year_took_is_told_in_the_next_and_all_of_it_at_the_end(tmp_path: Path):
    room = rehearsal(tmp_path)
    now = [0.0]
    room._now = lambda: now[0]
    room.began = 0.0
    stage = stage_of(room)
    assert took_line(room) == ""
    now[0] = 90.0
    stage.key("enter")
    now[0] = 90.0 + 240.0
    play_by_keys(stage, room)
    facts = [dict(note.facts) for note in room.game.noted]
    assert facts[0] == {"beat": "news", "turn": "1", "seconds": "90"}
    assert facts[1] == {"beat": "case", "turn": "1", "seconds": "240"}
    end = stage.screen
    assert isinstance(end, EpiloguePage)
    assert "times" in end.parts
    while end.parts[end.at] != "times":
        stage.key("enter")
    assert "5,5" in shown(stage)  # 1.5 minutes of news, 4 of the case
    assert "4,0" in shown(stage)


def test_a_game_without_the_machine_notes_no_times_and_has_nothing_of_it(tmp_path: Path):
    room = new_room(tmp_path, "tiny")
    stage = stage_of(room)
    stage.key("enter")
    stage.key("enter")
    assert room.game.noted == ()
    assert not isinstance(stage.screen, DiscussionPage)
    assert room.machine.members.think(room.table) is False


def test_the_setup_gives_a_seat_to_the_machine_and_all_but_one_by_a_single_switch(tmp_path: Path):
    settings = edition_of("fjordvik").scenario.settings
    setup, roles = default_setup(edition_of("fjordvik").scenario), tuple(settings.roles)
    one = seat_changed(setup, settings, Action("seat_back", "health"), ("paper",))
    assert one.machine == ("health",)
    assert MACHINE not in roles
    assert seat_changed(one, settings, Action("seat", "health"), ("paper",)) == setup
    found = [setup]
    for _ in range(len(roles) + 1):
        found.append(seat_changed(found[-1], settings, Action("alone"), ("paper",)))
    assert [len(each.machine) for each in found] == [0, *[len(roles) - 1] * len(roles), len(roles)]
    assert seat_changed(found[-1], settings, Action("alone"), ("paper",)) == setup
    lobby = new_lobby(tmp_path, "fjordvik")
    page = SetupPage(lobby)
    page.sheet = "seats"
    stage = Stage(page, Settings("nb"), AppHost(lambda: lobby.spoken, None), EvenFont(), FULL)
    press(stage, "alone")
    assert lobby.chosen.machine == roles[1:]
    stage.key("enter")
    assert lobby.room is not None
    assert lobby.room.table.setup.machine == roles[1:]


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    return Fonts()


@pytest.mark.no_cover  # what it reaches, others reach faster
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_what_a_rehearsal_shows_fits(tmp_path: Path, fonts: Fonts, language: str):
    inspection = Inspection(LITTLE_ROOM, fonts, language)
    flaws: list[str] = []
    lobby = new_lobby(tmp_path / "lobby", "fjordvik")
    room = rehearsal(tmp_path, turns=3, language=language)
    lobby.setup = room.table.setup
    setup = SetupPage(lobby)
    setup.sheet = "seats"
    flaws += inspection.flaws("seats", setup.view)
    stage, met = stage_of(room), set[str]()
    for _ in range(MOST_KEYS):
        wait(stage)
        sheet = getattr(stage.screen, "sheet", None)
        name = f"{type(stage.screen).__name__} {type(sheet).__name__} {room.table.turn}"
        if name not in met:
            met.add(name)
            flaws += inspection.flaws(name, stage.screen.view)
        if isinstance(stage.screen, DiscussionPage) and not stage.screen.asked:
            for role in room.table.setup.machine:
                stage.screen.press(Action("ask", role))
            flaws += inspection.flaws(f"asked {name}", stage.screen.view)
        if isinstance(stage.screen, EpiloguePage):
            stage.screen.at = stage.screen.parts.index("times")
            flaws += inspection.flaws("times", stage.screen.view)
            break
        if sheet is not None and not isinstance(sheet, VotesSeen):
            stage.key("a")
            wait(stage)
        stage.key("enter")
    assert flaws == []
    assert any("DiscussionPage" in name for name in met)


def test_the_table_goes_on_where_a_log_ends_and_the_machine_still_plays(tmp_path: Path):
    room = rehearsal(tmp_path, "health")
    assert not isinstance(room.game.submit(GoOn()), Refused)
    room.game.close()
    with Game.resume(room.game.path, room.game.edition) as game:
        assert game.table.setup.machine == room.table.setup.machine


def test_where_the_machine_goes_round_only_people_are_given_it(tmp_path: Path):
    scenario = edition_of("fjordvik").scenario
    roles = tuple(scenario.settings.roles)
    plain = replace(default_setup(scenario), turns=2, voting="laptop")
    setup = played_by_machine(roles, plain, (role for role in roles if role != "health"))
    room = new_room(tmp_path, "fjordvik", setup)
    stage = to_the_case(room)
    stage.key("enter")
    wait(stage)
    stage.key("enter")
    assert isinstance(stage.screen, BoothPage)
    assert stage.screen.role == "health"
    stage.key("enter")
    stage.key("a")
    assert len(room.table.pending.votes) == len(roles)
