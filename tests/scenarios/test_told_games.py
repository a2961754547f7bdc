"""What `scenarios/fjordvik/GAMES.md` tells agrees with the recorded games, as far as a program can read it.

When one of these is red, `python -m tests.golden_games` writes the tables anew; then read the story against them, and
mend it by hand.
"""

from __future__ import annotations

import re

import pytest

from tests.golden_games import TOLD, Golden
from tests.scenarios.prose import pack_texts
from tests.told_games import STORIES, marks, tables_of

INDICATOR = re.compile(r"^  \w+ = (\S+)$", re.MULTILINE)
DECIMAL = re.compile(r"-?\d+\.\d+")
TITLE = re.compile(r"«([^»]+)» \[([^\]]+)\]")
CODE = re.compile(r"\(([A-Z]+\d+ [A-D])\)")
CHOICES = re.compile(r'\["(\w+)", "\w+"\]')


def story(game: Golden) -> str:
    """What is told of a game, from its heading to the next one."""
    (told,) = [
        part
        for part in re.split(r"^## ", STORIES.read_text(encoding="utf-8"), flags=re.MULTILINE)
        if f"--auto {game.team} --seed {game.seed} " in part
    ]
    return told


def words(game: Golden) -> str:
    """The story without its tables, lines joined."""
    return plain(re.sub(r"^(\||<!--|    main).*$", "", story(game), flags=re.MULTILINE))


def plain(text: str) -> str:
    """With an ordinary space for each end of a line and each space that does not break."""
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("game", TOLD, ids=lambda game: game.name)
def test_the_tables_are_those_of_the_recorded_game(game: Golden) -> None:
    tables = tables_of(game.file.read_text(encoding="utf-8"))
    assert len(tables) == 2
    for number, table in enumerate(tables, start=1):
        begins, ends = marks(game.name, number)
        assert f"{begins}\n\n{table}\n\n{ends}\n" in story(game)


@pytest.mark.parametrize("game", TOLD, ids=lambda game: game.name)
def test_every_figure_with_a_decimal_is_one_of_the_recorded_game(game: Golden) -> None:
    recorded = game.file.read_text(encoding="utf-8")
    known = {f"{round(float(value), 1) + 0.0:.1f}" for value in INDICATOR.findall(recorded)}
    known |= {figure for table in tables_of(recorded) for figure in DECIMAL.findall(table)}
    told = set(DECIMAL.findall(TITLE.sub("", words(game))))
    assert told, "a story names figures"
    assert told <= known


@pytest.mark.parametrize("game", TOLD, ids=lambda game: game.name)
def test_every_card_that_is_named_was_dealt_and_has_that_title(game: Golden) -> None:
    norwegian, english = pack_texts(game.scenario, "nb"), pack_texts(game.scenario, "en")
    dealt = CHOICES.findall(
        "".join(re.findall(r"^  choices .*$", game.file.read_text(encoding="utf-8"), re.MULTILINE))
    )
    titles = {
        (plain(norwegian[key].text), plain(english[key].text))
        for key in (f"cards.{card}.title" for card in dealt)
    }
    told = set(TITLE.findall(words(game)))
    assert told, "a story names cards"
    assert told <= titles


@pytest.mark.parametrize("game", TOLD, ids=lambda game: game.name)
def test_every_other_answer_that_is_named_was_played(game: Golden) -> None:
    _, again = tables_of(game.file.read_text(encoding="utf-8"))
    assert all(f"\n| {code} |" in again for code in CODE.findall(words(game)))


def test_the_readme_links_to_the_games() -> None:
    readme = (STORIES.parent / "README.md").read_text(encoding="utf-8")
    assert f"]({STORIES.name})" in readme.partition("## Three games\n")[2]
