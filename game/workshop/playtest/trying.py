"""What each answer to a card moves: the same game, the same luck, every legal answer in turn.

The moments are taken from the games that were played. At such a moment the card is given each of its legal answers;
everything else is decided as it was recorded, as far as that is legal in the game that follows (as in `whatif`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.engine.decisions import Decisions
from game.engine.menu import legal_commands
from game.engine.state import Rules, Setup, State
from game.engine.step import Step, start, step
from game.research.legal import Recorded, legalise
from game.workshop.playtest.playing import Record

SAMPLES = 12
"""So many moments are tried for each card, where there are as many."""
PIECE = 12
"""Moments in one piece of work, about."""
SOON = 2
"""Half-years after which the first look is taken, that of the decision counted."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A card on the table in some game's half-year (from 1)."""

    card: str
    turn: int


@dataclass(frozen=True, slots=True)
class Trial:
    """A piece of work: moments of one game."""

    setup: Setup
    team: str
    seed: int
    decided: tuple[Decisions, ...]
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the game came to with one answer; figures are all indicators in the layout's order."""

    key: str
    soon: tuple[float, ...]
    end: tuple[float, ...]
    met: tuple[bool, ...]
    broken: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """A moment with the outcome of each legal answer, in the order of the card."""

    card: str
    team: str
    seed: int
    turn: int
    outcomes: tuple[Outcome, ...]


def trials(setup: Setup, records: Sequence[Record], teams: Sequence[str]) -> tuple[tuple[Trial, ...], ...]:
    """The pieces of work for some games from one setup.

    For each card up to `SAMPLES` moments at which there was a choice, in turn from each team; a team's moments begin
    at another place for each team, so that the luck differs too.
    """
    found: dict[str, dict[str, list[tuple[int, int]]]] = {}
    for number, record in enumerate(records):
        for turn, dealt in enumerate(record.dealt, 1):
            for each in dealt:
                if len(each.legal) > 1:
                    found.setdefault(each.card, {}).setdefault(record.team, []).append((number, turn))
    wanted: dict[int, list[Moment]] = {}
    for card in sorted(found):
        for number, turn in _spread([found[card][team] for team in teams if team in found[card]]):
            wanted.setdefault(number, []).append(Moment(card, turn))
    made = [
        Trial(
            setup,
            records[number].team,
            records[number].seed,
            records[number].decided,
            tuple(sorted(moments, key=lambda moment: (moment.turn, moment.card))),
        )
        for number, moments in sorted(wanted.items())
    ]
    return tuple(_pieces(made))


def _spread(by_team: Sequence[Sequence[tuple[int, int]]]) -> Iterator[tuple[int, int]]:
    turned = [
        [*moments[start:], *moments[:start]]
        for place, moments in enumerate(by_team)
        for start in (place * len(moments) // len(by_team),)
    ]
    left = min(SAMPLES, sum(map(len, turned)))
    for number in range(max(map(len, turned))):
        for moments in turned:
            if number < len(moments) and left > 0:
                left -= 1
                yield moments[number]


def _pieces(made: Sequence[Trial]) -> Iterator[tuple[Trial, ...]]:
    piece: list[Trial] = []
    for trial in made:
        piece.append(trial)
        if sum(len(each.moments) for each in piece) >= PIECE:
            yield tuple(piece)
            piece = []
    if piece:
        yield tuple(piece)


def try_answers(rules: Rules, piece: tuple[Trial, ...]) -> tuple[Tried, ...]:
    """Try every moment of a piece of work."""
    return tuple(tried for trial in piece for tried in _tried(rules, trial))


def _tried(rules: Rules, trial: Trial) -> Iterator[Tried]:
    answers = {card: key for decisions in trial.decided for card, key in decisions.choices}
    state = start(rules, trial.setup, trial.seed, ledger=False).state
    for turn, decisions in enumerate(trial.decided, 1):
        menu = {card.card: card for card in legal_commands(rules, state).cards}
        for moment in trial.moments:
            if moment.turn == turn:
                game = _Game(rules, trial.decided, answers, state)
                outcomes = tuple(game.with_answer(turn, moment.card, key) for key in menu[moment.card].legal)
                yield Tried(moment.card, trial.team, trial.seed, turn, outcomes)
        if turn == trial.moments[-1].turn:
            return
        state = _commit(rules, state, decisions).state


@dataclass(frozen=True, slots=True)
class _Game:
    rules: Rules
    decided: tuple[Decisions, ...]
    answers: Mapping[str, str]
    state: State
    """The first day of the half-year in which the card is answered."""

    def with_answer(self, turn: int, card: str, key: str) -> Outcome:
        state, ends = self.state, list[State]()
        for number in range(turn, len(self.decided) + 1):
            fixed = {card: key} if number == turn else {}
            recorded = Recorded(number, self.decided[number - 1], self.answers)
            played = _commit(self.rules, state, legalise(self.rules, state, recorded, fixed).decisions)
            state = played.state
            ends.append(played.closed)
        layout, soon, end = self.rules.layout, ends[min(SOON, len(ends)) - 1], ends[-1]
        return Outcome(
            key,
            soon.floats[layout.indicator.slice],
            end.floats[layout.indicator.slice],
            tuple(value > 0 for value in end.whole[layout.goal_met.slice]),
            tuple(value > 0 for value in end.whole[layout.floor_broken.slice]),
        )


def _commit(rules: Rules, state: State, decisions: Decisions) -> Step:
    played = step(rules, state, decisions, ledger=False)
    if isinstance(played, Step):
        return played
    raise ValueError(f"decisions that were found legal are refused: {played.refusals}")
