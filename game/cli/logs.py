"""Commands on logs: report, archive."""

from __future__ import annotations

from pathlib import Path

from game import __version__
from game.cli.debrief import write_from_replay
from game.cli.ending import FINE
from game.cli.language import language_of_log, told_in
from game.cli.near import known_language
from game.cli.rulebooks import Rulebooks
from game.cli.sources import is_archive, played, scenario_of, whole
from game.cli.talk import say
from game.errors import UsageError
from game.log.archive import write_archive
from game.log.form_file import form_path
from game.log.private import private_path
from game.log.read import parse_log
from game.log.source import source_at
from game.pack.translation import languages_of, translated
from game.session.edition import pack_bytes
from game.texts.catalogue import LANGUAGES


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
    """Write an archive of a log, of whatever version of the rules, and the scenario that it was played by."""
    with told_in(lambda: language_of_log(log)):
        if is_archive(log):
            raise UsageError(f"{log} is an archive already.")
        source = source_at(log)
        file = whole(parse_log(source.content, log), log)
        Rulebooks(pack).of(file, source, log).game(file, log)  # what does not replay is no archive
        folder, _ = scenario_of(file, log, pack, None)
        versions = {"fjordvik": __version__, "rules": file.header.rules}
        write_archive(log, pack_bytes(folder), versions, out, include_private=private)
    say(str(out))
    return FINE
