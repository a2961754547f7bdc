"""The commands of who studies the game: simulation in bulk."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from game.cli.options import Pack

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
