"""Checks of `scenario.yaml`: seats, indicators, goals, promises, situations, calendar and modules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.errors import Problem
from game.pack.check_model import GREATEST
from game.pack.finding import TABLES, Checker
from game.pack.schema import Epilogue, Goal
from game.pack.scope import Path

TURNS: Path = ("settings", "turns")
MOST_ROLES = 12
"""More than any table seats; the screens and the printed matter are made for fewer."""

FEWEST_ANSWERS, MOST_ANSWERS = 2, 5
"""How many answers the form's question may have; a sixth key is that of "don't know"."""

HEAVIEST = 8
"""A heavier stock could move its indicator by more in one posting than the grid holds exactly (2^19 / 2^16)."""


def settings_problems(checker: Checker) -> Iterator[Problem]:
    """Everything that is wrong with the settings but their equations and the budget."""
    yield from _tables(checker)
    yield from _roles(checker)
    yield from _chosen(checker)
    yield from _indicators(checker)
    yield from _goals(checker)
    yield from _promises(checker)
    yield from _situations(checker)
    yield from _calendar(checker)
    yield from _modules(checker)
    yield from _sessions(checker)
    yield from _form(checker)
    yield from _epilogues(checker)


def _tables(checker: Checker) -> Iterator[Problem]:
    for table in ("roles", "areas", "indicators", "gauges", "profiles", "ambitions", "goals", "epilogues"):
        if not getattr(checker.scenario.settings, table) and checker.is_whole(("settings", table)):
            yield from checker.at_key(("settings", table), "nothing-here", table=table)


def _roles(checker: Checker) -> Iterator[Problem]:
    roles, here = checker.scenario.settings.roles, ("settings", "roles")
    if len(roles) > MOST_ROLES:
        yield from checker.at_key(here, "too-many-roles", count=len(roles), limit=MOST_ROLES)
    directors = [name for name, role in roles.items() if role.director]
    unsure = [(*here, name, "director") for name in roles]
    if roles and not directors and checker.is_whole(here):
        yield from checker.at_key(here, "no-director", rests_on=unsure)
    for name in directors[1:]:
        yield from checker.at((*here, name, "director"), "second-director", role=name, other=directors[0])


def _chosen(checker: Checker) -> Iterator[Problem]:
    settings = checker.scenario.settings
    yield from checker.known(("settings", "profile"), "profile", settings.profile)
    yield from checker.known(("settings", "ambition"), "ambition", settings.ambition)
    if settings.raise_ambition is not None and settings.raise_ambition >= settings.turns:
        path: Path = ("settings", "raise_ambition")
        yield from checker.at(path, "never-raised", "warning", rests_on=[TURNS], turns=settings.turns)
    for part, turn in settings.from_turn.items():
        if turn > settings.turns:
            path = ("settings", "from_turn", part)
            yield from checker.at(path, "after-the-end", rests_on=[TURNS], turns=settings.turns)
    for place, gauge in enumerate(settings.gauges):
        yield from checker.known(("settings", "gauges", place), "indicator", gauge)
    yield from _town(checker)


def _town(checker: Checker) -> Iterator[Problem]:
    """Layers that follow nothing known, ends that are no ends or of no layer, moods that follow a resting layer."""
    settings = checker.scenario.settings
    for layer, indicator in settings.town.items():
        yield from checker.known(("settings", "town", layer), "indicator", indicator)
    town: Path = ("settings", "town")
    for layer, ends in settings.town_ends.items():
        here: Path = ("settings", "town_ends", layer)
        if layer not in settings.town:
            yield from checker.at_key(here, "layer-rests", "warning", rests_on=[town], layer=layer)
        elif ends.worst == ends.best:
            yield from checker.at(here, "layer-without-room", layer=layer, value=ends.best)
    for name, person in settings.people.items():
        for mood, layer in person.moods.items():
            if layer not in settings.town:
                path: Path = ("settings", "people", name, "moods", mood)
                yield from checker.at(path, "layer-rests", "warning", rests_on=[town], layer=layer)


