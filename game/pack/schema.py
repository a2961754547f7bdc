"""The scenario pack as frozen values: one class for each thing that an author writes.

Every field that an author may leave out has a default, and a field at its default does not count in `rules_hash`,
so that fields added later leave old hashes as they were.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from game.pack.town import Clothes, Hair, HairStyle, Skin, TownLayer, TownWindow
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
    Tag,
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
LaterPart = Literal["delegated", "tokens", "lending", "budget", "promises", "events"]
Language = Literal["nb", "nn", "en"]
Touches = dict[Name, Annotated[int, Field(ge=1, le=3)]]


class Part(BaseModel):
    """Base of all parts of a pack: frozen, strict, nothing that the schema does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True)


# ------------------------------------------------------------------------------------------------ model.yaml


class Stock(Part):
    """A level that flows fill and drain; a budget line or a standing share is one that only decisions change."""

    name: Label
    """What the screen calls it."""
    unit: Remark
    """Its unit. A level from 0 to 100 says `"0-100"`."""
    start: float | int | dict[Name, float | int]
    """Where it starts: one number, or one for each profile, such as `{poor: 20, usual: 60}`."""
    low: float | int
    """It never falls below this. Above -524288."""
    high: float | int
    """It never rises above this. Below 524288; use a larger unit if that is too little."""
    why: Text
    """One sentence: why it is in the model. It is shown to a table that asks."""
    source: Remark
    """Where the numbers are from, or `assumption`."""


class Flow(Part):
    """What moves a quarter: out of `out_of`, into `into`, or from the one to the other."""

    name: Label
    """What the screen calls it."""
    equation: Formula
    """How much moves in a quarter, such as `0.1 * fatigue`."""
    into: Name | None = None
    """The stock that it fills."""
    out_of: Name | None = None
    """The stock that it drains. With both, it moves from the one to the other."""
    why: Text
    """One sentence: why it is in the model. It is shown to a table that asks."""
    source: Remark
    """Where it is from, or `assumption`."""


class Auxiliary(Part):
    """A quantity computed anew from the stocks in every step."""

    name: Label
    """What the screen calls it."""
    unit: Remark
    """Its unit, such as `M NOK/year` or `"0-100"`."""
    equation: Formula
    """How it follows from the rest at every moment."""
    why: Text
    """One sentence: why it is in the model. It is shown to a table that asks."""
    source: Remark
    """Where it is from, or `assumption`."""


class Parameter(Part):
    """A constant that more than one equation uses, or that a facilitator may want to turn."""

    value: float | int
    """The number that the equations use."""
    unit: Remark
    """Its unit, such as `M NOK/year` or `"0-100"`."""
    why: Text
    """One sentence: why it is in the model. It is shown to a table that asks."""
    source: Remark
    """Where it is from, or `assumption`."""
    name: Label | None = None
    """What the screen and "why" call it; without one, its id with spaces."""


class Channel(Part):
    """A way in which initiatives act: an option's effect of this name moves `stock`."""

    stock: Name
    """The stock that the effect moves."""
    factor: Formula = 1
    """What a rising effect is multiplied by, for example less when the stock is nearly full. It does not
    touch effects below zero."""
    readiness: Name | None = None
    """The auxiliary that scales it. Without one, that of the card's dimension."""


class InitiativeRules(Part):
    """How initiatives live: the equations with their own local names (see `scenarios/README.md`)."""

    money: Name
    """The stock that prices are paid from. Its `low` is 0 or more. M NOK."""
    reserve: Name
    """The stock that pays an overrun when `money` is empty. M NOK."""
    running_cost: Name
    """The stock that running costs are added to. M NOK a year."""
    overrun: Formula
    """How many times longer the work takes than planned. Local name: `luck`, drawn from 0 to 1."""
    overrun_cost: Formula
    """Extra cost when the work is done. Local names: `price`, `overrun`. M NOK."""
    speed: Formula
    """Planned quarters of work done in a quarter. Local names: `strain` (the worst overload of the roles it
    needs), `tokens` (attention tokens on it)."""
    failure: Formula
    """The chance to fail when the work is done. Local names: `risk`, `strain` (mean over the work). From 0
    to 1."""
    failed: dict[Name, Formula] = {}
    """What a failure does at once. Local names: `points` (all burden together), `price`. A table of
    `stock: number`."""
    rush: Formula
    """The share of the effect that is left after hurried work. Local name: `strain` (mean over the work).
    From 0 to 1."""
    ramp: dict[Dimension, Formula]
    """By dimension, the share of the effect that has arrived. Local name: `age` (quarters since it went
    live). All four dimensions. A table of `dimension: number`."""
    readiness: dict[Dimension, Name]
    """By dimension, the auxiliary that scales the effects. All four dimensions. A table of
    `dimension: auxiliary`."""
    dip_live: Formula
    """What a live initiative costs its area, for each point of burden. Local name: `age` (quarters since it
    went live)."""
    dip_running: Formula
    """What an initiative costs its area while the work goes on, for each point of burden."""


