"""What a team commits for one half-year, and how it is written for the kernel and for the log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from game.engine.layout import FIRST_INITIATIVE, Layout, choices_of
from game.pack.schema import DIMENSIONS

NOT_NOW = "not_now"


@dataclass(frozen=True, slots=True)
class BudgetDecision:
    """The autumn budget: a proposal, the sums moved (from line, to line), the gains rule (None: as before)."""

    proposal: str
    moves: tuple[tuple[str, str], ...] = ()
    gains: str | None = None


@dataclass(frozen=True, slots=True)
class Decisions:
    """One half-year's commitments, all by id.

    `choices`: (card, a|b|c|not_now) for every open card. `tokens`: (role, dimension or `card.option` of a running
    initiative). `lending`: (lender, borrower), one point each. `promise`: one that the team gives of its own accord.
    `ambition`: the one that the team confirms, or a higher one, in the half-year that asks for it; None leaves it.
    `called`: the event that the facilitator called onto this half-year. `aside`: cases that were put aside and so have
    no answer. `brought`: cards, by their printed codes, in place of those that the game would have had; `quiet`: the
    event that chance had for this half-year did not come.
    """

    choices: tuple[tuple[str, str], ...]
    tokens: tuple[tuple[str, str], ...] = ()
    lending: tuple[tuple[str, str], ...] = ()
    budget: BudgetDecision | None = None
    promise: str | None = None
    ambition: str | None = None
    called: str | None = None
    aside: tuple[str, ...] = ()
    brought: tuple[str, ...] = ()
    quiet: bool = False

    def as_data(self) -> dict[str, Any]:  # JSON values of several types
        """For the log: plain lists and texts; what was not decided is left out."""
        data: dict[str, Any] = {"choices": [list(pair) for pair in self.choices]}
        if self.tokens:
            data["tokens"] = [list(pair) for pair in self.tokens]
        if self.lending:
            data["lending"] = [list(pair) for pair in self.lending]
        if self.budget is not None:
            budget: dict[str, Any] = {"proposal": self.budget.proposal}
            if self.budget.moves:
                budget["moves"] = [list(pair) for pair in self.budget.moves]
            if self.budget.gains is not None:
                budget["gains"] = self.budget.gains
            data["budget"] = budget
        named = {"promise": self.promise, "ambition": self.ambition, "called": self.called}
        data |= {key: name for key, name in named.items() if name is not None}
        lists = {"aside": self.aside, "brought": self.brought}
        data |= {key: list(names) for key, names in lists.items() if names}
        if self.quiet:
            data["quiet"] = True
        return data

    @classmethod
    def from_data(cls, data: Mapping[str, object]) -> Decisions:
        """From the log's form; ValueError says that it is not one."""
        unknown = set(data) - {
            "choices", "tokens", "lending", "budget", "promise", "ambition", "called", "aside", "brought", "quiet"
        }  # fmt: skip
        if unknown or "choices" not in data:
            raise ValueError(f"these are no decisions: {sorted(data)}")
        return cls(
            _pairs(data["choices"]),
            _pairs(data.get("tokens", [])),
            _pairs(data.get("lending", [])),
            _budget(data.get("budget")),
            _name(data.get("promise")),
            _name(data.get("ambition")),
            _name(data.get("called")),
            _names(data.get("aside", [])),
            _names(data.get("brought", [])),
            _truth(data.get("quiet", False)),
        )


def _budget(data: object) -> BudgetDecision | None:
    if data is None:
        return None
    if not isinstance(data, Mapping) or set(data) - {"proposal", "moves", "gains"}:
        raise ValueError(f"this is no budget: {data}")
    proposal = _name(data.get("proposal"))
    if proposal is None:
        raise ValueError("a budget needs a proposal")
    return BudgetDecision(proposal, _pairs(data.get("moves", [])), _name(data.get("gains")))


def _name(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise ValueError(f"a name is needed, not {value!r}")
    return value


def _names(values: object) -> tuple[str, ...]:
    if not isinstance(values, list | tuple) or not all(isinstance(value, str) for value in values):
        raise ValueError(f"a list of names is needed, not {values!r}")
    return tuple(values)


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"true or false is needed, not {value!r}")  # noqa: TRY004  (one error for all)
    return value


