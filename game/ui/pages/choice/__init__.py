"""The choice beat, one thing at a time: votes, cases, attention, budget, prediction, then everything once more.

`ChoicePage` is the page; what lies on it is a `Sheet`, one for each thing to decide. A sheet shows itself as plain
values (`Shown`) and answers a press with the sheet that comes next or with a `Turn`. Only other pages' factories and
the window's app import this package.
"""

from game.ui.pages.choice.page import ChoicePage

__all__ = ["ChoicePage"]
