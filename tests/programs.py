"""Programs of the system that some tests need: a bare machine skips these, CI must have them."""

from __future__ import annotations

import os
import shutil

import pytest

DEBIAN_PACKAGES = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "hunspell": "hunspell hunspell-no hunspell-en-gb",
}


def need_program(name: str) -> str:
    """Return the path of a program, or end the test with a sentence that says how to get it."""
    path = shutil.which(name)
    if path is not None:
        return path
    sentence = f"{name} is missing; on Debian or Ubuntu: apt-get install {DEBIAN_PACKAGES[name]}"
    if os.environ.get("CI") == "true":
        pytest.fail(f"{sentence} (.ci/run should have)", pytrace=False)
    pytest.skip(sentence)
