"""The commands, and the only layer that may import every other; nobody imports it.

It exists to turn a command line into calls, and their outcome into an exit code: 0 fine, 1 bad input, 2 wrong
usage, 130 interrupted. What a command needs is imported when the command runs, so that start stays fast.
"""

from game.cli.app import main

__all__ = ["main"]
