"""Cards that a table drew on paper: a half-year begins with them in place of those that the game would have had."""

from dataclasses import replace

import pytest

from game.engine.bringing import bringing_obstacle, opened_as
from game.engine.calling import is_called
from game.engine.decisions import Decisions
from game.engine.menu import legal_commands, refusals
from game.engine.state import State, state_hash
from game.engine.step import Step, compile_rules, opened_for
from tests import games

RULES = games.tiny()
CARDS = RULES.scenario.cards


def _day(seed: int = 1, half_years: int = 0, **changes: object) -> State:
    step = games.first(RULES, seed, **changes)  # type: ignore[arg-type]
    for _ in range(half_years):
        step = games.commit(RULES, step.state, games.plain_decisions(RULES, step.state))
    return step.state


def _undealt(state: State, kind: str) -> str:
    return next(
        name
        for name in RULES.layout.cards
        if CARDS[name].kind == kind and state.whole[RULES.layout.offered[RULES.layout.cards[name]]] == 0
    )


def _whole(state: State, region: str, card: str) -> int:
    return int(state.whole[getattr(RULES.layout, region)[RULES.layout.cards[card]]])


@pytest.mark.parametrize("kind", ["case", "delegated"])
def test_a_brought_case_takes_the_place_of_the_dealt_one_which_was_never_offered(kind: str):
    state = _day()
    before = state.before
    assert before is not None
    dealt = next(name for name in games.open_cards(RULES, state) if CARDS[name].kind == kind)
    card = _undealt(state, kind)
    begun = opened_as(RULES, state, Decisions((), brought=(card,)))
    expected = [card if name == dealt else name for name in games.open_cards(RULES, state)]
    assert games.open_cards(RULES, begun) == expected
    assert _whole(begun, "offered", card) == 1
    assert _whole(begun, "offered", dealt) == _whole(before, "offered", dealt) == 0
    assert sum(begun.whole[RULES.layout.dealt.slice]) == sum(state.whole[RULES.layout.dealt.slice])
    assert begun.floats == state.floats


def test_what_was_dealt_and_put_back_can_come_later_and_the_brought_card_cannot():
    state = _day()
    dealt = games.open_cards(RULES, state)[0]
    card = _undealt(state, "case")
    begun = opened_as(RULES, state, Decisions((), brought=(card,)))
    decided = replace(games.plain_decisions(RULES, begun), brought=(card,))
    later = games.commit(RULES, state, decided).state
    assert bringing_obstacle(RULES, later, (card,)) == ("card-played", card)
    assert bringing_obstacle(RULES, later, (dealt,)) is None


def test_a_step_brings_the_cards_itself_or_finds_them_there_and_logs_keep_them():
    state = _day()
    card, small = _undealt(state, "case"), _undealt(state, "delegated")
    begun = opened_as(RULES, state, Decisions((), brought=(card, small)))
    decided = replace(games.plain_decisions(RULES, begun), brought=(card, small))
    from_before, from_after = games.commit(RULES, state, decided), games.commit(RULES, begun, decided)
    assert state_hash(from_before.closed) == state_hash(from_after.closed)
    assert games.ledger_of(from_before).lines == games.ledger_of(from_after).lines
    assert opened_for(RULES, Step(state, state, None), decided).state == begun
    assert Decisions.from_data(decided.as_data()) == decided
    quiet = replace(decided, quiet=True)
    assert Decisions.from_data(quiet.as_data()) == quiet
    assert not {"brought", "quiet"} & set(games.plain_decisions(RULES, state).as_data())


def test_an_event_from_paper_takes_the_place_of_chance_s_and_none_leaves_a_quiet_half_year():
    seed, state, came = next(
        (seed, state, name)
        for seed in range(200)
        for state in (_day(seed, 1),)
        for name, card in CARDS.items()
        if card.kind == "event" and is_called(RULES, state, name)
    )
    quiet = opened_as(RULES, state, Decisions((), quiet=True))
    assert not any(is_called(RULES, quiet, name) for name in CARDS)
    without = _day(seed, 1, features_off=("events",))
    assert quiet.floats == without.floats
    other = next(n for n in RULES.layout.cards if CARDS[n].kind == "event" and n != came)
    begun = opened_as(RULES, state, Decisions((), brought=(other,)))
    assert is_called(RULES, begun, other)
    assert not is_called(RULES, begun, came)
    decided = replace(games.plain_decisions(RULES, begun), brought=(other,))
    played = games.commit(RULES, state, decided)
    assert state.before is not None
    for name in RULES.layout.stocks:
        moved = sum(posting.amount for posting in games.ledger_of(played).of_stock(name))
        assert games.stock(RULES, played.closed, name) == games.stock(RULES, state.before, name) + moved


def test_a_card_that_lies_there_already_stays_where_it_is():
    state = _day()
    dealt = games.open_cards(RULES, state)
    begun = opened_as(RULES, state, Decisions((), brought=tuple(reversed(dealt[:2]))))
    assert games.open_cards(RULES, begun)[:2] == dealt[:2]
    assert begun == state


def test_what_cannot_be_brought_is_refused_with_its_reason():
    state = _day()
    cases = [name for name in RULES.layout.cards if CARDS[name].kind == "case"]

    def codes(*brought: str) -> list[str]:
        return [each.code for each in refusals(RULES, state, Decisions((), brought=brought))]

    assert codes("nowhere") == ["no-such-card"]
    assert codes(cases[0], cases[0]) == ["card-brought"]
    assert codes(cases[0], cases[1]) == ["no-place-case"]
    with pytest.raises(ValueError, match="cannot begin"):
        opened_as(RULES, state, Decisions((), brought=("nowhere",)))
    closed = games.first(RULES, 1).closed
    assert bringing_obstacle(RULES, closed, (cases[0],)) == ("not-a-first-day", cases[0])


def test_a_card_that_only_follows_may_be_brought_and_the_menu_offers_its_answers():
    cards = dict(CARDS)
    name = _undealt(_day(), "case")
    cards[name] = cards[name].model_copy(update={"only_follow_up": True, "when": "turn >= 99"})
    rules = compile_rules(RULES.scenario.model_copy(update={"cards": cards}))
    state = games.first(rules, 1).state
    begun = opened_as(rules, state, Decisions((), brought=(name,)))
    assert legal_commands(rules, begun).cards[0].card == name
    assert legal_commands(rules, begun).cards[0].legal
