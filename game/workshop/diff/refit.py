"""Decisions of a game of the old pack, put into the ids of the new one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.engine.decisions import BudgetDecision, Decisions
from game.engine.state import Rules, Setup
from game.pack.schema import Scenario
from game.workshop.diff.renames import OPTIONS, Rename


@dataclass(frozen=True, slots=True)
class Refit:
    """Knows what the things of an old pack are called in a new one."""

    old: Scenario
    new: Rules
    renames: tuple[Rename, ...]

    def name(self, table: tuple[str, ...], name: str) -> str:
        """The new id of a thing."""
        for each in self.renames:
            if each.table == table and each.old == name:
                name = each.new
        return name

    def setup(self, setup: Setup) -> Setup:
        """The same setup by the new names."""
        return replace(
            setup,
            profile=self.name(("settings", "profiles"), setup.profile),
            ambition=self.name(("settings", "ambitions"), setup.ambition),
            empty_seats=tuple(self._role(role) for role in setup.empty_seats),
            together=tuple((self._role(role), self._role(host)) for role, host in setup.together),
            machine=tuple(self._role(role) for role in setup.machine),
        )

    def decisions(self, decided: Decisions) -> Decisions:
        """What was decided, without what names a role, line or gains rule that is gone."""
        choices = tuple(self._choice(card, key) for card, key in decided.choices)
        tokens = tuple(self._tokens(decided))
        roles = self.new.layout.roles
        lent = ((self._role(lender), self._role(borrower)) for lender, borrower in decided.lending)
        lending = tuple(pair for pair in lent if pair[0] in roles and pair[1] in roles)
        promise = decided.promise and self.name(("settings", "promises"), decided.promise)
        ambition = decided.ambition and self.name(("settings", "ambitions"), decided.ambition)
        return replace(
            decided,
            choices=choices,
            tokens=tokens,
            lending=lending,
            promise=promise,
            ambition=ambition,
            budget=self._budget(decided.budget),
            called=decided.called and self.name(("cards",), decided.called),
            aside=tuple(self.name(("cards",), card) for card in decided.aside),
            brought=tuple(self.name(("cards",), card) for card in decided.brought),
        )

    def aside(self, every: tuple[Decisions, ...]) -> frozenset[str]:
        """The cases that were put aside in any half-year."""
        return frozenset(card for decided in every for card in self.decisions(decided).aside)

    def answers(self, every: tuple[Decisions, ...]) -> dict[str, str]:
        """By card, how it was ever answered."""
        return {card: key for decided in every for card, key in self.decisions(decided).choices}

    def _choice(self, card: str, key: str) -> tuple[str, str]:
        card = self.name(("cards",), card)
        return card, self.name(("cards", card, OPTIONS), key)

    def _role(self, role: str) -> str:
        return self.name(("settings", "roles"), role)

    def _tokens(self, decided: Decisions) -> Iterator[tuple[str, str]]:
        """Attention on work of a card that is gone goes to that card's dimension."""
        for role, target in decided.tokens:
            card, point, key = target.partition(".")
            if point:
                dimension = self.old.cards[card].dimension
                target = ".".join(self._choice(card, key))  # noqa: PLW2901  the same target by its new name
                if target.partition(".")[0] not in self.new.layout.cards:
                    target = dimension or ""  # noqa: PLW2901
            if target and self._role(role) in self.new.layout.roles:
                yield self._role(role), target

    def _budget(self, decided: BudgetDecision | None) -> BudgetDecision | None:
        if decided is None or decided.gains in self.new.layout.gain_rules:
            return decided
        return replace(decided, gains=None)
