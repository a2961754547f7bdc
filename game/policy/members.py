"""A member of the table: for each answer it looks ahead, and takes the one that its own mandate fares best by.

Looking ahead means playing on with the engine: this answer now, "Not now" to everything else, under a few kinds of
luck that are the members' own. The game's own draws are never used, so no member knows what is to come. All roles
look at the same trials, so a table's opinions cost no more than one role's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from game.engine.chance import thing_number
from game.engine.decisions import NOT_NOW, BudgetDecision, Decisions
from game.engine.layout import FINISHED
from game.engine.menu import Menu, legal_commands
from game.engine.state import Rules, State
from game.engine.step import Step, step, with_luck
from game.lang import references
from game.pack.schema import Option
from game.policy.table import answers, payable, quiet_budget, waiting

AHEAD = 4
"""Half-years that a member looks ahead, this one included."""
LUCK = tuple(thing_number(f"members:{number}") for number in range(3))
"""The members' own luck; a game's key is made of a number, so it is none of these."""
NEAR = 0.05
"""Points of a mandate: two answers that lie closer than this are equally good for it."""
FELT = 0.01
"""Points of a mandate from which a figure is worth a word."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What an answer comes to, as far as a member looks: the means over all half-years and kinds of luck."""

    key: str
    mandates: tuple[float, ...]
    """Each role's mandate, 0 to 100, in the layout's order of roles."""
    ends: tuple[State, ...]
    """The last days at which the look stops, one for each kind of luck."""
    soon: tuple[State, ...]
    """The last days of the first half-year, one for each kind of luck."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure of a role's mandate that two answers make a difference to."""

    quantity: str
    points: float
    """What the difference does to the mandate; below zero where the first answer is the worse one."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a role thinks of a card's answers."""

    role: str
    card: str
    key: str
    """The answer that it votes for."""
    near: bool
    """Whether another one is as good as equal for the mandate, or a trace better, so that its own burden decided."""
    values: tuple[tuple[str, float], ...]
    """What each answer comes to for the mandate, in the order of the card."""
    against: str
    """The answer that it would least like; `key` where there is only one."""
    better: Moved | None
    """What `key` does most for in its mandate, compared with `against`; None where nothing is to be told."""
    worse: Moved | None
    """What `against` harms most, compared with how the other answers fare; None where nothing is to be told."""
    matters: str | None
    """The figure of its mandate that the answers to this card differ most in."""


def outlooks(rules: Rules, state: State, card: str) -> tuple[Outlook, ...]:
    """Each answer of an open card that may be given, and what it comes to; KeyError for a card that is not open."""
    menu = legal_commands(rules, state)
    opened = {each.card: each for each in menu.cards}[card]
    able = payable(opened, menu.money)
    return tuple(_outlook(rules, state, card, answer.key) for answer in able)


def opinions(rules: Rules, state: State, card: str) -> Mapping[str, Opinion]:
    """What each role thinks of an open card; the same for the same state, whatever the game's luck is."""
    return opinions_of(rules, card, outlooks(rules, state, card))


def opinions_of(rules: Rules, card: str, looked: tuple[Outlook, ...]) -> Mapping[str, Opinion]:
    """As `opinions`, where the answers have been looked at already."""
    return {role: _opinion(rules, role, card, looked) for role in rules.layout.roles}


def token_outlook(rules: Rules, state: State, target: str) -> Outlook:
    """What it comes to when all give their attention to one target."""
    return _trial(rules, state, target, tuple((role, target) for role in rules.layout.roles), None)


def proposal_outlook(rules: Rules, state: State, proposal: str) -> Outlook:
    """What one of the proposals for the budget comes to, with no sum moved."""
    return _trial(rules, state, proposal, (), BudgetDecision(proposal))


def liked(rules: Rules, looked: Sequence[Outlook]) -> Mapping[str, str]:
    """For each role which of several outlooks its mandate fares best by; the first of equals."""
    if not looked:
        return {}
    return {
        role: max(looked, key=lambda outlook: outlook.mandates[number]).key
        for number, role in enumerate(rules.layout.roles)
    }


def quantities(rules: Rules, role: str) -> tuple[str, ...]:
    """The figures that a role's mandate is made of, by name."""
    tree = rules.plan.equations.trees["settings", "roles", role, "mandate", "value"]
    return tuple(name for name in sorted(references(tree)) if _slot(rules, name) is not None)


# ------------------------------------------------------------------------------------------------ looking ahead


def _outlook(rules: Rules, state: State, card: str, key: str) -> Outlook:
    return _trial(rules, state, key, (), None, {card: key})


