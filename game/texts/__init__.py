"""What people read, in their language: message catalogues, numbers, and the sentences of problems.

It exists so that no layer has sentences of its own for a table, a facilitator or an author. Every layer may
import it but `game.resources` and `game.errors`.
"""
