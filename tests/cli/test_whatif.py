from __future__ import annotations

import json
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from game.policy import POLICIES
from tests.cli.support import TINY, Cli

ASKED = ("--pack", TINY)


def test_all_decisions_are_ranked_the_heaviest_first(cli: Cli, log: Path) -> None:
    found = json.loads(cli("whatif", log, *ASKED, "--all", "--json").out)
    heaviest: dict[int, float] = {}
    for each in found:
        heaviest[each["rank"]] = max(heaviest.get(each["rank"], 0.0), each["weight"])
        for gauge in each["gauges"].values():
            assert gauge["there"] == gauge["here"] + gauge["difference"]
            assert gauge["good"] in {"up", "down"}
    weights = [heaviest[rank] for rank in range(1, len(heaviest) + 1)]
    assert weights == sorted(weights, reverse=True)
    assert {"choice", "budget", "gains", "tokens"} <= {each["kind"] for each in found}
    told = cli("whatif", log, *ASKED, "--all", "--top", 2).out
    assert f"{len(found)} other decisions under the same luck" in told
    assert "(% of" not in told
    assert f"({len(heaviest) - 2} more decisions: --top {len(heaviest)} shows all)" in told
    top = json.loads(cli("whatif", log, *ASKED, "--all", "--top", 2, "--json").out)
    assert {each["rank"] for each in top} == {1, 2}
    assert top == [each for each in found if each["rank"] <= 2]


@pytest.mark.parametrize("kind", ["budget", "gains", "promise", "tokens", "ambition"])
def test_each_kind_of_decision_can_be_asked_about_by_itself(cli: Cli, log: Path, kind: str) -> None:
    every = json.loads(cli("whatif", log, *ASKED, "--all", "--json").out)
    of_kind = [each for each in every if each["kind"] == kind]
    if not of_kind:
        pytest.skip("this game had nothing else of the kind")
    wanted = of_kind[0]
    words = ("--turn", wanted["turn"], f"--{kind}", wanted["option"])
    (found,) = json.loads(cli("whatif", log, *ASKED, *words, "--json").out)
    assert {**found, "rank": wanted["rank"]} == wanted
    told = cli("whatif", log, *ASKED, *words).out
    assert f"{wanted['option']} instead of {wanted['chosen']}, the same luck" in told


def test_luck_of_a_whole_game_is_told_and_given_to_programs(cli: Cli, log: Path) -> None:
    words = ("whatif", log, *ASKED, "--luck", "--seeds", 3, "--workers", 1)
    found = json.loads(cli(*words, "--json").out)
    assert len(found["seeds"]) == 3
    assert set(found["measures"]) >= {"goals", "services"}
    for each in found["measures"].values():
        assert len(each["fortunes"]["values"]) == len(each["games"]["values"]) == 3
        assert set(each["teams"]["by_team"]) == set(POLICIES)
        shares = each["shares"]
        whole = shares["luck"] + shares["choice"] + shares["both"]
        assert whole == pytest.approx(1.0 if shares["variance"] else 0.0)
    told = cli(*words)
    assert (told.code, told.err) == (0, "")
    goals = found["measures"]["goals"]
    fewer = sum(value < goals["here"] for value in goals["fortunes"]["values"])
    assert f"With these decisions, {fewer} of 3 other fortunes would have met fewer goals" in told.out
    assert "Luck against choice." in told.out
    assert max(map(len, told.out.splitlines())) <= 120


def test_luck_of_one_decision_is_told_and_given_to_programs(cli: Cli, log: Path) -> None:
    every = json.loads(cli("whatif", log, *ASKED, "--all", "--json").out)
    wanted = next(each for each in every if each["kind"] == "choice")
    words = ("--turn", wanted["turn"], "--card", wanted["card"], "--option", wanted["option"])
    luck = ("--luck", "--seeds", 10, "--workers", 1)
    found = json.loads(cli("whatif", log, *ASKED, *words, *luck, "--json").out)
    assert (found["turn"], found["card"], found["option"]) == (
        wanted["turn"],
        wanted["card"],
        wanted["option"],
    )
    goals = found["measures"]["goals"]
    assert len(goals["differences"]) == len(found["fortunes"]) == 10
    told = cli("whatif", log, *ASKED, *words, *luck).out
    assert f"More goals in {goals['better']} of 10 fortunes" in told
    assert f"{wanted['option']} instead of {wanted['chosen']}" in told


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--all", "--luck"), "Either --all, or one decision"),
        (("--all", "--seeds", 5), "Add --luck."),
        (("--budget", "even"), "Name the decision"),
        (("--turn", 2), "--budget, --gains, --promise, --tokens, --no-lending, --ambition"),
        (("--turn", 2, "--budget", "even", "--gains", "move"), "Name the decision"),
        (("--turn", 2, "--card", "form", "--budget", "even"), "Name the decision"),
        (("--turn", 2, "--card", "form"), "Name the decision"),
        (("--turn", 1, "--budget", "even"), "nothing to decide about budget proposal in half-year 1"),
        (("--turn", 2, "--budget", "evn"), "no budget proposal 'evn' in half-year 2. Did you mean 'even'?"),
        (("--turn", 2, "--tokens", "techology"), "Did you mean 'technology'?"),
        (("--turn", 99, "--tokens", "technology"), "--turn 99 is not among them"),
        (("--luck", "--seeds", 1), "--seeds"),
    ],
)
def test_a_question_that_makes_no_sense_is_told_with_what_does(
    cli: Cli, log: Path, words: tuple[object, ...], sentence: str
) -> None:
    ended = cli("whatif", log, *ASKED, *words)
    assert ended.code == 2
    assert sentence in ended.err


def test_a_log_without_a_half_year_has_nothing_to_ask(cli: Cli, log: Path) -> None:
    log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:4]))
    ended = cli("whatif", log, *ASKED, "--luck")
    assert ended.code == 2
    assert "holds no decisions" in ended.err


def test_a_process_that_was_ended_from_outside_is_told(
    cli: Cli, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise BrokenProcessPool

    monkeypatch.setattr("game.cli.whatif.every_what_if", broken)
    ended = cli("whatif", log, *ASKED, "--all")
    assert ended.code == 1
    assert "Try --workers 1." in ended.err
