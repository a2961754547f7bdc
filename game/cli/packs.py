"""Commands on scenario packs."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from game.cli.ending import BAD_INPUT, FINE
from game.cli.near import known_language
from game.cli.talk import say, say_json
from game.errors import Problem
from game.pack.load import in_file_order, read_pack
from game.resources import find_pack
from game.texts.catalogue import Words, problem_text, words


def check_pack(pack: str, language: str, *, as_json: bool, strict: bool, play: bool) -> int:
    """Print every problem of a pack; 1 if it cannot be played (with `strict`: if there is any problem).

    `play`: also play games, and compare what options touch with what they move; that takes its time.
    """
    from game.workshop.deep import deep_problems, played_problems

    speak = words(known_language(language))
    with without_collector():
        reading = read_pack(find_pack(pack), pack)
        found = [*reading.problems, *deep_problems(reading)]
    if play:
        found += played_problems(reading, lambda number, of: _progress(speak, number, of))
    problems = in_file_order(found)
    errors = sum(problem.severity == "error" for problem in problems)
    if as_json:
        say_json([_as_data(problem, speak) for problem in problems])
    else:
        for problem in problems:
            say(problem_text(problem, speak))
        say(speak("check.summary", errors=errors, warnings=len(problems) - errors))
    return BAD_INPUT if errors or (strict and problems) else FINE


@contextmanager
def without_collector() -> Iterator[None]:
    """Python's search for cycles switched off.

    A large pack is hundreds of thousands of values that all stay, and the search goes through them again and again: a
    quarter of a check's time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _progress(speak: Words, number: int, of: int) -> None:
    """How far the games have come, on one line, where a person looks on."""
    if sys.stderr.isatty():
        end = "\n" if number == of else ""
        sys.stderr.write(f"\r{speak('check.playing', number=number, all=of)}{end}")
        sys.stderr.flush()


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
