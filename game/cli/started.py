"""The command that a person ran, for the lines that say how to go on."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath


@dataclass(frozen=True, slots=True)
class Started:
    """How the program was started: what Python was given, and where."""

    typed: Sequence[str]
    """`sys.orig_argv`: the interpreter with its own options, the script, the words after it."""
    script: str
    """`sys.argv[0]`."""
    folder: Path
    """The current folder: what lies inside it is named from there."""
    windows: bool = False
    frozen: bool = False
    """Whether the program is one file without an interpreter of its own."""

    @property
    def command(self) -> str:
        """The beginning of a command that starts the same program in the same folder, quoted for the shell."""
        words = [self._shortened(word) for word in self._words()]
        first, *rest = (quoted(word, windows=self.windows) for word in words)
        call = "& " if self.windows and first != words[0] else ""  # PowerShell runs no quoted word without it
        return call + " ".join([first, *rest])

    def _words(self) -> list[str]:
        if self.frozen or not self.script.endswith((".py", ".pyw")):
            return [self._installed()]
        places = [place for place, word in enumerate(self.typed) if word == self.script and place]
        return list(self.typed[: places[0] + 1]) if places else ["python", self.script]

    def _installed(self) -> str:
        """The installed name alone if the shell finds the same program by it, else where it lies."""
        name = PurePath(self.script).stem if self.windows else PurePath(self.script).name
        found = shutil.which(name)
        same = found is not None and Path(found).resolve() == Path(self.script).resolve()
        return name if same or len(PurePath(self.script).parts) == 1 else self.script

    def _shortened(self, word: str) -> str:
        """A path below the current folder as it is written from there; all else as it was typed."""
        path = PurePath(word)
        if not path.is_absolute() or not path.is_relative_to(self.folder):
            return word
        inside = path.relative_to(self.folder)
        return (
            str(inside) if len(inside.parts) > 1 or inside.suffix == ".py" else f".{_separator(word)}{inside}"
        )


def program() -> str:
    """How the person started the program, ready to be pasted into the same shell."""
    frozen = bool(getattr(sys, "frozen", False))
    return Started(
        sys.orig_argv, sys.argv[0], Path.cwd(), windows=sys.platform == "win32", frozen=frozen
    ).command


def quoted(word: str | Path, *, windows: bool | None = None) -> str:
    """A word as it can be pasted into a command: by the rules of sh, or on Windows in double quotes."""
    if not (sys.platform == "win32" if windows is None else windows):
        return shlex.quote(str(word))
    plain = str(word)
    return f'"{plain}"' if not plain or set(plain) & set(" \t&()[]{}^=;!'+,`~") else plain


def _separator(path: str) -> str:
    return "\\" if "\\" in path else "/"
