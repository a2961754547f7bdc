"""Build the tree of a YAML file from a parser's events, collecting every problem on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass

from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from game.errors import Problem
from game.pack.yaml_anchors import Anchors, Followed
from game.pack.yaml_characters import FORBIDDEN, control_character
from game.pack.yaml_events import BadSyntax, EventParser, Events, begin_of, end_of
from game.pack.yaml_nodes import Entry, Mapping, Node, Scalar, Sequence, Source, Style, excerpt
from game.pack.yaml_places import place_in
from game.pack.yaml_slips import Swallowed, slips_of, swallowed_by
from game.pack.yaml_values import HugeNumber, is_ambiguous, is_half_quoted, plain_value

MAX_DEPTH = 20
"""How many mappings and sequences may stand inside each other, aliases followed."""
GIVE_UP_DEPTH = 100
"""Where reading stops altogether: the parser in Python slows down with the square of the depth."""
MAX_NODES = 250_000
"""More values than any scenario has in one file; it bounds the memory that a file can claim."""

_STYLES: dict[str | None, Style] = {
    None: "plain",
    "": "plain",
    "'": "single",
    '"': "double",
    "|": "literal",
    ">": "folded",
}
_BLOCKS = ("literal", "folded")
_QUOTED = ("single", "double")
# What may stand between the begin of a node's properties and the node: blanks, comments, anchor, tag.
_PROPERTIES = re.compile(r"(?:[ \t\r\n]|(?<=[ \t\r\n])#[^\r\n]*|&[0-9A-Za-z_-]+|!\S*)*")
_CROWDED_HEADER = re.compile(r"[|>][-+0-9]*#")
_TO_COLON = re.compile(r"[ \r\n]*:")


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a file; `doubtful` when the other parser might see other problems."""

    node: Node | None
    problems: tuple[Problem, ...]
    doubtful: bool = False


class _GiveUp(Exception):
    """Reading further is useless; the reason has been reported."""


def read_tree(source: Source, parser: EventParser) -> Reading:
    """Read the first document of a file; problems are in the order in which they were met."""
    builder = _Builder(source, parser)
    try:
        node = builder.document()
    except BadSyntax as error:
        problems = (*builder.problems, *slips_of(source, error, next(iter(builder.swallowed), None)))
        return Reading(None, problems, doubtful=True)
    except _GiveUp:
        return Reading(None, tuple(builder.problems), builder.doubtful)
    warnings = (swallowed.problem for swallowed in builder.swallowed)
    return Reading(node, (*builder.problems, *warnings), builder.doubtful)


