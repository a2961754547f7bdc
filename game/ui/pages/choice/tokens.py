"""Attention: each leader gives one thing in this half-year their own attention, a dimension or something under way."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.session.inputs import PlaceToken, TakeToken
from game.session.seats import speaks_for
from game.session.table import menu_of
from game.session.views.names import target_name
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.layout import Gap
from game.ui.pages.choice.rows import PickRow, chip, chips, grid, link, sheet_card, sheets
from game.ui.pages.choice.sheet import (
    Outcome,
    Sheet,
    Shown,
    Turn,
    digits,
    later,
    onward,
    short_name,
    short_names,
    spoken_for,
)
from game.ui.room import Room
from game.ui.screens import Settings
from game.ui.theme import Dimension, Ink, Type
from game.ui.widgets.button import Button
from game.ui.widgets.ornament import FormMark, Icon
from game.ui.widgets.text import Text, heading

ON_A_PAGE = 4
"""So many running initiatives are shown at once; more are a press away."""


@dataclass(frozen=True, slots=True)
class TokensSheet(Sheet):
    """Whose attention is placed now (`role`, None for the first without), and which page of initiatives is shown."""

    role: str | None = None
    page: int = 0

    def show(self, room: Room, settings: Settings) -> Shown:  # noqa: ARG002  the signature of every sheet
        say, targets, role = room.say, targets_of(room), self._whose(room)
        placed = dict(room.table.pending.tokens)
        question = say("window.choice.tokens.all_placed")
        if role is not None:
            question = say("window.choice.tokens.ask", role=spoken_for(room, role))
        dimensions = tuple(name for name in targets if "." not in name)
        running = tuple(name for name in targets if "." in name)
        shown = (*dimensions, *running[self.page * ON_A_PAGE : (self.page + 1) * ON_A_PAGE])
        rows = tuple(self._row(room, str(n), name, role) for n, name in enumerate(shown, 1))
        more = (link(say("window.choice.more"), Action("more"), "9"),) if len(running) > ON_A_PAGE else ()
        told = Text(f"{question} {say('window.choice.tokens.does')}", Type.BODY)
        parts = (chips(self._chips(room, role)), Gap(2), told, grid(rows), *more)
        everybody = len(placed) == len(room.play().scenario.settings.roles)
        button = onward(say("window.choice.on")) if everybody else later(room)
        keys = digits(row.action for row in rows if row.action) | ({"9": Action("more")} if more else {})
        title = say("window.choice.tokens.title")
        bare = tuple(replace(row, note=row.note.strip()) for row in rows)
        tight = (parts[0], Text(question, Type.BODY), grid(bare, 4), *more)
        headed = sheet_card(title, (heading(title, 40), *tight), 4, tight=True)
        middle = (*sheets(title, title, parts), headed, sheet_card(title, tight, 4, tight=True))
        return Shown(middle, say("window.choice.tokens.hint"), (button,), keys)

    def act(self, room: Room, action: Action) -> Outcome:
        match action.name:
            case "role":
                return replace(self, role=action.argument)
            case "more":
                pages = -(-sum("." in name for name in targets_of(room)) // ON_A_PAGE)
                return replace(self, page=(self.page + 1) % max(1, pages))
            case "place":
                return self._placed(room, action.argument)
            case "next":
                return Turn.NEXT
            case _:
                return None

    def _placed(self, room: Room, target: str) -> Outcome:
        """Put it there and go on to the next role; what lies there already is taken back."""
        role = self._whose(room)
        if role is None:
            room.message = room.say("window.choice.tokens.pick_role")
            return None
        speaker = speaks_for(room.game.edition.scenario, room.table.setup, role)
        if speaker in room.table.setup.machine:
            room.message = room.say("rehearsal.token", role=short_name(room, speaker))
            return None
        if dict(room.table.pending.tokens).get(role) == target:
            room.submit(TakeToken(role))
            return replace(self, role=role)
        return replace(self, role=None) if room.submit(PlaceToken(role, target)) is None else None

    def _whose(self, room: Room) -> str | None:
        placed = dict(room.table.pending.tokens)
        return self.role or next((r for r in room.play().scenario.settings.roles if r not in placed), None)

    def _chips(self, room: Room, current: str | None) -> tuple[Button, ...]:
        placed = dict(room.table.pending.tokens)
        return tuple(
            chip(
                short_name(room, role),
                Action("role", role),
                f"role:{role}",
                done=role in placed,
                current=role == current,
            )
            for role in room.play().scenario.settings.roles
        )

    def _row(self, room: Room, badge: str, target: str, current: str | None) -> PickRow:
        tokens = dict(room.table.pending.tokens)
        here = [role for role in room.play().scenario.settings.roles if tokens.get(role) == target]
        return PickRow(
            badge,
            target_name(room.play(), target),
            f"target:{target}",
            Action("place", target),
            note=short_names(room, here) or "\u00a0",  # so that nothing moves when somebody comes
            mark=_mark(target),
            chosen=current in here,
            chosen_word=room.say("window.choice.chosen"),
            size=Type.LABEL,
            slim=True,
        )


def targets_of(room: Room) -> tuple[str, ...]:
    """What attention can be given to: the four dimensions, then what is under way."""
    return menu_of(room.game.rules, room.table).token_targets


def _mark(target: str) -> Element:
    if "." in target:
        return Icon("refresh-cw", Type.LABEL, Ink.MUTED)
    dimension = Dimension[target.upper()]
    return FormMark(dimension.form, 24, dimension.ink)
