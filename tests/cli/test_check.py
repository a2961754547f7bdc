from __future__ import annotations

import json
from pathlib import Path

import pytest

from game import __version__
from tests.cli.support import TINY, TOP, Cli, copied_pack, edit

MISTAKES = TOP / "tests" / "packs" / "ten_mistakes"
COMMANDS = ("play", "check", "verify", "replay", "report", "whatif", "archive", "forget", "shots")
FOR_AUTHORS = ("new", "schema", "translate", "text", "playtest")


def test_a_pack_that_can_be_played_passes(cli: Cli) -> None:
    ended = cli("check", TINY)
    assert ended.code == 0
    assert ended.out.splitlines()[-1].startswith("Feil: 0.")
    found = cli("check", TINY, "--format", "json")
    assert found.code == 0
    assert all(problem["severity"] == "warning" for problem in json.loads(found.out))


def test_all_mistakes_of_a_pack_are_told_each_at_its_place(cli: Cli) -> None:
    text, data = cli("check", MISTAKES), cli("check", MISTAKES, "--format", "json")
    assert (text.code, data.code) == (1, 1)
    problems = json.loads(data.out)
    errors = [problem for problem in problems if problem["severity"] == "error"]
    assert len({(problem["file"], problem["line"], problem["column"]) for problem in errors}) >= 10
    assert len(text.out.splitlines()) == len(problems) + 1
    for problem, line in zip(problems, text.out.splitlines(), strict=False):
        assert set(problem) == {"file", "line", "column", "severity", "code", "message", "facts"}
        assert line.startswith(f"{problem['file']}:{problem['line']}:{problem['column']}: ")
        assert line.endswith(f"[{problem['code']}]")


@pytest.mark.parametrize(("language", "word"), [("nb", "feil:"), ("nn", "feil:"), ("en", "error:")])
def test_a_pack_s_problems_are_told_in_the_language_asked_for(
    cli: Cli, tmp_path: Path, language: str, word: str
) -> None:
    pack = copied_pack(tmp_path / "pack")
    edit(pack / "model.yaml", "budget_development / 4", "budget_devlopment / 4")
    for command in ("check", "play"):
        more = ("--auto", "random", "--out", tmp_path / "game") if command == "play" else ()
        ended = cli(command, pack, "--lang", language, *more)
        assert ended.code == 1
        assert f"{pack}/model.yaml:22:" in ended.said
        assert word in ended.said
        assert "budget_development" in ended.said
    assert not (tmp_path / "game").exists()


def test_warnings_count_only_when_they_are_asked_to(cli: Cli, tmp_path: Path) -> None:
    pack = copied_pack(tmp_path / "pack")
    assert cli("check", pack, "--strict").code == 0
    edit(pack / "scenario.yaml", "when: quality < 63", "when: quality < -3")
    ended = cli("check", pack, "--lang", "en")
    assert ended.code == 0
    assert ended.out.splitlines()[-1] == "Errors: 0. Warnings: 1."
    assert ended.out.splitlines()[0].endswith("[never-true]")
    assert cli("check", pack, "--strict").code == 1
    edit(pack / "model.yaml", "budget_development / 4", "budget_devlopment / 4")
    told = cli("check", pack, "--lang", "en").out
    assert "error: " in told
    assert "[not-examined]" in told


def test_errors_and_warnings_stand_in_one_list_in_the_order_of_the_files(cli: Cli, tmp_path: Path) -> None:
    pack = copied_pack(tmp_path / "pack")
    edit(pack / "scenario.yaml", "when: quality < 63", "when: quality < -3")
    edit(pack / "scenario.yaml", "off: fund >= 5", "off: fnd >= 5")
    problems = json.loads(cli("check", pack, "--format", "json").out)
    places = [(problem["file"], problem["line"], problem["column"]) for problem in problems]
    assert places == sorted(places)
    assert {problem["severity"] for problem in problems} == {"error", "warning"}
    assert next(each for each in problems if each["code"] == "unknown-name")["facts"]["suggestion"] == "fund"


def test_played_games_say_what_options_touch(cli: Cli) -> None:
    ended = cli("check", TINY, "--play", "--lang", "en")
    assert ended.code == 0
    assert "[touches-" in ended.out
    assert ended.err == ""  # progress is only for a terminal
    assert "[touches-" not in cli("check", TINY).out


@pytest.mark.parametrize(
    "words",
    [("check",), ("check", "nowhere"), ("check", TINY, "--lang", "xx"), ("check", TINY, "--format", "xml")],
)
def test_wrong_usage_of_check(cli: Cli, words: tuple[object, ...]) -> None:
    assert cli(*words).code == 2


def test_version_and_help(cli: Cli) -> None:
    assert cli("--version").out == f"fjordvik {__version__}\n"
    ended = cli("--help")
    assert ended.code == 0
    assert all(f"\n  {command} " in ended.out for command in (*COMMANDS, *FOR_AUTHORS))


@pytest.mark.parametrize("command", [*COMMANDS, *FOR_AUTHORS])
def test_every_command_explains_itself(cli: Cli, command: str) -> None:
    ended = cli(command, "--help")
    assert ended.code == 0
    assert "Usage:" in ended.out
    refused = cli(command, "--no-such-option")
    assert refused.code == 2
    assert f"{command} --help" in refused.err
