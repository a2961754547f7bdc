"""From a folder to a scenario, or to every problem in it, once and in the order of the files."""

import pytest

from game.errors import PackError
from game.pack.load import load, read_pack
from game.pack.schema import Scenario
from tests.games import PACKS, SHIPPED
from tests.pack.planted import SHAPE_MISTAKES, YAML_MISTAKES
from tests.pack.support import (
    CASES,
    MODEL,
    MORE,
    SCENARIO,
    check_planted,
    found,
    ids,
    read_edited,
    read_texts,
    tiny_texts,
    write_pack,
)

FORM_MISTAKES = (*SHAPE_MISTAKES, *YAML_MISTAKES)


def codes(reading):
    return [problem.code for problem in reading.problems]


def test_the_tiny_pack_has_no_problems_and_the_cards_of_all_its_files():
    scenario = load(PACKS / "tiny")
    assert isinstance(scenario, Scenario)
    assert {"form", "errors", "flood"} <= set(scenario.cards)
    assert Scenario.model_validate(scenario.model_dump(), strict=True) == scenario


def test_the_shipped_scenario_has_no_problems():
    assert read_pack(SHIPPED / "fjordvik").problems == ()


@pytest.mark.parametrize("planted", FORM_MISTAKES, ids=ids(FORM_MISTAKES))
def test_a_planted_mistake_is_named_where_it_stands(planted, tmp_path):
    check_planted(tmp_path, planted)


def test_loading_a_pack_with_errors_raises_with_every_problem(tmp_path):
    texts = tiny_texts()
    texts[SCENARIO] = texts[SCENARIO].replace("age: 58", "age: x").replace("deadline: 4", "deadline: 5")
    with pytest.raises(PackError) as raised:
        load(write_pack(tmp_path, texts))
    assert [problem.code for problem in raised.value.problems] == ["wrong-type", "after-the-end"] or [
        problem.code for problem in raised.value.problems
    ] == ["after-the-end", "wrong-type"]


def test_warnings_leave_a_pack_playable(tmp_path):
    reading = read_edited(tmp_path, (SCENARIO, "deadline: 4", "deadline: 5"))
    assert [problem.severity for problem in reading.problems] == ["warning"]
    assert reading.errors == ()
    assert reading.scenario is not None


def test_problems_come_in_the_order_of_files_and_lines(tmp_path):
    reading = read_edited(
        tmp_path,
        (SCENARIO, "age: 58", "age: x"),
        (SCENARIO, "id: tiny", "id: 5"),
        (MODEL, "start: 30", "start: 300"),
        (MORE, "code: TD1\n", "code: TD9\n"),
        (CASES, "price: 3\n", "price: -3\n"),
    )
    places = [problem.place for problem in reading.problems]
    assert places == sorted(places)
    assert [place.file for place in places] == [
        "pack/cards/cases.yaml",
        "pack/cards/more.yaml",
        "pack/model.yaml",
        "pack/scenario.yaml",
        "pack/scenario.yaml",
    ]


def test_numbers_in_facts_are_as_an_author_writes_them(tmp_path):
    reading = read_edited(
        tmp_path,
        (
            MODEL,
            'fatigue: {name: Slitasje, unit: "0-100", start: 30',
            'fatigue: {name: Slitasje, unit: "0-100", start: 300.0',
        ),
        (SCENARIO, "shares: {share_service: 0.6}", "shares: {share_service: 0.6, freed_hours: 0.7}"),
        (MODEL, "curve(skill, 0,0.1, 50,0.8", "curve(skill, 0,0.1, 0,0.8"),
    )
    facts = [dict(problem.facts) for problem in reading.problems]
    assert {"value": "300", "low": "0", "high": "100"} in facts
    assert {"total": "1.3"} in facts
    assert {"before": "0", "after": "0"} in facts


