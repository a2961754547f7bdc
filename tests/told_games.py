"""The tables of the games that are told in words: how a game went, and how it would have gone with one thing changed.

They end the game's golden file, and stand in `scenarios/fjordvik/GAMES.md`, so that the stories' figures cannot drift
away from the games without a red test. `tests/golden_games.py` writes both. The words around the tables are by hand:
read them again whenever a table has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import cycle
from pathlib import Path

from game.engine.decisions import Decisions
from game.engine.state import Rules, State
from game.engine.step import default_setup, start
from game.research.legal import Recorded, legalise
from game.session.views.names import letter
from game.writing import write_text
from tests.games import SHIPPED, commit

STORIES = SHIPPED / "fjordvik" / "GAMES.md"
Played = Sequence[tuple[Decisions | None, State]]
"""The last day of each half-year with what was decided in it, the start first."""
Change = Callable[[Decisions], Decisions]


def _as_played(decisions: Decisions) -> Decisions:
    return decisions


@dataclass(frozen=True, slots=True)
class Otherwise:
    """One thing that is changed when a game is played again under the same luck."""

    words: str
    """What is changed; "" for an answer, which is said by the card's code."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """Another answer, by card."""
    change: Change = _as_played
    """What becomes of the other decisions of each half-year."""


def _answer(card: str, key: str) -> Otherwise:
    return Otherwise("", {card: key})


def _budget(proposal: str) -> Change:
    """Another proposal in every budget, nothing moved in it."""

    def change(decisions: Decisions) -> Decisions:
        if decisions.budget is None:
            return decisions
        return replace(decisions, budget=replace(decisions.budget, proposal=proposal, moves=()))

    return change


def _hours(rule: str) -> Change:
    """Another rule for the freed hours in every budget."""

    def change(decisions: Decisions) -> Decisions:
        if decisions.budget is None:
            return decisions
        return replace(decisions, budget=replace(decisions.budget, gains=rule))

    return change


def _attention(*targets: str) -> Change:
    """The roles give their attention to these, one after another, in every half-year."""

    def change(decisions: Decisions) -> Decisions:
        roles = (role for role, _ in decisions.tokens)
        return replace(decisions, tokens=tuple(zip(roles, cycle(targets), strict=False)))

    return change


OTHERWISE: Mapping[str, tuple[Otherwise, ...]] = {
    "good": (
        _answer("backup", "a"),
        _answer("ransomware", "a"),
        _answer("election", "a"),
        _answer("night_sensors", "not_now"),
        _answer("citizens_panel", "b"),
        Otherwise("every budget: a little for everyone", change=_budget("even")),
        Otherwise("freed hours: left where they are", change=_hours("leave")),
        Otherwise("all attention: technology", change=_attention("technology")),
    ),
    "middling": (
        _answer("first_call", "b"),
        _answer("two_messages", "b"),
        _answer("night_sensors", "not_now"),
        _answer("contact", "b"),
        _answer("election", "b"),
        _answer("shared_it", "not_now"),
        Otherwise("freed hours: all to services", change=_hours("service")),
        Otherwise(
            "attention: the same every half-year, half of it ways of working",
            change=_attention(
                "organisation", "organisation", "strategy", "leadership", "technology", "organisation"
            ),
        ),
    ),
    "bad": (
        _answer("two_factor", "b"),
        _answer("two_factor", "not_now"),
        _answer("late_project", "not_now"),
        _answer("election", "b"),
        _answer("devices", "not_now"),
        Otherwise("every budget: care first", change=_budget("needs")),
        Otherwise(
            "attention: leadership and ways of working", change=_attention("leadership", "organisation")
        ),
    ),
}
"""By story."""
BESIDE = ("care", "citizens_trust", "gains")
"""Indicators that the stories follow beside the gauges."""


def tables(rules: Rules, seed: int, story: str, played: Played) -> Iterator[str]:
    """Both tables of a game, in Markdown."""
    yield ""
    yield from _course(rules, played)
    yield ""
    yield from _again(rules, seed, story, played)


