"""What changes at the table while the game goes on: somebody leaves, comes or takes another role, and how it votes."""

from __future__ import annotations

from dataclasses import replace

from game.engine.state import VOTINGS, Rules, Setup
from game.session.deciding import votes_shown
from game.session.inputs import Sit, VoteBy
from game.session.refused import Refused, refused
from game.session.seats import director_of, seated, taken_seats, voters
from game.session.table import Pairs, TableState


def reseated(rules: Rules, table: TableState, act: VoteBy | Sit) -> TableState | Refused:
    """The table with another way to vote, or another person (or nobody) in a role.

    Votes that were shown stay as they are; of those that were not, only the votes of people who still vote.
    """
    if table.beat == "epilogue":
        return refused("not-now-in-beat", beat=table.beat)
    if isinstance(act, VoteBy):
        for way in VOTINGS:
            if act.way == way:
                return _with_setup(table, replace(table.setup, voting=way))
        return refused("no-such-way")
    scenario, roles = rules.scenario, rules.scenario.settings.roles
    if act.role not in roles or act.by not in ("", *roles):
        return refused("no-such-role")
    if act.by not in ("", act.role, *taken_seats(scenario, table.setup)):
        return refused("seat-empty", role=act.by, director=director_of(scenario))
    setup = seated(roles, table.setup, act.role, act.by)
    if setup is None:
        return refused("nobody-left")
    shown = table.beat == "choice" and votes_shown(rules, table)
    after, votes = _with_setup(table, setup), set(voters(scenario, setup))
    if shown:
        return replace(after, pending=replace(table.pending, votes_done=True))
    kept, passed = _of(table.pending.votes, votes), _of(table.pending.abstained, votes)
    return replace(after, pending=replace(table.pending, votes=kept, abstained=passed))


def _with_setup(table: TableState, setup: Setup) -> TableState:
    return replace(table, setup=setup, since=table.since or table.setup)


def _of(pairs: Pairs, roles: set[str]) -> Pairs:
    return tuple(pair for pair in pairs if pair[0] in roles)
