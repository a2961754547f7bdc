"""The page holds everything in three languages, asks nobody for anything, and its charts stay in their frames."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from game.texts.catalogue import LANGUAGES
from game.workshop.playtest import data_of
from game.workshop.playtest.charts import BOTTOM, HIGH, LEFT, RIGHT, TOP, WIDE, band_chart, range_of, scale_of
from game.workshop.playtest.reading import BEATS
from game.workshop.playtest.shares import Band
from tests.workshop.playtest.support import found_in, hashes, page, reading, summary

pytestmark = pytest.mark.no_cover  # what it reaches, others reach faster

PACK = "three_faults"
SECTIONS = ("found", "wins", "choices", "goals", "coverage", "gauges", "reading", "method")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.names: set[str] = set()
        self.pictures = self.labelled = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.names.add(tag)
        if tag not in {"meta", "br"}:
            self.open.append(tag)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        if tag == "svg":
            self.pictures += 1
            self.labelled += bool(given.get("aria-label"))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _tags(text: str) -> _Tags:
    tags = _Tags()
    tags.feed(text)
    return tags


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_whole_and_asks_nobody_for_anything(language: str) -> None:
    text = page(PACK, language)
    tags = _tags(text)
    assert tags.open == []
    assert tags.names.isdisjoint({"script", "link", "img", "iframe"})
    assert "http" not in text
    assert f'<html lang="{language}">' in text
    assert [name for name in SECTIONS if name not in tags.ids] == []
    assert sorted(tags.ids) == sorted(set(tags.ids))
    assert [link for link in tags.links if link.removeprefix("#") not in tags.ids] == []
    assert tags.pictures == tags.labelled == 4 * 11
    assert [card for card in reading(PACK).scenario.cards if f"card-{card}" not in tags.ids] == []  # type: ignore[union-attr]


def test_every_finding_stands_on_the_page_with_its_file_and_line() -> None:
    text = page(PACK)
    for each in found_in(PACK):
        assert each.code in text
    assert "three_faults/cards/more.yaml:23" in text
    assert text.index("unreachable") < text.index("runaway")


def test_what_an_author_wrote_cannot_break_the_page() -> None:
    counted = summary("tiny")
    assert "<" not in re.sub(r"<[^>]*>", "", page("tiny").split("</style>")[1])
    assert counted.scenario.settings.title in page("tiny")


def test_the_json_says_the_same_and_repeats_to_the_byte() -> None:
    counted, found = summary(PACK), found_in(PACK)
    text = data_of(counted, found, reading(PACK).files, hashes(PACK))
    assert text == data_of(counted, found, reading(PACK).files, hashes(PACK))
    data = json.loads(text)
    assert [each["code"] for each in data["findings"]] == [each.code for each in found]
    assert data["games"] == counted.played.plan.total
    assert set(data["reading"]) == set(BEATS)
    assert set(data["setups"][0]["teams"]) == set(counted.played.plan.teams)
    assert data["choices"]["course"]["dominated"]["a"]["by"] == "b"
    goals = data["setups"][0]["teams"]["balanced"]["goals"]
    assert goals["low"] <= goals["mean"] <= goals["high"]


def test_reading_counts_what_the_screen_shows() -> None:
    read = {each.beat: each for each in summary("tiny").reading}
    case = read["case"]
    words = [
        len(f"{card.title} {card.text}".split())
        for card in summary("tiny").scenario.cards.values()
        if card.kind == "case"
    ]
    assert min(words) <= case.words.least <= case.words.most <= max(words)
    assert case.minutes.most == pytest.approx(case.words.most / 140)
    assert read["choice"].minutes.most == pytest.approx(read["choice"].words.most / 200)
    assert case.planned == 5.0


def test_a_band_stays_inside_its_frame_and_its_median_inside_the_band() -> None:
    bands = [
        Band(0.0, 10.0, 20.0, 25.0, 99.0),
        Band(5.0, 15.0, 40.0, 45.0, 50.0),
        Band(7.0, 7.0, 7.0, 7.0, 7.0),
    ]
    scale = scale_of(bands, 5.0)
    chart = band_chart(bands, scale, [""] * len(scale.marks), ["0", "1", "2"])
    points = [tuple(map(float, point.split(","))) for point in f"{chart.band} {chart.line}".split()]
    assert all(LEFT <= x <= WIDE - RIGHT and TOP <= y <= HIGH - BOTTOM for x, y in points)
    assert all(TOP <= mark.at <= HIGH - BOTTOM for mark in chart.heights)
    upper, lower, line = points[:3], points[3:6][::-1], points[6:]
    for (_, top), (_, bottom), (_, middle) in zip(upper, lower, line, strict=True):
        assert top <= middle <= bottom


def test_a_range_is_cut_at_the_edge_and_shows_zero_in_the_middle() -> None:
    found = range_of(Band(-30.0, -10.0, 0.0, 5.0, 30.0), 20.0)
    assert found.thin == (0.0, 100.0)
    assert found.thick == (25.0, 37.5)
    assert found.dot == 50.0
    assert range_of(Band(0.0, 0.0, 0.0, 0.0, 0.0), 0.0).dot == 50.0
