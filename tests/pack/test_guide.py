"""The guide for those who write scenarios says what the schema, the language and the checks say."""

import re
from random import Random
from textwrap import dedent
from typing import get_args

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from game.engine.layout import FINISHED
from game.engine.step import compile_rules, default_setup, start
from game.lang import FUNCTIONS
from game.pack import schema, words
from game.pack.check_equations import MADE_OF
from game.pack.load import load, read_pack
from game.pack.scope import LOCAL_NAMES, given_names, told_names
from game.pack.words import TextMark
from game.texts import catalogue
from game.workshop.new_pack import pack_files, write_pack
from tests import games
from tests.pack.support import SCENARIO, replaced

GUIDE = (games.SHIPPED / "README.md").read_text(encoding="utf-8")
PARTS = {
    name: part
    for name, part in vars(schema).items()
    if isinstance(part, type) and issubclass(part, schema.Part) and part not in (schema.Part, schema.Scenario)
}


def rows(after: str) -> list[list[str]]:
    """The cells of the table that follows a text in the guide."""
    lines = GUIDE.split(after, 1)[1].lstrip("\n").split("\n")
    table = []
    for line in lines[2:]:
        if not line.startswith("|"):
            break
        table.append([cell.strip() for cell in line.strip("|").split(" | ")])
    return table


def default_of(field: FieldInfo) -> str:
    """A field's default as the guide writes it."""
    if field.is_required():
        return "needed"
    match field.default:
        case None:
            return "none"
        case bool() as truth:
            return str(truth).lower()
        case int() | float() as number:
            return f"{number:g}"
        case "":
            return "as below"
        case str() as text:
            return f"`{text}`"
        case BaseModel():
            return "as below"
        case _:
            assert not field.default
            return "empty"


@pytest.mark.parametrize("name", PARTS)
def test_every_field_stands_in_its_table_with_its_default(name):
    fields = PARTS[name].model_fields
    table = rows(f"<!-- fields of {name} -->")
    assert [row[0] for row in table] == [f"`{field}`" for field in fields]
    assert [row[3] for row in table] == [default_of(field) for field in fields.values()]
    assert all(len(row) == 4 and row[1].endswith((".", "`")) for row in table)


def test_every_problem_code_has_an_example_and_a_remedy_and_no_other_is_named():
    section = GUIDE.split("## Problem codes")[1]
    table = [re.split(r" \| ", line.strip("| ")) for line in section.split("\n") if line.startswith("| `")]
    named = [code.strip("`") for code, _, _ in table]
    codes = {key for key in catalogue.words("en").entries if key.startswith("problem.")}
    assert len(named) == len(set(named))
    assert {f"problem.{code}" for code in named} == codes - {
        "problem.error",
        "problem.warning",
        "problem.suggestion",
        "problem.known",
    }
    assert all(example and remedy.endswith(".") for _, example, remedy in table)


def test_every_function_is_explained():
    section = GUIDE.split("## Expressions")[1].split("\n## ")[0]
    assert all(f"`{function}(" in section for function in FUNCTIONS)


def pattern_of(name, things):
    """A name with the thing that it is made of as the guide writes it, such as `load_<role>`."""
    for kind, begins in {**MADE_OF, "dimension": ("tokens_",)}.items():
        for begin in begins:
            for thing in sorted(things[kind], key=len, reverse=True):
                if name == f"{begin}{thing}" or name.startswith(f"{begin}{thing}_"):
                    rest = name.removeprefix(f"{begin}{thing}")
                    option = rest in {"_a", "_b", "_c", "_not_now"}
                    return f"{begin}<{kind}>{'_<option>' if option else rest}"
    return name


def test_every_name_that_the_game_gives_is_explained_where_it_can_be_used():
    scenario = load(games.PACKS / "tiny")
    settings = scenario.settings
    things = {
        "role": settings.roles,
        "area": settings.areas,
        "situation": settings.situations,
        "promise": settings.promises,
        "indicator": settings.indicators,
        "card": scenario.cards,
        "dimension": schema.DIMENSIONS,
    }
    section = GUIDE.split("## Expressions")[1].split("\n## ")[0]
    everywhere, between = section.split("between the half-years")
    for text, names in ((everywhere, given_names(scenario)), (between, told_names(scenario))):
        patterns = {pattern_of(name, things) for name in names}
        assert {pattern for pattern in patterns if f"`{pattern}`" not in text} == set()
    assert all(f"`{name}`" in between for name in LOCAL_NAMES)


def test_the_lengths_of_texts_are_those_of_the_schema():
    section = GUIDE.split("## Texts and translations")[1].split("\n## ")[0]
    for kind in (words.Label, words.CaseText, words.OptionText, words.FactText, words.LineText):
        mark = next(item for item in get_args(kind) if isinstance(item, TextMark))
        limit = f"{mark.letters} characters" if mark.letters else f"{mark.words} words"
        assert limit in section


def test_links_inside_the_guide_lead_somewhere():
    headings = re.findall(r"^#+ (.+)$", GUIDE, re.MULTILINE)
    anchors = {re.sub(r"[^a-z0-9_ -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    links = set(re.findall(r"\]\(#([^)]+)\)", GUIDE))
    assert links <= anchors
    assert len(links) > 10


def snippet(step: str) -> str:
    """The YAML of one of the ten steps."""
    found = re.search(rf"<!-- step: {step} -->\n\s*```yaml\n(.*?)```", GUIDE, re.DOTALL)
    assert found is not None
    return dedent(found[1])


def test_the_ten_steps_end_in_a_game_that_can_be_played(tmp_path):
    texts = pack_files("nb")
    texts["cards/saker.yaml"] += snippet("a case") + snippet("a follow-up")
    line = "  - {turn: 1, case: medicine_box, event: cable} # turn er halvåret; case og event er kort\n"
    edits = {
        f"calendar:\n{line}": snippet("a calendar"),
        "turns: 1 ": "turns: 2 ",
        "deadline: 1 ": "deadline: 2 ",
    }
    for old, new in edits.items():
        texts[SCENARIO] = replaced(texts[SCENARIO], old, new)
    write_pack(tmp_path, texts)
    reading = read_pack(tmp_path)
    assert reading.problems == ()
    assert reading.scenario is not None
    rules = compile_rules(reading.scenario)
    step = start(rules, default_setup(reading.scenario), 7)
    shown: list[str] = []
    while not step.closed.whole[FINISHED]:
        cards = games.open_cards(rules, step.state)
        shown += cards
        answers = {"invoices": "b"} if "invoices" in cards else {}
        step = games.commit(rules, step.state, games.plain_decisions(rules, step.state, **answers))
    assert shown == ["invoices", "licences", "medicine_box", "paper"]
    steps = games.play_out(rules, start(rules, default_setup(reading.scenario), 8), Random(8).choice)
    assert len(steps) == 3
