"""What a decision did: the same game under the same luck, with "not now" or another option in its place.

Later recorded choices hold where their card is offered and legal, else "not now". Nothing else is changed: a draw of
chance depends on seed, turn and thing alone, so both games have the same luck.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from game.engine.bringing import opened_as
from game.engine.decisions import Decisions
from game.engine.state import Rules, Setup, State
from game.engine.step import Step, start, step
from game.research.legal import Changed, Recorded, legalise
from game.research.otherwise import Change, Kind, alternatives, answer, changed_decisions, chosen_of


@dataclass(frozen=True, slots=True)
class Difference:
    """An indicator in the other game less what it was in the recorded one."""

    indicator: str
    by_turn: tuple[float, ...]
    """At the end of each half-year, from that of the decision to the last."""

    @property
    def end(self) -> float:
        """At the end of the game."""
        return self.by_turn[-1]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What the game would have come to with one other decision: most often another answer to a card."""

    turn: int
    card: str
    """"" for a decision that is about no card."""
    chosen: str
    option: str
    """What stands in its place: of a card a, b, c or not_now, else as in `game.research.otherwise`."""
    differences: tuple[Difference, ...]
    """By indicator in the layout's order."""
    goals_gained: tuple[str, ...]
    """Goals that the other game meets and the recorded one does not."""
    goals_lost: tuple[str, ...]
    floors_saved: tuple[str, ...]
    """Floors that the recorded game broke and the other one does not."""
    floors_broken: tuple[str, ...]
    changed: tuple[Changed, ...]
    """Recorded decisions that could not hold in the other game."""
    weight: float
    """How much it mattered: the mean over all indicators of the difference at the end, as a share of its bar."""
    kind: Kind = "choice"


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A decision that mattered, with its alternatives under the same luck."""

    turn: int
    card: str
    """"" for a decision that is about no card."""
    chosen: str
    alternatives: tuple[WhatIf, ...]
    weight: float
    """That of the alternative that differs most."""
    kind: Kind = "choice"


@dataclass(frozen=True, slots=True)
class Game:
    """A recorded game played again: the first day of each half-year and the last days, the start's first."""

    rules: Rules
    recorded: tuple[Decisions, ...]
    opened: tuple[State, ...]
    closed: tuple[State, ...]

    def decided(self, turn: int) -> Recorded:
        """What the table decided in a half-year (from 1), and how it ever answered each card."""
        answers = {name: key for decisions in self.recorded for name, key in decisions.choices}
        aside = frozenset(name for decisions in self.recorded for name in decisions.aside)
        return Recorded(turn, self.recorded[turn - 1], answers, aside)


@dataclass(frozen=True, slots=True)
class Recording:
    """A game as its log has it: enough to play it again anywhere."""

    setup: Setup
    seed: int
    decisions: tuple[Decisions, ...]

    def replayed(self, rules: Rules) -> Game:
        """The game, played again. ValueError for a recording that the rules refuse."""
        return replay(rules, self.setup, self.seed, self.decisions)


def what_if(  # noqa: PLR0913, PLR0917  (a game is its setup, seed and decisions; the question names card and option)
    rules: Rules,
    setup: Setup,
    seed: int,
    recorded: tuple[Decisions, ...],
    turn: int,
    card: str,
    option: str,
) -> WhatIf:
    """What the recorded game would have come to with `option` for `card` in `turn` (from 1).

    ValueError for a recording that the rules refuse, a card that was not decided then, or an option not legal then.
    """
    return what_if_changed(replay(rules, setup, seed, recorded), answer(turn, card, option))


def all_what_ifs(rules: Rules, setup: Setup, seed: int, recorded: tuple[Decisions, ...]) -> Iterator[WhatIf]:
    """Every card of a game with each of its other legal answers, one at a time, in the order of the game."""
    game = replay(rules, setup, seed, recorded)
    return (what_if_changed(game, asked) for asked in all_changes(game) if asked.kind == "choice")


class WhatIfs:
    """All that `all_what_ifs` gives, worked out one at a time from a game that is already at hand."""

    def __init__(self, rules: Rules, steps: Sequence[Step], recorded: tuple[Decisions, ...]) -> None:
        """`steps` begin with the start and have one more for each of the `recorded` half-years."""
        self._game = game_of(rules, steps, recorded)
        self._asked = tuple(asked for asked in all_changes(self._game) if asked.kind == "choice")
        self._found: list[WhatIf] = []

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self._asked)

    @property
    def found(self) -> tuple[WhatIf, ...]:
        """Those that are worked out, in the order of the game."""
        return tuple(self._found)

    @property
    def done(self) -> bool:
        """Whether all are."""
        return len(self._found) == self.total

    def work(self) -> None:
        """Work out the next one; nothing when all are done."""
        if not self.done:
            self._found.append(what_if_changed(self._game, self._asked[len(self._found)]))


def turning_points(what_ifs: Iterable[WhatIf], count: int = 2) -> tuple[TurningPoint, ...]:
    """The decisions that mattered most, in the order of the game; those that changed nothing are left out."""
    heaviest = sorted(decisions_by_weight(what_ifs)[:count], key=lambda p: (p.turn, p.kind, p.card))
    return tuple(point for point in heaviest if point.weight > 0)


