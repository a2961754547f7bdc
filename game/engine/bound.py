"""The names that a pack fills in when the rules are bound to it.

`rules.py` is written once and reads its tables as plain globals, which is the fastest way in CPython and constant
folding under numba. `kernel.bind` gives its functions a namespace of their own with the real tables and the emitted
functions; the values here only say what kind of thing each is.
"""

from __future__ import annotations

from collections.abc import Sequence

Floats = list[float]
"""The float vector (or the ledger); under numba an array of float64."""
Whole = list[int]
"""The whole-number vector; under numba an array of int64."""

# ---- unsigned 64-bit arithmetic: plain integers with a mask here, uint64 under numba
MASK: int = (1 << 64) - 1
GOLDEN: int = 0x9E3779B97F4A7C15
MIX_A: int = 0xBF58476D1CE4E5B9
MIX_B: int = 0x94D049BB133111EB
ONE_64: int = 1
S30: int = 30
S27: int = 27
S31: int = 31
S11: int = 11


def u64(value: int) -> int:
    """A whole number as unsigned 64-bit."""
    return value


# ---- whether postings are kept
KEEP: bool = False

# ---- sizes and steps
DT: float = 0.25
STEPS: int = 8
N_ROLES: int = 0
N_AREAS: int = 0
N_SITUATIONS: int = 0
N_PROMISES: int = 0
N_GOALS: int = 0
N_FLOORS: int = 0
N_AMBITIONS: int = 1
N_LINES: int = 0
N_MOVES: int = 0
N_INDICATORS: int = 0
N_DELEGATED: int = 0
N_CARDS: int = 0
N_UNDER_WAY: int = 0
N_PROPOSALS: int = 0
N_INITIATIVES: int = 0
N_GAINS: int = 0
N_DECISIONS: int = 0
FIRST_SEASON: int = 0
QUARTERS_PER_TURN: int = 2
BUDGET_STEP: float = 0.0

# ---- where things lie
STOCK: int = 0
INDICATOR: int = 0
PREVIOUS: int = 0
LAST_SEEN: int = 0
BASE: int = 0
GOAL_TARGET: int = 0
FLOOR_TARGET: int = 0
PENDING: int = 0
USED_POINTS: int = 0
HAD_POINTS: int = 0
CAPACITY_OF: int = 0
WORK: int = 0
AGE: int = 0
RAMP: int = 0
RUSH: int = 0
STRAIN: int = 0
WORKED: int = 0
OVERRUN_FACTOR: int = 0
CARD_KEY: int = 0
SAYING_KEY: int = 0
DIMENSION_KEY: int = 0
OPENED: int = 0
FEATURE: int = 0
DEALT: int = 0
OFFERED: int = 0
CHOSEN: int = 0
DUE: int = 0
HOLDS: int = 0
STATUS: int = 0
CHANGED: int = 0
ACTIVE: int = 0
ACTIVE_COUNT: int = 0
TOKEN: int = 0
LENT: int = 0
SITUATION: int = 0
SITUATION_CHANGED: int = 0
PROMISE: int = 0
PROMISE_CHANGED: int = 0
PROMISE_HOLDS: int = 0
STAKE: int = 0
CHALLENGED: int = 0
GOAL_SHIFT: int = 0
GOAL_MET: int = 0
FLOOR_BROKEN: int = 0
USED: int = 0
SAYING_HOLDS: int = 0
PENDING_BUDGET: int = 0
GAIN_RULE: int = 0
LOAD_TOTAL: int = 0
RUNNING_TOTAL: int = 0
BUDGET_CUT: int = 0
LOAD_OF: int = 0
OVERLOAD_OF: int = 0
LENT_OF: int = 0
DIP_OF: int = 0
TOKENS_OF: int = 0
TOKENS_INITIATIVES: int = 0
GOALS_MET: int = 0
GOALS_TOTAL: int = 0
FLOORS_BROKEN: int = 0
D_CHOICE: int = 0
D_TOKEN: int = 0
D_LEND: int = 0
D_PROPOSAL: int = 0
D_MOVE_FROM: int = 0
D_MOVE_TO: int = 0
D_GAIN: int = 0
D_PROMISE: int = 0
D_AMBITION: int = 0

