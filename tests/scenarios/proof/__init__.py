"""Proof that a scenario is sound: what its README claims, played out and judged.

python -m tests.scenarios.proof --games 1000 --coverage 10000

playing    games of many teams in several processes, and what is kept of each
teams      teams made for one question: gains left, one role overdrawn, work spread, points lent
climbing   a search for a game that meets every goal
arriving   when what was started is first felt, and whether it gets worse before
judging    the properties, each with its figures
"""
