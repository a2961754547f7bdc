"""Playtests of small packs, each played once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from game.engine.step import compile_rules
from game.pack.hashes import content_hash, rules_hash
from game.pack.load import Reading, read_pack
from game.policy import POLICIES
from game.session.edition import pack_bytes
from game.texts.catalogue import words
from game.workshop.playtest import Played, Summary, findings, plan_of, render, run, summarise
from game.workshop.playtest.finding import Finding

PACKS = Path(__file__).parents[2] / "packs"
GAMES = 24


@cache
def reading(pack: str) -> Reading:
    """A test pack with its files."""
    return read_pack(PACKS / pack, pack)


@cache
def played(pack: str, workers: int = 1) -> Played:
    """A playtest of a test pack by all teams."""
    scenario = reading(pack).scenario
    assert scenario is not None
    return run(compile_rules(scenario), plan_of(scenario, tuple(POLICIES), GAMES, 1), workers)


@cache
def summary(pack: str, language: str = "en") -> Summary:
    """The same, counted."""
    found = played(pack)
    return summarise(found, found.rules.scenario, words(language))


@cache
def found_in(pack: str) -> tuple[Finding, ...]:
    """The same, judged."""
    return findings(summary(pack))


def hashes(pack: str) -> tuple[str, str]:
    """The hashes that name a test pack."""
    scenario = reading(pack).scenario
    assert scenario is not None
    return rules_hash(scenario), content_hash(pack_bytes(PACKS / pack))


@cache
def page(pack: str, language: str = "en") -> str:
    """The page of a playtest."""
    counted = summary(pack, language)
    return render(counted, findings(counted), reading(pack).files, hashes(pack))
