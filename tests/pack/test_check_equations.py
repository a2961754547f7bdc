"""Mistakes that `game.pack.check_equations` finds: each at its own line and column, and nothing else."""

import pytest

from tests.pack.planted import EQUATION_MISTAKES
from tests.pack.support import MODEL, SCENARIO, check_planted, found, ids, read_edited, read_texts, tiny_texts


@pytest.mark.parametrize("planted", EQUATION_MISTAKES, ids=ids(EQUATION_MISTAKES))
def test_a_planted_mistake_is_named_where_it_stands(planted, tmp_path):
    check_planted(tmp_path, planted)


def test_two_loops_are_two_problems(tmp_path):
    line = '  {0}: {{name: X, unit: "1", equation: 1 + {1}, why: X., source: assumption}}\n'
    pairs = (("one", "two"), ("two", "one"), ("three", "four"), ("four", "three"))
    reading = read_edited(
        tmp_path, (MODEL, "auxiliaries:\n", "auxiliaries:\n" + "".join(line.format(*pair) for pair in pairs))
    )
    loops = {dict(problem.facts)["names"] for problem in reading.problems}
    assert [problem.code for problem in reading.problems] == ["loop", "loop"]
    assert loops == {"one → two → one", "four → three → four"}


def test_a_loop_through_a_memory_is_a_loop(tmp_path):
    old = 'equation: "curve(skill, 0,0.1, 50,0.8, 100,1.2)"'
    reading = read_edited(tmp_path, (MODEL, old, 'equation: "smooth(quality_gap + 0 * readiness, 2)"'))
    assert [problem.code for problem in reading.problems] == ["loop"]


def test_an_equation_is_pointed_into_across_folded_lines(tmp_path):
    texts = tiny_texts()
    lines = texts[MODEL].split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("  readiness: {name"))
    lines[at : at + 1] = [
        "  readiness:",
        "    {name: Modenhet, unit: x, why: Prøve., source: assumption, equation: 1 +",
        "      0.5 *",
        "      skil}",
    ]
    reading = read_texts(tmp_path, {**texts, MODEL: "\n".join(lines)})
    assert found(reading.problems) == [("unknown-name", (MODEL, at + 4, 7))]


def test_a_name_that_another_mistake_has_taken_away_is_not_called_unknown(tmp_path):
    whole_table = read_edited(tmp_path, (MODEL, "auxiliaries:\n", "auxiliaries: 3\nother:\n"))
    assert [problem.code for problem in whole_table.problems] == ["wrong-type", "unknown-field"]
    area = read_edited(
        tmp_path, (SCENARIO, "  services: {name: Tjenester}\n", "  Services: {name: Tjenester}\n")
    )
    assert [problem.code for problem in area.problems] == ["bad-pattern"]
