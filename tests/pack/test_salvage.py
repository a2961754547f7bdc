"""A file with mistakes is read as far as it goes; what is missing is known to be missing."""

import pytest
from pydantic import BaseModel

from game.pack.salvage import holes, incomplete, salvage
from game.pack.schema import Budget, Card, Model, Option, ScenarioFile
from game.pack.validate import plain
from game.pack.yaml_source import parse_yaml


def tree(text):
    node, _ = parse_yaml(text, "f.yaml")
    assert node is not None
    return node


OPTION = "text: Ja\nprice: 3\nburden: {director: 1}\n"


def test_a_wrong_value_with_a_default_is_left_out_and_known_as_a_gap():
    saved = salvage(Option, tree(OPTION.replace("price: 3", "price: mye")))
    assert saved.part.price == 0
    assert saved.part.burden == {"director": 1}
    assert saved.gaps == {("price",)}


def test_a_value_that_must_be_there_gets_a_stand_in():
    saved = salvage(Option, tree("price: 3\n"))
    assert isinstance(saved.part.text, str)
    assert saved.part.price == 3
    assert saved.gaps == {("text",)}


def test_an_item_of_a_list_keeps_its_place():
    text = (
        "text: Ja\nfollow_ups: [{card: one, after: 1}, 7, {card: three, after: x}, {card: four, after: 4}]\n"
    )
    saved = salvage(Option, tree(text))
    assert [item.card for item in saved.part.follow_ups][0::3] == ["one", "four"]
    assert saved.part.follow_ups[2].card == "three"
    assert {gap[:2] for gap in saved.gaps} == {("follow_ups", 1), ("follow_ups", 2)}
    assert ("follow_ups", 2) not in saved.gaps


def test_a_misspelt_field_is_read_as_the_one_that_was_meant_with_its_own_place():
    saved = salvage(Option, tree("text: Ja\n\nburdn: {director: 1}\n"))
    assert saved.part.burden == {"director": 1}
    assert saved.gaps == frozenset()
    assert plain(saved.node) == {"text": "Ja", "burden": {"director": 1}}


def test_a_field_that_is_only_a_little_like_another_makes_that_a_gap():
    saved = salvage(Option, tree("text: Ja\nburnt: {director: 1}\n"))
    assert saved.part.burden == {}
    assert saved.gaps == {("burnt",), ("burden",)}


def test_of_two_spellings_of_a_missing_field_one_is_taken():
    saved = salvage(Option, tree("txt: Ja\ntexts: Nei\n"))
    assert saved.part.text in {"Ja", "Nei"}


BUDGET = "season: autumn\nstep: 1\nlines: {}\nproposals: {%s: {name: x, text: x, lines: {}}}\n"


def test_an_id_that_is_refused_is_read_as_the_one_that_was_probably_meant():
    saved = salvage(Budget, tree(BUDGET % "My-Plan"))
    assert list(saved.part.proposals) == ["my_plan"]
    assert saved.gaps == {("proposals", "My-Plan")}


def test_an_id_that_cannot_be_guessed_is_left_out():
    saved = salvage(Budget, tree(BUDGET % "'1x'"))
    assert saved.part.proposals == {}
    assert saved.gaps == {("proposals", "1x")}
    card = "kind: event\ncode: E1\ntitle: x\ntext: x\noptions: {d: {text: x}, a: {text: x}}\n"
    assert list(salvage(Card, tree(card)).part.options) == ["a"]


@pytest.mark.parametrize("model", [ScenarioFile, Model, Card, Option])
@pytest.mark.parametrize("text", ["5", "[1, 2]", "x", "{}", "null", "a: {b: [c, {d: e}]}"])
def test_something_of_the_right_shape_comes_of_anything(model: type[BaseModel], text):
    saved = salvage(model, tree(text))
    assert isinstance(saved.part, model)


def test_what_the_reader_could_not_read_is_known():
    node = tree("a: &x [1]\nb: *nothing\nc:\n  <<: {x: 1}\n  y: 2\n")
    assert list(holes(node)) == [("b",)]
    assert list(incomplete(node)) == [("c",)]
