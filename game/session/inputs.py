"""Everything that a table can do, one small value for each, told apart by `kind`.

An input says what was done, not whether it was allowed: that is for `game.session.course.apply`. `as_data`
and `from_data` are its form in the log. Private texts are not part of that form: the log holds a commitment
in their place, and the text lies beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import ClassVar, Literal, TypeAlias, cast, get_args

from game.log.private import Kind as PrivateKind

Direction = Literal["up", "level", "down"]
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)


@dataclass(frozen=True, slots=True)
class GoOn:
    """On to the next beat."""

    kind: ClassVar[str] = "go_on"


@dataclass(frozen=True, slots=True)
class GoBack:
    """Back to the beat before, to read it again; nothing is undone."""

    kind: ClassVar[str] = "go_back"


@dataclass(frozen=True, slots=True)
class Vote:
    """A role's vote on the main case."""

    kind: ClassVar[str] = "vote"
    role: str
    key: str


@dataclass(frozen=True, slots=True)
class Abstain:
    """A role gives no vote on this case; `why` is "away" for who is out of the room just now, else empty."""

    kind: ClassVar[str] = "abstain"
    role: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class VotesDone:
    """Whoever keys in the paper votes says that no more will come; now they are shown."""

    kind: ClassVar[str] = "votes_done"


@dataclass(frozen=True, slots=True)
class Choose:
    """An answer to a card on the table; a second one replaces the first."""

    kind: ClassVar[str] = "choose"
    card: str
    key: str


@dataclass(frozen=True, slots=True)
class PlaceToken:
    """A role's attention on a dimension or on a running initiative; a second one moves it."""

    kind: ClassVar[str] = "place_token"
    role: str
    target: str


@dataclass(frozen=True, slots=True)
class TakeToken:
    """A role takes its attention back."""

    kind: ClassVar[str] = "take_token"
    role: str


@dataclass(frozen=True, slots=True)
class Lend:
    """A role lends another one point of capacity in this half-year."""

    kind: ClassVar[str] = "lend"
    lender: str
    borrower: str


@dataclass(frozen=True, slots=True)
class TakeLoan:
    """A role takes back what it has lent."""

    kind: ClassVar[str] = "take_loan"
    lender: str


@dataclass(frozen=True, slots=True)
class Propose:
    """The team takes one of the proposals for the budget; sums moved in another one are forgotten."""

    kind: ClassVar[str] = "propose"
    proposal: str


@dataclass(frozen=True, slots=True)
class MoveSum:
    """One sum from a line of the budget to another."""

    kind: ClassVar[str] = "move_sum"
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class TakeMove:
    """The last sum goes back to where it was."""

    kind: ClassVar[str] = "take_move"


@dataclass(frozen=True, slots=True)
class SetGains:
    """What is done with freed hours from now on."""

    kind: ClassVar[str] = "set_gains"
    rule: str


@dataclass(frozen=True, slots=True)
class GivePromise:
    """The team gives a promise of its own accord."""

    kind: ClassVar[str] = "give_promise"
    promise: str


@dataclass(frozen=True, slots=True)
class TakePromise:
    """The team thinks better of it, before anybody has heard."""

    kind: ClassVar[str] = "take_promise"


@dataclass(frozen=True, slots=True)
class SetAmbition:
    """The team confirms its ambition, or raises it, in the half-year that asks."""

    kind: ClassVar[str] = "set_ambition"
    ambition: str


@dataclass(frozen=True, slots=True)
class Predict:
    """What the table thinks that an indicator will do in this half-year."""

    kind: ClassVar[str] = "predict"
    indicator: str
    direction: str


@dataclass(frozen=True, slots=True)
class Write:
    """A private text: a name (of `role`), a note, a reason, a dispute, what `role` felt or the own challenge.

    Undo skips it. `about` is the card or the indicator that a text is about, where it is about one.
    """

    kind: ClassVar[str] = "write"
    what: str
    text: str = ""
    role: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class CallEvent:
    """The facilitator calls an event, by its card, onto this half-year."""

    kind: ClassVar[str] = "call_event"
    event: str


@dataclass(frozen=True, slots=True)
class Bring:
    """A card by its printed code, in place of the one that the game had for this half-year, as a table drew it."""

    kind: ClassVar[str] = "bring"
    card: str


