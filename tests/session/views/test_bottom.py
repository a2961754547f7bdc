"""Why, to the bottom: every figure adds up and ends at an equation in words, with unit, reason and source."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest

from game.engine.layout import RUNNING
from game.resources import shipped_packs
from game.session.views.case import felt_turn
from game.session.views.causes import Detail
from game.session.views.names import choice_of
from game.session.views.play import Play
from game.session.views.subject import can_be_asked, subject_of
from game.session.views.why import Why, why
from game.session.views.worded import of_stock, worded
from game.texts.numbers import MINUS
from tests.session.views.support import cut, quiet_play, random_game

ALL_PACKS = ("tiny", *shipped_packs())


@cache
def game_of(pack: str, seed: int = 3) -> Play:
    """A game of random decisions: failures, events and promises come up."""
    return random_game(pack, seed)


def written(text: str) -> Decimal:
    return Decimal(text.replace(MINUS, "-").replace("\u00a0", "").replace(",", "."))


def adds_up(view: Why) -> bool:
    together = sum((written(cause.amount) for cause in view.causes), Decimal(0))
    return together == written(view.total) == written(view.after) - written(view.before)


def is_whole(detail: Detail | None) -> bool:
    """Whether it says why, in words and as an equation, in which unit and from where."""
    return detail is not None and all((detail.why, detail.words, detail.unit, detail.source))


def turns_of(play: Play) -> tuple[int, ...]:
    """The first half-year, one in the middle and the last."""
    last = len(play.steps) - 1
    return tuple(dict.fromkeys((1, (last + 1) // 2, last)))


@pytest.mark.parametrize("pack", ALL_PACKS)
def test_every_indicator_adds_up_and_every_cause_ends_at_an_equation_a_unit_a_reason_and_a_source(
    pack: str,
) -> None:
    play = game_of(pack)
    for turn in turns_of(play):
        for name in play.scenario.settings.indicators:
            view = why(cut(play, turn), name)
            assert adds_up(view), (name, turn)
            assert is_whole(view.detail), (name, turn)
            assert view.detail.equation, (name, turn)
            unfinished = [each.key for each in (*view.causes, *view.behind) if not is_whole(each.detail)]
            assert unfinished == [], (name, turn)


@pytest.mark.parametrize("pack", ALL_PACKS)
def test_stocks_computed_quantities_and_capacities_can_be_asked_why_too(pack: str) -> None:
    play = game_of(pack)
    model, roles = play.scenario.model, play.scenario.settings.roles
    names = (*model.stocks, *model.auxiliaries, "capacity_total", *(f"capacity_{role}" for role in roles))
    seen = cut(play, 2)
    for name in names:
        view = why(seen, name)
        assert adds_up(view), name
        assert is_whole(view.detail), name
        assert all(cause.good is None for cause in view.causes), "only an indicator has a good way"


def test_what_has_no_number_cannot_be_asked() -> None:
    play = quiet_play(1)
    assert not can_be_asked(play, "tokens_strategy")
    with pytest.raises(ValueError, match="no figure"):
        subject_of(play, "tokens_strategy")


def test_an_equation_is_said_with_names_and_signs_and_words_for_functions() -> None:
    play = game_of("fjordvik")
    trees = play.rules.plan.equations.trees
    assert of_stock(play, "backlog") == "Saker kommer inn − Saker blir ferdige"
    paid = worded(play, trees["model", "flows", "development_grant", "equation"])
    assert paid == "Budsjettet til utvikling / 4"
    said = [worded(play, tree) for tree in trees.values()]
    assert any("jevnet ut over 2 kvartaler" in each for each in said)
    shown = [worded(play, tree) for path, tree in trees.items() if path[0] == "model" or "capacity" in path]
    assert not [each for each in shown if "_" in each], "an id shows through"


def test_an_equation_keeps_its_brackets() -> None:
    play = game_of("tiny")
    trees = play.rules.plan.equations.trees
    for path, tree in trees.items():
        said = worded(play, tree)
        assert said.count("(") == said.count(")"), path
        assert said.count("[") == said.count("]"), path


def test_what_the_table_did_says_what_it_did_and_what_is_on_its_way_when_it_will_be_felt() -> None:
    begun = why(quiet_play(1, seed=3, form="b"), "services")
    play = quiet_play(1, seed=3, form="b")
    layout = play.rules.layout
    coming = [each for each in begun.yours if not each.amount]
    assert [each.choice for each in coming] == ["form.b"]
    number = layout.initiatives.index(layout.choices.index(choice_of(layout, "form.b")))
    assert play.last_day.whole[layout.status[number]] == RUNNING
    assert felt_turn(play, "form", "b", 1) == 3
    assert coming[0].note == "«Skjemaet», valgt våren 2026. Kjennes våren 2027"
    later = why(quiet_play(4, seed=3, form="b"), "services")
    done = {each.choice: each for each in later.yours}["form.b"]
    assert written(done.amount) > 0
    assert done.good is True


def test_what_the_table_did_directly_has_the_amount_of_its_bars() -> None:
    play = game_of("fjordvik")
    for turn in turns_of(play):
        for name in play.rules.layout.sums:
            view = why(cut(play, turn), name)
            bars = {cause.key: cause for cause in view.causes}
            for each in view.yours:
                own = [bars[key] for key in (f"effect:{each.choice}", f"choice:{each.choice}") if key in bars]
                others = [key for key in bars if key.endswith(f":{each.choice}") and bars[key] not in own]
                if len(own) == 1 and not others:
                    assert abs(written(each.amount) - written(own[0].amount)) <= Decimal("0.1")
