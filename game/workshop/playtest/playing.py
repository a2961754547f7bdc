"""Plays one game of a built-in team and keeps what a playtest wants to know about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.engine.decisions import Decisions
from game.engine.layout import (
    BROKEN,
    FAILED,
    FINISHED,
    KEPT,
    NOT_FINITE,
    NOT_GIVEN,
    TOO_LARGE,
    ZERO_DIVISIONS,
)
from game.engine.menu import legal_commands
from game.engine.state import Rules, Setup, State
from game.engine.step import Rejection, start, step
from game.policy import POLICIES, Policy
from game.workshop.playtest.plan import Round


@dataclass(frozen=True, slots=True)
class Dealt:
    """A card that lay on the table."""

    card: str
    legal: tuple[str, ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class Crash:
    """A game that could not be played on: in which half-year, and what the program said."""

    turn: int
    what: str


@dataclass(frozen=True, slots=True)
class Record:
    """One game. Figures are by half-year, the start's first; what else is by half-year begins with the first."""

    team: str
    place: int
    """Of its setup in the plan."""
    seed: int
    figures: tuple[tuple[float, ...], ...]
    """All indicators in the layout's order."""
    dealt: tuple[tuple[Dealt, ...], ...]
    decided: tuple[Decisions, ...]
    """Only of games from the plan's first setup; the others need not be played again."""
    seen: tuple[str, ...]
    """What came, each once: "card:flood", "situation:queue", "kept:care" (see `_Game`)."""
    met: tuple[bool, ...]
    """Goals at the end, in the layout's order."""
    broken: tuple[bool, ...]
    """Floors."""
    slips: tuple[int, int, int]
    """What the engine counted: divisions by zero, amounts not finite, amounts too large."""
    crash: Crash | None


def play_round(rules: Rules, asked: Round) -> tuple[Record, ...]:
    """All games of a piece of work."""
    return tuple(
        play_game(rules, team, asked.setup, asked.place, asked.seed + number)
        for team in asked.teams
        for number in range(asked.first, asked.first + asked.count)
    )


def play_game(rules: Rules, team: str, setup: Setup, place: int, seed: int) -> Record:
    """One game to its end, or to where it crashes: a playtest is there to find that, so it does not stop it."""
    game = _Game(rules, team, POLICIES[team], setup, place, seed)
    try:
        game.play()
    except Exception as error:  # noqa: BLE001  (whatever a pack brings about is a finding)
        game.crash = Crash(len(game.closed), f"{type(error).__name__}: {error}")
    return game.record()


class _Game:
    def __init__(  # noqa: PLR0913, PLR0917  (a game is all of these)
        self, rules: Rules, name: str, team: Policy, setup: Setup, place: int, seed: int
    ) -> None:
        self.rules, self.name, self.team = rules, name, team
        self.setup, self.place, self.seed = setup, place, seed
        self.closed: list[State] = []
        self.last: State | None = None
        self.dealt: list[tuple[Dealt, ...]] = []
        self.decided: list[Decisions] = []
        self.crash: Crash | None = None

    def play(self) -> None:
        begun = start(self.rules, self.setup, self.seed, ledger=False)
        self.closed.append(begun.closed)
        state = begun.state
        while not self.closed[-1].whole[FINISHED]:
            self.last = state
            decisions = self.team(self.rules, state)
            chosen = dict(decisions.choices)
            cards = legal_commands(self.rules, state).cards
            played = step(self.rules, state, decisions, ledger=False)
            if isinstance(played, Rejection):
                raise ValueError(", ".join(refusal.code for refusal in played.refusals))  # noqa: TRY004
            self.dealt.append(tuple(Dealt(card.card, card.legal, chosen[card.card]) for card in cards))
            self.decided.append(decisions)
            self.closed.append(played.closed)
            state = played.state

    def record(self) -> Record:
        layout = self.rules.layout
        end = self.closed[-1].whole if self.closed else ()
        return Record(
            self.name,
            self.place,
            self.seed,
            tuple(state.floats[layout.indicator.slice] for state in self.closed),
            tuple(self.dealt),
            tuple(self.decided) if self.place == 0 else (),
            tuple(sorted(set(self._seen()))),
            tuple(value > 0 for value in end[layout.goal_met.slice]),
            tuple(value > 0 for value in end[layout.floor_broken.slice]),
            (end[ZERO_DIVISIONS], end[NOT_FINITE], end[TOO_LARGE]) if end else (0, 0, 0),
            self.crash,
        )

    def _seen(self) -> Iterator[str]:
        for state in self.closed:
            yield from self._lasting(state)
        for state in self.closed[1:]:
            yield from self._told(state)
        for late in (self.last, *self.closed[-1:]):
            if late is not None:
                yield from self._used(late)
                yield from self._settled(late)

    def _lasting(self, state: State) -> Iterator[str]:
        layout = self.rules.layout
        for number, name in enumerate(layout.situations):
            if state.whole[layout.situation[number]] == 1:
                yield f"situation:{name}"

    def _told(self, state: State) -> Iterator[str]:
        """How it would have ended, had this half-year been the last: any of them may be."""
        call, settings = self.rules.kernel.functions, self.rules.scenario.settings
        floats, whole = list(state.floats), list(state.whole)
        number = call["epilogue"](floats, whole)
        if number >= 0:
            yield f"epilogue:{tuple(settings.epilogues)[number]}"
        for place, (name, person) in enumerate(settings.people.items()):
            number = call[f"epilogue_of_person_{place}"](floats, whole)
            if number >= 0:
                yield f"ending:{name}.{tuple(person.epilogues)[number]}"

    def _used(self, state: State) -> Iterator[str]:
        layout, whole = self.rules.layout, state.whole
        for name, turn in zip(layout.cards, whole[layout.offered.slice], strict=True):
            if turn > 0:
                yield f"card:{name}"
        sayings = (
            *(f"headline:{name}" for name in layout.headlines),
            *(f"small:{name}" for name in layout.small_news),
            *(f"line:{name}" for name in layout.person_lines),
        )
        for name, turn in zip(sayings, whole[layout.used.slice], strict=True):
            if turn > 0:
                yield name

    def _settled(self, state: State) -> Iterator[str]:
        """How promises and work stand."""
        layout, whole = self.rules.layout, state.whole
        for name, status in zip(layout.promises, whole[layout.promise.slice], strict=True):
            if status != NOT_GIVEN:
                yield f"promise:{name}"
            if status == KEPT:
                yield f"kept:{name}"
            if status == BROKEN:
                yield f"broken:{name}"
        for number, status in zip(layout.initiatives, whole[layout.status.slice], strict=True):
            if status == FAILED:
                yield f"failed:{layout.choices[number].id}"
