"""Start Fjordvik from a checkout: the same as the installed command `fjordvik`."""

import sys

from game.cli import main

if __name__ == "__main__":
    sys.exit(main())
