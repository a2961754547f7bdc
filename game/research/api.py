"""Fjordvik in a notebook: load, replay, ask what-if, and get data frames.

    from game.research import api

    edition = api.load("fjordvik")                      # a scenario, by name or folder
    game = api.replay("games/a/game.jsonl")             # a log or an archive, played again
    api.what_if(game, 3, "night_sensors", "b")          # the same luck, another answer
    frames = api.tables(["games"])                      # many logs as pandas data frames
    api.simulate(edition, 100, "cautious")["games"]     # games by a team, without a table

`game/research/EXAMPLE.md` goes through all of it. What goes wrong is a FjordvikError whose text is a sentence in
English.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from game.errors import FjordvikError, LogError, LogFinding, PackError, Spoken
from game.log.replay import Replayed
from game.research import whatif
from game.research.export.codebook import tables as codebook_tables
from game.research.export.extract import Wanted
from game.research.export.forms import Shuffle
from game.research.export.keys import Key
from game.research.export.run import Order, logs_in, pour
from game.research.export.sinks import TableSink
from game.research.library import Library
from game.research.whatif import WhatIf
from game.resources import find_pack
from game.session.edition import Edition, open_edition
from game.texts.catalogue import log_text, problem_text, words

if TYPE_CHECKING:
    import pandas as pd

    from game.research.simulate.team import Player

AnyPath = str | Path


def load(pack: AnyPath) -> Edition:
    """A scenario: the name of a shipped one, or a folder. `.scenario` is what its author wrote, `.rules` play it."""
    with _in_sentences():
        return open_edition(find_pack(str(pack)), str(pack))


def replay(log: AnyPath, pack: AnyPath | None = None) -> Replayed:
    """A log or an archive played again, bit for bit, with the ledger of every half-year.

    `pack` is its scenario, if that is neither in the archive nor a shipped one. FjordvikError for a log that is broken
    or comes out otherwise.
    """
    path = Path(log)
    with _in_sentences(), Library(None if pack is None else str(pack)) as library:
        opened = library.open(path)
        if opened.file.problem is not None:
            raise LogError("broken", path=path, line=opened.file.problem.line, what=opened.file.problem.what)
        found = opened.replay()
        if found.fault is not None:
            raise LogError("apart", path=path, turn=found.fault.turn, what=found.fault.what)
        return found


def what_if(game: Replayed, turn: int, card: str, option: str) -> WhatIf:
    """The game with `option` (a, b, c or not_now) for `card` in half-year `turn` (from 1), under the same luck.

    ValueError for a card that was not decided then, or an option that was not legal then.
    """
    return whatif.what_if(game.rules, game.setup, int(game.header.seed), game.decisions, turn, card, option)


def all_what_ifs(game: Replayed) -> Iterator[WhatIf]:
    """Every decision of a game with each of its legal alternatives, one at a time, in the order of the game."""
    return whatif.all_what_ifs(game.rules, game.setup, int(game.header.seed), game.decisions)


def what_if_frame(found: Iterable[WhatIf]) -> pd.DataFrame:
    """What-ifs as a tidy data frame: turn, card, chosen, option, indicator, day, difference.

    `difference` is the indicator there less what it was, on the last day of the half-year `day`, in its own unit.
    """
    with _extra("A data frame"):
        from game.research.frames import what_if_frame as framed  # noqa: PLC0415  (an extra)
    return framed(found)


def tables(
    logs: Iterable[AnyPath],
    pack: AnyPath | None = None,
    *,
    private: bool = False,
    key: AnyPath | None = None,
    language: str = "en",
) -> dict[str, pd.DataFrame]:
    """Logs, archives and folders of them as the tables of the export, by name; all of them are held in memory.

    A frame's `attrs` say what it means: `meaning`, `meanings` and `units` by column, `key`. What is wrong with a log
    is a warning, as `main.py export` tells it; FjordvikError where there is nothing at all.
    """
    with _extra("A data frame"):
        from game.research.frames import FrameWriter  # noqa: PLC0415  (an extra)
    writer = FrameWriter()
    with _in_sentences(), TemporaryDirectory(prefix="fjordvik-") as folder:
        order = Order(
            logs=logs_in([Path(log) for log in logs]),
            to=Path(folder),
            form="csv",
            at=datetime.now(UTC),
            pack=None if pack is None else str(pack),
            private=private,
        )
        wanted = Wanted(Key.fresh() if key is None else Key.of_file(Path(key)), private, order.at.date())
        shuffle = Shuffle(Path(folder) / "sheets", wanted.key, private=private)
        with closing(TableSink(codebook_tables(private=private), writer, shuffle)) as sink:
            if pour(order, wanted, sink, _warn).games == 0:
                raise FjordvikError("There is no game in these logs.")
            sink.finish()
    return writer.frames(language)


def simulate(  # noqa: PLR0913  (what a simulation may be asked for)
    edition: Edition,
    games: int,
    team: str | Callable[[], Player] = "balanced",
    *,
    seed: int = 1,
    maturity: str | None = None,
    ambition: str | None = None,
    turns: int | None = None,
) -> dict[str, pd.DataFrame]:
    """Games by a team, from `seed` on, as two data frames: `games`, and `turns` with their half-years.

    `team` is a built-in one, a table of decisions (`.csv`), or a class with a method `decide`. Everything is played in
    this process and held in memory; `game.research.simulate` has processes, clusters and files, and says what the
    columns are. FjordvikError for what the scenario does not have, or a team that fails.
    """
    with _extra("Simulation"):
        from game.research.simulate.plan import plan_of  # noqa: PLC0415  (an extra)
        from game.research.simulate.running import play_here  # noqa: PLC0415
        from game.research.simulate.team import own_team, team_of  # noqa: PLC0415
    chosen = team_of(team, edition.rules) if isinstance(team, str) else own_team(team)
    plan = plan_of(
        edition, chosen, games, seed=seed, maturity=maturity, ambition=ambition, turns=turns, detail="turns"
    )
    rows = play_here(plan)
    return {
        name: table.to_pandas()
        for name, table in (("games", rows.games), ("turns", rows.turns))
        if table is not None
    }


def _warn(finding: LogFinding) -> None:
    warnings.warn(log_text(finding, words("en")), stacklevel=2)


@contextmanager
def _extra(what: str) -> Iterator[None]:
    """Say what to install where a library of the extra is missing."""
    try:
        yield
    except ImportError as error:
        raise FjordvikError(
            f"{what} needs the extra `research`. Install it, in the folder of the game: "
            "pip install -e '.[research]' -c constraints.txt"
        ) from error


@contextmanager
def _in_sentences() -> Iterator[None]:
    """Turn codes into sentences in English."""
    try:
        yield
    except Spoken as error:
        raise FjordvikError(log_text(error.finding, words("en"))) from error
    except PackError as error:
        raise FjordvikError("\n".join(problem_text(each, words("en")) for each in error.problems)) from error
