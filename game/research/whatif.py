"""What a decision did: the same game under the same luck, with "not now" or another option in its place.

Later recorded choices hold where their card is offered and legal, else "not now". Nothing else is changed: a draw of
chance depends on seed, turn and thing alone, so both games have the same luck.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from game.engine.bringing import opened_as
from game.engine.decisions import Decisions
from game.engine.menu import legal_commands
from game.engine.state import Rules, Setup, State
from game.engine.step import Step, start, step
from game.research.legal import Changed, Recorded, legalise


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
    """What the game would have come to with another answer to one card."""

    turn: int
    card: str
    chosen: str
    option: str
    """The answer in its place: a, b, c or not_now."""
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


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A decision that mattered, with its alternatives under the same luck."""

    turn: int
    card: str
    chosen: str
    alternatives: tuple[WhatIf, ...]
    weight: float
    """That of the alternative that differs most."""


@dataclass(frozen=True, slots=True)
class _Game:
    """A recorded game played again: the first day of each half-year and the last days, the start's first."""

    rules: Rules
    recorded: tuple[Decisions, ...]
    opened: tuple[State, ...]
    closed: tuple[State, ...]


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
    return _what_if(_replay(rules, setup, seed, recorded), turn, card, option)


def all_what_ifs(rules: Rules, setup: Setup, seed: int, recorded: tuple[Decisions, ...]) -> Iterator[WhatIf]:
    """Every decision of a game with each of its legal alternatives, one at a time, in the order of the game."""
    game = _replay(rules, setup, seed, recorded)
    return (_what_if(game, *asked) for asked in _alternatives(game))


class WhatIfs:
    """All that `all_what_ifs` gives, worked out one at a time from a game that is already at hand."""

    def __init__(self, rules: Rules, steps: Sequence[Step], recorded: tuple[Decisions, ...]) -> None:
        """`steps` begin with the start and have one more for each of the `recorded` half-years."""
        opened, closed = tuple(each.state for each in steps), tuple(each.closed for each in steps)
        self._game = _Game(rules, recorded, opened, closed)
        self._asked = tuple(_alternatives(self._game))
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
            self._found.append(_what_if(self._game, *self._asked[len(self._found)]))


def turning_points(what_ifs: Iterable[WhatIf], count: int = 2) -> tuple[TurningPoint, ...]:
    """The decisions that mattered most, in the order of the game; those that changed nothing are left out."""
    by_decision: dict[tuple[int, str], list[WhatIf]] = {}
    for each in what_ifs:
        by_decision.setdefault((each.turn, each.card), []).append(each)
    points = [
        TurningPoint(turn, card, found[0].chosen, tuple(found), max(each.weight for each in found))
        for (turn, card), found in by_decision.items()
    ]
    heaviest = sorted(points, key=lambda point: (-point.weight, point.turn, point.card))[:count]
    return tuple(sorted((p for p in heaviest if p.weight > 0), key=lambda point: (point.turn, point.card)))


def _alternatives(game: _Game) -> Iterator[tuple[int, str, str]]:
    """Each decision with each other legal answer: half-year, card, answer."""
    for number, decisions in enumerate(game.recorded):
        cards = {card.card: card for card in legal_commands(game.rules, game.opened[number]).cards}
        for card, chosen in decisions.choices:
            yield from ((number + 1, card, key) for key in cards[card].legal if key != chosen)


def _replay(rules: Rules, setup: Setup, seed: int, recorded: tuple[Decisions, ...]) -> _Game:
    begun = start(rules, setup, seed, ledger=False)
    opened, closed = [begun.state], [begun.closed]
    for number, decisions in enumerate(recorded):
        played = _step(rules, opened[-1], decisions, number + 1)
        opened[-1] = opened_as(rules, opened[-1], decisions)
        opened.append(played.state)
        closed.append(played.closed)
    return _Game(rules, recorded, tuple(opened), tuple(closed))


def _what_if(game: _Game, turn: int, card: str, option: str) -> WhatIf:
    chosen = dict(game.recorded[turn - 1].choices).get(card) if 1 <= turn <= len(game.recorded) else None
    if chosen is None:
        raise ValueError(f"{card!r} was not decided in turn {turn}")
    answers = {name: key for decisions in game.recorded for name, key in decisions.choices}
    aside = frozenset(name for decisions in game.recorded for name in decisions.aside)
    state, ends, changed = game.opened[turn - 1], list[State](), list[Changed]()
    for number in range(turn, len(game.recorded) + 1):
        fixed: Mapping[str, str] = {card: option} if number == turn else {}
        recorded = Recorded(number, game.recorded[number - 1], answers, aside)
        kept = legalise(game.rules, state, recorded, fixed)
        changed += [each for each in kept.changed if (each.turn, each.subject) != (turn, card)]
        played = _step(game.rules, state, kept.decisions, number)
        state = played.state
        ends.append(played.closed)
    layout = game.rules.layout
    differences = _differences(game, turn, ends)
    met = [_true(layout.goals.ids, layout.goal_met.slice, state) for state in (game.closed[-1], ends[-1])]
    broken = [
        _true(layout.floors.ids, layout.floor_broken.slice, state) for state in (game.closed[-1], ends[-1])
    ]
    return WhatIf(
        turn=turn,
        card=card,
        chosen=chosen,
        option=option,
        differences=differences,
        goals_gained=_beyond(met[1], met[0]),
        goals_lost=_beyond(met[0], met[1]),
        floors_saved=_beyond(broken[0], broken[1]),
        floors_broken=_beyond(broken[1], broken[0]),
        changed=tuple(changed),
        weight=_weight(game.rules, differences),
    )


def _step(rules: Rules, state: State, decisions: Decisions, turn: int) -> Step:
    played = step(rules, state, decisions, ledger=False)
    if isinstance(played, Step):
        return played
    raise ValueError(f"the decisions of turn {turn} are refused: {played.refusals}")


def _differences(game: _Game, turn: int, ends: list[State]) -> tuple[Difference, ...]:
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
