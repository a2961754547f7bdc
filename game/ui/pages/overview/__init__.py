"""The overview: everything that a table may want to look up, behind one key; a tab a file."""

from game.ui.pages.overview.page import OverviewPage

__all__ = ["OverviewPage"]
