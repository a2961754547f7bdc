"""`preview`: a card as a picture, and what is said where there is nothing to show."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from tests.cli.support import TINY, Cli, copied_pack, edit, process


@pytest.mark.parametrize(("size", "wide", "high"), [((), 1920, 1080), (("--size", "1280x720"), 1280, 720)])
def test_a_picture_of_the_asked_size_is_written_without_a_screen(
    cli: Cli, tmp_path: Path, size: tuple[str, ...], wide: int, high: int
) -> None:
    out = tmp_path / "card.png"
    ended = cli("preview", TINY, "form", "--shot", out, *size)
    assert (ended.code, ended.out) == (0, f"{out}\n")
    assert pygame.image.load(out).get_size() == (wide, high)


def test_pages_languages_and_text_sizes_look_different(cli: Cli, tmp_path: Path) -> None:
    pictures = set()
    ways = ((), ("--page", "2"), ("--lang", "en"), ("--text-size", "130"))
    for number, more in enumerate(ways):
        out = tmp_path / f"{number}.png"
        assert cli("preview", TINY, "form", "--shot", out, "--size", "1280x720", *more).code == 0
        pictures.add(out.read_bytes())
    assert len(pictures) == len(ways)


def test_the_same_card_gives_the_same_picture(cli: Cli, tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        assert cli("preview", TINY, "breach", "--shot", tmp_path / name, "--size", "640x360").code == 0
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("fourm", "--shot", "a.png"), "Did you mean 'form'"),
        (("form", "--shot", "a.jpg"), "should end in .png"),
        (("form", "--shot", "nowhere/a.png"), "could not be written"),
        (("form", "--shot", "a.png", "--page", "9"), "There are 4 pages about form"),
        (("form", "--shot", "a.png", "--lang", "sv"), "There are: nb, nn, en"),
        (("form", "--shot", "a.png", "--size", "big"), "1920x1080"),
        (("form", "--shot", "a.png", "--text-size", "120"), "There are: 100, 115, 130"),
    ],
)
def test_what_cannot_be_shown_is_wrong_usage(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = cli("preview", TINY, *words)
    assert ended.code == 2
    assert said in ended.err
    assert not list(tmp_path.iterdir())


def test_a_broken_pack_shows_its_problems_instead_of_a_picture(cli: Cli, tmp_path: Path) -> None:
    pack = copied_pack(tmp_path / "pack")
    edit(pack / "cards" / "more.yaml", "title: Skyregningen", "titel: Skyregningen")
    ended = cli("preview", pack, "form", "--shot", tmp_path / "a.png")
    assert ended.code == 1
    assert "more.yaml:" in ended.err
    assert not (tmp_path / "a.png").exists()


def test_without_a_screen_the_picture_is_named_as_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SDL_VIDEODRIVER", raising=False)  # pictures leave it behind
    ended = process("preview", TINY, "form")
    assert ended.code == 2
    assert "--shot FILE.png" in ended.err
