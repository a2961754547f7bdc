"""A debrief of a random game of the test pack, and a small reader for what it renders to."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from html.parser import HTMLParser

from game.engine.layout import FINISHED
from game.engine.step import default_setup, start
from game.pack.schema import Scenario
from game.report.debrief import Debrief
from game.session.views.consequences import Guess
from game.session.views.play import Trend
from tests.games import commit, legal_decisions, rules_of

VOID = frozenset({"meta", "br", "link", "img", "input", "hr"})


def debrief_of_random_game(
    seed: int = 1, language: str = "nb", *, pack: str = "tiny", scenario: Scenario | None = None
) -> Debrief:
    """A whole game with votes and predictions."""
    rules, pick = rules_of(pack), random.Random(seed).choice
    setup, cards = default_setup(rules.scenario), rules.scenario.cards
    steps, decisions, votes = [start(rules, setup, seed)], [], []
    guesses: list[Guess | None] = []
    ways: tuple[Trend, ...] = ("up", "level", "down")
    while not steps[-1].closed.whole[FINISHED]:
        decided = legal_decisions(rules, steps[-1].state, pick)
        main = next((card for card, _ in decided.choices if cards[card].kind == "case"), None)
        decisions.append(decided)
        votes.append(
            tuple((role, pick(["a", "b"])) for role in rules.scenario.settings.roles) if main else ()
        )
        guesses.append(("services", pick(ways)) if main else None)
        steps.append(commit(rules, steps[-1].state, decided))
    return Debrief(
        rules,
        scenario or rules.scenario,
        setup,
        seed,
        tuple(steps),
        tuple(decisions),
        tuple(votes),
        tuple(guesses),
        language,
        "Bord 7",
    )


@dataclass
class Element:
    """One element with its attributes and the text inside it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Read(HTMLParser):
    """Reads a page strictly: every element is closed where it was opened."""

    elements: list[Element] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    stack: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> has an attribute twice")
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self.stack.append(element)

    def handle_endtag(self, tag: str) -> None:
        if not self.stack or self.stack[-1].tag != tag:
            self.faults.append(f"</{tag}> closes {self.stack[-1].tag if self.stack else 'nothing'}")
            return
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        for element in self.stack:
            element.text += data

    def all(self, tag: str) -> list[Element]:
        """The elements of a tag."""
        return [element for element in self.elements if element.tag == tag]


def read(html: str) -> Read:
    """Read a page to its end."""
    reader = Read()
    reader.feed(html)
    reader.close()
    if reader.stack:
        reader.faults.append(f"never closed: {[element.tag for element in reader.stack]}")
    return reader
