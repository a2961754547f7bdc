"""The program plays on a disk that is really full: nothing it has kept is lost, and with room again it goes on.

A file may grow no further than RLIMIT_FSIZE says, which any user can try; a file system of a few pages needs root.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.cli import main
from game.log.chain import scan
from game.log.read import read_log
from game.log.verify import verify_bytes
from tests.games import PACKS

pytestmark = [
    pytest.mark.no_cover,  # the program runs in processes of its own
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits"),
]

ROOT = Path(__file__).parents[2]
PLAY = ("play", str(PACKS / "tiny"), "--auto", "random")

PLAY_WITHIN = """
import contextlib, io, json, resource, sys
from game.cli import main

def play(limit, words):
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    err = io.StringIO()
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(err):
        code = main(words)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    return code, err.getvalue()

json.dump([play(*each) for each in json.load(sys.stdin)], sys.stdout)
"""


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> list[object]:
    """The states of the game as it goes on a disk with room."""
    folder = tmp_path_factory.mktemp("undisturbed")
    return states_after(folder, "--seed", "7", "--out", str(folder))


def states_after(folder: Path, *words: str) -> list[object]:
    """Play to the end, and say what the half-years came to."""
    assert main([*PLAY, *words]) == 0
    log = read_log(folder / "game.jsonl")
    assert log.finished
    return [record.d.get("hash") for record in log.records if record.k in ("start", "turn")]


def test_files_that_may_not_grow_stop_the_game_with_a_sentence_and_lose_nothing(
    tmp_path: Path, undisturbed: list[object]
) -> None:
    limits = [100, 9_000]
    games = [(limit, [*PLAY, "--seed", "7", "--out", str(tmp_path / f"{limit}")]) for limit in limits]
    ended = subprocess.run(
        [sys.executable, "-c", PLAY_WITHIN],
        cwd=ROOT,
        input=json.dumps(games),
        capture_output=True,
        text=True,
        check=True,
    )
    for limit, (code, err) in zip(limits, json.loads(ended.stdout), strict=True):
        log = tmp_path / f"{limit}" / "game.jsonl"
        assert code == 1
        assert str(log) in err, err
        assert "Traceback" not in err
        if limit == 100:  # not even the header: nothing may stand in the way of the next try
            assert not log.exists()
            continue
        assert verify_bytes(log.read_bytes()).state == "unfinished"
        assert limit - 2_000 < log.stat().st_size <= limit
        assert states_after(log.parent, "--resume", str(log)) == undisturbed


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system with room for two pages."""
    folder = tmp_path / "small"
    folder.mkdir()
    if shutil.which("mount") is None or not mounted(
        "mount", "-t", "tmpfs", "-o", "size=8k", "none", str(folder)
    ):
        pytest.skip("only root can mount a small file system, and not in every container")
    yield folder
    assert mounted("umount", str(folder))


def mounted(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_a_file_system_that_is_full_stops_the_game_and_one_that_has_room_again_lets_it_go_on(
    small_disk: Path, undisturbed: list[object], capsys: pytest.CaptureFixture[str]
) -> None:
    log = small_disk / "game.jsonl"
    assert main([*PLAY, "--seed", "7", "--out", str(small_disk)]) == 1
    assert "full" in capsys.readouterr().err
    content = log.read_bytes()
    kept = content[: scan(content).size]
    assert verify_bytes(content).state == "unfinished"
    assert len(kept) > 4_096
    assert main([*PLAY, "--resume", str(log)]) == 1  # still full
    assert log.read_bytes().startswith(kept)
    assert mounted("mount", "-o", "remount,size=4m", str(small_disk))
    assert states_after(small_disk, "--resume", str(log)) == undisturbed
    assert log.read_bytes().startswith(kept)
