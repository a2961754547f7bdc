"""Translations that are missing, out of date, unsure, without their text, or with other placeholders."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches

from game.errors import Place, Problem
from game.pack.translation import LANGUAGES, TEXTS
from game.workshop.deep.wording import Translation, Wording

PLACEHOLDER = re.compile(r"\{[^{}]*\}|\*\*")
"""What must be the same in every language: slots, and the marks of bold words."""
TOLD_ONE_BY_ONE = 10
"""Where more texts of a language are missing, their number says more than a list."""
FUZZY = "fuzzy"
"""How translators' files mark an entry that somebody must look at."""
SHOWN = 40


def translation_problems(wording: Wording) -> Iterator[Problem]:
    """Everything that is wrong in `texts/`."""
    yield from _files(wording)
    for translation in wording.translations:
        yield from translation.problems
        if translation.problems:
            continue
        for entry_problems in (_entries, _missing):
            yield from entry_problems(wording, translation)


def _files(wording: Wording) -> Iterator[Problem]:
    """Files beside the translations that an author may think are read."""
    files = wording.material.checker.files
    if wording.material.checker.is_gap(("settings", "language")):
        return
    used = {f"{language}.po" for language in LANGUAGES if language != wording.language}
    for path in sorted((files.folder / TEXTS).glob("*")):
        if path.name in used or path.name.startswith(".") or path.suffix in {".mo", ".pot"}:
            continue
        place = Place(f"{files.shown_as}/{TEXTS}/{path.name}", 1, 1)
        if path.name == f"{wording.language}.po":
            yield Problem.at(place, "own-language", "warning")
        else:
            yield Problem.at(place, "translation-not-read", "warning", names=", ".join(sorted(used)))


def _entries(wording: Wording, translation: Translation) -> Iterator[Problem]:
    for entry in translation.entries:
        context, text = str(entry.context), str(entry.string)
        place = translation.place(entry)
        original = wording.originals.get(context)
        if original is None:
            if wording.material.whole:
                near = get_close_matches(context, _alike(wording, context), n=1, cutoff=0.85)
                suggestion = near[0] if near else ""
                yield Problem.at(
                    place, "translation-of-nothing", "warning", context=context, suggestion=suggestion
                )
        elif not text:
            continue
        elif str(entry.id) != original.text:
            yield Problem.at(place, "translation-stale", "warning", context=context)
        elif entry.fuzzy:
            yield Problem.at(place, "translation-fuzzy", "warning", context=context, flag=FUZZY)
        else:
            yield from _placeholders(place, context, original.text, text)


def _alike(wording: Wording, context: str) -> list[str]:
    """The contexts that share a beginning with one: to compare with all would take long."""
    begin = context[: max(5, len(context) // 2)]
    return [name for name in wording.originals if name.startswith(begin)][:200]


def _placeholders(place: Place, context: str, original: str, text: str) -> Iterator[Problem]:
    if not {"{", "*"} & {*original, *text}:
        return  # as nearly all
    wanted, found = (Counter(PLACEHOLDER.findall(each)) for each in (original, text))
    if wanted == found:
        return
    facts = {"context": context, "wanted": _listed(wanted), "found": _listed(found)}
    yield Problem.at(place, "placeholders-differ", "warning", **facts)


def _listed(signs: Counter[str]) -> str:
    return " ".join(sorted(signs.elements())) or "–"


def _missing(wording: Wording, translation: Translation) -> Iterator[Problem]:
    """Texts without a translation; one that is fuzzy or stale is told as that."""
    there = {str(entry.context) for entry in translation.entries if str(entry.string)}
    missing = [item for context, item in wording.originals.items() if context not in there]
    if len(missing) > TOLD_ONE_BY_ONE:
        place = Place(translation.shown, 1, 1)
        facts = {"count": len(missing), "all": len(wording.originals), "first": missing[0].context}
        yield Problem.at(place, "translation-incomplete", "warning", **facts)
        return
    for item in missing:
        text = item.text if len(item.text) <= SHOWN else f"{item.text[: SHOWN - 1]}…"
        yield from wording.material.warn(
            item.path, "translation-missing", language=translation.language, text=text
        )
