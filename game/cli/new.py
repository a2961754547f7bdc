"""The command that begins a scenario."""

from __future__ import annotations

from pathlib import Path, PurePath

from game.cli.ending import BAD_INPUT, FINE
from game.cli.near import known_language
from game.cli.started import program, quoted
from game.cli.talk import say, say_error
from game.texts.catalogue import words
from game.workshop.new_pack import pack_files, write_pack


def begin_pack(folder: Path, language: str) -> int:
    """Write a new pack into a folder that is empty or not there, and print what to do next."""
    speak = words(known_language(language))
    if folder.exists() and not folder.is_dir():
        say_error(speak("new.no-folder", folder=folder))
        return BAD_INPUT
    try:
        if folder.is_dir() and any(folder.iterdir()):
            say_error(speak("new.not-empty", folder=folder))
            return BAD_INPUT
        write_pack(folder, pack_files(language, folder.absolute().name, **_called(folder)))
    except OSError as error:
        say_error(speak("new.failed", folder=folder, reason=error.strerror or error))
        return BAD_INPUT
    say(speak("new.made", folder=folder, file=folder / "scenario.yaml"))
    say(speak("new.next"))
    for command in ("check", "play", "text"):
        why = speak(f"new.{command}")
        say(f"  {program()} {command} {quoted(folder)}    # {why}")
    return FINE


def _called(folder: Path) -> dict[str, str]:
    """The program and the folder as the person calls them, for remarks in files that others may get.

    So not where they name the person's own folders from the root of the disk.
    """
    typed = program()
    words = [PurePath(word.strip("\"'")) for word in (*typed.split(), str(folder))]
    if any(word.is_absolute() for word in words):
        return {}
    return {"program": typed, "place": quoted(folder)}
