"""A language that cannot be spoken: the window says why, and keeps the one it had."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from game.engine.step import default_setup
from game.session.edition import Edition, open_edition
from game.session.game import Game
from game.session.repertoire import Repertoire
from game.texts.catalogue import words
from game.ui.app import PAGES, AppHost
from game.ui.geometry import Size
from game.ui.inspect import problems
from game.ui.lobby import Lobby
from game.ui.pages.help import HelpPage
from game.ui.pages.language import UnspokenPage
from game.ui.pages.news import NewsPage
from game.ui.pages.start import StartPage
from game.ui.screens import Settings
from game.ui.stage import Stage
from tests.games import PACKS
from tests.ui.fakes import FULL, EvenFont
from tests.ui.pages.support import SEED, Debriefs, press, shown

BROKEN = 'msgctxt "title"\nmsgid "Lillevik\n'


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """A pack whose nynorsk cannot be read."""
    pack = copytree(PACKS / "tiny", tmp_path / "tiny")
    (pack / "texts").mkdir()
    (pack / "texts" / "nn.po").write_text(BROKEN, encoding="utf-8")
    return open_edition(pack)


def _lobby(edition: Edition, games: Path, language: str = "nb") -> Lobby:
    def new(*_: object) -> Game:
        log = games / "2026-11-25-090000" / "game.jsonl"
        return Game.new(edition, default_setup(edition.scenario), SEED, language, log)

    return Lobby(Repertoire(edition, {}), new, Debriefs(), PAGES, games)


def _stage(lobby: Lobby, size: Size = FULL, percent: int = 100) -> Stage:
    return Stage(
        StartPage(lobby), Settings("nb", percent), AppHost(lambda: lobby.spoken, None), EvenFont(), size
    )


def _started(edition: Edition, games: Path) -> tuple[Stage, Lobby]:
    lobby = _lobby(edition, games)
    stage = _stage(lobby)
    press(stage, "start")
    assert isinstance(stage.screen, NewsPage)
    return stage, lobby


@pytest.mark.parametrize(
    "back", [lambda stage: stage.key("enter"), lambda stage: press(stage, "back")], ids=["key", "mouse"]
)
def test_f2_in_mid_game_says_what_is_wrong_and_the_game_goes_on_in_its_language(
    edition: Edition, tmp_path: Path, back: Callable[[Stage], None]
) -> None:
    stage, lobby = _started(edition, tmp_path / "games")
    page = stage.screen
    stage.next_language()
    assert isinstance(stage.screen, UnspokenPage)
    assert stage.settings.language == "nb"
    assert "tiny/texts/nn.po:2:7: feil: " in shown(stage)
    assert "Spillet går videre på språket det hadde." in shown(stage)
    back(stage)
    assert stage.screen is page
    assert words("nb")("window.news.hint") in shown(stage)
    lobby.close()


def test_a_button_for_it_says_the_same_and_another_language_can_be_spoken(
    edition: Edition, tmp_path: Path
) -> None:
    stage, lobby = _started(edition, tmp_path / "games")
    press(stage, "help")
    press(stage, "language", "nn")
    assert isinstance(stage.screen, UnspokenPage)
    stage.key("escape")
    assert isinstance(stage.screen, HelpPage)
    press(stage, "language", "en")
    stage.key("escape")
    assert stage.settings.language == "en"
    assert words("en")("window.news.hint") in shown(stage)
    lobby.close()


def test_before_the_game_it_is_told_too(edition: Edition, tmp_path: Path) -> None:
    stage = _stage(_lobby(edition, tmp_path / "games"))
    press(stage, "language", "nn")
    assert isinstance(stage.screen, UnspokenPage)
    stage.key("enter")
    assert isinstance(stage.screen, StartPage)
    assert stage.settings.language == "nb"


def test_a_mended_translation_is_spoken(edition: Edition, tmp_path: Path) -> None:
    stage, lobby = _started(edition, tmp_path / "games")
    stage.next_language()
    stage.key("enter")
    (edition.folder / "texts" / "nn.po").write_text('msgid ""\nmsgstr ""\n', encoding="utf-8")
    stage.next_language()
    assert stage.settings.language == "nn"
    assert words("nn")("window.news.hint") in shown(stage)
    lobby.close()


@pytest.mark.parametrize("ended", [False, True])
def test_a_game_that_was_begun_in_it_goes_on_in_the_language_of_the_start_page(
    edition: Edition, tmp_path: Path, ended: bool
) -> None:
    games = tmp_path / "games"
    earlier = _lobby(edition, games, "nn")
    begun = _stage(earlier)
    press(begun, "start")
    if ended:
        from game.policy import POLICIES  # noqa: PLC0415
        from game.session.auto import play_to_end  # noqa: PLC0415

        assert earlier.room is not None
        play_to_end(earlier.room.game, POLICIES["balanced"])
    earlier.close()
    lobby = _lobby(edition, games)
    stage = _stage(lobby)
    if ended:
        press(stage, "games")
    press(stage, "open" if ended else "resume")
    assert lobby.room is not None
    assert stage.settings.language == lobby.room.language == "nb"
    sentence = "Nynorsk: Tekstene kan ikke leses. Spillet går videre på dette språket."
    assert lobby.room.message == sentence
    assert sentence in shown(stage)
    lobby.close()


@pytest.mark.parametrize("size", [Size(1920, 1080), Size(1280, 720), Size(1024, 768)])
@pytest.mark.parametrize("percent", [100, 130])
def test_the_page_fits_every_window(edition: Edition, tmp_path: Path, size: Size, percent: int) -> None:
    stage = _stage(_lobby(edition, tmp_path / "games"), size, percent)
    press(stage, "language", "nn")
    assert isinstance(stage.screen, UnspokenPage)
    assert problems(stage.tree, stage.grid) == ()
