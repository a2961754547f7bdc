"""What the main case's answer did the moment it was given: what a table sees before all that comes late."""

from __future__ import annotations

from game.engine.layout import Choice
from game.engine.state import Posting
from game.session.views.figures import plain, rounded, with_unit
from game.session.views.names import quantity_name, quantity_unit
from game.session.views.play import Play
from game.session.views.workload import decided_choices


def straight_away(play: Play, place: int) -> str:
    """A sentence about what moved at once in the half-year of `play.steps[place]`, "" where nothing did.

    Of several stocks the one that moved farthest for its range is told.
    """
    main = next(decided_choices(play, place), None)
    if main is None or play.rules.scenario.cards[main.card].kind != "case":
        return ""
    posted = _posted(play, place, main)
    if posted is None:
        return ""
    amount = with_unit(
        play, plain(play, posted.amount, signed=True), quantity_unit(play, posted.account) or None
    )
    key = "straight_away.more" if main.id in play.rules.layout.initiative_of else "straight_away"
    return play.say(key, name=quantity_name(play, posted.account), change=amount)


def _posted(play: Play, place: int, main: Choice) -> Posting | None:
    ledger, stocks = play.steps[place].ledger, play.scenario.model.stocks
    if ledger is None:
        return None
    money = {play.scenario.model.initiatives.money, play.scenario.model.initiatives.running_cost}
    moved = [
        posting
        for stock in main.option.at_once
        if stock not in money
        for posting in ledger.of_stock(stock)
        if posting.cause == f"choice:{main.id}" and rounded(posting.amount, 2)
    ]
    return max(
        moved,
        key=lambda each: abs(each.amount) / float(stocks[each.account].high - stocks[each.account].low),
        default=None,
    )
