"""What all pages of one game share: the game, its words, the one way in for inputs, and the soft clock.

A page asks its room for views and submits to it; it never touches the session or another page itself.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from game.engine.decisions import Decisions
from game.errors import LogDead, LogError
from game.log.form_file import Sheet, When, sheets_beside
from game.report import Retold, debrief_of_game
from game.session.ballots import Ballots, call_for
from game.session.clock import SHOWN_MINUTES, minutes_for, minutes_in, minutes_left
from game.session.forms import keep
from game.session.game import Game
from game.session.inputs import Abstain, Input, Undo, Vote, Write
from game.session.pace import TOOK
from game.session.reasons import reasons_of
from game.session.refused import Refused
from game.session.seats import is_on
from game.session.table import Beat, TableState, main_case, menu_of
from game.session.views import Play, Status, play_of, refusal_text, status
from game.session.views.history import Past, history
from game.texts.catalogue import Words, error_text, words
from game.ui.machine import Machine
from game.ui.outside import NOWHERE, Outside
from game.ui.screens import Screen, Settings

WriteDebrief = Callable[[Game, str], Path]
LOOK_AGAIN = 0.2
"""Seconds until votes from phones are looked for again that lay there while a page was on top that takes none."""


@dataclass(frozen=True, slots=True)
class Pages:
    """How to make the pages that others lead to, so that no page imports another."""

    for_beat: Callable[[Room, Beat], Screen]
    why: Callable[[Room, str | None], Screen]
    """For an indicator; None takes the one of the sentence, or the first gauge."""
    read_case: Callable[[Room, str], Screen]
    """A card's text again."""
    end: Callable[[Room], Screen]
    """Whether the game shall end after this half-year."""
    leave: Callable[[Room], Screen]
    """Whether the window shall close."""
    overview: Callable[[Room, str | None], Screen]
    """All that can be looked up, at a tab by its name, or at the one that suits what is looked at."""
    town: Callable[[Room], Screen]
    """What is seen in the town, when it came and what moves it."""
    seats: Callable[[Room], Screen]
    """Who is here."""
    help: Callable[[Screen], Screen]
    """For a screen."""
    facilitator: Callable[[Room, str], Screen]
    """The facilitator's page; with the card or indicator that the page below is about, or ""."""
    pause: Callable[[Room], Screen]
    """A break: the soft clock stands still."""
    talk: Callable[[Room], Screen]
    """The debrief, from its first step on."""
    files: Callable[[Room], Screen]
    """The debrief's last page: where everything lies."""
    discussion: Callable[[Room], Screen]
    """What the machine's members say about the case."""
    form: Callable[[Room, When], Screen]
    """The form before or after the game, over the page that opens it."""
    form_first: Callable[[Room], Screen]
    """The form before the game, which leads to the first half-year."""


