"""What a cause shows when it is opened: why in a sentence, its equation in words and as written, unit and source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from game.lang import Ref, references, render
from game.pack.schema import Card, Option
from game.pack.scope import Path
from game.pack.words import Formula
from game.session.views.causes import (
    OF_CHOICES,
    Detail,
    Reading,
    Span,
    cause_label,
    flow_reads,
    readings,
    stock_amounts,
)
from game.session.views.figures import roughly, with_unit
from game.session.views.names import choice_of, choice_text, quantity_name, quantity_unit
from game.session.views.play import Play
from game.session.views.sources import source_text
from game.session.views.subject import subject_of, tree_of, unit_of_amount
from game.session.views.worded import number_worded, of_stock, stock_equation, worded


def cause_detail(play: Play, cause: str, span: Span) -> Detail:
    """What a cause shows when it is opened."""
    kind, _, name = cause.partition(":")
    settings, say = play.scenario.settings, play.say
    if kind in OF_CHOICES:
        return _choice_detail(play, kind, name, span)
    match kind:
        case "flow":
            flow = play.scenario.model.flows[name]
            reads = flow_reads(play, name)
            tree = play.rules.plan.equations.trees["model", "flows", name, "equation"]
            return Detail(
                flow.why,
                str(flow.equation),
                source_text(play, flow.source),
                readings(play, reads, span),
                worded(play, tree),
                _flow_unit(play, flow.into or flow.out_of or ""),
            )
        case "event":
            card = play.scenario.cards[name]
            return _at_once(
                play, (card.text, _card_source(play, card)), card.at_once, span, ("cards", name, "at_once")
            )
        case "situation":
            situation = settings.situations[name]
            why = situation.way_out or say("detail.situation")
            said, path = (why, say("source.assumption")), ("settings", "situations", name, "effects")
            found = _at_once(play, said, situation.effects, span, path)
            return replace(found, unit=say("detail.per_quarter", unit=found.unit))
        case "promise":
            promise, _, word = name.partition(".")
            part = settings.promises[promise]
            lines = {"given": part.given, "kept": part.kept_line, "broken": part.broken_line}
            tables = {"given": part.on_given, "kept": part.on_kept, "broken": part.on_broken}
            said, path = (
                (lines[word], say("source.assumption")),
                ("settings", "promises", promise, f"on_{word}"),
            )
            return _at_once(play, said, tables[word], span, path)
        case "bound":
            stock = play.scenario.model.stocks[name]
            limits = f"{stock.low} .. {stock.high}"
            words = say(
                "worded.limits", low=number_worded(play, stock.low), high=number_worded(play, stock.high)
            )
            reads_own = readings(play, (name,), span)
            source, unit = source_text(play, stock.source), unit_of_amount(play, name)
            return Detail(stock.why, limits, source, reads_own, words, unit)
        case _:
            return _ruled(play, kind, span)


def own_detail(play: Play, indicator: str, span: Span) -> Detail:
    """An indicator's own equation and what it reads; one that only passes something on has that thing's equation."""
    part, unit = subject_of(play, indicator), unit_of_amount(play, indicator)
    if part.sum is not None:
        terms = [f"{weight} * {stock}" for stock, weight in part.sum.items()]
        words = _summed(play, float(part.constant), part.sum)
        constant = [str(part.constant)] if part.constant else []
        reads = readings(play, part.sum, span)
        made = play.say("source.definition")
        return Detail(part.explain, " + ".join(constant + terms), made, reads, words, unit)
    tree = tree_of(play.rules, indicator)
    if isinstance(tree, Ref):
        inner = driver_detail(play, tree.name, span)
        return replace(inner, why=part.explain or inner.why, unit=inner.unit or unit)
    reads = readings(play, sorted(references(tree)), span)
    return Detail(
        part.explain, str(part.value), play.say("source.definition"), reads, worded(play, tree), unit
    )


def _summed(play: Play, constant: float, weights: Mapping[str, float | int]) -> str:
    """A weighted sum as people write it: "80 + 0,3 × Kompetansen − 0,5 × Slitasje"."""
    words = number_worded(play, constant) if constant else ""
    for stock, weight in weights.items():
        size, name = number_worded(play, abs(float(weight))), quantity_name(play, stock)
        part = name if abs(weight) == 1 else f"{size} × {name}"
        if words:
            words += f" − {part}" if weight < 0 else f" + {part}"
        else:
            words = f"−{part}" if weight < 0 else part
    return words


def driver_detail(play: Play, name: str, span: Span) -> Detail:
    """What a driver shows when it is opened: its equation and readings, or for a stock what fills and drains it."""
    model, trees = play.scenario.model, play.rules.plan.equations.trees
    if name in model.auxiliaries:
        auxiliary = model.auxiliaries[name]
        tree = trees["model", "auxiliaries", name, "equation"]
        return Detail(
            auxiliary.why,
            str(auxiliary.equation),
            source_text(play, auxiliary.source),
            readings(play, sorted(references(tree)), span),
            worded(play, tree),
            unit_of_amount(play, name),
        )
    if name in model.stocks:
        stock = model.stocks[name]
        return Detail(
            stock.why,
            stock_equation(play, name) or name,
            source_text(play, stock.source),
            _moved_by(play, name, span),
            of_stock(play, name) or play.say("worded.decided"),
            unit_of_amount(play, name),
        )
    if name in model.parameters:
        parameter = model.parameters[name]
        value = with_unit(play, number_worded(play, float(parameter.value)), quantity_unit(play, name))
        return Detail(parameter.why, str(parameter.value), source_text(play, parameter.source), (), value)
    memory = play.rules.plan.equations.memories.get(name)
    if memory is not None:
        inner = sorted(references(memory.x))
        unit = (quantity_unit(play, inner[0]) if inner else "") or play.say("unit.points")
        why, source = play.say("detail.memory"), play.say("source.definition")
        return Detail(why, render(memory), source, (), worded(play, memory), unit)
    return _built_detail(play, name, span)


def _built_detail(play: Play, name: str, span: Span) -> Detail:
    """What the game itself gives an equation: capacity, work, attention, time."""
    say, roles, (kind, _, of) = play.say, play.scenario.settings.roles, name.partition("_")
    if kind == "capacity" and of in roles:
        tree = play.rules.plan.equations.trees["settings", "roles", of, "capacity"]
        reads = readings(play, sorted(references(tree)), span)
        why, source, formula = say("detail.capacity"), say("source.definition"), str(roles[of].capacity)
        return Detail(why, formula, source, reads, worded(play, tree), say("unit.points"))
    if kind == "capacity":
        parts = [f"capacity_{role}" for role in roles]
        words = " + ".join(quantity_name(play, part) for part in parts)
        why, source = say("detail.capacity"), say("source.rules")
        return Detail(why, " + ".join(parts), source, readings(play, parts, span), words, say("unit.points"))
    key = kind if f"detail.{kind}" in say else "game"
    reads = readings(play, (name,), span)
    words, unit = say(f"detail.{key}.words"), say(f"detail.{key}.unit")
    return Detail(say(f"detail.{key}"), name, say("source.rules"), reads, words, unit)


def _choice_detail(play: Play, kind: str, name: str, span: Span) -> Detail:
    choice, model = choice_of(play.rules.layout, name), play.scenario.model
    card = play.scenario.cards[choice.card]
    option, rules = choice.option, model.initiatives
    say, source = play.say, _card_source(play, card)
    why = say(f"cause.{kind}.why", text=choice_text(play, choice.card, choice.key))
    money = say("unit.mnok")
    match kind:
        case "effect" if isinstance(option, Option):
            return _effect(play, why, card, option, span)
        case "running" if isinstance(option, Option):
            words = say("worded.running", amount=number_worded(play, float(option.running)))
            return Detail(why, f"{option.running} * ramp", source, (), words, say("unit.mnok_year"))
        case "price" if isinstance(option, Option):
            return Detail(why, str(option.price), source, (), number_worded(play, float(option.price)), money)
        case "overrun":
            equation = f"{rules.overrun_cost}\noverrun = {rules.overrun}"
            return Detail(why, equation, say("source.assumption"), (), say("worded.overrun"), money)
        case "failure":
            said = (why, say("source.assumption"))
            found = _at_once(play, said, rules.failed, span, ("model", "initiatives", "failed"))
            return replace(found, equation=f"{found.equation}\nrisk = {rules.failure}")
        case _:
            place = ("not_now",) if choice.key == "not_now" else ("options", choice.key)
            return _at_once(
                play, (why, source), option.at_once, span, ("cards", choice.card, *place, "at_once")
            )


def _effect(play: Play, why: str, card: Card, option: Option, span: Span) -> Detail:
    """An initiative's effect: the channel's amount, along the ramp, through readiness."""
    model, lines, words, reads, moved = (
        play.scenario.model,
        list[str](),
        list[str](),
        dict[str, None](),
        list[str](),
    )
    dimension = card.dimension or "strategy"
    for name, amount in option.effects.items():
        channel = model.channels[name]
        if channel.stock in span.stocks:
            readiness = channel.readiness or model.initiatives.readiness[dimension]
            factor = f" * ({channel.factor})" if channel.factor != 1 and amount > 0 else ""
            lines.append(f"{channel.stock}: {amount} * ramp * {readiness}{factor}")
            words.append(
                play.say(
                    "worded.effect",
                    stock=quantity_name(play, channel.stock),
                    amount=number_worded(play, float(amount), signed=True),
                    readiness=quantity_name(play, readiness),
                )
            )
            moved.append(channel.stock)
            reads[readiness] = None
    lines.append(f"ramp = {model.initiatives.ramp[dimension]}")
    source = _card_source(play, card)
    return Detail(
        why, "\n".join(lines), source, readings(play, reads, span), "\n".join(words), _units(play, moved)
    )


def _at_once(
    play: Play, said: tuple[str, str], table: Mapping[str, Formula], span: Span, path: Path
) -> Detail:
    """What moves stocks by an amount; `said` is why, and where the amounts are from."""
    trees, stocks = play.rules.plan.equations.trees, [stock for stock in table if stock in span.stocks]
    equation = "\n".join(f"{stock}: {table[stock]}" for stock in stocks)
    words = "\n".join(
        f"{quantity_name(play, stock)}: {worded(play, trees[*path, stock])}" for stock in stocks
    )
    return Detail(said[0], equation, said[1], (), words, _units(play, stocks))


def _ruled(play: Play, kind: str, span: Span) -> Detail:
    """The budget, or the rule for gains: what it set each stock to."""
    lines = [
        (stock, stock_amounts(play, stock, span))
        for stock in span.stocks
        if any(cause.startswith(f"{kind}:") for cause in stock_amounts(play, stock, span))
    ]
    moved = [
        (stock, sum(amount for cause, amount in amounts.items() if cause.startswith(f"{kind}:")))
        for stock, amounts in lines
    ]
    words = [f"{quantity_name(play, stock)}: {roughly(play, amount, signed=True)}" for stock, amount in moved]
    equation = "\n".join(f"{stock}: {roughly(play, amount, signed=True)}" for stock, amount in moved)
    unit = _units(play, [stock for stock, _ in moved])
    return Detail(
        play.say(f"cause.{kind}.why"), equation, play.say("source.rules"), (), "\n".join(words), unit
    )


def _units(play: Play, stocks: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(unit_of_amount(play, stock) for stock in stocks))


def _flow_unit(play: Play, stock: str) -> str:
    return play.say("detail.per_quarter", unit=unit_of_amount(play, stock))


def _card_source(play: Play, card: Card) -> str:
    """A card without a source of its own is the scenario's assumption."""
    return (source_text(play, card.note.source) if card.note else "") or play.say("source.assumption")


def _moved_by(play: Play, stock: str, span: Span) -> tuple[Reading, ...]:
    """The flows and choices that moved a stock most, each with what it did."""
    amounts = stock_amounts(play, stock, span)
    largest = sorted(amounts, key=lambda cause: -abs(amounts[cause]))[:4]
    return tuple(
        Reading(
            cause_label(play, cause).label,
            "",
            with_unit(play, roughly(play, amounts[cause], signed=True), quantity_unit(play, stock)),
        )
        for cause in largest
    )