def _indicators(checker: Checker) -> Iterator[Problem]:
    settings, stocks = checker.scenario.settings, checker.scenario.model.stocks
    for name, indicator in settings.indicators.items():
        here: Path = ("settings", "indicators", name)
        if (indicator.sum is None) == (indicator.value is None):
            rests_on = [(*here, "sum"), (*here, "value")]
            yield from checker.at_key(here, "sum-or-value", rests_on=rests_on, name=name)
        if not indicator.low < indicator.high:
            low, high = indicator.low, indicator.high
            yield from checker.at(
                (*here, "high"), "bounds-order", rests_on=[(*here, "low")], low=low, high=high
            )
        if indicator.gauge is not None:
            yield from checker.known((*here, "gauge"), "gauge", indicator.gauge)
        if indicator.sum is not None:
            yield from checker.all_known((*here, "sum"), "stock", indicator.sum)
            most = abs(indicator.constant) + sum(
                abs(weight) * max(abs(stocks[stock].low), abs(stocks[stock].high))
                for stock, weight in indicator.sum.items()
                if stock in stocks
            )
            if not most < GREATEST:
                rests_on = [
                    (*TABLES["stock"], stock, bound) for stock in indicator.sum for bound in ("low", "high")
                ]
                yield from checker.at_key((*here, "sum"), "sum-too-large", rests_on=rests_on, limit=GREATEST)
            for stock, weight in indicator.sum.items():
                if abs(weight) >= HEAVIEST:
                    yield from checker.at((*here, "sum", stock), "weight-too-large", limit=HEAVIEST)


def _goals(checker: Checker) -> Iterator[Problem]:
    settings = checker.scenario.settings
    for part, table in (("goals", settings.goals), ("floors", settings.floors)):
        for name, goal in table.items():
            here: Path = ("settings", part, name)
            yield from checker.known((*here, "indicator"), "indicator", goal.indicator)
            yield from checker.all_known((*here, "target"), "ambition", goal.target)
            yield from checker.all_known((*here, "adjust"), "profile", goal.adjust)
            yield from _missing_targets(checker, (*here, "target"), goal)


def _missing_targets(checker: Checker, path: Path, goal: Goal) -> Iterator[Problem]:
    if not checker.is_whole(path):
        return
    for ambition in checker.scenario.settings.ambitions:
        if ambition not in goal.target:
            rests_on = [(*path, ambition), ("settings", "ambitions", ambition)]
            yield from checker.at_key(path, "target-missing", rests_on=rests_on, ambition=ambition)


def _promises(checker: Checker) -> Iterator[Problem]:
    settings = checker.scenario.settings
    for name, promise in settings.promises.items():
        here: Path = ("settings", "promises", name)
        if promise.indicator is not None:
            yield from checker.known((*here, "indicator"), "indicator", promise.indicator)
        for field in ("on_given", "on_kept", "on_broken"):
            yield from checker.all_known((*here, field), "stock", getattr(promise, field))
        if promise.deadline > settings.turns:
            path = (*here, "deadline")
            yield from checker.at(path, "after-the-end", "warning", rests_on=[TURNS], turns=settings.turns)


def _situations(checker: Checker) -> Iterator[Problem]:
    for name, situation in checker.scenario.settings.situations.items():
        here: Path = ("settings", "situations", name)
        yield from checker.all_known((*here, "effects"), "stock", situation.effects)
        limits = situation.limits
        if limits is None:
            continue
        for place, proposal in enumerate(limits.proposals):
            yield from checker.known((*here, "limits", "proposals", place), "proposal", proposal)
        if limits.price is not None and limits.price < 0:
            path = (*here, "limits", "price")
            yield from checker.at(path, "out-of-range", limit="at least 0", found=limits.price)


