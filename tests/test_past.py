"""Logs of earlier versions of the rules stay replayable: the frozen ones, and this one under a pretended next."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.cli import main
from game.log.read import parse_log
from game.log.record import GENESIS, make_record
from game.research.versions import known_versions
from game.rules import RULES_VERSION
from tests.freeze_rules import GOLDEN, freeze, told

TOP = Path(__file__).parent.parent
ARCHIVES = sorted((GOLDEN / "past").glob("*.zip"))

COMMANDS = """
import contextlib, io, json, sys
from pathlib import Path
from game.cli import main
from tests.freeze_rules import told

def run(words):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(words)
    return code, out.getvalue(), err.getvalue()

given = json.load(sys.stdin)
json.dump([told(Path(given["archive"])), [run(words) for words in given["commands"]]], sys.stdout)
"""

# What the pretended next version does otherwise in engine, schema and language: by file, the old text and the new.
CHANGES = {
    "game/rules.py": ('RULES_VERSION = "0.1"', 'RULES_VERSION = "0.2"'),
    "game/engine/rules/posting.py": ("mix((key + GOLDEN) & MASK)", "mix((key + GOLDEN + GOLDEN) & MASK)"),
    "game/pack/schema.py": ("    format: Literal[1]\n", "    format: Literal[2]\n"),
    "game/lang/reserved.py": ('"clamp"', '"within"'),
    "game/lang/calls.py": ('"clamp"', '"within"'),
    "game/lang/tree.py": ('"clamp"', '"within"'),
    "game/lang/emit.py": ('"clamp"', '"within"'),
}


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command of the next version ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Checkout:
    """A copy of the program in a folder of its own, to become its next version."""

    top: Path

    @classmethod
    def at(cls, top: Path) -> Checkout:
        """Copy what the program, its freezing and its contracts need."""
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(TOP / "game", top / "game", ignore=ignored)
        shutil.copytree(TOP / "tests" / "packs" / "tiny", top / "tiny")
        (top / "tests" / "golden").mkdir(parents=True)
        for name in ("tests/__init__.py", "tests/freeze_rules.py", "tests/golden/tiny.zip", "pyproject.toml"):
            shutil.copy(TOP / name, top / name)
        for name in ("assets", "scenarios"):
            (top / name).symlink_to(TOP / name)
        return cls(top)

    def python(self, *words: str, given: str = "") -> str:
        """Run Python in it; what it prints."""
        environment = {**os.environ, "PYTHONPATH": str(self.top), "PYTHONDONTWRITEBYTECODE": "1"}
        outcome = subprocess.run(
            [sys.executable, *words],
            cwd=self.top,
            env=environment,
            input=given,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert outcome.returncode == 0, outcome.stdout + outcome.stderr
        return outcome.stdout

    def change(self, file: str, old: str, new: str) -> None:
        """Replace a text of the program, wherever it stands in a file."""
        path = self.top / file
        text = path.read_text(encoding="utf-8")
        assert old in text, file
        path.write_text(text.replace(old, new), encoding="utf-8")

    def run(self, archive: Path, commands: Sequence[Sequence[object]]) -> tuple[dict[str, str], list[Ended]]:
        """What a rulebook of this program says of an archive, and how commands end; all in one process."""
        words = [[str(word) for word in command] for command in commands]
        given = json.dumps({"archive": str(archive), "commands": words})
        said, ended = json.loads(self.python("-c", COMMANDS, given=given))
        return said, [Ended(*each) for each in ended]


def with_rules(log: bytes, version: str) -> bytes:
    """The same log under another version of the rules, its chain made anew."""
    prev, lines = GENESIS, []
    for record in parse_log(log, Path("game.jsonl")).records:
        d = {**record.d, "rules": version} if record.n == 1 else record.d
        changed, line = make_record(record.n, prev, record.k, d, record.x)
        prev = changed.h
        lines.append(line)
    return b"".join(lines)


@pytest.mark.no_cover  # the program runs in processes of its own
def test_the_next_version_replays_games_of_this_one_bit_for_bit(tmp_path: Path) -> None:
    archive = GOLDEN / "tiny.zip"
    today = told(archive)
    here = Checkout.at(tmp_path / "next")
    here.python("-m", "tests.freeze_rules")
    for file, (old, new) in CHANGES.items():
        here.change(file, old, new)
    here.change("tiny/scenario.yaml", "format: 1", "format: 2")
    here.change("tiny/scenario.yaml", "clamp(", "within(")

    old_log, new_log = tmp_path / "old.jsonl", tmp_path / "new" / "game.jsonl"
    assert (
        main(
            ["play", str(TOP / "tests/packs/tiny"), "--auto", "random", "--seed", "7", "--out", str(tmp_path)]
        )
        == 0
    )
    (tmp_path / "game.jsonl").rename(old_log)
    later, older = tmp_path / "later.jsonl", tmp_path / "older.jsonl"
    later.write_bytes(with_rules(old_log.read_bytes(), "0.10"))
    older.write_bytes(with_rules(old_log.read_bytes(), "0.0"))
    old_pack, new_pack = TOP / "tests" / "packs" / "tiny", here.top / "tiny"
    commands: dict[str, tuple[object, ...]] = {
        "verify": ("verify", archive),
        "replay": ("replay", archive, "--json"),
        "whatif": ("whatif", archive, "--all", "--json"),
        "whatif one": ("whatif", archive, "--turn", 1, "--card", "form", "--option", "a"),
        "whatif as text": ("whatif", archive, "--all"),
        "whatif wrong": ("whatif", archive, "--turn", 1, "--card", "frm", "--option", "a"),
        "whatif late": ("whatif", archive, "--turn", 5, "--card", "form", "--option", "a"),
        "archive": ("archive", old_log, "--pack", old_pack, "--out", tmp_path / "again.zip"),
        "verify again": ("verify", tmp_path / "again.zip"),
        "old pack": ("check", old_pack, "--lang", "en"),
        "report": ("report", archive, "--lang", "en", "--out", tmp_path / "report.html"),
        "resume": ("play", old_pack, "--resume", old_log),
        "play": ("play", new_pack, "--auto", "random", "--seed", "7", "--out", tmp_path / "new"),
        "verify new": ("verify", new_log, "--pack", new_pack, "--json"),
        "replay old": ("replay", old_log, "--pack", old_pack, "--json"),
        "replay new": ("replay", new_log, "--pack", new_pack, "--json"),
        "verify both": ("verify", archive, tmp_path / "again.zip", new_log),
        "later": ("replay", later, "--pack", old_pack),
        "older": ("replay", older, "--pack", old_pack),
        "verify later": ("verify", later, "--pack", old_pack),
    }
    then, ended = here.run(archive, list(commands.values()))
    found = dict(zip(commands, ended, strict=True))

    # the old game, by its frozen rules
    assert "4 half-years come to the same states, bit for bit" in found["verify"].out
    assert then == today
    assert (found["replay"].code, json.loads(found["replay"].out)) == (0, json.loads(today[".replay.json"]))
    assert (found["whatif"].code, json.loads(found["whatif"].out)) == (0, json.loads(today[".whatif.json"]))
    for name in ("whatif one", "whatif as text"):
        assert found[name].code == 0, found[name]
        assert "form: a instead of b, the same luck" in found[name].out
    assert "There is no card 'frm' in half-year 1. Did you mean 'form'?" in found["whatif wrong"].err
    assert "--turn 5 is not among them" in found["whatif late"].err
    for ending, text in today.items():
        kept = here.top / "tests" / "golden" / "past" / f"0.1{ending}"
        assert kept.read_text(encoding="utf-8") == text
    assert found["archive"].code == 0, found["archive"]
    assert "4 half-years come to the same states, bit for bit" in found["verify again"].out
    # which the present rules of that program could not even read
    assert found["old pack"].code == 1
    assert (found["report"].code, found["resume"].code) == (1, 1)
    assert "Use Fjordvik 0.1 for it" in found["report"].err
    assert "Bruk Fjordvik 0.1 til det" in found["resume"].err  # as the log's table spoke
    # a new game, by the new rules, comes out otherwise
    assert found["play"].code == 0, found["play"]
    judged = json.loads(found["verify new"].out)
    assert (judged["state"], judged["rules"], judged["replayed"]) == ("whole", "0.2", 4)
    games = [json.loads(found[name].out) for name in ("replay old", "replay new")]
    assert [len(game["turns"]) for game in games] == [5, 5]
    assert games[0]["turns"][1]["state_hash"] != games[1]["turns"][1]["state_hash"]
    # both versions in one run
    assert found["verify both"].out.count("Replayed: the start and 4 half-years") == 2
    assert "3 logs: 3 whole" in found["verify both"].out
    # versions that it does not have
    assert found["later"].code == found["older"].code == 1
    assert "knows 0.1, 0.2. Get Fjordvik 0.10 or newer" in found["later"].err
    assert "knows 0.1, 0.2. Get Fjordvik 0.0:" in found["older"].err
    assert "Not replayed: The game was played by version 0.10 of the rules" in found["verify later"].out
    # and its layers hold
    here.python("-c", "from importlinter.cli import lint_imports as lint; exit(lint(no_cache=True))")


def test_a_version_is_frozen_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.freeze_rules.TOP", tmp_path)
    (tmp_path / "game" / "past" / "v0_1").mkdir(parents=True)
    with pytest.raises(SystemExit, match=r"version 0\.1 is frozen"):
        freeze()


def test_every_frozen_version_has_a_golden_game_that_is_told_as_it_was() -> None:
    assert [*(path.stem for path in ARCHIVES), RULES_VERSION] == list(known_versions())
    for archive in ARCHIVES:
        for ending, text in told(archive).items():
            assert text == archive.with_name(archive.stem + ending).read_text(encoding="utf-8")
