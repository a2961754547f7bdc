"""The two hashes of a pack: `rules_hash` decides whether a log can be replayed, `content_hash` names the edition."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import TypeAlias, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from game.lang import render
from game.pack.equations import Equations
from game.pack.schema import Scenario
from game.pack.scope import Path
from game.pack.words import RemarkMark, TextMark

DIGEST_BYTES = 16
Json: TypeAlias = "str | bool | list[Json] | dict[str, Json] | None"


def rules_hash(scenario: Scenario) -> str:
    """A hash of everything that decides how a game goes, and of nothing else.

    Texts and remarks are left out, and so are fields at their default: a field that a later version adds changes no
    old hash. Equations count in their canonical form, so spaces and brackets do not matter. ValueError for a scenario
    with errors.
    """
    equations = {path: render(tree) for path, tree in Equations(scenario).trees.items()}
    rules: Json = {
        "settings": _rules_of(("settings",), scenario.settings, equations),
        "model": _rules_of(("model",), scenario.model, equations),
        "cards": {name: _rules_of(("cards", name), card, equations) for name, card in scenario.cards.items()},
        # tables are hashed without their order; this one's order has a meaning: from easy to hard
        "ambitions": list(scenario.settings.ambitions),
    }
    return _digest(json.dumps(rules, sort_keys=True, separators=(",", ":")).encode("utf-8"))


def content_hash(files: Mapping[str, bytes]) -> str:
    """A hash of a pack's files as they are, by name."""
    digest = hashlib.blake2b(digest_size=DIGEST_BYTES)
    for name in sorted(files):
        digest.update(f"{len(name.encode('utf-8'))}:{name}:{len(files[name])}:".encode())
        digest.update(files[name])
    return digest.hexdigest()


def _digest(text: bytes) -> str:
    return hashlib.blake2b(text, digest_size=DIGEST_BYTES).hexdigest()


def _rules_of(path: Path, part: BaseModel, equations: Mapping[Path, str]) -> dict[str, Json]:
    rules: dict[str, Json] = {}
    for field, info in type(part).model_fields.items():
        value = getattr(part, field)
        if _is_no_rule(info) or value == info.default or _says_default((*path, field), info, equations):
            continue
        rule = _plain((*path, field), value, equations)
        if not (isinstance(value, BaseModel) and rule == {}):  # a part with nothing but texts in it
            rules[field] = rule
    return rules


def _says_default(path: Path, info: FieldInfo, equations: Mapping[Path, str]) -> bool:
    """Whether an equation is the default in other words, such as "1.0" for 1 or "true" for true."""
    match info.default:
        case bool() as truth:
            return equations.get(path) == ("true" if truth else "false")
        case int() | float() as number:
            return equations.get(path) == repr(float(number))
        case _:
            return False


def _plain(path: Path, value: object, equations: Mapping[Path, str]) -> Json:
    if path in equations:
        return equations[path]
    match value:
        case BaseModel():
            return _rules_of(path, value, equations)
        case dict():
            return {key: _plain((*path, key), item, equations) for key, item in value.items()}
        case tuple():
            return [_plain((*path, place), item, equations) for place, item in enumerate(value)]
        case bool() | str() | None:
            return value
        case float() | int():
            return float(value).hex()
        case _:
            raise AssertionError(f"no rule can be a {type(value).__name__}")


def _is_no_rule(info: FieldInfo) -> bool:
    return any(isinstance(item, TextMark | RemarkMark) for item in info.metadata) or _marked(info.annotation)


def _marked(annotation: object) -> bool:
    if any(isinstance(item, TextMark | RemarkMark) for item in getattr(annotation, "__metadata__", ())):
        return True
    return any(_marked(inner) for inner in get_args(annotation) if inner is not type(None))
