"""Every problem code of the pack layer has a sentence in all languages, with exactly the facts that it is given."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import game.lang
import game.pack
import game.workshop.deep
from game.errors import PackError, Place, Problem
from game.pack import yaml_tree
from game.pack.load import read_pack
from game.pack.translation import read_texts as read_translation
from game.pack.yaml_characters import MAX_BYTES
from game.pack.yaml_source import parse_yaml
from game.texts.catalogue import LANGUAGES, MORE_IN_A_SENTENCE, problem_text, words
from game.workshop.deep import played_problems
from tests.games import PACKS
from tests.pack.planted import ALL
from tests.pack.support import CASES, MORE, read_edited, read_texts, tiny_texts
from tests.workshop.deep.planted import ALL as DEEP
from tests.workshop.deep.support import NYNORSK, all_texts
from tests.workshop.deep.support import read as read_deeply

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster

# Facts that a program may want and no author needs.
UNSAID = {("bad-pattern", "wanted")}
# No type in today's schema has a rule of its own, so no pack can break one.
BY_HAND = (Problem.at(Place("f", 1, 1), "invalid-value", detail="x"),)
SEVERITIES = {"error", "warning", *MORE_IN_A_SENTENCE}


def calls(tree: ast.AST) -> Iterator[str]:
    """Codes that are given to a call, second argument of at(), first of others."""
    names = {"at", "at_key", "inside", "refuse", "place", "_report", "Fault"}
    names |= {"warn", "warn_at_key", "warn_inside", "_warn", "Decided"}  # of the deep check
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            if name in names:
                yield from (
                    argument.value
                    for argument in node.args[1:3]
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
                )


def pairs(tree: ast.AST) -> Iterator[str]:
    """Codes that are the first of a pair, returned or assigned to `code, facts`."""
    for node in ast.walk(tree):
        value = node.value if isinstance(node, ast.Return | ast.Assign) else None
        if isinstance(value, ast.Tuple) and value.elts and isinstance(value.elts[0], ast.Constant):
            names = [
                getattr(target.elts[0], "id", "")
                for target in getattr(node, "targets", [])
                if isinstance(target, ast.Tuple)
            ]
            code = value.elts[0].value
            if isinstance(code, str) and (isinstance(node, ast.Return) or "code" in names):
                yield code


def tables(tree: ast.AST) -> Iterator[str]:
    """Codes in tables that translate other words into them."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Assign):
            continue
        if any(getattr(target, "id", "") in {"_LENGTHS", "CODES"} for target in node.targets):
            assert isinstance(node.value, ast.Dict)
            for value in node.value.values:
                first = value.elts[0] if isinstance(value, ast.Tuple) else value
                assert isinstance(first, ast.Constant)
                yield str(first.value)


def codes_in_the_source() -> set[str]:
    found: set[str] = set()
    for package in (game.pack, game.lang, game.workshop.deep):
        assert package.__file__ is not None
        for path in Path(package.__file__).parent.glob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found |= {*calls(tree), *pairs(tree), *tables(tree)}
    return {
        code for code in found if code not in {"error", "warning"} and "_" not in code and " " not in code
    }


@pytest.fixture(scope="module")
def problems(tmp_path_factory) -> list[Problem]:
    """At least one problem of every code, from packs with planted mistakes."""
    found = list(BY_HAND)
    for number, planted in enumerate(ALL):
        texts = tiny_texts()
        planted.plant(texts)
        found += read_texts(tmp_path_factory.mktemp(f"planted{number}"), texts).problems
    folder = tmp_path_factory.mktemp("more")
    found += read_pack(folder / "nowhere").problems
    found += read_texts(folder / "twice", {**tiny_texts(), "cards/x.yaml": tiny_texts()[MORE]}).problems
    found += read_texts(folder / "yml", {**tiny_texts(), "cards/x.yml": ""}).problems
    found += read_edited(
        folder / "deep", (CASES, "effects: {hours: 3}", "effects: " + "[" * 18 + "]" * 18)
    ).problems
    (folder / "folder" / "cards" / "x.yaml").mkdir(parents=True)
    found += read_pack(folder / "folder").problems
    for content in (b"", b"\xff", b" " * (MAX_BYTES + 1), "a: *b", "a: &b [*b]"):
        found += parse_yaml(content, "f.yaml")[1]
    with pytest.MonkeyPatch.context() as patch:  # the real limit is a quarter of a million
        patch.setattr(yaml_tree, "MAX_NODES", 10)
        found += parse_yaml("[" + "1, " * 11 + "]", "f.yaml")[1]
    found += parse_yaml("a: &b 1\nc: [" + "*b, " * 60 + "]", "f.yaml")[1]
    found += parse_yaml(f"a: &b [{'1, ' * 9_000}]\nc: [*b, *b]", "f.yaml")[1]
    found += broken_translation(folder)
    found += warnings_of_the_deep_check(folder / "deep_check")
    return found


