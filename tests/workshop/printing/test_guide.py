"""The facilitator's handbook: whole in three languages, and set as it is written."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer.main

from game.cli.app import app
from game.cli.play import DEBRIEF_NAME
from game.engine.step import default_setup
from game.pack.load import load
from game.pack.schema import ScenarioFile
from game.resources import find_pack, scenarios_dir, shipped_packs
from game.texts.catalogue import words
from game.ui.boxes import Action
from game.ui.pages.facilitator.menu import ICONS
from game.ui.pages.setup import changed
from game.workshop.printing import PARTS
from game.workshop.printing.guide import blocks_of
from game.workshop.printing.matter import Data, open_matter
from game.workshop.printing.run_sheet import length_of, rows_of, sessions_of

BUTTONS = ("pause", "time", "call", "aside", "catch_up.now", "notes", "what_if", "dispute", "end")
"""What stands on the facilitator's page, and below the case that is put aside."""
FILES = {"nb": "GUIDE.nb.md", "nn": "GUIDE.nn.md", "en": "GUIDE.md"}
STEPS = ("felt", "film", "turning", "known", "home")
"""The debrief's."""
BUNDLE = Path(__file__).parents[3] / ".ci" / "bundle" / "fjordvik.spec"
SLOT = re.compile(r"\\{\w+\\}")
"""A slot such as {number} in a sentence that was made a pattern."""


def text(language: str) -> str:
    return (scenarios_dir() / FILES[language]).read_text(encoding="utf-8")


def blocks(language: str) -> list[Data]:
    return blocks_of(text(language))


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


@pytest.mark.parametrize("language", FILES)
def test_what_the_handbook_quotes_from_the_screen_stands_there(language):
    sentences = [form for forms in words(language).entries.values() for form in forms]
    patterns = [SLOT.sub(".+", re.escape(form)) for form in sentences]
    quoted = re.findall(r"«([^»]+)»" if language != "en" else r'"([^"]+)"', text(language))
    assert len(quoted) >= 10
    assert [each for each in quoted if not any(re.fullmatch(known, each) for known in patterns)] == []


@pytest.mark.parametrize("language", FILES)
def test_the_steps_of_the_debrief_are_called_what_the_screen_calls_them(language):
    *_, steps = (each["items"] for each in blocks(language) if each["kind"] == "list" and each["numbered"])
    named = [next(run["text"] for run in item[0]["runs"] if run["bold"]).rstrip(".") for item in steps]
    assert named == [words(language)(f"window.debrief.{step}.title") for step in STEPS]


@pytest.mark.parametrize("language", FILES)
def test_the_keys_that_the_handbook_names_are_there(language):
    say = words(language)
    known = {say(key) for key in say.entries if re.fullmatch(r"window\.key\.\w+", key)}
    assert set(re.findall(r"\bF\d+\b", text(language))) <= known | {"F9"}
    assert list(ICONS).index("call") + 1 == 3, "the envelope: F9 and 3"
    assert re.search(r"F9 \w+ 3\b", text(language))


@pytest.mark.parametrize("language", FILES)
def test_every_command_file_and_name_in_the_handbook_exists(language):
    commands = typer.main.get_group(app).commands
    programs = re.findall(r'"([\w-]+)": (?:True|False)', BUNDLE.read_text(encoding="utf-8"))
    names = {
        *shipped_packs(),
        *PARTS,
        *programs,
        "main.py",
        "print",
        DEBRIEF_NAME,
        *ScenarioFile.model_fields,
    }
    for code in re.findall(r"`([^`]+)`", text(language)):
        program, *typed = shlex.split(code)
        if code in names or code in FILES.values():
            continue
        command, *rest = typed if program == "main.py" else (program, *typed)
        options = {option for each in commands[command].params for option in each.opts}
        assert {word for word in rest if word.startswith("--")} <= options, code


@pytest.mark.parametrize("language", FILES)
def test_the_minutes_of_the_handbook_are_those_of_the_run_sheet(language):
    whole, first = (open_matter(find_pack(name), name, language) for name in ("fjordvik", "forste-halvar"))
    lengths = {f"{length_of(matter, form):g}" for matter in (whole, first) for form in sessions_of(matter)}
    (forms,) = (
        each["rows"] for each in blocks(language) if each["kind"] == "table" and len(each["rows"][0]) == 3
    )
    times = [row[1][0]["text"] for row in forms[1:]]
    assert {time.split()[0] for time in times if "×" not in time} == lengths
    short = sessions_of(whole)[0]
    before, *_, after = rows_of(whole, short)
    assert before.minutes == 8, "the handbook says so, before the briefing"
    (steps,) = re.findall(r"(\d(?:, \d)+ \w+ \d) minut", text(language))
    assert sum(map(int, re.findall(r"\d", steps))) == after.minutes


def test_the_short_game_is_one_press_on_the_right_arrow_away_as_the_handbook_says():
    scenario = load(find_pack("fjordvik"), "fjordvik")
    pressed = changed(default_setup(scenario), scenario.settings, Action("length", "1"))
    assert (pressed.short, pressed.turns) == (True, 4)


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
