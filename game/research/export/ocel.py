"""An object-centric event log, OCEL 2.0 as JSON (Berti et al. 2024, https://www.ocel-standard.org/).

Objects are games, half-years, cards, roles, initiatives and promises; events say what was done to which of them, and
as what (the qualifier). Events are written as games come; objects wait in a file beside, for the format has them in a
list of their own.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from game.research.export.codebook import Value
from game.research.export.events import Record, of_turn, records, written
from game.research.export.extract import Extract
from game.session.edition import Edition

FILE = "ocel.json"
_WAITING = "objects.part"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
Json = dict[str, Any]  # JSON
Attributes = Mapping[str, str]
"""The attributes of a type, and what each holds."""
Relations = Iterable[tuple[str, str]]
"""(object, as what it takes part)."""

OBJECTS: Mapping[str, Attributes] = {
    "game": {
        "scenario": "string",
        "profile": "string",
        "ambition": "string",
        "status": "string",
        "goals_met": "integer",
        "floors_broken": "integer",
    },
    "half_year": {"turn": "integer", "year": "integer", "season": "string"},
    "card": {"card": "string", "kind": "string", "dimension": "string", "why": "string"},
    "role": {"role": "string"},
    "initiative": {
        "initiative": "string",
        "planned_quarters": "float",
        "worked_quarters": "float",
        "state": "string",
    },
    "promise": {"promise": "string", "deadline": "integer", "state": "string"},
}
EVENTS: Mapping[str, Attributes] = {
    "begin game": {},
    "open half-year": {},
    "offer card": {},
    "vote": {"option": "string"},
    "decide": {"option": "string", "minority": "integer"},
    "place attention": {"target": "string"},
    "lend capacity": {},
    "adopt budget": {"proposal": "string"},
    "predict": {"indicator": "string", "predicted": "string", "right": "boolean"},
    "intervene": {"kind": "string", "subject": "string", "detail": "string"},
    "close half-year": {},
    "start initiative": {},
    "go live": {},
    "fail": {},
    "give promise": {"given_by": "string"},
    "keep promise": {},
    "break promise": {},
    "end game": {"status": "string"},
}


class OcelSink:
    """One event log of all games."""

    def __init__(self, folder: Path) -> None:
        """The file lies in `folder`, and the one that waits beside it."""
        self._waiting = folder / _WAITING
        self._file = (folder / FILE).open("w", encoding="utf-8", newline="\n")
        self._objects = self._waiting.open("w+", encoding="utf-8", newline="\n")
        self._begun = {"events": False, "objects": False}
        self._file.write(
            f'{{"objectTypes": {_types(OBJECTS)},\n"eventTypes": {_types(EVENTS)},\n"events": [\n'
        )

    def edition(self, edition: Edition) -> None:
        """Ids say enough."""

    def game(self, extract: Extract) -> None:
        """A game's events and objects."""
        told = _Game(extract)
        for event in told.events():
            self._put("events", event)
        for thing in told.objects():
            self._put("objects", thing)

    def finish(self) -> None:
        """The objects, behind the events."""
        self._file.write('\n],\n"objects": [\n')
        self._objects.seek(0)
        shutil.copyfileobj(self._objects, self._file)
        self._file.write("\n]}\n")

    def close(self) -> None:
        """Close the file, and remove the one beside it."""
        self._file.close()
        self._objects.close()
        self._waiting.unlink(missing_ok=True)

    def _put(self, part: str, thing: Json) -> None:
        file = self._file if part == "events" else self._objects
        file.write((",\n" if self._begun[part] else "") + json.dumps(thing, ensure_ascii=False))
        self._begun[part] = True


def _types(types: Mapping[str, Attributes]) -> str:
    return json.dumps(
        [
            {"name": name, "attributes": [{"name": each, "type": kind} for each, kind in attributes.items()]}
            for name, attributes in types.items()
        ]
    )


