"""Times that can be compared: the best of several runs, beside a reference loop of the same run."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable


def best(run: Callable[[], object], repeat: int, number: int) -> float:
    """Milliseconds of one run, the best of `repeat` series."""
    times = []
    for _ in range(repeat):
        begin = time.perf_counter()
        for _ in range(number):
            run()
        times.append((time.perf_counter() - begin) / number)
    return min(times) * 1000.0


def reference() -> float:
    """A loop of 10,000 float additions and list look-ups in plain Python, in milliseconds."""
    values = [float(n) for n in range(100)]

    def loop() -> float:
        total = 0.0
        for n in range(10_000):
            total = total + values[n % 100]
        return total

    return best(loop, 5, 20)


def report(what: str, milliseconds: float, budget: str) -> None:
    """Tell a time, how many times the reference loop's it is, and what the design allows."""
    ratio = milliseconds / reference()
    sys.stdout.write(f"\n{what}: {milliseconds:.3f} ms, {ratio:.2f} times the reference (budget: {budget})\n")
