"""The form before and after the game: one person at a time behind a cover, one question at a time, nothing forced.

Every question is a page of its own, so that nothing of one person's answers is left when the next one takes the
machine. What is kept says neither who answered nor when.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from game.log.form_file import Sheet, Value, When
from game.session.forms import LONGEST_ACTION, LONGEST_CODE, STEP, THEN, Item, items
from game.ui.boxes import Action
from game.ui.element import Element
from game.ui.layout import Gap, Grow, Row
from game.ui.pages.cover import covered, headed, uncovered
from game.ui.pages.frame import next_button
from game.ui.pages.page import Page
from game.ui.room import Room
from game.ui.screens import (
    Edited,
    Input,
    Key,
    Pop,
    Pressed,
    Replace,
    Return,
    Settings,
    Tick,
    Transition,
    Typed,
)
from game.ui.theme import Ink, Type
from game.ui.widgets.button import Button, Kind
from game.ui.widgets.field import Edit, EditLine, TextField
from game.ui.widgets.text import Text

CODE = "code"
MIDDLE = 0.5
"""Where the first arrow begins: nothing is chosen before."""
LETTERS = "abcdefghi"
EMPTY = EditLine()


@dataclass(frozen=True, slots=True)
class Draft:
    """What one person has answered so far; `at` is the question, and None the cover."""

    at: int | None = None
    answers: dict[str, Value] = field(default_factory=dict)
    line: EditLine = EMPTY
    """What is being written: the action, and after it the code."""


class FormPage(Page):
    """The cover, a question, or the code at the end."""

    name = "form"

    def __init__(self, room: Room, when: When, *, over: bool, draft: Draft | None = None) -> None:
        """`over`: it lies over the page that it was opened from; else it comes before the first half-year."""
        super().__init__(room)
        self.when, self.over = when, over
        self.draft = draft or Draft()
        self._written = False

    @property
    def items(self) -> tuple[Item, ...]:
        """What is asked, in the language of the table."""
        return items(self.room.play().scenario, self.when, self.room.say)

    @property
    def item(self) -> Item | None:
        """What is asked on this page; None on the cover and where the code is."""
        at = self.draft.at
        return self.items[at] if at is not None and at < len(self.items) else None

    @property
    def arrows(self) -> frozenset[str]:
        """Left and right move along a scale."""
        moves = self.item is not None and self.item.kind in ("level", "count")
        return frozenset({"left", "right"}) if moves else frozenset()

    def show(self, settings: Settings) -> Element:  # noqa: ARG002  the signature of every page
        if self.draft.at is None:
            return self._cover()
        return self._code() if self.item is None else self._question(self.item, self.draft.at)

    # ------------------------------------------------------------------------------------------- what is done

    def on_input(self, given: Input) -> Transition:
        """Nothing but this: no other page may open over somebody's answers."""
        self.room.collect()
        if isinstance(given, Tick):
            return None
        self.room.message = ""
        match given:
            case Key("enter") | Pressed(Action("next")):
                return self.forward()
            case Pressed(Action("write")):  # Enter in the field goes on, once something is written
                return self.forward() if self._written else None
            case Key("escape") | Pressed(Action("back")):
                return self.back()
            case Pressed(Action("away")):
                return self._leave()
            case Typed() | Edited():
                return self.written(given)
            case _ if self.item is not None:
                return self._at_the_question(self.item, given)
            case Key(name) if self.draft.at is not None:
                return self._at_the_code(name)
            case _:
                return None

    def _at_the_question(self, item: Item, given: Input) -> Transition:
        match given:
            case Key(name):
                return self._keyed(item, name)
            case Pressed(Action("answer", value)):
                return self._answered(item, value if item.kind == "choice" else int(value))
            case _:
                return None

    def _at_the_code(self, name: str) -> Transition:
        """A code can be keyed in at once, without Tab."""
        if name == "backspace":
            return self.written(Edited("", Edit.BACKSPACE))
        return self.written(Typed("", name.upper())) if len(name) == 1 else None

    def forward(self) -> Transition:
        """From the cover to the first question, to the next one whether or not it was answered, and to the end."""
        draft = self.draft
        if draft.at is None:
            return self._turn(replace(draft, at=0))
        if draft.at >= len(self.items):
            return self._keep()
        answers = dict(draft.answers)
        item = self.items[draft.at]
        if item.kind == "words":
            answers.pop(item.name, None)
            if text := draft.line.text.strip():
                answers[item.name] = text
        return self._turn(self._at(draft.at + 1, answers))

    def back(self) -> Transition:
        """To the question before, from the first one to the cover, and from there away: what was answered is gone."""
        draft = self.draft
        if draft.at is None:
            return self._leave()
        return self._turn(Draft() if draft.at == 0 else self._at(draft.at - 1, draft.answers))

    def written(self, given: Input) -> Transition:
        """Text for the action or the code."""
        longest = LONGEST_CODE if self.item is None else LONGEST_ACTION
        line = self.draft.line
        self._written = True
        if isinstance(given, Typed):
            self.draft = replace(self.draft, line=line.typed(given.text, longest))
        elif isinstance(given, Edited):
            self.draft = replace(self.draft, line=line.edited(given.edit))
        return None

    def _at(self, at: int, answers: dict[str, Value]) -> Draft:
        """A question, with what was written in it before."""
        name = self.items[at].name if at < len(self.items) else ""
        text = str(answers.get(name, "")) if name and self.items[at].kind == "words" else ""
        return Draft(at, answers, EditLine(text, len(text)))

    def _keyed(self, item: Item, name: str) -> Transition:
        if name in ("backspace", "delete"):
            return self._answered(item, None)
        if item.kind == "choice":
            keys = dict(zip(LETTERS, item.answers, strict=False))
            return self._answered(item, keys[name][0]) if name in keys else None
        if name not in self.arrows:
            return None
        step = STEP if item.kind == "level" else 1
        now = self.draft.answers.get(item.name)
        if not isinstance(now, int):
            return self._answered(item, round(item.most * MIDDLE / step) * step)
        return self._answered(item, min(item.most, max(0, now + (step if name == "right" else -step))))

    def _answered(self, item: Item, value: Value | None) -> Transition:
        answers = {key: old for key, old in self.draft.answers.items() if key != item.name}
        if value is not None:
            answers[item.name] = value
        self.draft = replace(self.draft, answers=answers)
        return None

    def _keep(self) -> Transition:
        """Keep the sheet, and cover the screen for the next one; a disk that refuses leaves all as it is."""
        code = "".join(self.draft.line.text.split()).upper()
        if self.draft.answers and not self.room.keep_form(Sheet(self.when, dict(self.draft.answers), code)):
            return None
        return self._turn(Draft())

    def _leave(self) -> Transition:
        if self.over:
            return Pop()
        self.room.restart_clock()
        return Return(self.room.page_for())

    def _turn(self, draft: Draft) -> Transition:
        """Only what is uncovered fades in: a cover must be there at once."""
        page = FormPage(self.room, self.when, over=self.over, draft=draft)
        return Replace(page, turn=draft.at is not None)

    # -------------------------------------------------------------------------------------------- what is seen

    def _cover(self) -> Element:
        say = self.room.say
        count = sum(sheet.when == self.when for sheet in self.room.sheets())
        away = Button(say("window.form.away" if self.over else "window.form.to_game"), Action("away"))
        hint = say.count("window.form.count", count) if count else say("window.form.voluntary")
        return covered(
            self.room,
            say(f"form.{self.when}"),
            say("window.form.next"),
            say("window.form.alone"),
            hint,
            (away, next_button(say("window.form.begin"))),
        )

    def _question(self, item: Item, at: int) -> Element:
        say = self.room.say
        then = item.name.startswith(f"{THEN}.")
        lead = (say("window.form.then") if then else say("form.fits")) if item.kind == "level" else ""

        def body(size: float, words: float, gap: float, high: float) -> Element:
            told = (Text(lead, words, ink=Ink.MUTED),) if lead else ()
            return headed(item.text, size, *told, Gap(gap), *self._answers(item, words, high), gap=gap)

        bodies = tuple(
            body(size, words, gap, high)
            for size, words, gap, high in (
                (Type.TITLE, Type.LEAD, 22.0, 110.0),
                (Type.HEADING, Type.OPTION, 14.0, 84.0),
                (Type.FIGURE, Type.LARGE, 7.0, 64.0),
                (Type.LEAD, Type.BODY, 3.0, 56.0),
            )
        )
        answered = item.name in self.draft.answers or (item.kind == "words" and self.draft.line.text.strip())
        hint = say(f"window.form.how.{item.kind}")
        back = Button(say("window.back"), Action("back"), Kind.SECONDARY)
        on = next_button(say("window.next" if answered else "window.form.skip"))
        number = say("window.form.number", number=at + 1, all=len(self.items))
        return uncovered(self.room, number, bodies, hint, (back, on))

    def _answers(self, item: Item, words: float, high: float) -> tuple[Element, ...]:
        chosen = self.draft.answers.get(item.name)
        match item.kind:
            case "level" | "count":
                steps = range(0, item.most + 1, STEP if item.kind == "level" else 1)
                cells = tuple(
                    Grow(self._cell(str(step), str(step), words, high, on=step == chosen, padding=4))
                    for step in steps
                )
                form = self.room.play().scenario.settings.form
                ends = (
                    (
                        Row(
                            (
                                Text(form.low, words, ink=Ink.MUTED),
                                Grow(),
                                Text(form.high, words, ink=Ink.MUTED),
                            )
                        ),
                    )
                    if form is not None and item.kind == "level"
                    else ()
                )
                return (Row(cells, gap=8), *ends)
            case "choice":
                return tuple(
                    Row(
                        (
                            Grow(self._cell(f"{key.upper()}   {text}", name, words, high, on=name == chosen)),
                            Grow(),
                        )
                    )
                    for key, (name, text) in zip(LETTERS, item.answers, strict=False)
                )
            case "words":
                line = self.draft.line
                return (
                    TextField(
                        self.room.say("window.form.field"),
                        line,
                        Action("write"),
                        "field:words",
                        active=True,
                        wide=1400,
                    ),
                )

    def _cell(  # noqa: PLR0913  (a button is made of these)
        self, text: str, value: str, size: float, high: float, *, on: bool, padding: float = 34
    ) -> Button:
        return Button(
            text,
            Action("answer", value),
            Kind.PRIMARY if on else Kind.QUIET,
            size=min(size, Type.LARGE),
            high=high,
            padding=padding,
            selected=on,
        )

    def _code(self) -> Element:
        say, line = self.room.say, self.draft.line
        code = TextField(say("window.form.code"), line, Action("write"), "field:code", active=True, wide=620)

        def body(size: float, words: float, gap: float) -> Element:
            told = (
                Text(say("window.form.link"), words),
                Text(say("window.form.honest"), words, ink=Ink.MUTED),
            )
            return headed(say("window.form.link.title"), size, *told, Gap(gap), Row((code, Grow())), gap=gap)

        bodies = tuple(
            body(size, words, gap)
            for size, words, gap in (
                (Type.TITLE, Type.LEAD, 20.0),
                (Type.HEADING, Type.BODY, 12.0),
                (Type.LEAD, Type.LABEL, 6.0),
                (Type.LEAD, Type.SMALL, 2.0),
            )
        )
        back = Button(say("window.back"), Action("back"), Kind.SECONDARY)
        on = next_button(say("window.form.keep_linked" if line.text.strip() else "window.form.keep"))
        return uncovered(
            self.room, say(f"form.{self.when}"), bodies, say("window.form.code.hint"), (back, on)
        )
