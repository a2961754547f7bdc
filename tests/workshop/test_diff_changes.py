"""What changed between two packs is found by its place, named by its kind, and told in words."""

from __future__ import annotations

import pytest

from game.pack.hashes import rules_hash
from game.pack.load import load
from game.workshop.diff.changes import Change, changes_between
from game.workshop.diff.renames import Rename, renames_between
from game.workshop.diff.wording import Reworded, reworded
from tests.cli.support import TINY, Cli
from tests.workshop.conftest import Changed

CASES, MORE, MODEL, SCENARIO = "cards/cases.yaml", "cards/more.yaml", "model.yaml", "scenario.yaml"
PRICE = (CASES, "      price: 3\n", "      price: 3.5\n")


def found(folder) -> tuple[Change, ...]:
    return changes_between(load(TINY), load(folder))


def test_a_pack_is_no_other_than_itself(changed: Changed) -> None:
    assert found(changed()) == ()


def test_a_price_is_a_rule_with_its_old_and_new_value(changed: Changed) -> None:
    path = ("cards", "form", "options", "a", "price")
    assert found(changed(PRICE)) == (Change("changed", "rule", path, path, 3.0, 3.5),)


@pytest.mark.parametrize(
    ("edit", "kind", "field"),
    [
        ((CASES, "title: Skjemaet", "title: Papiret"), "text", "title"),
        ((CASES, "code: T1", "code: T7"), "remark", "code"),
        ((CASES, "  weight: 4\n", "  weight: 5\n"), "rule", "weight"),
        ((MODEL, "equation: 0.1 * fatigue", "equation: 0.2 * fatigue"), "rule", "equation"),
        ((SCENARIO, "on: fatigue >= 45", "on: fatigue >= 44"), "rule", "on"),
        ((SCENARIO, "low: 500, high: 50000", "low: 600, high: 50000"), "remark", "low"),
    ],
)
def test_rules_texts_and_remarks_are_told_apart(changed: Changed, edit, kind, field) -> None:
    folder = changed(edit)
    (change,) = found(folder)
    assert (change.kind, change.path[-1]) == (kind, field)
    assert (kind == "rule") == (rules_hash(load(folder)) != rules_hash(load(TINY)))


def test_another_spelling_of_an_equation_is_no_change(changed: Changed) -> None:
    assert found(changed((MODEL, "equation: 0.1 * fatigue", 'equation: "(0.10*fatigue)"'))) == ()


def test_a_follow_up_is_known_by_its_card_not_by_its_place_in_the_list(changed: Changed) -> None:
    more = "[{card: report, after: 2}, {card: errors, after: 1}]"
    (change,) = found(changed((CASES, "[{card: errors, after: 1}]", more)))
    assert (change.what, change.path[-2:], change.at[-2:]) == (
        "new",
        ("follow_ups", "report"),
        ("follow_ups", 0),
    )


def test_one_start_for_all_and_the_same_for_each_are_no_change(changed: Changed) -> None:
    folder = changed((MODEL, "start: 30, low", "start: {poor: 30, usual: 31}, low"))
    assert [(change.path[-1], change.old, change.new) for change in found(folder)] == [("usual", 30.0, 31.0)]


def test_the_order_of_ambitions_is_a_rule(changed: Changed) -> None:
    low = "  low: {name: Forsiktig, text: Hold skuta flytende.}\n"
    high = "  high: {name: Høy, text: Bli bedre.}\n"
    (change,) = found(changed((SCENARIO, low + high, high + low)))
    assert (change.kind, change.old, change.new) == ("rule", "low, high", "high, low")


def test_a_card_with_another_id_is_renamed_wherever_it_is_mentioned(changed: Changed) -> None:
    folder = changed(
        (MORE, "errors:\n  kind", "mistakes:\n  kind"),
        (CASES, "[{card: errors, after: 1}]", "[{card: mistakes, after: 1}]"),
    )
    renames, old = renames_between(load(TINY), load(folder))
    assert renames == (Rename(("cards",), "errors", "mistakes"),)
    assert changes_between(old, load(folder)) == ()


def test_a_stock_with_another_id_is_followed_into_equations_and_names_that_the_game_makes(tmp_path) -> None:
    folder = tmp_path / "new"
    (folder / "cards").mkdir(parents=True)
    for file in (SCENARIO, MODEL, CASES, MORE):
        text = (TINY / file).read_text(encoding="utf-8")
        text = text.replace("situation_worn", "situation_weary").replace("  worn: {name", "  weary: {name")
        (folder / file).write_text(text.replace("devmoney", "pot"), encoding="utf-8")
    renames, old = renames_between(load(TINY), load(folder))
    assert {(each.old, each.new) for each in renames} == {("devmoney", "pot"), ("worn", "weary")}
    assert changes_between(old, load(folder)) == ()


