"""The pack's numbers as the tables that `rules` reads: one value for each name in `bound.py`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.engine.accounts import Accounts
from game.engine.chance import thing_number
from game.engine.layout import Choice, Layout
from game.engine.numbers import on_grid, total
from game.engine.rules.allowing import NO_LIMIT
from game.pack.schema import DIMENSIONS, Card, Goal, Option

KINDS = {"case": 0, "delegated": 1, "event": 2}
SEASONS = {"spring": 0, "autumn": 1}
Table = int | float | bool | Sequence[int] | Sequence[float]


def tables(layout: Layout, accounts: Accounts) -> dict[str, Table]:
    """All tables of a pack by the name they have in `bound.py`; fills `accounts` with the groups they need."""
    return {
        **_sizes(layout),
        **_places(layout),
        **_card_tables(layout),
        **_choice_tables(layout, accounts),
        **_initiative_tables(layout, accounts),
        **_effect_tables(layout, accounts),
        **_society_tables(layout, accounts),
        **_limit_tables(layout),
        **_saying_tables(layout),
        **_short_tables(layout),
    }


def account_tables(layout: Layout, accounts: Accounts) -> dict[str, Table]:
    """The tables of the ledger itself, once `accounts` is finished."""
    groups = tuple(accounts.groups)
    first = [0]
    for number in range(len(groups)):
        first.append(first[-1] + len(accounts.weights(groups[number].stock)))
    stocks = layout.scenario.model.stocks
    return {
        "G_STOCK": tuple(layout.stocks[group.stock] for group in groups),
        "G_CUT": tuple(accounts.group(f"bound:{stock}", stock) for stock in layout.stocks),
        "G_FIRST": tuple(first),
        "A_SLOT": tuple(share.slot for share in accounts.shares),
        "A_WEIGHT": tuple(share.weight for share in accounts.shares),
        "A_LEDGER": tuple(share.line for share in accounts.shares),
        "LOW": tuple(on_grid(stocks[name].low) for name in layout.stocks),
        "HIGH": tuple(on_grid(stocks[name].high) for name in layout.stocks),
    }


def _sizes(layout: Layout) -> dict[str, Table]:
    settings = layout.scenario.settings
    budget = settings.budget
    return {
        "DT": 1.0 / settings.steps_per_quarter,
        "STEPS": settings.steps_per_quarter * settings.quarters_per_turn,
        "N_ROLES": len(layout.roles),
        "N_AREAS": len(layout.areas),
        "N_SITUATIONS": len(layout.situations),
        "N_PROMISES": len(layout.promises),
        "N_GOALS": len(layout.goals),
        "N_FLOORS": len(layout.floors),
        "N_AMBITIONS": len(layout.ambitions),
        "N_LINES": len(layout.lines),
        "N_MOVES": layout.moves,
        "N_INDICATORS": len(layout.indicators),
        "N_DELEGATED": settings.delegated_per_turn,
        "N_CARDS": len(layout.cards),
        "N_INITIATIVES": len(layout.initiatives),
        "N_UNDER_WAY": len(settings.short.under_way) if settings.short else 0,
        "N_PROPOSALS": len(layout.proposals),
        "N_GAINS": len(layout.gain_rules),
        "N_DECISIONS": layout.decision_count,
        "QUARTERS_PER_TURN": settings.quarters_per_turn,
        "FIRST_SEASON": SEASONS[settings.start.season],
        "BUDGET_STEP": float(budget.step) if budget else 0.0,
    }


def _places(layout: Layout) -> dict[str, Table]:
    given, built = layout.given, layout.built
    named = {
        "STOCK": layout.stock,
        "INDICATOR": layout.indicator,
        "PREVIOUS": layout.previous,
        "LAST_SEEN": layout.last_seen,
        "BASE": layout.base,
        "GOAL_TARGET": layout.goal_target,
        "FLOOR_TARGET": layout.floor_target,
        "PENDING": layout.pending,
        "USED_POINTS": layout.used_points,
        "HAD_POINTS": layout.had_points,
        "WORK": layout.work,
        "AGE": layout.age,
        "RAMP": layout.ramp,
        "RUSH": layout.rush,
        "STRAIN": layout.strain,
        "WORKED": layout.worked,
        "OVERRUN_FACTOR": layout.overrun,
        "CARD_KEY": layout.card_key,
        "SAYING_KEY": layout.saying_key,
        "DIMENSION_KEY": layout.dimension_key,
        "OPENED": layout.open,
        "FEATURE": layout.feature,
        "DEALT": layout.dealt,
        "OFFERED": layout.offered,
        "CHOSEN": layout.chosen,
        "DUE": layout.due,
        "HOLDS": layout.holds,
        "STATUS": layout.status,
        "CHANGED": layout.changed,
        "ACTIVE": layout.active,
        "ACTIVE_COUNT": layout.active_count,
        "TOKEN": layout.token,
        "LENT": layout.lent,
        "SITUATION": layout.situation,
        "SITUATION_CHANGED": layout.situation_changed,
        "PROMISE": layout.promise,
        "PROMISE_CHANGED": layout.promise_changed,
        "PROMISE_HOLDS": layout.promise_holds,
        "STAKE": layout.stake,
        "CHALLENGED": layout.challenged,
        "GOAL_SHIFT": layout.goal_shift,
        "GOAL_MET": layout.goal_met,
        "FLOOR_BROKEN": layout.floor_broken,
        "USED": layout.used,
        "SAYING_HOLDS": layout.saying_holds,
        "PENDING_BUDGET": layout.pending_budget,
        "GAIN_RULE": layout.gain_rule,
        "D_CHOICE": layout.d_choice,
        "D_TOKEN": layout.d_token,
        "D_LEND": layout.d_lend,
        "D_PROPOSAL": layout.d_proposal,
        "D_MOVE_FROM": layout.d_move_from,
        "D_MOVE_TO": layout.d_move_to,
        "D_GAIN": layout.d_gain,
        "D_PROMISE": layout.d_promise,
        "D_AMBITION": layout.d_ambition,
    }
    first_role, first_area = layout.roles.ids[0], layout.areas.ids[0]
    single = {
        "LOAD_TOTAL": "load",
        "RUNNING_TOTAL": "running",
        "BUDGET_CUT": "budget_cut",
        "LOAD_OF": f"load_{first_role}",
        "CAPACITY_OF": f"capacity_{first_role}",
        "OVERLOAD_OF": f"overload_{first_role}",
        "LENT_OF": f"lent_{first_role}",
        "DIP_OF": f"dip_{first_area}",
        "TOKENS_OF": f"tokens_{DIMENSIONS[0]}",
        "TOKENS_INITIATIVES": "tokens_initiatives",
        "GOALS_MET": "goals_met",
        "GOALS_TOTAL": "goals_total",
        "FLOORS_BROKEN": "floors_broken",
    }
    places: dict[str, Table] = {name: region.first for name, region in named.items()}
    return places | {name: given[built[word]] for name, word in single.items()}


def _card_tables(layout: Layout) -> dict[str, Table]:
    settings, cards = layout.scenario.settings, layout.scenario.cards
    ordered = [cards[name] for name in layout.cards]
    turns = range(max(settings.turns, *(item.turn for item in settings.calendar), 0) + 1)
    cases = {item.turn: layout.cards[item.case] for item in settings.calendar if item.case}
    events = {item.turn: layout.cards[item.event] for item in settings.calendar if item.event}
    scripted = {name for item in settings.calendar for name in (item.case, item.event)}
    first = layout.first_choice
    return {
        "CARD_KIND": tuple(KINDS[card.kind] for card in ordered),
        "CARD_DIMENSION": tuple(
            DIMENSIONS.index(card.dimension) if card.dimension else -1 for card in ordered
        ),
        "CARD_OWNER": tuple(layout.roles[card.owner] if card.owner else -1 for card in ordered),
        "CARD_ONLY_FOLLOW": tuple(int(card.only_follow_up) for card in ordered),
        "CARD_REPEATS": tuple(int(card.repeats) for card in ordered),
        "CARD_SCRIPTED": tuple(int(name in scripted) for name in layout.cards),
        "CARD_WEIGHT": tuple(card.weight for card in ordered),
        "CARD_FIRST": first,
        "CARD_OPTIONS": tuple(len(card.options) for card in ordered),
        "CARD_ANSWERS": tuple(sum(choice.card == name for choice in layout.choices) for name in layout.cards),
        "CARD_DELAY": tuple(float(card.delays_work) for card in ordered),
        "CARD_CHALLENGES": tuple(int(card.challenges_promise) for card in ordered),
        "CARD_REPRIORITISES": tuple(int(card.reprioritises_goal) for card in ordered),
        "CARD_THING": _things("card", layout.cards),
        **_decks(ordered),
        "GOAL_THING": _things("goal", layout.goals),
        "DIMENSION_THING": _things("dimension", DIMENSIONS),
        "PROMISE_THING": _things("promise", layout.promises),
        "CALENDAR_CASE": tuple(cases.get(turn, -1) for turn in turns),
        "CALENDAR_EVENT": tuple(events.get(turn, -1) for turn in turns),
    }


def _decks(ordered: list[Card]) -> dict[str, Table]:
    """The cards by kind and dimension (first those without), one deck after the other."""
    first, cards = [0], []
    for kind in range(len(KINDS)):
        for dimension in range(-1, len(DIMENSIONS)):
            cards += [
                number
                for number, card in enumerate(ordered)
                if KINDS[card.kind] == kind
                and (DIMENSIONS.index(card.dimension) if card.dimension else -1) == dimension
            ]
            first.append(len(cards))
    return {"DECK_FIRST": tuple(first), "DECK_CARD": tuple(cards)}


def _things(kind: str, names: Iterable[str]) -> tuple[int, ...]:
    return tuple(thing_number(f"{kind}:{name}") for name in names)


def _choice_tables(layout: Layout, accounts: Accounts) -> dict[str, Table]:
    money = layout.scenario.model.initiatives.money
    answers = {None: 0, "renew": 1, "withdraw": 2}
    follow_first, follow_card, follow_after = [0], [], []
    for choice in layout.choices:
        for follow in choice.option.follow_ups:
            follow_card.append(layout.cards[follow.card])
            follow_after.append(follow.after)
        follow_first.append(len(follow_card))
    return {
        "PRICE": tuple(price_of(choice) for choice in layout.choices),
        "PRICE_GROUP": tuple(
            accounts.group(f"price:{choice.id}", money) if price_of(choice) > 0 else 0
            for choice in layout.choices
        ),
        "INITIATIVE_OF": tuple(layout.initiative_of.get(choice.id, -1) for choice in layout.choices),
        "GIVES": tuple(
            layout.promises[gives] if (gives := gives_of(choice)) else -1 for choice in layout.choices
        ),
        "ANSWERS_CHALLENGE": tuple(answers[choice.option.challenged] for choice in layout.choices),
        "FOLLOW_FIRST": tuple(follow_first),
        "FOLLOW_CARD": tuple(follow_card),
        "FOLLOW_AFTER": tuple(follow_after),
    }


def price_of(choice: Choice) -> float:
    """What a choice costs at once, M NOK, on the grid."""
    return on_grid(choice.option.price) if isinstance(choice.option, Option) else 0.0


def gives_of(choice: Choice) -> str | None:
    """The promise that a choice gives."""
    return choice.option.gives if isinstance(choice.option, Option) else None


def options_of(layout: Layout) -> tuple[tuple[Choice, Option], ...]:
    """The choices that start an initiative, in order."""
    chosen = (layout.choices[number] for number in layout.initiatives)
    return tuple((choice, choice.option) for choice in chosen if isinstance(choice.option, Option))


def _initiative_tables(layout: Layout, accounts: Accounts) -> dict[str, Table]:
    rules, cards = layout.scenario.model.initiatives, layout.scenario.cards
    options = options_of(layout)
    burden_first, burden_role, burden_points = [0], [], []
    for _, option in options:
        for role in sorted(option.burden):
            burden_role.append(layout.roles[role])
            burden_points.append(float(option.burden[role]))
        burden_first.append(len(burden_role))
    dimensions = [cards[choice.card].dimension or DIMENSIONS[0] for choice, _ in options]
    return {
        "CHOICE_OF": layout.initiatives,
        "QUARTERS": tuple(float(option.quarters) for _, option in options),
        "POINTS": tuple(total(option.burden.values()) for _, option in options),
        "RISK": tuple(float(option.risk) for _, option in options),
        "AREA_OF": tuple(layout.areas[option.area] if option.area else -1 for _, option in options),
        "DIMENSION_OF": tuple(DIMENSIONS.index(dimension) for dimension in dimensions),
        "INITIATIVE_THING": _things("initiative", (choice.id for choice, _ in options)),
        "BURDEN_FIRST": tuple(burden_first),
        "BURDEN_ROLE": tuple(burden_role),
        "BURDEN_POINTS": tuple(burden_points),
        "OVER_MONEY_GROUP": tuple(
            accounts.group(f"overrun:{choice.id}", rules.money) for choice, _ in options
        ),
        "OVER_RESERVE_GROUP": tuple(
            accounts.group(f"overrun:{choice.id}", rules.reserve) for choice, _ in options
        ),
        "MONEY": layout.stock[layout.stocks[rules.money]],
    }


def _effect_tables(layout: Layout, accounts: Accounts) -> dict[str, Table]:
    """One row for each effect of each initiative: ledger group, amount, and the slots of its two factors."""
    model, cards = layout.scenario.model, layout.scenario.cards
    rules = model.initiatives
    first, group, amount, ready, head = [0], [], [], [], []
    for choice, option in options_of(layout):
        for name in sorted(option.effects):
            channel, value = model.channels[name], float(option.effects[name])
            dimension = cards[choice.card].dimension or DIMENSIONS[0]
            readiness = channel.readiness or rules.readiness[dimension]
            group.append(accounts.group(f"effect:{choice.id}", channel.stock))
            amount.append(value)
            ready.append(layout.auxiliary[layout.auxiliaries[readiness]])
            head.append(layout.head[layout.channels[name]] if value > 0 else layout.one)
        if option.running != 0:
            group.append(accounts.group(f"running:{choice.id}", rules.running_cost))
            amount.append(float(option.running))
            ready.append(layout.one)
            head.append(layout.one)
        first.append(len(group))
    return {
        "EFFECT_FIRST": tuple(first),
        "EFFECT_GROUP": tuple(group),
        "EFFECT_AMOUNT": tuple(amount),
        "EFFECT_READY": tuple(ready),
        "EFFECT_HEAD": tuple(head),
    }


def _society_tables(layout: Layout, accounts: Accounts) -> dict[str, Table]:
    settings = layout.scenario.settings
    promises = [settings.promises[name] for name in layout.promises]
    lines = [settings.budget.lines[name] for name in layout.lines] if settings.budget else []
    goals = [settings.goals[name] for name in layout.goals]
    floors = [settings.floors[name] for name in layout.floors]
    ranges = layout.saying_ranges()
    return {
        "PROMISE_DEADLINE": tuple(promise.deadline for promise in promises),
        "PROMISE_LATE": tuple(int(promise.only_at_deadline) for promise in promises),
        "PROMISE_AT_START": tuple(int(promise.at_start) for promise in promises),
        "PROMISE_OFFERED": tuple(int(promise.may_be_given) for promise in promises),
        "RAISE_TURN": settings.raise_ambition or 0,
        "GOAL_INDICATOR": _indicators(layout, goals),
        "GOAL_AT_LEAST": _at_least(goals),
        "GOAL_ADJUST": _adjustments(layout, goals),
        "FLOOR_INDICATOR": _indicators(layout, floors),
        "FLOOR_AT_LEAST": _at_least(floors),
        "FLOOR_ADJUST": _adjustments(layout, floors),
        "LINE_STOCK": tuple(layout.stocks[line.stock] for line in lines),
        "LINE_GROUP": tuple(accounts.group("budget:adopted", line.stock) for line in lines),
        "LINE_SERVICE": tuple(int(line.service) for line in lines),
        "SAYING_RANGE": (*(each.start for each in ranges), ranges[-1].stop),
    }


def _indicators(layout: Layout, goals: Iterable[Goal]) -> tuple[int, ...]:
    return tuple(layout.indicators[goal.indicator] for goal in goals)


def _at_least(goals: Iterable[Goal]) -> tuple[int, ...]:
    return tuple(int(goal.direction == "at_least") for goal in goals)


def _adjustments(layout: Layout, goals: Sequence[Goal]) -> tuple[float, ...]:
    """What each profile adds to each target, one profile after the other."""
    return tuple(float(goal.adjust.get(profile, 0.0)) for profile in layout.profiles for goal in goals)


def _limit_tables(layout: Layout) -> dict[str, Table]:
    """What a situation takes away while it lasts, and when the budget is made."""
    settings = layout.scenario.settings
    budget = settings.budget
    limits = [settings.situations[name].limits for name in layout.situations]
    named = [limit.proposals if limit is not None and budget else () for limit in limits]
    kept = {proposal for proposals in named for proposal in proposals}
    first = [0]
    for proposals in named:
        first.append(first[-1] + len(proposals))
    return {
        "SITUATION_PRICE": tuple(
            NO_LIMIT if limit is None or limit.price is None else float(limit.price) for limit in limits
        ),
        "LIMITS_FIRST": tuple(first),
        "LIMITS_PROPOSAL": tuple(layout.proposals[name] for proposals in named for name in proposals),
        "PROPOSAL_KEPT": tuple(int(name in kept) for name in layout.proposals),
        "BUDGET_SEASON": SEASONS[budget.season] if budget else -1,
        "BUDGET_LAST_TURN": int(budget is not None and budget.last_turn),
    }


def _saying_tables(layout: Layout) -> dict[str, Table]:
    """Headlines, small news and people's lines, as the layout numbers them."""
    settings = layout.scenario.settings
    sayings = [("headline", name, settings.headlines[name]) for name in layout.headlines]
    sayings += [("small", name, settings.small_news[name]) for name in layout.small_news]
    for name in layout.person_lines:
        person, line = name.split(".")
        sayings.append(("line", name, settings.people[person].lines[line]))
    return {
        "SAYING_THING": tuple(thing_number(f"{kind}:{name}") for kind, name, _ in sayings),
        "SAYING_WEIGHT": tuple(saying.weight for _, _, saying in sayings),
    }


def _short_tables(layout: Layout) -> dict[str, Table]:
    """The initiatives that are under way when the short game begins, and the share of their work that is left."""
    short = layout.scenario.settings.short
    items = short.under_way if short else ()
    return {
        "UNDER_WAY": tuple(layout.initiative_of[f"{item.card}.{item.option}"] for item in items),
        "UNDER_WAY_CARD": tuple(layout.cards[item.card] for item in items),
        "UNDER_WAY_LEFT": tuple(1.0 - float(item.done) for item in items),
    }
