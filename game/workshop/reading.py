"""The texts of a pack in the order in which a table meets them, and what each of them is.

Translators and reviewers read a scenario so: who sits at the table and what is asked of them, then case after case,
then what the news and the end may say, and the model last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from game.pack.schema import Card, Scenario
from game.pack.scope import Path
from game.pack.texts import PackText, texts_of

SETTING_FIRST = (
    *("title", "subtitle", "roles", "people", "profiles", "ambitions", "goals", "floors", "promises"),
    *("indicators", "areas"),
)
"""The parts of `scenario.yaml` that come before the cards; the others come after them."""

SETTING_LAST = (
    "situations",
    "budget",
    "headlines",
    "small_news",
    "epilogues",
    "modules",
    "sessions",
    "form",
    "figures",
)

KINDS = ("case", "delegated", "event")
"""The kinds of cards in their order."""

BUDGET = {"lines": "budget-line", "proposals": "budget-proposal", "gains": "budget-gain"}
NOT_NOW = {"decided": "not-now-decided", "later": "not-now-later"}
NOTE = {"point": "note-point", "question": "note-question", "idea": "note-idea"}
"""What some texts are called in `About`, by their field."""

_SLOT = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class About:
    """What a text is: the thing it belongs to, by name, and which of the thing's texts it is."""

    thing: str
    """`case`, `roles`, `headlines` and so on: a word of the format."""
    label: str
    """What the thing is called; "" for what has no name."""
    field: str
    """`text`, `option`, `live` and so on: a word of the format."""
    said: bool = False
    """Whether somebody says it in the news."""
    by: str = ""
    """The person who says it; "" for the town."""


def in_reading_order(scenario: Scenario) -> tuple[PackText, ...]:
    """All texts of a pack, each once."""
    cards = {name: rank for rank, name in enumerate(cards_in_order(scenario))}
    return tuple(sorted(texts_of(scenario), key=lambda text: _rank(text.path, cards)))


def cards_in_order(scenario: Scenario) -> tuple[str, ...]:
    """The names of the cards by kind and printed code: T2 before T10."""
    return tuple(sorted(scenario.cards, key=lambda name: _card_rank(scenario.cards[name])))


def slots_of(text: str) -> tuple[str, ...]:
    """The placeholders of a text, each once, in its order."""
    return tuple(dict.fromkeys(_SLOT.findall(text)))


def about(scenario: Scenario, path: Path) -> About:
    """What the text at a path is."""
    match path:
        case ("cards", str(card), *rest):
            return _about_card(scenario, scenario.cards[card], tuple(rest))
        case ("settings", "people", str(person), "lines" | "epilogues" as table, _, _):
            name = scenario.settings.people[person].name
            if table == "lines":
                return About("people", name, "line", said=True, by=name)
            return About("people", name, "epilogue")
        case ("settings", "indicators", _, "better_again" | "worse_again" as field, _):
            return About("indicators", _label(scenario, path[:-1]), field.removesuffix("_again"))
        case ("settings", "budget", str(table), *_, str(field)):
            return About(BUDGET[table], _label(scenario, path), field)
        case ("settings", "form", *inside):
            return About("form", "", "option" if "answers" in inside else "text")
        case ("settings" | "model", str(table), _, *_, str(field)):
            return About(table, _label(scenario, path), "mandate" if "mandate" in path else field)
        case _:
            return About("scenario", "", str(path[-1]))


def _about_card(scenario: Scenario, card: Card, rest: Path) -> About:
    label = f"{card.code} {card.title}"
    match rest:
        case ("private", str(role)):
            return About(card.kind, f"{label} / {scenario.settings.roles[role].name}", "private")
        case ("options", str(key), "text"):
            return About(card.kind, f"{label} / {key.upper()}", "option")
        case ("options", str(key), str(line), "text"):
            option = next(option for name, option in card.options.items() if name == key)
            where = f"{label} / {key.upper()} {option.text}"
            return About(card.kind, where, line, said=True, by=_speaker(scenario, option, line))
        case ("not_now", str(line), "text"):
            by = _speaker(scenario, card.not_now, line)
            return About(card.kind, label, NOT_NOW[line], said=True, by=by)
        case ("note", str(field)):
            return About(card.kind, label, NOTE[field])
        case _:
            return About(card.kind, label if rest != ("title",) else card.code, str(rest[-1]))


def _speaker(scenario: Scenario, answer: object, line: str) -> str:
    by = getattr(getattr(answer, line), "by", None)
    return scenario.settings.people[by].name if by in scenario.settings.people else ""


def _label(scenario: Scenario, path: Path) -> str:
    """The name of the thing that a text belongs to, unless the text is the name itself."""
    part: object = scenario
    for step in path[:-1]:
        if isinstance(part, dict):
            part = part[step]
        elif isinstance(part, tuple):
            part = part[int(step)]
        else:
            part = getattr(part, str(step))
        name = getattr(part, "name", None)
        if isinstance(name, str) and path[-1] != "name":
            return name
    return ""


def _rank(path: Path, cards: dict[str, int]) -> tuple[int, int]:
    match path:
        case ("cards", str(card), *_):
            return (len(SETTING_FIRST), cards[card])
        case ("settings", str(table), *_) if table in SETTING_FIRST:
            return (SETTING_FIRST.index(table), 0)
        case ("settings", str(table), *_):
            known = table in SETTING_LAST
            place = SETTING_LAST.index(table) if known else len(SETTING_LAST)
            return (len(SETTING_FIRST) + 1, place)
        case _:
            return (len(SETTING_FIRST) + 2, 0)


def _card_rank(card: Card) -> tuple[int, tuple[tuple[str, int], ...]]:
    parts = re.findall(r"([^0-9]*)([0-9]*)", card.code)
    return (KINDS.index(card.kind), tuple((word, int(number or 0)) for word, number in parts))