class _Game:
    """Makes the events and objects of one game."""

    def __init__(self, extract: Extract) -> None:
        self._extract = extract
        (self._about,) = records(extract, "games")
        self._turns = tuple(records(extract, "turns"))
        self._count = 0
        self._last = 0

    def events(self) -> Iterator[Json]:
        """In the order in which they happened, as far as the log tells it."""
        yield self._event("begin game", 0, (), {})
        yield from self._settled(0)
        for turn in self._turns:
            yield from self._half_year(turn)
            yield from self._settled(int(turn["turn"] or 0))
        if self._about["status"] in ("finished", "ended_early"):
            yield self._event("end game", self._about["seconds"], (), self._about)

    def _half_year(self, turn: Record) -> Iterator[Json]:
        number, commit = turn["turn"], turn["committed"]
        here = (self._id("half_year", number), "in")
        yield self._event("open half-year", turn["opened"], [(here[0], "opened")], {})
        for card in self._of(number, "offers"):
            yield self._event("offer card", turn["opened"], [here, self._card(number, card, "offered")], {})
        for act in self._of(number, "interventions"):
            if not act["undone"]:
                yield self._event("intervene", act["second"], [here], act)
        for vote in self._of(number, "votes"):
            if vote["option"] is not None:
                related = [
                    here,
                    self._card(number, vote, "voted on"),
                    (self._id("role", vote["role"]), "voter"),
                ]
                yield self._event("vote", vote["second"], related, vote)
        yield from self._given(number, commit, here)
        for decision in self._of(number, "decisions"):
            related = [here, self._card(number, decision, "decided")]
            if decision["owner"] != "table":
                related.append((self._id("role", decision["owner"]), "decides"))
            yield self._event("decide", commit, related, decision)
        if turn["proposal"] is not None:
            yield self._event("adopt budget", commit, [here], turn)
        for guess in self._of(number, "predictions"):
            yield self._event("predict", commit, [here], guess)
        yield self._event("close half-year", commit, [(here[0], "closed")], {})

    def _given(self, turn: Value, commit: Value, here: tuple[str, str]) -> Iterator[Json]:
        """Attention and capacity that roles gave."""
        for token in self._of(turn, "tokens"):
            related = [here, (self._id("role", token["role"]), "gives")]
            if token["target_kind"] == "initiative":
                related.append((self._id("initiative", token["target"]), "gets"))
            yield self._event("place attention", commit, related, token)
        for loan in self._of(turn, "loans"):
            lender, borrower = self._id("role", loan["lender"]), self._id("role", loan["borrower"])
            yield self._event("lend capacity", commit, [here, (lender, "lender"), (borrower, "borrower")], {})

    def _settled(self, turn: int) -> Iterator[Json]:
        """What became of promises and initiatives by the end of a half-year; 0 is the start."""
        second = next((each["committed"] for each in self._turns if each["turn"] == turn), 0)
        for work in records(self._extract, "initiatives"):
            related = [(self._id("initiative", work["initiative"]), "subject")]
            if work["started_turn"] == turn:
                yield self._event("start initiative", second, related, {})
            if work["done_turn"] == turn:
                done = "fail" if work["state"] == "failed" else "go live"
                yield self._event(done, second, related, {})
        for promise in records(self._extract, "promises"):
            related = [(self._id("promise", promise["promise"]), "subject")]
            if promise["given_turn"] == turn:
                yield self._event("give promise", second, related, promise)
            if promise["settled_turn"] == turn:
                settled = "keep promise" if promise["state"] == "kept" else "break promise"
                yield self._event(settled, second, related, {})

    def objects(self) -> Iterator[Json]:
        """Everything that an event can name."""
        game = self._extract.game
        yield self._object("game", game, (), self._about)
        part = [(game, "part of")]
        for turn in self._turns:
            yield self._object("half_year", self._id("half_year", turn["turn"]), part, turn)
        for card in records(self._extract, "offers"):
            name, _ = self._card(card["turn"], card, "")
            yield self._object("card", name, [(self._id("half_year", card["turn"]), "offered in")], card)
        for role in self._roles():
            yield self._object("role", self._id("role", role), part, {"role": role})
        for work in records(self._extract, "initiatives"):
            yield self._object("initiative", self._id("initiative", work["initiative"]), part, work)
        for promise in records(self._extract, "promises"):
            yield self._object("promise", self._id("promise", promise["promise"]), part, promise)

    def _roles(self) -> Sequence[Value]:
        """Every role that something says anything of."""
        columns = (
            ("capacity", "role"),
            ("votes", "role"),
            ("tokens", "role"),
            ("loans", "lender"),
            ("loans", "borrower"),
        )
        found = [each[column] for table, column in columns for each in records(self._extract, table)]
        owners = [each["owner"] for each in records(self._extract, "decisions") if each["owner"] != "table"]
        return tuple(dict.fromkeys([*found, *owners]))

    def _of(self, turn: Value, table: str) -> Iterator[Record]:
        return of_turn(self._extract, table, turn)

    def _id(self, kind: str, name: Value) -> str:
        return f"{self._extract.game}/{kind}/{name}"

    def _card(self, turn: Value, record: Record, qualifier: str) -> tuple[str, str]:
        """A card as it lay on the table in one half-year: an event may come more than once."""
        return f"{self._id('card', turn)}/{record['card']}", qualifier

    def _event(self, kind: str, second: Value, related: Relations, record: Record) -> Json:
        self._count += 1
        game = (self._extract.game, "game")
        return {
            "id": f"{self._extract.game}/e{self._count}",
            "type": kind,
            "time": self._time(second),
            "attributes": [
                {"name": name, "value": _text(record[name])}
                for name in EVENTS[kind]
                if record[name] is not None
            ],
            "relationships": _related([game, *related]),
        }

    def _object(self, kind: str, name: str, related: Relations, record: Record) -> Json:
        time = written(self._extract.begun or _EPOCH)
        return {
            "id": name,
            "type": kind,
            "attributes": [
                {"name": each, "value": _text(record[each]), "time": time}
                for each in OBJECTS[kind]
                if record[each] is not None
            ],
            "relationships": _related(related),
        }

    def _time(self, second: Value) -> str:
        """When something happened: where only this is unknown, as the event before.

        Without a clock there is only an order, told in seconds of 1970.
        """
        if self._extract.begun is None:
            return written(_EPOCH + timedelta(seconds=self._count))
        if isinstance(second, int):
            self._last = second
        return written(self._extract.begun + timedelta(seconds=self._last))


def _related(related: Relations) -> list[Json]:
    return [{"objectId": name, "qualifier": qualifier} for name, qualifier in related]


def _text(value: Value) -> str:
    """The format's schema has all values as text; their types stand with the attributes."""
    return str(value).lower() if isinstance(value, bool) else str(value)
