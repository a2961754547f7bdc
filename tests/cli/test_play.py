from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from game.engine.state import Setup
from game.engine.step import default_setup
from game.errors import PackError
from game.log.header import Header
from game.log.read import read_log
from game.policy import POLICIES
from game.resources import shipped_packs
from game.session.auto import next_inputs
from game.session.edition import Edition, open_edition
from game.session.game import Game
from game.session.repertoire import Repertoire
from tests.cli.support import TINY, Cli, copied_pack, edit
from tests.games import SHIPPED


def decisive(log: Path) -> list[tuple[str, object]]:
    """What must be equal in two games: of every record its kind and `d`, which holds the state's hash."""
    return [(record.k, record.d) for record in read_log(log).records]


@pytest.mark.parametrize("policy", POLICIES)
def test_every_team_plays_the_same_game_twice_and_leaves_log_and_debrief(
    cli: Cli, tmp_path: Path, policy: str
) -> None:
    for name in ("one", "two"):
        ended = cli("play", TINY, "--auto", policy, "--seed", 7, "--out", tmp_path / name)
        assert ended.code == 0
        assert ended.out.splitlines() == [
            str(tmp_path / name / "game.jsonl"),
            str(tmp_path / name / "debrief.html"),
        ]
        assert ended.err == ""
    one, two = (tmp_path / name / "game.jsonl" for name in ("one", "two"))
    assert decisive(one) == decisive(two)
    kinds = [kind for kind, _ in decisive(one)]
    assert kinds[:2] == ["header", "start"]
    assert kinds.count("turn") == 4
    assert kinds[-1] == "end"
    page = (tmp_path / "one" / "debrief.html").read_text(encoding="utf-8")
    assert page.lstrip().lower().startswith("<!doctype html>")


def test_another_seed_is_another_game(cli: Cli, tmp_path: Path) -> None:
    for seed in (7, 8):
        cli("play", TINY, "--auto", "random", "--seed", seed, "--out", tmp_path / str(seed))
    hashes = [
        [
            record.d["hash"]
            for record in read_log(tmp_path / seed / "game.jsonl").records
            if "hash" in record.d
        ]
        for seed in ("7", "8")
    ]
    assert all(one != two for one, two in zip(*hashes, strict=True))


def test_the_setup_is_what_was_asked_for(cli: Cli, tmp_path: Path) -> None:
    words = ("--maturity", "poor", "--ambition", "high", "--turns", 2, "--lang", "en", "--seed", 2**64 - 1)
    assert cli("play", TINY, "--auto", "cautious", *words, "--out", tmp_path).code == 0
    header = read_log(tmp_path / "game.jsonl").header
    assert header.setup == {"profile": "poor", "ambition": "high", "turns": 2}
    assert (header.language, header.seed) == ("en", str(2**64 - 1))


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("play", "fjordvk"), 'There is no scenario "fjordvk". Did you mean fjordvik?'),
        (("play", TINY, "--maturity", "por"), "no maturity profile 'por'. Did you mean 'poor'?"),
        (("play", TINY, "--ambition", "hihg"), "no ambition 'hihg'. Did you mean 'high'?"),
        (("play", TINY, "--auto", "Balansed"), "no team 'Balansed'. Did you mean 'balanced'?"),
        (("play", TINY, "--lang", "no"), "no language 'no'. There are: nb, nn, en."),
        (("play", TINY, "--turns", 5), "The scenario has 4 half-years; --turns 5 is too many."),
        (("play", TINY, "--turns", 0), "--turns"),
        (("play", TINY, "--seed", "x"), "--seed"),
        (("play", TINY, "--seed", -1), "--seed"),
        (("play", TINY, "--auto", "random", "--terminal"), "Leave one of them out"),
        (("play", "--sed", 3), "--seed"),
        (("plai",), "Did you mean 'play'"),
        (("fjordvik",), "play [PACK] [OPTIONS]"),
        (("--auto", "random"), "play [PACK] [OPTIONS]"),
        (("play", "--out"), "--out"),
    ],
)
def test_wrong_usage_is_told_with_the_nearest_right_one(
    cli: Cli, tmp_path: Path, words: tuple[object, ...], sentence: str
) -> None:
    more = () if "--out" in words or words[0] != "play" else ("--out", tmp_path / "game")
    ended = cli(*words, *more)
    assert ended.code == 2
    assert sentence in ended.err
    assert ended.out == ""
    assert not (tmp_path / "game").exists()


