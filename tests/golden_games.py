"""Golden games: whole games as text, which must come out the same bit for bit until the rules change on purpose.

    python -m tests.golden_games

records them anew in `tests/golden`: after a change of rules or numbers that was meant (it belongs into the
CHANGELOG), never to make a red test green. The same rules give the same files.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from game.cli import main
from game.engine.decisions import Decisions
from game.engine.layout import FINISHED
from game.engine.state import Rules, State, state_hash
from game.engine.step import default_setup, start
from game.log.outcome import outcome_of
from game.pack.hashes import rules_hash
from game.policy import POLICIES
from game.session.auto import play_to_end
from game.session.edition import open_edition
from game.session.game import Game
from tests.games import PACKS, commit, rules_of

FOLDER = Path(__file__).parent / "golden"
ARCHIVE = FOLDER / "tiny.zip"
SEED = 7
GAMES = tuple(product(("tiny", "fjordvik"), ("always-a", "cautious", "random")))
"""Scenario and team of each game."""


def golden_file(scenario: str, team: str) -> Path:
    """Where a game's text lies."""
    return FOLDER / f"{scenario}-{team}.txt"


def golden_text(scenario: str, team: str) -> str:
    """Play a game, and write down what must not change."""
    return "\n".join(_lines(rules_of(scenario), team)) + "\n"


def _lines(rules: Rules, team: str) -> Iterator[str]:
    setup, decide = default_setup(rules.scenario), POLICIES[team]
    yield f"scenario {rules.scenario.settings.id}, rules {rules_hash(rules.scenario)}"
    yield f"profile {setup.profile}, ambition {setup.ambition}, turns {setup.turns}, seed {SEED}, team {team}"
    step, turn = start(rules, setup, SEED), 0
    yield from _turn(rules, turn, None, step.closed)
    while not step.closed.whole[FINISHED]:
        decided = decide(rules, step.state)
        step, turn = commit(rules, step.state, decided), turn + 1
        yield from _turn(rules, turn, decided, step.closed)
    yield ""
    for part, found in outcome_of(rules, step.closed).as_data().items():
        yield f"{part} {_json(found)}"


def _turn(rules: Rules, turn: int, decided: Decisions | None, closed: State) -> Iterator[str]:
    yield ""
    yield f"half-year {turn}"
    yield f"  state {state_hash(closed)}"
    if decided is not None:
        for part, value in decided.as_data().items():
            yield f"  {part} {_json(value)}"
    for number, name in enumerate(rules.layout.indicators):
        yield f"  {name} = {closed.floats[rules.layout.indicator[number]]!r}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def write_golden_archive(out: Path) -> None:
    """Play the tiny scenario with a clock that stands still, and archive the game by the command."""
    edition = open_edition(PACKS / "tiny")
    with TemporaryDirectory() as folder:
        log = Path(folder) / "game.jsonl"
        setup = default_setup(edition.scenario)
        with Game.new(edition, setup, SEED, "nb", log, clock=lambda: "2026-01-05T09:00:00+00:00") as game:
            play_to_end(game, POLICIES["random"])
        code = main(["archive", str(log), "--out", str(out), "--pack", str(edition.folder)])
        if code != 0:
            raise SystemExit(code)


def record() -> None:
    """Write all golden files."""
    FOLDER.mkdir(exist_ok=True)
    for scenario, team in GAMES:
        path = golden_file(scenario, team)
        path.write_text(golden_text(scenario, team), encoding="utf-8", newline="\n")
        sys.stdout.write(f"{path}\n")
    write_golden_archive(ARCHIVE)


if __name__ == "__main__":
    record()