def warnings_of_the_deep_check(folder: Path) -> Iterator[Problem]:
    for number, planted in enumerate({each.code: each for each in DEEP}.values()):
        texts = all_texts()
        planted.plant(texts)
        yield from read_deeply(folder / str(number), texts)[1]
    yield from read_deeply(
        folder / "begun", {**all_texts(), NYNORSK: "", "texts/nb.po": "", "texts/no.po": ""}
    )[1]
    yield from read_deeply(folder / "broken", {**all_texts(), MORE: "errors: 3"})[1]
    yield from played_problems(read_pack(PACKS / "tiny"))


def broken_translation(folder: Path) -> tuple[Problem, ...]:
    (folder / "nn.po").write_text("mgsid", encoding="utf-8")
    with pytest.raises(PackError) as raised:
        read_translation(folder / "nn.po", "nn")
    return raised.value.problems


def slots(text: str) -> dict[str, str]:
    """The slots of a sentence with their formats."""
    return {name: form or "" for _, name, form, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_in_the_source_has_its_sentence_and_no_sentence_is_left_over(language):
    say = words(language)
    sentences = {key.removeprefix("problem.") for key in say.entries if key.startswith("problem.")}
    assert sentences - SEVERITIES == codes_in_the_source()
    assert sentences >= SEVERITIES


def test_the_planted_mistakes_have_every_code(problems):
    assert {problem.code for problem in problems} == codes_in_the_source()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_has_exactly_the_facts_that_its_code_gives(language, problems):
    say = words(language)
    for problem in problems:
        facts = {name for name, _ in problem.facts if name not in MORE_IN_A_SENTENCE}
        facts -= {name for code, name in UNSAID if code == problem.code}
        assert slots(say.entries[f"problem.{problem.code}"][0]).keys() == facts, problem


def test_all_languages_put_the_same_words_into_their_own():
    first, *others = [words(language) for language in LANGUAGES]
    for key, (text, *_) in first.entries.items():
        if key.startswith("problem."):
            for other in others:
                assert slots(other.entries[key][0]) == slots(text), key


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_no_word_of_the_program_stays_english(language, problems):
    say, english = words(language), words("en")
    assert {key for key in say.entries if key.startswith("fact.")} == {
        key for key in english.entries if key.startswith("fact.")
    }
    for problem in problems:
        for name, form in slots(say.entries[f"problem.{problem.code}"][0]).items():
            value = dict(problem.facts)[name]
            if form == "words" and problem.code != "file-unreadable":
                assert all(f"fact.{word}" in say for word in value.split(" or ")), problem
            if form == "limit" and not value.endswith(" MB"):
                assert sum(f"fact.{part}" in say for part in _halves(value)) == 1, problem


def _halves(value: str) -> tuple[str, str]:
    first, _, last = value.rpartition(" ")
    return first, last


LINES = [
    (
        Problem.at(Place("p/model.yaml", 3, 9), "wrong-type", wanted="number or mapping", found="text"),
        "p/model.yaml:3:9: feil: Her skal det stå et tall eller felt med navn og verdi, men det står tekst. ",
    ),
    (
        Problem.at(Place("f", 1, 2), "out-of-range", "warning", limit="at least 1", found="0.5"),
        "f:1:2: advarsel: 0.5 går ikke her. Verdien må være minst 1. [out-of-range]",
    ),
    (
        Problem.at(Place("f", 1, 2), "yaml-too-big", limit="250000 values"),
        "f:1:2: feil: Filen er større enn 250000 verdier. Del den i flere filer. [yaml-too-big]",
    ),
    (
        Problem.at(Place("f", 1, 2), "unknown-field", name="list", suggestion="lines"),
        "Feltet «list» finnes ikke her. Rett navnet, eller ta feltet bort. Mente du «lines»? [unknown-field]",
    ),
    (
        Problem.at(
            Place("f", 1, 2), "unknown-reference", kind="role", name="skole", known="director, school"
        ),
        "eller lag det. Dette finnes: director, school. [unknown-reference]",
    ),
    (
        Problem.at(Place("f", 1, 2), "yaml-syntax", detail="a\nb {c}"),
        "a b {c}",
    ),
]


@pytest.mark.parametrize(("problem", "line"), LINES)
def test_a_problem_is_one_line_in_the_readers_language(problem, line):
    text = problem_text(problem, words("nb"))
    assert line in text
    assert text.endswith(f"[{problem.code}]")
