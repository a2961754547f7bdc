"""The commands on the logs of games that were played."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from game.cli.options import AsJson, Log, Logs, OwnPack, Workers
from game.errors import UsageError

commands = typer.Typer()


@commands.command()
def verify(
    logs: Logs,
    pack: OwnPack = None,
    lang: Annotated[str, typer.Option(metavar="nb|nn|en", help="The language of what is said.")] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="For programs: one object a line.")] = False,
    workers: Workers = None,
) -> None:
    """Say whether logs are whole, whether they replay to the same states, and what can be trusted. Changes nothing."""
    from game.cli.verifying import verify_logs

    raise typer.Exit(verify_logs(logs, pack, lang, as_json=as_json, workers=workers))


@commands.command()
def replay(
    logs: Logs,
    turn: Annotated[int | None, typer.Option(min=0, help="Only this half-year.")] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="For programs; one object a line for many.")
    ] = False,
    pack: OwnPack = None,
    workers: Workers = None,
) -> None:
    """Play a log again, exactly, and show what happened; of many logs in one line each."""
    from game.cli.replaying import replay_logs

    raise typer.Exit(replay_logs(logs, turn, pack, as_json=as_json, workers=workers))


@commands.command()
def report(
    log: Log,
    out: Annotated[
        Path | None, typer.Option(metavar="HTML", help="Where to write it; else beside the log.")
    ] = None,
    lang: Annotated[
        str | None, typer.Option(metavar="nb|nn|en", help="The language; else the log's.")
    ] = None,
    pack: OwnPack = None,
) -> None:
    """Write the debrief of a game as one HTML file."""
    from game.cli.logs import report_log

    raise typer.Exit(report_log(log, out, lang, pack))


@commands.command()
def whatif(
    log: Log,
    turn: Annotated[int | None, typer.Option(min=1, help="The half-year of the decision.")] = None,
    card: Annotated[str | None, typer.Option(metavar="ID", help="The card that was decided.")] = None,
    option: Annotated[
        str | None, typer.Option(metavar="ID", help="The other answer: a, b, c or not_now.")
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Every decision with each of its other answers.")
    ] = False,
    as_json: AsJson = False,
    pack: OwnPack = None,
) -> None:
    """What a decision did: the same game, the same luck, another answer."""
    from game.cli.whatif import what_if_of

    if every:
        if (turn, card, option) != (None, None, None):
            raise UsageError("Either --all, or one decision with --turn, --card and --option.")
        asked = None
    elif turn is None or card is None or option is None:
        raise UsageError("Name the decision with --turn, --card and --option, or ask for --all.")
    else:
        asked = (turn, card, option)
    raise typer.Exit(what_if_of(log, asked, pack, as_json=as_json))


@commands.command()
def archive(
    log: Log,
    out: Annotated[Path, typer.Option(metavar="FILE", help="The archive to write.")],
    private: Annotated[bool, typer.Option("--private", help="Take names, notes and reasons along.")] = False,
    pack: OwnPack = None,
) -> None:
    """Put a log and its scenario into one file that replays anywhere."""
    from game.cli.logs import archive_log

    raise typer.Exit(archive_log(log, out, pack, private=private))


@commands.command()
def forget(log: Log) -> None:
    """Delete the names, notes and reasons of a game; the log stays whole."""
    from game.cli.logs import forget_private

    raise typer.Exit(forget_private(log))
