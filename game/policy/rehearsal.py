"""The members of one table that the machine plays: what they think, and what each does when its turn has come.

Thinking takes a tenth of a second for a card, so it is cut into pieces that a window takes one at a time, before
anybody asks. What a member does is an ordinary input of its role; the log's setup says which roles are the machine's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from game.engine.menu import OpenCard
from game.engine.state import Rules, Setup, State
from game.pack.schema import Scenario
from game.policy.members import (
    Opinion,
    Outlook,
    liked,
    opinions_of,
    outlooks,
    proposal_outlook,
    token_outlook,
)
from game.session.course import apply
from game.session.deciding import prediction_asked, votes_shown
from game.session.inputs import Choose, Direction, Input, PlaceToken, Vote
from game.session.prediction import outcome_of_prediction
from game.session.refused import Refused
from game.session.seats import is_on, speaks_for, voters
from game.session.table import TableState, main_case, menu_of


class Members:
    """What the machine's members think in the half-year that is open; it forgets when another one opens."""

    def __init__(self, rules: Rules) -> None:
        """They have thought of nothing yet."""
        self._rules = rules
        self._state: State | None = None
        self._answers: dict[str, tuple[Outlook, ...]] = {}
        self._opinions: dict[str, Mapping[str, Opinion]] = {}
        self._tokens: dict[str, Outlook] = {}
        self._proposals: dict[str, Outlook] = {}

    def think(self, table: TableState) -> bool:
        """Think one thing through, and say whether there was anything left to think of."""
        piece = next(self._left(table), None)
        if piece is not None:
            piece()
        return piece is not None

    def thinking(self, table: TableState) -> bool:
        """Whether there is anything left to think of."""
        return next(self._left(table), None) is not None

    def opinions(self, table: TableState, card: str) -> Mapping[str, Opinion]:
        """What each role thinks of an open card, thought through now if it was not before."""
        self._follow(table)
        if card not in self._opinions:
            self._answers[card] = outlooks(self._rules, table.state, card)
            self._opinions[card] = opinions_of(self._rules, card, self._answers[card])
        return self._opinions[card]

    def predictions(self, table: TableState) -> Mapping[str, Direction]:
        """What each role thinks that the figure in question will do, by what the table chose; nothing before that."""
        asked, main = (
            prediction_asked(self._rules, table),
            main_case(self._rules, menu_of(self._rules, table)),
        )
        key = dict(table.pending.choices).get(main.card) if main is not None else None
        if asked is None or main is None or key is None:
            return {}
        self.opinions(table, main.card)
        looked = next((each for each in self._answers[main.card] if each.key == key), None)
        if looked is None:
            return {}
        seen = [outcome_of_prediction(self._rules, table.step.closed, soon, asked) for soon in looked.soon]
        roles = self._rules.layout.roles
        return {role: seen[number % len(seen)] for number, role in enumerate(roles)}

    def tokens(self, table: TableState) -> Mapping[str, str]:
        """What each role would give its attention to."""
        self._follow(table)
        targets = menu_of(self._rules, table).token_targets
        for target in targets:
            self._look_at_token(table, target)
        return liked(self._rules, [self._tokens[target] for target in targets])

    def proposals(self, table: TableState) -> Mapping[str, str]:
        """Which proposal for the budget each role would take; nothing without a budget."""
        self._follow(table)
        menu = menu_of(self._rules, table).budget
        names = tuple(menu.proposals) if menu is not None else ()
        for name in names:
            self._look_at_proposal(table, name)
        return liked(self._rules, [self._proposals[name] for name in names])

    def _follow(self, table: TableState) -> None:
        if self._state is not table.state:
            self._state = table.state
            self._answers, self._opinions, self._tokens, self._proposals = {}, {}, {}, {}

    def _left(self, table: TableState) -> Iterator[Callable[[], object]]:
        """What is still to be thought of, the main case first."""
        if not table.setup.machine or table.beat not in ("news", "case", "choice"):
            return
        self._follow(table)
        menu = menu_of(self._rules, table)
        for card in menu.cards:
            if card.card not in self._opinions:
                yield lambda name=card.card: self.opinions(table, name)  # type: ignore[misc]
        for target in menu.token_targets:
            if target not in self._tokens:
                yield lambda name=target: self._look_at_token(table, name)  # type: ignore[misc]
        for proposal in menu.budget.proposals if menu.budget is not None else ():
            if proposal not in self._proposals:
                yield lambda name=proposal: self._look_at_proposal(table, name)  # type: ignore[misc]

    def _look_at_token(self, table: TableState, target: str) -> None:
        if target not in self._tokens:
            self._tokens[target] = token_outlook(self._rules, table.state, target)

    def _look_at_proposal(self, table: TableState, name: str) -> None:
        if name not in self._proposals:
            self._proposals[name] = proposal_outlook(self._rules, table.state, name)


def decides_by_machine(scenario: Scenario, setup: Setup, card: str) -> str:
    """The machine's role that decides a card alone; "" where none does."""
    owner = scenario.cards[card].owner
    speaker = speaks_for(scenario, setup, owner) if owner is not None else ""
    return speaker if speaker in setup.machine else ""


def next_vote(rules: Rules, table: TableState, members: Members) -> Vote | None:
    """The vote of the next of the machine's roles that has not voted; None where all have, or votes are shown."""
    main = main_case(rules, menu_of(rules, table))
    if table.beat != "choice" or main is None or votes_shown(rules, table):
        return None
    done = dict(table.pending.votes)
    for role in voters(rules.scenario, table.setup):
        if role in table.setup.machine and role not in done:
            return Vote(role, members.opinions(table, main.card)[role].key)
    return None


def next_decision(rules: Rules, table: TableState, members: Members) -> Input | None:
    """What one of the machine's roles decides alone and has not yet: a case of its own, or what it attends to.

    They decide after the table has, for its case comes first when money is short.
    """
    if table.beat != "choice" or not table.setup.machine:
        return None
    scenario, menu = rules.scenario, menu_of(rules, table)
    main, chosen = main_case(rules, menu), dict(table.pending.choices)
    if main is not None and main.card not in chosen:
        return None
    for card in menu.cards:
        role = decides_by_machine(scenario, table.setup, card.card)
        if role and card.card not in chosen:
            return _best_allowed(rules, table, members.opinions(table, card.card)[role], card)
    placed = dict(table.pending.tokens)
    if not menu.token_targets or not is_on(scenario, table.setup, "tokens"):
        return None
    for role in scenario.settings.roles:
        if role not in placed and speaks_for(scenario, table.setup, role) in table.setup.machine:
            return PlaceToken(role, members.tokens(table)[role])
    return None


def by_machine(rules: Rules, setup: Setup, act: Input) -> bool:
    """Whether an input is one that a role of the machine's has made."""
    match act:
        case Vote(role, _):
            return role in setup.machine
        case PlaceToken(role, _):
            return speaks_for(rules.scenario, setup, role) in setup.machine
        case Choose(card, _):
            return bool(decides_by_machine(rules.scenario, setup, card))
        case _:
            return False


def _best_allowed(rules: Rules, table: TableState, opinion: Opinion, card: OpenCard) -> Choose | None:
    """The answer that a role likes best of those that are allowed beside what the table has chosen."""
    values = dict(opinion.values)
    ordered = sorted(values, key=lambda key: (key != opinion.key, -values[key], key))
    others = [answer.key for answer in card.answers if answer.key not in values]
    for key in (*ordered, *others):
        act = Choose(card.card, key)
        if not isinstance(apply(rules, table, act), Refused):
            return act
    return None