class Model(Part):
    """`model.yaml`: the municipality as stocks, flows, auxiliaries and the rules of initiatives."""

    stocks: dict[Name, Stock]
    """Levels that flows fill and drain. A table: a name for each, then the stock."""
    flows: dict[Name, Flow]
    """What moves in a quarter. A table: a name for each, then the flow."""
    auxiliaries: dict[Name, Auxiliary] = {}
    """Quantities that are worked out anew at every moment. A table: a name for each, then the auxiliary."""
    parameters: dict[Name, Parameter] = {}
    """Numbers that several equations use, or that you may want to turn. A table: a name for each, then the
    parameter."""
    channels: dict[Name, Channel] = {}
    """Ways in which initiatives act on stocks. A table: a name for each, then the channel."""
    initiatives: InitiativeRules
    """How initiatives live: what pays for them, how fast they go, how they fail, when they are felt."""


# ------------------------------------------------------------------------------------------------ cards/*.yaml


class Line(Part):
    """Something said in the news: by one of the three people, or by the town when `by` is left out."""

    text: LineText
    """What is said, at most 20 words."""
    by: Name | None = None
    """Who says it; the town, without a name."""


Said = Annotated[Line | None, RemarkMark()]


class FollowUp(Part):
    """A card that comes back because of this choice."""

    card: Name
    """The card that comes."""
    after: Annotated[int, Field(ge=1, le=16)]
    """How many half-years after the choice."""


class Option(Part):
    """One way to answer a card."""

    text: OptionText
    """What is chosen, at most 36 characters."""
    price: float | int = 0
    """Paid at once from the development money. M NOK, 0 or more."""
    running: float | int = 0
    """Added to the running cost, as the effect arrives. M NOK a year."""
    burden: dict[Name, float | int] = {}
    """Whose capacity it takes while the work goes on. A role has about two points. A table of
    `role: points`, 0 or more."""
    quarters: float | int = 0
    """Planned work in quarters. 0 is a decision that takes no time."""
    risk: float | int = 0
    """The chance to fail in ordinary circumstances, from 0 to 1."""
    area: Name | None = None
    """The area of the services that feels the dip while people learn the new way."""
    requires: Condition = True
    """The option can be chosen only when this holds."""
    effects: dict[Name, float | int] = {}
    """What comes of the work, by channel. It arrives along the ramp. A table of `channel: number`."""
    at_once: dict[Name, Formula] = {}
    """What happens the moment the team commits, by stock. A table of `stock: number`."""
    touches: Touches = {}
    """Which gauges it touches, and how strongly: the dots on the screen, never the direction. A table of
    `gauge: 1 to 3`."""
    felt: Annotated[int, Field(ge=0, le=16), RemarkMark()] | None = None
    """In how many half-years the screen says that it will be felt. Without it, this follows from
    `quarters`."""
    marks: Annotated[tuple[Name, ...], RemarkMark()] = ()
    """What it leaves in the picture of the town, by name: when its work goes live, or at once where there is none."""
    follow_ups: tuple[FollowUp, ...] = ()
    """Cards that come because of this choice."""
    gives: Name | None = None
    """The promise that is given with the choice."""
    challenged: Literal["renew", "withdraw"] | None = None
    """What becomes of the promise that the card challenged: `renew` stands by it, `withdraw` gives it up."""
    decided: Said = None
    """Said when it is decided."""
    live: Said = None
    """Said when it goes live."""
    working: Said = None
    """Said when it works, about two half-years later."""
    failed: Said = None
    """Said when it failed."""
    later: Said = None
    """Said a year after the choice."""


