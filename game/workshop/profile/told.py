"""What a municipality and its facilitator read about an own profile: findings, assumptions, starts."""

from __future__ import annotations

from collections.abc import Iterator

from game.pack.schema import Figures, Scenario
from game.texts.catalogue import Words
from game.workshop.measures import measured, rough, shown
from game.workshop.profile.make import Own
from game.workshop.profile.read import Finding


def finding_text(finding: Finding, speak: Words) -> str:
    """A finding as one line: `file:line:column: severity: message [code]`."""
    facts = {
        name: fact if isinstance(fact, str) else shown(fact, speak.language) for name, fact in finding.facts
    }
    near, unit = facts.pop("near", ""), facts.pop("unit", "")
    if unit:
        facts["value"] = measured(facts["value"], unit, speak)
    message = speak(f"figures.{finding.code}", **facts)
    if near:
        message = f"{message} {speak('problem.suggestion', suggestion=near)}"
    line = f"{finding.place}: {speak(f'problem.{finding.severity}')}: {message} [{finding.code}]"
    return "".join(character if character.isprintable() else " " for character in line)


def assumption_lines(own: Own, scenario: Scenario, figures: Figures, speak: Words) -> Iterator[str]:
    """Everything that was assumed, a sentence each: what was missing, made, cut, odd, and left as it was."""
    model, base = scenario.model, scenario.settings.profiles[own.base].name
    for taken in own.taken:
        figure = figures.ask[taken.figure]
        value = measured(rough(taken.value, speak.language), figure.unit, speak)
        yield speak("profile.missing", name=figure.name, value=value, base=base)
    moved = [each for each in own.started if each.value != each.before or each.is_cut]
    for each in moved:
        stock, how = model.stocks[each.stock], figures.starts[each.stock].how
        wanted, value, before, low, high = (
            measured(rough(float(number), speak.language), stock.unit, speak)
            for number in (each.wanted, each.value, each.before, stock.low, stock.high)
        )
        yield speak("profile.started", name=stock.name, value=value, before=before, how=how, base=base)
        if each.is_cut:
            yield speak("profile.cut", name=stock.name, wanted=wanted, low=low, high=high)
    for name in own.unfit:
        yield speak("profile.unfit", text=figures.fits[name].text)
    for name in own.unknown:
        yield speak("profile.unknown", name=_name_of(name, scenario, figures))
    kept = [stock.name for name, stock in model.stocks.items() if name not in {each.stock for each in moved}]
    yield speak("profile.kept", names=", ".join(kept), base=base)
    goals = {**scenario.settings.goals, **scenario.settings.floors}
    adjusted = [goal.name for goal in goals.values() if own.base in goal.adjust]
    if adjusted:
        yield speak("profile.goals", names=", ".join(adjusted), base=base)


def _name_of(name: str, scenario: Scenario, figures: Figures) -> str:
    if name in figures.ask:
        return figures.ask[name].name
    return scenario.model.stocks[name].name if name in scenario.model.stocks else figures.fits[name].text
