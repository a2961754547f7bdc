"""What a command line asks of a game: taken apart, found to make sense, and turned into a setup."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.cli.near import known, known_language
from game.cli.sources import is_archive
from game.cli.started import quoted
from game.engine.state import Setup
from game.engine.step import default_setup
from game.errors import UsageError
from game.log.header import Header
from game.log.read import read_log
from game.log.setup import refuse_other_version
from game.policy import POLICIES
from game.resources import FIRST_PACK, find_pack, shipped_pack, shipped_packs
from game.session.edition import Edition
from game.session.seats import played_by_machine
from game.texts.catalogue import LANGUAGES

NOBODY = "nobody"
"""Instead of a role: the facilitator plays none, and only leads."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asks for; None where it asks for nothing."""

    pack: str | None = None
    language: str | None = None
    seed: int | None = None
    maturity: str | None = None
    ambition: str | None = None
    turns: int | None = None
    terminal: bool = False
    auto: str | None = None
    resume: Path | None = None
    out: Path | None = None
    rehearse: str | None = None
    """The role that a facilitator plays who rehearses, or `NOBODY`; the machine plays the others."""


def check_wishes(wishes: Wishes) -> None:
    """UsageError where they name what no scenario could have, or contradict each other."""
    if wishes.language is not None:
        known_language(wishes.language)
    if wishes.auto is not None:
        known(wishes.auto, tuple(POLICIES), "team")
    if wishes.auto is not None and wishes.terminal:
        raise UsageError("With --auto a built-in team plays, with --terminal you do. Leave one of them out.")
    if wishes.auto is not None and wishes.rehearse is not None:
        raise UsageError(
            "With --auto a team plays the whole game, with --rehearse you do. Leave one of them out."
        )
    if wishes.resume is not None:
        _refuse_another_setup(wishes)


def _refuse_another_setup(wishes: Wishes) -> None:
    fixed = {
        "--seed": wishes.seed,
        "--maturity": wishes.maturity,
        "--ambition": wishes.ambition,
        "--turns": wishes.turns,
        "--out": wishes.out,
        "--rehearse": wishes.rehearse,
    }
    given = [name for name, value in fixed.items() if value is not None]
    if given:
        raise UsageError(
            f"--resume goes on with a game as it was set up, where its log lies. Leave out {', '.join(given)}."
        )


def header_to_resume(wishes: Wishes) -> Header | None:
    """What the log says that is to be gone on with; None where there is none.

    LogError when it is no log, or one of another version of the rules.
    """
    if wishes.resume is None:
        return None
    if is_archive(wishes.resume):
        raise UsageError(
            f"{wishes.resume} is an archive: it can be verified, replayed and reported, but not played on. "
            "Go on with the log itself."
        )
    header = read_log(wishes.resume).header
    refuse_other_version(header)
    return header


def pack_to_play(wishes: Wishes, header: Header | None) -> tuple[Path, str]:
    """The scenario's folder and what it is called in messages: asked for, or the log's, or the first one."""
    if wishes.pack is not None:
        return find_pack(wishes.pack), wishes.pack
    if header is None:
        return find_pack(FIRST_PACK), FIRST_PACK
    shipped = shipped_pack(header.scenario)
    if shipped is None:
        raise UsageError(
            f"The game was played with the scenario {header.scenario!r}, which is not one of those that come with "
            f"Fjordvik ({', '.join(shipped_packs())}). Say where it lies: play FOLDER --resume "
            f"{quoted(wishes.resume or Path())}"
        )
    return find_pack(shipped), shipped


def language_to_play(wishes: Wishes, header: Header | None, edition: Edition) -> str:
    """The language to begin in: the one asked for, the one that the game was played in, or the scenario's own."""
    if wishes.language is not None:
        return wishes.language
    if header is not None and header.language in LANGUAGES:
        return header.language
    return edition.scenario.settings.language


def setup_to_play(edition: Edition, wishes: Wishes) -> Setup:
    """The setup that was asked for; UsageError with the nearest name for what the scenario does not have."""
    plain, settings = default_setup(edition.scenario), edition.scenario.settings
    profile = known(wishes.maturity or plain.profile, tuple(settings.profiles), "maturity profile")
    ambition = known(wishes.ambition or plain.ambition, tuple(settings.ambitions), "ambition")
    turns = wishes.turns if wishes.turns is not None else plain.turns
    if turns > settings.turns:
        raise UsageError(f"The scenario has {settings.turns} half-years; --turns {turns} is too many.")
    setup = Setup(profile, ambition, turns)
    if wishes.rehearse is None:
        return setup
    roles = tuple(settings.roles)
    own = known(wishes.rehearse, (*roles, NOBODY), "role")
    return played_by_machine(roles, setup, (role for role in roles if role != own))
