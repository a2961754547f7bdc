"""What all tests share: no screen or sound, repeatable hypothesis, programs, what is collected."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings

from tests import programs

# Before anything imports pygame. A test with a real window sets its own for the program that it starts.
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

# No deadlines: a busy machine is no bug. In CI the same examples every time, so that red stays red.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci-repeatable", deadline=None, derandomize=True, database=None, print_blob=True)
settings.load_profile("ci-repeatable" if os.environ.get("CI") == "true" else "desk")

# A shell that starts a job in the background lets it ignore Ctrl-C, and its children with it; some tests press it.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Tests that only their marker asks for.
LONG = ("layout", "damage")
# Folders that a plain run leaves alone, and the marker that asks for each.
ON_REQUEST = {"oracle": "oracle", "benchmarks": "benchmark", "bundle": "bundle"}


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave oracles and benchmarks out unless asked for by marker (a path given by hand is never ignored)."""
    marker = ON_REQUEST.get(collection_path.name)
    if marker is None or collection_path.parent != Path(__file__).parent:
        return None
    return True if config.getoption("markexpr") != marker else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave what lasts minutes out of a plain run, which takes the hardest windows and some of the damage."""
    if config.getoption("markexpr"):
        return
    full = [item for item in items if any(item.get_closest_marker(name) for name in LONG)]
    if full:
        config.hook.pytest_deselected(items=full)
        items[:] = [item for item in items if item not in full]


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None]:
    """As for the test itself: what it alone needs is made here."""
    with _uncounted(item):
        return (yield)


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """Count no lines in a test that is marked `no_cover`: pytest-cov 7 does so itself, but not under xdist.

    A worker has two counters, and the one stops only to wake the other: so this hook is the innermost.
    """
    with _uncounted(item):
        return (yield)


@contextmanager
def _uncounted(item: pytest.Item) -> Iterator[None]:
    counter = sys.gettrace()
    if counter is None or item.get_closest_marker("no_cover") is None:
        yield
        return
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(counter)


@pytest.fixture(scope="session")
def need_program() -> Callable[[str], str]:
    """Give a function that returns a program's path, or skips (in CI: fails) saying how to install it."""
    return programs.need_program
