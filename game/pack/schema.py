"""The scenario pack as frozen values: one class for each thing that an author writes.

Every field that an author may leave out has a default, and a field at its default does not count in `rules_hash`,
so that fields added later leave old hashes as they were.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from game.pack.words import (
    CaseText,
    Condition,
    FactText,
    Formula,
    Label,
    LineText,
    Name,
    OptionText,
    Remark,
    RemarkMark,
    Text,
)

Dimension = Literal["strategy", "leadership", "organisation", "technology"]
DIMENSIONS: tuple[Dimension, ...] = (
    "strategy",
    "leadership",
    "organisation",
    "technology",
)
Season = Literal["spring", "autumn"]
TownLayer = Literal["queue", "lights", "green", "tech", "crowd"]
Language = Literal["nb", "nn", "en"]
Touches = dict[Name, Annotated[int, Field(ge=1, le=3)]]


class Part(BaseModel):
    """Base of all parts of a pack: frozen, strict, nothing that the schema does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


# ------------------------------------------------------------------------------------------------ model.yaml


class Stock(Part):
    """A level that flows fill and drain; a budget line or a standing share is one that only decisions change."""

    name: Label
    unit: Remark
    start: float | int | dict[Name, float | int]
    """One number, or one for each maturity profile."""
    low: float | int
    high: float | int
    why: Text
    source: Remark


class Flow(Part):
    """What moves a quarter: out of `out_of`, into `into`, or from the one to the other."""

    name: Label
    equation: Formula
    into: Name | None = None
    out_of: Name | None = None
    why: Text
    source: Remark


class Auxiliary(Part):
    """A quantity computed anew from the stocks in every step."""

    name: Label
    unit: Remark
    equation: Formula
    why: Text
    source: Remark


class Parameter(Part):
    """A constant that more than one equation uses, or that a facilitator may want to turn."""

    value: float | int
    unit: Remark
    why: Text
    source: Remark
    name: Label | None = None
    """What "why" calls it; without one, its id with spaces."""


class Channel(Part):
    """A way in which initiatives act: an option's effect of this name moves `stock`."""

    stock: Name
    factor: Formula = 1
    """What the amount is multiplied by in each step, for example less near the top."""
    readiness: Name | None = None
    """The auxiliary that scales it; without one, the readiness of the option's dimension."""


class InitiativeRules(Part):
    """How initiatives live: the equations with their own local names (see `scenarios/README.md`)."""

    money: Name
    """The stock that prices are paid from."""
    reserve: Name
    """The stock that pays an overrun when `money` is empty."""
    running_cost: Name
    """The stock that running costs add to."""
    overrun: Formula
    """How many times longer the work takes than planned; local name: luck (0 to 1)."""
    overrun_cost: Formula
    """Extra cost, M NOK; local names: price, overrun."""
    speed: Formula
    """Work done a quarter, in planned quarters; local names: strain (the worst overload of the roles it needs),
    tokens (attention tokens placed on it)."""
    failure: Formula
    """Chance to fail at the end of the work; local names: risk, strain (mean over the work)."""
    failed: dict[Name, Formula] = {}
    """What a failure does at once, by stock; local names: points, price."""
    rush: Formula
    """Share of the effect that is left; local name: strain (mean over the work)."""
    ramp: dict[Dimension, Formula]
    """Share of the effect that has arrived; local name: age (quarters since it went live)."""
    readiness: dict[Dimension, Name]
    """The auxiliary that scales each dimension's effects."""
    dip_live: Formula
    """Burden on the area for each point of a live initiative; local name: age."""
    dip_running: Formula
    """Burden on the area for each point of a running one."""


class Model(Part):
    """`model.yaml`: the municipality as stocks, flows, auxiliaries and the rules of initiatives."""

    stocks: dict[Name, Stock]
    flows: dict[Name, Flow]
    auxiliaries: dict[Name, Auxiliary] = {}
    parameters: dict[Name, Parameter] = {}
    channels: dict[Name, Channel] = {}
    initiatives: InitiativeRules


# ------------------------------------------------------------------------------------------------ cards/*.yaml


