"""`play --rehearse ROLE`: a facilitator practises alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli.wishes import NOBODY, Wishes, check_wishes, setup_to_play
from game.errors import UsageError
from game.log.setup import setup_as_data, setup_from_data
from game.session.edition import open_edition
from tests.cli.support import TINY


def test_the_machine_plays_all_roles_but_the_one_that_is_named() -> None:
    edition = open_edition(Path(TINY))
    roles = tuple(edition.scenario.settings.roles)
    setup = setup_to_play(edition, Wishes(rehearse="finance"))
    assert setup.machine == tuple(role for role in roles if role != "finance")
    assert setup_to_play(edition, Wishes(rehearse=NOBODY)).machine == roles
    assert setup_to_play(edition, Wishes()).machine == ()


def test_who_plays_is_in_the_log_and_a_log_without_it_has_no_machine() -> None:
    edition = open_edition(Path(TINY))
    setup = setup_to_play(edition, Wishes(rehearse=NOBODY))
    assert setup_from_data(setup_as_data(setup)) == setup
    plain = setup_to_play(edition, Wishes())
    assert "machine" not in setup_as_data(plain)
    assert setup_from_data(setup_as_data(plain)) == plain


def test_a_role_that_the_scenario_does_not_have_is_named_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="finance"):
        setup_to_play(open_edition(Path(TINY)), Wishes(rehearse="finanse"))


def test_it_is_no_game_of_a_team_and_not_set_up_anew_when_resumed(tmp_path: Path) -> None:
    for wrong in (
        Wishes(rehearse=NOBODY, auto="random"),
        Wishes(rehearse=NOBODY, resume=tmp_path / "g.jsonl"),
    ):
        with pytest.raises(UsageError, match="--rehearse"):
            check_wishes(wrong)
