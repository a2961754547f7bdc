"""The debrief, the action plan and the printed matter.

It exists so that what a table lived through can be talked about afterwards, on paper or on a projector. It
only reads. `game.ui`, `game.terminal` and every layer above may import it.
"""
