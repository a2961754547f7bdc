"""Events from either of PyYAML's parsers, and one kind of error when they meet bad syntax."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from yaml import MarkedYAMLError, YAMLError
from yaml.events import CollectionEndEvent, CollectionStartEvent, Event, ScalarEvent
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from game.pack.yaml_nodes import excerpt

QUESTION_MARK = "found '?' between brackets: put the text in quotes"
"""The C parser reads `[why?]`, the one in Python does not; so it is refused."""

MAX_DETAIL = 200
"""How much of a parser's message is kept: it may quote a name of any length."""


class EventParser(Protocol):
    """What both parsers have in common."""

    def get_event(self) -> Event | None:
        """The next event, or None after the last."""


class PythonParser(Reader, Scanner, Parser):
    """PyYAML's parser in Python, without the layers that build objects."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


C_PARSER: Callable[[str], EventParser] | None
try:
    from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs do not say that it is there

    C_PARSER = CParser
except ImportError:
    C_PARSER = None


class BadSyntax(Exception):
    """The text is not YAML: why, and the index of the character where it shows.

    `context` and `problem` are the parser's words, `begun` and `met` the places that it gives for each; a slip that no
    parser found has only its detail and its index.
    """

    def __init__(self, detail: str, index: int, *, context: str = "", begun: int = -1, met: int = -1) -> None:
        self.detail = excerpt(detail, MAX_DETAIL)
        self.index = index
        self.context = context
        self.problem = detail.removeprefix(f"{context}: ")
        self.begun = index if begun < 0 else begun
        self.met = index if met < 0 else met
        super().__init__(detail)


class Events:
    """A parser's events one by one, with what only one of the two parsers would let pass refused."""

    def __init__(self, parser: EventParser) -> None:
        self._parser = parser
        self._brackets = (
            0  # how many collections in brackets are open; what is inside them is in brackets too
        )

    def next(self) -> Event | None:
        """The next event, or None after the last; raises BadSyntax."""
        try:
            event = self._parser.get_event()
        except (YAMLError, ValueError, OverflowError) as error:
            raise self._bad_syntax(error) from error
        if isinstance(event, ScalarEvent):
            if self._brackets and "?" in event.value and not event.style:
                raise BadSyntax(QUESTION_MARK, begin_of(event))
        elif isinstance(event, CollectionStartEvent):
            if event.flow_style:
                self._brackets += 1
        elif isinstance(event, CollectionEndEvent) and self._brackets:
            self._brackets -= 1
        return event

    def next_inside(self) -> Event:
        """The next event where there must be one: inside a node."""
        event = self.next()
        if event is None:
            raise AssertionError("a parser ended inside a node")
        return event

    def _bad_syntax(self, error: Exception) -> BadSyntax:
        if isinstance(error, MarkedYAMLError):
            return _explained(error)
        if isinstance(self._parser, PythonParser) and not isinstance(error, YAMLError):
            # It lets two slips of an author through to `chr` and `int`: an escape beyond Unicode, and a
            # directive with a number of thousands of digits.
            detail = "found a number or character code that is too big"
            return BadSyntax(detail, self._parser.get_mark().index)
        return BadSyntax(str(error), 0)


def begin_of(event: Event) -> int:
    """The index of an event's first character, its anchor and tag included."""
    if event.start_mark is None:
        raise AssertionError("a parser gave an event without a place")
    return event.start_mark.index


def end_of(event: Event) -> int:
    """The index behind an event's last character."""
    if event.end_mark is None:
        raise AssertionError("a parser gave an event without a place")
    return event.end_mark.index


def _explained(error: MarkedYAMLError) -> BadSyntax:
    """Choose the place that helps: where something began that never ends, else where the parser stumbled."""
    detail = error.problem or "not YAML"
    if "but got '?'" in detail:
        detail = QUESTION_MARK
    elif error.context is not None:
        detail = f"{error.context}: {detail}"
    marks = [mark.index for mark in (error.context_mark, error.problem_mark) if mark is not None] or [0]
    begun, met = marks[0], marks[-1]
    index = begun if _began_there(error) else met
    return BadSyntax(detail, index, context=error.context or "", begun=begun, met=met)


def _began_there(error: MarkedYAMLError) -> bool:
    """Whether the context's place helps more: a key without its colon, a quote or bracket left open."""
    at_the_end = any(words in str(error.problem) for words in ("end of stream", "<stream end>"))
    return at_the_end or error.context == "while scanning a simple key"
