"""Every text that people read is found, with its limits, wherever the schema may have one."""

from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import pytest
from pydantic import BaseModel, TypeAdapter

from game.pack.load import load
from game.pack.schema import Line, Option, Scenario
from game.pack.texts import context_of, texts_of
from game.pack.words import FormulaMark, TextMark
from tests.games import PACKS

M = TypeVar("M", bound=BaseModel)


class Filler:
    """Makes a value of any part of the schema with every field filled, and remembers the texts it made."""

    def __init__(self) -> None:
        self.made: dict[str, TextMark] = {}

    def value(self, annotation: object, marks: tuple[object, ...] = ()) -> object:
        if get_origin(annotation) is Annotated:
            inner, *own = get_args(annotation)
            return self.value(inner, (*marks, *own))
        if get_origin(annotation) in (Union, UnionType):
            chosen = next(part for part in get_args(annotation) if part not in (NoneType, bool))
            return self.value(chosen, marks)
        if get_origin(annotation) is dict:
            return {key: self.value(get_args(annotation)[1]) for key in self.keys(get_args(annotation)[0])}
        if get_origin(annotation) is tuple:
            return (self.value(get_args(annotation)[0]), self.value(get_args(annotation)[0]))
        if get_origin(annotation) is Literal:
            return get_args(annotation)[0]
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.part(annotation)
        return self.scalar(annotation, marks)

    @staticmethod
    def keys(annotation: object) -> tuple[object, ...]:
        return get_args(annotation)[:2] if get_origin(annotation) is Literal else ("one", "two")

    def part(self, model: type[M]) -> M:
        fields: dict[str, Any] = {
            name: self.value(info.annotation, tuple(info.metadata))
            for name, info in model.model_fields.items()
        }
        return model.model_construct(**fields)

    def scalar(self, annotation: object, marks: tuple[object, ...]) -> object:
        text = next((mark for mark in marks if isinstance(mark, TextMark)), None)
        if text is not None:
            word = f"text number {len(self.made)}"
            self.made[word] = text
            return word
        if any(isinstance(mark, FormulaMark) for mark in marks):
            return 1
        assert isinstance(annotation, type)
        return {str: "x", int: 1, float: 1.0, bool: True}[annotation]


def test_every_text_of_a_scenario_that_has_everything_is_found_once_with_its_limits():
    filler = Filler()
    scenario = filler.part(Scenario)
    found = list(texts_of(scenario))
    assert {item.text: item.mark for item in found} == filler.made
    assert len(found) == len(filler.made) > 100


def test_a_path_leads_to_its_text():
    scenario = Filler().part(Scenario)
    for item in texts_of(scenario):
        value: object = scenario
        for step in item.path:
            match value:
                case dict():
                    value = value[step]
                case tuple():
                    assert isinstance(step, int)
                    value = value[step]
                case _:
                    value = getattr(value, str(step))
        assert value == item.text


def test_contexts_are_paths_with_dots_and_all_different():
    texts = list(texts_of(load(PACKS / "tiny")))
    contexts = [item.context for item in texts]
    assert len(set(contexts)) == len(contexts)
    assert {
        "settings.title",
        "settings.modules.1.prepare",
        "settings.people.reidar.lines.bank.text",
        "model.stocks.fund.why",
        "cards.form.private.director",
        "cards.form.options.a.working.text",
        "cards.form.not_now.later.text",
        "cards.form.note.idea",
    } <= set(contexts)
    assert context_of(("cards", "form", "options", "a", 0)) == "cards.form.options.a.0"


@pytest.mark.parametrize("value", [None, Line(text="Ja"), Line(text="Ja", by="reidar")])
def test_what_is_not_said_is_no_text(value):
    option = Option(text="x", decided=value)
    assert TypeAdapter(Option).validate_python(option) == option
    scenario = load(PACKS / "tiny")
    card = scenario.cards["form"]
    changed = card.model_copy(update={"options": {"a": option}})
    texts = {item.context for item in texts_of(scenario.model_copy(update={"cards": {"form": changed}}))}
    assert ("cards.form.options.a.decided.text" in texts) == (value is not None)
    assert "cards.form.options.a.decided.by" not in texts