class Room:
    """One game as the window sees it; `message` is the last refusal, `trouble` what stays wrong with the log."""

    def __init__(  # noqa: PLR0913  (a clock and the ways out stand aside by name)
        self,
        game: Game,
        pages: Pages,
        write_debrief: WriteDebrief,
        language: str,
        *,
        now: Callable[[], float] = time.monotonic,
        outside: Outside = NOWHERE,
        ballots: Ballots | None = None,
    ) -> None:
        """`now` gives seconds for the soft clock, and nothing else; `outside` opens what is not in the window.

        `ballots` is where votes from phones come in; None: there are no phones.
        """
        self.game = game
        self.pages = pages
        self.outside = outside
        self.ballots = ballots
        self.message = ""
        self.trouble = ""
        self.notice = ""
        """What the foot says in place of a page's hint, until the next input."""
        self._write_debrief = write_debrief
        self._debriefs: dict[str, Path] = {}
        self._say = words(language)
        self._now = now
        self._here = (self.table.beat, self.table.turn)
        self.began = now()
        """When the beat began, on the clock of `now`."""
        self.more_minutes = 0
        """What the facilitator has added to this beat."""
        self.machine = Machine(game, self.submit)
        """The roles that the machine plays."""
        self._paused: float | None = None
        self._called: tuple[TableState, str] | None = None
        """For which table, in which language, the phones were told last what is voted on."""
        self._play: tuple[tuple[TableState, str], Play] | None = None
        self._history: tuple[tuple[TableState, str, int], tuple[Past, ...]] | None = None
        self._retold: dict[tuple[str, int], Retold] = {}

    # ---------------------------------------------------------------------------------------------- reading

    @property
    def language(self) -> str:
        """The language that the table reads."""
        return self._say.language

    @property
    def say(self) -> Words:
        """The program's sentences in that language."""
        return self._say

    @property
    def table(self) -> TableState:
        """Where the game is."""
        return self.game.table

    @property
    def draft(self) -> Decisions:
        """What lies undecided on the table."""
        return self.table.pending.decisions()

    @property
    def main_card(self) -> str | None:
        """The id of the case for the whole table; None where the pack has run out of them."""
        found = main_case(self.game.rules, menu_of(self.game.rules, self.table))
        return found.card if found is not None else None

    def follow(self, settings: Settings) -> None:
        """Go on in the language and manner of the settings."""
        self.machine.still = settings.reduce_motion
        if settings.language != self.language:
            self._say = words(settings.language)

    def has(self, feature: str) -> bool:
        """Whether a part of the game is played."""
        return is_on(self.game.edition.scenario, self.table.setup, feature)

    def play(self) -> Play:
        """The game so far, for the views; after a commit with the half-year just played as its last step."""
        key = (self.table, self.language)
        if self._play is None or self._play[0][0] is not key[0] or self._play[0][1] != key[1]:
            scenario = self.game.edition.in_language(self.language)
            self._play = (key, play_of(self.game.rules, scenario, self.table, self.say))
        return self._play[1]

    def history(self) -> tuple[Past, ...]:
        """The half-years so far with what was decided in them, for the overview."""
        key = (self.table, self.language, len(self.game.written))
        if self._history is None or self._history[0][0] is not key[0] or self._history[0][1:] != key[1:]:
            self._history = (key, history(self.play(), self.table, reasons_of(self.game)))
        return self._history[1]

    @property
    def closed(self) -> bool:
        """Whether the table looks back at the half-year just played, not at the one that opens."""
        return self.table.beat in ("consequences", "epilogue", "over")

    def retold(self) -> Retold:
        """The game that is over as its debrief tells it, in the table's language; ValueError before a half-year."""
        played = len(self.table.played)
        key = (self.language, played)
        if key not in self._retold:
            scenario = self.game.edition.in_language(self.language)
            before = next((told for (_, turns), told in self._retold.items() if turns == played), None)
            debrief = debrief_of_game(self.game, scenario, self.language)
            self._retold[key] = Retold(debrief, before)
        return self._retold[key]

    def status(self, draft: Decisions | None = None) -> Status:
        """What stands at the sides: of the last day in the last beat, else of the first day of the open half-year."""
        return status(self.play(), draft, closed=self.closed, ends_after=self.table.ends_after)

    # ---------------------------------------------------------------------------------------------- acting

    def submit(self, act: Input) -> str | None:
        """Let an input count. None when it did; else the refusal as sentences, which `message` holds too.

        A log that can no longer be written leaves its sentence in `trouble`, which stays: nothing counts any more.
        """
        try:
            if isinstance(act, Undo):
                self.machine.undo()
            outcome = self.game.submit(act)
        except LogError as error:
            self.trouble = self.say("window.trouble", what=error_text(error, self.say))
            return self.trouble
        if isinstance(outcome, Refused):
            self.message = " ".join(refusal_text(self.play(), reason) for reason in outcome.reasons)
            return self.message
        self.message = self.notice = ""
        if isinstance(act, Write):
            self._debriefs.clear()  # they may tell what was written
        here = (outcome.beat, outcome.turn)
        if here != self._here:
            self._note_time()
            self._here, self.began, self.more_minutes = here, self._now(), 0
        return None

    @property
    def last_move(self) -> Input | None:
        """The last input since the commit that a person made; None for none."""
        return self.machine.last_move

    def _note_time(self) -> None:
        """Note how long the beat took that is left now, for a facilitator who rehearses."""
        if self.table.setup.machine:
            beat, turn = self._here
            self.annotate(TOOK, beat=beat, turn=str(turn), seconds=str(round(self._gone())))

    def call_votes(self) -> None:
        """The table votes: from now on the machine's roles do too."""
        self.machine.call_votes(self._now())

    def tick(self) -> None:
        """What happens by itself: the machine's roles think, or do what is due."""
        said = self.message
        self.machine.tick(self._now())
        self.message = said

    def annotate(self, what: str, **facts: str) -> None:
        """Note in the log what the game knows nothing of; a log that cannot be written leaves its `trouble`."""
        try:
            self.game.annotate(what, **facts)
        except LogError as error:
            self.trouble = self.say("window.trouble", what=error_text(error, self.say))

    def sheets(self) -> tuple[Sheet, ...]:
        """The forms that were filled in, in an order that says nothing."""
        return sheets_beside(self.game.path)

    @property
    def has_form(self) -> bool:
        """Whether the scenario has a form before and after."""
        return self.game.edition.scenario.settings.form is not None

    def keep_form(self, sheet: Sheet) -> bool:
        """Keep a form; False where the disk refuses, which `message` tells."""
        try:
            keep(self.game, sheet)
        except LogDead as error:  # the sheet is kept; only the log could not note it
            self.trouble = self.say("window.trouble", what=error_text(error, self.say))
        except LogError as error:
            self.message = error_text(error, self.say)
            return False
        self._debriefs.clear()
        return True

    def pause(self) -> None:
        """The soft clock stands still until `go_on`."""
        if self._paused is None:
            self._paused = self._now()
            self.annotate("pause")

    def go_on(self) -> None:
        """The soft clock goes on where it stood."""
        if self._paused is not None:
            self.began += self._now() - self._paused
            self._paused = None
            self.annotate("pause_over")

    def restart_clock(self) -> None:
        """The beat begins now: what came before it, such as a form, took no time of it."""
        self.began = self._now()

    def add_minutes(self, number: int) -> None:
        """Let this beat take so many minutes more."""
        self.more_minutes += number
        self.annotate("more_time", minutes=str(number))

    def collect(self) -> None:
        """Let the votes count that have come from phones, and tell the phones what is voted on now."""
        if self.ballots is None:
            return
        for ballot in self.ballots.take():
            if ballot.fits(call_for(self.play(), self.table)):
                self.submit(Vote(ballot.role, ballot.key) if ballot.key else Abstain(ballot.role))
        here = (self.table, self.language)
        if self._called is None or self._called[0] is not here[0] or self._called[1] != here[1]:
            self._called = here
            self.ballots.call(call_for(self.play(), self.table))

    def page_for(self, beat: Beat | None = None) -> Screen:
        """The page of a beat, or of the one that the table is in; what was refused on the last page is forgotten."""
        self.message = ""
        return self.pages.for_beat(self, beat or self.table.beat)

    def write_debrief(self) -> Path:
        """Write the debrief in the table's language, once for each; where it lies. LogError, OSError if it cannot."""
        if self.language not in self._debriefs:
            self._debriefs[self.language] = self._write_debrief(self.game, self.language)
        return self._debriefs[self.language]

    # ---------------------------------------------------------------------------------------------- the soft clock

    def minutes_left(self) -> int | None:
        """The minutes of this beat to show; None while there is nothing to show."""
        return minutes_left(self.length(), self._gone())

    def next_tick(self) -> float | None:
        """Seconds until something changes by itself: the soft clock, votes from phones or the machine; None: never."""
        found = [wait for wait in (self._machine_tick(), self._clock_tick()) if wait is not None]
        return min(found, default=None)

    def _machine_tick(self) -> float | None:
        return None if self.trouble else self.machine.next_tick(self._now())

    def _clock_tick(self) -> float | None:
        if self.ballots is not None and self.ballots.waiting:
            return LOOK_AGAIN
        length = self.length()
        if length is None or self._paused is not None:
            return None
        left = length - self._gone() / 60.0
        shown_from = min(SHOWN_MINUTES, length / 2.0)
        if left > shown_from:
            return (left - shown_from) * 60.0 + 0.1
        return None if left <= 0 else (left % 1.0) * 60.0 + 0.1

    def length(self) -> float | None:
        """How many minutes this beat should take, with those that were added; None for one without a clock."""
        if not self.has("clock"):
            return None
        budget = self.table.beat == "choice" and menu_of(self.game.rules, self.table).budget is not None
        minutes = minutes_in(self.game.edition.scenario.settings, self.table.setup)
        planned = minutes_for(minutes, self.table.beat, budget=budget)
        return None if planned is None else planned + self.more_minutes

    def _gone(self) -> float:
        """Seconds since the beat began, without pauses."""
        now = self._now() if self._paused is None else self._paused
        return now - self.began
