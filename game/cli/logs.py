"""Commands on logs: verify, report, archive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from game import __version__
from game.cli.debrief import write_from_replay
from game.cli.ending import BAD_INPUT, FINE
from game.cli.language import language_of_log, told_in
from game.cli.near import known_language
from game.cli.sources import is_archive, played, verified
from game.cli.talk import say, say_error
from game.errors import LogError, LogFinding, ResourceError, UsageError
from game.log.archive import write_archive
from game.log.form_file import form_path
from game.log.private import private_path
from game.pack.load import load
from game.pack.translation import languages_of, translated
from game.resources import find_pack
from game.rules import RULES_VERSION
from game.session.edition import pack_bytes
from game.texts.catalogue import LANGUAGES, log_text, words


def verify_logs(logs: Sequence[Path], pack: str | None, language: str) -> int:
    """One line a log, in a language; 1 if any is broken."""
    told = _teller(known_language(language))
    scenario = load(find_pack(pack), pack) if pack is not None else None
    worst = FINE
    for path in logs:
        try:
            verdict = verified(path, scenario)
        except LogError as error:
            say_error(told(error.finding))
            worst = BAD_INPUT
            continue
        line = verdict.chain.line
        if verdict.chain.ok or line is None:
            say(f"{path}: {told(verdict.what)}")
        else:
            say(told(LogFinding.about("broken", path=path, line=line, what=verdict.what)))
        if not verdict.ok:
            worst = BAD_INPUT
    return worst


def _teller(language: str) -> Callable[[LogFinding], str]:
    """How findings are said: by their codes where the program's sentences are missing, which is no fault of a log."""
    try:
        speak = words(language)
    except ResourceError:
        return str
    return lambda finding: log_text(finding, speak)


def report_log(log: Path, out: Path | None, language: str | None, pack: str | None) -> int:
    """Write the debrief of a log or an archive, in the language asked for, else in the log's."""
    if language is not None:
        known_language(language)
    path = out if out is not None else log.with_name("debrief.html")
    if path.suffix.lower() == ".pdf":
        raise UsageError(
            f"The debrief is one HTML file, not a PDF. Write it to {path.with_suffix('.html')}, "
            "open it in a browser, and print it to PDF there."
        )
    if path.resolve() in (log.resolve(), private_path(log).resolve(), form_path(log).resolve()):
        raise UsageError(f"{path} is a file of the game itself. Choose another name for the debrief.")
    with told_in(lambda: language_of_log(log, language)), played(log, pack) as game:
        chosen = language or game.replayed.header.language
        chosen = chosen if chosen in LANGUAGES else LANGUAGES[0]
        scenario = game.replayed.rules.scenario
        if chosen in languages_of(game.folder, scenario):
            scenario = translated(scenario, game.folder, chosen).scenario
        say(str(write_from_replay(game.replayed, scenario, chosen, path, log)))
    return FINE


def archive_log(log: Path, out: Path, pack: str | None, *, private: bool) -> int:
    """Write an archive of a log and the scenario that it was played by."""
    with told_in(lambda: language_of_log(log)):
        if is_archive(log):
            raise UsageError(f"{log} is an archive already.")
        with played(log, pack) as game:
            versions = {"fjordvik": __version__, "rules": RULES_VERSION}
            write_archive(log, pack_bytes(game.folder), versions, out, include_private=private)
    say(str(out))
    return FINE
