"""The scenario is chosen where the game is started, and games of every scenario lie side by side."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from shutil import copytree

import pytest

from game.engine.state import Setup
from game.engine.step import default_setup
from game.resources import FIRST_PACK, shipped_packs
from game.session.edition import Edition, open_edition
from game.session.game import Game
from game.session.repertoire import Repertoire
from game.texts.catalogue import LANGUAGES, words
from game.ui.app import PAGES, AppHost
from game.ui.element import Context, Element
from game.ui.fonts import Fonts
from game.ui.geometry import TEXT_PERCENTS, Grid, Size
from game.ui.inspect import problems
from game.ui.layout import layout
from game.ui.lobby import Lobby
from game.ui.pages.news import NewsPage
from game.ui.pages.setup import SHEETS, SetupPage
from game.ui.pages.start import GamesPage, StartPage
from game.ui.pages.unread import UnreadPage
from game.ui.screens import Settings
from tests.games import PACKS, SHIPPED
from tests.ui.pages.support import Debriefs, buttons, edition_of, new_game, offers, press, shown, stage_of

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster

SHORT = "forste-halvar"
SIZES = (Size(1280, 720), Size(1366, 768), Size(1024, 768), Size(1920, 1080), Size(3840, 2160))
HARDEST = tuple(product((Size(1280, 720), Size(1024, 768)), (130,)))
LONG = "Kommunereform i Nordre Fjord"
"""About as long as a title may be before the check warns of it."""


def lobby_of(
    folder: Path, shipped: dict[str, Path] | None = None, setup: Setup | None = None, pack: str = FIRST_PACK
) -> Lobby:
    """A lobby in which the pack was asked for; new games are noted in `folder`/new."""

    def open_game(edition: Edition, chosen: Setup | None, language: str) -> Game:
        own = setup if edition is edition_of(pack) else None
        plain = chosen or own or default_setup(edition.scenario)
        return Game.new(edition, plain, 7, language, folder / "new" / "game.jsonl")

    folders = {FIRST_PACK: SHIPPED / FIRST_PACK, SHORT: SHIPPED / SHORT} if shipped is None else shipped
    repertoire = Repertoire(edition_of(pack), folders)
    return Lobby(repertoire, open_game, Debriefs(), PAGES, folder, setup=setup)


def played(lobby: Lobby) -> tuple[str, Setup]:
    """Which scenario is played, and how it is set up; the game is closed."""
    assert lobby.room is not None
    game = lobby.room.game
    lobby.close()
    return game.header.scenario, game.table.setup


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A scenario that cannot be read, and is called like a shipped one."""
    pack = copytree(SHIPPED / SHORT, tmp_path / "packs" / SHORT)
    text = (pack / "scenario.yaml").read_text(encoding="utf-8")
    (pack / "scenario.yaml").write_text(text.replace("turns: 2", "turns: two", 1), encoding="utf-8")
    return pack


# ---------------------------------------------------------------------------------------------------- choosing


def test_setup_goes_through_the_scenarios_and_start_opens_the_one_that_is_shown(tmp_path: Path) -> None:
    lobby = lobby_of(tmp_path)
    stage = stage_of(lobby)
    assert "'Fjordvik'" in shown(stage)
    press(stage, "setup")
    assert "Tar omtrent 120 minutter: 8 halvår." in shown(stage)
    press(stage, "scenario", "1")
    said = shown(stage)
    assert "Første halvår" in said
    assert "To halvår på en halv time." in said
    assert "Tar omtrent 30 minutter: 2 halvår." in said
    stage.key("escape")
    assert "Første halvår" in shown(stage)
    press(stage, "start")
    assert isinstance(stage.screen, NewsPage)
    assert played(lobby) == ("forste_halvar", default_setup(edition_of(SHORT).scenario))


def test_the_choice_goes_around_in_both_directions_and_by_keyboard(tmp_path: Path) -> None:
    lobby = lobby_of(tmp_path)
    stage = stage_of(lobby)
    press(stage, "setup")
    seen = []
    for step in ("1", "1", "-1", "-1"):
        press(stage, "scenario", step)
        seen.append(lobby.scenario)
    assert seen == [SHORT, FIRST_PACK, SHORT, FIRST_PACK]
    say = words("nb")
    forward = f"{say('window.setup.scenario')}:{say('window.setup.after')}"
    for _ in buttons(stage):
        if stage.focus != forward:
            stage.tab()
    stage.key("enter")
    stage.key("enter")
    stage.key("enter")
    assert lobby.scenario == SHORT, "the focus stays where it was"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_scenarios_are_told_in_the_language_that_was_chosen(tmp_path: Path, language: str) -> None:
    lobby = lobby_of(tmp_path)
    stage = stage_of(lobby, language=language)
    press(stage, "setup")
    press(stage, "scenario", "1")
    settings = edition_of(SHORT).in_language(language).settings
    assert f"'{words(language)('window.setup.scenario')}': {settings.title}" in shown(stage)
    assert settings.subtitle in shown(stage).replace("\u00a0", " ")