@pytest.mark.parametrize("file", [SCENARIO, MODEL])
def test_a_pack_without_one_of_its_files_has_one_problem(file, tmp_path):
    texts = tiny_texts()
    del texts[file]
    reading = read_texts(tmp_path, texts)
    assert found(reading.problems) == [("file-missing", (file, 1, 1))]
    assert reading.scenario is None


def test_the_rest_of_a_pack_without_one_of_its_files_is_checked(tmp_path):
    texts = tiny_texts()
    del texts[MODEL]
    texts[SCENARIO] = texts[SCENARIO].replace("when: spring}", 'when: "spring > 1"}')
    texts[CASES] = texts[CASES].replace("card: errors", "card: erors")
    assert codes(read_texts(tmp_path, texts)) == ["unknown-reference", "file-missing", "wrong-kind"]


def test_an_empty_folder_lacks_its_three_parts(tmp_path):
    reading = read_pack(tmp_path, "pack")
    assert found(reading.problems) == [
        ("no-cards", ("cards", 1, 1)),
        ("file-missing", (MODEL, 1, 1)),
        ("file-missing", (SCENARIO, 1, 1)),
    ]


def test_a_folder_that_is_not_there_is_the_same_as_an_empty_one(tmp_path):
    assert codes(read_pack(tmp_path / "nowhere")) == ["no-cards", "file-missing", "file-missing"]


def test_files_with_empty_tables_of_cards_are_no_cards(tmp_path):
    texts = {**tiny_texts(), CASES: "{}", MORE: "{}"}
    assert "no-cards" in codes(read_texts(tmp_path, texts))


def test_a_file_of_cards_under_another_ending_is_not_read_and_that_is_said(tmp_path):
    reading = read_texts(tmp_path, {**tiny_texts(), "cards/extra.yml": "x"})
    assert found(reading.problems) == [("file-not-read", ("cards/extra.yml", 1, 1))]
    assert reading.scenario is not None


def test_a_folder_in_the_place_of_a_file_is_a_problem(tmp_path):
    texts = tiny_texts()
    del texts[MODEL]
    (tmp_path / MODEL).mkdir()
    assert codes(read_texts(tmp_path, texts)) == ["file-unreadable"]


def test_a_card_in_two_files_is_named_at_the_second_with_the_place_of_the_first(tmp_path):
    texts = tiny_texts()
    line = texts[MORE].count("\n") + 1
    extra = "form:\n  kind: event\n  code: E9\n  title: Igjen\n  text: Igjen.\n  hazard: lots\n  weight: 99\n"
    texts[MORE] += extra
    reading = read_texts(tmp_path, texts)
    assert found(reading.problems) == [
        ("duplicate-card", (MORE, line, 1)),
        ("out-of-range", (MORE, line + 6, 11)),
    ]
    assert dict(reading.problems[0].facts) == {"card": "form", "first": "pack/cards/cases.yaml:1"}


def test_cards_in_a_file_that_cannot_be_read_are_not_called_unknown(tmp_path):
    texts = tiny_texts()
    texts[MORE] = texts[MORE].replace("title: Skyregningen", "title: [")
    assert codes(read_texts(tmp_path, texts)) == ["yaml-open-bracket"]


def test_a_list_in_the_place_of_cards_is_one_problem(tmp_path):
    texts = {**tiny_texts(), MORE: "- a\n- b\n"}
    assert codes(read_texts(tmp_path, texts)) == ["wrong-type"]


def test_what_is_nested_too_deep_is_named_once_beside_its_wrong_type(tmp_path):
    reading = read_edited(tmp_path, (CASES, "effects: {hours: 3}", "effects: " + "[" * 18 + "]" * 18))
    assert codes(reading) == ["wrong-type", "yaml-too-deep"]


def test_a_second_document_takes_nothing_else_with_it(tmp_path):
    assert codes(read_edited(tmp_path, (MODEL, "flows:\n", "---\nflows:\n"))) == ["yaml-second-document"]
    assert codes(read_edited(tmp_path, (MODEL, "parameters:\n", "---\nparameters:\n"))) == [
        "yaml-second-document"
    ]
