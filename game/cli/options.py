"""What several commands are called with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Pack = Annotated[str, typer.Argument(metavar="PACK", help="A shipped scenario's name, or a folder.")]
Log = Annotated[Path, typer.Argument(metavar="LOG", help="A game's log (game.jsonl), or an archive of it.")]
Logs = Annotated[
    list[Path], typer.Argument(metavar="LOG...", help="Logs of games, archives, or folders of them.")
]
OwnPack = Annotated[
    str | None,
    typer.Option(
        metavar="PACK", help="The scenario to replay by; else the archive's, or that of the log's name."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="For programs.")]
Workers = Annotated[
    int | None, typer.Option(min=1, max=64, metavar="N", help="Processes; the result is the same.")
]
