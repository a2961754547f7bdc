"""A half-year's decisions as numbers: the engine's decision vector, what of it is legal, what becomes of the rest.

The vector (`Layout.d_choice` and its neighbours) has a place for the answer to each open card (its number on the card),
for each role's attention (1 to 4 a dimension, then the initiatives) and the role that it lends a point to, for the
budget's proposal, moves and gains rule, for a promise and for a raised ambition. 0 is nothing, everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from game.engine.decisions import decode, token_number
from game.engine.layout import FIRST_INITIATIVE, SLOT_COUNT, TURN, Layout
from game.engine.menu import legal_commands
from game.engine.state import Rules, State
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


def decided(rules: Rules, state: State, vector: Sequence[int] | NDArray[np.int64]) -> Kept:
    """The decisions that a vector asks for, made legal as in a what-if (`game.research.legal`).

    An answer that is not legal, or that what is left cannot pay for, card by card, becomes "not now" (where a card has
    none: its first legal answer); attention on work that does not run goes to its dimension; a proposal that is not
    there becomes the first one; a move out of bounds, a point that cannot be lent, a promise or an ambition that cannot
    be given is dropped. `changed` names each of these.
    """
    wanted = decode(rules.layout, state.whole, _sensible(rules.layout, state, vector))
    return legalise(rules, state, Recorded(state.whole[TURN], wanted, {}), {})


def _sensible(layout: Layout, state: State, vector: Sequence[int] | NDArray[np.int64]) -> list[int]:
    """The vector without what means nothing: answers that a card has not, points lent to oneself, half a move."""
    kept = [int(number) for number in vector]
    answers = {(choice.card, choice.position) for choice in layout.choices}
    for slot, name in _open(layout, state):
        if (name, kept[layout.d_choice[slot]]) not in answers:
            kept[layout.d_choice[slot]] = 0
    for number in range(len(layout.roles)):
        if kept[layout.d_lend[number]] == number + 1:
            kept[layout.d_lend[number]] = 0
    for move in range(layout.moves):
        pair = (layout.d_move_from[move], layout.d_move_to[move])
        if not all(kept[place] for place in pair):
            for place in pair:
                kept[place] = 0
    return kept


def _open(layout: Layout, state: State) -> Iterator[tuple[int, str]]:
    """The slots with a card, and the card."""
    for slot in range(SLOT_COUNT):
        number = state.whole[layout.open[slot]]
        if number:
            yield slot, layout.cards.ids[number - 1]
