"""The changes between two packs as sentences, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.errors import Place
from game.pack.files import PackFiles
from game.pack.scope import Path
from game.texts.catalogue import Words
from game.workshop.diff.changes import Change, Value
from game.workshop.diff.renames import OPTIONS, Rename
from game.workshop.diff.subjects import THINGS, Naming, Subject
from game.workshop.diff.wording import reworded
from game.workshop.measures import measured, shown


@dataclass(frozen=True, slots=True)
class Told:
    """One change in words; `place` is in the new pack, or in the old one for what is gone."""

    place: Place
    said: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two packs: its files, and its names in the reader's language."""

    files: PackFiles
    naming: Naming


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells changes; `old` has the names of the old pack and `new` those of the new one."""

    old: Side
    new: Side
    say: Words

    def change(self, change: Change) -> Told:
        """One change."""
        side = self.old if change.what == "gone" else self.new
        place = side.files.key_place(change.at)
        return Told(place, self._said(change, side.naming.subject(change.path)))

    def rename(self, rename: Rename) -> Told:
        """One thing that has another id."""
        place = self.new.files.key_place((*rename.table, rename.new))
        if rename.table[-1] == OPTIONS:
            title = self.new.naming.thing(("cards",), rename.table[1])
            old, new = rename.old.upper(), rename.new.upper()
            return Told(place, self.say("diff.option-moved", title=title, old=old, new=new))
        name = self.new.naming.thing(rename.table, rename.new)
        kind = self.say(f"diff.thing.{THINGS[rename.table]}")
        return Told(place, self.say("diff.renamed", kind=kind, name=name, old=rename.old, new=rename.new))

    def _said(self, change: Change, subject: Subject) -> str:
        if not subject.field and change.old is None and change.new is None:
            return self._thing(change, subject)
        what = (
            self.say("diff.of", whose=subject.whose, field=subject.field) if subject.whose else subject.field
        )
        old, new = (self._value(value, subject) for value in (change.old, change.new))
        match change.what:
            case "new":
                return (
                    self.say("diff.new-entry", what=what, new=new) if new else self.say("diff.new", what=what)
                )
            case "gone":
                return (
                    self.say("diff.gone-entry", what=what, old=old)
                    if old
                    else self.say("diff.gone", what=what)
                )
            case "changed":
                return self._changed(change, what, old, new)

    def _changed(self, change: Change, what: str, old: str, new: str) -> str:
        match change.old, change.new:
            case str(), str() if change.kind == "text":
                return self._text(change.old, change.new, what)
            case (None, _):
                return self.say("diff.set", what=what, new=new)
            case (_, None):
                return self.say("diff.unset", what=what, old=old)
            case (float(), float()):
                return self.say("diff.from-to", what=what, old=old, new=new)
            case _:
                return self.say("diff.now-before", what=what, old=old, new=new)

    def _thing(self, change: Change, subject: Subject) -> str:
        """A whole card, stock, answer or the like that came or went."""
        kind = self.say(f"diff.thing.{_thing_kind(change.path)}")
        key = "diff.thing-new" if change.what == "new" else "diff.thing-gone"
        return self.say(key, kind=kind, name=subject.whose, id=str(change.path[-1]))

    def _text(self, old: str, new: str, what: str) -> str:
        places, more = reworded(old, new)
        parts = [self.say("diff.reworded", old=each.old, new=each.new) for each in places]
        return self.say("diff.text", what=what, places="; ".join([*parts, "…"] if more else parts))

    def _value(self, value: Value, subject: Subject) -> str:
        match value:
            case None:
                return ""
            case bool():
                return self.say("truth.yes" if value else "truth.no")
            case float():
                return measured(shown(value, self.say.language), subject.unit, self.say)
            case str():
                return self.say("diff.quoted", text=" ".join(value.split()))


def _thing_kind(path: Path) -> str:
    steps = tuple(map(str, path))
    if len(steps) == 4 and steps[0] == "cards" and steps[2] == OPTIONS:  # noqa: PLR2004  cards, id, options, letter
        return "option"
    return THINGS[steps[:-1]]


def place_text(place: Place) -> str:
    """Where it stands, as an editor opens it."""
    return f"{place.file}:{place.line}"


def hash_lines(rules: tuple[str, str], content: tuple[str, str], speak: Words) -> Iterator[str]:
    """What the two hashes say, and what that means for old logs."""
    if rules[0] == rules[1]:
        yield speak("diff.rules.same", hash=rules[0])
        yield speak("diff.content.same" if content[0] == content[1] else "diff.content.other")
    else:
        yield speak("diff.rules.other", old=rules[0], new=rules[1])
