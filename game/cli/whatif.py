"""The command `whatif`: other decisions under the same luck, and the same decisions under other luck.

What it prints and its JSON are described in `game/research/luck/README.md`; the keys of the JSON are stable.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from game.cli.columns import aligned, wrapped
from game.cli.ending import FINE
from game.cli.luck import LUCK_GAMES, say_chances, say_luck
from game.cli.near import known
from game.cli.progress import bar, processes
from game.cli.sources import played
from game.cli.talk import say, say_json
from game.cli.whatif_earlier import Asked, game_of_earlier_rules, what_if_then
from game.engine.state import Rules
from game.errors import UsageError
from game.log.replay import Replayed
from game.research.luck.weighed import every_what_if
from game.research.otherwise import Change, Kind, options_of
from game.research.told import told_what_if
from game.research.whatif import (
    Recording,
    TurningPoint,
    WhatIf,
    all_changes,
    decisions_by_weight,
    what_if_changed,
)
from game.research.workers import Workers, sensible_count

TOP = 10
"""So many decisions are shown of all."""
COLUMN = 30
"""Characters of what was decided in a table."""
SHOWN = 0.005
"""A difference below this is 0.00 in every unit, and not told to people."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for; None where it asks for nothing."""

    every: bool
    luck: bool
    turn: int | None
    card: str | None
    option: str | None
    others: dict[Kind, str | None]
    """By kind, what else is decided otherwise."""
    seeds: int | None
    top: int | None
    workers: int | None
    as_json: bool


def what_if_of(log: Path, pack: str | None, wanted: Wanted) -> int:
    """Answer one question about a game. UsageError where it is none, or asks for what was not to be decided."""
    change = _change(wanted)
    earlier = game_of_earlier_rules(log, pack)
    if earlier is not None:
        return what_if_then(earlier, _about_cards(wanted, change), as_json=wanted.as_json)
    with played(log, pack) as game:
        replayed = game.replayed
    if not replayed.decisions:
        raise UsageError(f"{log} holds no decisions: no half-year was finished.")
    recording = Recording(replayed.setup, int(replayed.header.seed), replayed.decisions)
    if change is not None:
        _refuse_what_could_not_be(replayed, recording, change)
    if wanted.luck:
        _luck(replayed, recording, change, wanted)
    elif change is not None:
        found = what_if_changed(recording.replayed(replayed.rules), change)
        if wanted.as_json:
            say_json([_as_data(replayed, found, 1)])
        else:
            _print(replayed, found)
    else:
        _every(replayed, recording, wanted)
    return FINE


# ------------------------------------------------------------------------------------------------ what is asked


def _about_cards(wanted: Wanted, change: Change | None) -> Asked | None:
    """What can be asked about a game of earlier rules: one answer to a card, or None for all of them."""
    if wanted.luck or (change is not None and change.kind != "choice"):
        raise UsageError(
            "Other rules have played this game: it can be asked about cards alone, with --turn, --card and --option, "
            "or with --all."
        )
    return None if change is None else (change.turn, change.card, change.option)


def _change(wanted: Wanted) -> Change | None:
    """The one decision that is asked about; None for all of them, and for the luck of the whole game."""
    given = {kind: option for kind, option in wanted.others.items() if option is not None}
    one = wanted.turn is not None or wanted.card is not None or wanted.option is not None or bool(given)
    if wanted.every and (one or wanted.luck):
        raise UsageError("Either --all, or one decision with --turn, --card and --option, or --luck.")
    if wanted.seeds is not None and not wanted.luck:
        raise UsageError("--seeds says how many other fortunes --luck looks at. Add --luck.")
    if wanted.every or (wanted.luck and not one):
        return None
    about_card = wanted.card is not None or wanted.option is not None
    if wanted.turn is None or about_card + len(given) != 1:
        raise UsageError(
            "Name the decision with --turn, --card and --option, or ask for --all. Instead of a card, --turn goes with "
            "one of --budget, --gains, --promise, --tokens, --no-lending, --ambition."
        )
    if not about_card:
        ((kind, option),) = given.items()
        return Change(wanted.turn, kind, "", option)
    if wanted.card is None or wanted.option is None:
        raise UsageError("Name the decision with --turn, --card and --option, or ask for --all.")
    return Change(wanted.turn, "choice", wanted.card, wanted.option)


