"""What the parts of a pack are called in a list of changes: "Sensorer, svar A" and "prisen", by their path."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from game.pack.schema import Scenario
from game.pack.scope import Path
from game.pack.yaml_nodes import excerpt
from game.texts.catalogue import Words

LABELLED = frozenset(
    {
        *(
            "adjust",
            "ambition",
            "area",
            "at_once",
            "burden",
            "calendar",
            "capacity",
            "case",
            "challenged",
            "code",
        ),
        *(
            "concern",
            "constant",
            "deadline",
            "decided",
            "delays_work",
            "dimension",
            "direction",
            "effects",
            "epilogues",
        ),
        *(
            "equation",
            "event",
            "explain",
            "factor",
            "failed",
            "features",
            "felt",
            "figures",
            "follow_ups",
            "from_turn",
            "gains",
        ),
        *(
            "gauges",
            "gives",
            "hazard",
            "high",
            "indicator",
            "into",
            "kept",
            "kind",
            "later",
            "least",
            "level",
        ),
        *(
            "limits",
            "lines",
            "live",
            "low",
            "mandate",
            "minutes",
            "most",
            "moves",
            "name",
            "not_now",
            "note",
            "off",
        ),
        *(
            "on",
            "on_broken",
            "on_given",
            "on_kept",
            "only_follow_up",
            "options",
            "order",
            "out_of",
            "owner",
            "predict",
        ),
        *(
            "price",
            "private",
            "profile",
            "proposals",
            "quarters",
            "ramp",
            "readiness",
            "repeats",
            "requires",
            "risk",
        ),
        *(
            "running",
            "shares",
            "source",
            "start",
            "step",
            "stock",
            "sum",
            "target",
            "text",
            "title",
            "touches",
        ),
        *("turns", "unit", "value", "version", "weight", "when", "why", "working"),
    }
)
"""Fields with words of their own; the others are called what the author writes in the file."""

THINGS: Mapping[tuple[str, ...], str] = {
    ("cards",): "card",
    ("model", "stocks"): "stock",
    ("model", "flows"): "flow",
    ("model", "auxiliaries"): "auxiliary",
    ("model", "parameters"): "parameter",
    ("model", "channels"): "channel",
    ("settings", "areas"): "area",
    ("settings", "roles"): "role",
    ("settings", "indicators"): "indicator",
    ("settings", "profiles"): "profile",
    ("settings", "ambitions"): "ambition",
    ("settings", "goals"): "goal",
    ("settings", "floors"): "floor",
    ("settings", "promises"): "promise",
    ("settings", "situations"): "situation",
    ("settings", "people"): "person",
    ("settings", "headlines"): "headline",
    ("settings", "small_news"): "small-news",
    ("settings", "epilogues"): "epilogue",
    ("settings", "budget", "lines"): "budget-line",
    ("settings", "budget", "proposals"): "proposal",
    ("settings", "budget", "gains"): "gain-rule",
}
"""Tables whose entries are things with a name; the kind is the end of a key."""

_BY_STOCK = frozenset({"at_once", "on_given", "on_kept", "on_broken", "failed", "sum", "shares"})
_BY_PROFILE = frozenset({"start", "adjust"})
_UNITS: Mapping[str, str] = {
    "price": "M NOK",
    "running": "M NOK/year",
    "burden": "points",
    "after": "half-years",
    "turns": "half-years",
}
LONGEST = 40
"""What has no name is called by so much of its text."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose change it is, which field of it (with whose entry), and the unit of its numbers."""

    whose: str
    """"" for a setting of the whole pack."""
    field: str
    """"" for the thing itself."""
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """Names the parts of one pack in one language."""

    scenario: Scenario
    say: Words

    def thing(self, table: tuple[str, ...], name: str) -> str:
        """A thing's name, or its id where it has none."""
        node: object = self.scenario.cards if table == ("cards",) else getattr(self.scenario, table[0])
        for step in (*(table[1:] if table != ("cards",) else ()), name):
            node = node.get(step) if isinstance(node, dict) else getattr(node, step, None)
        for field in ("title", "name"):
            called = getattr(node, field, None)
            if isinstance(called, str):
                return called
        said = getattr(node, "text", None)
        if isinstance(said, str):
            return excerpt(" ".join(said.split()), LONGEST)
        stock = getattr(node, "stock", None)
        return self.stock(stock) if isinstance(stock, str) and table[-1] == "channels" else name

    def stock(self, name: str) -> str:
        """A stock's name."""
        stocks = self.scenario.model.stocks
        return stocks[name].name if name in stocks else name

    def subject(self, path: Path) -> Subject:
        """What a path is about."""
        steps = tuple(map(str, path))
        table = next(
            (table for table in THINGS if steps[: len(table)] == table and len(steps) > len(table)), None
        )
        if table is None:
            return Subject("", self._field(steps[1:]), None)
        whose, rest = self.thing(table, steps[len(table)]), steps[len(table) + 1 :]
        if table == ("cards",) and rest:
            whose, rest = self._answer(whose, rest)
        return Subject(whose, self._field(rest) if rest else "", self._unit(table, steps[len(table)], rest))

    def _answer(self, title: str, rest: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
        """Answers of a card are spoken of with their letter."""
        if rest[0] == "options" and len(rest) > 1:
            return self.say("diff.answer", title=title, letter=rest[1].upper()), rest[2:]
        if rest[0] == "not_now" and len(rest) > 1:
            return self.say("diff.answer.not-now", title=title), rest[1:]
        return title, rest

    def _field(self, rest: tuple[str, ...]) -> str:
        """The field in words, and behind it whose entry of a table it is."""
        field = next((step for step in reversed(rest) if step in LABELLED), rest[0])
        if rest[0] in {"figures", "initiatives", "features", "from_turn", "minutes"}:
            label, inside = self._label(rest[0]), ".".join(rest[1:])
            return self.say("diff.field.of", field=label, key=inside) if inside else label
        label = self._label(field)
        behind = rest[rest.index(field) + 1 :]
        key = self._key(field, behind[0]) if behind else ""
        if not key and rest[0] != field and rest[0] in {"private", "lines", "epilogues"}:
            key = rest[1]
        return self.say("diff.field.of", field=label, key=key) if key else label

    def _label(self, field: str) -> str:
        return self.say(f"diff.field.{field}") if field in LABELLED else f"«{field}»"

    def _key(self, field: str, key: str) -> str:
        """Whose entry of a small table it is."""
        settings, model = self.scenario.settings, self.scenario.model
        if field in _BY_STOCK:
            return self.stock(key)
        if field == "effects":
            return self.stock(model.channels[key].stock) if key in model.channels else self.stock(key)
        tables: Mapping[str, Mapping[str, BaseModel]] = {
            "follow_ups": self.scenario.cards,
            "burden": settings.roles,
            "private": settings.roles,
            "touches": settings.indicators,
            "target": settings.ambitions,
            **dict.fromkeys(_BY_PROFILE, settings.profiles),
            "lines": settings.budget.lines if settings.budget else {},
        }
        entry = tables.get(field, {}).get(key)
        named = (getattr(entry, field, None) for field in ("short", "name", "title"))
        return next((str(name) for name in named if name is not None), key)

    def _unit(self, table: tuple[str, ...], name: str, rest: tuple[str, ...]) -> str | None:
        if not rest:
            return None
        if table == ("model", "stocks") and rest[0] in {"start", "low", "high"}:
            stock = self.scenario.model.stocks.get(name)
            return stock.unit if stock else None
        if table == ("model", "parameters") and rest[0] == "value":
            parameter = self.scenario.model.parameters.get(name)
            return parameter.unit if parameter else None
        if table == ("settings", "indicators") and rest[0] in {"low", "high", "level", "constant"}:
            indicator = self.scenario.settings.indicators.get(name)
            return indicator.unit if indicator else None
        return next((unit for field, unit in _UNITS.items() if field in rest), None)
