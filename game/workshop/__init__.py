"""The author's tools: deep check, playtest, preview, graph, translation, print, comparison of two packs.

It exists so that a facilitator who is no programmer can write a scenario and trust it. Only `game.cli` may
import it.
"""
