"""The talk after the game, in its five steps, read aloud: the questions, and what the table needs to hear for them."""

from __future__ import annotations

from collections.abc import Iterator

from game.report import Retold, debrief_of_game
from game.report.home import CHALLENGE, PLAN, plan_of, plan_text
from game.session.inputs import Write
from game.session.views import outcome
from game.terminal.client import Client

STEPS = ("felt", "film", "turning", "known", "home")
QUESTIONS = 3


def tell_debrief(client: Client) -> None:
    """All five steps, one after the other; each waits for Enter where the table talks."""
    scenario = client.game.edition.in_language(client.language)
    retold = Retold(debrief_of_game(client.game, scenario, client.language))
    for number, (step, tell) in enumerate(
        zip(STEPS, (_felt, _film, _turning, _known, _home), strict=True), 1
    ):
        client.console.gap()
        client.tell("debrief.step", number=number, title=client.say(f"window.debrief.{step}.title"))
        client.console.line(client.say(f"window.debrief.{step}.line"))
        for _ in tell(client, retold):
            if not _goes_on(client):
                return


def _goes_on(client: Client) -> bool:
    """Wait until the table has talked; False when it leaves. A language changed meanwhile holds from here on."""
    while client.ask("", enter=client.say("terminal.debrief.next")) is None:
        if client.leaving:
            return False
    return True


def _felt(client: Client, retold: Retold) -> Iterator[None]:  # noqa: ARG001  the signature of every step
    for number in range(1, QUESTIONS + 1):
        client.console.line(client.say(f"report.felt.{number}"))
        yield


def _film(client: Client, retold: Retold) -> Iterator[None]:
    for turn in range(1, retold.half_years + 1):
        film = retold.half_year(turn)
        client.console.gap()
        client.console.line(f"{film.season}. {film.headline}".rstrip())
        if film.event is not None:
            client.tell("news.event", title=film.event.title, text=film.came_by)
        for each in film.decided:
            client.console.line(f"{each.title} ({each.who}). {each.answer}")
        if film.attention:
            client.console.line(f"{client.say('report.years.attention')} {'; '.join(film.attention)}.")
        if film.lent:
            client.console.line(f"{client.say('report.years.lending')} {'; '.join(film.lent)}.")
        for text in film.came:
            client.console.line(text)
        if film.thought is not None:
            seen = film.thought
            facts = {"name": seen.name, "thought": seen.thought_text, "became": seen.became_text}
            client.console.line(client.say("report.years.thought", **facts))
        client.console.line(f"{film.sentence} {film.second}".rstrip())
        for line in retold.lines:
            client.console.line(f"{line.name}: {line.figures[turn]}.")
        yield
    client.console.line(client.say("report.years.talk"))
    yield


def _turning(client: Client, retold: Retold) -> Iterator[None]:
    while retold.work():
        pass
    points = retold.turnings
    if not points:
        client.console.line(client.say("report.turning.none"))
        yield
        return
    client.console.line(client.say("window.debrief.turning.guess"))
    for number, each in enumerate(retold.candidates, 1):
        client.console.item(str(number), f"{each.season}: {each.title}. {each.chosen}")
    yield
    for point in points:
        client.tell("debrief.turning", season=point.season, title=point.title, chosen=point.chosen)
        client.console.line(client.say("window.debrief.turning.replay"))
        for other in point.alternatives:
            client.tell("debrief.instead", answer=other.answer)
            for shift in other.shifts:
                client.console.line(f"{shift.name}: {shift.amount}, {shift.word}.")
            for text in other.goals:
                client.console.line(text)
            if other.changed:
                client.console.line(client.say.count("report.turning.changed", other.changed))
        yield
    client.console.line(client.say("report.turning.talk"))
    yield


def _known(client: Client, retold: Retold) -> Iterator[None]:
    for each in retold.known:
        for secret in each.secrets:
            if secret.whole_table:
                facts = {
                    "season": secret.season,
                    "title": secret.title,
                    "role": each.short,
                    "text": secret.text,
                }
                client.tell("debrief.known", **facts)
        client.console.line(client.say("window.debrief.known.told"))
        yield
    for text in (*(retold.loads.notes or (client.say("report.load.even"),)), *retold.loads.lent):
        client.console.line(text)
    for ballot in retold.ballots:
        client.console.line(
            f"{ballot.season}: {ballot.title}. {client.say('report.votes.minority', roles=ballot.minority)}"
        )
        for reason in ballot.reasons:
            client.console.line(client.say("report.votes.reason", reason=reason))
    for promise in outcome(client.play).promises:
        client.tell(f"promise.{promise.state}", name=promise.name)
    for note in retold.notes:
        client.console.line(f"{note.season}: {note.text}")
    yield


def _home(client: Client, retold: Retold) -> Iterator[None]:
    for follow_up in retold.follow_ups[-1:]:
        client.console.line(client.say("window.debrief.home.follow_up", name=follow_up.name))
        client.console.line(follow_up.text)
    for question in retold.questions:
        client.console.line(question)
    yield
    plan = plan_of(client.game.written)
    for key in PLAN:
        text = client.own_words(
            client.say("terminal.debrief.plan", question=client.say(f"report.plan.{key}"))
        )
        if text:
            plan[key] = text
    if plan and client.submit(Write(CHALLENGE, plan_text(plan))):
        client.tell("debrief.kept")
