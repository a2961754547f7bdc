"""What things are called on screen: choices, roles, stocks, and everything else that an equation can name."""

from __future__ import annotations

from game.engine.layout import SEASON, TIME, TURN, Choice, Layout
from game.engine.state import Rules, State
from game.lang import references
from game.pack.schema import DIMENSIONS, Option
from game.pack.scope import ROLE_QUANTITIES
from game.session.views.figures import decimals_for, rounded, with_unit, written
from game.session.views.play import Play

LETTERS = "ABCD"
UNITS = {
    "0-100": "",
    "1": "",
    "index": "",
    "points": "points",
    "M NOK": "mnok",
    "M NOK/year": "mnok_year",
    "kh/year": "hours_year",
    "points per quarter": "points_quarter",
    "per quarter": "a_quarter",
    "per year": "a_year",
    "M NOK per kh": "mnok_hours",
    "M NOK per point": "mnok_point",
    "points per token": "points_token",
    "days per quarter": "days_quarter",
    "cases": "cases",
    "cases per day": "cases_day",
    "days": "days",
    "kWh/m2": "energy",
    "t CO2e": "emissions",
    "fte": "posts",
    "M NOK/year per fte": "mnok_post",
    "thousand km": "distance",
    "M NOK/year per thousand km": "mnok_distance",
    "t CO2e per thousand km": "emissions_distance",
    "cases per quarter": "cases_quarter",
}
"""Units that packs write in short, by the key of their words; "" is not said. Others stand as they are written."""
SHARES = ("share", "ratio")
"""Units of what people would rather read in percent."""
FINEST = 4
"""No more decimals than this are shown to tell two values apart."""


def letter(layout: Layout, card: str, key: str) -> str:
    """The letter of an answer on screen: options first, then "not now"."""
    return LETTERS[next(c.position for c in layout.choices if c.card == card and c.key == key) - 1]


def choice_name(play: Play, choice: Choice) -> str:
    """A choice in the answer's own words: "La nattevaktene prøve i én sone", "Ikke nå i «Tolv mål»"."""
    if choice.key == "not_now":
        return play.say("choice.named.not_now", title=play.scenario.cards[choice.card].title)
    return choice_text(play, choice.card, choice.key)


def choice_text(play: Play, card: str, key: str) -> str:
    """What an answer says: the option's text, or "Ikke nå"."""
    option = play.scenario.cards[card].options.get(key)  # type: ignore[call-overload]  # not_now is none of them
    return option.text if isinstance(option, Option) else play.say("choice.not_now")


def choice_of(layout: Layout, choice_id: str) -> Choice:
    """The choice with an id such as `night_sensors.a`."""
    card, _, key = choice_id.partition(".")
    return next(choice for choice in layout.choices if choice.card == card and choice.key == key)


def card_words(play: Play, name: str) -> tuple[str, str]:
    """A card's title and text; for an event that has come before, those for this time where it has them."""
    card, slot = play.scenario.cards[name], play.rules.layout.offered[play.rules.layout.cards[name]]
    times = len({step.state.whole[slot] for step in play.steps} - {0})
    if times < 2 or not card.again:  # noqa: PLR2004  (the card's own words are for the first time)
        return card.title, card.text
    words = card.again[min(times - 2, len(card.again) - 1)]
    return words.title or card.title, words.text


def target_name(play: Play, target: str) -> str:
    """What a role can give its attention to: a dimension, or something under way."""
    layout = play.rules.layout
    if target in layout.initiative_of:
        return choice_name(play, choice_of(layout, target))
    return dimension_name(play, target)


def dimension_name(play: Play, dimension: str) -> str:
    """A dimension's name."""
    return play.say(f"dimension.{dimension}")