def test_another_scenario_begins_with_its_own_defaults(tmp_path: Path) -> None:
    lobby = lobby_of(tmp_path)
    stage = stage_of(lobby)
    press(stage, "setup")
    press(stage, "profile", "1")
    press(stage, "length", "1")
    press(stage, "sheet", "seats")
    press(stage, "seat", next(iter(edition_of(FIRST_PACK).scenario.settings.roles)))
    press(stage, "sheet", "features")
    press(stage, "feature", "votes")
    assert lobby.chosen != default_setup(edition_of(FIRST_PACK).scenario)
    press(stage, "sheet", "game")
    press(stage, "scenario", "1")
    assert lobby.chosen == default_setup(edition_of(SHORT).scenario)
    press(stage, "scenario", "1")
    assert lobby.chosen == default_setup(edition_of(FIRST_PACK).scenario)


def test_what_the_command_line_set_is_shown_changed_from_and_holds_for_its_scenario_only(
    tmp_path: Path,
) -> None:
    settings = edition_of(FIRST_PACK).scenario.settings
    given = Setup(tuple(settings.profiles)[-1], tuple(settings.ambitions)[-1], 3)
    assert given != default_setup(edition_of(FIRST_PACK).scenario)
    lobby = lobby_of(tmp_path, setup=given)
    stage = stage_of(lobby)
    press(stage, "setup")
    assert settings.profiles[given.profile].name in shown(stage)
    press(stage, "scenario", "1")
    assert lobby.chosen == default_setup(edition_of(SHORT).scenario)
    press(stage, "scenario", "1")
    assert lobby.chosen == given
    press(stage, "ambition", "-1")
    press(stage, "start")
    _, setup = played(lobby)
    assert (setup.profile, setup.turns) == (given.profile, 3)
    assert setup.ambition == tuple(settings.ambitions)[-2]


def test_a_scenario_of_ones_own_is_chosen_at_first_and_stays_among_the_choices(tmp_path: Path) -> None:
    lobby = lobby_of(tmp_path, pack="tiny")
    stage = stage_of(lobby)
    assert "Lillevik" in shown(stage)
    press(stage, "setup")
    press(stage, "scenario", "-1")
    assert lobby.scenario == SHORT
    press(stage, "scenario", "1")
    assert "Lillevik" in shown(stage)
    press(stage, "start")
    assert played(lobby)[0] == "tiny"


def test_where_there_is_one_scenario_nothing_else_is_offered(tmp_path: Path) -> None:
    lobby = lobby_of(tmp_path, {}, pack="tiny")
    stage = stage_of(lobby)
    assert words("nb")("window.setup.with_scenario") not in shown(stage)
    press(stage, "setup")
    assert "Lillevik" in shown(stage)
    assert not offers(stage, "scenario")


