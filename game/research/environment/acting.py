"""A half-year's decisions as numbers: the engine's decision vector, what of it is legal, what becomes of the rest.

The vector (`Layout.d_choice` and its neighbours) has a place for the answer to each open card (its number on the card),
for each role's attention (1 to 4 a dimension, then the initiatives) and the role that it lends a point to, for the
budget's proposal, moves and gains rule, for a promise and for a raised ambition. 0 is nothing, everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from game.engine.decisions import BudgetDecision, Decisions, token_number
from game.engine.layout import FIRST_INITIATIVE, SLOT_COUNT, TURN, Choice, Index, Layout
from game.engine.menu import legal_commands
from game.engine.state import Rules, State
from game.pack.schema import DIMENSIONS
from game.research.legal import Kept, Recorded, legalise


def sizes(layout: Layout) -> NDArray[np.int64]:
    """How many values each place of the vector has, 0 among them."""
    answers = 1 + max(choice.position for choice in layout.choices)
    roles, lines = len(layout.roles), len(layout.lines)
    counts = [answers] * SLOT_COUNT
    counts += [FIRST_INITIATIVE + len(layout.initiatives)] * roles
    counts += [roles + 1] * roles
    counts += [len(layout.proposals) + 1]
    counts += [lines + 1] * (2 * layout.moves)
    counts += [len(index) + 1 for index in (layout.gain_rules, layout.promises, layout.ambitions)]
    return np.array(counts, np.int64)


def legal_values(rules: Rules, state: State) -> list[NDArray[np.bool_]]:
    """For each place of the vector which of its values are legal now, each by itself.

    What does not go together (answers that cost too much in all, moves of the budget out of bounds) cannot be said so.
    """
    layout, menu = rules.layout, legal_commands(rules, state)
    legal: dict[int, Iterable[int]] = {}
    open_cards = {card.card: card for card in menu.cards}
    positions = {(choice.card, choice.key): choice.position for choice in layout.choices}
    for slot, name in (
        _open(layout, state) if open_cards else ()
    ):  # on the last day of all, cards lie there still
        legal[layout.d_choice[slot]] = [positions[name, key] for key in open_cards[name].legal]
    targets = [token_number(layout, target) for target in menu.token_targets]
    for number, role in enumerate(layout.roles):
        legal[layout.d_token[number]] = (0, *targets)
        others = [other + 1 for other in range(len(layout.roles)) if other != number]
        legal[layout.d_lend[number]] = (0, *others) if role in menu.lenders else (0,)
    if menu.budget is not None:
        legal[layout.d_proposal.first] = [layout.proposals[name] + 1 for name in menu.budget.proposals]
        legal[layout.d_gain.first] = (0, *(layout.gain_rules[name] + 1 for name in menu.budget.gains))
        for move in range(layout.moves):
            for region in (layout.d_move_from, layout.d_move_to):
                legal[region[move]] = range(len(layout.lines) + 1)
    legal[layout.d_promise.first] = (0, *(layout.promises[name] + 1 for name in menu.promises))
    legal[layout.d_ambition.first] = (0, *(layout.ambitions[name] + 1 for name in menu.ambitions))
    masks = []
    for place, size in enumerate(sizes(layout)):
        mask = np.zeros(size, np.bool_)
        mask[list(legal.get(place, (0,)))] = True
        masks.append(mask)
    return masks


def decided(rules: Rules, state: State, vector: Sequence[int]) -> Kept:
    """The decisions that a vector asks for, made legal as in a what-if (`game.research.legal`).

    An answer that is not legal, or that what is left cannot pay for, card by card, becomes "not now" (where a card has
    none: its first legal answer); attention on work that does not run goes to its dimension; a proposal that is not
    there becomes the first one; a move out of bounds, a point that cannot be lent, a promise or an ambition that cannot
    be given is dropped. `changed` names each of these.
    """
    wanted = _decoded(rules.layout, state, vector)
    return legalise(rules, state, Recorded(state.whole[TURN], wanted, {}), {})


def _decoded(layout: Layout, state: State, vector: Sequence[int]) -> Decisions:
    choices: dict[tuple[str, int], Choice] = {(each.card, each.position): each for each in layout.choices}
    answered = (choices.get((name, vector[layout.d_choice[slot]])) for slot, name in _open(layout, state))
    roles = layout.roles.ids
    tokens = ((role, vector[layout.d_token[number]]) for number, role in enumerate(roles))
    lending = ((role, _name(layout.roles, vector[layout.d_lend[n]])) for n, role in enumerate(roles))
    proposal = _name(layout.proposals, vector[layout.d_proposal.first])
    gains = _name(layout.gain_rules, vector[layout.d_gain.first])
    return Decisions(
        tuple((each.card, each.key) for each in answered if each is not None),
        tuple((role, _target(layout, number)) for role, number in tokens if number),
        tuple((role, other) for role, other in lending if other is not None and other != role),
        BudgetDecision(proposal, tuple(_moves(layout, vector)), gains) if proposal is not None else None,
        _name(layout.promises, vector[layout.d_promise.first]),
        _name(layout.ambitions, vector[layout.d_ambition.first]),
    )


def _open(layout: Layout, state: State) -> Iterator[tuple[int, str]]:
    """The slots with a card, and the card."""
    for slot in range(SLOT_COUNT):
        number = state.whole[layout.open[slot]]
        if number:
            yield slot, layout.cards.ids[number - 1]


def _moves(layout: Layout, vector: Sequence[int]) -> Iterator[tuple[str, str]]:
    for move in range(layout.moves):
        source = _name(layout.lines, vector[layout.d_move_from[move]])
        target = _name(layout.lines, vector[layout.d_move_to[move]])
        if source is not None and target is not None:
            yield source, target


def _name(index: Index, number: int) -> str | None:
    return index.ids[number - 1] if number else None


def _target(layout: Layout, number: int) -> str:
    if number < FIRST_INITIATIVE:
        return str(DIMENSIONS[number - 1])
    return layout.choices[layout.initiatives[number - FIRST_INITIATIVE]].id
