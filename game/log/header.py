"""The first record of a log: everything that must be known before the first input can be replayed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue, ValidationError, field_validator

from game.errors import LogError
from game.log.canonical import Json, JsonInput, plain
from game.log.chain import Chain
from game.log.record import HEADER, Record

FORMAT = 1
"""The log format that this program writes, and the newest that it reads."""


def _seed(text: str) -> str:
    if not (text.isascii() and text.isdigit() and text == str(int(text)) and int(text) < 2**64):
        raise ValueError("must be a whole number from 0 to 2^64 - 1 without leading zeros")
    return text


Word = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}$")]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{16,128}$")]


class Header(BaseModel):
    """What a log says of its game. `setup` is the session's own; `table` is a pseudonym, never a name."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    format: Annotated[int, Field(ge=FORMAT, le=FORMAT)] = FORMAT
    rules: Word
    scenario: Word
    rules_hash: Hash
    content_hash: Hash
    seed: Annotated[str, Field(max_length=20), AfterValidator(_seed)]
    setup: dict[str, JsonValue]
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(_[A-Za-z0-9]{2,8})?$")]
    table: Word

    @field_validator("setup")
    @classmethod
    def _only_what_a_log_can_hold(cls, setup: dict[str, JsonValue]) -> dict[str, JsonValue]:
        try:
            plain(_as_input(setup), "setup")
        except LogError as error:
            raise ValueError(str(error)) from error
        return setup

    def to_json(self) -> dict[str, JsonInput]:
        """The header as the `d` of its record."""
        return dict(self.model_dump())


def _as_input(setup: object) -> JsonInput:
    """Hand pydantic's JSON, which may hold floats, to `plain`, which refuses them at run time."""
    return setup  # type: ignore[return-value]


def header_of(record: Record) -> Header:
    """Read the header from a log's first record. Raises LogError, also for a format from the future."""
    if record.k != HEADER:
        raise LogError("no-header", kind=record.k)
    refuse_newer_format(dict(record.d))
    try:
        return Header.model_validate(dict(record.d))
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise LogError("wrong-header", detail=faults) from None


def refuse_newer_format(d: dict[str, Json]) -> None:
    """Raise LogError when a header comes from a program newer than this one."""
    written = d.get("format")
    if type(written) is int and written > FORMAT:
        raise LogError("newer-format", written=written, known=FORMAT)


def refuse_newer_line(line: bytes) -> None:
    """As `refuse_newer_format`, for a first line that today's strict reading does not understand."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return  # Not JSON of any version: the caller reports it as broken.
    match value:
        case {"d": dict(d)}:
            refuse_newer_format(d)
        case _:
            return  # Nothing to tell a version from.


def header_of_chain(path: Path, content: bytes, chain: Chain) -> Header:
    """The header of a log. Raises LogError when it has no whole one, or one that this program cannot read."""
    if chain.records:
        return header_of(chain.records[0])
    refuse_newer_line(content.partition(b"\n")[0])
    if chain.fault is None:
        raise LogError("nothing-played", path=path)
    raise LogError("unusable", path=path, line=chain.fault.line, what=chain.fault.what)
