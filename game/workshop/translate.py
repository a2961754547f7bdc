"""A pack's texts for a translator: what has to be translated, put together with what has been.

An entry is known by its `msgctxt`, the path of its text through the pack. Where that text has changed, its translation
stays as an unsure one beside the text that it was made from; where it has gone, its translation is kept at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message

from game.errors import PackError, UsageError
from game.pack.load import read_pack
from game.pack.schema import Scenario
from game.pack.texts import PackText
from game.pack.translation import LANGUAGES, TEXTS
from game.texts.catalogue import Words, words
from game.workshop.po_file import PackCatalog, is_done, po_text, read_po_file, with_fields
from game.workshop.reading import about, in_reading_order, slots_of
from game.writing import write_text

THINGS = frozenset(
    {
        *("scenario", "roles", "people", "profiles", "ambitions", "goals", "floors", "promises"),
        *("indicators", "areas", "case", "delegated", "event", "situations", "budget-line"),
        *(
            "budget-proposal",
            "budget-gain",
            "headlines",
            "small_news",
            "epilogues",
            "modules",
            "sessions",
            "form",
            "stocks",
            "flows",
        ),
        *("auxiliaries", "parameters", "figures"),
    }
)
FIELDS = frozenset(
    {
        *("title", "subtitle", "name", "short", "mandate", "concern", "line", "epilogue", "given"),
        *("kept_line", "broken_line", "unit", "explain", "better", "worse", "text", "private", "option"),
        *("decided", "live", "working", "failed", "later", "not-now-decided", "not-now-later", "note-point"),
        *("note-question", "note-idea", "starts", "stops", "way_out", "prepare", "follow_up", "why"),
        *("where", "how"),
    }
)
"""What has words of its own in comments; a field that came to the format later is called by its name."""


PYTHON = "python-format"
"""A flag that Babel gives a text such as "39 % of them": a percent sign in prose is no format."""


@dataclass(frozen=True, slots=True)
class Source:
    """One text to translate, with what a translator should know about it, and where it stands in the pack."""

    context: str
    text: str
    comments: tuple[str, ...]
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run has made of a translation's file."""

    file: Path
    changed: bool
    """Whether the file was written."""
    texts: int
    done: int
    new: int
    """Texts that were not in the file before."""
    unsure: int
    """Translations of texts that have changed since, or that a translator marked."""
    unused: int
    """Translations of texts that have gone."""

    @property
    def missing(self) -> int:
        """Texts without any translation."""
        return self.texts - self.done - self.unsure


def language_named(code: str) -> Locale:
    """A language by its code, such as nn or sv; UsageError where nobody knows it."""
    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError) as error:
        raise UsageError(
            f"There is no language {code!r}. Write its code: {', '.join(LANGUAGES)}, or another such as sv or se."
        ) from error


def update(folder: Path, shown_as: str, code: str, now: datetime | None = None) -> Outcome:
    """Write or update `texts/<code>.po` of a pack; a second run changes nothing. `now` goes into the header.

    Raises PackError where the pack or the file has mistakes, UsageError for a language that
    nobody knows or that the pack is written in, OSError as usual.
    """
    reading = read_pack(folder, shown_as)
    if reading.scenario is None:
        raise PackError(reading.problems)
    scenario = reading.scenario
    language, own = str(language_named(code)), scenario.settings.language
    if language == own:
        raise UsageError(f"The pack is written in {own}, so there is nothing to translate into {own}.")
    speak = words(language if language in LANGUAGES else own)
    places = {text.path: reading.files.place(text.path) for text in in_reading_order(scenario)}
    sources = [
        Source(
            text.context,
            text.text,
            tuple(comments_on(scenario, text, speak)),
            places[text.path].file.removeprefix(f"{reading.files.shown_as}/"),
            places[text.path].line,
        )
        for text in in_reading_order(scenario)
    ]
    path = folder / TEXTS / f"{language}.po"
    before = path.read_bytes() if path.exists() else None
    old = read_po_file(path, language) if before is not None else PackCatalog(language)
    known = {message.context for message in old if message.id}
    made = merged(old, sources, language)
    made.comment = old.comment or f"# {speak('translate.header', title=scenario.settings.title)}"
    made.fields = _header(old, scenario, language)
    changed = po_text(made).encode() != before
    if changed:
        made.fields = _dated(made.fields, now or datetime.now(UTC))
        path.parent.mkdir(exist_ok=True)
        write_text(path, po_text(made))
    entries = [message for message in made if message.id]
    return Outcome(
        path,
        changed,
        len(entries),
        sum(map(is_done, entries)),
        sum(message.context not in known for message in entries),
        sum(bool(message.string) and message.fuzzy for message in entries),
        len(made.unused),
    )


