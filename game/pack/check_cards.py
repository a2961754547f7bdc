"""Checks of the cards: what each kind needs, and everything that an option names."""

from __future__ import annotations

from collections.abc import Iterator

from game.errors import Problem
from game.pack.codes import PRINTED, plain_code
from game.pack.finding import Checker
from game.pack.schema import Card, Line, NotNow, Option
from game.pack.scope import Path

EVENT_FIELDS = (
    *("hazard", "repeats", "again", "at_once", "delays_work"),
    *("challenges_promise", "reprioritises_goal"),
)
INITIATIVE_FIELDS = ("effects", "burden", "running", "risk", "area")


def card_problems(checker: Checker) -> Iterator[Problem]:
    """Everything that is wrong with the cards but their equations."""
    codes: dict[str, str] = {}
    for name, card in checker.scenario.cards.items():
        here: Path = ("cards", name)
        if "code" in card.model_fields_set and not checker.is_gap((*here, "code")):
            yield from _code(checker, (*here, "code"), card.code, codes)
        yield from _needs(checker, here, card)
        if card.kind == "event":
            yield from _event(checker, here, card)
        else:
            yield from _case(checker, here, card)
        yield from _names(checker, here, card)
        for key, option in card.options.items():
            yield from _option(checker, (*here, "options", key), option)
        if card.not_now is not None:
            yield from _answer(checker, (*here, "not_now"), card.not_now)


def _code(checker: Checker, here: Path, code: str, codes: dict[str, str]) -> Iterator[Problem]:
    """Whether a printed code can be keyed in, and whether another card in `codes` has it."""
    if not PRINTED.fullmatch(code):
        yield from checker.at(here, "code-odd", printed=code)
    card = str(here[-2])
    other = codes.setdefault(plain_code(code), card)
    if other != card:
        yield from checker.at(here, "code-twice", printed=code, other=other)


def _needs(checker: Checker, here: Path, card: Card) -> Iterator[Problem]:
    name, kind = here[-1], (*here, "kind")
    works = any(option.quarters > 0 for option in card.options.values())
    if card.dimension is None and (card.kind != "event" or works):
        rests_on = [kind, (*here, "dimension")]
        yield from checker.at_key(here, "needs-dimension", rests_on=rests_on, card=name)
    if card.kind == "delegated" and card.owner is None:
        yield from checker.at_key(here, "needs-owner", rests_on=[kind, (*here, "owner")], card=name)


def _case(checker: Checker, here: Path, card: Card) -> Iterator[Problem]:
    name, kind, options = here[-1], (*here, "kind"), (*here, "options")
    if not {"a", "b"} <= set(card.options) and not _lacks_options(checker, options):
        yield from checker.at_key(here, "needs-two-options", rests_on=[kind], card=name)
    if card.not_now is None:
        yield from checker.at((*here, "not_now"), "needs-not-now", rests_on=[kind], card=name)
    for field in EVENT_FIELDS:
        if field in card.model_fields_set:
            yield from checker.at_key((*here, field), "only-for-events", rests_on=[kind], field=field)


def _event(checker: Checker, here: Path, card: Card) -> Iterator[Problem]:
    rests_on = [(*here, "kind"), (*here, "not_now")]
    if card.options and card.not_now is None:
        free = [option for option in card.options.values() if option.price == 0 and option.requires is True]
        if not free and not _has_gap_in_price(checker, here, card):
            yield from checker.at_key((*here, "options"), "no-way-out", rests_on=rests_on, card=here[-1])
    if card.again and not card.repeats:
        yield from checker.at_key((*here, "again"), "never-again", rests_on=[(*here, "repeats")])
    if card.delays_work < 0:
        path = (*here, "delays_work")
        yield from checker.at(path, "out-of-range", limit="at least 0", found=card.delays_work)


def _lacks_options(checker: Checker, options: Path) -> bool:
    """Whether an option has been left out, so that counting them says nothing."""
    return checker.has_gap_in(options) or not checker.is_whole(options)


def _has_gap_in_price(checker: Checker, here: Path, card: Card) -> bool:
    paths = [(*here, "options", key, field) for key in card.options for field in ("price", "requires")]
    return any(map(checker.is_gap, paths)) or not checker.is_whole((*here, "options"))


def _names(checker: Checker, here: Path, card: Card) -> Iterator[Problem]:
    if card.owner is not None:
        yield from checker.known((*here, "owner"), "role", card.owner)
    if card.predict is not None:
        yield from checker.known((*here, "predict"), "indicator", card.predict)
    yield from checker.all_known((*here, "private"), "role", card.private)
    yield from checker.all_known((*here, "at_once"), "stock", card.at_once)


def _option(checker: Checker, here: Path, option: Option) -> Iterator[Problem]:
    yield from _answer(checker, here, option)
    yield from checker.all_known((*here, "burden"), "role", option.burden)
    yield from checker.all_known((*here, "effects"), "channel", option.effects)
    if option.area is not None:
        yield from checker.known((*here, "area"), "area", option.area)
    if option.gives is not None:
        yield from checker.known((*here, "gives"), "promise", option.gives)
    amounts: dict[Path, float] = {
        (*here, field): getattr(option, field) for field in ("price", "quarters", "risk")
    }
    amounts |= {(*here, "burden", role): points for role, points in option.burden.items()}
    for path, amount in amounts.items():
        if amount < 0:
            yield from checker.at(path, "out-of-range", limit="at least 0", found=amount)
    if option.risk > 1:
        yield from checker.at((*here, "risk"), "out-of-range", limit="at most 1", found=option.risk)
    yield from _work(checker, here, option)
    challenges = (*here[:2], "challenges_promise")
    if option.challenged is not None and not checker.scenario.cards[str(here[1])].challenges_promise:
        yield from checker.at_key((*here, "challenged"), "nothing-challenged", rests_on=[challenges])


def _work(checker: Checker, here: Path, option: Option) -> Iterator[Problem]:
    """Whether it is an initiative with all that one needs, or none that has some of it."""
    quarters = (*here, "quarters")
    if option.quarters > 0:
        if not option.burden:
            rests_on = [quarters, (*here, "burden")]
            yield from checker.at_key(here, "needs-burden", rests_on=rests_on, option=here[-1])
        return
    for field in INITIATIVE_FIELDS:
        if getattr(option, field):
            yield from checker.at_key((*here, field), "needs-quarters", rests_on=[quarters], field=field)


def _answer(checker: Checker, here: Path, answer: Option | NotNow) -> Iterator[Problem]:
    yield from checker.all_known((*here, "at_once"), "stock", answer.at_once)
    yield from checker.all_known((*here, "touches"), "gauge", answer.touches)
    for place, follow in enumerate(answer.follow_ups):
        yield from checker.known((*here, "follow_ups", place, "card"), "card", follow.card)
    for field in ("decided", "live", "working", "failed", "later"):
        line = getattr(answer, field, None)
        if isinstance(line, Line) and line.by is not None:
            yield from checker.known((*here, field, "by"), "person", line.by)
