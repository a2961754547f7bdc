from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from game.pack.schema import Scenario
from game.report import debrief_of, render_debrief, write_debrief
from game.report.page import page_of
from game.report.table_talk import ballots, loads, unsaid
from game.session.table import HalfYear, TableState
from game.texts.catalogue import words
from tests.report.support import debrief_of_random_game, read

SECTIONS = (
    "felt",
    "years",
    "causes",
    "turning",
    "thought",
    "votes",
    "unsaid",
    "load",
    "outcome",
    "end",
    "own",
)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("seed", [1, 2, 9])
def test_the_page_is_well_formed_and_has_every_section_in_order(language: str, seed: int) -> None:
    html = render_debrief(debrief_of_random_game(seed, language))
    page = read(html)
    assert page.faults == []
    assert html.startswith("<!DOCTYPE html>")
    assert [element.attributes["id"] for element in page.all("section")] == list(SECTIONS)
    assert page.all("html")[0].attributes["lang"] == language
    say = words(language)
    headings = [element.text for element in page.all("h2")]
    assert headings == [say(f"report.{section}") for section in SECTIONS]
    links = [element.attributes["href"] for element in page.all("a")]
    assert links == [f"#{section}" for section in SECTIONS]


def test_nothing_is_asked_for_from_outside_and_nothing_runs() -> None:
    html = render_debrief(debrief_of_random_game())
    page = read(html)
    assert "//" not in html.replace("<!DOCTYPE html>", "")
    assert not {"script", "link", "img", "iframe", "object"} & {element.tag for element in page.elements}
    assert not [name for element in page.elements for name in element.attributes if name.startswith("on")]
    assert "@import" not in html
    assert "url(" not in html


def test_a_raised_ambition_stands_among_the_decisions_and_over_the_whole() -> None:
    found = (debrief_of_random_game(seed) for seed in range(30))
    debrief = next(each for each in found if any(d.ambition == "high" for d in each.decisions))
    page = page_of(debrief)
    assert page.subtitle.endswith(" · Høy")
    told = [(row.title, row.answer) for year in page.years for row in year.decided]
    assert ("Ambisjonen", "Høy") in told


def test_numbers_are_written_as_the_language_writes_them() -> None:
    norwegian = render_debrief(debrief_of_random_game(1, "nb"))
    english = render_debrief(debrief_of_random_game(1, "en"))
    text = " ".join(element.text for element in read(norwegian).all("main"))
    assert re.search(r"−\d+,\d", text)
    assert not re.search(r"\d\.\d", text.replace("0.1.0", "").replace("03.12", ""))
    assert re.search(r"−\d+\.\d", " ".join(element.text for element in read(english).all("main")))


def hostile(scenario: Scenario) -> Scenario:
    """The scenario with markup and template code in the texts that are shown."""
    nasty = "<script>alert('x')</script>{{ 7 * 7 }}\"'&"
    settings = scenario.settings
    cards = {
        name: card.model_copy(update={"title": nasty, "text": nasty}) for name, card in scenario.cards.items()
    }
    indicators = {
        name: part.model_copy(update={"name": nasty, "unit": nasty, "better": nasty, "worse": nasty})
        for name, part in settings.indicators.items()
    }
    roles = {name: role.model_copy(update={"short": nasty}) for name, role in settings.roles.items()}
    changed = settings.model_copy(update={"title": nasty, "indicators": indicators, "roles": roles})
    return scenario.model_copy(update={"settings": changed, "cards": cards})


def test_hostile_texts_are_shown_as_they_are_and_do_nothing() -> None:
    debrief = debrief_of_random_game()
    html = render_debrief(replace(debrief, scenario=hostile(debrief.scenario), table="<b>bord</b>"))
    page = read(html)
    assert page.faults == []
    assert page.all("script") == []
    assert "<script" not in html
    assert "<b>bord</b>" not in html
    assert "{{ 7 * 7 }}" in html
    assert any("<script>alert('x')</script>" in element.text for element in page.all("h1"))


def test_every_figure_of_the_causes_stands_on_the_page() -> None:
    debrief = debrief_of_random_game(5)
    page = page_of(debrief)
    rows = [element.text for element in read(render_debrief(debrief)).all("tr")]
    for gauge in page.causes:
        assert any(row.endswith(gauge.why.total) for row in rows)
        for cause, _ in (*gauge.rows, *gauge.behind):
            said = f"{cause.label}{cause.note}"
            assert any(row.startswith(said) and row.endswith(cause.amount) for row in rows)


def test_own_decisions_are_seen_in_the_account_of_a_gauge_and_each_is_one_row() -> None:
    seen = 0
    for seed in range(6):
        for gauge in page_of(debrief_of_random_game(seed)).causes:
            decided = [cause for cause, _ in gauge.rows if cause.key.startswith("decision:")]
            assert len({cause.key for cause in decided}) == len(decided)
            assert all(cause.note.startswith("«") for cause in decided)
            rest = [cause for cause, _ in gauge.rows if cause.key == "rest"]
            assert not rest or len(gauge.rows) > 3
            seen += len(decided)
    assert seen > 5


def test_what_all_but_cancels_over_the_years_is_one_row_of_its_stock() -> None:
    (staff,) = (each for each in page_of(debrief_of_random_game(5)).causes if each.name == "Folk")
    rows = {cause.key: cause for cause, _ in staff.rows}
    assert "stock:fatigue" in rows
    assert not {"flow:rest", "flow:daily_strain"} & set(rows)
    assert "Hvile +" in rows["stock:fatigue"].note


