"""The page as one value: every section with finished texts, for the template to set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.engine.state import Setup
from game.pack.files import PackFiles
from game.pack.schema import NotNow, Option
from game.texts.catalogue import Words
from game.workshop.playtest.charts import BandChart, Range, band_chart, range_of, scale_of
from game.workshop.playtest.coverage import AnswerCount
from game.workshop.playtest.faring import Fared
from game.workshop.playtest.finding import RANKS, Finding, Rank
from game.workshop.playtest.moving import CardMoves, Moved
from game.workshop.playtest.reading import ALOUD, SILENT
from game.workshop.playtest.shares import Mean, Share
from game.workshop.playtest.summary import Summary
from game.workshop.playtest.trying import SAMPLES
from game.workshop.playtest.wording import Told, Wording

FLATTEST = 0.06
"""No axis is shorter than this share of the gauge's bar, so that a still figure does not look wild."""


@dataclass(frozen=True, slots=True)
class Found:
    """The findings of one rank."""

    rank: Rank
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class TeamRow:
    """How a team fared; lengths are in per cent of all goals."""

    name: str
    goals: str
    interval: str
    length: float
    whisker: tuple[float, float]
    won: str
    fell: str
    starts: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure on a ground that is the darker the greater its share, 0 to 1."""

    text: str
    shade: float


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """What an answer moved on one gauge."""

    soon: str
    end: str
    spread: str
    range: Range
    good: bool | None


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer to a card: what it asks for, and what it moved against the card's reference."""

    letter: str
    text: str
    asks: str
    legal: str
    chosen: str
    chosen_share: float
    best: str
    effects: tuple[Effect, ...]
    """By gauge; empty for the reference, and for what could not be compared."""
    goals: str


@dataclass(frozen=True, slots=True)
class CardBlock:
    """A card with its answers."""

    card: str
    code: str
    dimension: str
    title: str
    place: str
    came: str
    came_share: float
    moments: int
    reference: str
    answers: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True)
class GaugeCharts:
    """A gauge in each team's games."""

    name: str
    charts: tuple[tuple[str, str, BandChart], ...]
    """Team, text alternative, chart."""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A beat's reading; lengths are in per cent of the longest beat."""

    beat: str
    words: str
    minutes: str
    planned: str
    length: float
    most: float
    plan: float


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the template needs."""

    say: Words
    title: str
    subtitle: str
    start: str
    """The setup that most is said about."""
    edition: str
    stopped: str
    sums: str
    found: tuple[Found, ...]
    teams: tuple[TeamRow, ...]
    team_names: tuple[str, ...]
    goals: tuple[Row, ...]
    floors: tuple[Row, ...]
    setups: tuple[Row, ...]
    gauge_names: tuple[str, ...]
    cards: tuple[CardBlock, ...]
    news: tuple[tuple[str, str, str, str, float], ...]
    """Kind, name, id, share of games, the share itself: everything that came but cards."""
    promises: tuple[tuple[str, str, str], ...]
    gauges: tuple[GaugeCharts, ...]
    reading: tuple[ReadRow, ...]
    method: tuple[str, ...]


def page_of(summary: Summary, found: Sequence[Finding], files: PackFiles, edition: str) -> Page:
    """The page of a playtest; `edition` names the pack's hashes."""
    return _Maker(summary, files).page(found, edition)


