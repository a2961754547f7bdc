"""The command `verify`: are logs whole, do they replay to the same states, and what of them can be trusted.

One line a log in the order in which they were named, those of a folder by name; with several logs a last line
sums up.
With `--json` one object a line instead, whose form is stable:

    log          the file, as it was named or found
    state        "whole", "unfinished", "broken", "differs" (it replays to other states) or "unreadable"
    ok           whether nothing is wrong: whole or unfinished
    line         the line of the log that is at fault or cut off; null where none is
    records      how many records are whole, the header's included
    half_years   how many half-years were committed in them
    replayed     how many of these replay to the very states that the log tells; null where it was not replayed
    rules        the version of the rules that the header names; null where it cannot be read
    code         what was found, as a code: that of `log.<code>` in the text catalogues
    not_replayed why it was not replayed, as a code; null where it was
    differs      null, or where replay and log part: {turn, code}, and of a stock also
                 {stock, logged, replayed, logged_bits, replayed_bits}: decimal and `float.hex`, as texts
    said         all of it as a sentence, in the language asked for
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from game.cli.ending import BAD_INPUT, FINE, INTERRUPTED
from game.cli.many import each_log, logs_in
from game.cli.near import known_language
from game.cli.rulebooks import Rulebooks
from game.cli.talk import say, say_error
from game.errors import LogError, LogFinding, PackError, Problem, ResourceError, UsageError
from game.log.read import LogFile
from game.log.source import source_at
from game.log.verification import Reached, Verification, verify_content
from game.resources import find_pack
from game.texts.catalogue import log_text, words

State = Literal["whole", "unfinished", "broken", "differs", "unreadable"]
OTHER_VERSION = ("newer-rules-version", "older-rules-version")
"""Why a log is not replayed where neither it nor its scenario is at fault."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One log: what was found in it, or why it could not be read; `problems` are those of the pack asked for."""

    path: Path
    found: Verification | None
    wrong: LogFinding | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def state(self) -> State:
        """The one word for it."""
        return "unreadable" if self.found is None else self.found.state

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return self.found is not None and self.found.ok

    @property
    def said(self) -> LogFinding:
        """What there is to say, the file's name included."""
        if self.found is None:
            assert self.wrong is not None
            return self.wrong
        line = self.found.chain.line
        if self.found.chain.ok or line is None:
            return LogFinding.about("found", path=self.path, what=self.found.what)
        return LogFinding.about("broken", path=self.path, line=line, what=self.found.what)


def verify_logs(
    paths: Sequence[Path], pack: str | None, language: str, *, as_json: bool, workers: int | None
) -> int:
    """Judge logs, archives and all that lie in folders, in a language; 1 if anything is wrong with any of them."""
    told = _teller(known_language(language))
    if pack is not None:
        find_pack(pack)
    logs = logs_in(paths)
    judged = each_log(judge if pack is None else judge_by_asked, logs, pack, workers)
    states: Counter[State] = Counter()
    not_replayed, stopped = 0, False
    try:
        for each in judged:
            if each.problems:
                raise PackError(each.problems)
            states[each.state] += 1
            not_replayed += each.ok and each.found is not None and each.found.reached is None
            if as_json:
                say(json.dumps(_as_data(each, told), ensure_ascii=False, sort_keys=True, allow_nan=False))
            else:
                (say if each.found is not None else say_error)(told(each.said))
    except KeyboardInterrupt:
        stopped = True
    if not as_json and (len(logs) > 1 or stopped):
        say(_summary(states, not_replayed, told, stopped=stopped))
    if stopped:
        return INTERRUPTED
    return FINE if states.total() == states["whole"] + states["unfinished"] else BAD_INPUT


def judge(rulebooks: Rulebooks, path: Path) -> Judged:
    """Judge one log by the scenario at hand for it. An archive that does not replay by its own cannot be used."""
    return _judged(rulebooks, path, asked=False)


def judge_by_asked(rulebooks: Rulebooks, path: Path) -> Judged:
    """As `judge`, by the scenario that was asked for, whatever an archive brings."""
    return _judged(rulebooks, path, asked=True)


def _judged(rulebooks: Rulebooks, path: Path, *, asked: bool) -> Judged:
    try:
        source = source_at(path)

        def check(log: LogFile) -> Reached:
            try:
                rulebook = rulebooks.of(log, source, path)
            except UsageError as error:
                raise LogError("no-scenario") from error
            except PackError as error:
                if asked:
                    raise
                raise LogError("no-scenario") from error
            return rulebook.reached(log)

        found = verify_content(source.content, check)
    except LogError as error:
        return Judged(path, None, error.finding)
    except PackError as error:
        return Judged(path, None, None, error.problems)
    why = found.not_replayed
    if source.archive is None or asked or not found.chain.ok or why is None or why.code in OTHER_VERSION:
        return Judged(path, found)
    return Judged(path, None, LogFinding.about("archive-not-replayed", path=path, why=why))


def _teller(language: str) -> Callable[[LogFinding], str]:
    """How findings are said: by their codes where the program's sentences are missing, which is no fault of a log."""
    try:
        speak = words(language)
    except ResourceError:
        return str
    return lambda finding: log_text(finding, speak)


def _summary(
    states: Counter[State], not_replayed: int, told: Callable[[LogFinding], str], *, stopped: bool
) -> str:
    """How many of each; those that could not be read count as broken."""
    parts = [
        LogFinding.about(
            "logs-summary",
            logs=LogFinding.about("logs", number=states.total()),
            whole=states["whole"],
            unfinished=states["unfinished"],
            broken=states["broken"] + states["unreadable"],
            differs=states["differs"],
        )
    ]
    if not_replayed:
        parts.append(LogFinding.about("logs-not-replayed", number=not_replayed))
    if stopped:
        parts.append(LogFinding.about("logs-interrupted"))
    return " ".join(map(told, parts))


def _as_data(each: Judged, told: Callable[[LogFinding], str]) -> dict[str, object]:
    found = each.found
    data: dict[str, object] = {
        "log": str(each.path),
        "state": each.state,
        "ok": each.ok,
        "said": told(each.said),
        "line": None,
        "records": 0,
        "half_years": 0,
        "replayed": None,
        "rules": None,
        "code": each.said.code,
        "not_replayed": None,
        "differs": None,
    }
    if found is None:
        return data
    return data | {
        "line": found.chain.line,
        "records": found.chain.records,
        "half_years": found.half_years,
        "replayed": None if found.reached is None else found.reached.half_years,
        "rules": None if found.header is None else found.header.rules,
        "code": found.chain.what.code if not found.chain.ok else found.what.code,
        "not_replayed": None if found.not_replayed is None else found.not_replayed.code,
        "differs": _differing(found.reached),
    }


def _differing(reached: Reached | None) -> dict[str, object] | None:
    if reached is None or reached.fault is None:
        return None
    what = reached.fault.what
    data: dict[str, object] = {"turn": reached.fault.turn, "code": what.code}
    if what.code == "stock-differs":
        facts = dict(what.facts)
        data["stock"] = facts.pop("name")
        data |= facts
    return data
