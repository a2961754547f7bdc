"""Votes from outside: called, posted from another thread, taken at the table."""

from __future__ import annotations

from dataclasses import replace
from threading import Barrier, Thread

from game.session.ballots import Ballot, Call, CalledAnswer, Mailbox, call_for
from game.session.inputs import Vote, VotesDone
from game.session.table import TableState
from game.session.views.play import Play, play_of
from game.texts.catalogue import words

from .support import after, at_the_choice, table_of, tiny

CALL = Call(
    1,
    "Skjemaet",
    (CalledAnswer("a", "A", "Ja", True), CalledAnswer("b", "B", "Nei", False)),
    (("finance", "Ø"),),
)


def _play(table: TableState) -> Play:
    return play_of(tiny().rules, tiny().scenario, table, words("nb"))


def test_a_ballot_that_was_not_called_for_is_turned_away() -> None:
    box = Mailbox()
    assert not box.post(Ballot(1, "finance", "a"))
    box.call(CALL)
    assert [
        box.post(ballot)
        for ballot in (
            Ballot(2, "finance", "a"),
            Ballot(1, "director", "a"),
            Ballot(1, "finance", "b"),
            Ballot(1, "finance", "z"),
            Ballot(1, "finance", ""),
            Ballot(1, "finance", "a"),
        )
    ] == [False, False, False, False, True, True]
    assert box.take() == (Ballot(1, "finance", ""), Ballot(1, "finance", "a"))
    assert (box.take(), box.waiting) == ((), False)


def test_nothing_is_lost_when_many_phones_vote_at_the_same_moment() -> None:
    box, woken = Mailbox(), list[int]()
    roles = tuple((f"role_{number}", str(number)) for number in range(40))
    box.call(replace(CALL, voters=roles))
    box.when_posted(lambda: woken.append(1))
    at_once = Barrier(len(roles))

    def phone(role: str) -> None:
        at_once.wait()
        box.post(Ballot(1, role, "a"))

    phones = [Thread(target=phone, args=(role,)) for role, _ in roles]
    for each in phones:
        each.start()
    found: list[Ballot] = []
    while any(each.is_alive() for each in phones):
        found += box.take()
    for each in phones:
        each.join()
    found += box.take()
    assert sorted(ballot.role for ballot in found) == sorted(role for role, _ in roles)
    assert len(woken) == len(roles)


def test_phones_are_called_while_the_table_votes_by_phone_and_not_longer() -> None:
    table = at_the_choice(table_of(voting="phones", together=(("finance", "director"),)))
    call = call_for(_play(table), table)
    assert call is not None
    assert [answer.letter for answer in call.answers] == ["A", "B", "C"]
    assert call.voters == (("director", tiny().scenario.settings.roles["director"].short),)
    assert Ballot(1, "director", "a").fits(call)
    shown = after(table, Vote("director", "a"))
    assert call_for(_play(shown), shown) is None
    stopped = after(table, VotesDone())
    assert call_for(_play(stopped), stopped) is None
    paper = at_the_choice(table_of())
    assert call_for(_play(paper), paper) is None
