"""Why in the terminal goes as deep as at the window: words for equations, what the table did, the map, the replay."""

from __future__ import annotations

import re
from pathlib import Path

from .support import FIRST_HALF_YEAR, play_script


def _said(folder: Path, *typed: str) -> str:
    _, screen = play_script(folder / f"{'-'.join(typed)}.jsonl", [*FIRST_HALF_YEAR, "h", *typed, "", "", "q"])
    return screen.flat


def test_an_equation_is_said_in_words_with_its_unit_before_it_is_read_as_written(tmp_path: Path) -> None:
    said = _said(tmp_path, "2", "1")
    assert re.search(r"Slik regnes det, poeng i kvartalet: .+ Likning: ", said)


def test_the_map_is_read_aloud_arrow_by_arrow(tmp_path: Path) -> None:
    listed = _said(tmp_path, "2")
    number = re.search(r"(\d+): Kartet: ", listed)
    assert number is not None
    said = _said(tmp_path, "2", number[1])
    assert "Dette flytter det:" in said
    assert re.search(r"øker Tjenester, (sterkt|merkbart|svakt)", said)


def test_what_the_table_did_is_listed_and_each_can_be_left_out(tmp_path: Path) -> None:
    listed = _said(tmp_path, "2")
    number = re.search(r"Dette gjorde dere: (\d+): ", listed)
    assert number is not None
    said = _said(tmp_path, "2", number[1])
    assert "Spilt om igjen med «Ikke nå» våren 2026, med samme flaks." in said
    assert "uten valget" in said
    assert "Det valget gjorde, fram til nå:" in said
