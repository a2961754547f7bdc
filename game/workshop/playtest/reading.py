"""How long the reading takes: the words that stand on the screen in each beat, and the minutes that they need.

The games are gone through with the views that the screens are drawn from, so what is counted is what a table sees.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from game.engine.decisions import Decisions
from game.engine.layout import TURN
from game.engine.state import Rules, Setup
from game.engine.step import Step, start, step
from game.pack.schema import Scenario
from game.session.views import Play, budget, case, cases, choice, consequences, news
from game.session.views.news import Due
from game.session.views.voices import Voice
from game.texts.catalogue import Words
from game.workshop.playtest.playing import Record
from game.workshop.playtest.running import Played
from game.workshop.playtest.shares import Band, band_of

Beat = Literal["news", "case", "choice", "consequences"]
BEATS: tuple[Beat, ...] = get_args(Beat)

ALOUD, SILENT = 140, 200
"""Words a minute, for the case, which is read aloud to a table, and for what each reads on the screen.

Brysbaert (2019) finds 183 aloud and 238 silent for adults who read English prose. A table reads from a projector and
stops at figures, so we reckon with about four fifths of that (assumption).
"""


@dataclass(frozen=True, slots=True)
class Read:
    """A beat in all half-years that were read."""

    beat: Beat
    words: Band
    minutes: Band
    planned: float
    """Minutes by the scenario, without what the budget adds."""


def reading(played: Played, scenario: Scenario, say: Words) -> tuple[Read, ...]:
    """Every beat; `scenario` has its texts in the language of `say`. Empty where no game was finished."""
    counted: dict[Beat, list[int]] = {beat: [] for beat in BEATS}
    for record in _sample(played):
        game = (played.plan.setups[record.place], record.seed, record.decided)
        for half in half_years(played.rules, game, scenario, say):
            for beat in BEATS:
                counted[beat].append(half[beat])
    minutes = scenario.settings.minutes
    planned = {
        "news": minutes.news,
        "case": minutes.case,
        "choice": minutes.choice,
        "consequences": minutes.consequences,
    }
    return tuple(
        Read(
            beat,
            band_of([float(words) for words in counted[beat]]),
            band_of([words / (ALOUD if beat == "case" else SILENT) for words in counted[beat]]),
            float(planned[beat]),
        )
        for beat in BEATS
        if counted[beat]
    )


def _sample(played: Played) -> Iterator[Record]:
    """One game of each team, with another luck for each."""
    for number, team in enumerate(played.plan.teams):
        records = played.main(team)
        if records:
            yield records[number % len(records)]


def half_years(
    rules: Rules, game: tuple[Setup, int, tuple[Decisions, ...]], scenario: Scenario, say: Words
) -> Iterator[Mapping[Beat, int]]:
    """The words of each beat in each half-year of a game: its setup, its seed and what was decided."""
    setup, seed, decided = game
    steps = [start(rules, setup, seed, ledger=False)]
    for decisions in decided:
        before = Play(rules, scenario, setup, tuple(steps), say)
        steps.append(_commit(rules, steps[-1], decisions))
        after = Play(rules, scenario, setup, tuple(steps), say)
        yield {
            "news": _words(_of_news(before)),
            "case": _words(_of_case(before)),
            "choice": _words(_of_choice(before)),
            "consequences": _words(_of_consequences(after)),
        }


def _commit(rules: Rules, before: Step, decisions: Decisions) -> Step:
    played = step(rules, before.state, decisions, ledger=False)
    if isinstance(played, Step):
        return played
    turn = before.state.whole[TURN]
    raise ValueError(f"the recorded decisions of half-year {turn} are refused: {played.refusals}")


def _words(texts: Iterator[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _of_news(play: Play) -> Iterator[str]:
    seen = news(play)
    yield from (seen.headline, seen.small)
    yield from _said(seen.person)
    yield from _of_due(seen.told)
    yield seen.rest
    if seen.event is not None:
        yield from (seen.event.title, seen.event.text)


def _of_case(play: Play) -> Iterator[str]:
    for each in cases(play):
        if each.kind == "case":
            yield from (each.title, each.text)


def _of_choice(play: Play) -> Iterator[str]:
    for each in cases(play):
        if each.kind == "delegated":
            seen = case(play, each.card)
            yield from (seen.title, seen.text)
        for answer in choice(play, each.card).answers:
            yield from (answer.text, answer.burden, answer.felt)
    proposed = budget(play)
    if proposed is not None:
        yield from (text for proposal in proposed.proposals for text in (proposal.name, proposal.text))
        yield from (text for rule in proposed.gains for text in (rule.name, rule.text))


def _of_consequences(play: Play) -> Iterator[str]:
    seen = consequences(play)
    yield from (seen.sentence, seen.second)
    yield from _said(seen.person)
    yield from _of_due(seen.due)


def _of_due(due: tuple[Due, ...]) -> Iterator[str]:
    for each in due:
        yield from (each.title, each.text)
        yield from _said(each.voice)


def _said(voice: Voice | None) -> Iterator[str]:
    if voice is not None:
        yield voice.spoken
