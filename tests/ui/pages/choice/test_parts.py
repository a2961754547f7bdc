"""Attention, lending, the budget, promises and the prediction."""

from __future__ import annotations

from game.session.deciding import prediction_asked
from game.session.inputs import Choose, Predict, Propose, VotesDone
from game.session.parts import parts_of
from game.session.table import menu_of
from game.session.views import budget
from game.ui.room import Room
from tests.ui.pages.choice.support import (
    Pilot,
    at_the_choice,
    room_of,
    submit,
    with_open,
    with_running,
    with_situation,
)


def _at(pilot: Pilot, sheet: str) -> Pilot:
    """Go on, deciding nothing, to a sheet."""
    for _ in range(30):
        if pilot.sheet == sheet:
            return pilot
        pilot.keys("enter")
    raise AssertionError((sheet, pilot.sheet))


def _autumn(room: Room) -> Pilot:
    submit(at_the_choice(room, 2), VotesDone())
    return _at(Pilot(room), "BudgetSheet")


def test_each_role_places_its_attention_in_turn() -> None:
    with room_of() as room:
        pilot = _at(Pilot(at_the_choice(room)), "TokensSheet")
        pilot.keys("1", "3")
        assert dict(room.table.pending.tokens) == {"director": "strategy", "finance": "organisation"}
        assert pilot.says("Alle har lagt oppmerksomheten sin.")


def test_attention_is_moved_and_taken_back() -> None:
    with room_of() as room:
        pilot = _at(Pilot(at_the_choice(room)), "TokensSheet")
        pilot.press("target:strategy")
        pilot.press("role:director")
        pilot.press("target:technology")
        assert dict(room.table.pending.tokens) == {"director": "technology"}
        pilot.press("role:director")
        pilot.press("target:technology")
        assert room.table.pending.tokens == ()


def test_attention_can_lie_on_what_is_under_way() -> None:
    with room_of(short=True, turns=2) as room:
        pilot = _at(Pilot(at_the_choice(room)), "TokensSheet")
        pilot.press("target:form.b")
        assert dict(room.table.pending.tokens) == {"director": "form.b"}


def test_more_initiatives_than_fit_are_a_key_away() -> None:
    with room_of("fjordvik") as room:
        with_running(at_the_choice(room, 2), 7)
        targets = menu_of(room.game.rules, room.table).token_targets
        pilot = _at(Pilot(room), "TokensSheet")
        seen = {key for key in pilot.pressable() if key.startswith("target:")}
        pilot.keys("9")
        seen |= {key for key in pilot.pressable() if key.startswith("target:")}
        assert len(targets) == 11
        assert seen == {f"target:{name}" for name in targets}


def test_an_empty_seats_attention_is_the_directors() -> None:
    with room_of(empty_seats=("finance",)) as room:
        pilot = _at(Pilot(at_the_choice(room)), "TokensSheet")
        pilot.keys("1")
        assert pilot.says("Økonomi (tom stol, Direktør bestemmer)")


def test_lending_is_never_on_the_way_but_a_key_away() -> None:
    with room_of() as room:
        pilot = Pilot(at_the_choice(room))
        assert "lending" in {part.kind for part in parts_of(room.game.rules, room.table)}
        seen = []
        while pilot.sheet != "SummarySheet":
            seen.append(pilot.sheet)
            assert not pilot.says("Lån bort"), pilot.sheet
            pilot.keys("enter")
        assert "LendingSheet" not in seen
        pilot.press("lending:")
        pilot.keys("1", "2")
        assert dict(room.table.pending.lending) == {"director": "finance"}
        pilot.press("role:director")
        assert room.table.pending.lending == ()
        pilot.keys("enter")
        assert pilot.sheet == "SummarySheet"


def test_lending_opens_by_its_key_and_esc_comes_back_to_where_it_was() -> None:
    with room_of() as room:
        pilot = _at(Pilot(at_the_choice(room)), "CardSheet")
        pilot.keys("g", "1", "escape", "escape")
        assert pilot.sheet == "CardSheet"
        assert room.table.pending.lending == ()


def test_a_promise_is_given_and_taken_back_beside_the_way() -> None:
    with room_of() as room:
        pilot = _at(Pilot(at_the_choice(room)), "SummarySheet")
        pilot.keys("p", "1")
        assert room.draft.promise == "better"
        assert pilot.says("«Bedre tjenester»: Tjenester er minst 64.")
        pilot.keys("1")
        assert not room.table.pending.promise
        pilot.keys("1", "enter")
        assert pilot.sheet == "SummarySheet"
        assert pilot.says("Bedre tjenester")


def test_the_ambition_is_confirmed_or_raised_on_the_way_in_the_second_half_year() -> None:
    with room_of() as room:
        submit(at_the_choice(room, 2), VotesDone())
        pilot = _at(Pilot(room), "AmbitionSheet")
        assert pilot.says("Står dere ved ambisjonen?")
        assert pilot.says("Gjelder nå. Hold skuta flytende.")
        pilot.press("ambition:low")
        assert room.draft.ambition == "low"
        pilot.keys("b")
        assert room.draft.ambition == "high"
        pilot.keys("u")
        assert (pilot.sheet, room.draft.ambition) == ("AmbitionSheet", "low")
        pilot.keys("b")
        assert pilot.says("Bli bedre. I dag er")
        _at(pilot, "SummarySheet")
        assert pilot.says("Ambisjonen")
        assert pilot.says("Høy")


