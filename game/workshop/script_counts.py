"""The words of a scenario counted: by kind, card by card, half-year by half-year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from game.pack.schema import Saying, Scenario
from game.pack.texts import PackText, words_in
from game.texts.catalogue import Words
from game.workshop.reading import KINDS, cards_in_order

WORDS_A_MINUTE = 135
"""A case of 45 words, the limit, takes 20 seconds: the pace for which that limit is made."""

NEWS = ("situations", "headlines", "small_news", "epilogues", "modules", "people")
Row = tuple[str, ...]

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
_BULLET = re.compile(r"^([-+] )")
_NUMBERED = re.compile(r"^(\d+)([.)] )")


@dataclass(frozen=True, slots=True)
class Span:
    """The least and the most that something can be."""

    low: int
    high: int

    def __add__(self, other: Span) -> Span:
        return Span(self.low + other.low, self.high + other.high)

    def times(self, count: int) -> Span:
        """So many of it."""
        return Span(self.low * count, self.high * count)


def escaped(text: str) -> str:
    """A text whose signs mean nothing in Markdown, on one line."""
    return _NUMBERED.sub(r"\1\\\2", _BULLET.sub(r"\\\1", _SPECIAL.sub(r"\\\1", " ".join(text.split()))))


def seconds(total: int) -> int:
    """How long so many words take to read aloud."""
    return round(total * 60 / WORDS_A_MINUTE)


def aloud(scenario: Scenario, name: str, speak: Words) -> int:
    """The words of a card that are read aloud: its text and its answers."""
    card = scenario.cards[name]
    answers = [option.text for option in card.options.values()]
    if answers and card.not_now is not None:
        answers.append(speak("choice.not_now"))
    return sum(map(words_in, (card.text, *answers)))


def counts(scenario: Scenario, texts: Iterable[PackText], speak: Words) -> Iterator[str]:
    """The tables at the end of the document."""
    found = list(texts)
    yield f"## {speak('script.counts')}"
    yield f"### {speak('script.counts.kinds')}"
    yield _kinds(scenario, found, speak)
    yield f"### {speak('script.counts.turns')}"
    yield f"*{speak('script.counts.turns-how')}*"
    yield _turns(scenario, speak)
    yield f"### {speak('script.counts.cards')}"
    yield _by_card(scenario, found, speak)


def _kinds(scenario: Scenario, texts: Sequence[PackText], speak: Words) -> str:
    groups: dict[str, list[int]] = {kind: [] for kind in (*KINDS, "setting", "news", "model")}
    for text in texts:
        groups[_kind(scenario, text)].append(words_in(text.text))
    groups["sum"] = [count for kind in groups.values() for count in kind]
    rows = [
        (speak(f"script.kind.{kind}"), *map(str, (len(found), sum(found), seconds(sum(found)), max(found))))
        for kind, found in groups.items()
        if found
    ]
    columns = ("kind", "texts", "words", "seconds", "longest")
    return _table([speak(f"script.column.{column}") for column in columns], rows, numbers_from=1)


def _kind(scenario: Scenario, text: PackText) -> str:
    match text.path:
        case ("cards", str(name), *_):
            return scenario.cards[name].kind
        case ("settings", str(table), *_) if table in NEWS:
            return "news"
        case ("settings", *_):
            return "setting"
        case _:
            return "model"


def _by_card(scenario: Scenario, texts: Sequence[PackText], speak: Words) -> str:
    total = dict.fromkeys(scenario.cards, 0)
    for text in texts:
        if text.path[0] == "cards":
            total[str(text.path[1])] += words_in(text.text)
    rows = []
    for name in cards_in_order(scenario):
        card, read = scenario.cards[name], aloud(scenario, name, speak)
        rows.append(
            (escaped(card.code), escaped(card.title), str(read), str(seconds(read)), str(total[name]))
        )
    columns = ("code", "title", "aloud", "seconds", "all")
    return _table([speak(f"script.column.{column}") for column in columns], rows, numbers_from=2)


def _turns(scenario: Scenario, speak: Words) -> str:
    settings = scenario.settings
    scripted = {(item.turn, item.case) for item in settings.calendar if item.case}
    fixed = {card for _, card in scripted} | {item.event for item in settings.calendar}
    deck = [name for name, card in scenario.cards.items() if card.kind == "case" and name not in fixed]
    alone = [name for name, card in scenario.cards.items() if card.kind == "delegated"]
    news = _news(scenario)
    owned = _span(aloud(scenario, name, speak) for name in alone)
    delegated = owned.times(
        min(settings.delegated_per_turn, len(alone)) if settings.features.delegated else 0
    )
    alone_from = settings.from_turn.get("delegated", 1)
    rows = []
    for turn in range(1, settings.turns + 1):
        cases = [card for when, card in scripted if when == turn] or deck
        events = [item.event for item in settings.calendar if item.turn == turn and item.event]
        main = _span(aloud(scenario, name, speak) for name in cases)
        event = sum((aloud(scenario, name, speak) for name in events), 0)
        read = news + main + Span(event, event)
        if turn >= alone_from:
            read += delegated
        case = scenario.cards[cases[0]].code if cases != deck else (speak("script.deck") if deck else "–")
        codes = " + ".join((case, *(scenario.cards[name].code for name in events)))
        length = Span(seconds(read.low), seconds(read.high))
        rows.append((str(turn), codes, _range(main, speak), _range(read, speak), _range(length, speak)))
    columns = ("turn", "main", "words", "aloud", "seconds")
    return _table([speak(f"script.column.{column}") for column in columns], rows, numbers_from=2)


def _news(scenario: Scenario) -> Span:
    """A headline, a line of small news, and a line of one of the people."""
    settings = scenario.settings
    lines = [line for person in settings.people.values() for line in person.lines.values()]
    tables: list[Iterable[Saying]] = [settings.headlines.values(), settings.small_news.values()]
    if settings.features.people:
        tables.append(lines)
    total = Span(0, 0)
    for table in tables:
        total += _span(words_in(saying.text) for saying in table)
    return total


def _span(found: Iterable[int]) -> Span:
    numbers = list(found)
    return Span(min(numbers), max(numbers)) if numbers else Span(0, 0)


def _range(span: Span, speak: Words) -> str:
    if span.low == span.high:
        return str(span.low)
    return speak("script.range", low=span.low, high=span.high)


def _table(head: Sequence[str], rows: Iterable[Row], *, numbers_from: int) -> str:
    """A table in Markdown; the columns from a number on are set to the right."""
    rule = ["---" if place < numbers_from else "---:" for place in range(len(head))]
    return "\n".join(f"| {' | '.join(row)} |" for row in (tuple(head), tuple(rule), *rows))
