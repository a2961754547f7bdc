"""What is refused, with which code."""

import pytest

from game.engine.decisions import BudgetDecision, Decisions
from game.engine.menu import legal_commands, refusals
from tests import games


def _codes(state, decisions):
    return [each.code for each in refusals(games.tiny(), state, decisions)]


@pytest.fixture
def spring():
    return games.first(games.tiny()).state


@pytest.fixture
def autumn(spring):
    rules = games.tiny()
    return games.commit(rules, spring, games.plain_decisions(rules, spring)).state


def test_plain_decisions_are_legal(spring, autumn):
    for state in (spring, autumn):
        assert _codes(state, games.plain_decisions(games.tiny(), state)) == []


def test_every_open_card_needs_an_answer(spring):
    assert _codes(spring, Decisions(())).count("card-undecided") == len(
        legal_commands(games.tiny(), spring).cards
    )


def test_a_card_is_answered_once(spring):
    decided = games.plain_decisions(games.tiny(), spring)
    assert "card-twice" in _codes(spring, Decisions((*decided.choices, decided.choices[0])))


def test_what_costs_more_than_there_is_is_refused(spring):
    rules = games.tiny()
    floats = list(spring.floats)
    floats[rules.layout.stock[rules.layout.stocks["devmoney"]]] = 2.0
    poor = type(spring)(spring.seed, spring.key, tuple(floats), spring.whole, spring.opening)
    assert "too-dear" in _codes(poor, games.plain_decisions(rules, poor, form="a"))


def test_two_things_that_are_too_dear_together_are_refused(spring):
    rules = games.tiny()
    floats = list(spring.floats)
    floats[rules.layout.stock[rules.layout.stocks["devmoney"]]] = 3.1
    poor = type(spring)(spring.seed, spring.key, tuple(floats), spring.whole, spring.opening)
    other = games.open_cards(rules, poor)[1]
    dear = max(
        rules.scenario.cards[other].options, key=lambda k: rules.scenario.cards[other].options[k].price
    )
    price = rules.scenario.cards[other].options[dear].price
    if price <= 0.1:
        pytest.skip("the second card of this seed is free")
    assert _codes(poor, games.plain_decisions(rules, poor, form="a", **{other: dear})) == [
        "too-dear-together"
    ]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"tokens": (("director", "nowhere"),)}, "no-such-token"),
        ({"tokens": (("nobody", "strategy"),)}, "no-such-token"),
        ({"tokens": (("director", "strategy"), ("director", "technology"))}, "token-twice"),
        ({"tokens": (("director", "form.a"),)}, "no-such-token"),
        ({"lending": (("director", "director"),)}, "cannot-lend"),
        ({"lending": (("director", "nobody"),)}, "cannot-lend"),
        ({"lending": (("director", "finance"), ("director", "finance"))}, "lends-twice"),
        ({"budget": BudgetDecision("even")}, "no-budget-now"),
        ({"promise": "ambition"}, "no-such-promise"),
        ({"promise": "unheard"}, "no-such-promise"),
        ({"ambition": "high"}, "no-such-ambition"),
    ],
)
def test_each_part_has_its_own_refusal(spring, changes, code):
    decided = games.plain_decisions(games.tiny(), spring)
    fields = {
        "choices": decided.choices,
        "tokens": (),
        "lending": (),
        "budget": None,
        "promise": None,
        "ambition": None,
        **changes,
    }
    assert _codes(spring, Decisions(**fields)) == [code]


@pytest.mark.parametrize(
    ("budget", "code"),
    [
        (None, "budget-undecided"),
        (BudgetDecision("unheard"), "no-such-proposal"),
        (BudgetDecision("tight"), "no-such-proposal"),  # kept for supervision
        (BudgetDecision("even", (("services", "services"),)), "no-such-move"),
        (BudgetDecision("even", (("services", "roads"),)), "no-such-move"),
        (BudgetDecision("even", (("services", "development"),) * 3), "too-many-moves"),
        (BudgetDecision("even", (), "burn"), "no-such-gains"),
        (BudgetDecision("change", (("development", "services"),) * 2), None),
    ],
)
def test_a_budget_that_does_not_hold_is_refused(autumn, budget, code):
    decided = games.plain_decisions(games.tiny(), autumn)
    codes = _codes(autumn, Decisions(decided.choices, decided.tokens, (), budget))
    assert codes == ([code] if code else [])


def test_a_line_cannot_be_moved_out_of_its_bounds(autumn):
    rules = games.tiny()
    floats = list(autumn.floats)
    floats[rules.layout.stock[rules.layout.stocks["budget_development"]]] = 2.5
    low = type(autumn)(autumn.seed, autumn.key, tuple(floats), autumn.whole, autumn.opening)
    decided = games.plain_decisions(rules, low)
    budget = BudgetDecision("even", (("development", "services"),))
    assert _codes(low, Decisions(decided.choices, decided.tokens, (), budget)) == ["line-out-of-bounds"]


def test_the_last_half_year_has_no_budget():
    rules = games.tiny()
    state = games.first(rules, turns=2).state
    last = games.commit(rules, state, games.plain_decisions(rules, state)).state
    assert legal_commands(rules, last).budget is None


def test_decisions_go_through_the_log_unchanged(autumn):
    decided = games.plain_decisions(games.tiny(), autumn)
    whole = Decisions(
        decided.choices,
        (("director", "technology"),),
        (("director", "finance"),),
        BudgetDecision("change", (("services", "development"),), "move"),
        "better",
    )
    assert Decisions.from_data(whole.as_data()) == whole
    bare = Decisions(decided.choices)
    assert Decisions.from_data(bare.as_data()) == bare


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"choices": [["a", 1]]},
        {"choices": ["ab"]},
        {"choices": {"ab": 1}},
        {"choices": [], "promise": {}},
        {"choices": [], "budget": {"proposal": ["even"]}},
        {"choices": [], "budget": {"proposal": "even", "gains": ["x"]}},
        {"choices": [], "budget": {}},
        {"choices": [], "budget": "even"},
        {"choices": [], "more": 1},
    ],
)
def test_what_is_no_decisions_is_refused_whatever_it_is(data):
    with pytest.raises(ValueError):  # noqa: PT011  (any sentence will do)
        Decisions.from_data(data)
