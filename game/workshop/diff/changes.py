"""What differs between two scenarios, by the path of each part.

Written out here and not left to a library for comparing objects: those give paths as text, and know neither that a
list of follow-ups is a table by card, nor which fields are rules, texts or remarks, nor that two spellings of an
equation are the same equation. All of that is in the pack's own types.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from game.lang import render
from game.pack.equations import Equations
from game.pack.schema import FollowUp, Scenario, Scripted, UnderWay
from game.pack.scope import Path
from game.pack.texts import mark_of
from game.pack.words import RemarkMark

What = Literal["new", "gone", "changed"]
Kind = Literal["rule", "text", "remark"]
Value: TypeAlias = "str | float | bool | None"

PARTS = ("settings", "model", "cards")


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `old` and `new` are values, or None where a whole thing, such as a card, came or went."""

    what: What
    kind: Kind
    path: Path
    """With ids in the place of numbers where a list is a table, such as ("follow_ups", "paper", "after")."""
    at: Path
    """Where it stands in the file: in the new pack, or for what is gone in the old one."""
    old: Value = None
    new: Value = None


def changes_between(old: Scenario, new: Scenario) -> tuple[Change, ...]:
    """All differences in the order of the new files; what went comes last in its table."""
    walker = _Walker(_equations(old), _equations(new))
    found = [
        *walker.parts(("settings",), old.settings, new.settings, "rule"),
        *walker.parts(("model",), old.model, new.model, "rule"),
        *walker.tables(("cards",), ("cards",), dict(old.cards), dict(new.cards), "rule"),
    ]
    ambitions = [tuple(name for name in each.settings.ambitions) for each in (old, new)]
    if ambitions[0] != ambitions[1] and set(ambitions[0]) == set(ambitions[1]):
        path = ("settings", "ambitions")
        found.append(Change("changed", "rule", (*path, "order"), path, *map(", ".join, ambitions)))
    return tuple(found)


def _equations(scenario: Scenario) -> dict[Path, str]:
    return {path: render(tree) for path, tree in Equations(scenario).trees.items()}


@dataclass(frozen=True, slots=True)
class _Walker:
    """Walks two scenarios at once; the equations are in their canonical form, by path."""

    old: Mapping[Path, str]
    new: Mapping[Path, str]

    def parts(
        self, path: Path, old: BaseModel, new: BaseModel, kind: Kind, at: Path = ()
    ) -> Iterator[Change]:
        """Two parts of one class, field by field."""
        for field, info in type(new).model_fields.items():
            here, there = (*path, field), (*(at or path), field)
            inside = _kind_of(info, kind)
            yield from self.values(here, there, getattr(old, field), getattr(new, field), inside)

    def values(self, path: Path, at: Path, old: object, new: object, kind: Kind) -> Iterator[Change]:
        """Whatever a field holds."""
        match old, new:
            case BaseModel(), BaseModel() if type(old) is type(new):
                yield from self.parts(path, old, new, kind, at)
            case dict(), dict():
                yield from self.tables(path, at, old, new, kind)
            case (tuple(), tuple()) if (before := keyed(old)) is not None and (
                after := keyed(new)
            ) is not None:
                places = {key: place for place, key in enumerate(after)}
                yield from self.tables(path, at, before, after, kind, places)
            case (int() | float(), dict()):  # one start for all profiles, and one for each
                yield from self.tables(path, at, dict.fromkeys(new, old), new, kind)
            case (dict(), int() | float()):
                yield from self.tables(path, at, old, dict.fromkeys(old, new), kind)
            case BaseModel(), None:
                yield Change("gone", kind, path, at)
            case None, BaseModel():
                yield Change("new", kind, path, at)
            case _:
                was, now = _plain(old), _plain(new)
                if was != now and not (at in self.new and self.old.get(at) == self.new[at]):
                    yield Change("changed", kind, path, at, was, now)

    def tables(  # noqa: PLR0913, PLR0917  (a table is its two places, its two sides and what it is)
        self,
        path: Path,
        at: Path,
        old: Mapping[str, object],
        new: Mapping[str, object],
        kind: Kind,
        places: Mapping[str, int] | None = None,
    ) -> Iterator[Change]:
        """Two tables by id; `places` says where in a list each id stands."""
        for key, value in new.items():
            here = (*path, key)
            there = (*at, key if places is None else places[key])
            if key in old:
                yield from self.values(here, there, old[key], value, kind)
            else:
                yield Change("new", kind, here, there, None, _plain(value))
        for place, (key, value) in enumerate(old.items()):
            if key not in new:
                there = (*at, key if places is None else place)
                yield Change("gone", kind, (*path, key), there, _plain(value), None)


def keyed(items: tuple[object, ...]) -> dict[str, object] | None:
    """A list as the table that it is: follow-ups by card, the calendar by turn and kind; None for a plain list."""
    table: dict[str, object] = {}
    for number, item in enumerate(items):
        match item:
            case FollowUp(card=card):
                key = card
            case Scripted(turn=turn, event=event):
                key = f"{turn}.{'case' if event is None else 'event'}"
            case UnderWay(card=card, option=option):
                key = f"{card}.{option}"
            case BaseModel():
                key = str(number + 1)
            case _:
                return None
        if key in table:
            key = f"{key}#{number + 1}"
        table[key] = item
    return table


def _plain(value: object) -> Value:
    """A value as it can be shown; None for a whole part."""
    match value:
        case bool() | str() | None:
            return value
        case int() | float():
            return float(value)
        case tuple():
            return ", ".join(str(item) for item in value)
        case _:
            return None


def _kind_of(info: FieldInfo, around: Kind) -> Kind:
    if mark_of(info) is not None:
        return "text"
    if any(isinstance(item, RemarkMark) for item in info.metadata) or _is_remark(info.annotation):
        return "remark"
    return around


def _is_remark(annotation: object) -> bool:
    marks = getattr(annotation, "__metadata__", ())
    return any(isinstance(item, RemarkMark) for item in marks)
