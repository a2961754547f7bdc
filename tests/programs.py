"""Programs of the system that some tests need: a bare machine skips these, CI must have them."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import NoReturn

import pytest

DEBIAN_PACKAGES = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "hunspell": "hunspell hunspell-no hunspell-en-gb",
    "msgfmt": "gettext",
}
DICTIONARY_PACKAGES = {"nb_NO": "hunspell-no", "nn_NO": "hunspell-no", "en_GB": "hunspell-en-gb"}


def need_program(name: str) -> str:
    """Return the path of a program, or end the test with a sentence that says how to get it."""
    path = shutil.which(name)
    if path is None:
        _end_without(name, DEBIAN_PACKAGES[name])
    return path


def need_dictionary(hunspell: str, name: str) -> str:
    """Return the name of a dictionary that hunspell finds, or end the test as `need_program` does."""
    command = [hunspell, "-d", name, "-l"]
    if subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode != 0:
        _end_without(f"hunspell's dictionary {name}", DICTIONARY_PACKAGES[name])
    return name


def _end_without(what: str, packages: str) -> NoReturn:
    sentence = f"{what} is missing; on Debian or Ubuntu: apt-get install {packages}"
    if os.environ.get("CI") == "true":
        pytest.fail(f"{sentence} (.ci/run should have)", pytrace=False)
    pytest.skip(sentence)
