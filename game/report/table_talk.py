"""What went on around the table: predictions, votes, private facts, and whose capacity lay unused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from game.report.debrief import Debrief
from game.report.years import lent_in, up_to
from game.session.views.case import Fact, case
from game.session.views.consequences import Thought, consequences
from game.session.views.names import choice_text, letter
from game.session.views.play import Play, when
from game.session.views.workload import carried

NOTED = ("note", "dispute")
"""The kinds of private texts that belong to the talk about the half-year in which they were written."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the table thought in one half-year, and what it became."""

    season: str
    thought: Thought


@dataclass(frozen=True, slots=True)
class Voted:
    """An answer with the roles that voted for it."""

    answer: str
    roles: str
    taken: bool


@dataclass(frozen=True, slots=True)
class Ballot:
    """The votes on one main case."""

    season: str
    title: str
    answers: tuple[Voted, ...]
    minority: str
    """The roles that stood against the most, "" where all agreed or no answer had the most."""
    reasons: tuple[str, ...]
    """What the minority said, if it was kept."""
    alone: bool
    """False where at least two voted, and all for the same."""


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A case with what two roles knew about it."""

    season: str
    title: str
    facts: tuple[Fact, ...]
    whole_table: bool
    """Whether it was a case for the whole table."""


@dataclass(frozen=True, slots=True)
class Secret:
    """One thing that a role knew."""

    season: str
    title: str
    """The case's."""
    text: str
    whole_table: bool
    """Whether the case was one for the whole table."""


@dataclass(frozen=True, slots=True)
class Known:
    """All that one role knew."""

    role: str
    short: str
    secrets: tuple[Secret, ...]


@dataclass(frozen=True, slots=True)
class RoleLoad:
    """A role's points in one half-year, when the work began."""

    had: int
    used: int

    @property
    def over(self) -> bool:
        """Whether the role was overdrawn."""
        return self.used > self.had


@dataclass(frozen=True, slots=True)
class LoadRow:
    """A role through all half-years."""

    short: str
    cells: tuple[RoleLoad, ...]


@dataclass(frozen=True, slots=True)
class Loads:
    """Capacity by role and half-year, and the half-years in which some had room while others drowned."""

    seasons: tuple[str, ...]
    rows: tuple[LoadRow, ...]
    notes: tuple[str, ...]
    lent: tuple[str, ...]
    """Who lent whom, by half-year."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the table wrote for itself during the game."""

    season: str
    who: str
    """"" where it is nobody's own."""
    text: str
    kind: str
    """note, or dispute: what the table did not believe of the model."""


def predictions(debrief: Debrief) -> Iterator[Prediction]:
    """The half-years in which the table predicted something."""
    whole = debrief.play
    for turn, guess in enumerate(debrief.predictions, 1):
        thought = consequences(up_to(whole, turn), guess).thought
        if thought is not None:
            yield Prediction(when(whole, turn).heading, thought)


def hits(found: tuple[Prediction, ...]) -> int:
    """How often the table was right."""
    return sum(each.thought.right for each in found)


def ballots(debrief: Debrief) -> Iterator[Ballot]:
    """The votes on the main cases, where any were recorded."""
    play = debrief.play
    for turn, votes in enumerate(debrief.votes, 1):
        card = _main_case(debrief, turn)
        if not votes or card is None:
            continue
        taken = dict(debrief.decisions[turn - 1].choices)[card]
        counts = Counter(key for _, key in votes)
        keys = sorted({*counts, taken}, key=lambda key: letter(play.rules.layout, card, key))
        answers = tuple(
            Voted(
                play.say(
                    "choice.spoken",
                    letter=letter(play.rules.layout, card, key),
                    text=choice_text(play, card, key),
                ),
                _roles(play, [role for role, vote in votes if vote == key]) or "–",
                key == taken,
            )
            for key in keys
        )
        title = play.scenario.cards[card].title
        minority = _minority(play, votes, counts)
        reasons = tuple(text for said_in, text in debrief.reasons if said_in == turn)
        alone = len(counts) > 1 or len(votes) == 1
        yield Ballot(when(play, turn).heading, title, answers, minority, reasons, alone)


def unsaid(debrief: Debrief) -> Iterator[Unsaid]:
    """The private facts of the cases that were played."""
    play = debrief.play
    for turn, decisions in enumerate(debrief.decisions, 1):
        for card, _ in decisions.choices:
            view = case(play, card)
            if view.private:
                yield Unsaid(when(play, turn).heading, view.title, view.private, view.kind == "case")


def known(debrief: Debrief) -> Iterator[Known]:
    """The same by role, in the scenario's order; those who knew nothing are left out."""
    told = tuple(unsaid(debrief))
    for role, part in debrief.scenario.settings.roles.items():
        secrets = tuple(
            Secret(each.season, each.title, fact.text, each.whole_table)
            for each in told
            for fact in each.facts
            if fact.role == role
        )
        if secrets:
            yield Known(role, part.short, secrets)


def loads(debrief: Debrief) -> Loads:
    """Who had how much to carry when each half-year's work began."""
    play = debrief.play
    turns, roles = range(1, len(play.steps)), play.scenario.settings.roles
    rows = tuple(
        LoadRow(part.short, tuple(RoleLoad(*carried(play, turn, role)[:2]) for turn in turns))
        for role, part in roles.items()
    )
    notes = tuple(note for turn in turns if (note := _note(play, turn, rows)))
    lent = tuple(
        play.say("report.load.lent", season=when(play, turn).heading, what=", ".join(told))
        for turn in turns
        if (told := tuple(lent_in(debrief, turn)))
    )
    return Loads(tuple(when(play, turn).short for turn in turns), rows, notes, lent)


def notes(debrief: Debrief) -> Iterator[Note]:
    """The table's notes, and what it disagreed with the game about, in the order of the half-years."""
    play = debrief.play
    roles = play.scenario.settings.roles
    for each in sorted(debrief.written, key=lambda each: each.turn):
        if each.what in NOTED and each.text:
            who = roles[each.role].short if each.role in roles else ""
            yield Note(when(play, each.turn).heading, who, each.text, each.what)


def _note(play: Play, turn: int, rows: tuple[LoadRow, ...]) -> str:
    now = [(row.short, row.cells[turn - 1]) for row in rows]
    over = [f"{short} {cell.used - cell.had}" for short, cell in now if cell.over]
    spare = [f"{short} {cell.had - cell.used}" for short, cell in now if cell.had > cell.used]
    if not over or not spare:
        return ""
    return play.say(
        "report.load.note", season=when(play, turn).heading, over=", ".join(over), spare=", ".join(spare)
    )


def _main_case(debrief: Debrief, turn: int) -> str | None:
    cards = debrief.scenario.cards
    return next((c for c, _ in debrief.decisions[turn - 1].choices if cards[c].kind == "case"), None)


def _minority(play: Play, votes: tuple[tuple[str, str], ...], counts: Counter[str]) -> str:
    most = max(counts.values())
    largest = [key for key, count in counts.items() if count == most]
    if len(largest) != 1 or len(counts) == 1:
        return ""
    return _roles(play, [role for role, key in votes if key != largest[0]])


def _roles(play: Play, roles: list[str]) -> str:
    order = play.scenario.settings.roles
    return ", ".join(order[role].short for role in order if role in roles)
