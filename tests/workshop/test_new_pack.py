"""A new scenario can be played at once, is the same pack in every language, and overwrites nothing."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.cli.started import quoted
from game.pack import schema
from game.pack.hashes import rules_hash
from game.pack.load import read_pack
from game.pack.schema import Scenario
from game.pack.texts import texts_of
from game.resources import asset
from game.texts.catalogue import LANGUAGES
from game.workshop.new_pack import pack_files, write_pack
from game.workshop.schemas import KINDS, modeline, schema_texts
from tests.cli.support import Cli, command_line, environment, program

# Tables under a heading of their own, which says what they hold.
TABLES = {
    "areas",
    "town",
    "roles",
    "goals",
    "floors",
    "promises",
    "people",
    "headlines",
    "small_news",
    "epilogues",
}
TABLES |= {
    "indicators",
    "profiles",
    "ambitions",
    "calendar",
    "stocks",
    "flows",
    "auxiliaries",
    "channels",
    "initiatives",
}

in_every_language = pytest.mark.parametrize("language", LANGUAGES)
in_every_other_language = pytest.mark.parametrize("language", LANGUAGES[1:])


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    return command_line(capsys)


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A new pack in each language, in folders of one name."""
    folder = tmp_path_factory.mktemp("new")
    for language in LANGUAGES:
        write_pack(folder / language / "my_town", pack_files(language, "my_town"))
    return {language: folder / language / "my_town" for language in LANGUAGES}


def scenario(folder: Path) -> Scenario:
    reading = read_pack(folder)
    assert reading.problems == ()
    assert reading.scenario is not None
    return reading.scenario


def lines(language: str) -> Iterator[tuple[str, str, bool]]:
    """Of each line of the templates: its file's part, its keys with their indentation, and whether it has a remark."""
    folder = asset("new", language)
    for place in ("scenario.yaml", "model.yaml", "cards"):
        (path,) = [folder / place] if place != "cards" else (folder / place).glob("*.yaml")
        for line in path.read_text(encoding="utf-8").splitlines():
            code, mark, _ = line.partition("#")
            keys = " ".join(re.findall(r"^ *(?:- )?|[a-z_0-9]+(?=:(?: |$))", code))
            yield place, keys, bool(mark)


# ------------------------------------------------------------------------------------------------ the templates


@in_every_language
def test_a_new_pack_has_no_problem_and_its_language(packs: dict[str, Path], language: str) -> None:
    assert scenario(packs[language]).settings.language == language


@in_every_other_language
def test_it_is_the_same_pack_in_every_language(packs: dict[str, Path], language: str) -> None:
    one, other = scenario(packs["nb"]), scenario(packs[language])
    assert rules_hash(one) == rules_hash(other)
    texts = {item.context: item.text for item in texts_of(one)}
    others = {item.context: item.text for item in texts_of(other)}
    assert list(texts) == list(others)
    alike = {text for context, text in texts.items() if text == others[context]}
    if language == "en":
        assert alike == {"Skarvøy", "Gunnvor"}
    else:
        assert len(alike) < len(texts) / 3, "bokmål and nynorsk share some sentences, but not most"


@in_every_other_language
def test_its_files_are_alike_line_by_line(language: str) -> None:
    assert list(lines(language)) == list(lines("nb"))


@in_every_language
def test_it_has_one_of_everything_that_a_first_scenario_needs(packs: dict[str, Path], language: str) -> None:
    found = scenario(packs[language])
    kinds = sorted(card.kind for card in found.cards.values())
    assert kinds == ["case", "delegated", "event"]
    (case,) = (card for card in found.cards.values() if card.kind == "case")
    assert (len(case.options), len(case.private)) == (2, 2)
    settings = found.settings
    assert (settings.turns, len(settings.goals), len(settings.floors), len(settings.promises)) == (1, 1, 1, 1)
    assert len(settings.people) == 1
    assert 3 <= len(found.model.stocks) <= 5
    assert all(card.note is not None for card in found.cards.values())


@in_every_language
def test_every_file_has_its_schema_and_ends_with_what_to_do(language: str) -> None:
    for kind, (_, place, _) in KINDS.items():
        (path,) = asset("new", language).glob(place)
        assert path.read_text(encoding="utf-8").startswith(f"{modeline(kind)}\n")
    (cards,) = asset("new", language).glob("cards/*.yaml")
    assert cards.read_text(encoding="utf-8").splitlines()[-1].endswith("main.py check .")


@in_every_language
def test_every_field_that_is_used_is_explained_beside_it_or_above(language: str) -> None:
    parts = [
        part for part in vars(schema).values() if isinstance(part, type) and issubclass(part, schema.Part)
    ]
    fields = {field for part in parts for field in part.model_fields}
    used, explained = set(), set()
    for path in asset("new", language).rglob("*.yaml"):
        for line in path.read_text(encoding="utf-8").splitlines():
            code, _, remark = line.partition("#")
            keys = set(re.findall(r"([a-z_]+):(?: |$)", code)) & fields
            used |= keys
            explained |= keys if remark and len(keys) <= 3 else set()
            explained |= set(re.findall(r"\w+", remark))
    assert sorted(used - explained - TABLES) == []


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("my_town", "my_town"),
        ("Min bygd", "min_bygd"),
        ("Lørdal-å", "lordal_a"),
        ("2026", ""),
        ("x" * 50, ""),
        ("", ""),
    ],
)
def test_the_name_of_the_folder_becomes_the_id_where_it_can(name: str, wanted: str) -> None:
    found = re.search(r"^id: (\w+)", pack_files("nb", name)["scenario.yaml"], re.MULTILINE)
    assert found is not None
    assert found[1] == (wanted or "skarvoy")