class Line(Part):
    """Something said in the news: by one of the three people, or by the town when `by` is left out."""

    text: LineText
    by: Name | None = None


Said = Annotated[Line | None, RemarkMark()]


class FollowUp(Part):
    """A card that comes back because of this choice."""

    card: Name
    after: Annotated[int, Field(ge=1, le=16)]
    """Half-years from the choice."""


class Option(Part):
    """One way to answer a card."""

    text: OptionText
    price: float | int = 0
    """M NOK, once, from the development money."""
    running: float | int = 0
    """M NOK a year, arriving with use."""
    burden: dict[Name, float | int] = {}
    """Points of capacity by role while the work goes on."""
    quarters: float | int = 0
    """Planned work; 0 for a decision without an initiative."""
    risk: float | int = 0
    """Chance to fail in ordinary circumstances, 0 to 1."""
    area: Name | None = None
    """The area that feels the dip."""
    requires: Condition = True
    effects: dict[Name, float | int] = {}
    """Amount by channel, arriving along the ramp."""
    at_once: dict[Name, Formula] = {}
    """Amount by stock, the moment the team commits."""
    touches: Touches = {}
    """Which gauges it touches, and how strongly (dots), never in which direction."""
    felt: Annotated[int, Field(ge=0, le=16), RemarkMark()] | None = None
    """Half-years until it is felt, as the screen says it; without one it follows from `quarters`."""
    follow_ups: tuple[FollowUp, ...] = ()
    gives: Name | None = None
    """A promise given with the choice."""
    challenged: Literal["renew", "withdraw"] | None = None
    """What becomes of the promise that was challenged."""
    decided: Said = None
    live: Said = None
    working: Said = None
    failed: Said = None
    later: Said = None
    """Said a year after the choice."""


class NotNow(Part):
    """Not now: a decision too."""

    at_once: dict[Name, Formula] = {}
    touches: Touches = {}
    follow_ups: tuple[FollowUp, ...] = ()
    challenged: Literal["renew", "withdraw"] | None = None
    decided: Said = None
    later: Said = None


class Note(Part):
    """For the facilitator: the point, a question, the idea behind it and where it is from."""

    point: Text
    question: Text
    idea: Text
    source: Remark


class Card(Part):
    """A case for the table, a case that one role decides alone, or an event."""

    kind: Literal["case", "delegated", "event"]
    code: Remark
    """Printed on the paper card."""
    dimension: Dimension | None = None
    """Needed for cases; an event may do without."""
    owner: Name | None = None
    """The role that decides a delegated case."""
    title: Label
    text: CaseText
    when: Condition = True
    weight: Annotated[int, Field(ge=1, le=16)] = 1
    only_follow_up: bool = False
    """Comes only because of an earlier choice."""
    hazard: Formula = 0
    """Events: the chance in a half-year."""
    repeats: bool = False
    at_once: dict[Name, Formula] = {}
    """Events: what it does; local name: severity (0 to 1)."""
    delays_work: float | int = 0
    """Events: quarters that each running initiative loses."""
    challenges_promise: bool = False
    reprioritises_goal: bool = False
    marks: Annotated[tuple[Name, ...], RemarkMark()] = ()
    """What it leaves in the picture of the town."""
    private: dict[Name, FactText] = {}
    predict: Name | None = None
    """The indicator that the table predicts; without one, the gauge touched most."""
    options: dict[Literal["a", "b", "c"], Option] = {}
    not_now: NotNow | None = NotNow()
    """Written `null` for an event that cannot wait."""
    note: Annotated[Note | None, RemarkMark()] = None


# ------------------------------------------------------------------------------------------------ scenario.yaml


class Start(Part):
    """The first half-year."""

    year: Annotated[int, Field(ge=1900, le=2200), RemarkMark()]
    season: Season = "spring"


class Area(Part):
    """A part of the services that feels the dip of an initiative."""

    name: Label


class Mandate(Part):
    """What a role is there to look after, in words and as an expression over indicators (0 to 100)."""

    text: Text
    value: Annotated[Formula, RemarkMark()]


