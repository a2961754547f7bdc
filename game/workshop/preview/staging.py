"""Puts one card on the table: a real game of the pack in which this card is what the first half-year brings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

from game.engine.step import default_setup
from game.errors import PackError, Problem, UsageError
from game.pack.hashes import content_hash
from game.pack.load import read_pack
from game.pack.schema import Card, Scenario, Scripted, Stock
from game.session.edition import Edition, pack_bytes
from game.session.game import Game
from game.session.inputs import GoOn
from game.ui.app import PAGES
from game.ui.room import Room

SEED = 7
"""The same luck each time, so that after a save only what was changed looks different."""


class NoSuchCard(Exception):
    """The pack is sound, but the card is not in it; `cards` are those that are."""

    def __init__(self, cards: tuple[str, ...]) -> None:
        self.cards = cards
        super().__init__("there is no such card")


@dataclass(frozen=True)
class OnTable:
    """A card in a game of its own, at the choice of the first half-year."""

    room: Room
    card: str
    warnings: tuple[Problem, ...]
    _folder: TemporaryDirectory[str]

    @property
    def kind(self) -> str:
        """case, delegated or event."""
        return self.room.game.rules.scenario.cards[self.card].kind

    def close(self) -> None:
        """Let go of the game and its log."""
        self.room.game.close()
        self._folder.cleanup()


def put_on_table(folder: Path, shown_as: str, card: str, language: str | None) -> OnTable:
    """Read the pack and open a game with the card on the table; `language` None takes the pack's own.

    Raises PackError with every problem of the pack, NoSuchCard when the card is not in it.
    """
    reading = read_pack(folder, shown_as)
    scenario = reading.scenario
    if scenario is None:
        raise PackError(reading.problems)
    if card not in scenario.cards:
        raise NoSuchCard(tuple(scenario.cards))
    staged = with_card_first(scenario, card)
    edition = Edition(folder, staged, content_hash(pack_bytes(folder)))
    setup = default_setup(staged)
    setup = replace(setup, features_off=(*setup.features_off, "votes", "clock"))
    place = TemporaryDirectory(prefix="fjordvik-", ignore_cleanup_errors=True)
    spoken = language or scenario.settings.language
    edition.in_language(spoken)  # a translation that cannot be read is a problem of the pack
    game = Game.new(edition, setup, SEED, spoken, Path(place.name) / "game.jsonl")
    room = Room(game, PAGES, _no_debrief, spoken)
    while room.table.beat != "choice":
        room.submit(GoOn())
    return OnTable(room, card, reading.problems, place)


def with_card_first(scenario: Scenario, name: str) -> Scenario:
    """The scenario with a card in its first half-year, whatever it waits for, and with all its answers open."""
    settings, cards = scenario.settings, dict(scenario.cards)
    cards[name] = _open(cards[name])
    features = settings.features.model_copy(update={"delegated": True, "events": True})
    later = {part: turn for part, turn in settings.from_turn.items() if part not in {"delegated", "promises"}}
    changes: dict[str, object] = {"features": features, "from_turn": later}
    match cards[name].kind:
        case "case":
            changes["calendar"] = (Scripted(turn=1, case=name),)
        case "event":
            first = [each for each in settings.calendar if each.turn == 1 and each.case is not None]
            changes["calendar"] = (*first, Scripted(turn=1, event=name))
        case _:
            changes["delegated_per_turn"] = max(1, settings.delegated_per_turn)
            for other, card in scenario.cards.items():
                if card.kind == "delegated" and other != name:
                    cards[other] = card.model_copy(update={"only_follow_up": True})
    return scenario.model_copy(
        update={
            "settings": settings.model_copy(update=changes),
            "model": _with_money(scenario, _dearest(cards[name])),
            "cards": cards,
        }
    )


def _open(card: Card) -> Card:
    """The card without what keeps it or its answers back."""
    options = {key: option.model_copy(update={"requires": True}) for key, option in card.options.items()}
    return card.model_copy(update={"when": True, "only_follow_up": False, "options": options})


def _dearest(card: Card) -> float:
    return max((float(option.price) for option in card.options.values()), default=0.0)


def _with_money(scenario: Scenario, price: float) -> object:
    """The model with enough development money at the start for the dearest answer."""
    model = scenario.model
    name = model.initiatives.money
    purse = model.stocks[name]
    return model.model_copy(update={"stocks": {**model.stocks, name: _filled(purse, price)}})


def _filled(purse: Stock, price: float) -> Stock:
    def enough(start: float) -> float:
        return min(max(start, price), float(purse.high))

    start = purse.start
    filled = {k: enough(v) for k, v in start.items()} if isinstance(start, dict) else enough(start)
    return purse.model_copy(update={"start": filled})


def _no_debrief(*_: object) -> NoReturn:
    raise UsageError("a preview has no debrief")
