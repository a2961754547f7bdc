"""Writes the hot function: one step of the model, straight down, with every value in a local."""

from __future__ import annotations

from collections.abc import Iterable

from game.engine.accounts import Accounts
from game.engine.layout import TIME, Layout
from game.engine.numbers import CAPACITY_FLOOR, on_grid
from game.engine.reading import Reader, vector_names
from game.engine.rules.posting import GRID, LIMIT
from game.engine.writer import function
from game.lang import Curves, Delay, Expr, Memory, memories, render
from game.pack.equations import Equations
from game.pack.scope import Path

GRIDDED = f"+ {GRID!r}) - {GRID!r}"


class QuarterWriter:
    """Writes `quarter(F, I, L)` and `observe(F, I)` of one pack."""

    def __init__(self, equations: Equations, layout: Layout, accounts: Accounts, curves: Curves) -> None:
        self.equations = equations
        self.layout = layout
        self.accounts = accounts
        settings = layout.scenario.settings
        self.dt = 1.0 / settings.steps_per_quarter
        self.slots = equations.memory_slots()
        self.stock_of = {name: f"s{number}" for number, name in enumerate(layout.stocks)}
        self.locals = dict(self.stock_of)
        self.locals.update({name: f"m{number}" for number, name in enumerate(layout.memories)})
        self.computed = equations.computed_order()
        self.locals.update({name: f"a{number}" for number, name in enumerate(self.computed)})
        self.reader = Reader(layout, self.slots, vector_names(layout), curves)

    def quarter(self, *, keep: bool) -> str:
        """One step: everything is read at its start, then stocks, memories and accounts move."""
        body = [*self._load(), *self._compute(), *self._heads()]
        amounts = self._amounts()
        body += [line for lines, _ in amounts for line in lines]
        postings = [(variable, group, sign) for _, posts in amounts for variable, group, sign in posts]
        body += self._memories()
        body += self._move(postings, keep=keep)
        body.append(f"F[{TIME}] = F[{TIME}] + {self.dt!r}")
        return function("quarter(F, I, L)", body)

    def observe(self) -> str:
        """Auxiliaries, capacities and indicators of this moment."""
        layout, settings = self.layout, self.layout.scenario.settings
        body = [*self._load(), *self._compute()]
        for number, name in enumerate(layout.indicators):
            slot = layout.indicator[number]
            if settings.indicators[name].sum is not None:
                body.append(f"F[{slot}] = F[{layout.account[layout.sums[name]]}]")
            else:
                body.append(f"F[{slot}] = {self._code(('settings', 'indicators', name, 'value'))}")
        return function("observe(F, I)", body)

    def measure(self, tree: Expr, inside: frozenset[str]) -> str:
        """One equation by itself, as the source of `measure(F, I)`, for whoever asks what each name did to it.

        Of all that is computed, `inside` is computed anew from what it reads; everything else is read as it stands.
        """
        body = self._load()
        for name in self.computed:
            code = self._computed_code(name) if name in inside else f"F[{self._computed_slot(name)}]"
            body.append(f"{self.locals[name]} = {code}")
        return function("measure(F, I)", [*body, f"return {self.reader.code(tree, self.locals)}"])

    def first_look(self) -> str:
        """Set every memory to what it follows, in the order in which they can be known; used once a game."""
        body = self._load()
        done: set[str] = set()
        for name, line in zip(self.computed, self._computed_lines(), strict=True):
            path = self._path(name)
            if path is not None:
                body += self._memory_starts(memories(self.equations.trees[path]), done)
            body.append(line)
        body += self._memory_starts(self.equations.memories.values(), done)
        return function("first_look(F, I)", body)

    def _memory_starts(self, nodes: Iterable[Memory], done: set[str]) -> list[str]:
        lines = []
        for node in nodes:
            text = render(node)
            if text in done:
                continue
            done.add(text)
            lines.append(f"x = ({self.reader.code(node.x, self.locals)} {GRIDDED}")
            for name in self.slots[text]:
                slot = self.layout.memory[self.layout.memories[name]]
                lines += [f"{self.locals[name]} = x", f"F[{slot}] = x"]
        return lines

    # ------------------------------------------------------------------------------------------ pieces

    def _code(self, path: Path) -> str:
        return self.reader.code(self.equations.trees[path], self.locals)

    def _load(self) -> list[str]:
        layout = self.layout
        stocks = [f"s{n} = F[{layout.stock[n]}]" for n in range(len(layout.stocks))]
        return stocks + [f"m{n} = F[{layout.memory[n]}]" for n in range(len(layout.memories))]

    def _computed_lines(self) -> list[str]:
        return [f"{self.locals[name]} = {self._computed_code(name)}" for name in self.computed]

    def _compute(self) -> list[str]:
        lines = self._computed_lines()
        for name in self.computed:
            lines.append(f"F[{self._computed_slot(name)}] = {self.locals[name]}")
        return lines

    def _computed_slot(self, name: str) -> int:
        layout = self.layout
        if name in layout.auxiliaries:
            return layout.auxiliary[layout.auxiliaries[name]]
        return layout.given[layout.built[name]]

    def _given(self, name: str) -> str:
        return f"F[{self.layout.given[self.layout.built[name]]}]"

    def _path(self, name: str) -> Path | None:
        """Where a computed quantity's equation stands, if the pack has written it."""
        if name in self.layout.auxiliaries:
            return ("model", "auxiliaries", name, "equation")
        quantity, _, role = name.partition("_")
        if quantity == "capacity" and role in self.layout.roles:
            return ("settings", "roles", role, "capacity")
        return None

    def _computed_code(self, name: str) -> str:
        roles = tuple(self.layout.roles)
        path = self._path(name)
        if path is not None and name in self.layout.auxiliaries:
            return self._code(path)
        if name == "capacity_total":
            return " + ".join(self.locals[f"capacity_{role}"] for role in roles)
        if name == "overload":
            return f"{self._given('load')} / {self.locals['capacity_total']}"
        if name == "overload_worst":
            worst = self.locals[f"overload_{roles[0]}"]
            for role in roles[1:]:
                worst = f"max2({worst}, {self.locals[f'overload_{role}']})"
            return worst
        role = name.partition("_")[2]
        if path is not None:
            return f"max2({self._code(path)} + {self._given(f'lent_{role}')}, {CAPACITY_FLOOR!r})"
        return f"{self._given(f'load_{role}')} / {self.locals[f'capacity_{role}']}"

    def _heads(self) -> list[str]:
        """What raising amounts of each channel are multiplied by in this step."""
        layout = self.layout
        return [
            f"F[{layout.head[number]}] = {self._code(('model', 'channels', name, 'factor'))}"
            for number, name in enumerate(layout.channels)
        ]

    def _amounts(self) -> list[tuple[list[str], list[tuple[str, int, str]]]]:
        """For each flow and situation: the lines that compute its amount, and (variable, group, sign) to post."""
        layout, model = self.layout, self.layout.scenario.model
        found = []
        for number, name in enumerate(layout.flows):
            flow, variable = model.flows[name], f"f{number}"
            code = self._code(("model", "flows", name, "equation"))
            posts = []
            if flow.out_of is not None:
                posts.append((variable, self.accounts.group(f"flow:{name}", flow.out_of), "-"))
            if flow.into is not None:
                posts.append((variable, self.accounts.group(f"flow:{name}", flow.into), "+"))
            lines = self._settled(variable, f"({code}) * {self.dt!r}")
            if flow.out_of is not None and flow.into is not None:
                lines += self._held_back(variable, flow.out_of)
            found.append((lines, posts))
        for number, name in enumerate(layout.situations):
            effects = layout.scenario.settings.situations[name].effects
            for place, stock in enumerate(sorted(effects)):
                variable = f"e{number}_{place}"
                code = self._code(("settings", "situations", name, "effects", stock))
                whole = f"(({code}) * {self.dt!r} if I[{layout.situation[number]}] == 1 else 0.0)"
                group = self.accounts.group(f"situation:{name}", stock)
                found.append((self._settled(variable, whole), [(variable, group, "+")]))
        return found

    @staticmethod
    def _settled(variable: str, code: str) -> list[str]:
        return [
            f"{variable} = {code}",
            f"if -{LIMIT!r} < {variable} < {LIMIT!r}:",
            f"    {variable} = ({variable} {GRIDDED}",
            "else:",
            f"    {variable} = settle({variable}, I)",
        ]

    def _held_back(self, variable: str, source: str) -> list[str]:
        """A transfer moves no more than there is, so that what arrives has left somewhere."""
        edge = on_grid(self.layout.scenario.model.stocks[source].low)
        left = f"{self.locals[source]} - {edge!r}"
        return [f"if {variable} > {left}:", f"    {variable} = {left}"]

    def _memories(self) -> list[str]:
        """First-order stages: smooth() has one, delay() three of a third of the time each."""
        lines = []
        for text, names in self.slots.items():
            node = self.equations.memories[text]
            stages = 3.0 if isinstance(node, Delay) else 1.0
            share = self.dt / (node.quarters / stages)
            follows = self.reader.code(node.x, self.locals)
            for name in names:
                here = self.locals[name]
                slot = self.layout.memory[self.layout.memories[name]]
                lines.append(f"F[{slot}] = settle_level({here} + ({follows} - {here}) * {share!r}, I)")
                follows = here
        return lines

    def _move(self, postings: list[tuple[str, int, str]], *, keep: bool) -> list[str]:
        layout, model = self.layout, self.layout.scenario.model
        by_group = {number: group for group, number in self.accounts.groups.items()}
        lines = []
        for number, name in enumerate(layout.stocks):
            mine = [posting for posting in postings if by_group[posting[1]].stock == name]
            if not mine:
                continue
            stock = model.stocks[name]
            low, high = on_grid(stock.low), on_grid(stock.high)
            total = " ".join([f"s{number}", *(f"{sign} {variable}" for variable, _, sign in mine)])
            slot = layout.stock[number]
            lines += [f"n = {total}", f"F[{slot}] = n"]
            if keep:
                lines += [f"L[{group}] = L[{group}] {sign} {variable}" for variable, group, sign in mine]
            lines += self._accounts(name, mine, keep=keep)
            lines += [
                f"if n < {low!r} or n > {high!r}:",
                f"    hold({number}, F, L)",
            ]
        return lines

    def _accounts(self, stock: str, postings: list[tuple[str, int, str]], *, keep: bool) -> list[str]:
        lines = []
        for name, weight in self.accounts.weights(stock):
            slot = self.layout.account[self.layout.sums[name]]
            for variable, group, sign in postings:
                signed = weight if sign == "+" else -weight
                lines.append(f"x = ({signed!r} * {variable} {GRIDDED}")
                lines.append(f"F[{slot}] = F[{slot}] + x")
                if keep:
                    line = self.accounts.line(group, name)
                    lines.append(f"L[{line}] = L[{line}] + x")
        return lines
