"""Who decides in a simulation: a built-in team, a table of decisions, or a Python class of the user's own."""

from __future__ import annotations

import importlib
import inspect
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from types import ModuleType
from typing import Protocol, cast

import cloudpickle  # type: ignore[import-untyped]

from game.engine.decisions import Decisions
from game.engine.layout import TURN
from game.engine.state import Rules, State
from game.errors import FjordvikError, UsageError
from game.policy import POLICIES, Policy
from game.policy.tabled import DecisionTable, read_table, table_of, tabled

TABLE = ".csv"


class PolicyFault(FjordvikError):
    """A team of the user's own has failed, or decided what the rules refuse: says in which game and half-year."""


class Player(Protocol):
    """What a Python class must be: made without arguments, afresh for each game."""

    def decide(self, rules: Rules, state: State) -> Decisions:
        """What the team commits for the half-year that `state` is the first day of.

        If there is a method `begin(seed)` too, it is called once before the first half-year. What is decided may
        depend on nothing but the arguments and the seed, or the simulation cannot be repeated.
        """
        ...


@dataclass(frozen=True, slots=True)
class Team:
    """A team, as it is sent to whoever plays."""

    name: str
    """As it was asked for: `balanced`, `mine.csv`, `mine:Team`."""
    digest: str = ""
    """Of the table, or of the Python file; "" for a built-in team."""
    table: DecisionTable | None = None
    """What it decides by, if a table can say it."""
    code: bytes = b""
    """A Python class of the user's own (cloudpickle, by value), so that no worker needs its file."""

    def policy(self, rules: Rules, seed: int) -> Policy:
        """How it decides in one game."""
        if self.code:
            return _own(self.name, self.code, seed)
        if self.name in POLICIES:
            return POLICIES[self.name]
        assert self.table is not None
        return tabled(rules, self.table)


def looks_like_a_file_or_class(asked: str) -> bool:
    """Whether a policy is asked for by a table's path or as `module:Class`, and not by a built-in team's name."""
    return ":" in asked or Path(asked).suffix.lower() == TABLE


def team_of(asked: str, rules: Rules) -> Team:
    """The team of a name, a table's path (.csv) or `module:Class`, which runs that module's code.

    UsageError for what is not there; TableError for a table that cannot be followed.
    """
    if asked in POLICIES:
        return Team(asked, table=table_of(rules, asked))
    path = Path(asked)
    if path.suffix.lower() == TABLE:
        table = read_table(path, rules.scenario)
        return Team(path.name, _digest(repr(table).encode("utf-8")), table)
    module, _, name = asked.partition(":")
    if not name:
        raise UsageError(
            f"There is no policy {asked!r}. Name a team ({', '.join(POLICIES)}), "
            "a table of decisions (.csv), or a Python class as MODULE:CLASS."
        )
    return own_team(_imported(module, name), asked)


def own_team(factory: Callable[[], Player], name: str = "") -> Team:
    """A team of a class, or a function, that is called without arguments and gives a `Player`.

    UsageError for anything else.
    """
    name = name or getattr(factory, "__qualname__", repr(factory))
    if not (inspect.isclass(factory) or inspect.isfunction(factory)):
        raise UsageError(
            f"{name} is no class and no function: it must be called without arguments and give a team."
        )
    module = inspect.getmodule(factory)
    at_the_prompt = module is None or module.__name__ == "__main__"
    with _by_value(None if at_the_prompt else module):
        code = cast("bytes", cloudpickle.dumps(factory))
    try:
        source = inspect.getsource(factory if at_the_prompt or module is None else module).encode("utf-8")
    except (OSError, TypeError):
        source = code
    return Team(name, _digest(source), code=code)


@contextmanager
def _by_value(module: ModuleType | None) -> Iterator[None]:
    """Within, what a module defines is pickled as it is and not by its name; libraries still are by name."""
    if module is None:
        yield
        return
    cloudpickle.register_pickle_by_value(module)
    try:
        yield
    finally:
        cloudpickle.unregister_pickle_by_value(module)


def _imported(module: str, name: str) -> Callable[[], Player]:
    here = str(Path.cwd())
    if here not in sys.path:
        sys.path.append(
            here
        )  # it stays there, for what the module imports later and for the processes that play
    try:
        found: object = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        raise UsageError(f"{module}:{name} cannot be imported from {here}: {error}.") from error
    except Exception as error:
        raise PolicyFault(f"{module} cannot be imported: {_told(error)}.") from error
    return cast("Callable[[], Player]", found)


def _own(name: str, code: bytes, seed: int) -> Policy:
    """A fresh object for one game; whatever goes wrong in it is told with the game's seed and half-year."""
    with _faults(name, seed, 1):
        player: Player = cloudpickle.loads(code)()
        begin = getattr(player, "begin", None)
        if begin is not None:
            begin(seed)
        decide = player.decide

    def policy(rules: Rules, state: State) -> Decisions:
        with _faults(name, seed, state.whole[TURN]):
            decided: object = decide(rules, state)
        if not isinstance(decided, Decisions):
            raise PolicyFault(
                f"{name} gave {type(decided).__name__} and no Decisions in game {seed}, "
                f"half-year {state.whole[TURN]}."
            )
        return decided

    return policy


@contextmanager
def _faults(name: str, seed: int, turn: int) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        raise PolicyFault(f"{name} failed in game {seed}, half-year {turn}: {_told(error)}.") from error


def _told(error: Exception) -> str:
    """What went wrong, in which function and line, without the program's own frames."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename != __file__]
    place = f" ({frames[-1].name}, line {frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {error}{place}"


def _digest(source: bytes) -> str:
    return blake2b(source, digest_size=16).hexdigest()
