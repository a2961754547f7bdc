"""One running game of one table: beats, roles, votes, promises, the soft clock, undo until confirmed.

It exists so that the window, the terminal and the built-in teams play by one course of events. `game.policy`
and every layer above may import it.
"""
