"""What if: a half-year, a decision in it, another answer, and what the gauges and goals would be now by replay."""

from __future__ import annotations

from game.research.instead import DecisionMade, Instead, decisions_made, instead
from game.session.views import when
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Align, Column, Gap, Grow, Row
from game.ui.pages.facilitator.rows import AIRY, Item, pressed_by, sheet
from game.ui.pages.facilitator.sub import SubPage
from game.ui.pages.frame import trend
from game.ui.room import Room
from game.ui.screens import Pop, Settings, Transition
from game.ui.theme import Ink, Type
from game.ui.typeset import Face
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.meter import trend_mark
from game.ui.widgets.text import Text, heading


class WhatIfPage(SubPage):
    """First the decisions of a half-year, then the other answers to one of them, then the replay."""

    def __init__(self, room: Room) -> None:
        """At the last half-year that was played; there must be one."""
        super().__init__(room)
        self.turn = len(room.table.played)
        self.card: str | None = None
        self.result: Instead | None = None

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  it fits itself
        say, play = self.room.say, self.room.play()
        if self.result is not None:
            return self.page(self._replayed(self.result), say("window.facilitator.what_if.replayed"))
        found = self._decision()
        if found is not None:
            chose = say(
                "window.facilitator.what_if.chose", letter=found.chosen.letter, text=found.chosen.text
            )
            body = sheet(found.title, (chose, say("window.facilitator.what_if.other")), self.items())
            return self.page(body, say("window.facilitator.what_if.hint"))
        season = when(play, self.turn).heading
        title = f"{say('window.facilitator.what_if')} {season}"
        body = sheet(title, (say("window.facilitator.what_if.which"),), self.items())
        other = (
            Button(
                say(f"window.facilitator.what_if.{name}"),
                Action("turn", step),
                Kind.SECONDARY,
                icon=f"chevron-{'left' if step == '-1' else 'right'}",
                icon_first=step == "-1",
            )
            for name, step in (("earlier", "-1"), ("later", "1"))
            if 1 <= self.turn + int(step) <= len(self.room.table.played)
        )
        back = Button(say("window.back"), Action("back"), Kind.PRIMARY, icon="corner-down-left")
        return self.page(body, say("window.facilitator.what_if.hint"), *other, back)

    def items(self) -> tuple[Item, ...]:
        """The decisions by numbers; the other answers by their letters."""
        found = self._decision()
        if self.result is not None:
            return ()
        if found is not None:
            return tuple(
                Item(each.letter, "", each.text, "", Action("answer", each.key)) for each in found.others
            )
        say = self.room.say
        return tuple(
            Item(
                str(number),
                "",
                each.title,
                say("window.facilitator.what_if.chose", letter=each.chosen.letter, text=each.chosen.text),
                Action("card", each.card),
            )
            for number, each in enumerate(self._decisions(), 1)
        )

    def key(self, name: str) -> Transition:
        """Another half-year, or an item by its mark."""
        match name:
            case "left" | "pageup":
                return self.act(Action("turn", "-1"))
            case "right" | "pagedown":
                return self.act(Action("turn", "1"))
            case _:
                action = pressed_by(name, self.items())
                return self.act(action) if action is not None else None

    def back(self) -> Transition:
        """One step back; from the decisions to the facilitator's page."""
        if self.result is not None:
            self.result = None
        elif self.card is not None:
            self.card = None
        else:
            return Pop()
        return None

    def act(self, action: Action) -> Transition:
        """One step on."""
        match action:
            case Action("turn", step) if self.card is None:
                self.turn = min(max(self.turn + int(step), 1), len(self.room.table.played))
            case Action("card", card):
                self.card = card
            case Action("answer", key) if self.card is not None:
                decided = tuple(half_year.decisions for half_year in self.room.table.played)
                self.result = instead(self.room.play(), decided, self.turn, self.card, key)
            case _:
                pass
        return None

    def _decisions(self) -> tuple[DecisionMade, ...]:
        decided = tuple(half_year.decisions for half_year in self.room.table.played)
        return decisions_made(self.room.play(), decided, self.turn)

    def _decision(self) -> DecisionMade | None:
        return next((each for each in self._decisions() if each.card == self.card), None)

    def _replayed(self, seen: Instead) -> Element:
        say = self.room.say
        lead = say(
            "window.facilitator.what_if.lead",
            season=seen.season,
            letter=seen.option.letter,
            text=seen.option.text,
            was=seen.chosen.letter,
        )
        changed = (say.count("window.facilitator.what_if.changed", seen.changed),) if seen.changed else ()

        def body(size: float, small: float, gap: float) -> Element:
            rows = tuple(
                Row(
                    (
                        Grow(Text(each.name, size, Face.SEMIBOLD)),
                        Grow(
                            Text(say("window.facilitator.what_if.now", here=each.here), size, ink=Ink.MUTED)
                        ),
                        Grow(Text(say("window.facilitator.what_if.then", there=each.there), size, Face.BOLD)),
                        trend_mark(trend(each.trend), good=each.good is not False, size=size * 0.8),
                    ),
                    gap=24,
                    align=Align.BASELINE,
                )
                for each in seen.gauges
            )
            told = tuple(Text(each, small, leading=1.3) for each in (*seen.goals, *changed))
            head = (
                heading(seen.title, Type.HEADING if gap > AIRY else Type.LEAD),
                Text(lead, small, leading=1.3),
            )
            return Column((*head, Gap(gap), *rows, Gap(gap), *told, Grow()), gap=gap, padding=(60, gap + 8))

        sizes = ((Type.LEAD, Type.BODY, 18), (Type.BODY, Type.LABEL, 10), (Type.SMALL, Type.SMALL, 2))
        return Fit(tuple(body(*each) for each in sizes))