@dataclass(frozen=True, slots=True)
class NoEvent:
    """No event came in this half-year: the one that the game had for it is taken away."""

    kind: ClassVar[str] = "no_event"


@dataclass(frozen=True, slots=True)
class PutAside:
    """The facilitator puts a case aside: it is not decided, has no effect and does not come back."""

    kind: ClassVar[str] = "put_aside"
    card: str


@dataclass(frozen=True, slots=True)
class CatchUp:
    """The facilitator puts all delegated cases aside: `until` is "now", or "end" for those of the whole game."""

    kind: ClassVar[str] = "catch_up"
    until: str


@dataclass(frozen=True, slots=True)
class TakeUp:
    """Delegated cases are played again from this half-year on."""

    kind: ClassVar[str] = "take_up"


@dataclass(frozen=True, slots=True)
class VoteBy:
    """From now on the table votes in this way, one of `game.engine.state.VOTINGS`."""

    kind: ClassVar[str] = "vote_by"
    way: str


@dataclass(frozen=True, slots=True)
class Sit:
    """From now on a role is played by the person of the role `by`: itself, another one; empty: by nobody."""

    kind: ClassVar[str] = "sit"
    role: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class ReadFact:
    """Whoever plays a role has read what it knows about a card. Undo skips it."""

    kind: ClassVar[str] = "read_fact"
    role: str
    card: str


@dataclass(frozen=True, slots=True)
class Commit:
    """The team confirms: the half-year is played, and nothing before it can be undone."""

    kind: ClassVar[str] = "commit"


@dataclass(frozen=True, slots=True)
class EndAfterThisTurn:
    """The game ends, with its epilogue, after the half-year that is being played."""

    kind: ClassVar[str] = "end_after"


@dataclass(frozen=True, slots=True)
class PlayOn:
    """The game does not end after this half-year after all."""

    kind: ClassVar[str] = "play_on"


@dataclass(frozen=True, slots=True)
class Undo:
    """The last move is taken back."""

    kind: ClassVar[str] = "undo"


Input: TypeAlias = (
    GoOn
    | GoBack
    | Vote
    | Abstain
    | VotesDone
    | Choose
    | PlaceToken
    | TakeToken
    | Lend
    | TakeLoan
    | Propose
    | MoveSum
    | TakeMove
    | SetGains
    | GivePromise
    | TakePromise
    | SetAmbition
    | Predict
    | Write
    | CallEvent
    | Bring
    | NoEvent
    | PutAside
    | CatchUp
    | TakeUp
    | VoteBy
    | Sit
    | ReadFact
    | Commit
    | EndAfterThisTurn
    | PlayOn
    | Undo
)
KINDS: Mapping[str, type[Input]] = {member.kind: member for member in get_args(Input)}
PRIVATE_KINDS: tuple[PrivateKind, ...] = get_args(PrivateKind)
_NOT_IN_DATA = frozenset({"text"})


def as_data(act: Input) -> dict[str, str]:
    """An input as plain texts, for the log; empty fields and private texts are left out."""
    found = {field.name: str(getattr(act, field.name)) for field in fields(act)}
    kept = {name: value for name, value in found.items() if value and name not in _NOT_IN_DATA}
    return {"kind": act.kind, **kept}


def from_data(data: Mapping[str, object]) -> Input:
    """An input from its form in the log; ValueError says that it is none. A private text comes back empty."""
    kind = data.get("kind")
    member = KINDS.get(kind) if isinstance(kind, str) else None
    if member is None:
        raise ValueError(f"there is no input of kind {kind!r}")
    rest = {name: value for name, value in data.items() if name != "kind"}
    if not set(rest) <= {field.name for field in fields(member)} - _NOT_IN_DATA:
        raise ValueError(f"an input of kind {kind!r} has no {', '.join(sorted(rest))}")
    if not all(isinstance(value, str) for value in rest.values()):
        raise ValueError(f"an input of kind {kind!r} holds texts only")
    try:
        return member(**cast("dict[str, str]", rest))
    except TypeError as error:
        raise ValueError(f"an input of kind {kind!r} lacks something: {error}") from error
