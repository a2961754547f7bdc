"""Things that have the same content under another id, so that they need not be told as one gone and one new."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from game.pack.schema import Scenario
from game.pack.texts import mark_of

ROUNDS = 4
"""A rename can bring another one to light, such as that of a flow whose stock was renamed; rarely more than twice."""
OPTIONS = "options"
TABLES: tuple[tuple[str, str], ...] = (
    ("model", "stocks"),
    ("model", "auxiliaries"),
    ("model", "parameters"),
    ("model", "flows"),
    ("model", "channels"),
    ("settings", "areas"),
    ("settings", "roles"),
    ("settings", "indicators"),
    ("settings", "profiles"),
    ("settings", "ambitions"),
    ("settings", "goals"),
    ("settings", "floors"),
    ("settings", "promises"),
    ("settings", "situations"),
    ("settings", "people"),
    ("settings", "headlines"),
    ("settings", "small_news"),
)


@dataclass(frozen=True, slots=True)
class Rename:
    """One thing under two ids; `table` is the path of the table that it stands in, with new ids."""

    table: tuple[str, ...]
    old: str
    new: str


def renames_between(old: Scenario, new: Scenario) -> tuple[tuple[Rename, ...], Scenario]:
    """The renames, and the old scenario with the new ids, also where they are mentioned."""
    found: list[Rename] = []
    for _ in range(ROUNDS):
        more = [*_renamed_things(old, new), *_renamed_options(old, new)]
        if not more:
            break
        found += more
        old = _with_new_ids(old, more)
    return tuple(found), old


def _renamed_things(old: Scenario, new: Scenario) -> Iterator[Rename]:
    for part, table in TABLES:
        before, after = (getattr(getattr(each, part), table) for each in (old, new))
        yield from (Rename((part, table), *pair) for pair in _pairs(before, after))
    yield from (Rename(("cards",), *pair) for pair in _pairs(old.cards, new.cards))


def _pairs(before: Mapping[str, BaseModel], after: Mapping[str, BaseModel]) -> Iterator[tuple[str, str]]:
    """Ids that went and ids that came with the same content, where it is clear which belong together."""
    gone = {name: value for name, value in before.items() if name not in after}
    came = {name: value for name, value in after.items() if name not in before}
    for name, value in gone.items():
        same = [other for other, content in came.items() if content == value]
        if len(same) == 1 and sum(content == value for content in gone.values()) == 1:
            yield name, same[0]


def _renamed_options(old: Scenario, new: Scenario) -> Iterator[Rename]:
    """Answers that changed places or letters on a card."""
    for name, card in new.cards.items():
        before = dict(old.cards[name].options) if name in old.cards else {}
        for letter, option in card.options.items():
            stayed = before.get(letter) == option
            same = [other for other, content in before.items() if content == option and other != letter]
            if not stayed and len(same) == 1 and dict(card.options).get(same[0]) != option:
                yield Rename(("cards", name, OPTIONS), same[0], letter)


def _with_new_ids(old: Scenario, renames: list[Rename]) -> Scenario:
    """The old scenario in which the things are called as in the new one.

    Where two things of different kinds share an id, it is not clear which one a mention means: only the table changes.
    """
    counted = Counter(_ids(old))
    plain = [each for each in renames if counted[each.old] == 1 and OPTIONS not in each.table]
    data = _data(old, _swap({each.old: each.new for each in plain}), is_text=False)
    moved: dict[tuple[str, ...], dict[str, str]] = {}
    for each in renames:
        if each not in plain:
            moved.setdefault(each.table, {})[each.old] = each.new
    for (*above, last), ids in moved.items():
        around = data
        for step in above:
            around = around[step]
        around[last] = {ids.get(key, key): value for key, value in around[last].items()}
    return Scenario.model_validate(data)


def _ids(scenario: Scenario) -> Iterator[str]:
    for part, table in TABLES:
        yield from getattr(getattr(scenario, part), table)
    yield from scenario.cards


def _swap(ids: Mapping[str, str]) -> Callable[[str], str]:
    """Replaces an id wherever it stands alone, or in a name that the game makes of it, such as `chose_<card>_a`."""
    if not ids:
        return str
    begins = "chose|offered|running|live|failed|change|promise|situation|dip|load|capacity|overload|lent"
    ends = "a|b|c|not_now|open|kept|broken"
    names = "|".join(sorted(map(re.escape, ids), key=len, reverse=True))
    pattern = re.compile(rf"(?<![a-z0-9_])((?:{begins})_)?({names})((?:_(?:{ends}))?)(?![a-z0-9_])")
    return lambda text: pattern.sub(lambda found: f"{found[1] or ''}{ids[found[2]]}{found[3]}", text)


def _data(value: object, swap: Callable[[str], str], *, is_text: bool) -> Any:  # noqa: ANN401  plain data
    """Plain data with the ids replaced in keys and in all that is no text for people."""
    match value:
        case BaseModel():
            return {
                field: _data(getattr(value, field), swap, is_text=mark_of(info) is not None)
                for field, info in type(value).model_fields.items()
            }
        case dict():
            return {swap(key): _data(item, swap, is_text=is_text) for key, item in value.items()}
        case tuple():
            return tuple(_data(item, swap, is_text=is_text) for item in value)
        case str():
            return value if is_text else swap(value)
        case _:
            return value
