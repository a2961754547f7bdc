"""A mistake is told once, at its place, with its code; a sound pack is told nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.pack.load import read_pack
from game.pack.translation import read_texts as read_translation
from game.texts.catalogue import LANGUAGES, problem_text, words
from game.workshop.deep import deep_problems
from tests.games import SHIPPED
from tests.pack.support import MODEL, MORE, SCENARIO, Planted, found, ids, replaced
from tests.workshop.deep.planted import ALL
from tests.workshop.deep.support import NYNORSK, all_texts, read

SPEECH = tuple(words(language) for language in LANGUAGES)


def test_the_tiny_pack_is_told_nothing(tmp_path: Path) -> None:
    reading, problems = read(tmp_path, all_texts())
    assert (reading.problems, problems) == ((), ())


@pytest.mark.parametrize("planted", ALL, ids=ids(ALL))
def test_a_planted_mistake_is_told_at_its_place_and_nothing_else_is(tmp_path: Path, planted: Planted) -> None:
    texts = all_texts()
    if planted.file != NYNORSK and not any(file == NYNORSK for file, _, _ in planted.before):
        del texts[NYNORSK]  # whose originals the mistake would make stale
    place = planted.plant(texts)
    reading, problems = read(tmp_path, texts)
    assert reading.errors == ()
    told = [*reading.problems, *problems]
    assert found(told) == [(planted.code, place)], told
    assert [problem.severity for problem in told] == [planted.severity]
    for say in SPEECH:
        line = problem_text(told[0], say)
        assert "\n" not in line
        assert "()" not in line
        assert line.endswith(f"[{planted.code}]")


def test_cards_that_only_wait_for_each_other_are_told(tmp_path: Path) -> None:
    texts = all_texts()
    del texts[NYNORSK]
    for title, condition in (("Rapporten", "offered_archive"), ("Arkivet", "offered_report")):
        old = f"  title: {title}\n"
        texts[MORE] = replaced(texts[MORE], old, f"  when: {condition}\n{old}")
    _, problems = read(tmp_path, texts)
    assert [(each.code, dict(each.facts)["card"]) for each in problems] == [
        ("card-never-comes", "report"),
        ("card-never-comes", "archive"),
    ]


def test_a_translation_that_has_hardly_begun_is_told_in_one_line(tmp_path: Path) -> None:
    texts = all_texts()
    texts[NYNORSK] = texts[NYNORSK].split("\n\n")[0] + "\n"
    _, problems = read(tmp_path, texts)
    assert found(problems) == [("translation-incomplete", (NYNORSK, 1, 1))]
    assert dict(problems[0].facts)["first"].startswith("settings.")


@pytest.mark.parametrize(("name", "code"), [("nb", "own-language"), ("nynorsk", "translation-not-read")])
def test_a_file_beside_the_translations_is_told(tmp_path: Path, name: str, code: str) -> None:
    _, problems = read(tmp_path, {**all_texts(), f"texts/{name}.po": ""})
    assert found(problems) == [(code, (f"texts/{name}.po", 1, 1))]


def test_a_misspelt_context_gets_the_nearest_one_as_a_suggestion(tmp_path: Path) -> None:
    texts = all_texts()
    texts[NYNORSK] += '\nmsgctxt "cards.form.titel"\nmsgid "x"\nmsgstr "y"\n'
    _, problems = read(tmp_path, texts)
    assert [dict(problem.facts)["suggestion"] for problem in problems] == ["cards.form.title"]


def test_an_error_hides_what_rests_on_it_and_nothing_else(tmp_path: Path) -> None:
    texts = all_texts()
    del texts[NYNORSK]
    texts[MODEL] = replaced(texts[MODEL], "low: -50, high: 200", "low: -50, high: lots")
    texts[SCENARIO] = replaced(texts[SCENARIO], "when: quality < 63", "when: quality < -3")
    texts[SCENARIO] = replaced(texts[SCENARIO], "off: fund >= 5", "off: fund >= 500")
    reading, problems = read(tmp_path, texts)
    assert [problem.code for problem in reading.errors] == ["wrong-type"]
    assert [problem.code for problem in problems] == ["not-examined", "never-true"]


def test_fjordvik_has_no_problem_but_those_that_are_known() -> None:
    reading = read_pack(SHIPPED / "fjordvik")
    assert reading.problems == ()
    known = {
        ("unused-name", "sick_leave")
    }  # a way to act that no card takes yet; without it the rules' hash changes
    told = {(problem.code, dict(problem.facts).get("name")) for problem in deep_problems(reading)}
    assert told <= known


def test_what_the_check_calls_missing_is_what_the_game_shows_in_the_original(tmp_path: Path) -> None:
    texts = all_texts()
    texts[NYNORSK] = texts[NYNORSK].replace('msgstr "Skjemaet"\n', 'msgstr ""\n', 1)
    _, problems = read(tmp_path, texts)
    assert [problem.code for problem in problems] == ["translation-missing"]
    assert read_translation(tmp_path / NYNORSK, "nn")["cards.form.title"] == ("Skjemaet", "")
