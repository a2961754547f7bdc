"""Two versions of a pack side by side: what changed, in words, and which logged games would now go otherwise.

two Scenarios ── renames ──▶ who has another id ── changes ──▶ Change(path, old, new) ── told ──▶ sentences
a log of the old one ── games ──▶ Compared(first difference, outcome old and new) ── told_games ──▶ sentences
"""