def comments_on(scenario: Scenario, text: PackText, speak: Words) -> Iterable[str]:
    """What a translator should know: what the text is, who says it, how long it may be, what must stay."""
    what = about(scenario, text.path)
    thing = speak(f"translate.thing.{what.thing}") if what.thing in THINGS else what.thing
    field = speak(f"translate.field.{what.field}") if what.field in FIELDS else what.field
    yield " / ".join(filter(None, (f"{thing}: {what.label}" if what.label else thing, field)))
    if what.said:
        yield speak("translate.said-by", name=what.by) if what.by else speak("translate.said-by-nobody")
    if text.mark.words:
        yield speak("translate.words", limit=text.mark.words)
    if text.mark.letters:
        yield speak("translate.letters", limit=text.mark.letters)
    slots = slots_of(text.text)
    if slots:
        yield speak("translate.slots", slots=", ".join(slots))


def merged(old: PackCatalog, sources: Iterable[Source], language: str) -> PackCatalog:
    """A catalogue of these texts with the translations of an old one."""
    wanted = list(sources)
    contexts = {source.context for source in wanted}
    known = {str(message.context): message for message in old.unused}
    known |= {str(message.context): message for message in old if message.id and message.context}
    gone = [*(m for m in old if m.id and m.context not in contexts), *old.unused]
    loose = {m.id: m for m in reversed(gone) if is_done(m) and m.context not in contexts}
    made, taken = PackCatalog(language), set[int]()
    for source in wanted:
        was = known.get(source.context)
        if was is None:
            # the same text in another place: a card that got another name
            was = loose.pop(source.text, None)
        if was is not None:
            taken.add(id(was))
        made[source.text] = _entry(source, was)
    for message in gone:
        if id(message) not in taken and message.string:
            message.locations, message.auto_comments, message.previous_id = [], [], []
            made.unused.append(message)
    return made


def _entry(source: Source, was: Message | None) -> Message:
    """The entry of a text, with the translation that there was."""
    entry = Message(
        source.text,
        locations=[(source.file, source.line)],
        auto_comments=source.comments,
        context=source.context,
    )
    entry.flags.discard(PYTHON)
    if was is None:
        return entry
    entry.user_comments = was.user_comments
    entry.flags = set(was.flags) - {PYTHON}
    entry.string = was.string if isinstance(was.string, str) else ""
    if not entry.string:
        entry.flags.discard("fuzzy")
        return entry
    if was.id == source.text:
        entry.previous_id = was.previous_id if was.fuzzy else []
    elif was.previous_id == [source.text]:
        entry.flags.discard("fuzzy")  # the text is again what the translation was made from
    else:
        entry.flags.add("fuzzy")
        entry.previous_id = was.previous_id or [str(was.id)]
    return entry


def _header(old: PackCatalog, scenario: Scenario, language: str) -> dict[str, str]:
    """The header's fields: those that were there, with what must be right put right."""
    settings = scenario.settings
    first = {
        "Project-Id-Version": "",
        "POT-Creation-Date": "",
        "PO-Revision-Date": "",
        "Last-Translator": "",
        "Language-Team": "",
    }
    return with_fields(
        old.fields or first,
        {
            "Project-Id-Version": f"{settings.id} {settings.version}",
            "Language": language,
            "Plural-Forms": Catalog(locale=language).plural_forms,
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=UTF-8",
            "Content-Transfer-Encoding": "8bit",
        },
    )


def _dated(fields: Mapping[str, str], now: datetime) -> dict[str, str]:
    """The fields with the day of the texts; a new file has that of its first translation too."""
    day = now.strftime("%Y-%m-%d %H:%M%z")
    dated = with_fields(fields, {"POT-Creation-Date": day})
    return dated if dated.get("PO-Revision-Date", day) else {**dated, "PO-Revision-Date": day}
