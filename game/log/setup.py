"""A game's setup as the header of a log holds it, and back."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import JsonValue

from game.engine.state import VOTINGS, Setup, Voting
from game.errors import LogError
from game.log.header import Header
from game.rules import RULES_VERSION

_KEYS = frozenset(Setup.__dataclass_fields__)


def setup_as_data(setup: Setup) -> dict[str, JsonValue]:
    """The setup as plain JSON; what is at its default is left out."""
    data: dict[str, JsonValue] = {
        "profile": setup.profile,
        "ambition": setup.ambition,
        "turns": setup.turns,
    }
    if setup.features_off:
        data["features_off"] = list(setup.features_off)
    if setup.short:
        data["short"] = True
    if setup.empty_seats:
        data["empty_seats"] = list(setup.empty_seats)
    if setup.together:
        data["together"] = [list(pair) for pair in setup.together]
    if setup.voting != VOTINGS[0]:
        data["voting"] = setup.voting
    if setup.booklets:
        data["booklets"] = True
    if setup.machine:
        data["machine"] = list(setup.machine)
    return data


def setup_from_data(data: Mapping[str, object]) -> Setup:
    """Read a header's setup. Raises LogError when it is none."""
    if not set(data) <= _KEYS:
        raise _no_setup()
    match data:
        case {"profile": str(profile), "ambition": str(ambition), "turns": int(turns)} if turns is not True:
            return Setup(
                profile,
                ambition,
                turns,
                _texts(data, "features_off"),
                _truth(data, "short"),
                _texts(data, "empty_seats"),
                _pairs(data, "together"),
                _voting(data),
                _truth(data, "booklets"),
                _texts(data, "machine"),
            )
        case _:
            raise _no_setup()


def refuse_other_rules(header: Header, rules_hash: str, scenario: str) -> None:
    """Raise LogError unless a game may be played on, or replayed, by these rules, which are those of `scenario`."""
    refuse_other_version(header)
    if header.rules_hash != rules_hash:
        if header.scenario != scenario:
            raise LogError("other-scenario", played=header.scenario, given=scenario)
        raise LogError("other-rules", scenario=header.scenario)


def refuse_other_version(header: Header) -> None:
    """Raise LogError for a game of another version of the rules, whose scenario need not even be read."""
    if header.rules != RULES_VERSION:
        raise LogError("other-rules-version", played=header.rules, known=RULES_VERSION)


def _texts(data: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = data.get(key, ())
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise _no_setup()
    return tuple(value)


def _truth(data: Mapping[str, object], key: str) -> bool:
    value = data.get(key, False)
    if not isinstance(value, bool):
        raise _no_setup()
    return value


def _pairs(data: Mapping[str, object], key: str) -> tuple[tuple[str, str], ...]:
    value = data.get(key, ())
    if not isinstance(value, list | tuple):
        raise _no_setup()
    found = []
    for item in value:
        match item:
            case [str(first), str(second)]:
                found.append((first, second))
            case _:
                raise _no_setup()
    return tuple(found)


def _voting(data: Mapping[str, object]) -> Voting:
    value = data.get("voting", VOTINGS[0])
    for known in VOTINGS:
        if value == known:
            return known
    raise _no_setup()


def _no_setup() -> LogError:
    return LogError("no-setup")
