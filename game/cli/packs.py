"""Commands on scenario packs."""

from __future__ import annotations

from game.cli.ending import BAD_INPUT, FINE
from game.cli.near import known_language
from game.cli.talk import say, say_json
from game.errors import Problem
from game.pack.load import read_pack
from game.resources import find_pack
from game.texts.catalogue import Words, problem_text, words


def check_pack(pack: str, language: str, *, as_json: bool) -> int:
    """Print every problem of a pack; 1 if it cannot be played."""
    speak = words(known_language(language))
    reading = read_pack(find_pack(pack), pack)
    if as_json:
        say_json([_as_data(problem, speak) for problem in reading.problems])
    else:
        for problem in reading.problems:
            say(problem_text(problem, speak))
        errors = len(reading.errors)
        say(speak("check.summary", errors=errors, warnings=len(reading.problems) - errors))
    return BAD_INPUT if reading.errors else FINE


def _as_data(problem: Problem, speak: Words) -> dict[str, object]:
    place = problem.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "severity": problem.severity,
        "code": problem.code,
        "message": problem_text(problem, speak),
        "facts": dict(problem.facts),
    }