# ---- tables
LOW: Sequence[float] = ()
HIGH: Sequence[float] = ()
G_STOCK: Sequence[int] = ()
G_CUT: Sequence[int] = ()
G_FIRST: Sequence[int] = ()
A_SLOT: Sequence[int] = ()
A_WEIGHT: Sequence[float] = ()
A_LEDGER: Sequence[int] = ()
CARD_KIND: Sequence[int] = ()
CARD_DIMENSION: Sequence[int] = ()
CARD_OWNER: Sequence[int] = ()
CARD_ONLY_FOLLOW: Sequence[int] = ()
CARD_REPEATS: Sequence[int] = ()
CARD_SCRIPTED: Sequence[int] = ()
CARD_WEIGHT: Sequence[int] = ()
CARD_FIRST: Sequence[int] = ()
CARD_OPTIONS: Sequence[int] = ()
CARD_ANSWERS: Sequence[int] = ()
CARD_DELAY: Sequence[float] = ()
CARD_CHALLENGES: Sequence[int] = ()
CARD_REPRIORITISES: Sequence[int] = ()
CARD_THING: Sequence[int] = ()
DECK_FIRST: Sequence[int] = ()
DECK_CARD: Sequence[int] = ()
GOAL_THING: Sequence[int] = ()
DIMENSION_THING: Sequence[int] = ()
SAYING_THING: Sequence[int] = ()
SAYING_WEIGHT: Sequence[int] = ()
PROMISE_THING: Sequence[int] = ()
CALENDAR_CASE: Sequence[int] = ()
CALENDAR_EVENT: Sequence[int] = ()
PRICE: Sequence[float] = ()
PRICE_GROUP: Sequence[int] = ()
INITIATIVE_OF: Sequence[int] = ()
GIVES: Sequence[int] = ()
ANSWERS_CHALLENGE: Sequence[int] = ()
FOLLOW_FIRST: Sequence[int] = ()
FOLLOW_CARD: Sequence[int] = ()
FOLLOW_AFTER: Sequence[int] = ()
CHOICE_OF: Sequence[int] = ()
QUARTERS: Sequence[float] = ()
POINTS: Sequence[float] = ()
RISK: Sequence[float] = ()
AREA_OF: Sequence[int] = ()
DIMENSION_OF: Sequence[int] = ()
INITIATIVE_THING: Sequence[int] = ()
BURDEN_FIRST: Sequence[int] = ()
BURDEN_ROLE: Sequence[int] = ()
BURDEN_POINTS: Sequence[float] = ()
EFFECT_FIRST: Sequence[int] = ()
EFFECT_GROUP: Sequence[int] = ()
EFFECT_AMOUNT: Sequence[float] = ()
EFFECT_READY: Sequence[int] = ()
EFFECT_HEAD: Sequence[int] = ()
OVER_MONEY_GROUP: Sequence[int] = ()
OVER_RESERVE_GROUP: Sequence[int] = ()
MONEY: int = 0
PROMISE_DEADLINE: Sequence[int] = ()
PROMISE_LATE: Sequence[int] = ()
PROMISE_AT_START: Sequence[int] = ()
PROMISE_OFFERED: Sequence[int] = ()
RAISE_TURN: int = 0
GOAL_INDICATOR: Sequence[int] = ()
GOAL_AT_LEAST: Sequence[int] = ()
GOAL_ADJUST: Sequence[float] = ()
FLOOR_INDICATOR: Sequence[int] = ()
FLOOR_AT_LEAST: Sequence[int] = ()
FLOOR_ADJUST: Sequence[float] = ()
LINE_STOCK: Sequence[int] = ()
LINE_GROUP: Sequence[int] = ()
LINE_SERVICE: Sequence[int] = ()
BUDGET_SEASON: int = -1
BUDGET_LAST_TURN: int = 0
PROPOSAL_KEPT: Sequence[int] = ()
SITUATION_PRICE: Sequence[float] = ()
LIMITS_FIRST: Sequence[int] = ()
LIMITS_PROPOSAL: Sequence[int] = ()
UNDER_WAY: Sequence[int] = ()
UNDER_WAY_CARD: Sequence[int] = ()
UNDER_WAY_LEFT: Sequence[float] = ()
SAYING_RANGE: Sequence[int] = ()


