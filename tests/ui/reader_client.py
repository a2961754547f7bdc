"""A screen reader's eyes, for the system's own Python, which has `pyatspi`: what is on the screen, as JSON.

Run inside a D-Bus session: `python3 reader_client.py BUTTON`. It prints everything that the first window tells,
presses the button of that name, and prints everything again.
"""

from __future__ import annotations

import json
import sys
import time

import pyatspi  # type: ignore[import-not-found,unused-ignore]

PATIENCE = 20.0


def told(thing) -> list[tuple[str, str]]:
    """Role and name of a thing and all in it."""
    found = [(thing.getRoleName(), thing.name)]
    for number in range(thing.childCount):
        child = thing.getChildAtIndex(number)
        if child is not None:
            found += told(child)
    return found


def named(thing, name: str):
    """The first thing of this name that can be pressed."""
    if thing.name == name and "button" in thing.getRoleName():
        return thing
    inside = (named(thing.getChildAtIndex(number), name) for number in range(thing.childCount))
    return next((found for found in inside if found is not None), None)


def waited(ask):
    """What is answered as soon as there is an answer."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        answer = ask()
        if answer is not None:
            return answer
        time.sleep(0.1)
    sys.exit("waited in vain")


def application():
    """The first program that tells anything."""
    desktop = pyatspi.Registry.getDesktop(0)
    programs = (desktop.getChildAtIndex(number) for number in range(desktop.childCount))
    return next((each for each in programs if each is not None and each.childCount), None)


def rested(program, before):
    """What is told now, once it is something else and no longer changes: a page arrives in several messages."""
    new = told(program)
    if new == before or len(new) <= len(before):
        return None
    time.sleep(0.3)
    return new if told(program) == new else None


def main(button: str) -> None:
    program = waited(application)
    before = told(program)
    named(program, button).queryAction().doAction(0)
    after = waited(lambda: rested(program, before))
    print(json.dumps([before, after]))  # noqa: T201  what it is for


if __name__ == "__main__":
    main(sys.argv[1])
