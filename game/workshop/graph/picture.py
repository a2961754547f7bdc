"""A pack's picture from a wish: which one, about what, in which language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.errors import UsageError
from game.pack.schema import Scenario
from game.session.causality.links import SITUATION
from game.session.edition import Edition
from game.workshop.graph import deck_diagram, loop_diagram
from game.workshop.graph.answers import following_from
from game.workshop.graph.deck_view import DeckView, about_card, about_indicator, whole_deck
from game.workshop.graph.draw import gap_of, sizes_of, svg_of
from game.workshop.graph.layout import place
from game.workshop.graph.loop_view import LoopView, leading_to, whole_model
from game.workshop.graph.setting import Setter
from game.workshop.graph.speech import speech_of

Kind = Literal["loops", "cards"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a picture should show. `of`: an indicator, a stock, an auxiliary, a situation or a card."""

    kind: Kind | None = None
    """None: cards for a card, else loops."""
    of: str | None = None
    steps: int = 2
    every: bool = False


def names_of(scenario: Scenario) -> tuple[str, ...]:
    """Everything that a picture can be about."""
    model, settings = scenario.model, scenario.settings
    return (
        *settings.indicators,
        *model.stocks,
        *model.auxiliaries,
        *(SITUATION + name for name in settings.situations),
        *scenario.cards,
    )


def svg(edition: Edition, wish: Wish, language: str) -> str:
    """The picture. UsageError where Graphviz is missing, or a wish cannot be met."""
    speech = speech_of(edition, language)
    view = _view(speech.scenario, wish)
    setter = Setter()
    if isinstance(view, LoopView):
        diagram = loop_diagram.diagram_of(view, speech)
    else:
        diagram = deck_diagram.diagram_of(view, speech)
    placed = place(diagram, sizes_of(diagram, setter), gap_of(diagram, setter))
    return svg_of(diagram, placed, setter)


def text(edition: Edition, wish: Wish, language: str) -> tuple[str, ...]:
    """The same in words: a line for each arrow, then one for each loop, or for each card that can never come."""
    speech = speech_of(edition, language)
    view = _view(speech.scenario, wish)
    if isinstance(view, LoopView):
        loops = loop_diagram.loops_in_words(loop_diagram.all_loops(view), speech)
        return (*loop_diagram.links_in_words(view.links, speech), *loops)
    return (*deck_diagram.ties_in_words(view, speech), *deck_diagram.lost_in_words(view, speech))


def _view(scenario: Scenario, wish: Wish) -> LoopView | DeckView:
    kind = wish.kind or ("cards" if wish.of in scenario.cards else "loops")
    if kind == "loops":
        if wish.of is None:
            return whole_model(scenario, every=wish.every)
        if wish.of in scenario.cards:
            return following_from(scenario, wish.of, wish.steps, every=wish.every)
        return leading_to(scenario, wish.of, wish.steps, every=wish.every)
    if wish.of is None:
        return whole_deck(scenario)
    if wish.of in scenario.cards:
        return about_card(scenario, wish.of, wish.steps)
    if wish.of in scenario.settings.indicators:
        return about_indicator(scenario, wish.of)
    raise UsageError(
        f"Cards can be shown for a card or an indicator; {wish.of!r} is neither. Leave --kind out."
    )
