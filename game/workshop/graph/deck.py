"""How the cards of a pack hang together: what opens what, and what is promised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from game.lang import Expr, Kind, references
from game.pack.equations import Equations
from game.pack.schema import Card, NotNow, Option, Scenario
from game.pack.scope import state_scope
from game.session.causality.interval import ANYTHING, Sign
from game.session.causality.slopes import TRUTH, Slope, quantity, slope_of

End = tuple[str, str]
"""What a tie joins: ("card", id), ("promise", id) or ("situation", id)."""
TieKind = Literal["follow", "when", "requires", "gives"]
NOT_NOW = "not_now"


@dataclass(frozen=True, slots=True)
class Tie:
    """One thing of the deck leads to another."""

    source: End
    target: End
    kind: TieKind
    answer: str = ""
    """The answer that it comes from: "a", "b", "c" or "not_now"; "" for the card as a whole."""
    state: str = ""
    """What of it is asked for: chose, live, failed, running, offered, open, kept, broken, or "" ."""
    sign: Sign = "+"
    """"+" opens, "-" shuts, "?" either."""
    option: str = ""
    """Of `requires`: the answer that is opened."""
    quarters: float = 0.0
    """How long until then at the least: planned work, or the half-years of a follow-up."""


def ties_of(scenario: Scenario) -> tuple[Tie, ...]:
    """Everything that ties cards, promises and situations to each other, in the order of the cards."""
    trees = Equations(scenario).trees
    known = _nothing_known(scenario)
    found: list[Tie] = []
    for card_id, card in scenario.cards.items():
        here = ("card", card_id)
        for answer, reply in answers(card):
            found += _follow_ups(here, answer, reply, scenario)
            if isinstance(reply, Option) and reply.gives is not None:
                found.append(Tie(here, ("promise", reply.gives), "gives", answer))
        found += _conditions(trees["cards", card_id, "when"], here, "when", scenario, known)
        for key in card.options:
            path = ("cards", card_id, "options", key, "requires")
            found += _conditions(trees[path], here, "requires", scenario, known, key)
    for name in scenario.settings.situations:
        on = trees["settings", "situations", name, "on"]
        found += _conditions(on, ("situation", name), "when", scenario, known)
    for name in scenario.settings.promises:
        kept = trees["settings", "promises", name, "kept"]
        found += _conditions(kept, ("promise", name), "when", scenario, known)
    return tuple(dict.fromkeys(found))


def answers(card: Card) -> Iterator[tuple[str, Option | NotNow]]:
    """All answers of a card, "not now" last."""
    yield from card.options.items()
    if card.not_now is not None:
        yield NOT_NOW, card.not_now


def _follow_ups(here: End, answer: str, reply: Option | NotNow, scenario: Scenario) -> Iterator[Tie]:
    for follow in reply.follow_ups:
        quarters = float(follow.after * scenario.settings.quarters_per_turn)
        yield Tie(here, ("card", follow.card), "follow", answer, quarters=quarters)


def _nothing_known(scenario: Scenario) -> dict[str, Slope]:
    kinds = state_scope(scenario).items()
    return {name: quantity(name, TRUTH if kind is Kind.TRUTH else ANYTHING) for name, kind in kinds}


def _conditions(  # noqa: PLR0913, PLR0917  (where the condition stands, and what it is read with)
    tree: Expr,
    target: End,
    kind: TieKind,
    scenario: Scenario,
    known: Mapping[str, Slope],
    option: str = "",
) -> Iterator[Tie]:
    pulls = slope_of(tree, known, dict.fromkeys(scenario.model.stocks, 0.0)).by
    for (name, _), slope in sorted(pulls.items()):
        told, sign = told_of(name, scenario), slope.sign
        if told is not None and sign is not None:
            source, answer, state, quarters = told
            yield Tie(source, target, kind, answer, state, sign, option, quarters)


def told_of(name: str, scenario: Scenario) -> tuple[End, str, str, float] | None:
    """What a name in a condition tells of: the thing, the answer, the state, and how many quarters later."""
    state, _, rest = name.partition("_")
    if state == "situation" and rest in scenario.settings.situations:
        return ("situation", rest), "", "", 0.0
    if state == "promise":
        promise, _, how = rest.rpartition("_")
        return (("promise", promise), "", how, 0.0) if promise in scenario.settings.promises else None
    if state == "offered":
        return (("card", rest), "", state, 0.0) if rest in scenario.cards else None
    if state not in {"chose", "running", "live", "failed"}:
        return None
    for answer in (NOT_NOW, "a", "b", "c"):
        card = rest.removesuffix(f"_{answer}")
        if card != rest and card in scenario.cards:
            option = dict(answers(scenario.cards[card])).get(answer)
            work = (
                float(option.quarters) if isinstance(option, Option) and state in {"live", "failed"} else 0.0
            )
            return ("card", card), answer, state, work
    return None


def numbers_asked(tree: Expr, scenario: Scenario) -> bool:
    """Whether a condition asks for more than what its ties show."""
    return any(told_of(name, scenario) is None for name in references(tree))
