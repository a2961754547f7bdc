"""The facilitator's handbook: whole in three languages, and set as it is written."""

from __future__ import annotations

import pytest

from game.resources import scenarios_dir
from game.texts.catalogue import words
from game.workshop.printing.guide import blocks_of
from game.workshop.printing.matter import Data

BUTTONS = ("pause", "time", "call", "aside", "catch_up.now", "notes", "what_if", "dispute", "end")
"""What stands on the facilitator's page, and below the case that is put aside."""
FILES = {"nb": "GUIDE.nb.md", "nn": "GUIDE.nn.md", "en": "GUIDE.md"}


def blocks(language: str) -> list[Data]:
    return blocks_of((scenarios_dir() / FILES[language]).read_text(encoding="utf-8"))


def shape(block: Data) -> tuple[object, ...]:
    """What a block is, without its words."""
    match block["kind"]:
        case "heading":
            return ("heading", block["level"])
        case "list":
            return ("list", block["numbered"], len(block["items"]))
        case "table":
            return ("table", *(len(row) for row in block["rows"]))
        case kind:
            return (kind,)


@pytest.mark.parametrize("language", ["nn", "en"])
def test_the_handbook_has_the_same_parts_in_every_language(language):
    assert [shape(each) for each in blocks(language)] == [shape(each) for each in blocks("nb")]


@pytest.mark.parametrize("language", FILES)
def test_the_facilitator_s_keys_are_called_what_their_buttons_say(language):
    (keys,) = (each["items"] for each in blocks(language) if each["kind"] == "list" and "F8" in str(each))
    named = [next(run["text"] for run in item[0]["runs"] if run["bold"]) for item in keys]
    say = words(language)
    buttons = [say(f"window.facilitator.{name}") for name in BUTTONS]
    assert [name for name in named if not any(button.startswith(name) for button in buttons)] == []
    assert len(set(named)) == len(named) == len(BUTTONS)


def test_headings_lists_tables_and_bold_words_are_told_apart():
    (heading, paragraph, numbered, table) = blocks_of(
        "## Før\n\nTrykk **F9** nå.\n\n1. Én\n2. To\n\n| Si | Ikke |\n|---|---|\n| Hei | `x` |\n"
    )
    assert (heading["level"], heading["runs"][0]["text"]) == (2, "Før")
    assert [(run["text"], run["bold"]) for run in paragraph["runs"]] == [
        ("Trykk ", False),
        ("F9", True),
        (" nå.", False),
    ]
    assert [item[0]["runs"][0]["text"] for item in numbered["items"]] == ["Én", "To"]
    assert [[cell[0]["text"] for cell in row] for row in table["rows"]] == [["Si", "Ikke"], ["Hei", "x"]]
    assert table["rows"][1][1][0]["code"]


def test_what_cannot_be_printed_is_an_error_and_not_left_out():
    with pytest.raises(ValueError, match="hr"):
        blocks_of("Før\n\n---\n\nEtter\n")
    with pytest.raises(ValueError, match="image"):
        blocks_of("![Byen](town.png)\n")
