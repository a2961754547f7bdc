"""The form before and after the game: what it asks, the answers as values with a codebook, and what a group may see.

`items` is the one list of what is asked, in its order: the screen, the codebook and the summary follow it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from game.log.form_file import FormFile, Sheet, Value, When, form_path
from game.pack.schema import Form, Scenario
from game.session.game import Game
from game.texts.catalogue import Words

ItemKind = Literal["level", "choice", "count", "words"]
UNKNOWN = "unknown"
"""The answer "don't know", which stands last in every question."""
QUESTION, FORECAST, HEARD, ACTION = "question", "forecast", "heard", "action"
NOW, THEN = "confidence", "then"
"""A sentence as it is now, and after the game as one now sees oneself before it."""
FEWEST = 3
"""A group sees a figure only where so many people have answered: of two, each would know the other's answer."""
HIGHEST, STEP = 100, 10
LONGEST_ACTION, LONGEST_CODE = 200, 12
FILLED = "form"
"""What the log's note is called that a form was filled in."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is asked; `answers` are the names of a choice's answers with what they say."""

    name: str
    kind: ItemKind
    text: str
    answers: tuple[tuple[str, str], ...] = ()
    most: int = HIGHEST
    """The highest level or count."""


def items(scenario: Scenario, when: When, say: Words) -> tuple[Item, ...]:
    """What is asked before or after, in its order; nothing where the scenario has no form."""
    form = scenario.settings.form
    if form is None:
        return ()
    sentences = tuple(Item(f"{NOW}.{name}", "level", text) for name, text in form.confidence.items())
    if when == "before":
        goals = len(scenario.settings.goals)
        forecast = (Item(FORECAST, "count", form.forecast, most=goals),) if form.forecast else ()
        return (*sentences, *_question(form, say), *forecast)
    then = tuple(Item(f"{THEN}.{name}", "level", text) for name, text in form.confidence.items())
    heard = (Item(HEARD, "level", form.heard),) if form.heard else ()
    action = (Item(ACTION, "words", form.action),) if form.action else ()
    return (*sentences, *then, *heard, *_question(form, say), *action)


def _question(form: Form, say: Words) -> tuple[Item, ...]:
    if form.question is None:
        return ()
    answers = (*form.question.answers.items(), (UNKNOWN, say("form.unknown")))
    return (Item(QUESTION, "choice", form.question.text, answers),)


def keep(game: Game, sheet: Sheet) -> None:
    """Keep a sheet beside the log first, and note in the log second that one was filled in.

    Raises LogError when it could not be kept; then nothing has happened. Raises LogDead when only the note failed.
    """
    FormFile.open(form_path(game.path), game.disk).put(sheet)
    game.annotate(FILLED, when=sheet.when)


# ------------------------------------------------------------------------------------------------ for a researcher


@dataclass(frozen=True, slots=True)
class Variable:
    """A line of the codebook: what a column of `rows` holds. `texts` are by language."""

    when: When
    name: str
    kind: ItemKind
    range: str
    """`0-100`, `0-11`, the names of the answers with `|` between them, or `text`."""
    texts: Mapping[str, str]


def codebook(scenarios: Mapping[str, Scenario], words: Callable[[str], Words]) -> tuple[Variable, ...]:
    """All variables of a form; `scenarios` are one scenario by language, and `words` the program's in a language."""
    found = []
    for when in ("before", "after"):
        columns = {
            language: items(scenario, when, words(language)) for language, scenario in scenarios.items()
        }
        for same in zip(*columns.values(), strict=True):
            texts = {language: item.text for language, item in zip(columns, same, strict=True)}
            found.append(Variable(when, same[0].name, same[0].kind, _range(same[0]), texts))
    return tuple(found)


def rows(sheets: Iterable[Sheet], variables: Iterable[Variable]) -> tuple[Mapping[str, Value | None], ...]:
    """A line for each sheet: `when`, `code` and every variable; None for what was skipped or not asked then."""
    known = tuple(variables)
    names = tuple(dict.fromkeys(each.name for each in known))
    asked = {(each.when, each.name) for each in known}
    return tuple(
        {
            "when": sheet.when,
            "code": sheet.code or None,
            **{name: sheet.answers.get(name) if (sheet.when, name) in asked else None for name in names},
        }
        for sheet in sheets
    )


def _range(item: Item) -> str:
    match item.kind:
        case "level" | "count":
            return f"0-{item.most}"
        case "choice":
            return "|".join(name for name, _ in item.answers)
        case "words":
            return "text"


# ------------------------------------------------------------------------------------------------ for the group


@dataclass(frozen=True, slots=True)
class Mean:
    """What a group answered on average, and how many did."""

    value: float
    count: int


@dataclass(frozen=True, slots=True)
class Compared:
    """A sentence before, after, and after as people now see themselves before; None for fewer than `FEWEST`."""

    text: str
    before: Mean | None
    after: Mean | None
    then: Mean | None


@dataclass(frozen=True, slots=True)
class Known:
    """A group's answers to the question: what share gave the model's answer, of how many."""

    text: str
    answer: str
    """What the model answers."""
    before: Mean | None
    after: Mean | None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a group may see of its forms."""

    before: int
    """How many were filled in."""
    after: int
    sentences: tuple[Compared, ...]
    heard: Mean | None
    heard_text: str
    forecast: Mean | None
    known: Known | None

    @property
    def shown(self) -> bool:
        """Whether there is anything to see."""
        return any(
            each is not None for line in self.sentences for each in (line.before, line.after, line.then)
        )


def summary(scenario: Scenario, sheets: Iterable[Sheet]) -> Summary | None:
    """What a group may see; None where the scenario has no form or nobody has filled one in."""
    form, kept = scenario.settings.form, tuple(sheets)
    if form is None or not kept:
        return None
    before = tuple(sheet for sheet in kept if sheet.when == "before")
    after = tuple(sheet for sheet in kept if sheet.when == "after")
    return Summary(
        len(before),
        len(after),
        tuple(
            Compared(
                text,
                _mean(before, f"{NOW}.{name}"),
                _mean(after, f"{NOW}.{name}"),
                _mean(after, f"{THEN}.{name}"),
            )
            for name, text in form.confidence.items()
        ),
        _mean(after, HEARD),
        form.heard or "",
        _mean(before, FORECAST),
        _known(form, before, after),
    )


def _mean(sheets: tuple[Sheet, ...], name: str) -> Mean | None:
    values = [value for sheet in sheets if isinstance(value := sheet.answers.get(name), int)]
    return Mean(sum(values) / len(values), len(values)) if len(values) >= FEWEST else None


def _known(form: Form, before: tuple[Sheet, ...], after: tuple[Sheet, ...]) -> Known | None:
    if form.question is None:
        return None

    def share(sheets: tuple[Sheet, ...]) -> Mean | None:
        given = [sheet.answers[QUESTION] for sheet in sheets if QUESTION in sheet.answers]
        right = given.count(form.question.model) if form.question is not None else 0
        return Mean(100.0 * right / len(given), len(given)) if len(given) >= FEWEST else None

    answer = form.question.answers.get(form.question.model, "")
    return Known(form.question.text, answer, share(before), share(after))
