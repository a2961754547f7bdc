"""How large the bundle is, how soon its window has a picture, and how much memory it takes. README has the figures.

python -m tests.bundle.measure [FOLDER]    FOLDER is a bundle that is built already

It needs Xvfb and xdotool. A cold start reads every file from the disk, which only root can bring about.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from game.errors import LogError
from game.log.read import read_log
from tests.bundle.support import PATIENCE, built, screen, size_of

RUNS = 5
MEGABYTE = 1_000_000
KEEP_NOTHING = Path("/proc/sys/vm/drop_caches")
"""Where root tells Linux to forget what it has read from the disk."""


def main(words: list[str]) -> int:
    """Measure, and print a line for each figure."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bundle = Path(words[0]).resolve() if words else built(folder)
        _say("The folder", size_of(bundle) / MEGABYTE, "MB")
        _say("of it what is printed for the day", size_of(bundle / "print") / MEGABYTE, "MB")
        shutil.make_archive(str(folder / "zipped"), "zip", bundle)
        _say("As a zip", (folder / "zipped.zip").stat().st_size / MEGABYTE, "MB")
        with screen(_program("Xvfb"), "-fbdir", name) as display:
            picture = folder / "Xvfb_screen0"
            for kind in ("Cold", "Warm"):
                if kind == "Warm" or os.access(KEEP_NOTHING, os.W_OK):
                    times = [_seconds_to_a_picture(bundle, display, picture, kind) for _ in range(RUNS)]
                    _say(
                        f"{kind} start, from exec to a picture, median of {RUNS}",
                        median(t for t, _ in times),
                        "s",
                    )
                    _say(f"{kind} start, slowest", max(t for t, _ in times), "s")
                    _say(f"{kind} start, of it on the processor, median", median(t for _, t in times), "s")
            _measure_memory(bundle, display, picture, folder / "game")
    return 0


def _seconds_to_a_picture(bundle: Path, display: str, picture: Path, kind: str) -> tuple[float, float]:
    """On the clock, and on the processor: what else runs on the machine changes the first, and hardly the second."""
    if any(_pixels(picture)):
        raise SystemExit("The display is not black before the start.")
    if kind == "Cold":
        os.sync()
        KEEP_NOTHING.write_text("3\n", encoding="ascii")
    with _started(bundle, display) as (program, begun):
        seen = _wait_for(picture)
        return seen - begun, _processor_seconds(program.pid)


def _measure_memory(bundle: Path, display: str, picture: Path, game: Path) -> None:
    with _started(bundle, display) as (program, _):
        _wait_for(picture)
        time.sleep(2.0)
        _say("Memory at the start page", _resident(program.pid) / MEGABYTE, "MB")
    with _started(bundle, display, "play", "forste-halvar", "--seed", "7", "--out", str(game)) as (
        program,
        _,
    ):
        _wait_for(picture)
        most = _play(display, game / "game.jsonl", program.pid)
        _say("Memory at most, in a whole game of Første halvår", most / MEGABYTE, "MB")


def _play(display: str, log: Path, process: int) -> int:
    """Every decision is A; where A means nothing, it does nothing. Then Enter goes on. The most memory, in bytes."""
    most = 0
    end = time.monotonic() + 10 * PATIENCE
    hand = [_program("xdotool"), "key", "a", "Return"]
    while not _finished(log):
        if time.monotonic() > end:
            raise SystemExit(f"The game in {log} was not played to its end.")
        subprocess.run(hand, env={**os.environ, "DISPLAY": display}, check=False)
        most = max(most, _resident(process))
        time.sleep(0.1)
    return most


def _finished(log: Path) -> bool:
    try:
        return read_log(log).finished
    except LogError:
        return False


@contextmanager
def _started(bundle: Path, display: str, *words: str) -> Iterator[tuple[subprocess.Popen[bytes], float]]:
    """The program, and when it was started; it is ended, and its window gone, when this is left."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "DISPLAY": display, "HOME": home, "XDG_DATA_HOME": home}
        begun = time.monotonic()
        program = subprocess.Popen([bundle / "Fjordvik", *words], env=environment, stderr=subprocess.DEVNULL)
        try:
            yield program, begun
        finally:
            program.terminate()
            program.wait(PATIENCE)
            time.sleep(1.0)


def _wait_for(picture: Path) -> float:
    """When the first pixel of the display was not black."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if any(_pixels(picture)):
            return time.monotonic()
        time.sleep(0.005)
    raise SystemExit(f"There was no window after {PATIENCE:.0f} seconds.")


def _pixels(picture: Path) -> bytes:
    """A row in the middle of what Xvfb keeps in this file: an XWD header, a table of colours, the pixels."""
    content = picture.read_bytes()
    header, high, row, colours = (
        int.from_bytes(content[place : place + 4], "big") for place in (0, 20, 48, 76)
    )
    begins = header + colours * 12 + high // 2 * row
    # The fourth byte of a pixel may be anything.
    return bytes(byte for place, byte in enumerate(content[begins : begins + row]) if place % 4 != 3)


def _processor_seconds(process: int) -> float:
    """What a process has used so far, for itself and in the system."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _resident(process: int) -> int:
    """Bytes of memory that a process and its children have to themselves or share."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return (int(found[1]) * 1024 if found else 0) + sum(_resident(int(child)) for child in children)


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise SystemExit(f"This needs {name}.")
    return found


def _say(what: str, figure: float, unit: str) -> None:
    sys.stdout.write(f"{what}: {figure:.2f} {unit}\n" if unit == "s" else f"{what}: {figure:.0f} {unit}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
