"""What the town shows follows from the game: how well each layer stands, and since when each thing is there."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from game.engine.layout import LIVE, TURN
from game.engine.state import State
from game.engine.step import default_setup
from game.pack.load import load
from game.pack.town import PASSING, TownMark
from game.resources import shipped_packs
from game.session.views import Play
from game.session.views.town import (
    _GOOD,
    band_of,
    gone,
    marks,
    moods,
    shares,
    town_seen,
    town_told,
    works,
)
from game.texts.catalogue import LANGUAGES, words
from tests import games
from tests.games import SHIPPED

PACK = "fjordvik"


def _play(language: str = "nb", turns: int = 1) -> Play:
    """A game of which so many half-years are to be seen, all as it began but for the number of the half-year."""
    rules = games.rules_of(PACK)
    first = games.first(rules)
    later = (replace(first, closed=_with(first.closed, whole={TURN: turn})) for turn in range(1, turns))
    steps = [first, *later]
    last = steps[-1]
    steps[-1] = replace(last, state=_with(last.state, whole={TURN: turns}))
    return Play(rules, rules.scenario, default_setup(rules.scenario), tuple(steps), words(language))


def _with(state: State, floats: dict[int, float] | None = None, whole: dict[int, int] | None = None) -> State:
    return replace(
        state,
        floats=tuple((floats or {}).get(place, value) for place, value in enumerate(state.floats)),
        whole=tuple((whole or {}).get(place, value) for place, value in enumerate(state.whole)),
    )


def _today(play: Play, floats: dict[int, float] | None = None, whole: dict[int, int] | None = None) -> Play:
    last = play.steps[-1]
    return replace(play, steps=(*play.steps[:-1], replace(last, state=_with(last.state, floats, whole))))


def _indicator(play: Play, name: str) -> int:
    return play.rules.layout.indicator[play.rules.layout.indicators[name]]


def test_a_layer_goes_from_its_worst_to_its_best_between_the_ends_that_the_pack_names() -> None:
    play = _play()
    place = _indicator(play, "response_days")
    ends = play.scenario.settings.town_ends["queue"]
    middle = (ends.worst + ends.best) / 2
    for value, share in ((ends.worst, 0.0), (ends.best, 1.0), (middle, 0.5), (99.0, 0.0), (0.0, 1.0)):
        assert shares(play, _today(play, {place: value}).today)["queue"] == pytest.approx(share)


def test_every_layer_of_a_shipped_pack_has_room_to_move_from_where_the_game_begins() -> None:
    for pack in shipped_packs():
        rules = games.rules_of(pack)
        first = games.first(rules)
        play = Play(rules, rules.scenario, default_setup(rules.scenario), (first,), words("nb"))
        well = shares(play, first.closed)
        assert len(well) >= 13
        assert {layer for layer, share in well.items() if share > 0.95} == set()


def test_fjordvik_moves_more_than_twenty_things() -> None:
    assert len(games.rules_of(PACK).scenario.settings.town) >= 20


def test_what_is_told_of_a_layer_says_since_when_it_has_looked_so_and_what_moves_it() -> None:
    play = _play(turns=4)
    place = _indicator(play, "response_days")
    slow = [replace(step, closed=_with(step.closed, {place: 17.0})) for step in play.steps[2:]]
    play = _today(replace(play, steps=(*play.steps[:2], *slow)), {place: 17.0})
    seen = next(each for each in town_seen(play) if each.name == "queue")
    assert (seen.text, seen.since, seen.good) == ("Lang kø foran rådhuset", "siden høst 2026", False)
    assert seen.why.startswith("Svartid: 17,0\u00a0dager (var ")
    always = next(each for each in town_seen(play) if each.name == "care")
    assert always.since == "fra starten"


def test_a_layer_in_the_middle_is_not_told_of() -> None:
    assert [band_of(share) for share in (0.0, 0.33, 0.34, 0.5, 0.66, 0.67, 1.0)] == [
        "bad", "bad", "even", "even", "even", "good", "good",
    ]  # fmt: skip


def test_what_an_event_leaves_is_dated_by_the_event_and_what_only_passes_is_gone_after() -> None:
    play = _play(turns=5)
    layout = play.rules.layout
    cards = {mark: name for name, card in play.scenario.cards.items() for mark in card.marks}
    offered = {
        layout.offered[layout.cards[cards[mark]]]: 3
        for mark in ("boarded_shop", "dark_screens", "flooded_quay")
    }
    then = _today(play, whole={**offered, TURN: 3})
    now = _today(play, whole=offered)
    assert {"boarded_shop", "dark_screens", "flooded_quay"} <= {mark.name for mark in marks(then, then.today)}
    assert {mark.name for mark in marks(now, now.today)} == {"boarded_shop"}
    assert {mark.name for mark in gone(now, now.today)} == {"dark_screens", "flooded_quay"}
    told = {each.name: each for each in town_seen(now) if each.kind == "mark"}
    assert told["boarded_shop"].since == "siden vår 2027"
    assert told["boarded_shop"].why == play.scenario.cards[cards["boarded_shop"]].title
    assert told["sandbags"].since == "siden vår 2027"


def test_what_an_answer_builds_stands_from_the_half_year_in_which_its_work_went_live() -> None:
    play = _play(turns=6)
    layout = play.rules.layout
    status = layout.status[layout.initiative_of["data_centre.a"]]
    assert "data_centre" not in {mark.name for mark in marks(play, play.today)}
    live = [replace(step, closed=_with(step.closed, whole={status: LIVE})) for step in play.steps[4:]]
    play = _today(replace(play, steps=(*play.steps[:4], *live)), whole={status: LIVE})
    seen = next(each for each in town_seen(play) if each.name == "data_centre")
    assert (seen.since, seen.why) == ("siden høst 2027", "Selg tomta til datasenteret")


def test_a_situation_is_seen_while_it_lasts() -> None:
    play = _play()
    layout = play.rules.layout
    place = layout.situation[layout.situations["supervision"]]
    lasting = _today(play, whole={place: 1})
    assert [mark.name for mark in marks(lasting, lasting.today)] == ["state_car"]
    assert marks(play, play.today) == ()


@pytest.mark.parametrize(("situation", "layer"), [("queue_crisis", "queue"), ("nightshift_crisis", "lights")])
def test_a_mark_that_is_drawn_over_a_layer_is_told_alone(situation: str, layer: str) -> None:
    play = _play()
    settings, layout = play.scenario.settings, play.rules.layout
    best = {_indicator(play, settings.town[layer]): float(settings.town_ends[layer].best)}  # type: ignore[index]
    calm = _today(play, best)
    assert layer in {each.name for each in town_seen(calm) if each.kind == "layer"}
    during = _today(play, best, {layout.situation[layout.situations[situation]]: 1})
    kinds = {each.name: each.kind for each in town_seen(during)}
    assert kinds[settings.situations[situation].mark or ""] == "mark"
    assert kinds.get(layer) != "layer"


def test_work_that_is_under_way_is_told_with_its_answer() -> None:
    play = _play()
    layout = play.rules.layout
    busy = _today(play, whole={layout.status[layout.initiative_of["car_pool.b"]]: 1})
    assert [choice.id for choice in works(busy, busy.today)] == ["car_pool.b"]
    assert "Stillas: Bytt førti til elbil" in {each.text for each in town_seen(busy)}


def test_people_worry_before_they_tire_and_are_content_where_nothing_is_wrong() -> None:
    play = _play()
    layers = play.scenario.settings.people["solveig"].moods
    names = {mood: play.scenario.settings.town[layer] for mood, layer in layers.items()}
    worst = {
        mood: {_indicator(play, name): float(play.scenario.settings.town_ends[layers[mood]].worst)}
        for mood, name in names.items()
    }
    assert moods(play, play.today)["solveig"] == "content"
    assert moods(play, _today(play, worst["tired"]).today)["solveig"] == "tired"
    assert moods(play, _today(play, {**worst["tired"], **worst["worried"]}).today)["solveig"] == "worried"


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_layer_and_mark_has_words_in_each_language(language: str) -> None:
    say = words(language)
    for layer in games.rules_of(PACK).scenario.settings.town:
        assert say(f"town.{layer}.good") != say(f"town.{layer}.bad")
    assert len({say(f"town.mark.{mark}") for mark in get_args(TownMark)}) >= len(get_args(TownMark)) - 1
    assert town_told(_play(language)).count(" · ") == 3


def test_every_mark_of_every_pack_has_words() -> None:
    assert set(_GOOD) == set(get_args(TownMark))
    assert set(get_args(TownMark)) > PASSING
    for pack in shipped_packs():
        scenario = load(SHIPPED / pack)
        used = {situation.mark for situation in scenario.settings.situations.values()} - {None}
        for card in scenario.cards.values():
            used |= {*card.marks, *(mark for option in card.options.values() for mark in option.marks)}
        assert used <= set(get_args(TownMark))


def test_the_guide_to_the_picture_has_every_layer_with_its_ends_and_every_mark() -> None:
    guide = (SHIPPED.parent / "assets" / "README.md").read_text(encoding="utf-8")
    rows = [row.strip("| ").split(" | ") for row in guide.splitlines() if row.startswith("| ")]
    settings = games.rules_of(PACK).scenario.settings
    for layer, ends in settings.town_ends.items():
        told = {(row[3].split()[0], row[4].split()[0]) for row in rows if row[1:2] == [f"`{layer}`"]}
        assert told == {tuple(f"{value:g}".replace("-", "−") for value in (ends.worst, ends.best))}
    marked = {mark for row in rows for mark in row[0].replace("`", "").split(", ")}
    assert set(get_args(TownMark)) <= marked


def test_what_stands_where_it_began_is_said_once() -> None:
    care = next(each for each in town_seen(_play()) if each.name == "care")
    assert (care.since, care.why) == ("fra starten", "Omsorg: 69,0")
    later = _play(turns=3)
    place = _indicator(later, later.scenario.settings.town["care"])
    between = replace(later.steps[1], closed=_with(later.steps[1].closed, {place: 60.0}))
    back = replace(later, steps=(later.steps[0], between, *later.steps[2:]))
    care = next(each for each in town_seen(back) if each.name == "care")
    assert care.why == "Omsorg: 69,0, som ved starten"
    assert "(var" not in care.why
