"""The talk after the game: where it leads, what each step shows, and what is kept of what is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.engine.step import default_setup
from game.report.home import CHALLENGE, FELT, felt, plan_of
from game.session.game import Game
from game.texts.catalogue import words
from game.ui.app import PAGES, AppHost
from game.ui.boxes import Role, Scene
from game.ui.pages.debrief import DebriefPage
from game.ui.pages.debrief.known import KnownStep
from game.ui.pages.debrief.turning import TurningStep
from game.ui.pages.epilogue import EpiloguePage
from game.ui.room import Room
from game.ui.screens import Settings
from game.ui.stage import Stage
from tests.ui.fakes import FULL, EvenFont
from tests.ui.pages.debrief.support import NOTE, REASON, finished, step_to, talk
from tests.ui.pages.support import Debriefs, edition_of, offers, press, shown

NB = words("nb")
FEATURES_OFF = (
    "delegated",
    "tokens",
    "lending",
    "budget",
    "promises",
    "events",
    "votes",
    "predictions",
    "private",
    "people",
)


def _epilogue(room: Room) -> Stage:
    return Stage(room.page_for(), Settings("nb"), AppHost(lambda: room.game.edition, None), EvenFont(), FULL)


def _time_passes(stage: Stage) -> None:
    """What the page waits for comes to pass."""
    if not stage.done and stage.screen.next_tick() is not None:
        stage.tick()


def _through(stage: Stage) -> list[str]:
    """Enter, while time passes, until the game is closed: every screen on the way."""
    seen: list[str] = []
    for _ in range(400):
        if stage.done:
            return seen
        seen.append(shown(stage))
        stage.key("enter")
        _time_passes(stage)
    raise AssertionError(f"the talk has no end:\n{shown(stage)}")


# ---------------------------------------------------------------------------------------------------- the way


def test_after_the_epilogue_enter_begins_the_talk_and_esc_comes_back_to_where_it_was(tmp_path: Path) -> None:
    stage = _epilogue(finished(tmp_path))
    assert isinstance(stage.screen, EpiloguePage)
    for _ in stage.screen.parts[1:]:
        stage.key("enter")
    for step in ("felt", "film", "turning", "known", "home"):
        assert NB(f"window.debrief.{step}.title") in shown(stage)
    press(stage, "next")
    assert NB("report.felt.1") in shown(stage)
    stage.key("enter")
    stage.key("escape")
    stage.key("escape")
    assert isinstance(stage.screen, EpiloguePage)
    assert NB("window.epilogue.after") in shown(stage)
    stage.key("enter")
    assert NB("report.felt.1") in shown(stage)


def test_who_skips_the_talk_comes_to_the_files(tmp_path: Path) -> None:
    stage = _epilogue(finished(tmp_path))
    assert isinstance(stage.screen, EpiloguePage)
    for _ in stage.screen.parts[1:]:
        stage.key("enter")
    press(stage, "files")
    assert "game.jsonl" in shown(stage)


@pytest.mark.parametrize(
    ("pack", "turns"), [("tiny", 1), ("forste-halvar", 2), ("mellomleder", 4), ("fjordvik", 8)]
)
def test_enter_alone_leads_through_all_five_steps_to_the_close(tmp_path: Path, pack: str, turns: int) -> None:
    room = finished(tmp_path, pack, turns=turns)
    assert len(room.table.played) == turns
    seen = "\n".join(_through(_epilogue(room)))
    for key in (
        "report.felt.3",
        "report.years.talk",
        "report.turning.talk",
        "report.load",
        "window.debrief.home.stop",
    ):
        assert NB(key) in seen
    for turn in range(1, turns + 1):
        assert f"'{room.retold().half_year(turn).season}'" in seen
    assert room.table.beat == "over"


def test_with_everything_switched_off_the_talk_goes_through_too(tmp_path: Path) -> None:
    setup = replace(default_setup(edition_of("tiny").scenario), features_off=FEATURES_OFF)
    seen = "\n".join(_through(_epilogue(finished(tmp_path, setup=setup, turns=2))))
    assert NB("window.debrief.known.nothing") in seen
    assert NB("window.debrief.known.promises") not in seen
    assert "Oppmerksomhet" not in seen


def test_a_step_can_be_skipped_and_gone_back_to(tmp_path: Path) -> None:
    stage, page = talk(finished(tmp_path))
    press(stage, "skip")
    assert page.step.name == "film"
    stage.key("pagedown")
    stage.key("pagedown")
    assert page.step.name == "known"
    stage.key("pageup")
    assert page.step.name == "turning"
    stage.key("escape")
    assert page.step.name == "film"
    assert NB("report.years.talk") in shown(stage)


def test_the_language_can_be_changed_in_the_middle_and_nothing_is_replayed_again(tmp_path: Path) -> None:
    room = finished(tmp_path)
    stage, page = talk(room)
    step_to(stage, page, "turning")
    room.follow(Settings("en"))
    assert room.retold().replays.done
    stage.next_language()
    assert words("nn")("window.debrief.turning.guess") in shown(stage)


def test_a_finished_game_that_is_opened_again_is_talked_through_but_not_written_in(tmp_path: Path) -> None:
    room = finished(tmp_path)
    stage, page = talk(room)
    step_to(stage, page, "home")
    _home_to(stage, page, "stop")
    _write(stage, "stop", "Møtet på mandag")
    stage.key("enter")
    _through(stage)
    assert room.table.beat == "over"
    room.game.close()
    again = Room(Game.resume(room.game.path, room.game.edition), PAGES, Debriefs(), "nb")
    seen = "\n".join(_through(_epilogue(again)))
    assert "Møtet på mandag" in seen
    assert NB("window.debrief.home.closed") in seen
    assert "field 'Én ting" not in seen


# ---------------------------------------------------------------------------------------------------- 1 felt


def _home_to(stage: Stage, page: DebriefPage, part: str) -> None:
    while page.home.part != part:
        press(stage, "next")


def _write(stage: Stage, key: str, text: str) -> None:
    for _ in range(40):
        if stage.focus == f"field:{key}":
            break
        stage.tab()
    assert stage.focus == f"field:{key}"
    stage.text(text)


def test_a_word_of_a_role_is_kept_privately_and_stands_there_again(tmp_path: Path) -> None:
    room = finished(tmp_path)
    stage, _ = talk(room)
    for _ in range(3):
        stage.key("enter")
    _write(stage, "finance", "Trangt")
    assert felt(room.game.written) == {}
    stage.key("escape")
    assert felt(room.game.written) == {"finance": "Trangt"}
    assert "Trangt" not in room.game.path.read_text(encoding="utf-8")
    again, _ = talk(room)
    for _ in range(3):
        again.key("enter")
    assert "Trangt" in shown(again)


def test_a_word_that_is_taken_back_is_gone(tmp_path: Path) -> None:
    room = finished(tmp_path)
    stage, _ = talk(room)
    for _ in range(3):
        stage.key("enter")
    _write(stage, "finance", "Uff")
    stage.key("enter")
    for _ in "Uff":
        stage.key("backspace")
    stage.key("enter")
    assert felt(room.game.written) == {}
    again, _ = talk(room)
    for _ in range(3):
        again.key("enter")
    assert "Uff" not in shown(again)


def test_enter_in_a_field_keeps_what_is_written_and_then_goes_on(tmp_path: Path) -> None:
    room = finished(tmp_path)
    stage, page = talk(room)
    for _ in range(3):
        stage.key("enter")
    _write(stage, "finance", "Trangt")
    stage.key("enter")
    assert NB("window.debrief.kept") in shown(stage)
    assert felt(room.game.written) == {"finance": "Trangt"}
    stage.key("enter")
    assert page.step.name == "film"


def test_what_is_written_is_kept_when_nobody_writes_any_more(tmp_path: Path) -> None:
    room = finished(tmp_path)
    stage, page = talk(room)
    for _ in range(3):
        stage.key("enter")
    assert page.next_tick() is None
    _write(stage, "finance", "Trangt")
    assert page.next_tick() is not None
    stage.tick()
    assert [(each.what, each.text) for each in room.game.written][-1] == (FELT, "Trangt")
    assert page.next_tick() is None


# ---------------------------------------------------------------------------------------------------- 2 film


def test_the_arrows_go_through_the_film_half_year_by_half_year(tmp_path: Path) -> None:
    room = finished(tmp_path)
    stage, page = talk(room)
    step_to(stage, page, "film")
    assert NB("window.debrief.film.opening") in shown(stage)
    stage.key("right")
    film = room.retold().half_year(1)
    text = shown(stage)
    assert film.season in text
    assert film.headline in text
    assert all(each.title in text and each.answer in text for each in film.decided)
    assert film.thought is not None
    assert film.thought.became_text in text
    assert film.attention
    assert all(each in text for each in film.attention)
    stage.key("right")
    assert room.retold().half_year(2).season in shown(stage)
    stage.key("left")
    assert film.season in shown(stage)
    stage.key("end")
    stage.key("right")
    assert page.step.at == len(room.table.played)


def test_the_lines_grow_and_say_only_what_has_been_seen(tmp_path: Path) -> None:
    room = finished(tmp_path)
    stage, page = talk(room)
    step_to(stage, page, "film")
    stage.key("right")
    line = room.retold().lines[0]
    charts = [box for box in stage.tree.walk() if box.role is Role.IMAGE and box.name == line.name]
    (chart,) = charts
    assert chart.value == f"start {line.figures[0]}, {line.seasons[1]} {line.figures[1]}"


def test_the_town_is_the_one_of_the_half_year_that_is_shown(tmp_path: Path) -> None:
    room = finished(tmp_path, "fjordvik")
    stage, page = talk(room)
    step_to(stage, page, "film")
    views = []
    for _ in range(9):
        views += [mark.view for box in stage.tree.walk() for mark in box.marks if isinstance(mark, Scene)][:1]
        stage.key("right")
    assert len({view.season for view in views}) == 2
    assert len(set(views)) > 4


def test_the_film_runs_by_itself_until_somebody_touches_it_or_it_is_over(tmp_path: Path) -> None:
    stage, page = talk(finished(tmp_path))
    step_to(stage, page, "film")
    assert page.next_tick() is None
    press(stage, "play")
    assert page.next_tick() is not None
    stage.tick()
    assert page.step.at == 1
    stage.key("right")
    assert page.next_tick() is None
    stage.key("space")
    for _ in range(9):
        stage.tick()
    assert page.step.at == 4
    assert page.next_tick() is None


def test_with_reduced_motion_the_film_only_goes_step_by_step(tmp_path: Path) -> None:
    stage, page = talk(finished(tmp_path), Settings("nb", reduce_motion=True))
    step_to(stage, page, "film")
    assert not offers(stage, "play")
    stage.key("space")
    assert page.next_tick() is None
    stage.key("right")
    assert page.step.at == 1


# ---------------------------------------------------------------------------------------------------- 3 turning points


def test_the_game_is_replayed_one_decision_a_tick_from_the_first_page_on(tmp_path: Path) -> None:
    room = finished(tmp_path)
    stage, page = talk(room, worked=False)
    total = room.retold().replays.total
    assert total > 5
    for done in range(1, total + 1):
        assert page.next_tick() == pytest.approx(0.02)
        stage.tick()
        assert len(room.retold().replays.found) == done
    step_to(stage, page, "turning")
    assert NB("window.debrief.turning.guess") in shown(stage)


def test_who_comes_too_early_sees_how_far_the_replays_are_and_waits_there(tmp_path: Path) -> None:
    room = finished(tmp_path)
    stage, page = talk(room, worked=False)
    step_to(stage, page, "turning")
    total = room.retold().replays.total
    stage.tick()
    assert NB("window.debrief.turning.working", done=1, pieces=total) in shown(stage)
    stage.key("enter")
    assert page.step.name == "turning"
    assert NB("window.debrief.turning.working", done=1, pieces=total) in shown(stage)
    while page.next_tick() is not None:
        stage.tick()
    assert NB("window.debrief.turning.guess") in shown(stage)


def test_nothing_of_the_turning_points_is_shown_before_the_table_has_had_its_guess(tmp_path: Path) -> None:
    room = finished(tmp_path)
    stage, page = talk(room)
    step_to(stage, page, "turning")
    points, text = room.retold().turnings, shown(stage)
    assert {(each.turn, each.card) for each in points} <= {(c.turn, c.card) for c in room.retold().candidates}
    assert not any(
        shift.amount in text for point in points for other in point.alternatives for shift in other.shifts
    )
    assert [box.state for box in stage.tree.walk() if box.role is Role.OPTION] == [()] * len(
        room.retold().candidates
    )


def test_a_right_guess_is_told_and_a_guess_can_be_taken_back(tmp_path: Path) -> None:
    room = finished(tmp_path)
    stage, page = talk(room)
    step_to(stage, page, "turning")
    point = room.retold().turnings[0]
    places = [(each.turn, each.card) for each in room.retold().candidates]
    digit = str(places.index((point.turn, point.card)) + 1)
    step = page.step
    assert isinstance(step, TurningStep)
    stage.key(digit)
    stage.key(digit)
    assert step.guess is None
    press(stage, "guess", f"{point.turn}:{point.card}")
    assert NB("window.debrief.turning.guessed") in shown(stage)
    stage.key("enter")
    assert NB("window.debrief.turning.right") in shown(stage)
    stage.key("enter")
    assert NB("window.debrief.turning.right") not in shown(stage)


def test_the_table_hears_which_of_the_turning_points_mattered_most(tmp_path: Path) -> None:
    room = finished(tmp_path)
    stage, page = talk(room)
    step_to(stage, page, "turning")
    points = room.retold().turnings
    heaviest = max(points, key=lambda point: point.weight)
    assert len({point.weight for point in points}) == 2
    for point in points:
        stage.key("enter")
        rank = "first" if point is heaviest else "second"
        assert NB(f"window.debrief.turning.{rank}", season=point.season) in shown(stage)


def test_a_turning_point_shows_both_games_the_goals_and_that_it_is_a_replay(tmp_path: Path) -> None:
    room = finished(tmp_path)
    stage, page = talk(room)
    step_to(stage, page, "turning")
    for point in room.retold().turnings:
        stage.key("enter")
        text = shown(stage)
        other = point.alternatives[point.heaviest]
        assert point.title in text
        assert point.chosen in text
        assert other.answer in text
        assert NB("window.debrief.turning.replay") in text
        assert all(goal in text for goal in other.goals)
        for line, shift in zip(other.lines, other.shifts, strict=True):
            facts = {
                "name": line.name,
                "played": line.figures[-1],
                "other": line.other_figures[-1],
                "word": shift.word,
            }
            assert NB("window.debrief.turning.both", **facts).partition(": ")[2] in text
        if len(point.alternatives) > 1:
            press(stage, "other")
            assert other.answer not in shown(stage)


# ---------------------------------------------------------------------------------------------------- 4 what was known


def test_what_a_role_knew_is_shown_only_when_it_is_asked_for_one_thing_at_a_time(tmp_path: Path) -> None:
    room = finished(tmp_path)
    stage, page = talk(room)
    step_to(stage, page, "known")
    secrets = [secret.text for role in room.retold().known for secret in role.secrets if secret.whole_table]
    assert len(secrets) > 3
    for secret in secrets:
        assert not any(text in shown(stage) for text in secrets)
        stage.key("enter")
        assert [text for text in secrets if text in shown(stage)] == [secret]
        stage.key("enter")
    assert NB("report.load") in shown(stage)


def test_a_role_can_be_passed_and_delegated_cases_are_taken_in_when_asked_for(tmp_path: Path) -> None:
    room = finished(tmp_path, "fjordvik")
    stage, page = talk(room)
    step_to(stage, page, "known")
    step = page.step
    assert isinstance(step, KnownStep)
    before = step.count
    press(stage, "all")
    assert step.count > before
    role = step.place.role
    press(stage, "next_role")
    assert step.place.role == role + 1


def test_unused_capacity_minority_reasons_promises_and_notes_are_told(tmp_path: Path) -> None:
    room = finished(tmp_path)
    stage, page = talk(room)
    step_to(stage, page, "known")
    seen = ""
    while page.step.name == "known":
        seen += shown(stage)
        stage.key("enter")
    assert REASON in seen
    assert NOTE in seen
    assert NB("window.debrief.known.promises") in seen
    row = room.retold().loads.rows[0]
    cell = row.cells[0]
    assert f"{cell.used} av {cell.had}" in seen


# ---------------------------------------------------------------------------------------------------- 5 back home


def test_the_plan_is_kept_as_one_private_text_and_the_debrief_is_written_again(tmp_path: Path) -> None:
    debriefs = Debriefs()
    room = Room(finished(tmp_path).game, PAGES, debriefs, "nb")
    room.write_debrief()
    stage, page = talk(room)
    step_to(stage, page, "home")
    assert "Snakk mer." in shown(stage)
    _home_to(stage, page, "stop")
    _write(stage, "stop", "Møtet på mandag")
    _write(stage, "who", "Kari, til alle")
    stage.key("pagedown")
    stage.key("escape")
    _home_to(stage, page, "then")
    _write(stage, "date", "1. februar")
    _home_to(stage, page, "files")
    plan = {"stop": "Møtet på mandag", "who": "Kari, til alle", "date": "1. februar"}
    assert plan_of(room.game.written) == plan
    assert {each.what for each in room.game.written if each.role == ""} >= {CHALLENGE}
    stage.tick()
    assert debriefs.asked == ["nb", "nb"]
    assert "debrief.html" in shown(stage)


def test_a_press_into_a_field_is_where_to_write_and_turns_no_page(tmp_path: Path) -> None:
    room = finished(tmp_path)
    stage, page = talk(room)
    step_to(stage, page, "home")
    _home_to(stage, page, "stop")
    for field, text in (("stop", "Møtet på mandag"), ("who", "Kari, til alle")):
        stage.click(next(b.rect for b in stage.tree.walk() if b.key == f"field:{field}").centre)
        assert page.home.part == "stop"
        stage.text(text)
    press(stage, "next")
    assert plan_of(room.game.written) == {"stop": "Møtet på mandag", "who": "Kari, til alle"}


def test_help_is_a_press_away(tmp_path: Path) -> None:
    stage, _ = talk(finished(tmp_path))
    press(stage, "help")
    assert NB("window.help.debrief") in shown(stage)


def test_the_page_takes_arrows_only_where_there_is_a_film(tmp_path: Path) -> None:
    stage, page = talk(finished(tmp_path))
    assert isinstance(page, DebriefPage)
    assert page.arrows == frozenset()
    stage.key("right")
    assert stage.focus is not None
