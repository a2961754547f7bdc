"""The machine's roles at one table in the window: they think ahead, vote with the table, and decide what is theirs.

Everything happens on ticks, a piece at a time, so that the window never waits for them.
"""

from __future__ import annotations

from collections.abc import Callable

from game.policy.rehearsal import Members, by_machine, next_decision, next_vote
from game.session.game import Game
from game.session.inputs import Input, Undo

BETWEEN_VOTES = 0.8
"""Seconds from one vote of the machine's to the next, as people lay down cards; none with reduced motion."""
AT_ONCE = 0.02
"""Seconds until the machine's roles think on: what was pressed is drawn first."""


class Machine:
    """What they think, and when each does what it does; `submit` lets an input count and says why one did not."""

    def __init__(self, game: Game, submit: Callable[[Input], str | None]) -> None:
        """Nobody has voted yet."""
        self.members = Members(game.rules)
        self.still = False
        """Whether motion is reduced, so that nothing comes one after the other."""
        self._game, self._submit = game, submit
        self._voting: int | None = None
        """The half-year in which the table was asked to vote."""
        self._next_vote = 0.0

    @property
    def last_move(self) -> Input | None:
        """The last input since the commit that a person made; None for none."""
        return next((move for move in reversed(self._game.table.moves) if not self._made(move)), None)

    def call_votes(self, now: float) -> None:
        """The table votes: from now on these roles do too, one after the other."""
        self._voting, self._next_vote = self._game.table.turn, now + BETWEEN_VOTES

    def cast_votes(self) -> None:
        """Let all of them vote at once."""
        while (vote := next_vote(self._game.rules, self._game.table, self.members)) is not None:
            if self._submit(vote) is not None:
                return

    def undo(self) -> None:
        """Take back what they did after the last move of a person: they do it anew. Raises what the log raises."""
        self._voting = None
        while self.last_move is not None and self._made(self._game.table.moves[-1]):
            self._game.submit(Undo())

    def tick(self, now: float) -> None:
        """Think one thing through, or do what is due."""
        rules, game = self._game.rules, self._game
        if not game.table.setup.machine or self.members.think(game.table):
            return
        if self._vote_due():
            self._vote(now)
        while (act := next_decision(rules, game.table, self.members)) is not None:
            if self._submit(act) is not None:
                return

    def next_tick(self, now: float) -> float | None:
        """Seconds until they think or do something; None: they wait for people."""
        table = self._game.table
        if not table.setup.machine:
            return None
        if self.members.thinking(table):
            return AT_ONCE
        if self._vote_due():
            return AT_ONCE if self.still else max(AT_ONCE, self._next_vote - now)
        return AT_ONCE if next_decision(self._game.rules, table, self.members) is not None else None

    def _vote(self, now: float) -> None:
        if self.still:
            self.cast_votes()
            return
        vote = next_vote(self._game.rules, self._game.table, self.members)
        if vote is not None and now >= self._next_vote:
            self._submit(vote)
            self._next_vote = now + BETWEEN_VOTES

    def _vote_due(self) -> bool:
        """Whether one of them is to vote, now or soon."""
        table = self._game.table
        called = self._voting == table.turn or bool(table.pending.votes)
        return called and next_vote(self._game.rules, table, self.members) is not None

    def _made(self, act: Input) -> bool:
        return by_machine(self._game.rules, self._game.table.setup, act)
