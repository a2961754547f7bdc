"""Luck depends on four numbers and nothing else, and is the same for ever."""

import pytest

from game.engine.chance import MASK, seed_key, thing_number
from game.engine.rules.posting import draw, mix

# Golden: a change here changes every logged game.
GOLDEN = [
    (7, 1, 0, "card:night_sensors", "0x1.6e8897fdc6dacp-2"),
    (7, 4, 3, "card:flood", "0x1.e4282af452e42p-2"),
    (18446744073709551615, 8, 32, "initiative:a.b", "0x1.ae4b981dc1f4ep-2"),
]


@pytest.mark.parametrize(("seed", "stream", "turn", "thing", "drawn"), GOLDEN)
def test_golden_draws_stay_as_they_are(seed, stream, turn, thing, drawn):
    assert draw(seed_key(seed), stream, turn, thing_number(thing)).hex() == drawn


def test_the_mixer_is_splitmix64():
    # the first outputs of the reference implementation for the states 0 and 1234567
    assert mix(0x9E3779B97F4A7C15) == 0xE220A8397B1DCDAF
    assert mix((1234567 + 0x9E3779B97F4A7C15) & MASK) == 6457827717110365317


def test_draws_are_spread_evenly_over_zero_to_one():
    key = seed_key(1)
    draws = [draw(key, 1, turn, thing_number(f"thing {n}")) for turn in range(20) for n in range(200)]
    assert min(draws) >= 0.0
    assert max(draws) < 1.0
    tenths = [sum(1 for x in draws if int(x * 10) == tenth) for tenth in range(10)]
    assert all(320 < count < 480 for count in tenths)


@pytest.mark.parametrize(("change", "value"), [("seed", 6), ("stream", 3), ("turn", 4), ("thing", "y")])
def test_each_of_the_four_numbers_changes_the_draw(change, value):
    def drawn(seed=5, stream=2, turn=3, thing="x"):
        return draw(seed_key(seed), stream, turn, thing_number(thing))

    assert drawn(**{change: value}) != drawn()


def test_neighbouring_seeds_are_unrelated():
    same_order = 0
    for seed in range(400):
        a, b = (draw(seed_key(seed), 1, 0, thing_number(name)) for name in ("a", "b"))
        same_order += a < b
    assert 150 < same_order < 250
