"""A scenario as one document in Markdown: everything that people read, in reading order, with the words counted.

For those who review a scenario without playing it: a political adviser, a language consultant, somebody who knows the
field. What is not translated shows the original and is marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel import Locale

from game.pack.load import load
from game.pack.schema import Card, Option, Scenario
from game.pack.scope import Path as PartPath
from game.pack.texts import PackText, context_of, words_in
from game.pack.translation import translated
from game.session.views.figures import language as language_of
from game.texts.catalogue import LANGUAGES, Words, words
from game.texts.numbers import NO_BREAK, money, number
from game.workshop.reading import KINDS, cards_in_order, in_reading_order
from game.workshop.script_counts import WORDS_A_MINUTE, aloud, counts, escaped, seconds

LINES = ("decided", "live", "working", "failed", "later")
DOT = "●"


@dataclass(frozen=True, slots=True)
class Script:
    """A scenario in a language, with the words in which the document speaks about it."""

    scenario: Scenario
    language: str
    texts: dict[PartPath, PackText]
    missing: frozenset[str]
    """The contexts of the texts that are not translated."""
    say: Words

    def __call__(self, *path: str | int) -> str:
        """The text at a path, safe in Markdown, marked where it is not translated; "" where there is none."""
        if path not in self.texts:
            return ""
        text = escaped(self.texts[path].text)
        return f"**{escaped(self.say('script.mark'))}** {text}" if context_of(path) in self.missing else text

    def counted(self, *path: str | int) -> str:
        """The same with its words and seconds."""
        if path not in self.texts:
            return ""
        return f"{self(*path)} *({self.count(words_in(self.texts[path].text))})*"

    def count(self, total: int) -> str:
        """So many words and the seconds they take."""
        return self.say("script.count", words=total, seconds=seconds(total))

    def figure(self, value: float) -> str:
        """A number with no more decimals than it needs."""
        return number(value, language_of(self.say), _decimals(value))

    def money(self, value: float) -> str:
        """An amount in M NOK, so written."""
        return money(value, language_of(self.say), _decimals(value))


def open_script(folder: Path, shown_as: str, language: str | None = None) -> Script:
    """Read a pack in a language, its own where none is named. PackError for the pack's and the file's mistakes."""
    scenario = load(folder, shown_as)
    own = scenario.settings.language
    found = translated(scenario, folder, language or own)
    texts = {text.path: text for text in in_reading_order(found.scenario)}
    speak = words(found.language if found.language in LANGUAGES else own)
    return Script(found.scenario, found.language, texts, frozenset(found.missing), speak)


def document(script: Script) -> str:
    """The whole document."""
    blocks = [*_head(script), *_table(script)]
    for kind in KINDS:
        blocks += _cards(script, kind)
    blocks += [
        *_later(script),
        *_figures(script),
        *_model(script),
        *counts(script.scenario, script.texts.values(), script.say),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _decimals(value: float) -> int:
    """How many decimals a number needs; two at most."""
    return 0 if round(value) == value else 1 if round(value, 1) == value else 2


def _head(script: Script) -> Iterator[str]:
    settings, speak = script.scenario.settings, script.say
    name = Locale.parse(script.language).get_display_name(speak.language) or script.language
    yield f"# {script('settings', 'title')}"
    yield script("settings", "subtitle")
    edition = {"version": settings.version, "license": settings.license, "turns": settings.turns}
    yield escaped(speak("script.edition", language=name, **edition))
    yield f"*{speak('script.how', rate=WORDS_A_MINUTE)}*"
    if script.missing:
        mark = escaped(speak("script.mark"))
        yield f"**{speak.count('script.missing', len(script.missing), mark=mark)}**"


def _table(script: Script) -> Iterator[str]:
    """Who sits at the table, and what is asked of them."""
    settings, speak = script.scenario.settings, script.say
    yield f"## {speak('script.roles')}"
    for role in settings.roles:
        yield f"### {script('settings', 'roles', role, 'name')} ({script('settings', 'roles', role, 'short')})"
        yield _points(
            (speak("script.mandate"), script.counted("settings", "roles", role, "mandate", "text")),
            (speak("script.concern"), script.counted("settings", "roles", role, "concern")),
        )
    yield f"## {speak('script.people')}" if settings.people else ""
    for name, person in settings.people.items():
        here = ("settings", "people", name)
        title, first = script(*here, "title"), script(*here, "name")
        yield f"### {speak('script.person', name=first, age=person.age, title=title)}"
        yield f"**{speak('script.lines')}**"
        yield _list(script.counted(*here, "lines", line, "text") for line in person.lines)
        yield f"**{speak('script.endings')}**"
        yield _list(script.counted(*here, "epilogues", ending, "text") for ending in person.epilogues)
    for table in ("profiles", "ambitions"):
        yield f"## {speak(f'script.{table}')}"
        yield _points(*(_named(script, table, name) for name in getattr(settings, table)))
    for table in ("goals", "floors"):
        yield f"## {speak(f'script.{table}')}" if getattr(settings, table) else ""
        yield _list(script("settings", table, name, "name") for name in getattr(settings, table))
    yield from _promises(script)
    yield f"## {speak('script.indicators')}"
    for name, indicator in settings.indicators.items():
        here = ("settings", "indicators", name)
        yield f"**{script(*here, 'name')}**. {script.counted(*here, 'explain')}"
        yield _points(
            (speak("script.better"), script.counted(*here, "better")),
            *_again(script, (*here, "better_again"), len(indicator.better_again), speak("script.better")),
            (speak("script.worse"), script.counted(*here, "worse")),
            *_again(script, (*here, "worse_again"), len(indicator.worse_again), speak("script.worse")),
        )


def _again(script: Script, here: PartPath, count: int, label: str) -> Iterator[tuple[str, str]]:
    """What is said instead the next times."""
    return ((label, script.counted(*here, place)) for place in range(count))


def _promises(script: Script) -> Iterator[str]:
    promises, speak = script.scenario.settings.promises, script.say
    yield f"## {speak('script.promises')}" if promises else ""
    for name in promises:
        here = ("settings", "promises", name)
        yield f"**{script(*here, 'name')}**"
        yield _points(
            (speak("script.criterion"), script.counted(*here, "text")),
            (speak("script.given"), script.counted(*here, "given")),
            (speak("script.kept"), script.counted(*here, "kept_line")),
            (speak("script.broken"), script.counted(*here, "broken_line")),
        )


def _cards(script: Script, kind: str) -> Iterator[str]:
    named = [name for name in cards_in_order(script.scenario) if script.scenario.cards[name].kind == kind]
    yield f"## {script.say(f'script.{kind}')}" if named else ""
    for name in named:
        yield from _card(script, name, script.scenario.cards[name])


def _card(script: Script, name: str, card: Card) -> Iterator[str]:
    settings, speak, here = script.scenario.settings, script.say, ("cards", name)
    turns = [str(item.turn) for item in settings.calendar if name in {item.case, item.event}]
    owner = settings.roles[card.owner].short if card.owner else ""
    about = (
        speak(f"dimension.{card.dimension}") if card.dimension else speak("case.event"),
        speak("case.owner", role=escaped(owner)) if owner else speak("case.table"),
        script.count(aloud(script.scenario, name, speak)),
    )
    yield f"### {escaped(card.code)} {script(*here, 'title')}"
    rest = (
        speak("script.turns", turns=", ".join(turns)) if turns else "",
        speak("script.follow-up") if card.only_follow_up else "",
    )
    yield " ".join(filter(None, (f"*{' · '.join(about)}.*", *rest)))
    yield script.counted(*here, "text")
    for place in range(len(card.again)):
        title = script(*here, "again", place, "title") or script(*here, "title")
        yield f"**{title}** {script.counted(*here, 'again', place, 'text')}"
    yield _list(
        f"*{speak('script.knows', role=escaped(settings.roles[role].name))}:* {script.counted(*here, 'private', role)}"
        for role in card.private
    )
    for key, option in card.options.items():
        yield f"**{key.upper()}. {script(*here, 'options', key, 'text')}** ({_shown(script, option)})"
        yield _said(script, (*here, "options", key), option)
    if card.not_now is not None and card.options:
        yield f"**{speak('choice.not_now')}**"
        yield _said(script, (*here, "not_now"), card.not_now)
    if card.note is not None:
        fields = ("point", "question", "idea")
        note = [(speak(f"script.note.{field}"), script(*here, "note", field)) for field in fields]
        note.append((speak("script.note.source"), escaped(card.note.source)))
        lines = "\n".join(f"> *{label}:* {text}  " for label, text in note)
        yield f"> **{speak('script.note')}**  \n{lines}".rstrip()


def _shown(script: Script, option: Option) -> str:
    """What the screen shows of an option: price, running cost, whose capacity, when it is felt, what it touches."""
    settings, speak = script.scenario.settings, script.say
    amount = script.figure
    parts = [
        speak("script.price", amount=script.money(option.price)) if option.price else speak("script.free")
    ]
    if option.running:
        parts.append(
            speak("script.running", amount=speak("choice.running", amount=script.money(option.running)))
        )
    if option.burden:
        roles = (f"{settings.roles[role].short} {amount(points)}" for role, points in option.burden.items())
        parts.append(speak("script.burden", roles=escaped(", ".join(roles))))
    if option.quarters:
        one = 1 if option.quarters == 1 else 2
        parts.append(speak.count("script.work", one, quarters=amount(option.quarters)))
    felt = option.felt if option.felt is not None else -int(-option.quarters // settings.quarters_per_turn)
    parts.append(speak.count("script.felt", felt) if felt else speak("script.felt-now"))
    if option.touches:
        gauges = (
            f"{settings.indicators[gauge].name}{NO_BREAK}{DOT * dots}"
            for gauge, dots in option.touches.items()
        )
        parts.append(speak("script.touches", gauges=escaped(", ".join(gauges))))
    if option.gives:
        parts.append(speak("script.gives", promise=script("settings", "promises", option.gives, "name")))
    return "; ".join(parts)


def _said(script: Script, here: PartPath, answer: object) -> str:
    """What is said of an answer later, and by whom."""
    people, points = script.scenario.settings.people, []
    for field in LINES:
        line = getattr(answer, field, None)
        if line is not None:
            by = f", {escaped(people[line.by].name)}" if line.by else ""
            points.append((f"{script.say(f'script.said.{field}')}{by}", script.counted(*here, field, "text")))
    return _points(*points)


def _later(script: Script) -> Iterator[str]:
    """What comes and goes: situations, the budget, the news, the ending, the gatherings."""
    settings, speak = script.scenario.settings, script.say
    yield f"## {speak('script.situations')}" if settings.situations else ""
    for name in settings.situations:
        here = ("settings", "situations", name)
        yield f"**{script(*here, 'name')}**"
        yield _points(
            (speak("script.starts"), script.counted(*here, "starts")),
            (speak("script.stops"), script.counted(*here, "stops")),
            (speak("script.way-out"), script.counted(*here, "way_out")),
        )
    if settings.budget is not None:
        yield f"## {speak('script.budget')}"
        for table in ("lines", "proposals", "gains"):
            named = [_named(script, "budget", table, name) for name in getattr(settings.budget, table)]
            yield f"**{speak(f'script.budget.{table}')}**" if named else ""
            yield _points(*named, even_empty=True)
    for table in ("headlines", "small_news", "epilogues"):
        yield f"## {speak(f'script.{table}')}" if getattr(settings, table) else ""
        yield _list(script.counted("settings", table, name, "text") for name in getattr(settings, table))
    yield f"## {speak('script.modules')}" if settings.modules else ""
    for place, module in enumerate(settings.modules):
        turns = speak("script.module", turns=", ".join(map(str, module.turns)))
        yield f"**{script('settings', 'modules', place, 'name')}** ({turns})"
        yield _points(
            (speak("script.prepare"), script("settings", "modules", place, "prepare")),
            (speak("script.follow"), script("settings", "modules", place, "follow_up")),
        )
    yield f"## {speak('script.sessions')}" if settings.sessions else ""
    for place, session in enumerate(settings.sessions):
        yield f"**{script('settings', 'sessions', place, 'name')}**"
        yield _list(
            script("settings", "sessions", place, part, number, "name")
            for part in ("before", "after")
            for number in range(len(getattr(session, part)))
        )
    yield from _form(script)


def _form(script: Script) -> Iterator[str]:
    """What each person is asked before and after the game."""
    form, here = script.scenario.settings.form, ("settings", "form")
    if form is None:
        return
    yield f"## {script.say('script.form')}"
    yield f"0: {script(*here, 'low')} · 100: {script(*here, 'high')}"
    yield _list(script(*here, "confidence", name) for name in form.confidence)
    if form.question is not None:
        yield script(*here, "question", "text")
        yield _list(script(*here, "question", "answers", name) for name in form.question.answers)
    yield _list(script(*here, name) for name in ("forecast", "heard", "action"))


def _figures(script: Script) -> Iterator[str]:
    """What a municipality is asked for, and what it is told about its own profile."""
    figures, speak = script.scenario.settings.figures, script.say
    if figures is None:
        return
    here = ("settings", "figures")
    yield f"## {speak('script.figures')}"
    yield _list(
        f"**{script(*here, 'ask', name, 'name')}** ({script(*here, 'ask', name, 'unit')}). "
        f"{script(*here, 'ask', name, 'where')}"
        for name in figures.ask
    )
    stocks = script.scenario.model.stocks
    yield _points(
        *((escaped(stocks[name].name), script(*here, "starts", name, "how")) for name in figures.starts)
    )
    yield _list(script(*here, "fits", name, "text") for name in figures.fits)


def _model(script: Script) -> Iterator[str]:
    model = script.scenario.model
    yield f"## {script.say('script.model')}"
    for table in ("stocks", "flows", "auxiliaries", "parameters"):
        yield _points(
            *(
                (script("model", table, name, "name") or escaped(name), script("model", table, name, "why"))
                for name in getattr(model, table)
            )
        )


def _named(script: Script, *here: str) -> tuple[str, str]:
    return script("settings", *here, "name"), script.counted("settings", *here, "text")


def _points(*points: tuple[str, str], even_empty: bool = False) -> str:
    """A list of labelled texts; a label without a text is left out, or stands alone."""
    labelled = ((f"*{label}:* {text}" if text else label) for label, text in points if text or even_empty)
    return _list(labelled)


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items if item)
