"""xAPI 1.0.3 statements, one JSON object a line, in the vocabulary of the serious games profile (xAPI-SG).

The vocabulary is that of A. Serrano-Laguna et al., "Applying standards to systematize learning analytics in serious
games", Computer Standards & Interfaces 50 (2017). A game is a serious-game, a half-year a level, a card an
alternative, an initiative or a promise a quest. The team is an identified group, a role an agent; both have accounts
with the game's pseudonym. Ids follow from the pseudonym, so that the same export with the same key is the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import yaml

from game.research.export.codebook import LANGUAGES, Value
from game.research.export.events import Record, instant, of_turn, records
from game.research.export.extract import Extract
from game.research.export.names import names
from game.resources import asset
from game.session.edition import Edition

FILE = "statements.jsonl"
HOME = "https://fjordvik.example"
"""The home page of all accounts and the beginning of all ids: a name that nobody can own (RFC 2606)."""
PROFILE = "https://w3id.org/xapi/seriousgames"
_TYPES = f"{PROFILE}/activity-types"
_PROGRESS = f"{PROFILE}/extensions/progress"
_INDICATORS = f"{HOME}/xapi/extensions/indicators"
_SPACE = uuid5(NAMESPACE_URL, HOME)
Json = dict[str, Any]  # JSON


class XapiSink:
    """Statements of all games in one file."""

    def __init__(self, folder: Path) -> None:
        """The file lies in `folder`."""
        self._file = (folder / FILE).open("w", encoding="utf-8", newline="\n")
        self._verbs = verbs()
        self._names: dict[str, Mapping[tuple[Value, Value], Mapping[str, Value]]] = {}

    def edition(self, edition: Edition) -> None:
        """Remember what things are called."""
        self._names[edition.content_hash] = {
            (kind, thing): dict(zip(LANGUAGES, called, strict=True))
            for _, kind, thing, _, _, _, _, *called in names(edition)
        }

    def game(self, extract: Extract) -> None:
        """The statements of a game."""
        for statement in _Game(extract, self._verbs, self._names[extract.pack]).statements():
            self._file.write(json.dumps(statement, ensure_ascii=False, allow_nan=False) + "\n")

    def finish(self) -> None:
        """Every statement stands by itself."""

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def verbs() -> Mapping[str, Json]:
    """The verbs by name, as statements have them."""
    found = yaml.safe_load(asset("export", "xapi.yaml").read_text(encoding="utf-8"))["verbs"]
    return {
        name: {"id": verb["id"], "display": {language: verb[language] for language in LANGUAGES}}
        for name, verb in found.items()
    }


class _Game:
    """Makes the statements of one game."""

    def __init__(
        self,
        extract: Extract,
        known_verbs: Mapping[str, Json],
        called: Mapping[tuple[Value, Value], Mapping[str, Value]],
    ) -> None:
        self._extract, self._verbs, self._called = extract, known_verbs, called
        (self._about,) = records(extract, "games")
        self._scenario = f"{HOME}/scenario/{self._about['scenario']}"
        self._team: Json = {
            "objectType": "Group",
            "account": {"homePage": HOME, "name": extract.game},
        }
        self._committed: dict[Value, Value] = {
            each["turn"]: each["committed"] for each in records(extract, "turns")
        }
        self._committed[0] = None if self._about["seconds"] is None else 0

    def statements(self) -> Iterator[Json]:
        """All of them, half-year by half-year; what came of promises and initiatives, and the end, come last."""
        game = self._activity("", "serious-game", None)
        yield self._say("begin", self._team, "initialized", game, self._committed[0])
        for turn in records(self._extract, "turns"):
            yield from self._half_year(turn)
            done, planned = int(turn["turn"] or 0), int(self._about["turns_planned"] or 1)
            result = {"extensions": {_PROGRESS: done / planned}}
            yield self._say(f"progress/{done}", self._team, "progressed", game, turn["committed"], result)
        yield from self._promises()
        yield from self._initiatives()
        if self._about["status"] in ("finished", "ended_early"):
            yield self._end(game)

    def _half_year(self, turn: Record) -> Iterator[Json]:
        number, commit = turn["turn"], turn["committed"]
        level = self._activity(f"/half-year/{number}", "level", None)
        yield self._say(f"{number}/begin", self._team, "initialized", level, turn["opened"])
        for card in of_turn(self._extract, "offers", number):
            shown = self._activity(f"/card/{card['card']}/shown", "accessible", ("card", card["card"]))
            yield self._say(f"{number}/shown/{card['card']}", self._team, "accessed", shown, turn["opened"])
        for vote in of_turn(self._extract, "votes", number):
            if vote["option"] is not None:
                yield self._say(
                    f"{number}/vote/{vote['role']}",
                    self._role(vote["role"]),
                    "selected",
                    self._card(vote["card"]),
                    vote["second"],
                    {"response": vote["option"]},
                )
        yield from self._attention(number, commit)
        for decision in of_turn(self._extract, "decisions", number):
            alone = decision["owner"] != "table"
            yield self._say(
                f"{number}/decision/{decision['card']}",
                self._role(decision["owner"]) if alone else self._team,
                "selected",
                self._card(decision["card"]),
                commit,
                {"response": decision["option"]},
            )
        yield from self._budget_and_prediction(turn)
        values = {each["indicator"]: each["value"] for each in of_turn(self._extract, "indicators", number)}
        result = {"completion": True, "extensions": {_INDICATORS: values}}
        yield self._say(f"{number}/end", self._team, "completed", level, commit, result)

    def _attention(self, turn: Value, commit: Value) -> Iterator[Json]:
        """Attention and capacity: what roles gave."""
        for token in of_turn(self._extract, "tokens", turn):
            if token["target_kind"] == "initiative":
                target = self._initiative(token["target"])
            else:
                target = self._activity(f"/dimension/{token['target']}", "game-object", None)
            yield self._say(
                f"{turn}/token/{token['role']}", self._role(token["role"]), "interacted", target, commit
            )
        for loan in of_turn(self._extract, "loans", turn):
            point = self._activity("/capacity", "item", None)
            yield self._say(
                f"{turn}/loan/{loan['lender']}",
                self._role(loan["lender"]),
                "used",
                point,
                commit,
                {"response": loan["borrower"]},
            )

    def _budget_and_prediction(self, turn: Record) -> Iterator[Json]:
        number, commit = turn["turn"], turn["committed"]
        if turn["proposal"] is not None:
            budget = self._activity("/budget", "alternative", None)
            yield self._say(
                f"{number}/budget", self._team, "selected", budget, commit, {"response": turn["proposal"]}
            )
        for guess in of_turn(self._extract, "predictions", number):
            named = ("indicator", guess["indicator"])
            asked = self._activity(f"/prediction/{guess['indicator']}", "alternative", named)
            result = {"response": guess["predicted"], "success": guess["right"]}
            yield self._say(f"{number}/prediction", self._team, "selected", asked, commit, result)

    def _promises(self) -> Iterator[Json]:
        for promise in records(self._extract, "promises"):
            name = promise["promise"]
            quest = self._activity(f"/promise/{name}", "quest", ("promise", name))
            given = self._committed[promise["given_turn"]]
            yield self._say(f"promise/{name}/begin", self._team, "initialized", quest, given)
            if promise["settled_turn"] is not None:
                settled = self._committed[promise["settled_turn"]]
                result = {"success": promise["state"] == "kept", "completion": True}
                yield self._say(f"promise/{name}/end", self._team, "completed", quest, settled, result)

    def _initiatives(self) -> Iterator[Json]:
        for work in records(self._extract, "initiatives"):
            name = work["initiative"]
            quest = self._initiative(name)
            started = self._committed[work["started_turn"]]
            yield self._say(f"initiative/{name}/begin", self._team, "initialized", quest, started)
            if work["done_turn"] is not None:
                result = {"success": work["state"] != "failed", "completion": True}
                done = self._committed[work["done_turn"]]
                yield self._say(f"initiative/{name}/end", self._team, "completed", quest, done, result)

    def _end(self, game: Json) -> Json:
        goals = [each for each in records(self._extract, "goals") if each["kind"] == "goal"]
        met = sum(bool(each["met"]) for each in goals)
        held = self._about["floors_broken"] == 0
        result: Json = {
            "success": met == len(goals) and held,
            "completion": self._about["status"] == "finished",
        }
        if goals:
            result["score"] = {"raw": met, "min": 0, "max": len(goals), "scaled": met / len(goals)}
        return self._say("end", self._team, "completed", game, self._about["seconds"], result)

    def _card(self, card: Value) -> Json:
        return self._activity(f"/card/{card}", "alternative", ("card", card))

    def _initiative(self, name: Value) -> Json:
        return self._activity(f"/initiative/{name}", "quest", ("answer", name))

    def _role(self, role: Value) -> Json:
        return {"objectType": "Agent", "account": {"homePage": HOME, "name": f"{self._extract.game}/{role}"}}

    def _activity(self, path: str, kind: str, named: tuple[str, Value] | None) -> Json:
        definition: Json = {"type": f"{_TYPES}/{kind}"}
        if named is not None and named in self._called:
            definition["name"] = dict(self._called[named])
        return {"objectType": "Activity", "id": f"{self._scenario}{path}", "definition": definition}

    def _say(  # noqa: PLR0913, PLR0917  (the parts of a statement)
        self, name: str, actor: Json, verb: str, activity: Json, second: Value, result: Json | None = None
    ) -> Json:
        """One statement; `name` tells it from the others of the game."""
        statement: Json = {
            "id": str(uuid5(_SPACE, f"{self._extract.game}/{name}")),
            "actor": actor,
            "verb": self._verbs[verb],
            "object": activity,
            "context": {
                "registration": str(self._registration),
                "contextActivities": {
                    "grouping": [{"objectType": "Activity", "id": self._scenario}],
                    "category": [{"objectType": "Activity", "id": PROFILE}],
                },
                "platform": "Fjordvik",
            },
            "version": "1.0.3",
        }
        if result is not None:
            statement["result"] = result
        at = instant(self._extract.begun, second)
        if at is not None:
            statement["timestamp"] = at
        return statement

    @property
    def _registration(self) -> UUID:
        """The same for all statements of a game."""
        return uuid5(_SPACE, self._extract.game)
