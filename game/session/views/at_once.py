"""What an answer costs at once besides its price: money that it moves the moment it is given.

Money is a price and is shown; what an answer does to any other stock stays hidden.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.engine.accounts import Group
from game.engine.layout import Choice
from game.session.views.figures import plain, rounded
from game.session.views.play import Play


@dataclass(frozen=True, slots=True)
class AtOnce:
    """What an answer would post at this moment, M NOK; below zero is taken, above zero comes in."""

    money: float
    """On the stock that prices are paid from."""
    reserve: float
    """On the reserve; 0 where that is the same stock."""
    running: float
    """On the running cost, M NOK a year."""

    @property
    def taken(self) -> float:
        """What is taken from the stock that prices are paid from: it counts as price."""
        return max(0.0, -self.money)


def at_once(play: Play, choice: Choice) -> AtOnce:
    """Worked out as the engine posts it, on a copy of this half-year's first day; what a bound would cut off counts."""
    rules, names = play.rules, play.scenario.model.initiatives
    stocks = {names.money, names.reserve, names.running_cost} & set(choice.option.at_once)
    if not stocks:
        return AtOnce(0.0, 0.0, 0.0)
    accounts, lines = rules.plan.accounts, [0.0] * rules.plan.accounts.line_count
    floats, whole = list(play.today.floats), list(play.today.whole)
    post = rules.kernel_with_ledger.functions["choice_at_once"]
    post(rules.layout.choices.index(choice), floats, whole, lines)
    posted = {stock: lines[accounts.groups[Group(f"choice:{choice.id}", stock)]] for stock in stocks}
    reserve = 0.0 if names.reserve == names.money else posted.get(names.reserve, 0.0)
    return AtOnce(posted.get(names.money, 0.0), reserve, posted.get(names.running_cost, 0.0))


def moved_words(play: Play, moved: AtOnce) -> Iterator[str]:
    """What the reserve pays, then what comes in, each with the stock's own name; what shows as 0 is left out."""
    names, stocks = play.scenario.model.initiatives, play.scenario.model.stocks
    if rounded(-moved.reserve, 2) > 0:
        paid = plain(play, -moved.reserve)
        yield play.say("choice.pays", stock=stocks[names.reserve].name, amount=paid)
    for stock, amount in ((names.money, moved.money), (names.reserve, moved.reserve)):
        if rounded(amount, 2) > 0:
            yield play.say("choice.gets", stock=stocks[stock].name, amount=plain(play, amount))
