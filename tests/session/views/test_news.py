from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from functools import cache

from game.engine.layout import LIVE, SETTLED, TURN
from game.engine.step import compile_rules, default_setup, start
from game.pack.schema import Again, Option
from game.session.views.case import case, choice
from game.session.views.consequences import consequences
from game.session.views.goals import goals
from game.session.views.news import MOST_TOLD, news, promises_due
from game.session.views.play import Play
from game.session.views.promises import given_promises
from game.session.views.voices import moments
from game.texts.catalogue import words
from tests.games import play_out, rules_of
from tests.session.views.support import cut, is_over, quiet_play, random_play, with_setup


def plays() -> list[Play]:
    return [cut(random_play(seed), turn) for seed in range(12) for turn in range(4)]


def test_the_first_news_have_a_headline_small_news_a_person_and_the_promise() -> None:
    view = news(quiet_play(0))
    assert view.season == "Vår 2026"
    assert view.headline
    assert view.small
    assert view.person is not None
    assert view.person.spoken == f"Reidar, båtbygger: «{view.person.text}»"
    assert [(due.kind, due.text) for due in view.due] == [("given", "Ordføreren har lovet.")]


def test_what_an_initiative_came_to_is_told_once_with_its_line() -> None:
    for seed in range(12):
        play = quiet_play(2, seed=seed, form="a")
        ends = [
            (due.kind, due.title)
            for turns in (1, 2)
            for due in news(cut(play, turns)).due
            if "form.a" in due.subject
        ]
        assert [kind for kind, _ in ends if kind in {"live", "failed"}] in (["live"], ["failed"], [])
        assert all(title == "Digitaliser alt nå" for _, title in ends)


def test_a_line_that_the_last_beat_has_said_is_not_said_again() -> None:
    said = 0
    for play in plays():
        if not play.steps[1:]:
            continue
        shown = consequences(play).person
        again = [due.voice for due in news(play).due if due.voice is not None]
        said += shown is not None
        assert shown not in again
    assert said > 5


def test_everything_that_can_come_due_does() -> None:
    kinds = Counter(due.kind for play in plays() for due in news(play).due)
    assert {"live", "failed", "working", "back", "broken", "given", "budget"} <= set(kinds)
    ends = Counter(due.kind for seed in (0, 131) for due in consequences(random_play(seed)).due)
    assert {"kept", "broken"} <= set(ends)


@cache
def shipped_plays() -> tuple[Play, ...]:
    """Three whole games of the shipped scenario."""
    rules = rules_of("fjordvik")
    setup = default_setup(rules.scenario)
    games = (play_out(rules, start(rules, setup, seed), random.Random(seed).choice) for seed in range(3))
    return tuple(Play(rules, rules.scenario, setup, tuple(steps), words("nb")) for steps in games)


def test_of_what_is_remembered_a_year_later_one_thing_is_told() -> None:
    told = [
        sum(due.kind == "later" for due in news(cut(play, turn)).due)
        for play in shipped_plays()
        for turn in range(8)
    ]
    assert max(told) == 1


def test_no_more_than_four_things_are_told_and_the_rest_is_counted() -> None:
    full = 0
    for play in shipped_plays():
        for turn in range(8):
            view = news(cut(play, turn))
            assert len(view.told) <= MOST_TOLD
            assert set(view.told) <= set(view.due)
            heard = [due for due in view.due if due.kind in {"kept", "broken", "withdrawn", "starts"}]
            assert len(view.told) + view.more == len(view.due) - (len(heard) if turn else 0)
            full += view.more > 0
    assert full > 6


def test_what_the_whole_table_decided_is_told_before_what_one_role_did() -> None:
    mixed = 0
    for play in shipped_plays():
        for turn in range(8):
            view = news(cut(play, turn))
            kinds = [
                play.scenario.cards[due.subject.partition(".")[0]].kind
                for due in view.told
                if due.kind in {"live", "failed", "working", "late", "later"}
            ]
            alone = [kind != "case" for kind in kinds]
            assert alone == sorted(alone)
            mixed += len(set(alone)) > 1
            subjects = [due.subject for due in view.told]
            assert len(set(subjects)) == len(subjects)
    assert mixed > 6


def test_what_is_remembered_always_has_its_line() -> None:
    later = [due for play in shipped_plays() for turn in range(8) for due in news(cut(play, turn)).due]
    assert all(due.voice is not None for due in later if due.kind == "later")


def test_what_works_already_is_not_also_told_to_be_in_use_without_a_word() -> None:
    for play in shipped_plays():
        for turn in range(8):
            due = news(cut(play, turn)).due
            at_work = {each.subject for each in due if each.kind == "working"}
            assert all(each.voice for each in due if each.kind == "live" and each.subject in at_work)


def test_a_choice_is_not_remembered_before_its_work_is_live_nor_when_it_failed() -> None:
    waited = remembered = 0
    for play in shipped_plays():
        layout = play.rules.layout
        said: set[str] = set()
        for place in range(1, len(play.steps)):
            closed = play.steps[place].closed
            for moment in moments(play, place):
                if moment.kind != "later":
                    continue
                assert moment.choice.id not in said
                said.add(moment.choice.id)
                late = closed.whole[TURN] - closed.whole[layout.offered[layout.cards[moment.choice.card]]]
                assert late >= 1
                if moment.choice.id in layout.initiative_of:
                    number = layout.initiative_of[moment.choice.id]
                    assert closed.whole[layout.status[number]] in {LIVE, SETTLED}
                    remembered += 1
                    waited += late > 1
    assert remembered > waited > 0


