from __future__ import annotations

from dataclasses import replace

import pytest

from game.engine.decisions import Decisions
from game.engine.menu import legal_commands
from game.pack.schema import Line
from game.session.views.consequences import consequences
from game.session.views.figures import rounded
from game.session.views.news import situations_due
from game.session.views.play import Play
from game.session.views.voices import Moment, MomentKind, moment_voice
from game.session.views.workload import carried, overloaded
from game.texts.numbers import MINUS
from tests.games import indicator
from tests.session.views.support import after, cut, quiet_play, random_game, random_play


def moved_by(play: Play, name: str) -> float:
    """How far an indicator went in the half-year just played, as a share of its bar."""
    part = play.scenario.settings.indicators[name]
    before, now = (indicator(play.rules, step.closed, name) for step in play.steps[-2:])
    return abs(now - before) / (part.high - part.low)


def told(play: Play, name: str) -> bool:
    """Whether an indicator with a sentence moved far enough in the last half-year for one."""
    part = play.scenario.settings.indicators[name]
    before, now = (indicator(play.rules, step.closed, name) for step in play.steps[-2:])
    return bool(part.better) and abs(now - before) >= part.level


def test_before_the_first_half_year_there_is_nothing_to_tell() -> None:
    with pytest.raises(ValueError, match="no half-year"):
        consequences(quiet_play(0))


@pytest.mark.parametrize("seed", range(8))
def test_the_sentence_is_about_the_indicator_that_changed_most_for_its_bar(seed: int) -> None:
    play = random_play(seed)
    for turn in range(1, 5):
        seen = cut(play, turn)
        view = consequences(seen)
        sizes = {}
        for name, part in play.scenario.settings.indicators.items():
            states = (seen.steps[-2].closed, seen.steps[-1].closed)
            before, now = (indicator(play.rules, state, name) for state in states)
            shown = rounded(now, part.decimals) != rounded(before, part.decimals)
            if part.better and shown and abs(now - before) >= part.level:
                sizes[name] = abs(now - before) / (part.high - part.low)
        assert view.indicator == (max(sizes, key=lambda name: sizes[name]) if sizes else None)
        if view.indicator:
            part = play.scenario.settings.indicators[view.indicator]
            assert view.sentence in {part.better, part.worse}


@pytest.mark.parametrize("seed", range(8))
def test_a_change_is_the_difference_of_the_two_figures_that_are_shown(seed: int) -> None:
    def plain(text: str) -> float:
        return float(text.replace(MINUS, "-").replace(",", ".").replace("\u00a0", ""))

    for change in consequences(random_play(seed)).gauges:
        assert plain(change.change) == pytest.approx(plain(change.after) - plain(change.before))


def test_a_role_with_too_much_to_do_gets_the_second_sentence() -> None:
    play = quiet_play(0)
    choices = tuple(
        (card.card, "b" if card.card == "form" else "not_now")
        for card in legal_commands(play.rules, play.today).cards
    )  # form b takes two points of the director
    lent = after(play, Decisions(choices, lending=(("director", "finance"),)))
    assert carried(lent, 1, "director")[:2] == (1, 2)
    assert overloaded(lent, 1) == ("director", 1, 2, 1)
    assert consequences(lent).second == "Direktør hadde 2 poeng å gjøre og 1 å gjøre dem med."


def test_what_the_table_thought_stands_beside_what_it_became() -> None:
    view = consequences(cut(random_play(11), 3), ("services", "up"))
    assert view.thought is not None
    assert (view.thought.thought_text, view.thought.became_text) == ("opp", "ned")
    assert (view.thought.right, view.thought.thought_good, view.thought.became_good) == (False, True, False)


def test_an_effect_that_is_still_to_come_is_announced() -> None:
    thought = consequences(quiet_play(1, form="b"), ("services", "up")).thought
    assert thought is not None
    assert thought.note == "Virkningen av «Rydd skjemaet først» kommer våren 2027."