def _trial(  # noqa: PLR0913, PLR0917  what is fixed in the first half-year
    rules: Rules,
    state: State,
    name: str,
    tokens: tuple[tuple[str, str], ...],
    budget: BudgetDecision | None,
    fixed: Mapping[str, str] | None = None,
) -> Outlook:
    """Play on under each kind of luck, with this in the first half-year and as little as possible else."""
    rows, ends, soon = [], [], []
    for key in LUCK:
        lasts = tuple(_played(rules, with_luck(rules, state, key), tokens, budget, fixed or {}))
        rows += [_mandates(rules, last) for last in lasts]
        ends.append(lasts[-1])
        soon.append(lasts[0])
    return Outlook(name, tuple(map(fmean, zip(*rows, strict=True))), tuple(ends), tuple(soon))


def _played(
    rules: Rules,
    state: State,
    tokens: tuple[tuple[str, str], ...],
    budget: BudgetDecision | None,
    fixed: Mapping[str, str],
) -> Iterator[State]:
    """The last day of each half-year."""
    for ahead in range(AHEAD):
        decided = _little(rules, state, legal_commands(rules, state), {} if ahead else fixed)
        if not ahead:
            decided = replace(decided, tokens=tokens, budget=budget or decided.budget)
        played = step(rules, state, decided, ledger=False)
        if not isinstance(played, Step):
            raise RuntimeError(  # noqa: TRY004  (not a wrong type: a wrong decision)
                f"a member tried what is not legal: {played.refusals}"
            )
        yield played.closed
        if played.closed.whole[FINISHED]:
            return
        state = played.state


def _little(rules: Rules, state: State, menu: Menu, fixed: Mapping[str, str]) -> Decisions:
    """What is fixed, and else as little as the rules allow; what is fixed is paid first."""
    ordered = replace(menu, cards=tuple(sorted(menu.cards, key=lambda card: card.card not in fixed)))
    chosen = answers(
        ordered, lambda card: (fixed[card.card],) if card.card in fixed else tuple(waiting(card))
    )
    return Decisions(chosen, (), (), quiet_budget(rules, state, menu.budget))


def _mandates(rules: Rules, state: State) -> tuple[float, ...]:
    value, floats, whole = rules.kernel.functions["mandate"], list(state.floats), list(state.whole)
    return tuple(float(value(number, floats, whole)) for number in range(len(rules.layout.roles)))


# ------------------------------------------------------------------------------------------------ judging


def _opinion(rules: Rules, role: str, card: str, looked: tuple[Outlook, ...]) -> Opinion:
    number = rules.layout.roles[role]
    values = {outlook.key: outlook.mandates[number] for outlook in looked}
    best = max(values.values())
    close = [key for key, value in values.items() if value >= best - NEAR]
    burden = {key: _burden(rules, card, key, role) for key in close}
    key = min(close, key=lambda each: (burden[each], -values[each], each == NOT_NOW, each))
    against = min(values, key=lambda each: (values[each], each == key, each))
    by_key = {outlook.key: outlook for outlook in looked}
    moved = _differences(rules, role, by_key[key], by_key[against]) if key != against else ()
    gain = max(moved, key=lambda each: each.points, default=None)
    others = [outlook for outlook in looked if outlook.key != against]
    harmed = _differences(rules, role, by_key[against], *others) if others else ()
    loss = min(harmed, key=lambda each: each.points, default=None)
    widest = max(moved, key=lambda each: abs(each.points), default=None)
    return Opinion(
        role,
        card,
        key,
        burden[key] < burden[max(close, key=values.__getitem__)],
        tuple(values.items()),
        against,
        gain if gain is not None and gain.points >= FELT else None,
        loss if loss is not None and loss.points <= -FELT else None,
        widest.quantity if widest is not None and abs(widest.points) >= FELT else None,
    )


def _burden(rules: Rules, card: str, key: str, role: str) -> float:
    option = rules.scenario.cards[card].options.get(key)  # type: ignore[call-overload]  # not_now is none of them
    return float(option.burden.get(role, 0.0)) if isinstance(option, Option) else 0.0


def _differences(rules: Rules, role: str, one: Outlook, *others: Outlook) -> tuple[Moved, ...]:
    """What each figure alone does to a role's mandate when it ends as in `one` and all else as in the others."""
    value, number = rules.kernel.functions["mandate"], rules.layout.roles[role]
    found = []
    for name in quantities(rules, role):
        slot = _slot(rules, name)
        assert slot is not None
        points = []
        for other in others:
            for mine, theirs in zip(one.ends, other.ends, strict=True):
                floats, whole = list(theirs.floats), list(theirs.whole)
                before = float(value(number, floats, whole))
                floats[slot] = mine.floats[slot]
                points.append(float(value(number, floats, whole)) - before)
        found.append(Moved(name, fmean(points)))
    return tuple(found)


def _slot(rules: Rules, name: str) -> int | None:
    """Where a figure lies among the floats; None for what lies nowhere, such as a parameter."""
    layout = rules.layout
    for index, region in (
        (layout.indicators, layout.indicator),
        (layout.stocks, layout.stock),
        (layout.auxiliaries, layout.auxiliary),
        (layout.built, layout.given),
    ):
        if name in index:
            return region[index[name]]
    return None
