"""The command `forget`: what lies beside logs is deleted, now or when its day has come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from game.cli.ending import FINE
from game.cli.language import language_of_log, told_in
from game.cli.talk import say
from game.errors import LogError, LogFinding
from game.log.files import explained
from game.log.form_file import form_path
from game.log.keep_until import keep_until, keep_until_path, set_keep_until
from game.log.private import forget, private_path
from game.texts.catalogue import log_text, words

_LOG = ".jsonl"
_BESIDE = (".private.json", ".form.json", ".keep-until.txt")
"""How the names of the files beside a log end."""


def forget_private(paths: Sequence[Path]) -> int:
    """Delete the private files and forms beside logs, be the logs whole or broken or gone."""
    for log in _logs(paths):
        with told_in(partial(language_of_log, log)):
            beside = (private_path(log), form_path(log))
            was_there = any(path.exists() for path in beside)
            if not log.exists() and not was_there and not keep_until_path(log).exists():
                raise LogError("nothing-to-forget", path=log)
            for path in (*beside, keep_until_path(log)):
                forget(path)
        _say(LogFinding.about("forgotten" if was_there else "nothing-forgotten", path=log), log)
    return FINE


def forget_due(paths: Sequence[Path], today: date) -> int:
    """Delete what was to be kept through a day that has passed; the rest stays."""
    due = []
    for log in _logs(paths):
        with told_in(partial(language_of_log, log)):
            last = keep_until(log)
        if last is not None and last < today:
            due.append(log)
    if not due:
        where = paths[0]
        _say(LogFinding.about("nothing-due", path=", ".join(map(str, paths))), where)
        return FINE
    return forget_private(due)


def keep_through(paths: Sequence[Path], last: date) -> int:
    """Set the last day for what lies beside logs."""
    for log in _logs(paths):
        with told_in(partial(language_of_log, log)):
            if not log.exists():
                raise LogError("nothing-to-forget", path=log)
            set_keep_until(log, last)
        _say(LogFinding.about("kept-until", path=log, date=last), log)
    return FINE


def _logs(paths: Sequence[Path]) -> Iterator[Path]:
    """The logs named; of a folder, all in it and below, also those of which only the private part is left."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        with told_in(partial(language_of_log, path)), explained("log-unreadable", path=path):
            found = sorted({log for inside in path.rglob("*") if (log := _log_of(inside)) is not None})
        if not found:
            raise LogError("no-logs-there", path=path)
        yield from found


def _log_of(path: Path) -> Path | None:
    """The log that a file is, or lies beside."""
    if path.suffix == _LOG:
        return path
    end = next((end for end in _BESIDE if path.name.endswith(end)), None)
    return None if end is None else path.with_name(path.name.removesuffix(end) + _LOG)


def _say(finding: LogFinding, log: Path) -> None:
    say(log_text(finding, words(language_of_log(log))))
