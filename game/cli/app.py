"""The command line itself: which commands there are, what they are called with, and what an error looks like."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from game import __version__
from game.cli import author_commands, log_commands, research_commands
from game.cli.ending import end_of
from game.cli.started import program
from game.cli.talk import ready_streams
from game.cli.unheard import is_unheard, told_in_a_box

app = typer.Typer(
    name="fjordvik",
    help="Fjordvik: lead a municipality through four budget years. Without a command, the game starts.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"fjordvik {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001  its callback does it
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Say which version this is."),
    ] = False,
) -> None:
    """Without a command: play, in the window, in the terminal, or by a built-in team."""
    if context.invoked_subcommand is None:
        from game.cli.play import play_game
        from game.cli.wishes import Wishes

        raise typer.Exit(play_game(Wishes()))


@app.command()
def play(
    pack: Annotated[
        str | None,
        typer.Argument(
            metavar="PACK",
            help="A shipped scenario's name, or a folder; else fjordvik, or as chosen at the start.",
        ),
    ] = None,
    lang: Annotated[
        str | None, typer.Option(metavar="nb|nn|en", help="The language to begin in; else the scenario's.")
    ] = None,
    seed: Annotated[
        int | None, typer.Option(min=0, max=2**64 - 1, help="The luck; equal seeds, equal luck.")
    ] = None,
    maturity: Annotated[
        str | None, typer.Option(metavar="ID", help="The maturity profile to start from.")
    ] = None,
    ambition: Annotated[str | None, typer.Option(metavar="ID", help="How much is asked.")] = None,
    turns: Annotated[int | None, typer.Option(min=1, help="How many half-years.")] = None,
    terminal: Annotated[bool, typer.Option("--terminal", help="Play as text.")] = False,
    auto: Annotated[str | None, typer.Option(metavar="POLICY", help="Let a built-in team play.")] = None,
    resume: Annotated[Path | None, typer.Option(metavar="LOG", help="Go on with a game.")] = None,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="Where log and debrief go.")] = None,
    rehearse: Annotated[
        str | None,
        typer.Option(
            metavar="ROLE", help="Practise alone: you play ROLE, or nobody; the machine the others."
        ),
    ] = None,
) -> None:
    """Play a scenario."""
    from game.cli.play import play_game
    from game.cli.wishes import Wishes

    wishes = Wishes(pack, lang, seed, maturity, ambition, turns, terminal, auto, resume, out, rehearse)
    raise typer.Exit(play_game(wishes))


# By who uses them, which is also the order of the help.
for group in (author_commands.commands, log_commands.commands, research_commands.commands):
    app.registered_commands += group.registered_commands


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line (`sys.argv` when none is given) and return the exit code; never raises."""
    words = list(sys.argv[1:] if argv is None else argv)
    unheard = is_unheard(words)
    ready_streams()
    commands = {
        command.callback.__name__ for command in app.registered_commands if command.callback is not None
    }
    asked = words[0] if words and words[0] in commands else ""

    def run() -> int:
        return end_of(lambda: app(args=words, prog_name=program(), standalone_mode=False), asked)

    return told_in_a_box(run) if unheard else run()
