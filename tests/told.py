"""What is found about a log, as an English reader is told it: tests read sentences, so each is made at least once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pytest

from game.errors import LogFinding, Spoken
from game.texts.catalogue import Words, log_text, words


def english(finding: LogFinding | None) -> str:
    """The sentence of a finding; "" where nothing was found."""
    return "" if finding is None else log_text(finding, _english())


@contextmanager
def refused(error: type[Spoken], sentence: str) -> Iterator[pytest.ExceptionInfo[Spoken]]:
    """An error is raised whose sentence holds what the pattern `sentence` finds."""
    with pytest.raises(error) as caught:
        yield caught
    told = english(caught.value.finding)
    assert re.search(sentence, told), told


@cache
def _english() -> Words:
    return words("en")
