"""Which names may stand in which equation, and every place in a pack where an equation stands.

`model_scope` is what flows, auxiliaries and the rules of initiatives see: the municipality of this moment.
`state_scope` is what conditions between the half-years see: that, and what was shown, chosen and promised.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from game.lang import Kind
from game.pack.schema import DIMENSIONS, Card, Dimension, Option, Scenario
from game.pack.words import Formula

ScopeName = Literal["model", "state"]
Path = tuple[str | int, ...]

ROLE_QUANTITIES = ("load", "capacity", "overload", "lent")


@dataclass(frozen=True, slots=True)
class Site:
    """One equation or condition: where it stands, what it says, what it should be and what it may name.

    `path` begins with the file's part of the pack: "settings", "model" or "cards".
    """

    path: Path
    text: str | float | bool
    want: Kind
    scope: ScopeName = "model"
    local: tuple[str, ...] = ()
    memory: bool = False

    @property
    def source(self) -> str:
        """The equation as text, also where the author wrote a bare number or truth value."""
        match self.text:
            case bool():
                return "true" if self.text else "false"
            case str():
                return self.text
            case _:
                return repr(float(self.text))


def names_at(site: Site, scopes: Mapping[ScopeName, dict[str, Kind]]) -> Mapping[str, Kind]:
    """What a site may name; its own names stand before the others, which thousands of sites share."""
    scope = scopes[site.scope]
    return ChainMap(dict.fromkeys(site.local, Kind.NUMBER), scope) if site.local else scope


def given_names(scenario: Scenario) -> dict[str, Kind]:
    """The quantities that the engine gives to every equation."""
    settings = scenario.settings
    names = {"t": Kind.NUMBER, "turn": Kind.NUMBER, "spring": Kind.TRUTH, "autumn": Kind.TRUTH}
    numbers = ["tokens_initiatives", "load", "running", "capacity_total"]
    numbers += ["overload", "overload_worst", "budget_cut"]
    numbers += [f"tokens_{dimension}" for dimension in DIMENSIONS]
    numbers += [f"dip_{area}" for area in settings.areas]
    numbers += [f"{quantity}_{role}" for role in settings.roles for quantity in ROLE_QUANTITIES]
    names.update(dict.fromkeys(numbers, Kind.NUMBER))
    names.update({f"situation_{situation}": Kind.TRUTH for situation in settings.situations})
    return names


def model_scope(scenario: Scenario) -> dict[str, Kind]:
    """What the model's equations may name."""
    model = scenario.model
    names = given_names(scenario)
    for table in (model.stocks, model.auxiliaries, model.parameters):
        names.update(dict.fromkeys(table, Kind.NUMBER))
    return names


def state_scope(scenario: Scenario) -> dict[str, Kind]:
    """What conditions between the half-years may name."""
    indicators = dict.fromkeys(scenario.settings.indicators, Kind.NUMBER)
    return {**model_scope(scenario), **indicators, **told_names(scenario)}


def told_names(scenario: Scenario) -> dict[str, Kind]:
    """The quantities that the engine gives to conditions between the half-years, and only to those."""
    settings = scenario.settings
    names = {f"change_{indicator}": Kind.NUMBER for indicator in settings.indicators}
    for card_id, card in scenario.cards.items():
        names[f"offered_{card_id}"] = Kind.TRUTH
        for key, option in card.options.items():
            names[f"chose_{card_id}_{key}"] = Kind.TRUTH
            if option.quarters > 0:
                names.update(dict.fromkeys(initiative_names(card_id, key), Kind.TRUTH))
        names[f"chose_{card_id}_not_now"] = Kind.TRUTH
    for promise in settings.promises:
        names.update({f"promise_{promise}_{state}": Kind.TRUTH for state in ("open", "kept", "broken")})
    names.update(dict.fromkeys(("goals_met", "goals_total", "floors_broken"), Kind.NUMBER))
    return names


def initiative_names(card: str, key: str) -> tuple[str, str, str]:
    """The truths that say how far an initiative has come: running, live, failed."""
    return (f"running_{card}_{key}", f"live_{card}_{key}", f"failed_{card}_{key}")


def sites(scenario: Scenario) -> Iterator[Site]:
    """Every equation and condition of the pack, in a fixed order."""
    yield from _model_sites(scenario)
    yield from _settings_sites(scenario)
    for card_id, card in scenario.cards.items():
        yield from _card_sites(card_id, card)


def figure_sites(scenario: Scenario) -> Iterator[Site]:
    """Every equation that makes an own profile of a municipality's figures; none of them is ever played.

    Their local names are all that they may name besides start(): parameters and figures, and in `starts` other stocks,
    which there mean the start in the new profile.
    """
    figures = scenario.settings.figures
    if figures is None:
        return
    here: Path = ("settings", "figures")
    local = (*scenario.model.parameters, *figures.ask)
    for name, figure in figures.ask.items():
        yield Site((*here, "ask", name, "usual"), figure.usual, Kind.NUMBER, local=local)
    for name, begin in figures.starts.items():
        with_stocks = (*local, *scenario.model.stocks)
        yield Site((*here, "starts", name, "value"), begin.value, Kind.NUMBER, local=with_stocks)
    for name, fit in figures.fits.items():
        yield Site((*here, "fits", name, "holds"), fit.holds, Kind.TRUTH, local=local)


