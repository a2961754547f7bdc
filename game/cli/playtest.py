"""The command `playtest`: a scenario played many times by the built-in teams, as a page, as JSON and as lines."""

from __future__ import annotations

from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from game.cli.ending import BAD_INPUT, FINE, INTERRUPTED
from game.cli.near import known, known_language
from game.cli.progress import bar
from game.cli.talk import say as say_line
from game.cli.talk import say_error
from game.engine.step import compile_rules
from game.errors import FjordvikError, PackError
from game.pack.hashes import content_hash, rules_hash
from game.pack.load import Reading, read_pack
from game.pack.schema import Scenario
from game.pack.translation import languages_of, translated
from game.policy import POLICIES
from game.report.write import write_whole
from game.research.workers import sensible_count
from game.resources import find_pack
from game.session.edition import pack_bytes
from game.texts.catalogue import Words, words
from game.workshop.playtest import (
    Finding,
    Plan,
    Summary,
    Wording,
    data_of,
    findings,
    plan_of,
    render,
    run,
    summarise,
)
from game.workshop.playtest.running import Progress


class PlaytestError(FjordvikError):
    """The playtest could not be carried out or written down."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for; None where it asks for nothing."""

    pack: str
    games: int
    teams: tuple[str, ...]
    seed: int
    out: Path | None
    as_json: Path | None
    workers: int | None
    language: str | None
    maturity: str | None
    ambition: str | None


def playtest_pack(asked: Asked) -> int:
    """Play, judge, write and print; 1 if the scenario has errors, 130 if it was broken off (with what there was)."""
    teams = tuple(dict.fromkeys(known(name, tuple(POLICIES), "team") for name in asked.teams or POLICIES))
    language = known_language(asked.language) if asked.language is not None else None
    folder = find_pack(asked.pack)
    reading = read_pack(folder, asked.pack)
    if reading.scenario is None:
        raise PackError(reading.problems)
    plan = _plan(reading.scenario, teams, asked)
    scenario, speak = _in_language(reading.scenario, folder, language)
    page = asked.out if asked.out is not None else Path(f"playtest-{scenario.settings.id}.html")
    for path in filter(None, (page, asked.as_json)):
        _try_folder(path)
    try:
        summary = _played(reading.scenario, plan, asked.workers, scenario, speak)
    except KeyboardInterrupt:
        say_error(speak("playtest.nothing"))
        return INTERRUPTED
    found = findings(summary)
    hashes = (rules_hash(reading.scenario), content_hash(pack_bytes(folder)))
    _write(page, render(summary, found, reading.files, hashes))
    if asked.as_json is not None:
        _write(asked.as_json, data_of(summary, found, reading.files, hashes))
    _print(summary, found, reading, page)
    if summary.played.stopped:
        return INTERRUPTED
    return BAD_INPUT if any(each.rank == "error" for each in found) else FINE


def _plan(scenario: Scenario, teams: tuple[str, ...], asked: Asked) -> Plan:
    if asked.maturity is not None:
        known(asked.maturity, tuple(scenario.settings.profiles), "maturity profile")
    if asked.ambition is not None:
        known(asked.ambition, tuple(scenario.settings.ambitions), "ambition")
    return plan_of(scenario, teams, asked.games, asked.seed, maturity=asked.maturity, ambition=asked.ambition)


def _in_language(scenario: Scenario, folder: Path, language: str | None) -> tuple[Scenario, Words]:
    """The scenario in the page's language, or in its own where it has no translation."""
    wanted = language if language is not None else scenario.settings.language
    if wanted in languages_of(folder, scenario):
        return translated(scenario, folder, wanted).scenario, words(wanted)
    return scenario, words(wanted)


def _played(scenario: Scenario, plan: Plan, workers: int | None, shown: Scenario, speak: Words) -> Summary:
    try:
        played = run(
            compile_rules(scenario), plan, workers if workers is not None else sensible_count(), _bars(speak)
        )
    except BrokenProcessPool as error:
        raise PlaytestError(
            "A process that played was ended from outside, perhaps because memory ran out. Try --workers 1."
        ) from error
    return summarise(played, shown, speak)


def _bars(speak: Words) -> Progress:
    return lambda what, length: bar(speak(f"playtest.progress.{what}"), length)


def _try_folder(path: Path) -> None:
    """See before an hour of play that the place can be written to."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise IsADirectoryError(21, "it is a folder", str(path))
        with path.open("ab") as file:
            fresh = file.tell() == 0
        if fresh:
            path.unlink()
    except OSError as error:
        raise PlaytestError(_refused(path, error)) from error


def _write(path: Path, text: str) -> None:
    try:
        write_whole(text, path)
    except OSError as error:
        raise PlaytestError(_refused(path, error)) from error


def _refused(path: Path, error: OSError) -> str:
    return f"{path} cannot be written ({error.strerror}). Choose another place with --out or --json."


def _print(summary: Summary, found: tuple[Finding, ...], reading: Reading, page: Path) -> None:
    speak, wording = summary.say, Wording(summary, reading.files)
    for each in found:
        say_line(wording.told(each).line(speak(f"playtest.rank.{each.rank}")))
    played = summary.played
    if played.stopped:
        counts = {"games": len(played.records), "total": played.plan.total}
        say_line(speak("playtest.stopped", **counts))
    ranks = [each.rank for each in found]
    say_line(
        speak(
            "playtest.sums",
            errors=ranks.count("error"),
            warnings=ranks.count("warning"),
            notes=ranks.count("note"),
        )
    )
    say_line(speak("playtest.written", path=page))
