"""Part of a deck as a diagram in the reader's language, and the same in words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from game.lang import Expr, render
from game.pack.equations import Equations
from game.pack.schema import DIMENSIONS, Card
from game.session.causality.interval import Sign
from game.workshop.bounds.reach import lost_cards
from game.workshop.graph.deck import NOT_NOW, End, Tie, numbers_asked
from game.workshop.graph.deck_view import DeckView
from game.workshop.graph.diagram import Arrow, Box, BoxKind, Diagram, Key, Tone
from game.workshop.graph.speech import Speech

LETTERS = {"a": "A", "b": "B", "c": "C"}
STATES = frozenset({"chose", "running", "live", "failed", "offered", "open", "kept", "broken"})
_WHOLE = re.compile(r"(?<=\d)\.0\b")
"""A whole number needs no decimals when an author reads it."""
ROW = 6
"""So many cards that nothing ties stand in a row."""


def diagram_of(view: DeckView, speech: Speech) -> Diagram:
    """A view as a diagram in the reader's language."""
    say, scenario = speech.say, speech.scenario
    lost = lost_cards(scenario) & set(view.cards)
    others = dict.fromkeys(e for tie in view.ties for e in (tie.source, tie.target) if e[0] != "card")
    boxes = (*_cards(view.cards, lost, speech), *(_other(end, speech) for end in others))
    arrows = arrows_of(view.ties, speech)
    title = scenario.settings.title
    if view.of in scenario.cards:
        heading = say("graph.cards.of", name=scenario.cards[view.of].title)
    elif view.of:
        heading = say("graph.cards.touching", name=scenario.settings.indicators[view.of].name)
    else:
        heading = say("graph.cards.whole", title=title)
    return Diagram(
        heading,
        say.count("graph.cards.count", len(view.cards), title=title),
        say("graph.cards.described", cards=len(view.cards), arrows=len(arrows)),
        boxes,
        arrows,
        tuple(_keys(boxes, arrows, speech)),
        say("graph.cards.lost") if lost else "",
        tuple((scenario.cards[name].code, _why_lost(name, speech)) for name in view.cards if name in lost),
        tuple(_rows(boxes, arrows)),
        say("graph.cards.alone"),
    )


def _why_lost(name: str, speech: Speech) -> str:
    return speech.say("graph.cards.why_lost", title=speech.scenario.cards[name].title, id=name)


def lost_in_words(view: DeckView, speech: Speech) -> Iterator[str]:
    """The cards in sight that can never come, a line each."""
    lost = lost_cards(speech.scenario)
    return (_why_lost(name, speech) for name in view.cards if name in lost)


def _rows(boxes: Sequence[Box], arrows: Sequence[Arrow]) -> Iterator[tuple[str, str]]:
    """Pairs that keep cards without arrows in rows, group by group."""
    tied = {end for arrow in arrows for end in (arrow.source, arrow.target)}
    groups: dict[str, list[str]] = {}
    for box in boxes:
        if box.id not in tied:
            groups.setdefault(box.group, []).append(box.id)
    for ids in groups.values():
        yield from ((one, other) for place, (one, other) in enumerate(pairwise(ids)) if (place + 1) % ROW)


def _id(end: End) -> str:
    return f"{end[0]}:{end[1]}"


def _cards(cards: Sequence[str], lost: Collection[str], speech: Speech) -> Iterator[Box]:
    order = (*DIMENSIONS, None)
    trees = Equations(speech.scenario).trees
    for name in sorted(cards, key=lambda name: order.index(_dimension(speech.scenario.cards[name]))):
        card = speech.scenario.cards[name]
        dimension = _dimension(card)
        kind: BoxKind = dimension or "event"
        group = speech.say(f"dimension.{dimension}") if dimension else speech.say("graph.events")
        small = _small(name, card, trees["cards", name, "when"], speech)
        if name in lost:
            small = (*small, speech.say("graph.card.never"))
        yield Box(_id(("card", name)), card.title, kind, small, name in lost, group)


def _dimension(card: Card) -> BoxKind | None:
    return None if card.kind == "event" else card.dimension


