"""The debrief of a game, from a running table or a replayed log, written where it is asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from game.errors import DebriefError
from game.log.files import reason
from game.log.form_file import sheets_beside
from game.log.replay import Replayed
from game.pack.schema import Scenario
from game.report import Debrief, debrief_of_game, write_debrief
from game.report.home import CHALLENGE
from game.report.table_talk import NOTED
from game.session.game import Game
from game.session.reasons import reasons_beside, texts_beside

TOLD = (*NOTED, CHALLENGE)
"""The kinds of private texts that the written debrief tells, beside the reasons."""


def write_debrief_of(game: Game, language: str, path: Path) -> Path:
    """Write the debrief of a table's game; DebriefError where the disk refuses."""
    scenario = game.edition.in_language(language)
    return _write(debrief_of_game(game, scenario, language), path, game.path)


def debrief_of_replay(replayed: Replayed, scenario: Scenario, language: str) -> Debrief:
    """The debrief of a log; `scenario` has its texts in `language`. ValueError before the first half-year is over."""
    return Debrief(
        replayed.rules,
        scenario,
        replayed.setup,
        int(replayed.header.seed),
        replayed.steps,
        replayed.decisions,
        tuple(turn.votes for turn in replayed.turns),
        tuple(turn.prediction for turn in replayed.turns),
        language,
    )


def write_from_replay(replayed: Replayed, scenario: Scenario, language: str, path: Path, log: Path) -> Path:
    """Write the debrief of a log; DebriefError where nothing was played or the disk refuses."""
    if not replayed.turns:
        raise DebriefError("nothing-to-report", path=log)
    found = debrief_of_replay(replayed, scenario, language)
    written = tuple(each for what in TOLD for each in texts_beside(log, what))
    debrief = replace(found, reasons=reasons_beside(log), written=written, sheets=sheets_beside(log))
    return _write(debrief, path, log)


def _write(debrief: Debrief, path: Path, log: Path) -> Path:
    try:
        write_debrief(debrief, path)
    except OSError as error:
        raise DebriefError("debrief-unwritten", path=path, why=reason(error), log=log) from error
    return path