def test_the_minoritys_reason_stands_with_its_vote_where_it_is_at_hand() -> None:
    debrief = debrief_of_random_game(3)
    votes = ((("director", "a"), ("finance", "b")), *debrief.votes[1:])
    html = render_debrief(replace(debrief, votes=votes, reasons=((1, "Skjemaet er for langt & dyrt."),)))
    assert "Grunnen de ga: Skjemaet er for langt &amp; dyrt." in html
    assert "Grunnen de ga" not in render_debrief(replace(debrief, votes=votes))


def test_turning_points_are_told_with_their_alternatives_and_the_same_luck() -> None:
    debrief = debrief_of_random_game(2)
    page = page_of(debrief)
    assert 1 <= len(page.turnings) <= 2
    html = render_debrief(debrief)
    for point in page.turnings:
        assert point.alternatives
        for other in point.alternatives:
            assert other.answer != point.chosen
            assert [shift.name for shift in other.shifts] == ["Økonomi", "Tjenester", "Folk", "Tillit"]
    assert html.count("samme flaks") >= sum(len(point.alternatives) for point in page.turnings)


def test_the_minority_is_named_and_the_teams_answer_marked_even_if_nobody_voted_for_it() -> None:
    debrief = debrief_of_random_game(3)
    split = replace(
        debrief,
        votes=((("director", "a"), ("finance", "b")), *debrief.votes[1:]),
        decisions=(
            replace(
                debrief.decisions[0], choices=tuple((c, "not_now") for c, _ in debrief.decisions[0].choices)
            ),
            *debrief.decisions[1:],
        ),
    )
    ballot = next(ballots(split))
    assert [(answer.answer[:1], answer.roles, answer.taken) for answer in ballot.answers] == [
        ("A", "Direktør", False),
        ("B", "Økonomi", False),
        ("C", "–", True),
    ]
    assert (ballot.minority, ballot.alone) == ("", True)


def test_a_single_vote_is_not_called_agreement() -> None:
    debrief = debrief_of_random_game(3)
    single = replace(debrief, votes=((("director", "a"),), *((),) * (len(debrief.votes) - 1)))
    ballot = next(ballots(single))
    assert (ballot.minority, ballot.alone) == ("", True)
    assert "Ingen sto alene." not in render_debrief(single)


def test_private_facts_of_the_played_cases_are_told_now() -> None:
    debrief = debrief_of_random_game(1)
    assert next(unsaid(debrief)).title == "Skjemaet"
    text = render_debrief(debrief)
    assert "Leverandøren tar betalt for hvert felt." in text


def test_room_with_some_while_others_drowned_is_said_by_season() -> None:
    found = [(seed, loads(debrief_of_random_game(seed))) for seed in range(12)]
    for _, table in found:
        assert len(table.rows) == 2
        expected = sum(
            any(row.cells[turn].over for row in table.rows)
            and any(row.cells[turn].had > row.cells[turn].used for row in table.rows)
            for turn in range(len(table.seasons))
        )
        assert len(table.notes) == expected
    assert any(table.notes for _, table in found)


def test_without_votes_predictions_and_private_facts_the_page_says_so() -> None:
    debrief = debrief_of_random_game(1)
    bare = replace(
        debrief,
        votes=((),) * len(debrief.votes),
        predictions=(None,) * len(debrief.predictions),
        setup=replace(debrief.setup, features_off=("private",)),
    )
    html = render_debrief(bare)
    say = words("nb")
    for key in ("report.votes.none", "report.thought.none", "report.unsaid.none"):
        assert say(key) in html


def test_a_session_and_its_debrief_tell_the_same_game() -> None:
    debrief = debrief_of_random_game(4)
    played = tuple(
        HalfYear(number + 1, before.state, decisions, votes, None, step)
        for number, (before, step, decisions, votes) in enumerate(
            zip(debrief.steps, debrief.steps[1:], debrief.decisions, debrief.votes, strict=False)
        )
    )
    table = TableState(debrief.setup, debrief.steps[0], played, "epilogue")
    again = debrief_of(debrief.rules, debrief.scenario, table, "nb", "Bord 7")
    assert again == replace(debrief, predictions=(None,) * len(played))


def test_a_debrief_needs_a_half_year_and_all_of_each() -> None:
    debrief = debrief_of_random_game(1)
    with pytest.raises(ValueError, match="at least one half-year"):
        replace(debrief, steps=debrief.steps[:1], decisions=(), votes=(), predictions=())
    with pytest.raises(ValueError, match="all of each"):
        replace(debrief, votes=debrief.votes[1:])


def test_a_game_that_ended_early_has_a_debrief_too() -> None:
    debrief = debrief_of_random_game(1)
    short = replace(
        debrief,
        steps=debrief.steps[:2],
        decisions=debrief.decisions[:1],
        votes=debrief.votes[:1],
        predictions=debrief.predictions[:1],
    )
    assert read(render_debrief(short)).faults == []


def test_the_file_is_written_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "out" / "debrief.html"
    debrief = debrief_of_random_game(1)
    write_debrief(debrief, path)
    write_debrief(debrief, path)
    assert path.read_text(encoding="utf-8") == render_debrief(debrief)
    assert [each.name for each in path.parent.iterdir()] == ["debrief.html"]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "debrief.html"
    path.write_text("old", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("game.writing.os.fsync", full)
    with pytest.raises(OSError, match="no space"):
        write_debrief(debrief_of_random_game(1), path)
    assert path.read_text(encoding="utf-8") == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["debrief.html"]


def test_the_shipped_scenario_has_a_debrief() -> None:
    page = read(render_debrief(debrief_of_random_game(3, pack="fjordvik")))
    assert page.faults == []
    assert len(page.all("svg")) == 4
