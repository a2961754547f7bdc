"""The fifth step: one's own municipality, a plan that is written down, and where everything lies."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from game.errors import FjordvikError
from game.report.home import CHALLENGE, PLAN, plan_of, plan_text
from game.session.inputs import GoOn, Write
from game.texts.catalogue import error_text
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.fit import Fit
from game.ui.layout import Column, Flow, Gap
from game.ui.pages.debrief.forms import before_and_after, invitation, seen_of
from game.ui.pages.debrief.step import IDLE, Fields, Shown, Step, going_on, titled, two_columns
from game.ui.pages.town import over_town
from game.ui.room import Room
from game.ui.screens import Edited, Push, Quit, Settings, Transition, Typed
from game.ui.theme import Ink, Type
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.card import card
from game.ui.widgets.text import Text, heading

Part = Literal["follow_up", "questions", "stop", "then", "form", "form_seen", "files"]
SHEETS: dict[Part, tuple[str, ...]] = {"stop": PLAN[:3], "then": PLAN[3:]}
"""Which lines of the plan stand on which page."""
SOON = 0.05
"""Seconds before the debrief is written, so that the page is on the screen first."""


class HomeStep(Step):
    """What the scenario asks, the plan in two pages, and the files."""

    name = "home"

    def __init__(self, room: Room) -> None:
        """The first page; what was written earlier stands in its fields."""
        super().__init__(room)
        self._plan = Fields(plan_of(room.game.written))
        self.debrief = ""
        """Where it lies."""
        self.failed = ""
        """Why it could not be written."""
        self.opened = False
        """Whether the table has seen to the debrief: then Enter closes the game."""
        self._said = ""

    @property
    def parts(self) -> tuple[Part, ...]:
        """Its pages."""
        retold = self.retold
        before: tuple[Part, ...] = (
            *(("follow_up",) if retold.follow_ups else ()),
            *(("questions",) if retold.questions else ()),
        )
        seen = seen_of(self.room)  # None: nobody was asked before the game, so nobody is asked after it
        after: tuple[Part, ...] = (
            *(("form",) if seen is not None else ()),
            *(("form_seen",) if seen is not None and not seen.hidden else ()),
        )
        return (*before, "stop", "then", *after, "files")

    @property
    def count(self) -> int:
        return len(self.parts)

    @property
    def part(self) -> Part:
        """The page that is open."""
        return self.parts[self.at]

    @property
    def _open(self) -> bool:
        return self.room.table.beat != "over"

    def forward(self) -> bool:
        self._said = ""
        return super().forward()

    def back(self) -> bool:
        self._said = ""
        return super().back()

    def show(self, settings: Settings) -> Shown:  # noqa: ARG002  it fits itself
        say = self.room.say
        match self.part:
            case "follow_up":
                last = self.retold.follow_ups[-1]
                title = say("window.debrief.home.follow_up", name=last.name)
                body = _long(self.room, title, last.text)
                return Shown(body, say("window.debrief.home.follow_up.hint"), (going_on(self.room),))
            case "questions":
                return Shown(
                    self._questions(), say("window.debrief.home.questions.hint"), (going_on(self.room),)
                )
            case "stop" | "then":
                hint = (
                    say("window.debrief.home.plan.hint") if self._open else say("window.debrief.home.closed")
                )
                return Shown(self._sheet(self.part), hint, (going_on(self.room),))
            case "form":
                hint = say("window.debrief.home.form.hint")
                return Shown(invitation(self.room), hint, (going_on(self.room),))
            case "form_seen":
                seen, hint = seen_of(self.room), say("window.debrief.home.form_seen.hint")
                body = invitation(self.room) if seen is None else before_and_after(self.room, seen)
                return Shown(body, hint, (going_on(self.room),))
            case "files":
                hint = self._said or say("window.epilogue.files.hint")
                return Shown(self._files(), hint, self._ways_on())

    def press(self, action: Action) -> Transition:
        self._said = ""
        match action.name:
            case "form":
                self.debrief = self.failed = ""
                self.opened = False
                return Push(self.room.pages.form(self.room, "after"))
            case "debrief":
                self._open_debrief()
            case "folder":
                self._open_folder()
            case "finish":
                self.write()
                return self._leave()
            case _:
                pass
        return None

    def written(self, given: Typed | Edited) -> None:
        if self._open:
            self._plan.written(given)

    def keep(self) -> bool:
        """The whole plan lies beside the log as one text, the last one counts."""
        if not self._open or not self._plan.changed:
            return False
        if self.room.submit(Write(CHALLENGE, plan_text(self._plan.texts))) is None:
            self._plan.kept()
            self.debrief = self.failed = ""
            self.opened = False
        return True

    def seconds(self) -> float | None:
        if self.part == "files":
            return None if self.debrief or self.failed else SOON
        return IDLE if self._open and self._plan.changed else None

    def tick(self) -> None:
        if self.part == "files":
            self.write()
        else:
            self.keep()

    def write(self) -> None:
        """Write the debrief; what goes wrong is told on the page, and the log is there anyway."""
        if self.debrief or self.failed:
            return
        try:
            self.debrief = str(self.room.write_debrief())
        except (FjordvikError, OSError) as error:
            self.failed = error_text(error, self.room.say)

    # ------------------------------------------------------------------------------------ the pages

    def _questions(self) -> Element:
        title, questions = self.room.say("window.debrief.home.questions"), self.retold.questions

        def sheet(size: float, gap: float, shown: int) -> Element:
            rows = tuple(Text(f"–\u00a0{each}", size, leading=1.3) for each in questions[:shown])
            return titled(self.room, title, "", rows, gap, small=size == Type.SMALL)

        fewer = range(len(questions), 0, -1)
        return Fit(
            (
                sheet(Type.LEAD, 18, len(questions)),
                sheet(Type.BODY, 12, len(questions)),
                *(sheet(Type.SMALL, 6, shown) for shown in fewer),
            )
        )

    def _sheet(self, part: Part) -> Element:
        say, keys = self.room.say, SHEETS[part]
        title = say(f"window.debrief.home.{part}")
        if not self._open:
            texts = self._plan.texts
            told = tuple(
                Text(f"**{say(f'report.plan.{key}')}** {texts[key]}", Type.BODY)
                for key in keys
                if key in texts
            )
            return Fit(
                (titled(self.room, title, "", told, 14), titled(self.room, title, "", told, 4, small=True))
            )
        fields = tuple(self._plan.field(key, say(f"report.plan.{key}")) for key in keys)
        first = (fields[0], two_columns(fields[1:], 14)) if part == "stop" else (two_columns(fields, 14),)
        tight = (fields[0], two_columns(fields[1:], 4)) if part == "stop" else (two_columns(fields, 4),)
        return Fit(
            (
                titled(self.room, title, "", first, 16),
                titled(self.room, title, "", tight, 5, small=True),
                Column(tight, gap=4, padding=(60, 4)),
            )
        )

    def _files(self) -> Element:
        say = self.room.say
        if self.failed:
            told = Text(say("window.epilogue.no_debrief", what=self.failed), Type.BODY, ink=Ink.BAD)
        elif self.debrief:
            told = Text(say("window.epilogue.debrief", path=path_text(self.debrief)), Type.BODY)
        else:
            told = Text(say("window.epilogue.writing"), Type.BODY, ink=Ink.MUTED)
        log = Text(say("window.epilogue.log", path=path_text(str(self.room.game.path))), Type.BODY)
        title, lead = say("window.debrief.home.files"), Text(say("window.debrief.home.files.lead"), Type.LEAD)
        again = Button(say("window.epilogue.open"), Action("debrief"), Kind.QUIET, "again", padding=26)
        folder = Button(say("window.epilogue.folder"), Action("folder"), Kind.QUIET, padding=26)
        ways = Flow((*((again,) if self.opened else ()), folder), gap=24, line_gap=8)
        sheets = (card(told, (34, 22)), card(log, (34, 22)), ways)
        airy = Column((heading(title), lead, Gap(20), *sheets), gap=16, padding=(60, 36))
        tight = Column((heading(title, Type.LEAD), told, log, ways), gap=8, padding=(60, 12))
        return Fit((over_town(self.room, airy), over_town(self.room, tight)))

    # ------------------------------------------------------------------------------------ the ways out

    def _ways_on(self) -> tuple[Button, ...]:
        """What stands in the foot of the last page, at the end what Enter does."""
        say = self.room.say
        if not self.failed and not self.opened:
            leave = Button(say("window.epilogue.leave"), Action("finish"), Kind.SECONDARY)
            on = Button(say("window.epilogue.open"), Action("debrief"), Kind.PRIMARY, icon="corner-down-left")
            return (leave, on)
        return (
            Button(say("window.epilogue.leave"), Action("finish"), Kind.PRIMARY, icon="corner-down-left"),
        )

    def _open_debrief(self) -> None:
        """Show it in the browser, or say that this must be done by hand. Either way Enter then closes the game.

        Who is quicker than the pen waits for it, so that no Enter closes the game before the debrief was seen.
        """
        self.write()
        if self.failed:
            return
        self.opened = True
        if self.room.outside.page(Path(self.debrief)):
            self._said = self.room.say("window.epilogue.opened")
        else:
            self.room.message = self.room.say("window.epilogue.not_opened")

    def _open_folder(self) -> None:
        """Show where log and debrief lie."""
        if self.room.outside.folder(self.room.game.path.parent):
            self._said = self.room.say("window.epilogue.folder_opened")
        else:
            self.room.message = self.room.say("window.epilogue.folder_not_opened")

    def _leave(self) -> Transition:
        if self.room.table.beat == "epilogue" and self.room.submit(GoOn()) is not None:
            return None
        return Quit()


def path_text(path: str) -> str:
    """A path that may be broken after any of its folders: a zero-width space follows each of them."""
    return path.replace("/", "/\u200b").replace("\\", "\\\u200b")


def _long(room: Room, title: str, text: str) -> Element:
    """A few sentences to read aloud."""

    def sheet(head: float, size: float, gap: float) -> Element:
        return over_town(
            room, Column((heading(title, head), Gap(gap), Text(text, size)), gap=gap, padding=(90, 2 * gap))
        )

    return Fit(
        (
            sheet(Type.TITLE, Type.FIGURE, 24),
            sheet(Type.FIGURE, Type.LEAD, 12),
            sheet(Type.LEAD, Type.BODY, 6),
        )
    )
