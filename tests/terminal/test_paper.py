"""Half-years from the sheet at the keyboard, on a log that was left half-way, to the end of the game."""

from __future__ import annotations

from pathlib import Path

from game.engine.step import default_setup
from game.log.replay import verify_log
from game.policy import POLICIES
from game.session.auto import next_inputs
from game.session.game import Game
from game.session.refused import Refused

from .support import Screen, edition_of, play_on

ON_SCREEN = 2


def _left_half_way(log: Path) -> dict[str, list[str]]:
    """Play two half-years on screen; the codes of the cards that have not been played, by kind."""
    edition = edition_of("tiny")
    with Game.new(edition, default_setup(edition.scenario), 7, "nb", log) as game:
        while len(game.table.played) < ON_SCREEN or game.table.beat != "news":
            for act in next_inputs(game.rules, game.table, POLICIES["balanced"]):
                assert not isinstance(game.submit(act), Refused)
        layout, whole = game.rules.layout, game.table.step.closed.whole
        piles: dict[str, list[str]] = {"case": [], "delegated": [], "event": []}
        for name, card in edition.scenario.cards.items():
            if not whole[layout.offered[layout.cards[name]]]:
                piles[card.kind].append(card.code)
        return piles


class Keyer:
    """Types what the sheet says to the line that was asked last."""

    def __init__(self, piles: dict[str, list[str]]) -> None:
        self.piles = piles
        self.screen = Screen()
        self.drawn: list[str] = []
        self.went_back = False

    def read(self) -> str:
        told = self.screen.fresh()
        lines = [line.strip() for line in told.splitlines() if line.strip()]
        if "Hva vil møtelederen?" in told:
            return next(line.split(":")[0] for line in lines if "spilt på papir" in line)
        for question, kind in (
            ("Hvilken kode har saken", "case"),
            ("Hvilken kode har liten sak", "delegated"),
        ):
            if question in told:
                if self.drawn and not self.went_back and kind == "delegated":
                    self.went_back = True
                    return "<"
                if self.piles[kind]:
                    self.drawn.append(self.piles[kind].pop())
                    return self.drawn[-1]
                return ""
        if "Enter:" not in told.rpartition("Hv")[2] or "Hva stemte" in told or "Hva ble svaret" in told:
            marks = [line.split(":")[0] for line in lines if line.partition(":")[0] in {"A", "B", "C", "1"}]
            if marks and "slutte" not in lines[-1]:
                return marks[-1] if "Hva ble svaret" in told else marks[0]
        return "f" if not self.drawn and "Hvilken hendelse" not in told and "Tast" not in told else ""


def test_what_was_played_on_paper_is_keyed_in_at_the_keyboard_with_its_cards(tmp_path: Path) -> None:
    log, edition = tmp_path / "g.jsonl", edition_of("tiny")
    keyer, typed = Keyer(_left_half_way(log)), 0

    def read() -> str:
        nonlocal typed
        typed += 1
        assert typed < 200, keyer.screen.written[-2000:]
        return keyer.read()

    assert play_on(edition, keyer.screen.console(read), log) == 0
    with Game.resume(log, edition) as game:
        cards = edition.scenario.cards
        played = [half.decisions for half in game.table.played[ON_SCREEN:]]
        assert len(played) == 2
        brought = [cards[card].code for each in played for card in each.brought]
        assert brought
        assert set(brought) <= set(keyer.drawn)
        assert all(card in dict(each.choices) for each in played for card in each.brought)
    assert keyer.went_back
    assert verify_log(log, edition.scenario).ok
