"""Fjordvik: a turn-based serious game about leading a municipality through digital change."""

__version__ = "0.1.0"