def test_promises_that_fell_due_are_shown_once_more() -> None:
    play = cut(random_play(1), 3)
    states = {promise.promise: promise.state for promise in consequences(play).promises}
    assert states["better"] == "broken"
    later = {promise.promise for promise in consequences(random_play(1)).promises}
    assert "better" not in later


def test_an_indicator_that_leads_again_has_other_words_and_the_last_ones_stay() -> None:
    repeated = 0
    for seed in range(8):
        play = random_play(seed)
        settings = play.scenario.settings
        indicators = {
            name: part.model_copy(
                update={"better_again": ("Igjen.", "Stadig."), "worse_again": ("Verre igjen.",)}
            )
            for name, part in settings.indicators.items()
        }
        scenario = play.scenario.model_copy(
            update={"settings": settings.model_copy(update={"indicators": indicators})}
        )
        led: list[tuple[str | None, str]] = []
        for turn in range(1, 5):
            plain, view = (
                consequences(cut(play, turn)),
                consequences(cut(replace(play, scenario=scenario), turn)),
            )
            times = led.count((plain.indicator, plain.sentence))
            led.append((plain.indicator, plain.sentence))
            part = settings.indicators[plain.indicator or "economy"]
            again = ("Igjen.", "Stadig.") if plain.sentence == part.better else ("Verre igjen.",) * 2
            if plain.indicator is not None:
                repeated += times > 0
                assert view.sentence == (plain.sentence, *again, again[-1])[times]
    assert repeated > 3


def test_a_sentence_that_has_led_before_lets_another_lead_that_is_nearly_as_true() -> None:
    gave_way = 0
    for seed in (*range(8), 66, 96):
        whole, led = random_play(seed), set[tuple[str, bool | None]]()
        for turn in range(1, 5):
            seen = consequences(cut(whole, turn))
            moved = sorted(
                (moved_by(cut(whole, turn), each.indicator), (each.indicator, each.good))
                for each in (*seen.gauges, *seen.indicators)
                if each.good is not None and told(cut(whole, turn), each.indicator)
            )
            if not moved:
                continue
            size, largest = moved[-1]
            close = [item for how_far, item in moved[:-1] if how_far > size / 2 and item not in led]
            if largest in led and close:
                assert seen.indicator != largest[0]
                gave_way += 1
            led.add(next(item for _, item in moved if item[0] == seen.indicator))
    assert gave_way == 2  # in the last two games


def test_the_first_sentence_is_that_of_the_figure_that_changed_most_for_its_bar() -> None:
    play = cut(random_play(3), 1)
    seen = consequences(play)
    ways = {
        change.indicator: moved_by(play, change.indicator)
        for change in (*seen.gauges, *seen.indicators)
        if change.trend != "level" and told(play, change.indicator)
    }
    assert seen.indicator is None or ways[seen.indicator] == max(ways.values())


def test_what_the_second_sentence_tells_is_not_told_again() -> None:
    shown = 0
    for seed in range(4):
        whole = random_game("fjordvik", seed)
        for turn in range(1, 9):
            play = cut(whole, turn)
            seen, begun = consequences(play), {due.text for due in situations_due(play)}
            assert seen.second not in {due.text for due in seen.due}
            shown += seen.second in begun
    assert shown > 2


def test_who_speaks_of_what_works_is_glad_and_of_what_failed_worried() -> None:
    play = quiet_play(1)
    choice, line = play.rules.layout.choices[0], Line(text="Nå skjer det noe.", by="reidar")
    kinds: tuple[MomentKind, ...] = ("working", "failed", "live")
    said = [moment_voice(play, Moment(kind, choice, line)) for kind in kinds]
    assert [each and each.feels for each in said] == ["content", "worried", None]
    of_the_town = moment_voice(play, Moment("failed", choice, Line(text="Det er slått av.")))
    assert of_the_town is not None
    assert of_the_town.feels is None
