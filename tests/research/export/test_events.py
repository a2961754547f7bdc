"""The two event formats: every statement and every event is well formed, and what they name is there."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from game.policy import POLICIES
from game.research.export import ocel, xapi
from game.research.export.run import export
from game.session.auto import play_to_end
from game.session.game import Game
from tests.log.support import QuickDisk
from tests.research.export.support import KEY, extract_of, led_game, order, rows
from tests.session.support import setup_of, tiny

Json = dict[str, Any]
READ: dict[str, Callable[[str], object]] = {
    "string": str,
    "integer": int,
    "float": float,
    "boolean": {"true": True, "false": False}.get,
}
IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s]+")


@pytest.fixture(scope="module")
def logs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """A led game with a clock, and one of a built-in team without."""
    folder = tmp_path_factory.mktemp("logs")
    other = folder / "other.jsonl"
    with Game.new(tiny(), setup_of(tiny()), 5, "nb", other, fs=QuickDisk()) as game:
        play_to_end(game, POLICIES["always-a"])
    return led_game(folder / "game.jsonl"), other


@pytest.fixture(scope="module")
def statements(logs: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> list[Json]:
    out = tmp_path_factory.mktemp("out") / "xapi"
    export(order(out, *logs, form="xapi", key=KEY))
    lines = (out / xapi.FILE).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def events(logs: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Json:
    out = tmp_path_factory.mktemp("out") / "ocel"
    export(order(out, *logs, form="ocel", key=KEY))
    assert sorted(path.name for path in out.iterdir() if path.suffix == ".part") == []
    found: Json = json.loads((out / ocel.FILE).read_text(encoding="utf-8"))
    return found


# ------------------------------------------------------------------------------------------------ xAPI 1.0.3


def wrong_with(statement: Json) -> Iterator[str]:
    """What a statement does against the requirements of xAPI 1.0.3, part two, on what is used here."""
    parts = {"id", "actor", "verb", "object", "context", "version", "result", "timestamp"}
    if not {"id", "actor", "verb", "object"} <= set(statement) <= parts:
        yield f"has {sorted(statement)}"
    if not _is_uuid(statement["id"]):
        yield "has no UUID in its standard form"
    if any(value is None for value in _values(statement)):
        yield "holds null"
    yield from _wrong_actor(statement["actor"])
    yield from _wrong_activity(statement["object"])
    verb = statement["verb"]
    if (
        set(verb) != {"id", "display"}
        or not IRI.fullmatch(verb["id"])
        or set(verb["display"]) != {"nb", "nn", "en"}
    ):
        yield f"has the verb {verb}"
    context = statement["context"]
    if set(context) != {"registration", "contextActivities", "platform"} or not _is_uuid(
        context["registration"]
    ):
        yield f"has the context {context}"
    for each in context["contextActivities"].values():
        for activity in each:
            yield from _wrong_activity(activity)
    if "timestamp" in statement and datetime.fromisoformat(statement["timestamp"]).tzinfo is None:
        yield "has a timestamp without offset"
    yield from _wrong_result(statement.get("result", {}))


def _is_uuid(text: str) -> bool:
    return str(UUID(text)) == text


def _wrong_actor(actor: Json) -> Iterator[str]:
    if set(actor) != {"objectType", "account"} or actor["objectType"] not in ("Agent", "Group"):
        yield f"has the actor {actor}"
    account = actor["account"]
    if set(account) != {"homePage", "name"} or not IRI.fullmatch(account["homePage"]) or not account["name"]:
        yield f"has the account {account}"


def _wrong_activity(activity: Json) -> Iterator[str]:
    if not {"objectType", "id"} <= set(activity) <= {"objectType", "id", "definition"}:
        yield f"has the object {activity}"
    if activity["objectType"] != "Activity" or not IRI.fullmatch(activity["id"]):
        yield f"has the activity {activity['id']}"
    definition = activity.get("definition", {})
    if not set(definition) <= {"type", "name"} or not all(definition.get("name", {"": "x"}).values()):
        yield f"has the definition {definition}"


def _wrong_result(result: Json) -> Iterator[str]:
    types = {"success": bool, "completion": bool, "response": str, "extensions": dict, "score": dict}
    for name, value in result.items():
        if not isinstance(value, types[name]):
            yield f"has the result {name} {value!r}"
    if not all(IRI.fullmatch(name) for name in result.get("extensions", {})):
        yield f"has the extensions {result['extensions']}"
    score = result.get("score")
    if score is not None and not (score["min"] <= score["raw"] <= score["max"] and 0 <= score["scaled"] <= 1):
        yield f"has the score {score}"


def _values(part: object) -> Iterator[object]:
    match part:
        case dict():
            for value in part.values():
                yield from _values(value)
        case list():
            for value in part:
                yield from _values(value)
        case _:
            yield part


def test_every_statement_is_one(statements: list[Json]):
    assert [(each["id"], fault) for each in statements for fault in wrong_with(each)] == []
    assert len({each["id"] for each in statements}) == len(statements) > 100


def test_a_bad_statement_would_be_found(statements: list[Json]):
    good = statements[0]
    account = {"homePage": "nowhere", "name": "x"}
    for part, value in (
        ("actor", {"objectType": "Agent", "account": account}),
        ("object", {"objectType": "Activity", "id": "card 7"}),
        ("result", {"score": {"raw": 3, "min": 0, "max": 2, "scaled": 1.5}}),
        ("timestamp", "2026-11-24T10:00:00"),
        ("mood", "fine"),
    ):
        assert list(wrong_with({**good, part: value})), part


def test_verbs_and_types_are_those_of_the_profile(statements: list[Json]):
    verbs = Counter(each["verb"]["id"].rpartition("/")[2] for each in statements)
    assert set(verbs) == {
        "initialized",
        "progressed",
        "completed",
        "accessed",
        "selected",
        "interacted",
        "used",
    }
    types = {each["object"]["definition"]["type"].rpartition("/")[2] for each in statements}
    assert types == {"serious-game", "level", "accessible", "alternative", "game-object", "item", "quest"}


def test_an_activity_is_of_one_type(statements: list[Json]):
    types: dict[str, set[str]] = {}
    for each in statements:
        types.setdefault(each["object"]["id"], set()).add(json.dumps(each["object"]["definition"]))
    assert [name for name, found in types.items() if len(found) != 1] == []


def test_statements_say_who_chose_what_and_when(statements: list[Json], logs: tuple[Path, ...]):
    game = rows(extract_of(logs[0]), "games")[0]["game"]
    form = [
        each
        for each in statements
        if each["object"]["id"].endswith("/card/form") and each["actor"]["account"]["name"].startswith(game)
    ]
    told = [
        (each["actor"]["account"]["name"].removeprefix(game), each["result"]["response"], each["timestamp"])
        for each in form
    ]
    assert told == [
        ("/director", "a", "2026-11-01T00:01:30Z"),
        ("/finance", "b", "2026-11-01T00:01:40Z"),
        ("", "b", "2026-11-01T00:03:40Z"),
    ]
    assert form[0]["object"]["definition"]["name"]["nb"] == "Skjemaet"


def test_a_game_progresses_and_ends_with_its_goals(statements: list[Json], logs: tuple[Path, ...]):
    game = rows(extract_of(logs[0]), "games")[0]
    own = [each for each in statements if each["actor"]["account"]["name"] == game["game"]]
    progress = [
        next(iter(each["result"]["extensions"].values()))
        for each in own
        if each["verb"]["id"].endswith("/progressed")
    ]
    assert progress == [0.25, 0.5, 0.75, 1.0]
    (end,) = [
        each
        for each in own
        if each["verb"]["id"].endswith("/completed") and each["object"]["id"].endswith("/scenario/tiny")
    ]
    assert end["result"] == {
        "success": False,
        "completion": True,
        "score": {"raw": game["goals_met"], "min": 0, "max": 2, "scaled": game["goals_met"] / 2},
    }
    quests = {
        each["object"]["id"].rpartition("/")[2]: each["result"]["success"]
        for each in own
        if each["object"]["id"].rpartition("/")[0].endswith("/promise") and "result" in each
    }
    assert quests == {"ambition": True, "better": False}


def test_without_a_clock_there_is_no_timestamp(statements: list[Json], logs: tuple[Path, ...]):
    names = [rows(extract_of(log), "games")[0]["game"] for log in logs]
    timed = {
        name: {
            "timestamp" in each for each in statements if each["actor"]["account"]["name"].startswith(name)
        }
        for name in names
    }
    assert timed == {names[0]: {True}, names[1]: {False}}


def test_the_same_key_makes_the_same_statements(
    statements: list[Json], logs: tuple[Path, ...], tmp_path: Path
):
    export(order(tmp_path / "again", *logs, form="xapi", key=KEY))
    lines = (tmp_path / "again" / xapi.FILE).read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == statements


# ------------------------------------------------------------------------------------------------ OCEL 2.0


def test_every_id_is_there_once_and_every_relation_leads_somewhere(events: Json):
    objects = [each["id"] for each in events["objects"]]
    assert len(set(objects)) == len(objects)
    assert len({each["id"] for each in events["events"]}) == len(events["events"])
    for each in (*events["events"], *events["objects"]):
        for relation in each["relationships"]:
            assert relation["objectId"] in set(objects), each
            assert relation["qualifier"]


def test_types_and_their_attributes_are_declared_and_used(events: Json):
    for things, types in (("events", "eventTypes"), ("objects", "objectTypes")):
        declared = {
            each["name"]: {attribute["name"]: attribute["type"] for attribute in each["attributes"]}
            for each in events[types]
        }
        for each in events[things]:
            for attribute in each["attributes"]:
                kind = declared[each["type"]][attribute["name"]]
                assert READ[kind](attribute["value"]) is not None
        assert {each["type"] for each in events[things]} <= set(declared)
    assert {each["type"] for each in events["objects"]} == set(ocel.OBJECTS)


def test_events_tell_a_led_game(events: Json, logs: tuple[Path, ...]):
    extract = extract_of(logs[0])
    own = [each for each in events["events"] if each["id"].startswith(extract.game)]
    counted = Counter(each["type"] for each in own)
    for kind, table in (
        ("offer card", "offers"),
        ("decide", "decisions"),
        ("place attention", "tokens"),
        ("lend capacity", "loans"),
        ("predict", "predictions"),
        ("intervene", "interventions"),
        ("give promise", "promises"),
        ("start initiative", "initiatives"),
    ):
        assert counted[kind] == len(rows(extract, table)), kind
    assert counted["vote"] == len([each for each in rows(extract, "votes") if each["option"]])
    assert (counted["begin game"], counted["end game"], counted["adopt budget"]) == (1, 1, 1)
    assert (counted["keep promise"], counted["break promise"]) == (1, 1)
    times = {each["type"]: each["time"] for each in own}
    assert (times["begin game"], times["end game"]) == ("2026-11-01T00:00:00Z", "2026-11-01T00:10:40Z")
    vote = next(each for each in own if each["type"] == "vote")
    assert [each["qualifier"] for each in vote["relationships"]] == ["game", "in", "voted on", "voter"]


def test_without_a_clock_events_keep_their_order(events: Json, logs: tuple[Path, ...]):
    game = extract_of(logs[1]).game
    times = [each["time"] for each in events["events"] if each["id"].startswith(f"{game}/")]
    assert times == sorted(times)
    assert times[0].startswith("1970-01-01T00:00:01")


def test_a_game_that_was_never_ended_has_no_end(tmp_path: Path):
    path = tmp_path / "game.jsonl"
    Game.new(tiny(), setup_of(tiny()), 5, "nb", path, fs=QuickDisk()).close()
    for form, file in (("ocel", ocel.FILE), ("xapi", xapi.FILE)):
        export(order(tmp_path / form, path, form=form))
        content = (tmp_path / form / file).read_text(encoding="utf-8")
        assert "end game" not in content.partition('"events"')[2]
        assert "/completed" not in content
