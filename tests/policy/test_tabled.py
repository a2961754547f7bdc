"""Teams that follow a table: as the built-in teams where those can be written down, and as a file says."""

import pytest

from game.engine.layout import FINISHED, TURN
from game.engine.menu import legal_commands
from game.errors import TableError
from game.policy import POLICIES
from game.policy.tabled import DecisionTable, read_table, table_of, tabled
from tests import games

WRITTEN = ("random", "cautious", "always-a", "always-b", "cheapest")
HEAD = "half_year,about,name,wish\n"


def written(tmp_path, lines):
    path = tmp_path / "wishes.csv"
    path.write_text(HEAD + lines, encoding="utf-8")
    return path


def decisions_of(rules, team, seed, **changes):
    """A whole game of a team: what it decided by half-year, which was legal, and the states in which it did."""
    step, played = games.first(rules, seed, **changes), []
    while not step.closed.whole[FINISHED]:
        played.append((step.state, team(rules, step.state)))
        step = games.commit(rules, *played[-1])
    return played


@pytest.mark.parametrize("pack", ["tiny", "fjordvik"])
@pytest.mark.parametrize("name", WRITTEN)
def test_a_built_in_team_decides_the_same_as_a_table(pack, name):
    rules = games.rules_of(pack)
    table = table_of(rules, name)
    assert table is not None
    team = tabled(rules, table)
    for seed in range(4 if pack == "tiny" else 1):
        for state, decided in decisions_of(rules, POLICIES[name], seed):
            assert team(rules, state) == decided


def test_a_team_that_weighs_is_no_table():
    rules = games.tiny()
    assert {name for name in POLICIES if table_of(rules, name) is not None} == set(WRITTEN)


def test_a_table_of_another_pack_is_refused():
    table = table_of(games.rules_of("fjordvik"), "cautious")
    assert table is not None
    with pytest.raises(ValueError, match="not of this scenario"):
        tabled(games.tiny(), table)
    with pytest.raises(ValueError, match="not of this scenario"):
        tabled(games.tiny(), DecisionTable(()))


def test_an_empty_file_is_the_cautious_team(tmp_path):
    rules = games.tiny()
    assert read_table(written(tmp_path, ""), rules.scenario) == table_of(rules, "cautious")


def test_what_a_file_says_is_decided(tmp_path):
    rules = games.tiny()
    lines = """,answer,,b a
2,answer,,not_now
,token,,organisation
,token,director,technology
,budget,,tight change
,gains,,move
"""
    team = tabled(rules, read_table(written(tmp_path, lines), rules.scenario))
    answered, proposals = set(), set()
    for seed in range(6):
        for state, decided in decisions_of(rules, team, seed):
            now = state.whole[TURN] == 2
            wanted = ("not_now",) if now else ("b", "a")
            legal = {card.card: card.legal for card in legal_commands(rules, state).cards}
            for card, key in decided.choices:
                assert key == next((each for each in wanted if each in legal[card]), legal[card][0])
                answered.add((now, key))
            assert dict(decided.tokens) == {"director": "technology", "finance": "organisation"}
            if decided.budget is not None:
                proposals.add((decided.budget.proposal, decided.budget.gains))
    assert {(False, "b"), (True, "not_now")} <= answered
    assert proposals == {("change", "move")}  # the tight one is kept for a situation


def test_one_half_year_and_one_name_go_before_all(tmp_path):
    rules = games.tiny()
    lines = "1,token,,leadership\n,token,finance,technology\n,token,,strategy\n"
    table = read_table(written(tmp_path, lines), rules.scenario)
    team = tabled(rules, table)
    seen = {
        (state.whole[TURN], role): target
        for state, decided in decisions_of(rules, team, 3)
        for role, target in decided.tokens
    }
    turns = sorted({turn for turn, _ in seen})
    for turn in turns:
        assert seen[turn, "finance"] == ("leadership" if turn == 1 else "technology")
        assert seen[turn, "director"] == ("leadership" if turn == 1 else "strategy")


def test_luck_may_be_asked_for(tmp_path):
    rules = games.rules_of("fjordvik")
    lines = "".join(
        f",{about},,random\n" for about in ("answer", "token", "lend", "budget", "moves", "gains", "promise")
    )
    team = tabled(rules, read_table(written(tmp_path, lines), rules.scenario))
    for state, decided in decisions_of(rules, POLICIES["random"], 5):
        assert team(rules, state) == decided


def test_everything_wrong_is_said_with_its_line(tmp_path):
    rules = games.tiny()
    lines = """,answer,,b sideways
9,answer,,a
,token,mayor,strategy
,budget,,tight nothing
,budget,director,tight
,opinion,,a
,promise,
,gains,,move leave
,ambition,,
,lend,finance,nobody
,token,,even
,token,,random
,answer,no_card,a
"""
    path = written(tmp_path, lines)
    with pytest.raises(TableError) as found:
        read_table(path, rules.scenario)
    numbers = [int(line.removeprefix(f"{path}:").partition(":")[0]) for line in found.value.lines]
    assert numbers == [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14]
    told = str(found.value)
    for word in (
        "sideways",
        "from 1 to 4",
        "'mayor' is no role",
        "opinion",
        "line 12 has said this",
        "no_card",
    ):
        assert word in told, word


@pytest.mark.parametrize("text", ["", "turn,card\n"])
def test_a_file_without_its_header_is_refused(tmp_path, text):
    path = tmp_path / "wishes.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TableError, match=r"wishes\.csv:1: the first line must be half_year,about,name,wish"):
        read_table(path, games.tiny().scenario)


def test_a_file_that_is_no_text_is_refused(tmp_path):
    path = tmp_path / "wishes.csv"
    path.write_bytes(b"half_year,\xff\xfe")
    with pytest.raises(TableError, match="no text in UTF-8"):
        read_table(path, games.tiny().scenario)
