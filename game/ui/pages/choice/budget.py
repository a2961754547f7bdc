"""The autumn budget: three proposals side by side; then, if wanted, a sum moved, and the rule for freed hours."""

from __future__ import annotations

from dataclasses import dataclass

from game.session.inputs import MoveSum, Propose, SetGains, TakeMove
from game.session.views import BudgetView, budget
from game.session.views.budget import LineView, ProposalView
from game.ui.boxes import Action
from game.ui.pages.choice.advice import proposals_advice
from game.ui.pages.choice.proposals import proposal_rows, proposal_table
from game.ui.pages.choice.rows import PickRow, sheet_card, sheets
from game.ui.pages.choice.sheet import Outcome, Sheet, Shown, Turn, digits, later, letters, onward
from game.ui.room import Room
from game.ui.screens import Settings
from game.ui.theme import Type
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.text import Text, heading


@dataclass(frozen=True, slots=True)
class BudgetSheet(Sheet):
    """The director's proposals: what each line gets, and what that is against now."""

    def show(self, room: Room, settings: Settings) -> Shown:
        say, seen = room.say, budget_of(room)
        chosen = chosen_proposal(seen)
        title = say("window.choice.budget.title", year=seen.year)
        grow = settings.text_percent / 100
        total, word = say("window.choice.budget.sum"), say("window.choice.chosen")
        full, table = (proposal_table(seen, grow, total, word, texts=texts) for texts in (True, False))
        rows = proposal_rows(seen, total, word)
        below = Text(chosen.text if chosen else say("window.choice.budget.how"), Type.LABEL, leading=1.3)
        middle = (
            sheet_card(title, (heading(title), full), 14),
            sheet_card(title, (heading(title), table, below), 12),
            sheet_card(title, (heading(title, 52), table, below), 6, tight=True),
            sheet_card(title, (heading(title, 52), *rows, below), 10, tight=True),
            sheet_card(title, (heading(title, 46), *rows, below), 4, tight=True),
        )
        buttons = (
            (later(room),) if chosen is None else (*self._extra(room, seen), onward(say("window.choice.on")))
        )
        keys = letters(Action("propose", each.proposal) for each in seen.proposals)
        advice = proposals_advice(room)
        hint = advice or say("window.choice.budget.hint", unit=seen.unit)
        return Shown(middle, hint, buttons, keys, urgent=bool(advice))

    def act(self, room: Room, action: Action) -> Outcome:
        match action.name:
            case "propose":
                if room.table.pending.proposal != action.argument:
                    room.submit(Propose(action.argument))
                return None
            case "moves":
                return MovesSheet()
            case "next":
                seen = budget_of(room)
                return GainsSheet() if seen.gains and chosen_proposal(seen) else Turn.NEXT
            case _:
                return None

    def _extra(self, room: Room, seen: BudgetView) -> tuple[Button, ...]:
        if not seen.moves:
            return ()
        return (Button(room.say("window.choice.moves.open"), Action("moves"), Kind.SECONDARY, padding=30),)


@dataclass(frozen=True, slots=True)
class MovesSheet(Sheet):
    """Sums moved in the chosen proposal: first where one is taken (`source`), then where it goes."""

    source: str | None = None

    def show(self, room: Room, settings: Settings) -> Shown:  # noqa: ARG002  the signature of every sheet
        say, seen = room.say, budget_of(room)
        chosen = chosen_proposal(seen)
        assert chosen is not None, "sums are moved in a proposal"
        names = {line.line: line.name for line in chosen.lines}
        rows = tuple(self._row(room, str(number), line, seen) for number, line in enumerate(chosen.lines, 1))
        if self.source is not None:
            question = say("window.choice.moves.to", step=seen.step, unit=seen.unit, line=names[self.source])
        elif seen.moves_left:
            question = say("window.choice.moves.from", step=seen.step, unit=seen.unit)
        else:
            question = say("window.choice.moves.no_more")
        moved = tuple(
            Text(
                say(
                    "window.choice.moves.moved",
                    step=seen.step,
                    unit=seen.unit,
                    source=names[a],
                    target=names[b],
                ),
                Type.SMALL,
                leading=1.25,
            )
            for a, b in room.table.pending.moves
        )
        back = Button(say("window.choice.moves.take_back"), Action("take_move"), Kind.SECONDARY, padding=30)
        buttons = (*((back,) if moved else ()), onward(say("window.choice.done")))
        title = say("window.choice.moves.title", name=chosen.name)
        hint = say.count("window.choice.moves.left", seen.moves_left)
        keys = {row.badge: row.action for row in rows if row.action}
        return Shown(sheets(title, title, (Text(question, Type.BODY), *rows, *moved)), hint, buttons, keys)

    def act(self, room: Room, action: Action) -> Outcome:
        match action.name:
            case "source":
                return MovesSheet(action.argument)
            case "target" if self.source is not None:
                return MovesSheet() if room.submit(MoveSum(self.source, action.argument)) is None else None
            case "take_move":
                return MovesSheet() if room.submit(TakeMove()) is None else None
            case "next":
                return BudgetSheet()
            case _:
                return None

    def back(self) -> Outcome:
        return MovesSheet() if self.source is not None else BudgetSheet()

    def _row(self, room: Room, badge: str, line: LineView, seen: BudgetView) -> PickRow:
        action = self._action(line, seen)
        return PickRow(
            badge,
            line.name,
            f"line:{line.line}",
            action,
            end=room.say("window.choice.budget.line", level=line.level, change=line.change, unit=seen.unit),
            chosen=line.line == self.source,
            chosen_word=room.say("window.choice.chosen"),
            slim=True,
        )

    def _action(self, line: LineView, seen: BudgetView) -> Action | None:
        if not seen.moves_left:
            return None
        if self.source is None:
            return Action("source", line.line) if line.can_give else None
        return Action("target", line.line) if line.can_take and line.line != self.source else None


@dataclass(frozen=True, slots=True)
class GainsSheet(Sheet):
    """What happens to freed hours from now on; with nothing chosen, what happened to them before."""

    def show(self, room: Room, settings: Settings) -> Shown:  # noqa: ARG002  the signature of every sheet
        say, seen = room.say, budget_of(room)
        rows = tuple(
            PickRow(
                str(number),
                say("window.choice.gains.holds", name=rule.name) if rule.now else rule.name,
                f"gains:{rule.rule}",
                Action("gains", rule.rule),
                note=rule.text,
                chosen=rule.chosen,
                chosen_word=say("window.choice.chosen"),
            )
            for number, rule in enumerate(seen.gains, 1)
        )
        title = say("window.choice.gains.title")
        decided = any(rule.chosen for rule in seen.gains)
        button = onward(say("window.choice.on" if decided else "window.choice.gains.as_before"))
        keys = digits(row.action for row in rows if row.action)
        return Shown(sheets(title, title, rows), say("window.choice.gains.hint"), (button,), keys)

    def act(self, room: Room, action: Action) -> Outcome:
        match action.name:
            case "gains":
                room.submit(SetGains(action.argument))
                return None
            case "next":
                return Turn.NEXT
            case _:
                return None

    def back(self) -> Outcome:
        return BudgetSheet()


def budget_of(room: Room) -> BudgetView:
    """The budget on the table."""
    seen = budget(room.play(), room.draft)
    assert seen is not None, "the budget is a part only when there is one"
    return seen


def chosen_proposal(seen: BudgetView) -> ProposalView | None:
    """The proposal that the team has taken."""
    return next((each for each in seen.proposals if each.chosen), None)
