"""The example for notebooks runs from its beginning to its end, and the API says what goes wrong in sentences."""

from __future__ import annotations

import re
import sys
import warnings
from pathlib import Path

import pytest

from game.engine.decisions import Decisions
from game.engine.state import Rules, State
from game.errors import FjordvikError
from game.log.archive import write_archive
from game.policy import POLICIES
from game.research import api
from game.session.auto import play_to_end
from game.session.edition import pack_bytes
from game.session.game import Game
from tests.log.support import QuickDisk
from tests.research.export.support import NAME, led_game
from tests.session.support import setup_of, tiny

EXAMPLE = Path(api.__file__).with_name("EXAMPLE.md")
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
PACK = tiny().folder


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "game.jsonl"
    with Game.new(tiny(), setup_of(tiny()), 7, "nb", path, fs=QuickDisk()) as game:
        play_to_end(game, POLICIES["always-a"])
    return path


def test_the_example_runs_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    pytest.importorskip("pandas")
    monkeypatch.chdir(tmp_path)
    blocks = BLOCK.findall(EXAMPLE.read_text(encoding="utf-8"))
    assert len(blocks) == 5
    scope: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, str(EXAMPLE), "exec"), scope)
    said = capsys.readouterr().out
    assert "finished" in said
    assert "The votes on the main case" in said


def test_frames_are_typed_and_say_what_they_mean(tmp_path: Path):
    pd = pytest.importorskip("pandas")
    led = led_game(tmp_path / "game.jsonl")
    frames = api.tables([led], PACK, private=True, key=tmp_path / "key.txt", language="nb")
    votes = frames["votes"]
    assert [str(votes[name].dtype) for name in ("turn", "role", "agrees")] == ["Int64", "string", "boolean"]
    assert str(frames["stocks"]["value"].dtype) == "float64"
    assert pd.isna(votes["option"]).sum() == 1
    assert votes.attrs["key"] == ["game", "turn", "role"]
    assert votes.attrs["units"] == {"turn": "half-year", "second": "s"}
    assert votes.attrs["meanings"]["role"].startswith("Rollen")
    assert NAME in set(frames["texts"]["text"])
    assert frames["situations"].empty
    assert list(frames["situations"].columns) == ["game", "situation", "from_turn", "to_turn"]
    again = api.tables([led], PACK, key=tmp_path / "key.txt")
    assert "texts" not in again
    assert set(again["games"]["game"]) == set(frames["games"]["game"])


def test_every_what_if_stands_in_a_tidy_frame(log: Path):
    pytest.importorskip("pandas")
    game = api.replay(log, PACK)
    one = api.what_if(game, 1, "form", "not_now")
    assert one.chosen == "a"
    frame = api.what_if_frame([one])
    assert len(frame) == len(one.differences) * len(game.turns)
    assert list(frame.columns) == ["turn", "card", "chosen", "option", "indicator", "day", "difference"]
    assert set(frame["day"]) == {1, 2, 3, 4}
    found = list(api.all_what_ifs(game))
    assert one in found
    assert len(api.what_if_frame([])) == 0


def test_an_archive_replays_by_itself(log: Path, tmp_path: Path):
    archive = tmp_path / "game.zip"
    write_archive(log, pack_bytes(PACK), {}, archive)
    assert api.replay(archive).turns == api.replay(log, PACK).turns


def test_what_is_wrong_with_one_log_is_a_warning_and_with_all_an_error(log: Path, tmp_path: Path):
    pytest.importorskip("pandas")
    with pytest.warns(UserWarning, match=r"none\.jsonl could not be read"):
        frames = api.tables([log, tmp_path / "none.jsonl"], PACK)
    assert len(frames["games"]) == 1
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(FjordvikError, match="There is no game in these logs"):
            api.tables([tmp_path / "none.jsonl"])


def test_errors_are_sentences(log: Path, tmp_path: Path):
    with pytest.raises(FjordvikError, match=r"which is not at hand\. Say where it lies"):
        api.replay(log)
    with pytest.raises(FjordvikError, match="There is no scenario"):
        api.load("fjordvikk")
    lines = log.read_bytes().splitlines(keepends=True)
    log.write_bytes(b"".join([*lines[:3], lines[3].replace(b"go_on", b"go_in"), *lines[4:]]))
    with pytest.raises(FjordvikError, match="line 4: "):
        api.replay(log, PACK)
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "scenario.yaml").write_text("format: 1\n", encoding="utf-8")
    with pytest.raises(FjordvikError, match="error"):
        api.load(tmp_path / "pack")


def test_a_game_of_other_rules_is_an_error(log: Path):
    with pytest.raises(FjordvikError, match="scenario"):
        api.replay(log, "forste-halvar")


def test_a_simulation_is_two_frames_by_any_team():
    pytest.importorskip("pandas")

    class Mine:
        def decide(self, rules: Rules, state: State) -> Decisions:
            return POLICIES["always-a"](rules, state)

    found = [api.simulate(tiny(), 3, team, seed=5, turns=2) for team in ("always-a", Mine)]
    assert list(found[0]["games"]["seed"]) == [5, 6, 7]
    assert len(found[0]["turns"]) == 3 * 3, "the start and two half-years"
    for one, other in zip(found[0].values(), found[1].values(), strict=True):
        left, right = (frame.drop(columns=["policy"]).astype(str) for frame in (one, other))
        assert left.equals(right)
    with pytest.raises(FjordvikError):
        api.simulate(tiny(), 3, "nobody")


def test_without_pandas_one_sentence_says_what_to_install(log: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "game.research.frames", None)
    for call in (lambda: api.tables([log], PACK), lambda: api.what_if_frame([])):
        with pytest.raises(FjordvikError, match=r"pip install -e '\.\[research\]'"):
            call()