def decisions_by_weight(what_ifs: Iterable[WhatIf]) -> tuple[TurningPoint, ...]:
    """Every decision with its alternatives, the one that mattered most first."""
    by_decision: dict[tuple[int, Kind, str], list[WhatIf]] = {}
    for each in what_ifs:
        by_decision.setdefault((each.turn, each.kind, each.card), []).append(each)
    points = (
        TurningPoint(turn, card, found[0].chosen, tuple(found), max(each.weight for each in found), kind)
        for (turn, kind, card), found in by_decision.items()
    )
    return tuple(sorted(points, key=lambda point: (-point.weight, point.turn, point.kind, point.card)))


def all_changes(game: Game) -> Iterator[Change]:
    """All that could have been decided otherwise, one thing at a time, in the order of the game."""
    for turn, decisions in enumerate(game.recorded, 1):
        yield from alternatives(game.rules, game.opened[turn - 1], decisions, turn)


def replay(rules: Rules, setup: Setup, seed: int, recorded: tuple[Decisions, ...]) -> Game:
    """Play recorded decisions again. ValueError for a recording that the rules refuse."""
    begun = start(rules, setup, seed, ledger=False)
    opened, closed = [begun.state], [begun.closed]
    for number, decisions in enumerate(recorded):
        played = committed(rules, opened[-1], decisions, number + 1)
        opened[-1] = opened_as(rules, opened[-1], decisions)
        opened.append(played.state)
        closed.append(played.closed)
    return Game(rules, recorded, tuple(opened), tuple(closed))


def game_of(rules: Rules, steps: Sequence[Step], recorded: tuple[Decisions, ...]) -> Game:
    """As `replay`, from steps that are at hand: the start, then one for each of the `recorded` half-years."""
    return Game(rules, recorded, tuple(each.state for each in steps), tuple(each.closed for each in steps))


def what_if_changed(game: Game, change: Change) -> WhatIf:
    """What the recorded game would have come to with one decision changed.

    ValueError for a decision that was not made then, or for what could not have been decided.
    """
    turn, layout = change.turn, game.rules.layout
    decided = game.recorded[turn - 1] if 1 <= turn <= len(game.recorded) else None
    if decided is None or (change.kind == "choice" and change.card not in dict(decided.choices)):
        raise ValueError(f"{change.card or change.kind!r} was not decided in turn {turn}")
    ends, changed = go_on(game, game.opened[turn - 1], turn, change)
    differences = _differences(game, turn, ends)
    met = [_true(layout.goals.ids, layout.goal_met.slice, state) for state in (game.closed[-1], ends[-1])]
    broken = [
        _true(layout.floors.ids, layout.floor_broken.slice, state) for state in (game.closed[-1], ends[-1])
    ]
    return WhatIf(
        turn=turn,
        card=change.card,
        chosen=chosen_of(decided, change.kind, change.card),
        option=change.option,
        differences=differences,
        goals_gained=_beyond(met[1], met[0]),
        goals_lost=_beyond(met[0], met[1]),
        floors_saved=_beyond(broken[0], broken[1]),
        floors_broken=_beyond(broken[1], broken[0]),
        changed=tuple(changed),
        weight=_weight(game.rules, differences),
        kind=change.kind,
    )


def what_ifs_of(rules: Rules, piece: tuple[Recording, tuple[Change, ...]]) -> tuple[WhatIf, ...]:
    """Some what-ifs of a game, as a piece of work for `game.research.workers`."""
    recording, changes = piece
    game = recording.replayed(rules)
    return tuple(what_if_changed(game, change) for change in changes)


def go_on(game: Game, state: State, turn: int, change: Change | None) -> tuple[list[State], list[Changed]]:
    """Go on from a half-year's first day as the table decided, but for one change in that half-year.

    The last days from there on, and what of the recording could not hold besides the change.
    """
    ends, changed = list[State](), list[Changed]()
    for number in range(turn, len(game.recorded) + 1):
        recorded = game.decided(number)
        if change is not None and number == turn:
            kept = changed_decisions(game.rules, state, recorded, change)
        else:
            kept = legalise(game.rules, state, recorded, {})
        changed += kept.changed
        played = committed(game.rules, state, kept.decisions, number)
        state = played.state
        ends.append(played.closed)
    if change is not None and change.card:
        changed = [each for each in changed if (each.turn, each.subject) != (turn, change.card)]
    return ends, changed


def committed(rules: Rules, state: State, decisions: Decisions, turn: int) -> Step:
    """A half-year that the rules accept; ValueError with what they refuse."""
    played = step(rules, state, decisions, ledger=False)
    if isinstance(played, Step):
        return played
    raise ValueError(f"the decisions of turn {turn} are refused: {played.refusals}")


def _differences(game: Game, turn: int, ends: list[State]) -> tuple[Difference, ...]:
    layout = game.rules.layout
    return tuple(
        Difference(
            name,
            tuple(
                other.floats[layout.indicator[number]] - here.floats[layout.indicator[number]]
                for other, here in zip(ends, game.closed[turn:], strict=True)
            ),
        )
        for number, name in enumerate(layout.indicators)
    )


def _weight(rules: Rules, differences: tuple[Difference, ...]) -> float:
    bars = rules.scenario.settings.indicators
    sizes = [abs(each.end) / (bars[each.indicator].high - bars[each.indicator].low) for each in differences]
    return sum(sizes) / len(sizes)


def _true(names: tuple[str, ...], place: slice, state: State) -> tuple[str, ...]:
    return tuple(name for name, value in zip(names, state.whole[place], strict=True) if value > 0)


def _beyond(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in some if name not in others)
