"""A logged game, and a what-if about a card, as plain values whose form is stable.

`replay --json` prints the first. The second is what `whatif --json` prints of a game of earlier rules; of the present
ones it tells more (`game/research/luck/README.md`).

A game:

    scenario, rules_hash, seed, setup    as the log's header has them; a setup leaves out what is at its default
    turns        one object a half-year; 0 is the start, which has no decisions and an empty ledger
        turn, state_hash
        stocks, indicators    by name, the level on the half-year's last day
        decisions             [{card, option, owner}]; who owns a case for all is "table"
        ledger                by stock, [{cause, amount}]; the amounts sum to the stock's change exactly
        called, aside, brought, quiet    what the facilitator did with the deck; not there where nothing
    outcome      goals (met), floors (never broken), promises (kept) by id; a promise that is open is left out

A what-if:

    turn, card, chosen, option    which decision, what was answered, and what is answered instead
    differences    by indicator, at the end of each half-year from that of the decision: the other game less this one
    goals_gained, goals_lost, floors_saved, floors_broken    ids, of the other game against this one
    changed        how many later decisions could not hold and became others
"""

from __future__ import annotations

from typing import Any, TypeAlias

from game.engine.state import Rules, state_hash
from game.engine.step import Step
from game.log.outcome import outcome_of
from game.log.replay import Replayed, Turn
from game.research.whatif import WhatIf

Data: TypeAlias = dict[str, Any]  # JSON


def told_game(replayed: Replayed, turn: int | None = None) -> Data:
    """A game that was replayed with its ledger; with `turn` only that half-year, and the outcome of the last."""
    numbers = range(len(replayed.steps)) if turn is None else (turn,)
    header = replayed.header
    return {
        "scenario": header.scenario,
        "rules_hash": header.rules_hash,
        "seed": int(header.seed),
        "setup": header.setup,
        "turns": [_turn_data(replayed, number) for number in numbers],
        "outcome": outcome_of(replayed.rules, replayed.steps[-1].closed).as_data(),
    }


def told_what_if(each: WhatIf) -> Data:
    """One what-if."""
    return {
        "turn": each.turn,
        "card": each.card,
        "chosen": each.chosen,
        "option": each.option,
        "differences": {item.indicator: list(item.by_turn) for item in each.differences},
        "goals_gained": list(each.goals_gained),
        "goals_lost": list(each.goals_lost),
        "floors_saved": list(each.floors_saved),
        "floors_broken": list(each.floors_broken),
        "changed": len(each.changed),
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