def _calendar(checker: Checker) -> Iterator[Problem]:
    settings, cards = checker.scenario.settings, checker.scenario.cards
    taken: dict[tuple[int, str], int] = {}
    for place, item in enumerate(settings.calendar):
        here: Path = ("settings", "calendar", place)
        if item.turn > settings.turns:
            yield from checker.at((*here, "turn"), "after-the-end", rests_on=[TURNS], turns=settings.turns)
        for field, name in (("case", item.case), ("event", item.event)):
            if name is None:
                continue
            path = (*here, field)
            yield from checker.known(path, "card", name)
            if name in cards and cards[name].kind != field:
                yield from checker.at(
                    path,
                    "wrong-kind-of-card",
                    rests_on=[("cards", name, "kind")],
                    card=name,
                    wanted=field,
                    found=cards[name].kind,
                )
            other = taken.setdefault((item.turn, field), place)
            if other != place:
                yield from checker.at(path, "turn-taken", rests_on=_turns(place, other), turn=item.turn)


def _turns(*places: int) -> list[Path]:
    return [("settings", "calendar", place, "turn") for place in places]


def _modules(checker: Checker) -> Iterator[Problem]:
    turns = checker.scenario.settings.turns
    for place, module in enumerate(checker.scenario.settings.modules):
        for number, turn in enumerate(module.turns):
            path: Path = ("settings", "modules", place, "turns", number)
            if turn < 1:
                yield from checker.at(path, "out-of-range", limit="at least 1", found=turn)
            if turn > turns:
                yield from checker.at(path, "after-the-end", rests_on=[TURNS], turns=turns)


def _sessions(checker: Checker) -> Iterator[Problem]:
    settings = checker.scenario.settings
    for place, session in enumerate(settings.sessions):
        here: Path = ("settings", "sessions", place)
        if session.short and settings.short is None:
            yield from checker.at((*here, "short"), "no-short-game")
            continue
        end = settings.short.turns if session.short and settings.short is not None else settings.turns
        if session.turns is not None and session.turns > end:
            yield from checker.at((*here, "turns"), "after-the-end", rests_on=[TURNS], turns=end)
        last = min(session.turns or end, end)
        for number, pause in enumerate(session.breaks):
            if pause.after > last:
                path: Path = (*here, "breaks", number, "after")
                yield from checker.at(path, "after-the-end", rests_on=[TURNS], turns=last)


def _form(checker: Checker) -> Iterator[Problem]:
    """A form that asks nothing, a question without a choice, an answer of the model that cannot be given."""
    form, here = checker.scenario.settings.form, ("settings", "form")
    if form is None:
        return
    if not form.confidence and checker.is_whole((*here, "confidence")):
        yield from checker.at_key((*here, "confidence"), "nothing-here", table="confidence")
    if form.question is None:
        return
    answers: Path = (*here, "question", "answers")
    count = len(form.question.answers)
    if not FEWEST_ANSWERS <= count <= MOST_ANSWERS and checker.is_whole(answers):
        yield from checker.at_key(
            answers, "form-answers", least=FEWEST_ANSWERS, most=MOST_ANSWERS, found=count
        )
    if form.question.model not in form.question.answers and checker.is_whole(answers):
        answers_given = ", ".join(form.question.answers)
        path: Path = (*here, "question", "model")
        yield from checker.at(
            path, "form-no-such-answer", rests_on=[answers], name=form.question.model, answers=answers_given
        )


def _epilogues(checker: Checker) -> Iterator[Problem]:
    """Any turn may be the last, so one epilogue must always hold."""
    settings = checker.scenario.settings
    tables: list[tuple[Path, Mapping[str, Epilogue]]] = [(("settings", "epilogues"), settings.epilogues)]
    for name, person in settings.people.items():
        tables.append((("settings", "people", name, "epilogues"), person.epilogues))
    for path, table in tables:
        sure = any(epilogue.when in {True, "true"} for epilogue in table.values())
        if table and not sure and checker.is_whole(path):
            rests_on: list[Path] = [(*path, name, "when") for name in table]
            yield from checker.at_key(path, "no-last-epilogue", "warning", rests_on=rests_on)
