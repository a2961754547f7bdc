"""A part of the model as a diagram in the reader's language, and the same in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from game.pack.schema import Scenario
from game.session.causality.links import SITUATION, STRONG, WEAK, Link
from game.session.causality.loops import Loop
from game.workshop.graph.answers import ANSWER
from game.workshop.graph.deck import NOT_NOW
from game.workshop.graph.diagram import Arrow, Box, BoxKind, Diagram, Key, Tone
from game.workshop.graph.loop_view import MOST_TOLD, LoopView, told_loops
from game.workshop.graph.speech import Speech


def diagram_of(view: LoopView, speech: Speech) -> Diagram:
    """A view as a diagram in the reader's language."""
    say, scenario = speech.say, speech.scenario
    shown = set(view.links)
    told = told_loops(view.loops, shown) or all_loops(view)[:MOST_TOLD]
    tags: dict[Link, list[str]] = {}
    for loop in told:
        tags.setdefault(loop.mark, []).append(loop.name)
    arrows = tuple(arrow_of(link, speech, " ".join(tags.get(link, ()))) for link in view.links)
    ends = {end for link in view.links for end in (link.source, link.target)}
    about = set() if view.of in scenario.cards else {view.of} - {""}
    boxes = tuple(_box(node, speech) for node in sorted(ends | about))
    heading, subtitle = _heading(view, speech)
    return Diagram(
        heading,
        subtitle,
        say("graph.loops.described", boxes=len(boxes), arrows=len(arrows), loops=len(told)),
        boxes,
        arrows,
        tuple(_keys(boxes, arrows, say_hidden=bool(view.hidden), speech=speech)),
        say("graph.loops.told") if told else "",
        tuple((loop.name, loop_in_words(loop, speech)) for loop in told),
        (),
        _rest(view, len(all_loops(view)) - len(told), speech),
    )


def _box(node: str, speech: Speech) -> Box:
    if not node.startswith(ANSWER):
        return Box(node, speech.name(node), kind_of(node, speech.scenario))
    card, _, key = node.removeprefix(ANSWER).partition(".")
    if key == NOT_NOW:
        return Box(node, speech.say("choice.not_now"), "option")
    option = speech.scenario.cards[card].options[key]  # type: ignore[index]  # one of the letters
    return Box(node, f"{key.upper()}: {option.text}", "option")


def _heading(view: LoopView, speech: Speech) -> tuple[str, str]:
    say, title = speech.say, speech.scenario.settings.title
    if not view.of:
        return say("graph.loops.whole", title=title), say("graph.loops.reading")
    if view.of in speech.scenario.cards:
        name = speech.scenario.cards[view.of].title
        return say("graph.loops.from", name=name), say.count("graph.loops.forward", view.steps, title=title)
    name = speech.name(view.of)
    return say("graph.loops.of", name=name), say.count("graph.loops.steps", view.steps, title=title)


def _rest(view: LoopView, loops: int, speech: Speech) -> str:
    parts = []
    if view.hidden:
        parts.append(speech.say.count("graph.loops.hidden", view.hidden))
    if loops > 0:
        parts.append(speech.say.count("graph.loops.more", loops))
    parts.append(speech.say("graph.loops.itself"))
    return " ".join(parts)


def kind_of(node: str, scenario: Scenario) -> BoxKind:
    """What sort of thing a quantity is."""
    if node in scenario.model.stocks:
        flows = scenario.model.flows.values()
        return "stock" if any(node in {flow.into, flow.out_of} for flow in flows) else "decided"
    if node in scenario.settings.indicators:
        return "indicator"
    if node.startswith(SITUATION):
        return "situation"
    computed = node in scenario.model.auxiliaries or node.startswith(("capacity", "overload"))
    return "auxiliary" if computed else "given"


_TONES: dict[str, Tone] = {"+": "plus", "-": "minus", "?": "open"}
_SIGNS = {"+": "+", "-": "−", "?": "?"}


def sign_text(link: Link) -> str:
    """A link's sign as it is drawn; in brackets where it was tried and not proven."""
    sign = _SIGNS[link.sign]
    return sign if link.proven else f"({sign})"


def arrow_of(link: Link, speech: Speech, tag: str = "") -> Arrow:
    """A link as an arrow."""
    note = speech.number(link.late) if link.late else ""
    weight = 3 if link.strength >= STRONG else 2 if link.strength >= WEAK else 1
    slow = link.fills or link.late > 0
    return Arrow(link.source, link.target, _TONES[link.sign], sign_text(link), slow, note, weight, tag)


def all_loops(view: LoopView) -> tuple[Loop, ...]:
    """All loops that run only through what is in sight; of the whole model, all there are."""
    shown = set(view.links)
    return tuple(loop for loop in view.loops if not view.of or shown.issuperset(loop.links))


def loop_in_words(loop: Loop, speech: Speech) -> str:
    """A loop as a line: its names in order, the sign of each link before the name that it leads to."""
    steps = "".join(f" → {sign_text(link)} {speech.name(link.target)}" for link in loop.links)
    return f"{speech.name(loop.links[0].source)}{steps}"


def loops_in_words(loops: Sequence[Loop], speech: Speech) -> Iterator[str]:
    """All loops, a line each, with what their letter means."""
    say = speech.say
    kinds = {"R": say("graph.loop.r"), "B": say("graph.loop.b"), "?": say("graph.loop.open")}
    for loop in loops:
        yield f"{loop.name} ({kinds[loop.name[0]]}): {loop_in_words(loop, speech)}"


def links_in_words(links: Iterable[Link], speech: Speech) -> Iterator[str]:
    """Links, a line each: cause, sign, effect, and how late."""
    for link in links:
        late = ""
        if link.late:
            late = f" ({speech.quarters(link.late)})"
        yield f"{_box(link.source, speech).text} → {sign_text(link)} {speech.name(link.target)}{late}"


def _keys(
    boxes: Sequence[Box], arrows: Sequence[Arrow], *, say_hidden: bool, speech: Speech
) -> Iterator[Key]:
    say = speech.say
    kinds: tuple[tuple[BoxKind, str], ...] = (
        ("stock", say("graph.key.stock")),
        ("decided", say("graph.key.decided")),
        ("auxiliary", say("graph.key.auxiliary")),
        ("given", say("graph.key.given")),
        ("indicator", say("graph.key.indicator")),
        ("situation", say("graph.key.situation")),
        ("option", say("graph.key.option")),
    )
    for kind, text in kinds:
        if any(box.kind == kind for box in boxes):
            yield Key(Box("", "", kind), text)
    tones: tuple[tuple[Tone, str, str], ...] = (
        ("plus", "+", say("graph.key.plus")),
        ("minus", "−", say("graph.key.minus")),
        ("open", "?", say("graph.key.open")),
    )
    for tone, sign, text in tones:
        if any(arrow.tone == tone for arrow in arrows):
            yield Key(Arrow("", "", tone, sign), text)
    if any(arrow.sign.startswith("(") for arrow in arrows):
        yield Key(Arrow("", "", "plain", "(+)"), say("graph.key.tried"))
    if any(arrow.slow for arrow in arrows):
        yield Key(Arrow("", "", "plain", slow=True), say("graph.key.slow"))
    if any(arrow.note for arrow in arrows):
        yield Key(Arrow("", "", "plain", slow=True, note="2"), say("graph.key.late"))
    if say_hidden or len({arrow.weight for arrow in arrows}) > 1:
        yield Key(Arrow("", "", "plain", weight=3), say("graph.key.strong"))
    if any(arrow.tag for arrow in arrows):
        yield Key("R1", say("graph.key.loop"))
