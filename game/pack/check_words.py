"""Checks of the texts: what is too long to be read aloud or to stand on the screen."""

from __future__ import annotations

from collections.abc import Iterator

from game.errors import Problem
from game.pack.finding import Checker
from game.pack.texts import texts_of, words_in


def word_problems(checker: Checker) -> Iterator[Problem]:
    """Warnings for texts beyond their limits."""
    for item in texts_of(checker.scenario):
        words, letters = words_in(item.text), len(item.text)
        if item.mark.words and words > item.mark.words:
            yield from checker.at(item.path, "too-many-words", "warning", found=words, limit=item.mark.words)
        if item.mark.letters and letters > item.mark.letters:
            yield from checker.at(
                item.path, "too-many-letters", "warning", found=letters, limit=item.mark.letters
            )
