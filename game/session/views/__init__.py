"""What a table sees, as frozen values that the window and the terminal draw alike.

A view is made from a `Play` (rules, translated scenario, setup, the steps so far, the words) and holds finished
texts in the table's language and plain numbers for bars. Nothing here draws, reads a file or changes the game.
Everything above `session` may import it; the session's own beats need not.

    play_of(rules, scenario, table_state, say) -> Play   from a running session
    status(play, draft=None, closed=False) -> Status     the sides: season, gauges, promises, money, capacity
    news(play) -> News                                   the first beat of the half-year that opens
    cases(play) -> tuple[Case, ...]                      the open cards: main case, delegated cases, event with options
    case(play, card) -> Case
    choice(play, card, draft=None) -> Choice             the answers of an open card
    ambitions(play) -> Iterator[AmbitionView]            the ambitions to choose from where it is confirmed or raised
    budget(play, draft=None) -> BudgetView | None        the autumn budget, None when there is none
    consequences(play, thought=None) -> Consequences     the last beat, when the half-year's step has been added
    why(play, indicator, first=None, last=None) -> Why   the causes in the last half-year, or in a span of turns
    outcome(play) -> Outcome                             goals, floors and promises
    epilogue(play) -> Epilogue                           how it ended, and what became of the people
    refusal_text(play, refusal) -> str                   why something is not legal, as a sentence
    when(play, turn) -> When                             a turn's season and year in the forms that texts need

`draft` are the decisions that the team is pondering (`Decisions`, which need not be complete); `closed` asks for the
last day of the half-year just played instead of the first day of the one that opens.
"""

from game.session.views.ambitions import AmbitionView, ambitions
from game.session.views.budget import BudgetView, budget
from game.session.views.case import Case, Choice, case, cases, choice
from game.session.views.consequences import Consequences, consequences
from game.session.views.news import News, news
from game.session.views.outcome import Epilogue, Outcome, epilogue, outcome
from game.session.views.play import Play, Trend, When, play_of, when
from game.session.views.refusals import refusal_text
from game.session.views.status import Status, status
from game.session.views.why import Why, why

__all__ = [
    "AmbitionView",
    "BudgetView",
    "Case",
    "Choice",
    "Consequences",
    "Epilogue",
    "News",
    "Outcome",
    "Play",
    "Status",
    "Trend",
    "When",
    "Why",
    "ambitions",
    "budget",
    "case",
    "cases",
    "choice",
    "consequences",
    "epilogue",
    "news",
    "outcome",
    "play_of",
    "refusal_text",
    "status",
    "when",
    "why",
]