class NotNow(Part):
    """Not now: a decision too."""

    at_once: dict[Name, Formula] = {}
    """What waiting does at once, by stock. A table of `stock: number`."""
    touches: Touches = {}
    """Which gauges waiting touches: the dots on the screen. A table of `gauge: 1 to 3`."""
    follow_ups: tuple[FollowUp, ...] = ()
    """Cards that come because you waited."""
    challenged: Literal["renew", "withdraw"] | None = None
    """What becomes of the promise that the card challenged: `renew` stands by it, `withdraw` gives it up."""
    decided: Said = None
    """Said when it is put off."""
    later: Said = None
    """Said a year after it was put off."""


class Note(Part):
    """For the facilitator: the point, a question, the idea behind it and where it is from."""

    point: Text
    """What the card wants to show."""
    question: Text
    """A question to one's own municipality."""
    idea: Text
    """The idea or research behind the card."""
    source: Remark
    """Where it is from, or `assumption`."""


class Again(Part):
    """What is read aloud when an event comes once more."""

    title: Label | None = None
    """At most 28 characters. Without it, the card's."""
    text: CaseText
    """Read aloud when the event comes again: at most 45 words."""


class Card(Part):
    """A case for the table, a case that one role decides alone, or an event."""

    kind: Literal["case", "delegated", "event"]
    """A case for the whole table, a case that one role decides alone, or an event."""
    code: Remark = ""
    """Printed on the paper card, and keyed in to call an event: letters and a number, such as `T1`. No two cards share
    one. Without it, the card gets the next free one of its kind."""
    dimension: Dimension | None = None
    """Which of the four it is about. Needed for cases, and for an event whose options start work."""
    owner: Name | None = None
    """The role that decides it. Needed for a delegated case."""
    title: Label
    """The card's title, at most 28 characters."""
    text: CaseText
    """Read aloud: at most 45 words. End with a question or a pressing fact."""
    when: Condition = True
    """The card can come only when this holds, such as `turn >= 2`."""
    weight: Annotated[int, Field(ge=1, le=16)] = 1
    """The greater, the earlier it tends to come."""
    only_follow_up: bool = False
    """Comes only because of an earlier choice."""
    hazard: Formula = 0
    """Events: the chance in a half-year, from 0 to 1."""
    repeats: bool = False
    """Events: may come more than once."""
    again: Annotated[tuple[Again, ...], RemarkMark()] = ()
    """Events: other words for the second time, the third and so on. The last ones stay."""
    at_once: dict[Name, Formula] = {}
    """Events: what it does, by stock. Local name: `severity`, drawn from 0 to 1. A table of
    `stock: number`."""
    delays_work: float | int = 0
    """Events: how many quarters each initiative under way loses."""
    challenges_promise: bool = False
    """Events: puts one open promise in question."""
    reprioritises_goal: bool = False
    """Events: asks more of one goal and less of another."""
    marks: Annotated[tuple[Name, ...], RemarkMark()] = ()
    """What it leaves in the picture of the town, by name."""
    private: dict[Name, FactText] = {}
    """A fact for a role that the screen does not show, at most 25 words. Two roles for a case. A table
    of `role: text`."""
    predict: Name | None = None
    """The indicator that the table predicts. Without it, the gauge touched most."""
    options: dict[Literal["a", "b", "c"], Option] = {}
    """The answers `a`, `b` and, where it is truly needed, `c`."""
    not_now: NotNow | None = NotNow()
    """"Not now", always the last answer. `null` for an event that cannot wait."""
    note: Annotated[Note | None, RemarkMark()] = None
    """For the facilitator: what the card is about, and what to ask."""


# ------------------------------------------------------------------------------------------------ scenario.yaml


class Start(Part):
    """The first half-year."""

    year: Annotated[int, Field(ge=1900, le=2200), RemarkMark()]
    """The year of the first half-year."""
    season: Season = "spring"
    """Whether the game begins in spring or in autumn."""


class Area(Part):
    """A part of the services that feels the dip of an initiative."""

    name: Label
    """What the screen calls it."""


class Mandate(Part):
    """What a role is there to look after, in words and as an expression over indicators (0 to 100)."""

    text: Text
    """What the role is there for, as it would say it."""
    value: Annotated[Formula, RemarkMark()]
    """How well that goes, from 0 to 100: an expression over the indicators."""