class _Maker:
    def __init__(self, summary: Summary, files: PackFiles) -> None:
        self.summary, self.words, self.files = summary, Wording(summary, files), files
        self.say, self.settings = summary.say, summary.scenario.settings
        self.plan = summary.played.plan

    def page(self, found: Sequence[Finding], edition: str) -> Page:
        say, words, played, teams = self.say, self.words, self.summary.played, self.summary.teams
        told = [words.told(each) for each in found]
        games, total = words.number(len(played.records)), words.number(self.plan.total)
        counts = {rank: sum(each.rank == rank for each in found) for rank in RANKS}
        return Page(
            say=say,
            title=self.settings.title,
            subtitle=say(
                "playtest.subtitle",
                games=games,
                each=words.number(self.plan.games),
                teams=len(self.plan.teams),
                start=self._setup(self.plan.setups[0]),
            ),
            start=self._setup(self.plan.setups[0]),
            edition=edition,
            stopped=say("playtest.stopped", games=games, total=total) if played.stopped else "",
            sums=say(
                "playtest.sums", errors=counts["error"], warnings=counts["warning"], notes=counts["note"]
            ),
            found=tuple(
                Found(rank, tuple(each for each in told if each.finding.rank == rank))
                for rank in RANKS
                if counts[rank]
            ),
            teams=tuple(self._team(each) for each in teams),
            team_names=tuple(words.team(each.team) for each in teams),
            goals=tuple(
                Row(goal.name, tuple(self._share(each.met[name]) for each in teams))
                for name, goal in self.settings.goals.items()
            ),
            floors=tuple(
                Row(floor.name, tuple(self._share(each.broken[name]) for each in teams))
                for name, floor in self.settings.floors.items()
            ),
            setups=tuple(self._setups()),
            gauge_names=tuple(words.gauge(gauge) for gauge in self.settings.gauges),
            cards=tuple(self._cards()),
            news=tuple(self._news()),
            promises=tuple(self._promises()),
            gauges=tuple(self._gauges()),
            reading=tuple(self._reading()),
            method=tuple(self._method()),
        )

    # ------------------------------------------------------------------------------------------ teams

    def _setup(self, setup: Setup) -> str:
        profile, ambition = self.settings.profiles[setup.profile], self.settings.ambitions[setup.ambition]
        return self.say("playtest.setup", maturity=profile.name, ambition=ambition.name)

    def _team(self, each: Fared) -> TeamRow:
        all_goals, words = max(1, len(self.settings.goals)), self.words

        def length(value: float) -> float:
            return round(100.0 * min(1.0, max(0.0, value / all_goals)), 1)

        ends = length(each.goals.low), length(each.goals.high)
        return TeamRow(
            words.team(each.team),
            words.number(each.goals.value, 1),
            self._ends(each.goals),
            length(each.goals.value),
            (ends[0], round(ends[1] - ends[0], 1)),
            self._with_interval(each.won),
            self._with_interval(each.fell),
            words.number(each.starts, 1),
        )

    def _ends(self, mean: Mean) -> str:
        low, high = (self.words.number(value, 1) for value in (mean.low, mean.high))
        return self.say("playtest.interval", low=low, high=high)

    def _with_interval(self, share: Share) -> str:
        return f"{self.words.percent(share.value)} ({self.words.interval(share)})"

    def _share(self, share: Share) -> Cell:
        return Cell(self.words.percent(share.value), round(share.value, 3))

    def _setups(self) -> Iterator[Row]:
        goals = max(1, len(self.settings.goals))
        for place, fared in enumerate(self.summary.fared):
            by_team = {each.team: each for each in fared}
            cells = tuple(
                Cell(
                    self.words.number(by_team[each.team].goals.value, 1) if each.team in by_team else "–",
                    round(by_team[each.team].goals.value / goals, 3) if each.team in by_team else 0.0,
                )
                for each in self.summary.teams
            )
            games = max((each.games for each in fared), default=0)
            name = self._setup(self.plan.setups[place])
            yield Row(self.say("playtest.setup.games", setup=name, games=self.words.number(games)), cells)

    # ------------------------------------------------------------------------------------------ cards

    def _cards(self) -> Iterator[CardBlock]:
        moved = {each.card: each for each in self.summary.moves}
        came = {
            thing.name: share for thing, share in self.summary.coverage.things if thing.seen_as[:4] == "card"
        }
        answers: dict[str, list[AnswerCount]] = {}
        for answer in self.summary.coverage.answers:
            answers.setdefault(answer.card, []).append(answer)
        largest = self._largest()
        for name, card in self.summary.scenario.cards.items():
            found, place = moved.get(name), self.files.key_place(("cards", name))
            yield CardBlock(
                name,
                card.code,
                card.dimension or "",
                card.title,
                f"{place.file}:{place.line}",
                self.words.percent(came[name].value),
                round(came[name].value, 3),
                found.moments if found else 0,
                self.words.letter(name, found.reference) if found else "",
                tuple(self._answer(each, found, largest) for each in answers.get(name, ())),
            )

    def _largest(self) -> dict[str, float]:
        """By gauge, how far the widest thick bar reaches: one scale for the whole page."""
        return {
            gauge: max(
                (
                    max(abs(moved.end[gauge].low), abs(moved.end[gauge].high))
                    for card in self.summary.moves
                    for moved in card.moved
                ),
                default=0.0,
            )
            for gauge in self.settings.gauges
        }

    def _answer(self, count: AnswerCount, found: CardMoves | None, largest: dict[str, float]) -> AnswerRow:
        card, key, words = count.card, count.key, self.words
        moved = next((each for each in found.moved if each.key == key), None) if found else None
        best = found.best.get(key) if found else None
        option = self._option(card, key)
        return AnswerRow(
            words.letter(card, key),
            option.text if isinstance(option, Option) else self.say("choice.not_now"),
            self._asks(option),
            words.percent(count.legal.value),
            words.percent(count.chosen.value),
            round(count.chosen.value, 3),
            self.say("playtest.best", hits=best.hits, count=best.of) if best is not None else "–",
            tuple(self._effect(moved, gauge, largest[gauge]) for gauge in self.settings.gauges)
            if moved
            else (),
            words.number(moved.goals, 1, signed=True) if moved else "",
        )

    def _option(self, card: str, key: str) -> Option | NotNow | None:
        found = self.summary.scenario.cards[card]
        return found.not_now if key == "not_now" else found.options.get(key)  # type: ignore[call-overload]

    def _asks(self, option: Option | NotNow | None) -> str:
        if not isinstance(option, Option):
            return ""
        parts = [self.say("playtest.asks.price", amount=self._short(option.price))] if option.price else []
        if option.running:
            parts.append(self.say("playtest.asks.running", amount=self._short(option.running)))
        roles = self.settings.roles
        parts += [f"{roles[role].short} {self._short(points)}" for role, points in option.burden.items()]
        if option.quarters:
            parts.append(self.say("playtest.asks.quarters", quarters=self._short(option.quarters)))
        return " · ".join(parts)

    def _short(self, value: float) -> str:
        return self.words.number(
            value, 0 if value == int(value) else 1 if 10 * value == int(10 * value) else 2
        )

    def _effect(self, moved: Moved, gauge: str, largest: float) -> Effect:
        end, words = moved.end[gauge], self.words
        shown = words.amount(gauge, end.middle)
        up = self.settings.indicators[gauge].good == "up"
        good = None if not any(digit in shown for digit in "123456789") else (end.middle > 0) == up
        return Effect(
            words.amount(gauge, moved.soon[gauge].middle),
            shown,
            self.say(
                "playtest.interval", low=words.amount(gauge, end.low), high=words.amount(gauge, end.high)
            ),
            range_of(end, largest),
            good,
        )

    # ------------------------------------------------------------------------------------------ the rest

    def _news(self) -> Iterator[tuple[str, str, str, str, float]]:
        for thing, share in self.summary.coverage.things:
            if thing.seen_as[:4] != "card":
                kind, name = self.say(f"playtest.kind.{thing.kind}"), self.words.thing(thing.kind, thing.name)
                yield kind, name, thing.name, self.words.percent(share.value), round(share.value, 3)

    def _promises(self) -> Iterator[tuple[str, str, str]]:
        for name, (given, kept) in self.summary.coverage.promises.items():
            yield (
                self.settings.promises[name].name,
                self.words.percent(given.value),
                self._with_interval(kept) if kept.of else "–",
            )

    def _gauges(self) -> Iterator[GaugeCharts]:
        for gauge in self.settings.gauges:
            found = [course for course in self.summary.courses if course.gauge == gauge]
            if not found:
                continue
            indicator = self.settings.indicators[gauge]
            bands = [band for course in found for band in course.bands]
            scale = scale_of(bands, FLATTEST * (indicator.high - indicator.low))
            heights = [self.words.number(value, decimals) for value, decimals in scale.marks]
            charts = []
            for course in found:
                labels = [str(turn) for turn in range(len(course.bands))]
                last = course.bands[-1]
                facts = {
                    "gauge": indicator.name,
                    "team": self.words.team(course.team),
                    "before": self.words.number(course.bands[0].middle, indicator.decimals),
                    "after": self.words.number(last.middle, indicator.decimals),
                    "low": self.words.number(last.low, indicator.decimals),
                    "high": self.words.number(last.high, indicator.decimals),
                }
                chart = band_chart(course.bands, scale, heights, labels)
                charts.append((facts["team"], self.say("playtest.gauges.alt", **facts), chart))
            yield GaugeCharts(self.words.gauge(gauge), tuple(charts))

    def _reading(self) -> Iterator[ReadRow]:
        rows = self.summary.reading
        longest = max((max(read.planned, read.minutes.most) for read in rows), default=0.0) or 1.0
        for read in rows:
            middle, most = read.minutes.middle, read.minutes.high
            yield ReadRow(
                self.say(f"beat.{read.beat}"),
                self.say(
                    "playtest.reading.words",
                    middle=self.words.number(read.words.middle),
                    high=self.words.number(read.words.high),
                ),
                self.say(
                    "playtest.reading.minutes",
                    middle=self.words.number(middle, 1),
                    high=self.words.number(most, 1),
                ),
                self.words.number(read.planned, 1),
                round(100 * middle / longest, 1),
                round(100 * (most - middle) / longest, 1),
                round(100 * read.planned / longest, 1),
            )

    def _method(self) -> Iterator[str]:
        plan, words = self.plan, self.words
        last = str(plan.seed + plan.games - 1)
        yield self.say("playtest.method.seeds", first=str(plan.seed), last=last)
        if plan.setups[1:]:
            others, games = len(plan.setups) - 1, plan.grid_games
            yield self.say("playtest.method.grid", setups=others, games=words.number(games))
        yield self.say(
            "playtest.method.answers", samples=SAMPLES, moments=words.number(len(self.summary.played.tried))
        )
        yield self.say("playtest.method.shares")
        yield self.say("playtest.method.reading", aloud=ALOUD, silent=SILENT)
