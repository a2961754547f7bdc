"""Why at the window: from any number to its equation in three presses, the map, the game without a choice."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.engine.decisions import Decisions
from game.policy import POLICIES
from game.research.whatif import what_if
from game.research.without import without
from game.session.auto import next_inputs
from game.session.inputs import GoOn
from game.session.refused import Refused
from game.session.views import why
from game.session.views.causal import around, loops_through
from game.session.views.figures import value_of
from game.ui.boxes import Role
from game.ui.pages.why import CausePage, LinkPage, MapPage, WhyPage, WithoutPage, explained
from game.ui.pages.why.without import can_be_left_out
from game.ui.room import Room
from game.ui.screens import Screen, Settings
from game.ui.stage import Stage
from tests.ui.fakes import FULL, EvenFont, FakeHost
from tests.ui.pages.support import buttons, new_room, offers, press, shown


def _stage(screen: Screen, language: str = "nb") -> Stage:
    return Stage(screen, Settings(language), FakeHost(), EvenFont(), FULL)


def _play(room: Room, beat: str, turn: int) -> None:
    """Let the built-in team play on to a beat of a half-year."""
    while (room.table.beat, room.table.turn) != (beat, turn):
        for act in next_inputs(room.game.rules, room.table, POLICIES["balanced"]):
            assert not isinstance(room.game.submit(act), Refused)
            if (room.table.beat, room.table.turn) == (beat, turn):
                return


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return new_room(tmp_path, "fjordvik")


def test_every_number_at_the_sides_opens_its_why_and_three_presses_end_at_the_equation(room: Room) -> None:
    _play(room, "news", 3)
    room.submit(GoOn())
    sides = [box for box in _stage(room.page_for()).tree.walk() if box.role in (Role.GAUGE, Role.CAPACITY)]
    assert len(sides) == len(room.status().gauges) + 1 + len(room.status().capacity)
    for side in sides:
        stage = _stage(room.page_for())
        assert side.action is not None
        press(stage, "why", side.action.argument)
        page = stage.screen
        assert isinstance(page, WhyPage)
        assert page.indicator == side.action.argument
        cause = next(iter(why(room.play(), page.indicator).causes), None)
        if cause is None:
            press(stage, "rule")
        else:
            press(stage, "cause", cause.key)
        assert isinstance(stage.screen, CausePage)
        text = shown(stage)
        assert room.say("causes.in_words") in text
        assert "Kilde: " in text


def test_before_the_first_half_year_a_number_opens_the_map_of_what_moves_it(room: Room) -> None:
    room.submit(GoOn())
    stage = _stage(room.page_for())
    press(stage, "why", "services")
    assert isinstance(stage.screen, MapPage)
    stage.key("h")
    assert isinstance(stage.screen, MapPage), "nothing has happened that could be explained"
    assert isinstance(explained(room, None), MapPage)


def test_what_the_page_asks_for_comes_before_its_sides_and_the_way_on_comes_last(room: Room) -> None:
    _play(room, "news", 2)
    room.submit(GoOn())
    stage = _stage(room.page_for())
    roles = [box.role for box in buttons(stage)]
    last = buttons(stage)[-1].action
    assert last is not None
    assert last.name == "next"
    assert Role.GAUGE in roles
    assert roles.index(Role.GAUGE) > 0


def test_a_quantity_pressed_moves_to_the_middle_and_escape_goes_back_the_way_one_came(room: Room) -> None:
    _play(room, "consequences", 2)
    page = WhyPage(room, "people")
    stage = _stage(page)
    stage.key("k")
    chart = stage.screen
    assert isinstance(chart, MapPage)
    first = around(room.play(), "people").left[0].node.key
    press(stage, "node", first)
    second = around(room.play(), first).right[0].node.key
    press(stage, "node", second)
    assert chart.trail == ("people", first, second)
    stage.key("escape")
    assert chart.centre == first
    stage.key("h")
    assert isinstance(stage.screen, WhyPage)
    assert stage.screen.indicator == first
    stage.key("escape")
    stage.key("escape")
    assert chart.centre == "people"
    stage.key("escape")
    assert stage.screen is page


def test_an_arrow_says_which_way_how_strongly_and_how_late_and_opens_its_equation(room: Room) -> None:
    _play(room, "consequences", 2)
    arrow = around(room.play(), "economy").left[0]
    assert arrow.spoken.endswith("sterkt, etter 2 kvartaler")
    stage = _stage(MapPage(room, "economy"))
    text = shown(stage)
    assert repr(arrow.spoken) in text
    press(stage, "link", arrow.key)
    assert isinstance(stage.screen, LinkPage)
    assert "jevnet ut over 2 kvartaler" in shown(stage)
    assert "Kilde: " in shown(stage)


def test_the_box_in_the_middle_of_the_map_is_no_higher_than_the_boxes_beside_it(room: Room) -> None:
    _play(room, "consequences", 2)
    for figure in ("gains", "staff_turnover"):
        boxes = list(_stage(MapPage(room, figure)).tree.walk())
        around_it = [box.rect for box in boxes if box.action is not None and box.action.name == "node"]
        middle = next(box.rect for box in boxes if box.action is not None and box.action.argument == "hub")
        assert around_it
        top, bottom = min(box.y for box in around_it), max(box.bottom for box in around_it)
        assert middle.y >= top - 2
        assert middle.bottom <= bottom + 2


def test_nothing_that_was_decided_is_denied_below_the_causes(tmp_path: Path) -> None:
    room = new_room(tmp_path, "forste-halvar")
    _play(room, "consequences", 2)
    nothing, chosen, denied = room.say("causes.yours.nothing"), 0, 0
    for indicator in room.play().scenario.settings.indicators:
        seen = why(room.play(), indicator)
        decided = any(cause.good is not None for cause in seen.causes)
        says = nothing in shown(_stage(WhyPage(room, indicator)))
        assert not (decided and says), indicator
        chosen, denied = chosen + (decided and not seen.yours), denied + says
    assert chosen
    assert denied


def test_the_map_says_its_loops_once_it_stands_on_the_screen(room: Room) -> None:
    _play(room, "consequences", 1)
    stage = _stage(MapPage(room, "fatigue"))
    if room.say("causal.loops.soon") in shown(stage):
        assert stage.screen.next_tick() is not None
        stage.tick()
    told = loops_through(room.play(), "fatigue")
    assert told
    assert all(each.story in shown(stage) for each in told)
    assert next(each.kind for each in told if each.name[0] == "R") == room.say("causal.loop.r")


def test_the_others_of_a_long_side_are_a_press_away_and_come_round(room: Room) -> None:
    _play(room, "consequences", 1)
    stage = _stage(MapPage(room, "fatigue"))
    everything = {arrow.key for arrow in around(room.play(), "fatigue").left}
    seen: set[str] = set()
    for _ in range(10):
        seen |= {box.action.argument for box in buttons(stage) if box.action and box.action.name == "link"}
        if everything <= seen:
            break
        press(stage, "more")
    assert everything <= seen


def test_a_decision_left_out_is_the_replay_under_the_same_luck(room: Room) -> None:
    _play(room, "consequences", 4)
    recorded: tuple[Decisions, ...] = tuple(half.decisions for half in room.table.played)
    play = room.play()
    asked = 0
    for indicator in play.scenario.settings.gauges:
        for own in why(play, indicator).yours:
            if not can_be_left_out(room, own.choice):
                continue
            asked += 1
            card, _, key = own.choice.partition(".")
            turn = next(n for n, made in enumerate(recorded, 1) if dict(made.choices).get(card) == key)
            found = what_if(
                play.rules, play.setup, int(room.game.header.seed), recorded, turn, card, "not_now"
            )
            expected = next(each for each in found.differences if each.indicator == indicator).by_turn
            seen = without(play, recorded, own.choice, indicator)
            assert seen.went == tuple(value_of(play.rules.layout, s.closed, indicator) for s in play.steps)
            assert seen.without[:turn] == seen.went[:turn]
            parted = zip(seen.without[turn:], seen.went[turn:], expected, strict=True)
            assert all(other == here + difference for other, here, difference in parted)
            assert seen.changed == len(found.changed)
    assert asked


def test_the_game_without_a_choice_is_named_so_and_leads_back(room: Room) -> None:
    _play(room, "consequences", 4)
    stage = _stage(WhyPage(room, "services"))
    assert offers(stage, "without")
    press(stage, "without")
    page = stage.screen
    assert isinstance(page, WithoutPage)
    text = shown(stage)
    assert "Spilt om igjen med «Ikke nå»" in text
    assert "med samme flaks" in text
    assert all(gauge.name in text for gauge in page.seen().gauges)
    stage.key("enter")
    assert isinstance(stage.screen, WhyPage)


def test_the_two_ways_of_a_share_are_in_percent_and_not_in_percentage_points(room: Room) -> None:
    _play(room, "consequences", 4)
    stage = _stage(WhyPage(room, "staff_turnover"))
    press(stage, "without")
    assert "Ansatte som slutter, %" in shown(stage)


def test_a_cause_that_the_table_decided_can_be_left_out_and_others_cannot(room: Room) -> None:
    _play(room, "consequences", 4)
    chosen = next(each.key for each in why(room.play(), "services").causes if each.key.startswith("choice:"))
    stage = _stage(CausePage(room, "services", chosen))
    stage.key("w")
    assert isinstance(stage.screen, WithoutPage)
    flow = next(each.key for each in why(room.play(), "services").causes if each.key.startswith("flow:"))
    plain = CausePage(room, "services", flow)
    other = _stage(plain)
    other.key("w")
    assert other.screen is plain
    assert not offers(other, "without")


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_chain_and_what_the_table_did_stand_below_the_bars(tmp_path: Path, language: str) -> None:
    room = new_room(tmp_path, "fjordvik", language=language)
    _play(room, "consequences", 2)
    told = 0
    for indicator in room.play().scenario.settings.gauges:
        seen, text = why(room.play(), indicator), shown(_stage(WhyPage(room, indicator), language))
        if seen.chain:
            assert all(repr(step) in text for step in seen.chain)
        if seen.yours and room.say("causes.yours") in text:
            told += 1
            assert seen.yours[0].label in text
    assert told
