"""The researcher's tools: what-if, export, simulation in bulk, exchange of models.

It exists so that logged games can be studied with the rules that played them. Only here may the `research`
extra (numpy, numba and the like) be imported. `game.report` and every layer above may import it.
"""
