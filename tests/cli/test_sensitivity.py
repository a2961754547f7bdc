from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import pytest

from tests.cli.support import TINY, Cli

QUICK = ("--games", 1, "--against", "cautious", "--policy", "always-a", "--workers", 1)
FEW = ("--factors", "flow:rest,start:skill,cards:hazards")


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a table."""
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def test_assumptions_are_screened_and_the_first_of_them_weighed(cli: Cli, tmp_path: Path) -> None:
    table, samples, whole = tmp_path / "table.csv", tmp_path / "samples.csv", tmp_path / "whole.json"
    ended = cli("sensitivity", TINY, *QUICK, *FEW, "-n", 2, "--out", table, "--samples", samples)
    assert (ended.code, ended.err) == (0, "")
    assert "The lead of always-a over the best of cautious" in ended.out
    rows = read(table)
    leads = [row for row in rows if row["output"] == "lead"]
    assert [int(row["rank"]) for row in leads] == list(range(1, len(leads) + 1))
    sizes = [float(row["mu_star"]) for row in leads]
    assert sizes == sorted(sizes, reverse=True)
    drawn = read(samples)
    assert len(drawn) == 2 * (3 + 1) + 1
    assert {float(drawn[0][row["factor"]]) for row in leads} == {1.0}
    weigh = ("--method", "sobol", "--from", table, "--keep", 2, "-n", 4, "--out", whole)
    assert cli("sensitivity", TINY, *QUICK, *weigh).code == 0
    found = json.loads(whole.read_text(encoding="utf-8"))
    assert {row["factor"] for row in found["factors"]} == {row["factor"] for row in leads[:2]}
    assert found["samples"] == 4 * 4
    assert set(found["outputs"]["lead"]) == {"nominal", "mean", "least", "greatest", "above_0"}


def test_the_same_question_gets_the_same_answer(cli: Cli) -> None:
    words = ("sensitivity", TINY, *QUICK, *FEW, "-n", 2)
    assert cli(*words).out == cli(*words).out != cli(*words, "--seed", 2).out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--method", "morrs"), "no method 'morrs'. Did you mean 'morris'?"),
        (("--method", "sobol"), "Screen them first"),
        (("--method", "sobol", *FEW, "-n", 12), "power of two"),
        (("-n", 1), "says nothing"),
        (("--range", 1.5), "between 0 and 1"),
        (("--policy", "cautios"), "no team 'cautios'"),
        (("--against", "balanced"), "must all be different"),
        (("--factors", "flow:rets"), "no assumption 'flow:rets'. Did you mean 'flow:rest' or"),
        ((*FEW, "--from", "x.csv"), "Either --factors or --from"),
        (("--from", "nowhere.csv"), "nowhere.csv cannot be read"),
        (("--from", TINY / "model.yaml"), "is no table of this command"),
        (("--out", "table.txt"), "must end in .csv or .json"),
        (("--out", "nowhere/table.csv"), "there is no folder nowhere"),
        (("--maturity", "rich"), "no maturity profile 'rich'"),
    ],
)
def test_what_makes_no_sense_is_told(cli: Cli, words: tuple[object, ...], sentence: str) -> None:
    ended = cli("sensitivity", TINY, *words)
    assert ended.code == 2
    assert sentence in ended.err


def test_without_the_extra_one_sentence_says_what_to_install(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("game.research.sensitivity")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "SALib", None)
    monkeypatch.setitem(sys.modules, "SALib.analyze", None)
    ended = cli("sensitivity", TINY, *QUICK)
    assert ended.code == 1
    assert "needs SALib" in ended.err
    assert "pip install -e '.[research]' -c constraints.txt" in ended.err
