"""What the window asks of the desktop: to show a page in the browser, and a folder among the files.

Neither can be sure to be seen: a browser that starts may still fail. So whoever asks says where the file lies, too.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Open = Callable[[Path], bool]
"""Shows what lies at a path; False when it cannot be shown here."""
_IN_THE_TERMINAL = frozenset({"elinks", "links", "lynx", "w3m", "www-browser"})
"""Browsers that write into the terminal behind the window, and that Python would wait for."""


@dataclass(frozen=True, slots=True)
class Outside:
    """The ways out of the window."""

    page: Open
    folder: Open


def desktop() -> Outside:
    """The real ones."""
    return Outside(open_page, open_folder)


def _nowhere(_: Path) -> bool:
    return False


NOWHERE = Outside(_nowhere, _nowhere)
"""For a window that is only looked at: nothing opens."""


def open_page(path: Path) -> bool:
    """Show a file in the browser of the desktop."""
    try:
        browser = webbrowser.get()
        if Path(getattr(browser, "name", "")).name in _IN_THE_TERMINAL:
            return False
        return browser.open(path.resolve().as_uri())
    except (webbrowser.Error, OSError):
        return False


def open_folder(path: Path) -> bool:
    """Show a folder among the files."""
    if sys.platform == "win32":
        return _by_windows(path)
    program = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if program is None:
        return False
    try:
        started = subprocess.Popen(  # noqa: S603  (the desktop's own program and the game's own folder)
            [program, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    threading.Thread(target=started.wait, daemon=True).start()  # somebody must take note of its end
    return True


def _by_windows(path: Path) -> bool:
    try:
        os.startfile(path)  # type: ignore[attr-defined,unused-ignore]  # noqa: S606  (only Windows has it)
    except OSError:
        return False
    return True
