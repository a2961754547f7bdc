"""What a scenario is: its schema, how it is read and how it is checked.

A pack is a folder of YAML; `load` turns it into one frozen `Scenario` or raises a `PackError` that holds every
problem at its place. This layer knows the language of the equations (`game.lang`) and nothing of play. Everything
above may import it; it imports `game.lang`, `game.texts` and `game.errors`.
"""
