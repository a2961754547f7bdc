"""How a run of the program ends: an exit code, and for everything that went wrong one sentence to a person."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable

import typer

from game.cli.started import program
from game.cli.talk import hush, say_error, say_problems
from game.errors import FjordvikError, LogFinding, PackError, Spoken, UsageError

FINE, BAD_INPUT, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def end_of(command: Callable[[], object], asked: str = "") -> int:
    """Run a command; its exit code. Never raises: whatever happens is told on standard error.

    `asked` is the name of the command, for the hint where more about it is to be read; "" where none was given.
    """
    try:
        code = command()
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:
        return _told(error, asked)
    return code if isinstance(code, int) else FINE


def _told(error: BaseException, asked: str) -> int:
    """Tell an error; where even that fails, the exit code must do."""
    error, language = _unwrapped(error)
    try:
        return _tell(error, asked, language)
    except FjordvikError as second:  # the sentences themselves are missing
        say_error(f"{error}\n{second}")
        return BAD_INPUT
    except OSError:
        return BAD_INPUT  # standard error leads nowhere


def _unwrapped(error: BaseException) -> tuple[BaseException, str | None]:
    """What went wrong, and the language to tell it in, if the command has one."""
    from game.cli.language import InLanguage

    if isinstance(error, InLanguage) and error.__cause__ is not None:
        return error.__cause__, error.language
    return error, None


def _tell(error: BaseException, asked: str, language: str | None) -> int:
    match error:
        case typer.Exit():
            return error.exit_code
        case KeyboardInterrupt() | typer.Abort():
            return INTERRUPTED
        case typer.TyperException():
            say_error(f"{error.format_message()}\n{_more_about(asked)}")
            return WRONG_USAGE
        case UsageError():
            say_error(str(error))
            return WRONG_USAGE
        case PackError():
            say_problems(error, language or "nb")
        case Spoken():
            _say(error.finding, language)
        case FjordvikError():
            say_error(str(error))
        case BrokenPipeError():
            hush()
            return FINE  # whoever read along has seen enough
        case OSError():
            hush()  # it may have been standard output that is full
            _say(_refused_by_the_system(error), language)
        case _:
            _say(_kept_for_the_makers("".join(traceback.format_exception(error))), language)
    return BAD_INPUT


def _more_about(asked: str) -> str:
    if asked:
        return f"See {program()} {asked} --help."
    return f"A game is started by {program()} play [PACK] [OPTIONS]. For all commands see {program()} --help."


def _say(finding: LogFinding, language: str | None) -> None:
    from game.texts.catalogue import log_text, words

    say_error(log_text(finding, words(language or "en")))


def _refused_by_the_system(error: OSError) -> LogFinding:
    from game.log.files import reason

    if error.filename is None:
        return LogFinding.about("system-refused", why=reason(error))
    return LogFinding.about("system-refused-file", path=error.filename, why=reason(error))


def _kept_for_the_makers(trace: str) -> LogFinding:
    """A bug: the trace goes into a file, and the person is told where and that no game is lost."""
    from game.resources import user_data_dir

    path = user_data_dir() / "last-error.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(trace, encoding="utf-8")
    except OSError:
        return LogFinding.about("own-mistake-unkept", line=trace.strip().splitlines()[-1])
    return LogFinding.about("own-mistake", path=path)
