"""The built-in teams: each decides for a whole table from what a table can see.

It exists for play without people: a demonstration, a playtest, a simulation in bulk. `game.research` and
every layer above may import it.
"""
