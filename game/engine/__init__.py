"""The rules: start a game, step it by one half-year, say what is legal. Pure and exact.

`compile_rules` turns a `Scenario` into `Rules`: a layout of two flat vectors and one kernel that works on
them. `start(rules, setup, seed)` gives the first `State`, `step(rules, state, decisions)` the next, or a
`Rejection`. The layer touches no clock, disk, screen, environment or random source; session, log, research
and everything above may import it.
"""
