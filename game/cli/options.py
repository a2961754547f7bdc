"""What several commands are called with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Pack = Annotated[str, typer.Argument(metavar="PACK", help="A shipped scenario's name, or a folder.")]
Log = Annotated[Path, typer.Argument(metavar="LOG", help="A game's log (game.jsonl), or an archive of it.")]
OwnPack = Annotated[
    str | None,
    typer.Option(
        metavar="PACK", help="The scenario to replay by; else the archive's, or that of the log's name."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="For programs.")]
