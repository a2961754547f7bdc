"""The commands of who studies scenarios and games."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from game.errors import UsageError

commands = typer.Typer()


@commands.command()
def model(
    source: Annotated[
        str,
        typer.Argument(metavar="PACK|FILE.xmile", help="A scenario to write; or a file to read, with --to."),
    ],
    out: Annotated[
        Path | None, typer.Option(metavar="FILE.xmile", help="Write the scenario's model in XMILE 1.0.")
    ] = None,
    to: Annotated[
        Path | None, typer.Option(metavar="model.yaml", help="Write a model made elsewhere for a scenario.")
    ] = None,
    profile: Annotated[
        str | None, typer.Option(metavar="ID", help="The maturity profile to start from; else the usual one.")
    ] = None,
) -> None:
    """Exchange models with Stella, PySD and others: write a scenario's, or read one made elsewhere."""
    from game.cli.model import read_model, write_model

    if out is not None and to is None:
        raise typer.Exit(write_model(source, out, profile))
    if to is not None and out is None and profile is None:
        raise typer.Exit(read_model(Path(source), to))
    raise UsageError(
        "Either PACK with --out FILE.xmile (and --profile ID), or FILE.xmile with --to model.yaml."
    )
