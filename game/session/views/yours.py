"""What the table itself did about a figure: decisions that moved it, and those whose effect is still on its way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.engine.layout import LIVE, NONE, RUNNING, Choice
from game.lang import references
from game.pack.schema import Option
from game.session.views.case import felt_turn
from game.session.views.causes import OF_CHOICES, flow_reads, read_through
from game.session.views.figures import rounded, written
from game.session.views.late import late
from game.session.views.linear import weights_of
from game.session.views.names import choice_name, choice_of
from game.session.views.news import decided_when, was_under_way
from game.session.views.play import Play, when
from game.session.views.pulls import Pull
from game.session.views.subject import is_judged, subject_of, tree_of
from game.session.views.voices import WORKS_AT


@dataclass(frozen=True, slots=True)
class Yours:
    """One decision of the table's."""

    choice: str
    """Its id, as `night_sensors.a`."""
    label: str
    note: str
    """When it was decided, and how far it has come: "valgt høsten 2026, kjennes våren 2028"."""
    amount: str
    """What it did in the half-year, signed; "" where nothing shows yet."""
    good: bool | None
    """Whether that was for the better; None where nothing shows."""


def yours(
    play: Play, name: str, amounts: Mapping[str, float], pulls: tuple[Pull, ...], decimals: int
) -> Iterator[Yours]:
    """What did most first, then what is on its way, soonest first.

    `amounts` are the ledger's causes of the figure, `pulls` what stood behind them; what a decision did directly
    counts, and where it did nothing directly, what it did through others.
    """
    done = _direct(amounts)
    for pull in pulls:
        kind, _, choice = pull.key.partition(":")
        if kind in OF_CHOICES and choice not in _direct(amounts):
            done[choice] = done.get(choice, 0.0) + pull.effect
    shown = {choice: amount for choice, amount in done.items() if rounded(amount, decimals)}
    up_is_good, judged = subject_of(play, name).good == "up", is_judged(play, name)
    for choice in sorted(shown, key=lambda each: (-abs(shown[each]), each)):
        found, amount = choice_of(play.rules.layout, choice), shown[choice]
        good = (amount > 0) == up_is_good if judged else None
        figure = written(play, amount, decimals, signed=True)
        yield Yours(choice, choice_name(play, found), _decided(play, found), figure, good)
    for coming, turn in sorted(_coming(play, name), key=lambda each: (each[1], each[0].id)):
        if coming.id not in shown:
            yield Yours(coming.id, choice_name(play, coming), _expected(play, coming, turn), "", None)


def _direct(amounts: Mapping[str, float]) -> dict[str, float]:
    done: dict[str, float] = {}
    for cause, amount in amounts.items():
        kind, _, choice = cause.partition(":")
        if kind in OF_CHOICES:
            done[choice] = done.get(choice, 0.0) + amount
    return done


def _decided(play: Play, choice: Choice) -> str:
    key = "yours.under_way" if was_under_way(play, choice) else "yours.decided"
    return play.say(key, when=decided_when(play, choice), title=play.scenario.cards[choice.card].title)


def _expected(play: Play, choice: Choice, turn: int) -> str:
    """When it will be felt; what is taken up already comes little by little."""
    decided = _decided(play, choice)
    if turn <= len(play.steps) - 1:
        return play.say("yours.rising", decided=decided)
    if turn > play.turns:
        return play.say("yours.after", decided=decided)
    return play.say("yours.coming", decided=decided, when=when(play, turn).inside)


def _coming(play: Play, name: str) -> Iterator[tuple[Choice, int]]:
    """Initiatives that are under way or not taken up fully and that act on the figure; and when they are felt.

    Of a gauge the pack says what touches it; of another figure its stocks and what moves these do.
    """
    layout, day = play.rules.layout, play.last_day
    overdue = {each.choice.id: each.expected for each in late(play)}
    near, told = _made_of(play, name), name in play.scenario.settings.gauges
    for number, place in enumerate(layout.initiatives):
        choice, status = layout.choices[place], day.whole[layout.status[number]]
        option = choice.option
        rising = status == LIVE and day.floats[layout.ramp[number]] < WORKS_AT
        if status == NONE or not isinstance(option, Option) or not (status == RUNNING or rising):
            continue
        if name in option.touches or (not told and near & _acts_on(play, option)):
            decided = day.whole[layout.offered[layout.cards[choice.card]]]
            felt = len(play.steps) - 1 if rising else (felt_turn(play, choice.card, choice.key, decided) or 0)
            expected = overdue.get(choice.id, felt)
            yield choice, expected if rising else max(expected, len(play.steps))


def _acts_on(play: Play, option: Option) -> frozenset[str]:
    """The stocks that an option's effects move."""
    channels = play.rules.scenario.model.channels
    return frozenset(channels[name].stock for name in option.effects)


def _made_of(play: Play, name: str) -> frozenset[str]:
    """The stocks that a figure is made of, and those that the flows into and out of them read themselves."""
    model, weights = play.rules.scenario.model, weights_of(play.rules, name)
    own = {stock for stock, _ in weights} if weights else set(references(tree_of(play.rules, name)))
    own = set(read_through(play, own))
    flows = [flow for flow, part in model.flows.items() if {part.into, part.out_of} & own]
    reads = {each for flow in flows for each in flow_reads(play, flow)}
    return frozenset((own | reads) & set(model.stocks))
