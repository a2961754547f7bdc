"""The command `profile`: a municipality's own key figures made into a profile that can be played."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from game.cli.ending import BAD_INPUT, FINE
from game.cli.language import told_in
from game.cli.near import known, known_language
from game.cli.started import program, quoted
from game.cli.talk import say, say_error, say_json
from game.errors import UsageError
from game.log.files import DISK, explained, write_atomically
from game.pack.load import load
from game.pack.schema import Figures, Scenario
from game.pack.translation import languages_of, translated
from game.resources import find_pack
from game.texts.catalogue import LANGUAGES, Words, words
from game.workshop.profile.make import Own, make_own
from game.workshop.profile.read import Filled, read_figures
from game.workshop.profile.template import template
from game.workshop.profile.told import assumption_lines, finding_text
from game.workshop.profile.write import Label, write_copy

LONGEST_NAME = 28
"""What fits where a profile is chosen."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says."""

    pack: str
    figures: Path
    is_template: bool
    out: Path | None
    like: str | None
    name: str | None
    id: str
    language: str | None
    as_json: bool


def own_profile(asked: Asked) -> int:
    """Read the figures, say what was assumed, and write the copy of the pack, or write an empty table."""
    if asked.language is not None:
        known_language(asked.language)
    folder = find_pack(asked.pack)
    scenario = load(folder, asked.pack)
    language = asked.language or scenario.settings.language
    with told_in(lambda: language):
        return _made(asked, folder, scenario, language)


def _made(asked: Asked, folder: Path, scenario: Scenario, language: str) -> int:
    speak = words(language)
    if language in languages_of(folder, scenario):
        scenario = translated(scenario, folder, language).scenario
    figures = scenario.settings.figures
    if figures is None:
        say_error(speak("profile.no-figures", pack=asked.pack))
        return BAD_INPUT
    if asked.is_template:
        return _write_template(asked, figures, speak)
    _refuse_odd_names(asked, scenario)
    filled = read_figures(_content(asked.figures), str(asked.figures), figures.ask)
    if filled.errors:
        for finding in filled.findings:
            say_error(finding_text(finding, speak))
        say_error(speak.count("profile.errors", len(filled.errors)))
        return BAD_INPUT
    own = make_own(scenario, figures, filled.values, asked.like or scenario.settings.profile)
    told = (
        *(finding_text(each, speak) for each in filled.findings),
        *assumption_lines(own, scenario, figures, speak),
    )
    label = _label(asked, filled.municipality, folder, own.base, speak)
    if asked.out is not None:
        heading = speak("profile.comment", id=label.id, name=label.name, file=asked.figures.name)
        with explained("copy-unwritten", path=asked.out):
            write_copy(folder, asked.out, own, label, (heading, *told))
    if asked.as_json:
        say_json(_as_data(asked, label, filled, own, told))
    else:
        _print(asked, label, told, speak)
    return FINE


def _write_template(asked: Asked, figures: Figures, speak: Words) -> int:
    if asked.figures.exists():
        raise UsageError(f"{asked.figures} is there already. Choose another name for the empty table.")
    with explained("table-unwritten", path=asked.figures):
        write_atomically(DISK, asked.figures, template(figures, speak), 0o666)
    say(speak("profile.template", file=asked.figures))
    return FINE


def _refuse_odd_names(asked: Asked, scenario: Scenario) -> None:
    if asked.like is not None:
        known(asked.like, tuple(scenario.settings.profiles), "profile")
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", asked.id):
        raise UsageError(
            f"{asked.id!r} is no name for a profile: small letters, digits and _, a letter first, at most 40."
        )


def _content(path: Path) -> bytes:
    with explained("figures-unreadable", path=path):
        return path.read_bytes()


def _label(asked: Asked, municipality: str, folder: Path, base: str, speak: Words) -> Label:
    """The municipality's name, and a sentence in every language of the program."""
    name = " ".join((asked.name or municipality or speak("profile.nameless")).split())
    if len(name) > LONGEST_NAME:
        name = f"{name[: LONGEST_NAME - 1].rstrip()}…"
    scenario = load(folder, asked.pack)
    texts = {}
    for language in LANGUAGES:
        known_here = language in languages_of(folder, scenario)
        said = translated(scenario, folder, language).scenario if known_here else scenario
        texts[language] = words(language)("profile.text", base=said.settings.profiles[base].name)
    return Label(asked.id, name, texts)


def _print(asked: Asked, label: Label, told: Sequence[str], speak: Words) -> None:
    say(speak("profile.heading", name=label.name))
    for line in told:
        say(f"- {line}")
    if asked.out is None:
        say(speak("profile.not-written", option="--out DIR"))
    else:
        play = f"{program()} play {quoted(asked.out)} --maturity {label.id}"
        say(speak("profile.written", folder=asked.out, play=play))


def _as_data(asked: Asked, label: Label, filled: Filled, own: Own, told: Sequence[str]) -> dict[str, object]:
    return {
        "profile": label.id,
        "name": label.name,
        "base": own.base,
        "given": dict(filled.values),
        "assumed": {taken.figure: taken.value for taken in own.taken},
        "starts": dict(own.starts),
        "changed": {
            each.stock: {
                "before": each.before,
                "start": each.value,
                "wanted": each.wanted,
                "cut": each.is_cut,
            }
            for each in own.started
        },
        "warnings": [
            {"code": each.code, "line": each.place.line, "column": each.place.column, **dict(each.facts)}
            for each in filled.findings
        ],
        "unfit": list(own.unfit),
        "unknown": list(own.unknown),
        "told": list(told),
        "written": None if asked.out is None else str(asked.out),
    }