def test_a_game_is_never_written_over(cli: Cli, log: Path) -> None:
    before = log.read_bytes()
    ended = cli("play", TINY, "--auto", "random", "--out", log.parent)
    assert ended.code == 2
    assert f"Det ligger alt et spill i {log}." in ended.err
    assert f"--resume {log}" in ended.err
    assert log.read_bytes() == before


# ------------------------------------------------------------------------------------------------ resuming


def left_after(log: Path, inputs: int, language: str = "nb") -> None:
    """A game that was left after so many inputs of the team "always-a"."""
    edition = open_edition(TINY)
    done = 0
    with Game.new(edition, default_setup(edition.scenario), 7, language, log) as game:
        while True:
            for act in next_inputs(game.rules, game.table, POLICIES["always-a"]):
                if done == inputs:
                    return
                game.submit(act)
                done += 1


@pytest.mark.parametrize("inputs", range(0, 30, 3))
def test_a_game_left_anywhere_is_played_on_by_a_team_and_replays(
    cli: Cli, tmp_path: Path, inputs: int
) -> None:
    log = tmp_path / "game.jsonl"
    left_after(log, inputs)
    ended = cli("play", TINY, "--auto", "always-b", "--resume", log)
    assert (ended.code, ended.err) == (0, "")
    assert (tmp_path / "debrief.html").exists()
    whole = cli("verify", log, "--pack", TINY)
    assert whole.code == 0
    assert "whole" in whole.out
    assert "4 half-years come to the same states" in whole.out


