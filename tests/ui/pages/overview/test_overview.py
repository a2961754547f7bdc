"""What the overview shows, and where its keys, its tabs and its rows lead."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.engine.step import default_setup
from game.session.inputs import Write
from game.session.table import Beat
from game.session.views import news, outcome
from game.session.views.pledges import pledges
from game.session.views.tally import tally
from game.session.views.work import works
from game.texts.catalogue import words
from game.ui.app import AppHost
from game.ui.boxes import Box, Picture, Role, Stroke
from game.ui.pages.case import ReadCasePage
from game.ui.pages.choice import ChoicePage
from game.ui.pages.choice.page import TOPICS
from game.ui.pages.overview import OverviewPage
from game.ui.pages.overview.page import SUITS, TABS
from game.ui.pages.overview.past import PastPage
from game.ui.pages.why import WhyPage
from game.ui.room import Room
from game.ui.screens import Screen, Settings
from game.ui.stage import Stage
from tests.ui.fakes import FULL, EvenFont
from tests.ui.pages.overview.support import every_page, played
from tests.ui.pages.support import edition_of, new_room, offers, press, shown


def _stage(screen: Screen, language: str = "nb") -> Stage:
    return Stage(screen, Settings(language), AppHost(lambda: edition_of("tiny"), None), EvenFont(), FULL)


def _open(room: Room, tab: str) -> Stage:
    return _stage(OverviewPage(room, tab))


def _top(stage: Stage) -> Screen:
    """The screen on top, which a key may have changed."""
    return stage.screen


def _rows(stage: Stage) -> list[Box]:
    return [box for box in stage.tree.walk() if box.role is Role.ROW]


def _names(stage: Stage) -> str:
    """All names on the screen."""
    return "\n".join(box.name for box in stage.tree.walk())


def _everything(room: Room, tab: str) -> str:
    """All that the pages of a tab say."""
    return "\n".join(
        _names(_stage(page)) for name, page in every_page(room, Settings("nb")) if name.startswith(tab)
    )


@pytest.mark.parametrize(
    ("beat", "tab"), [("news", "goals"), ("choice", "work"), ("consequences", "figures")]
)
def test_o_opens_the_tab_that_suits_the_beat_and_closes_it_again(
    tmp_path: Path, beat: Beat, tab: str
) -> None:
    room = played(tmp_path, "tiny", "balanced", 1 if beat == "consequences" else 0)
    while room.table.beat != beat:
        stage = _stage(room.page_for())
        stage.key("enter")
    stage = _stage(room.page_for())
    for opened in (lambda: press(stage, "overview"), lambda: stage.key("o")):
        opened()
        assert isinstance(stage.screen, OverviewPage)
        assert stage.screen.tab == tab
        stage.key("o")
        assert not isinstance(stage.screen, OverviewPage)


def test_what_is_decided_opens_what_helps_to_decide_it(tmp_path: Path) -> None:
    assert {topic for topic in SUITS if topic.startswith("choice")} <= set(TOPICS.values())
    room = played(tmp_path, "tiny", "balanced", 1)
    for topic, tab in (("choice_promise", "promises"), ("choice_prediction", "figures"), ("choice", "work")):
        assert OverviewPage(room, topic).tab == tab
    assert OverviewPage(room, "choice_ambition").tab == OverviewPage(room, "anything").tab == "goals"


def test_after_a_half_year_the_news_lead_to_the_history_where_all_of_them_stand(tmp_path: Path) -> None:
    room = played(tmp_path, "fjordvik", "always-a", 5)
    stage = _stage(room.page_for())
    stage.key("enter")
    stage.key("o")
    assert isinstance(stage.screen, OverviewPage)
    assert stage.screen.tab == SUITS["news"] == "history"
    press(stage, "past", "6")
    page = _top(stage)
    assert isinstance(page, PastPage)
    told, before = _names(stage), -1
    while page.at != before:
        before = page.at
        stage.key("pagedown")
        told += _names(stage)
    assert page.turn == 6
    seen = news(room.play())
    assert seen.headline in told
    assert seen.due
    assert [due for due in seen.due if due.text not in told] == []


def test_numbers_arrows_and_presses_change_the_tab(tmp_path: Path) -> None:
    stage = _open(played(tmp_path, "tiny", "balanced", 1), "goals")
    page = stage.screen
    assert isinstance(page, OverviewPage)
    for number, tab in enumerate(TABS, 1):
        stage.key(str(number))
        assert page.tab == tab
        assert any(
            box.state == ("selected",) and box.name.startswith(words("nb")(f"overview.{tab}"))
            for box in stage.tree.walk()
        )
    for tab in TABS:
        press(stage, "tab", tab)
        assert page.tab == tab
    assert page.key("right") is None
    assert page.tab == TABS[0]
    assert page.key("left") is None
    assert page.tab == TABS[-1]
    stage.key("enter")
    assert stage.done


def test_the_first_glance_says_how_many_goals_are_reached_and_each_says_where_it_stands(
    tmp_path: Path,
) -> None:
    room = played(tmp_path, "fjordvik", "balanced", 3)
    stage = _open(room, "goals")
    seen = outcome(room.play())
    headings = [box.name for box in stage.tree.walk() if box.role is Role.HEADING]
    assert headings == [seen.summary]
    rows = {box.name for box in _rows(stage)}
    for goal in (*seen.goals, *seen.floors):
        assert any(
            name.startswith(f"{goal.name}: ") and goal.value in name and goal.target_text in name
            for name in rows
        )
    press(stage, "why", seen.goals[0].indicator)
    assert isinstance(stage.screen, WhyPage)
    assert stage.screen.indicator == seen.goals[0].indicator


@pytest.mark.parametrize(
    ("pack", "off", "how"),
    [
        ("fjordvik", (), "standing.how"),
        ("fjordvik", ("promises",), "standing.free"),
        ("forste-halvar", (), "standing.free"),
    ],
)
def test_only_where_it_was_promised_how_many_goals_are_reached_a_promise_is_spoken_of(
    tmp_path: Path, pack: str, off: tuple[str, ...], how: str
) -> None:
    setup = replace(default_setup(edition_of(pack).scenario), features_off=off)
    told = shown(_open(new_room(tmp_path, pack, setup), "goals"))
    other = {"standing.how", "standing.free"} - {how}
    assert words("nb")(how) in told
    assert not any(words("nb")(each) in told for each in other)
    assert ("Løftet: " in told) == (how == "standing.how")


def test_a_goal_that_is_not_met_yet_is_no_fault_before_the_end(tmp_path: Path) -> None:
    room = new_room(tmp_path, "fjordvik")
    assert not all(goal.met for goal in outcome(room.play()).goals)
    icons = {
        mark.icon
        for box in _open(room, "goals").tree.walk()
        for mark in box.marks
        if isinstance(mark, Picture)
    }
    assert icons >= {"check", "minus"}
    assert "x" not in icons


def test_every_initiative_is_told_and_leads_to_its_case(tmp_path: Path) -> None:
    room = played(tmp_path, "fjordvik", "always-a", 6)
    told = _everything(room, "work")
    seen = works(room.play())
    assert any(each.late for each in seen)
    for each in seen:
        assert f"{each.name}. {each.spoken}" in told
    stage = _open(room, "work")
    press(stage, "read", seen[0].card)
    assert isinstance(stage.screen, ReadCasePage)
    assert stage.screen.card == seen[0].card


def test_where_nothing_runs_it_says_so_and_shows_the_capacity(tmp_path: Path) -> None:
    stage = _open(new_room(tmp_path, "fjordvik"), "work")
    assert words("nb")("work.count.none") in shown(stage)
    assert sum(box.role is Role.CAPACITY for box in stage.tree.walk()) == 6


def test_every_promise_is_told_to_the_letter(tmp_path: Path) -> None:
    rooms = (
        played(tmp_path / policy, "fjordvik", policy, 99) for policy in ("balanced", "always-b", "greedy")
    )
    room = next(room for room in rooms if len(pledges(room.play(), closed=True)) > 1)
    told, seen = _everything(room, "promises"), pledges(room.play(), closed=True)
    for each in seen:
        assert each.criterion in told
        assert each.deadline in told
    off = replace(default_setup(edition_of("tiny").scenario), features_off=("promises",))
    without = shown(_open(new_room(tmp_path / "off", "tiny", off), "promises"))
    assert words("nb")("overview.promises.off") in without


def test_every_figure_has_a_line_and_leads_to_its_why(tmp_path: Path) -> None:
    room = played(tmp_path, "fjordvik", "balanced", 3)
    told = _everything(room, "figures")
    figures = [each for group in tally(room.play()) for each in group.figures]
    assert [each.spoken for each in figures if each.spoken not in told] == []
    stage = _open(room, "figures")
    lines = [mark for box in stage.tree.walk() for mark in box.marks if isinstance(mark, Stroke)]
    assert len(lines) == len(_rows(stage)) > 0
    assert all(len(line.points) == 4 for line in lines)
    first = figures[0].indicator
    press(stage, "why", first)
    assert isinstance(stage.screen, WhyPage)
    assert stage.screen.indicator == first


def test_no_page_of_the_overview_tells_good_from_bad_by_colour_alone(tmp_path: Path) -> None:
    room = played(tmp_path, "fjordvik", "balanced", 2)
    say = words("nb")
    for row in _rows(_open(room, "figures")):
        assert any(
            word in row.name for word in (say("overview.better"), say("overview.worse"), say("trend.level"))
        )


def test_a_half_year_shows_what_was_decided_and_what_the_minority_wrote(tmp_path: Path) -> None:
    room = played(tmp_path, "fjordvik", "balanced", 1)
    room.submit(Write("reason", "Nettet må rettes først."))
    stage = _open(room, "history")
    charts = [
        box
        for box in stage.tree.walk()
        if box.role is Role.IMAGE and box.name in {"Økonomi", "Tjenester", "Folk", "Bærekraft"}
    ]
    assert len(charts) == 4
    assert all(box.value for box in charts)
    press(stage, "past", "1")
    stage.key("pagedown")
    told = shown(stage)
    for card, _ in room.table.played[0].decisions.choices:
        assert room.play().scenario.cards[card].title in told
    assert "Mindretallet skrev: Nettet må rettes først." in told
    press(stage, "read")
    assert isinstance(stage.screen, ReadCasePage)
    stage.key("escape")
    stage.key("escape")
    assert isinstance(stage.screen, OverviewPage)


def test_pages_are_turned_by_key_and_by_button_and_stop_at_the_ends(tmp_path: Path) -> None:
    stage = _open(played(tmp_path, "fjordvik", "always-a", 5), "work")
    page = stage.screen
    assert isinstance(page, OverviewPage)
    stage.key("pageup")
    assert page.at == 0
    press(stage, "leaf", "1")
    assert page.at == 1
    for _ in range(20):
        stage.key("pagedown")
    last = page.at
    assert not any(
        box.action and box.action.name == "leaf" and box.action.argument == "1" for box in stage.tree.walk()
    )
    press(stage, "leaf", "-1")
    assert page.at == last - 1


def test_the_screen_is_set_during_a_game(tmp_path: Path) -> None:
    stage = _open(new_room(tmp_path, "tiny"), "screen")
    press(stage, "text", "1")
    assert stage.settings.text_percent == 115
    press(stage, "theme", "1")
    assert stage.settings.theme == "dark"
    press(stage, "motion", "1")
    assert stage.settings.reduce_motion
    press(stage, "language", "en")
    assert words("en")("overview.screen.title") in shown(stage)


def test_the_choice_leads_to_what_runs_and_comes_back_to_where_it_was(tmp_path: Path) -> None:
    room = new_room(tmp_path, "tiny")
    while room.table.beat != "choice":
        _stage(room.page_for()).key("enter")
    stage = _stage(room.page_for())
    press(stage, "overview")
    assert isinstance(stage.screen, OverviewPage)
    assert stage.screen.tab == "work"
    assert not offers(stage, "leaf")
    stage.key("escape")
    assert isinstance(_top(stage), ChoicePage)
