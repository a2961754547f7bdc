"""Start a game and step it: the two pure functions that everything else is built on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from game.engine.bringing import opened_as
from game.engine.chance import CARD, DIMENSION, SAYING, seed_key, thing_number
from game.engine.decisions import Decisions, encode
from game.engine.kernel import bind, plan
from game.engine.layout import (
    AMBITION,
    FEATURES,
    FINISHED,
    LAST_TURN,
    ONE,
    OPEN,
    PROFILE,
    SEASON,
    Layout,
)
from game.engine.menu import Refusal, refusals
from game.engine.numbers import on_grid
from game.engine.rules.posting import draw
from game.engine.state import Ledger, Rules, Setup, State
from game.engine.tables import SEASONS, gives_of
from game.pack.schema import DIMENSIONS, Scenario


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
    layout = rules.layout
    floats, whole = [0.0] * layout.float_count, [0] * layout.whole_count
    key = seed_key(seed)
    _write_setup(rules, setup, floats, whole, values)
    _shuffle(layout, key, floats)
    call = rules.kernel.functions
    _start_promises(rules, whole)
    if setup.short:
        _put_under_way(rules, floats, whole, key)
    call["loads"](floats, whole)
    call["first_look"](floats, whole)
    rules.kernel.look(floats, whole)
    here, size = layout.indicator, layout.indicator.size
    for region in (layout.base, layout.previous, layout.last_seen):
        floats[region.slice] = floats[here.first : here.first + size]
    call["goal_targets"](floats, whole)
    call["floor_targets"](floats, whole)
    _adjust_targets(rules, setup, floats)
    rules.kernel.first_day(floats, whole)
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


def _write_setup(
    rules: Rules, setup: Setup, floats: list[float], whole: list[int], values: Mapping[str, float]
) -> None:
    _refuse_unknown(rules, setup, values)
    settings, model, layout = rules.scenario.settings, rules.scenario.model, rules.layout
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
    _shuffle(rules.layout, key, floats)
    return replace(state, key=key, floats=tuple(floats))


def _shuffle(layout: Layout, key: int, floats: list[float]) -> None:
    """Give every card and text its place in the deck: the largest of as many draws as its weight says."""
    scenario = layout.scenario
    for number, name in enumerate(layout.cards):
        thing = thing_number(f"card:{name}")
        floats[layout.card_key[number]] = _largest(key, CARD, thing, scenario.cards[name].weight)
    for number, dimension in enumerate(DIMENSIONS):
        thing = thing_number(f"dimension:{dimension}")
        floats[layout.dimension_key[number]] = draw(key, DIMENSION, 0, thing)
    settings = scenario.settings
    sayings = [("headline", name, settings.headlines[name]) for name in layout.headlines]
    sayings += [("small", name, settings.small_news[name]) for name in layout.small_news]
    for name in layout.person_lines:
        person, line = name.split(".")
        sayings.append(("line", name, settings.people[person].lines[line]))
    for number, (kind, name, saying) in enumerate(sayings):
        thing = thing_number(f"{kind}:{name}")
        floats[layout.saying_key[number]] = _largest(key, SAYING, thing, saying.weight)


def _largest(key: int, stream: int, thing: int, weight: int) -> float:
    return max(draw(key, stream, turn, thing) for turn in range(weight))


def _start_promises(rules: Rules, whole: list[int]) -> None:
    layout = rules.layout
    if whole[layout.feature[FEATURES.index("promises")]] == 0:
        return
    for number, name in enumerate(layout.promises):
        if rules.scenario.settings.promises[name].at_start:
            whole[layout.promise[number]] = OPEN
            whole[layout.stake[number]] = 1


def _put_under_way(rules: Rules, floats: list[float], whole: list[int], key: int) -> None:
    """The short game begins with initiatives that have done a share of their work; nothing is paid for them."""
    short, layout = rules.scenario.settings.short, rules.layout
    for item in short.under_way if short else ():
        number = layout.initiative_of[f"{item.card}.{item.option}"]
        rules.kernel.functions["start_work"](number, floats, whole, key)
        floats[layout.work[number]] *= 1.0 - float(item.done)
        card = layout.cards[item.card]
        whole[layout.offered[card]] = 1
        choice = layout.choices[layout.initiatives[number]]
        whole[layout.chosen[card]] = choice.position
        for follow in choice.option.follow_ups:
            whole[layout.due[layout.cards[follow.card]]] = follow.after
        given = gives_of(choice)
        if given is not None and whole[layout.feature[FEATURES.index("promises")]] != 0:
            whole[layout.promise[layout.promises[given]]] = OPEN
            whole[layout.stake[layout.promises[given]]] = 1


def _adjust_targets(rules: Rules, setup: Setup, floats: list[float]) -> None:
    settings, layout = rules.scenario.settings, rules.layout
    levels = len(layout.ambitions)
    for index, region, table in (
        (layout.goals, layout.goal_target, settings.goals),
        (layout.floors, layout.floor_target, settings.floors),
    ):
        for number, name in enumerate(index):
            for level in range(levels):
                floats[region[number * levels + level]] += float(table[name].adjust.get(setup.profile, 0.0))
