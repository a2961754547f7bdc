"""The commands, and the only layer that may import every other; nobody imports it.

It exists to turn a command line into calls, and their outcome into an exit code: 0 fine, 1 bad input, 2 wrong
usage. What a command needs is imported when the command runs, so that start stays fast.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from game import __version__


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line (`sys.argv` when none is given) and return the exit code."""
    arguments = tuple(sys.argv[1:] if argv is None else argv)
    if arguments == ("--version",):
        sys.stdout.write(f"fjordvik {__version__}\n")
        return 0
    sys.stderr.write("There are no commands yet; only --version is understood.\n")
    return 2
