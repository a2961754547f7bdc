"""A card in the real window, read anew whenever a file of its pack is saved.

`staging` puts the card on the table of a real game, `pages` are the window's own pages about it, `watching` notices
what was saved, `trouble` shows what is wrong with the pack, `screen` holds it all together.
"""
