"""The kernel compiled by numba: whole games without Python, and the same rules for any Python team.

It exists for simulation in bulk, and needs the `research` extra. `compile_numba(rules)` gives a `Compiled`: its
`play(setup, seeds, table)` plays whole games by a table of decisions, its `rules` go wherever `Rules` go. Both have the
bits of the interactive engine; see README.md.
"""

from game.research.compiled.compiling import Compiled, Played, compile_numba
from game.research.compiled.keeping import CacheWarning

__all__ = ["CacheWarning", "Compiled", "Played", "compile_numba"]
