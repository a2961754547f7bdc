"""The kinds of words in a pack: what is translated, what is only a remark, what is a name.

A field's annotation decides two things: whether its text goes to the translators (`Text`), and whether it counts
as a rule. `Text` and `Remark` do not, so they are left out of `rules_hash`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field


@dataclass(frozen=True, slots=True)
class TextMark:
    """Marks a field whose text a player or facilitator reads; `words` and `letters` are its limits (0: none)."""

    words: int = 0
    letters: int = 0


@dataclass(frozen=True, slots=True)
class RemarkMark:
    """Marks a field that is neither a rule nor translated: a source, a licence, a printed code."""


@dataclass(frozen=True, slots=True)
class FormulaMark:
    """Marks an equation or condition in the model's language; `truth` says which of the two."""

    truth: bool = False


Text = Annotated[str, TextMark(), Field(min_length=1)]
Label = Annotated[str, TextMark(letters=28), Field(min_length=1)]
CaseText = Annotated[str, TextMark(words=45), Field(min_length=1)]
OptionText = Annotated[str, TextMark(letters=36), Field(min_length=1)]
FactText = Annotated[str, TextMark(words=25), Field(min_length=1)]
LineText = Annotated[str, TextMark(words=20), Field(min_length=1)]
Remark = Annotated[str, RemarkMark(), Field(min_length=1)]

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
"""An id: it may stand in equations, so it is written as they are."""

Tag = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9/.-]*$", max_length=20)]
"""What a source is called in square brackets: `[SSB-B]`."""

Formula = Annotated[float | int | str, FormulaMark()]
"""An equation that gives a number; a bare number is the shortest equation."""

Condition = Annotated[bool | str, FormulaMark(truth=True)]
"""An equation that is true or false."""