class Role(Part):
    """A seat at the table."""

    name: Label
    """The role's name."""
    short: Label
    """A short name for the screen."""
    capacity: Formula
    """Points for change work at this moment, about 2 at the start. Fewer when people are tired is the usual
    way."""
    director: bool = False
    """Decides for empty seats. Exactly one role has `true`."""
    mandate: Mandate
    """What it looks after."""
    concern: Text
    """Private: what this role worries about."""


class Indicator(Part):
    """A figure that the table sees: a weighted sum of stocks (an account of its own) or an expression."""

    name: Label
    """The indicator's name."""
    unit: Text | None = None
    """Its unit, such as `"%"`."""
    decimals: Annotated[int, Field(ge=0, le=3), RemarkMark()] = 0
    """How many decimals the screen shows."""
    sum: dict[Name, float | int] | None = None
    """Weights of stocks. Such an indicator can be explained to the last decimal. Write either this or
    `value`. A table of `stock: weight`."""
    constant: float | int = 0
    """Added to the weighted sum."""
    value: Formula | None = None
    """An expression over the model, where a weighted `sum` will not do. Write either this or `sum`."""
    good: Annotated[Literal["up", "down"], RemarkMark()] = "up"
    """Which way is good: a figure that should rise, or one that should fall."""
    low: Annotated[float | int, RemarkMark()]
    """The figure at the left end of the bar on the screen."""
    high: Annotated[float | int, RemarkMark()]
    """The figure at the right end of the bar on the screen."""
    level: Annotated[float | int, RemarkMark()] = 0
    """A smaller change than this counts as level."""
    gauge: Annotated[Name | None, RemarkMark()] = None
    """The gauge that it stands below in the overview. Without one it stands last."""
    goals: Annotated[tuple[Annotated[int, Field(ge=1, le=17)], ...], RemarkMark()] = ()
    """The UN's sustainable development goals that it touches. Their numbers, 1 to 17."""
    explain: Text
    """What it measures, in one sentence."""
    better: Text | None = None
    """Said when it improved."""
    worse: Text | None = None
    """Said when it got worse."""
    better_again: tuple[Text, ...] = ()
    """Said the second time that `better` would be, the third and so on. The last one stays."""
    worse_again: tuple[Text, ...] = ()
    """Said the second time that `worse` would be, the third and so on. The last one stays."""


class Named(Part):
    """A profile or ambition: a name and a sentence."""

    name: Label
    """Its name, as the start page shows it."""
    text: Text
    """One sentence."""


class Goal(Part):
    """A target for an indicator at the end, by ambition, from `base`, its start value."""

    indicator: Name
    """The figure that is measured."""
    name: Text
    """The goal in a few words."""
    direction: Literal["at_least", "at_most"]
    """Which side of the target is good."""
    target: dict[Name, Formula]
    """By ambition. Local name: `base`, the indicator at the start. A table of `ambition: number`."""
    adjust: dict[Name, float | int] = {}
    """Added to the target in some profiles. A table of `profile: number`."""


class Promise(Part):
    """A public goal with a deadline."""

    name: Text
    """The promise as it is given."""
    text: Text | None = None
    """What it takes to keep it, in one sentence: all of `kept`. Needed where `kept` is more than one figure and
    a number."""
    indicator: Annotated[Name | None, RemarkMark()] = None
    """The figure that shows how near it is."""
    target: Annotated[float | int | None, RemarkMark()] = None
    """Where that figure should be."""
    kept: Condition
    """It is kept when this holds, such as `services >= 64`."""
    deadline: Annotated[int, Field(ge=1, le=32)]
    """It falls due at the end of this turn."""
    only_at_deadline: bool = False
    """Looked at only on its day. Otherwise it is kept as soon as `kept` holds at the end of a half-year."""
    may_be_given: bool = True
    """The table may give it, as long as it does not hold already. `false`: only an option or the start
    gives it."""
    at_start: bool = False
    """Given when the game begins: the ambition itself."""
    on_given: dict[Name, Formula] = {}
    """What giving it does. A table of `stock: number`."""
    on_kept: dict[Name, Formula] = {}
    """What keeping it does. A table of `stock: number`."""
    on_broken: dict[Name, Formula] = {}
    """What breaking it does. Twice what it gave is fair. A table of `stock: number`."""
    given: LineText
    """Said when it is given. At most 20 words."""
    kept_line: LineText
    """Said when it is kept. At most 20 words."""
    broken_line: LineText
    """Said when it is broken. At most 20 words."""


