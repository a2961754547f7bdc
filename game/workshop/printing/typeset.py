"""From data to a PDF: typst sets the templates of `assets/print/` in the game's own fonts."""

from __future__ import annotations

import json
from typing import Literal, cast

from game.errors import PrintError, UsageError
from game.resources import asset, printed_dir
from game.workshop.printing.matter import Data

MAIN = "main.typ"
NO_ROOM = "does not fit: "
"""What the templates say of a text that is too long for its box, before its name."""
MADE_AT = 0
"""The time that the file says it was made at: the same pack gives the same bytes."""


def typeset(data: Data) -> bytes:
    """The PDF; errors as those of `pages`."""
    return pages(data, "pdf")[0]


def pages(data: Data, kind: Literal["pdf", "png"], ppi: float = 72.0) -> list[bytes]:
    """The file, or a picture of each page at so many dots an inch.

    UsageError where the extra that sets it is not installed; PrintError in a bundle, which has none, and for a text
    that has no room in its box.
    """
    try:
        import typst
    except ModuleNotFoundError as error:
        if (ready := printed_dir()) is not None:
            raise PrintError("no-typst-in-the-bundle", folder=ready) from error
        raise UsageError(
            "Printing needs typst, which is not installed. Install it: pip install -e '.[report]' -c constraints.txt"
        ) from error
    folder = asset("print")
    try:
        made: object = typst.compile(
            folder / MAIN,
            root=folder,
            font_paths=[asset("fonts")],
            ignore_system_fonts=True,
            format=kind,
            ppi=ppi,
            sys_inputs={"matter": json.dumps(data, ensure_ascii=False)},
            timestamp=MADE_AT,
        )
    except typst.TypstError as error:
        _, spills, name = error.message.partition(NO_ROOM)
        if not spills:
            raise
        raise PrintError("no-room-on-paper", what=name.strip('"')) from error
    return list(made) if isinstance(made, list) else [cast("bytes", made)]
