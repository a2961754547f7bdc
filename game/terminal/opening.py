"""Before the first half-year: language and scenario, and then just Enter; how the game is set up only if asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from game.engine.state import Setup
from game.engine.step import default_setup
from game.errors import PackError
from game.pack.schema import ScenarioFile
from game.session.clock import minutes_planned
from game.session.edition import Edition
from game.session.repertoire import Repertoire
from game.session.seats import director_of, seated, taken_seats
from game.terminal.console import Console
from game.terminal.seating import Pick, ask_doubles, ask_way
from game.texts.catalogue import LANGUAGES, Words, first_lines, words

MOST_FAULTS = 2
"""So much of what is wrong with a scenario is read out: the command `check` tells all."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What came of the start: whether the table plays, and the setup that it chose, None for the caller's own."""

    starts: bool
    setup: Setup | None = None


def ask_language(console: Console, preferred: str) -> str | None:
    """Let the table say which language it reads, each offered in its own words; Enter takes `preferred`.

    None when it goes away instead.
    """
    own = [(language, words(language)) for language in LANGUAGES]
    for number, (language, say) in enumerate(own, 1):
        console.item(str(number), say(f"terminal.language.{language}"))
    for _, say in own:
        console.line(say("terminal.opening.language", default=say(f"terminal.language.{preferred}")))
    while True:
        typed = console.read()
        if not typed:
            return preferred
        if typed.lower() == "q":
            return None
        if typed in {"1", "2", "3"}:
            return LANGUAGES[int(typed) - 1]
        for _, say in own:
            console.line(say("terminal.not_a_number", most=len(LANGUAGES)))


def ask_scenario(console: Console, repertoire: Repertoire, language: str) -> Edition | None:
    """Let the table choose what it plays; Enter takes the first. None when it goes away instead.

    One that cannot be read is named with what is wrong, and is not offered. Raises PackError when none can be read.
    """
    if len(repertoire.names) == 1:
        return repertoire.edition(repertoire.first)
    say = words(language)
    offered = _offered(console, repertoire, say)
    if len(offered) == 1:
        return offered[0]
    first = offered[0].in_language(language).settings.title
    console.line(say("terminal.opening.scenario", default=first))
    while True:
        typed = console.read()
        if not typed:
            return offered[0]
        if typed.lower() == "q":
            return None
        if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(offered):
            return offered[int(typed) - 1]
        console.line(say("terminal.not_a_number", most=len(offered)))


def _offered(console: Console, repertoire: Repertoire, say: Words) -> list[Edition]:
    """The scenarios that can be read, each written as it comes, with its number; then what is wrong with others."""
    offered: list[Edition] = []
    faults: dict[str, PackError] = {}
    for name in repertoire.names:
        try:
            edition = repertoire.readable(name, say.language)
        except PackError as error:
            faults[name] = error
        else:
            offered.append(edition)
            console.item(str(len(offered)), _offer(say, edition.in_language(say.language).settings))
    for name, fault in faults.items():
        console.line(say("terminal.opening.unread", name=name))
        for line in first_lines(fault, say, MOST_FAULTS):
            console.line(line)
    if not offered:
        raise faults[repertoire.first]
    return offered


def _offer(say: Words, settings: ScenarioFile) -> str:
    takes = say(
        "terminal.opening.takes",
        minutes=minutes_planned(settings),
        length=say.count("terminal.opening.length_of", settings.turns),
    )
    return f"{settings.title}. {takes} {settings.subtitle}"


def open_table(console: Console, edition: Edition, language: str, setup: Setup | None) -> Opening:
    """Read what the game is about; Enter begins it as it is set up, `v` sets it up first, `q` goes away.

    `setup` is told as how the game is set up; None: the caller has not said, so it is not told.
    """
    say, scenario = words(language), edition.in_language(language)
    settings = scenario.settings
    console.gap()
    console.line(f"{settings.title}.")
    console.line(settings.subtitle)
    if language not in edition.languages:
        console.line(say("terminal.language.no_translation"))
    console.gap()
    chosen: Setup | None = None
    while True:
        told = chosen or setup
        if told is not None:
            console.line(
                say(
                    "terminal.opening.setup",
                    profile=settings.profiles[told.profile].name,
                    ambition=settings.ambitions[told.ambition].name,
                    turns=told.turns,
                )
            )
        console.line(say("terminal.opening.start"))
        typed = console.read().lower()
        match typed:
            case "":
                return Opening(starts=True, setup=chosen)
            case "v":
                base = told if told is not None else default_setup(edition.scenario)
                chosen = _set_up(console, edition, say, base, language)
            case "q":
                return Opening(starts=False)
            case "?":
                console.line(say("terminal.opening.explain"))
            case _:
                console.line(say("terminal.not_understood", typed=typed))


def _set_up(console: Console, edition: Edition, say: Words, setup: Setup, language: str) -> Setup:
    settings = edition.in_language(language).settings
    pick = _picker(console, say)
    profiles = [(name, f"{part.name}. {part.text}") for name, part in settings.profiles.items()]
    ambitions = [(name, f"{part.name}. {part.text}") for name, part in settings.ambitions.items()]
    profile = pick("opening.profile", profiles) or setup.profile
    ambition = pick("opening.ambition", ambitions) or setup.ambition
    setup = replace(setup, profile=profile, ambition=ambition)
    short = settings.short
    if short is not None:
        lengths = [
            ("long", say("terminal.opening.long", turns=settings.turns)),
            ("short", say("terminal.opening.short", turns=short.turns)),
        ]
        length = pick("opening.length", lengths)
        if length is not None:
            turns = short.turns if length == "short" else settings.turns
            setup = replace(setup, short=length == "short", turns=turns)
    setup = _seats(edition, say, setup, pick, console)
    return ask_way(say, settings, ask_doubles(say, settings, setup, pick), pick)


def _seats(edition: Edition, say: Words, setup: Setup, pick: Pick, console: Console) -> Setup:
    """Let the table name the seats that nobody sits in, one at a time."""
    roles = edition.in_language(say.language).settings.roles
    director = roles[director_of(edition.scenario)].name
    while True:
        taken = taken_seats(edition.scenario, setup)
        names = [
            (
                role,
                say("terminal.opening.seat", role=part.name)
                if role in taken
                else say("terminal.opening.empty", role=part.name, director=director),
            )
            for role, part in roles.items()
        ]
        role = pick("opening.seats", names)
        if role is None:
            return setup
        empty = set(setup.empty_seats) ^ {role}
        if len(empty) == len(roles):
            console.line(say("terminal.opening.nobody"))
        else:
            by = "" if role in taken else role
            setup = seated(roles, setup, role, by) or setup


def _picker(console: Console, say: Words) -> Pick:
    """As `pick_numbered`, before there is a game to ask about."""

    def pick(question: str, things: Sequence[tuple[str, str]]) -> str | None:
        for number, (_, name) in enumerate(things, 1):
            console.item(str(number), name)
        while True:
            console.line(say(f"terminal.{question}"))
            typed = console.read()
            if not typed:
                return None
            if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(things):
                return things[int(typed) - 1][0]
            console.line(say("terminal.not_a_number", most=len(things)))

    return pick