class Limits(Part):
    """What a situation takes away while it lasts."""

    price: float | int | None = None
    """The dearest option that is still allowed. M NOK, 0 or more."""
    proposals: tuple[Name, ...] = ()
    """The budget proposals that are left. They are kept for this situation and cannot be chosen otherwise.
    Their names."""


class Situation(Part):
    """A state of affairs that starts at one threshold and stops at another."""

    name: Label
    """The situation's name."""
    on: Condition
    """It starts when this holds at the end of a half-year."""
    off: Condition
    """It stops when this holds at the end of a half-year. Let it lie apart from `on`, or it will flicker."""
    effects: dict[Name, Formula] = {}
    """What it does while it lasts. A table of `stock: number`; per quarter."""
    limits: Limits | None = None
    """What it takes away."""
    starts: LineText
    """Said when it starts. At most 20 words."""
    stops: LineText
    """Said when it stops. At most 20 words."""
    way_out: Text | None = None
    """How to get out of it, as the screen says it. Needed by the table when there are `limits`."""
    mark: Annotated[Name | None, RemarkMark()] = None
    """What it shows in the picture of the town, by name."""


class Saying(Part):
    """A text that may stand in the news when its condition holds; each at most once."""

    text: LineText
    """What stands in the news, at most 20 words. Each is used once."""
    when: Condition = True
    """It can come only when this holds."""
    weight: Annotated[int, Field(ge=1, le=16)] = 1
    """The greater, the earlier it tends to come."""


class Epilogue(Part):
    """How it ended; the first whose condition holds is told."""

    text: Text
    """How it ended, in two or three sentences. No verdict."""
    when: Annotated[Condition, RemarkMark()] = True
    """The first whose condition holds is told. Leave it out of the last one."""


class Portrait(Part):
    """How somebody looks. What is left out follows from the person's id, always in the same way."""

    skin: Skin | None = None
    """The colour of the skin."""
    hair: Hair | None = None
    """The colour of the hair."""
    hair_style: HairStyle | None = None
    """How the hair is worn; `scarf` hides it."""
    clothes: Clothes | None = None
    """What the person wears."""
    glasses: bool = False
    """Whether with glasses."""
    beard: bool = False
    """Whether with a beard."""
    cap: bool = False
    """Whether with a cap."""


class Person(Part):
    """One of the recurring people."""

    name: Label
    """First name."""
    age: Annotated[int, Field(ge=0, le=120), RemarkMark()]
    """Years of age."""
    title: Label
    """What the person does."""
    lines: dict[Name, Saying]
    """What the person may say in the news. A table: a name for each, then the saying."""
    epilogues: dict[Name, Epilogue]
    """How it ended for this person. A table: a name for each, then the epilogue."""
    portrait: Annotated[Portrait | None, RemarkMark()] = None
    """How the person looks."""
    window: Annotated[TownWindow | None, RemarkMark()] = None
    """Where in the town the person's window is. Without it, the first free of `care`, `quay`, `school`, `house`."""
    moods: Annotated[dict[Literal["tired", "worried"], TownLayer], RemarkMark()] = {}
    """Which layer of the town makes the person tired or worried while it looks bad. A table of `mood: layer`."""


class Scripted(Part):
    """Something that the calendar puts into a turn."""

    turn: Annotated[int, Field(ge=1, le=32)]
    """The turn, counted from 1."""
    case: Name | None = None
    """The main case of that turn. A card of kind `case`."""
    event: Name | None = None
    """The event of that turn. A card of kind `event`."""


class BudgetLine(Part):
    """A sum that the autumn budget sets; it takes effect at the next half-year."""

    name: Label
    """The line's name."""
    stock: Name
    """The stock that holds its level now. No two lines share one. M NOK a year."""
    least: Formula
    """The least that next year may have. M NOK a year."""
    most: Formula
    """The most that next year may have. M NOK a year."""
    service: bool = True
    """A service: what it loses counts in `budget_cut`."""


class Proposal(Part):
    """One of the director's proposals: next year's level by line, M NOK a year."""

    name: Label
    """The proposal's name."""
    text: LineText
    """One sentence, at most 20 words."""
    lines: dict[Name, Formula]
    """Next year's level by line. A line that is left out stays as it is. A table of `line: number`; M NOK a
    year."""


