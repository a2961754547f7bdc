"""Keep what can be read of a file that has mistakes, so that one run finds the other mistakes too."""

from __future__ import annotations

import json
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from game.pack.validate import Data, plain
from game.pack.validate_shapes import locate
from game.pack.yaml_nodes import Node

M = TypeVar("M", bound=BaseModel)
Steps = tuple[str | int, ...]
ROUNDS = 30
"""Each round drops what the last one complained of; a file that needs more has little left to check."""


def salvage(model: type[M], node: Node) -> tuple[M | None, frozenset[Steps]]:
    """Validate what is left of a tree when its wrong parts are taken away, and say which parts those are.

    A wrong value goes; where something required is missing, the whole it belongs to goes. None when nothing that
    validates is left.
    """
    data = plain(node)
    dropped: set[Steps] = set()
    for _ in range(ROUNDS):
        try:
            return model.model_validate_json(json.dumps(data), strict=True), frozenset(dropped)
        except ValidationError as error:
            paths = {_path_to_drop(model, node, each["loc"], each["type"]) for each in error.errors()}
        if () in paths or not paths:
            return None, frozenset(dropped)
        before = len(dropped)
        for path in sorted(paths, key=lambda each: tuple(map(str, each)), reverse=True):
            if _drop(data, path):
                dropped.add(path)
        if len(dropped) == before:
            return None, frozenset(dropped)
    return None, frozenset(dropped)


def _path_to_drop(model: type[M], node: Node, loc: Steps, kind: str) -> Steps:
    path = tuple(locate(model, node, loc).path)
    if kind == "missing":
        # `locate` stops where the tree ends, which is the whole that lacks something
        return path[:-1] if path and path[-1] == loc[-1] else path
    return path


def _drop(data: Data, path: Steps) -> bool:
    here: Data = data
    for step in path[:-1]:
        here = _inside(here, step)
    last = path[-1]
    if isinstance(here, dict) and last in here:
        del here[str(last)]
        return True
    if isinstance(here, list) and isinstance(last, int) and last < len(here):
        del here[last]
        return True
    return False


def _inside(here: Data, step: str | int) -> Data:
    if isinstance(here, dict):
        return here.get(str(step))
    if isinstance(here, list) and isinstance(step, int) and step < len(here):
        return here[step]
    return None
