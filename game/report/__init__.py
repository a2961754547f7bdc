"""What a table gets on paper: the debrief with its action plan, as one HTML file that prints well.

It exists because the talk afterwards is where the learning is, and paper can lie on the table while people talk. It
only reads: a `Debrief` holds a game that was played, from a running session or from a replayed log alike. `game.ui`,
`game.terminal` and every layer above may import it.

    Debrief(rules, scenario, setup, seed, steps, decisions, votes, predictions, language, table)
    debrief_of(rules, scenario, table_state, language, name) -> Debrief
    debrief_of_game(game, scenario, language) -> Debrief        with all that the table wrote
    Retold(debrief)                                             its parts one by one, for a screen
    render_debrief(debrief) -> str
    write_debrief(debrief, path)
"""

from game.report.debrief import Debrief, debrief_of, debrief_of_game
from game.report.retold import Retold
from game.report.write import render_debrief, write_debrief

__all__ = ["Debrief", "Retold", "debrief_of", "debrief_of_game", "render_debrief", "write_debrief"]
