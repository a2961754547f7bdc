"""The facilitator's page (F9) and what it leads to: pause, more time, an event by its code, a case put aside, notes."""

from game.ui.pages.facilitator.menu import FacilitatorPage
from game.ui.pages.facilitator.pause import PausePage

__all__ = ["FacilitatorPage", "PausePage"]
