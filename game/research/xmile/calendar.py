"""Half-years in a model that only knows quarters: when one ends, and which situations hold in the next one."""

from __future__ import annotations

from collections.abc import Iterator

from game.pack.equations import Equations
from game.research.xmile.meanings import AUTUMN, CALENDAR, TURN, Meanings
from game.research.xmile.parts import Variable
from game.research.xmile.wording import number_text, quoted

SITUATIONS = "situations"


class HalfYears:
    """Writes the calendar, and the situations of a scenario as it judges them at the end of each half-year."""

    def __init__(self, equations: Equations, meanings: Meanings) -> None:
        self.equations = equations
        self.settings = equations.scenario.settings
        self.meanings = meanings
        self.wording = meanings.wording
        self.clock = meanings.word("turn_clock")

    def situation(self, name: str) -> Iterator[Variable]:
        """A situation: 1 while it holds. It is judged on the first moment of a half-year, and kept until the next."""
        here = f"situation_{name}"
        before, changes = (self.meanings.word(f"{here}_{end}") for end in ("before", "changes"))
        on, off = (self._condition(name, field) for field in ("on", "off"))
        self.meanings.asked.add(self.clock)
        half = f"{self.meanings.step()} / 2"
        held = f"{before} > 0.5"
        judged = f"(IF {held} THEN (IF {off} THEN 0 ELSE 1) ELSE (IF {on} THEN 1 ELSE 0))"
        doc = f"{self.settings.situations[name].name}. 1 while it holds."
        equation = f"IF {self.clock} < {half} THEN {judged} ELSE {before}"
        yield Variable("aux", here, equation, doc=doc, group=SITUATIONS)
        yield Variable("stock", before, "0", inflows=(changes,), group=SITUATIONS)
        yield Variable("flow", changes, f"({here} - {before}) / {self.meanings.step()}", group=SITUATIONS)

    def _condition(self, name: str, field: str) -> str:
        """A condition as the game asks it: of the last day, but of situations that were judged just before."""
        judged = {f"situation_{other}" for other in self.settings.situations if other < name}

        def ref(other: str) -> str:
            return self.meanings.going(other) if other in judged else self.meanings.before(other)

        tree = self.equations.trees["settings", "situations", name, field]
        return self.wording.equation(tree, f"situation_{name}_{field}", ref)

    def calendar(self) -> Iterator[Variable]:
        """What equations ask for: the quarter of the half-year, its number, its season, what changed in the last."""
        asked, step = self.meanings.asked, self.meanings.step()
        yield self.meanings.time_step()
        changes = sorted(asked - {TURN, AUTUMN, self.clock})
        for name in changes:
            yield from self._change(name)
        if not asked:
            return
        last = f"{self.clock} > {number_text(self.settings.quarters_per_turn)} - 1.5 * {step}"
        ticks = f"IF {last} THEN 0 - {self.clock} / {step} ELSE 1"
        yield from self._moved(
            self.clock, "0", "turn_clock_ticks", ticks, "Quarters since the half-year began."
        )
        if TURN in asked:
            yield from self._moved(
                TURN, "1", "turn_ends", f"IF {last} THEN 1 / {step} ELSE 0", "The number of the half-year."
            )
        if AUTUMN in asked:
            begin = "1" if self.settings.start.season == "autumn" else "0"
            turns = f"IF {last} THEN (1 - 2 * {AUTUMN}) / {step} ELSE 0"
            yield from self._moved(AUTUMN, begin, "season_turns", turns, "1 in autumn, 0 in spring.")

    def _moved(self, stock: str, begin: str, flow: str, equation: str, doc: str) -> Iterator[Variable]:
        """A stock of the calendar and the flow that moves it."""
        flow = self.meanings.word(flow)
        yield Variable("stock", stock, begin, doc=doc, inflows=(flow,), group=CALENDAR)
        yield Variable("flow", flow, equation, group=CALENDAR)

    def _change(self, name: str) -> Iterator[Variable]:
        """What an indicator has changed by since the half-year before ended."""
        indicator = name.removeprefix("change_")
        now, step = self.meanings.before(indicator), self.meanings.step()
        last, moves = (self.wording.names.new(f"{indicator}_{end}") for end in ("last_seen", "seen"))
        yield Variable("aux", name, f"{now} - {quoted(last)}", group=CALENDAR)
        yield Variable("stock", last, now, inflows=(moves,), group=CALENDAR)
        equation = f"IF {self.clock} < {step} / 2 THEN {name} / {step} ELSE 0"
        yield Variable("flow", moves, equation, group=CALENDAR)
