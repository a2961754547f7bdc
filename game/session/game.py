"""A running game that is on the disk before it is on the screen: the one door through which inputs come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from game.engine.state import Rules, Setup
from game.errors import LogError, LogFinding, UsageError
from game.log.canonical import JsonInput, encode
from game.log.files import DISK, FileSystem, explained
from game.log.header import Header
from game.log.private import PrivateFile, private_path
from game.log.record import END, HEADER, Record
from game.log.recover import Removed
from game.log.replay import START, TURN
from game.log.setup import refuse_other_rules, setup_as_data, setup_from_data
from game.log.store import Clock, LogWriter
from game.rules import RULES_VERSION
from game.session.course import apply
from game.session.edition import Edition
from game.session.inputs import PRIVATE_KINDS, Commit, GoOn, Input, Undo, Write, from_data
from game.session.records import (
    ANNOTATION,
    COMMITMENT,
    INPUT,
    UNDO,
    end_record,
    input_record,
    start_record,
    turn_record,
    undo_record,
)
from game.session.refused import Refused, refused
from game.session.table import TableState, new_table

LONGEST_TEXT = 4000
"""The longest private text, in characters."""


@dataclass(frozen=True, slots=True)
class Written:
    """A private text of the game: when, what, whose (or nobody's), and the text unless it was forgotten."""

    turn: int
    what: str
    role: str
    text: str | None
    about: str = ""
    """The card or the indicator that it is about, where it is about one."""


@dataclass(frozen=True, slots=True)
class Noted:
    """An annotation of the log: in which half-year, what, and its facts."""

    turn: int
    what: str
    facts: tuple[tuple[str, str], ...]


class Game:
    """One table's game and its log. Make it with `new` or `resume`, and close it."""

    def __init__(
        self, edition: Edition, header: Header, table: TableState, log: LogWriter, private: PrivateFile
    ) -> None:
        """For `new` and `resume`."""
        self.edition = edition
        self.header = header
        self.removed: Removed | None = None
        """What reopening the log had to set aside, so that somebody is told."""
        self._table = table
        self._log = log
        self._private = private
        self.disk: FileSystem = DISK
        """Where the log is written, and what lies beside it."""
        self._commitments: list[tuple[int, Write, str]] = []
        self._noted: list[Noted] = []

    @classmethod
    def new(  # noqa: PLR0913  a game begins with all of these
        cls,
        edition: Edition,
        setup: Setup,
        seed: int,
        language: str,
        path: Path,
        *,
        clock: Clock | None = None,
        table: str = "table",
        fs: FileSystem = DISK,
    ) -> Self:
        """Begin a game whose log is `path`. Its folder is made if need be; `table` is a pseudonym.

        Raises UsageError for a setup that the scenario does not have, LogError when the log cannot be made.
        """
        try:
            begun = new_table(edition.rules, setup, seed)
        except ValueError as error:
            raise UsageError(str(error)) from error
        header = Header(
            rules=RULES_VERSION,
            scenario=edition.scenario.settings.id,
            rules_hash=edition.rules_hash,
            content_hash=edition.content_hash,
            seed=str(seed),
            setup=setup_as_data(setup),
            language=language,
            table=table,
        )
        with explained("folder-not-made", path=path.parent):
            path.parent.mkdir(parents=True, exist_ok=True)
        log = LogWriter.create(path, header, clock, fs)
        try:
            game = cls(edition, header, begun, log, PrivateFile.open(private_path(path), fs))
            game.disk = fs
            log.append(START, start_record(edition.rules, begun))
        except BaseException:
            log.close()
            raise
        return game

    @classmethod
    def resume(
        cls, path: Path, edition: Edition, *, clock: Clock | None = None, fs: FileSystem = DISK
    ) -> Self:
        """Go on with a game where its log ends; one that is finished can be looked at, but not played.

        Raises LogError when the log cannot be used, was played by other rules, or comes out differently.
        """
        log, recovered = LogWriter.open_for_append(path, clock, fs)
        try:
            header, rules = recovered.header, edition.rules
            refuse_other_rules(header, edition.rules_hash, edition.scenario.settings.id)
            try:
                table = new_table(rules, setup_from_data(header.setup), int(header.seed))
            except ValueError as error:
                raise LogError("not-played-on", path=path, detail=error) from error
            game = cls(edition, header, table, log, PrivateFile.open(private_path(path), fs))
            game.disk = fs
            game.removed = recovered.removed
            game._take_up(recovered.records)
            if all(record.k == HEADER for record in recovered.records):
                log.append(START, start_record(rules, table))
        except BaseException:
            log.close()
            raise
        return game

    @property
    def rules(self) -> Rules:
        """The scenario's rules."""
        return self.edition.rules

    @property
    def table(self) -> TableState:
        """Where the game is."""
        return self._table

    @property
    def path(self) -> Path:
        """Where the log lies."""
        return self._log.path

    @property
    def dead(self) -> bool:
        """Whether a write failed, so that the game must be resumed from its log."""
        return self._log.dead

    @property
    def written(self) -> tuple[Written, ...]:
        """The private texts of this game, in the order in which they were written."""
        return tuple(
            Written(turn, act.what, act.role, self._private.get(commitment), act.about)
            for turn, act, commitment in self._commitments
        )

    @property
    def noted(self) -> tuple[Noted, ...]:
        """What was noted in the log beside the game: pauses, added time, how long beats took."""
        return tuple(self._noted)

    def submit(self, act: Input) -> TableState | Refused:
        """Let an input count: it is on the disk when this returns a new table. A refusal leaves no trace.

        Raises LogDead when the log could not be written: nothing has happened, and the game must be resumed
        from its log. Raises LogError when a private text could not be kept; then nothing has happened either.
        """
        after = apply(self.rules, self._table, act)
        if isinstance(after, Refused):
            return after
        if isinstance(act, Write):
            wrong = _wrong_text(act)
            if wrong is not None:
                return wrong
            self._keep(act)
        else:
            self._log.append(*self._record_of(act, after))
        self._table = after
        return after

    def annotate(self, what: str, **facts: str) -> None:
        """Note in the log what the game knows nothing of, a pause for instance; after the end there is nothing to note.

        Raises LogDead when the log could not be written.
        """
        if self._table.beat != "over":
            self._log.append(ANNOTATION, {"turn": self._table.turn}, {"what": what, **facts})
            self._noted.append(Noted(self._table.turn, what, tuple(sorted(facts.items()))))

    def close(self) -> None:
        """Let go of the log. A game that has come to its epilogue gets its end first."""
        try:
            if self._table.beat == "epilogue" and not self.dead:
                self.submit(GoOn())
        finally:
            self._log.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _record_of(self, act: Input, after: TableState) -> tuple[str, dict[str, JsonInput]]:
        """Kind and content of the record that an input leaves."""
        if isinstance(act, Commit):
            return TURN, turn_record(self.rules, after.played[-1])
        if isinstance(act, Undo):
            return UNDO, undo_record(self._table)
        if after.beat == "over":
            return END, end_record(self.rules, after)
        return INPUT, input_record(self._table, act)

    def _keep(self, act: Write) -> None:
        """Put a private text beside the log first, and the commitment to it into the log second."""
        kind = next(known for known in PRIVATE_KINDS if known == act.what)
        commitment = self._private.put(kind, act.text)
        self._log.append(INPUT, input_record(self._table, act), {COMMITMENT: commitment})
        self._commitments.append((self._table.turn, act, commitment))

    def _take_up(self, records: Iterable[Record]) -> None:
        """Fold a log's records into the table, and see that it comes to what they say."""
        for record in records:
            if record.k == ANNOTATION:
                self._noted.append(_noted(record))
            if record.k in (HEADER, ANNOTATION):
                continue
            if record.k == START:
                self._compare(record, start_record(self.rules, self._table))
                continue
            act = self._act_of(record)
            after = apply(self.rules, self._table, act)
            if isinstance(after, Refused):
                raise self._unplayable(
                    record, LogFinding.about("record-refused", codes=", ".join(after.codes))
                )
            if isinstance(act, Write):
                commitment = record.x.get(COMMITMENT)
                if isinstance(commitment, str):
                    self._commitments.append((self._table.turn, act, commitment))
            else:
                kind, content = self._record_of(act, after)
                if kind != record.k:
                    raise self._unplayable(record, LogFinding.about("record-kind", kind=kind))
                self._compare(record, content)
            self._table = after

    def _act_of(self, record: Record) -> Input:
        match record.k:
            case "turn":
                return Commit()
            case "undo":
                return Undo()
            case "end":
                return GoOn()
            case "input":
                try:
                    return from_data({key: value for key, value in record.d.items() if key != "turn"})
                except ValueError as error:
                    raise self._unplayable(record, LogFinding.about("record-input", detail=error)) from error
            case _:
                raise self._unplayable(record, LogFinding.about("record-unknown"))

    def _compare(self, record: Record, content: dict[str, JsonInput]) -> None:
        if encode(record.d) != encode(content):
            raise self._unplayable(record, LogFinding.about("record-differs"))

    def _unplayable(self, record: Record, why: LogFinding) -> LogError:
        return LogError("record-unfit", path=self.path, record=record.n, kind=record.k, why=why)


def _noted(record: Record) -> Noted:
    turn = record.d.get("turn")
    facts = sorted(
        (key, value) for key, value in record.x.items() if key != "what" and isinstance(value, str)
    )
    return Noted(turn if isinstance(turn, int) else 0, str(record.x.get("what", "")), tuple(facts))


def _wrong_text(act: Write) -> Refused | None:
    if not act.text.strip():
        return refused("no-text")
    if len(act.text) > LONGEST_TEXT:
        return refused("text-too-long", most=str(LONGEST_TEXT))
    return None
