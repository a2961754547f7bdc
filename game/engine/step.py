"""Start a game and step it: the two pure functions that everything else is built on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from game.engine.bringing import opened_as
from game.engine.chance import seed_key
from game.engine.decisions import Decisions, encode
from game.engine.kernel import bind, plan
from game.engine.layout import (
    AMBITION,
    FEATURES,
    FINISHED,
    LAST_TURN,
    ONE,
    PROFILE,
    SEASON,
)
from game.engine.menu import Refusal, refusals
from game.engine.numbers import on_grid
from game.engine.state import Ledger, Rules, Setup, State
from game.engine.tables import SEASONS
from game.pack.schema import Scenario


@dataclass(frozen=True, slots=True)
class Step:
    """A half-year that has been played.

    `closed` is its last day, which logs and consequences show; `state` is the next half-year on its first day (or
    `closed` itself when the game is over). `ledger` says why every stock moved; None if it was not kept.
    """

    closed: State
    state: State
    ledger: Ledger | None


@dataclass(frozen=True, slots=True)
class Rejection:
    """Decisions that the rules refuse, with every reason; the state is as it was."""

    refusals: tuple[Refusal, ...]


def compile_rules(scenario: Scenario, turnable: Iterable[str] = ()) -> Rules:
    """Make a checked scenario ready to be played.

    `turnable` parameters are read from the state in place of being written into the code: a game can start with other
    values of them (see `start`), and plays as if the scenario had these. Without any, the state is that of every log.
    """
    made = plan(scenario, turnable)
    return Rules(scenario, made, bind(made, keep=False), bind(made, keep=True))


def default_setup(scenario: Scenario) -> Setup:
    """What a table gets that just presses Start."""
    settings = scenario.settings
    return Setup(settings.profile, settings.ambition, settings.turns)


def start(
    rules: Rules,
    setup: Setup,
    seed: int,
    *,
    ledger: bool = True,
    values: Mapping[str, float] = MappingProxyType({}),
) -> Step:
    """The start: `closed` is turn 0, `state` the first half-year on its first day.

    `values` stand in place of the scenario's own: of a stock's start, or of a parameter that the rules were compiled
    to take. Raises ValueError for a setup or a value that names what the rules do not have; callers check what people
    typed.
    """
    floats, whole = set_up(rules, setup, values)
    key = seed_key(seed)
    rules.kernel.begin(int(setup.short), floats, whole, key)
    closed = State(seed, key, tuple(floats), tuple(whole))
    lines = tuple([0.0] * rules.plan.accounts.line_count) if ledger else ()
    return Step(closed, _open(rules, closed, ledger=ledger), _ledger(rules, lines) if ledger else None)


def step(rules: Rules, state: State, decisions: Decisions, *, ledger: bool = True) -> Step | Rejection:
    """Play one half-year: the decisions take effect, time passes, and the next one begins.

    Cards that were brought by their codes come first, unless they lie on `state` already.
    """
    refused = refusals(rules, state, decisions)
    if refused:
        return Rejection(refused)
    state = opened_as(rules, state, decisions)
    return _advance(rules, state, encode(rules.layout, state.whole, decisions), ledger=ledger)


def opened_for(rules: Rules, before: Step, decisions: Decisions) -> Step:
    """`before` with the first day that was decided on: with the cards that were brought onto it, if any were.

    ValueError for a card that could not be brought.
    """
    opened = opened_as(rules, before.state, decisions)
    return before if opened is before.state else replace(before, state=opened)


def _advance(rules: Rules, state: State, vector: list[int], *, ledger: bool) -> Step:
    floats, whole = list(state.floats), list(state.whole)
    kernel = rules.kernel_with_ledger if ledger else rules.kernel
    if ledger and not state.opening:
        raise ValueError("the half-year was opened without a ledger, so it cannot be closed with one")
    lines = list(state.opening)
    kernel.close_turn(floats, whole, lines, vector, state.key)
    closed = State(state.seed, state.key, tuple(floats), tuple(whole))
    following = closed if whole[FINISHED] else _open(rules, closed, ledger=ledger)
    return Step(closed, following, _ledger(rules, tuple(lines)) if ledger else None)


def _open(rules: Rules, closed: State, *, ledger: bool) -> State:
    floats, whole = list(closed.floats), list(closed.whole)
    kernel = rules.kernel_with_ledger if ledger else rules.kernel
    lines = [0.0] * (rules.plan.accounts.line_count if ledger else 0)
    kernel.open_turn(floats, whole, lines, closed.key)
    return State(closed.seed, closed.key, tuple(floats), tuple(whole), tuple(lines), before=closed)


def _ledger(rules: Rules, lines: tuple[float, ...]) -> Ledger:
    accounts = rules.plan.accounts
    causes = tuple(group.cause for group in accounts.groups)
    return Ledger(
        accounts.by_stock,
        tuple((causes[share.group], share.indicator, share.line) for share in accounts.shares),
        lines,
    )


# ------------------------------------------------------------------------------------------------ the first day


def set_up(
    rules: Rules, setup: Setup, values: Mapping[str, float] = MappingProxyType({})
) -> tuple[list[float], list[int]]:
    """The two vectors as they are under any seed, before the kernel's `begin`; `values` as in `start`.

    Raises ValueError for a setup or a value that names what the rules do not have.
    """
    _refuse_unknown(rules, setup, values)
    settings, model, layout = rules.scenario.settings, rules.scenario.model, rules.layout
    floats, whole = [0.0] * layout.float_count, [0] * layout.whole_count
    floats[ONE] = 1.0
    for number, name in enumerate(layout.stocks):
        begin = model.stocks[name].start
        own = begin[setup.profile] if isinstance(begin, dict) else begin
        value = on_grid(values.get(name, own))
        floats[layout.stock[number]] = floats[layout.start[number]] = value
    for number, name in enumerate(layout.parameters):
        floats[layout.parameter[number]] = float(values.get(name, model.parameters[name].value))
    for number, name in enumerate(layout.sums):
        indicator = settings.indicators[name]
        total = on_grid(indicator.constant)
        for stock, weight in sorted((indicator.sum or {}).items()):
            total += on_grid(float(weight) * floats[layout.stock[layout.stocks[stock]]])
        floats[layout.account[number]] = total
    whole[LAST_TURN] = setup.turns
    whole[SEASON] = SEASONS[settings.start.season]
    whole[PROFILE] = layout.profiles[setup.profile]
    whole[AMBITION] = layout.ambitions[setup.ambition]
    for number, name in enumerate(FEATURES):
        on = bool(getattr(settings.features, name)) and name not in setup.features_off
        whole[layout.feature[number]] = settings.from_turn.get(name, 1) if on else 0
    for dimension in range(4):
        floats[layout.given[layout.built["tokens_strategy"]] + dimension] = len(layout.roles) / 4.0
    return floats, whole


def _refuse_unknown(rules: Rules, setup: Setup, values: Mapping[str, float]) -> None:
    settings, layout = rules.scenario.settings, rules.layout
    if setup.profile not in layout.profiles or setup.ambition not in layout.ambitions:
        raise ValueError(f"the scenario has no profile {setup.profile!r} or no ambition {setup.ambition!r}")
    if setup.short and settings.short is None:
        raise ValueError("the scenario has no short form")
    if not 1 <= setup.turns <= settings.turns or not set(setup.features_off) <= set(
        type(settings.features).model_fields
    ):
        raise ValueError(f"the scenario cannot be played with {setup}")
    unknown = [name for name in values if name not in layout.stocks and name not in layout.parameters]
    if unknown:
        raise ValueError(f"the rules take no value of {', '.join(unknown)}")


def with_luck(rules: Rules, state: State, key: int) -> State:
    """The same moment under other luck: nothing of what this game will draw can be read from what follows from it."""
    floats = list(state.floats)
    rules.kernel.functions["shuffle"](floats, key)
    return replace(state, key=key, floats=tuple(floats))
