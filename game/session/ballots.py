"""Votes that arrive from outside the window: the seam that a server for phones plugs into.

The table calls a vote (`Call`), the server shows it on the phones and posts what comes back (`Ballot`); the table
takes the ballots when it is its turn to do so, and each becomes an ordinary `Vote` or `Abstain` in the log.

A server needs nothing of the game but this module, and nothing of the window:

    box = Mailbox()                       # thread-safe; given to `game.ui.app.run(..., ballots=box)`
    serve(box)                            # in threads of its own:
        box.open_call                     #   what is voted on now, None: nothing; for the page on the phone
        box.post(Ballot(turn, role, key)) #   False: too late, or no such role or answer; tell the phone

`post` wakes the window, which then takes what lies there; nobody polls, and neither side ever waits for the other.
Who is who is the server's business: it hands out roles, and a later ballot of a role replaces an earlier one until
the votes are shown. What was voted never comes back out of the box, only whether the call is still open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Protocol

from game.session.deciding import votes_shown
from game.session.seats import human_voters
from game.session.table import TableState, main_case, menu_of
from game.session.views.case import choice
from game.session.views.play import Play


@dataclass(frozen=True, slots=True)
class CalledAnswer:
    """One answer as a phone shows it; `open` is false for one that may not be chosen now."""

    key: str
    letter: str
    text: str
    open: bool


@dataclass(frozen=True, slots=True)
class Call:
    """What is voted on now. `voters` are (role, what it is called), in the order of the table."""

    turn: int
    title: str
    answers: tuple[CalledAnswer, ...]
    voters: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Ballot:
    """One role's vote in a half-year; an empty `key` says that it gives none."""

    turn: int
    role: str
    key: str

    def fits(self, call: Call | None) -> bool:
        """Whether this vote was called for."""
        if call is None or self.turn != call.turn or self.role not in dict(call.voters):
            return False
        return not self.key or any(answer.key == self.key and answer.open for answer in call.answers)


class Ballots(Protocol):
    """Where votes from outside come in, as the table sees it; all of it returns at once."""

    def call(self, call: Call | None) -> None:
        """Say what is voted on now; None: nothing."""
        ...

    def take(self) -> tuple[Ballot, ...]:
        """What has been posted since it was asked last, in that order."""
        ...

    @property
    def waiting(self) -> bool:
        """Whether something was posted that nobody has taken."""
        ...

    def when_posted(self, wake: Callable[[], None]) -> None:
        """What to call, from whatever thread posts, so that somebody comes and takes."""
        ...


class Mailbox:
    """Ballots between threads: one side posts from any number of them, the other takes."""

    def __init__(self) -> None:
        """Empty, with nothing to vote on."""
        self._lock = Lock()
        self._posted: list[Ballot] = []
        self._call: Call | None = None
        self._wake: Callable[[], None] | None = None

    @property
    def open_call(self) -> Call | None:
        """What is voted on now; None: nothing."""
        with self._lock:
            return self._call

    @property
    def waiting(self) -> bool:
        """Whether something was posted that nobody has taken."""
        with self._lock:
            return bool(self._posted)

    def post(self, ballot: Ballot) -> bool:
        """Put a vote in; whether it was called for. It counts when the table has taken it."""
        with self._lock:
            if not ballot.fits(self._call):
                return False
            self._posted.append(ballot)
            wake = self._wake
        if wake is not None:
            wake()
        return True

    def call(self, call: Call | None) -> None:
        """Say what is voted on now; None: nothing."""
        with self._lock:
            self._call = call

    def take(self) -> tuple[Ballot, ...]:
        """What has been posted since it was asked last, in that order."""
        with self._lock:
            taken, self._posted = tuple(self._posted), []
        return taken

    def when_posted(self, wake: Callable[[], None]) -> None:
        """What to call, from whatever thread posts, so that somebody comes and takes."""
        with self._lock:
            self._wake = wake


def call_for(play: Play, table: TableState) -> Call | None:
    """What the phones vote on now; None while the table votes otherwise, or not at all."""
    if table.beat != "choice" or table.setup.voting != "phones" or votes_shown(play.rules, table):
        return None
    main = main_case(play.rules, menu_of(play.rules, table))
    if main is None:
        return None
    seen, roles = choice(play, main.card, table.pending.decisions()), play.scenario.settings.roles
    answers = tuple(CalledAnswer(each.key, each.letter, each.text, each.legal) for each in seen.answers)
    called = tuple((role, roles[role].short) for role in human_voters(play.scenario, table.setup))
    return Call(table.turn, seen.title, answers, called)