def test_the_first_screen_reads_no_other_scenario(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new_game(tmp_path / "2026-11-25-090000", "tiny").close()
    new_game(tmp_path / "2026-11-26-090000", FIRST_PACK).close()
    lobby = lobby_of(tmp_path)
    monkeypatch.setattr("game.session.repertoire.open_edition", lambda *_: pytest.fail("it was read"))
    stage = stage_of(lobby)
    press(stage, "setup")
    assert isinstance(stage.screen, SetupPage)


# ---------------------------------------------------------------------------------------------- what cannot be read


def test_a_scenario_that_cannot_be_read_is_named_with_what_is_wrong_and_passed_over(
    tmp_path: Path, broken: Path
) -> None:
    lobby = lobby_of(tmp_path, {SHORT: broken, "third": PACKS / "tiny", FIRST_PACK: SHIPPED / FIRST_PACK})
    stage = stage_of(lobby)
    press(stage, "setup")
    press(stage, "scenario", "1")
    assert isinstance(stage.screen, UnreadPage)
    said = shown(stage)
    assert "Kan ikke leses: forste-halvar" in said
    assert "forste-halvar/scenario.yaml:" in said
    assert "Valgt scenario: Lillevik." in said
    stage.key("enter")
    assert isinstance(stage.screen, SetupPage)
    press(stage, "start")
    assert played(lobby)[0] == "tiny"


def test_where_no_other_one_can_be_read_the_chosen_one_stays_as_it_was_set_up(
    tmp_path: Path, broken: Path
) -> None:
    lobby = lobby_of(tmp_path, {SHORT: broken}, pack="tiny")
    stage = stage_of(lobby)
    press(stage, "setup")
    press(stage, "profile", "1")
    before = lobby.chosen
    press(stage, "scenario", "-1")
    assert isinstance(stage.screen, UnreadPage)
    press(stage, "back")
    assert (lobby.scenario, lobby.chosen) == (lobby.repertoire.first, before)


def test_a_scenario_whose_texts_cannot_be_read_is_passed_over_in_that_language(tmp_path: Path) -> None:
    torn = copytree(SHIPPED / SHORT, tmp_path / SHORT)
    (torn / "texts" / "nn.po").write_text('msgctxt "title"\nmsgid "torn\n', encoding="utf-8")
    lobby = lobby_of(tmp_path, {SHORT: torn}, pack="tiny")
    stage = stage_of(lobby, language="nn")
    press(stage, "setup")
    press(stage, "scenario", "1")
    assert isinstance(stage.screen, UnreadPage)
    assert f"{SHORT}/texts/nn.po:2:7" in shown(stage)
    stage.key("escape")
    stage.next_language()
    press(stage, "scenario", "1")
    assert lobby.scenario == SHORT
    stage.next_language()
    assert stage.settings.language == "nb"
    host = AppHost(lambda: lobby.spoken, None)
    assert host.unspoken("nn", stage.screen) is not None, "of the scenario that is chosen now"
    assert host.title == "Første halvår"


# ---------------------------------------------------------------------------------------------------- saved games


def three_games(folder: Path) -> None:
    new_game(folder / "2026-11-25-090000", FIRST_PACK).close()
    new_game(folder / "2026-11-26-090000", "tiny").close()
    new_game(folder / "2026-11-27-090000", SHORT).close()


def test_games_of_every_scenario_are_listed_with_its_title_and_gone_on_with_by_it(tmp_path: Path) -> None:
    three_games(tmp_path)
    lobby = lobby_of(tmp_path)
    stage = stage_of(lobby)
    press(stage, "games")
    said = shown(stage)
    assert "Første halvår, 27.11.2026 kl. 09.00: 0 av 2 halvår spilt" in said
    assert "Fjordvik, 25.11.2026 kl. 09.00: 0 av 8 halvår spilt" in said
    assert "26.11.2026" not in said, "a scenario that is not here"
    press(stage, "open", "0")
    assert isinstance(stage.screen, NewsPage)
    assert lobby.spoken.scenario.settings.id == "forste_halvar"
    assert played(lobby)[0] == "forste_halvar"


def test_the_newest_game_is_offered_at_the_start_with_its_title_where_it_is_another_scenario(
    tmp_path: Path,
) -> None:
    three_games(tmp_path)
    lobby = lobby_of(tmp_path)
    stage = stage_of(lobby)
    assert "Fortsett: Første halvår" in shown(stage)
    press(stage, "setup")
    press(stage, "scenario", "1")
    stage.key("escape")
    assert "Fortsett: halvår 1 av 2" in shown(stage)
    press(stage, "resume")
    assert played(lobby)[0] == "forste_halvar"


def test_a_game_by_other_rules_is_neither_offered_nor_listed(tmp_path: Path) -> None:
    new_game(tmp_path / "2026-11-27-090000", SHORT).close()
    changed = copytree(SHIPPED / SHORT, tmp_path / "packs" / SHORT)
    text = (changed / "scenario.yaml").read_text(encoding="utf-8")
    other = text.replace("delegated_per_turn: 2", "delegated_per_turn: 1", 1)
    (changed / "scenario.yaml").write_text(other, encoding="utf-8")
    lobby = lobby_of(tmp_path, {SHORT: changed}, pack="tiny")
    stage = stage_of(lobby)
    assert not offers(stage, "resume")
    press(stage, "games")
    assert not offers(stage, "open")
    assert words("nb")("window.games.none") in shown(stage)


def test_a_game_of_another_version_of_the_rules_is_neither_offered_nor_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr("game.session.game.RULES_VERSION", "0.0")
        new_game(tmp_path / "2026-11-27-090000", SHORT).close()
    stage = stage_of(lobby_of(tmp_path, {SHORT: SHIPPED / SHORT}, pack="tiny"))
    assert not offers(stage, "resume")
    assert not offers(stage, "games")


def test_games_of_a_scenario_that_cannot_be_read_do_not_keep_the_others_away(
    tmp_path: Path, broken: Path
) -> None:
    three_games(tmp_path)
    lobby = lobby_of(tmp_path, {SHORT: broken}, pack="tiny")
    stage = stage_of(lobby)
    assert "Fortsett: halvår 1 av 4" in shown(stage)
    press(stage, "games")
    said = shown(stage)
    assert "forste-halvar kan ikke leses. forste-halvar/scenario.yaml:" in said
    assert "Lillevik, 26.11.2026 kl. 09.00" in said
    assert "27.11.2026" not in said
    press(stage, "open", "0")
    assert played(lobby)[0] == "tiny"


def test_a_game_whose_texts_cannot_be_read_says_so_and_the_start_goes_on(tmp_path: Path) -> None:
    torn = copytree(SHIPPED / SHORT, tmp_path / "packs" / SHORT)
    (torn / "texts" / "en.po").write_text('msgctxt "title"\nmsgid "torn\n', encoding="utf-8")
    edition = open_edition(torn)
    log = tmp_path / "2026-11-27-090000" / "game.jsonl"
    Game.new(edition, default_setup(edition.scenario), 7, "en", log).close()
    lobby = lobby_of(tmp_path, {SHORT: torn}, pack="tiny")
    stage = stage_of(lobby, language="en")
    assert "Continue: Første halvår" in shown(stage)
    press(stage, "resume")
    assert isinstance(stage.screen, StartPage)
    assert "en.po:2:7" in shown(stage)
    stage.next_language()
    press(stage, "resume")
    assert isinstance(stage.screen, NewsPage)
    lobby.close()


# ---------------------------------------------------------------------------------------------------- layout


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    """Real type; its widths are kept for all tests."""
    return Fonts()


def long_titled(folder: Path) -> Path:
    """A scenario with a title and a name as long as they get."""
    pack = copytree(PACKS / "tiny", folder / "kommunesammenslaaing-i-nord-og-ellers")
    text = (pack / "scenario.yaml").read_text(encoding="utf-8")
    text = text.replace("title: Lillevik", f"title: {LONG}", 1)
    (pack / "scenario.yaml").write_text(text, encoding="utf-8")
    return pack


def _sheets(folder: Path, broken: Path, settings: Settings) -> Iterator[tuple[str, Element]]:
    own = long_titled(folder / "own" / str(settings.text_percent))
    edition = open_edition(own)
    games = folder / "games" / str(settings.text_percent)
    for number, pack in enumerate((FIRST_PACK, SHORT)):
        new_game(games / f"2026-11-2{number}-090000", pack, language=settings.language).close()
    game = Game.new(
        edition, default_setup(edition.scenario), 7, "nb", games / "2026-11-29-090000" / "game.jsonl"
    )
    game.close()
    shipped = {name: SHIPPED / name for name in shipped_packs()}
    lobby = Lobby(Repertoire(edition, shipped), lambda *_: game, Debriefs(), PAGES, games)
    for _ in lobby.repertoire.names:
        name = lobby.edition.scenario.settings.title
        yield f"start of {name}", StartPage(lobby).view(settings)
        setup = SetupPage(lobby)
        for setup.sheet in SHEETS:
            yield f"setup {setup.sheet} of {name}", setup.view(settings)
        assert lobby.choose(1, settings.language) == {}
    yield "games", GamesPage(lobby).view(settings)
    with_broken = lobby_of(games, {"own": own, SHORT: broken}, pack="tiny")
    unread = with_broken.choose(-1, settings.language)
    yield "what cannot be read", UnreadPage(with_broken, unread).view(settings)
    yield "games of it", GamesPage(with_broken).view(settings)


def _flaws(
    folder: Path, broken: Path, fonts: Fonts, windows: tuple[tuple[Size, int], ...], language: str
) -> list[str]:
    flaws: list[str] = []
    for percent in sorted({percent for _, percent in windows}):
        for name, view in _sheets(folder, broken, Settings(language, percent)):
            for size in (size for size, each in windows if each == percent):
                grid = Grid(size, percent)
                where = f"{name} at {size.width}x{size.height}, {percent} %"
                flaws += [f"{where}: {flaw}" for flaw in problems(layout(view, Context(grid, fonts)), grid)]
    return flaws


@pytest.mark.parametrize("language", LANGUAGES)
def test_start_and_setup_of_every_scenario_fit_the_hardest_windows(
    tmp_path: Path, broken: Path, fonts: Fonts, language: str
) -> None:
    assert _flaws(tmp_path, broken, fonts, HARDEST, language) == []


@pytest.mark.layout
@pytest.mark.parametrize(("language", "percent"), tuple(product(LANGUAGES, TEXT_PERCENTS)))
def test_start_and_setup_of_every_scenario_fit_every_window(
    tmp_path: Path, broken: Path, fonts: Fonts, language: str, percent: int
) -> None:
    windows = tuple((size, percent) for size in SIZES)
    assert _flaws(tmp_path, broken, fonts, windows, language) == []
