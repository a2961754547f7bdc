"""A led game in which everything happens that an export tells, and exports of it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from game.log.form_file import FormFile, Sheet, form_path
from game.policy import POLICIES
from game.research.export.codebook import Column, Row, codebook
from game.research.export.extract import Extract, Wanted, extracted
from game.research.export.keys import Key
from game.research.export.run import Order
from game.research.library import Library
from game.session.auto import play_to_end
from game.session.deciding import prediction_asked
from game.session.game import Game
from game.session.inputs import (
    Abstain,
    CallEvent,
    CatchUp,
    Choose,
    Commit,
    GoOn,
    Input,
    Lend,
    MoveSum,
    PlaceToken,
    Predict,
    Propose,
    ReadFact,
    SetAmbition,
    SetGains,
    Undo,
    Vote,
    Write,
)
from game.session.refused import Refused
from game.session.table import menu_of
from tests.log.support import QuickDisk
from tests.session.support import setup_of, tiny

KEY = Key(bytes(range(32)))
NOW = datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC)
BEGUN = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
NAME, NOTE, DISPUTE, CHALLENGE, ACTION = (
    "Åse Nordmann",
    "=1+1 og mer; «sitat», linje\nto",
    "Slik er det ikke hos oss.",
    "Vi slutter med mandagsmøtet.",
    "Jeg ringer Kåre.",
)
SECRETS = (NAME, "sitat", DISPUTE, CHALLENGE, ACTION)
CODE = "KA07"
SHEETS = (
    Sheet("before", {"confidence.stop": 40, "question": "slower"}, CODE),
    Sheet("after", {"confidence.stop": 70, "action": ACTION}, CODE),
    Sheet("before", {"confidence.stop": 10}),
)


def ticking(begun: datetime = BEGUN) -> Callable[[], str]:
    """A clock that goes on ten seconds each time that it is looked at; the first look is the begin."""
    looks = iter(range(10**6))
    return lambda: (begun + timedelta(seconds=10 * next(looks))).isoformat(timespec="seconds")


def do(game: Game, *acts: Input) -> None:
    """Inputs that must be allowed."""
    for act in acts:
        outcome = game.submit(act)
        assert not isinstance(outcome, Refused), (act, outcome)


def led_game(path: Path) -> Path:
    """A game of the tiny pack that was led, argued over and played to its end, with forms; its log."""
    setup = setup_of(tiny(), features_off=("events",))
    with Game.new(tiny(), setup, 7, "nb", path, clock=ticking(), table="workshop-3", fs=QuickDisk()) as game:
        do(game, Write("name", NAME, role="finance"), CallEvent("breach"), GoOn())
        game.annotate("pause")
        game.annotate("pause_over")
        do(game, ReadFact("director", "form"), GoOn(), Vote("director", "a"), Vote("finance", "b"))
        do(game, Choose("form", "a"), Undo(), Choose("form", "b"), Write("note", NOTE))
        _rest(game)
        do(game, Write("dispute", DISPUTE, about="services"), Commit(), GoOn(), GoOn())
        game.annotate("more_time", minutes="3")
        do(game, CatchUp("now"), GoOn())
        do(game, Vote("director", "not_now"), Abstain("finance", "away"))
        _second(game)
        do(game, Write("challenge", CHALLENGE, role="director"), Commit())
        play_to_end(game, POLICIES["always-a"])
        files = FormFile.open(form_path(path), QuickDisk())
        for sheet in SHEETS:
            files.put(sheet)
    return path


def _rest(game: Game) -> None:
    """What the first half-year needs besides its main case."""
    do(game, *_answers(game))
    do(game, PlaceToken("director", "technology"), PlaceToken("finance", "organisation"))
    do(game, Lend("director", "finance"), Predict("services", "up"))


def _second(game: Game) -> None:
    do(game, *_answers(game), PlaceToken("director", "form.b"), PlaceToken("finance", "strategy"))
    do(game, SetAmbition("high"), Propose("even"), MoveSum("services", "development"), SetGains("move"))
    asked = prediction_asked(game.rules, game.table)
    assert asked is not None
    do(game, Predict(asked, "down"))


def _answers(game: Game) -> Iterator[Input]:
    """The last legal answer to each card that has none yet."""
    answered = dict(game.table.pending.choices)
    for card in menu_of(game.rules, game.table).cards:
        if card.card not in answered:
            yield Choose(card.card, card.legal[-1])


def extract_of(log: Path, *, private: bool = True, pack: str = str(tiny().folder)) -> Extract:
    """A log as an export takes it; nothing may be wrong with it."""
    with Library(pack) as library:
        found = extracted(library, log, Wanted(KEY, private, NOW.date()))
    assert found.problems == ()
    assert found.extract is not None
    return found.extract


def rows(extract: Extract, table: str) -> list[dict[str, Any]]:
    """The rows of a table by column."""
    return [dict(zip(codebook()[table].names, row, strict=True)) for row in extract.rows[table]]


def order(to: Path, *logs: Path, **more: Any) -> Order:
    """An export of logs of the tiny pack."""
    return Order(**{"logs": logs, "to": to, "form": "csv", "at": NOW, "pack": str(tiny().folder), **more})


def read_csv(folder: Path, table: str) -> list[dict[str, str]]:
    """The lines of a table."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def faults(column: Column, value: object) -> Iterator[str]:
    """What a value does against its column in the codebook."""
    if value is None:
        if column.needed:
            yield f"{column.name} is missing"
        return
    types = {"string": str, "integer": int, "number": float, "boolean": bool}
    if type(value) is not types[column.type]:
        yield f"{column.name} is {value!r}, no {column.type}"
    elif column.values and value not in column.values:
        yield f"{column.name} is {value!r}, none of {column.values}"
    elif isinstance(value, int | float) and not isinstance(value, bool):
        if column.least is not None and value < column.least:
            yield f"{column.name} is {value}, below {column.least}"
        if column.most is not None and value > column.most:
            yield f"{column.name} is {value}, above {column.most}"


def all_faults(tables: Mapping[str, tuple[Row, ...]]) -> list[str]:
    """What the rows of tables do against the codebook: columns, keys, references."""
    found = []
    for name, lines in tables.items():
        table = codebook()[name]
        for row in lines:
            found += [
                f"{name}: {fault}"
                for column, value in zip(table.columns, row, strict=True)
                for fault in faults(column, value)
            ]
        places = [table.place(each) for each in table.key]
        keys = [tuple(row[place] for place in places) for row in lines]
        found += [f"{name}: {key} is there twice" for key in set(keys) if keys.count(key) > 1]
        for reference in table.references:
            other = codebook()[reference.table]
            there = {
                tuple(row[other.place(each)] for each in reference.columns) for row in tables[other.name]
            }
            here = {tuple(row[table.place(each)] for each in reference.columns) for row in lines}
            found += [f"{name}: {missing} is not in {other.name}" for missing in here - there]
    return found
