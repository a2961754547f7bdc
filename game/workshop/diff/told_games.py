"""How a logged game would go by the new rules, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.engine.layout import BROKEN, KEPT, NOT_GIVEN
from game.engine.state import Setup
from game.pack.schema import Scenario
from game.research.legal import Changed
from game.texts.catalogue import Words
from game.workshop.diff.games import Apart, Compared
from game.workshop.diff.subjects import Naming
from game.workshop.measures import measured, shown

MOST_CHANGED = 3
"""So many decisions that could not hold are named for each game."""
STATES: Mapping[int, str] = {NOT_GIVEN: "none", KEPT: "kept", BROKEN: "broken"}
MOST_DECIMALS = 8


@dataclass(frozen=True, slots=True)
class GameTeller:
    """Tells compared games with the names of the new pack."""

    naming: Naming
    old: Naming
    say: Words

    def lines(self, compared: Compared, setup: Setup) -> Iterator[str]:
        """The first line says it all, the others say why."""
        speak, scenario = self.say, self.naming.scenario
        unfinished = "" if compared.finished else speak.count("diff.game.unfinished", compared.turns)
        if compared.stuck == 0:
            yield speak("diff.game.no-setup", missing=", ".join(_missing(setup, scenario, speak)))
            return
        first = compared.first
        if first is None:
            yield " ".join(filter(None, (speak("diff.game.same"), unfinished)))
            return
        begins = speak("diff.game.start") if first.turn == 0 else speak("diff.game.from", turn=first.turn)
        yield " ".join(filter(None, (begins, unfinished)))
        apart = [self._apart(each) for each in first.apart]
        if first.more:
            apart.append(speak.count("diff.game.more", first.more))
        yield speak(f"diff.game.first.{first.when}", what="; ".join(apart))
        yield from self._changed(compared.changed)
        if compared.stuck is not None:
            yield speak("diff.game.stuck", turn=compared.stuck)
        yield from self._outcome(compared)

    def _apart(self, apart: Apart) -> str:
        speak, scenario = self.say, self.naming.scenario
        match apart.sort:
            case "stock" | "indicator":
                return self._figure(apart)
            case "situation":
                name = scenario.settings.situations[apart.name].name
                return speak(
                    "diff.apart.situation-on" if apart.new else "diff.apart.situation-off", name=name
                )
            case "promise":
                name = scenario.settings.promises[apart.name].name
                old, new = (
                    speak(f"diff.promise.{STATES.get(int(n), 'open')}") for n in (apart.old, apart.new)
                )
                return speak("diff.apart.promise", name=name, old=old, new=new)
            case "offered":
                return speak("diff.apart.offered", title=self._title(apart.name))
            case "not-offered":
                return speak("diff.apart.not-offered", title=self._title(apart.name))
            case "open":
                return speak("diff.apart.open", answer=self._answer(apart.name))
            case "shut":
                return speak("diff.apart.shut", answer=self._answer(apart.name))
            case "price":
                old, new = (
                    measured(shown(n, speak.language), "M NOK", speak) for n in (apart.old, apart.new)
                )
                return speak("diff.apart.price", answer=self._answer(apart.name), old=old, new=new)

    def _figure(self, apart: Apart) -> str:
        """With so many decimals that the two differ, for a difference may be small."""
        speak, scenario = self.say, self.naming.scenario
        if apart.sort == "stock":
            part: tuple[str, str | None] = (
                scenario.model.stocks[apart.name].name,
                scenario.model.stocks[apart.name].unit,
            )
        else:
            indicator = scenario.settings.indicators[apart.name]
            part = (indicator.name, indicator.unit)
        decimals = 1
        while decimals < MOST_DECIMALS and f"{apart.old:.{decimals}f}" == f"{apart.new:.{decimals}f}":
            decimals += 1
        old, new = (
            measured(shown(n, speak.language, decimals), part[1], speak) for n in (apart.old, apart.new)
        )
        return speak("diff.apart.figure", name=part[0], old=old, new=new)

    def _title(self, card: str) -> str:
        cards = self.naming.scenario.cards
        return cards[card].title if card in cards else self.old.thing(("cards",), card)

    def _answer(self, choice: str) -> str:
        card, _, key = choice.partition(".")
        if key == "not_now":
            return self.say("diff.answer.not-now", title=self._title(card))
        return self.say("diff.answer", title=self._title(card), letter=key.upper())

    def _changed(self, changed: tuple[Changed, ...]) -> Iterator[str]:
        """Answers that could not hold; what else could not is counted."""
        speak = self.say
        choices = [each for each in changed if each.what == "choice" and each.recorded]
        for each in choices[:MOST_CHANGED]:
            recorded = self._answer(f"{each.subject}.{each.recorded}")
            instead = self._letter(each.instead)
            yield speak("diff.game.instead", turn=each.turn, answer=recorded, instead=instead)
        rest = len(changed) - len(choices[:MOST_CHANGED])
        if rest:
            yield speak.count("diff.game.others-instead", rest)

    def _letter(self, key: str) -> str:
        return self.say("diff.not-now") if key == "not_now" else key.upper()

    def _outcome(self, compared: Compared) -> Iterator[str]:
        if compared.new is None:
            return
        said = False
        settings = self.naming.scenario.settings
        for before, after, table, yes, no in (
            (compared.old.goals, compared.new.goals, settings.goals, "goal-met", "goal-missed"),
            (compared.old.floors, compared.new.floors, settings.floors, "floor-held", "floor-broken"),
            (
                compared.old.promises,
                compared.new.promises,
                settings.promises,
                "promise-kept",
                "promise-broken",
            ),
        ):
            for key, names in (
                (yes, [name for name in after if after[name] and not before.get(name, True)]),
                (no, [name for name in after if not after[name] and before.get(name, False)]),
            ):
                if names:
                    said = True
                    yield self.say(f"diff.outcome.{key}", names=", ".join(table[name].name for name in names))
        met = {
            "old": sum(compared.old.goals.values()),
            "new": sum(compared.new.goals.values()),
            "old_all": len(compared.old.goals),
            "new_all": len(compared.new.goals),
        }
        yield self.say("diff.outcome.goals" if said else "diff.outcome.same", **met)


def _missing(setup: Setup, scenario: Scenario, speak: Words) -> Iterator[str]:
    """What the new pack lacks for a game like this."""
    settings = scenario.settings
    if setup.profile not in settings.profiles:
        yield speak("diff.missing.profile", name=setup.profile)
    if setup.ambition not in settings.ambitions:
        yield speak("diff.missing.ambition", name=setup.ambition)
    if setup.turns > settings.turns:
        yield speak("diff.missing.turns", turns=setup.turns, there=settings.turns)
    if setup.short and settings.short is None:
        yield speak("diff.missing.short")
