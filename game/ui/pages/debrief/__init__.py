"""The talk after the game on the projector: what was felt, the film, the causes, what was known, and back home."""

from game.ui.pages.debrief.page import DebriefPage

__all__ = ["DebriefPage"]
