"""Proof that a scenario is sound: what its README claims, played out and judged. The whole is one command:

    python -m tests.scenarios.proof --games 1000 --coverage 10000

The modules, in the order in which they stand on each other:

    teams      teams made for one question: gains left, one role overdrawn, work spread, points lent
    playing    games of many teams in several processes, and what is kept of each
    climbing   a search for a game that meets every goal
    arriving   when what was started is first felt, and whether it gets worse before
    aloud      how much there is to read in a game
    reference  the tables of a README, and what stands in them
    judging    the properties, each with its figures
"""
