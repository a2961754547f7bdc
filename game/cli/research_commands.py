"""The commands of researchers: what a scenario does when it is played in bulk. They speak English."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from game.cli.options import Pack
from game.errors import UsageError

commands = typer.Typer()


@commands.command()
def simulate(
    pack: Pack,
    games: Annotated[int, typer.Option("-n", "--games", min=1, help="How many games.")],
    out: Annotated[Path, typer.Option(metavar="PARQUET", help="Where to write the table of games.")],
    policy: Annotated[
        str,
        typer.Option(
            metavar="P",
            help="Who decides: a built-in team, a table of decisions (.csv), or MODULE:CLASS, a Python class, "
            "which is imported from the current folder and so runs code of your own.",
        ),
    ] = "balanced",
    seed: Annotated[
        int, typer.Option(min=0, max=2**64 - 1, help="The luck of the first game; the next has the next.")
    ] = 1,
    maturity: Annotated[
        str | None, typer.Option(metavar="ID", help="The maturity profile to start from.")
    ] = None,
    ambition: Annotated[str | None, typer.Option(metavar="ID", help="How much is asked.")] = None,
    turns: Annotated[int | None, typer.Option(min=1, help="How many half-years.")] = None,
    detail: Annotated[
        Literal["games", "turns"],
        typer.Option(help="With turns: also a table of every half-year, in OUT.turns.parquet."),
    ] = "games",
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes that play; else one for each processor.")
    ] = None,
    backend: Annotated[
        Literal["python", "numba"], typer.Option(help="The same rules, plain or compiled: the same bits.")
    ] = "python",
    engine: Annotated[
        Literal["local", "dask"], typer.Option(help="Play on this machine, or on a Dask cluster.")
    ] = "local",
    address: Annotated[
        str | None, typer.Option(metavar="A", help="The cluster's scheduler, such as tcp://10.0.0.1:8786.")
    ] = None,
    shard: Annotated[
        str, typer.Option(metavar="K/M", help="Play only part K of M; join-shards puts them together.")
    ] = "1/1",
) -> None:
    """Play whole games by a team into a Parquet file. Stopped, the same command goes on where it was."""
    from game.cli.simulate import Asked, simulate_pack

    asked = Asked(
        pack,
        games,
        out,
        policy,
        seed,
        maturity,
        ambition,
        turns,
        detail,
        workers,
        backend,
        engine,
        address,
        shard,
    )
    raise typer.Exit(simulate_pack(asked))


@commands.command(name="join-shards")
def join_shards(
    shards: Annotated[
        list[Path], typer.Argument(metavar="PARQUET...", help="What each shard of a simulation has written.")
    ],
    out: Annotated[Path, typer.Option(metavar="PARQUET", help="Where to write them as one.")],
) -> None:
    """Put the shards of a simulation together: the same file as without shards."""
    from game.cli.simulate import join

    raise typer.Exit(join(shards, out))


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