def _refuse_what_could_not_be(replayed: Replayed, recording: Recording, change: Change) -> None:
    count = len(replayed.decisions)
    if change.turn > count:
        raise UsageError(
            f"The log holds the decisions of {count} half-years; --turn {change.turn} is not among them."
        )
    decided, where = replayed.decisions[change.turn - 1], f"in half-year {change.turn}"
    game = recording.replayed(replayed.rules)
    if change.kind == "choice":
        known(change.card, tuple(name for name, _ in decided.choices), "card", where)
        answers = tuple(each.key for each in replayed.rules.layout.choices if each.card == change.card)
        known(change.option, answers, "option")
    else:
        options = options_of(replayed.rules, game.opened[change.turn - 1], decided, change.kind)
        if not options:
            raise UsageError(f"There was nothing to decide about {NAMES[change.kind]} {where}.")
        known(change.option, options, NAMES[change.kind], where)
    try:
        what_if_changed(game, change)
    except ValueError as error:
        what = change.card or NAMES[change.kind]
        raise UsageError(f"{what} could not be answered with {change.option} {where}: {error}.") from error


NAMES: dict[Kind, str] = {
    "choice": "card",
    "budget": "budget proposal",
    "gains": "gains rule",
    "promise": "promise",
    "tokens": "attention",
    "lending": "lending",
    "ambition": "ambition",
}
"""What the kinds of decisions are called."""


# ------------------------------------------------------------------------------------------------ all of them


def _every(replayed: Replayed, recording: Recording, wanted: Wanted) -> None:
    rules = replayed.rules
    total = sum(1 for _ in all_changes(recording.replayed(rules)))
    with processes(), Workers(rules, wanted.workers or 1) as workers, bar("Decisions", total) as told:
        found = tuple(every_what_if(rules, recording, workers, told))
    points = decisions_by_weight(found)
    if wanted.as_json:
        ranks = {(point.turn, point.kind, point.card): rank for rank, point in enumerate(points, 1)}
        data = [(ranks[each.turn, each.kind, each.card], each) for each in found]
        say_json(
            [_as_data(replayed, each, rank) for rank, each in data if rank <= (wanted.top or len(points))]
        )
        return
    shown = points[: wanted.top or TOP]
    say(f"{_the_game(replayed)}. {len(found)} other decisions under the same luck, the heaviest first")
    for line in _legend(rules):
        say(wrapped(line))
    say("")
    for line in aligned([row for rank, point in enumerate(shown, 1) for row in _rows(rules, rank, point)]):
        say(line)
    if len(shown) < len(points):
        say(f"({len(points) - len(shown)} more decisions: --top {len(points)} shows all)")


def _legend(rules: Rules) -> Iterator[str]:
    indicators = rules.scenario.settings.indicators
    yield (
        "Weight: how far both games end from each other, in per cent of the indicators' bars, on average over all of "
        "them."
    )
    gauges = ", ".join(
        f"{name} ({indicators[name].unit or 'points'}, {indicators[name].good} is good)"
        for name in rules.scenario.settings.gauges
    )
    yield f"Then, at the end, with the other decision less as it was played: {gauges}."


