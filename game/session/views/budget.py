"""The autumn budget: three proposals, at most two sums moved, a rule for what is freed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from game.engine.decisions import BudgetDecision, Decisions
from game.engine.menu import BudgetMenu, legal_commands, refusals
from game.session.views.figures import clamped, plain, rounded, written
from game.session.views.names import LETTERS
from game.session.views.play import Play
from game.session.views.refusals import refusal_text

BUDGET_CODES = frozenset(
    {
        "no-budget-now",
        "no-such-proposal",
        "no-such-gains",
        "too-many-moves",
        "no-such-move",
        "line-out-of-bounds",
    }
)
"""The refusals that are about a budget that has been decided."""


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of a proposal, M NOK a year."""

    line: str
    name: str
    now: str
    level: str
    """With the sums that the draft moves."""
    change: str
    """Against now: "+3,6", "0"."""
    least: str
    most: str
    share: float
    """Where the level stands between the bounds, 0 to 1."""
    can_give: bool
    """Whether one more sum may be moved from here."""
    can_take: bool


@dataclass(frozen=True, slots=True)
class ProposalView:
    """One of the director's proposals."""

    proposal: str
    letter: str
    name: str
    text: str
    lines: tuple[LineView, ...]
    given: str
    """What the lines get together, against now: "+9,5"."""
    chosen: bool


@dataclass(frozen=True, slots=True)
class GainsView:
    """A rule for freed hours."""

    rule: str
    name: str
    text: str
    now: bool
    """Whether it is the rule that holds already."""
    chosen: bool


@dataclass(frozen=True, slots=True)
class BudgetView:
    """The autumn budget."""

    year: str
    """The year it is for: "2027"."""
    proposals: tuple[ProposalView, ...]
    gains: tuple[GainsView, ...]
    step: str
    moves: int
    moves_left: int
    unit: str
    refusals: tuple[str, ...]
    """What is not legal about the draft's budget, as sentences."""


def budget(play: Play, draft: Decisions | None = None) -> BudgetView | None:
    """The budget that must be decided in this half-year, with the draft's proposal and moves; None if there is none."""
    menu = legal_commands(play.rules, play.today).budget
    settings = play.scenario.settings.budget
    if menu is None or settings is None:
        return None
    decided = draft.budget if draft else None
    letters = iter(LETTERS)
    return BudgetView(
        str(_year_after(play)),
        tuple(_proposal(play, menu, name, next(letters), decided) for name in menu.proposals),
        tuple(_gains(play, menu, decided)),
        plain(play, menu.step),
        menu.moves,
        menu.moves - len(decided.moves if decided else ()),
        play.say("unit.mnok"),
        tuple(_refusals(play, decided)),
    )


def _change(now: float, level: float) -> float:
    """What a line gets more, of the two figures as they are shown."""
    return round(round(level, 1) - round(now, 1), 1)


def _decimals(play: Play, menu: BudgetMenu) -> int:
    """As many for all figures of the table: one where any of them needs it, so that they stand in columns."""
    figures = [
        *_levels_now(play).values(),
        *(level for lines in menu.proposals.values() for level in lines.values()),
    ]
    return int(any(rounded(figure, 1) != rounded(figure, 0) for figure in (*figures, menu.step)))


def _year_after(play: Play) -> int:
    begin = play.scenario.settings.start
    return begin.year + (play.turn + (0 if begin.season == "spring" else 1)) // 2


def _proposal(
    play: Play, menu: BudgetMenu, name: str, letter: str, decided: BudgetDecision | None
) -> ProposalView:
    settings = play.scenario.settings.budget
    assert settings is not None
    part, chosen = settings.proposals[name], decided is not None and decided.proposal == name
    levels = dict(menu.proposals[name])
    moves = decided.moves if decided and chosen else ()
    for source, target in moves:
        if source in levels and target in levels:
            levels[source] -= menu.step
            levels[target] += menu.step
    now, left = _levels_now(play), menu.moves - len(moves)
    # Of the changes as they are shown, so that the column adds up.
    given, decimals = sum(_change(now[line], levels[line]) for line in levels), _decimals(play, menu)
    lines = (_line(play, menu, line, (now[line], levels[line]), decimals) for line in settings.lines)
    return ProposalView(
        name,
        letter,
        part.name,
        part.text,
        tuple(line if left > 0 else replace(line, can_give=False, can_take=False) for line in lines),
        written(play, given, decimals, signed=True),
        chosen,
    )


def _line(play: Play, menu: BudgetMenu, name: str, levels: tuple[float, float], decimals: int) -> LineView:
    settings = play.scenario.settings.budget
    assert settings is not None
    now, level = levels
    least, most = menu.least[name], menu.most[name]
    return LineView(
        name,
        settings.lines[name].name,
        written(play, round(now, 1), decimals),
        written(play, round(level, 1), decimals),
        written(play, _change(now, level), decimals, signed=True),
        plain(play, round(least, 1)),
        plain(play, round(most, 1)),
        clamped((level - least) / (most - least)) if most > least else 0.0,
        level - menu.step >= least,
        level + menu.step <= most,
    )


def _levels_now(play: Play) -> Mapping[str, float]:
    layout, settings = play.rules.layout, play.scenario.settings.budget
    assert settings is not None
    return {
        name: play.today.floats[layout.stock[layout.stocks[line.stock]]]
        for name, line in settings.lines.items()
    }


def _gains(play: Play, menu: BudgetMenu, decided: BudgetDecision | None) -> Iterator[GainsView]:
    settings = play.scenario.settings.budget
    assert settings is not None
    layout, chosen = play.rules.layout, decided.gains if decided else None
    adopted = play.today.whole[layout.gain_rule.first] - 1
    holds = layout.gain_rules.ids[adopted] if adopted >= 0 else _rule_by_its_shares(play)
    for name in menu.gains:
        rule, now = settings.gains[name], name == holds
        yield GainsView(name, rule.name, rule.text, now, name == chosen)


def _rule_by_its_shares(play: Play) -> str | None:
    """The rule that holds before any was adopted: the one whose shares are those of today."""
    settings, layout = play.rules.scenario.settings.budget, play.rules.layout
    assert settings is not None
    stock, floats = layout.stock, play.today.floats
    for name, rule in settings.gains.items():
        if all(floats[stock[layout.stocks[each]]] == share for each, share in rule.shares.items()):
            return name
    return None


def _refusals(play: Play, decided: BudgetDecision | None) -> Iterator[str]:
    if decided is not None:
        for refusal in refusals(play.rules, play.today, Decisions((), budget=decided)):
            if refusal.code in BUDGET_CODES:
                yield refusal_text(play, refusal)
