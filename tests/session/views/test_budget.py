from __future__ import annotations

import pytest

from game.engine.decisions import BudgetDecision, Decisions
from game.session.views.budget import budget
from game.texts.numbers import MINUS
from tests.session.views.support import cut, quiet_play, random_game


def test_there_is_no_budget_in_spring() -> None:
    assert budget(quiet_play(0)) is None


def test_the_proposals_show_levels_changes_and_what_is_left() -> None:
    view = budget(quiet_play(1))
    assert view is not None
    assert (view.year, view.step, view.moves, view.moves_left) == ("2027", "1", 2, 2)
    assert [(p.letter, p.name) for p in view.proposals] == [("A", "Litt til alle"), ("B", "Mer til endring")]
    even, change = view.proposals
    assert [(line.now, line.level, line.change) for line in even.lines] == [
        ("400", "401", "+1"),
        ("8", "8", "0"),
    ]
    assert even.given == "+1"
    assert [line.change for line in change.lines] == ["−2", "+3"]
    assert (even.lines[0].least, even.lines[0].most) == ("384", "420")
    assert [rule.name for rule in view.gains] == ["La timene ligge", "Flytt timene"]


def test_all_figures_of_the_table_have_as_many_decimals_and_each_column_adds_up() -> None:
    game = random_game("fjordvik", 3)
    seen = [budget(cut(game, turn)) for turn in range(8)]
    tables = [view for view in seen if view is not None]
    assert tables
    for view in tables:
        rows = [line for proposal in view.proposals for line in proposal.lines]
        figures = [figure for row in rows for figure in (row.now, row.level, row.change)]
        figures += [proposal.given for proposal in view.proposals]
        assert len({len(figure.partition(",")[2]) for figure in figures}) == 1
        for proposal in view.proposals:
            changes = [_number(line.change) for line in proposal.lines]
            assert sum(changes) == pytest.approx(_number(proposal.given))


def _number(text: str) -> float:
    return float(text.replace(MINUS, "-").replace(",", ".").replace("\u00a0", ""))


def test_moved_sums_show_in_the_chosen_proposal_only() -> None:
    draft = Decisions((), budget=BudgetDecision("even", (("services", "development"),), "move"))
    view = budget(quiet_play(1), draft)
    assert view is not None
    even, change = view.proposals
    assert [line.level for line in even.lines] == ["400", "9"]
    assert even.chosen
    assert not change.chosen
    assert view.moves_left == 1
    assert [rule.chosen for rule in view.gains] == [False, True]
    assert view.refusals == ()


def test_what_is_not_legal_about_a_budget_is_said() -> None:
    draft = Decisions((), budget=BudgetDecision("even", (("services", "development"),) * 3))
    view = budget(quiet_play(1), draft)
    assert view is not None
    assert len(view.refusals) == 1
    assert "2" in view.refusals[0]
    assert not any(line.can_give or line.can_take for line in view.proposals[0].lines)


def test_the_last_half_year_has_no_budget_and_before_it_no_rule_holds() -> None:
    assert budget(quiet_play(3)) is None
    view = budget(quiet_play(1))
    assert view is not None
    assert [rule.rule for rule in view.gains if rule.now] == ["leave"]  # its shares are those of today