def _pairs(rows: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(rows, list | tuple):
        raise ValueError(f"a list of pairs is needed, not {rows!r}")  # noqa: TRY004  (one error for all)
    pairs = []
    for row in rows:
        match row:
            case [str(first), str(second)]:
                pairs.append((first, second))
            case _:
                raise ValueError(f"a pair of texts is needed, not {row!r}")
    return tuple(pairs)


def encode(layout: Layout, whole: tuple[int, ...] | list[int], decisions: Decisions) -> list[int]:
    """The kernel's decision vector; the decisions have been found legal for this state."""
    vector = [0] * layout.decision_count
    slots = {whole[layout.open[slot]]: slot for slot in range(layout.open.size)}
    positions = {(choice.card, choice.key): choice.position for choice in layout.choices}
    for card, key in decisions.choices:
        vector[layout.d_choice[slots[layout.cards[card] + 1]]] = positions[card, key]
    for role, target in decisions.tokens:
        vector[layout.d_token[layout.roles[role]]] = token_number(layout, target)
    for lender, borrower in decisions.lending:
        vector[layout.d_lend[layout.roles[lender]]] = layout.roles[borrower] + 1
    budget = decisions.budget
    if budget is not None:
        vector[layout.d_proposal.first] = layout.proposals[budget.proposal] + 1
        for number, (source, target) in enumerate(budget.moves):
            vector[layout.d_move_from[number]] = layout.lines[source] + 1
            vector[layout.d_move_to[number]] = layout.lines[target] + 1
        if budget.gains is not None:
            vector[layout.d_gain.first] = layout.gain_rules[budget.gains] + 1
    if decisions.promise is not None:
        vector[layout.d_promise.first] = layout.promises[decisions.promise] + 1
    if decisions.ambition is not None:
        vector[layout.d_ambition.first] = layout.ambitions[decisions.ambition] + 1
    return vector


def decode(layout: Layout, whole: tuple[int, ...] | list[int], vector: Sequence[int]) -> Decisions:
    """The decisions that a vector holds, for the state in which they were made; what `encode` writes.

    A card without an answer is left out.
    """
    slots = [(whole[layout.open[slot]], vector[layout.d_choice[slot]]) for slot in range(layout.open.size)]
    taken = [(layout.cards.ids[number - 1], position) for number, position in slots if number and position]
    roles = layout.roles.ids
    tokens = [(role, vector[layout.d_token[number]]) for number, role in enumerate(roles)]
    lending = [(role, vector[layout.d_lend[number]]) for number, role in enumerate(roles)]
    return Decisions(
        tuple((card, _answer(layout, card, position)) for card, position in taken),
        tuple((role, token_target(layout, token)) for role, token in tokens if token),
        tuple((role, roles[to - 1]) for role, to in lending if to),
        _decoded_budget(layout, vector),
        _numbered(layout.promises.ids, vector[layout.d_promise.first]),
        _numbered(layout.ambitions.ids, vector[layout.d_ambition.first]),
    )


def _answer(layout: Layout, card: str, position: int) -> str:
    return next(
        choice.key for choice in choices_of(card, layout.scenario.cards[card]) if choice.position == position
    )


def _decoded_budget(layout: Layout, vector: Sequence[int]) -> BudgetDecision | None:
    proposal = _numbered(layout.proposals.ids, vector[layout.d_proposal.first])
    if proposal is None:
        return None
    pairs = zip(vector[layout.d_move_from.slice], vector[layout.d_move_to.slice], strict=True)
    moves = tuple((layout.lines.ids[source - 1], layout.lines.ids[to - 1]) for source, to in pairs if source)
    return BudgetDecision(proposal, moves, _numbered(layout.gain_rules.ids, vector[layout.d_gain.first]))


def _numbered(ids: tuple[str, ...], number: int) -> str | None:
    """The id that a vector numbers from 1; 0 is none."""
    return ids[number - 1] if number else None


def token_number(layout: Layout, target: str) -> int:
    """How the vectors name what a token lies on: 1 to 4 a dimension, 5 and up an initiative."""
    if target in layout.initiative_of:
        return FIRST_INITIATIVE + layout.initiative_of[target]
    return 1 + [str(dimension) for dimension in DIMENSIONS].index(target)


def token_target(layout: Layout, number: int) -> str:
    """What `token_number` has numbered."""
    if number >= FIRST_INITIATIVE:
        return layout.choices[layout.initiatives[number - FIRST_INITIATIVE]].id
    return str(DIMENSIONS[number - 1])
