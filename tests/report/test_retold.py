"""The debrief's parts one by one: what is done in pieces, and what is told of a half-year."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.engine.decisions import Decisions
from game.report import render_debrief
from game.report.debrief import Debrief
from game.report.home import PLAN, follow_ups, plan_of, plan_text
from game.report.lines import gauge_lines, twin_lines
from game.report.retold import Retold
from game.report.table_talk import known, loads, notes, unsaid
from game.report.turning import replays, turnings
from game.report.years import half_year, other_figures
from game.research.whatif import all_what_ifs
from game.session.game import Written
from game.texts.catalogue import words
from tests.report.support import debrief_of_random_game, read


def _with(debrief: Debrief, turn: int, decisions: Decisions) -> Debrief:
    """The debrief as if this had been decided; what came of it stays."""
    changed = (*debrief.decisions[: turn - 1], decisions, *debrief.decisions[turn:])
    return replace(debrief, decisions=changed)


def test_replays_one_by_one_come_to_what_they_come_to_at_once() -> None:
    debrief = debrief_of_random_game(2)
    work, at_once = (
        replays(debrief),
        tuple(all_what_ifs(debrief.rules, debrief.setup, debrief.seed, debrief.decisions)),
    )
    assert work.total == len(at_once)
    for done in range(work.total):
        assert (len(work.found), work.done) == (done, False)
        work.work()
    assert work.done
    assert work.found == at_once


def test_a_piece_of_work_is_one_replay_or_one_gauge_and_all_of_them_are_counted() -> None:
    retold = Retold(debrief_of_random_game(2))
    with pytest.raises(ValueError, match="not all replayed"):
        _ = retold.turnings
    pieces = 0
    while retold.done < retold.pieces:
        assert retold.work()
        pieces += 1
        assert retold.done == pieces
    assert pieces == retold.replays.total + len(retold.gauges)
    assert not retold.work()
    assert retold.turnings == tuple(turnings(retold.debrief))


def test_another_language_takes_over_the_replays() -> None:
    first = Retold(debrief_of_random_game(2))
    while first.work():
        pass
    second = Retold(debrief_of_random_game(2, "en"), first)
    assert second.replays.done
    assert [point.card for point in second.turnings] == [point.card for point in first.turnings]
    assert second.turnings[0].season != first.turnings[0].season


def test_the_turning_points_are_among_the_decisions_to_guess_and_these_come_in_the_order_of_the_game() -> (
    None
):
    retold = Retold(debrief_of_random_game(5))
    while retold.work():
        pass
    places = [(each.turn, each.card) for each in retold.candidates]
    assert {(point.turn, point.card) for point in retold.turnings} <= set(places)
    assert [turn for turn, _ in places] == sorted(turn for turn, _ in places)
    assert len(places) <= 6


def test_a_line_ends_where_the_game_ended_and_the_other_line_where_the_other_game_did() -> None:
    debrief = debrief_of_random_game(2)
    play = debrief.play
    found = [
        each
        for each in all_what_ifs(debrief.rules, debrief.setup, debrief.seed, debrief.decisions)
        if each.weight
    ]
    for other in found[:6]:
        for line in twin_lines(play, other):
            end = next(each.end for each in other.differences if each.indicator == line.indicator)
            assert len(line.heights) == len(play.steps)
            assert len(line.other) == len(play.steps) - other.turn + 1
            assert line.other[0] == line.heights[other.turn - 1]
            assert all(0.0 <= height <= 1.0 for height in (*line.heights, *line.other))
            assert (line.other[-1] > line.heights[-1]) == (end > 0)
    assert [line.figures[-1] for line in gauge_lines(play)]


def test_attention_and_lending_are_told_by_where_they_went() -> None:
    debrief = debrief_of_random_game(1)
    first = debrief.decisions[0]
    told = _with(
        debrief,
        1,
        Decisions(
            first.choices,
            (("director", "technology"), ("finance", "technology")),
            (("finance", "director"),),
        ),
    )
    film = half_year(told, 1)
    assert film.attention == ("Teknologi: Direktør, Økonomi",)
    assert film.lent == ("Økonomi lånte ett poeng til Direktør",)
    assert loads(told).lent[0] == f"{film.season}: Økonomi lånte ett poeng til Direktør."
    html = render_debrief(told)
    assert "Teknologi: Direktør, Økonomi" in html
    assert "Økonomi lånte ett poeng til Direktør" in html


def test_a_half_year_tells_what_was_thought_and_names_what_went_live_once() -> None:
    debrief = debrief_of_random_game(1)
    say = words("nb")
    for turn in range(1, len(debrief.steps)):
        film = half_year(debrief, turn)
        thought = debrief.predictions[turn - 1]
        assert (film.thought is None) == (thought is None)
        live = [
            line
            for line in film.came
            if line.startswith(say("report.years.came.live", names="").split(":", 1)[0])
        ]
        assert len(live) <= 1


def test_every_indicator_stands_in_the_written_debrief() -> None:
    debrief = debrief_of_random_game(3, pack="fjordvik")
    settings = debrief.scenario.settings
    others = {each.indicator for each in other_figures(debrief)}
    assert others == set(settings.indicators) - set(settings.gauges)
    text = " ".join(element.text for element in read(render_debrief(debrief)).all("table"))
    assert all(settings.indicators[name].name in text for name in others)


def test_what_roles_knew_is_told_by_role_and_nothing_is_lost() -> None:
    debrief = debrief_of_random_game(1)
    by_case = {(fact.short, fact.text) for each in unsaid(debrief) for fact in each.facts}
    by_role = {(each.short, secret.text) for each in known(debrief) for secret in each.secrets}
    assert by_role == by_case
    assert by_role


def test_notes_and_disputes_are_told_with_their_half_year_and_forgotten_ones_are_not() -> None:
    debrief = replace(
        debrief_of_random_game(1),
        written=(
            Written(1, "note", "", "Ordføreren gikk."),
            Written(2, "dispute", "finance", "Tallet stemmer ikke."),
            Written(2, "note", "", None),
            Written(2, "reason", "", "En grunn."),
            Written(4, "felt", "finance", "Trangt"),
        ),
    )
    told = [(note.who, note.text) for note in notes(debrief)]
    assert told == [("", "Ordføreren gikk."), ("Økonomi", "Tallet stemmer ikke.")]
    html = render_debrief(debrief)
    assert "Ordføreren gikk." in html
    assert "Trangt" not in html


def test_a_plan_comes_back_as_it_was_written_and_the_last_one_counts() -> None:
    plan = {"stop": "Rapporten: den lange", "date": "1. februar"}
    first, last = plan_text({"stop": "Noe annet"}), plan_text(plan)
    assert plan_of((Written(4, "challenge", "", first), Written(4, "challenge", "", last))) == plan
    emptied = plan_text({"stop": " ", "nothing": "x"})
    assert plan_of((Written(4, "challenge", "", first), Written(4, "challenge", "", emptied))) == {}
    assert plan_of(()) == {}


def test_a_challenge_in_plain_words_is_what_the_table_stops_with() -> None:
    assert plan_of((Written(4, "challenge", "", "Slutte med\nmandagsmøtet"),)) == {
        "stop": "Slutte med mandagsmøtet"
    }


def test_what_was_planned_on_the_screen_stands_on_the_sheet_and_the_rest_is_left_to_write() -> None:
    debrief = debrief_of_random_game(1)
    empty = read(render_debrief(debrief))
    plan = plan_text({"stop": "Rapporten <b>", "date": "1. februar"})
    html = render_debrief(replace(debrief, written=(Written(4, "challenge", "", plan),)))
    assert "Rapporten &lt;b&gt;" in html

    def lines(page_html: str) -> int:
        return sum(each.attributes.get("class") == "write" for each in read(page_html).all("div"))

    assert lines(html) == lines(render_debrief(debrief)) - 2
    assert empty.faults == []
    assert set(plan_of((Written(4, "challenge", "", plan),))) <= set(PLAN)


def test_gatherings_that_were_begun_have_their_task_told() -> None:
    debrief = debrief_of_random_game(1)
    assert [each.name for each in follow_ups(debrief)] == ["Samling én", "Samling to"]
    short = replace(
        debrief,
        steps=debrief.steps[:2],
        decisions=debrief.decisions[:1],
        votes=debrief.votes[:1],
        predictions=debrief.predictions[:1],
    )
    assert [each.name for each in follow_ups(short)] == ["Samling én"]
    assert "Samling én" in render_debrief(short)
