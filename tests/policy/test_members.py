"""The machine's members: each votes for its own mandate, looks ahead without knowing, and says only what it knows."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from game.engine.layout import FINISHED
from game.engine.menu import legal_commands
from game.engine.state import Rules, State
from game.engine.step import default_setup, with_luck
from game.policy import POLICIES
from game.policy.members import (
    AHEAD,
    LUCK,
    NEAR,
    opinions,
    opinions_of,
    outlooks,
    proposal_outlook,
    token_outlook,
)
from game.policy.rehearsal import Members, by_machine, next_decision, next_vote
from game.policy.talk import WORDINGS, decided, discussed, knows, tells_unasked, voted
from game.session.course import apply
from game.session.edition import Edition, open_edition
from game.session.inputs import Choose, GoOn, Input, PlaceToken, Vote
from game.session.refused import Refused
from game.session.seats import played_by_machine
from game.session.table import TableState, main_case, menu_of, new_table
from game.session.views.play import Play, play_of
from game.texts.catalogue import LANGUAGES, words
from tests import games

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster


@cache
def edition(pack: str = "fjordvik") -> Edition:
    return open_edition(games.SHIPPED / pack if (games.SHIPPED / pack).exists() else games.PACKS / pack)


def moments(rules: Rules, team: str = "balanced", seed: int = 1) -> Iterator[State]:
    """The first day of each half-year in a team's game."""
    step = games.first(rules, seed)
    while not step.closed.whole[FINISHED]:
        yield step.state
        step = games.commit(rules, step.state, POLICIES[team](rules, step.state))


def cases(rules: Rules, state: State) -> tuple[str, ...]:
    return tuple(card.card for card in legal_commands(rules, state).cards)


def table_of(pack: str = "fjordvik", people: tuple[str, ...] = ()) -> TableState:
    scenario = edition(pack).scenario
    roles = tuple(scenario.settings.roles)
    machine = [role for role in roles if role not in people]
    return new_table(edition(pack).rules, played_by_machine(roles, default_setup(scenario), machine), 7)


def at_the_choice(pack: str = "fjordvik", people: tuple[str, ...] = ()) -> TableState:
    table = table_of(pack, people)
    while table.beat != "choice":
        after = apply(edition(pack).rules, table, GoOn())
        assert not isinstance(after, Refused)
        table = after
    return table


def played(pack: str, table: TableState, language: str = "nb") -> Play:
    return play_of(edition(pack).rules, edition(pack).in_language(language), table, words(language))


@pytest.mark.parametrize("pack", ["tiny", "fjordvik", "mellomleder"])
def test_every_vote_is_the_best_or_as_good_as_the_best_for_the_roles_own_mandate(pack):
    rules = edition(pack).rules
    for state in list(moments(rules))[:2]:
        for card in cases(rules, state):
            tried = outlooks(rules, state, card)
            looked = {outlook.key: outlook.mandates for outlook in tried}
            for number, role in enumerate(rules.layout.roles):
                opinion = opinions_of(rules, card, tried)[role]
                best = max(values[number] for values in looked.values())
                assert looked[opinion.key][number] >= best - NEAR, (card, role)
                assert opinion.near or looked[opinion.key][number] == best, (card, role)


def test_the_others_do_not_vote_as_the_director_does():
    rules = edition().rules
    director = next(name for name, role in rules.scenario.settings.roles.items() if role.director)
    apart = {role: 0 for role in rules.layout.roles if role != director}
    for state in moments(rules):
        found = opinions(rules, state, cases(rules, state)[0])
        for role in apart:
            apart[role] += found[role].key != found[director].key
    assert all(apart.values()), apart


def test_two_members_disagree_on_at_least_two_votes_in_five():
    rules = edition().rules
    votes = [
        {opinion.key for opinion in opinions(rules, state, cases(rules, state)[0]).values()}
        for state in moments(rules)
    ]
    assert sum(len(keys) > 1 for keys in votes) >= 0.4 * len(votes)