class Role(Part):
    """A seat at the table."""

    name: Label
    short: Label
    capacity: Formula
    """Points for change work in this half-year."""
    director: bool = False
    """Decides for empty seats; exactly one role."""
    mandate: Mandate
    concern: Text
    """Private: what this role worries about."""


class Indicator(Part):
    """A figure that the table sees: a weighted sum of stocks (an account of its own) or an expression."""

    name: Label
    unit: Text | None = None
    decimals: Annotated[int, Field(ge=0, le=3), RemarkMark()] = 0
    sum: dict[Name, float | int] | None = None
    constant: float | int = 0
    value: Formula | None = None
    good: Annotated[Literal["up", "down"], RemarkMark()] = "up"
    low: Annotated[float | int, RemarkMark()]
    high: Annotated[float | int, RemarkMark()]
    """The ends of the bar on screen."""
    level: Annotated[float | int, RemarkMark()] = 0
    """A change smaller than this counts as level."""
    goals: Annotated[tuple[Annotated[int, Field(ge=1, le=17)], ...], RemarkMark()] = ()
    """The UN's sustainable development goals that it touches."""
    explain: Text
    better: Text | None = None
    """One sentence for when it improved."""
    worse: Text | None = None


class Named(Part):
    """A profile or ambition: a name and a sentence."""

    name: Label
    text: Text


class Goal(Part):
    """A target for an indicator at the end, by ambition, from `base`, its start value."""

    indicator: Name
    name: Text
    direction: Literal["at_least", "at_most"]
    target: dict[Name, Formula]
    """By ambition; local name: base."""
    adjust: dict[Name, float | int] = {}
    """Added for a maturity profile."""


class Promise(Part):
    """A public goal with a deadline."""

    name: Text
    indicator: Annotated[Name | None, RemarkMark()] = None
    """The figure that shows how near it is."""
    target: Annotated[float | int | None, RemarkMark()] = None
    kept: Condition
    deadline: Annotated[int, Field(ge=1, le=32)]
    """The turn at whose end it falls due."""
    only_at_deadline: bool = False
    may_be_given: bool = True
    """False for a promise that only an option or the start gives."""
    at_start: bool = False
    """The ambition itself: given when the game begins."""
    on_given: dict[Name, Formula] = {}
    on_kept: dict[Name, Formula] = {}
    on_broken: dict[Name, Formula] = {}
    given: LineText
    kept_line: LineText
    broken_line: LineText


class Limits(Part):
    """What a situation takes away while it lasts."""

    price: float | int | None = None
    """The dearest option that is still allowed, M NOK."""
    proposals: tuple[Name, ...] = ()
    """The budget proposals that are left."""


class Situation(Part):
    """A state of affairs that starts at one threshold and stops at another."""

    name: Label
    on: Condition
    off: Condition
    effects: dict[Name, Formula] = {}
    """By stock, a quarter, while it lasts."""
    limits: Limits | None = None
    starts: LineText
    stops: LineText
    way_out: Text | None = None
    mark: Annotated[Name | None, RemarkMark()] = None
    """What it shows in the picture of the town."""


class Saying(Part):
    """A text that may stand in the news when its condition holds; each at most once."""

    text: LineText
    when: Condition = True
    weight: Annotated[int, Field(ge=1, le=16)] = 1


class Epilogue(Part):
    """How it ended; the first whose condition holds is told."""

    text: Text
    when: Annotated[Condition, RemarkMark()] = True


class Person(Part):
    """One of the recurring people."""

    name: Label
    age: Annotated[int, Field(ge=0, le=120), RemarkMark()]
    title: Label
    lines: dict[Name, Saying]
    epilogues: dict[Name, Epilogue]


class Scripted(Part):
    """Something that the calendar puts into a turn."""

    turn: Annotated[int, Field(ge=1, le=32)]
    case: Name | None = None
    event: Name | None = None


class BudgetLine(Part):
    """A sum that the autumn budget sets; it takes effect at the next half-year."""

    name: Label
    stock: Name
    least: Formula
    most: Formula
    """Bounds of next year's level, M NOK a year; the line's stock is its level now."""
    service: bool = True
    """Counts in `budget_cut` when the services lose."""


class Proposal(Part):
    """One of the director's proposals: next year's level by line, M NOK a year."""

    name: Label
    text: LineText
    lines: dict[Name, Formula]


