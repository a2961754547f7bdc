"""Playtest: a scenario played many times by the built-in teams, and what an author should know about it.

It exists so that an author sees, before people sit down, whether something is broken, whether somebody always wins,
whether each choice is one, and whether there is time to read it all. It plays in several processes and gives the same
bytes for the same arguments, whatever their number.

    plan_of(scenario, teams, games, seed, maturity=None, ambition=None) -> Plan     what is to be played
    run(rules, plan, workers, progress) -> Played                                    played, or as far as it came
    summarise(played, scenario, say) -> Summary                                      counted
    findings(summary) -> tuple[Finding, ...]                                         judged, the worst first
    render(summary, findings, files, hashes) -> str                                  the HTML page
    data_of(summary, findings, files, hashes) -> str                                 the same as JSON

    playing   one game, and what is kept of it       trying    every answer at one moment, under the same luck
    faring, coverage, moving, reading                what is counted
    bounds, reach                                    what is proved never to come
    broken, balance, choosing                        what is judged; a threshold stands where it is used
    wording, charts, page, data                      how it is told
"""

from game.workshop.playtest.data import data_of
from game.workshop.playtest.finding import Finding
from game.workshop.playtest.findings import findings
from game.workshop.playtest.plan import Plan, plan_of
from game.workshop.playtest.running import Played, run
from game.workshop.playtest.summary import Summary, summarise
from game.workshop.playtest.wording import Wording
from game.workshop.playtest.write import render

__all__ = [
    "Finding",
    "Plan",
    "Played",
    "Summary",
    "Wording",
    "data_of",
    "findings",
    "plan_of",
    "render",
    "run",
    "summarise",
]
