"""A game that was played, as the debrief needs it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.engine.decisions import Decisions
from game.engine.state import Rules, Setup
from game.engine.step import Step
from game.log.form_file import Sheet, sheets_beside
from game.pack.schema import Scenario
from game.session.game import Game, Written
from game.session.reasons import reasons_of
from game.session.table import TableState
from game.session.views.consequences import Guess
from game.session.views.play import Play, play_of
from game.texts.catalogue import words

Votes = tuple[tuple[str, str], ...]
"""(role, key of the answer) for one half-year's main case."""


@dataclass(frozen=True, slots=True)
class Debrief:
    """A game from its start to the last half-year that was played; `decisions` and the two after it are one for each.

    `steps` begin with the start and were played with the ledger. `scenario` has its texts in `language`.
    """

    rules: Rules
    scenario: Scenario
    setup: Setup
    seed: int
    steps: tuple[Step, ...]
    decisions: tuple[Decisions, ...]
    votes: tuple[Votes, ...]
    predictions: tuple[Guess | None, ...]
    language: str
    table: str = ""
    """The table's pseudonym; never a person's name."""
    reasons: tuple[tuple[int, str], ...] = ()
    """What the minority said, by half-year, where the private file is at hand."""
    written: tuple[Written, ...] = ()
    """All that the table wrote for itself, in the order in which it did, where the private file is at hand."""
    sheets: tuple[Sheet, ...] = ()
    """The forms that people filled in, where they are at hand."""

    def __post_init__(self) -> None:
        """ValueError where the half-years do not match."""
        lengths = {len(self.steps) - 1, len(self.decisions), len(self.votes), len(self.predictions)}
        if len(lengths) != 1 or len(self.steps) <= 1:
            raise ValueError(f"a debrief needs at least one half-year and all of each: {sorted(lengths)}")

    @property
    def play(self) -> Play:
        """The game as the table's views are made from it."""
        return Play(self.rules, self.scenario, self.setup, self.steps, words(self.language))


def debrief_of(  # noqa: PLR0913  a debrief is made of all of these
    rules: Rules,
    scenario: Scenario,
    table: TableState,
    language: str,
    name: str = "",
    *,
    reasons: tuple[tuple[int, str], ...] = (),
    written: tuple[Written, ...] = (),
) -> Debrief:
    """The debrief of a running or finished session; ValueError before the first half-year is over."""
    return Debrief(
        rules,
        scenario,
        table.setup,
        table.opening.closed.seed,
        play_of(rules, scenario, table, words(language)).steps,
        tuple(half.decisions for half in table.played),
        tuple(half.votes for half in table.played),
        tuple(
            (half.prediction.indicator, half.prediction.direction) if half.prediction else None
            for half in table.played
        ),
        language,
        name,
        reasons,
        written,
    )


def debrief_of_game(game: Game, scenario: Scenario, language: str) -> Debrief:
    """The debrief of a game with all that its table wrote; ValueError before the first half-year is over."""
    found = debrief_of(
        game.rules, scenario, game.table, language, reasons=reasons_of(game), written=game.written
    )
    return replace(found, sheets=sheets_beside(game.path))
