"""Playtest: a scenario played many times by the built-in teams.
"""