class GainRule(Part):
    """What is done with freed hours: shares that are taken as money and moved to services."""

    name: Label
    """The rule's name."""
    text: LineText
    """One sentence, at most 20 words."""
    shares: dict[Name, float | int]
    """Where freed hours go. The stocks are set to these shares at once; your flows do the rest. A table of
    `stock: 0 to 1`, together at most 1."""


class Budget(Part):
    """The autumn budget."""

    season: Season = "autumn"
    """When the budget is made."""
    last_turn: bool = False
    """Whether the last turn has one too."""
    step: float | int
    """The size of one move. M NOK a year, above 0."""
    moves: Annotated[int, Field(ge=0, le=4)] = 2
    """How many sums may be moved."""
    lines: dict[Name, BudgetLine]
    """The sums that are set. A table: a name for each, then the line."""
    proposals: dict[Name, Proposal]
    """The director's proposals. A table: a name for each, then the proposal."""
    gains: dict[Name, GainRule] = {}
    """What may become of freed hours. A table: a name for each, then the rule."""


class Features(Part):
    """What is played; each may be switched off here or at the start."""

    delegated: bool = True
    """Whether there are cases that one role decides alone."""
    tokens: bool = True
    """Whether leaders place attention tokens. Without them attention is spread evenly over the four
    dimensions."""
    lending: bool = True
    """Whether roles may lend each other points of capacity."""
    budget: bool = True
    """Whether the table makes the budget."""
    promises: bool = True
    """Whether promises are given."""
    events: bool = True
    """Whether events come by chance. Those in the calendar come all the same."""
    votes: bool = True
    """Whether everyone votes at once before the team decides."""
    predictions: bool = True
    """Whether the table predicts what will come of it."""
    private: bool = True
    """Whether roles know facts that the screen does not show."""
    people: bool = True
    """Whether the recurring people speak in the news."""
    clock: Annotated[bool, RemarkMark()] = True
    """Whether a clock shows how long a beat should take."""


class Minutes(Part):
    """Minutes for each beat; autumn turns get `budget` on top."""

    news: Annotated[float | int, RemarkMark()] = 1.5
    """Minutes for the news."""
    case: Annotated[float | int, RemarkMark()] = 5
    """Minutes for the case."""
    choice: Annotated[float | int, RemarkMark()] = 4
    """Minutes for the choice."""
    consequences: Annotated[float | int, RemarkMark()] = 2.5
    """Minutes for the consequences."""
    budget: Annotated[float | int, RemarkMark()] = 2
    """Minutes on top of the choice, when there is a budget."""


class Module(Part):
    """A gathering: the turns it covers, a text to prepare and one to follow up."""

    name: Label
    """The gathering's name."""
    turns: Annotated[tuple[int, ...], RemarkMark()]
    """The turns that it covers, such as `[1, 2]`."""
    prepare: Text
    """A text to read before the gathering."""
    follow_up: Text
    """What to do after the gathering."""


class Stretch(Part):
    """A stretch of a gathering that is no half-year, such as the welcome or the debrief."""

    name: Text
    """What happens, in a few words."""
    minutes: Annotated[float | int, Field(gt=0, le=600), RemarkMark()]
    """How many minutes it takes."""


class Break(Part):
    """A break between two half-years."""

    after: Annotated[int, Field(ge=1, le=32), RemarkMark()]
    """The half-year after which it comes."""
    minutes: Annotated[float | int, Field(gt=0, le=600), RemarkMark()]
    """How many minutes it takes."""


class Session(Part):
    """A form of the whole gathering, with its minutes: what stands on the run sheet of whoever leads the room."""

    name: Label
    """What this form is called, such as the minutes that it takes."""
    turns: Annotated[int | None, Field(ge=1, le=32), RemarkMark()] = None
    """How many half-years are played; else all of the scenario's, or all of the short game's."""
    short: Annotated[bool, RemarkMark()] = False
    """Whether it is the short game, which begins with work under way."""
    minutes: Annotated[Minutes | None, RemarkMark()] = None
    """Minutes for each beat in this form; else the scenario's own."""
    before: tuple[Stretch, ...] = ()
    """What comes before the first half-year."""
    breaks: Annotated[tuple[Break, ...], RemarkMark()] = ()
    """The breaks."""
    after: tuple[Stretch, ...] = ()
    """What comes after the last half-year: the debrief, which takes a third of the time at least."""