def test_a_near_tie_goes_to_the_answer_that_burdens_the_role_least():
    rules = edition().rules
    near = [
        (state, opinion)
        for state in list(moments(rules))[1:4]
        for card in cases(rules, state)
        for opinion in opinions(rules, state, card).values()
        if opinion.near
    ]
    assert near, "no game ever has a near tie"
    for _, opinion in near:
        values = dict(opinion.values)
        best = max(values, key=lambda key: values[key])
        options = rules.scenario.cards[opinion.card].options
        burden: dict[str, float] = {
            key: float(option.burden.get(opinion.role, 0)) for key, option in options.items()
        }
        assert burden.get(opinion.key, 0.0) < burden.get(best, 0.0)


def test_a_member_thinks_the_same_whatever_luck_the_game_has():
    rules = edition().rules
    for state in list(moments(rules))[1:2]:
        other = replace(with_luck(rules, state, 12345), seed=99)
        assert other.key != state.key
        for card in cases(rules, state):
            assert opinions(rules, state, card) == opinions(rules, other, card)


def test_the_members_luck_is_nobodys_game():
    assert len(set(LUCK)) == len(LUCK)
    keys = {games.first(edition("tiny").rules, seed).state.key for seed in range(50)}
    assert not keys & set(LUCK)


def test_a_look_ahead_ends_with_the_game():
    rules = edition("tiny").rules
    last = list(moments(rules))[-1]
    for outlook in outlooks(rules, last, cases(rules, last)[0]):
        assert all(end.whole[FINISHED] for end in outlook.ends)
        assert outlook.ends == outlook.soon
    assert AHEAD > 1


def test_a_whole_tables_votes_take_well_below_half_a_second():
    rules = edition().rules
    state = next(moments(rules))
    card = cases(rules, state)[0]
    began = time.process_time()
    opinions(rules, state, card)
    assert time.process_time() - began < 0.5


def test_attention_and_proposals_are_weighed_one_at_a_time():
    rules = edition().rules
    states = list(moments(rules))
    budget = next(state for state in states if legal_commands(rules, state).budget is not None)
    menu = legal_commands(rules, budget)
    assert menu.budget is not None
    proposals = [proposal_outlook(rules, budget, name) for name in menu.budget.proposals]
    tokens = [token_outlook(rules, budget, target) for target in menu.token_targets]
    assert len({each.mandates for each in proposals}) > 1
    assert len({each.mandates for each in tokens}) > 1


# ------------------------------------------------------------------------------------------------ what they do


def test_the_machines_roles_vote_decide_and_attend_and_the_rules_allow_it():
    rules, table = edition().rules, at_the_choice()
    members = Members(rules)
    main = main_case(rules, menu_of(rules, table))
    assert main is not None
    for _ in rules.layout.roles:
        vote = next_vote(rules, table, members)
        assert isinstance(vote, Vote)
        assert vote.key == members.opinions(table, main.card)[vote.role].key
        table = _after(rules, table, vote)
    assert next_vote(rules, table, members) is None
    assert next_decision(rules, table, members) is None, "the table's own case comes first"
    table = _after(rules, table, Choose(main.card, main.legal[0]))
    while (act := next_decision(rules, table, members)) is not None:
        assert by_machine(rules, table.setup, act)
        table = _after(rules, table, act)
    owned = {card.card for card in menu_of(rules, table).cards if rules.scenario.cards[card.card].owner}
    assert owned <= set(dict(table.pending.choices))


def test_only_the_machines_roles_act_by_themselves():
    rules, table = edition().rules, at_the_choice(people=("health", "finance"))
    members, voted_ = Members(rules), []
    while (vote := next_vote(rules, table, members)) is not None:
        voted_.append(vote.role)
        table = _after(rules, table, vote)
    assert voted_ == ["director", "childhood", "community", "digital"]
    assert not by_machine(rules, table.setup, Vote("health", "a"))
    assert not by_machine(rules, table.setup, PlaceToken("finance", "strategy"))


