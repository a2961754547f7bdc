"""Setting text in a picture: lines that fit a width, measured in the repository's own font."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from game.ui.fonts import Fonts
from game.ui.typeset import Face

_FINE = 4
"""Text is measured at so many times its size, so that rounding to pixels does not show."""


@dataclass(frozen=True)
class Setter:
    """Measures and breaks lines; one serves a whole picture."""

    _widths: dict[tuple[str, Face, float], float] = field(default_factory=dict)

    @cached_property
    def _fonts(self) -> Fonts:
        return Fonts()

    def width(self, text: str, face: Face, size: float) -> float:
        """How wide a line of text is."""
        key = (text, face, size)
        if key not in self._widths:
            self._widths[key] = self._fonts.text_width(text, face, round(size * _FINE)) / _FINE
        return self._widths[key]

    def lines(self, text: str, face: Face, size: float, widest: float) -> tuple[str, ...]:
        """The text in lines no wider than that, broken at spaces; a longer word stands out."""
        found: list[str] = []
        line = ""
        for word in text.split():
            longer = f"{line} {word}" if line else word
            if line and self.width(longer, face, size) > widest:
                found.append(line)
                line = word
            else:
                line = longer
        return (*found, line) if line else tuple(found)

    def balanced(self, text: str, face: Face, size: float, widest: float) -> tuple[str, ...]:
        """As few lines as `lines` needs, as equally long as can be."""
        lines = self.lines(text, face, size, widest)
        narrow = widest
        while len(lines) > 1 and narrow > widest / 2:
            narrow -= 4
            tried = self.lines(text, face, size, narrow)
            if len(tried) > len(lines) or any(self.width(line, face, size) > narrow for line in tried):
                break
            lines = tried
        return lines
