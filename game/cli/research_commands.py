"""The commands of researchers: what a scenario does when it is played in bulk. They speak English."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from game.cli.options import Pack

commands = typer.Typer()


@commands.command()
def sensitivity(
    pack: Pack,
    method: Annotated[
        str,
        typer.Option(
            metavar="morris|sobol|random",
            help="To screen all assumptions, to weigh a few, or to see how often the lesson holds.",
        ),
    ] = "morris",
    n: Annotated[
        int | None,
        typer.Option(
            "-n",
            min=1,
            help="Trajectories (morris, else 10), base samples (sobol, else 64), samples (random, else 100).",
        ),
    ] = None,
    policy: Annotated[
        str, typer.Option(metavar="TEAM", help="The built-in team that the lesson says should win.")
    ] = "balanced",
    against: Annotated[
        str, typer.Option(metavar="TEAM,...", help="The teams that it should win against.")
    ] = "cautious,greedy,technology,organisation,cheapest",
    games: Annotated[int, typer.Option(min=1, help="Games of each team in each sample.")] = 4,
    spread: Annotated[
        float, typer.Option("--range", help="How far each assumption goes, up and down: 0.2 is a fifth.")
    ] = 0.2,
    factors: Annotated[str | None, typer.Option(metavar="ID,...", help="Only these assumptions.")] = None,
    ranking: Annotated[
        Path | None,
        typer.Option("--from", metavar="CSV", help="Only those that stand first in an earlier table."),
    ] = None,
    keep: Annotated[int, typer.Option(min=1, help="How many to take --from a table.")] = 8,
    seed: Annotated[int, typer.Option(min=0, max=2**32 - 1, help="Of the samples.")] = 1,
    first: Annotated[int, typer.Option("--first", min=0, help="The first game's seed.")] = 1,
    maturity: Annotated[str | None, typer.Option(metavar="ID", help="The maturity profile.")] = None,
    ambition: Annotated[str | None, typer.Option(metavar="ID", help="How much is asked.")] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="How many processes; else one for each processor.")
    ] = None,
    top: Annotated[int, typer.Option(min=1, help="How many assumptions to show.")] = 20,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write all of it to a .csv or .json file.")
    ] = None,
    samples: Annotated[
        Path | None, typer.Option(metavar="CSV", help="Write every sample with its outputs.")
    ] = None,
) -> None:
    """Which assumptions of a scenario decide its lesson."""
    from game.cli.sensitivity import Asked, study_pack

    asked = Asked(
        pack=pack,
        method=method,
        n=n,
        policy=policy,
        against=against,
        games=games,
        spread=spread,
        factors=factors,
        ranking=ranking,
        keep=keep,
        seed=seed,
        first=first,
        maturity=maturity,
        ambition=ambition,
        workers=workers,
        top=top,
        out=out,
        samples=samples,
    )
    raise typer.Exit(study_pack(asked))