def test_a_resumed_game_keeps_its_language(cli: Cli, tmp_path: Path) -> None:
    left_after(tmp_path / "game.jsonl", 3, "en")
    assert cli("play", TINY, "--auto", "random", "--resume", tmp_path / "game.jsonl").code == 0
    assert 'lang="en"' in (tmp_path / "debrief.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("resumed", [False, True])
def test_the_window_gets_a_new_game_or_goes_on_at_once_with_one_in_its_language(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, resumed: bool
) -> None:
    log = tmp_path / "game.jsonl"
    opened: list[tuple[int, str, bool]] = []

    def window(
        edition: Edition,
        open_game: Callable[[Edition, None, str], Game],
        language: str,
        write_debrief: Callable[[Game, str], Path],
        *,
        setup: Setup,
        unread: Mapping[str, PackError],
        at_once: bool,
    ) -> int:
        assert not unread
        assert setup == default_setup(edition.scenario)
        with open_game(edition, None, "nb") as game:
            opened.append((len(game.table.moves), language, at_once))
        return 0

    monkeypatch.setattr("game.cli.play.has_screen", lambda: True)
    monkeypatch.setattr("game.ui.app.run", window)
    if resumed:
        left_after(log, 3, "en")
    words = ("--resume", log) if resumed else ("--out", tmp_path)
    assert cli("play", TINY, *words).code == 0
    assert opened == [(3, "en", True)] if resumed else [(0, "nb", False)]
    assert log.exists()


@pytest.mark.parametrize(
    ("pack", "seeds"), [((TINY,), ("7", "4242")), ((), ("7", "7"))], ids=["named", "not named"]
)
def test_what_the_command_line_asks_for_holds_for_its_scenario_and_luck_for_any_if_none_is_named(
    cli: Cli,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    pack: tuple[object, ...],
    seeds: tuple[str, str],
) -> None:
    other = open_edition(SHIPPED / "forste-halvar")
    begun: list[Header] = []

    def window(edition: Edition, open_game: Callable[..., Game], *_: object, **__: object) -> int:
        for number, each in enumerate((edition, other)):
            monkeypatch.setattr("game.cli.play.folder_for", lambda _, to=tmp_path / str(number): to)
            with open_game(each, None, "nb") as game:
                begun.append(game.header)
        return 0

    monkeypatch.setattr("game.cli.play.has_screen", lambda: True)
    monkeypatch.setattr("game.cli.play.new_seed", lambda: 4242)
    monkeypatch.setattr("game.ui.app.run", window)
    assert cli("play", *pack, "--seed", 7, "--turns", 1).code == 0
    own, elsewhere = begun
    assert (own.setup["turns"], elsewhere.setup["turns"]) == (1, 2)
    assert (own.seed, elsewhere.seed) == seeds


def offered_in_the_terminal(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, *more: object, keyboard: bool = True
) -> tuple[str, ...] | None:
    """The scenarios that the terminal asks about; None where it does not ask."""
    offered: list[tuple[str, ...] | None] = []

    def terminal(*_: object, repertoire: Repertoire | None, **__: object) -> int:
        offered.append(None if repertoire is None else repertoire.names)
        return 0

    monkeypatch.setattr("game.cli.play.has_keyboard", lambda: keyboard)
    monkeypatch.setattr("game.terminal.run", terminal)
    assert cli("play", *more, "--terminal").code == 0
    return offered[0]


def test_the_terminal_asks_a_person_who_named_no_scenario_and_nobody_else(
    cli: Cli, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = offered_in_the_terminal(cli, monkeypatch)
    assert names is not None
    assert names[0] == "fjordvik"
    assert sorted(names) == list(shipped_packs())
    assert offered_in_the_terminal(cli, monkeypatch, "fjordvik") is None
    assert offered_in_the_terminal(cli, monkeypatch, TINY, "--resume", log) is None
    assert offered_in_the_terminal(cli, monkeypatch, keyboard=False) is None, "a script types"


@pytest.fixture
def fjordvik_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation whose first scenario cannot be read."""
    shipped = tmp_path / "scenarios"
    shutil.copytree(TINY, shipped / "fjordvik")
    shutil.copytree(TINY, shipped / "lillevik")
    edit(shipped / "fjordvik" / "scenario.yaml", "turns: 4", "turns: four")
    for module in ("game.resources", "game.cli.play", "game.session.repertoire"):
        monkeypatch.setattr(f"{module}.scenarios_dir", lambda: shipped)


@pytest.mark.usefixtures("fjordvik_broken")
def test_people_play_another_scenario_where_the_first_cannot_be_read_and_are_told(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[str, tuple[str, ...]]] = []

    def window(edition: Edition, *_: object, unread: Mapping[str, PackError], **__: object) -> int:
        opened.append((edition.folder.name, tuple(unread)))
        return 0

    monkeypatch.setattr("game.ui.app.run", window)
    monkeypatch.setattr("game.cli.play.has_screen", lambda: True)
    ended = cli("play")
    assert ended.code == 0
    assert "fjordvik/scenario.yaml:8:8: feil:" in ended.err
    assert opened == [("lillevik", ("fjordvik",))]
    assert offered_in_the_terminal(cli, monkeypatch) == ("fjordvik", "lillevik")


@pytest.mark.usefixtures("fjordvik_broken")
@pytest.mark.parametrize(
    "more", [("fjordvik",), ("--auto", "random"), ("--turns", 2), ("--terminal",), ()], ids=str
)
def test_who_asked_for_the_first_scenario_or_cannot_choose_gets_no_other(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: tuple[object, ...]
) -> None:
    monkeypatch.setattr("game.cli.play.has_screen", lambda: bool(more))
    monkeypatch.setattr("game.cli.play.has_keyboard", lambda: False)
    ended = cli("play", *more, "--out", tmp_path / "game")
    assert ended.code == 1
    assert "fjordvik/scenario.yaml:8:8: feil:" in ended.err
    assert not (tmp_path / "game").exists()


def test_a_finished_game_is_looked_at_and_not_played_on(cli: Cli, log: Path) -> None:
    before = log.read_bytes()
    log.with_name("debrief.html").unlink()
    ended = cli("play", TINY, "--auto", "random", "--resume", log)
    assert ended.code == 0
    assert log.read_bytes() == before
    assert log.with_name("debrief.html").exists()


def test_a_broken_log_is_resumed_at_its_longest_valid_prefix_and_what_follows_is_kept(
    cli: Cli, log: Path
) -> None:
    lines = log.read_bytes().splitlines(keepends=True)
    damaged = [*lines[:9], lines[9].replace(b'"k"', b'"q"'), *lines[10:]]
    log.write_bytes(b"".join(damaged))
    assert cli("play", TINY, "--auto", "random", "--resume", log).code == 0
    assert log.with_name("game.jsonl.removed-1").read_bytes() == b"".join(damaged[9:])
    assert cli("verify", log, "--pack", TINY).code == 0


def test_a_log_of_another_scenario_is_not_played_on(cli: Cli, log: Path) -> None:
    before = log.read_bytes()
    ended = cli("play", "fjordvik", "--auto", "random", "--resume", log)
    assert ended.code == 1
    assert "Dette er et spill av «tiny», og scenariet her er «fjordvik»." in ended.err
    assert log.read_bytes() == before


def test_without_a_pack_the_log_says_which_scenario_it_is(cli: Cli, log: Path) -> None:
    ended = cli("play", "--auto", "random", "--resume", log)
    assert ended.code == 2
    assert "The game was played with the scenario 'tiny'" in ended.err
    assert f"play FOLDER --resume {log}" in ended.err


@pytest.mark.parametrize("option", ["--seed", "--maturity", "--ambition", "--turns", "--out"])
def test_a_resumed_game_cannot_be_set_up_anew(cli: Cli, log: Path, option: str) -> None:
    ended = cli("play", TINY, "--auto", "random", "--resume", log, option, 1)
    assert ended.code == 2
    assert f"Leave out {option}." in ended.err


def test_a_missing_log_cannot_be_resumed(cli: Cli, tmp_path: Path) -> None:
    ended = cli("play", TINY, "--auto", "random", "--resume", tmp_path / "game.jsonl")
    assert ended.code == 1
    assert "No such file" in ended.err
    assert list(tmp_path.iterdir()) == []


def test_an_archive_is_not_played_on(cli: Cli, log: Path, tmp_path: Path) -> None:
    archive = tmp_path / "game.zip"
    cli("archive", log, "--out", archive, "--pack", TINY)
    ended = cli("play", TINY, "--auto", "random", "--resume", archive)
    assert ended.code == 2
    assert "is an archive" in ended.err


def test_a_game_that_is_open_elsewhere_is_left_alone(cli: Cli, tmp_path: Path) -> None:
    edition, log = open_edition(TINY), tmp_path / "game.jsonl"
    with Game.new(edition, default_setup(edition.scenario), 7, "nb", log):
        ended = cli("play", TINY, "--auto", "random", "--resume", log)
    assert ended.code == 1
    assert "er åpen i et annet program" in ended.err


def test_ctrl_c_while_a_team_plays_says_how_to_go_on(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("game.cli.play.play_to_end", interrupted)
        ended = cli("play", TINY, "--auto", "random", "--out", tmp_path)
    assert ended.code == 130
    assert f"--resume {tmp_path / 'game.jsonl'}" in ended.err
    assert cli("play", TINY, "--auto", "random", "--resume", tmp_path / "game.jsonl").code == 0


# ------------------------------------------------------------------------------------------------ slips


@pytest.fixture
def dividing(tmp_path: Path) -> Path:
    """A pack in which something is divided by a stock that is zero at the start."""
    pack = copied_pack(tmp_path / "pack")
    edit(pack / "model.yaml", "equation: 0.1 * fatigue,", "equation: 0.1 * fatigue / service_hours,")
    return pack


@pytest.mark.parametrize(
    ("language", "part"),
    [("nb", "delinger på null"), ("nn", "delingar på null"), ("en", "divisions by zero")],
)
def test_what_the_engine_had_to_put_right_is_told_with_the_place_to_look(
    cli: Cli, tmp_path: Path, dividing: Path, language: str, part: str
) -> None:
    words = ("--auto", "cautious", "--seed", 1, "--lang", language, "--out", tmp_path / "game")
    ended = cli("play", dividing, *words)
    assert ended.code == 0
    assert len(ended.err.splitlines()) == 1
    assert part in ended.err
    assert "1, 2, 3, 4" in ended.err
    assert "model.flows.rest.equation" in ended.err
    assert "model.flows.forgetting" not in ended.err


def test_replay_tells_of_divisions_by_zero_too(cli: Cli, tmp_path: Path, dividing: Path) -> None:
    cli("play", dividing, "--auto", "cautious", "--seed", 1, "--out", tmp_path / "game")
    log = tmp_path / "game" / "game.jsonl"
    text = cli("replay", log, "--pack", dividing)
    assert "divisions by zero" in text.out.splitlines()[-1]
    data = cli("replay", log, "--pack", dividing, "--json")
    assert json.loads(data.out)["scenario"] == "tiny"
    assert "model.flows.rest.equation" in data.err


def test_amounts_that_are_not_finite_or_too_large_are_told(cli: Cli, tmp_path: Path) -> None:
    pack = copied_pack(tmp_path / "pack")
    edit(pack / "model.yaml", "equation: 0.1 * fatigue,", "equation: 1e300 * 1e300 * fatigue,")
    edit(pack / "model.yaml", "equation: 0.02 * skill,", "equation: 1e9 * skill,")
    ended = cli("play", pack, "--auto", "cautious", "--seed", 1, "--lang", "en", "--out", tmp_path / "game")
    assert ended.code == 0
    assert "no finite number" in ended.err
    assert "too large" in ended.err
    assert "divisions" not in ended.err
    assert "replay LOG --json" in ended.err
