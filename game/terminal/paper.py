"""Half-years from the sheet, at the keyboard: one line at a time, in the order in which they are printed."""

from __future__ import annotations

from game.session.inputs import GoOn
from game.session.keying import Keying
from game.session.views import when
from game.session.views.paper import PaperAnswer, Question, found_by_code, question
from game.session.views.paper_rows import rows
from game.terminal.client import Client

BACK, STOP = "<", "."


def key_in(client: Client) -> bool:
    """Until the game is over or no more is keyed in; what was keyed in stays."""
    keying = Keying(client.game.rules, lambda: client.table, client.submit, client.game.annotate)
    client.tell("paper.intro")
    while keying.place.kind != "done":
        asked = question(client.play, client.table, keying.place)
        _tell(client, keying, asked)
        typed = client.free_text("")
        if typed == STOP:
            return True
        if typed == BACK:
            if not keying.back():
                client.tell("paper.first")
        else:
            _take(client, keying, asked, typed)
    client.submit(GoOn())
    return True


def _tell(client: Client, keying: Keying, asked: Question) -> None:
    """The line as a question, and what may be typed."""
    console = client.console
    console.gap()
    if not keying.may_go_back:
        turn = len(client.table.played) + 1
        client.tell("paper.half_year", turn=turn, when=when(client.play, turn).heading)
    console.line(asked.title)
    if asked.place.kind == "confirm":
        for row in rows(client.play, client.table):
            if row.value:
                client.tell("paper.row", name=row.name, value=row.value)
    for each in asked.answers:
        console.item(each.mark, each.title)
    if asked.enter is not None:
        client.tell("paper.enter", does=asked.enter.title)


def _take(client: Client, keying: Keying, asked: Question, typed: str) -> None:
    if not typed and asked.enter is not None:
        _put(keying, asked.enter)
    elif typed and asked.code:
        found = found_by_code(client.play, client.table, asked.place, typed)
        if found.wrong:
            client.console.line(found.wrong)
        elif keying.put(found.acts) and found.card is not None:
            client.tell("paper.card", code=found.card.code, title=found.card.title)
    else:
        picked = next((each for each in asked.answers if each.mark == typed.upper()), None)
        if picked is None:
            client.tell("paper.not_understood", typed=typed)
        elif picked.refusal:
            client.console.line(picked.refusal)
        else:
            _put(keying, picked)


def _put(keying: Keying, answer: PaperAnswer) -> None:
    keying.put(answer.acts, answer.then)
