"""What comes of an XMILE file: the tables of a `model.yaml` as values, and what whoever uses them must know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.errors import ModelError, Place
from game.pack.check_model import GREATEST

WIDEST: Final = float(GREATEST - 1)
"""Bounds of a stock that the file leaves unbounded."""
TOO_GREAT: Final = f"the game's numbers lie below {GREATEST}: use a larger unit."


class Problems:
    """Collects what stands against a file, each once, and tells it in the order of the file."""

    def __init__(self) -> None:
        self._found: set[tuple[Place, str]] = set()

    def add(self, place: Place, text: str) -> None:
        """Note something that cannot be read."""
        self._found.add((place, text))

    def tell(self) -> None:
        """ModelError with a line for each, if there are any."""
        if self._found:
            raise ModelError("\n".join(f"{place}: error: {text}" for place, text in sorted(self._found)))


@dataclass(frozen=True, slots=True)
class Part:
    """A stock, flow, auxiliary or parameter; `equation` is a stock's start or a parameter's value too."""

    name: str
    label: str
    unit: str
    why: str
    equation: str


@dataclass(frozen=True, slots=True)
class ReadStock(Part):
    """A stock with its bounds."""

    low: float = -WIDEST
    high: float = WIDEST


@dataclass(frozen=True, slots=True)
class ReadFlow(Part):
    """A flow with the stocks at its ends, None where there is no stock."""

    into: str | None = None
    out_of: str | None = None


@dataclass(frozen=True, slots=True)
class ReadModel:
    """A model that was read from `file`, as the user named it."""

    file: str
    stocks: tuple[ReadStock, ...]
    flows: tuple[ReadFlow, ...]
    auxiliaries: tuple[Part, ...]
    parameters: tuple[Part, ...]
    length: float
    """How long the file's run is, in its unit of time."""
    step: float
    """The length of its step in that unit."""
    notes: tuple[str, ...]
    """What is otherwise than in the file, in sentences."""
