"""Does pieces of work on a Dask cluster: they are submitted, and give futures, as in `concurrent.futures`.

The scenario reaches every worker, also one that comes later, as a value (a worker plugin carries it), so the cluster
needs no shared disk; each worker compiles it once. Nothing in it is run but what the program itself emits from it. What
the pieces come to is sent back and written by the process that asked.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeAlias

from distributed import Client, KilledWorker, WorkerPlugin

from game import __version__
from game.engine.state import Rules
from game.engine.step import compile_rules
from game.pack.schema import Scenario
from game.research.simulate.engines import Packed
from game.research.simulate.parts import SimulationError
from game.research.simulate.plan import Piece
from game.research.simulate.tables import packed_rows
from game.research.workers import AHEAD

Connection: TypeAlias = Any  # a distributed.Client, whose methods have no types
Work: TypeAlias = Any  # a distributed.Future

WAITS = 30.0
"""Seconds to wait for the scheduler and for a first worker, and between two looks whether the scheduler is there."""

_SCENARIOS: dict[str, Scenario] = {}
"""On a worker: what it was sent, by run."""
_RULES: dict[str, Rules] = {}
"""On a worker: the same compiled, by run."""
_COMPILING = Lock()
"""A worker may have several threads."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A Dask cluster, by its scheduler's address such as tcp://10.0.0.1:8786."""

    address: str

    def each(self, rules: Rules, pieces: Sequence[Piece]) -> Generator[tuple[Piece, Packed]]:
        """Work that is lost with its worker is done again by another.

        SimulationError where the cluster cannot be reached, has no workers, or ends.
        """
        client = self._client()
        try:
            yield from self._each(client, rules, pieces)
        except KilledWorker as error:
            raise SimulationError(
                f"Workers of the cluster at {self.address} were ended again and again, perhaps because memory ran out."
            ) from error
        except (CancelledError, OSError) as error:  # all that runs is cancelled when the scheduler is gone
            raise SimulationError(f"The cluster at {self.address} has ended.") from error
        finally:
            client.close()

    def _client(self) -> Connection:
        connect: Callable[..., Connection] = Client
        try:
            return connect(self.address, timeout=WAITS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise SimulationError(f"No Dask scheduler answers at {self.address}: {error}.") from error

    def _each(
        self, client: Connection, rules: Rules, pieces: Sequence[Piece]
    ) -> Generator[tuple[Piece, Packed]]:
        try:
            client.wait_for_workers(1, timeout=WAITS)
        except TimeoutError as error:
            raise SimulationError(f"The cluster at {self.address} has no workers.") from error
        plugin = _Scenario(pieces[0].run, rules.scenario)
        client.register_plugin(plugin)
        ahead: deque[tuple[Piece, Work]] = deque()
        try:
            for piece in pieces:
                ahead.append((piece, client.submit(_play, piece, __version__, pure=False)))
                if len(ahead) >= AHEAD * max(1, sum(client.nthreads().values())):
                    yield _first(client, ahead)
            while ahead:
                yield _first(client, ahead)
        finally:
            if client.status == "running":
                client.cancel([work for _, work in ahead])
                client.unregister_worker_plugin(plugin.name)


def _first(client: Connection, ahead: deque[tuple[Piece, Work]]) -> tuple[Piece, Packed]:
    """The next result. A client that loses its scheduler may leave a future without end, so it is looked after."""
    piece, work = ahead[0]
    while True:
        try:
            packed: Packed = work.result(timeout=WAITS)
        except TimeoutError:
            if client.status != "running":
                raise
        else:
            ahead.popleft()
            return piece, packed


class _Scenario(WorkerPlugin):
    """Gives every worker the scenario of a run, for as long as the run lasts."""

    def __init__(self, run: str, scenario: Scenario) -> None:
        self.name = f"fjordvik-{run}"
        self._run, self._scenario = run, scenario

    def setup(self, worker: object) -> None:  # noqa: ARG002  (the protocol has it)
        _SCENARIOS[self._run] = self._scenario

    def teardown(self, worker: object) -> None:  # noqa: ARG002  (the protocol has it)
        _SCENARIOS.pop(self._run, None)
        _RULES.pop(self._run, None)


def _play(piece: Piece, version: str) -> Packed:
    """On a worker: play a piece."""
    if version != __version__:
        raise SimulationError(
            f"A worker of the cluster has version {__version__} of the game, this is {version}: install the same."
        )
    with _COMPILING:
        if piece.run not in _RULES:
            _RULES[piece.run] = compile_rules(_SCENARIOS[piece.run])
    return packed_rows(_RULES[piece.run], piece)