class FormQuestion(Part):
    """A question about what comes of something. The program adds "don't know" to its answers."""

    text: Text
    """What is asked."""
    answers: dict[Name, Text]
    """Two to five answers of a few words. A table: a name for each, then the answer."""
    model: Annotated[Name, RemarkMark()]
    """The answer that the scenario's model gives. It is told after the game only."""


class Form(Part):
    """A form for each person before and after the game: what it did to those who played."""

    low: Text
    """What 0 means, in a few words."""
    high: Text
    """What 100 means, in a few words."""
    confidence: dict[Name, Text]
    """What is answered from 0 to 100, before, after, and after as one sees oneself before. A table: a name for
    each, then a sentence that begins with I."""
    question: FormQuestion | None = None
    """One question, asked before and after."""
    forecast: Text | None = None
    """Asked before: how many of the goals the table will reach."""
    heard: Text | None = None
    """Answered after, from 0 to 100: whether those who disagreed were heard."""
    action: Text | None = None
    """Asked after: one thing to do, in one's own words."""


class Source(Part):
    """Something that a `source` points to by its tag in square brackets."""

    title: Remark
    """What it is called, as it stands on its cover; it is not translated."""
    link: Remark | None = None
    """Where it can be found."""


class UnderWay(Part):
    """An initiative that has already started when a short game begins."""

    card: Name
    """The card whose option is under way."""
    option: Literal["a", "b", "c"]
    """Its option; it must have `quarters`."""
    done: Annotated[float | int, Field(ge=0, le=1)] = 0.5
    """The share of the work that is behind it, from 0 to 1."""


class ShortForm(Part):
    """The short game."""

    turns: Annotated[int, Field(ge=1, le=32)]
    """How many turns the short game has."""
    under_way: tuple[UnderWay, ...] = ()
    """What is under way when it begins. Nothing is paid for it."""


class Figure(Part):
    """A key figure that a municipality can look up."""

    name: Text
    """What it is called where one finds it."""
    unit: Text
    """Its unit, such as `%`."""
    where: Text
    """Where it is to be found."""
    low: float | int
    """What is below this is called implausible, and used."""
    high: float | int
    """What is above this is called implausible, and used."""
    least: float | int | None = None
    """What is below this cannot be, and is refused."""
    most: float | int | None = None
    """What is above this cannot be, and is refused."""
    usual: Formula
    """What it is in the profile that the own one is built on; taken where the municipality has no figure."""
    source: Remark
    """Where the plausible range is from, or `assumption`."""


class FigureStart(Part):
    """How a stock's start follows from the figures."""

    value: Formula
    """The stock's start; it is cut at the stock's bounds."""
    how: Text
    """How it follows, in one sentence, for the municipality."""


class FigureFit(Part):
    """What holds between plausible figures, and what to ask where it does not."""

    holds: Condition
    """What holds between the figures."""
    text: Text
    """Said where it does not hold: what may be wrong."""


class Figures(Part):
    """How a municipality's own figures become a profile: what is asked, and which starts follow."""

    ask: dict[Name, Figure]
    """What is asked for. A table: a name for each, then the figure."""
    starts: dict[Name, FigureStart]
    """Which stocks start otherwise because of them. A table: the stock's name, then how."""
    fits: dict[Name, FigureFit] = {}
    """What holds between plausible figures. A table: a name for each, then what holds."""


class TownEnds(Part):
    """Where a layer of the picture of the town looks worst, and where best."""

    worst: float | int
    """The value of the indicator at which it looks worst."""
    best: float | int
    """The value at which it looks best."""


