"""The game as a Gymnasium environment, for who lets programs learn to play it.

It exists so that an agent meets the same rules as a table does. It needs the `research` extra. Importing it registers
`fjordvik/Municipality-v0`.

    municipality   the environment: reset, step, reward, render
    acting         a half-year's decisions as numbers, and which are legal
    observing      what is seen
"""

from gymnasium import register

from game.research.environment.municipality import Municipality, Reward, goals_met

ID = "fjordvik/Municipality-v0"

register(ID, entry_point="game.research.environment.municipality:Municipality")

__all__ = ["ID", "Municipality", "Reward", "goals_met"]
