"""Names that nothing uses: what was made and then forgotten, or is misspelt where it was meant to be used."""

from __future__ import annotations

from collections.abc import Iterator

from game.errors import Problem
from game.pack.schema import Card, NotNow, Option
from game.pack.scope import Path
from game.workshop.deep.material import Material


def usage_problems(material: Material) -> Iterator[Problem]:
    """Everything that is made and never used; nothing for a pack with errors, in which its use may be missing."""
    if not material.whole:
        return
    yield from _parameters_and_auxiliaries(material)
    yield from _stocks(material)
    yield from _channels_and_areas(material)
    yield from _promises(material)


def _parameters_and_auxiliaries(material: Material) -> Iterator[Problem]:
    model = material.scenario.model
    scaling = {*model.initiatives.readiness.values(), *(way.readiness for way in model.channels.values())}
    tables = (("parameter", "parameters", model.parameters), ("auxiliary", "auxiliaries", model.auxiliaries))
    for kind, table, names in tables:
        for name in names:
            if name not in material.read_by and name not in scaling:
                yield from material.warn_at_key(("model", table, name), "unused-name", kind=kind, name=name)


def _stocks(material: Material) -> Iterator[Problem]:
    """Stocks that nothing reads but their own flows, and stocks that nothing moves."""
    model, settings = material.scenario.model, material.scenario.settings
    rules, budget = model.initiatives, settings.budget
    shown = {stock for each in settings.indicators.values() for stock in each.sum or {}}
    shown |= {rules.money, rules.reserve, rules.running_cost}
    moved = set(_moved(material)) | {rules.money, rules.reserve, rules.running_cost}
    moved |= {line.stock for line in budget.lines.values()} if budget else set()
    for name in model.stocks:
        path: Path = ("model", "stocks", name)
        readers = [
            place for place in material.read_by.get(name, ()) if not _moves_only(material, place, name)
        ]
        if not readers and name not in shown:
            yield from material.warn_at_key(path, "unused-stock", name=name)
        elif name not in moved:
            yield from material.warn_at_key(path, "stock-never-moves", name=name)


def _moves_only(material: Material, place: Path, stock: str) -> bool:
    """Whether an expression is that of a flow or a channel which moves this stock and no other."""
    model = material.scenario.model
    match place:
        case ("model", "flows", str(name), _):
            return {model.flows[name].into, model.flows[name].out_of} <= {stock, None}
        case ("model", "channels", str(name), _):
            return model.channels[name].stock == stock
        case _:
            return False


def _moved(material: Material) -> Iterator[str]:
    """Every stock that a flow, a channel, a choice, an event, a promise, a situation or a rule moves."""
    model, settings = material.scenario.model, material.scenario.settings
    for flow in model.flows.values():
        yield from (end for end in (flow.into, flow.out_of) if end is not None)
    yield from (way.stock for way in model.channels.values())
    yield from model.initiatives.failed
    for card in material.scenario.cards.values():
        yield from card.at_once
        for answer in _answers(card):
            yield from answer.at_once
    for promise in settings.promises.values():
        yield from (*promise.on_given, *promise.on_kept, *promise.on_broken)
    for situation in settings.situations.values():
        yield from situation.effects
    for rule in settings.budget.gains.values() if settings.budget else ():
        yield from rule.shares


def _answers(card: Card) -> Iterator[Option | NotNow]:
    yield from card.options.values()
    if card.not_now is not None:
        yield card.not_now


def _channels_and_areas(material: Material) -> Iterator[Problem]:
    options = [option for card in material.scenario.cards.values() for option in card.options.values()]
    used = {name for option in options for name in option.effects}
    for name in material.scenario.model.channels:
        if name not in used:
            yield from material.warn_at_key(
                ("model", "channels", name), "unused-name", kind="channel", name=name
            )
    felt = {option.area for option in options}
    for name in material.scenario.settings.areas:
        if name not in felt:
            yield from material.warn_at_key(
                ("settings", "areas", name), "unused-name", kind="area", name=name
            )


def _promises(material: Material) -> Iterator[Problem]:
    """Promises that nobody can give."""
    cards = material.scenario.cards.values()
    given = {option.gives for card in cards for option in card.options.values()}
    for name, promise in material.scenario.settings.promises.items():
        if not (promise.may_be_given or promise.at_start or name in given):
            path: Path = ("settings", "promises", name)
            yield from material.warn_at_key(path, "promise-never-given", name=name)
