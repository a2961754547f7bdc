"""The command `export`: logs as data for a study."""

from __future__ import annotations

from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from game.cli.ending import BAD_INPUT, FINE
from game.cli.near import known, known_language
from game.cli.progress import bar
from game.cli.talk import say, say_error
from game.errors import LogError, LogFinding, UsageError
from game.research.export.keys import Key
from game.research.export.run import FORMATS, Format, Order, export, logs_in, refuse_folder
from game.texts.catalogue import log_text, words


def export_logs(order: Order, key_file: Path | None) -> int:
    """Export logs, archives and what folders hold; 1 where a log is broken, out of step or left out."""
    known_language(order.language)
    refuse_folder(order.to, replace=order.replace)
    if key_file is not None and key_file.resolve().is_relative_to(order.to.resolve()):
        raise UsageError(
            f"The key file must not lie in {order.to}: who has both can tell games by their logs."
        )
    count = sum(1 for _ in logs_in(order.logs))
    if count == 0:
        raise LogError("no-logs-there", path=", ".join(map(str, order.logs)))
    key = None if key_file is None else Key.of_file(key_file)
    wrong: list[str] = []

    def told(finding: LogFinding) -> None:
        wrong.append(finding.code)
        say_error(log_text(finding, words("en")))

    try:
        with bar("Logs", count) as done:
            found = export(replace(order, logs=logs_in(order.logs), key=key), told, done)
    except BrokenProcessPool as error:
        raise UsageError(
            "A process was ended from outside, perhaps because memory ran out. Try --workers 1."
        ) from error
    say(f"{order.to}: {found.games} {'game' if found.games == 1 else 'games'}")
    return FINE if len(wrong) == found.twice else BAD_INPUT


def format_of(name: str) -> Format:
    """A format by its name; UsageError, with the nearest one, where there is none."""
    known(name, FORMATS, "format")
    return next(form for form in FORMATS if form == name)


def now() -> datetime:
    """The time of day that an export is dated by."""
    return datetime.now(UTC)