# ------------------------------------------------------------------------------------------------ the command


@in_every_language
def test_the_command_makes_a_pack_and_says_what_comes_next(cli: Cli, tmp_path: Path, language: str) -> None:
    folder = tmp_path / "deep" / "my town"
    ended = cli("new", folder, "--lang", language)
    assert (ended.code, ended.err) == (0, "")
    assert [f" {command} {quoted(folder)} " in line for command, line in zip(
        ("check", "play", "text"), ended.out.splitlines()[2:], strict=True
    )] == [True] * 3  # fmt: skip
    assert cli("check", folder, "--lang", language).out.count("0") == 2
    assert {path.name: path.read_text("utf-8") for path in (folder / "schema").iterdir()} == schema_texts()
    assert cli("text", folder).code == 0


@in_every_language
@pytest.mark.parametrize("inside", [True, False])
def test_its_remarks_have_the_commands_as_the_person_types_them(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, inside: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["main.py"])
    monkeypatch.setattr(sys, "orig_argv", [".venv/bin/python", "main.py", "new"])
    folder = Path("min bygd") if inside else tmp_path / "min bygd"
    assert cli("new", folder, "--lang", language).code == 0
    remarks = "".join(path.read_text("utf-8") for path in folder.rglob("*.yaml"))
    other = "nb" if language != "nb" else "nn"
    for command in ("play {}", "check {}", f"translate {{}} {other}"):
        begin, place = (".venv/bin/python ", "'min bygd'") if inside else ("", ".")
        shown = f"{begin}main.py {command.format(place)}"
        assert re.search(rf" {re.escape(shown)}$", remarks, re.MULTILINE), command
    assert str(tmp_path) not in remarks


def test_a_new_pack_plays_its_half_year(cli: Cli, packs: dict[str, Path], tmp_path: Path) -> None:
    ended = cli("play", packs["nb"], "--auto", "balanced", "--turns", "1", "--seed", "7", "--out", tmp_path)
    assert (ended.code, ended.err) == (0, "")
    told = cli("replay", tmp_path / "game.jsonl", "--pack", packs["nb"], "--turn", "1")
    assert told.code == 0
    assert "Boksen som ringer" in (tmp_path / "debrief.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("content", ["notes.txt", ".hidden"])
@in_every_language
def test_a_folder_that_is_not_empty_is_left_as_it_is(
    cli: Cli, tmp_path: Path, language: str, content: str
) -> None:
    (tmp_path / content).write_text("mine", encoding="utf-8")
    ended = cli("new", tmp_path, "--lang", language)
    assert (ended.code, ended.out, len(ended.err.splitlines())) == (1, "", 1)
    assert str(tmp_path) in ended.err
    assert [path.name for path in tmp_path.iterdir()] == [content]


def test_an_empty_folder_is_filled(cli: Cli, tmp_path: Path) -> None:
    assert cli("new", tmp_path).code == 0
    assert (tmp_path / "cards" / "saker.yaml").is_file()


def test_a_place_where_nothing_can_be_written_is_told(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    for folder in (tmp_path / "file", tmp_path / "file" / "deeper", tmp_path / ("x" * 300)):
        ended = cli("new", folder, "--lang", "en")
        assert (ended.code, ended.out, len(ended.err.splitlines())) == (1, "", 1)
    assert cli("new", tmp_path / "x", "--lang", "sv").code == 2
    assert cli("new").code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("takes", [0, 1, 3, 5])
@pytest.mark.parametrize("there", [True, False])
def test_after_a_failed_write_nothing_is_left_but_what_was_there(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, takes: int, there: bool
) -> None:
    folder = tmp_path / "a" / "b"
    if there:
        folder.mkdir(parents=True)
    left, real = [takes], Path.open

    def full(path: Path, mode: str = "r", *others: object, **more: object):
        if mode == "x":
            left[0] -= 1
            if left[0] < 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(path, mode, *others, **more)  # type: ignore[call-overload]

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", full)
        ended = cli("new", folder, "--lang", "en")
    assert ended.code == 1
    assert "No space left on device" in ended.err
    assert folder.exists() == there
    assert list(tmp_path.rglob("*")) == ([tmp_path / "a", folder] if there else [])


def test_what_appears_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards" / "saker.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_pack(tmp_path, pack_files("nb"))
    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*"))] == [
        "cards",
        "cards/saker.yaml",
    ]
    assert (tmp_path / "cards" / "saker.yaml").read_text(encoding="utf-8") == "mine"


def test_a_new_pack_can_be_made_where_one_stands(tmp_path: Path) -> None:
    outcome = subprocess.run(
        program("new", "."),
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert outcome.returncode == 0, outcome.stderr
    name = re.search(r"^id: (\w+)", (tmp_path / "scenario.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    assert name is not None
    assert name[1].startswith("test_a_new_pack")
