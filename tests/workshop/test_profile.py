"""An own profile follows from the figures that were given, says what it assumed, and can be played."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.layout import FINISHED
from game.engine.state import Setup
from game.engine.step import compile_rules, start
from game.pack.load import load
from game.pack.schema import Figures, Scenario
from game.pack.yaml_nodes import Mapping, find
from game.pack.yaml_source import parse_yaml
from game.texts.catalogue import LANGUAGES, words
from game.workshop.profile.edit_yaml import added, changed
from game.workshop.profile.make import Own, make_own, start_of
from game.workshop.profile.told import assumption_lines
from tests.cli.support import TINY, TOP, Cli, copied_pack, edit

EXAMPLE = TOP / "tests" / "workshop" / "figures" / "nordvaag.csv"
FJORDVIK = TOP / "scenarios" / "fjordvik"
TINY_PACK = load(TINY)


@pytest.fixture(scope="module")
def fjordvik() -> Scenario:
    return load(FJORDVIK)


def figures_of(scenario: Scenario) -> Figures:
    assert scenario.settings.figures is not None
    return scenario.settings.figures


def own_of(scenario: Scenario, base: str = "", /, **given_figures: float) -> Own:
    return make_own(scenario, figures_of(scenario), given_figures, base or scenario.settings.profile)


def starts_in(scenario: Scenario, profile: str) -> dict[str, float]:
    return {name: start_of(scenario, name, profile) for name in scenario.model.stocks}


@pytest.mark.parametrize("profile", ["low", "typical", "high"])
def test_without_figures_it_is_the_profile_below_to_the_last_digit(fjordvik: Scenario, profile: str) -> None:
    own = own_of(fjordvik, profile)
    assert dict(own.starts) == starts_in(fjordvik, profile)
    assert own.started == ()
    assert {taken.figure for taken in own.taken} == set(figures_of(fjordvik).ask)


@pytest.mark.parametrize("profile", ["low", "typical", "high"])
def test_a_municipality_with_the_usual_figures_gets_the_profile_itself(
    fjordvik: Scenario, profile: str
) -> None:
    usual = {taken.figure: taken.value for taken in own_of(fjordvik, profile).taken}
    own = own_of(fjordvik, profile, **usual)
    assert own.taken == ()
    assert dict(own.starts) == pytest.approx(starts_in(fjordvik, profile), abs=1e-3)


def test_the_figures_that_were_given_are_what_the_table_sees_at_the_start(fjordvik: Scenario) -> None:
    figures = {
        "net_result": -2.0,
        "disposition_fund": 5.0,
        "net_debt": 120.0,
        "absence_rate": 10.5,
        "leaving": 14.0,
        "answer_days": 20.0,
        "digital_requests": 38.0,
        "energy_use_m2": 190.0,
        "survey_score": 62.0,
    }
    own = own_of(fjordvik, **figures)
    stocks = {
        name: stock.model_copy(update={"start": own.starts[name]})
        for name, stock in fjordvik.model.stocks.items()
    }
    model = fjordvik.model.model_copy(update={"stocks": stocks})
    rules = compile_rules(fjordvik.model_copy(update={"model": model}))
    begun = start(rules, Setup("typical", "middle", 8), 7, ledger=False).closed
    shown = {
        name: begun.floats[rules.layout.indicator[number]]
        for number, name in enumerate(rules.layout.indicators)
    }
    seen = {
        "economy": -2.0,
        "fund_share": 5.0,
        "absence": 10.5,
        "staff_turnover": 14.0,
        "response_days": 20.0,
        "digital_share": 38.0,
        "energy_use": 190.0,
        "citizens_satisfaction": 62.0,
        "emissions": 100.0,
    }
    assert {name: shown[name] for name in seen} == pytest.approx(seen, abs=1e-3)


def test_amounts_and_tonnes_count_for_each_inhabitant(fjordvik: Scenario) -> None:
    small = own_of(fjordvik, inhabitants=5_000, change_money=5, footprint_tonnes=5_000)
    large = own_of(fjordvik, inhabitants=50_000, change_money=50, footprint_tonnes=50_000)
    assert small.starts == large.starts
    assert small.starts["devmoney"] == 22


def test_a_start_beyond_the_bounds_is_cut_and_said(fjordvik: Scenario) -> None:
    own = own_of(fjordvik, net_debt=300)
    (loan,) = (each for each in own.started if each.stock == "loan")
    assert (loan.value, loan.wanted, loan.is_cut) == (4000, 6600, True)
    said = list(assumption_lines(own, fjordvik, figures_of(fjordvik), words("en")))
    assert any("should have started at 6,600" in line for line in said)


def test_figures_that_do_not_fit_together_are_named(fjordvik: Scenario) -> None:
    assert own_of(fjordvik, inhabitants=8_000, footprint_tonnes=90_000).unfit == ("footprint_each",)
    assert own_of(fjordvik, inhabitants=8_000, footprint_tonnes=9_000).unfit == ()


def test_what_divides_by_zero_is_left_as_it_was_and_said() -> None:
    tiny = load(TINY)
    own = own_of(tiny, people=0, set_aside=1)
    assert own.starts["devmoney"] == 6
    assert set(own.unknown) == {"devmoney", "set_aside_each"}


def test_a_start_may_need_another_start() -> None:
    own = own_of(load(TINY), absent=11)
    assert (own.starts["fatigue"], own.starts["quality"]) == (50, 61)


@given(
    st.dictionaries(
        st.sampled_from(["people", "reserves", "set_aside", "absent"]), st.floats(-1e6, 1e6, allow_nan=False)
    )
)
def test_any_figures_give_starts_within_the_bounds(figures: dict[str, float]) -> None:
    own = own_of(TINY_PACK, **figures)
    stocks = TINY_PACK.model.stocks
    assert all(stocks[name].low <= value <= stocks[name].high for name, value in own.starts.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_assumed_is_a_sentence(language: str) -> None:
    tiny = load(TINY)
    own = own_of(tiny, people=1_000, set_aside=10, absent=11, reserves=100)
    said = list(assumption_lines(own, tiny, figures_of(tiny), words(language)))
    assert len(said) == 7  # four starts, one of them cut, one fit, and what is as it was
    assert not any("{" in line for line in said)


# ---------------------------------------------------------------------------------------- the command


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_the_copy_is_clean_and_holds_the_profile_in_every_language(cli: Cli, tmp_path: Path) -> None:
    out = tmp_path / "own"
    ended = cli("profile", "fjordvik", EXAMPLE, "--out", out)
    assert ended.code == 0
    checked = cli("check", out, "--lang", "en")
    assert (checked.code, checked.out) == (0, "Errors: 0. Warnings: 0.\n")
    scenario = load(out)
    assert list(scenario.settings.profiles) == ["own", "low", "typical", "high"]
    assert scenario.settings.id == "fjordvik_own"  # its games are not games of the original
    assert scenario.settings.profiles["own"].name == "Nordvåg"
    assert start_of(scenario, "fund", "own") == pytest.approx(114.4)
    for profile in ("low", "typical", "high"):
        assert starts_in(scenario, profile) == starts_in(load(FJORDVIK), profile)
    for language in ("nn", "en"):
        assert "Nordvåg" in (out / "texts" / f"{language}.po").read_text(encoding="utf-8")
    comments = [
        line for line in (out / "scenario.yaml").read_text(encoding="utf-8").splitlines() if line[:1] == "#"
    ]
    assert any("Fornøyde innbyggere mangler" in line for line in comments)


def test_the_copy_can_be_played_to_the_end(cli: Cli, tmp_path: Path) -> None:
    figures = write(tmp_path / "f.csv", "id;value\npeople;2000\nset_aside;2\nabsent;8\n")
    out = tmp_path / "own"
    assert cli("profile", TINY, figures, "--out", out, "--name", "Blåvik", "--like", "poor").code == 0
    game = tmp_path / "game"
    assert cli("play", out, "--maturity", "own", "--auto", "balanced", "--seed", "7", "--out", game).code == 0
    assert cli("verify", game / "game.jsonl", "--pack", out).code == 0
    rules = compile_rules(load(out))
    assert start(rules, Setup("own", "low", 4), 7, ledger=False).closed.whole[FINISHED] == 0
    assert load(out).settings.goals["good"].adjust == {"poor": -1, "own": -1}


def test_with_mistakes_nothing_is_written(cli: Cli, tmp_path: Path) -> None:
    figures = write(tmp_path / "f.csv", "id;value\npeople;mange\nreserve;2\n")
    ended = cli("profile", TINY, figures, "--out", tmp_path / "own", "--lang", "en")
    assert ended.code == 1
    assert f"{figures}:2:8: error:" in ended.err
    assert "Did you mean “reserves”?" in ended.err
    assert "2 mistakes" in ended.err
    assert not (tmp_path / "own").exists()


def test_without_a_folder_it_says_what_it_would_assume(cli: Cli) -> None:
    ended = cli("profile", "fjordvik", EXAMPLE, "--lang", "nn")
    assert ended.code == 0
    assert "Nøgde innbyggjarar manglar. Talet er sett til 68" in ended.out
    assert "Med --out DIR" in ended.out


def test_the_output_for_programs_holds_starts_and_assumptions(cli: Cli) -> None:
    data = json.loads(cli("profile", "fjordvik", EXAMPLE, "--format", "json").out)
    assert data["base"] == "typical"
    assert data["changed"]["fund"] == {
        "before": 264.0,
        "start": 114.4,
        "wanted": pytest.approx(114.4),
        "cut": False,
    }
    assert set(data["assumed"]) == {"survey_score", "change_money"}
    assert data["starts"]["trust"] == 60.0


def test_the_empty_table_is_written_once(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    assert cli("profile", "fjordvik", path, "--template").code == 0
    assert "KOSTRA" in path.read_text(encoding="utf-8-sig")
    again = cli("profile", "fjordvik", path, "--template")
    assert (again.code, "is there already" in again.err) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--like", "typicl"), "Did you mean 'typical'?"),
        (("--id", "Own"), "is no name for a profile"),
        (("--lang", "sv"), "no language 'sv'"),
        (("--id", "low", "--out", "new"), "already has a profile 'low'"),
    ],
)
def test_wrong_usage_is_told(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = cli("profile", "fjordvik", EXAMPLE, *arguments)
    assert (ended.code, said in ended.err) == (2, True), ended.err


def test_a_folder_with_something_in_it_is_not_written_over(cli: Cli, tmp_path: Path) -> None:
    kept = write(tmp_path / "mine.txt", "mine")
    assert cli("profile", "fjordvik", EXAMPLE, "--out", tmp_path).code == 2
    assert kept.read_text(encoding="utf-8") == "mine"


def test_a_pack_that_asks_for_no_figures_says_so(cli: Cli, tmp_path: Path) -> None:
    folder = copied_pack(tmp_path / "pack")
    text = (folder / "scenario.yaml").read_text(encoding="utf-8")
    begin, end = text.index("figures:\n"), text.index("ambitions:\n")
    (folder / "scenario.yaml").write_text(text[:begin] + text[end:], encoding="utf-8")
    ended = cli("profile", folder, EXAMPLE)
    assert (ended.code, "sier ikke hvilke nøkkeltall" in ended.err) == (1, True)


def test_a_file_that_is_not_there_is_told(cli: Cli, tmp_path: Path) -> None:
    ended = cli("profile", "fjordvik", tmp_path / "nothing.csv")
    assert (ended.code, "kunne ikke leses" in ended.err) == (1, True)


@pytest.mark.parametrize(
    "written",
    [
        "start: {poor: 20, usual: 60}",
        "start: {poor: 20, usual: 60, }",
        "start: { 'poor': 20, usual: 60 }",
        "start: {poor: 20,   # { not } this\n    usual: 60}",
    ],
)
def test_an_entry_is_added_however_the_table_is_written(cli: Cli, tmp_path: Path, written: str) -> None:
    folder = copied_pack(tmp_path / "pack")
    edit(folder / "model.yaml", "start: {poor: 20, usual: 60}", written)
    figures = write(tmp_path / "f.csv", "id;value\nreserves;10\n")
    assert cli("profile", folder, figures, "--out", tmp_path / "own").code == 0
    assert load(tmp_path / "own").model.stocks["fund"].start == {"poor": 20, "usual": 60, "own": 41.2}


def test_a_table_on_lines_of_its_own_gets_a_line_of_its_own() -> None:
    files = load_files("a:\n  b:\n    # first\n    c: 1\n    d: 2\n")
    assert changed(files.source.text, [added(files, "own", "3")]) == (
        "a:\n  b:\n    # first\n    own: 3\n    c: 1\n    d: 2\n"
    )


def load_files(text: str) -> Mapping:
    node, problems = parse_yaml(text, "f.yaml")
    assert node is not None
    assert not problems
    found = find(node, ("a", "b"))
    assert isinstance(found, Mapping)
    return found
