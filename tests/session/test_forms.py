"""The form before and after: nobody can be told by it, nothing is lost, and a group sees no figure of two people."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.cli import main
from game.engine.step import default_setup
from game.errors import LogError
from game.log.archive import read_archive
from game.log.form_file import FormFile, Sheet, form_path, sheets_beside
from game.log.read import read_log
from game.pack.translation import translated
from game.session.edition import Edition, open_edition
from game.session.forms import ACTION, FORECAST, UNKNOWN, codebook, items, keep, rows, summary
from game.session.game import Game
from game.texts.catalogue import words
from tests.games import PACKS, SHIPPED
from tests.log.support import FaultyDisk

PACK = SHIPPED / "forste-halvar"


@pytest.fixture(scope="module")
def edition() -> Edition:
    """A scenario with a form."""
    return open_edition(PACK)


def new_game(edition: Edition, folder: Path) -> Game:
    """A game whose log is `folder`/game.jsonl."""
    return Game.new(edition, default_setup(edition.scenario), 7, "nb", folder / "game.jsonl")


def before(level: int, **more: int | str) -> Sheet:
    """A sheet with one level for the first sentence."""
    return Sheet("before", {"confidence.stop": level, **more})


def test_a_scenario_without_a_form_asks_nothing():
    scenario = open_edition(PACKS / "tiny").scenario
    assert items(scenario, "before", words("nb")) == ()
    assert items(scenario, "after", words("nb")) == ()
    assert summary(scenario, (before(10),)) is None


def test_after_the_game_each_sentence_is_asked_as_it_is_now_and_as_one_sees_oneself_before(edition):
    first = [each.name for each in items(edition.scenario, "before", words("nb"))]
    last = [each.name for each in items(edition.scenario, "after", words("nb"))]
    sentences = [name for name in first if name.startswith("confidence.")]
    assert first == [*sentences, "question", "forecast"]
    assert last == [
        *sentences,
        *(name.replace("confidence", "then") for name in sentences),
        "heard",
        "question",
        "action",
    ]


def test_a_sheet_says_nothing_of_who_filled_it_in_and_the_chain_only_that_one_was(edition, tmp_path):
    with new_game(edition, tmp_path) as game:
        keep(game, before(40, forecast=3))
        path = game.path
    note = next(record for record in read_log(path).records if record.k == "annotation")
    assert dict(note.x)["what"] == "form"
    assert "40" not in str(note.x["when"])
    assert set(note.d) == {"turn"}
    text = form_path(path).read_text(encoding="utf-8")
    assert not any(role in text for role in edition.scenario.settings.roles)
    assert form_path(path).stat().st_mode & 0o077 == 0


def test_sheets_lie_in_an_order_that_says_nothing(tmp_path):
    orders = set()
    for number in range(12):
        file = FormFile.open(tmp_path / f"{number}.form.json")
        for level in (10, 20, 30):
            file.put(before(level))
        again = FormFile.open(tmp_path / f"{number}.form.json").sheets
        assert again == file.sheets
        orders.add(tuple(sheet.answers["confidence.stop"] for sheet in again))
    assert len(orders) > 1


def test_a_full_disk_loses_no_sheet_and_says_so(edition, tmp_path):
    with new_game(edition, tmp_path) as game:
        keep(game, before(40))
        game.disk = FaultyDisk(1, "no space")
        with pytest.raises(LogError) as told:
            keep(game, before(50))
        assert told.value.finding.code == "private-unwritten"
        assert [sheet.answers["confidence.stop"] for sheet in sheets_beside(game.path)] == [40]


@pytest.mark.parametrize("text", ["", "{}", '{"format":2,"sheets":{}}', '{"format":1,"sheets":{"a":{}}}'])
def test_a_file_that_is_no_form_file_is_told_and_left_alone(tmp_path, text):
    path = tmp_path / "game.form.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LogError):
        FormFile.open(path)
    assert sheets_beside(tmp_path / "game.jsonl") == ()
    assert path.read_text(encoding="utf-8") == text


def test_forget_deletes_the_forms_and_an_archive_leaves_them_out_unless_asked(edition, tmp_path, capsys):
    with new_game(edition, tmp_path) as game:
        keep(game, before(40))
        path = game.path
    for asked, option in ((False, ()), (True, ("--private",))):
        out = tmp_path / f"{asked}.zip"
        assert main(["archive", str(path), "--out", str(out), "--pack", str(PACK), *option]) == 0
        assert (read_archive(out).form is not None) is asked
    assert main(["forget", str(path)]) == 0
    assert not form_path(path).exists()
    assert main(["verify", str(path)]) == 0
    capsys.readouterr()


def test_the_answers_are_values_with_a_codebook_in_three_languages(edition):
    scenarios = {
        language: translated(edition.scenario, PACK, language).scenario for language in ("nb", "nn", "en")
    }
    book = codebook(scenarios, words)
    by_name = {(each.when, each.name): each for each in book}
    assert by_name["before", "confidence.stop"].range == "0-100"
    assert by_name["before", FORECAST].range == f"0-{len(edition.scenario.settings.goals)}"
    assert by_name["after", "question"].range.split("|")[-1] == UNKNOWN
    assert by_name["after", ACTION].range == "text"
    for each in book:
        assert set(each.texts) == {"nb", "nn", "en"}
        assert len(set(each.texts.values())) > 1
    table = rows((before(40, forecast=2), Sheet("after", {"then.stop": 20}, "KA07")), book)
    assert (table[0]["confidence.stop"], table[0]["forecast"], table[0]["code"]) == (40, 2, None)
    assert (table[1]["then.stop"], table[1]["heard"], table[1]["code"]) == (20, None, "KA07")
    assert set(table[0]) == set(table[1]) == {"when", "code", *(each.name for each in book)}


def test_a_group_sees_no_figure_that_fewer_than_three_have_answered(edition):
    scenario = edition.scenario
    two = summary(scenario, (before(20), before(60)))
    assert two is not None
    assert not two.shown
    assert two.before == 2
    skipped = replace(before(90), answers={})
    assert not summary(scenario, (before(20), before(60), skipped)).shown  # type: ignore[union-attr]
    three = summary(scenario, (before(20), before(60), before(70)))
    assert three is not None
    mean = three.sentences[0].before
    assert mean is not None
    assert (mean.value, mean.count) == (50, 3)
    assert three.sentences[0].after is None


def test_the_question_is_summed_up_as_the_share_that_gave_the_model_s_answer(edition):
    sheets = [Sheet("after", {"question": answer}) for answer in ("more", "more", UNKNOWN, "less")]
    told = summary(edition.scenario, sheets)
    assert told is not None
    assert told.known is not None
    assert told.known.after is not None
    assert (told.known.after.value, told.known.after.count) == (50, 4)
    assert told.known.before is None
    assert told.known.answer == "Mer slitne"
