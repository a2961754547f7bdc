"""The command `replay`: a game half-year by half-year, for people or for programs, or a line for each of many.

One log is told in full; with `--json` as one object (`game.research.told` says of what form). Several logs, or a
folder, are told in one line each; with `--json` in one such object a line, which also names its `log`. A log that
cannot be replayed is told on standard error, and the others go on.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from game.cli.ending import BAD_INPUT, FINE
from game.cli.many import each_log, logs_in
from game.cli.rulebooks import Rulebooks, logged_game
from game.cli.talk import say, say_error, say_json
from game.errors import LogError, PackError, UsageError
from game.research.told import Data
from game.resources import find_pack
from game.texts.catalogue import error_text, words


def replay_logs(
    paths: Sequence[Path], turn: int | None, pack: str | None, *, as_json: bool, workers: int | None
) -> int:
    """Show games, each whole or one half-year of it; 1 if one of several cannot be replayed."""
    if len(paths) == 1 and not paths[0].is_dir():
        return _replay_one(paths[0], turn, pack, as_json=as_json)
    if pack is not None:
        find_pack(pack)
    work = partial(_retold, turn=turn, as_json=as_json)
    worst = FINE
    for retold in each_log(work, logs_in(paths), pack, workers):
        for text in retold.beside:
            say_error(text)
        if retold.line is None:
            worst = BAD_INPUT
        else:
            say(retold.line)
    return worst


@dataclass(frozen=True, slots=True)
class Retold:
    """One of many logs: its line, None where it cannot be replayed, and what there is to say beside it."""

    line: str | None
    beside: tuple[str, ...] = ()


def _retold(rulebooks: Rulebooks, path: Path, *, turn: int | None, as_json: bool) -> Retold:
    speak = words("en")
    try:
        game = logged_game(rulebooks, path)
        _refuse_what_was_not_played(game.half_years, turn)
    except (LogError, UsageError, PackError) as error:
        text = error_text(error, speak)
        return Retold(None, (text if str(path) in text else f"{path}: {text}",))
    data, slips = game.told(turn), game.slips(speak)
    line = (
        _one_line({"log": str(path), **data}) if as_json else f"{path}: {_summed_up(data, game.half_years)}"
    )
    return Retold(line, () if slips is None else (f"{path}: {slips}",))


def _one_line(data: Data) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, allow_nan=False)


def _summed_up(data: Data, half_years: int) -> str:
    """A game in one line: what was played, the state it came to (or that of the half-year asked for), the outcome."""
    played = f"{data['scenario']}, seed {data['seed']}, half-years played: {half_years}"
    outcome = "; ".join(_outcome_lines(data["outcome"]))
    return f"{played}, state {data['turns'][-1]['state_hash']}. {outcome}"


def _replay_one(log: Path, turn: int | None, pack: str | None, *, as_json: bool) -> int:
    """Show a game, or one half-year of it. The outcome is that of the last half-year in either case."""
    game = logged_game(Rulebooks(pack), log)
    _refuse_what_was_not_played(game.half_years, turn)
    data, slips = game.told(turn), game.slips(words("en"))
    if as_json:
        say_json(data)
        if slips is not None:
            say_error(slips)
        return FINE
    for each in data["turns"]:
        _print_turn(each)
    for line in _outcome_lines(data["outcome"]):
        say(line)
    if slips is not None:
        say(slips)
    return FINE


def _refuse_what_was_not_played(last: int, turn: int | None) -> None:
    if turn is not None and turn > last:
        raise UsageError(f"The log holds the half-years 0 (the start) to {last}; --turn {turn} is not there.")


def _print_turn(data: Data) -> None:
    say(f"Half-year {data['turn']}  state {data['state_hash']}")
    for decision in data["decisions"]:
        say(f"  {decision['card']}: {decision['option']} ({decision['owner']})")
    for name, value in data["indicators"].items():
        say(f"  {name} = {value:.6g}")


def _outcome_lines(outcome: Data) -> list[str]:
    lines = []
    for what, yes, no in (
        ("goals", "met", "missed"),
        ("floors", "held", "broken"),
        ("promises", "kept", "broken"),
    ):
        found = [f"{name} {yes if good else no}" for name, good in outcome[what].items()]
        if found:
            lines.append(f"{what.capitalize()}: {', '.join(found)}")
    return lines