def _amounts(
    path: Path,
    table: Mapping[str, Formula] | Mapping[Dimension, Formula],
    scope: ScopeName = "state",
    local: tuple[str, ...] = (),
) -> Iterator[Site]:
    for key, formula in table.items():
        yield Site((*path, key), formula, Kind.NUMBER, scope, local)


def _model_sites(scenario: Scenario) -> Iterator[Site]:
    model = scenario.model
    for name, auxiliary in model.auxiliaries.items():
        yield Site(("model", "auxiliaries", name, "equation"), auxiliary.equation, Kind.NUMBER, memory=True)
    for name, flow in model.flows.items():
        yield Site(("model", "flows", name, "equation"), flow.equation, Kind.NUMBER, memory=True)
    for name, channel in model.channels.items():
        yield Site(("model", "channels", name, "factor"), channel.factor, Kind.NUMBER)
    rules = model.initiatives
    here: Path = ("model", "initiatives")
    for field, local in INITIATIVE_LOCALS.items():
        yield Site((*here, field), getattr(rules, field), Kind.NUMBER, local=local)
    yield from _amounts((*here, "failed"), rules.failed, "model", ("points", "price"))
    yield from _amounts((*here, "ramp"), rules.ramp, "model", ("age",))


INITIATIVE_LOCALS: Mapping[str, tuple[str, ...]] = {
    "overrun": ("luck",),
    "overrun_cost": ("price", "overrun"),
    "speed": ("strain", "tokens"),
    "failure": ("risk", "strain"),
    "rush": ("strain",),
    "dip_live": ("age",),
    "dip_running": (),
}
"""The local names of each equation in `initiatives`, in the order in which the kernel passes them."""


LOCAL_NAMES = frozenset(
    {*(name for names in INITIATIVE_LOCALS.values() for name in names), "points", "age", "severity", "base"}
)
"""All names that mean something in one kind of equation only."""


def _settings_sites(scenario: Scenario) -> Iterator[Site]:
    settings = scenario.settings
    for name, role in settings.roles.items():
        yield Site(("settings", "roles", name, "capacity"), role.capacity, Kind.NUMBER)
        yield Site(("settings", "roles", name, "mandate", "value"), role.mandate.value, Kind.NUMBER, "state")
    for name, indicator in settings.indicators.items():
        if indicator.value is not None:
            yield Site(("settings", "indicators", name, "value"), indicator.value, Kind.NUMBER)
    for part, table in (("goals", settings.goals), ("floors", settings.floors)):
        for name, goal in table.items():
            yield from _amounts(("settings", part, name, "target"), goal.target, "model", ("base",))
    for name, promise in settings.promises.items():
        here: Path = ("settings", "promises", name)
        yield Site((*here, "kept"), promise.kept, Kind.TRUTH, "state")
        for field in ("on_given", "on_kept", "on_broken"):
            yield from _amounts((*here, field), getattr(promise, field))
    for name, situation in settings.situations.items():
        here = ("settings", "situations", name)
        yield Site((*here, "on"), situation.on, Kind.TRUTH, "state")
        yield Site((*here, "off"), situation.off, Kind.TRUTH, "state")
        yield from _amounts((*here, "effects"), situation.effects, "model")
    yield from _text_sites(scenario)
    yield from _budget_sites(scenario)


def _text_sites(scenario: Scenario) -> Iterator[Site]:
    settings = scenario.settings
    groups: list[tuple[Path, Mapping[str, object]]] = [
        (("settings", "headlines"), settings.headlines),
        (("settings", "small_news"), settings.small_news),
        (("settings", "epilogues"), settings.epilogues),
    ]
    for name, person in settings.people.items():
        groups.append((("settings", "people", name, "lines"), person.lines))
        groups.append((("settings", "people", name, "epilogues"), person.epilogues))
    for path, table in groups:
        for key, saying in table.items():
            yield Site((*path, key, "when"), getattr(saying, "when"), Kind.TRUTH, "state")  # noqa: B009  (two classes, one field)


def _budget_sites(scenario: Scenario) -> Iterator[Site]:
    budget = scenario.settings.budget
    if budget is None:
        return
    here: Path = ("settings", "budget")
    for name, line in budget.lines.items():
        yield Site((*here, "lines", name, "least"), line.least, Kind.NUMBER, "state")
        yield Site((*here, "lines", name, "most"), line.most, Kind.NUMBER, "state")
    for name, proposal in budget.proposals.items():
        yield from _amounts((*here, "proposals", name, "lines"), proposal.lines)


def _card_sites(card_id: str, card: Card) -> Iterator[Site]:
    here: Path = ("cards", card_id)
    yield Site((*here, "when"), card.when, Kind.TRUTH, "state")
    yield Site((*here, "hazard"), card.hazard, Kind.NUMBER, "state")
    yield from _amounts((*here, "at_once"), card.at_once, "state", ("severity",))
    for key, option in card.options.items():
        yield from _option_sites((*here, "options", key), option)
    if card.not_now is not None:
        yield from _amounts((*here, "not_now", "at_once"), card.not_now.at_once)


def _option_sites(here: Path, option: Option) -> Iterator[Site]:
    yield Site((*here, "requires"), option.requires, Kind.TRUTH, "state")
    yield from _amounts((*here, "at_once"), option.at_once)