class GainRule(Part):
    """What is done with freed hours: shares that are taken as money and moved to services."""

    name: Label
    text: LineText
    shares: dict[Name, float | int]
    """By stock, 0 to 1."""


class Budget(Part):
    """The autumn budget."""

    season: Season = "autumn"
    last_turn: bool = False
    """Whether the last turn has one too."""
    step: float | int
    """M NOK a year in one move."""
    moves: Annotated[int, Field(ge=0, le=4)] = 2
    lines: dict[Name, BudgetLine]
    proposals: dict[Name, Proposal]
    gains: dict[Name, GainRule] = {}


class Features(Part):
    """What is played; each may be switched off here or at the start."""

    delegated: bool = True
    tokens: bool = True
    lending: bool = True
    budget: bool = True
    promises: bool = True
    events: bool = True
    votes: bool = True
    predictions: bool = True
    private: bool = True
    people: bool = True
    clock: Annotated[bool, RemarkMark()] = True


class Minutes(Part):
    """Minutes for each beat; autumn turns get `budget` on top."""

    news: Annotated[float | int, RemarkMark()] = 1.5
    case: Annotated[float | int, RemarkMark()] = 5
    choice: Annotated[float | int, RemarkMark()] = 4
    consequences: Annotated[float | int, RemarkMark()] = 2.5
    budget: Annotated[float | int, RemarkMark()] = 2


class Module(Part):
    """A gathering: the turns it covers, a text to prepare and one to follow up."""

    name: Label
    turns: Annotated[tuple[int, ...], RemarkMark()]
    prepare: Text
    follow_up: Text


class UnderWay(Part):
    """An initiative that has already started when a short game begins."""

    card: Name
    option: Literal["a", "b", "c"]
    done: Annotated[float | int, Field(ge=0, le=1)] = 0.5
    """The share of the work that is behind it."""


class ShortForm(Part):
    """The short game."""

    turns: Annotated[int, Field(ge=1, le=32)]
    under_way: tuple[UnderWay, ...] = ()


class ScenarioFile(Part):
    """`scenario.yaml`."""

    format: Literal[1]
    id: Name
    title: Label
    subtitle: Text
    version: Remark
    license: Remark
    language: Annotated[Language, RemarkMark()] = "nb"
    start: Start
    turns: Annotated[int, Field(ge=1, le=32)]
    quarters_per_turn: Annotated[int, Field(ge=1, le=4)] = 2
    steps_per_quarter: Annotated[int, Field(ge=1, le=64)] = 4
    delegated_per_turn: Annotated[int, Field(ge=0, le=4)] = 1
    areas: dict[Name, Area]
    roles: dict[Name, Role]
    indicators: dict[Name, Indicator]
    gauges: tuple[Name, ...]
    profiles: dict[Name, Named]
    profile: Annotated[Name, RemarkMark()]
    """The profile of a table that just presses Start."""
    ambitions: dict[Name, Named]
    ambition: Annotated[Name, RemarkMark()]
    raise_ambition: Annotated[int, Field(ge=2, le=32)] | None = None
    """The half-year in which the table confirms its ambition or raises it; without one, it stands as it was set."""
    goals: dict[Name, Goal]
    floors: dict[Name, Goal]
    promises: dict[Name, Promise] = {}
    situations: dict[Name, Situation] = {}
    people: dict[Name, Person] = {}
    headlines: dict[Name, Saying] = {}
    small_news: dict[Name, Saying] = {}
    epilogues: dict[Name, Epilogue]
    calendar: tuple[Scripted, ...] = ()
    budget: Budget | None = None
    features: Features = Features()
    minutes: Minutes = Minutes()
    modules: Annotated[tuple[Module, ...], RemarkMark()] = ()
    short: ShortForm | None = None
    town: Annotated[dict[TownLayer, Name], RemarkMark()] = {}
    """Which indicator each layer of the picture of the town follows; one that is not named rests."""


class Scenario(Part):
    """A whole pack: what `load` returns and the engine plays."""

    settings: ScenarioFile
    model: Model
    cards: dict[Name, Card]
