"""The command for translators."""

from __future__ import annotations

from babel import Locale

from game.cli.ending import FINE
from game.cli.near import known_language
from game.cli.started import program, quoted
from game.cli.talk import say
from game.resources import find_pack
from game.texts.catalogue import LANGUAGES, words
from game.workshop.translate import update


def update_translation(pack: str, into: str, language: str) -> int:
    """Write or update a translation's file and say how far it is."""
    speak = words(known_language(language))
    outcome = update(find_pack(pack), pack, into)
    say(speak("translate.written" if outcome.changed else "translate.unchanged", file=quoted(outcome.file)))
    say(speak("translate.state", texts=outcome.texts, done=outcome.done, missing=outcome.missing))
    for what, count in (("new", outcome.new), ("unsure", outcome.unsure), ("unused", outcome.unused)):
        if count:
            say(speak.count(f"translate.{what}", count))
    code = outcome.file.stem
    if code not in LANGUAGES:
        name = Locale.parse(code).get_display_name(language) or code
        command = f"{program()} text {pack} --lang {code}"
        say(speak("translate.not-played", name=name, command=command))
    return FINE
