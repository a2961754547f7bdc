"""What `whatif --luck` says: of a whole game, and of one decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from game.cli.columns import aligned, wrapped
from game.cli.progress import bar
from game.cli.talk import say, say_json
from game.log.replay import Replayed
from game.research.luck.chances import Chance, chances_of, pieces_of, play_pairs
from game.research.luck.fortunes import GOALS, Held, Traits, other_seeds
from game.research.luck.variance import place_among, spread_of
from game.research.luck.weighed import LuckAndChoice, Measured, games_to_play, luck_and_choice
from game.research.otherwise import Change, chosen_of
from game.research.whatif import Recording
from game.research.workers import Workers

LUCK_GAMES = 40
"""So many fortunes are looked at, unless others are asked for."""


def say_luck(
    replayed: Replayed, recording: Recording, count: int, workers: Workers, *, as_json: bool
) -> None:
    """Weigh a whole game, and tell."""
    with bar("Games", games_to_play(count)) as told:
        found = luck_and_choice(replayed.rules, recording, count, workers, told)
    if as_json:
        say_json(_luck_data(replayed, found))
        return
    for line in _told(replayed, found):
        say(wrapped(line))


def say_chances(  # noqa: PLR0913  (a question about a game, and how it is worked out)
    replayed: Replayed, recording: Recording, change: Change, count: int, workers: Workers, *, as_json: bool
) -> None:
    """Weigh one decision, and tell."""
    pieces = pieces_of(recording, change, count)
    pairs: list[tuple[Traits, Traits]] = []
    with bar("Fortunes", count) as told:
        for done in workers.each(play_pairs, pieces):
            pairs += done
            told(len(done))
    found = chances_of(replayed.rules, pairs)
    if as_json:
        say_json(_chances_data(replayed, change, found))
        return
    for line in _chances_told(replayed, change, found):
        say(wrapped(line))


# ------------------------------------------------------------------------------------------------ a whole game


def _told(replayed: Replayed, found: LuckAndChoice) -> Iterator[str]:
    goals = found.measured[0]
    count, of = len(found.seeds), len(replayed.rules.layout.goals)
    yield (
        f"{replayed.header.scenario}, seed {replayed.header.seed}: {len(replayed.decisions)} half-years, "
        f"{goals.here:.0f} of {of} goals met"
    )
    yield ""
    yield (
        f"Other fortunes. The same decisions and the same cases, while events, delays and failures fall otherwise, "
        f"{count} times; {_kept(found.held_by_fortune)}"
    )
    yield _fared("With these decisions", goals.here, goals.fortunes, "other fortunes")
    yield ""
    yield from aligned([_luck_row(replayed, each, each.fortunes) for each in found.measured])
    yield ""
    yield (
        f"Other games. Other cases too, {count} times; {_kept(found.held_by_game)} Habits are a guess: where this "
        "table mostly waited, it waits, else it takes the cheapest or the dearest option, as it mostly did."
    )
    yield _fared("With this table", goals.here, goals.games, "other games")
    yield ""
    yield from aligned([_luck_row(replayed, each, each.games) for each in found.measured])
    yield ""
    teams = len(goals.teams)
    yield (
        f"Other decisions, the same luck. One decision changed ({len(goals.singles)} ways), or a built-in team in the "
        f"table's place ({teams})."
    )
    yield ""
    yield from aligned([_choice_row(replayed, each) for each in found.measured])
    yield ""
    yield (
        f"Luck against choice. This table and the {teams} built-in teams, each in this game and in the {count} others: "
        "what of the variance between those games is luck (the game, whoever plays), choice (who plays, whatever the "
        "game), and both together. It is a comparison with these teams, which differ more than most tables do."
    )
    yield ""
    yield from aligned([_parts_row(replayed, each) for each in found.measured])


def _kept(held: Held) -> str:
    """How many answers could be given as the table gave them."""
    total = held.own + held.habit + held.other
    parts = [f"{100 * held.own / total:.0f} % of the answers are the table's own"]
    if held.habit:
        parts.append(f"{100 * held.habit / total:.0f} % are read from its habits, to cards that it never met")
    if held.other:
        parts.append(f"{100 * held.other / total:.0f} % had to be others, mostly for lack of money")
    return f"{', '.join(parts)}."


def _fared(who: str, here: float, others: tuple[float, ...], what: str) -> str:
    """How many of the others met fewer goals."""
    fewer, more = sum(other < here for other in others), sum(other > here for other in others)
    count = len(others)
    return f"{who}, {fewer} of {count} {what} would have met fewer goals, {count - fewer - more} as many, {more} more."


def _name(replayed: Replayed, each: Measured | Chance) -> str:
    indicators = replayed.rules.scenario.settings.indicators
    unit = indicators[each.name].unit if each.name != GOALS else None
    return f"{each.name} ({unit})" if unit else each.name


def _luck_row(replayed: Replayed, each: Measured, others: tuple[float, ...]) -> dict[str, object]:
    spread = spread_of(others)
    return {
        "": _name(replayed, each),
        "here": each.here,
        "mean": spread.mean,
        "sd": spread.sd,
        "least": spread.least,
        "greatest": spread.greatest,
        "here is above % of them": round(place_among(each.here, others)),
    }


def _choice_row(replayed: Replayed, each: Measured) -> dict[str, object]:
    single, teams = spread_of(each.singles), spread_of(tuple(each.teams.values()))
    return {
        "": _name(replayed, each),
        "here": each.here,
        "one changed: sd": single.sd,
        "least": single.least,
        "greatest": single.greatest,
        "teams: sd": teams.sd,
        "least ": teams.least,
        "greatest ": teams.greatest,
    }


def _parts_row(replayed: Replayed, each: Measured) -> dict[str, object]:
    parts = each.parts
    return {
        "": _name(replayed, each),
        "luck %": 100.0 * parts.luck,
        "choice %": 100.0 * parts.choice,
        "both %": 100.0 * parts.both,
        "sd of all": parts.variance**0.5,
    }


def _luck_data(replayed: Replayed, found: LuckAndChoice) -> dict[str, object]:
    indicators = replayed.rules.scenario.settings.indicators
    return {
        "scenario": replayed.header.scenario,
        "seed": int(replayed.header.seed),
        "half_years": len(replayed.decisions),
        "seeds": list(found.seeds),
        "answers": {"fortunes": asdict(found.held_by_fortune), "games": asdict(found.held_by_game)},
        "measures": {
            each.name: {
                "unit": indicators[each.name].unit if each.name != GOALS else None,
                "here": each.here,
                "fortunes": _among(each.here, each.fortunes),
                "games": _among(each.here, each.games),
                "singles": asdict(spread_of(each.singles)),
                "teams": {**asdict(spread_of(tuple(each.teams.values()))), "by_team": dict(each.teams)},
                "shares": asdict(each.parts),
            }
            for each in found.measured
        },
    }


def _among(here: float, others: tuple[float, ...]) -> dict[str, object]:
    return {**asdict(spread_of(others)), "percentile": place_among(here, others), "values": list(others)}


# ------------------------------------------------------------------------------------------------ one decision


def _chances_told(replayed: Replayed, change: Change, found: tuple[Chance, ...]) -> Iterator[str]:
    goals, count = found[0], len(found[0].differences)
    chosen = chosen_of(replayed.decisions[change.turn - 1], change.kind, change.card)
    yield (
        f"Half-year {change.turn}, {change.card or change.kind}: {change.option} instead of {chosen}, and from then "
        f"on {count} other fortunes, each the same for both"
    )
    low, high = goals.better_interval
    yield (
        f"More goals in {goals.better} of {count} fortunes ({100 * low:.0f} to {100 * high:.0f} %), as many in "
        f"{count - goals.better - goals.worse}, fewer in {goals.worse}."
    )
    yield ""
    rows = []
    for each in found:
        low, high = each.interval
        rows.append({
            "": _name(replayed, each),
            "mean difference": f"{each.mean:+.3f}",
            "95 % from": f"{low:+.3f}",
            "to": f"{high:+.3f}",
            "better in %": round(100 * each.better / count),
            "worse in %": round(100 * each.worse / count),
        })  # fmt: skip
    yield from aligned(rows)


def _chances_data(replayed: Replayed, change: Change, found: tuple[Chance, ...]) -> dict[str, object]:
    indicators = replayed.rules.scenario.settings.indicators
    count = len(found[0].differences)
    return {
        "scenario": replayed.header.scenario,
        "seed": int(replayed.header.seed),
        **asdict(change),
        "fortunes": list(other_seeds(int(replayed.header.seed), count)),
        "measures": {
            each.name: {
                "unit": indicators[each.name].unit if each.name != GOALS else None,
                "mean": each.mean,
                "interval": list(each.interval),
                "better": each.better,
                "worse": each.worse,
                "better_interval": list(each.better_interval),
                "differences": list(each.differences),
            }
            for each in found
        },
    }
