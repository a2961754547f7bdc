"""Why, to the bottom: the causes of a figure, each down to its equation; the causal map; a decision left out.

`explained` makes the page for a figure. Only the window's app and other pages' factories import this package.
"""

from game.ui.pages.why.cause import CausePage
from game.ui.pages.why.map import LinkPage, MapPage
from game.ui.pages.why.page import WhyPage, explained
from game.ui.pages.why.without import WithoutPage

__all__ = ["CausePage", "LinkPage", "MapPage", "WhyPage", "WithoutPage", "explained"]