class _Builder:
    """One pass over the events; lives only as long as `read_tree`."""

    def __init__(self, source: Source, parser: EventParser) -> None:
        self.problems: list[Problem] = []
        self.doubtful = False
        self.swallowed: list[Swallowed] = []
        self._source = source
        self._events = Events(parser)
        self._anchors = Anchors()
        self._nodes = 0
        self._too_many_told = False

    def document(self) -> Node | None:
        """The root of the first document, or None (and a problem) when there is nothing in it."""
        root: Node | None = None
        while (event := self._events.next()) is not None:
            match event:
                case DocumentStartEvent() if root is not None:
                    self._report(begin_of(event), "yaml-second-document")
                    break
                case DocumentStartEvent():
                    self.doubtful |= event.version is not None or bool(event.tags)
                    if event.tags:
                        self._report(begin_of(event), "yaml-tag", tag=excerpt(next(iter(event.tags))))
                case NodeEvent():
                    root = self._node(event, 0)
                case _:  # begin and end of the stream, end of the document
                    pass
        if root is None or (isinstance(root, Scalar) and root.plain and root.text == ""):
            self._report(0, "yaml-empty")
            return None
        return root

    def _node(self, event: Event, depth: int, key: Event | None = None) -> Node:
        """Read the node that `event` begins, `depth` collections down, behind `key` if it has one."""
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._report(begin_of(event), "yaml-too-big", limit=f"{MAX_NODES} values")
            raise _GiveUp
        node: Node
        if isinstance(event, ScalarEvent):
            node = self._value(event, key)
        elif isinstance(event, CollectionStartEvent):
            self._anchors.begin(event.anchor)
            node = self._collection(event, depth + 1)
        else:
            assert isinstance(event, AliasEvent), f"a parser gave {event} where a node begins"
            return self._alias(event, depth)
        self._anchors.end(event.anchor, node)
        return node

    # ------------------------------------------------------------------------------- mappings and sequences

    def _collection(self, event: CollectionStartEvent, depth: int) -> Node:
        index = self._behind_properties(event)
        if depth > MAX_DEPTH:
            self._report(index, "yaml-too-deep", limit=MAX_DEPTH)
            self._skip(depth)
            return self._hole(index)
        if isinstance(event, MappingStartEvent):
            return self._mapping(index, depth)
        items = []
        while not isinstance(item := self._events.next_inside(), CollectionEndEvent):
            items.append(self._node(item, depth))
        return Sequence(index, self._source, tuple(items))

    def _mapping(self, index: int, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        flawed = False
        while not isinstance(event := self._events.next_inside(), CollectionEndEvent):
            key = self._key(event, depth)
            value = self._node(self._events.next_inside(), depth, event)
            if key is None:
                flawed = True
            elif (first := entries.get(key.text)) is not None:
                line = first.key.start.line
                self._report(key.index, "yaml-duplicate-key", key=excerpt(key.text), first=line)
            else:
                entries[key.text] = Entry(key, value)
        return Mapping(index, self._source, entries, flawed=flawed)

    def _key(self, event: Event, depth: int) -> Scalar | None:
        """The key that `event` is or begins; None, and a problem, when it cannot be one."""
        if not isinstance(event, ScalarEvent):
            self._report(begin_of(event), "yaml-key-not-text")
            self._node(event, depth)
            return None
        index, style = self._behind_properties(event), self._style(event)
        key = self._text(event, index, style)
        self._anchors.end(event.anchor, key)
        if style == "plain" and key.text == "<<":
            self._report(index, "yaml-merge-key")
            return None
        if style in _BLOCKS or (style == "plain" and key.text == ""):
            self._report(index, "yaml-key-not-text")
            return None
        return key

    def _skip(self, depth: int) -> None:
        """Read past the rest of a collection that stands `depth` deep."""
        inner = 1
        while inner > 0:
            event = self._events.next_inside()
            if isinstance(event, ScalarEvent | CollectionStartEvent):
                self._anchors.end(event.anchor, self._hole(begin_of(event)))
            if isinstance(event, CollectionStartEvent):
                inner += 1
            elif isinstance(event, CollectionEndEvent):
                inner -= 1
            if depth + inner > GIVE_UP_DEPTH:
                raise _GiveUp

    def _hole(self, index: int) -> Sequence:
        """What stands where something could not be read."""
        return Sequence(index, self._source, (), flawed=True)

    # --------------------------------------------------------------------------------- scalars and aliases

    def _value(self, event: ScalarEvent, key: Event | None) -> Scalar:
        """A scalar that is not a key: typed when it is plain."""
        style, text, source = self._style(event), event.value, self._source
        empty = text == "" and style == "plain" and event.tag is None and event.anchor is None
        index = self._behind_colon(event, key) if empty else self._behind_properties(event)
        if event.tag is not None:
            return Scalar(index, source, text, text, style, flawed=True)
        if style != "plain":
            return self._text(event, index, style)
        try:
            value = plain_value(text)
        except HugeNumber:
            self._report(index, "yaml-huge-number", text=excerpt(text))
            return Scalar(index, source, text, text, style, flawed=True)
        if value is text and is_ambiguous(text):
            self.problems.append(Problem.at(source.place(index), "yaml-ambiguous", "warning", text=text))
        elif value is text and is_half_quoted(text):
            self.problems.append(
                Problem.at(source.place(index), "yaml-half-quote", "warning", text=excerpt(text))
            )
        return Scalar(index, source, value, text, style)

    def _text(self, event: ScalarEvent, index: int, style: Style) -> Scalar:
        """A scalar that is text whatever it looks like; reports what an escape smuggles in, such as a NUL."""
        scalar = Scalar(index, self._source, event.value, event.value, style)
        if style in _QUOTED and (swallowed := swallowed_by(self._source, index, end_of(event))) is not None:
            self.swallowed.append(swallowed)
        found = FORBIDDEN.search(event.value) if style == "double" else None
        if found is None:
            return scalar
        self.problems.append(control_character(place_in(scalar, found.start()), found.group()))
        harmless = FORBIDDEN.sub("\ufffd", event.value)
        return Scalar(index, self._source, harmless, harmless, style, flawed=True)

    def _style(self, event: ScalarEvent) -> Style:
        style = _STYLES[event.style]
        if style in _BLOCKS and _CROWDED_HEADER.match(self._source.text, self._behind(event)):
            # The C parser lets it pass.
            raise BadSyntax("found '#' without a space before it", begin_of(event))
        return style

    def _alias(self, event: AliasEvent, depth: int) -> Node:
        index, name = begin_of(event), event.anchor or ""
        match self._anchors.follow(name):
            case Followed(node, height) if depth + height <= MAX_DEPTH:
                return node
            case Followed():
                self._report(index, "yaml-too-deep", limit=MAX_DEPTH)
            case "too-many" if self._too_many_told:
                pass
            case reason:
                self._too_many_told |= reason == "too-many"
                self._report(index, "yaml-anchors", reason=reason, name=excerpt(name))
        return self._hole(index)

    # ---------------------------------------------------------------------------------------------- places

    def _behind_properties(self, event: ScalarEvent | CollectionStartEvent) -> int:
        """The index where a node itself begins, behind its anchor and tag; reports the tag."""
        index = begin_of(event)
        if event.tag is not None:
            self.doubtful = True
            self._report(index, "yaml-tag", tag=excerpt(event.tag))
        if event.tag is None and event.anchor is None:
            return index
        if isinstance(event, ScalarEvent) and event.value == "" and self._style(event) == "plain":
            return index
        return self._behind(event)

    def _behind(self, event: Event) -> int:
        """The index behind the anchor and tag that stand at an event's begin, if any."""
        found = _PROPERTIES.match(self._source.text, begin_of(event))
        return found.end() if found is not None else begin_of(event)

    def _behind_colon(self, empty: Event, key: Event | None) -> int:
        """Where an empty value is shown: behind the colon (the two parsers mark two different places)."""
        if not isinstance(key, ScalarEvent):
            return begin_of(empty)
        found = _TO_COLON.match(self._source.text, end_of(key))
        return found.end() if found is not None else end_of(key)

    def _report(self, index: int, code: str, **facts: str | int) -> None:
        self.problems.append(Problem.at(self._source.place(index), code, "error", **facts))