# ---- functions that are emitted from the pack's equations
def quarter(F: Floats, I: Whole, L: Floats) -> None:
    """One step: auxiliaries and flows from the values at its start, then the stocks."""
    raise NotImplementedError


def observe(F: Floats, I: Whole) -> None:
    """Auxiliaries, capacities and indicators of this moment."""
    raise NotImplementedError


def first_look(F: Floats, I: Whole) -> None:
    """Set every memory to what it follows, once a game."""
    raise NotImplementedError


def goal_targets(F: Floats, I: Whole) -> None:
    """What each goal asks for at each ambition."""
    raise NotImplementedError


def floor_targets(F: Floats, I: Whole) -> None:
    """What each floor asks for at each ambition."""
    raise NotImplementedError


def choice_at_once(c: int, F: Floats, I: Whole, L: Floats) -> None:
    """What a choice does the moment the team commits."""
    raise NotImplementedError


def event_at_once(c: int, F: Floats, I: Whole, L: Floats) -> None:
    """What an event does when it comes."""
    raise NotImplementedError


def choice_requires(c: int, F: Floats, I: Whole) -> bool:
    """Whether a choice's requirement holds."""
    raise NotImplementedError


def hazard(c: int, F: Floats, I: Whole) -> float:
    """An event's chance in this half-year."""
    raise NotImplementedError


def cards_hold(F: Floats, I: Whole) -> None:
    """Write into HOLDS which cards' conditions hold."""
    raise NotImplementedError


def sayings_hold(F: Floats, I: Whole) -> None:
    """Write into SAYING_HOLDS which texts' conditions hold."""
    raise NotImplementedError


def situation_on(s: int, F: Floats, I: Whole) -> bool:
    """Whether a situation's start condition holds."""
    raise NotImplementedError


def situation_off(s: int, F: Floats, I: Whole) -> bool:
    """Whether a situation's stop condition holds."""
    raise NotImplementedError


def promise_kept(p: int, F: Floats, I: Whole) -> bool:
    """Whether what was promised holds now."""
    raise NotImplementedError


def promise_posts(p: int, moment: int, stake: float, F: Floats, I: Whole, L: Floats) -> None:
    """What a promise does when it is given (0), kept (1) or broken (2)."""
    raise NotImplementedError


def proposal_level(p: int, line: int, F: Floats, I: Whole) -> float:
    """A budget proposal's level of a line, M NOK a year."""
    raise NotImplementedError


def line_least(line: int, F: Floats, I: Whole) -> float:
    """The least level of a line."""
    raise NotImplementedError


def line_most(line: int, F: Floats, I: Whole) -> float:
    """The greatest level of a line."""
    raise NotImplementedError


def gain_posts(g: int, F: Floats, I: Whole, L: Floats) -> None:
    """Set the standing shares of a gains rule."""
    raise NotImplementedError


def overrun_of(luck: float, F: Floats, I: Whole) -> float:
    """How many times longer the work takes."""
    raise NotImplementedError


def overrun_cost_of(price: float, overrun: float, F: Floats, I: Whole) -> float:
    """What an overrun costs, M NOK."""
    raise NotImplementedError


def speed_of(strain: float, tokens: float, F: Floats, I: Whole) -> float:
    """Work done in a quarter, in planned quarters."""
    raise NotImplementedError


def failure_of(risk: float, strain: float, F: Floats, I: Whole) -> float:
    """The chance that work which is done fails."""
    raise NotImplementedError


def failed_posts(i: int, points: float, price: float, F: Floats, I: Whole, L: Floats) -> None:
    """What a failure does at once."""
    raise NotImplementedError


def rush_of(strain: float, F: Floats, I: Whole) -> float:
    """The share of the effect that overload has left."""
    raise NotImplementedError


def ramp_of(dimension: int, age: float, F: Floats, I: Whole) -> float:
    """The share of the effect that has arrived."""
    raise NotImplementedError


def dip_live_of(age: float, F: Floats, I: Whole) -> float:
    """The burden of a live initiative on its area, for each point."""
    raise NotImplementedError


def dip_running_of(F: Floats, I: Whole) -> float:
    """The burden of a running initiative on its area, for each point."""
    raise NotImplementedError
