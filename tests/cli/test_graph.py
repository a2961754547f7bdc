"""`graph`: a picture of a pack's model or cards, or the same in words."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from tests.cli.support import TINY, Cli, copied_pack, edit


def test_a_picture_is_written_and_its_path_said(cli: Cli, tmp_path: Path) -> None:
    out = tmp_path / "loops.svg"
    ended = cli("graph", TINY, "--out", out)
    assert (ended.code, ended.out) == (0, f"{out}\n")
    assert fromstring(out.read_text(encoding="utf-8")).tag.endswith("svg")
    assert b"\r" not in out.read_bytes()


def test_the_kind_follows_from_what_it_is_about(cli: Cli) -> None:
    assert "Slitasje → − Folk" in cli("graph", TINY, "--of", "staff", "--text").out
    assert "form → errors" in cli("graph", TINY, "--of", "errors", "--text").out
    assert "Digitaliser alt nå" in cli("graph", TINY, "--of", "form", "--kind", "loops", "--text").out


def test_more_steps_and_everything_show_more(cli: Cli) -> None:
    def lines(*words: str) -> set[str]:
        return set(cli("graph", TINY, "--of", "services", "--text", *words).out.splitlines())

    assert lines("--steps", "1") < lines()
    assert any("Avstand" in line for line in lines("--all"))
    assert not any("Avstand" in line for line in lines())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "--out FILE.svg"),
        (("--out", "picture.png"), "should end in .svg"),
        (("--text", "--lang", "sv"), "There are: nb, nn, en"),
        (("--text", "--of", "staf"), "Did you mean 'staff'"),
        (("--text", "--of", "fatigue", "--kind", "cards"), "neither"),
        (("--text", "--kind", "stocks"), "loops"),
        (("--text", "--of", "staff", "--steps", "0"), "--steps"),
    ],
)
def test_what_cannot_be_asked_for_is_wrong_usage(cli: Cli, words: tuple[str, ...], said: str) -> None:
    ended = cli("graph", TINY, *words)
    assert ended.code == 2
    assert said in ended.err


def test_a_place_that_cannot_be_written_is_named(cli: Cli, tmp_path: Path) -> None:
    ended = cli("graph", TINY, "--out", tmp_path / "nowhere" / "a.svg")
    assert ended.code == 2
    assert "nowhere" in ended.err


def test_a_broken_pack_shows_its_problems(cli: Cli, tmp_path: Path) -> None:
    pack = copied_pack(tmp_path / "pack")
    edit(pack / "model.yaml", "equation: 0.1 * fatigue,", "equation: 0.1 * fatigu,")
    ended = cli("graph", pack, "--out", tmp_path / "a.svg")
    assert ended.code == 1
    assert "model.yaml:" in ended.err
    assert not (tmp_path / "a.svg").exists()