def _course(rules: Rules, played: Played) -> Iterator[str]:
    """Half-year by half-year: the gauges, the goals met, and each card by its code with the answer given."""
    gauges = rules.scenario.settings.gauges
    yield _row("half-year", *gauges, "goals", "cards and answers")
    yield "|---" * (len(gauges) + 3) + "|"
    for turn, (decided, closed) in enumerate(played):
        answers = (_code(rules, *choice) for choice in (decided.choices if decided is not None else ()))
        yield _row(
            str(turn or "start"), *_figures(rules, closed, gauges), _goals(rules, closed), ", ".join(answers)
        )


def _again(rules: Rules, seed: int, story: str, played: Played) -> Iterator[str]:
    """How it ends under the same luck, with one thing changed."""
    shown = (*rules.scenario.settings.gauges, *BESIDE)
    end = played[-1][1]
    yield _row("instead", *shown, "goals", "changed with it")
    yield "|---" * (len(shown) + 3) + "|"
    yield _row("as played", *_figures(rules, end, shown), _goals(rules, end), "")
    recorded = tuple(decided for decided, _ in played if decided is not None)
    for other in OTHERWISE[story]:
        words = other.words or ", ".join(_code(rules, card, key) for card, key in other.answers.items())
        end, changed = _play_again(rules, seed, recorded, other)
        yield _row(words, *_figures(rules, end, shown), _goals(rules, end), str(changed))


def _play_again(
    rules: Rules, seed: int, recorded: Sequence[Decisions], other: Otherwise
) -> tuple[State, int]:
    """How the other game ends, and how many later decisions could not hold in it and became others."""
    begun = start(rules, default_setup(rules.scenario), seed)
    state, closed, changed = begun.state, begun.closed, 0
    answers = {card: key for decisions in recorded for card, key in decisions.choices}
    for turn, decisions in enumerate(recorded, start=1):
        dealt = dict(decisions.choices)
        fixed = {card: key for card, key in other.answers.items() if card in dealt}
        kept = legalise(rules, state, Recorded(turn, other.change(decisions), answers), fixed)
        changed += sum(each.subject not in fixed for each in kept.changed)
        step = commit(rules, state, kept.decisions)
        state, closed = step.state, step.closed
    return closed, changed


def _code(rules: Rules, card: str, key: str) -> str:
    return f"{rules.scenario.cards[card].code} {letter(rules.layout, card, key)}"


def _figures(rules: Rules, closed: State, names: Sequence[str]) -> Iterator[str]:
    """To a tenth; nothing is written as minus nought."""
    for name in names:
        yield f"{round(closed.floats[rules.layout.indicator[rules.layout.indicators[name]]], 1) + 0.0:.1f}"


def _goals(rules: Rules, closed: State) -> str:
    return str(sum(met > 0 for met in closed.whole[rules.layout.goal_met.slice]))


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


# ------------------------------------------------------------------------------------------ in the stories


def tables_of(recorded: str) -> tuple[str, ...]:
    """The tables that end a golden file."""
    return tuple(part.rstrip("\n") for part in recorded.split("\n\n") if part.startswith("|"))


def put_into(stories: Path, recorded: Mapping[str, str]) -> None:
    """Write the tables of golden files, by name, between their marks."""
    text = stories.read_text(encoding="utf-8")
    for name, golden in recorded.items():
        for number, table in enumerate(tables_of(golden), start=1):
            begins, ends = marks(name, number)
            before, found, rest = text.partition(begins)
            _, ended, after = rest.partition(ends)
            if not found or not ended:
                raise SystemExit(f"{stories.name} needs the lines {begins} and {ends}")
            text = f"{before}{begins}\n\n{table}\n\n{ends}{after}"
    write_text(stories, text)


def marks(name: str, number: int) -> tuple[str, str]:
    """What stands before and after a table in the stories."""
    return f"<!-- {name}, table {number} -->", f"<!-- end of {name}, table {number} -->"
