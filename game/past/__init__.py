"""The rules of earlier versions, each a frozen package of its own, so that every game that was logged stays replayable.

The layer exists because rules change and logs do not. `v0_1` would hold the rules of version 0.1 as they were: never
edited again, imported by nothing but `game.research.versions`, and free to import only what knows no rules.
`python -m tests.freeze_rules` makes such a package; README.md beside this file says when and how. There is none yet:
version 0.1 is the present.
"""
