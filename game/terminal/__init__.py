"""The whole game as text, by keyboard, understandable when read aloud by a screen reader.

It exists for tables without a screen that can draw, and as the fully spoken way to play. It knows nothing of
`game.ui`. `game.workshop` and `game.cli` may import it; `run` is all that they need.
"""

from game.terminal.app import run

__all__ = ["run"]
