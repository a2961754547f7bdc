"""Commands on logs: verify, replay, report, archive, forget."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from game import __version__
from game.cli.app import BAD_INPUT, FINE
from game.cli.debrief import write_from_replay
from game.cli.talk import say, say_error, say_json
from game.engine.state import Rules, state_hash
from game.engine.step import Step
from game.errors import FjordvikError, LogError, PackError, UsageError
from game.log.archive import write_archive
from game.log.header import Header
from game.log.outcome import outcome_of
from game.log.private import forget
from game.log.read import read_log
from game.log.replay import Replayed, Turn, verify_log
from game.log.replay import replay as replay_file
from game.pack.load import load
from game.pack.schema import Scenario
from game.pack.translation import languages_of, translated
from game.resources import find_pack
from game.rules import RULES_VERSION
from game.session.edition import pack_bytes
from game.texts.catalogue import LANGUAGES


def verify_logs(logs: Sequence[Path], pack: str | None) -> int:
    """One line a log; 1 if any is broken."""
    worst = FINE
    for path in logs:
        try:
            verdict = verify_log(path, _pack_at_hand(path, pack))
        except FjordvikError as error:
            say_error(str(error))
            worst = BAD_INPUT
            continue
        say(f"{path}: {verdict.what}")
        if not verdict.ok:
            worst = BAD_INPUT
    return worst


def _pack_at_hand(log: Path, pack: str | None) -> Scenario | None:
    """The scenario to replay by, or None: then only the chain is verified."""
    if pack is not None:
        return load(find_pack(pack), pack)
    header = read_log(log).header
    try:
        return load(find_pack(header.scenario), header.scenario)
    except (UsageError, PackError):
        return None


def read_game(log: Path, pack: str | None) -> tuple[Replayed, Path]:
    """Replay a log by its scenario; LogError where it comes out otherwise. Gives the scenario's folder too."""
    file = read_log(log)
    if file.problem is not None:
        raise LogError(f"{log}: line {file.problem.line}: {file.problem.what}")
    folder = find_pack(pack if pack is not None else file.header.scenario)
    replayed = replay_file(file, load(folder))
    if replayed.fault is not None:
        raise LogError(f"{log}: the game comes out otherwise in half-year {replayed.fault.turn}: {replayed.fault.what}")
    return replayed, folder


def replay_log(log: Path, turn: int | None, pack: str | None, *, as_json: bool) -> int:
    """Show a game half-year by half-year."""
    replayed, _ = read_game(log, pack)
    if turn is not None and turn >= len(replayed.steps):
        raise UsageError(f"The log holds half-years 0 to {len(replayed.steps) - 1}.")
    wanted = range(len(replayed.steps)) if turn is None else (turn,)
    turns = [_turn_data(replayed, number) for number in wanted]
    if as_json:
        say_json(_game_data(replayed, turns))
        return FINE
    for data in turns:
        say(f"Half-year {data['turn']}  state {data['state_hash']}")
        for decision in data["decisions"]:
            say(f"  {decision['card']}: {decision['option']} ({decision['owner']})")
        for name, value in data["indicators"].items():
            say(f"  {name} = {value:.6g}")
    return FINE


def _game_data(replayed: Replayed, turns: list[dict[str, Any]]) -> dict[str, Any]:  # JSON
    header: Header = replayed.header
    return {
        "scenario": header.scenario,
        "rules_hash": header.rules_hash,
        "seed": int(header.seed),
        "setup": header.setup,
        "turns": turns,
        "outcome": outcome_of(replayed.rules, replayed.steps[-1].closed).as_data(),
    }


def _turn_data(replayed: Replayed, number: int) -> dict[str, Any]:  # JSON
    rules, step = replayed.rules, replayed.steps[number]
    floats, layout = step.closed.floats, rules.layout
    return {
        "turn": number,
        "state_hash": state_hash(step.closed),
        "stocks": {name: floats[layout.stock[n]] for n, name in enumerate(layout.stocks)},
        "indicators": {name: floats[layout.indicator[n]] for n, name in enumerate(layout.indicators)},
        "decisions": _decisions(rules, replayed.turns[number - 1]) if number > 0 else [],
        "ledger": _ledger(rules, step) if number > 0 else {},
    }


def _decisions(rules: Rules, turn: Turn) -> list[dict[str, str]]:
    cards = rules.scenario.cards
    return [
        {"card": card, "option": key, "owner": cards[card].owner or "table"} for card, key in turn.decisions.choices
    ]


def _ledger(rules: Rules, step: Step) -> dict[str, list[dict[str, object]]]:
    if step.ledger is None:
        raise ValueError("a replay keeps the ledger")
    return {
        name: [{"cause": each.cause, "amount": each.amount} for each in step.ledger.of_stock(name)]
        for name in rules.layout.stocks
    }


def report_log(log: Path, out: Path | None, language: str | None, pack: str | None) -> int:
    """Write the debrief of a log."""
    if language is not None and language not in LANGUAGES:
        raise UsageError(f"There is no language {language!r}. Choose one of {', '.join(LANGUAGES)}.")
    replayed, folder = read_game(log, pack)
    chosen = language or replayed.header.language
    scenario = replayed.rules.scenario
    if chosen in languages_of(folder, scenario):
        scenario = translated(scenario, folder, chosen).scenario
    path = out if out is not None else log.with_name("debrief.html")
    say(str(write_from_replay(replayed, scenario, chosen, path, log)))
    return FINE


def archive_log(log: Path, out: Path, pack: str | None, *, private: bool) -> int:
    """Write an archive of a log and the scenario that it was played by."""
    _, folder = read_game(log, pack)
    versions = {"fjordvik": __version__, "rules": RULES_VERSION}
    write_archive(log, pack_bytes(folder), versions, out, include_private=private)
    say(str(out))
    return FINE


def forget_private(log: Path) -> int:
    """Delete the private file beside a log."""
    read_log(log)
    forget(log)
    say(f"The names, notes and reasons of {log} are deleted. The log is as it was.")
    return FINE
