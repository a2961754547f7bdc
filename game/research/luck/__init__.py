"""Luck and choice: how much of a recorded game was decided at the table, and how much fell so. Needs no extra.

fortunes   the game once more, under other luck
habits     what a table would have answered to a card that it never met
weighed    the whole game: other fortunes, other games, other decisions, and their shares
chances    one decision and its alternative under many fortunes
variance   spreads, places, intervals, and the analysis of variance
"""
