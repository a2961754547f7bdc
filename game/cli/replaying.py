"""The command `replay`: a game half-year by half-year, for people or for programs.

With `--json` it prints one object, whose form is stable:

    scenario, rules_hash, seed, setup    as the log's header has them; a setup leaves out what is at its default
    turns        one object a half-year; 0 is the start, which has no decisions and an empty ledger
        turn, state_hash
        stocks, indicators    by name, the level on the half-year's last day
        decisions             [{card, option, owner}]; who owns a case for all is "table"
        ledger                by stock, [{cause, amount}]; the amounts sum to the stock's change exactly
    outcome      goals (met), floors (never broken), promises (kept) by id; a promise that is open is left out
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from game.cli.ending import FINE
from game.cli.slips import slips_text
from game.cli.sources import played
from game.cli.talk import say, say_error, say_json
from game.engine.state import Rules, state_hash
from game.engine.step import Step
from game.errors import UsageError
from game.log.header import Header
from game.log.outcome import outcome_of
from game.log.replay import Replayed, Turn
from game.texts.catalogue import words

Data = dict[str, Any]  # JSON


def replay_log(log: Path, turn: int | None, pack: str | None, *, as_json: bool) -> int:
    """Show a game, or one half-year of it. The outcome is that of the last half-year in either case."""
    with played(log, pack) as game:
        replayed = game.replayed
    last = len(replayed.steps) - 1
    if turn is not None and turn > last:
        raise UsageError(f"The log holds the half-years 0 (the start) to {last}; --turn {turn} is not there.")
    turns = [_turn_data(replayed, number) for number in (range(last + 1) if turn is None else (turn,))]
    data = _game_data(replayed, turns)
    slips = slips_text(replayed.rules, [step.closed for step in replayed.steps], words("en"))
    if as_json:
        say_json(data)
        if slips is not None:
            say_error(slips)
        return FINE
    for each in turns:
        _print_turn(each)
    _print_outcome(data["outcome"])
    if slips is not None:
        say(slips)
    return FINE


def _print_turn(data: Data) -> None:
    say(f"Half-year {data['turn']}  state {data['state_hash']}")
    for decision in data["decisions"]:
        say(f"  {decision['card']}: {decision['option']} ({decision['owner']})")
    for name, value in data["indicators"].items():
        say(f"  {name} = {value:.6g}")


def _print_outcome(outcome: Data) -> None:
    for what, yes, no in (
        ("goals", "met", "missed"),
        ("floors", "held", "broken"),
        ("promises", "kept", "broken"),
    ):
        found = [f"{name} {yes if good else no}" for name, good in outcome[what].items()]
        if found:
            say(f"{what.capitalize()}: {', '.join(found)}")


def _game_data(replayed: Replayed, turns: list[Data]) -> Data:
    header: Header = replayed.header
    return {
        "scenario": header.scenario,
        "rules_hash": header.rules_hash,
        "seed": int(header.seed),
        "setup": header.setup,
        "turns": turns,
        "outcome": outcome_of(replayed.rules, replayed.steps[-1].closed).as_data(),
    }


def _turn_data(replayed: Replayed, number: int) -> Data:
    rules, step = replayed.rules, replayed.steps[number]
    floats, layout = step.closed.floats, rules.layout
    decided = replayed.turns[number - 1].decisions if number > 0 else None
    led: Data = {}
    if decided is not None and decided.called is not None:
        led["called"] = decided.called
    if decided is not None and decided.aside:
        led["aside"] = list(decided.aside)
    if decided is not None and decided.brought:
        led["brought"] = list(decided.brought)
    if decided is not None and decided.quiet:
        led["quiet"] = True
    return {
        "turn": number,
        "state_hash": state_hash(step.closed),
        "stocks": {name: floats[layout.stock[n]] for n, name in enumerate(layout.stocks)},
        "indicators": {name: floats[layout.indicator[n]] for n, name in enumerate(layout.indicators)},
        "decisions": _decisions(rules, replayed.turns[number - 1]) if number > 0 else [],
        "ledger": _ledger(rules, step),
        **led,
    }


def _decisions(rules: Rules, turn: Turn) -> list[dict[str, str]]:
    cards = rules.scenario.cards
    return [
        {"card": card, "option": key, "owner": cards[card].owner or "table"}
        for card, key in turn.decisions.choices
    ]


def _ledger(rules: Rules, step: Step) -> dict[str, list[dict[str, object]]]:
    if step.ledger is None:
        raise ValueError("a replay keeps the ledger")
    return {
        name: [{"cause": each.cause, "amount": each.amount} for each in step.ledger.of_stock(name)]
        for name in rules.layout.stocks
    }