def test_the_budget_is_chosen_and_changed_by_letters() -> None:
    with room_of() as room:
        pilot = _autumn(room)
        pilot.keys("b")
        assert room.table.pending.proposal == "change"
        pilot.press("proposal:even")
        assert room.table.pending.proposal == "even"


def test_proposals_show_each_line_with_its_change() -> None:
    with room_of() as room:
        pilot = _autumn(room)
        seen = budget(room.play())
        assert seen is not None
        for proposal in seen.proposals:
            for line in proposal.lines:
                assert pilot.says(f"{line.name} {line.level} ({line.change})")


def test_at_most_two_sums_are_moved_and_the_last_comes_back() -> None:
    with room_of() as room:
        pilot = _autumn(room)
        pilot.keys("a")
        pilot.press("moves:")
        pilot.keys("1", "2", "1", "2")
        assert list(room.table.pending.moves) == [("services", "development")] * 2
        pilot.keys("1")
        assert len(room.draft.budget.moves if room.draft.budget else ()) == 2
        assert pilot.says("Dere har flyttet så mye som går an.")
        pilot.press("take_move:")
        assert len(room.table.pending.moves) == 1
        pilot.keys("enter")
        assert pilot.sheet == "BudgetSheet"


def test_esc_lets_go_of_a_sum_that_was_taken_up() -> None:
    with room_of() as room:
        pilot = _autumn(room)
        pilot.keys("a")
        pilot.press("moves:")
        pilot.keys("1", "escape", "escape")
        assert pilot.sheet == "BudgetSheet"
        assert room.table.pending.moves == ()


def test_pressing_the_chosen_proposal_again_keeps_what_was_moved() -> None:
    with room_of() as room:
        pilot = _autumn(room)
        pilot.keys("a")
        pilot.press("moves:")
        pilot.keys("1", "2", "enter", "a")
        assert len(room.table.pending.moves) == 1


def test_the_rule_for_gains_follows_the_budget_and_may_stay() -> None:
    with room_of() as room:
        pilot = _autumn(room)
        pilot.keys("a", "enter")
        assert pilot.sheet == "GainsSheet"
        assert pilot.says("Som før")
        pilot.keys("2")
        assert room.table.pending.gains == "move"
        pilot.keys("escape")
        assert pilot.sheet == "BudgetSheet"


def test_undo_in_the_gains_comes_back_to_the_proposals() -> None:
    with room_of() as room:
        pilot = _autumn(room)
        pilot.keys("a", "enter", "u")
        assert room.table.pending.proposal is None
        assert pilot.sheet == "BudgetSheet"
        assert pilot.says("Valget av budsjett er tatt tilbake.")


def test_supervision_leaves_one_proposal() -> None:
    with room_of() as room:
        with_situation(at_the_choice(room, 2), "supervision")
        pilot = _autumn(room)
        assert [key for key in pilot.pressable() if key.startswith("proposal:")] == ["proposal:tight"]


def test_spring_has_no_budget() -> None:
    with room_of() as room:
        pilot, seen = Pilot(at_the_choice(room)), []
        while pilot.sheet != "SummarySheet":
            seen.append(pilot.sheet)
            pilot.keys("enter")
        assert "BudgetSheet" not in seen


def test_the_prediction_is_one_of_three() -> None:
    with room_of() as room:
        pilot = _at(Pilot(at_the_choice(room)), "PredictionSheet")
        for key, direction in (("a", "up"), ("b", "level"), ("c", "down")):
            pilot.keys(key)
            assert room.table.pending.prediction is not None
            assert room.table.pending.prediction.direction == direction
        assert pilot.says("Tipp: Tjenester")


def test_what_is_switched_off_is_not_there() -> None:
    off = ("votes", "tokens", "lending", "budget", "promises", "predictions", "delegated", "events")
    with room_of(features_off=off) as room:
        pilot = Pilot(at_the_choice(room, 2))
        main = room.main_card or ""
        assert pilot.sheet == "CardSheet"
        pilot.keys("g", "p")
        assert pilot.sheet == "CardSheet"
        pilot.keys("c", "enter")
        assert pilot.sheet == "SummarySheet"
        assert "lending:" not in pilot.pressable()
        pilot.keys("enter")
        assert room.table.played[-1].decisions.choices == ((main, "not_now"),)


def test_a_page_opens_at_the_first_part_that_is_open() -> None:
    with room_of() as room:
        at_the_choice(room, 2)
        main = room.main_card or ""
        asked = prediction_asked(room.game.rules, room.table) or ""
        submit(room, VotesDone(), Choose(main, "not_now"), Propose("even"), Predict(asked, "up"))
        pilot = Pilot(with_open(room, main, ("cloud",)))
        assert pilot.sheet == "CardSheet"
        assert pilot.says("Skyregningen")