def _rows(rules: Rules, rank: int, point: TurningPoint) -> Iterator[dict[str, object]]:
    """A decision: a row for each alternative, the heaviest first."""
    for place, each in enumerate(sorted(point.alternatives, key=lambda item: (-item.weight, item.option))):
        ends = {difference.indicator: difference.end for difference in each.differences}
        yield {
            "": "" if place else f"{rank}.",
            "half-year": "" if place else f"{point.turn}",
            "decision": "" if place else point.card or NAMES[point.kind],
            "decided": "" if place else _short(point.chosen),
            "instead": each.option,
            "weight": 100.0 * each.weight,
            **{name: f"{ends[name]:+.2f}" for name in rules.scenario.settings.gauges},
            "goals and floors": "; ".join(_outcomes(each)),
        }


def _short(text: str) -> str:
    """So much of it as a column holds: where attention lay can be a long list."""
    return text if len(text) <= COLUMN else f"{text[: COLUMN - 1]}…"


def _outcomes(each: WhatIf) -> Iterator[str]:
    for word, names in (
        ("meets", each.goals_gained),
        ("misses", each.goals_lost),
        ("keeps", each.floors_saved),
        ("breaks", each.floors_broken),
    ):
        if names:
            yield f"{word} {', '.join(names)}"


def _the_game(replayed: Replayed) -> str:
    layout, last = replayed.rules.layout, replayed.steps[-1].closed
    met, of = sum(last.whole[layout.goal_met.slice]), len(layout.goals)
    return (
        f"{replayed.header.scenario}, seed {replayed.header.seed}: {len(replayed.decisions)} half-years, "
        f"{met} of {of} goals met"
    )


# ------------------------------------------------------------------------------------------------ one of them


def _print(replayed: Replayed, each: WhatIf) -> None:
    what = each.card or NAMES[each.kind]
    say(f"Half-year {each.turn}, {what}: {each.option} instead of {each.chosen}, the same luck")
    indicators = replayed.rules.scenario.settings.indicators
    gauges = replayed.rules.scenario.settings.gauges
    ordered = sorted(each.differences, key=lambda item: (item.indicator not in gauges, -abs(item.end)))
    for difference in ordered:
        if abs(difference.end) >= SHOWN:
            indicator = indicators[difference.indicator]
            unit = f" {indicator.unit}" if indicator.unit else ""
            better = (difference.end > 0.0) == (indicator.good == "up")
            say(
                f"  {difference.indicator}: {difference.end:+.4g}{unit} at the end, "
                f"{'better' if better else 'worse'}"
            )
    for word, names in (
        ("goals met instead", each.goals_gained),
        ("goals missed instead", each.goals_lost),
        ("floors kept instead", each.floors_saved),
        ("floors broken instead", each.floors_broken),
    ):
        if names:
            say(f"  {word}: {', '.join(names)}")
    if each.changed:
        say(f"  {len(each.changed)} later decisions could not hold and became others")


def _as_data(replayed: Replayed, each: WhatIf, rank: int) -> dict[str, object]:
    settings, layout = replayed.rules.scenario.settings, replayed.rules.layout
    last = replayed.steps[-1].closed.floats
    ends = {item.indicator: item.end for item in each.differences}
    here = {name: last[layout.indicator[layout.indicators[name]]] for name in settings.gauges}
    return {
        **told_what_if(each),
        "kind": each.kind,
        "gauges": {
            name: {
                "here": here[name],
                "there": here[name] + ends[name],
                "difference": ends[name],
                "unit": settings.indicators[name].unit,
                "good": settings.indicators[name].good,
            }
            for name in settings.gauges
        },
        "weight": each.weight,
        "rank": rank,
    }


# ------------------------------------------------------------------------------------------------ luck


def _luck(replayed: Replayed, recording: Recording, change: Change | None, wanted: Wanted) -> None:
    count = wanted.seeds if wanted.seeds is not None else LUCK_GAMES
    many = wanted.workers if wanted.workers is not None else sensible_count()
    with processes(), Workers(replayed.rules, many) as workers:
        if change is None:
            say_luck(replayed, recording, count, workers, as_json=wanted.as_json)
        else:
            say_chances(replayed, recording, change, count, workers, as_json=wanted.as_json)
