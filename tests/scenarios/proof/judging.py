"""The properties that a scenario's README claims, each with its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from statistics import mean

from game.engine.state import Rules
from tests.scenarios.proof.arriving import Arrival
from tests.scenarios.proof.climbing import Found
from tests.scenarios.proof.playing import Came, Record

SINGLE_DIMENSIONS = ("strategy", "leadership", "organisation", "technology")
SINGLE_MINDED = (*SINGLE_DIMENSIONS, "always-a", "always-b", "cheapest")
RUNNING = 3
"""Half-years in a row that a role is overdrawn."""
MOSTLY = 99.0
"""Per cent of all half-years in which a value must be believable."""
BELIEVABLE: Mapping[str, Mapping[str, tuple[float, float]]] = {
    "fjordvik": {
        "absence": (7.0, 12.0),
        "fund_share": (0.0, 20.0),
        "citizens_trust": (40.0, 80.0),
        "economy": (-4.0, 5.0),
    },
    "mellomleder": {
        "absence": (7.0, 16.0),
        "economy": (-4.0, 6.0),
        "faces": (7.0, 18.0),
        "kin_trust": (40.0, 80.0),
        "leaving": (9.0, 19.0),
        "user_hours": (44.0, 66.0),
    },
}


@dataclass(frozen=True, slots=True)
class Claim:
    """A property, whether it holds, and the figures."""

    says: str
    holds: bool
    figures: str


def lesson(records: Mapping[str, Record]) -> Iterator[Claim]:
    """The lesson is in the structure; all at the middle profile and ambition."""
    balanced, cautious = records["balanced"], records["cautious"]
    best = max(SINGLE_MINDED, key=lambda name: records[name].goals)
    yield Claim(
        "balanced meets at least 1.5 times the goals of each single-minded team",
        balanced.goals >= 1.5 * records[best].goals,
        f"{balanced.goals:.2f} against {records[best].goals:.2f} of {best}",
    )
    yield Claim(
        "technology breaks a floor more often than cautious",
        records["technology"].broken > cautious.broken,
        f"{records['technology'].broken:.1f} % against {cautious.broken:.1f} %",
    )
    yield Claim(
        "taking gains out beats leaving them",
        balanced.goals > records["leaving"].goals,
        f"{balanced.goals:.2f} goals against {records['leaving'].goals:.2f}",
    )
    piling = records["piling"]
    overdrawn = [_overdrawn_running(result.overdrawn) for result in piling.results]
    yield Claim(
        "piling work overdraws a role three half-years running",
        mean(overdrawn) >= 0.25,
        f"in {100.0 * mean(overdrawn):.0f} % of games",
    )
    for other in ("spreading", "lending") if any(overdrawn) else ():
        piled, kept = _where(piling, overdrawn), _where(records[other], overdrawn)
        yield Claim(
            f"in those games it loses to {other}",
            piled.goals < kept.goals and _gauges(piled) < _gauges(kept),
            f"{piled.goals:.2f} goals and {_gauges(piled):.3f} of the gauges' bars against "
            f"{kept.goals:.2f} and {_gauges(kept):.3f}",
        )
    gauges = balanced.rules.scenario.settings.gauges
    lower = [name for name in gauges if _good(cautious, name) * _moved(cautious, name) < 0]
    yield Claim(
        "cautious ends with more than half of the gauges lower than they began",
        len(lower) > len(gauges) / 2,
        ", ".join(f"{name} {_moved(cautious, name):+.2f}" for name in gauges),
    )
    yield Claim(
        "balanced meets all goals in 5 to 40 % of games",
        5.0 <= balanced.wins <= 40.0,
        f"{balanced.wins:.1f} %",
    )


def _where(record: Record, wanted: Sequence[bool]) -> Record:
    """Some of a team's games; every team plays the same seeds."""
    return Record(record.rules, tuple(compress(record.results, wanted)))


def _good(record: Record, name: str) -> float:
    return 1.0 if record.rules.scenario.settings.indicators[name].good == "up" else -1.0


def _moved(record: Record, name: str) -> float:
    return record.indicator(name) - record.indicator(name, 0)


def _gauges(record: Record) -> float:
    """The gauges at the end as shares of their bars, on average."""
    settings = record.rules.scenario.settings
    bars = settings.indicators
    return mean(
        _good(record, name) * record.indicator(name) / float(bars[name].high - bars[name].low)
        for name in settings.gauges
    )


