"""The autumn budget: a proposal, a rule for what is freed, and a sum or two moved."""

from __future__ import annotations

from game.session.inputs import MoveSum, Propose, SetGains, TakeMove
from game.session.parts import Part
from game.session.views import BudgetView, budget
from game.session.views.budget import LineView, ProposalView
from game.terminal.client import Client
from game.terminal.reading import numbers, tell_numbered
from game.terminal.rehearsing import tell_advice


def budget_part(client: Client, _part: Part) -> bool:
    """Proposal, gains, sums; what is decided already may be kept with Enter."""
    client.heading(client.say("terminal.part.budget"))
    client.console.gap()
    return _proposal(client) and _gains(client) and _sums(client)


def budget_line(client: Client) -> str:
    """The budget on the table in one line; "" where none is chosen."""
    pending = client.table.pending
    view = budget(client.play, client.draft)
    chosen = _chosen(view) if view is not None else None
    if view is None or chosen is None:
        return ""
    lines = {line.line: line.name for line in chosen.lines}
    parts = [chosen.name]
    parts += [
        client.say("terminal.budget.moved", source=lines[source], target=lines[target])
        for source, target in pending.moves
    ]
    parts += [rule.name for rule in view.gains if rule.rule == pending.gains]
    return ". ".join(parts)


def _view(client: Client) -> BudgetView:
    view = budget(client.play, client.draft)
    assert view is not None, "the budget is a part only when there is one"
    return view


def _chosen(view: BudgetView) -> ProposalView | None:
    return next((proposal for proposal in view.proposals if proposal.chosen), None)


def _proposal(client: Client) -> bool:
    view = _view(client)
    client.tell("budget.how", year=view.year)
    for proposal in view.proposals:
        client.console.item(proposal.letter, f"{proposal.name}. {proposal.text}")
        for line in proposal.lines:
            client.console.line(f"   {_line(client, line, view.unit)}")
    if client.table.setup.machine:
        letters = {proposal.proposal: proposal.letter for proposal in view.proposals}
        tell_advice(client, client.members.proposals(client.table), letters)
    keys = tuple(proposal.letter.lower() for proposal in view.proposals)
    chosen = _chosen(view)
    keep = client.say("terminal.budget.keep", name=chosen.name) if chosen is not None else ""
    key = client.ask(client.say("terminal.budget.ask"), keys, enter=keep)
    if key is None:
        return False
    if not key:
        return True
    proposal = view.proposals[keys.index(key)]
    return client.submit(Propose(proposal.proposal))


def _gains(client: Client) -> bool:
    view = _view(client)
    if not view.gains:
        return True
    client.console.gap()
    client.tell("gains.how")
    for number, rule in enumerate(view.gains, 1):
        now = f" {client.say('terminal.gains.now')}" if rule.now else ""
        client.console.item(str(number), f"{rule.name}. {rule.text}{now}")
    kept = next((rule for rule in view.gains if rule.chosen), None)
    keep = client.say("terminal.gains.keep") if kept is None else kept.name
    key = client.ask(client.say("terminal.gains.ask"), numbers(view.gains), enter=keep)
    if key is None:
        return False
    return not key or client.submit(SetGains(view.gains[int(key) - 1].rule))


def _sums(client: Client) -> bool:
    """Move sums until there are no more to move, or the table is content."""
    while (view := _view(client)).moves:
        chosen = _chosen(view)
        assert chosen is not None
        client.console.gap()
        tell_numbered(client, [_bounded(client, line, view.unit) for line in chosen.lines])
        givers = tuple(
            str(number) for number, line in enumerate(chosen.lines, 1) if line.can_give and view.moves_left
        )
        back = ("x",) if client.table.pending.moves else ()
        how = client.say("terminal.sums.none_left")
        if view.moves_left:
            how = client.say.count("terminal.sums.left", view.moves_left, step=view.step, unit=view.unit)
        if not givers and not back:
            return True
        question = f"{how} {client.say('terminal.sums.from')}" if givers else how
        if back:
            question = f"{question} {client.say('terminal.sums.back')}"
        key = client.ask(question, (*givers, *back), enter=client.say("terminal.sums.done"))
        if key is None:
            return False
        if not key:
            return True
        if key == "x":
            client.submit(TakeMove())
        elif not _to(client, chosen, int(key) - 1):
            return False
    return True


def _to(client: Client, chosen: ProposalView, source: int) -> bool:
    takers = tuple(
        str(number) for number, line in enumerate(chosen.lines, 1) if line.can_take and number != source + 1
    )
    question = client.say("terminal.sums.to", source=chosen.lines[source].name)
    key = client.ask(question, takers, enter=client.say("terminal.sums.none"))
    if key is None:
        return False
    if key:
        client.submit(MoveSum(chosen.lines[source].line, chosen.lines[int(key) - 1].line))
    return True


def _line(client: Client, line: LineView, unit: str) -> str:
    return client.say(
        "terminal.budget.line", name=line.name, now=line.now, level=line.level, change=line.change, unit=unit
    )


def _bounded(client: Client, line: LineView, unit: str) -> str:
    return client.say(
        "terminal.sums.line", name=line.name, level=line.level, least=line.least, most=line.most, unit=unit
    )
