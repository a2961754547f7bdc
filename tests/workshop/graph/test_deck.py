"""What ties cards to each other, and which of them no game can bring."""

from __future__ import annotations

from pathlib import Path

from game.pack.load import load
from game.workshop.bounds.reach import lost_cards
from game.workshop.graph.deck import Tie, ties_of
from game.workshop.graph.deck_view import about_card, about_indicator, whole_deck
from tests.games import rules_of
from tests.workshop.graph.support import changed

TINY = rules_of("tiny").scenario
FORM, ERRORS = ("card", "form"), ("card", "errors")


def test_follow_ups_conditions_and_promises_are_ties() -> None:
    assert ties_of(TINY) == (
        Tie(FORM, ERRORS, "follow", "a", quarters=2.0),
        Tie(FORM, ("promise", "better"), "gives", "b"),
        Tie(FORM, ERRORS, "when", "a", "chose"),
    )


def test_what_shuts_a_card_is_a_minus_and_work_takes_its_quarters(tmp_path: Path) -> None:
    shut = changed(
        tmp_path,
        "cards/cases.yaml",
        "  title: Hun har gode grunner",
        "  when: live_form_b and not situation_worn\n  title: Hun har gode grunner",
    )
    ties = [tie for tie in ties_of(shut) if tie.target == ("card", "manager")]
    assert ties == [
        Tie(FORM, ("card", "manager"), "when", "b", "live", quarters=3.0),
        Tie(("situation", "worn"), ("card", "manager"), "when", sign="-"),
    ]


def test_what_an_option_requires_names_the_option(tmp_path: Path) -> None:
    asking = changed(
        tmp_path,
        "cards/more.yaml",
        "a: {text: Fem får gå, price: 0.3,",
        "a: {text: Fem får gå, requires: offered_form and promise_better_open, price: 0.3,",
    )
    ties = [tie for tie in ties_of(asking) if tie.kind == "requires"]
    assert ties == [
        Tie(FORM, ("card", "course"), "requires", state="offered", option="a"),
        Tie(("promise", "better"), ("card", "course"), "requires", state="open", option="a"),
    ]


def test_every_card_of_the_shipped_packs_can_come() -> None:
    assert lost_cards(TINY) == frozenset()
    assert lost_cards(rules_of("fjordvik").scenario) == frozenset()


def test_a_card_that_nothing_brings_and_what_waits_for_it_never_come(tmp_path: Path) -> None:
    lost = changed(tmp_path, "cards/cases.yaml", "follow_ups: [{card: errors, after: 1}]", "follow_ups: []")
    assert lost_cards(lost) == {"errors"}
    path = tmp_path / "cards" / "cases.yaml"
    text = path.read_text(encoding="utf-8")
    waiting = text.replace("  title: Tolv mål", "  when: chose_errors_a or chose_errors_b\n  title: Tolv mål")
    path.write_text(waiting, encoding="utf-8", newline="\n")
    assert lost_cards(load(tmp_path)) == {"errors", "goals"}


def test_a_card_with_a_condition_that_never_holds_never_comes(tmp_path: Path) -> None:
    lost = changed(tmp_path, "cards/cases.yaml", "  title: Tolv mål", "  when: false\n  title: Tolv mål")
    assert lost_cards(lost) == {"goals"}


def test_a_view_about_a_card_has_what_leads_to_it_and_what_it_leads_to() -> None:
    view = about_card(TINY, "errors", 1)
    assert view.cards == ("form", "errors")
    assert {tie.kind for tie in view.ties} == {"follow", "when"}
    assert {tie.kind for tie in about_card(TINY, "errors", 2).ties} == {"follow", "when", "gives"}
    assert about_card(TINY, "cloud", 3).cards == ("cloud",)


def test_a_view_about_an_indicator_has_the_cards_that_touch_predict_or_ask_for_it() -> None:
    cards = about_indicator(TINY, "economy").cards
    assert set(cards) == {"form", "hours", "cloud"}
    assert set(about_indicator(TINY, "services").cards) >= {"form"}
    assert set(whole_deck(TINY).cards) == set(TINY.cards)