class ScenarioFile(Part):
    """`scenario.yaml`."""

    format: Literal[1]
    """The version of this format; always 1."""
    id: Name
    """The pack's short name; logs know the scenario by it."""
    title: Label
    """The scenario's title."""
    subtitle: Text
    """One or two sentences about the scenario, for the start page."""
    version: Remark
    """The edition, such as `"1.0.0"`."""
    license: Remark
    """The licence, such as `CC-BY-4.0`."""
    language: Annotated[Language, RemarkMark()] = "nb"
    """The language that the pack is written in."""
    start: Start
    """The first half-year."""
    turns: Annotated[int, Field(ge=1, le=32)]
    """How many half-years the game has."""
    quarters_per_turn: Annotated[int, Field(ge=1, le=4)] = 2
    """How many quarters a turn lasts."""
    steps_per_quarter: Annotated[int, Field(ge=1, le=64)] = 4
    """How finely time is cut. More is slower and a little more exact."""
    delegated_per_turn: Annotated[int, Field(ge=0, le=4)] = 1
    """How many delegated cases come in a turn."""
    areas: dict[Name, Area]
    """Parts of the services that feel the dip of an initiative. A table: a name for each, then the area."""
    roles: dict[Name, Role]
    """The seats at the table, at most 12. A table: a name for each, then the role."""
    indicators: dict[Name, Indicator]
    """The figures that the table sees. A table: a name for each, then the indicator."""
    gauges: tuple[Name, ...]
    """The four figures that are always in sight: names of indicators."""
    profiles: dict[Name, Named]
    """How mature the municipality is at the start. A table: a name for each, then the profile."""
    profile: Annotated[Name, RemarkMark()]
    """The profile of a table that just presses Start."""
    figures: Annotated[Figures | None, RemarkMark()] = None
    """How an own profile is made. No rule: what is played are the starts that come of it, and they count."""
    ambitions: dict[Name, Named]
    """How much is asked, from easy to hard. The order counts. A table: a name for each, then the ambition."""
    ambition: Annotated[Name, RemarkMark()]
    """The ambition of a table that just presses Start."""
    raise_ambition: Annotated[int, Field(ge=2, le=32)] | None = None
    """The half-year in which the table confirms its ambition or raises it; without one, it stands as it was set."""
    goals: dict[Name, Goal]
    """What is to be reached at the end. A table: a name for each, then the goal."""
    floors: dict[Name, Goal]
    """What must never happen. A floor that was broken once stays broken. A table: a name for each, then the
    goal."""
    promises: dict[Name, Promise] = {}
    """What the table promises in public, with a deadline. A table: a name for each, then the promise."""
    situations: dict[Name, Situation] = {}
    """States of affairs that start and stop. A table: a name for each, then the situation."""
    people: dict[Name, Person] = {}
    """The recurring people, three of them. A table: a name for each, then the person."""
    headlines: dict[Name, Saying] = {}
    """One of these headlines stands in the news each half-year. A table: a name for each, then the saying."""
    small_news: dict[Name, Saying] = {}
    """One of these lines of small news comes each half-year. Laugh at institutions only. A table: a name
    for each, then the saying."""
    epilogues: dict[Name, Epilogue]
    """How the game ended: the first whose `when` holds is told. A table: a name for each, then the
    epilogue."""
    calendar: tuple[Scripted, ...] = ()
    """What comes in which turn, whatever chance says."""
    budget: Budget | None = None
    """The budget that the table makes once a year: lines, proposals, and what becomes of freed hours."""
    features: Features = Features()
    """What is played; everything, unless it is switched off here."""
    from_turn: dict[LaterPart, Annotated[int, Field(ge=2, le=32)]] = {}
    """Parts of the game that begin later than the first turn, so that a table learns one thing at a time: which of
    `features`, and the turn from which it is played."""
    minutes: Minutes = Minutes()
    """How many minutes each beat takes."""
    modules: Annotated[tuple[Module, ...], RemarkMark()] = ()
    """Gatherings, when the game is cut into several."""
    short: ShortForm | None = None
    """The short game, which begins with work under way."""
    sessions: Annotated[tuple[Session, ...], RemarkMark()] = ()
    """The forms of the whole gathering, each with its minutes, for the printed run sheet."""
    form: Annotated[Form | None, RemarkMark()] = None
    """A form before and after the game, on the screen and on paper; without one, there is none."""
    town: Annotated[dict[TownLayer, Name], RemarkMark()] = {}
    """Which indicator each layer of the picture of the town follows; one that is not named rests."""
    town_ends: Annotated[dict[TownLayer, TownEnds], RemarkMark()] = {}
    """Between which two values of its indicator a layer goes from its worst look to its best. Without it, between
    the ends of the indicator's bar."""
    terms: Annotated[dict[Language, dict[str, str]], RemarkMark()] = {}
    """By language, words to avoid (`*` at the end: and all that begin so), each with what to write instead."""
    sources: Annotated[dict[Tag, Source], RemarkMark()] = {}
    """What the tags in every `source` mean, such as `TBU24`."""


class Scenario(Part):
    """A whole pack: what `load` returns and the engine plays."""

    settings: ScenarioFile
    model: Model
    cards: dict[Name, Card]
