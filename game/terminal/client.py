"""What every screen needs: the game, its words, and the one way to ask the table something."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from game.engine.decisions import Decisions
from game.errors import LogDead, LogError
from game.policy.rehearsal import Members
from game.session.clock import minutes_for, minutes_in, minutes_left
from game.session.game import Game
from game.session.inputs import Input
from game.session.pace import TOOK
from game.session.refused import Refused
from game.session.seats import is_on
from game.session.table import Beat, TableState, menu_of
from game.session.views import Play, play_of, refusal_text, when
from game.terminal.console import Console
from game.texts.catalogue import Words, error_text, words

Command = Callable[["Client"], bool]
"""Something that can be keyed in everywhere; says whether the screen must be shown anew."""


@dataclass
class Client:
    """One table at one keyboard. `now` gives seconds for the soft clock, and nothing else."""

    game: Game
    console: Console
    language: str
    commands: Mapping[str, Command]
    now: Callable[[], float]
    say: Words = field(init=False)
    leaving: bool = False
    card: str | None = None
    """The card that `s` reads again."""
    members: Members = field(init=False)
    """What the roles think that the machine plays."""
    passed: set[tuple[int, str, str | None]] = field(default_factory=set)
    """Parts of the choice that the table went past without deciding anything."""
    _beat: tuple[Beat, int] | None = None
    _since: float = 0.0
    _shown: int | None = None

    def __post_init__(self) -> None:
        """Read the words of the language."""
        self.speak(self.language)
        self.members = Members(self.game.rules)

    def speak(self, language: str) -> None:
        """Go on in a language; raises what keeps it from being read, and then the old one stays."""
        say = words(language)
        self.game.edition.in_language(language)
        self.language, self.say = language, say

    @property
    def table(self) -> TableState:
        """Where the game is."""
        return self.game.table

    @property
    def play(self) -> Play:
        """The game so far, for the views."""
        scenario = self.game.edition.in_language(self.language)
        return play_of(self.game.rules, scenario, self.table, self.say)

    @property
    def draft(self) -> Decisions:
        """What lies undecided on the table."""
        return self.table.pending.decisions()

    def has(self, feature: str) -> bool:
        """Whether a part of the game is played."""
        return is_on(self.game.edition.scenario, self.table.setup, feature)

    def role(self, role: str) -> str:
        """What a role is called."""
        return self.play.scenario.settings.roles[role].short

    def tell(self, key: str, **facts: object) -> None:
        """Write one of the program's own sentences."""
        self.console.line(self.say(f"terminal.{key}", **facts))

    def heading(self, what: str = "") -> None:
        """Say where we are: the half-year, the beat, and `what` within it."""
        table, play = self.table, self.play
        beat = self.say(
            "terminal.beat.epilogue" if table.beat in ("epilogue", "over") else f"beat.{table.beat}"
        )
        turn = table.turn
        self.console.gap()
        self.tell(
            "where",
            season=when(play, turn).heading,
            turn=turn,
            turns=table.ends_after or play.turns,
            beat=f"{beat}. {what}" if what else beat,
        )

    def submit(self, *acts: Input) -> bool:
        """Let inputs count, one after the other; say why, and stop, when one is refused."""
        for act in acts:
            here = (self.table.beat, self.table.turn)
            try:
                outcome = self.game.submit(act)
            except LogDead:
                raise
            except LogError as error:  # A private text that could not be kept: the game itself is well.
                self.console.line(error_text(error, self.say))
                return False
            if isinstance(outcome, Refused):
                for reason in outcome.reasons:
                    self.console.line(refusal_text(self.play, reason))
                return False
            self._note_time(here)
        return True

    def _note_time(self, before: tuple[Beat, int]) -> None:
        """Note how long a beat took that was left just now, for a facilitator who rehearses."""
        if self.table.setup.machine and before != (self.table.beat, self.table.turn) and before == self._beat:
            beat, turn = before
            self.game.annotate(TOOK, beat=beat, turn=str(turn), seconds=str(round(self.now() - self._since)))

    def ask(
        self,
        question: str,
        keys: Sequence[str] = (),
        *,
        enter: str = "",
        closed: Mapping[str, str] | None = None,
    ) -> str | None:
        """Ask until one of the keys is typed. "" is Enter, which is offered when `enter` says what it does.

        `closed` are keys that are not open now, with the reason. None: something else was done, and the screen
        must be shown anew. EOFError when no more will be typed.
        """
        while True:
            self._tell_time()
            self.console.line(self._offer(question, keys, enter))
            typed = self.console.read()
            key = typed.lower()
            if key in keys or (not key and enter):
                return key
            if closed is not None and key in closed:
                self.console.line(closed[key])
            elif key in self.commands:
                if self.commands[key](self):
                    return None
            else:
                self.tell("not_understood", typed=typed) if typed else self.tell("nothing_typed")

    def wait(self, seconds: float) -> None:
        """Let the beat's soft clock stand still for so long."""
        self._since += seconds

    def free_text(self, question: str) -> str:
        """Ask for a text of the table's own; "" when it has none."""
        self.console.line(question)
        return self.console.read()

    def own_words(self, question: str) -> str:
        """Ask for words to keep; a single letter is taken for a slip of a key, not for words."""
        while len(text := self.free_text(question)) == 1:
            self.tell("more_words")
        return text

    def _offer(self, question: str, keys: Sequence[str], enter: str) -> str:
        parts = [question]
        if keys:
            parts.append(self.say("terminal.type", keys=", ".join(map(_shown, keys))))
        if enter:
            parts.append(self.say("terminal.enter", does=enter))
        parts.append(self.say("terminal.explains"))
        return " ".join(part for part in parts if part)

    def _tell_time(self) -> None:
        """Say softly that a beat is coming to its end, once for each minute."""
        here = (self.table.beat, self.table.turn)
        if here != self._beat:
            self._beat, self._since, self._shown = here, self.now(), None
        if not self.has("clock"):
            return
        budget = self.table.beat == "choice" and menu_of(self.game.rules, self.table).budget is not None
        length = minutes_for(
            minutes_in(self.game.edition.scenario.settings, self.table.setup), self.table.beat, budget=budget
        )
        left = minutes_left(length, self.now() - self._since)
        if left is not None and left != self._shown:
            self._shown = left
            self.console.line(
                self.say.count("terminal.minutes_left", left) if left else self.say("terminal.time_is_up")
            )


def _shown(key: str) -> str:
    """Letters as they stand on paper cards; small ones may be typed."""
    return key.upper() if len(key) == 1 else key
