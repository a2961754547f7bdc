"""The command `export`: what it writes, what it says, and how it ends."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from tests.cli.support import TINY, Cli


def games(folder: Path) -> list[dict[str, str]]:
    with (folder / "games.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_logs_become_tables_by_default(cli: Cli, log: Path, tmp_path: Path) -> None:
    ended = cli("export", log, "--to", tmp_path / "out", "--pack", TINY, "--lang", "nb")
    assert (ended.code, ended.out, ended.err) == (0, f"{tmp_path / 'out'}: 1 game\n", "")
    (game,) = games(tmp_path / "out")
    assert (game["scenario"], game["status"], game["seed"]) == ("tiny", "finished", "7")
    described = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert described["resources"][0]["description"] == "En linje for hvert spill"


@pytest.mark.parametrize(("form", "file"), [("xapi", "statements.jsonl"), ("ocel", "ocel.json")])
def test_another_format_is_asked_for(cli: Cli, log: Path, tmp_path: Path, form: str, file: str) -> None:
    assert cli("export", log, "--to", tmp_path / "out", "--format", form, "--pack", TINY).code == 0
    assert (tmp_path / "out" / file).stat().st_size > 1000


def test_a_folder_of_logs_is_exported_and_what_is_wrong_is_said(cli: Cli, log: Path, tmp_path: Path) -> None:
    (log.parent / "notes.jsonl").write_text("{}\n", encoding="utf-8")
    ended = cli("export", log.parent, "--to", tmp_path / "out", "--pack", TINY)
    assert (ended.code, ended.out) == (1, f"{tmp_path / 'out'}: 1 game\n")
    assert ended.err.startswith(f"{log.parent / 'notes.jsonl'} cannot be used, line 1: ")
    assert len(games(tmp_path / "out")) == 1


def test_the_same_game_twice_is_said_and_no_fault(cli: Cli, log: Path, tmp_path: Path) -> None:
    ended = cli("export", log, log, "--to", tmp_path / "out", "--pack", TINY)
    assert ended.code == 0
    assert "is a game that is here already" in ended.err


def test_a_scenario_that_is_not_at_hand_is_asked_for(cli: Cli, log: Path, tmp_path: Path) -> None:
    ended = cli("export", log, "--to", tmp_path / "out")
    assert ended.code == 1
    assert "was played with the scenario tiny, which is not at hand" in ended.err
    assert "None of the logs could be exported" in ended.err
    assert not (tmp_path / "out").exists()


def test_wrong_usage_is_said_in_one_sentence(cli: Cli, log: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    out = tmp_path / "out"
    for words, code, said in (
        ((log, "--to", out, "--format", "cvs"), 2, "Did you mean 'csv'?"),
        ((log, "--to", out, "--lang", "sv"), 2, "no language 'sv'"),
        ((log, "--to", log.parent), 2, "is there already, and is no export"),
        ((tmp_path / "empty", "--to", out), 1, "There are no logs in"),
        ((log, "--to", out, "--key", out / "key.txt"), 2, "The key file must not lie in"),
        ((log, "--to", log / "out", "--pack", TINY), 1, "could not be written"),
    ):
        ended = cli("export", *words)
        assert (ended.code, ended.out) == (code, ""), words
        assert said in ended.err


def test_a_key_file_is_made_and_keeps_pseudonyms(cli: Cli, log: Path, tmp_path: Path) -> None:
    names = []
    for _ in range(2):
        shutil.rmtree(tmp_path / "out", ignore_errors=True)
        words = ("--pack", TINY, "--key", tmp_path / "key.txt")
        assert cli("export", log, "--to", tmp_path / "out", *words).code == 0
        names += [game["game"] for game in games(tmp_path / "out")]
    assert names[0] == names[1]


def test_an_earlier_export_is_replaced_when_asked(cli: Cli, log: Path, tmp_path: Path) -> None:
    words = ("export", log, "--to", tmp_path / "out", "--pack", TINY)
    assert cli(*words).code == 0
    refused = cli(*words)
    assert (refused.code, "--replace" in refused.err) == (2, True)
    assert cli(*words, "--replace").code == 0
