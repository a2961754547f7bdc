"""The document of a scenario holds every text that people read, and counts its words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.pack.load import load
from game.pack.texts import texts_of, words_in
from game.resources import find_pack
from game.texts.catalogue import LANGUAGES
from game.workshop.script import document, open_script
from game.workshop.script_counts import aloud, escaped, seconds
from game.workshop.translate import update
from tests.cli.support import TINY, Cli, command_line, copied_pack, edit


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    return command_line(capsys)


@pytest.fixture(scope="module")
def tiny() -> str:
    return document(open_script(TINY, "tiny"))


def table_after(heading: str, text: str) -> list[list[str]]:
    """The rows of the table under a heading, without its head."""
    block = next(
        block for block in text.split(f"\n{heading}\n", 1)[1].split("\n\n") if block.lstrip().startswith("|")
    )
    rows = block.strip().split("\n")[2:]
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows]


@pytest.mark.parametrize(("name", "language"), [("fjordvik", "nb"), ("fjordvik", "nn"), ("fjordvik", "en")])
def test_every_text_of_the_shipped_scenario_is_in_the_document(name: str, language: str) -> None:
    folder = find_pack(name)
    script = open_script(folder, name, language)
    text = document(script)
    units = {item.path for item in script.texts.values() if item.path[-1] == "unit"}
    assert [
        path for path, item in script.texts.items() if path not in units and escaped(item.text) not in text
    ] == []
    assert script.say("script.mark") not in text


def test_a_card_stands_with_its_facts_its_options_and_what_the_screen_shows_of_them(tiny: str) -> None:
    card = tiny.split("### T1 Skjemaet\n")[1].split("\n### ", maxsplit=1)[0]
    assert card.startswith(
        "\n*Teknologi · hele bordet · 28 ord, 12 s.* Fast i halvår 1.\n\nSøknadsskjemaet har 40 felt."
    )
    assert "- *Økonomi vet:* Leverandøren tar betalt for hvert felt. *(6 ord, 3 s)*" in card
    assert (
        "**A. Digitaliser alt nå** (pris 3 mill. kr; drift 0,5 mill. kr i året; "
        "tar kapasitet fra Direktør 1, Økonomi 1; arbeid i 2 kvartal; merkes etter 1 halvår; "
        "berører Tjenester ●●, Økonomi ●)"
    ) in card.replace("\u00a0", " ")
    assert "- *Virker, Reidar:* Jeg fikk svar samme dag." in card
    assert "gir løftet Bedre tjenester" in card
    assert "**Ikke nå**\n\n- *Et år etter:* Skjemaet har fått felt nummer 41." in card
    assert "> *Spør:* Hvilket skjema hos dere spør om det samme to ganger?" in card


def test_cards_come_by_kind_and_code(tiny: str) -> None:
    codes = re.findall(r"^### ([A-Z]+[0-9]+) ", tiny, re.MULTILINE)
    assert codes == ["L1", "O1", "S1", "T1", "LD1", "OD1", "SD1", "TD1", "TD9", "E1", "E2", "E3"]


def test_the_words_are_those_of_the_texts(tiny: str) -> None:
    total = sum(words_in(item.text) for item in texts_of(load(TINY)))
    kinds = {row[0]: row[1:] for row in table_after("### Etter slag", tiny)}
    assert kinds["alt"][1:3] == [str(total), str(seconds(total))]
    assert sum(int(row[1]) for kind, row in kinds.items() if kind != "alt") == total
    cards = {row[0]: row[1:] for row in table_after("### Kort for kort", tiny)}
    assert len(cards) == 12
    assert cards["T1"] == ["Skjemaet", "28", "12", "88"]
    assert sum(int(row[-1]) for row in cards.values()) == sum(
        words_in(item.text) for item in texts_of(load(TINY)) if item.path[0] == "cards"
    )


def test_a_half_year_is_as_long_as_its_card_and_the_shortest_and_longest_of_the_rest(tiny: str) -> None:
    turns = table_after("### Halvår for halvår", tiny)
    assert [row[:2] for row in turns] == [
        ["1", "T1"],
        ["2", "fra bunken"],
        ["3", "fra bunken + E3"],
        ["4", "fra bunken"],
    ]
    scenario, speak = load(TINY), open_script(TINY, "tiny").say
    assert turns[0][2] == str(aloud(scenario, "form", speak))
    deck = [aloud(scenario, name, speak) for name in ("goals", "manager", "hours")]
    assert turns[1][2] == f"{min(deck)} til {max(deck)}"
    low, high = (int(part) for part in turns[1][3].split(" til "))
    third = [int(part) for part in turns[2][3].split(" til ")]
    election = aloud(scenario, "election", speak)
    assert third == [low + election, high + election]


def test_cases_that_are_decided_alone_are_read_from_the_half_year_in_which_they_begin(tmp_path: Path) -> None:
    folder = copied_pack(tmp_path / "tiny")
    begun = document(open_script(folder, "begun"))
    edit(folder / "scenario.yaml", "\nturns: 4\n", "\nturns: 4\nfrom_turn: {delegated: 3}\n")
    later = document(open_script(folder, "later"))
    read = [[row[3] for row in table_after("### Halvår for halvår", text)] for text in (begun, later)]
    assert [a != b for a, b in zip(*read, strict=True)] == [True, True, False, False]


def test_45_words_take_20_seconds() -> None:
    assert (seconds(45), seconds(0)) == (20, 0)


def test_what_is_not_translated_is_seen(tmp_path: Path) -> None:
    pack = copied_pack(tmp_path / "pack")
    update(pack, "pack", "en")
    path = pack / "texts" / "en.po"
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            'msgid "Skjemaet"\nmsgstr ""', 'msgid "Skjemaet"\nmsgstr "The form"'
        ),
        encoding="utf-8",
    )
    text = document(open_script(pack, "pack", "en"))
    assert "### T1 The form\n" in text
    assert r"### S1 **\[not translated\]** Tolv mål" in text
    texts = len(list(texts_of(load(pack))))
    assert f"**{texts - 1} texts are not translated." in text


def test_signs_of_markdown_in_a_text_stay_what_they_are(tmp_path: Path) -> None:
    pack = copied_pack(tmp_path / "pack")
    edit(pack / "cards" / "cases.yaml", "title: Skjemaet", 'title: "A*B_C #1 [x] | <i>"')
    edit(
        pack / "cards" / "cases.yaml",
        "text: Søknadsskjemaet har 40 felt.",
        "text: 1. Søknadsskjemaet har 40 felt.",
    )
    text = document(open_script(pack, "pack"))
    assert r"### T1 A\*B\_C \#1 \[x\] \| \<i\>" in text
    assert "\n1\\. Søknadsskjemaet" in text
    assert r"| T1 | A\*B\_C \#1 \[x\] \| \<i\> |" in text


# ------------------------------------------------------------------------------------------------ the command


def test_the_command_prints_or_writes_the_same(cli: Cli, tmp_path: Path) -> None:
    printed = cli("text", TINY)
    assert printed.code == 0
    out = tmp_path / "new" / "script.md"
    ended = cli("text", TINY, "--out", out)
    assert ended.code == 0
    assert str(out) in ended.out
    assert out.read_text(encoding="utf-8") == printed.out


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_document_speaks_the_language_that_it_is_in(cli: Cli, language: str) -> None:
    assert {"nb": "## Rollene", "nn": "## Rollene", "en": "## The roles"}[language] in cli(
        "text", "fjordvik", "--lang", language
    ).out


def test_bad_input_is_told(cli: Cli, tmp_path: Path) -> None:
    assert cli("text", "nowhere").code == 2
    assert cli("text", TINY, "--lang", "xx").code == 2
    missing = cli("text", TINY, "--lang", "nn")
    assert (missing.code, "nn.po" in missing.err) == (1, True)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    refused = cli("text", TINY, "--out", tmp_path / "file" / "script.md")
    assert refused.code == 1
    pack = copied_pack(tmp_path / "pack")
    edit(pack / "model.yaml", "budget_development / 4", "budget_devlopment / 4")
    assert "[unknown-name]" in cli("text", pack).err
