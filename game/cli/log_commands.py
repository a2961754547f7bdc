"""The commands on the logs of games that were played."""

from __future__ import annotations

from datetime import UTC, datetime
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
    budget: Annotated[str | None, typer.Option(metavar="ID", help="Another budget proposal.")] = None,
    gains: Annotated[str | None, typer.Option(metavar="ID", help="Another rule for freed hours.")] = None,
    promise: Annotated[str | None, typer.Option(metavar="ID|none", help="Another promise.")] = None,
    tokens: Annotated[
        str | None, typer.Option(metavar="DIMENSION", help="All attention on one dimension.")
    ] = None,
    no_lending: Annotated[bool, typer.Option("--no-lending", help="No points lent.")] = False,
    ambition: Annotated[str | None, typer.Option(metavar="ID", help="Another ambition.")] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Every decision with each of its alternatives, ranked.")
    ] = False,
    top: Annotated[int | None, typer.Option(min=1, help="Of --all only so many decisions.")] = None,
    luck: Annotated[
        bool, typer.Option("--luck", help="Other luck: for the whole game, or from one decision on.")
    ] = False,
    seeds: Annotated[int | None, typer.Option(min=2, help="How many other fortunes; else 40.")] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="How many processes; else one, with --luck one a processor.")
    ] = None,
    as_json: AsJson = False,
    pack: OwnPack = None,
) -> None:
    """What a decision did: the same game, the same luck, another answer. And what was luck."""
    from game.cli.whatif import Wanted, what_if_of
    from game.research.otherwise import NONE, Kind

    others: dict[Kind, str | None] = {
        "budget": budget,
        "gains": gains,
        "promise": promise,
        "tokens": tokens,
        "lending": NONE if no_lending else None,
        "ambition": ambition,
    }
    wanted = Wanted(
        every=every,
        luck=luck,
        turn=turn,
        card=card,
        option=option,
        others=others,
        seeds=seeds,
        top=top,
        workers=workers,
        as_json=as_json,
    )
    raise typer.Exit(what_if_of(log, pack, wanted))


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
def export(
    logs: Annotated[
        list[Path], typer.Argument(metavar="LOG...", help="Logs of games, archives, or folders of them.")
    ],
    to: Annotated[Path, typer.Option(metavar="DIR", help="The folder to write.")],
    form: Annotated[
        str, typer.Option("--format", metavar="csv|parquet|xapi|ocel", help="The format.")
    ] = "csv",
    private: Annotated[
        bool, typer.Option("--private", help="Take names, notes, reasons and exact times along.")
    ] = False,
    key: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A key file, for the same pseudonyms in every export."),
    ] = None,
    lang: Annotated[
        str, typer.Option(metavar="nb|nn|en", help="The language of descriptions in the data.")
    ] = "en",
    replace: Annotated[bool, typer.Option("--replace", help="Replace an earlier export.")] = False,
    workers: Annotated[int, typer.Option(min=1, metavar="N", help="How many processes read logs.")] = 1,
    pack: OwnPack = None,
) -> None:
    """Write games as tidy tables with a codebook, as xAPI statements, or as an OCEL event log."""
    from game.cli.export import export_logs, format_of, now
    from game.research.export.run import Order

    order = Order(
        logs=logs,
        to=to,
        form=format_of(form),
        at=now(),
        pack=pack,
        private=private,
        language=lang,
        replace=replace,
        workers=workers,
    )
    raise typer.Exit(export_logs(order, key))


@commands.command()
def forget(
    logs: Annotated[list[Path], typer.Argument(metavar="LOG...", help="Logs of games, or folders of them.")],
    due: Annotated[
        bool, typer.Option("--due", help="Only what was to be kept through a day that has passed.")
    ] = False,
    keep_until: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"], metavar="DATE", help="Delete nothing now: keep it through this day."
        ),
    ] = None,
) -> None:
    """Delete the names, notes, reasons and forms of games; the logs stay whole."""
    from game.cli.forget import forget_due, forget_private, keep_through

    if due and keep_until is not None:
        raise UsageError("Either --due, to delete what is due, or --keep-until, to set the day.")
    if keep_until is not None:
        raise typer.Exit(keep_through(logs, keep_until.date()))
    raise typer.Exit(forget_due(logs, datetime.now(UTC).date()) if due else forget_private(logs))
