"""Writes the functions that come from the pack's equations, as Python source of the program's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from game.engine.accounts import Accounts
from game.engine.emit_quarter import QuarterWriter
from game.engine.layout import SEVERITY, Layout
from game.engine.reading import Reader, vector_names
from game.engine.tables import Table
from game.engine.writer import chosen, function, numbered
from game.lang import RUNTIME, Curves, Expr, Negate, Number, Truth
from game.pack.equations import Equations
from game.pack.schema import DIMENSIONS
from game.pack.scope import INITIATIVE_LOCALS, Path

STATE = "F, I"
LEDGER = "F, I, L"
ONCE = (
    "for k in range(ONCE_FIRST[c], ONCE_FIRST[c + 1]):",
    f"    post(ONCE_GROUP[k], ONCE_AMOUNT[k], {LEDGER})",
)
"""What a choice posts at once where all its amounts are plain numbers: a table, so that the kernel stays small."""


class Emitter:
    """Writes one pack's emitted module; `accounts` and `tables` are filled on the way."""

    def __init__(self, equations: Equations, layout: Layout, accounts: Accounts) -> None:
        self.equations = equations
        self.layout = layout
        self.accounts = accounts
        self.curves = Curves()
        self.tables: dict[str, Table] = {}
        """What emitted functions read, filled as they are written."""
        self.reader = Reader(layout, equations.memory_slots(), vector_names(layout), self.curves)

    def source(self, *, keep: bool) -> str:
        """The module: helpers, curves, one function for each kind of equation. `keep`: with the ledger's lines."""
        quarter = QuarterWriter(self.equations, self.layout, self.accounts, self.curves)
        parts = [
            quarter.quarter(keep=keep),
            quarter.observe(),
            quarter.first_look(),
            *self._card_functions(),
            *self._news_functions(),
            *self._promise_functions(),
            *self._budget_functions(),
            *self._initiative_functions(),
            *self._setup_functions(),
        ]
        return "\n\n".join([RUNTIME, self.curves.source(), *parts])

    # ------------------------------------------------------------------------------------------ helpers

    def code(self, path: Path, local: Mapping[str, str] | None = None) -> str:
        """The expression at a place in the pack, reading the vectors."""
        return self.reader.code(self.equations.trees[path], local)

    def is_true(self, path: Path) -> bool:
        """Whether a condition is the plain word true."""
        tree = self.equations.trees[path]
        return isinstance(tree, Truth) and tree.value

    def posts(
        self,
        cause: str,
        here: Path,
        table: Iterable[str],
        factor: str = "",
        local: Mapping[str, str] | None = None,
    ) -> list[str]:
        """Lines that post a table of amounts by stock; all are read before any is posted."""
        stocks = sorted(table)
        lines = [f"x{n} = {self.code((*here, stock), local)}{factor}" for n, stock in enumerate(stocks)]
        lines += [
            f"post({self.accounts.group(cause, stock)}, x{n}, {LEDGER})" for n, stock in enumerate(stocks)
        ]
        return lines

    # ------------------------------------------------------------------------------------------ cards

    def _card_functions(self) -> Iterable[str]:
        layout, cards = self.layout, self.layout.scenario.cards
        at_once, requires, conditions = {}, {}, []
        first, groups, amounts = [0], list[int](), list[float]()
        for number, choice in enumerate(layout.choices):
            here: Path = ("cards", choice.card, "options", choice.key)
            if choice.key == "not_now":
                here = ("cards", choice.card, "not_now")
            elif not self.is_true((*here, "requires")):
                requires[number] = self.code((*here, "requires"))
            cause, table = f"choice:{choice.id}", choice.option.at_once
            known = [constant(self.equations.trees[*here, "at_once", stock]) for stock in sorted(table)]
            plain = [amount for amount in known if amount is not None]
            if len(plain) == len(known):
                amounts += plain
                groups += [self.accounts.group(cause, stock) for stock in sorted(table)]
            else:
                at_once[number] = self.posts(cause, (*here, "at_once"), table)
            first.append(len(amounts))
        self.tables |= {
            "ONCE_FIRST": tuple(first),
            "ONCE_GROUP": tuple(groups),
            "ONCE_AMOUNT": tuple(amounts),
        }
        events, hazards = {}, {}
        for number, name in enumerate(layout.cards):
            conditions.append(f"I[{layout.holds[number]}] = 1 if {self.code(('cards', name, 'when'))} else 0")
            if cards[name].kind == "event":
                hazards[number] = f"finite({self.code(('cards', name, 'hazard'))}, I)"
                if cards[name].at_once:
                    severity = {"severity": f"F[{SEVERITY}]"}
                    where: Path = ("cards", name, "at_once")
                    events[number] = self.posts(f"event:{name}", where, cards[name].at_once, local=severity)
        yield function(f"choice_at_once(c, {LEDGER})", [*ONCE, *chosen("c", at_once, ["return"])])
        yield function(f"event_at_once(c, {LEDGER})", chosen("c", events, ["return"]))
        yield numbered(f"choice_requires(c, {STATE})", "c", requires, "True")
        yield numbered(f"hazard(c, {STATE})", "c", hazards, "0.0")
        yield function(f"cards_hold({STATE})", conditions)

    # ------------------------------------------------------------------------------------------ news

    def _news_functions(self) -> Iterable[str]:
        layout = self.layout
        paths: list[Path] = [("settings", "headlines", name, "when") for name in layout.headlines]
        paths += [("settings", "small_news", name, "when") for name in layout.small_news]
        for name in layout.person_lines:
            person, line = name.split(".")
            paths.append(("settings", "people", person, "lines", line, "when"))
        lines = [
            f"I[{layout.saying_holds[number]}] = 1 if {self.code(path)} else 0"
            for number, path in enumerate(paths)
        ]
        yield function(f"sayings_hold({STATE})", lines)
        for field in ("on", "off"):
            codes = {
                number: self.code(("settings", "situations", name, field))
                for number, name in enumerate(layout.situations)
            }
            yield numbered(f"situation_{field}(s, {STATE})", "s", codes, "False")
        yield from self._epilogue_functions()

    def _epilogue_functions(self) -> Iterable[str]:
        settings = self.layout.scenario.settings
        tables: list[tuple[str, Path, Iterable[str]]] = [
            ("epilogue", ("settings", "epilogues"), settings.epilogues),
        ]
        for number, name in enumerate(settings.people):
            here: Path = ("settings", "people", name, "epilogues")
            tables.append((f"epilogue_of_person_{number}", here, settings.people[name].epilogues))
        for name, here, table in tables:
            lines = [
                f"if {self.code((*here, key, 'when'))}:\n        return {number}"
                for number, key in enumerate(table)
            ]
            yield function(f"{name}({STATE})", [*lines, "return -1"])

    # ------------------------------------------------------------------------------------------ promises

    def _promise_functions(self) -> Iterable[str]:
        layout = self.layout
        kept, moments = {}, {}
        for number, name in enumerate(layout.promises):
            promise = layout.scenario.settings.promises[name]
            here: Path = ("settings", "promises", name)
            kept[number] = self.code((*here, "kept"))
            tables = {0: ("on_given", "given"), 1: ("on_kept", "kept"), 2: ("on_broken", "broken")}
            for moment, (field, word) in tables.items():
                table = getattr(promise, field)
                if table:
                    cause = f"promise:{name}.{word}"
                    moments[3 * number + moment] = self.posts(cause, (*here, field), table, " * stake")
        yield numbered(f"promise_kept(p, {STATE})", "p", kept, "False")
        body = ["which = 3 * p + moment", *chosen("which", moments, ["return"])]
        yield function(f"promise_posts(p, moment, stake, {LEDGER})", body)

    # ------------------------------------------------------------------------------------------ budget

    def _budget_functions(self) -> Iterable[str]:
        layout = self.layout
        budget = layout.scenario.settings.budget
        count = len(layout.lines)
        levels, least, most, gains = {}, {}, {}, {}
        here: Path = ("settings", "budget")
        for line, name in enumerate(layout.lines):
            least[line] = self.code((*here, "lines", name, "least"))
            most[line] = self.code((*here, "lines", name, "most"))
            now = f"F[{layout.stock[layout.stocks[budget.lines[name].stock]]}]" if budget else ""
            for number, proposal in enumerate(layout.proposals):
                path = (*here, "proposals", proposal, "lines", name)
                levels[number * count + line] = self.code(path) if path in self.equations.trees else now
        for number, name in enumerate(layout.gain_rules):
            shares = budget.gains[name].shares if budget else {}
            gains[number] = [
                f"post({self.accounts.group('gains:rule', stock)}, {float(share)!r} - {self._stock(stock)}, {LEDGER})"
                for stock, share in sorted(shares.items())
            ]
        yield numbered(f"line_least(line, {STATE})", "line", least, "0.0")
        yield numbered(f"line_most(line, {STATE})", "line", most, "0.0")
        cases = {number: [f"return {code}"] for number, code in levels.items()}
        body = [f"which = p * {count} + line", *chosen("which", cases, ["return 0.0"])]
        yield function(f"proposal_level(p, line, {STATE})", body)
        yield function(f"gain_posts(g, {LEDGER})", chosen("g", gains, ["return"]))

    def _stock(self, name: str) -> str:
        return f"F[{self.layout.stock[self.layout.stocks[name]]}]"

    # ------------------------------------------------------------------------------------------ initiatives

    def _initiative_functions(self) -> Iterable[str]:
        here: Path = ("model", "initiatives")
        for field, local in INITIATIVE_LOCALS.items():
            names = {name: name for name in local}
            arguments = ", ".join([*local, STATE])
            yield function(
                f"{field}_of({arguments})", [f"return finite({self.code((*here, field), names)}, I)"]
            )
        ramps = {
            number: f"finite({self.code((*here, 'ramp', dimension), {'age': 'age'})}, I)"
            for number, dimension in enumerate(DIMENSIONS)
        }
        yield numbered(f"ramp_of(dimension, age, {STATE})", "dimension", ramps, "0.0")
        table = self.layout.scenario.model.initiatives.failed
        names = {"points": "points", "price": "price"}
        stocks = sorted(table)
        causes = [f"failure:{self.layout.choices[choice].id}" for choice in self.layout.initiatives]
        self.tables["FAILED_GROUP"] = tuple(
            self.accounts.group(cause, stock) for cause in causes for stock in stocks
        )
        lines = [f"x{n} = {self.code((*here, 'failed', stock), names)}" for n, stock in enumerate(stocks)]
        lines += [f"post(FAILED_GROUP[i * {len(stocks)} + {n}], x{n}, {LEDGER})" for n in range(len(stocks))]
        yield function(f"failed_posts(i, points, price, {LEDGER})", lines)

    # ------------------------------------------------------------------------------------------ once a game

    def _setup_functions(self) -> Iterable[str]:
        layout, settings = self.layout, self.layout.scenario.settings
        for word, region, index, part in (
            ("goal", layout.goal_target, layout.goals, settings.goals),
            ("floor", layout.floor_target, layout.floors, settings.floors),
        ):
            lines = []
            for number, name in enumerate(index):
                base = {"base": f"F[{layout.base[layout.indicators[part[name].indicator]]}]"}
                for level, ambition in enumerate(layout.ambitions):
                    code = self.code(("settings", f"{word}s", name, "target", ambition), base)
                    lines.append(f"F[{region[number * len(layout.ambitions) + level]}] = {code}")
            yield function(f"{word}_targets({STATE})", lines)
        values = {
            number: self.code(("settings", "roles", name, "mandate", "value"))
            for number, name in enumerate(layout.roles)
        }
        yield numbered(f"mandate(r, {STATE})", "r", values, "0.0")


def constant(tree: Expr) -> float | None:
    """The value of an expression that is a plain number; None for any other."""
    match tree:
        case Number(value):
            return float(value)
        case Negate(Number(value)):
            return -float(value)
        case _:
            return None
