"""Golden games: whole games as text, which must come out the same bit for bit until the rules change on purpose.

    python -m tests.golden_games

records them anew in `tests/golden`: after a change of rules or numbers that was meant (it belongs into the
CHANGELOG), never to make a red test green. The same rules give the same files. Three of them are told in
`scenarios/fjordvik/GAMES.md`: their tables there are written anew too (`tests/told_games.py`).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
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
from tests.told_games import STORIES, put_into, tables

FOLDER = Path(__file__).parent / "golden"
ARCHIVE = FOLDER / "tiny.zip"
SEED = 7


@dataclass(frozen=True, slots=True)
class Golden:
    """A game that is recorded."""

    scenario: str
    team: str
    seed: int = SEED
    story: str = ""
    """How the game is called where it is told in words: "good"; "" where it is not."""

    @property
    def name(self) -> str:
        """What the file is called, without its ending."""
        if self.story:
            return f"{self.scenario}-{self.story}-{self.team}-{self.seed}"
        return f"{self.scenario}-{self.team}"

    @property
    def file(self) -> Path:
        """Where the game's text lies."""
        return FOLDER / f"{self.name}.txt"


TOLD = (
    Golden("fjordvik", "balanced", 12, "good"),
    Golden("fjordvik", "cheapest", 6, "middling"),
    Golden("fjordvik", "greedy", 24, "bad"),
)
GAMES = (
    *(Golden(*game) for game in product(("tiny", "fjordvik"), ("always-a", "cautious", "random"))),
    *TOLD,
)


def golden_text(game: Golden) -> str:
    """Play a game, and write down what must not change."""
    return "\n".join(_lines(rules_of(game.scenario), game)) + "\n"


def _lines(rules: Rules, game: Golden) -> Iterator[str]:
    setup, decide = default_setup(rules.scenario), POLICIES[game.team]
    yield f"scenario {rules.scenario.settings.id}, rules {rules_hash(rules.scenario)}"
    yield (
        f"profile {setup.profile}, ambition {setup.ambition}, turns {setup.turns}, "
        f"seed {game.seed}, team {game.team}"
    )
    step, decided = start(rules, setup, game.seed), None
    played: list[tuple[Decisions | None, State]] = [(None, step.closed)]
    while not step.closed.whole[FINISHED]:
        decided = decide(rules, step.state)
        step = commit(rules, step.state, decided)
        played.append((decided, step.closed))
    for turn, (decided, closed) in enumerate(played):
        yield from _turn(rules, turn, decided, closed)
    yield ""
    for part, found in outcome_of(rules, step.closed).as_data().items():
        yield f"{part} {_json(found)}"
    if game.story:
        yield from tables(rules, game.seed, game.story, played)


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


# ---------------------------------------------------------------------------------------------------- recording


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
    """Write all golden files, and the tables of those that are told in words."""
    FOLDER.mkdir(exist_ok=True)
    for game in GAMES:
        game.file.write_text(golden_text(game), encoding="utf-8", newline="\n")
        sys.stdout.write(f"{game.file}\n")
    write_golden_archive(ARCHIVE)
    put_into(STORIES, {game.name: game.file.read_text(encoding="utf-8") for game in TOLD})
    sys.stdout.write(f"{STORIES}\n")


if __name__ == "__main__":
    record()