def test_answers_that_change_places_are_told_as_such(changed: Changed) -> None:
    card = (TINY / MORE).read_text(encoding="utf-8").split("\ncourse:\n")[1]
    a, b = (
        line + "\n"
        for line in card.splitlines()
        if line.startswith(("    a: {text: Fem", "    b: {text: Alle"))
    )
    folder = changed((MORE, a + b, b.replace("    b:", "    a:") + a.replace("    a:", "    b:")))
    renames, old = renames_between(load(TINY), load(folder))
    assert {(each.old, each.new) for each in renames} == {("a", "b"), ("b", "a")}
    assert changes_between(old, load(folder)) == ()


def test_two_things_with_equal_content_are_not_guessed_to_be_renamed(changed: Changed) -> None:
    same = "  {0}: {{text: Ferga gikk i dag også.}}\n"
    folder = changed((SCENARIO, same.format("ferry"), same.format("one") + same.format("two")))
    renames, _ = renames_between(load(TINY), load(folder))
    assert renames == ()
    assert sorted(change.what for change in found(folder)) == ["gone", "new", "new"]


def test_only_the_words_that_changed_are_shown() -> None:
    old = "En to tre fire fem seks sju åtte ni ti"
    places, more = reworded(old, old.replace("fem", "fire og en halv"))
    assert places == (Reworded("… tre fire fem seks sju …", "… tre fire fire og en halv seks sju …"),)
    assert not more


def test_a_text_that_changed_in_many_places_is_cut_short() -> None:
    old = [f"ord{number}" for number in range(60)]
    new = [word.upper() if number % 12 == 0 else word for number, word in enumerate(old)]
    places, more = reworded(" ".join(old), " ".join(new))
    assert len(places) == 3
    assert more


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "Skjemaet, svar A: prisen går fra 3\u00a0mill. kr til 3,5\u00a0mill. kr"),
        ("nn", "Skjemaet, svar A: prisen går frå 3\u00a0mill. kr til 3,5\u00a0mill. kr"),
        ("en", "Skjemaet, answer A: the price goes from 3\u00a0M NOK to 3.5\u00a0M NOK"),
    ],
)
def test_a_change_is_told_with_its_place(cli: Cli, changed: Changed, language, said) -> None:
    folder = changed(PRICE)
    ended = cli("diff", TINY, folder, "--lang", language)
    assert ended.code == 0
    assert f"  {folder}/cards/cases.yaml:15: {said}\n" in ended.out
    assert ended.err == ""


def test_what_is_gone_is_told_with_its_place_in_the_old_pack(cli: Cli, changed: Changed) -> None:
    ferry = "  ferry: {text: Ferga gikk i dag også.}\n"
    line = (TINY / SCENARIO).read_text(encoding="utf-8").partition(ferry)[0].count("\n") + 1
    ended = cli("diff", TINY, changed((SCENARIO, ferry, "")))
    said = "borte: småstykke «Ferga gikk i dag også.» (ferry)"
    assert f"  {TINY}/scenario.yaml:{line}: {said}" in ended.out


def test_a_change_of_texts_alone_says_that_games_still_replay(cli: Cli, changed: Changed) -> None:
    ended = cli("diff", TINY, changed((CASES, "title: Skjemaet", "title: Papiret")), "--lang", "en")
    assert "The rules are the same" in ended.out
    assert "another edition with the same rules" in ended.out
    assert "One text has changed" in ended.out


@pytest.mark.no_cover  # what it reaches, others reach faster
def test_every_change_of_a_whole_other_pack_can_be_told(cli: Cli) -> None:
    for old, new in ((TINY, "fjordvik"), ("fjordvik", TINY)):
        ended = cli("diff", old, new, "--lang", "en")
        assert ended.code == 0
        assert "do not have the same id" in ended.out


def test_translations_are_counted(cli: Cli, changed: Changed) -> None:
    folder = changed()
    (folder / "texts").mkdir()
    entry = 'msgid ""\nmsgstr ""\n\nmsgctxt "cards.form.title"\nmsgid "Skjemaet"\nmsgstr "Skjema"\n'
    (folder / "texts" / "nn.po").write_text(entry, encoding="utf-8")
    assert "Oversettelsen til nn: én tekst er endret." in cli("diff", TINY, folder).out
