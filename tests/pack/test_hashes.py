"""`rules_hash` changes with every rule and with nothing else; `content_hash` with every byte."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.pack.hashes import content_hash, rules_hash
from game.pack.load import load
from game.pack.schema import Again, Scenario
from game.pack.translation import translated
from tests.games import PACKS, SHIPPED
from tests.pack.support import CASES, MODEL, MORE, SCENARIO, read_texts, replaced, tiny_texts

GOLDEN = "f77ab5f53a09cb4d613f9f4abdd1f473"


@pytest.fixture(scope="module")
def tiny():
    return load(PACKS / "tiny")


def hash_after(folder, *edits):
    texts = tiny_texts()
    for file, old, new in edits:
        texts[file] = replaced(texts[file], old, new)
    reading = read_texts(folder, texts)
    assert reading.scenario is not None, reading.problems
    return rules_hash(reading.scenario)


def test_the_hash_of_the_tiny_pack_is_what_it_was(tiny):
    """A change here is a new rules version, or a change of the pack."""
    assert rules_hash(tiny) == GOLDEN


SAME = {
    "a title": (CASES, "title: Skjemaet", "title: Et skjema"),
    "a case's text": (CASES, "text: Søknadsskjemaet har 40 felt.", "text: Søknadsskjemaet har 41 felt."),
    "an option's text": (CASES, "text: Digitaliser alt nå", "text: Alt nå"),
    "a private fact": (CASES, "finance: Leverandøren tar betalt for hvert felt.", "finance: Noe annet."),
    "a private fact left out": (CASES, "    finance: Leverandøren tar betalt for hvert felt.\n", ""),
    "what is said": (CASES, "decided: {text: Leverandøren har bestilt kake.}", "decided: {text: Kake., by: reidar}"),
    "a line that is left out": (CASES, "      failed: {text: Skjemaet ligger nede.}\n", ""),
    "a note": (CASES, "idea: Rydd før du digitaliserer.", "idea: En annen."),
    "a printed code": (CASES, "code: T1\n", "code: T77\n"),
    "a version": (SCENARIO, "version: 0.1.0", "version: 0.2.0"),
    "a licence": (SCENARIO, "license: CC-BY-4.0", "license: CC0"),
    "a language": (SCENARIO, "turns: 4\n", "turns: 4\nlanguage: nn\n"),
    "an age": (SCENARIO, "age: 58", "age: 59"),
    "the ends of a bar": (SCENARIO, "low: -5, high: 5", "low: -9, high: 9"),
    "the UN's goals": (SCENARIO, "goals: [3, 4]", "goals: [3]"),
    "minutes": (SCENARIO, "turns: 4\n", "turns: 4\nminutes: {news: 3}\n"),
    "gatherings": (SCENARIO, "turns: [1, 2], prepare: Les saken.", "turns: [1], prepare: Les alt."),
    "a headline's text": (SCENARIO, "plan: {text: Kommunen har en plan}", "plan: {text: Planen er her}"),
    "a unit": (MODEL, "unit: kh/year, start: 1", "unit: timer, start: 1"),
    "a reason": (MODEL, "why: Halvparten renner ut på et år.", "why: Fordi."),
    "a source": (MODEL, "why: Endring sliter., source: assumption", "why: Endring sliter., source: lore"),
    "the order of a table": (MORE, "{trust: 2, fatigue: 2}", "{fatigue: 2, trust: 2}"),
    "spaces in an equation": (MODEL, "equation: 0.1 * fatigue", "equation: 0.1   *fatigue"),
    "brackets in an equation": (MODEL, "equation: 0.1 * fatigue", "equation: (0.1) * ((fatigue))"),
    "how a number is written": (MODEL, "equation: 0.17 * freed_hours", "equation: 17e-2 * freed_hours"),
    "a whole number as a decimal": (CASES, "price: 3\n", "price: 3.0\n"),
    "quotes": (SCENARIO, "when: quality < 63", "when: 'quality < 63'"),
    "a number's default": (CASES, "price: 3\n", "price: 3\n      felt: 2\n"),
    "a default condition": (MORE, "archive:\n", "archive:\n  when: true\n"),
    "a default condition in words": (MORE, "archive:\n", 'archive:\n  when: "true"\n'),
    "a default weight": (MORE, "archive:\n", "archive:\n  weight: 1\n"),
    "a default equation": (MODEL, "  fatigue: {stock: fatigue}", '  fatigue: {stock: fatigue, factor: "1.0"}'),
    "a default table": (MORE, "archive:\n", "archive:\n  private: {}\n"),
    "an empty not_now": (MORE, "archive:\n", "archive:\n  not_now: {}\n"),
    "a not_now with nothing but texts": (MORE, "archive:\n", "archive:\n  not_now: {later: {text: Vått.}}\n"),
    "a default feature": (SCENARIO, "turns: 4\n", "turns: 4\nfeatures: {tokens: true}\n"),
    "a year": (SCENARIO, "year: 2026", "year: 2027"),
    "what a mandate looks at": (SCENARIO, "value: 0.5 * services + 0.5 * confidence", "value: services"),
    "the mark in the town": (SCENARIO, "mark: dark_windows", "mark: lit_windows"),
    "what a promise shows": (SCENARIO, "indicator: services, target: 64,", "indicator: staff, target: 50,"),
    "which epilogue": (SCENARIO, "when: services >= 60}", "when: services >= 61}"),
    "the profile of a plain start": (SCENARIO, "profile: usual", "profile: poor"),
    "a form": (SCENARIO, "turns: 4\n", "turns: 4\nform: {low: Nei, high: Ja, confidence: {stop: Jeg vet.}}\n"),
    "a default season": (SCENARIO, "start: {year: 2026, season: spring}", "start: {year: 2026}"),
}  # fmt: skip


@pytest.mark.parametrize("edit", SAME.values(), ids=SAME)
def test_what_is_no_rule_does_not_change_the_hash(edit, tmp_path, tiny):
    assert hash_after(tmp_path, edit) == rules_hash(tiny)


def test_the_order_of_tables_and_files_does_not_change_the_hash(tmp_path, tiny):
    texts = tiny_texts()
    head, *stocks = texts[MODEL].split("parameters:\n")[0].split("\n")[1:-1]
    texts[MODEL] = (
        "\n".join([head, *reversed(stocks), "parameters:"]) + "\n" + texts[MODEL].split("parameters:\n")[1]
    )
    texts[CASES], texts[MORE] = texts[MORE], texts[CASES]
    reading = read_texts(tmp_path, texts)
    assert reading.scenario is not None, reading.problems
    assert list(reading.scenario.model.stocks) != list(tiny.model.stocks)
    assert list(reading.scenario.cards) != list(tiny.cards)
    assert rules_hash(reading.scenario) == rules_hash(tiny)


OTHER = {
    "an equation": (MODEL, "equation: 0.1 * fatigue", "equation: fatigue * 0.1"),
    "a follow-up's name": (CASES, "{card: errors, after: 1}", "{card: cloud, after: 1}"),
    "when a follow-up comes": (CASES, "{card: errors, after: 1}", "{card: errors, after: 2}"),
    "a name": (MODEL, "  leak: {", "  drain: {"),
    "the order of ambitions": (
        SCENARIO,
        "  low: {name: Forsiktig, text: Hold skuta flytende.}\n  high: {name: Høy, text: Bli bedre.}\n",
        "  high: {name: Høy, text: Bli bedre.}\n  low: {name: Forsiktig, text: Hold skuta flytende.}\n",
    ),
    "an event that cannot wait": (MORE, "code: E1\n", "code: E1\n  not_now: null\n"),
    "dots": (CASES, "touches: {services: 2, economy: 1}", "touches: {services: 3}"),
    "a feature": (SCENARIO, "turns: 4\n", "turns: 4\nfeatures: {tokens: false}\n"),
    "a kind": (MORE, "report:\n  kind: delegated", "report:\n  kind: case"),
    "an owner": (MORE, "  owner: director\n  title: Kurset", "  owner: finance\n  title: Kurset"),
    "a condition": (MORE, "when: chose_form_a", "when: chose_form_a or turn > 3"),
    "a truth": (MORE, "  only_follow_up: true\n", ""),
    "a limit": (SCENARIO, "limits: {price: 0,", "limits: {price: 0.5,"),
}


@pytest.mark.parametrize("edit", OTHER.values(), ids=OTHER)
def test_a_rule_changes_the_hash(edit, tmp_path, tiny):
    assert hash_after(tmp_path, edit) != rules_hash(tiny)


def numbers(path: tuple[str, ...], value: object) -> Iterator[tuple[str, ...]]:
    """The paths of all numbers in plain data."""
    match value:
        case bool() | str() | None:
            return
        case int() | float():
            yield path
        case dict():
            for key, item in value.items():
                yield from numbers((*path, key), item)
        case list() | tuple():
            for place, item in enumerate(value):
                yield from numbers((*path, str(place)), item)
        case _:
            raise TypeError(f"this is no plain data: {value!r}")


def changed(value, path, amount):
    """Plain data with the number at a path changed."""
    if not path:
        return value + amount
    step, *rest = path
    if isinstance(value, dict):
        return {key: changed(item, rest, amount) if key == step else item for key, item in value.items()}
    return tuple(changed(item, rest, amount) if str(n) == step else item for n, item in enumerate(value))


def is_remark(path):
    """Whether a number is only shown, by the names on its path."""
    shown = {
        "indicators": {"low", "high", "goals", "level", "decimals"},
        "people": {"age"},
        "promises": {"target"},
    }
    if (
        path[:2] == ("settings", "start")
        or path[1] in {"minutes", "modules", "figures"}
        or path[-1] == "felt"
    ):
        return True
    return path[0] == "settings" and len(path) > 3 and path[3] in shown.get(path[1], set())


@pytest.mark.no_cover  # what it reaches, others reach faster; counting lines doubles its time
def test_every_number_that_is_a_rule_changes_the_hash_and_no_other_does(tiny):
    data = tiny.model_dump(exclude_unset=True)
    before = rules_hash(tiny)
    wrong = []
    for path in numbers((), data):
        if path == ("settings", "format"):
            continue
        amount = 1 if path[-1] in {"year", "turn", "deadline", "after", "weight"} else -0.125
        try:
            scenario = Scenario.model_validate(changed(data, path, amount))
        except ValueError:  # a whole number
            scenario = Scenario.model_validate(changed(data, path, 1), strict=True)
        if (rules_hash(scenario) == before) != is_remark(path):
            wrong.append(path)
    assert not wrong
    assert sum(1 for _ in numbers((), data)) > 150


def test_a_translation_has_the_hash_of_its_original():
    for folder in (PACKS / "tiny", SHIPPED / "fjordvik"):
        scenario = load(folder)
        for path in sorted((folder / "texts").glob("*.po")):
            assert rules_hash(translated(scenario, folder, path.stem).scenario) == rules_hash(scenario)


def test_only_a_checked_scenario_has_a_hash(tiny):
    flow = tiny.model.flows["leak"].model_copy(update={"equation": "0.1 * nothing"})
    model = tiny.model.model_copy(update={"flows": {**tiny.model.flows, "leak": flow}})
    with pytest.raises(ValueError, match="leak"):
        rules_hash(tiny.model_copy(update={"model": model}))


FILES = st.dictionaries(st.text(max_size=5), st.binary(max_size=8), max_size=4)


@given(FILES, FILES)
def test_packs_of_different_files_have_different_content_hashes(one, other):
    assert (content_hash(one) == content_hash(other)) == (one == other)


@given(st.lists(st.tuples(st.text(max_size=3), st.binary(max_size=3)), unique_by=lambda item: item[0]))
def test_the_order_in_which_files_are_given_does_not_count(files):
    assert content_hash(dict(files)) == content_hash(dict(reversed(files)))


def test_a_byte_that_moves_from_one_file_to_the_next_changes_the_content_hash():
    assert content_hash({"a": b"xy", "b": b"z"}) != content_hash({"a": b"x", "b": b"yz"})
    assert content_hash({"a": b"1:b:"}) != content_hash({"a": b"", "b": b""})


def test_words_for_the_next_time_are_no_rules(tiny):
    flood = tiny.cards["flood"].model_copy(
        update={"again": (Again(title="Vann igjen", text="Elva kom tilbake."),)}
    )
    economy = tiny.settings.indicators["economy"].model_copy(
        update={"better_again": ("Enda litt bedre.",), "worse_again": ("Enda litt strammere.",)}
    )
    indicators = {**tiny.settings.indicators, "economy": economy}
    more = tiny.model_copy(
        update={
            "cards": {**tiny.cards, "flood": flood},
            "settings": tiny.settings.model_copy(update={"indicators": indicators}),
        }
    )
    assert rules_hash(more) == rules_hash(tiny)
