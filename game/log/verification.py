"""What there is to say of a log: its chain's verdict and its replay's in one, and what of it can still be trusted.

Nothing here knows rules. How a log is replayed is handed in, so that logs of every version of the rules are judged
by the same words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from game.errors import LogError, LogFinding
from game.log.chain import scan
from game.log.header import Header, header_of
from game.log.read import LogFile
from game.log.verify import Verdict, verdict_of

TURN = "turn"
"""The kind of the record of a committed half-year."""


@dataclass(frozen=True, slots=True)
class OutOfStep:
    """The first place where replay and log part: the turn (0 is the start) and what differs."""

    turn: int
    what: LogFinding


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a replay came: so many half-years to the very states that the log tells, and where they parted."""

    half_years: int
    fault: OutOfStep | None


Check: TypeAlias = Callable[[LogFile], Reached]
"""Replays a log as far as its records are whole. Raises LogError where that cannot be done at all."""

State = Literal["whole", "unfinished", "broken", "differs"]


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found in a log. A broken one is replayed as far as its chain is whole."""

    chain: Verdict
    header: Header | None
    """None when it could not be read."""
    half_years: int
    """How many were committed, in the records that are whole."""
    reached: Reached | None
    not_replayed: LogFinding | None
    """Why there was no replay; None when there was one."""

    @property
    def ok(self) -> bool:
        """Whether nothing was found wrong."""
        return self.chain.ok and (self.reached is None or self.reached.fault is None)

    @property
    def state(self) -> State:
        """The one word for it: a log that replays to other states differs, however whole its chain is."""
        return self.chain.state if self.ok or not self.chain.ok else "differs"

    @property
    def what(self) -> LogFinding:
        """All findings in one."""
        chain = self.chain.what
        if not self.chain.ok:
            trusted = self._trusted()
            return chain if trusted is None else LogFinding.about("and-trusted", what=chain, trusted=trusted)
        if self.reached is None:
            return LogFinding.about("not-replayed", chain=chain, why=self.not_replayed)
        fault = self.reached.fault
        if fault is None:
            return LogFinding.about("replayed", chain=chain, number=self.reached.half_years)
        return LogFinding.about(
            "out-of-step",
            chain=chain,
            turn=fault.turn,
            what=fault.what,
            trusted=_replayed_up_to(self.reached.half_years),
        )

    def _trusted(self) -> LogFinding | None:
        """What a broken log still tells; None where not even its header is whole."""
        if self.header is None:
            return None
        if self.half_years == 0:
            return LogFinding.about("trusted-none")
        if self.reached is None:
            return LogFinding.about("trusted-by-chain", number=self.half_years, why=self.not_replayed)
        until = _replayed_up_to(self.reached.half_years)
        fault = self.reached.fault
        if fault is None:
            return until
        return LogFinding.about("trusted-apart", turn=fault.turn, what=fault.what, trusted=until)


def _replayed_up_to(half_years: int) -> LogFinding:
    if half_years == 0:
        return LogFinding.about("trusted-none")
    return LogFinding.about("trusted", number=half_years)


def verify_content(content: bytes, check: Check | None) -> Verification:
    """Judge a log by its bytes, those in an archive for instance; without `check` by its chain alone."""
    chain = scan(content)
    verdict = verdict_of(content, chain)
    half_years = sum(record.k == TURN for record in chain.records)
    if verdict.records == 0:
        return Verification(verdict, None, 0, None, LogFinding.about("nothing-to-replay"))
    header = header_of(chain.records[0])
    if check is None:
        return Verification(verdict, header, half_years, None, LogFinding.about("no-scenario"))
    try:
        reached = check(LogFile(header, chain.records, chain.torn, chain.fault))
    except LogError as error:
        return Verification(verdict, header, half_years, None, error.finding)
    return Verification(verdict, header, half_years, reached, None)