def _overdrawn_running(half_years: Sequence[frozenset[str]]) -> bool:
    """Whether one role was overdrawn in so many half-years in a row."""
    running: dict[str, int] = {}
    for roles in half_years:
        running = {role: running.get(role, 0) + 1 for role in roles}
        if any(count >= RUNNING for count in running.values()):
            return True
    return False


def ends_of_the_range(
    low_random: Record, searched: Sequence[Found], alone: Mapping[str, Sequence[Found]]
) -> Iterator[Claim]:
    """Winnable and losable."""
    yield Claim(
        "at the lowest ambition random meets all goals in under 5 % of games",
        low_random.wins < 5.0,
        f"{low_random.wins:.1f} %, {low_random.goals:.2f} goals",
    )
    whole = sum(found.whole for found in searched)
    most = max(found.met for found in searched)
    yield Claim(
        "a search finds a full success at the highest ambition",
        whole > 0,
        f"{whole} of {len(searched)} searches; most goals {most} of {searched[0].of}",
    )
    for dimension, found in alone.items():
        yield Claim(
            f"no full success with {dimension} alone",
            not any(each.whole for each in found),
            f"most goals {max(each.met for each in found)} of {found[0].of} in {len(found)} searches",
        )


def values(pack: str, records: Mapping[str, Record]) -> Iterator[Claim]:
    """Values stay believable, whoever plays."""
    for name, (low, high) in BELIEVABLE.get(pack, {}).items():
        shares, ends = {}, []
        for team, record in records.items():
            seen = list(record.values(name))
            ends += [min(seen), max(seen)]
            shares[team] = 100.0 * mean(low <= value <= high for value in seen)
        worst = min(shares, key=lambda team: shares[team])
        yield Claim(
            f"{name} stays between {low:g} and {high:g}",
            mean(shares.values()) >= MOSTLY,
            f"in {mean(shares.values()):.2f} % of half-years, {shares[worst]:.1f} % with {worst}; "
            f"from {min(ends):.1f} to {max(ends):.1f}",
        )
    slips = sum(result.slips for record in records.values() for result in record.results)
    yield Claim("nothing is divided by zero or runs away", slips == 0, f"{slips} times")


def worse_before_better(found: Sequence[Arrival]) -> Iterator[Claim]:
    """For most initiatives the first affected gauge falls before it rises; first effects come in 2 to 8 quarters."""
    falls = 100.0 * mean(each.worse_first and each.better_later for each in found)
    yield Claim(
        "for most initiatives the gauge that moves first falls, and rises later",
        falls > 50.0,
        f"{falls:.0f} % of {len(found)}",
    )
    felt = [each.first_felt for each in found if each.first_felt is not None]
    late = [each.choice for each in found if each.first_felt is None or not 2.0 <= each.first_felt <= 8.0]
    yield Claim(
        "first effects are felt after 2 to 8 quarters",
        not late,
        f"{mean(felt):.1f} quarters on average" + (f"; not so: {', '.join(late)}" if late else ""),
    )


def came(rules: Rules, team: str, found: Came) -> Iterator[Claim]:
    """Every card, every answer."""
    cards = [(found.offered[name] / found.games, name) for name in rules.scenario.cards]
    seldom = [f"{name} {100.0 * share:.2f} %" for share, name in sorted(cards) if share < 0.01]
    yield Claim(
        f"every card comes in at least 1 % of {team}'s games",
        not seldom,
        f"{found.games} games, least often {min(cards)[1]} {100.0 * min(cards)[0]:.1f} %"
        + (f"; under 1 %: {', '.join(seldom)}" if seldom else ""),
    )
    never = [choice.id for choice in rules.layout.choices if not found.given[choice.id]]
    yield Claim(f"every answer is given in {team}'s games", not never, ", ".join(never) or "all are")


def reading(minutes: Sequence[float], planned: float) -> Claim:
    """Everything that a table reads, read aloud."""
    fits = 100.0 * mean(each <= planned for each in minutes)
    ordered = sorted(minutes)
    return Claim(
        "read aloud at 130 words a minute, a game fits its minutes in 95 % of games",
        fits >= 95.0,
        f"{fits:.1f} %; {mean(minutes):.1f} minutes of reading on average, {ordered[-1]:.1f} at most, "
        f"{planned:g} planned",
    )