def _small(name: str, card: Card, when: Expr, speech: Speech) -> tuple[str, ...]:
    """What stands below a card's title: code and id, whose it is, when it comes."""
    say, scenario = speech.say, speech.scenario
    lines = [f"{card.code} · {name}"]
    if card.owner is not None and card.kind == "delegated":
        lines.append(say("graph.card.owner", role=scenario.settings.roles[card.owner].short))
    turns = [each.turn for each in scenario.settings.calendar if name in {each.case, each.event}]
    lines += [say("graph.card.calendar", turn=turn) for turn in turns]
    if card.challenges_promise:
        lines.append(say("graph.card.challenges"))
    if card.only_follow_up:
        lines.append(say("graph.card.only_follow_up"))
    if numbers_asked(when, scenario):
        lines.append(say("graph.card.when", condition=_WHOLE.sub("", render(when))))
    return tuple(lines)


def _other(end: End, speech: Speech) -> Box:
    """A promise or a situation."""
    settings = speech.scenario.settings
    if end[0] == "promise":
        return Box(_id(end), settings.promises[end[1]].name, "promise", (end[1],))
    return Box(_id(end), settings.situations[end[1]].name, "situation", (end[1],))


def arrows_of(ties: Sequence[Tie], speech: Speech) -> tuple[Arrow, ...]:
    """One arrow for all ties between the same two that pull the same way, with a line for each answer."""
    together: dict[tuple[End, End, Sign], list[Tie]] = {}
    for tie in ties:
        together.setdefault((tie.source, tie.target, tie.sign), []).append(tie)
    return tuple(_arrow(each, speech) for each in together.values())


def _arrow(ties: Sequence[Tie], speech: Speech) -> Arrow:
    first = ties[0]
    by_answer: dict[tuple[str, str], list[Tie]] = {}
    for tie in ties:
        by_answer.setdefault((tie.answer, tie.option), []).append(tie)
    brings = any(tie.kind in {"follow", "gives"} for tie in ties)
    tone: Tone = "plain" if brings else "dashed"
    if first.sign != "+":
        tone = "minus" if first.sign == "-" else "open"
    return Arrow(
        _id(first.source),
        _id(first.target),
        tone,
        {"+": "", "-": "−", "?": "?"}[first.sign],
        any(tie.quarters for tie in ties),
        "\n".join(filter(None, (_note(each, speech) for each in by_answer.values()))),
    )


def _note(ties: Sequence[Tie], speech: Speech) -> str:
    """The answer that it comes from, what is asked for, and how long it takes."""
    say, first = speech.say, ties[0]
    words = [LETTERS.get(first.answer) or (say("choice.not_now") if first.answer == NOT_NOW else "")]
    words += [say(f"graph.state.{tie.state}") for tie in ties if tie.state in STATES]
    if first.option:
        words.append(say("graph.tie.requires", letter=LETTERS[first.option]))
    longest = max(tie.quarters for tie in ties)
    wait = speech.quarters(longest) if longest else ""
    return ", ".join(part for part in (" ".join(word for word in words if word), wait) if part)


def ties_in_words(view: DeckView, speech: Speech) -> Iterator[str]:
    """All ties, a line each."""
    say = speech.say
    kinds = {
        "follow": say("graph.tie.follow"),
        "when": say("graph.tie.when"),
        "requires": say("graph.tie.when"),
        "gives": say("graph.tie.gives"),
    }
    for tie in view.ties:
        parts = (kinds[tie.kind], _note((tie,), speech), say("graph.tie.shuts") if tie.sign == "-" else "")
        yield f"{tie.source[1]} → {tie.target[1]} ({', '.join(part for part in parts if part)})"


def _keys(boxes: Sequence[Box], arrows: Sequence[Arrow], speech: Speech) -> Iterator[Key]:
    say = speech.say
    if any(box.kind == "promise" for box in boxes):
        yield Key(Box("", "", "promise"), say("graph.key.promise"))
    if any(box.kind == "situation" for box in boxes):
        yield Key(Box("", "", "situation"), say("graph.key.situation"))
    if any(box.warning for box in boxes):
        yield Key(Box("", "", "event", warning=True), say("graph.key.never"))
    tones: tuple[tuple[Tone, str, str], ...] = (
        ("plain", "", say("graph.key.leads")),
        ("dashed", "", say("graph.key.opens")),
        ("minus", "−", say("graph.key.shuts")),
        ("open", "?", say("graph.key.either")),
    )
    for tone, sign, text in tones:
        if any(arrow.tone == tone for arrow in arrows):
            yield Key(Arrow("", "", tone, sign), text)
    if any(arrow.slow for arrow in arrows):
        yield Key(Arrow("", "", "plain", slow=True), say("graph.key.wait"))
    if any(arrow.note for arrow in arrows):
        yield Key("A", say("graph.key.answer"))
