"""What the facilitator may do at the keyboard: a card, cases put aside, notes, what if, a dispute, time, a pause."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from game.engine.menu import legal_commands
from game.research.instead import decisions_made, instead
from game.session.facilitating import BEFORE_COMMIT, END, NOW, card_of_code
from game.session.inputs import Bring, CallEvent, CatchUp, Input, PutAside, TakeUp, Write
from game.session.keying import may_key_in
from game.session.reasons import DISPUTE
from game.session.table import menu_of
from game.session.views import case, news, when
from game.session.views.disputes import about_name
from game.session.views.sources import source_text
from game.terminal.client import Client
from game.terminal.paper import key_in
from game.terminal.reading import pick_numbered

MINUTES = ("2", "5", "10")


def lead(client: Client) -> bool:
    """`f`: what the facilitator may do now, by numbers."""
    offered = [(name, client.say(f"terminal.lead.{name}")) for name in _offered(client)]
    chosen = pick_numbered(client, "lead.which", offered)
    return False if chosen is None else _DOES[chosen](client)


def _offered(client: Client) -> Iterator[str]:
    table = client.table
    if table.beat in BEFORE_COMMIT:
        yield "call"
        yield "aside"
        yield "now"
        yield "take_up" if table.without_delegated else "end"
    yield "notes"
    if table.played:
        yield "what_if"
    if table.beat != "over":
        yield "dispute"
    if client.has("clock"):
        yield "time"
    yield "pause"
    if may_key_in(table):
        yield "paper"


def _call(client: Client) -> bool:
    written = client.free_text(client.say("terminal.lead.code"))
    if not written:
        return False
    card = card_of_code(client.game.edition.scenario, written)
    if card is None:
        client.console.line(client.say("terminal.lead.unknown", code=written))
        return False
    is_event = client.game.edition.scenario.cards[card].kind == "event"
    if not client.submit(CallEvent(card) if is_event else Bring(card)):
        return False
    if not is_event:
        return True
    seen = news(client.play).event
    if seen is not None and client.table.beat != "news":  # the news is told anew, and tells it
        client.tell("news.event", title=seen.title, text=seen.text)
        for sentence in seen.told:
            client.console.line(sentence)
    return True


def _put_aside(client: Client) -> bool:
    cards = client.play.scenario.cards
    open_cards = [each.card for each in menu_of(client.game.rules, client.table).cards]
    cases = [(name, cards[name].title) for name in open_cards if cards[name].kind != "event"]
    if not cases:
        client.tell("lead.nothing")
        return False
    card = pick_numbered(client, "lead.case", cases)
    return card is not None and _do(client, PutAside(card))


def _do(client: Client, act: Input) -> bool:
    if not client.submit(act):
        return False
    client.tell("lead.done")
    return True


def _notes(client: Client) -> bool:
    """The notes of the cards on the table, or of those just decided; only after another Enter."""
    table, play = client.table, client.play
    if table.beat in ("consequences", "epilogue", "over"):
        names = [card for card, _ in table.played[-1].decisions.choices]
    else:
        names = [card.card for card in legal_commands(play.rules, play.today).cards]
    noted = [(name, play.scenario.cards[name].title) for name in names if play.scenario.cards[name].note]
    if not noted:
        client.tell("lead.nothing")
        return False
    chosen = pick_numbered(client, "lead.whose_note", noted)
    note = None if chosen is None else play.scenario.cards[chosen].note
    if note is not None:
        parts = (
            ("point", note.point),
            ("question", note.question),
            ("idea", note.idea),
            ("source", source_text(play, note.source)),
        )
        for part, text in parts:
            client.console.line(f"{client.say(f'window.facilitator.notes.{part}')} {text}")
    return False


def _what_if(client: Client) -> bool:
    play, decided = client.play, tuple(half_year.decisions for half_year in client.table.played)
    turns = [(str(turn), when(play, turn).heading) for turn in range(1, len(decided) + 1)]
    turn = pick_numbered(client, "lead.turn", turns)
    if turn is None:
        return False
    made = {each.card: each for each in decisions_made(play, decided, int(turn))}
    if not made:
        client.tell("lead.nothing")
        return False
    card = pick_numbered(client, "lead.decision", [(name, each.title) for name, each in made.items()])
    if card is None:
        return False
    other = pick_numbered(client, "lead.answer", [(each.key, each.text) for each in made[card].others])
    if other is None:
        return False
    seen = instead(play, decided, int(turn), card, other)
    client.tell("lead.replayed", season=seen.season, title=seen.title, text=seen.option.text)
    for gauge in seen.gauges:
        client.tell("lead.gauge", name=gauge.name, here=gauge.here, there=gauge.there)
    for sentence in seen.goals:
        client.console.line(sentence)
    if seen.changed:
        client.console.line(client.say.count("terminal.lead.changed", seen.changed))
    return False


def _dispute(client: Client) -> bool:
    about = ""
    if client.card is not None:
        names = [("", about_name(client.play, "")), (client.card, case(client.play, client.card).title)]
        chosen = pick_numbered(client, "lead.about", names)
        if chosen is None:
            return False
        about = chosen
    text = client.own_words(client.say("terminal.lead.sentence"))
    if text and client.submit(Write(DISPUTE, text, about=about)):
        client.tell("lead.written")
    return False


def _time(client: Client) -> bool:
    added = pick_numbered(client, "lead.minutes", [(each, each) for each in MINUTES])
    if added is not None:
        client.wait(60.0 * int(added))
        client.game.annotate("more_time", minutes=added)
        client.tell("lead.added", minutes=added)
    return False


def _pause(client: Client) -> bool:
    client.game.annotate("pause")
    began = client.now()
    client.free_text(client.say("terminal.lead.paused"))
    client.wait(client.now() - began)
    client.game.annotate("pause_over")
    return True


_DOES: Mapping[str, Callable[[Client], bool]] = {
    "call": _call,
    "aside": _put_aside,
    "now": lambda client: _do(client, CatchUp(NOW)),
    "end": lambda client: _do(client, CatchUp(END)),
    "take_up": lambda client: _do(client, TakeUp()),
    "notes": _notes,
    "what_if": _what_if,
    "dispute": _dispute,
    "time": _time,
    "pause": _pause,
    "paper": key_in,
}
