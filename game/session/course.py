"""The course of a game: one pure function from a table and an input to the table after it, or why not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from game.engine.layout import LAST_TURN
from game.engine.state import Rules
from game.engine.step import Rejection, step
from game.session.deciding import decide, missing
from game.session.facilitating import dropped, facilitate
from game.session.inputs import (
    PRIVATE_KINDS,
    Bring,
    CallEvent,
    CatchUp,
    Commit,
    EndAfterThisTurn,
    GoBack,
    GoOn,
    Input,
    NoEvent,
    PlayOn,
    PutAside,
    ReadFact,
    Sit,
    TakeUp,
    Undo,
    VoteBy,
    Write,
)
from game.session.refused import Refused, refused
from game.session.seating import reseated
from game.session.table import Beat, HalfYear, Pending, TableState, main_case, menu_of, without_moves


def apply(rules: Rules, table: TableState, act: Input) -> TableState | Refused:
    """The table after an input; `table` itself when that changes nothing, as a private text does."""
    if table.beat == "over":
        return refused("game-over")
    match act:
        case Undo():
            if not table.moves:
                return refused("nothing-to-undo")
            return fold(rules, without_moves(table), table.moves[:-1])
        case Commit():
            return _commit(rules, table)
        case Write(what, _, role, about):
            known = not about or about in rules.layout.cards or about in rules.layout.indicators
            if what not in PRIVATE_KINDS or (role and role not in rules.layout.roles) or not known:
                return refused("no-such-text")
            return table
        case ReadFact(role, card):
            found = rules.scenario.cards.get(card)
            return refused("no-such-fact") if found is None or role not in found.private else table
        case _:
            moved = _move(rules, table, act)
            return moved if isinstance(moved, Refused) else replace(moved, moves=(*table.moves, act))


def fold(rules: Rules, table: TableState, acts: Iterable[Input]) -> TableState:
    """The table after inputs that are known to be allowed, one after the other. ValueError if one is not."""
    for act in acts:
        match apply(rules, table, act):
            case Refused() as reasons:
                raise ValueError(f"{act} was refused: {', '.join(reasons.codes)}")
            case TableState() as after:
                table = after
    return table


def _move(rules: Rules, table: TableState, act: Input) -> TableState | Refused:
    match act:
        case GoOn():
            beat = _next_beat(rules, table)
            return beat if isinstance(beat, Refused) else replace(table, beat=beat)
        case GoBack():
            beat = _beat_before(rules, table)
            return beat if isinstance(beat, Refused) else replace(table, beat=beat)
        case EndAfterThisTurn():
            return _end_after(table)
        case PlayOn():
            if table.ends_after is None or table.beat == "epilogue":
                return refused("not-ending")
            return replace(table, ends_after=None)
        case CallEvent() | Bring() | NoEvent() | PutAside() | CatchUp() | TakeUp():
            return facilitate(rules, table, act)
        case VoteBy() | Sit():
            return reseated(rules, table, act)
        case Undo() | Commit() | Write() | ReadFact():
            raise ValueError(f"{act} is no move")
        case _:
            if table.beat != "choice":
                return refused("not-now-in-beat", beat=table.beat)
            pending = decide(rules, table, act)
            return pending if isinstance(pending, Refused) else replace(table, pending=pending)


def _commit(rules: Rules, table: TableState) -> TableState | Refused:
    if table.beat != "choice":
        return refused("not-now-in-beat", beat=table.beat)
    reasons = missing(rules, table)
    if reasons:
        return Refused(reasons)
    pending = table.pending
    decisions = pending.decisions()
    played = step(rules, table.state, decisions)
    if isinstance(played, Rejection):
        return Refused(played.refusals)
    half_year = HalfYear(
        turn=table.turn,
        before=table.state,
        decisions=decisions,
        votes=pending.votes,
        prediction=pending.prediction,
        step=played,
        last=table.ends_after == table.turn,
        without_delegated=table.without_delegated,
        aside_next=dropped(rules, played.state) if table.without_delegated else (),
        abstained=pending.abstained,
    )
    opened = _with_opening(table)
    return replace(
        opened,
        played=(*opened.played, half_year),
        beat="consequences",
        pending=Pending(aside=half_year.aside_next),
        called=None,
        moves=(),
        since=table.setup,
    )


def _with_opening(table: TableState) -> TableState:
    """The cards that were brought belong to the first day of the half-year, as any other."""
    if table.called is None:
        return table
    if not table.played:
        return replace(table, opening=table.step)
    return replace(table, played=(*table.played[:-1], replace(table.played[-1], step=table.step)))


def _next_beat(rules: Rules, table: TableState) -> Beat | Refused:
    match table.beat:
        case "news":
            return "case" if main_case(rules, menu_of(rules, table)) is not None else "choice"
        case "case":
            return "choice"
        case "choice":
            return refused("commit-first")
        case "consequences":
            return "epilogue" if table.played_out else "news"
        case "epilogue" | "over":
            return "over"
        case _:
            assert_never(table.beat)


def _beat_before(rules: Rules, table: TableState) -> Beat | Refused:
    match table.beat:
        case "news":
            return "consequences" if table.played else refused("nothing-before")
        case "case":
            return "news"
        case "choice":
            return "case" if main_case(rules, menu_of(rules, table)) is not None else "news"
        case "consequences":
            return refused("half-year-is-closed")
        case "epilogue" | "over":
            return "consequences"
        case _:
            assert_never(table.beat)


def _end_after(table: TableState) -> TableState | Refused:
    if table.beat == "epilogue" or table.turn >= table.state.whole[LAST_TURN]:
        return refused("last-anyway")
    return replace(table, ends_after=table.turn)
