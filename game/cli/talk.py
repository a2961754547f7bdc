"""How commands speak: results on standard output, errors on standard error."""

from __future__ import annotations

import json
import sys


def say(text: str) -> None:
    """One line of a result; where there is no output (a window without a console), nothing."""
    if sys.stdout is not None:
        sys.stdout.write(f"{text}\n")


def say_error(text: str) -> None:
    """One line of an error."""
    if sys.stderr is not None:
        sys.stderr.write(f"{text}\n")


def say_json(value: object) -> None:
    """A result for programs: JSON with sorted keys, so that equal results are equal texts."""
    say(json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False))
