"""What is written is XMILE, whole, and goes as the scenario does: read back by our own reader, it plays the same."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import pytest

from game.engine.state import Rules
from game.engine.step import compile_rules
from game.errors import ModelError
from game.research.xmile import exported, text_of
from game.research.xmile.parts import NAMESPACE
from tests import games
from tests.pack.support import MODEL, SCENARIO, read_edited
from tests.research.xmile import support

TAG = f"{{{NAMESPACE}}}"


def tree_of(rules: Rules) -> ET.Element:
    return ET.fromstring(text_of(exported(rules.scenario, rules.scenario.settings.profile)))


def equation_of(root: ET.Element, name: str) -> str:
    (found,) = (
        each for each in root.iter() if each.get("name") == name and each.find(f"{TAG}eqn") is not None
    )
    return found.findtext(f"{TAG}eqn") or ""


def plays_as_it_is_read(rules: Rules, folder: Path, profile: str | None = None) -> None:
    settings = rules.scenario.settings
    model = support.read_back(rules, profile)
    host = support.hosted(folder, model, settings.turns, settings.quarters_per_turn)
    ours, theirs = support.undecided(rules, profile), support.undecided(host)
    assert len(ours) == 1 + settings.turns * settings.quarters_per_turn * settings.steps_per_quarter
    assert set(ours[0]) <= set(theirs[0])
    assert support.far_apart(ours, theirs, 1e-9) == []


@pytest.mark.parametrize(("name", "profile"), [("tiny", "poor"), ("tiny", "usual"), ("fjordvik", "low")])
def test_a_scenario_read_back_goes_as_before(name: str, profile: str, tmp_path: Path) -> None:
    plays_as_it_is_read(games.rules_of(name), tmp_path, profile)


def test_seasons_situations_and_bounds_go_as_before(tmp_path: Path) -> None:
    rules = support.restless(tmp_path / "pack")
    seen = [day.whole[rules.layout.situation.slice] for day in support.undecided_days(rules)]
    assert all(set(days) == {0, 1} for days in zip(*seen, strict=True))
    plays_as_it_is_read(rules, tmp_path / "host")


def test_what_a_bound_cuts_is_structure_that_does_the_same(tmp_path: Path, monkeypatch) -> None:
    rules = support.restless(tmp_path / "pack")
    monkeypatch.setattr("game.research.xmile.read.without_cuts", lambda *_: (frozenset(), {}))
    plays_as_it_is_read(rules, tmp_path / "host")


def test_the_bounds_of_a_file_of_our_own_are_bounds_again() -> None:
    rules = games.tiny()
    read = {stock.name: (stock.low, stock.high) for stock in support.read_back(rules).stocks}
    moved = ("fund", "devmoney", "skill", "fatigue", "quality", "trust", "freed_hours", "service_hours")
    stocks = rules.scenario.model.stocks
    assert {name: read[name] for name in moved} == {
        name: (stocks[name].low, stocks[name].high) for name in moved
    }


def test_the_file_says_how_it_runs_and_who_made_it() -> None:
    root = tree_of(games.tiny())
    assert root.tag == f"{TAG}xmile"
    assert root.get("version") == "1.0"
    assert [child.tag.removeprefix(TAG) for child in root] == ["header", "sim_specs", "model_units", "model"]
    assert root.findtext(f"{TAG}header/{TAG}vendor") == "Fjordvik"
    specification = root.find(f"{TAG}sim_specs")
    assert specification is not None
    assert specification.attrib == {"method": "Euler", "time_units": "quarter"}
    dt = specification.find(f"{TAG}dt")
    assert dt is not None
    assert (specification.findtext(f"{TAG}start"), specification.findtext(f"{TAG}stop")) == ("0", "8")
    assert (dt.text, dt.get("reciprocal")) == ("4", "true")


@pytest.mark.parametrize("name", ["tiny", "mellomleder"])
def test_every_name_is_declared_once_and_drawn_once(name: str) -> None:
    root = tree_of(games.rules_of(name))
    variables = root.find(f"{TAG}model/{TAG}variables")
    view = root.find(f"{TAG}model/{TAG}views/{TAG}view")
    assert variables is not None
    assert view is not None
    kinds = {f"{TAG}{kind}" for kind in ("stock", "flow", "aux")}
    declared = [each.get("name") for each in variables if each.tag in kinds]
    grouped = [each.get("name") for each in variables.iter(f"{TAG}entity")]
    drawn = [each.get("name") for each in view if each.tag in kinds]
    assert max(Counter(declared).values()) == 1
    assert Counter(declared) == Counter(grouped) == Counter(drawn)
    flows = {each.get("name") for each in variables.iter(f"{TAG}flow")}
    ends = [
        (each.text or "").strip('"')
        for tag in ("inflow", "outflow")
        for each in variables.iter(f"{TAG}{tag}")
    ]
    assert set(ends) == flows
    assert set(games.rules_of(name).scenario.model.flows) <= flows


def test_equal_scenarios_are_equal_files() -> None:
    rules = games.tiny()
    texts = {text_of(exported(rules.scenario, profile)) for profile in ("usual", "poor", "usual")}
    assert len(texts) == 2


def test_equations_are_written_for_people_to_read() -> None:
    root = tree_of(games.tiny())
    assert equation_of(root, "leak") == "0.17 * freed_hours"
    assert (
        equation_of(root, "reassign")
        == "MIN(0.5 * share_service * freed_hours, (freed_hours - 0) / time_step)"
    )
    assert equation_of(root, "daily_strain") == "3 + (IF situation_worn > 0.5 THEN 1 ELSE 0)"
    assert equation_of(root, "overload_tires") == "overload_tires_curve * (1 - fatigue / 100)"
    assert equation_of(root, "overload_tires_curve") == "overload"
    assert equation_of(root, "overload_director") == "load_director / capacity_director"
    assert equation_of(root, "load_director") == "0"
    assert equation_of(root, "tokens_leadership") == "0.5"
    assert equation_of(root, "services") == "0.8 * quality + 0.2 * skill"
    assert equation_of(root, "fatigue") == "fatigue_start"
    assert equation_of(root, "economy").startswith("(revenue - budget_services")
    graph = next(each for each in root.iter(f"{TAG}aux") if each.get("name") == "overload_tires_curve")
    assert graph.findtext(f"{TAG}gf/{TAG}xpts") == "0.6,1.0,2.0"
    assert graph.findtext(f"{TAG}gf/{TAG}ypts") == "0.0,2.0,6.0"


def test_units_and_reasons_are_kept() -> None:
    root = tree_of(games.tiny())
    found = {
        each.get("name"): each
        for each in root.iter()
        if each.get("name") and each.find(f"{TAG}eqn") is not None
    }
    assert found["fund"].findtext(f"{TAG}units") == "M_NOK"
    assert found["result"].findtext(f"{TAG}units") == "M_NOK/quarter"
    assert found["fund"].findtext(f"{TAG}doc") == "Fond. Det kommunen har lagt til side. Source: assumption."


def test_a_division_that_may_be_by_zero_says_what_it_yields(tmp_path: Path) -> None:
    reading = read_edited(
        tmp_path, (MODEL, "quality_gap / 3", "quality_gap / (quality - skill) / start(skill)")
    )
    assert reading.scenario is not None
    root = ET.fromstring(text_of(exported(reading.scenario, "usual")))
    wanted = "(IF (quality - skill) = 0 THEN 0 ELSE quality_gap / (quality - skill)) / skill_start"
    assert equation_of(root, "quality_moves") == wanted


def test_an_unknown_profile_is_refused() -> None:
    with pytest.raises(ValueError, match="no profile 'rich'"):
        exported(games.tiny().scenario, "rich")


def test_a_situation_that_asks_for_the_games_goals_cannot_be_written(tmp_path: Path) -> None:
    reading = read_edited(tmp_path, (SCENARIO, "on: fund < 0,", "on: goals_met < 1,"))
    assert reading.scenario is not None
    with pytest.raises(ModelError, match="goals_met"):
        exported(reading.scenario, "usual")


def test_what_the_file_adds_never_takes_a_name_of_the_pack(tmp_path: Path) -> None:
    names = (
        "turn_clock",
        "turn_ends",
        "situation_worn_before",
        "fatigue_start",
        "trust_cut",
        "trust_follows_delay",
    )
    own = "".join(
        f"  {name}: {{value: {n}, unit: x, why: It is the author's., source: assumption}}\n"
        for n, name in enumerate(names)
    )
    used = f"equation: 0.02 * skill + {' + '.join(names)} - 15 + 0 * turn"
    edits = ((MODEL, "parameters:\n", f"parameters:\n{own}"), (MODEL, "equation: 0.02 * skill", used))
    reading = read_edited(tmp_path / "pack", *edits)
    assert reading.scenario is not None, reading.errors
    plays_as_it_is_read(compile_rules(reading.scenario), tmp_path / "host")
