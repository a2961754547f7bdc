"""Exported models against two independent engines, PySD and Simlin, that read the same file; and files made by hand.

Compared is every stock at every step of the scenario's whole length, in a game in which nobody decides: see
`tests.research.xmile.support.undecided`. And every indicator on the last day of each half-year.
"""

from __future__ import annotations

import importlib
import shutil
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from game.engine.state import Rules
from game.engine.step import compile_rules
from game.pack.schema import Stock
from game.research.xmile import exported, text_of
from tests import games
from tests.research.xmile import support

pytestmark = pytest.mark.oracle

# Loaded by name: PySD has no types, and who has only `dev` can still run mypy.
with warnings.catch_warnings():
    # PySD imports a part of chardet from where it was until chardet 6.
    warnings.filterwarnings("ignore", message="chardet.universaldetector", category=DeprecationWarning)
    pysd = importlib.import_module("pysd")
simlin = importlib.import_module("simlin")

RELATIVE = 1e-6
GRID = 2.0**-28
"""Sixteen units of the grid on which the game's numbers lie: what is nearly nothing may differ by so much."""
SHIPPED = ("tiny", "fjordvik", "forste-halvar", "mellomleder")
PROFILES = [
    (name, profile) for name in SHIPPED for profile in games.rules_of(name).scenario.settings.profiles
]
Run = Sequence[Mapping[str, float]]
Engine = Callable[[Path, Sequence[str]], Run]


def by_pysd(file: Path, names: Sequence[str]) -> Run:
    """What PySD makes of a file, a row for each step."""
    with warnings.catch_warnings():
        # PySD builds its table in a way that pandas 3 warns of.
        warnings.filterwarnings(
            "ignore", message="The inplace keyword in DataFrame", category=DeprecationWarning
        )
        # A graphical function of a sample goes on beyond its points, as it says that it does.
        warnings.filterwarnings("ignore", message="_hardcodedlookup_patience\n", category=UserWarning)
        frame = pysd.read_xmile(file).run(return_columns=list(names))
    return [{name: float(frame[name].iloc[row]) for name in names} for row in range(len(frame))]


def by_simlin(file: Path, names: Sequence[str]) -> Run:
    """What Simlin makes of a file, a row for each step."""
    frame = simlin.load(file).run(analyze_loops=False).results
    keys = {name: name.lower().replace(" ", "_") for name in names}
    return [{name: float(frame[keys[name]].iloc[row]) for name in names} for row in range(len(frame))]


ENGINES: Mapping[str, Engine] = {"pysd": by_pysd, "simlin": by_simlin}


def agree(rules: Rules, profile: str, engine: Engine, folder: Path, *, absolute: float = 0.0) -> None:
    """All stocks at all steps, and all indicators on last days."""
    file = folder / "model.xmile"
    file.write_text(text_of(exported(rules.scenario, profile)), encoding="utf-8")
    layout, settings = rules.layout, rules.scenario.settings
    theirs = engine(file, [*layout.stocks, *layout.indicators])
    assert support.far_apart(support.undecided(rules, profile), theirs, RELATIVE, absolute) == []
    days = [
        {name: day.floats[layout.indicator[number]] for number, name in enumerate(layout.indicators)}
        for day in support.undecided_days(rules, profile)
    ]
    last = settings.quarters_per_turn * settings.steps_per_quarter
    assert support.far_apart(days, theirs[::last], RELATIVE, absolute) == []


def disturbed(rules: Rules, share: float) -> Rules:
    """The same scenario with stocks that start elsewhere, every other one higher or lower by a share of its bounds."""
    model = rules.scenario.model
    stocks: dict[str, Stock] = {}
    for number, (name, stock) in enumerate(model.stocks.items()):
        starts = stock.start if isinstance(stock.start, dict) else {"": stock.start}
        move = (share if number % 2 else -share) * (stock.high - stock.low)
        moved = {each: min(max(float(start) + move, stock.low), stock.high) for each, start in starts.items()}
        stocks[name] = stock.model_copy(
            update={"start": moved if isinstance(stock.start, dict) else moved[""]}
        )
    changed = model.model_copy(update={"stocks": stocks})
    return compile_rules(rules.scenario.model_copy(update={"model": changed}))


@pytest.mark.parametrize("name", SHIPPED)
def test_pysd_agrees_on_every_scenario(name: str, tmp_path: Path) -> None:
    rules = games.rules_of(name)
    agree(rules, rules.scenario.settings.profile, by_pysd, tmp_path)


@pytest.mark.parametrize(("name", "profile"), PROFILES)
def test_simlin_agrees_on_every_profile(name: str, profile: str, tmp_path: Path) -> None:
    agree(games.rules_of(name), profile, by_simlin, tmp_path)


@pytest.mark.parametrize("share", [-0.15, 0.05, 0.15])
@pytest.mark.parametrize("name", SHIPPED)
def test_simlin_agrees_far_from_rest(name: str, share: float, tmp_path: Path) -> None:
    rules = disturbed(games.rules_of(name), share)
    agree(rules, rules.scenario.settings.profile, by_simlin, tmp_path, absolute=GRID)


def test_pysd_agrees_on_a_scenario_that_does_not_rest(tmp_path: Path) -> None:
    rules = disturbed(games.rules_of("forste-halvar"), 0.08)
    levels = support.undecided(rules)
    assert len({tuple(each.values()) for each in levels}) > len(levels) / 2
    agree(rules, "typical", by_pysd, tmp_path, absolute=GRID)


@pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES)
def test_both_agree_on_seasons_situations_and_bounds(engine: Engine, tmp_path: Path) -> None:
    agree(support.restless(tmp_path / "pack"), "usual", engine, tmp_path)


# Simlin knows no graphical functions that stand alone, and lets flows fall below zero that may not.
@pytest.mark.parametrize(
    ("name", "engine"), [*((name, by_pysd) for name in support.SAMPLE_NAMES), ("fishing.xml", by_simlin)]
)
def test_files_made_elsewhere_go_here_as_they_do_there(name: str, engine: Engine, tmp_path: Path) -> None:
    model, rules = support.sample(name, tmp_path)
    labels = {each.name: each.label for each in model.stocks if not each.name.endswith("_stage")}
    copied = Path(shutil.copy(support.SAMPLES / name, tmp_path))  # PySD writes its own file beside it
    theirs = engine(copied, list(labels.values()))
    ours = support.undecided(rules)[: len(theirs)]
    named = [{labels[name]: level for name, level in levels.items() if name in labels} for levels in ours]
    assert len(ours) == round(model.length / model.step) + 1
    assert support.far_apart(named, theirs, RELATIVE, GRID) == []


def test_an_engine_that_went_otherwise_would_be_seen(tmp_path: Path) -> None:
    def elsewhere(file: Path, names: Sequence[str]) -> Run:
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("0.17 * freed_hours", "0.17001 * freed_hours"), encoding="utf-8")
        return by_simlin(file, names)

    with pytest.raises(AssertionError, match="freed_hours"):
        agree(games.tiny(), "usual", elsewhere, tmp_path)
