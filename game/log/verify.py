"""Say whether a log is whole, unfinished or broken, without changing anything.

This looks at the chain alone; `game.log.verification` asks for its replay too.
`game.log.chain` says what counts as torn, and why a changed last line counts as broken.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.errors import LogError, LogFinding
from game.log.chain import Chain, scan
from game.log.header import header_of, refuse_newer_line


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found, the line (from 1) it speaks of, and the number of valid records."""

    state: Literal["whole", "unfinished", "broken"]
    line: int | None
    what: LogFinding
    records: int

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong: an unfinished log is fine."""
        return self.state != "broken"


def verify_bytes(content: bytes) -> Verdict:
    """Judge a log by its bytes."""
    return verdict_of(content, scan(content))


def verdict_of(content: bytes, chain: Chain) -> Verdict:
    """Judge a log by its bytes, of which `chain` was read."""
    count = len(chain.records)
    if chain.fault is not None:
        return Verdict("broken", chain.fault.line, _newer(content, chain) or chain.fault.what, count)
    if not chain.records:
        return Verdict("unfinished", 1, LogFinding.about("unfinished-header"), 0)
    try:
        header_of(chain.records[0])
    except LogError as error:
        return Verdict("broken", 1, error.finding, 0)
    if chain.torn:
        what = LogFinding.about("unfinished-cut-off", number=count, size=len(chain.torn))
        return Verdict("unfinished", count + 1, what, count)
    if not chain.finished:
        return Verdict("unfinished", None, LogFinding.about("unfinished", number=count), count)
    return Verdict("whole", None, LogFinding.about("whole", number=count), count)


def _newer(content: bytes, chain: Chain) -> LogFinding | None:
    """A first line that cannot be read may come from a newer program: say so, and judge it as changed."""
    if chain.records or chain.fault is None:
        return None
    try:
        refuse_newer_line(content.partition(b"\n")[0])
    except LogError as error:
        return LogFinding.about("wrong-or-newer", what=chain.fault.what, newer=error.finding)
    return None