def test_a_card_that_comes_back_says_because_of_which_choice() -> None:
    play = quiet_play(1, form="a")
    back = [due for due in news(play).due if due.kind == "back"]
    assert [(due.title, due.text) for due in back] == [
        ("Feil i skjemaet", "kommer av «Digitaliser alt nå», bestemt våren 2026")
    ]


def test_the_budget_that_takes_effect_is_told_with_its_sums() -> None:
    due = next(due for due in news(quiet_play(2)).due if due.kind == "budget")
    assert due.title == "Litt til alle"
    assert due.text == "Nytt budsjett: Tjenestene +1."


def test_a_scripted_event_names_the_promise_that_it_questions() -> None:
    event = news(quiet_play(2)).event
    assert event is not None
    assert (event.card, event.title, event.has_options) == ("election", "Valget", True)
    assert event.told[0].startswith("Løftet «Halvparten av målene» ligger på bordet.")
    assert "teller det dobbelt" in event.told[0]


def test_the_election_says_which_goals_moved_and_what_they_were() -> None:
    moved = 0
    for seed in range(12):
        play = quiet_play(2, seed=seed)
        found = news(play).event
        assert found is not None
        before, now = list(goals(play, play.last_day)), list(goals(play, play.today))
        changed = [(old, new) for old, new in zip(before, now, strict=True) if old.target != new.target]
        assert len(found.told) == 1 + len(changed)
        for old, new in changed:
            (sentence,) = (each for each in found.told if f"«{new.name}»" in each)
            assert f": {new.asked}. Før var det {old.asked}." in sentence
            assert ("skjerpet" in sentence) == (new.moved == "up")
            moved += 1
    assert moved > 0  # a breach, say, moves none
    breach = news(quiet_play(1, seed=0)).event
    assert breach is not None
    assert (breach.card, breach.told) == ("breach", ())


def test_a_promise_that_the_table_laid_aside_is_not_said_to_be_broken() -> None:
    asked, laid, stood = (quiet_play(turns, election=key) for turns, key in ((2, "b"), (3, "b"), (3, "a")))
    (named,) = (each.promise for each in given_promises(asked, asked.today) if each.challenged)
    (due,) = (each for each in promises_due(laid) if each.subject == named)
    assert (due.kind, due.text) == ("withdrawn", "Dere la det bort selv.")
    (seen,) = (each for each in given_promises(laid, laid.last_day) if each.promise == named)
    assert (seen.state, seen.now, seen.progress) == ("withdrawn", "", None)
    assert all(each.state != "withdrawn" for each in given_promises(stood, stood.last_day))


def test_a_promise_of_goals_counts_those_that_an_event_has_just_moved() -> None:
    counted = 0
    for play in shipped_plays():
        for turn in range(8):
            now = cut(play, turn)
            for each in given_promises(now, now.today):
                if each.promise == "ambition" and each.state == "open":
                    assert each.now.startswith(f"nå {sum(goal.met for goal in goals(now, now.today))} mål")
                    counted += 1
    assert counted > 6


def test_a_promise_that_was_stood_by_says_that_it_counts_twice() -> None:
    play = quiet_play(2)
    assert all(view.stake == "" for view in given_promises(play, play.today))
    stood = quiet_play(3, election="a")
    assert "Løftet teller dobbelt" in " ".join(view.stake for view in given_promises(stood, stood.last_day))


def test_without_people_nobody_speaks() -> None:
    play = quiet_play(0)
    silent = with_setup(play, replace(play.setup, features_off=("people",)))
    assert news(silent).person is None


def test_the_news_can_be_read_in_all_languages_at_any_time() -> None:
    for language in ("nb", "nn", "en"):
        play = random_play(3, language)
        assert is_over(play)
        for turn in range(5):
            assert news(cut(play, turn)).season


def test_an_event_that_comes_again_has_other_words_and_the_last_ones_stay() -> None:
    rules = rules_of("tiny")
    again = (Again(title="Vann igjen", text="Elva kom tilbake."), Again(text="Elva bor her nå."))
    flood = rules.scenario.cards["flood"].model_copy(
        update={"repeats": True, "hazard": 1, "again": again, "options": {"a": Option(text="Øs")}}
    )
    scenario = rules.scenario.model_copy(
        update={
            "cards": {**rules.scenario.cards, "flood": flood},
            "settings": rules.scenario.settings.model_copy(update={"calendar": (), "turns": 5}),
        }
    )
    often = compile_rules(scenario)
    setup = default_setup(scenario)
    steps = play_out(often, start(often, setup, 3), lambda options: options[0])
    play = Play(often, scenario, setup, tuple(steps), words("nb"))
    told = [
        (view.event.title, view.event.text) for turn in range(1, 5) if (view := news(cut(play, turn))).event
    ]
    assert told == [
        ("Vann i kjelleren", "Elva kom inn i rådhuset. Arkivet flyter."),
        ("Vann igjen", "Elva kom tilbake."),
        ("Vann i kjelleren", "Elva bor her nå."),
        ("Vann i kjelleren", "Elva bor her nå."),
    ]
    second = cut(play, 2)
    assert (case(second, "flood").title, case(second, "flood").text) == ("Vann igjen", "Elva kom tilbake.")
    assert choice(second, "flood").title == "Vann igjen"
