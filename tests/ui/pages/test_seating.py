"""What the setup says about seats: each role's own person, nobody, or a person who plays another role too."""

from __future__ import annotations

from pathlib import Path

from game.engine.state import Voting
from game.engine.step import default_setup
from game.session.ballots import Mailbox
from game.session.seats import is_seating, persons
from game.texts.catalogue import words
from game.ui.boxes import Action, Role
from game.ui.focus import focus_order
from game.ui.pages.seating import seat_changed
from game.ui.pages.setup import changed
from game.ui.stage import Stage
from tests.ui.pages.support import edition_of, new_lobby, press, shown, stage_of

say = words("nb")
WAYS: tuple[Voting, ...] = ("paper", "laptop")


def _values(stage: Stage) -> dict[str, str]:
    return {box.name: box.value for box in stage.tree.walk() if box.role is Role.STEPPER}


def test_a_seat_steps_from_its_own_person_over_nobody_to_the_other_roles_persons_the_machine_and_back() -> (
    None
):
    scenario = edition_of("fjordvik").scenario
    setup, seen = default_setup(scenario), list[tuple[tuple[str, ...], ...]]()
    for _ in range(8):
        setup = changed(setup, scenario.settings, Action("seat", "health"))
        assert is_seating(scenario, setup)
        seen.append(persons(scenario, setup))
    assert [len(people) for people in seen] == [5, 5, 5, 5, 5, 5, 6, 6]
    assert [next((p for p in people if "health" in p), ()) for people in seen] == [
        (), ("director", "health"), ("finance", "health"), ("health", "childhood"), ("health", "community"),
        ("health", "digital"), ("health",), ("health",),
    ]  # fmt: skip
    by_machine = changed(setup, scenario.settings, Action("seat_back", "health"))
    assert by_machine.machine == ("health",)
    assert changed(by_machine, scenario.settings, Action("seat_back", "health")).together == (
        ("digital", "health"),
    )


def test_two_people_can_play_six_roles_and_the_table_is_never_empty() -> None:
    scenario = edition_of("fjordvik").scenario
    roles = tuple(scenario.settings.roles)
    setup = default_setup(scenario)
    for role in roles[2:]:
        while len(next(p for p in (*persons(scenario, setup), ()) if role in p or not p)) < 2:
            setup = seat_changed(setup, scenario.settings, Action("seat", role), WAYS)
    assert len(persons(scenario, setup)) == 2
    for role in roles * 8:
        setup = seat_changed(setup, scenario.settings, Action("seat", role), WAYS)
        assert persons(scenario, setup)


def test_seats_votes_and_booklets_are_set_by_presses_and_begin_the_game(tmp_path: Path) -> None:
    lobby = new_lobby(tmp_path)
    stage = stage_of(lobby)
    press(stage, "setup")
    press(stage, "sheet", "seats")
    press(stage, "seat", "finance")
    assert say("window.setup.seat_empty") in _values(stage).values()
    press(stage, "seat", "finance")
    press(stage, "way")
    assert _values(stage)[say("window.setup.votes")] == say("window.voting.laptop")
    press(stage, "way")
    assert _values(stage)[say("window.setup.votes")] == say("window.voting.paper"), "no phones are connected"
    press(stage, "way_back")
    press(stage, "booklets")
    assert say("window.setup.booklets") in shown(stage)
    press(stage, "start")
    assert lobby.room is not None
    setup = lobby.room.table.setup
    assert (setup.together, setup.voting, setup.booklets) == ((("finance", "director"),), "laptop", True)
    lobby.close()


def test_seats_are_set_by_keys_alone(tmp_path: Path) -> None:
    lobby = new_lobby(tmp_path)
    stage = stage_of(lobby)
    press(stage, "setup")
    press(stage, "sheet", "seats")
    for _ in focus_order(stage.tree):
        stage.tab()
        focused = next(box for box in focus_order(stage.tree) if box.key == stage.focus)
        if focused.action == Action("seat", "finance"):
            stage.key("enter")
    assert lobby.chosen.empty_seats == ("finance",)


def test_phones_can_be_chosen_where_they_are_connected(tmp_path: Path) -> None:
    lobby = new_lobby(tmp_path, ballots=Mailbox())
    stage = stage_of(lobby)
    press(stage, "setup")
    press(stage, "sheet", "seats")
    press(stage, "way_back")
    press(stage, "start")
    assert lobby.room is not None
    assert lobby.room.table.setup.voting == "phones"
    assert lobby.room.ballots is not None
    lobby.close()