def test_thinking_comes_in_pieces_and_ends():
    rules, table = edition().rules, table_of()
    members, pieces = Members(rules), 0
    while members.think(table):
        pieces += 1
    assert pieces >= len(menu_of(rules, table).cards)
    assert not members.thinking(table)
    assert not Members(rules).thinking(new_table(rules, default_setup(rules.scenario), 7))


def _after(rules: Rules, table: TableState, act: Input) -> TableState:
    after = apply(rules, table, act)
    assert not isinstance(after, Refused), (act, after)
    return after


# ------------------------------------------------------------------------------------------------ what they say


def test_no_member_says_a_fact_that_its_role_does_not_know():
    rules = edition().rules
    facts = {text for card in rules.scenario.cards.values() for text in card.private.values()}
    table = table_of()
    play, state = played("fjordvik", table), table.state
    for card in cases(rules, state):
        for role, opinion in opinions(rules, state, card).items():
            own = rules.scenario.cards[card].private.get(role)
            for asked in (False, True):
                said = discussed(play, opinion, asked=asked).text
                assert {fact for fact in facts if fact in said} <= {own}, (card, role)
            for said in (voted(play, opinion), decided(play, opinion, opinion.key)):
                assert not any(fact in said for fact in facts)


def test_about_half_of_what_is_known_is_told_unasked_and_all_of_it_when_asked():
    scenario = edition().scenario
    known = [(role, name) for name, card in scenario.cards.items() for role in card.private]
    unasked = sum(tells_unasked(role, card) for role, card in known)
    assert 0.35 * len(known) < unasked < 0.65 * len(known)
    rules, table = edition().rules, table_of()
    play = played("fjordvik", table)
    for card in cases(rules, table.state):
        for role, opinion in opinions(rules, table.state, card).items():
            fact = knows(play, role, card)
            line, asked = discussed(play, opinion), discussed(play, opinion, asked=True)
            assert (line.manner == "fact") == (bool(fact) and tells_unasked(role, card))
            assert (asked.manner == "fact") == bool(fact)
            assert not fact or fact in asked.text


def test_a_scenario_without_private_facts_has_none_to_tell():
    table = table_of()
    play = played("fjordvik", replace(table, setup=replace(table.setup, features_off=("private",))))
    assert not any(
        knows(play, role, name) for name in play.scenario.cards for role in play.rules.layout.roles
    )


def test_what_a_vote_says_is_so():
    """The figure that is named is worse for the mandate with the answer that it is compared with."""
    rules = edition().rules
    for state in list(moments(rules))[:3]:
        for opinion in opinions(rules, state, cases(rules, state)[0]).values():
            if opinion.better is not None:
                assert opinion.better.points > 0
                assert opinion.key != opinion.against
            assert opinion.worse is None or opinion.worse.points < 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_members_say_the_same_on_a_case_and_every_line_is_short(language):
    rules, table = edition().rules, table_of()
    play = played("fjordvik", table, language)
    for card in cases(rules, table.state):
        found = opinions(rules, table.state, card).values()
        before, after = [discussed(play, each).text for each in found], [voted(play, each) for each in found]
        assert len(set(before)) == len(before)
        assert len(set(after)) == len(after)
        assert all(len(text) <= 120 for text in after)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_line_has_six_different_wordings(language):
    say = words(language)
    for kind in ("fact", "asked", "no_more", "view", "fear", "calm", "better", "near", "plain", "decided"):
        keys = [f"rehearsal.{kind}.{number}" for number in range(WORDINGS)]
        assert len({say.entries[key] for key in keys}) == WORDINGS >= 6


def test_a_setup_in_which_the_machine_plays_an_empty_seat_or_half_a_person_is_refused():
    rules, plain = edition().rules, default_setup(edition().scenario)
    for wrong in (
        replace(plain, machine=("health",), empty_seats=("health",)),
        replace(plain, machine=("nobody",)),
        replace(plain, machine=("health",), together=(("digital", "health"),)),
        replace(plain, machine=("health", "health")),
    ):
        with pytest.raises(ValueError, match="cannot be played"):
            new_table(rules, wrong, 7)
