"""A municipality's own key figures made into a profile that the game can play.

    CSV ── read ──▶ Filled ── make ──▶ Own(starts, remarks) ── write ──▶ a copy of the pack with one more profile

What is asked for, and which starts follow, stands in the pack (`figures` in `scenario.yaml`).
"""
