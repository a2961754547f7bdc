"""Words that the pack's own list says not to use, in every language that they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.errors import Problem
from game.workshop.deep.wording import Worded, Wording

ANY_ENDING = "*"


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase to avoid, and what to write instead."""

    pattern: re.Pattern[str]
    stem: str
    """What a text must hold, in folded letters, to be worth a closer look: most hold none of the terms."""
    better: str


def term_problems(wording: Wording) -> Iterator[Problem]:
    """Every place where a word of the list stands."""
    lists = _lists(wording)
    for worded in wording.all:
        folded = worded.text.casefold()
        for term in lists.get(worded.language, ()):
            if term.stem not in folded:
                continue
            for found in term.pattern.finditer(worded.text):
                yield from _problem(wording, worded, term, found)


def _lists(wording: Wording) -> Mapping[str, tuple[Term, ...]]:
    settings = wording.material.scenario.settings
    return {
        language: tuple(
            Term(_pattern(word), _stem(word), better)
            for word, better in words.items()
            if word.strip(f" {ANY_ENDING}")
        )
        for language, words in settings.terms.items()
    }


def _pattern(word: str) -> re.Pattern[str]:
    """Whole words, in small or capital letters; with a star at the end, all that begin so."""
    open_end = word.endswith(ANY_ENDING)
    parts = [re.escape(part) for part in word.rstrip(ANY_ENDING).split()]
    ending = r"\w*" if open_end else ""
    phrase = r"\s+".join(parts)
    return re.compile(rf"(?<!\w){phrase}{ending}(?!\w)", re.IGNORECASE)


def _stem(word: str) -> str:
    """The longest part of a term without blanks, folded."""
    return max(word.rstrip(ANY_ENDING).split(), key=len).casefold()


def _problem(wording: Wording, worded: Worded, term: Term, found: re.Match[str]) -> Iterator[Problem]:
    facts = {"word": found[0], "better": term.better}
    if worded.language == wording.language:
        yield from wording.material.warn_inside(worded.path, found.start() + 1, "term-to-avoid", **facts)
    else:
        yield Problem.at(worded.place, "term-to-avoid", "warning", **facts)
