"""An empty table of figures to fill in, as a spreadsheet opens it."""

from __future__ import annotations

import csv
from io import StringIO

from game.pack.check_figures import MUNICIPALITY
from game.pack.schema import Figures
from game.texts.catalogue import Words
from game.workshop.profile.read import ID, VALUE


def template(figures: Figures, speak: Words) -> bytes:
    """The table: the two columns that are read, and what helps to fill them in.

    With a byte order mark, by which Excel sees that it is UTF-8, and with what its local edition expects between
    values.
    """
    separator = "," if speak.language == "en" else ";"
    file = StringIO(newline="")
    writer = csv.writer(file, delimiter=separator, lineterminator="\r\n")
    titles = [speak(f"profile.column.{name}") for name in ("name", "unit", "low", "high", "where")]
    writer.writerow([ID, VALUE, *titles])
    writer.writerow([MUNICIPALITY, "", speak("profile.municipality"), "", "", "", ""])
    for name, figure in figures.ask.items():
        low, high = (_plain(bound, speak.language) for bound in (figure.low, figure.high))
        writer.writerow([name, "", figure.name, figure.unit, low, high, figure.where])
    return file.getvalue().encode("utf-8-sig")


def _plain(value: float, language: str) -> str:
    text = f"{value:.12g}"
    return text if language == "en" else text.replace(".", ",")