def quantity_name(play: Play, name: str) -> str:
    """What a name in an equation is called; an id without a name of its own is written with spaces."""
    settings, model = play.scenario.settings, play.scenario.model
    for table in (model.stocks, model.auxiliaries, settings.indicators):
        if name in table:
            return table[name].name
    if name in model.parameters and (called := model.parameters[name].name) is not None:
        return called
    memory = play.rules.plan.equations.memories.get(name)
    if memory is not None:
        inner = sorted(references(memory.x))
        return play.say("quantity.delayed", name=quantity_name(play, inner[0]) if inner else name)
    key = f"quantity.{name}"
    return play.say(key) if key in play.say else _built_name(play, name) or name.replace("_", " ")


def _built_name(play: Play, name: str) -> str:
    """The name of a quantity of a role, a dimension, an area or a situation; "" if it is none of these."""
    settings, (kind, _, of) = play.scenario.settings, name.partition("_")
    if kind in ROLE_QUANTITIES and of in settings.roles:
        return play.say(f"quantity.{kind}_role", role=settings.roles[of].short)
    if kind == "tokens" and of in DIMENSIONS:
        return play.say("quantity.tokens", dimension=dimension_name(play, of))
    if kind == "dip" and of in settings.areas:
        return play.say("quantity.dip", area=settings.areas[of].name)
    if kind == "situation" and of in settings.situations:
        return settings.situations[of].name
    return ""


def quantity_value(rules: Rules, state: State, name: str) -> float | bool | None:
    """The value of a name at a moment; None for what only the kernel's inner code knows."""
    layout, model = rules.layout, rules.scenario.model
    for index, region in (
        (layout.stocks, layout.stock),
        (layout.auxiliaries, layout.auxiliary),
        (layout.built, layout.given),
        (layout.indicators, layout.indicator),
    ):
        if name in index:
            return state.floats[region[index[name]]]
    if name in model.parameters:
        return float(model.parameters[name].value)
    if name.startswith("situation_"):
        situation = name.removeprefix("situation_")
        return state.whole[layout.situation[layout.situations[situation]]] == 1
    match name:
        case "t":
            return state.floats[TIME]
        case "turn":
            return float(state.whole[TURN])
        case "spring" | "autumn":
            return (state.whole[SEASON] == 0) == (name == "spring")
        case _:
            return None


def quantity_texts(play: Play, states: tuple[State, State], name: str) -> tuple[str, str]:
    """The values of a name at two moments, told apart if they differ; only the second has the unit."""
    old, new = (quantity_value(play.rules, state, name) for state in states)
    if old is None or new is None:
        return "", ""
    if isinstance(old, bool) or isinstance(new, bool):
        before, after = (play.say("truth.yes" if value else "truth.no") for value in (old, new))
        return before, after
    unit = quantity_unit(play, name)
    if unit in SHARES:
        old, new, unit = 100 * old, 100 * new, "%"
    if name in play.scenario.model.parameters:
        decimals = next(n for n in range(FINEST + 1) if rounded(old, n) == rounded(old, FINEST))
        return written(play, old, decimals), with_unit(play, written(play, new, decimals), unit)
    decimals = max(decimals_for(old), decimals_for(new))
    while old != new and decimals < FINEST and rounded(old, decimals) == rounded(new, decimals):
        decimals += 1
    return written(play, old, decimals), with_unit(play, written(play, new, decimals), unit)


def quantity_unit(play: Play, name: str) -> str:
    """The unit of a name in an equation in the table's language; "" where people would not say one."""
    model, indicators = play.scenario.model, play.scenario.settings.indicators
    for table in (model.stocks, model.auxiliaries, model.parameters):
        if name in table:
            unit = table[name].unit
            key = UNITS.get(unit)
            return unit if key is None else play.say(f"unit.{key}") if key else ""
    return indicators[name].unit or "" if name in indicators else ""


def quantity_why(play: Play, name: str) -> str:
    """The sentence that the scenario has for a name in an equation, "" for the game's own."""
    model = play.scenario.model
    for table in (model.stocks, model.auxiliaries):
        if name in table:
            return table[name].why
    return ""
