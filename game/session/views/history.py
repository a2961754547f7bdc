"""The game so far, half-year by half-year: what the paper said, what was decided, and where the gauges went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.engine.decisions import BudgetDecision
from game.session.reasons import Reasons
from game.session.table import HalfYear, TableState
from game.session.views.case import case
from game.session.views.consequences import Change, Thought, consequences, indicator_changes
from game.session.views.names import choice_text, letter
from game.session.views.news import Due, News, news
from game.session.views.play import Play, when
from game.texts.catalogue import Words


@dataclass(frozen=True, slots=True)
class Decided:
    """One thing that was decided."""

    who: str
    """"hele bordet" or "Økonomi avgjør"."""
    title: str
    """The case, or what kind of decision it was."""
    answer: str
    """"A: Skriv under, innfør overalt"."""
    card: str | None
    votes: str = ""
    """"Direktør A, Helse B"; "" where nobody voted."""
    main: bool = False
    """Whether it is the case for the whole table."""


@dataclass(frozen=True, slots=True)
class Past:
    """One half-year; the one that is being played has news only."""

    turn: int
    heading: str
    paper: News
    decided: tuple[Decided, ...]
    reasons: tuple[str, ...]
    """What the minority wrote."""
    thought: Thought | None
    """The prediction, and whether it held."""
    gauges: tuple[Change, ...]
    """How they moved; none for the half-year that is being played."""
    due: tuple[Due, ...]
    """What became of promises and situations at its end."""
    sentence: str

    @property
    def played(self) -> bool:
        """Whether its decisions have been made."""
        return bool(self.gauges)

    @property
    def main(self) -> Decided | None:
        """What was decided in the case for the whole table."""
        return next((each for each in self.decided if each.main), None)


def history(play: Play, table: TableState, reasons: Reasons = ()) -> tuple[Past, ...]:
    """Every half-year that was played, in order, and the open one with its news; `reasons` by half-year."""
    played = tuple(_past(play, half_year, reasons) for half_year in table.played)
    if table.beat in ("consequences", "epilogue", "over"):
        return played
    heading = when(play, play.turn).heading
    return (*played, Past(play.turn, heading, news(play), (), (), None, (), (), ""))


def up_to(play: Play, turn: int) -> Play:
    """The game as it was when so many half-years had been played."""
    return replace(play, steps=play.steps[: turn + 1])


def _past(play: Play, half_year: HalfYear, reasons: Reasons) -> Past:
    turn, guess = half_year.turn, half_year.prediction
    before, after = up_to(play, turn - 1), up_to(play, turn)
    seen = consequences(after, (guess.indicator, guess.direction) if guess is not None else None)
    gauges = play.scenario.settings.gauges
    changes = {each.indicator: each for each in indicator_changes(after)}
    return Past(
        turn,
        when(play, turn).heading,
        news(before),
        tuple(_decided(before, half_year)),
        tuple(text for when_written, text in reasons if when_written == turn),
        seen.thought,
        tuple(changes[name] for name in gauges),
        seen.due,
        seen.sentence,
    )


def _decided(before: Play, half_year: HalfYear) -> Iterator[Decided]:
    decisions, say, layout = half_year.decisions, before.say, before.rules.layout
    main = next(
        (card for card, _ in decisions.choices if before.scenario.cards[card].kind == "case"),
        None,
    )
    for card, key in decisions.choices:
        view = case(before, card)
        answer = say("choice.spoken", letter=letter(layout, card, key), text=choice_text(before, card, key))
        votes = _votes(before, half_year, card) if card == main else ""
        yield Decided(view.decides, view.title, answer, card, votes, card == main)
    settings, table = before.scenario.settings, say("case.table")
    if decisions.budget is not None and settings.budget is not None:
        yield Decided(table, say("cause.budget"), budget_words(before, decisions.budget), None)
    if decisions.promise is not None:
        name = settings.promises[decisions.promise].name
        yield Decided(table, say("history.promise"), name, None)
    if decisions.ambition is not None:
        name = settings.ambitions[decisions.ambition].name
        yield Decided(table, say("history.ambition"), name, None)


def _votes(before: Play, half_year: HalfYear, card: str) -> str:
    roles, layout = before.scenario.settings.roles, before.rules.layout
    return ", ".join(f"{roles[role].short} {letter(layout, card, key)}" for role, key in half_year.votes)


def budget_words(play: Play, decided: BudgetDecision) -> str:
    """A budget that was decided: the proposal, what was moved, and the rule for gains. KeyError without one."""
    budget, say = play.scenario.settings.budget, play.say
    if budget is None:
        raise KeyError("the scenario has no budget")
    moved = [
        say.count("history.moved", times, source=budget.lines[a].name, target=budget.lines[b].name)
        for (a, b), times in Counter(decided.moves).items()
    ]
    rule = [budget.gains[decided.gains].name] if decided.gains is not None else []
    return ". ".join([budget.proposals[decided.proposal].name, *moved, *rule]) + "."


def came_to(say: Words, seen: Past) -> Iterator[str]:
    """What the minority wrote, and whether the prediction held, as sentences."""
    for text in seen.reasons:
        yield say("history.reason", text=text)
    if seen.thought is not None:
        key = "history.guess.right" if seen.thought.right else "history.guess.wrong"
        told = seen.thought
        yield say(key, name=told.name, thought=told.thought_text, became=told.became_text)
