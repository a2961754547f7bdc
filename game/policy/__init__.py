"""The built-in teams: each decides for a whole table from what a table can see.

It exists for play without people: a demonstration, a playtest, a simulation in bulk. `game.research` and
every layer above may import it.

A team is a pure function of the rules and the state; its luck comes from the engine's chance, so that the same game
is played the same way anywhere. Every decision is one that `legal_commands` allows, in any pack. No team knows a
pack's ids: what a thing is worth to it, it learns from the pack itself (`worth.py`).

    teams       the names, and what each is for
    plain       teams that follow a rule of thumb
    planned     teams that weigh: balanced, and one for each dimension
    needing     what a table is after: goals, floors, promises, and where they will end as things go
    weighing    what an answer, a budget or a token is worth at this moment
    worth       what a point more of each stock does to each indicator by the end
    trying      how that is found: a reference team's games, played again with a nudge
    tabled      teams that follow a table, the thumb's rules among them
    table_file  a table as a CSV file
    wishes      what a table wants, as numbers
    following   how it is followed, for CPython and numba
    table       what all teams share: paying, attention, budgets
"""

from game.policy.table import Policy
from game.policy.teams import POLICIES

__all__ = ["POLICIES", "Policy"]
