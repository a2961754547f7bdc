"""Puts a playtest into words: names of teams, cards and answers, numbers, findings and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.step import start
from game.errors import Place
from game.pack.files import PackFiles
from game.session.views.figures import language, with_unit, written
from game.session.views.names import choice_text, letter
from game.session.views.play import Play
from game.texts.numbers import percent
from game.workshop.playtest.finding import Fact, Finding
from game.workshop.playtest.shares import Share
from game.workshop.playtest.summary import Summary

SMALL = 0.01
"""Shares below one per cent get a decimal."""


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in words."""

    finding: Finding
    place: Place
    sentence: str
    remedy: str

    def line(self, word: str) -> str:
        """As `check` prints a problem: file:line:column: rank: sentence [code]; `word` is the rank's."""
        return f"{self.place}: {word}: {self.sentence} {self.remedy} [{self.finding.code}]"


class Wording:
    """Words and names in the language of a summary."""

    def __init__(self, summary: Summary, files: PackFiles) -> None:
        self.say, self._files = summary.say, files
        self._scenario, self._layout = summary.scenario, summary.played.rules.layout
        rules, plan = summary.played.rules, summary.played.plan
        begun = start(rules, plan.setups[0], plan.seed, ledger=False)
        self.play = Play(rules, summary.scenario, plan.setups[0], (begun,), summary.say)

    def told(self, finding: Finding) -> Told:
        """A finding with its sentence, what to do, and its place."""
        facts = {name: self._fact(name, value, dict(finding.facts)) for name, value in finding.facts}
        sentence = self.say(f"playtest.found.{finding.code}", **facts)
        remedy = self.say(f"playtest.do.{finding.code}", **facts)
        return Told(finding, self.place(finding), sentence, remedy)

    def place(self, finding: Finding) -> Place:
        """Where the part of the pack stands that a finding is about."""
        return self._files.key_place(finding.path)

    def _fact(self, name: str, value: Fact, facts: dict[str, Fact]) -> str:
        settings, text = self._scenario.settings, str(value)
        match name:
            case "card":
                return self._scenario.cards[text].title
            case "option" | "other":
                return self.choice(*text.split(".", 1))
            case "team":
                return self.team(text)
            case "kind":
                return self.say(f"playtest.kind.{text}")
            case "thing":
                return self.thing(str(facts["kind"]), text)
            case "reason":
                return self.say(f"playtest.why.{text}")
            case "promise":
                return settings.promises[text].name
            case "goal" | "floor":
                return {**settings.goals, **settings.floors}[text].name
            case "beat":
                return self.say(f"beat.{text}")
            case _:
                return self._figure(name, value, facts)

    def _figure(self, name: str, value: Fact, facts: dict[str, Fact]) -> str:
        match value:
            case str():
                return value
            case int():
                return self.number(value)
            case _ if name in {"goals", "best", "minutes", "planned"} or "goals" in facts:
                return self.number(value, 1)
            case _:
                return self.percent(value)

    def thing(self, kind: str, name: str) -> str:
        """What a card is called, or a situation; of a saying the text itself."""
        settings = self._scenario.settings
        person, _, part = name.partition(".")
        match kind:
            case "situation":
                return settings.situations[name].name
            case "headline":
                return settings.headlines[name].text
            case "small":
                return settings.small_news[name].text
            case "line":
                return settings.people[person].lines[part].text
            case "epilogue":
                return settings.epilogues[name].text
            case "option":
                return self.choice(person, part)
            case "ending":
                return settings.people[person].epilogues[part].text
            case _:
                return self._scenario.cards[name].title

    def team(self, name: str) -> str:
        """A built-in team's name."""
        return self.say(f"playtest.team.{name}")

    def letter(self, card: str, key: str) -> str:
        """An answer's letter on screen."""
        return letter(self._layout, card, key)

    def choice(self, card: str, key: str) -> str:
        """An answer: "A «Digitaliser alt nå»"."""
        text = choice_text(self.play, card, key)
        return self.say("playtest.answer", letter=self.letter(card, key), text=text)

    def number(self, value: float, decimals: int = 0, *, signed: bool = False) -> str:
        """A number in the page's language."""
        return written(self.play, value, decimals, signed=signed)

    def percent(self, share: float) -> str:
        """A share of 1 in per cent."""
        decimals = 1 if 0.0 < share < SMALL or 1.0 - SMALL < share < 1.0 else 0
        return percent(share * 100.0, language(self.say), decimals)

    def interval(self, share: Share) -> str:
        """A share's interval: "8 % til 14 %"."""
        return self.say("playtest.interval", low=self.percent(share.low), high=self.percent(share.high))

    def amount(self, gauge: str, value: float) -> str:
        """A change of a gauge with its sign, a decimal more than the screen shows."""
        decimals = min(2, self._scenario.settings.indicators[gauge].decimals + 1)
        return written(self.play, value, decimals, signed=True)

    def gauge(self, name: str) -> str:
        """A gauge's name with its unit."""
        indicator = self._scenario.settings.indicators[name]
        return (
            with_unit(self.play, indicator.name, f"({indicator.unit})") if indicator.unit else indicator.name
        )
